"""What is said of each of the sixteen elements of a badge, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from badge_catalogue.facts import formats
from badge_catalogue.facts.elements import ROWS, stated
from badge_catalogue.facts.markdown import plain
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.words import WORDS
from badge_catalogue.words.po import said


@dataclass(frozen=True)
class Element:
    """One of the EU's sixteen elements of a microcredential, with the value that a badge states.

    Attributes:
        value: In words; None where the institution stated nothing.
    """

    number: int
    value: str | None


def elements(badge: Badge, catalogue: Catalogue, language: str) -> tuple[Element, ...]:
    """Return the sixteen elements of a badge, in the order of the annex."""
    has = stated(badge)
    return tuple(
        Element(row.number, (_VALUES[row.number](badge, catalogue, language) or None) if row.number in has else None)
        for row in ROWS
    )


def _on_badge(_badge: Badge, _catalogue: Catalogue, language: str) -> str:
    return WORDS[language]["element_on_badge"]


def _country(badge: Badge, catalogue: Catalogue, language: str) -> str:
    country = catalogue.institutions[badge.issuer].country
    return WORDS[language].get(f"country_{country}", country)


def _outcomes(badge: Badge, _catalogue: Catalogue, language: str) -> str:
    return said("site", "element_6_value", language, number=len(badge.learning_outcomes))


def _before(badge: Badge, _catalogue: Catalogue, language: str) -> str:
    return plain(badge.prerequisites.get(language)) or plain(badge.admission.get(language))


def _workload(badge: Badge, _catalogue: Catalogue, language: str) -> str | None:
    parts = (formats.hours(badge.workload, language), formats.credits_and_sbu(badge.workload, language))
    return " · ".join(part for part in parts if part) or None


def _level(badge: Badge, _catalogue: Catalogue, language: str) -> str | None:
    if badge.level is None:
        return None
    words = WORDS[language]
    said = words["level_verified" if badge.level.status == "verified" else "level_self"]
    return f"{formats.level_name(badge.level, language)} ({said})"


def _labels(keys: tuple[str, ...], vocabulary: str, catalogue: Catalogue, language: str) -> str | None:
    terms = catalogue.vocabularies.get(vocabulary, {})
    return ", ".join(terms[key].label.get(language) if key in terms else key for key in keys) or None


def _quality(badge: Badge, catalogue: Catalogue, language: str) -> str | None:
    if badge.quality_assurance is None:
        return None
    framework = catalogue.frameworks.get(badge.quality_assurance.framework)
    return framework.name.get(language) if framework else badge.quality_assurance.framework


def _supervision(badge: Badge, _catalogue: Catalogue, language: str) -> str | None:
    how = badge.assessment
    if how is None or how.supervised is None or how.id_verified is None:
        return None
    key = {(True, True): "both", (True, False): "supervised", (False, True): "id", (False, False): "none"}
    return WORDS[language][f"element_13_{key[how.supervised, how.id_verified]}"]


def _grade(badge: Badge, _catalogue: Catalogue, language: str) -> str:
    return WORDS[language]["grade_yes" if badge.grade and badge.grade.required else "grade_no"]


def _stacking(badge: Badge, _catalogue: Catalogue, language: str) -> str | None:
    if badge.stacking and badge.stacking.role == "standalone" and badge.type == "regular":
        return WORDS[language]["element_15_part"]  # as the answers on top say: it counts towards its programme
    return WORDS[language][f"element_15_{badge.stacking.role}"] if badge.stacking else None


_VALUES: Mapping[int, Callable[[Badge, Catalogue, str], str | None]] = {
    1: _on_badge,
    2: lambda badge, _, language: badge.name.get(language),
    3: _country,
    4: lambda badge, catalogue, language: catalogue.institutions[badge.issuer].name.get(language),
    5: _on_badge,
    6: _outcomes,
    7: _workload,
    8: _level,
    9: lambda badge, catalogue, language: _labels(
        badge.assessment.types if badge.assessment else (), "assessment", catalogue, language
    ),
    10: lambda badge, catalogue, language: _labels(badge.participation, "participation", catalogue, language),
    11: _quality,
    12: _before,
    13: _supervision,
    14: _grade,
    15: _stacking,
    16: lambda badge, _catalogue, _language: next((item.url for item in badge.offering if item.url), None),
}
