"""Make the test cases of this folder: one folder each, with a file, how to look at it, and what must come out.

Run it from the root of the checkout: `python tests/vectors/make.py`. The keys come from published seeds and are
worthless outside tests; signatures are deterministic, so that the same script writes the same bytes.
"""

import hashlib
import io
import json
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from badge_issuer import bake
from badge_verifier import keys, multibase, securing, vouching
from badge_verifier.parse import credential
from badge_verifier.trust import CatalogueBadge, Institution, Platform, TrustKey, TrustList, dump_trust

HERE = Path(__file__).resolve().parent
NOW = "2026-11-22T12:00:00Z"
SITE = "https://catalogue.example.org/"
SCHOOL = "https://rijnstad.example.org/issuer"
ACHIEVEMENT = f"{SITE}badges/demo-mbo/veilig-tillen/v1/achievement.json"
STATUS = "https://rijnstad.example.org/status/1"
HOSTED = "https://platform.example.org/public/assertions/"
Json = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One case.

    Attributes:
        teaches: The fact that it shows, in one sentence.
        file: Name and bytes of what is handed in.
        network: Address to [status, body]; a case with one is judged online.
    """

    name: str
    teaches: str
    file: tuple[str, bytes]
    headline: str
    codes: Mapping[str, str]
    now: str = NOW
    recipient: str | None = None
    network: Mapping[str, tuple[int, Any]] = field(default_factory=dict)


class Key:
    """An Ed25519 key from a published seed."""

    def __init__(self, seed: str) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"badge vectors {seed}".encode()).digest())
        public = multibase.to_base64url(self._private.public_key().public_bytes_raw())
        self.jwk = {"kty": "OKP", "crv": "Ed25519", "x": public}
        self.multikey = keys.multikey(self.jwk)
        self.did = f"did:key:{self.multikey}"

    def prove(self, document: Json, method: str, **options: object) -> Json:
        """Return the document with a Data Integrity proof."""
        proof: Json = {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022",
            "created": "2026-02-01T00:00:00Z",
            "verificationMethod": method,
            "proofPurpose": "assertionMethod",
            **options,
        }
        data = securing.hash_data(document, proof, securing.suite("DataIntegrityProof", proof["cryptosuite"], "EdDSA"))
        return {**document, "proof": {**proof, "proofValue": multibase.to_base58(self._private.sign(data))}}

    def token(self, document: Json, method: str) -> str:
        """Return the document as a compact JWS."""
        parts = ({"alg": "EdDSA", "typ": "JWT", "kid": method}, {**document, "iss": document["issuer"]["id"]})
        data = ".".join(multibase.to_base64url(json.dumps(part).encode()) for part in parts)
        return f"{data}.{multibase.to_base64url(self._private.sign(data.encode()))}"


ACTIVE, RETIRED, STOLEN, STRANGER = Key("active"), Key("retired"), Key("stolen"), Key("stranger")
METHODS = {name: f"{SCHOOL}#{name}" for name in ("active", "retired", "stolen")}


def badge(**changes: object) -> Json:
    """Return an unsigned Open Badge 3.0 with some members changed; None leaves one out."""
    document: Json = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:2d1a9c7e-5a0b-4a57-9a54-6f6f1a0c8b11",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Veilig tillen",
        "issuer": {"id": SCHOOL, "type": ["Profile"], "name": "Demo-mbo Rijnstad"},
        "validFrom": "2026-02-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": "sha256$" + hashlib.sha256(b"sam@example.orgzout").hexdigest(),
                    "identityType": "emailAddress",
                    "salt": "zout",
                }
            ],
            "achievement": {
                "id": ACHIEVEMENT,
                "type": ["Achievement"],
                "name": "Veilig tillen",
                "description": "Je tilt zware dingen zonder schade.",
                "criteria": {"narrative": "Een praktijktoets."},
                "creditsAvailable": 2.5,
            },
        },
    }
    document |= deepcopy(changes)
    return {name: member for name, member in document.items() if member is not None}


def signed(**changes: object) -> Json:
    """Return a badge signed by the school."""
    return ACTIVE.prove(badge(**changes), METHODS["active"])


def trust() -> TrustList:
    """Return the trust list of all cases."""
    published = credential(STOLEN.prove(badge(), METHODS["stolen"]))
    return TrustList(
        version="2026-11-01",
        date="2026-11-01T00:00:00Z",
        expires="2027-05-01T00:00:00Z",
        site_url=SITE,
        institutions=(
            Institution(
                id="demo-mbo",
                name={"nl": "Demo-mbo Rijnstad", "en": "Demo College Rijnstad"},
                identities=(SCHOOL, f"{HOSTED.replace('assertions', 'issuers')}rijnstad"),
                keys=(
                    TrustKey(METHODS["active"], ACTIVE.jwk, "active"),
                    TrustKey(
                        METHODS["retired"], RETIRED.jwk, "retired", "2024-01-01T00:00:00Z", "2025-06-30T00:00:00Z"
                    ),
                    TrustKey(METHODS["stolen"], STOLEN.jwk, "compromised", compromised_at="2026-06-01T00:00:00Z"),
                ),
                page="institutions/demo-mbo/",
                status_lists=(STATUS,),
                ledger=frozenset({vouching.digest(published)}),
            ),
        ),
        platforms=(Platform("demo-platform", "Demoplatform", "Demo", ("platform.example.org",)),),
        badges=(
            CatalogueBadge(
                id="demo-mbo.veilig-tillen",
                version="1",
                institution="demo-mbo",
                name={"nl": "Veilig tillen", "en": "Lifting safely"},
                achievement_id=ACHIEVEMENT,
                type="extra_curricular",
                status="active",
                page="badges/demo-mbo/veilig-tillen/",
                summary={"nl": {"workload": "70 uur"}, "en": {"workload": "70 hours"}},
                facts={"ects": "2.5"},
            ),
        ),
    )


def text_of(document: object) -> bytes:
    """Return JSON as bytes."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))


