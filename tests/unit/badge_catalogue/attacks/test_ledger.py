"""A back-dated ledger: a line counts from when the published site first showed it, whatever date it bears."""

import json
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from school_yard import MOMENT, SITE, Yard

from badge_catalogue.commands import earlier
from badge_catalogue.facts import published
from badge_issuer.ledger import digest_of

KEY = "https://zuiderzee.example.org/issuer#key-1"
BEFORE = datetime(2026, 10, 1, tzinfo=UTC)
STOLEN = {"status": "compromised", "compromised_at": "2026-11-01T00:00:00Z"}


def line(sha256: str, published: str) -> bytes:
    """Return a line of a ledger."""
    return (json.dumps({"sha256": sha256, "published": published, "key": KEY}) + "\n").encode()


FIRST = line("aa", "2026-09-01T00:00:00Z") + line("bb", "2026-09-02T00:00:00Z")


def stolen(yard: Yard) -> None:
    """Say that the school's key was stolen."""
    key = {"id": KEY, "multibase": yard.keys["zuiderzee"].multibase, **STOLEN}
    yard.school("zuiderzee", "Hogeschool Zuiderzee", keys=[key])


@pytest.mark.parametrize("there", [b"", FIRST], ids=["a new ledger", "a ledger that grows"])
@pytest.mark.parametrize("published", [True, False], ids=["with a record", "without one"])
def test_a_line_slipped_in_saves_no_forgery(
    yard: Yard, capsys: pytest.CaptureFixture[str], there: bytes, *, published: bool
) -> None:
    """Dated before the theft, it is refused by the check, and where nobody checked the badge still fails."""
    forged = yard.badge_of("zuiderzee", "Hogeschool Zuiderzee")
    if there:
        yard.issues("zuiderzee", "ledger.jsonl", there)
    if published:
        yard.publishes(BEFORE)
    stolen(yard)
    yard.issues("zuiderzee", "ledger.jsonl", there + line(digest_of(forged), "2026-03-01T00:00:00Z"))
    assert yard.errors() == (["ledger-only-grows"] if published else [])
    assert yard.verdict(forged, capsys) == (1, "key-compromised")


def test_the_record_of_a_stranger_is_not_ours(yard: Yard, tmp_path: Path) -> None:
    """A site of other schools is no earlier publication of this one: what it showed is gone here."""
    stranger = Yard(tmp_path / "stranger")
    stranger.school("oosterdijk", "Academie Oosterdijk")
    stranger.publishes(BEFORE)
    yard.before = stranger.before
    assert yard.errors() == ["address-stays"]
    yard.publishes(BEFORE)
    assert yard.errors() == []


@pytest.mark.parametrize(
    ("final", "read"),
    [
        ("https://catalogue.example.org/published.json", True),
        ("https://catalogue.example.org/now/published.json", True),
        ("https://elsewhere.example.org/published.json", False),
        ("http://catalogue.example.org/published.json", False),
        ("https://catalogue.example.org:8443/published.json", False),
    ],
)
def test_a_site_that_sends_on_says_nothing_of_what_it_showed(
    monkeypatch: pytest.MonkeyPatch, final: str, *, read: bool
) -> None:
    """What ledgers first showed is read of the host that was named, and over https."""
    answer = SimpleNamespace(url=final, read=lambda _most: b"{}")
    monkeypatch.setattr("urllib.request.urlopen", lambda *_asked, **_more: nullcontext(answer))
    if read:
        assert earlier.read(SITE, published.FILE) == b"{}"
        return
    with pytest.raises(published.NotPublished, match="sends on to"):
        earlier.read(SITE, published.FILE)


def test_what_the_site_showed_before_the_theft_stays_genuine(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    """A badge in the ledger of an earlier publication, and one that came to the ledger after the theft."""
    early, late = (
        yard.badge_of("zuiderzee", "Hogeschool Zuiderzee", id=f"urn:uuid:{number}") for number in ("early", "late")
    )
    yard.publishes(BEFORE - timedelta(days=7))
    yard.issues("zuiderzee", "ledger.jsonl", line(digest_of(early), "2026-09-29T00:00:00Z"))
    assert yard.errors() == []
    yard.publishes(BEFORE)
    stolen(yard)
    lines = line(digest_of(early), "2026-09-29T00:00:00Z") + line(digest_of(late), "2026-11-20T00:00:00Z")
    yard.issues("zuiderzee", "ledger.jsonl", lines)
    assert yard.noise() == []
    assert yard.verdict(early, capsys) == (0, "verified")
    assert yard.verdict(late, capsys) == (1, "key-compromised")
    yard.publishes(MOMENT)
    assert yard.verdict(late, capsys) == (1, "key-compromised")
    assert yard.verdict(early, capsys) == (0, "verified")


@pytest.mark.parametrize(
    ("after", "right"),
    [
        (FIRST, True),
        (FIRST + line("cc", "2026-10-01T00:00:00Z"), True),
        (FIRST + line("cc", "2026-09-30T23:59:59Z"), False),
        (FIRST.splitlines(keepends=True)[0], False),
        (b"", False),
        (line("cc", "2026-10-02T00:00:00Z") + FIRST, False),
        (FIRST.replace(b"09-02", b"09-01"), False),
        (FIRST + b"{", False),
        (None, False),
    ],
    ids=["the same", "more", "a second early", "fewer", "none", "slipped in before", "another date", "broken", "gone"],
)
def test_a_ledger_only_grows(yard: Yard, after: bytes | None, *, right: bool) -> None:
    """Lines that were published stay, and new ones are not older than the last publication."""
    yard.issues("zuiderzee", "ledger.jsonl", FIRST)
    yard.publishes(BEFORE)
    if after is None:
        (yard.folder / "published" / "zuiderzee" / "ledger.jsonl").unlink()
    else:
        yard.issues("zuiderzee", "ledger.jsonl", after)
    assert yard.errors() == ([] if right else ["ledger-only-grows"])


def test_a_ledger_grows_for_a_year_without_noise(yard: Yard) -> None:
    """A line a week, a publication a week: nothing is said, and every line keeps the moment when it was first shown."""
    data = b""
    for week in range(52):
        now = BEFORE - timedelta(weeks=52 - week)
        data += line(f"{week:02x}", f"{now:%Y-%m-%dT%H:%M:%SZ}")
        yard.issues("zuiderzee", "ledger.jsonl", data)
        assert yard.noise() == []
        yard.publishes(now)
    shown = yard.before.issued.ledgers["zuiderzee"]
    assert [each.lines for each in shown] == list(range(1, 53))
    assert [each.at[:10] for each in shown] == sorted({each.at[:10] for each in shown})
