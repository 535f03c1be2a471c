"""Who else stands behind a badge: each endorsement is verified, and a bad one does not make the badge worse."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from badge_verifier.encodings import multibase
from badge_verifier.encodings.moments import instant
from badge_verifier.network.fetches import Offline
from badge_verifier.report import Step
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import Institution, TrustKey, TrustList
from badge_verifier.verify import verify

NOW = instant("2026-11-22T12:00:00Z")
Make = Callable[..., Any]


@pytest.fixture
def endorsement(signer: Callable[..., Any]) -> Make:
    """Make an endorsement of something by a key of our own."""
    key = signer("Ed25519", "endorser")

    def make(target: str, *, spoil: bool = False, **changes: Any) -> dict[str, Any]:
        document = {
            "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ],
            "type": ["VerifiableCredential", "EndorsementCredential"],
            "issuer": {"id": key.did, "type": ["Profile"], "name": "Brancheraad Zorg"},
            "validFrom": "2026-01-01T00:00:00Z",
            "credentialSubject": {"id": target, "type": ["EndorsementSubject"], "endorsementComment": "Goed."},
            **changes,
        }
        made: dict[str, Any] = key.secure(document)
        if spoil:
            made["credentialSubject"]["endorsementComment"] = "Uitstekend."
        return made

    return make


def step(badge: dict[str, Any], signer: Callable[..., Any], *endorsements: Any, trust: TrustList | None = None) -> Step:
    """Return step 10 for a badge with these endorsements."""
    key = signer("Ed25519", "issuer")
    badge["issuer"]["id"] = key.did
    badge["endorsement"] = [each for each in endorsements if not isinstance(each, str)]
    data = json.dumps(key.secure(badge)).encode()
    (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=trust))
    assert next(each.outcome for each in report.steps if each.name == "proof") == "passed"
    assert report.verdict == "undecided"
    return report.steps[-1]


def test_what_was_awarded_to_the_issuer_is_no_endorsement(
    badge: dict[str, Any], signer: Make, endorsement: Make
) -> None:
    """Another credential about the same id, put in the same place; as an endorsement it would hold."""
    issuer = signer("Ed25519", "issuer").did
    assert step(badge, signer, endorsement(issuer)).code == "endorsements.held-unlisted"
    pass_of_hers = endorsement(issuer, type=["VerifiableCredential"], credentialSubject={"id": issuer})
    found = step(badge, signer, pass_of_hers)
    assert (found.outcome, found.code) == ("failed", "endorsements.invalid")


def test_sound_endorsement_is_named(badge: dict[str, Any], signer: Make, endorsement: Make) -> None:
    """Of the badge or of its achievement."""
    found = step(badge, signer, endorsement(badge["id"]), endorsement(badge["credentialSubject"]["achievement"]["id"]))
    assert (found.outcome, found.code) == ("passed", "endorsements.held-unlisted")
    assert "Brancheraad Zorg" in found.message
    assert "not established" in found.message


@pytest.mark.parametrize(
    ("target", "changes"),
    [
        ("urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c11", {"spoil": True}),
        ("urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c12", {}),
        ("urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c11", {"validUntil": "2026-11-22T11:59:59Z"}),
        ("urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c11", {"validFrom": "2026-11-22T12:00:01Z"}),
    ],
    ids=["tampered", "of something else", "expired", "not yet"],
)
def test_wrong_endorsement_is_wrong(
    badge: dict[str, Any], signer: Make, endorsement: Make, target: str, changes: dict[str, Any]
) -> None:
    """Changed, of another badge, or not in force: it does not count."""
    assert step(badge, signer, endorsement(target, **changes)).code == "endorsements.invalid"


def test_endorsement_of_an_unproven_issuer_is_unchecked(badge: dict[str, Any], signer: Make, endorsement: Make) -> None:
    """Anyone can write a name over a key; such an endorsement stands for nothing, and is not called wrong."""
    other = {"id": "https://brancheraad.example.org", "type": ["Profile"], "name": "Brancheraad Zorg"}
    assert step(badge, signer, endorsement(badge["id"], issuer=other)).code == "endorsements.unchecked"


def test_one_bad_endorsement_spoils_the_step(badge: dict[str, Any], signer: Make, endorsement: Make) -> None:
    """Passed means all of them."""
    found = step(badge, signer, endorsement(badge["id"]), endorsement("urn:uuid:00000000-0000-4000-8000-000000000000"))
    assert found.code == "endorsements.invalid"


def put(badge: dict[str, Any], place: str, name: str, one: Any) -> None:
    """Put an endorsement where the standard lets one stand."""
    subject = badge["credentialSubject"]
    maker = {"id": "https://maker.example.org", "type": ["Profile"], "name": "Maker"}
    parent = {"id": "https://parent.example.org", "type": ["Profile"], "name": "Parent"}
    holder = {
        "the badge": badge,
        "its issuer": badge["issuer"],
        "its achievement": subject["achievement"],
        "the maker of its achievement": subject["achievement"].setdefault("creator", maker),
        "the parent of its issuer": badge["issuer"].setdefault("parentOrg", parent),
    }[place]
    holder[name] = [one]


def token_of(key: Any, document: dict[str, Any]) -> str:
    """Return a token that holds the credential as it is."""
    header = {"alg": "EdDSA", "typ": "vc+jwt", "kid": key.method}
    parts = [multibase.to_base64url(json.dumps(part).encode()) for part in (header, document)]
    return ".".join([*parts, multibase.to_base64url(key.sign(".".join(parts).encode()))])


PLACES = ("the badge", "its issuer", "its achievement", "the maker of its achievement", "the parent of its issuer")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("outer", "inner"), [("proof", "proof"), ("token", "proof"), ("token", "token")])
def test_an_endorsement_counts_wherever_the_standard_lets_it_stand(  # noqa: PLR0913, PLR0917 -- a table and fixtures
    place: str, outer: str, inner: str, badge: dict[str, Any], signer: Make, endorsement: Make
) -> None:
    """As a credential and as a token, in a badge with a proof and in a token; changed by one word it does not count."""
    key, endorser = signer("Ed25519", "issuer"), signer("Ed25519", "endorser")
    badge["issuer"]["id"] = key.did
    target = badge["credentialSubject"]["achievement"]["id"]
    for spoil, code in ((False, "endorsements.held-unlisted"), (True, "endorsements.invalid")):
        sound = endorsement(target)
        if inner == "token":
            bare = {name: member for name, member in sound.items() if name != "proof"}
            one: Any = token_of(endorser, bare)
            if spoil:
                header, _, signature = one.split(".")
                one = f"{header}.{token_of(endorser, {**bare, 'name': 'x'}).split('.')[1]}.{signature}"
        else:
            one = endorsement(target, spoil=spoil)
        put(badge, place, "endorsement" if inner == "proof" else "endorsementJwt", one)
        data = json.dumps(key.secure(badge)) if outer == "proof" else token_of(key, badge)
        found = asyncio.run(verify(data.encode(), crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=None))[0]
        assert next(each.code for each in found.steps if each.name == "proof") == "proof.passed"
        assert found.steps[-1].code == code


def test_whoever_endorses_the_maker_does_not_stand_behind_the_issuer(
    badge: dict[str, Any], signer: Make, endorsement: Make
) -> None:
    """Its endorsement is public: anybody could name a famous maker, and copy what others say of him."""
    put(badge, "the maker of its achievement", "endorsement", endorsement("https://maker.example.org"))
    assert step(badge, signer).code == "endorsements.none"


def test_no_endorsement_is_absent(badge: dict[str, Any], signer: Make) -> None:
    """Most badges have none."""
    assert step(badge, signer).code == "endorsements.none"


LISTED = TrustKey("https://brancheraad.example.org#k", {}, "active")


def trust_in(key: Any, **changes: Any) -> TrustList:
    """Return a list with one institution, the endorser."""
    entry = replace(LISTED, id=key.method, jwk=key.jwk, **changes)
    council = Institution("council", {"nl": "Brancheraad voor de Zorg"}, (key.did,), (entry,), "institutions/council/")
    return TrustList(
        "x", "2026-11-01T00:00:00Z", "2027-11-01T00:00:00Z", "https://c.example.org/", institutions=(council,)
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ("endorsements.held", "Brancheraad voor de Zorg")),
        ({"status": "compromised", "compromised_at": "2026-03-01T00:00:00Z"}, ("endorsements.invalid", "compromised")),
        ({"not_after": "2025-01-01T00:00:00Z"}, ("endorsements.held-unlisted", "Brancheraad Zorg")),
    ],
    ids=["listed", "stolen key", "key no longer in force"],
)
def test_only_a_listed_endorser_is_named_without_reserve(
    badge: dict[str, Any], signer: Make, endorsement: Make, changes: dict[str, Any], said: tuple[str, str]
) -> None:
    """The list's own name for it; a stolen key endorses nothing; anyone else is only called what he calls himself."""
    trust = trust_in(signer("Ed25519", "endorser"), **changes)
    found = step(badge, signer, endorsement(badge["id"]), trust=trust)
    assert found.code == said[0]
    assert said[1] in found.message


