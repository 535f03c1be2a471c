"""Pages of a list are one import, envelopes are opened, and what is no such file is called by its name."""

# ruff: noqa: E501, FBT001 -- rows of tables are one line

import base64
import copy
import json
from pathlib import Path
from typing import Any

import platform_samples as samples
import pytest

from badge_catalogue.cli import main
from badge_catalogue.definitions.load import load
from badge_catalogue.imports import json_files, sources
from badge_catalogue.imports.record import NotImportable
from badge_catalogue.imports.spreadsheets import rows

CATALOGUE = load(Path(__file__).resolve().parents[4] / "catalogue")[0]


def page(number: int, total: int = 3, code: str = "") -> bytes:
    """Return a page of a paged endpoint of OOAPI, with one course."""
    course = samples.COURSE_5 | {"courseId": f"c{number}", "primaryCode": {"code": code or f"W{number}"}}
    told = {"pageNumber": number, "hasPreviousPage": number > 1, "hasNextPage": number < total, "totalPages": total}
    return json.dumps(told | {"items": [course]}).encode()


@pytest.mark.parametrize(
    ("numbers", "whole"),
    [((1,), False), ((2,), False), ((1, 2), False), ((1, 3), False), ((1, 2, 3), True)],
    ids=["first", "middle", "two", "a gap", "all"],
)
def test_only_all_pages_are_whole(numbers: tuple[int, ...], whole: bool) -> None:
    """A page with one before or behind it is a part, and so are pages with a gap."""
    assert json_files.whole([json_files.read(page(number)) for number in numbers]) is whole


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ({"count": 9, "next": "https://a.example.org/?page=2", "previous": None, "results": [{"a": 1}]}, False),
        ({"count": 1, "next": None, "previous": None, "results": [{"a": 1}]}, True),
        ({"links": {"next": "https://a.example.org/2"}, "data": [{"a": 1}]}, False),
        ([{"a": 1}], True),
    ],
    ids=["next", "no next", "links", "a list"],
)
def test_other_ways_to_say_that_more_follows(told: object, whole: bool) -> None:
    """Django REST framework and JSON:API say it in other words."""
    assert json_files.whole([json_files.read(json.dumps(told).encode())]) is whole


def run(folder: Path, kind: str, *more: str) -> int:
    """Import for demo-mbo."""
    return main(["import", kind, *more, "--institution", "demo-mbo", "--dir", str(folder)])


