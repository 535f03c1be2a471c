"""Whatever a file holds: there is a report, and it never says more than was proven."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badge_verifier.network.fetches import Offline
from badge_verifier.report import HEADLINES, STEPS, Outcome, Report, to_json
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import TrustList, parse_trust
from badge_verifier.verify import verify

FOLDER = Path(__file__).resolve().parents[3] / "vectors"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SOUND = [
    path
    for path in sorted(FOLDER.glob("genuine-*/*"))
    if path.name != "case.json"
]  # fmt: skip
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def trust() -> TrustList:
    """Return the trust list of our cases."""
    return parse_trust((FOLDER / "trust.json").read_bytes())


def judged(data: bytes) -> tuple[Report, ...]:
    """Verify a file offline, and hold its reports to what every report promises."""
    reports = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=trust()))
    assert reports
    for report in reports:
        assert tuple(step.name for step in report.steps) == STEPS
        assert report.verdict == HEADLINES[report.headline]
        json.dumps(to_json(report, "x"))
    return reports


def shown(report: Report) -> Any:
    """Return what a reader sees of the badge."""
    return report.credential and {name: report.credential[name] for name in ("name", "issuer", "achievement", "shown")}


GENUINE = shown(judged((FOLDER / "genuine-json" / "badge.json").read_bytes())[0])


def check_nothing_new_is_said(data: bytes) -> None:
    """A changed file either shows what was signed, or its proof has not passed."""
    for report in judged(data):
        if next(step for step in report.steps if step.name == "proof").outcome is Outcome.PASSED:
            assert shown(report) == GENUINE


@pytest.mark.parametrize("path", SOUND, ids=[path.parent.name for path in SOUND])
def test_each_container_shows_the_same_badge(path: Path) -> None:
    """The kind of file changes nothing of what is shown."""
    (report,) = judged(path.read_bytes())
    found, wanted = shown(report), {**GENUINE, "shown": dict(GENUINE["shown"])}
    if "jwt" in str(path) or path.suffix == ".txt":  # a token is read under no context
        del wanted["shown"]["contexts"]
    assert found == wanted


@SLOW
@given(st.sampled_from([path for path in SOUND if "jwt" not in str(path) and "text" not in str(path)]), st.data())
def test_a_changed_byte_changes_nothing_that_is_believed(path: Path, data: st.DataObject) -> None:
    """One byte of any container, replaced, removed or added."""
    original = path.read_bytes()
    place = data.draw(st.integers(0, len(original) - 1))
    byte = data.draw(st.binary(min_size=0, max_size=2))
    check_nothing_new_is_said(original[:place] + byte + original[place + 1 :])


@SLOW
@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=1))
def test_a_changed_token_is_never_believed(place: int, byte: bytes) -> None:
    """One byte of a signed token."""
    original = (FOLDER / "genuine-jwt" / "badge.jwt").read_bytes()
    place %= len(original)
    if original[place : place + 1] == byte:
        return
    for report in judged(original[:place] + byte + original[place + 1 :]):
        assert report.verdict != "valid"


@SLOW
@given(st.sampled_from(SOUND), st.integers(0, 2_000))
def test_a_cut_file_is_reported(path: Path, length: int) -> None:
    """A file that stops anywhere."""
    say_cut = judged(path.read_bytes()[:length])
    assert all(report.verdict != "valid" or length >= path.stat().st_size for report in say_cut) or path.suffix in (
        ".pdf",
        ".txt",
    )


HEADS = [
    b"",
    b"\x89PNG\r\n\x1a\n",
    b"<svg ",
    b"{",
    b'{"@context":',
    b"PK\x03\x04",
    b"%PDF-1.7",
    b"eyJ",
    b"\xff\xfe<",
    b"<?xml",
]


@SLOW
@given(st.sampled_from(HEADS), st.binary(max_size=300))
def test_anything_gives_a_report(head: bytes, tail: bytes) -> None:
    """Any bytes behind the beginning of any kind of file."""
    assert all(report.verdict != "valid" for report in judged(head + tail))


WORDS = """
@context id type issuer credentialSubject achievement proof name validFrom recipient badge verification
issuedOn identity credentialStatus verifiableCredential endorsement identifier criteria description verify
@value alignment evidence holder vc uid salt expires publicKey
"""
NAMES = st.sampled_from(WORDS.split())

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from([
        "https://www.w3.org/ns/credentials/v2", "https://w3id.org/openbadges/v2", "Assertion", "VerifiableCredential",
        "OpenBadgeCredential", "VerifiablePresentation", "2026-01-01T00:00:00Z", "did:key:z6Mk", "Profile", "hosted",
    ]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=25,
)  # fmt: skip


@SLOW
@given(st.dictionaries(NAMES, JSON, max_size=8))
def test_any_json_gives_a_report(document: dict[str, Any]) -> None:
    """Objects made of the standards' own words in any order."""
    assert all(report.verdict != "valid" for report in judged(json.dumps(document).encode()))


@SLOW
@given(st.dictionaries(NAMES, JSON, min_size=1, max_size=3))
def test_members_put_into_a_badge_are_not_believed(extra: dict[str, Any]) -> None:
    """A genuine badge with members replaced or added."""
    document = json.loads((FOLDER / "genuine-json" / "badge.json").read_bytes())
    check_nothing_new_is_said(json.dumps({**document, **extra}).encode())
    document["credentialSubject"] |= extra
    check_nothing_new_is_said(json.dumps(document).encode())


@SLOW
@given(st.dictionaries(NAMES, JSON, max_size=4))
def test_an_old_badge_of_any_content_gives_a_report(extra: dict[str, Any]) -> None:
    """An assertion of version 1 or 2 with members replaced."""
    document = json.loads((FOLDER / "hosted" / "assertion.json").read_bytes())
    assert all(report.verdict != "valid" for report in judged(json.dumps({**document, **extra}).encode()))
    del document["@context"]
    document["verify"] = {"type": "hosted", "url": document["id"]}
    assert all(report.verdict != "valid" for report in judged(json.dumps({**document, **extra}).encode()))


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"%PDF-1.7" + b"<<>>" * 500_000,
        b"%PDF-1.7" + b"/URI(" * 500_000,
        b"%PDF-1.7" + b">> stream\n" * 200_000,
        b"<svg>" * 200_000,
        b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 200_000,
        b"eyJ" * 500_000,
        b"eyJ.eyJ." * 200_000,
        b"https://" * 500_000,
        b"https://a.example.org/ " * 100_000,
        b"PK\x05\x06" + bytes(18) + b"PK\x01\x02" * 100_000,
        b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0IHDR\xa8\xa1\xae\x0a" + b"\0\0\0\0tEXt\x41\x2d\x0c\x4c" * 100_000,
    ],
)
def test_long_nonsense_is_answered(data: bytes) -> None:
    """Files of a megabyte that repeat one thing: each has an answer, and none is valid."""
    assert all(report.verdict != "valid" for report in judged(data))


def turned(value: Any) -> Any:
    """Return JSON with every array the other way round."""
    if isinstance(value, dict):
        return {name: each if name == "@context" else turned(each) for name, each in value.items()}
    return [turned(each) for each in reversed(value)] if isinstance(value, list) else value


def test_order_that_is_not_signed_is_not_shown() -> None:
    """A proof over RDF does not cover the order of arrays; turning all of them round changes nothing that is shown."""
    document = json.loads((FOLDER / "order" / "badge.json").read_bytes())
    first, second = (judged(json.dumps(each).encode())[0] for each in (document, turned(document)))
    assert first.verdict == second.verdict == "valid"
    assert shown(first) == shown(second)
