"""Badges in a JSON Web Signature (RFC 7515): the compact form, its algorithms, and claims that say things twice.

Decides what is refused before a key is looked at. The key and the signature are for `proof`.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from badge_verifier.claims.credential import Credential, Jws
from badge_verifier.encodings import strictjson, written_dates
from badge_verifier.encodings.multibase import base64url
from badge_verifier.errors import Invalid, NotUnderstood, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.ports import Algorithm

_COMPACT = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)", re.ASCII)

# "EdDSA" with an Ed25519 key and "Ed25519" (RFC 9864) are the same signature.
_ALGORITHMS: dict[str, Algorithm] = {
    "EdDSA": "EdDSA",
    "Ed25519": "EdDSA",
    "ES256": "ES256",
    "ES384": "ES384",
    "ES512": "ES512",
    "RS256": "RS256",
    "RS384": "RS384",
    "RS512": "RS512",
    "PS256": "PS256",
    "PS384": "PS384",
    "PS512": "PS512",
}
_MISSPELT = {name.lower(): name for name in _ALGORITHMS}
_KEY_OF: dict[Algorithm, tuple[str, str]] = {
    "EdDSA": ("OKP", "Ed25519"),
    "ES256": ("EC", "P-256"),
    "ES384": ("EC", "P-384"),
    "ES512": ("EC", "P-521"),
    **dict.fromkeys(("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"), ("RSA", "")),
}
# Sound elsewhere, not supported here: no reason to call the badge invalid.
_KNOWN_ELSEWHERE = re.compile(r"ES256K|Ed448|ML-DSA-\d+", re.ASCII)


def parse_jws(text: str, limits: Limits) -> Jws:
    """Return a compact JWS, decoded and not verified.

    Raises:
        Invalid: "proof.malformed", "proof.encoding": it is not three parts of base64url without padding, or its
            header is not a JSON object without duplicate keys.
        Unchecked: "parse.too-large": longer than `embedding_bytes` in base64, or a header beyond the limits.
    """
    longest = max(limits.badge_bytes, limits.embedding_bytes * 4 // 3)
    if len(text) > longest:
        raise Unchecked("parse.too-large", f"a token of {len(text)} characters, at most {longest} are read")
    match = _COMPACT.fullmatch(text)
    if match is None:
        raise Invalid("proof.malformed", "expected three parts of base64url with a dot between them")
    header, payload, signature = map(base64url, match.groups())
    try:
        claimed = strictjson.parse(header, limits)
    except Invalid as error:
        raise Invalid("proof.malformed", f"the header: {error.detail}") from error
    if not isinstance(claimed, dict):
        raise Invalid("proof.malformed", "the header is not a JSON object")
    return Jws(claimed, payload, text.rpartition(".")[0].encode("ascii"), signature)


def algorithm(jws: Jws, kinds: frozenset[str] | None = None) -> Algorithm:
    """Return the algorithm of a JWS, which decides alone; no key is looked at for it.

    Args:
        jws: Decoded.
        kinds: What it may call itself, where that is not a credential.

    Raises:
        Invalid: "proof.algorithm-refused": `none`, a shared secret (HMAC), no algorithm, `crit` or `b64`: whoever
            accepts those can be made to accept anything.
        Unchecked: "proof.unsupported": an algorithm that is sound and not supported; a token with selective disclosure.
        NotUnderstood: "proof.token-kind": a token of another kind.
    """
    name = jws.header.get("alg")
    if kinds is None and "sd-jwt" in str(jws.header.get("typ")).lower():
        # Its holder may leave out claims, even that it can be revoked, and the signature holds all the same. Without
        # its disclosures nobody can say what it holds.
        raise Unchecked("proof.unsupported", "SD-JWT")
    _of_its_kind(jws.header, kinds or _TYPES)
    for extension in ("crit", "b64"):
        # RFC 7515, "crit" Header Parameter: what is not understood must be refused; RFC 7797 changes the signed bytes.
        if extension in jws.header:
            raise Invalid("proof.algorithm-refused", f"the header demands {extension!r}")
    if isinstance(name, str) and name in _ALGORITHMS:
        return _ALGORITHMS[name]
    misspelt = isinstance(name, str) and name.upper() in map(str.upper, _ALGORITHMS)  # sound, and not what is meant?
    if isinstance(name, str) and (misspelt or _KNOWN_ELSEWHERE.fullmatch(name)):
        raise Unchecked("proof.unsupported", name)
    if isinstance(name, str) and name.lower() in _MISSPELT:
        # RFC 7515, "alg": case-sensitive. Another program refuses such a token; that makes nobody a liar.
        raise Unchecked("proof.unsupported", f"{name} (= {_MISSPELT[name.lower()]}?)")
    raise Invalid("proof.algorithm-refused", f"got {str(name)[:40]!r}, expected one of {', '.join(_ALGORITHMS)}")


# What a credential may call itself in the header (RFC 7515, "typ" and "cty"; VC-JOSE-COSE; usage before that).
_TYPES = frozenset({"jwt", "jws", "jose", "vc+jwt", "vc+ld+jwt", "vc-ld+jwt", "vc+ld+json+jwt"})
_CONTENTS = frozenset({"json", "ld+json", "vc", "vc+json", "vc+ld+json"})


# What an SD-JWT VC must call itself (SD-JWT VC, "JOSE Header"), and did before 2025.
WALLET = frozenset({"dc+sd-jwt", "vc+sd-jwt"})
# What any other credential with selective disclosure calls itself, where it says so at all; and what its holder signs.
# Another "…+sd-jwt" is something else: a presentation, a token of access (RFC 9901, "Explicit Typing").
SELECTIVE = WALLET | {"jwt", "sd-jwt", "vc+ld+json+sd-jwt", "vc+ld+sd-jwt", "example+sd-jwt"}
KEY_BINDING = frozenset({"kb+jwt"})
# What a seal calls itself (ETSI TS 119 182-1, "typ"), where it says so at all.
SEALED = _TYPES | {"jose+json"}


def _of_its_kind(header: Mapping[str, Any], kinds: frozenset[str]) -> None:
    """Refuse a token that says to be something else than a credential: what was signed for the one is not the other.

    Raises:
        NotUnderstood: "proof.token-kind".
    """
    for name, known in (("typ", kinds), ("cty", _CONTENTS)):
        said = header.get(name)
        if said is None and known in (_TYPES, SELECTIVE, SEALED, _CONTENTS):  # any other kind must say so
            continue
        kind = said.lower().removeprefix("application/") if isinstance(said, str) else ""
        if kind not in known:
            raise NotUnderstood("proof.token-kind", f"{name} {str(said)[:40]!r}")


def keeps_to(algorithm: Algorithm, bound: str | None) -> None:
    """Compare an algorithm with the one that a key keeps itself to.

    Raises:
        Invalid: "proof.key-mismatch".
    """
    if bound is not None and _ALGORITHMS.get(bound) != algorithm:
        raise Invalid("proof.key-mismatch", f"{algorithm} and a key for {bound[:40]}")


def fits(algorithm: Algorithm, jwk: Mapping[str, str]) -> None:
    """Compare an algorithm with a key.

    Raises:
        Invalid: "proof.key-mismatch": it is not for such keys.
    """
    if (jwk["kty"], jwk.get("crv", "")) != _KEY_OF[algorithm]:
        raise Invalid("proof.key-mismatch", f"{algorithm} and a key of type {jwk['kty']} {jwk.get('crv', '')}".rstrip())


def claims_agree(credential: Credential) -> None:
    """Compare what the token says with what the credential in it says, wherever both say something.

    The rules are those of https://www.w3.org/TR/vc-data-model/#jwt-encoding. A JWS without claims agrees.

    Raises:
        Invalid: "proof.claims-disagree": they differ; "proof.claim-malformed": a claim is not of the type that its
            standard says.
    """
    claims = credential.claims
    for name, inside in (
        ("iss", credential.issuer_id),
        ("sub", _subject_id(credential.document)),
        ("jti", credential.document.get("id")),
    ):
        said = claims.get(name)
        if name in claims and not isinstance(said, str):
            raise Invalid("proof.claim-malformed", f"{name}: {str(said)[:40]!r}, expected text")
        if said is not None and inside is not None and said != inside:
            raise Invalid("proof.claims-disagree", f"{name} is {said[:80]!r}, the credential says {str(inside)[:80]!r}")
    for name, inside in (("nbf", credential.valid_from), ("exp", credential.valid_until)):
        said = moment(claims, name)
        if said is not None and inside is not None and not _may_mean(inside, said, end=name == "exp"):
            raise Invalid("proof.claims-disagree", f"{name} is {said.isoformat()}, the credential says {inside[:40]}")


def moment(claims: Mapping[str, Any], name: str) -> datetime | None:
    """Return a NumericDate claim (RFC 7519), None where it is not there.

    Raises:
        Invalid: "proof.claim-malformed": it is no number, or no moment of a calendar.
    """
    value = claims.get(name)
    if value is None:
        return None
    try:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError("it is no number")  # noqa: TRY004, TRY301 -- caught below with the other ways to be wrong
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise Invalid("proof.claim-malformed", f"{name}: {str(value)[:40]!r}, expected seconds as a number") from error


def _may_mean(text: str, said: datetime, *, end: bool) -> bool:
    """Say whether a date may mean a moment, to the second; one that cannot be read disputes none, see `dates`."""
    try:
        first, last = written_dates.span(text, whole_day=end)
    except Invalid:
        return True
    return int(first.timestamp()) <= int(said.timestamp()) <= int(last.timestamp())


def _subject_id(document: Mapping[str, Any]) -> object:
    subject = document.get("credentialSubject")
    if isinstance(subject, list) and len(subject) == 1:
        subject = subject[0]
    return subject.get("id") if isinstance(subject, Mapping) else None