def test_a_part_never_retires(small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two pages saved under one name: the badges of the first stay as they are, also with --retire."""
    file = tmp_path / "courses.json"
    file.write_bytes(page(1))
    assert run(small_folder, "ooapi", str(file)) == 1
    file.write_bytes(page(2))
    assert run(small_folder, "ooapi", str(file), "--retire") == 1
    said = capsys.readouterr().out
    assert "this is page 1 of 3" in said
    assert "retired" not in said.replace("nothing is retired", "")
    assert load(small_folder)[0].badges["demo-mbo.w1"].status == "draft"


def test_a_folder_of_pages_is_one_import(
    small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A badge that left the list between two imports of the whole is retired on request."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in (1, 2, 3):
        (pages / f"{number}.json").write_bytes(page(number))
    assert run(small_folder, "ooapi", str(pages)) == 0
    (pages / "3.json").unlink()
    (pages / "2.json").write_bytes(page(2, total=2))
    (pages / "1.json").write_bytes(page(1, total=2))
    assert run(small_folder, "ooapi", str(pages), "--retire") == 0
    assert "w3: retired" in capsys.readouterr().out


def test_a_new_name_on_the_platform_is_a_change(
    small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The class is known by its address: the file stays, its name changes, and nothing is retired."""
    told = copy.deepcopy(samples.EDUBADGES)
    file = tmp_path / "class.json"
    for name in ("Dijken inspecteren", "Dijken en kaden inspecteren"):
        file.write_text(json.dumps(told | {"name": name}), encoding="utf-8")
        run(small_folder, "edubadges", str(file), "--retire")
    said = capsys.readouterr().out
    assert "dijken-inspecteren: updated (name)" in said
    assert "retired" not in said.replace("status retired", "")
    badge = load(small_folder)[0].badges["demo-mbo.dijken-inspecteren"]
    assert badge.name.get("nl") == "Dijken en kaden inspecteren"
    assert [one.badge_class_url for one in badge.awarded_as] == [told["id"]]


def test_equal_names_are_told_apart_by_their_address(small_folder: Path, tmp_path: Path) -> None:
    """Both come in, each finds its file again, whatever their order; a slug in the file decides."""
    first, second = ({"type": "BadgeClass", "name": "Varen", "id": f"https://p.example.org/b/{name}"} for name in "xy")
    file = tmp_path / "classes.json"
    for order in ([first, second], [second, first]):
        file.write_text(json.dumps(order), encoding="utf-8")
        run(small_folder, "edubadges", str(file))
    found = {path.stem for path in (small_folder / "institutions/demo-mbo/badges").glob("varen*.yaml")}
    assert found == {"varen", "varen-y"}
    memory = json.loads(
        (small_folder / "institutions/demo-mbo/badges/.imports/varen-y.json").read_text(encoding="utf-8")
    )
    assert memory["address"] == second["id"]
    file.write_text(json.dumps([first | {"slug": "varen-op-zee", "id": "https://p.example.org/b/z"}]), encoding="utf-8")
    run(small_folder, "edubadges", str(file))
    assert (small_folder / "institutions/demo-mbo/badges/varen-op-zee.yaml").exists()


def jws(told: dict[str, Any]) -> str:
    """Return a signed text whose signature nobody checks."""
    parts = (json.dumps({"alg": "ES256"}), json.dumps(told), "s")
    return ".".join(base64.urlsafe_b64encode(part.encode()).decode().rstrip("=") for part in parts)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({"credential": [samples.CREDENTIAL], "compactJwsString": []}),
        json.dumps({"credential": [], "compactJwsString": [jws({"vc": samples.CREDENTIAL})]}),
        jws(samples.CREDENTIAL),
        jws({"vc": samples.CREDENTIAL}),
        json.dumps([samples.ACHIEVEMENT]),
    ],
    ids=["wallet", "wallet with signed ones", "signed", "signed, first model", "list"],
)
def test_envelopes_are_opened(data: str) -> None:
    """A wallet's answer and a signed text hold the achievement."""
    source = sources.read("ob3", "x", {"x": data.encode()}, catalogue=CATALOGUE)
    assert [item.data["name"] for item in source.incoming] == [{"en": "Reading maps"}]


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        ("edubadges", json.dumps([{"entityId": "Q7", "name": "x", "isMicroCredentials": 1}]), "catalogue list of edubadges.*badges/Q7"),
        ("edubadges", json.dumps({"results": [{"entity_id": "Q7", "name": "x", "badge_class_type": "regular"}]}), "badges/Q7"),
        ("ob3", json.dumps({"@context": "https://credreg.net/ctdl/schema/context/json", "@graph": [{"@type": "ceterms:Badge", "ceterms:name": {}}]}), "CTDL"),
        ("ooapi", json.dumps({"data": [{"type": "Course", "id": "1", "attributes": {"name": "x"}}]}), "MOOChub"),
        ("ob3", '<?xml version="1.0"?><loq xmlns="http://data.europa.eu/snb/x"/>', "catalogue import elm"),
        ("ob3", "<!DOCTYPE html><html></html>", "web page"),
        ("ooapi", json.dumps({"status": "401", "title": "Unauthorized"}), "error message of the platform"),
        ("edubadges", json.dumps({"type": "Assertion", "badge": "https://p.example.org/b/1"}), "save https://p.example.org/b/1"),
        ("edubadges", json.dumps(samples.ACHIEVEMENT), "catalogue import ob3"),
        ("ob3", json.dumps(samples.EDUBADGES), "catalogue import edubadges"),
        ("ob3", jws({"type": ["VerifiableCredential"]}), "signed badge"),
    ],
    ids=["list", "paged list", "CTDL", "MOOChub", "XML", "HTML", "error", "assertion", "OB3", "OB2", "JWT"],
)  # fmt: skip
def test_another_form_is_called_by_its_name(kind: str, data: str, said: str) -> None:
    """The refusal says what the file is, and what to do."""
    with pytest.raises(NotImportable, match=said):
        sources.read(kind, "x", {"x": data.encode()}, catalogue=CATALOGUE)


