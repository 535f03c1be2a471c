"""Definitions from elsewhere: what they say comes in, what they cannot say is told, what is no such file is refused."""

# ruff: noqa: E501 -- rows of sheets and tables are one line

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import demonstrated
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badge_catalogue import model as m
from badge_catalogue.definitions.load import load, load_files
from badge_catalogue.definitions.writing import definition
from badge_catalogue.exports import elm, ob2, ob3, ooapi, schema_org
from badge_catalogue.imports import edubadges, esco, json_files, sources
from badge_catalogue.imports import elm as elm_in
from badge_catalogue.imports import ob3 as ob3_in
from badge_catalogue.imports import ooapi as ooapi_in
from badge_catalogue.imports import schema_org as schema_in
from badge_catalogue.imports.record import Incoming, NotImportable
from badge_catalogue.imports.spreadsheets import rows
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import Text
from badge_catalogue.settings import Settings

ROOT = Path(__file__).resolve().parents[4]
CATALOGUE = load(demonstrated.CATALOGUE)[0]
SETTINGS = Settings("https://badges.example.org/", 1_780_000_000)
PATH = "catalogue/institutions/demo-mbo/badges/ehbo.yaml"


def again(incoming: Incoming, badge: Badge, **absent: Any) -> Badge:
    """Write what came in as a file, with fields that its form has no place for, and read it with the loader."""
    rest = {"issuer": badge.issuer, "status": badge.status, "contact": badge.contact, "reviewed_on": "2026-09-01"}
    data = {"sector": list(badge.sector), "language": list(badge.language)} | absent | incoming.data | rest
    institution = badge.id.partition(".")[0]
    path = f"catalogue/institutions/{institution}/badges/{incoming.slug}.yaml"
    catalogue, findings = load_files({path: definition(path, "badge", m.Badge, data).encode()})
    assert [item.format() for item in findings] == []
    return catalogue.badges[badge.id]


def said(text: Text, language: str) -> str:
    """Return a text without the space around it."""
    return text.values.get(language, "").strip()


@pytest.mark.parametrize("badge", CATALOGUE.badges.values(), ids=lambda badge: badge.id)
def test_badge_class_comes_back_with_its_meaning(badge: Badge) -> None:
    """What we export for edubadges and import again means the same, in the language of the export."""
    told = json.loads(json.dumps(ob2.badge_class(badge, CATALOGUE, SETTINGS)))
    back = again(edubadges.badge(told, CATALOGUE, badge.default_language), badge)
    language = badge.default_language
    for name in ("name", "description", "criteria"):
        assert said(getattr(back, name), language) == said(getattr(badge, name), language)
    assert (back.type, back.version, back.workload) == (badge.type, badge.version, badge.workload)
    assert back.language == badge.language[:1]
    assert [said(item.text, language) for item in back.learning_outcomes] == [
        " ".join(said(item.text, language).split()) for item in badge.learning_outcomes
    ]
    assert back.participation == badge.participation[:1]
    assert (back.quality_assurance is None) == (badge.quality_assurance is None)
    if badge.quality_assurance is not None and back.quality_assurance is not None:
        assert back.quality_assurance.framework == badge.quality_assurance.framework
    if badge.level is not None:
        assert back.level is not None
        assert back.level.value.rstrip("+") == badge.level.value.rstrip("+")
    if badge.grade is not None:
        assert back.grade is not None
        assert back.grade.required == badge.grade.required
    assert set(back.search_words.get(language, ())) == set(badge.search_words.get(language, ()))


@pytest.mark.parametrize("badge", CATALOGUE.badges.values(), ids=lambda badge: badge.id)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_achievement_comes_back_with_its_meaning(badge: Badge, language: str) -> None:
    """What we export as an OB 3.0 Achievement and import again means the same: outcomes, skills, level, codes."""
    told = json.loads(json.dumps(ob3.achievement(badge, CATALOGUE, SETTINGS, language)))
    back = again(ob3_in.badge(told, CATALOGUE), badge)
    for name in ("name", "description", "criteria"):
        assert said(getattr(back, name), language) == said(getattr(badge, name), language)
    assert (back.type, back.version) == (badge.type, badge.version)
    assert (back.level and back.level.value) == (badge.level and badge.level.value)
    assert [(item.id, said(item.text, language)) for item in back.learning_outcomes] == [
        (item.id, said(item.text, language)) for item in badge.learning_outcomes
    ]
    assert [set(item.esco) for item in back.learning_outcomes] == [set(item.esco) for item in badge.learning_outcomes]
    assert back.isced_f == badge.isced_f
    assert back.programme_codes == badge.programme_codes
    assert set(back.occupations) == set(badge.occupations)
    assert (back.workload and back.workload.ects) == (badge.workload and badge.workload.ects)