HOST = "https://platform.example.org/"
PEER = "https://peer.example.org/"


def hosted_world(**changes: Any) -> dict[str, Any]:
    """Return a hosted Open Badge 2.0 with an endorsement at another host, by address."""
    context = "https://w3id.org/openbadges/v2"
    own = {"type": "hosted"}
    documents: list[dict[str, Any]] = [
        {
            "type": "Assertion",
            "id": f"{HOST}a",
            "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
            "badge": f"{HOST}b",
            "issuedOn": "2026-01-01T00:00:00Z",
            "verification": own,
        },
        {"type": "BadgeClass", "id": f"{HOST}b", "name": "Lassen", "issuer": f"{HOST}i", "endorsement": [f"{PEER}e"]},
        {"type": "Issuer", "id": f"{HOST}i", "name": "School"},
        {
            "type": "Endorsement",
            "id": f"{PEER}e",
            "claim": {"id": f"{HOST}b", "endorsementComment": "Goed."},
            "issuer": f"{PEER}i",
            "issuedOn": "2026-01-02T00:00:00Z",
            "verification": {"type": "HostedBadge"},
            **changes,
        },
        {"type": "Issuer", "id": f"{PEER}i", "name": "Metaalunie"},
    ]
    return {str(each["id"]): {"@context": context, **each} for each in documents}