@pytest.mark.parametrize(
    ("code", "sectors", "codes"),
    [
        ("25297", ("mbo",), {"crebo": "25297"}),
        ("34279", ("hbo",), None),
        ("34279", (), None),
        ("25297", (), {"crebo": "25297"}),
        ("25297", ("mbo", "hbo"), {"crebo": "25297"}),
        ("34279", ("mbo", "hbo"), None),
        ("1006O3562", ("hbo",), {"rio": "1006O3562"}),
    ],
)
def test_five_digits_are_crebo_or_croho(code: str, sectors: tuple[str, ...], codes: object) -> None:
    """The sector says it; what is not carried over is told with the code that is asked for instead."""
    told = {
        "type": "BadgeClass",
        "name": "x",
        "extensions:EducationProgramIdentifierExtension": {"EducationProgramIdentifier": [code]},
    }
    source = sources.read("edubadges", "x", {"x": json.dumps(told).encode()}, catalogue=CATALOGUE, sectors=sectors)
    (item,) = source.incoming
    assert item.data.get("programme_codes") == codes
    assert ("CROHO" in str(item.lost)) is (codes is None)


@pytest.mark.parametrize(
    ("name", "framework"),
    [
        ("Kwaliteitskader Microcredentials voor Professionals HBO en WO", "npuls-hbo-wo"),
        ("Kwaliteitskader voor pilot microcredentials mbo 2024 - 2025", "npuls-mbo"),
        ("NVAO", "nvao"),
        ("Een eigen kader", None),
    ],
)
def test_quality_frameworks_by_the_names_that_edubadges_writes(name: str, framework: str | None) -> None:
    """A text of paragraphs is no body; who checks is said in a sentence."""
    told = {
        "type": "BadgeClass",
        "name": "x",
        "qualityAssuranceName": name,
        "qualityAssuranceDescription": "#### Kop\n\ntekst",
    }
    source = sources.read("edubadges", "x", {"x": json.dumps(told).encode()}, catalogue=CATALOGUE)
    quality = source.incoming[0].data.get("quality_assurance")
    assert quality == ({"framework": framework} if framework else None)
    assert len(source.incoming[0].lost) == (1 if framework else 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"])
def test_json_comes_in_whatever_saved_it(encoding: str) -> None:
    """A shell of Windows writes two bytes a sign, an editor of the past one; where that was guessed, it is said."""
    told = {**samples.EDUBADGES, "name": "Café's leiden, coördineren en één team"}
    page = json_files.read(json.dumps(told, ensure_ascii=False).encode(encoding))
    assert page.objects[0]["name"] == told["name"]
    assert bool(page.notes) == (encoding == "mac_roman")


def test_a_web_page_gives_its_course() -> None:
    """The data that a page embeds is read; a page without a course is refused as a page."""
    page = f'<!doctype html><html><script type="application/ld+json">{json.dumps(samples.SCHEMA)}</script></html>'
    source = sources.read("schema", "x", {"x": page.encode()}, catalogue=CATALOGUE)
    assert source.incoming[0].data["name"] == {"nl": "Bruggen keuren"}
    with pytest.raises(NotImportable, match="web page"):
        sources.read("schema", "x", {"x": b"<!doctype html><html></html>"}, catalogue=CATALOGUE)


LOQ = """<?xml version="1.0"?><loq xmlns="http://data.europa.eu/snb/model/ap/loq-constraints/">
<learningAchievementSpecification id="urn:a"><title language="nl">Bruggen keuren</title><title language="en">Judging bridges</title>
<description language="nl">Je leert bruggen keuren.</description><volumeOfLearning>PT90H</volumeOfLearning>
<language uri="http://publications.europa.eu/resource/authority/language/NLD"/>
<learningOutcome id="urn:b"><title language="nl">Een brug keuren</title></learningOutcome>
</learningAchievementSpecification></loq>"""


def test_xml_of_the_european_model_is_read() -> None:
    """The same classes in other brackets; a DOCTYPE is refused."""
    (item,) = sources.read("elm", "x", {"x": LOQ.encode()}, catalogue=CATALOGUE).incoming
    assert item.data["name"] == {"nl": "Bruggen keuren", "en": "Judging bridges"}
    assert item.data["workload"] == {"hours": 90}
    assert item.data["language"] == ["nl"]
    assert item.data["learning_outcomes"] == [{"id": "lo1", "text": {"nl": "Een brug keuren"}}]
    with pytest.raises(NotImportable, match="DOCTYPE"):
        sources.read("elm", "x", {"x": LOQ.replace("<loq", "<!DOCTYPE x><loq").encode()}, catalogue=CATALOGUE)


def test_a_credential_of_europass_holds_its_specification() -> None:
    """What it says of the person is no badge."""
    told = {
        "type": ["EuropeanDigitalCredential"],
        "credentialSubject": {
            "type": "Person",
            "hasClaim": [{"type": "LearningAchievement", "title": {"nl": "x"}, "specifiedBy": samples.ELM}],
        },
    }
    (item,) = sources.read("elm", "x", {"x": json.dumps(told).encode()}, catalogue=CATALOGUE).incoming
    assert item.data["name"] == {"nl": "Bruggen keuren"}


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.csv", b"naam", "csv"), ("a.XLSX", b"PK", "xlsx"), ("a.md", b"x", "issue"),
        ("a.json", json.dumps(samples.EDUBADGES).encode(), "edubadges"),
        ("a.json", json.dumps({"result": [samples.BADGR]}).encode(), "edubadges"),
        ("a.json", json.dumps(samples.CREDENTIAL).encode(), "ob3"), ("a.jwt", jws(samples.CREDENTIAL).encode(), "ob3"),
        ("a.json", page(1), "ooapi"), ("a.json", json.dumps(samples.SCHEMA).encode(), "schema"),
        ("a.json", json.dumps(samples.ELM).encode(), "elm"), ("a.json", b"{}", None), ("a.bin", b"x", None),
    ],
)  # fmt: skip
def test_a_file_says_of_which_kind_it_is(name: str, data: bytes, kind: str | None) -> None:
    """Whoever drops a file need not know what its form is called."""
    assert sources.kind_of(name, data) == kind


def test_a_form_answers_each_question_once() -> None:
    """A second answer, such as another's folder within a text, is told and not read; other headings are text."""
    form = (
        "### Naam (`name.nl`)\n\nLuiden\n\n### Instelling (`issuer`)\n\ndemo-mbo\n\n### Waarover (`description.nl`)\n\n"
    )
    text = "Je luidt.\n\n### Programma\n\nEen dag.\n\n### Instelling (`issuer`)\n\ndemo-hbo\n"
    incoming = rows.from_issue(form + text)
    assert incoming.data["issuer"] == "demo-mbo"
    assert incoming.data["description"] == {"nl": "Je luidt.\n\n### Programma\n\nEen dag."}
    assert [said.get("en") for said in incoming.wrong] == [
        "'issuer' stands twice in the form; the first answer was read, not: demo-hbo"
    ]