@pytest.mark.parametrize("badge", CATALOGUE.badges.values(), ids=lambda badge: badge.id)
def test_course_comes_back_with_its_meaning(badge: Badge) -> None:
    """What we export as an OOAPI course and import again means the same, in both languages."""
    told = json.loads(json.dumps(ooapi.course(badge, CATALOGUE, SETTINGS)))
    back = again(ooapi_in.badge(told, CATALOGUE), badge)
    for language in ("nl", "en"):
        assert said(back.name, language) == said(badge.name, language)
        assert said(back.description, language) == said(badge.description, language)
        assert said(back.criteria, language) == said(badge.criteria, language)
        assert [said(item.text, language) for item in back.learning_outcomes] == [
            said(item.text, language) for item in badge.learning_outcomes
        ]
    assert back.type == badge.type
    assert back.participation == badge.participation
    assert back.isced_f == badge.isced_f
    assert (back.workload and back.workload.in_hours) == (badge.workload and badge.workload.in_hours)


@pytest.mark.parametrize("badge", CATALOGUE.badges.values(), ids=lambda badge: badge.id)
def test_specification_comes_back_with_its_meaning(badge: Badge) -> None:
    """What we export in the European Learning Model and import again means the same, in both languages."""
    told = json.loads(json.dumps(elm.specification(badge, CATALOGUE, SETTINGS)))
    back = again(elm_in.badge(told, CATALOGUE), badge, version="1", criteria={"nl": "x"})
    for language in ("nl", "en"):
        assert said(back.name, language) == said(badge.name, language)
        assert said(back.description, language) == said(badge.description, language)
        assert [(item.id, said(item.text, language)) for item in back.learning_outcomes] == [
            (item.id, said(item.text, language)) for item in badge.learning_outcomes
        ]
    assert [set(item.esco) for item in back.learning_outcomes] == [set(item.esco) for item in badge.learning_outcomes]
    assert (back.language, back.isced_f, set(back.participation)) == (
        badge.language,
        badge.isced_f,
        set(badge.participation),
    )
    assert (back.workload and back.workload.in_hours) == (badge.workload and badge.workload.in_hours)
    if elm.is_qualification(badge, CATALOGUE):  # the only class with a place for a level
        assert (back.level and back.level.value) == (badge.level and badge.level.value)


@pytest.mark.parametrize("badge", CATALOGUE.badges.values(), ids=lambda badge: badge.id)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_course_of_a_page_comes_back_with_its_meaning(badge: Badge, language: str) -> None:
    """What a page of ours would embed for a search engine and import again means the same."""
    told = json.loads(json.dumps(schema_org.credential(badge, CATALOGUE, SETTINGS, language)))
    back = again(schema_in.badge(told, CATALOGUE, language), badge, criteria={language: "x"})
    for name in ("name", "description"):
        assert said(getattr(back, name), language) == said(getattr(badge, name), language)
    assert [said(item.text, language) for item in back.learning_outcomes] == [
        said(item.text, language) for item in badge.learning_outcomes
    ]
    assert (back.type, back.version, back.isced_f) == (badge.type, badge.version, badge.isced_f)
    assert back.expires_after == badge.expires_after
    assert set(back.audience) == set(badge.audience)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (edubadges.badge, {"type": "Assertion", "name": "x"}),
        (edubadges.badge, {"type": "BadgeClass"}),
        (ob3_in.badge, {"type": ["OpenBadgeCredential"]}),
        (ob3_in.badge, {"type": ["Achievement"], "name": {"nl": ""}}),
        (ooapi_in.badge, {"name": [{"language": "nl-NL", "value": "x"}]}),
        (ooapi_in.badge, {"courseId": "1"}),
    ],
)
def test_other_objects_are_refused(read: Callable[[dict[str, Any], Catalogue], Incoming], told: dict[str, Any]) -> None:
    """An object of another kind is refused with what was expected."""
    with pytest.raises(NotImportable, match="expected"):
        read(told, CATALOGUE)


def test_what_has_no_place_is_told() -> None:
    """A member we do not know is named, not dropped in silence."""
    incoming = edubadges.badge({"type": "BadgeClass", "name": "x", "sponsor": "y", "assessmentType": "quiz"}, CATALOGUE)
    assert [item.get("en") for item in incoming.lost] == ["assessment 'quiz'", "member 'sponsor'"]


