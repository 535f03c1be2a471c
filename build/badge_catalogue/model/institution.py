"""Institutions: who they are, on what legal ground they award, and with which keys they sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from badge_catalogue.model.sources import Source
from badge_catalogue.model.standing import Accepts, Register
from badge_catalogue.model.text import Text


@dataclass(frozen=True)
class Privacy:
    """The legal basis on which badges of a type are awarded, decided by the institution's privacy officer."""

    badge_type: str
    basis: str
    notice_url: str | None = None


@dataclass(frozen=True)
class PublicKey:
    """A key badges are signed with; never a private one."""

    id: str
    jwk: Mapping[str, str] | None = None
    multibase: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    status: str = "active"  # "retired", "compromised"
    compromised_at: str | None = None


@dataclass(frozen=True)
class Institution:
    """An institution that issues badges, assesses them or recognises them. `id` is the folder's name.

    Attributes:
        other_names: Short, former and spoken names; compared with those of others as the name is.
        parent: The institution it belongs to, which names it under `units`; only both together mean something.
        units: The institutions that belong to it, which name it as their parent.
        recognises: Its decisions on badges of others, for what no badge of its own stands for.
        shares_with: Others whose name or host resembles its own, and who say so too.
        hosted_under: Beginnings of addresses; a hosted badge that stands elsewhere on its hosts is not its own.
    """

    id: str
    name: Text
    kind: str  # "institution", "group", "issuer", "virtual", "workplace"
    sectors: tuple[str, ...]
    country: str
    city: str
    url: str
    contact: str
    description: Text = Text()
    demonstration: bool = False
    other_names: tuple[str, ...] = ()
    parent: str | None = None
    units: tuple[str, ...] = ()
    shares_with: tuple[str, ...] = ()
    email: str | None = None
    institution_code: str | None = None
    ror: str | None = None
    register: Register | None = None
    logo: str | None = None
    identities: tuple[str, ...] = ()
    hosted_under: tuple[str, ...] = ()
    keys: tuple[PublicKey, ...] = ()
    status_lists: tuple[str, ...] = ()
    privacy: tuple[Privacy, ...] = ()
    recognises: tuple[Accepts, ...] = ()
    code_owners: tuple[str, ...] = ()
    reviewed_on: date | None = None
    source: Source = Source()
