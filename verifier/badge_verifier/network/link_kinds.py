"""What an address is the address of: a badge, a diploma of another kind, a request to a wallet, or something else.

Decides by platform and path alone, before anything is asked of anybody. A link that a mail gateway or a social
network wrapped is unwrapped first: the inner host is the one that would be asked.
"""

import re
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from badge_verifier.network.platforms import LONGEST_ADDRESS

LinkKind = Literal["badge", "diploma", "wallet", "other", "unknown"]

# Hosts of platforms that show badges, each with what the path of a badge's own page begins with; subdomains included.
_PLATFORMS: tuple[tuple[str, str], ...] = (
    ("edubadges.nl", r"/(?:public|collections?)/"),
    ("badgr.io", r"/(?:public|backpack)/"),
    ("badgr.com", r"/(?:public|backpack)/"),
    ("canvascredentials.com", r"/(?:public|backpack)/"),
    ("openbadges.education", r"/(?:public|backpack)/"),
    ("openbadgefactory.com", r"/(?:v\d|c|obf|assertion)/"),
    ("openbadgepassport.com", r"/(?:app|assertion)/"),
    ("openbadgeacademy.com", r"/"),
    ("credly.com", r"/(?:badges|go|users|earner)/"),
    ("youracclaim.com", r"/(?:badges|go|users)/"),
    ("credential.net", r"/[\w-]{8,}"),
    ("accredible.com", r"/[\w-]{8,}"),
    ("credsverse.com", r"/credentials/"),
    ("certifier.io", r"/(?:credentials|verify)/"),
    ("sertifier.com", r"/"),
    ("certopus.com", r"/"),
    ("badgecraft.eu", r"/"),
    ("badgelist.com", r"/"),
    ("cancred.ca", r"/(?:app|assertion)/"),
    ("verifierplus.org", r"/(?:credentials|v)/"),
    ("hpass.org", r"/(?:app|assertion)/"),
)
_PLATFORM_PATHS = tuple((host, re.compile(path, re.IGNORECASE)) for host, path in _PLATFORMS)

# A part of a path, or a page, under which badges stand; what follows it is the badge's own name or number.
_BADGE_PATH = re.compile(
    r"/(?:assertions?|badges?|open-?badges?|credentials?|certificates?|awards?|microcredentials?)/[^/?#]"
    r"|/(?:assertion|badge|external|credential|certificate)s?\.(?:php|aspx?|html?|json)\b",
    re.IGNORECASE,
)
_BADGE_HOSTS = frozenset({"assertion", "assertions", "badge", "badges", "credential", "credentials", "openbadges"})

# Hosts whose pages are no badges: standards, social networks, news, shops of programs. Subdomains included.
_OTHER_HOSTS = frozenset(
    [
        "w3.org",
        "w3id.org",
        "purl.org",
        "schema.org",
        "imsglobal.org",
        "1edtech.org",
        "openbadges.org",
        "openbadgespec.org",
        "json-schema.org",
        "xmlns.com",
        "openxmlformats.org",
        "purl.oclc.org",
        "schemas.microsoft.com",
        "linkedin.com",
        "lnkd.in",
        "facebook.com",
        "fb.com",
        "instagram.com",
        "twitter.com",
        "x.com",
        "t.co",
        "tiktok.com",
        "youtube.com",
        "youtu.be",
        "bsky.app",
        "threads.net",
        "mastodon.social",
        "xing.com",
        "pinterest.com",
        "reddit.com",
        "medium.com",
        "github.com",
        "gitlab.com",
        "bit.ly",
        "tinyurl.com",
        "wa.me",
        "whatsapp.com",
        "t.me",
        "wikipedia.org",
        "wikimedia.org",
        "google.com",
        "google.nl",
        "bing.com",
        "microsoft.com",
        "office.com",
        "live.com",
        "apple.com",
        "adobe.com",
        "nos.nl",
        "nu.nl",
        "ad.nl",
        "nrc.nl",
        "trouw.nl",
        "volkskrant.nl",
        "telegraaf.nl",
        "parool.nl",
        "fd.nl",
        "rtl.nl",
        "rtlnieuws.nl",
        "scienceguide.nl",
        "bbc.com",
        "bbc.co.uk",
        "cnn.com",
        "nytimes.com",
        "theguardian.com",
        "reuters.com",
        "spiegel.de",
        "zeit.de",
        "lemonde.fr",
        "standaard.be",
        "vrt.be",
        "indeed.com",
        "indeed.nl",
        "nationalevacaturebank.nl",
        "werk.nl",
        "stackoverflow.com",
    ]
)
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
    r"request_uri|_oob|oob)=",
    re.IGNORECASE,
)
_WALLET_HOSTS = frozenset({"lcw.app"})

