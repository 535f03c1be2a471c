"""Chains of certificates in a token's header (`x5c`, RFC 7515): up to an anchor that the trust list names, or not.

Decides by the core of RFC 5280, "Certification Path Validation", and stricter where that costs nothing: names are
compared byte by byte, and whatever is critical and not known is refused. Whether a certificate was revoked is not
looked up, which is said.
"""

import base64
import binascii
import hashlib
import itertools
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from badge_verifier.claims.credential import Key
from badge_verifier.encodings import x509
from badge_verifier.encodings.moments import stamp
from badge_verifier.encodings.multibase import to_base64url
from badge_verifier.encodings.x509 import Certificate
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import CERTIFICATE, CERTIFICATES
from badge_verifier.network.platforms import split
from badge_verifier.ports import Crypto
from badge_verifier.proofs import certificate_signatures, keys, name_constraints
from badge_verifier.trust.trust_list import TrustAnchor

_DIGITAL_SIGNATURE, _NON_REPUDIATION, _SIGNS_CERTIFICATES = 0, 1, 5
# RFC 5280, "Extended Key Usage": TLS at either end, code, time stamps, answers on withdrawal. Whoever holds such a key
# runs a server or signs programs; that it speaks for the school, nobody said.
_OTHER_PURPOSES = frozenset(bytes.fromhex("2b060105050703") + bytes([number]) for number in (1, 2, 3, 8, 9))
_KNOWN = frozenset({x509.BASIC_CONSTRAINTS, x509.KEY_USAGE, x509.SUBJECT_ALTERNATIVE_NAME, x509.NAME_CONSTRAINTS})


def chain(claimed: object) -> tuple[Certificate, ...]:
    """Return the certificates of a header, the signer's first.

    Raises:
        Invalid: "proof.certificate": they are none, or too many.
    """
    if not isinstance(claimed, list) or not 1 <= len(claimed) <= CERTIFICATES:
        raise Invalid("proof.certificate", f"expected one to {CERTIFICATES} certificates")
    return tuple(_read(each) for each in claimed)


def of_header(header: Mapping[str, Any]) -> tuple[Certificate, ...]:
    """Return the certificates of a header, whose digest beside them (`x5t#S256`) must be that of the first.

    Raises:
        Invalid: "proof.certificate": as `chain`, or the digest is another's.
    """
    found = chain(header.get("x5c"))
    digest = to_base64url(hashlib.sha256(found[0].data).digest())
    if header.get("x5t#S256", digest) != digest:
        raise Invalid("proof.certificate", "x5t#S256 is that of another certificate")
    return found


def ended(certificates: Sequence[Certificate], moment: datetime) -> str | None:
    """Return the day on which the first certificate of a chain was over, None while all of them hold."""
    first = min(each.not_after for each in certificates)
    return stamp(first)[:10] if moment > first else None


def _read(text: object) -> Certificate:
    if not isinstance(text, str) or len(text) > CERTIFICATE:
        raise Invalid("proof.certificate", "expected a certificate in base64")
    try:
        return x509.certificate(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError) as error:
        raise Invalid("proof.certificate", "expected a certificate in base64") from error
    except StepError as error:
        raise Invalid("proof.certificate", error.detail) from error


async def signer(
    certificates: Sequence[Certificate],
    issuer_id: str | None,
    anchors: Sequence[TrustAnchor],
    moment: datetime,
    crypto: Crypto,
) -> Key:
    """Return the key of the first certificate, bound to the issuer where the chain proves that it is the issuer's.

    Args:
        certificates: As `chain` read them.
        issuer_id: Whom the token names.
        anchors: Those of the trust list.
        moment: When the token says that it was signed; every certificate must hold then.
        crypto: Checks signatures.

    Raises:
        Invalid: "proof.key-malformed", "proof.key-weak": the key is no good.
        Unchecked: "proof.key-unsupported".
    """
    leaf = certificates[0]
    jwk = keys.from_spki(leaf.key)
    try:
        anchor = await anchored(certificates, anchors, moment, crypto)
        if not _is_for(leaf, issuer_id):
            raise Invalid("proof.certificate", f"the certificate is not for {str(issuer_id)[:80]}")
    except StepError as error:
        return Key(jwk, None, None, "x5c", note=f"x5c: {error.detail}")
    return Key(jwk, None, issuer_id, "x5c", note=anchor)