def last(world: dict[str, Any], network: Any) -> Step:
    """Return step 10 of the hosted badge."""
    network.documents = world
    (report,) = asyncio.run(
        verify(f"{HOST}a".encode(), crypto=CpythonCrypto(), fetcher=network, now=NOW, trust=None),
    )
    assert next(each.code for each in report.steps if each.name == "proof") == "proof.hosted"
    return report.steps[-1]


def test_an_endorsement_by_address_is_fetched(network: Any) -> None:
    """Of Open Badges 2.0: name and host of the endorser are said, and that nobody vouches for it."""
    found = last(hosted_world(), network)
    assert (found.outcome, found.code) == ("passed", "endorsements.held-unlisted")
    assert "Metaalunie (peer.example.org)" in found.message


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"claim": {"id": f"{HOST}c"}}, "failed"),
        ({"claim": None}, "failed"),
        ({"revoked": True}, "failed"),
        ({"issuer": f"{HOST}i"}, "unchecked"),
        ({"issuedOn": "2026-11-22T12:00:01Z"}, "failed"),
        ({"issuedOn": "2026-11-22T12:00:00Z"}, "passed"),
        ({"type": "Assertion"}, "failed"),
        ({"verification": {"type": "signed"}}, "unchecked"),
        ({"issuer": {"type": "Issuer", "id": "urn:x:1", "name": "X"}}, "unchecked"),
    ],
    ids=[
        "of another badge",
        "of nothing",
        "withdrawn",
        "by a host that is not the endorser's",
        "of a second ahead",
        "of this second",
        "no endorsement",
        "not hosted",
        "by nobody with an address",
    ],
)
def test_an_endorsement_by_address_is_believed_only_where_it_stands(
    changes: dict[str, Any], outcome: str, network: Any
) -> None:
    """Target, date, withdrawal and host count, as they do for a badge."""
    assert last(hosted_world(**changes), network).outcome == outcome


