"""What must be known of platforms where several institutions issue, to ask for their badges in the right way.

Which platforms the catalogue knows is data of the trust list; here stands only how their addresses work.
"""

import re
from urllib.parse import SplitResult, quote, urlsplit

from badge_verifier.encodings.characters import is_known
from badge_verifier.encodings.dids import method_at_host, place_of
from badge_verifier.limits import ADDRESS, BADGES_ADDRESS

# A page for people, and the address where the same badge stands as data (edubadges' public API).
_PAGES = (
    (
        re.compile(r"https?://(?:(?:www|api)\.)?edubadges\.nl/public/assertions/([A-Za-z0-9_-]+)/?(?:[?#].*)?"),
        r"https://api.edubadges.nl/public/assertions/\1",
    ),
    (  # Moodle, at any host
        re.compile(
            r"(https?://[^?#\s]{1,"
            + str(BADGES_ADDRESS)
            + r"}/badges)/badge\.php\?(?:[^#\s]{0,200}&)?hash=([A-Za-z0-9]{16,64})(?:[&#]\S*)?"
        ),
        r"\1/assertion.php?b=\2",
    ),
)
# A page that shows several badges of one person: each has its own link.
_COLLECTION = re.compile(r"/(?:public/)?(?:collections?|backpack|profile)s?/", re.IGNORECASE)

# edubadges knows its students by a number that only eduID and the student know, although the badge calls it an e-mail.
_EDUID_HOST = re.compile(r"(?:.+\.)?edubadges\.nl")


_AUTHORITY = re.compile(r"[^/?#]*:?//([^/?#]*)")
_IN_BRACKETS = re.compile(r"\[[0-9A-Fa-f:.]+\](:\d*)?", re.ASCII)


def split(address: str) -> SplitResult:
    """Return the parts of an address, in one way whatever the version of Python.

    Raises:
        ValueError: It is none: a bracket stands elsewhere than around a number, or it holds a character that older
            versions do not know.
    """
    authority = _AUTHORITY.match(address.strip())
    place = authority[1].rpartition("@")[2] if authority else ""
    if ("[" in place or "]" in place) and not _IN_BRACKETS.fullmatch(place):
        raise ValueError("a bracket in the name of a host")
    if not all(map(is_known, address)):
        raise ValueError("a character that is not known")
    return urlsplit(address)


def data_address(address: str) -> str:
    """Return the address of the data of a badge that a page shows; the page's own address where no other is known.

    >>> data_address("https://www.edubadges.nl/public/assertions/AbC")
    'https://api.edubadges.nl/public/assertions/AbC'
    """
    for page, data in _PAGES:
        if page.fullmatch(address):
            return page.sub(data, address)
    return address


def is_collection(address: str) -> bool:
    """Say whether an address shows a collection of badges rather than one."""
    if len(address) > ADDRESS:
        return False
    try:
        return _COLLECTION.search(split(address).path) is not None
    except ValueError:
        return False


def host(address: str | None) -> str:
    """Return the host of an address in lower case; of a DID that names one, that; "" where there is none."""
    if address is None or len(address) > ADDRESS:
        return ""
    if method_at_host(address):
        place = place_of(address)[0].partition("%3A")[0]
        return place.lower() if all(map(is_known, place)) else ""
    try:
        return split(address).hostname or ""
    except ValueError:
        return ""


def name_address(identity: str, salt: str) -> str:
    """Return the address at which edubadges gives the name that the holder of a hashed identity chose to show.

    Asking it tells edubadges who looks at whom, so it is asked only with consent.
    """
    return f"https://api.edubadges.nl/public/assertions/identity/{quote(identity, safe='')}/{quote(salt, safe='')}"


def uses_eduid(*addresses: str | None) -> bool:
    """Say whether one of the badge's addresses is edubadges'."""
    return any(_EDUID_HOST.fullmatch(host(address)) for address in addresses)
