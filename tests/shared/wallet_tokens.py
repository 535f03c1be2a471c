"""Tokens as issuers and wallets make them (RFC 9901), by keys from published seeds: to be shown, and to be spoilt."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID

from badge_verifier.encodings.multibase import base64url, to_base64url

Json = dict[str, Any]
YEARS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
ISSUER = "https://rijnstad.example.org/issuer"
LEARNT = "urn:eu.europa.ec.eudi:learning:credential:1"


class Signer:
    """An Ed25519 key from a published seed, the same as `tests/vectors` has."""

    def __init__(self, seed: str) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"badge vectors {seed}".encode()).digest())
        public = to_base64url(self._private.public_key().public_bytes_raw())
        self.jwk = {"kty": "OKP", "crv": "Ed25519", "x": public}

    def certificate(self, issuer: str, signer: "Signer") -> bytes:
        """Return a certificate for an issuer's address, by another key; the same every time."""
        said, by = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("School", "Demo-wortel"))
        made = x509.CertificateBuilder().subject_name(said).issuer_name(by).public_key(self._private.public_key())
        made = made.serial_number(1).not_valid_before(YEARS[0]).not_valid_after(YEARS[1])
        names = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(issuer)])
        made = made.add_extension(names, critical=False)
        return made.sign(signer._private, None).public_bytes(serialization.Encoding.DER)

    def sign(self, text: str) -> str:
        """Return the signature over a text."""
        return to_base64url(self._private.sign(text.encode()))

    def token(self, header: Mapping[str, Any], payload: object) -> str:
        """Return a compact JWS."""
        data = f"{part({'alg': 'EdDSA', **header})}.{part(payload)}"
        return f"{data}.{to_base64url(self._private.sign(data.encode()))}"


SCHOOL, HOLDER, STRANGER = Signer("active"), Signer("holder"), Signer("stranger")
KID = f"{ISSUER}#active"


def part(value: object) -> str:
    """Return JSON as tokens write it."""
    return to_base64url(json.dumps(value, ensure_ascii=False).encode())


def disclosure(*members: object) -> str:
    """Return a disclosure: salt and value of an element, or salt, name and value of a claim."""
    return part(list(members))


def digest(text: str, algorithm: str = "sha256") -> str:
    """Return the digest of a disclosure or of a presentation."""
    return to_base64url(hashlib.new(algorithm, text.encode()).digest())


def hide(claims: Json, *names: str, algorithm: str = "sha256", decoys: int = 0) -> tuple[Json, dict[str, str]]:
    """Return the claims with some of them hidden, and their disclosures by name; salts are of the names."""
    shown = {name: disclosure(f"zout {name}", name, claims[name]) for name in names}
    digests = [digest(each, algorithm) for each in shown.values()] + [digest(f"{n}") for n in range(decoys)]
    rest = {name: value for name, value in claims.items() if name not in names}
    return {**rest, "_sd": sorted([*rest.get("_sd", []), *digests])}, shown


def learnt(**changes: object) -> Json:
    """Return the claims of a learning credential of nobody; None leaves one out."""
    claims: Json = {
        "iss": ISSUER,
        "iat": 1_769_940_000,
        "exp": 1_830_000_000,
        "vct": LEARNT,
        "cnf": {"jwk": HOLDER.jwk},
        "issuing_authority": "Demo-mbo Rijnstad",
        "issuing_country": "NL",
        "date_of_issuance": "2026-02-01",
        "family_name": "Jansen",
        "given_name": "Sam",
        "birth_date": "2001-03-04",
        "achievement_title": "Veilig tillen",
        "achievement_description": "Je tilt zware dingen zonder schade.",
        "learning_outcomes": ["Tilt met rechte rug", "Vraagt hulp"],
        "language_of_classes": "nl",
        "learner_identification": "S-12",
        "expected_study_time": "70 uur",
        "level_of_learning_experience": "NLQF 3",
        "types_of_quality_assurance": ["Inspectie"],
    }
    claims |= changes
    return {name: value for name, value in claims.items() if value is not None}


