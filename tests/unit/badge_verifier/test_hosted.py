"""Hosted badges of versions 1 and 2, and what edubadges makes of them: only what stands at the address is believed."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from badge_verifier.dates import instant
from badge_verifier.errors import Unchecked
from badge_verifier.in_cpython import CpythonCrypto
from badge_verifier.ports import Answer
from badge_verifier.report import Report
from badge_verifier.verify import verify

NOW = instant("2026-11-22T12:00:00Z")
HOST = "https://api.edubadges.nl/public/"
Documents = dict[str, Any]


class Host:
    """Answers with what it knows; a number is a status, anything unknown is offline."""

    def __init__(self, known: Documents) -> None:
        self.known = known
        self.asked: list[str] = []

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer, and remember the question."""
        del max_bytes, seconds
        self.asked.append(url)
        body = self.known.get(url)
        if body is None:
            raise Unchecked("fetch.offline", url)
        if isinstance(body, int):
            return Answer(body, url, b"")
        return Answer(200, url, body if isinstance(body, bytes) else json.dumps(body).encode())


def judged(data: object, known: Documents, *, fetches: list[str] | None = None) -> Report:
    """Verify one badge online, without a list of institutions."""
    host = Host(known)
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    (report,) = asyncio.run(verify(body, crypto=CpythonCrypto(), fetcher=host, now=NOW, trust=None))
    if fetches is not None:
        fetches += host.asked
    return report


def code(report: Report, name: str) -> str:
    """Return the code of one step."""
    return next(step.code for step in report.steps if step.name == name)


@pytest.fixture
def world() -> Documents:
    """An assertion of edubadges with its badge class and issuer."""
    context = "https://w3id.org/openbadges/v2"
    badge: Documents = {
        "@context": context,
        "type": "BadgeClass",
        "id": f"{HOST}badges/b1",
        "name": "Veilig tillen",
        "description": "Je tilt.",
        "criteria": {"narrative": "Toets."},
        "issuer": f"{HOST}issuers/i1",
        "extensions:ECTSExtension": {"type": ["Extension", "extensions:ECTSExtension"], "ECTS": 2.5},
        "extensions:EQFExtension": {"type": ["Extension", "extensions:EQFExtension"], "EQF": 4},
        "extensions:StudyLoadExtension": {"type": ["Extension", "extensions:StudyLoadExtension"], "StudyLoad": 70},
        "participation": "blended",
        "assessment_type": "oram_exam",
        "assessmentSupervised": True,
        "quality_assurance_name": "NVAO",
        "stackable": False,
        "extensions:LearningOutcomeExtension": {"LearningOutcome": "Je kunt tillen."},
        "extensions:LanguageExtension": {"Language": "nl_NL"},
        "extensions:EducationProgramIdentifierExtension": {"EducationProgramIdentifier": [56823]},
    }
    issuer: Documents = {
        "@context": context,
        "type": "Issuer",
        "id": f"{HOST}issuers/i1",
        "name": "Afdeling Zorg",
        "extensions:InstitutionNameExtension": {"InstitutionName": "Demo-mbo Rijnstad"},
    }
    award: Documents = {
        "@context": context,
        "type": "Assertion",
        "id": f"{HOST}assertions/a1",
        "recipient": {"type": "id", "hashed": True, "salt": "x", "identity": "sha256$" + "0" * 64},
        "badge": badge["id"],
        "issuedOn": "2026-02-01T10:00:00.123456+01:00",
        "verification": {"type": "HostedBadge"},
    }
    return {award["id"]: award, badge["id"]: badge, issuer["id"]: issuer}


A1 = f"{HOST}assertions/a1"
PAGE = b"https://www.edubadges.nl/public/assertions/a1"


def test_everything_is_read_from_the_original(world: Documents) -> None:
    """Claims, extensions and institution come from what was fetched."""
    report = judged(world[A1], world)
    assert report.credential is not None
    shown = report.credential["shown"]
    assert (code(report, "proof"), code(report, "issuer")) == ("proof.hosted", "issuer.hosted")
    assert {
        name: shown[name] for name in ("ects", "eqf", "sbu", "language", "institution", "outcomes", "programme")
    } == {
        "ects": "2.5",
        "eqf": "4",
        "sbu": "70",
        "language": "nl_NL",
        "institution": "Demo-mbo Rijnstad",
        "outcomes": ["Je kunt tillen."],
        "programme": ["56823"],
    }
    micro = ("participation", "assessment", "supervised", "quality_assurance", "stackable", "grade")
    assert [shown.get(name) for name in micro] == ["blended", "oram_exam", "true", "NVAO", "false", None]
    assert set(shown["eu_elements"]) >= {"2", "4", "5", "6", "7", "8", "9", "10", "11", "13", "15"}
    assert report.credential["issuer"]["name"] == "Afdeling Zorg"


