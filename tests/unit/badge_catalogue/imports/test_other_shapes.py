"""Shapes of files that platforms give beside the plain one: each is read, or called by its name with what to do."""

# ruff: noqa: E501 -- rows of tables are one line

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from badge_catalogue.cli import main
from badge_catalogue.definitions.load import load
from badge_catalogue.imports import sources
from badge_catalogue.imports.record import Incoming, NotImportable

CATALOGUE = load(Path(__file__).resolve().parents[4] / "catalogue")[0]
CLASS: dict[str, Any] = {
    "type": "BadgeClass",
    "id": "https://api.edubadges.nl/public/badges/B1",
    "name": "Dijken",
    "description": "Je leert dijken.",
    "criteria": {"narrative": "Je liep drie dijken na."},
}
ACHIEVEMENT: dict[str, Any] = {
    "type": ["Achievement"],
    "id": "https://a.example.org/1",
    "name": "Dijken",
    "description": "Dijken.",
    "criteria": {"narrative": "Je liep."},
}
CREDENTIAL: dict[str, Any] = {
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "credentialSubject": {"achievement": ACHIEVEMENT},
}
COURSE: dict[str, Any] = {
    "courseId": "c1",
    "primaryCode": {"codeType": "identifier", "code": "W1"},
    "name": [{"language": "nl-NL", "value": "Dijken"}],
}
SPECIFICATION: dict[str, Any] = {
    "type": "LearningAchievementSpecification",
    "id": "http://s.example.org/1",
    "title": {"nl": "Dijken"},
    "learningOutcome": [{"title": {"nl": "Je kan dijken nalopen"}}],
}
PAGE_COURSE: dict[str, Any] = {"@type": "Course", "name": "Dijken", "description": "Dijken."}
SCHEMA = "https://schema.org"
TOKEN = ".".join(
    base64.urlsafe_b64encode(part.encode()).decode().rstrip("=") for part in ("{}", json.dumps(CREDENTIAL), "x")
)


def read(kind: str, told: object) -> list[Incoming]:
    """Return the badges of a file."""
    data = json.dumps(told).encode()
    return sources.read(kind, "x.json", {"x.json": data}, catalogue=CATALOGUE, sectors=("hbo",)).incoming


WRAPPED: dict[str, tuple[str, object, int]] = {
    "an awarded badge of version 2 with its class": ("edubadges", {"type": "Assertion", "badge": CLASS}, 1),
    "Moodle's answer about one badge": ("edubadges", {"badge": CLASS, "warnings": []}, 1),
    "the first API of Badgr": ("edubadges", [{"slug": "dijken", "name": "Dijken", "json": CLASS}], 1),
    "one result": ("edubadges", {"status": {"success": True}, "result": CLASS}, 1),
    "a presentation": ("ob3", {"type": "VerifiablePresentation", "verifiableCredential": [CREDENTIAL]}, 1),
    "a presentation of one": ("ob3", {"type": ["VerifiablePresentation"], "verifiableCredential": CREDENTIAL}, 1),
    "an enveloped credential": ("ob3", {"type": "EnvelopedVerifiableCredential", "id": f"data:application/vc+jwt,{TOKEN}"}, 1),
    "a record of a learner": ("ob3", {"type": ["VerifiableCredential", "ClrCredential"], "credentialSubject": {"verifiableCredential": [CREDENTIAL], "achievement": [ACHIEVEMENT | {"id": "https://a.example.org/2", "name": "Sluizen"}]}}, 2),
    "a European credential to upload": ("elm", {"credential": {"type": ["EuropeanDigitalCredential"], "credentialSubject": {"hasClaim": [{"title": {"nl": "x"}, "specifiedBy": SPECIFICATION}]}}}, 1),
    "an opportunity with its specification": ("elm", {"type": "LearningOpportunity", "title": {"nl": "Cursus"}, "learningAchievementSpecification": SPECIFICATION}, 1),
    "names with prefixes": ("elm", {"@graph": [{"@type": "elm:LearningAchievementSpecification", "dc:title": {"@language": "nl", "@value": "Dijken"}}]}, 1),
    "two courses of a graph": ("schema", {"@context": SCHEMA, "@graph": [{"@type": "WebPage", "name": "p"}, PAGE_COURSE, PAGE_COURSE | {"name": "Sluizen"}]}, 2),
    "a list of courses": ("schema", {"@context": SCHEMA, "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": PAGE_COURSE}]}, 1),
    "the course of a page": ("schema", {"@context": SCHEMA, "@type": "WebPage", "mainEntity": PAGE_COURSE}, 1),
}  # fmt: skip


@pytest.mark.parametrize("shape", WRAPPED)
def test_a_badge_is_found_within_what_surrounds_it(shape: str) -> None:
    """The badge comes out with its name, and nobody has to say which form the file has."""
    kind, told, number = WRAPPED[shape]
    found = read(kind, told)
    assert len(found) == number
    assert found[0].data["name"] == {"nl": "Dijken"}
    assert sources.kind_of("x.json", json.dumps(told).encode()) == kind


