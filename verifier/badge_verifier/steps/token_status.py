"""Step 6 for tokens of wallets, the pure part: Token Status Lists of the IETF (draft-ietf-oauth-status-list), as JWT.

Decides which list a token names and what a value in it means. Fetching and believing the list is for `revocation`.
"""

import zlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential
from badge_verifier.containers.png import inflate
from badge_verifier.encodings import strictjson
from badge_verifier.encodings.moments import stamp
from badge_verifier.encodings.multibase import base64url
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.network.fetches import secure
from badge_verifier.network.platforms import host
from badge_verifier.proofs import jose
from badge_verifier.proofs.jose import parse_jws
from badge_verifier.proofs.work import Work
from badge_verifier.report import Outcome, Ruling
from badge_verifier.steps.status import Entry

KINDS = frozenset({"statuslist+jwt"})
"""What such a list calls itself; nothing else that an issuer signs is one."""

_SIZES = frozenset({1, 2, 4, 8})  # bits of one entry
_LARGEST_INDEX = 2**31
_VALID, _INVALID, _SUSPENDED = 0, 1, 2  # section "Status Types Values"; the others are an application's own


def entries(claims: Mapping[str, Any]) -> list[Entry]:
    """Return the entry that a token names; a mechanism that we do not know leaves the question open.

    Raises:
        Invalid: "status.entry-broken".
        Unchecked: "status.unsupported".
    """
    if "status" not in claims:
        return []
    mechanisms = claims["status"]
    if not isinstance(mechanisms, dict):
        raise Invalid("status.entry-broken", "status: expected an object")
    if set(mechanisms) != {"status_list"}:
        raise Unchecked("status.unsupported", ", ".join(sorted(mechanisms))[:80] or "status")
    named = reading.mapping(mechanisms["status_list"])
    place, address = named.get("idx"), named.get("uri")
    if isinstance(place, bool) or not isinstance(place, int) or not 0 <= place < _LARGEST_INDEX:
        raise Invalid("status.entry-broken", f"idx: got {str(place)[:20]!r}, expected a whole number")
    if not isinstance(address, str) or not address.startswith(("https://", "http://")):
        raise Invalid("status.entry-broken", "uri: expected an address")
    return [Entry("token", address, place, 0, "status")]


def listed(text: str, issuer_id: str | None, limits: Limits) -> Credential:
    """Return a list as something that its issuer signed: it names none, and is that of whoever names it.

    Args:
        text: A compact JWS.
        issuer_id: Whose token it is asked for.
        limits: Of the JSON.

    Raises:
        Invalid, Unchecked: It cannot be read.
    """
    jws = parse_jws(text, limits)
    claims = strictjson.parse(jws.payload, limits)
    if not isinstance(claims, dict):
        raise Invalid("status.list-broken", "the list does not hold an object")
    made, ends = jose.moment(claims, "iat"), jose.moment(claims, "exp")
    said = claims.get("iss", issuer_id)
    if made is None or not isinstance(said, str):
        raise Invalid("status.list-broken", "expected iat, and iss as text where it is there")
    return Credential(
        version="VC",
        document=claims,
        id=claims.get("sub") if isinstance(claims.get("sub"), str) else None,
        name="",
        issuer_id=said,
        issuer_name="",
        achievement_id=None,
        achievement_name="",
        valid_from=stamp(made.astimezone(UTC)),
        valid_until=stamp(ends.astimezone(UTC)) if ends else None,
        jws=jws,
        claims=claims,
        kinds=KINDS,
        vct="",
    )


def value(found: Credential, entry: Entry, limits: Limits, work: Work) -> int:
    """Return the value of one entry; the right-most bit of the first byte is the first (section "Status List").

    Raises:
        Invalid: "status.list-broken": it is no list, is another one than the token names, or lacks the entry.
        Unchecked: "status.list-broken": it is longer than the limits, or the file had too many of them unpacked.
    """
    if found.id is None or secure(found.id) != secure(entry.address):
        raise Invalid("status.list-broken", f"at {host(entry.address)} stands the list {str(found.id)[:120]}")
    members = reading.mapping(found.claims.get("status_list"))
    size, packed = members.get("bits"), members.get("lst")
    if isinstance(size, bool) or not isinstance(size, int) or size not in _SIZES or not isinstance(packed, str):
        raise Invalid("status.list-broken", "expected bits of 1, 2, 4 or 8, and lst")
    try:
        data = inflate(base64url(packed), limits.status_list_bytes, wbits=zlib.MAX_WBITS)
    except StepError as error:
        raise type(error)("status.list-broken", error.detail) from error
    work.inflate(len(data), limits)
    place, shift = divmod(entry.index * size, 8)
    if place >= len(data):
        raise Invalid("status.list-broken", f"the list has {len(data) * 8 // size} entries, not {entry.index}")
    return data[place] >> shift & (1 << size) - 1


def demand_fresh(found: Credential, now: datetime) -> None:
    """Refuse a list that was kept longer than its issuer lets it be (`ttl`, seconds).

    Raises:
        Unchecked: "status.list-expired"; Invalid: "status.list-broken": `ttl` is no number of seconds.
    """
    seconds, made = found.claims.get("ttl"), jose.moment(found.claims, "iat")
    if seconds is None or made is None:
        return
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds < _LARGEST_INDEX:
        raise Invalid("status.list-broken", f"ttl: got {str(seconds)[:20]!r}")
    if now > made + timedelta(seconds=seconds):
        raise Unchecked("status.list-expired", stamp(made)[:10])


def meaning(entry: Entry, found: int, made_on: str, *, saved: bool) -> Ruling:
    """Return the ruling that a value of the list stands for; a value of an application's own stands for none."""
    if found == _INVALID:
        return Ruling(Outcome.FAILED, "status.revoked", host(entry.address))
    if found == _SUSPENDED:
        return Ruling(Outcome.FAILED, "status.suspended", host(entry.address))
    if found == _VALID:
        said = f"{host(entry.address)}, {made_on}"
        return Ruling(Outcome.PASSED, *(("status.snapshot", made_on) if saved else ("status.not-withdrawn", said)))
    return Ruling(Outcome.UNCHECKED, "status.unsupported", f"status {found:#04x}")
