"""The little of X.509 that the certificates of a signer need (RFC 5280), read strictly.

Decides what stands in a certificate; which chain of them may be believed is for `proofs.certificates`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from badge_verifier.encodings import der
from badge_verifier.errors import Invalid

_CONTEXT_0, _CONTEXT_3 = 0xA0, 0xA3
_UTC_TIME, _GENERALIZED_TIME = 0x17, 0x18
_BOOLEAN, _OCTETS = 0x01, 0x04
_DNS_NAME, _URI = 0x82, 0x86
_TRUE = b"\xff"
_V3 = b"\x02"
_LATE_CENTURY = 50  # RFC 5280, "UTCTime": a year of two digits from here on is of the last century

BASIC_CONSTRAINTS = bytes.fromhex("551d13")
KEY_USAGE = bytes.fromhex("551d0f")
SUBJECT_ALTERNATIVE_NAME = bytes.fromhex("551d11")
NAME_CONSTRAINTS = bytes.fromhex("551d1e")
EXTENDED_KEY_USAGE = bytes.fromhex("551d25")
_TIME = re.compile(rb"(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z")


@dataclass(frozen=True)
class Certificate:
    """One certificate.

    Attributes:
        signed: What the signature is over.
        algorithm: Object identifier of the signature and its parameters, as they stand there.
        issuer, subject: Names, as they stand there; they are compared byte by byte.
        key: SubjectPublicKeyInfo.
        extensions: Object identifier to whether it is critical and its content.
    """

    data: bytes
    signed: bytes
    algorithm: bytes
    signature: bytes
    issuer: bytes
    subject: bytes
    not_before: datetime
    not_after: datetime
    key: bytes
    extensions: Mapping[bytes, tuple[bool, bytes]]


def certificate(data: bytes) -> Certificate:
    """Return a certificate of version 3.

    Raises:
        Invalid: "proof.key-malformed": it is none, or is not written in DER.
    """
    parts = der.elements(der.whole(data, der.SEQUENCE))
    if [tag for tag, _, _ in parts] != [der.SEQUENCE, der.SEQUENCE, der.BIT_STRING]:
        raise Invalid("proof.key-malformed", "expected a certificate")
    (_, body, signed), (_, algorithm, outer), (_, bits, _) = parts
    members = der.elements(body)
    tags = [_CONTEXT_0, der.INTEGER, *[der.SEQUENCE] * 5]
    if [tag for tag, _, _ in members[:7]] != tags or der.whole(members[0][1], der.INTEGER) != _V3:
        raise Invalid("proof.key-malformed", "expected a certificate of version 3")
    if members[2][2] != outer:
        raise Invalid("proof.key-malformed", "a certificate names two algorithms")
    if bits[:1] != b"\0":
        raise Invalid("proof.key-malformed", "a signature is not a whole number of bytes")
    dates = [_moment(each) for each in der.elements(members[4][1], 2)]
    if len(dates) != 2:  # noqa: PLR2004 -- from when until when
        raise Invalid("proof.key-malformed", "expected two dates in a certificate")
    return Certificate(
        data=data,
        signed=signed,
        algorithm=algorithm,
        signature=bits[1:],
        issuer=members[3][2],
        subject=members[5][2],
        not_before=dates[0],
        not_after=dates[1],
        key=members[6][2],
        extensions=_extensions([(tag, content) for tag, content, _ in members[7:]]),
    )


def _moment(element: tuple[int, bytes, bytes]) -> datetime:
    tag, text, _ = element
    match = _TIME.fullmatch(text)
    if match is None or (tag, len(match[1])) not in {(_UTC_TIME, 2), (_GENERALIZED_TIME, 4)}:
        raise Invalid("proof.key-malformed", "a date of a certificate is none")
    year, month, day, hour, minute, second = map(int, match.groups())
    if tag == _UTC_TIME:
        year += 1900 if year >= _LATE_CENTURY else 2000
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError as error:
        raise Invalid("proof.key-malformed", "a date of a certificate is none") from error


def _extensions(rest: list[tuple[int, bytes]]) -> dict[bytes, tuple[bool, bytes]]:
    """Return the extensions; no other optional member is read, as version 3 needs none."""
    if [tag for tag, _ in rest] != [_CONTEXT_3]:
        raise Invalid("proof.key-malformed", "expected extensions, and nothing beside them")
    found: dict[bytes, tuple[bool, bytes]] = {}
    for tag, content, _ in der.elements(der.whole(rest[0][1], der.SEQUENCE)):
        members = der.elements(content, 3) if tag == der.SEQUENCE else []
        tags = [each[0] for each in members]
        critical = tags == [der.OID, _BOOLEAN, _OCTETS]
        if not critical and tags != [der.OID, _OCTETS]:
            raise Invalid("proof.key-malformed", "expected an extension")
        if (critical and members[1][1] != _TRUE) or members[0][1] in found:
            raise Invalid("proof.key-malformed", "an extension is not written in its only way, or stands there twice")
        found[members[0][1]] = critical, members[-1][1]
    return found


def authority(found: Certificate) -> tuple[bool, int | None]:
    """Return whether a certificate is that of an authority, and of how long a path (`basicConstraints`)."""
    if BASIC_CONSTRAINTS not in found.extensions:
        return False, None
    members = der.elements(der.whole(found.extensions[BASIC_CONSTRAINTS][1], der.SEQUENCE), 2)
    match [(tag, content) for tag, content, _ in members]:
        case []:
            return False, None
        case [(1, b"\xff")]:
            return True, None
        case [(1, b"\xff"), (2, length)] if len(length) == 1 and length[0] < 0x80:  # noqa: PLR2004 -- positive
            return True, length[0]
    raise Invalid("proof.key-malformed", "basicConstraints cannot be read")


def usage(found: Certificate) -> frozenset[int] | None:
    """Return the numbers of the bits of `keyUsage`; None where a certificate does not limit its key."""
    if KEY_USAGE not in found.extensions:
        return None
    bits = der.whole(found.extensions[KEY_USAGE][1], der.BIT_STRING)
    if len(bits) not in (2, 3) or bits[0] > 7:  # noqa: PLR2004 -- unused bits, and nine that are known
        raise Invalid("proof.key-malformed", "keyUsage cannot be read")
    return frozenset(place for place in range((len(bits) - 1) * 8) if bits[1 + place // 8] & 0x80 >> place % 8)


def purposes(found: Certificate) -> frozenset[bytes] | None:
    """Return the object identifiers of `extKeyUsage`; None where a certificate does not limit what it is for."""
    if EXTENDED_KEY_USAGE not in found.extensions:
        return None
    said = der.elements(der.whole(found.extensions[EXTENDED_KEY_USAGE][1], der.SEQUENCE))
    if not said or any(tag != der.OID for tag, _, _ in said):
        raise Invalid("proof.key-malformed", "extKeyUsage cannot be read")
    return frozenset(content for _, content, _ in said)


def names(found: Certificate) -> tuple[frozenset[str], frozenset[str]]:
    """Return the hosts and the addresses that a certificate is for (`subjectAltName`); others are passed over."""
    if SUBJECT_ALTERNATIVE_NAME not in found.extensions:
        return frozenset(), frozenset()
    said = der.elements(der.whole(found.extensions[SUBJECT_ALTERNATIVE_NAME][1], der.SEQUENCE))
    try:
        hosts = frozenset(content.decode("ascii").lower() for tag, content, _ in said if tag == _DNS_NAME)
        return hosts, frozenset(content.decode("ascii") for tag, content, _ in said if tag == _URI)
    except UnicodeDecodeError as error:
        raise Invalid("proof.key-malformed", "a name in a certificate is no text") from error


def raw_signature(data: bytes, size: int) -> bytes:
    """Return an ECDSA signature as the port has it, r and s of `size` bytes each (RFC 3279, "ECDSA").

    Raises:
        Invalid: "proof.key-malformed": it is none, or is not written in DER.
    """
    parts = der.elements(der.whole(data, der.SEQUENCE), 2)
    if [tag for tag, _, _ in parts] != [der.INTEGER, der.INTEGER]:
        raise Invalid("proof.key-malformed", "expected two numbers as signature")
    return b"".join(_number(content, size) for _, content, _ in parts)


def _number(content: bytes, size: int) -> bytes:
    minimal = len(content) == 1 or content[0] or content[1] & 0x80 if content else False
    if not minimal or content[0] & 0x80 or len(content.lstrip(b"\0")) > size:
        raise Invalid("proof.key-malformed", "a number of a signature is not written in its only way")
    return content.lstrip(b"\0").rjust(size, b"\0")
