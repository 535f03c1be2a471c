"""What a build is told from outside, so that everything else can be pure."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from badge_catalogue.definitions.fields import MAILBOX
from badge_verifier.trust.trust_list import TrustAnchor


@dataclass(frozen=True)
class Settings:
    """What a build is told from outside, such as the address of the site and the moment.

    Attributes:
        site_url: Where the site will stand, with a closing slash; identifiers of achievements start with it.
        epoch: Seconds since 1970 (SOURCE_DATE_EPOCH): the only "now" a build knows.
        alone: Whether no second organisation looks along, which the site and its trust list then say.
        anchors: Authorities whose certificates bind a key to an institution, for the trust list.
        former: Where the site stood before; badges that were issued there are still its own.
        packed: Whether exports that nobody has to keep by their address come as one ZIP for each institution, and no
            longer as a file for each badge; chosen at the first publication.
        curator: The mailbox of whoever keeps the catalogue, to which described badges are sent; "" where none is known.
    """

    site_url: str = "http://127.0.0.1:8000/"
    epoch: int = 0
    curator: str = ""
    alone: bool = False
    packed: bool = False
    anchors: tuple[TrustAnchor, ...] = ()
    former: tuple[str, ...] = ()

    @property
    def moment(self) -> datetime:
        """The epoch as an aware time."""
        return datetime.fromtimestamp(self.epoch, UTC)


def mailbox(given: str) -> str:
    """Return a mailbox, or "" for none.

    Raises:
        ValueError: It is no mailbox.
    """
    if given and not re.fullmatch(MAILBOX, given):
        raise ValueError(f"--curator is {given!r}; write a mailbox such as catalogue@example.org, or leave it out")
    return given
