"""The trust list: read strictly, written so that it reads back, and never more generous than it says."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from badge_verifier.claims.credential import Credential, Key, ProofResult
from badge_verifier.encodings.moments import instant
from badge_verifier.report import Outcome
from badge_verifier.steps.vouching import vouch
from badge_verifier.trust.trust_list import TrustList, dump_trust, overdue, parse_trust

DATA = (Path(__file__).resolve().parents[3] / "vectors" / "trust.json").read_bytes()
NOW = instant("2026-11-22T12:00:00Z")


def changed(path: str, value: Any) -> bytes:
    """Return the list with one member replaced; the path is of names and numbers."""
    document: Any = json.loads(DATA)
    place = document
    *parents, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in parents:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return json.dumps(document).encode()


def test_list_reads_back_as_it_was_written() -> None:
    """The same list gives the same bytes, and the bytes the same list."""
    assert dump_trust(parse_trust(DATA)) == DATA


def test_fields_with_a_default_may_be_left_out() -> None:
    """An older list without a newer field is read."""
    assert parse_trust(changed("badges.0.facts", ...)).badges[0].facts == {}
    assert parse_trust(changed("institutions.0.demonstration", ...)).institutions[0].demonstration is False


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("schema", "badge-trust/2", "schema"),
        ("version", 1, "trust list.version"),
        ("expires", "2027-05-01", "trust list.expires"),
        ("expires", ..., "expires"),
        ("extra", 1, "unknown member 'extra'"),
        ("institutions.0.keys.0.status", "fine", "institutions[0].keys[0].status"),
        ("institutions.0.keys.0.jwk", "x", "institutions[0].keys[0].jwk"),
        ("institutions.0.keys.0.not_before", "soon", "not_before"),
        ("institutions.0.keys.0.compromised_at", "2026-01-01T00:00:00Z", "compromised_at"),
        ("institutions.0.keys.2.compromised_at", None, "compromised_at"),
        ("institutions.0.keys.1.id", "https://rijnstad.example.org/issuer#active", "twice"),
        ("institutions.0.identities", "https://a.example.org", "expected an array"),
        ("institutions.0.ledger", {}, "ledger"),
        ("institutions.0.demonstration", "yes", "demonstration"),
        ("badges.0.name", [], "badges[0].name"),
        ("badges.0.name.nl", 1, "badges[0].name.nl"),
        ("platforms.0", [], "platforms[0]"),
    ],
)
def test_wrong_member_is_refused_with_its_place(path: str, value: Any, place: str) -> None:
    """A list that can be misread is not read at all."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse_trust(changed(path, value))
    assert place in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"null", DATA[:-10], DATA.replace(b'"version"', b'"version": "", "version"', 1)]
)
def test_what_is_no_list_is_refused(data: bytes) -> None:
    """Broken JSON, and JSON of another kind."""
    with pytest.raises(ValueError, match="trust list"):
        parse_trust(data)


def test_one_identity_belongs_to_one_institution() -> None:
    """Two institutions cannot both be the issuer of one badge."""
    document = json.loads(DATA)
    document["institutions"].append({**document["institutions"][0], "id": "other", "keys": []})
    with pytest.raises(ValueError, match="belongs to 'demo-mbo' and to 'other'"):
        parse_trust(json.dumps(document).encode())


TRUST = parse_trust(DATA)
SCHOOL = TRUST.institutions[0]


def claimed(**changes: Any) -> Credential:
    """Return a credential that names the listed school."""
    found = Credential(
        "OB3", {}, "urn:a", "Tillen", SCHOOL.identities[0], "Demo-mbo Rijnstad", None, "", "2026-02-01T00:00:00Z", None
    )
    return replace(found, **changes)


def said(issuer_id: str | None, name: str = "Demo-mbo Rijnstad") -> Credential:
    """Return a credential that names this issuer."""
    return claimed(issuer_id=issuer_id, issuer_name=name)


def scoped(**verification: Any) -> Credential:
    """Return a credential whose issuer's profile says where its hosted badges stand."""
    return claimed(issuer={"verification": verification})


SAID = claimed()


def proof(number: int = 0, created: str | None = "2026-02-01T00:00:00Z", source: str = "trust-list") -> ProofResult:
    """Return a proof that holds, by a listed key."""
    listed = SCHOOL.keys[number]
    key = Key(listed.jwk, listed.id, SCHOOL.identities[0], source, listed.id)
    return ProofResult(
        "DataIntegrityProof", "eddsa-rdfc-2022", Outcome.PASSED, "proof.passed", key=key, created=created
    )


STRANGER = Key({"kty": "OKP", "crv": "Ed25519", "x": "AAAA"}, "x", None, "https")


