"""A rolled-back revocation, and files under `published/` that are not the institution's own."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from judging import judged, outcome
from school_yard import MOMENT, SITE, Yard, signed

from badge_catalogue.checks.issuing import LIFETIME
from badge_catalogue.definitions import issuing_records
from badge_catalogue.definitions.load import load
from badge_catalogue.exports import trust as export
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


def test_the_verifier_says_of_which_day_the_list_is(yard: Yard) -> None:
    """Beside the host whose list it is."""
    yard.issues("zuiderzee", FILE, yard.status_list("zuiderzee", JUNE))
    document = yard.badge_of("zuiderzee", "Hogeschool Zuiderzee", credentialStatus=entry(8))
    lists = {ADDRESS: json.loads(yard.status_list("zuiderzee", JUNE))}
    report = judged(document, lists, parse_trust(yard.trust()), now=NOW)
    step = next(step for step in report.steps if step.name == "status")
    assert (step.code, "catalogue.example.org, 2026-11-01" in step.message) == ("status.not-withdrawn", True)


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


def test_a_list_renewed_weekly_for_a_year_is_no_noise(yard: Yard) -> None:
    """Each renewal is later than the one before and holds as long as the list of institutions."""
    for week in range(52):
        moment = MOMENT - timedelta(weeks=52 - week)
        yard.issues("zuiderzee", FILE, yard.status_list("zuiderzee", moment, frozenset(range(week))))
        assert yard.errors() == []
        yard.publishes(moment)
    yard.issues("zuiderzee", FILE, yard.status_list("zuiderzee", MOMENT))
    assert yard.noise() == []
    assert LIFETIME == export.RENEWAL  # whoever renews the one renews the other


@pytest.mark.parametrize(
    ("until", "noisy"),
    [(None, True), ("2027-01-30T00:00:00Z", False), ("2027-01-30T00:00:01Z", True), ("2026-11-22T00:00:00Z", True)],
    ids=["no end", "90 days", "a second more", "over"],
)
def test_a_list_without_a_near_end_is_warned_about(yard: Yard, until: str | None, *, noisy: bool) -> None:
    """It is no error, as what it says is still true."""
    document = json.loads(yard.status_list("zuiderzee", JUNE, validUntil=until or JUNE.isoformat()))
    if until is None:
        del document["validUntil"]
    yard.issues("zuiderzee", FILE, json.dumps(document).encode())
    assert yard.errors() == []
    assert [("status-list-ends" in line) for line in yard.noise()] == ([True] if noisy else [])


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
    assert dict(issuing_records.beside(yard.source).files(load(yard.source)[0])) == {}


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
