"""A rolled-back revocation, and files under `published/` that are not the institution's own."""

import argparse
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from judging import judged, outcome
from school_yard import MOMENT, SITE, Yard, signed

from badge_catalogue.commands import status
from badge_catalogue.definitions import issuing_records
from badge_catalogue.facts import issued
from badge_issuer.keys import new
from badge_issuer.sign import as_jwt
from badge_verifier.encodings.moments import instant
from badge_verifier.trust.trust_list import parse_trust

FILE = "1-revocation.json"
ADDRESS = f"{SITE}status/zuiderzee/{FILE}"
MARCH, JUNE = datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)
NOW = instant("2026-11-22T12:00:00Z")


def entry(index: int) -> dict[str, object]:
    """Return the place of a badge in the list."""
    return {
        "id": f"{ADDRESS}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(index),
        "statusListCredential": ADDRESS,
    }


def test_an_older_list_put_back_is_refused(yard: Yard) -> None:
    """By the check, and by a verifier whose list of institutions has seen the newer one; the newer one says revoked."""
    old, new = yard.status_list("zuiderzee", MARCH), yard.status_list("zuiderzee", JUNE, frozenset({7}))
    yard.issues("zuiderzee", FILE, new)
    assert yard.noise() == []
    yard.publishes(JUNE)
    seen = parse_trust(yard.trust())
    yard.issues("zuiderzee", FILE, old)
    assert yard.errors() == ["status-list-goes-on"]
    document = yard.badge_of("zuiderzee", "Hogeschool Zuiderzee", credentialStatus=entry(7))
    for data, expected in ((old, ("unchecked", "status.list-unproven")), (new, ("failed", "status.revoked"))):
        report = judged(document, {ADDRESS: json.loads(data)}, seen, now=NOW)
        assert outcome(report, "status") == expected
    assert judged(document, {ADDRESS: json.loads(old)}, seen, now=NOW).verdict == "undecided"


@pytest.mark.parametrize("saved", [False, True], ids=["fetched", "saved"])
@pytest.mark.parametrize(("days", "old"), [(0, False), (90, False), (91, True)])
def test_the_verifier_says_of_which_day_the_list_is(yard: Yard, days: int, *, old: bool, saved: bool) -> None:
    """Beside its host, or where it was saved; after 90 days that it is an old one. What it withdrew is withdrawn."""
    made = yard.status_list("zuiderzee", JUNE, frozenset({7}))
    yard.issues("zuiderzee", FILE, made)
    trust, now = parse_trust(yard.trust()), instant("2026-11-01T00:00:00Z") + timedelta(days=days)
    reports = [
        judged(
            yard.badge_of("zuiderzee", "Hogeschool Zuiderzee", credentialStatus=entry(index)),
            {} if saved else {ADDRESS: json.loads(made)},
            trust,
            snapshots={ADDRESS: made} if saved else None,
            now=now,
        )
        for index in (8, 7)
    ]
    step = next(step for step in reports[0].steps if step.name == "status")
    code = "status.old-list" if old else "status.snapshot" if saved else "status.not-withdrawn"
    assert (step.code, step.outcome, reports[0].verdict) == (code, "passed", "valid")
    day = "1 November 2026" if old or saved else "catalogue.example.org, 2026-11-01"
    assert (day in step.message, "more than 90 days old" in step.message) == (True, old)
    assert outcome(reports[1], "status") == ("failed", "status.revoked")


@pytest.mark.parametrize(
    ("days", "after", "errors"),
    [(0, False, []), (7, False, []), (-1, False, ["status-list-goes-on"]), (0, True, ["status-list-goes-on"])],
    ids=["the same file", "a week later", "a day earlier", "the same moment, other revocations"],
)
def test_a_list_only_goes_on(yard: Yard, days: int, errors: list[str], *, after: bool) -> None:
    """Its date grows; of one moment there is one list; and it does not vanish."""
    first = yard.status_list("zuiderzee", JUNE, frozenset({7}))
    yard.issues("zuiderzee", FILE, first)
    yard.publishes(JUNE)
    same = first if days == 0 and not after else yard.status_list("zuiderzee", JUNE + timedelta(days=days))
    yard.issues("zuiderzee", FILE, same)
    assert yard.errors() == errors
    (yard.folder / "published" / "zuiderzee" / FILE).unlink()
    assert yard.errors() == ["status-list-goes-on"]


