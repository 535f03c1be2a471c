"""What a badge says of itself, in words: alignments under the catalogue's names, results, the EU's elements."""

import asyncio
import dataclasses
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from badge_verifier.claims.alignments import alignment, label, levels
from badge_verifier.encodings.moments import instant
from badge_verifier.network.fetches import Offline
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import TrustList
from badge_verifier.verify import verify

SKILL = "http://data.europa.eu/esco/skill/e465a154-93f7-4973-9ce1-31659fe16dd2"
LABELS = {
    SKILL: {"nl": "beginselen van kunstmatige intelligentie", "en": "principles of artificial intelligence"},
    "http://data.europa.eu/snb/eqf/4": {"nl": "EQF-niveau 4", "en": "EQF level 4"},
    "http://data.europa.eu/snb/qdr/c_18c9e9fe": {"nl": "NLQF-niveau 5", "en": "NLQF level 5"},
}
TRUST = TrustList("x", "2026-11-01T00:00:00Z", "2027-11-01T00:00:00Z", "https://c.example.org/", labels=LABELS)


def shown(
    badge: Mapping[str, Any], signer: Callable[..., Any], language: str = "nl", trust: TrustList | None = TRUST
) -> Any:
    """Return what is shown of a badge signed with a key of our own."""
    document = json.loads(json.dumps(badge))
    key = signer("Ed25519", "shown")
    document["issuer"]["id"] = key.did
    run = verify(
        json.dumps(key.secure(document)).encode(),
        crypto=CpythonCrypto(),
        fetcher=Offline(),
        now=instant("2026-11-22T12:00:00Z"),
        trust=trust,
        lang=language,
    )
    (report,) = asyncio.run(run)
    assert report.credential is not None
    assert next(step.code for step in report.steps if step.name == "proof") == "proof.passed"
    return report.credential["shown"]


def pointing(badge: dict[str, Any], name: str, url: str, **more: str) -> dict[str, Any]:
    """Return the badge with one alignment."""
    badge["credentialSubject"]["achievement"]["alignment"] = [
        {"type": ["Alignment"], "targetName": name, "targetUrl": url, **more}
    ]
    return badge


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "beginselen van kunstmatige intelligentie"), ("en", "principles of artificial intelligence")],
)
def test_a_skill_is_called_what_the_catalogue_calls_it(
    badge: dict[str, Any], signer: Any, language: str, said: str
) -> None:
    """In the reader's language; the name that the badge gives it stands beside it where it is another."""
    (line,) = shown(pointing(badge, "Master of AI", SKILL, targetFramework="ESCO", targetCode=SKILL), signer, language)[
        "alignments"
    ]
    assert line == f"{said} · Master of AI · ESCO"


def test_a_skill_that_the_catalogue_does_not_know_keeps_its_own_name(badge: dict[str, Any], signer: Any) -> None:
    """One other character in the address, or no list at all, and nothing is added."""
    other = SKILL[:-1] + "3"
    assert shown(pointing(badge, "AI", other), signer)["alignments"] == [f"AI · {other}"]
    assert shown(pointing(badge, "AI", SKILL), signer, trust=None)["alignments"] == [f"AI · {SKILL}"]


def test_the_same_name_is_said_once() -> None:
    """A badge that uses the catalogue's own words does not repeat them."""
    same = {"targetName": "Beginselen van  kunstmatige intelligentie", "targetUrl": SKILL}
    assert alignment(same, LABELS, "nl") == "beginselen van kunstmatige intelligentie"
    assert alignment(same, LABELS, "en") == "principles of artificial intelligence"
    twice = {"targetName": "DigComp", "targetFramework": "DigComp", "targetCode": "1.2", "targetUrl": "https://x.org/"}
    assert alignment(twice, LABELS, "nl") == "DigComp · 1.2 · https://x.org/"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://data.europa.eu/snb/eqf/4", "EQF-niveau 4"),
        ("https://data.europa.eu/esco/eqf/4", "EQF-niveau 4"),
        ("http://data.europa.eu/snb/qdr/c_18c9e9fe", "NLQF-niveau 5"),
        ("https://data.europa.eu/snb/qdr/c_18c9e9fe", "NLQF-niveau 5"),
        ("http://data.europa.eu/snb/eqf/44", ""),
        ("http://data.europa.eu.evil.example/snb/eqf/4", ""),
        ("https://evil.example/snb/qdr/c_18c9e9fe", ""),
        ("", ""),
    ],
)
def test_levels_have_names_under_each_of_their_addresses(address: str, said: str) -> None:
    """The European Union writes its addresses in more ways than one; another host has none of them."""
    assert label(address, LABELS, "nl") == said


def test_levels_are_read_from_alignments() -> None:
    """The entry level of the NLQF is a level; what only ends like an address of the EQF is none."""
    found = levels(
        {"alignment": [{"targetUrl": "http://data.europa.eu/snb/qdr/c_b42dd23b"}, {"targetUrl": "x:/snb/eqf/4"}]}
    )
    assert found == {"nlqf": "entry"}


