"""Details of definitions from elsewhere: texts with headings, images, languages, series, loads."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import demonstrated
import pytest

from badge_catalogue.cli import main
from badge_catalogue.definitions.load import load
from badge_catalogue.exports import ob2, ob3, ooapi
from badge_catalogue.exports.narrative import narrative, taken_apart
from badge_catalogue.imports import edubadges
from badge_catalogue.imports import ob3 as ob3_in
from badge_catalogue.imports import ooapi as ooapi_in
from badge_catalogue.imports.record import Incoming
from badge_catalogue.model import Badge
from badge_catalogue.model.text import Text
from badge_catalogue.settings import Settings

CATALOGUE = load(demonstrated.CATALOGUE)[0]
SETTINGS = Settings("https://badges.example.org/", 1_780_000_000)
PNG = b"\x89PNG\r\n\x1a\n and so on"
EMBEDDED = "data:image/png;base64," + base64.b64encode(PNG).decode()
Read = Callable[..., Incoming]
BOTH = pytest.mark.parametrize(
    ("read", "kind"), [(edubadges.badge, "BadgeClass"), (ob3_in.badge, ["Achievement"])], ids=["OB2", "OB3"]
)


def lost(incoming: Incoming) -> list[str]:
    """Return what was not carried over, in English."""
    return [text.get("en") for text in incoming.lost]


@pytest.mark.parametrize("badge", CATALOGUE.badges.values(), ids=lambda badge: badge.id)
def test_one_text_is_taken_apart_again(badge: Badge) -> None:
    """Criteria, for whom, what one needs and admission come back from the narratives of both versions."""
    fields = ("criteria", "target_group", "prerequisites", "admission")
    for language in ("nl", "en"):
        told = json.loads(json.dumps(ob3.achievement(badge, CATALOGUE, SETTINGS, language)))
        data = ob3_in.badge(told, CATALOGUE).data
        assert {name: data.get(name, {}).get(language, "") for name in fields} == {
            name: getattr(badge, name).get(language).strip() for name in fields
        }
    told = json.loads(json.dumps(ob2.badge_class(badge, CATALOGUE, SETTINGS)))
    incoming = edubadges.badge(told, CATALOGUE, badge.default_language)
    known = [sector for sector in badge.sector if sector in {"mbo", "hbo", "wo"}]  # those that edubadges has
    assert incoming.data.get("sector", []) == known
    series = badge.series
    assert incoming.data.get("series") == (series and {"template": series.template, "step": series.step})


def test_a_heading_of_ones_own_stays_in_the_criteria() -> None:
    """Only the fixed headings, in the language of the text, are taken for a field."""
    text = "Doe dit.\n\nZo werkt het:\n\nEerst dat.\n\nFor whom:\n\nx"
    assert taken_apart(text, "nl") == {"criteria": text}
    assert taken_apart(text, "en") == {"criteria": text.partition("\n\nFor whom:")[0], "target_group": "x"}
    badge = next(iter(CATALOGUE.badges.values()))
    alone = replace(badge, target_group=Text(), prerequisites=Text(), admission=Text())
    assert narrative(alone, "nl") == badge.criteria.get("nl").strip()


@BOTH
@pytest.mark.parametrize("form", [lambda image: image, lambda image: {"id": image, "caption": "Een zon"}])
def test_an_embedded_image_comes_along(read: Read, kind: object, form: Callable[[str], Any]) -> None:
    """Its bytes get the name that the definition says; a caption becomes the text beside it."""
    incoming = read({"type": kind, "name": "Zon", "image": form(EMBEDDED)}, CATALOGUE, "nl")
    assert (incoming.files, incoming.data["image"]) == ({"zon.png": PNG}, "zon.png")
    assert incoming.data.get("image_alt", {"nl": "Een zon"}) == {"nl": "Een zon"}
    assert lost(incoming) == []


@BOTH
@pytest.mark.parametrize(
    "image",
    [
        "https://example.org/zon.png",
        "data:image/png;base64,???",
        "data:image/gif;base64,AAAA",
        "data:image/png;base64,",
        "data:image/png;base64," + "A" * 3_000_000,
    ],
    ids=["address", "no base64", "another kind", "empty", "too large"],
)
def test_an_image_that_does_not_come_along_is_named(read: Read, kind: object, image: str) -> None:
    """Nothing is fetched, and nobody finds out later; one line says what to do."""
    incoming = read({"type": kind, "name": "Zon", "image": image}, CATALOGUE, "nl")
    assert (incoming.files, "image" in incoming.data) == ({}, False)
    (told,) = lost(incoming)
    assert "zon.png" in told
    assert len(told) < 220


def test_an_image_of_our_own_is_drawn_again() -> None:
    """What we export says where our picture stands; importing it asks for nothing."""
    badge = next(iter(CATALOGUE.badges.values()))
    told = json.loads(json.dumps(ob3.achievement(badge, CATALOGUE, SETTINGS)))
    assert [each for each in lost(ob3_in.badge(told, CATALOGUE)) if "image" in each] == []


def test_the_command_writes_the_image_beside_the_file(tmp_path: Path, small: dict[str, bytes]) -> None:
    """A rehearsal writes none."""
    for path, data in small.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    source = tmp_path / "class.json"
    source.write_text(json.dumps({"type": "BadgeClass", "name": "Zon", "image": EMBEDDED}), encoding="utf-8")
    folder = tmp_path / "catalogue"
    picture = folder / "institutions" / "demo-mbo" / "badges" / "zon.png"
    command = ["import", "edubadges", str(source), "--institution", "demo-mbo", "--dir", str(folder)]
    main([*command, "--dry-run"])
    assert not picture.exists()
    main(command)
    assert picture.read_bytes() == PNG
    assert load(folder)[0].badges["demo-mbo.zon"].image == "zon.png"


@pytest.mark.parametrize(
    ("spoken", "language", "told"),
    [("en", "en", 0), ("en-GB", "en", 0), ("NL", "nl", 0), ("de", "nl", 1), ("", "nl", 0)],
)
def test_an_achievement_is_read_in_its_language(spoken: str, language: str, told: int) -> None:
    """A language that we have no field for is told; without one it is the one asked for."""
    incoming = ob3_in.badge({"type": ["Achievement"], "name": "x", "inLanguage": spoken}, CATALOGUE, "nl")
    assert (list(incoming.data["name"]), len(incoming.wrong)) == ([language], told)


@pytest.mark.parametrize(
    ("told", "workload"),
    [
        (
            {"studyLoad": {"studyLoadUnit": "ects", "value": 3}, "ext": {"sbu": 240, "hours": 84}},
            {"ects": 3, "sbu": 240},
        ),
        ({"studyLoad": {"studyLoadUnit": "ects", "value": 3}, "ext": {"hours": 90}}, {"ects": 3, "hours": 90}),
        ({"studyLoad": {"studyLoadUnit": "sbu", "value": 240}, "ext": {"sbu": 240, "hours": 240}}, {"sbu": 240}),
        ({"studyLoad": {"studyLoadUnit": "hour", "value": 12}}, {"hours": 12}),
        ({"ext": {"hours": 12}}, {"hours": 12}),
    ],
    ids=["credits and SBU", "credits and other hours", "SBU", "hours", "hours in the extension"],
)
def test_a_load_keeps_its_unit(told: dict[str, Any], workload: dict[str, float]) -> None:
    """Hours that follow from credits are not written down as hours."""
    assert ooapi_in.badge({"courseId": "1", "name": "x", **told}, CATALOGUE).data["workload"] == workload


def test_codes_dates_and_places_of_a_course_come_back() -> None:
    """What a course says beside its texts: alignments, other platforms, first start, places, the grade."""
    badge = next(
        badge for badge in CATALOGUE.badges.values() if badge.offering and badge.offering[0].starts and badge.grade
    )
    course = json.loads(json.dumps(ooapi.course(badge, CATALOGUE, SETTINGS)))
    data = ooapi_in.badge(course, CATALOGUE).data
    assert data["offering"][0]["starts"] == [f"{min(badge.offering[0].starts):%Y-%m-%d}"]
    assert data["offering"][0].get("locations", []) == list(badge.offering[0].locations)
    assert badge.grade is not None
    assert data["grade"] == {"required": badge.grade.required}
    assert data["language"] == list(badge.language[:1])
    codes = [
        {"codeType": "x-kompas21", "code": "samenwerken"},
        {"codeType": "x-edubadges", "code": "https://example.org/1"},
        {"codeType": "isbn", "code": "1"},
    ]
    incoming = ooapi_in.badge({**course, "otherCodes": codes}, CATALOGUE)
    assert incoming.data["alignments"] == [{"framework": "kompas21", "code": "samenwerken"}]
    assert incoming.data["awarded_as"] == [{"platform": "edubadges", "badge_class_url": "https://example.org/1"}]
    assert "identifier 'isbn 1'" in lost(incoming)


def test_three_letters_are_a_language() -> None:
    """Those of ISO 639-2, as OOAPI writes them, and tags such as nl-NL; both mean the same here."""
    for spoken, language in (("nld", "nl"), ("deu", "de"), ("nl-NL", "nl"), ("en-GB", "en")):
        data = ooapi_in.badge({"courseId": "1", "name": "x", "teachingLanguage": spoken}, CATALOGUE).data
        assert data["language"] == [language]
