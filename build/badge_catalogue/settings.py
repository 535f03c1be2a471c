"""What a build is told from outside, so that everything else can be pure."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Settings:
    """One build.

    Attributes:
        site_url: Where the site will stand, with a closing slash; identifiers of achievements start with it.
        epoch: Seconds since 1970 (SOURCE_DATE_EPOCH): the only "now" a build knows.
    """

    site_url: str = "http://127.0.0.1:8000/"
    epoch: int = 0

    @property
    def moment(self) -> datetime:
        """The epoch as an aware time."""
        return datetime.fromtimestamp(self.epoch, UTC)