@pytest.mark.parametrize(("answer", "outcome"), [(404, "unchecked"), (410, "failed"), (None, "unchecked")])
def test_an_endorsement_that_cannot_be_had(answer: int | None, outcome: str, network: Any) -> None:
    """Private or out of reach is not wrong; gone is withdrawn."""
    world = hosted_world()
    world[f"{PEER}e"] = answer
    if answer is None:
        del world[f"{PEER}e"]
    assert last(world, network).outcome == outcome


def test_an_endorsement_that_is_embedded_is_fetched_too(network: Any) -> None:
    """What a badge class says that others say of it is believed of their own host alone."""
    world = hosted_world()
    world[f"{HOST}b"]["endorsement"] = [{**world[f"{PEER}e"], "issuer": {"name": "De Nederlandsche Bank"}}]
    found = last(world, network)
    assert found.code == "endorsements.held-unlisted"
    assert "Metaalunie" in found.message


def mixed(badge: dict[str, Any], signer: Make, endorsement: dict[str, Any]) -> tuple[str, str]:
    """Return headline and the name of the achievement of a badge whose issuer took an endorsement into it."""
    key = signer("Ed25519", "issuer")
    badge["issuer"]["id"] = key.did
    data = json.dumps(key.secure({**badge, "endorsement": [endorsement]})).encode()
    (report,) = asyncio.run(verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=None))
    shown = report.credential["achievement"]["name"] if report.credential else ""
    return report.headline, shown


@pytest.mark.parametrize(
    ("said", "headline"),
    [
        ({}, "issuer-unknown"),
        ({"name": "Veilig tillen"}, "issuer-unknown"),
        ({"name": "Aardig tillen"}, "not-understood"),
        ({"type": ["EndorsementSubject", "Achievement"], "creditsAvailable": 60}, "not-understood"),
    ],
    ids=["nothing more", "its own name", "another name", "a load"],
)
def test_an_endorser_puts_no_words_into_the_badge(
    said: dict[str, Any], headline: str, badge: dict[str, Any], signer: Make, endorsement: Make
) -> None:
    """What an endorsement says of the achievement is never shown as what the school says of it."""
    target = badge["credentialSubject"]["achievement"]["id"]
    subject = {"id": target, "type": ["EndorsementSubject"], "endorsementComment": "Goed.", **said}
    found, shown = mixed(badge, signer, endorsement(target, credentialSubject=subject))
    assert found == headline
    assert shown in ("Veilig tillen", "")


def test_an_endorser_does_not_name_the_issuer(badge: dict[str, Any], signer: Make, endorsement: Make) -> None:
    """Under the issuer's own id; an endorser under an id of his own may be called what he likes."""
    issuer = {"id": signer("Ed25519", "issuer").did, "type": ["Profile"], "name": "Aardige Universiteit"}
    assert mixed(badge, signer, endorsement(badge["id"], issuer=issuer))[0] == "not-understood"
    assert mixed(badge, signer, endorsement(badge["id"]))[0] == "issuer-unknown"
