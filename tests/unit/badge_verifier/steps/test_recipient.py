"""Whose is it? Compared here, and nothing is called wrong that could not be compared."""

import hashlib
from typing import Any

import pytest

from badge_verifier.report import Outcome
from badge_verifier.steps.recipient import compare, is_hashed, kinds, name_lookup
from badge_verifier.versions import ob2
from badge_verifier.versions.ob3 import credential

HASHED = "sha256$" + hashlib.sha256(b"sam@example.orgzout").hexdigest()


def ruled(
    badge: dict[str, Any], identifiers: list[dict[str, Any]], given: str | None, subject: str | None = None
) -> str:
    """Return the code for a badge with these identities."""
    badge["credentialSubject"]["identifier"] = [{"type": "IdentityObject", **each} for each in identifiers]
    if subject:
        badge["credentialSubject"]["id"] = subject
    return compare(credential(badge), given).code


def email(identity: str, **more: object) -> dict[str, Any]:
    """Return an identity of kind e-mail."""
    return {"identityType": "emailAddress", "identityHash": identity, "hashed": "$" in identity, **more}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("sam@example.org", "recipient.matches"),
        (" Sam@Example.org ", "recipient.matches"),
        ("san@example.org", "recipient.differs"),
        ("Sam Jansen", "recipient.not-comparable"),
        (None, "recipient.not-asked"),
        ("  ", "recipient.not-asked"),
    ],
)
def test_hashed_address_is_compared_with_its_salt(badge: dict[str, Any], given: str | None, code: str) -> None:
    """As given and in lower case; a name cannot be compared with an address."""
    assert ruled(badge, [email(HASHED, salt="zout")], given) == code


def test_a_hash_is_a_hash_even_where_the_badge_forgot_to_say_so(badge: dict[str, Any]) -> None:
    """An honest owner must not read that the badge is somebody else's; another address still differs."""
    forgot = {**email(HASHED, salt="zout"), "hashed": False}
    assert ruled(badge, [forgot], "sam@example.org") == "recipient.matches"
    assert ruled(badge, [forgot], "kim@example.org") == "recipient.differs"


def test_one_letter_of_salt_matters(badge: dict[str, Any]) -> None:
    """Another salt is another hash."""
    assert ruled(badge, [email(HASHED, salt="zou")], "sam@example.org") == "recipient.differs"


@pytest.mark.parametrize("algorithm", ["sha256", "sha512", "md5"])
def test_algorithms_of_the_standard(badge: dict[str, Any], algorithm: str) -> None:
    """All three are compared; md5 is said to be weak."""
    made = f"{algorithm}$" + hashlib.new(algorithm, b"sam@example.org", usedforsecurity=False).hexdigest().upper()
    expected = "recipient.matches-weak" if algorithm == "md5" else "recipient.matches"
    assert ruled(badge, [email(made)], "sam@example.org") == expected


def test_unknown_hash_is_not_compared_and_not_wrong(badge: dict[str, Any]) -> None:
    """A hash that we cannot make says nothing against anyone."""
    identity = email("sha1$00", hashed=True)
    badge["credentialSubject"]["identifier"] = [{"type": "IdentityObject", **identity}]
    ruling = compare(credential(badge), "sam@example.org")
    assert (ruling.outcome, ruling.code) == (Outcome.ABSENT, "recipient.unknown-hash")


def test_any_of_several_identities_is_enough(badge: dict[str, Any]) -> None:
    """A badge may know its owner by name and by address."""
    name = {"identityType": "name", "identityHash": "Sam  Jánsen", "hashed": False}
    assert ruled(badge, [email("kim@example.org"), name], "sam ja\u0301nsen") == "recipient.matches"
    assert ruled(badge, [email("kim@example.org"), name], "kim@example.org") == "recipient.matches"
    assert ruled(badge, [email("kim@example.org"), name], "sam@example.org") == "recipient.differs"
    assert ruled(badge, [name], "sam@example.org") == "recipient.not-comparable"


def test_subject_id_counts(badge: dict[str, Any]) -> None:
    """A DID or a mailto address may stand for the owner."""
    assert ruled(badge, [], "sam@example.org", "mailto:sam@example.org") == "recipient.matches"
    assert ruled(badge, [], "did:key:z6MkA", "did:key:z6MkA") == "recipient.matches"
    assert ruled(badge, [], "sam@example.org", "did:key:z6MkA") == "recipient.not-comparable"


def test_badge_of_nobody(badge: dict[str, Any]) -> None:
    """A badge that names nobody is nobody's: absent, not passed."""
    assert ruled(badge, [], "sam@example.org") == "recipient.none"
    assert not is_hashed(credential(badge))