def picture(*chunks: bytes) -> bytes:
    """Return a PNG of one grey pixel with chunks of ours."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + b"".join(chunks)
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )


def itxt(text: bytes, *, packed: bool = False, keyword: bytes = b"openbadgecredential") -> bytes:
    """Return an iTXt chunk with a badge."""
    body = zlib.compress(text) if packed else text
    return chunk(b"iTXt", keyword + b"\0" + bytes([packed, 0]) + b"\0\0" + body)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def containers() -> Iterator[Case]:
    """One genuine badge in every kind of file, and files that hold none."""
    plain, token = text_of(signed()), ACTIVE.token(badge(), METHODS["active"])
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr(zipfile.ZipInfo("badge.json"), plain)
    attachment = b"<< /Type /EmbeddedFile /Length %d >>\nstream\n%s\nendstream" % (len(plain), plain)
    inside = {
        "json": ("badge.json", plain),
        "jwt": ("badge.jwt", token.encode()),
        "png": ("badge.png", picture(itxt(plain))),
        "png-compressed": ("badge.png", picture(itxt(plain, packed=True))),
        "png-jwt": ("badge.png", bake.png(picture(), token)),
        "svg": ("badge.svg", bake.svg(SVG, plain.decode())),
        "svg-jwt": ("badge.svg", bake.svg(SVG, token)),
        "zip": ("badges.zip", bundle.getvalue()),
        "pdf": ("badge.pdf", b"%PDF-1.7\n1 0 obj\n" + attachment + b"\nendobj\n%%EOF\n"),
        "text": ("paste.txt", f"Hallo, hier is mijn badge: {token}\n".encode()),
    }
    for name, file in inside.items():
        yield Case(
            f"genuine-{name}",
            f"A genuine badge is found in this kind of file: {name}.",
            file,
            "verified",
            {
                "unbake": "unbake.found",
                "proof": "proof.passed",
                "trust": "trust.listed",
                "catalogue": "catalogue.by-id",
            },
        )
    many = badge()
    many["credentialSubject"]["achievement"]["alignment"] = [
        {"type": ["Alignment"], "targetName": name, "targetUrl": f"https://doel.example.org/{name}"} for name in "cab"
    ]
    many["credentialSubject"]["achievement"]["creator"] = {**many["issuer"], "url": "https://rijnstad.example.org"}
    many["credentialSubject"]["identifier"] += [
        {"type": "IdentityObject", "hashed": False, "identityHash": "Sam", "identityType": "name"}
    ]
    ordered = ("badge.json", text_of(ACTIVE.prove(many, METHODS["active"])))
    yield Case("order", "The order of arrays is not signed.", ordered, "verified", {"proof": "proof.passed"})
    none = {
        "png": ("p.png", picture()),
        "svg": ("p.svg", SVG),
        "text": ("p.txt", b"hallo"),
        "zip": ("p.zip", _empty_zip()),
    }
    for name, file in none.items():
        codes = {"unbake": f"unbake.no-badge-in-{name}"}
        yield Case(f"no-badge-{name}", f"A file of this kind may hold no badge: {name}.", file, "no-badge-found", codes)
    bomb = itxt(b"\0" * 64_000_000, packed=True)
    yield Case(
        "bomb",
        "What inflates too far is refused unread.",
        ("b.png", picture(bomb)),
        "unreadable",
        {"unbake": "unbake.too-large"},
    )
    yield Case(
        "doctype",
        "A DOCTYPE is refused.",
        ("b.svg", b"<!DOCTYPE svg>" + bake.svg(SVG, plain.decode())),
        "unreadable",
        {"unbake": "unbake.svg-doctype"},
    )
    yield Case(
        "two-badges",
        "Two badges in one image are ambiguous.",
        ("b.png", picture(itxt(plain), itxt(plain))),
        "malformed",
        {"unbake": "unbake.ambiguous"},
    )
    twice = plain.replace(b'"name": "Veilig tillen",', b'"name": "Veilig tillen", "name": "Arts",', 1)
    yield Case(
        "duplicate-key",
        "A key that stands twice is refused.",
        ("b.json", twice),
        "malformed",
        {"parse": "parse.duplicate-key"},
    )


def _empty_zip() -> bytes:
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr(zipfile.ZipInfo("folder/"), b"")
    return bundle.getvalue()


def proofs() -> Iterator[Case]:
    """What is wrong with a proof, or with whose key made it."""

    def case(name: str, teaches: str, document: object, headline: str, **codes: str) -> Case:  # fmt: skip
        return Case(name, teaches, ("badge.json", text_of(document)), headline, codes)

    changed = signed()
    changed["credentialSubject"]["achievement"]["creditsAvailable"] = 30
    yield case("tampered", "One changed value breaks the proof.", changed, "tampered", proof="proof.signature-mismatch")
    yield case("unsigned", "A badge without a proof proves nothing.", badge(), "unsigned", proof="proof.none")
    yield case("empty-proof", "An empty list of proofs is no proof.", badge(proof=[]), "unsigned", proof="proof.none")
    other = {**signed(), "proof": {**signed()["proof"], "cryptosuite": "bbs-2023"}}
    yield case(
        "unsupported",
        "A proof that we do not know is named, never believed.",
        other,
        "unsupported-proof",
        proof="proof.unsupported",
    )
    yield case(
        "expired",
        "A badge past its end is expired.",
        signed(validUntil="2026-11-22T11:59:59Z"),
        "expired",
        dates="dates.expired",
    )
    yield case(
        "last-second",
        "A badge holds until its last second.",
        signed(validUntil=NOW),
        "verified",
        dates="dates.in-force",
    )
    yield case(
        "not-yet-valid",
        "A badge before its start does not hold yet.",
        signed(validFrom="2026-11-22T12:00:01Z"),
        "not-yet-valid",
        dates="dates.not-yet-valid",
    )
    late = {"validFrom": "2025-07-01T00:00:00Z"}
    early = {"validFrom": "2025-06-01T00:00:00Z"}
    yield case(
        "retired-key",
        "A retired key counts for what it signed in its time.",
        RETIRED.prove(badge(**early), METHODS["retired"], created=early["validFrom"]),
        "verified",
        trust="trust.listed",
    )
    yield case(
        "retired-key-late",
        "A retired key counts for nothing after its time.",
        RETIRED.prove(badge(**late), METHODS["retired"], created=late["validFrom"]),
        "issuer-unproven",
        trust="trust.key-not-in-force",
    )
    yield case(
        "stolen-key",
        "A stolen key counts for nothing, whatever date the thief writes.",
        STOLEN.prove(badge(name="Veilig tillen 2"), METHODS["stolen"]),
        "key-compromised",
        trust="trust.key-compromised",
    )
    yield case(
        "stolen-key-ledger",
        "What was published before the theft still holds.",
        STOLEN.prove(badge(), METHODS["stolen"]),
        "verified",
        trust="trust.listed-in-ledger",
    )
    yield case(
        "stranger-key",
        "A stranger's key under a listed issuer's address is not the issuer's.",
        STRANGER.prove(badge(), f"{STRANGER.did}#{STRANGER.multikey}"),
        "impersonation-suspected",
        issuer="issuer.key-unbound",
        trust="trust.impersonation-suspected",
    )
    yield case(
        "fragment-key",
        "A key in the fragment of the issuer's address is no evidence.",
        STRANGER.prove(badge(), f"{SCHOOL}#{STRANGER.multikey}"),
        "impersonation-suspected",
        issuer="issuer.key-unbound",
        trust="trust.impersonation-suspected",
    )
    for name, issuer in (("name", "Demo-mbo Rijnstad"), ("lookalike", "D\u0435mo-mb\u043e R\u0456jnstad")):
        yield case(
            f"impersonation-{name}",
            "A listed name with an own key is suspect.",
            STRANGER.prove(
                badge(issuer={"id": STRANGER.did, "type": ["Profile"], "name": issuer}),
                f"{STRANGER.did}#{STRANGER.multikey}",
            ),
            "impersonation-suspected",
            issuer="issuer.bound",
            trust="trust.impersonation-suspected",
        )
    unknown = {"id": STRANGER.did, "type": ["Profile"], "name": "Timmerwerkplaats Oost"}
    yield case(
        "unknown-issuer",
        "A sound proof by somebody whom nobody here knows is not valid.",
        STRANGER.prove(badge(issuer=unknown), f"{STRANGER.did}#{STRANGER.multikey}"),
        "issuer-unknown",
        trust="trust.not-listed",
        catalogue="catalogue.issuer-unproven",
    )
    elsewhere = {"id": "https://werkplaats.example.org/issuer", "type": ["Profile"], "name": "Timmerwerkplaats Oost"}
    yield case(
        "unbound-key",
        "A key that nobody ties to the issuer leaves the issuer unproven.",
        STRANGER.prove(badge(issuer=elsewhere), f"{STRANGER.did}#{STRANGER.multikey}"),
        "issuer-unproven",
        issuer="issuer.key-unbound",
    )
    heavy = signed()
    heavy = {name: member for name, member in heavy.items() if name != "proof"}
    heavy["credentialSubject"]["achievement"]["creditsAvailable"] = 30
    yield case(
        "differs",
        "What the catalogue says differently is said.",
        ACTIVE.prove(heavy, METHODS["active"]),
        "verified",
        catalogue="catalogue.differs",
    )


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
        "hosted-differs",
        "What the file changes is not shown.",
        ("a.json", text_of({**award, "narrative": "Cum laude"})),
        "verified",
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


def cases() -> dict[str, Case]:
    """Return all cases by name."""
    makers: tuple[Callable[[], Iterator[Case]], ...] = (containers, proofs, lookups)
    return {case.name: case for maker in makers for case in maker()}


def written() -> dict[str, bytes]:
    """Return every file of this folder that the script makes, by its path."""
    files = {"trust.json": dump_trust(trust())}
    for name, case in cases().items():
        told = {
            "teaches": case.teaches,
            "file": case.file[0],
            "now": case.now,
            "recipient": case.recipient,
            "headline": case.headline,
            "codes": dict(case.codes),
            "network": {url: list(answer) for url, answer in case.network.items()},
        }
        files[f"{name}/case.json"] = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
        files[f"{name}/{case.file[0]}"] = case.file[1]
    return files


def main() -> None:
    """Write the files."""
    for name, data in written().items():
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    sys.stdout.write(f"{len(cases())} cases\n")


if __name__ == "__main__":
    main()
