"""What an address is the address of: a badge, a diploma of another kind, a request to a wallet, or something else.

Decides by platform and path alone, before anything is asked of anybody. A link that a mail gateway or a social
network wrapped is unwrapped first: the inner host is the one that would be asked.
"""

import base64
import re
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, unquote

from badge_verifier.limits import ADDRESS, LINKS_WRAPPED
from badge_verifier.network.link_tables import OTHER_HOSTS, PLATFORMS, WRAPPERS
from badge_verifier.network.platforms import split

LinkKind = Literal["badge", "diploma", "wallet", "other", "unknown"]

_PLATFORM_PATHS = tuple((host, re.compile(path, re.IGNORECASE)) for host, path in PLATFORMS)

# A part of a path, or a page, under which badges stand; what follows it is the badge's own name or number.
_BADGE_PATH = re.compile(
    r"/(?:assertions?|badges?|open-?badges?|credentials?|certificates?|awards?|microcredentials?)/[^/?#]"
    r"|/(?:assertion|badge|external|credential|certificate)s?\.(?:php|aspx?|html?|json)\b",
    re.IGNORECASE,
)
_BADGE_HOSTS = frozenset({"assertion", "assertions", "badge", "badges", "credential", "credentials", "openbadges"})

_LOGO_HOSTS = frozenset({"googleusercontent.com", "gstatic.com", "licdn.com", "gravatar.com", "cloudfront.net"})
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|ico|css|js|woff2?)\Z", re.IGNORECASE)
_DIPLOMA = re.compile(r"/europass/(?:[\w-]+/)*(?:digital-credentials|edci|viewer)", re.IGNORECASE)

# Requests that only the holder's wallet may open: opening one may spend it.
WALLET_SCHEMES = (
    "openid4vp|openid-credential-offer|openid-initiate-issuance|openid-vc|openid4vci|haip|haip-vp|haip-vci|"
    "eudi-openid4vp|mdoc-openid4vp|eudi-wallet|mdoc|dccrequest|msprequest|didcomm|lcw|openid"
)
_WALLET_QUERY = re.compile(
    r"[?&#](?:credential_offer|credential_offer_uri|vc_request_url|presentation_definition|presentation_definition_uri|"
    r"request_uri|_oob|oob|iuv)=",
    re.IGNORECASE,
)
_WALLET_HOSTS = frozenset({"lcw.app"})

_PROOFPOINT_3 = re.compile(r"/v3/__(https?:/{1,2}[^\s]+?)__;", re.IGNORECASE)
_CISCO = re.compile(r"/(https?%3A%2F%2F[^/]+)\Z", re.IGNORECASE)


def bare_hosts() -> tuple[str, ...]:
    """Return the hosts whose links people write without `https://`."""
    return tuple(host for host, _ in PLATFORMS)


def link_kind(address: str) -> LinkKind:
    """Return the kind of an unwrapped address; "unknown" where only an answer could tell.

    >>> link_kind("https://www.edubadges.nl/public/assertions/AbC")
    'badge'
    >>> link_kind("https://www.linkedin.com/in/sam")
    'other'
    """
    parts = _split(address)
    if parts is None:
        return "other"
    host, path = parts.hostname or "", parts.path
    where = f"{path}?{parts.query}" if parts.query else path
    rules: tuple[tuple[LinkKind, bool], ...] = (
        ("wallet", _WALLET_QUERY.search(address) is not None),
        ("wallet", _under(host, _WALLET_HOSTS) and path.startswith("/request")),
        ("diploma", _under(host, {"europa.eu"}) and _DIPLOMA.search(path) is not None),
        ("other", _PICTURE.search(path) is not None or _under(host, _LOGO_HOSTS | _WALLET_HOSTS | {"europa.eu"})),
        ("badge", any(_under(host, {name}) and pattern.match(path) for name, pattern in _PLATFORM_PATHS)),
        ("other", _under(host, OTHER_HOSTS)),
        ("badge", _BADGE_PATH.search(where) is not None or (host.split(".")[0] in _BADGE_HOSTS and len(path) > 1)),
    )
    return next((kind for kind, applies in rules if applies), "unknown")


def unwrapped(address: str) -> tuple[str, str]:
    """Return the address that a wrapper leads to and the host of the wrapper; the address itself and "" without one.

    >>> unwrapped("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fbadges%2F1&data=x")
    ('https://a.example/badges/1', 'eur01.safelinks.protection.outlook.com')
    """
    outer = ""
    for _ in range(LINKS_WRAPPED):
        parts = _split(address)
        inner = _inside(parts) if parts is not None else None
        if parts is None or inner is None or _split(inner) is None:
            break
        outer, address = outer or parts.hostname or "", inner
    return address, outer


def _inside(parts: SplitResult) -> str | None:
    host = parts.hostname or ""
    if _under(host, {"urldefense.com", "urldefense.us", "urldefense.proofpoint.com"}):
        return _proofpoint(parts)
    if _under(host, {"secure-web.cisco.com"}):
        found = _CISCO.search(parts.path)
        return unquote(found[1]) if found else None
    for wrapper, names in WRAPPERS:
        if _under(host, {wrapper}):
            query = dict(_query(parts))
            return next((inner for name in names if (inner := _address_in(query.get(name, "")))), None)
    return None


def _proofpoint(parts: SplitResult) -> str | None:
    found = _PROOFPOINT_3.search(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    if found:
        return re.sub(r"\A(https?):/(?!/)", r"\1://", found[1]) if "*" not in found[1] else None
    said = dict(_query(parts)).get("u", "")
    inner = unquote(said.replace("-", "%").replace("_", "/")) if parts.path.startswith("/v2/") else said
    return inner if _is_address(inner) else None


def _query(parts: SplitResult) -> list[tuple[str, str]]:
    try:
        return parse_qsl(parts.query, max_num_fields=50)
    except ValueError:
        return []


def _address_in(text: str) -> str:
    """Return the address that a value is, plain or in base64; "" where it is none."""
    if _is_address(text):
        return text
    if not text.startswith("aHR0c"):  # "http"
        return ""
    try:
        found = base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_").decode("ascii")
    except ValueError:
        return ""
    return found if _is_address(found) else ""


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and not re.search(r"[\s<>\"]", text)


def _split(address: str) -> SplitResult | None:
    if len(address) > ADDRESS:
        return None
    try:
        parts = split(address)
    except ValueError:
        return None
    return parts if parts.hostname else None


def _under(host: str, names: frozenset[str] | set[str]) -> bool:
    """Say whether a host is one of these or below one of them."""
    labels = host.split(".")
    return any(".".join(labels[start:]) in names for start in range(len(labels)))
