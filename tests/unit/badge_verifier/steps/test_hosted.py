"""Hosted badges, and what edubadges makes of them: only what stands at the address is believed."""

import asyncio
import json
from typing import Any

import pytest
from hosting import A1, HOST, NOW, Documents, Host, code, edubadges, judged

from badge_verifier.ports import Answer
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.verify import verify

PAGE = b"https://www.edubadges.nl/public/assertions/a1"


@pytest.fixture
def world() -> Documents:
    """An assertion of edubadges with its badge class and issuer."""
    return edubadges()


def test_everything_is_read_from_the_original(world: Documents) -> None:
    """Claims, extensions and institution come from what was fetched."""
    report = judged(world[A1], world)
    assert report.credential is not None
    shown = report.credential["shown"]
    assert (code(report, "proof"), code(report, "issuer")) == ("proof.hosted", "issuer.hosted")
    assert {
        name: shown[name] for name in ("ects", "eqf", "sbu", "language", "claimed_institution", "outcomes", "programme")
    } == {
        "ects": "2.5",
        "eqf": "4",
        "sbu": "70",
        "language": "nl_NL",
        "claimed_institution": "Demo-mbo Rijnstad",
        "outcomes": ["Je kunt tillen."],
        "programme": ["56823"],
    }
    micro = ("participation", "assessment", "supervised", "quality_assurance", "stackable", "grade")
    assert [shown.get(name) for name in micro] == ["blended", "oram_exam", "true", "NVAO", "false", None]
    assert set(shown["eu_elements"]) >= {"2", "4", "5", "6", "7", "8", "9", "10", "11", "15"}
    assert "13" not in shown["eu_elements"]  # supervised, and nothing said of a check of identity
    assert report.credential["issuer"]["name"] == "Afdeling Zorg"


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
    assert (report.headline, code(report, "issuer")) == ("issuer-unproven", "issuer.out-of-scope")


def test_the_copy_may_lie_but_is_not_shown(world: Documents) -> None:
    """What was changed in the file is named, and what is shown is the original."""
    report = judged({**world[A1], "expires": "2099-01-01T00:00:00Z", "issuedOn": "2020-01-01T00:00:00Z"}, world)
    assert report.credential is not None
    assert report.credential["shown"]["valid_from"].startswith("2026-02-01")
    assert code(report, "proof") == "proof.hosted-differs"
    said = next(step.message for step in report.steps if step.name == "proof")
    assert "since when it holds, until when it holds" in said
    assert (report.verdict, report.headline) == ("invalid", "tampered")


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
        (b'{"a": 1, "a": 2}', "not-understood", "status.not-reached"),
        (None, "online-check-needed", "status.not-reached"),
    ],
)
@pytest.mark.parametrize("by_link", [False, True], ids=["file", "link"])
def test_answers_of_the_host(world: Documents, answer: Any, headline: str, status: str, *, by_link: bool) -> None:
    """Gone is revoked, private is not, and silence is neither: the same for a file and for its link."""
    report = judged(PAGE if by_link else world[A1], {**world, A1: answer})
    if by_link and headline == "not-understood":
        headline = "ambiguous"  # then that is the file
    assert (report.headline, code(report, "status")) == (headline, status)


def test_another_badge_at_the_address(world: Documents) -> None:
    """An address that answers with another badge proves nothing of this one, and disproves nothing either."""
    report = judged(world[A1], {**world, A1: {**world[A1], "id": f"{HOST}assertions/a2"}})
    assert code(report, "proof") == "proof.hosted-other"
    assert report.headline == "issuer-unproven"


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


def test_host_that_sends_us_elsewhere_does_not_speak_for_the_issuer(world: Documents) -> None:
    """An open redirect on the issuer's host must not make somebody else's words the issuer's."""

    class Redirecting(Host):
        async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
            answer = await super().get(url, max_bytes=max_bytes, seconds=seconds)
            return Answer(answer.status, "https://evil.example.com/a1", answer.body) if url == A1 else answer

    data = json.dumps(world[A1]).encode()
    (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Redirecting(world), now=NOW, trust=None))
    assert (report.headline, code(report, "proof")) == ("online-check-needed", "proof.not-fetched")


def test_what_would_be_asked_online_is_listed(world: Documents) -> None:
    """Offline, the report names the addresses; online with an answer there is nothing left to ask."""
    report = judged(world[A1], {})
    assert report.credential is not None
    assert report.credential["shown"]["online"] == [A1]
    report = judged(world[A1], world)
    assert report.credential is not None
    assert "online" not in report.credential["shown"]