@pytest.mark.parametrize(
    ("credential", "held", "issuer", "code"),
    [
        (SAID, proof(), Outcome.PASSED, "trust.listed"),
        (SAID, None, Outcome.SKIPPED, "trust.issuer-unproven"),
        (SAID, proof(1, "2025-06-30T00:00:00Z"), Outcome.PASSED, "trust.listed"),
        (SAID, proof(1, "2025-06-30T00:00:01Z"), Outcome.PASSED, "trust.key-not-in-force"),
        (SAID, proof(1, "2023-12-31T23:59:59Z"), Outcome.PASSED, "trust.key-not-in-force"),
        (claimed(valid_from=None), proof(1, None), Outcome.PASSED, "trust.key-not-in-force"),
        (claimed(valid_from="2025-01-01T00:00:00Z"), proof(1, None), Outcome.PASSED, "trust.listed"),
        (SAID, proof(2, "2020-01-01T00:00:00Z"), Outcome.PASSED, "trust.key-compromised"),
        (said("https://b.example.org", name="B"), proof(2), Outcome.UNCHECKED, "trust.key-compromised"),
        (SAID, replace(proof(), key=STRANGER), Outcome.PASSED, "trust.key-not-listed"),
        (SAID, replace(proof(), key=STRANGER), Outcome.UNCHECKED, "trust.impersonation-suspected"),
        (SAID, replace(proof(), key=None), Outcome.PASSED, "trust.hosted-unsigned"),
        (scoped(startsWith=SCHOOL.identities[0]), replace(proof(), key=None), Outcome.PASSED, "trust.listed"),
        (scoped(startsWith=[]), replace(proof(), key=None), Outcome.PASSED, "trust.hosted-unsigned"),
        (claimed(issuer_id=SCHOOL.identities[1]), replace(proof(), key=None), Outcome.PASSED, "trust.listed"),
        (said("https://b.example.org"), proof(), Outcome.UNCHECKED, "trust.impersonation-suspected"),
        (said("https://b.example.org", name="Oost"), proof(), Outcome.PASSED, "trust.not-listed"),
        (said(None, name=""), proof(), Outcome.UNCHECKED, "trust.not-listed"),
        (said("https://platform.example.org/i", name="Oost"), proof(), Outcome.PASSED, "trust.platform-only"),
        (said("https://platform.example.org/i", name="Oost"), None, Outcome.SKIPPED, "trust.not-listed"),
        (said("https://rijnstadexample.org/i", name=""), proof(), Outcome.PASSED, "trust.impersonation-suspected"),
        (said("https://rijnst4d.example.org", name=""), proof(), Outcome.PASSED, "trust.not-listed"),
        (said("https://rijn5tad.example.org", name=""), proof(), Outcome.PASSED, "trust.impersonation-suspected"),
    ],
)
def test_who_is_vouched_for(credential: Credential, held: ProofResult | None, issuer: Outcome, code: str) -> None:
    """Only a listed issuer with a listed key in its time passes."""
    ruling = vouch(credential, held, issuer, TRUST, NOW)
    assert ruling.code == code
    assert (ruling.outcome is Outcome.PASSED) == (code == "trust.listed")


@pytest.mark.parametrize(
    ("now", "code"), [("2027-05-01T00:00:00Z", "trust.listed"), ("2027-05-01T00:00:01Z", "trust.stale")]
)
def test_list_expires_to_the_second(now: str, code: str) -> None:
    """A stale list vouches for nobody."""
    assert vouch(SAID, proof(), Outcome.PASSED, TRUST, instant(now)).code == code


def test_without_a_list_nothing_is_said() -> None:
    """No list is not an unknown issuer."""
    ruling = vouch(SAID, proof(), Outcome.PASSED, None, NOW)
    assert (ruling.outcome, ruling.code) == (Outcome.UNCHECKED, "trust.no-list")


def test_demonstration_is_said() -> None:
    """A made-up institution is called one."""
    practice: TrustList = replace(TRUST, institutions=(replace(SCHOOL, demonstration=True),))
    assert vouch(SAID, proof(), Outcome.PASSED, practice, NOW).code == "trust.listed-demonstration"


OVERDUE = replace(TRUST, renew_by="2027-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("trust", "now", "day"),
    [
        (OVERDUE, "2027-01-01T00:00:00Z", None),
        (OVERDUE, "2027-01-01T00:00:01Z", TRUST.date[:10]),
        (TRUST, "2027-05-01T00:00:00Z", None),
        (TRUST, "2027-05-01T00:00:01Z", TRUST.date[:10]),
        (None, "2027-05-01T00:00:01Z", None),
    ],
    ids=["on-the-day", "a-second-later", "no-day-named", "no-day-named-and-expired", "no-list"],
)
def test_age_is_said_from_the_second_it_should_have_been_renewed(
    trust: TrustList | None, now: str, day: str | None
) -> None:
    """A list that nobody renewed in time says of which day it is; it goes on vouching until it expires."""
    assert overdue(trust, instant(now)) == day
    vouches = instant(now) <= instant(TRUST.expires)
    assert (vouch(SAID, proof(), Outcome.PASSED, trust, instant(now)).code == "trust.listed") == (
        vouches and trust is not None
    )