NAMED: dict[str, tuple[str, object, str]] = {
    "an issuer": ("edubadges", {"type": "Issuer", "id": "https://api.edubadges.nl/public/issuers/Q1", "name": "X"}, "https://api.edubadges.nl/public/issuers/Q1/badges"),
    "an institution": ("edubadges", {"type": "Institution", "name": "X", "entityId": "K"}, "/public/issuers/…/badges"),
    "an issuer of Badgr": ("edubadges", {"result": [{"entityType": "Issuer", "entityId": "K", "name": "X"}]}, "/v2/issuers/K/badgeclasses"),
    "a profile": ("ob3", {"type": ["Profile"], "id": "https://x.example.org", "name": "X"}, "zonder badges"),
    "somebody's collection": ("edubadges", {"result": [{"entityType": "BackpackAssertion", "badgeclassOpenBadgeId": "https://b.example.org/1"}]}, "https://b.example.org/1"),
    "what somebody earned in Moodle": ("edubadges", {"badges": [{"id": 4, "name": "Lab", "issuername": "M", "uniquehash": "a", "dateissued": 1}]}, "badge_json.php?id=4&obversion=2"),
    "an answer that failed": ("edubadges", {"exception": "e", "errorcode": "invalidtoken", "message": "m"}, "foutmelding"),
    "an offering": ("ooapi", {"offeringId": "o", "primaryCode": {"code": "O"}, "name": [{"language": "nl", "value": "A"}]}, "/courses"),
    "a request to publish CTDL": ("edubadges", {"PublishForOrganizationIdentifier": "ce-1", "Credential": {"Name": "N"}}, "CTDL"),
    "CTDL alone": ("ob3", {"@type": "ceterms:Badge", "ceterms:name": {"en": "N"}}, "CTDL"),
    "an answer of Open Badge Factory": ("edubadges", {"id": "1", "name": "N", "criteria_html": "<p>x</p>"}, "Open Badge Factory"),
    "a list of Credly": ("edubadges", {"data": [{"id": "1", "name": "N", "vanity_slug": "n"}]}, "Credly"),
    "a list of Accredible": ("ob3", {"groups": [{"course_name": "N", "course_description": "d"}]}, "Accredible"),
    "courses of Canvas": ("edubadges", [{"id": 1, "name": "N", "course_code": "N1", "workflow_state": "available"}], "Canvas LMS"),
    "a framework of CASE": ("ob3", {"CFDocument": {"title": "K"}, "CFItems": []}, "catalogue/frameworks/"),
    "the public catalogue": ("edubadges", {"data": {"publicInstitution": {"publicBadgeclasses": [{"entityId": "e"}]}}}, "https://api.edubadges.nl/public/badges/"),
    "a list of MOOChub": ("schema", {"data": [{"id": "1", "type": "courses", "attributes": {"name": "N"}}]}, "MOOChub"),
}  # fmt: skip


@pytest.mark.parametrize("shape", NAMED)
def test_what_holds_no_badge_is_named_with_what_to_save_instead(shape: str) -> None:
    """Nothing is written, and the refusal ends in an address or in a file to ask for."""
    kind, told, words = NAMED[shape]
    with pytest.raises(NotImportable) as refused:
        read(kind, told)
    assert words in refused.value.said.get("nl")


CARRIED: dict[str, tuple[str, dict[str, Any], str, object]] = {
    "names by language": ("edubadges", CLASS | {"name": {"nl": "Dijken", "en": "Dikes"}}, "name", {"nl": "Dijken", "en": "Dikes"}),
    "criteria by language": ("edubadges", CLASS | {"criteria": {"narrative": {"nl": "Je liep drie dijken na.", "en": "You walked."}}}, "criteria", {"nl": "Je liep drie dijken na.", "en": "You walked."}),
    "tags with names": ("edubadges", CLASS | {"tags": [{"name": "water"}, "klei"]}, "search_words", {"nl": ["water", "klei"]}),
    "extensions in a member": ("edubadges", CLASS | {"extensions": {"extensions:StudyLoadExtension": {"StudyLoad": 40}}}, "workload", {"sbu": 40.0}),
    "a table in the criteria": ("edubadges", CLASS | {"criteria": "<h3>Eisen</h3><table><tr><td>Drie</td><td>dijken</td></tr></table><script>x</script>"}, "criteria", {"nl": "Eisen\n\nDrie dijken"}),
    "a code with a point": ("ooapi", COURSE | {"primaryCode": {"code": "K.1"}}, "slug", "k-1"),
    "our own code": ("ooapi", COURSE | {"primaryCode": {"code": "demo-mbo.dijken"}}, "slug", "dijken"),
    "a level in capitals": ("ooapi", COURSE | {"level": "Bachelor"}, "level", {"framework": "nlqf", "value": "6", "status": "indicative"}),
    "languages of version 4": ("ooapi", COURSE | {"language": ["nl-NL", "fry"]}, "language", ["nl", "fy"]),
    "outcomes in a flat list": ("ooapi", COURSE | {"learningOutcomes": [{"language": "nl-NL", "value": "Je kan a"}, {"language": "nl-NL", "value": "Je kan b"}, {"language": "en-GB", "value": "Do a"}, {"language": "en-GB", "value": "Do b"}]}, "learning_outcomes", [{"id": "lo1", "text": {"nl": "Je kan a", "en": "Do a"}}, {"id": "lo2", "text": {"nl": "Je kan b", "en": "Do b"}}]),
    "a level of a course": ("schema", {"@context": SCHEMA, **PAGE_COURSE, "educationalLevel": {"@type": "DefinedTerm", "name": "EQF 6"}}, "level", {"framework": "eqf", "value": "6", "status": "indicative"}),
}  # fmt: skip


