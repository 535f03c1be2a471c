"""Step 2 for what wallets hold: tokens with selective disclosure (RFC 9901), as SD-JWT VC or as a W3C credential.

Decides which of the two it is, and what an SD-JWT VC must say of itself. What its claims mean is for `learnt`.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Remark
from badge_verifier.encodings.moments import stamp
from badge_verifier.errors import Invalid, NotUnderstood
from badge_verifier.proofs import certificates, jose
from badge_verifier.proofs.sd_jwt import SdJwt, left_out
from badge_verifier.versions import learnt, ob3

# SD-JWT VC, "Claims": what must stand in the signed part, so that no holder can leave it out or choose another.
_NEVER_DISCLOSED = frozenset({"iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status"})
# W3C Subresource Integrity: one or more digests, of which a reader takes the strongest that it knows.
_INTEGRITY = re.compile(r"sha(?:256|384|512)-[A-Za-z0-9+/]{43,86}={0,2}(?:\?[!-~]*)?", re.ASCII)
# What decides what a W3C credential is: with a part of it left out nobody can say.
_DECIDES = ("@context", "type")


def credential(token: SdJwt) -> Credential:
    """Return the one credential that a token with selective disclosure is.

    Raises:
        Invalid: "parse.…", "proof.disclosure": it breaks the standard that it names.
        NotUnderstood: "parse.undisclosed": what has to be known of it was left out.
    """
    if "@context" not in token.claims:
        return _noted(_sd_jwt_vc(token), token)
    if left_out(token.disclosed, *_DECIDES):
        raise NotUnderstood("parse.undisclosed", ", ".join(_DECIDES))
    try:
        found = ob3.credential(token.claims, token.jws, token.claims)
    except Invalid as error:
        if not token.disclosed.hidden:
            raise
        raise NotUnderstood("parse.undisclosed", error.detail) from error
    return _noted(replace(found, disclosed=token.disclosed, kinds=jose.SELECTIVE), token)


def _noted(found: Credential, token: SdJwt) -> Credential:
    """Return a credential with the remark that something may have been left out of it."""
    if not token.disclosed.hidden:
        return found
    remark = Remark("remark.not-disclosed", ", ".join(filter(None, token.disclosed.hidden))[:200])
    return replace(found, remarks=(*found.remarks, remark))


def _sd_jwt_vc(token: SdJwt) -> Credential:
    """Return an SD-JWT VC; of a token that names no type, `vct` is empty."""
    claims = token.claims
    for name in ("vct", "vct#integrity", "iss", "sub", "jti"):
        if name in claims and (not isinstance(claims[name], str) or not claims[name]):
            raise Invalid("parse.property-wrong", f"{name}: expected a text")
    vct = claims.get("vct", "")
    if vct and (chosen := sorted(_NEVER_DISCLOSED & token.disclosed.names)):
        raise Invalid("proof.disclosure", f"{chosen[0]} was left to the holder's choice")
    if vct and (twice := sorted({"vc", "vp"} & set(claims))):
        raise Invalid("parse.ambiguous", f"a wallet's credential and {twice[0]} in it")
    _check_types(claims, vct)
    if "cnf" in claims and not isinstance(claims["cnf"], dict):
        raise Invalid("parse.property-wrong", "cnf: expected an object")
    said = learnt.said(claims)
    issuer = claims.get("iss")
    if issuer is None and "x5c" in token.jws.header:
        issuer = certificates.issuer_of(certificates.chain(token.jws.header["x5c"]))
    return Credential(
        version="VC",
        document=said.document,
        id=claims.get("jti"),
        name=said.name or vct,
        issuer_id=issuer,
        issuer_name=reading.text(said.issuer.get("name")),
        achievement_id=reading.identifier(said.achievement),
        achievement_name=reading.text(said.achievement.get("name")),
        valid_from=said.valid_from or _moment(claims, "nbf") or _moment(claims, "iat"),
        valid_until=said.valid_until or _moment(claims, "exp"),
        jws=token.jws,
        claims=claims,
        issuer={**said.issuer, "id": issuer},
        achievement={"achievementType": vct, **said.achievement} if said.achievement else {},
        recipient=said.subject,
        disclosed=token.disclosed,
        vct=vct,
        kinds=jose.WALLET if vct else jose.SELECTIVE,
        remarks=_description(token, vct),
    )


def _check_types(claims: Mapping[str, Any], vct: str) -> None:
    """Check what stands beside the type: other types that it is too, and the digest of its description.

    The description itself is not fetched: nothing is asked unasked, and nothing on a card is taken from it.
    """
    digests = claims.get("vct#integrity")
    if isinstance(digests, str) and not any(map(_INTEGRITY.fullmatch, digests.split())):
        raise Invalid("parse.property-wrong", "vct#integrity: expected a digest")
    others = claims.get("aka_vcts", [vct + "-"])
    if not isinstance(others, list) or not others or not all(isinstance(each, str) and each for each in others):
        raise Invalid("parse.property-wrong", "aka_vcts: expected a list of types")
    if vct in others:
        raise Invalid("parse.property-wrong", "aka_vcts: it names the type itself")


def _description(token: SdJwt, vct: str) -> tuple[Remark, ...]:
    """Return the remark that a description of the type is fixed, or was carried along, and was not looked at."""
    if "vct#integrity" in token.claims or "vctm" in token.jws.header:
        return (Remark("remark.type-description", vct[:200]),)
    return ()


def _moment(claims: Mapping[str, Any], name: str) -> str | None:
    try:
        found: datetime | None = jose.moment(claims, name)
    except Invalid as error:
        raise Invalid("parse.property-wrong", error.detail) from error
    return stamp(found.astimezone(UTC)) if found is not None else None
