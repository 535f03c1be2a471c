"""A school whose identity is its key, with a badge, a register and three people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from badge_issuer.issue import Batch, Definition, Progress, Recipient, Signer, all_of
from badge_issuer.keys import SigningKey, from_seed
from badge_issuer.publish import addresses, publish
from badge_issuer.register import Register, create


@dataclass(frozen=True)
class School:
    """Who issues, and to whom."""

    key: SigningKey
    site: str = "https://badges.example.org/"
    now: datetime = datetime(2026, 11, 22, tzinfo=UTC)
    people: tuple[Recipient, ...] = tuple(Recipient(f"person{number}@example.org") for number in range(3))

    @property
    def issuer(self) -> str:
        """Its identity."""
        return f"did:key:{self.key.multibase}"

    def signer(self, form: str = "eddsa-rdfc-2022") -> Signer:
        """Return what signs in a form."""
        return Signer(self.key, f"{self.issuer}#{self.key.multibase}", form)

    def badge(self) -> Definition:
        """Return its badge."""
        profile = {"id": self.issuer, "type": ["Profile"], "name": "Een school"}
        achievement = {
            "id": f"{self.site}badges/a/b/v1/achievement.json",
            "type": ["Achievement"],
            "name": "Warmte",
            "description": "Over warmte",
            "criteria": {"narrative": "Gehaald"},
        }
        lists = addresses(self.site, "a", "1")
        return Definition("a.b@1", {"nl": achievement}, {"nl": profile}, "nl", status_lists=lists)

    def issue(
        self, folder: Path, register: Register, people: Sequence[Recipient] = (), *, anew: bool = False
    ) -> list[Progress]:
        """Issue as JSON, to its people where nobody is named, and return what became of each."""
        told: list[Progress] = []
        batch = Batch(self.badge(), self.signer(), people or self.people, "json", self.now, anew)
        all_of(batch, folder, register, told.append)
        return told

    def publish(
        self, folder: Path, register: Register, form: str = "eddsa-rdfc-2022", moment: datetime | None = None
    ) -> list[Path]:
        """Publish lists and ledger of a register, and return where they are."""
        return publish(
            register,
            self.signer(form),
            issuer=self.issuer,
            site_url=self.site,
            folder=folder,
            moment=moment or self.now,
            valid_until=(moment or self.now) + timedelta(days=90),
        )

    @staticmethod
    def reopened(register: Register, folder: Path) -> Register:
        """Open the register of a folder anew, as the next command does."""
        register.close()
        return Register(folder / "register.jsonl")


@pytest.fixture(scope="session")
def school() -> School:
    """The school."""
    return School(from_seed(bytes(32)))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A new register."""
    with create(tmp_path / "register.jsonl", "a", "1") as found:
        yield found
