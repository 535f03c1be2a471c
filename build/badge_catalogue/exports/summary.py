"""What a badge is, in plain sentences: for the verify page and for programs that show one line each."""

from badge_catalogue.facts import formats
from badge_catalogue.facts.worth import sentences
from badge_catalogue.model import Badge, Catalogue, Template
from badge_catalogue.words.po import pair

_ACCORDING = {
    "indicative": pair("exports", "according.indicative"),
    "verified": pair("exports", "according.verified"),
}
_QUALITY = pair("exports", "quality")


def workload(badge: Badge, language: str) -> str:
    """Return the study load of a badge in words, the hours first: "84 uur (3 EC)"."""
    hours = formats.hours(badge.workload, language)
    exact = formats.credits_and_sbu(badge.workload, language)
    return f"{hours} ({exact})" if hours and exact else hours


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
    found = _series(badge, catalogue)
    return f"{found.name.get(language) if found else series.template}: {step_name(badge, catalogue, language)}"


def step_name(badge: Badge, catalogue: Catalogue, language: str) -> str:
    """Return the name of a badge's step in its series: "gevorderd"; "" where it is in no series."""
    if badge.series is None:
        return ""
    found = _series(badge, catalogue)
    node = next((each for each in found.steps if each.id == badge.series.step), None) if found else None
    return node.name.get(language) if node else badge.series.step


def _series(badge: Badge, catalogue: Catalogue) -> Template | None:
    wanted = badge.series.template if badge.series else ""
    return next((each for each in catalogue.templates.values() if wanted == each.id.split("@")[0]), None)


def summary(badge: Badge, catalogue: Catalogue, language: str) -> dict[str, str | list[str]]:
    """Return the facts the verify page shows beside a badge it recognised."""
    return {
        "level": level(badge, catalogue, language),
        "workload": workload(badge, language),
        "quality": quality(badge, catalogue, language),
        "worth": " ".join(sentences(badge, catalogue, language)),
        "outcomes": [outcome.text.get(language).strip() for outcome in badge.learning_outcomes],
    }
