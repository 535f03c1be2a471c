"""What a catalogue says of itself as a whole; field names are those of `settings.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from badge_catalogue.model.sources import Source
from badge_catalogue.model.text import Text


@dataclass(frozen=True)
class Called:
    """What the site calls a badge: one of them, and more."""

    one: Text
    many: Text


@dataclass(frozen=True)
class Sector:
    """A sector of education of this catalogue. `id` is what badges write."""

    id: str
    name: Text


@dataclass(frozen=True)
class DiplomaRegister:
    """The register in which a country keeps its diplomas."""

    country: str
    name: Text
    url: str | None = None


@dataclass(frozen=True)
class Site:
    """The settings of a catalogue.

    Attributes:
        format: Which form the folder has; 1 where it does not say.
        packs: Country packs; None: those of its countries.
        called: None: "badge".
        worth: ISO 3166-1 code of a country to the sentences of worth that hold there in the place of ours.
        former_addresses: Where the site stood before, whole addresses.
        quality_frameworks: Those under which badges are made here, the usual one first; none: all.
        platforms: Those on which badges are awarded here, in the order in which they are shown; none: all.
        logo: File name of the picture beside the settings that stands for the site; None: our mark.
    """

    format: int = 1
    languages: tuple[str, ...] = ()
    name: Text = Text()
    owner: Text = Text()
    contact: str | None = None
    curator: str | None = None
    address: str | None = None
    former_addresses: tuple[str, ...] = ()
    host: str | None = None
    countries: tuple[str, ...] = ()
    packs: tuple[str, ...] | None = None
    called: Called | None = None
    sectors: tuple[Sector, ...] = ()
    registers: tuple[DiplomaRegister, ...] = ()
    worth: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    quality_frameworks: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    logo: str | None = None
    accent: str | None = None
    footer: Text = Text()
    source: Source = Source()
