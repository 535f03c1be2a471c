"""A school that does not exist: its keys from published seeds, its badge, and the trust list that knows it."""

import hashlib
import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from derived import P256

from badge_verifier.encodings import multibase
from badge_verifier.proofs import keys, securing
from badge_verifier.steps import vouching
from badge_verifier.trust.trust_list import CatalogueBadge, Institution, Platform, TrustKey, TrustList
from badge_verifier.versions.parse import credential

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


SELECTIVE, ONCE = P256("selective"), P256("once")
ACTIVE, RETIRED, STOLEN, STRANGER = Key("active"), Key("retired"), Key("stolen"), Key("stranger")
METHODS = {name: f"{SCHOOL}#{name}" for name in ("active", "retired", "stolen", "selective")}


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
                    TrustKey(METHODS["selective"], SELECTIVE.jwk, "active"),
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