def graded(badge: dict[str, Any], result: dict[str, Any]) -> dict[str, Any]:
    """Return the badge with a described grade and a rubric, and one result."""
    subject = badge["credentialSubject"]
    subject["achievement"]["resultDescription"] = [
        {"id": "urn:x:grade", "type": ["ResultDescription"], "name": "Eindcijfer", "resultType": "GradePointAverage"},
        {
            "id": "urn:x:rubric",
            "type": ["ResultDescription"],
            "name": "Zelfstandigheid",
            "resultType": "RubricCriterionLevel",
            "rubricCriterionLevel": [{"id": "urn:x:expert", "type": ["RubricCriterionLevel"], "name": "Expert"}],
        },
    ]
    subject["result"] = [{"type": ["Result"], **result}]
    return badge


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ({"resultDescription": "urn:x:grade", "value": "8.5"}, "Eindcijfer: 8.5"),
        ({"resultDescription": "urn:x:rubric", "achievedLevel": "urn:x:expert"}, "Zelfstandigheid: Expert"),
        ({"resultDescription": "urn:x:other", "value": "8.5"}, "8.5"),
        ({"resultDescription": "urn:x:rubric", "achievedLevel": "urn:x:none"}, "Zelfstandigheid: urn:x:none"),
        ({"status": "Completed"}, "Completed"),
    ],
    ids=["grade", "rubric", "of nothing described", "a level that is none", "bare"],
)
def test_a_result_says_of_what_it_is(badge: dict[str, Any], signer: Any, result: dict[str, Any], said: str) -> None:
    """Eight and a half alone tells an employer nothing."""
    assert shown(graded(badge, result), signer)["results"] == [said]


def test_an_outcome_is_no_grade(badge: dict[str, Any], signer: Any) -> None:
    """Of what a badge describes, that which is reached or not is an outcome; a grade and a rubric are none."""
    assert "outcomes" not in shown(graded(badge, {"status": "Completed"}), signer)
    badge["credentialSubject"]["achievement"]["resultDescription"].append(
        {"id": "urn:x:1", "type": ["ResultDescription"], "name": "Kan tillen.", "resultType": "Status"}
    )
    assert shown(badge, signer)["outcomes"] == ["Kan tillen."]


def test_elements_of_the_eu_are_counted_by_what_is_said(badge: dict[str, Any], signer: Any) -> None:
    """Level, load and quality count where an alignment or a number says them, and not otherwise."""
    before = set(shown(badge, signer)["eu_elements"])
    assert not {"7", "8", "11"} & before
    assert {"2", "4", "5"} <= before
    pointing(badge, "NLQF 5", "http://data.europa.eu/snb/qdr/c_18c9e9fe")
    achievement = badge["credentialSubject"]["achievement"]
    achievement["creditsAvailable"] = 3
    achievement["alignment"].append(
        {
            "type": ["Alignment"],
            "targetName": "K",
            "targetUrl": "https://k.example.org/",
            "targetType": "ext:QualityAssurance",
        }
    )
    assert {"7", "8", "11"} <= set(shown(badge, signer)["eu_elements"])
    assert "6" not in set(shown(badge, signer)["eu_elements"])  # a level and a mark of quality are nothing learnt
    pointing(badge, "Tillen", "http://data.europa.eu/esco/skill/1")
    assert "6" in shown(badge, signer)["eu_elements"]


def test_a_list_without_labels_is_read(badge: dict[str, Any], signer: Any) -> None:
    """A trust list of before this version names nothing and vouches as it did."""
    bare = dataclasses.replace(TRUST, labels={})
    assert shown(pointing(badge, "AI", SKILL), signer, trust=bare)["alignments"] == [f"AI · {SKILL}"]


@pytest.mark.parametrize(
    ("address", "readable"),
    [("https://school.example.org/e/1", True), ("https://school.example.org/badges/tillen", False)],
    ids=["its own", "the achievement's"],
)
def test_evidence_puts_no_words_into_the_badge(
    badge: dict[str, Any], signer: Callable[..., Any], address: str, *, readable: bool
) -> None:
    """Its address and words may be the owner's: at the address of the achievement they would rename it."""
    key = signer("Ed25519", "shown")
    badge["issuer"]["id"] = key.did
    badge["evidence"] = [{"id": address, "type": ["Evidence"], "name": "Aardig diploma"}]
    now = instant("2026-11-22T12:00:00Z")
    data = json.dumps(key.secure(badge)).encode()
    (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=now, trust=TRUST))
    if readable:
        assert report.credential is not None
        assert report.credential["achievement"]["name"] == "Veilig tillen"
        assert report.credential["shown"]["evidence"] == [f"Aardig diploma · {address}"]
    else:
        assert (report.headline, report.steps[1].code) == ("not-understood", "jsonld.same-id")


@pytest.mark.parametrize(("copies", "step"), [(1, "parse.ob3"), (2, "parse.property-wrong")], ids=["same", "another"])
def test_a_badge_is_of_one_person_for_one_thing(
    badge: dict[str, Any], signer: Callable[..., Any], copies: int, step: str
) -> None:
    """Of two subjects or achievements one would be shown and the other believed; the same one twice is one."""
    key = signer("Ed25519", "shown")
    badge["issuer"]["id"] = key.did
    subject = badge["credentialSubject"]
    other = {**subject, "narrative": "Voor een ander."} if copies > 1 else subject
    more = {**subject["achievement"], "id": "urn:x:2", "name": "Lassen"} if copies > 1 else subject["achievement"]
    for document in (
        {**badge, "credentialSubject": [subject, other]},
        {**badge, "credentialSubject": {**subject, "achievement": [subject["achievement"], more]}},
    ):
        now = instant("2026-11-22T12:00:00Z")
        data = json.dumps(key.secure(document)).encode()
        (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=now, trust=TRUST))
        assert report.steps[1].code == step