def test_page_for_people_leads_to_the_data(world: Documents) -> None:
    """The link that a student copies is asked at the address where the data stands."""
    asked: list[str] = []
    report = judged(PAGE, world, fetches=asked)
    assert report.headline == "issuer-unknown"
    assert asked[0] == A1


def test_expanded_answer_needs_no_further_question(world: Documents) -> None:
    """With `?expand=` the badge class and issuer of the same host are embedded, and believed."""
    badge = {**world[f"{HOST}badges/b1"], "issuer": world[f"{HOST}issuers/i1"]}
    asked: list[str] = []
    report = judged(world[A1], {A1: {**world[A1], "badge": badge}}, fetches=asked)
    assert code(report, "proof") == "proof.hosted"
    assert asked == [A1]


def test_embedded_words_of_another_host_are_not_believed(world: Documents) -> None:
    """Whoever embeds somebody else's badge class has it asked at its own address."""
    evil = "https://evil.example.com/1"
    award = {**world[A1], "id": evil, "badge": {**world[f"{HOST}badges/b1"], "name": "Arts"}}
    report = judged(award, {**world, evil: award})
    assert report.credential is not None
    assert report.credential["name"] == "Veilig tillen"
    assert (report.verdict, code(report, "issuer")) == ("invalid", "issuer.out-of-scope")


def test_the_copy_may_lie_but_is_not_shown(world: Documents) -> None:
    """What was changed in the file is named, and what is shown is the original."""
    report = judged({**world[A1], "expires": "2099-01-01T00:00:00Z", "issuedOn": "2020-01-01T00:00:00Z"}, world)
    assert report.credential is not None
    assert report.credential["shown"]["valid_from"].startswith("2026-02-01")
    assert code(report, "proof") == "proof.hosted-differs"
    said = next(step.message for step in report.steps if step.name == "proof")
    assert "expires, issuedOn" in said


@pytest.mark.parametrize(
    ("answer", "headline", "status"),
    [
        (410, "revoked", "status.revoked"),
        (401, "not-public", "status.not-public"),
        (403, "not-public", "status.not-public"),
        (404, "not-public", "status.not-public"),
        (500, "online-check-needed", "status.not-reached"),
        (b"<html>", "online-check-needed", "status.not-reached"),
        (b"", "online-check-needed", "status.not-reached"),
        (b'{"a": 1, "a": 2}', "tampered", "status.not-reached"),
        (None, "online-check-needed", "status.not-reached"),
    ],
)
@pytest.mark.parametrize("by_link", [False, True], ids=["file", "link"])
def test_answers_of_the_host(world: Documents, answer: Any, headline: str, status: str, *, by_link: bool) -> None:
    """Gone is revoked, private is not, and silence is neither: the same for a file and for its link."""
    report = judged(PAGE if by_link else world[A1], {**world, A1: answer})
    if by_link and headline == "tampered":
        headline = "malformed"  # nothing else was there to be altered
    assert (report.headline, code(report, "status")) == (headline, status)


def test_another_badge_at_the_address(world: Documents) -> None:
    """An address that answers with another badge proves nothing of this one."""
    report = judged(world[A1], {**world, A1: {**world[A1], "id": f"{HOST}assertions/a2"}})
    assert code(report, "proof") == "proof.hosted-other"
    assert report.verdict == "invalid"


@pytest.mark.parametrize(
    ("verification", "inside"),
    [
        ({}, True),
        ({"startsWith": f"{HOST}assertions/"}, True),
        ({"startsWith": [f"{HOST}other/", f"{HOST}assertions/"]}, True),
        ({"startsWith": f"{HOST}other/"}, False),
        ({"startsWith": "https://api.edubadges.nl"}, True),
        ({"startsWith": "https://api.edubadges"}, False),
        ({"allowedOrigins": ["api.edubadges.nl"]}, True),
        ({"allowedOrigins": "https://api.edubadges.nl"}, True),
        ({"allowedOrigins": ["edubadges.nl"]}, False),
        ({"allowedOrigins": ["api.edubadges.nl:443"]}, True),
        ({"allowedOrigins": ["https://api.edubadges.nl:8443"]}, False),
        ({"allowedOrigins": ["api.edubadges.nl:x"]}, False),
    ],
)
def test_scope_is_what_the_issuer_says(world: Documents, verification: dict[str, Any], *, inside: bool) -> None:
    """A prefix ends at the host's boundary, an origin is a whole host."""
    issuer = f"{HOST}issuers/i1"
    report = judged(world[A1], {**world, issuer: {**world[issuer], "verification": verification}})
    assert code(report, "issuer") == ("issuer.hosted" if inside else "issuer.out-of-scope")


def test_http_ids_are_asked_over_https(world: Documents) -> None:
    """Old badges bear http addresses; what counts comes over https."""
    asked: list[str] = []
    award = {**world[A1], "id": A1.replace("https:", "http:")}
    report = judged(award, {**world, A1: award}, fetches=asked)
    assert code(report, "proof") == "proof.hosted"
    assert all(each.startswith("https:") for each in asked)


