"""The published list of what was issued: digests, dates and keys, no personal data.

When a key is stolen, what stood here before the theft stays valid; what the thief makes, whatever date it bears, does
not stand here. Digests of nothing are mixed in, so that nobody can count the badges.
"""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from badge_verifier.encodings.moments import instant, stamp
from badge_verifier.limits import Limits
from badge_verifier.steps.vouching import digest
from badge_verifier.versions.parse import credential, token

_DECOYS = range(5, 60)  # and up to one more for each line that is not


@dataclass(frozen=True, order=True)
class Line:
    """One line of a ledger.

    Attributes:
        published: RFC 3339, when it was first published.
        sha256: Hex digest of a credential, or of nothing.
        key: Verification method of the key that signed.
    """

    published: str
    sha256: str
    key: str


def digest_of(signed: Mapping[str, object] | str) -> str:
    """Return the digest under which the verifier looks a credential up.

    Args:
        signed: A document with its proof, or a compact JWS.
    """
    found = token(signed, Limits())[0] if isinstance(signed, str) else credential(signed)
    if isinstance(found, Exception):
        raise found
    return digest(found)


def read(data: bytes) -> list[Line]:
    """Return the lines of a ledger.

    Raises:
        ValueError: It is not one.
    """
    try:
        lines = [Line(**json.loads(line)) for line in data.splitlines() if line]
        for line in lines:
            instant(line.published)
            bytes.fromhex(line.sha256)
    except (TypeError, ValueError) as error:
        raise ValueError(f"not a ledger: {error}") from error
    return lines


def extended(lines: Iterable[Line], issued: Mapping[str, str], moment: datetime) -> list[Line]:
    """Return the ledger with what is new, under one moment, mixed with digests of nothing.

    Args:
        lines: As published before.
        issued: Digest to the key that signed.
        moment: Of this publication.
    """
    known = list(lines)
    before = {line.sha256 for line in known}
    fresh = {sha256: key for sha256, key in issued.items() if sha256 not in before}
    keys = sorted(set(fresh.values()))
    if keys:
        for _ in range(_DECOYS.start + secrets.randbelow(_DECOYS.stop - _DECOYS.start + len(fresh))):
            fresh[secrets.token_hex(32)] = secrets.choice(keys)
    return known + sorted(Line(stamp(moment), sha256, key) for sha256, key in fresh.items())


def written(lines: Iterable[Line]) -> bytes:
    """Return the bytes of a ledger."""
    return "".join(
        json.dumps({"sha256": line.sha256, "published": line.published, "key": line.key}, separators=(",", ":")) + "\n"
        for line in lines
    ).encode()
