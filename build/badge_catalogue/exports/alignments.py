"""What a badge is aligned to: levels, quality and competence frameworks, ESCO skills and occupations.

Open Badges 2.0 and 3.0 share these; each writes them in its own shape.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from badge_catalogue import addresses
from badge_catalogue.model import Badge, Catalogue, LearningOutcome
from badge_catalogue.settings import Settings
from badge_catalogue.words.po import text

ESCO = "ESCO"  # whose codes are its addresses


@dataclass(frozen=True)
class Target:
    """One node that a badge or an outcome points to.

    Attributes:
        code: "" where the address says it all.
        type: `targetType` of OB 3.0; what the standard has no word for starts with "ext:".
    """

    name: str
    url: str
    framework: str
    code: str
    type: str
    description: str = ""


def of_badge(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> list[Target]:
    """Return every target, each address once, those of the outcomes last."""
    found = [
        *_level(badge, catalogue, language),
        *_practice(badge, catalogue, settings, language),
        *_quality(badge, catalogue, settings, language),
        *_frameworks(badge, catalogue, settings, language),
        *_occupations(badge, catalogue, language),
    ]
    for outcome in badge.learning_outcomes:
        found += of_outcome(outcome, catalogue, settings, language)
    return list({target.url: target for target in reversed(found)}.values())[::-1]


def of_outcome(outcome: LearningOutcome, catalogue: Catalogue, settings: Settings, language: str) -> list[Target]:
    """Return the ESCO skills and framework nodes of one outcome."""
    skills = catalogue.vocabularies.get("esco", {})
    found = [
        Target(skills[uri].official_label.get(language), uri, ESCO, "", "ext:ESCOSkill")
        for uri in outcome.esco
        if uri in skills
    ]
    for reference in outcome.refs:
        framework, _, node = reference.partition(":")
        found += _node(framework, node, None, catalogue, settings, language)
    return found


def _level(badge: Badge, catalogue: Catalogue, language: str) -> Iterator[Target]:
    """Yield the level; one of a country as that of the EQF too, to which it is referenced number by number."""
    if badge.level is None:
        return
    value = badge.level.value
    named = [(badge.level.framework, value)]
    if badge.level.framework != "eqf":
        named.insert(0, ("eqf", value.rstrip("+")))  # first, as an import keeps the last
    for framework, key in named:
        term = catalogue.vocabularies.get(framework, {}).get(key)
        if term is not None:
            yield Target(
                term.label.get(language),
                term.uri,
                framework.upper(),
                key,
                f"ext:{framework.upper()}",
                text("exports", f"level_status.{badge.level.status}").get(language),
            )


def _practice(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> Iterator[Target]:
    """Yield the kind of evidence, and the work processes it attests, each under its code in the qualification file."""
    if badge.practice is None:
        return
    kind = catalogue.vocabularies.get("practice", {}).get(badge.practice.kind)
    if kind is not None:
        about = kind.description.get(language).strip()
        named = text("exports", "facts.practice").get(language)
        yield Target(kind.label.get(language), kind.uri, named, kind.key, "ext:Practice", about)
    file = badge.practice.qualification
    here = addresses.badge_page(badge, settings, language)
    for process in badge.practice.processes:
        yield Target(
            process.name.get(language),
            f"{file.url or here}#{process.code}",
            f"{file.name.get(language)} ({file.code})",
            process.code,
            "ext:WorkProcess",
            process.task.get(language),
        )


def _quality(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> Iterator[Target]:
    quality = badge.quality_assurance
    if quality is None or quality.framework not in catalogue.frameworks:
        return
    framework = catalogue.frameworks[quality.framework]
    yield Target(
        framework.name.get(language),
        quality.url or framework.url or addresses.framework_node(framework.id, "", settings).rstrip("#"),
        framework.name.get(language),
        framework.id,
        "ext:QualityAssurance",
        quality.body.get(language),
    )


def _frameworks(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> Iterator[Target]:
    for alignment in badge.alignments:
        yield from _node(alignment.framework, alignment.code, alignment.url, catalogue, settings, language)


def _node(  # noqa: PLR0913, PLR0917 -- three name the node, three are the context
    framework_id: str, code: str, url: str | None, catalogue: Catalogue, settings: Settings, language: str
) -> Iterator[Target]:
    framework = catalogue.frameworks.get(framework_id)
    if framework is None:
        return
    node = next((known for known in framework.nodes if known.id == code), None)
    yield Target(
        node.name.get(language) if node else code,
        url or (node.url if node else None) or addresses.framework_node(framework_id, code, settings),
        framework.name.get(language),
        code,
        "ceasn:Competency" if framework.kind == "competence" else f"ext:{framework_id}",
        node.description.get(language) if node else "",
    )


def _occupations(badge: Badge, catalogue: Catalogue, language: str) -> Iterator[Target]:
    for uri in badge.occupations:
        term = next((known[uri] for name in _OF_ESCO if uri in (known := catalogue.vocabularies.get(name, {}))), None)
        if term is not None:
            yield Target(term.official_label.get(language), uri, ESCO, "", "ext:ESCOOccupation")


_OF_ESCO = ("occupations", "esco")