# Where a wrapper keeps the address within: its host (subdomains included), and the names in its query.
_WRAPPERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("safelinks.protection.outlook.com", ("url",)),
    ("safelinks.protection.office365.us", ("url",)),
    ("statics.teams.cdn.office.net", ("url",)),
    ("google.com", ("q", "url")),
    ("google.nl", ("q", "url")),
    ("linkedin.com", ("url",)),
    ("l.facebook.com", ("u",)),
    ("lm.facebook.com", ("u",)),
    ("l.instagram.com", ("u",)),
    ("youtube.com", ("q",)),
    ("slack-redir.net", ("url",)),
    ("linkprotect.cudasvc.com", ("a",)),
    ("protect2.fireeye.com", ("u",)),
    ("clicktime.symantec.com", ("u",)),
    ("urlsand.esvalabs.com", ("u",)),
    ("deref-gmx.net", ("redirectUrl",)),
    ("deref-web.de", ("redirectUrl",)),
    ("out.reddit.com", ("url",)),
)
_PROOFPOINT_3 = re.compile(r"/v3/__(https?:/{1,2}[^\s]+?)__;", re.IGNORECASE)
_CISCO = re.compile(r"/(https?%3A%2F%2F[^/]+)\Z", re.IGNORECASE)
_MOST_WRAPPERS = 3


def bare_hosts() -> tuple[str, ...]:
    """Return the hosts whose links people write without `https://`."""
    return tuple(host for host, _ in _PLATFORMS)


def link_kind(address: str) -> LinkKind:
    """Return what an unwrapped address leads to; "unknown" where only an answer could tell.

    >>> link_kind("https://www.edubadges.nl/public/assertions/AbC")
    'badge'
    >>> link_kind("https://www.linkedin.com/in/sam")
    'other'
    """
    parts = _split(address)
    if parts is None or not parts.hostname:
        return "other"
    host, path = parts.hostname, parts.path
    if _WALLET_QUERY.search(address) or (_under(host, _WALLET_HOSTS) and path.startswith("/request")):
        return "wallet"
    if _under(host, {"europa.eu"}):
        return "diploma" if _DIPLOMA.search(path) else "other"
    if _PICTURE.search(path) or _under(host, _LOGO_HOSTS):
        return "other"
    for platform, pattern in _PLATFORM_PATHS:
        if _under(host, {platform}) and pattern.match(path):
            return "badge"
    if _under(host, _OTHER_HOSTS) or _under(host, _WALLET_HOSTS):
        return "other"
    where = f"{path}?{parts.query}" if parts.query else path
    if _BADGE_PATH.search(where) or (host.split(".")[0] in _BADGE_HOSTS and len(path) > 1):
        return "badge"
    return "unknown"


def unwrapped(address: str) -> tuple[str, str]:
    """Return the address that a wrapper leads to and the host of the wrapper; the address itself and "" without one.

    >>> unwrapped("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fbadges%2F1&data=x")
    ('https://a.example/badges/1', 'eur01.safelinks.protection.outlook.com')
    """
    outer = ""
    for _ in range(_MOST_WRAPPERS):
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
    for wrapper, names in _WRAPPERS:
        if _under(host, {wrapper}):
            query = dict(_query(parts))
            return next((query[name] for name in names if _is_address(query.get(name, ""))), None)
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


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and not re.search(r"[\s<>\"]", text)


def _split(address: str) -> SplitResult | None:
    if len(address) > LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(address)
        return parts if parts.hostname else None
    except ValueError:
        return None


def _under(host: str, names: frozenset[str] | set[str]) -> bool:
    """Say whether a host is one of these or below one of them."""
    labels = host.split(".")
    return any(".".join(labels[start:]) in names for start in range(len(labels)))
