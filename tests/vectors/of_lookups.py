"""Cases that look something up: lists of withdrawn badges, and badges that stand at an address."""

import zlib
from collections.abc import Iterator
from typing import Any

from of_school import (
    ACTIVE,
    HOSTED,
    METHODS,
    SCHOOL,
    STATUS,
    STRANGER,
    Case,
    Json,
    Key,
    signed,
    text_of,
)

from badge_verifier.encodings import multibase


def lookups() -> Iterator[Case]:
    """Withdrawal, hosted badges, recipients, and what is only known online."""
    for purpose, index in (("revocation", 7), ("suspension", 9)):
        for name, place in (("set", index), ("clear", index + 1)):
            entry = {
                "id": f"{STATUS}#{place}",
                "type": "BitstringStatusListEntry",
                "statusPurpose": purpose,
                "statusListIndex": str(place),
                "statusListCredential": STATUS,
            }
            file = ("badge.json", text_of(signed(credentialStatus=entry)))
            network = {STATUS: (200, status_list(purpose, index))}
            headline = {"revocation": "revoked", "suspension": "suspended"}[purpose] if name == "set" else "verified"
            code = f"status.{headline}" if name == "set" else "status.not-withdrawn"
            yield Case(f"{purpose}-{name}", f"The bit is {name}.", file, headline, {"status": code}, network=network)
            if (purpose, name) == ("revocation", "clear"):
                yield Case(
                    "status-offline",
                    "An unread list is never called clean.",
                    file,
                    "online-check-needed",
                    {"status": "status.unreachable"},
                )
                forged = {STATUS: (200, status_list(purpose, index, STRANGER))}
                yield Case(
                    "status-forged",
                    "A list that is not the issuer's is not believed.",
                    file,
                    "online-check-needed",
                    {"status": "status.list-unproven"},
                    network=forged,
                )
    for name, given, headline in (
        ("right", "Sam@Example.org", "verified"),
        ("wrong", "kim@example.org", "wrong-recipient"),
    ):
        codes = {"recipient": "recipient.matches" if name == "right" else "recipient.differs"}
        yield Case(
            f"recipient-{name}", f"The {name} address.", ("b.json", text_of(signed())), headline, codes, recipient=given
        )
    yield Case(
        "stale-list",
        "A list past its expiry vouches for nobody.",
        ("b.json", text_of(signed())),
        "issuer-unknown",
        {"trust": "trust.stale"},
        now="2027-05-01T00:00:01Z",
    )
    award = assertion("1")
    file = ("assertion.json", text_of(award))
    known, unknown = "rijnstad", "oost"
    yield Case(
        "hosted-offline",
        "A hosted badge cannot be judged offline.",
        file,
        "online-check-needed",
        {"proof": "proof.not-fetched"},
    )
    yield Case(
        "hosted",
        "The original stands at its address.",
        file,
        "verified",
        {"proof": "proof.hosted", "issuer": "issuer.hosted", "status": "status.hosted"},
        network=platform(award, known),
    )
    yield Case(
        "hosted-otherwise",
        "What the file says besides is not shown.",
        ("a.json", text_of({**award, "narrative": "Cum laude"})),
        "verified",
        {"proof": "proof.hosted-otherwise"},
        network=platform(award, known),
    )
    yield Case(
        "hosted-differs",
        "A file that says another end date than its original is disproven.",
        ("a.json", text_of({**award, "expires": "2031-02-01T00:00:00Z"})),
        "tampered",
        {"proof": "proof.hosted-differs"},
        network=platform(award, known),
    )
    yield Case(
        "hosted-revoked",
        "A withdrawn original is revoked.",
        file,
        "revoked",
        {"status": "status.revoked"},
        network=platform({**award, "revoked": True}, known),
    )
    yield Case(
        "hosted-gone",
        "An original that is gone (410) is revoked.",
        file,
        "revoked",
        {"status": "status.revoked"},
        network={award["id"]: (410, "")},
    )
    yield Case(
        "hosted-not-public",
        "A private badge is not a withdrawn one.",
        file,
        "not-public",
        {"status": "status.not-public"},
        network={award["id"]: (404, "")},
    )
    yield Case(
        "hosted-platform",
        "A known platform does not vouch for an institution.",
        file,
        "platform-only",
        {"trust": "trust.platform-only"},
        network=platform(award, unknown),
    )
    yield Case(
        "link",
        "A pasted link is followed.",
        ("paste.txt", f"Mijn badge: {award['id']}.".encode()),
        "verified",
        {"proof": "proof.hosted"},
        network=platform(award, known),
    )
    yield Case(
        "link-offline",
        "A pasted link is not followed offline.",
        ("paste.txt", award["id"].encode()),
        "online-check-needed",
        {"proof": "proof.not-fetched"},
    )


def status_list(purpose: str, index: int, key: Key = ACTIVE) -> Json:
    """Return a list with one bit set."""
    bits = bytearray(16_384)
    bits[index // 8] |= 0x80 >> index % 8
    packer = zlib.compressobj(9, wbits=31)
    packed = packer.compress(bytes(bits)) + packer.flush()
    packed = packed[:4] + b"\0\0\0\0\0\xff" + packed[10:]  # no time, no system: the same bytes everywhere
    document = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": STATUS,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": SCHOOL,
        "validFrom": "2026-11-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{STATUS}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": "u" + multibase.to_base64url(packed),
        },
    }
    return key.prove(document, METHODS["active"] if key is ACTIVE else f"{key.did}#{key.multikey}")


def assertion(name: str) -> Json:
    """Return an Open Badge 2.0 of the platform."""
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{HOSTED}{name}",
        "recipient": {"type": "email", "hashed": False, "identity": "sam@example.org"},
        "badge": f"{HOSTED.replace('assertions', 'badges')}tillen",
        "issuedOn": "2026-02-01T00:00:00+01:00",
        "verification": {"type": "HostedBadge"},
    }


def platform(award: Json, issuer: str) -> dict[str, tuple[int, Any]]:
    """Return what the platform answers for an award by this issuer."""
    profile = f"{HOSTED.replace('assertions', 'issuers')}{issuer}"
    names = {"rijnstad": "Demo-mbo Rijnstad", "oost": "Timmerwerkplaats Oost"}
    context = "https://w3id.org/openbadges/v2"
    return {
        award["id"]: (200, award),
        award["badge"]: (200, {
            "@context": context, "type": "BadgeClass", "id": award["badge"], "name": "Veilig tillen", "issuer": profile,
            "description": "Je tilt zware dingen zonder schade.", "criteria": {"narrative": "Een praktijktoets."},
            "extensions:ECTSExtension": {"type": ["Extension", "extensions:ECTSExtension"], "ECTS": 2.5},
        }),
        profile: (200, {"@context": context, "type": "Issuer", "id": profile, "name": names[issuer]}),
    }  # fmt: skip
