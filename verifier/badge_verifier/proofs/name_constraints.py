"""For which hosts, addresses and directory names an authority may issue certificates (RFC 5280, "Name Constraints").

Decides what is within a constraint, byte by byte and stricter than the standard where that costs nothing. A constraint
on names of another form, or a name of a form that cannot be compared, is named and nothing is believed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from badge_verifier.encodings import der, x509
from badge_verifier.encodings.x509 import Certificate
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.network.platforms import split

_PERMITTED, _EXCLUDED = 0xA0, 0xA1
_DNS, _URI, _DIRECTORY, _ADDRESS = 0x82, 0x86, 0xA4, 0x87
_COMPARED = frozenset({_DNS, _URI, _DIRECTORY})
_HOSTS = re.compile(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)*", re.ASCII)
Name = tuple[int, bytes]  # tag of a GeneralName, and its content


@dataclass(frozen=True)
class _Constraints:
    permitted: tuple[Name, ...]
    excluded: tuple[Name, ...]


def check(authority: Certificate, below: Sequence[Certificate]) -> None:
    """Check the names of every certificate below an authority against its constraints.

    Raises:
        Invalid: "proof.certificate": a name is excluded, or is none of those permitted;
            "proof.key-malformed": the constraints cannot be read.
        Unchecked: "proof.key-unsupported": constraints on names that are not compared here.
    """
    if x509.NAME_CONSTRAINTS not in authority.extensions:
        return
    constraints = _read(authority.extensions[x509.NAME_CONSTRAINTS][1])
    names = [name for each in below for name in _names(each)]
    for form in sorted({tag for tag, _ in (*constraints.permitted, *constraints.excluded)}):
        held = [content for tag, content in names if tag == form]
        if form not in _COMPARED and (held or form != _ADDRESS):
            raise Unchecked("proof.key-unsupported", "constraints on names in a certificate")
        permitted = [base for tag, base in constraints.permitted if tag == form]
        excluded = [base for tag, base in constraints.excluded if tag == form]
        for name in held:
            if any(_within(form, name, base) for base in excluded):
                raise Invalid("proof.certificate", "a certificate is for a name that its authority may not name")
            if permitted and not any(_within(form, name, base) for base in permitted):
                raise Invalid("proof.certificate", "a certificate is for a name that its authority may not name")


def _read(data: bytes) -> _Constraints:
    members = der.elements(der.whole(data, der.SEQUENCE), 2)
    found = {tag: tuple(_base(each) for each in der.elements(content)) for tag, content, _ in members}
    if not found or not set(found) <= {_PERMITTED, _EXCLUDED} or len(found) != len(members):
        raise Invalid("proof.key-malformed", "constraints on names cannot be read")
    return _Constraints(found.get(_PERMITTED, ()), found.get(_EXCLUDED, ()))


def _base(element: tuple[int, bytes, bytes]) -> Name:
    """Return the name at which a subtree begins; the standard has its minimum 0 and its maximum absent."""
    tag, content, _ = element
    members = der.elements(content, 3) if tag == der.SEQUENCE else []
    if len(members) != 1:
        raise Invalid("proof.key-malformed", "constraints on names cannot be read")
    return members[0][0], members[0][1]


def _names(found: Certificate) -> list[Name]:
    """Return the subject and the alternative names of a certificate."""
    names = [(_DIRECTORY, found.subject)] if found.subject != b"\x30\x00" else []
    if x509.SUBJECT_ALTERNATIVE_NAME in found.extensions:
        said = der.elements(der.whole(found.extensions[x509.SUBJECT_ALTERNATIVE_NAME][1], der.SEQUENCE))
        names += [(tag, content) for tag, content, _ in said]
    return names


def _within(form: int, name: bytes, base: bytes) -> bool:
    if form == _DIRECTORY:
        whole, beginning = (der.elements(der.whole(each, der.SEQUENCE)) for each in (name, base))
        return whole[: len(beginning)] == beginning
    text, constraint = _text(name), _text(base)
    if form == _DNS:
        if text.startswith("*") or text.endswith(".") or constraint.startswith("."):
            raise Unchecked("proof.key-unsupported", "constraints on names in a certificate")
        return constraint in (text, "") or text.endswith(f".{constraint}")
    host = _host(text)
    if not _HOSTS.fullmatch(constraint):
        raise Unchecked("proof.key-unsupported", "constraints on names in a certificate")
    return host.endswith(constraint) if constraint.startswith(".") else host == constraint


def _text(data: bytes) -> str:
    try:
        return data.decode("ascii").lower()
    except UnicodeDecodeError as error:
        raise Invalid("proof.key-malformed", "a name in a certificate is no text") from error


def _host(address: str) -> str:
    """Return the host of an address, which one below such constraints must have."""
    try:
        split(address)
        host = urlsplit(address).hostname
    except ValueError as error:
        raise Invalid("proof.certificate", "an address in a certificate has no host") from error
    if host is None or not _HOSTS.fullmatch(host) or host.startswith(".") or host.replace(".", "").isdigit():
        raise Invalid("proof.certificate", "an address in a certificate has no host")
    return host
