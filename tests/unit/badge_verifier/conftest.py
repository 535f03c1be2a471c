"""What the tests of proofs share: contexts of others, a signer with keys of our own, a network of a few documents."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils

from badge_verifier.claims.credential import Credential, Jws, ProofResult
from badge_verifier.encodings import multibase
from badge_verifier.errors import Unchecked
from badge_verifier.limits import Limits
from badge_verifier.ports import Answer, Fetcher
from badge_verifier.proofs import contexts, keys, securing
from badge_verifier.proofs.proof import prove
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import TrustList

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    """The moment at which `proven` judges."""
    return NOW


@pytest.fixture(scope="session")
def extra_contexts(vectors: Path) -> tuple[contexts.Context, ...]:
    """The contexts that vectors of others need and that we do not bundle."""
    folder = vectors / "contexts"
    return contexts.from_index((folder / "index.json").read_bytes(), lambda file: (folder / file).read_bytes())


@dataclass
class Network:
    """A fetcher that knows some documents and remembers what it was asked; everything else is offline."""

    documents: dict[str, object] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer with a known document."""
        del max_bytes, seconds
        self.asked.append(url)
        if url not in self.documents:
            raise Unchecked("fetch.offline", url)
        body = self.documents[url]
        if isinstance(body, int):
            return Answer(body, url, b"{}")
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return Answer(200, self.moved.get(url, url), data)


@pytest.fixture
def network() -> Network:
    """An empty network."""
    return Network()


class Signer:
    """A private key from a published seed: worthless outside tests."""

    def __init__(self, kind: str, seed: str) -> None:
        number = int.from_bytes(hashlib.sha384(f"badge-verifier test key {seed}".encode()).digest(), "big")
        self.kind = kind
        if kind == "Ed25519":
            self._ed = ed25519.Ed25519PrivateKey.from_private_bytes(number.to_bytes(48, "big")[:32])
            x = self._ed.public_key().public_bytes_raw()
            self.jwk = {"kty": "OKP", "crv": kind, "x": multibase.to_base64url(x)}
        elif kind == "RSA":
            self._rsa = rsa.generate_private_key(65_537, 2_048)
            public = self._rsa.public_key().public_numbers()
            n = multibase.to_base64url(public.n.to_bytes(256, "big"))
            self.jwk = {"kty": "RSA", "n": n, "e": "AQAB"}
        else:
            curve = {"P-256": ec.SECP256R1(), "P-384": ec.SECP384R1(), "P-521": ec.SECP521R1()}[kind]
            self._ec = ec.derive_private_key(number % 2**255, curve)
            point = self._ec.public_key().public_numbers()
            coordinates = {"x": point.x, "y": point.y}.items()
            self.jwk = {"kty": "EC", "crv": kind}
            size = (curve.key_size + 7) // 8
            self.jwk |= {name: multibase.to_base64url(value.to_bytes(size, "big")) for name, value in coordinates}
        self.did = f"did:key:{keys.multikey(self.jwk)}"
        self.method = f"{self.did}#{keys.multikey(self.jwk)}"

    def sign(self, data: bytes, *, pss: bool = False) -> bytes:
        """Return the raw signature, as in JWS."""
        if self.kind == "Ed25519":
            return self._ed.sign(data)
        if self.kind == "RSA":
            pad = padding.PSS(padding.MGF1(hashes.SHA256()), 32) if pss else padding.PKCS1v15()
            return self._rsa.sign(data, pad, hashes.SHA256())
        suites: dict[str, tuple[int, hashes.HashAlgorithm]] = {
            "P-256": (32, hashes.SHA256()),
            "P-384": (48, hashes.SHA384()),
            "P-521": (66, hashes.SHA512()),
        }
        size, digest = suites[self.kind]
        r, s = utils.decode_dss_signature(self._ec.sign(data, ec.ECDSA(digest)))
        return r.to_bytes(size, "big") + s.to_bytes(size, "big")

    def secure(self, document: Mapping[str, Any], **options: object) -> dict[str, Any]:
        """Return the document with a Data Integrity proof by this key; `options` override the proof's members."""
        proof: dict[str, Any] = {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022" if self.kind == "Ed25519" else "ecdsa-rdfc-2019",
            "created": "2026-01-01T00:00:00Z",
            "verificationMethod": self.method,
            "proofPurpose": "assertionMethod",
        }
        proof |= options
        proof = {name: member for name, member in proof.items() if member is not None}
        suite = securing.suite(proof["type"], proof.get("cryptosuite"), keys.algorithm(self.jwk))
        proof["proofValue"] = multibase.to_base58(self.sign(securing.hash_data(document, proof, suite)))
        return {**document, "proof": proof}


@pytest.fixture(scope="session")
def signer() -> Callable[[str, str], Signer]:
    """Make a key of a kind ("Ed25519", "P-256", "P-384", "RSA") from a seed; RSA keys are new each time."""
    return Signer


@pytest.fixture
def badge() -> dict[str, Any]:
    """A small Open Badge 3.0, unsigned."""
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c11",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Veilig tillen",
        "issuer": {"id": "https://school.example.org/issuer", "type": ["Profile"], "name": "Demo-mbo"},
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2027-01-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://school.example.org/badges/tillen",
                "type": ["Achievement"],
                "name": "Veilig tillen",
                "description": "Tilt zwaar werk zonder schade.",
                "criteria": {"narrative": "Praktijktoets."},
            },
        },
    }


Prove = Callable[..., tuple[ProofResult, ...]]


@pytest.fixture
def proven() -> Prove:
    """Run `prove` over a document or a token, offline unless a fetcher is given."""

    def run(  # noqa: PLR0913 -- mirrors `prove`
        document: Mapping[str, Any],
        *,
        jws: Jws | None = None,
        claims: Mapping[str, Any] | None = None,
        version: Any = "OB3",
        fetcher: Fetcher | None = None,
        trust: TrustList | None = None,
        known: tuple[contexts.Context, ...] = (),
        now: datetime = NOW,
        limits: Limits | None = None,
    ) -> tuple[ProofResult, ...]:
        issuer = document.get("issuer")
        credential = Credential(
            version=version,
            document=document,
            id=None,
            name="",
            issuer_id=issuer.get("id") if isinstance(issuer, dict) else issuer,
            issuer_name="",
            achievement_id=None,
            achievement_name="",
            valid_from=document.get("validFrom"),
            valid_until=document.get("validUntil"),
            jws=jws,
            claims=claims or {},
        )
        return asyncio.run(
            prove(
                credential,
                crypto=CpythonCrypto(),
                fetcher=fetcher or Network(),
                trust=trust,
                contexts=known,
                now=now,
                limits=limits or Limits(),
            )
        )

    return run