def test_collection_is_explained() -> None:
    """A page with many badges is no badge."""
    report = judged(b"https://www.edubadges.nl/public/collections/c1", {})
    assert code(report, "proof") == "proof.collection"


def test_link_to_a_signed_badge_is_followed_once(badge: dict[str, Any], signer: Callable[..., Any]) -> None:
    """Behind a link may stand any badge, but no further link."""
    key = signer("Ed25519", "link")
    link = "https://school.example.org/badge.json"
    badge["issuer"]["id"] = key.did
    assert judged(link.encode(), {link: key.secure(badge)}).headline == "issuer-unknown"
    assert judged(link.encode(), {link: b"https://school.example.org/other"}).headline == "online-check-needed"


OLD = {
    "1.1": {
        "@context": "https://w3id.org/openbadges/v1",
        "type": "Assertion",
        "id": "https://old.example.org/1",
        "uid": "1",
        "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
        "badge": "https://old.example.org/class",
        "verify": {"type": "hosted", "url": "https://old.example.org/1"},
        "issuedOn": 1_367_366_400,
    },
    "1.0": {
        "uid": "1",
        "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
        "badge": "https://old.example.org/class",
        "verify": {"type": "hosted", "url": "https://old.example.org/1"},
        "issuedOn": "2013-05-01",
    },
}
CLASS = {"name": "Web", "description": "", "image": "", "criteria": "", "issuer": "https://old.example.org/org"}


@pytest.mark.parametrize("version", sorted(OLD))
def test_badges_of_version_1_are_read(version: str) -> None:
    """Hosted badges of 2013 still verify, and it is said that they are old."""
    address = "https://old.example.org/"
    known = {f"{address}1": OLD[version], f"{address}class": CLASS, f"{address}org": {"name": "Oud", "url": address}}
    report = judged(OLD[version], known)
    assert report.credential is not None
    assert (report.credential["version"], code(report, "parse")) == ("OB1", "parse.upgraded")
    assert (code(report, "proof"), code(report, "issuer")) == ("proof.hosted", "issuer.hosted")
    assert report.credential["shown"]["valid_from"] == "2013-05-01T00:00:00Z"
    assert report.headline == "issuer-unknown"


def test_badge_before_version_1_without_an_address_cannot_be_checked() -> None:
    """Its file says everything and proves nothing."""
    old = {
        "recipient": "sam@example.org",
        "issued_on": "2011-06-01",
        "badge": {"version": "0.5.0", "name": "Web", "issuer": {"origin": "https://old.example.org", "name": "Oud"}},
    }
    report = judged(old, {})
    assert (report.headline, code(report, "proof")) == ("online-check-needed", "proof.no-address")


def test_fetches_of_one_file_are_bounded(world: Documents) -> None:
    """A pasted list of links asks no more than its share."""
    asked: list[str] = []
    text = "\n".join(f"https://x{number}.example.org/assertions/1" for number in range(40))
    host = Host(dict.fromkeys([], None))
    reports = asyncio.run(verify(text.encode(), crypto=CpythonCrypto(), fetcher=host, now=NOW, trust=None))
    asked += host.asked
    assert len(reports) == 40
    assert len(asked) == 16
    assert world


def test_host_that_sends_us_elsewhere_does_not_speak_for_the_issuer(world: Documents) -> None:
    """An open redirect on the issuer's host must not make somebody else's words the issuer's."""

    class Redirecting(Host):
        async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
            answer = await super().get(url, max_bytes=max_bytes, seconds=seconds)
            return Answer(answer.status, "https://evil.example.com/a1", answer.body) if url == A1 else answer

    data = json.dumps(world[A1]).encode()
    (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Redirecting(world), now=NOW, trust=None))
    assert (report.headline, code(report, "proof")) == ("online-check-needed", "proof.not-fetched")


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><html><svg></svg><a href='https://a.example.org/assertions/1'>x</a></html>",
        b"<!-- x --><html lang=nl><svg/></html>",
        b"Zie https://a.example.org/assertions/1 en https://b.example.org/assertions/2",
    ],
)
def test_web_page_behind_a_link_is_one_answer(page: bytes) -> None:
    """The links in a page are not the badge that was asked for."""
    report = judged(b"https://school.example.org/page", {"https://school.example.org/page": page})
    assert (report.headline, code(report, "proof")) == ("online-check-needed", "proof.not-data")


def test_what_would_be_asked_online_is_listed(world: Documents) -> None:
    """Offline, the report names the addresses; online with an answer there is nothing left to ask."""
    report = judged(world[A1], {})
    assert report.credential is not None
    assert report.credential["shown"]["online"] == [A1]
    report = judged(world[A1], world)
    assert report.credential is not None
    assert "online" not in report.credential["shown"]
