"""Threat T4: whatever a file holds, there is a report, and it never says more than was proven."""

import json
from pathlib import Path
from typing import Any

import make
import pytest
from any_file import JSON, NAMES, SLOW, SOUND, VECTORS, reports_of
from attacker import assertion
from hypothesis import given
from hypothesis import strategies as st
from judging import judged


@SLOW
@given(st.sampled_from(SOUND), st.integers(0, 2_000))
def test_a_cut_file_is_reported(path: Path, length: int) -> None:
    """A file that stops anywhere."""
    say_cut = reports_of(path.read_bytes()[:length])
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
    assert all(report.verdict != "valid" for report in reports_of(head + tail))


@SLOW
@given(st.dictionaries(NAMES, JSON, max_size=8))
def test_any_json_gives_a_report(document: dict[str, Any]) -> None:
    """Objects made of the standards' own words in any order."""
    assert all(report.verdict != "valid" for report in reports_of(json.dumps(document).encode()))


@SLOW
@given(st.dictionaries(NAMES, JSON, max_size=4))
def test_an_old_badge_of_any_content_gives_a_report(extra: dict[str, Any]) -> None:
    """An assertion of version 1 or 2 with members replaced."""
    document = json.loads((VECTORS / "hosted" / "assertion.json").read_bytes())
    assert all(report.verdict != "valid" for report in reports_of(json.dumps({**document, **extra}).encode()))
    del document["@context"]
    document["verify"] = {"type": "hosted", "url": document["id"]}
    assert all(report.verdict != "valid" for report in reports_of(json.dumps({**document, **extra}).encode()))


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
    assert all(report.verdict != "valid" for report in reports_of(data))


@pytest.mark.parametrize("number", [10**400, -(10**400), 1e308, -0.0])
@pytest.mark.parametrize("secured", [True, False], ids=["signed", "unsigned"])
def test_numbers_without_end_are_answered(number: float, secured: bool) -> None:  # noqa: FBT001 -- a table
    """Where credits stand, a number that no float can hold."""
    document = make.signed() if secured else make.badge()
    document["credentialSubject"]["achievement"]["creditsAvailable"] = number
    assert judged(document).verdict != "valid"


@pytest.mark.parametrize("address", ["https://[oops", "https://ex\u2100mple.org/", "https://a.example:99999999/",
                                     "https://\u00ad/", "http://", "https://xn--/",
                                     "https://a.example/" + "x" * 9_000])  # fmt: skip
def test_addresses_that_are_none_are_answered(address: str) -> None:
    """As the id of a hosted badge, as an issuer, as a status list."""
    hosted = judged(assertion(id=address))
    issued = judged(make.badge(issuer={"id": address, "type": ["Profile"], "name": "x"}))
    status = {"type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "5"}
    badge = make.badge(credentialStatus={**status, "statusListCredential": address})
    listed = judged(make.ACTIVE.token(badge, make.METHODS["active"]).encode())
    assert {hosted.verdict, issued.verdict, listed.verdict} <= {"invalid", "undecided"}
