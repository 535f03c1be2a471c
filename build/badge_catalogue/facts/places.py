"""Where an identity stands: its host, and the one spelling in which an address may be written. Pure.

Two spellings of one address would be two identities to a computer and one to a server.
"""

import posixpath
import re
from urllib.parse import unquote, urlsplit

from badge_catalogue.model import Catalogue, Institution
from badge_verifier.encodings.dids import method_at_host, place_of
from badge_verifier.network.platforms import host

_HTTPS_PORT = 443
_HOST = r"[a-z0-9-]+(\.[a-z0-9-]+)+"


def canonical(identity: str) -> str:
    """Return an https address as every server reads it, a DID with its host in lower case, any other identity as it is.

    Without the port that is the default, upper case in the host, doubled and dot segments, and a closing slash.
    """
    if method_at_host(identity):
        domain, *below = place_of(identity)
        return ":".join((method_at_host(identity), domain.lower().removesuffix("%3a443"), *below))
    try:
        parts = urlsplit(identity)
        name, port = parts.hostname or "", parts.port
    except ValueError:
        return identity
    if parts.scheme.lower() not in {"https", "http"} or not name:
        return identity
    path = posixpath.normpath(re.sub(r"/{2,}", "/", unquote(parts.path))) if parts.path.strip("/") else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"https://{name}{'' if port in {None, _HTTPS_PORT} else f':{port}'}{path}{query}"


def is_plain(identity: str) -> bool:
    """Say whether an identity is written in its one spelling, on the default port and without a fragment."""
    if not (identity.startswith(("https:", "http:")) or method_at_host(identity)):
        return True
    if not re.fullmatch(_HOST, host(identity)):  # browsers also read other dots, and "%2e", as a dot
        return False
    try:
        odd = urlsplit(identity).port not in {None, _HTTPS_PORT} if identity.startswith("http") else "%" in identity
    except ValueError:
        return False
    return not odd and "#" not in identity and "@" not in identity and canonical(identity) == identity.rstrip("/")


def hosts_of(institution: Institution, catalogue: Catalogue) -> set[str]:
    """Return the hosts that an institution calls its own: of its identities and its site, those of platforms aside."""
    shared = {name for platform in catalogue.platforms.values() for name in platform.hosts}
    named = {host(each) for each in institution.identities} | {host(institution.url).removeprefix("www.")}
    return named - shared - {""}


def within(name: str, other: str) -> bool:
    """Say whether a host is another or lies below it."""
    return name == other or name.endswith(f".{other}")


def same_identity(identity: str, institution: Institution) -> bool:
    """Say whether an institution has this very identity too, however either is written."""
    return canonical(identity) in map(canonical, institution.identities)


def is_site(name: str, institution: Institution, other: Institution) -> bool:
    """Say whether a host is that of one institution's site, and not of the other's."""
    mine, theirs = (host(each.url).removeprefix("www.") for each in (institution, other))
    return within(name, mine) and not within(name, theirs)


def overlaps(identity: str, other: str, catalogue: Catalogue) -> bool:
    """Say whether two issuers of one platform could be one, or one of them stands for the other's folder.

    Hosts of a platform answer alike, often whatever the case of a letter and whatever follows a semicolon. A question
    tells two issuers apart only where both have one.
    """
    (platform, path, question), (second, folder, asked) = (
        _on_platform(identity, catalogue),
        _on_platform(other, catalogue),
    )
    if not platform or platform != second or (question and asked and question != asked):
        return False
    length = min(len(path), len(folder))
    return path[:length] == folder[:length]


def _on_platform(identity: str, catalogue: Catalogue) -> tuple[str, tuple[str, ...], str]:
    """Return the platform ("" for none), the parts of the path as a careless host reads them, and the question."""
    name = host(identity)
    platform = next((each.id for each in catalogue.platforms.values() if name in each.hosts), "")
    if method_at_host(identity):
        return platform, place_of(identity.lower())[1:], ""
    parts = urlsplit(canonical(identity))
    path = tuple(each.partition(";")[0] for each in parts.path.lower().split("/") if each)
    return platform, path, parts.query


def is_over_platform(identity: str, catalogue: Catalogue) -> bool:
    """Say whether the host of an identity is the domain below which a platform stands."""
    shared = {name for platform in catalogue.platforms.values() for name in platform.hosts}
    name = host(identity)
    return bool(name) and name not in shared and any(within(each, name) for each in shared)


def is_whole_platform(identity: str, catalogue: Catalogue) -> bool:
    """Say whether an identity is the bare address of a platform, where many institutions issue."""
    shared = {name for platform in catalogue.platforms.values() for name in platform.hosts}
    name, place = host(identity), canonical(identity)
    bare = place_of(place) == (name,) if method_at_host(place) else place == f"https://{name}"
    return name in shared and bare