def test_edubadges_hash_of_eduid_is_never_compared_with_an_address(badge: dict[str, Any]) -> None:
    """Its number is known to the student alone, although the badge calls it an e-mail address."""
    badge["issuer"]["id"] = "https://www.edubadges.nl/ob3/issuers/abc"
    assert ruled(badge, [email(HASHED, salt="zout")], "kim@example.org") == "recipient.not-comparable"
    assert kinds(credential(badge)) == ("eduid",)
    digest = HASHED.replace("$", "%24")
    assert name_lookup(credential(badge)) == f"https://api.edubadges.nl/public/assertions/identity/{digest}/zout"
    badge["issuer"]["id"] = "https://school.example.org"
    assert name_lookup(credential(badge)) == ""


def test_open_badge_2_identity() -> None:
    """`recipient` of version 2.0."""
    document = {
        "type": "Assertion",
        "id": "https://a.example.org/1",
        "recipient": {"type": "email", "hashed": True, "salt": "zout", "identity": HASHED},
        "badge": "https://a.example.org/b",
        "issuedOn": "2026-01-01T00:00:00Z",
        "verification": {"type": "hosted"},
    }
    read = ob2.credential(document)
    assert compare(read, "sam@example.org").code == "recipient.matches"
    assert compare(read, "sam@example.com").code == "recipient.differs"
    assert is_hashed(read)


def test_an_accent_may_come_as_a_sign_of_its_own(badge: dict[str, Any]) -> None:
    """File systems write "é" as two signs; the right person must not be told that it is another's."""
    hashed = "sha256$" + hashlib.sha256("Zo\u00eb Jansenzout".encode()).hexdigest()
    named = {"identityType": "name", "identityHash": hashed, "hashed": True, "salt": "zout"}
    assert ruled(badge, [named], "Zoe\u0308 Jansen") == "recipient.matches"
    assert ruled(badge, [named], "Zoe Jansen") == "recipient.differs"


def test_a_did_is_asked_for_last_and_an_address_never_for_an_edubadge(badge: dict[str, Any]) -> None:
    """Whatever stands beside it: nobody knows a DID by heart, and edubadges knows its students by a number."""
    ruled(badge, [email(HASHED, salt="zout")], None, "did:example:sam")
    assert kinds(credential(badge)) == ("emailAddress", "did")
    badge["issuer"]["id"] = "https://api.edubadges.nl/public/issuers/1"
    assert kinds(credential(badge)) == ("eduid", "did")


@pytest.mark.parametrize(
    "given",
    [
        "Sam <sam@example.org>",
        '"Vries, S. de" <sam@example.org>',
        "<sam@example.org>",
        "mailto:sam@example.org",
        "sam@example.org;",
        "(sam@example.org).",
        "\u200bsam@example.org\u200b",
    ],
)
def test_an_address_as_a_mail_program_writes_it_is_that_address(badge: dict[str, Any], given: str) -> None:
    """Hashed or not; another address in the same dress is another person's."""
    digest = "sha256$" + hashlib.sha256(b"sam@example.orgzout").hexdigest()
    hashed = {"identityType": "emailAddress", "identityHash": digest, "hashed": True, "salt": "zout"}
    for identity in (hashed, email("sam@example.org"), email("mailto:sam@example.org")):
        assert ruled(badge, [identity], given) == "recipient.matches"
        assert ruled(badge, [identity], given.replace("sam@", "noor@")) == "recipient.differs"


@pytest.mark.parametrize(
    ("kind", "said", "given", "code"),
    [
        ("name", "Sam de Vries", "S. de Vries", "alike"),
        ("name", "Sam de Vries", "Vries, Sam de", "alike"),
        ("name", "Sam de Vries", "mevr. drs. Sam de Vries-Bakker", "alike"),
        ("name", "Sam de Vries", "Sam", "alike"),
        ("name", "Zoë Jansen", "Zoe Jansen", "alike"),
        ("name", "S. Jansen", "Sam Jansen", "alike"),
        ("name", "Sam de Vries", "Noor de Vries", "differs"),
        ("name", "Sam de Vries", "Sam Bakker", "differs"),
        ("name", "Sam de Vries", "N. de Vries", "differs"),
        ("name", "Sam de Vries", "de van der", "differs"),
        ("name", "Sam de Vries", "sam@example.org", "not-comparable"),
        ("telephone", "+31612345678", "06-12345678", "matches"),
        ("telephone", "+31612345678", "0031 6 12345678", "matches"),
        ("telephone", "+31612345678", "0612345679", "differs"),
        ("telephone", "112", "1122334455", "differs"),
        ("studentId", "s1234567", "1234567", "alike"),
        ("studentId", "s1234567", "7654321", "differs"),
        ("studentId", "s1234567", "4567", "differs"),
    ],
)
def test_who_is_nearly_the_same_is_nobody_else(
    badge: dict[str, Any], kind: str, said: str, given: str, code: str
) -> None:
    """A name has many spellings: one that is near is left to the reader, and only another is another person's."""
    identity = {"identityType": kind, "identityHash": said, "hashed": False}
    assert ruled(badge, [identity], given) == f"recipient.{code}"
