"""Whose address is it? Decides whether where a hosted badge stands is what its issuer calls its own."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from badge_verifier.claims import reading
from badge_verifier.limits import ADDRESS, DECODINGS
from badge_verifier.network.fetches import secure
from badge_verifier.network.platforms import host, split
from badge_verifier.report import Outcome, Ruling

_HTTPS_PORT = 443
_OVERLONG = re.compile("%c0%(ae|af)", re.IGNORECASE)  # a dot and a slash in two bytes, which no reader may accept
_WIDE = re.compile("%u00([0-9a-f]{2})", re.IGNORECASE)  # as old servers of Microsoft write characters
_END = re.compile("[;\0]")
_LEFT_OUT = re.compile("[\t\n\r]")  # wherever they stand in an address (URL Standard, "basic URL parser")


def scope(address: str | None, issuer_id: str | None, issuer: Mapping[str, Any]) -> Ruling:
    """Decide whether an address lies within what an issuer calls its own (section "VerificationObject").

    Without a word from the issuer that is the issuer's own host. A prefix counts only up to the boundary of a host:
    "https://school.example.org" does not cover "https://school.example.org.evil.example.com".
    """
    if not host(issuer_id):  # whoever bears an identifier that is no address calls no host its own
        return Ruling(Outcome.UNCHECKED, "issuer.no-scope", str(issuer_id))
    verification = reading.mapping(issuer.get("verification"))
    mine = secure(address or "")
    prefixes = [secure(each) for each in reading.listed(verification.get("startsWith")) if isinstance(each, str)]
    if _climbs(mine):  # "https://platform.example/victim/../attacker/1" begins as the victim's and is not hers
        inside = False
    elif prefixes:
        inside = any(host(mine) == host(prefix) and _path(mine).startswith(_path(prefix)) for prefix in prefixes)
    else:
        origins = [each for each in reading.listed(verification.get("allowedOrigins")) if isinstance(each, str)]
        allowed = {origin(each if "://" in each else f"https://{each}") for each in origins} or {origin(issuer_id)}
        inside = bool(host(mine)) and origin(mine) in allowed
    if inside:
        return Ruling(Outcome.PASSED, "issuer.hosted", host(mine))
    return Ruling(Outcome.UNCHECKED, "issuer.out-of-scope", f"{host(mine)}, {issuer_id}")


def scoped(issuer: Mapping[str, Any]) -> bool:
    """Say whether an issuer's own profile names the addresses of its hosted badges.

    Where it does not, a hosted badge may stand anywhere on its host, where others can often put a file too.
    """
    verification = reading.mapping(issuer.get("verification"))
    return any(reading.listed(verification.get(name)) for name in ("startsWith", "allowedOrigins"))


def _climbs(address: str) -> bool:
    """Say whether a host would look elsewhere than the path says: dot segments (RFC 3986), written in any way."""
    path = _LEFT_OUT.sub("", address[:ADDRESS].partition("?")[0])
    for _ in range(DECODINGS):  # some hosts decode twice, and so may whoever stands before them
        path = unquote(_OVERLONG.sub(lambda found: "%2e" if found[1].lower() == "ae" else "%2f", path))
        path = _WIDE.sub(lambda found: chr(int(found[1], 16)), path)
    # Some hosts leave out what follows a semicolon or a NUL, so that "..;x" climbs as ".." does.
    path = _LEFT_OUT.sub("", path).replace("\\", "/")
    segments = {_END.split(each)[0].strip() for each in path.split("/")}
    return not {".", ".."}.isdisjoint(segments)


def _path(address: str) -> str:
    """Return the path that follows the host, with its port in front; a query may tell one issuer from another."""
    try:
        parts = split(address[:ADDRESS])
        port = parts.port
    except ValueError:  # a port that is none
        return address
    other = "" if port in {None, _HTTPS_PORT} else port
    return f"{other}{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"


def origin(address: str | None) -> tuple[str, int]:
    """Return host and port (RFC 6454): what answers at another port may be somebody else's."""
    try:
        port = split(secure((address or "")[:ADDRESS])).port
    except ValueError:  # a port that is none
        port = 0
    return host(address), _HTTPS_PORT if port is None else port


def same_origin(final: str, address: str | None) -> bool:
    """Say whether what answered in the end is the host and port that were asked."""
    return final.startswith("https://") and origin(final) == origin(address)