def test_a_list_renewed_weekly_for_a_year_is_no_noise(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    """Each renewal is later than the one before; what it revokes is revoked, and what it does not is genuine."""
    for week in range(52):
        moment = MOMENT - timedelta(weeks=51 - week)
        yard.issues("zuiderzee", FILE, yard.status_list("zuiderzee", moment, frozenset(range(week))))
        assert yard.noise(moment) == []
        yard.publishes(moment)
    for index, expected in ((50, (1, "revoked")), (51, (0, "verified"))):
        document = yard.badge_of("zuiderzee", "Hogeschool Zuiderzee", credentialStatus=entry(index))
        assert yard.verdict(document, capsys) == expected


@pytest.mark.parametrize(
    ("until", "day", "noisy"),
    [
        (None, "2026-11-01", True),
        ("2028-10-31T00:00:00Z", "2026-11-01", False),
        ("2028-10-31T00:00:01Z", "2026-11-01", True),
        ("2026-11-22T00:00:00Z", "2026-11-22", True),
        ("2028-10-31T00:00:00Z", "2027-01-30", False),
        ("2028-10-31T00:00:00Z", "2027-01-31", True),
        ("2026-11-21T00:00:00Z", "2026-11-11", False),
        ("2026-11-21T00:00:00Z", "2026-11-12", True),
    ],
    ids=["no end", "two years", "a second more", "over", "after 90 days", "after 91", "halfway", "past half of it"],
)
def test_a_list_without_a_near_end_is_warned_about(yard: Yard, until: str | None, day: str, *, noisy: bool) -> None:
    """It is no error, as what it says is still true; it is to be renewed long before it ends."""
    document = json.loads(yard.status_list("zuiderzee", JUNE, validUntil=until or JUNE.isoformat()))
    del document["proof"]
    if until is None:
        del document["validUntil"]
    again = signed(document, yard.keys["zuiderzee"], "https://zuiderzee.example.org/issuer#key-1")
    yard.issues("zuiderzee", FILE, json.dumps(again).encode())
    assert yard.errors() == []
    found = yard.noise(datetime.fromisoformat(f"{day}T00:00:00+00:00"))
    assert [("status-list-ends" in line) for line in found] == ([True] if noisy else [])


def test_a_list_ends_when_the_list_of_institutions_does(tmp_path: Path) -> None:
    """Unless its school says a shorter time: what the command writes, beside the list that is made at that moment."""
    made = Yard(tmp_path)
    made.school("zuiderzee", "Hogeschool Zuiderzee")
    parser = argparse.ArgumentParser()
    status.add_arguments(parser)
    given = parser.parse_args(["publish", "--register", "r", "--key", "k"])
    listed = parse_trust(made.trust())
    assert instant(listed.date) + timedelta(days=given.days) == instant(listed.expires)
    assert issued.LIFETIME > issued.RENEWAL == instant(listed.renew_by or "") - instant(listed.date)


def test_a_list_of_next_year_is_refused(yard: Yard) -> None:
    """Nothing could follow it; one of today can be followed."""
    yard.issues("zuiderzee", FILE, yard.status_list("zuiderzee", MOMENT + timedelta(days=365)))
    assert yard.errors() == ["list-is-not-of-tomorrow"]
    yard.issues("zuiderzee", FILE, yard.status_list("zuiderzee", MOMENT))
    assert yard.errors() == []


@pytest.mark.parametrize("form", ["json", "jwt"])
@pytest.mark.parametrize(
    ("folder", "file", "changes"),
    [
        ("polderveen", FILE, {}),
        ("zuiderzee", "2-revocation.json", {}),
        ("zuiderzee", "1-suspension.json", {}),
        ("zuiderzee", FILE, {"issuer": "https://polderveen.example.org/issuer"}),
        ("zuiderzee", FILE, {"id": f"{SITE}status/polderveen/{FILE}"}),
    ],
    ids=["another's folder", "another's place", "another purpose", "another issuer", "another address"],
)
def test_a_list_is_of_its_own_institution(
    yard: Yard, folder: str, file: str, changes: dict[str, str], form: str
) -> None:
    """Issuer, address, purpose and key are those of the folder; as JSON and as a token; the right one passes."""
    method = "https://zuiderzee.example.org/issuer#key-1"

    def written(**members: str) -> bytes:
        document = json.loads(yard.status_list("zuiderzee", JUNE, frozenset(), **members))
        if form == "json":
            return json.dumps(document).encode()
        del document["proof"]
        return as_jwt(document, yard.keys["zuiderzee"], method=method).encode()

    yard.issues("zuiderzee", FILE, written())
    assert yard.noise() == []
    (yard.folder / "published" / "zuiderzee" / FILE).unlink()
    yard.issues(folder, file, written(**changes))
    assert yard.errors() == ["status-list-is-its-own"]


def test_a_list_signed_with_a_foreign_key_is_refused(yard: Yard) -> None:
    """A key of the institution that is no longer in force is a warning: the list is to be signed again."""
    yard.issues("zuiderzee", FILE, yard.status_list("zuiderzee", JUNE).replace(b"issuer#key-1", b"issuer#key-2"))
    assert yard.errors() == ["status-list-is-its-own"]
    yard.issues("zuiderzee", FILE, yard.status_list("zuiderzee", JUNE))
    key = {"id": "https://zuiderzee.example.org/issuer#key-1", "multibase": yard.keys["zuiderzee"].multibase}
    yard.school(
        "zuiderzee", "Hogeschool Zuiderzee", keys=[{**key, "status": "retired", "not_after": "2026-11-02T00:00:00Z"}]
    )
    assert yard.errors() == []
    assert len(yard.noise()) == 1


@pytest.mark.parametrize("form", ["json", "jwt"])
def test_a_list_whose_signature_does_not_hold_is_refused(yard: Yard, form: str) -> None:
    """Put in place of the school's own it would leave all her badges undecided, and keep out every earlier one."""
    document = json.loads(yard.status_list("zuiderzee", JUNE))
    for key, errors in ((new("ed25519"), ["status-list-is-its-own"]), (yard.keys["zuiderzee"], [])):
        bare = {name: value for name, value in document.items() if name != "proof"}
        method = "https://zuiderzee.example.org/issuer#key-1"
        data = json.dumps(signed(bare, key, method)) if form == "json" else as_jwt(bare, key, method=method)
        yard.issues("zuiderzee", FILE, data.encode())
        assert yard.errors() == errors


@pytest.mark.parametrize("file", ["x.json", "x.html", "ledger.json", ".hidden"])
def test_a_file_of_no_known_kind_is_refused(yard: Yard, file: str) -> None:
    """What would be copied unread to the site's own host is not taken."""
    yard.issues("zuiderzee", file, b'{"id": "x", "revoked": false}')
    assert yard.errors() == ["published-file-is-known"]


def test_a_folder_of_nobody_is_refused(yard: Yard) -> None:
    """`published/<anyone>/` without such an institution."""
    yard.issues("anyone", FILE, yard.status_list("zuiderzee", JUNE))
    assert yard.errors() == ["published-file-is-known"]


@pytest.mark.parametrize("where", ["file", "folder", "root"])
def test_a_link_is_not_followed(yard: Yard, where: str, tmp_path: Path) -> None:
    """A symbolic link would publish whatever the machine that builds can read."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / FILE).write_bytes(yard.status_list("zuiderzee", JUNE))
    root = yard.folder / "published"
    link = {"file": root / "zuiderzee" / FILE, "folder": root / "zuiderzee", "root": root}[where]
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(secret / FILE if where == "file" else secret)
    assert yard.errors() == ["published-file-is-known"]
    assert issuing_records.beside(yard.source).contents == {}


def test_a_list_at_a_named_address_is_the_institutions_own(yard: Yard) -> None:
    """That the list of schools names an address believes nobody else there: not a stranger, not another school."""
    address = "https://elsewhere.example.org/status/1"
    yard.school("zuiderzee", "Hogeschool Zuiderzee", status_lists=[address])
    place = {**entry(9), "statusListCredential": address}
    document = yard.badge_of("zuiderzee", "Hogeschool Zuiderzee", credentialStatus=place)
    stranger = new("ed25519")
    did = f"did:key:{stranger.multibase}"
    own = json.loads(yard.status_list("zuiderzee", JUNE, frozenset(), id=address))
    other = json.loads(yard.status_list("polderveen", JUNE, frozenset(), id=address))
    del own["proof"]
    foreign = signed({**own, "issuer": did}, stranger, f"{did}#{stranger.multibase}")
    own = signed(own, yard.keys["zuiderzee"], "https://zuiderzee.example.org/issuer#key-1")
    trust = parse_trust(yard.trust())
    found = [outcome(judged(document, {address: each}, trust, now=NOW), "status") for each in (own, foreign, other)]
    assert found == [("passed", "status.not-withdrawn"), *[("unchecked", "status.list-unproven")] * 2]
