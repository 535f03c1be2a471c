"""Which field each heading of a spreadsheet or form names: by its path, or in the words people write above a column.

A heading that names a text without its language is Dutch or English by its own words where both stand there (`Naam` and
`Name`), and otherwise in the language the import was told. No column is dropped silently.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from badge_catalogue.definitions.read import slots
from badge_catalogue.imports.columns import columns
from badge_catalogue.model import Badge
from badge_catalogue.model.text import LANGUAGES

SLUG = "slug"
_SLUGS = frozenset({SLUG, "id", "kenmerk"})
# What people write above a column, where that is not the name of a whole field.
_PLAIN_WORDS: Mapping[str, tuple[str, ...]] = {
    "workload.hours": ("uren", "uur", "hours", "aantal_uren"),
    "workload.ects": ("ec", "ects", "studiepunten", "credits"),
    "workload.sbu": ("sbu", "studiebelastingsuren"),
    "level.value": ("niveau", "level"),
    "learning_outcomes.text.nl": ("leeruitkomsten", "leeruitkomst", "learning_outcomes", "learning_outcome"),
    "assessment.types": ("toetsing", "toets", "toetsvorm", "assessment"),
    "assessment.supervised": ("toezicht", "supervised"),
    "quality_assurance.framework": ("kwaliteitskader", "quality_framework"),
    "offering.url": ("website", "aanmelden", "link", "url"),
    "offering.costs.eur": ("kosten", "prijs", "cost", "costs", "price"),
    "offering.starts": ("start", "startdatum", "begint", "begint_op", "starts"),
    "offering.locations": ("plaats", "locatie", "locaties", "place", "location"),
    "programme_codes.crebo": ("crebo",),
}
_ENGLISH = frozenset({"title", "learning_outcome", "target_group", "entry_requirements"})


def plain(heading: str) -> str:
    """Return a heading as it is compared: `Naam (nl)`, `naam_nl` and `Naam.NL` are one."""
    text = re.sub(r"\(([^()]*)\)\s*$", r".\1", heading.strip().casefold())
    text = re.sub(r"[\s_-]*\.[\s_-]*", ".", text)
    text = re.sub(r"[\s_-](nl|en)$", r".\1", text)
    return re.sub(r"[\s_-]+", "_", text).strip("._")


def placed(headings: Iterable[str], language: str) -> dict[str, str | None]:
    """Return for every heading the path of its field (`slug` for the badge's own name), or None for no field of ours.

    Arguments:
        language: Of texts whose heading does not say theirs.
    """
    known = _known()
    found = {heading: SLUG if plain(heading) in _SLUGS else known.get(plain(heading)) for heading in headings}
    for heading, path in list(found.items()):
        if path and _says_no_language(heading, path):
            rivals = [other for other, taken in found.items() if other != heading and taken == path]
            spoken = language if not any(_english(one) != _english(heading) for one in rivals) else _own(heading)
            found[heading] = f"{path.removesuffix('.nl')}.{spoken}"
    return found


def _says_no_language(heading: str, path: str) -> bool:
    return path.endswith(".nl") and not plain(heading).endswith(".nl")


def _own(heading: str) -> str:
    return "en" if _english(heading) else "nl"


def _english(heading: str) -> bool:
    return plain(heading) in _english_words()


@cache
def _english_words() -> frozenset[str]:
    """Return the headings that are English and not Dutch as well."""
    dutch = {plain(slot.field.title.get("nl")) for slot in slots(Badge).values()}
    english = {plain(slot.field.title.get("en")) for slot in slots(Badge).values()}
    return frozenset((english | set(slots(Badge)) | _ENGLISH) - dutch)


@cache
def _known() -> dict[str, str]:
    """Return the path of every field that a cell can fill, by that path and by its names in plain words."""
    found = {path: path for path in columns()}
    for key, slot in slots(Badge).items():
        for word in map(plain, (slot.field.title.get("nl"), slot.field.title.get("en"), key, *slot.field.also)):
            for language in LANGUAGES:
                if f"{key}.{language}" in columns():
                    found.setdefault(f"{word}.{language}", f"{key}.{language}")
            path = next((path for path in (key, f"{key}.nl", f"{key}.{word}") if path in columns()), None)
            if path:
                found.setdefault(word, path)
    for path, words in _PLAIN_WORDS.items():
        for word in words:
            found.setdefault(word, path)
            if path.endswith(".nl"):
                for language in LANGUAGES:
                    found.setdefault(f"{word}.{language}", f"{path.removesuffix('.nl')}.{language}")
    return found
