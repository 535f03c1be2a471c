"""Links to badges: one is followed, to data; a page, a collection and a pile of links are what they are."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from hosting import A1, NOW, Host, code, edubadges, judged

from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.verify import verify


def test_page_for_people_leads_to_the_data() -> None:
    """The link that a student copies is asked at the address where the data stands."""
    asked: list[str] = []
    report = judged(b"https://www.edubadges.nl/public/assertions/a1", edubadges(), fetches=asked)
    assert report.headline == "issuer-unknown"
    assert asked[0] == A1


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


def test_fetches_of_one_file_are_bounded() -> None:
    """A pasted list of links asks no more than its share."""
    text = "\n".join(f"https://x{number}.example.org/assertions/1" for number in range(40))
    host = Host({})
    reports = asyncio.run(verify(text.encode(), crypto=CpythonCrypto(), fetcher=host, now=NOW, trust=None))
    assert len(reports) == 40
    assert len(host.asked) == 16
