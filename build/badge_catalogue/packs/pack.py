"""One country pack, read from its folder: `pack.yaml`, and PO files with what it says otherwise than the program.

A pack is data alone. Where none is chosen a catalogue has the European ladder of levels and speaks of no country.
"""

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Pack:
    """A country pack.

    Attributes:
        id: Its folder, such as "be-vlg".
        countries: ISO 3166-1 codes of the countries whose catalogues get it unless they say otherwise.
        sectors: Sectors of education, the first being the one that examples name.
        levels: Ladders of levels beside the European one, by the name of their vocabulary.
        level_words: What people call a level of its ladders beside their names: "mbo 4".
        frameworks: Entries of `frameworks/` that `catalogue init` writes.
        vocabularies: Entries of `vocabularies/` that `catalogue init` writes.
        codes: Codes of programmes that badges may carry.
        extensions: Whether Open Badges 2.0 is written with the extensions of the country's platform.
        rungs: Levels of its last ladder, the highest first; those of the European one where it says none.
        also: Facet to option to what people type for it beside its name: single words, "_" for a space.
        elsewhere: Words of examples to those that stand in for them where the pack is not chosen.
        language: The one in which names in examples are written.
        unspoken: Names in examples to those that stand in for them where the catalogue has not that language either.
        load: Measures of study load beside credits and hours.
        credit: Hours of work that a credit (ECTS) stands for, at least and at most.
        beside_eqf: Rungs that are no rung of the same name on the European ladder, to the one they are; None: none.
        per_sector: Sector to what holds in it: `load` and `code` are the measure and the code its badges have, names
            of other fields lead to an example that can be pasted. The first one stands in for a sector not listed.
    """

    id: str
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    vocabularies: tuple[str, ...] = ()
    level_words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    load: tuple[str, ...] = ()
    credit: tuple[int, ...] = (25, 30)  # ECTS users guide of 2015, "ECTS credits"
    beside_eqf: Mapping[str, str | None] = field(default_factory=dict)
    per_sector: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    extensions: bool = False
    also: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rungs: tuple[str, ...] = ("8", "7", "6", "5", "4", "3", "2", "1")
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    unspoken: Mapping[str, str] = field(default_factory=dict)


NEUTRAL = Pack(
    id="",
    sectors=("vocational", "higher", "adult"),
    frameworks=("eqf", "institutional", "isced-f", "digcomp", "eu-key-competences", "lifecomp"),
    per_sector={
        "": {
            "level": '{framework: eqf, value: "6", status: indicative}',
            "workload": "{ects: 5}",
            "quality_assurance": "institutional",
        }
    },
    vocabularies=(
        "assessment", "education_credit", "eqf", "esco", "isced_f", "language", "learning_setting", "occupations",
        "participation", "supervision",
    ),
)  # fmt: skip
"""What every catalogue has, and the sectors of one that chooses no pack and names none."""


@cache
def known() -> tuple[str, ...]:
    """Return the packs that come with the program."""
    found = files("badge_catalogue.packs").iterdir()
    return tuple(sorted(each.name for each in found if (each / "pack.yaml").is_file()))


_MAPPINGS = ("also", "elsewhere", "unspoken", "beside_eqf", "per_sector")


@cache
def pack(name: str) -> Pack:
    """Return a pack by the name of its folder."""
    told: dict[str, Any] = yaml.safe_load(pkgutil.get_data("badge_catalogue.packs", f"{name}/pack.yaml") or b"")
    extensions = bool(told.pop("extensions", False))
    language = told.pop("language", "")
    mappings: dict[str, Any] = {key: told.pop(key, {}) for key in _MAPPINGS}
    mappings |= {key: tuple(value) for key, value in told.items()}
    return Pack(id=name, extensions=extensions, language=language, **mappings)


@cache
def words_of(name: str, area: str, language: str) -> bytes:
    """Return the PO file with what a pack says otherwise in an area and language; nothing where it has none."""
    try:
        return pkgutil.get_data("badge_catalogue.packs", f"{name}/{language}/{area}.po") or b""
    except OSError:
        return b""
