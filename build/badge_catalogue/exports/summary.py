"""What a badge is, in plain sentences: for the verify page and for programs that show one line each."""

from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.worth import sentences

_HOURS = {"nl": "{} uur", "en": "{} hours"}
_ACCORDING = {
    "indicative": {"nl": "volgens de school zelf", "en": "according to the institution itself"},
    "verified": {"nl": "ingeschaald in het NLQF-register", "en": "classified in the NLQF register"},
}
_QUALITY = {"nl": "Afspraken over kwaliteit: {}.", "en": "Quality agreements: {}."}


def number(value: float) -> str:
    """Return a number as people write it: 3 rather than 3.0."""
    return f"{value:g}"


def workload(badge: Badge, language: str) -> str:
    """Return how much work it is, the hours first: "84 uur (3 EC)"."""
    load = badge.workload
    hours = load.in_hours if load else None
    if load is None or hours is None:
        return ""
    spoken = _HOURS[language].format(number(hours))
    exact = [
        f"{number(amount)} {unit}" for unit, amount in (("EC", load.ects), ("SBU", load.sbu)) if amount is not None
    ]
    return f"{spoken} ({', '.join(exact)})" if exact else spoken


def level(badge: Badge, catalogue: Catalogue, language: str) -> str:
    """Return the level and who says so; empty where the badge has none."""
    if badge.level is None:
        return ""
    term = catalogue.vocabularies.get(badge.level.framework, {}).get(badge.level.value)
    name = term.label.get(language) if term else f"{badge.level.framework.upper()} {badge.level.value}"
    return f"{name} ({_ACCORDING[badge.level.status][language]})"


def quality(badge: Badge, catalogue: Catalogue, language: str) -> str:
    """Return under which agreements on quality it is offered; empty where none are named."""
    framework = catalogue.frameworks.get(badge.quality_assurance.framework) if badge.quality_assurance else None
    return _QUALITY[language].format(framework.name.get(language)) if framework else ""


def step(badge: Badge, catalogue: Catalogue, language: str) -> str:
    """Return which step of which series the badge is: "Samenwerken: beginner"; empty where it is of none."""
    series = badge.series
    if series is None:
        return ""
    found = next((each for each in catalogue.templates.values() if series.template == each.id.split("@")[0]), None)
    node = next((each for each in found.steps if each.id == series.step), None) if found else None
    name = found.name.get(language) if found else series.template
    return f"{name}: {node.name.get(language) if node else series.step}"


def summary(badge: Badge, catalogue: Catalogue, language: str) -> dict[str, str | list[str]]:
    """Return the facts the verify page shows beside a badge it recognised."""
    return {
        "level": level(badge, catalogue, language),
        "workload": workload(badge, language),
        "quality": quality(badge, catalogue, language),
        "worth": " ".join(sentences(badge, catalogue, language)),
        "outcomes": [outcome.text.get(language).strip() for outcome in badge.learning_outcomes],
    }
