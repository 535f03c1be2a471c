"""Step 6, the pure part: which status entries a credential has, and what a list says of one of them.

Bitstring Status List (https://www.w3.org/TR/vc-bitstring-status-list/), Status List 2021, Revocation List 2020 and the
1EdTech Revocation List (https://www.imsglobal.org/spec/vcrl/v1p0/). Fetching and believing the list is `withdrawal`.
"""

import base64
import binascii
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from badge_verifier.claims import reading
from badge_verifier.containers.png import inflate
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import STATUS_BITS, Limits
from badge_verifier.proofs.work import Work

# Section "Revocation Bitstring Length": a shorter list gives its holders away.
_MINIMUM_BITS = 131_072

Kind = Literal["bitstring", "2021", "2020", "1edtech", "token"]

# Type of the entry, the kind of list, and its members for address and index.
_KINDS: dict[str, tuple[Kind, str, str]] = {
    "BitstringStatusListEntry": ("bitstring", "statusListCredential", "statusListIndex"),
    "StatusList2021Entry": ("2021", "statusListCredential", "statusListIndex"),
    "RevocationList2020Status": ("2020", "revocationListCredential", "revocationListIndex"),
}


@dataclass(frozen=True)
class Entry:
    """One member of `credentialStatus`.

    Attributes:
        address: Of the list.
        index: In entries, not bits; 0 for a list of ids.
        size: Bits per entry.
        purpose: "revocation", "suspension", "message", "refresh" or another word.
        messages: What each value means, for purpose "message".
    """

    kind: Kind
    address: str
    index: int
    size: int
    purpose: str
    messages: tuple[tuple[int, str], ...] = ()


def entries(document: Mapping[str, Any]) -> list[Entry]:
    """Return every status entry of a credential: all of them count.

    Raises:
        Invalid: "status.entry-broken".
        Unchecked: "status.unsupported": a kind of list that we do not know, by its name.
    """
    members = reading.listed(document.get("credentialStatus"))
    if len(reading.objects(members)) != len(members):
        raise Invalid("status.entry-broken", "credentialStatus: expected objects")
    return [_entry(each) for each in members]


def _entry(document: Mapping[str, Any]) -> Entry:
    names = reading.types(document)
    if "1EdTechRevocationList" in names:
        return Entry("1edtech", _address(document, "id"), 0, 1, "revocation")
    for name in names:
        if name in _KINDS:
            kind, address, index = _KINDS[name]
            size = document.get("statusSize", 1)
            if isinstance(size, bool) or not isinstance(size, int) or not 1 <= size <= STATUS_BITS:
                raise Invalid("status.entry-broken", f"statusSize: got {size!r}, expected 1 to {STATUS_BITS}")
            purpose = document.get("statusPurpose", "revocation")
            if not isinstance(purpose, str):
                raise Invalid("status.entry-broken", "statusPurpose: expected a word")
            return Entry(kind, _address(document, address), _index(document, index), size, purpose, _messages(document))
    raise Unchecked("status.unsupported", ", ".join(names)[:80] or "no type")


def _address(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    if not isinstance(value, str) or not reading.is_address(value):
        raise Invalid("status.entry-broken", f"{name}: expected an address")
    return value


def _index(document: Mapping[str, Any], name: str) -> int:
    value = document.get(name)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= len("134217728"):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise Invalid("status.entry-broken", f"{name}: got {str(value)[:20]!r}, expected a whole number")


def _messages(document: Mapping[str, Any]) -> tuple[tuple[int, str], ...]:
    found = []
    for each in reading.objects(document.get("statusMessage")):
        try:
            found.append((int(str(each.get("status")), 16), reading.text(each.get("message"))))
        except ValueError as error:
            raise Invalid("status.entry-broken", "statusMessage.status: expected a hexadecimal number") from error
    return tuple(found)


def value(encoded: str, entry: Entry, limits: Limits, work: Work | None = None) -> int:
    """Return the value of one entry in a list.

    Args:
        encoded: `encodedList`: base64url of a gzip stream, for Bitstring Status Lists behind a multibase "u".
        entry: Whose value is asked.
        limits: `status_list_bytes` bounds the inflated list.
        work: What the file has cost so far; for this list alone unless given.

    Raises:
        Invalid: "status.list-broken": the list does not decode, is too short, or lacks the index.
        Unchecked: "status.list-broken": it is longer than the limits, or the file had too many of them unpacked.
    """
    bits = _bits(encoded, entry.kind, limits)
    (work or Work()).inflate(len(bits), limits)
    count = len(bits) * 8
    first = entry.index * entry.size
    if count < _MINIMUM_BITS or first + entry.size > count:
        raise Invalid("status.list-broken", f"the list has {count} bits; the entry begins at {first}")
    found = 0
    for place in range(first, first + entry.size):  # the left-most bit is 0 (section "Bitstring Encoding")
        found = found << 1 | bool(bits[place // 8] & 0x80 >> place % 8)
    return found


def _bits(encoded: str, kind: Kind, limits: Limits) -> bytes:
    text = encoded.removeprefix("u") if kind == "bitstring" else encoded
    if kind == "bitstring" and not encoded.startswith("u"):
        raise Invalid("status.list-broken", "the list is not multibase base64url")
    text = text.rstrip("=")
    try:
        # b64decode skips foreign characters unless told to validate.
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error) as error:
        raise Invalid("status.list-broken", "the list is not base64url") from error
    try:
        return inflate(packed, limits.status_list_bytes, wbits=16 + zlib.MAX_WBITS)  # 16: expect a gzip header
    except Invalid as error:
        raise Invalid("status.list-broken", error.detail) from error
    except Unchecked as error:
        raise Unchecked("status.list-broken", error.detail) from error


def named(document: Mapping[str, Any], credential_id: str | None) -> str | None:
    """Return the reason why a 1EdTech list withdrew this credential, "" without one; None where it did not.

    Raises:
        Invalid: "status.list-broken": the document is no such list, or the credential has no id to look for.
    """
    members = document.get("revokedCredential", document.get("revokedCredentials"))
    if members is None or credential_id is None:
        raise Invalid("status.list-broken", "expected revokedCredential, and a credential with an id")
    for each in reading.listed(members):
        if reading.identifier(each) is None:  # an entry that cannot be read could be this one
            raise Invalid("status.list-broken", "a member of revokedCredential has no id")
        if reading.identifier(each) == credential_id:
            entry = reading.mapping(each)
            if entry.get("revoked") in (None, "") or not reading.is_no(entry["revoked"]):  # in the list it says enough
                return reading.text(entry.get("revocationReason"))
    return None