@pytest.mark.parametrize(
    ("read", "told", "lost"),
    [
        (edubadges.badge, {"type": "BadgeClass", "name": "x", "extensions:NewExtension": {"a": 1}}, "member 'extensions:NewExtension'"),
        (edubadges.badge, {"type": "BadgeClass", "name": "x", "typeBadgeClass": "nano"}, "typeBadgeClass 'nano'"),
        (edubadges.badge, {"type": "BadgeClass", "name": "x", "participation": "vr"}, "participation 'vr'"),
        (ooapi_in.badge, {"courseId": "1", "name": "x", "modeOfDelivery": ["online", "lecture"]}, "mode 'lecture'"),
        (ooapi_in.badge, {"courseId": "1", "name": "x", "studyLoad": {"value": 3, "studyLoadUnit": "contacttime"}}, "study load '3 contacttime'"),
        (ooapi_in.badge, {"courseId": "1", "name": "x", "fieldsOfStudy": "9999"}, "field of study '9999'"),
    ],
    ids=["extension", "type", "participation", "mode", "unit", "field"],
)  # fmt: skip
def test_a_value_without_a_place_is_told(
    read: Callable[[dict[str, Any], Catalogue], Incoming], told: dict[str, Any], lost: str
) -> None:
    """A value that our lists do not have is named too; without it nothing is."""
    assert [item.get("en") for item in read(told, CATALOGUE).lost] == [lost]
    known = {key: value for key, value in told.items() if key in {"type", "name", "courseId"}}
    assert read(known, CATALOGUE).lost == []


