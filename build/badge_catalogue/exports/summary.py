"""What a badge is, in plain sentences: for the verify page and for programs that show one line each."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from badge_catalogue.facts import formats
from badge_catalogue.facts.worth import sentences
from badge_catalogue.model import Accepts, Badge, Catalogue, Template, Workload, WorkProcess
from badge_catalogue.model.text import Text
from badge_catalogue.words.po import pair, said

_ACCORDING = {
    "indicative": pair("exports", "according.indicative"),
    "verified": pair("exports", "according.verified"),
}
_QUALITY = pair("exports", "quality")


def count(catalogue: Catalogue, language: str) -> str:
    """Return the size of a catalogue in words: "46 badges of 3 institutions"."""
    badges = said("exports", "count.badges", language, number=len(catalogue.badges))
    institutions = said("exports", "count.institutions", language, number=len(catalogue.institutions))
    return said("exports", "count.together", language, badges=badges, institutions=institutions)


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
    """Return the series and the step of a badge in words: "Samenwerken: beginner"; empty where it is of none."""
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


def practice(badge: Badge, catalogue: Catalogue, language: str) -> str:
    """Return the work that was shown, its assessor and its place; "" for a badge that attests no practice."""
    shown = badge.practice
    if shown is None:
        return ""
    term = catalogue.vocabularies.get("practice", {}).get(shown.kind)
    processes = ". ".join(_of_task(task, each, language) for task, each in groupby(shown.processes, _task))
    found = said(
        "exports",
        "practice.shown",
        language,
        kind=term.label.get(language) if term else shown.kind,
        qualification=shown.qualification.name,
        code=shown.qualification.code,
        processes=processes,
    )
    workplace = catalogue.institutions.get(shown.workplace or "")
    by = [part for part in (shown.assessor.get(language), workplace.name.get(language) if workplace else "") if part]
    return f"{found} {said('exports', 'practice.assessed', language, by=', '.join(by))}" if by else found


def _task(process: WorkProcess) -> tuple[str, Text]:
    return process.task_code, process.task


def _of_task(task: tuple[str, Text], processes: Iterable[WorkProcess], language: str) -> str:
    """Return work processes under their core task: "Handles goods (B1-K1): Stores goods (B1-K1-W1)"."""
    code, name = task
    named = f"{name.get(language)} ({code}): " if name else ""
    return named + "; ".join(f"{each.name.get(language)} ({each.code})" for each in processes)


def recognised(badge: Badge, catalogue: Catalogue, language: str, today: date | None = None) -> list[str]:
    """Return the decisions by which the badge counts, one sentence each; a refusal and what has ended are none."""
    return [
        decided(institution, accepted, catalogue, language)
        for institution, accepted in catalogue.decisions.get(badge.id, ())
        if accepted.holds(today) and accepted.version in {None, badge.version}
    ]


def decided(institution: str, accepted: Accepts, catalogue: Catalogue, language: str) -> str:
    """Return a decision in words: who, what it gives, on what condition, who decided when, and until when it holds."""
    known = catalogue.institutions.get(institution)
    told = [f"{known.name.get(language) if known else institution}: {accepted.effect.get(language).strip()}"]
    if accepted.replaces:
        size = formats.credits_and_sbu(Workload(accepted.replaces.ects, accepted.replaces.sbu), language)
        part = accepted.replaces.part.get(language)
        told.append(said("exports", "decision.replaces", language, part=f"{part} ({size})" if size else part))
    if accepted.for_whom:
        told.append(said("exports", "decision.for", language, whom=accepted.for_whom))
    if accepted.condition:
        told.append(said("exports", "decision.condition", language, condition=accepted.condition))
    if accepted.on:
        day = formats.day(accepted.on, language)
        told.append(said("exports", "decision.decided", language, by=accepted.decided_by, day=day))
    if accepted.until:
        told.append(said("exports", "decision.until", language, day=formats.day(accepted.until, language)))
    return " ".join(told)


def renewal(badge: Badge, language: str) -> str:
    """Return the way to keep the badge valid; "" where the definition does not say."""
    upkeep = badge.renewal
    if upkeep is None:
        return ""
    every = formats.duration(upkeep.every, language)
    told = [said("exports", "renewal.every", language, every=every, what=upkeep.what)]
    if upkeep.where:
        told.append(said("exports", "renewal.where", language, where=upkeep.where))
    return " ".join([*told, upkeep.url or ""]).strip()


def summary(badge: Badge, catalogue: Catalogue, language: str, today: date | None = None) -> dict[str, str | list[str]]:
    """Return the facts the verify page shows beside a badge it recognised; what a badge has none of is left out."""
    more: dict[str, str | list[str]] = {
        "practice": practice(badge, catalogue, language),
        "renewal": renewal(badge, language),
        "recognised": recognised(badge, catalogue, language, today),
    }
    return {
        "level": level(badge, catalogue, language),
        "workload": workload(badge, language),
        "quality": quality(badge, catalogue, language),
        "worth": " ".join(sentences(badge, catalogue, language)),
        "outcomes": [outcome.text.get(language).strip() for outcome in badge.learning_outcomes],
        **{name: each for name, each in more.items() if each},
    }