@pytest.mark.parametrize("shape", CARRIED)
def test_other_spellings_mean_the_same(shape: str) -> None:
    """What is written in another way stands in the same field."""
    kind, told, field, value = CARRIED[shape]
    (incoming,) = read(kind, told)
    assert (incoming.slug if field == "slug" else incoming.data[field]) == value


TOLD: dict[str, tuple[str, dict[str, Any], str]] = {
    "an alignment that is an address": ("edubadges", CLASS | {"alignment": ["https://kader.example.org/x"]}, "kader.example.org"),
    "two languages in one text": ("edubadges", CLASS | {"description": "*See the English text below*\n\nDijken.\n\nDikes."}, "Engelse tekst"),
    "a picture in a text": ("edubadges", CLASS | {"description": "<p>Dijken</p><img src='https://x.example.org/p.png'>"}, "p.png"),
    "several languages of an achievement": ("ob3", ACHIEVEMENT | {"inLanguage": ["nl", "en"]}, "talen 'nl, en'"),
    "a programme": ("ooapi", COURSE | {"programId": "p"}, "opleiding (Program)"),
    "what an opportunity adds": ("elm", {"type": "LearningOpportunity", "title": {"nl": "Cursus"}, "priceDetail": [{"x": 1}], "learningAchievementSpecification": SPECIFICATION}, "priceDetail"),
    "the title of an opportunity": ("elm", {"type": "LearningOpportunity", "title": {"nl": "Cursus"}, "learningAchievementSpecification": SPECIFICATION}, "Cursus"),
    "a workload without a period": ("schema", {"@context": SCHEMA, **PAGE_COURSE, "hasCourseInstance": {"courseWorkload": "PT22H"}}, "PT22H"),
    "a credential in words": ("schema", {"@context": SCHEMA, **PAGE_COURSE, "educationalCredentialAwarded": "Certificaat"}, "Certificaat"),
}  # fmt: skip


@pytest.mark.parametrize("shape", TOLD)
def test_what_has_no_place_is_told(shape: str) -> None:
    """The badge comes in, and the message shows what did not."""
    kind, told, words = TOLD[shape]
    (incoming,) = read(kind, told)
    assert any(words in said.get("nl") for said in (*incoming.lost, *incoming.changed, *incoming.wrong))


def test_nothing_is_told_where_nothing_was_said() -> None:
    """Badgr writes a validity without a value: that is none, and no loss."""
    (incoming,) = read("edubadges", CLASS | {"expires": {"amount": None, "duration": None}})
    assert [said.get("nl") for said in incoming.lost] == []


def test_outcomes_of_unequal_number_stay_apart() -> None:
    """Where one language has more texts than the other, nobody knows which belong together."""
    texts = [{"language": "nl", "value": "a"}, {"language": "nl", "value": "b"}, {"language": "en", "value": "c"}]
    (incoming,) = read("ooapi", COURSE | {"learningOutcomes": texts})
    assert [one["text"] for one in incoming.data["learning_outcomes"]] == [{"nl": "a"}, {"nl": "b"}, {"en": "c"}]


ESCO = "conceptType,conceptUri,skillType,preferredLabel\nKSC,http://data.europa.eu/esco/skill/{0},skill,{1}\n"


@pytest.mark.parametrize("languages", [("nl",), ("en",), ("nl", "en")])
def test_one_language_of_esco_is_said(
    tmp_path: Path, small_folder: Path, capsys: pytest.CaptureFixture[str], languages: tuple[str, ...]
) -> None:
    """With one of its two ZIPs the import names the file that is missing."""
    for language in languages:
        (tmp_path / f"skills_{language}.csv").write_text(ESCO.format("0", language), encoding="utf-8")
    assert main(["import", "esco", str(tmp_path), "--dir", str(small_folder), "--lang", "nl", "--dry-run"]) == 0
    missing = {"nl", "en"} - set(languages)
    said = capsys.readouterr().out
    assert ("ontbreekt" in said) == bool(missing)
    assert all(f"skills_{language}.csv ontbreekt" in said for language in missing)