async def anchored(
    certificates: Sequence[Certificate], anchors: Sequence[TrustAnchor], moment: datetime, crypto: Crypto
) -> str:
    """Return the name of the anchor that a chain leads to.

    Raises:
        Invalid, Unchecked: It leads to none, with the reason.
    """
    _check_leaf(certificates[0], moment)
    path = list(certificates)
    for below, each in enumerate(path[1:]):
        _check_authority(each, path[: below + 1], moment)
    for lower, upper in itertools.pairwise(path):
        await _check_link(lower, upper, crypto)
    reason: StepError = Invalid("proof.certificate", "no anchor of the trust list issued it")
    for anchor in anchors:
        try:
            top = _read(anchor.certificate)
            if top.subject != path[-1].issuer:
                continue
            _check_authority(top, path, moment)
            await _check_link(path[-1], top, crypto)
        except StepError as error:
            reason = error
            continue
        return anchor.name
    raise reason


def _check_leaf(leaf: Certificate, moment: datetime) -> None:
    _check_any(leaf, moment)
    used = x509.usage(leaf)
    if x509.authority(leaf)[0] or x509.NAME_CONSTRAINTS in leaf.extensions:
        raise Invalid("proof.certificate", "the signer's certificate is that of an authority")
    if used is not None and not used & {_DIGITAL_SIGNATURE, _NON_REPUDIATION}:
        raise Invalid("proof.certificate", "the signer's key is not for signing")
    if used is not None and _SIGNS_CERTIFICATES in used:
        raise Invalid("proof.certificate", "the signer's certificate is that of an authority")
    purposes = x509.purposes(leaf)
    if purposes is not None and purposes <= _OTHER_PURPOSES:
        raise Invalid("proof.certificate", "the signer's certificate is for another purpose")


def _check_authority(found: Certificate, below: Sequence[Certificate], moment: datetime) -> None:
    """Check a certificate that issued another, with those below it down to the signer's."""
    _check_any(found, moment)
    is_authority, length = x509.authority(found)
    if not is_authority:
        raise Invalid("proof.certificate", "a certificate in the chain is not that of an authority")
    if length is not None and len(below) - 1 > length:
        raise Invalid("proof.certificate", "the chain is longer than an authority allows")
    used = x509.usage(found)
    if used is None or _SIGNS_CERTIFICATES not in used:
        raise Invalid("proof.certificate", "an authority's key is not for signing certificates")
    name_constraints.check(found, below)


def _check_any(found: Certificate, moment: datetime) -> None:
    if not found.not_before <= moment <= found.not_after:
        raise Invalid("proof.certificate", f"a certificate holds until {found.not_after.date()}")
    unknown = [name for name, (critical, _) in found.extensions.items() if critical and name not in _KNOWN]
    if unknown:
        raise Unchecked("proof.key-unsupported", f"a critical extension {unknown[0].hex()} in a certificate")


async def _check_link(lower: Certificate, upper: Certificate, crypto: Crypto) -> None:
    """Check that one certificate was issued by another: by name, and by signature."""
    if lower.issuer != upper.subject:
        raise Invalid("proof.certificate", "a certificate was issued by another than the next in the chain")
    if not await certificate_signatures.holds(lower, upper, crypto):
        raise Invalid("proof.certificate", "a certificate is not signed by the next in the chain")


def _is_for(leaf: Certificate, issuer_id: str | None) -> bool:
    """Say whether a certificate is for an issuer: for its very address, or for its host."""
    hosts, addresses = x509.names(leaf)
    if issuer_id is None:
        return False
    if issuer_id in addresses:
        return True
    try:
        split(issuer_id)
        parts = urlsplit(issuer_id)
        return parts.scheme == "https" and parts.port is None and parts.netloc.lower() in hosts
    except ValueError:
        return False


def issuer_of(certificates: Sequence[Certificate]) -> str | None:
    """Return the one address that the signer's certificate is for, where a token names no issuer; None without one."""
    hosts, addresses = x509.names(certificates[0])
    if len(addresses) == 1:
        return next(iter(addresses))
    return f"https://{next(iter(hosts))}" if len(hosts) == 1 and not addresses else None