def issued(payload: Json, signer: Signer = SCHOOL, **header: object) -> str:
    """Return the signed part of an SD-JWT VC."""
    return signer.token({"typ": "dc+sd-jwt", "kid": KID, **header}, payload)


def presented(signed: str, shown: Iterable[str] = (), binding: str = "") -> str:
    """Return a token with its disclosures, and what the holder signed behind them."""
    return "~".join([signed, *shown, binding])


def bound(signed: str, shown: Iterable[str] = (), holder: Signer = HOLDER, **changes: object) -> str:
    """Return a token that was shown with the holder's signature; what that says may be changed."""
    bare = presented(signed, shown)
    claims = {
        "aud": "https://werk.example.org",
        "nonce": "n-1",
        "iat": 1_795_340_000,
        "sd_hash": digest(bare),
        **changes,
    }
    typ = claims.pop("typ", "kb+jwt")
    return bare + holder.token({"typ": typ}, {name: value for name, value in claims.items() if value is not None})


LIST = "https://rijnstad.example.org/status/tokens"


def status(place: object = 0, uri: object = LIST) -> Json:
    """Return what a token says of where its status stands."""
    return {"status_list": {"idx": place, "uri": uri}}


def packed(values: Mapping[int, int], bits: int = 1, size: int = 64) -> str:
    """Return a list of so many bytes with these values by their place, as such a list is written."""
    data = bytearray(size)
    for place, value in values.items():
        byte, shift = divmod(place * bits, 8)
        data[byte] |= value << shift
    return to_base64url(zlib.compress(bytes(data), 9))


def status_list(values: Mapping[int, int], bits: int = 1, signer: Signer = SCHOOL, **changes: object) -> str:
    """Return a signed list; its header and its claims may be changed, None leaves one out."""
    header: Json = {"typ": "statuslist+jwt", "kid": KID} | {
        name: changes.pop(name) for name in ("typ", "kid") if name in changes
    }
    claims: Json = {
        "sub": LIST,
        "iat": 1_795_300_000,
        "exp": 1_800_000_000,
        "ttl": 86_400,
        "status_list": {"bits": bits, "lst": packed(values, bits)},
        **changes,
    }
    present = {name: value for name, value in claims.items() if value is not None}
    return signer.token({name: value for name, value in header.items() if value is not None}, present)


def payload_of(token: str) -> Json:
    """Return the claims that an issuer signed, as they stand there."""
    found: Json = json.loads(base64url(token.split(".")[1]))
    return found


def sealed(**changes: object) -> Json:
    """Return a diploma that the listed school sealed, as JSON; parts of its header may be changed."""
    certificate = SCHOOL.certificate(ISSUER, STRANGER)
    header: Json = {
        "alg": "EdDSA",
        "typ": "jose+json",
        "b64": False,
        "crit": ["b64", "sigT"],
        "sigT": "2026-02-01T12:00:00Z",
        "x5t#S256": to_base64url(hashlib.sha256(certificate).digest()),
        "x5c": [base64.b64encode(certificate).decode()],
        **changes,
    }
    claim = {"title": {"nl": "Veilig tillen"}, "specifiedBy": {"learningOutcome": [{"title": {"nl": "Tilt recht"}}]}}
    document = {
        "@context": ["https://www.w3.org/2018/credentials/v1", "http://data.europa.eu/snb/model/context/edc-ap"],
        "id": "urn:credential:3f1c",
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "issuer": {"id": ISSUER, "legalName": {"nl": "Demo-mbo Rijnstad"}},
        "issuanceDate": "2026-02-01T12:00:00Z",
        "credentialSubject": {"fullName": {"nl": "Sam Jansen"}, "hasClaim": claim},
    }
    protected, payload = part(header), json.dumps(document, ensure_ascii=False)
    signature = SCHOOL.sign(f"{protected}.{payload}")
    return {"payload": payload, "signatures": [{"protected": protected, "signature": signature}]}
