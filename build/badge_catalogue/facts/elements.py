"""The sixteen elements that the Council of the EU wants known of a micro-credential, for one badge.

Council Recommendation of 16 June 2022 on a European approach to micro-credentials, Annex I (2022/C 243/02): 1 to 11 are
mandatory, 12 to 16 optional. Two of them, the learner and the date, belong to what one person received.
"""

from dataclasses import dataclass

from badge_catalogue.facts import formats
from badge_catalogue.facts.markdown import plain
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.words import WORDS


@dataclass(frozen=True)
class Element:
    """One of the sixteen.

    Attributes:
        value: In words; None where the institution stated nothing.
    """

    number: int
    value: str | None


def elements(badge: Badge, catalogue: Catalogue, language: str) -> tuple[Element, ...]:
    """Return the sixteen elements of a badge, in the order of the annex."""
    words = WORDS[language]
    institution = catalogue.institutions[badge.issuer]
    count = len(badge.learning_outcomes)
    values = (
        words["element_on_badge"],
        badge.name.get(language),
        words.get(f"country_{institution.country}", institution.country),
        institution.name.get(language),
        words["element_on_badge"],
        (words["element_6_one"] if count == 1 else words["element_6_value"].format(count)) if count else None,
        _workload(badge, language),
        _level(badge, language),
        _labels(badge.assessment.types if badge.assessment else (), "assessment", catalogue, language),
        _labels(badge.participation, "participation", catalogue, language),
        _quality(badge, catalogue, language),
        plain(badge.prerequisites.get(language)) or plain(badge.admission.get(language)) or None,
        _supervision(badge, language),
        words["grade_yes" if badge.grade.required else "grade_no"] if badge.grade else None,
        words[f"element_15_{badge.stacking.role}"] if badge.stacking else None,
        badge.offering[0].url if badge.offering else None,
    )
    return tuple(Element(number, value or None) for number, value in enumerate(values, 1))


def _workload(badge: Badge, language: str) -> str | None:
    parts = (formats.hours(badge.workload, language), formats.credits_and_sbu(badge.workload, language))
    return " · ".join(part for part in parts if part) or None


def _level(badge: Badge, language: str) -> str | None:
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


def _supervision(badge: Badge, language: str) -> str | None:
    """Return the words of the annex; None unless both facts are stated."""
    how = badge.assessment
    if how is None or how.supervised is None or how.id_verified is None:
        return None
    key = {(True, True): "both", (True, False): "supervised", (False, True): "id", (False, False): "none"}
    return WORDS[language][f"element_13_{key[how.supervised, how.id_verified]}"]