def test_slip_of_edubadges_is_understood() -> None:
    """Edubadges writes `oram_exam`; we know what it means."""
    incoming = edubadges.badge({"type": "BadgeClass", "name": "x", "assessmentType": "oram_exam"}, CATALOGUE)
    assert incoming.data["assessment"] == {"types": ["oral_exam"]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
MEMBERS = st.sampled_from(
    ["name", "criteria", "alignment", "tags", "version", "resultDescription", "learningOutcomes", "otherCodes", "ext",
     "extensions:ECTSExtension", "extensions:EQFExtension", "stackable", "otherIdentifier", "inLanguage", "fieldsOfStudy"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(MEMBERS, JSON, max_size=6))
def test_hostile_members_are_refused_or_read(told: dict[str, Any]) -> None:
    """Whatever type a member has, an import ends in a badge or in a refusal."""
    for read, sure in (
        (edubadges.badge, {"type": "BadgeClass"}),
        (ob3_in.badge, {"type": ["Achievement"]}),
        (ooapi_in.badge, {"courseId": "1"}),
    ):
        try:
            incoming = read({**told, **sure}, CATALOGUE)
        except NotImportable:
            continue
        assert isinstance(incoming.data["name"], dict)


@pytest.mark.parametrize("data", [b"", b"[]", b"1", b"{", b"[1, 2]", b"[" * 100_000, b'{"items": []}'])
def test_json_without_objects_is_refused(data: bytes) -> None:
    """A file without an object is refused, however deep or short."""
    with pytest.raises(NotImportable):
        json_files.read(data)


def test_issue_form_is_read() -> None:
    """Headings end in the field's path; ticked boxes are a list; what was not answered is absent."""
    text = (
        "### Naam in het Nederlands (`name.nl`)\n\nEHBO\n\n### Sector (`sector`)\n\n- [x] mbo\n- [ ] hbo\n- [X] wo\n\n"
        "### Beschrijving (`description.nl`)\n\nRegel een.\n\nRegel twee.\n\n### Website (`offering.url`)\n\n_No response_\n"
    )
    incoming = rows.from_issue(text)
    assert incoming.slug == "ehbo"
    assert incoming.data == {
        "name": {"nl": "EHBO"},
        "sector": ["mbo", "wo"],
        "description": {"nl": "Regel een.\n\nRegel twee."},
    }


def test_esco_download_adds_what_is_used() -> None:
    """Terms in use and not yet listed are appended with both labels; what ESCO lacks is named."""
    one, two, three = (f"http://data.europa.eu/esco/skill/{name}" for name in ("aaaa", "bbbb", "cccc"))
    head = "conceptType,conceptUri,skillType,preferredLabel\n"
    files = {
        "nl": f"{head}S,{one},skill,solderen\nS,{two},knowledge,natuurkunde\n".encode(),
        "en": f"{head}S,{one},skill,solder\nS,{two},knowledge,physics\n".encode(),
    }
    download = esco.concepts(files, "skills")
    known = {one: m.Term(one, one, Text({"nl": "soldeer", "en": "solder"}))}
    text, absent = esco.added(known, [one, two, three], download)
    assert absent == [three]
    catalogue, findings = load_files(
        {"catalogue/vocabularies/esco.yaml": f"# yaml-language-server: $schema=x\nterms:\n{text}".encode()}
    )
    assert findings == []
    assert catalogue.vocabularies["esco"][two].label.values == {"nl": "natuurkunde", "en": "physics"}
    assert catalogue.vocabularies["esco"][two].kind == "knowledge"
    assert esco.differing(known, download) == [(one, "nl", "soldeer", "solderen")]


@pytest.mark.parametrize("letters", ["utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_esco_is_read_as_excel_saves_it_too(separator: str, letters: str) -> None:
    """Semicolons, a mark in front, the letters of Windows and a column of a later version change no label."""
    uri = "http://data.europa.eu/esco/skill/aaaaaaaa-0000-4000-8000-000000000001"
    rows = (("later", "conceptUri", "skillType", "preferredLabel"), ("x", uri, "knowledge", "réparer"))
    data = "".join(f"{separator.join(row)}\r\n" for row in rows).encode(letters)
    assert esco.concepts({"nl": data}, "skills") == {uri: esco.Concept(uri, "knowledge", {"nl": "réparer"})}


def test_other_csv_is_no_esco(tmp_path: Path) -> None:
    """A file without ESCO's columns, a folder without ESCO's files and a file that is no ZIP are refused."""
    with pytest.raises(NotImportable):
        esco.concepts({"nl": b"a,b\n"}, "skills")
    assert esco.concepts({"nl": b"conceptUri,preferredLabel\n"}, "skills") == {}
    with pytest.raises(NotImportable):
        esco.download(tmp_path)
    (tmp_path / "skills_nl.csv").write_text("conceptUri,preferredLabel\n", encoding="utf-8")
    assert list(esco.download(tmp_path)) == ["skills"]
    with pytest.raises(NotImportable):
        esco.download(tmp_path / "skills_nl.csv")


def test_official_labels_replace_our_own_translations_only() -> None:
    """A translation of ours gives way and its mark goes; a label that is not ours and a term ESCO lacks stay."""
    one, two, three = (f"http://data.europa.eu/esco/skill/{name}" for name in ("aaaa", "bbbb", "cccc"))
    text = "# yaml-language-server: $schema=x\nterms:\n" + "".join(
        f"  {uri}:\n    uri: {uri}\n    label:\n      nl: {label}\n      en: solder\n    kind: skill\n{mark}"
        for uri, label, mark in (
            (one, "soldeer", "    own_translation: [nl]\n"),
            (two, "lijmen", ""),
            (three, "klinken", "    own_translation: [nl]\n"),
        )
    )
    known = load_files({"catalogue/vocabularies/esco.yaml": text.encode()})[0].vocabularies["esco"]
    head = "conceptType,conceptUri,skillType,preferredLabel\n"
    download = esco.concepts({"nl": f"{head}S,{one},skill,solderen\nS,{two},skill,verlijmen\n".encode()}, "skills")
    changed, count = esco.official(text, known, download)
    assert count == 1
    catalogue, findings = load_files({"catalogue/vocabularies/esco.yaml": changed.encode()})
    assert findings == []
    terms = catalogue.vocabularies["esco"]
    assert [terms[uri].label.get("nl") for uri in (one, two, three)] == ["solderen", "lijmen", "klinken"]
    assert [terms[uri].own_translation for uri in (one, two, three)] == [(), (), ("nl",)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_guide_lists_every_kind_of_import(language: str) -> None:
    """In the sentence on the command line: all kinds, and elsewhere than in the Netherlands all but edubadges."""
    guide = (ROOT / "site_src" / "docs" / language / "contribute.md").read_text(encoding="utf-8")
    lines = [line for line in guide.splitlines() if "`catalogue import csv badges.csv --institution" in line]
    told = [["csv", *re.findall(r"`(\w+)`", line)] for line in lines]
    kinds = [*sources.TABLES, *sources.FORMS]
    elsewhere = [kind for kind in kinds if kind != "edubadges"]
    assert told == [kinds, elsewhere], f"list the kinds, in this order, in site_src/docs/{language}/contribute.md"
