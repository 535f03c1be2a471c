"""Bitstring Status Lists as an issuer makes them (https://www.w3.org/TR/vc-bitstring-status-list/). Pure."""

import gzip
import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from badge_verifier.encodings.moments import instant, stamp
from badge_verifier.encodings.multibase import base64url, to_base64url
from badge_verifier.errors import StepError

_CONTEXT = "https://www.w3.org/ns/credentials/v2"


def encoded(indexes: Collection[int], size: int) -> str:
    """Return `encodedList`: the left-most bit is index 0 (section "Bitstring Encoding").

    Args:
        indexes: Whose bit is set.
        size: Of the list, in bits; a multiple of 8.
    """
    bits = bytearray(size // 8)
    for index in indexes:
        bits[index // 8] |= 0x80 >> index % 8
    # Level 9 and no time of day in the header: equal lists are equal bytes.
    return "u" + to_base64url(gzip.compress(bytes(bits), compresslevel=9, mtime=0))


def indexes(text: str) -> frozenset[int]:
    """Return the credentials whose bit is set in a list that we published.

    Args:
        text: The file: a credential as JSON, or as a compact JWS.

    Raises:
        ValueError: It is neither, or holds no list.
    """
    try:
        list_text = _document(text)["credentialSubject"]["encodedList"]
        bits = gzip.decompress(base64url(list_text[1:]))
    except (LookupError, TypeError, OSError, EOFError, StepError) as error:
        raise ValueError(f"no status list ({error})") from error
    return frozenset(
        byte * 8 + bit for byte, value in enumerate(bits) if value for bit in range(8) if value & 0x80 >> bit
    )


def made(text: str) -> datetime:
    """Return since when a list that we published holds; the text as in `indexes`.

    Raises:
        ValueError: It is none.
    """
    try:
        return instant(_document(text)["validFrom"])
    except (LookupError, TypeError, StepError) as error:
        raise ValueError(f"no status list ({error})") from error


def _document(text: str) -> dict[str, Any]:
    if not text.startswith("{"):
        text = base64url(text.split(".")[1]).decode()
    document: dict[str, Any] = json.loads(text)
    return document


def credential(  # noqa: PLR0913 -- the members of the credential
    *,
    address: str,
    issuer: str,
    purpose: str,
    encoded_list: str,
    valid_from: datetime,
    valid_until: datetime | None,
) -> dict[str, Any]:
    """Return a BitstringStatusListCredential, not yet signed; its id is its own address."""
    document: dict[str, Any] = {
        "@context": [_CONTEXT],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": stamp(valid_from),
    }
    if valid_until is not None:
        document["validUntil"] = stamp(valid_until)
    document["credentialSubject"] = {
        "id": f"{address}#list",
        "type": "BitstringStatusList",
        "statusPurpose": purpose,
        "encodedList": encoded_list,
    }
    return document


def entries(addresses: dict[str, str], index: int) -> list[dict[str, Any]]:
    """Return the `credentialStatus` of one credential: the same index in the list of each purpose.

    Args:
        addresses: Purpose to address of its list.
        index: Of the credential.
    """
    return [
        {
            "id": f"{address}#{index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": purpose,
            "statusListIndex": str(index),
            "statusListCredential": address,
        }
        for purpose, address in addresses.items()
    ]
