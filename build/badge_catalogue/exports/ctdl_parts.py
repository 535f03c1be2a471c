"""The smaller nodes of CTDL: names, alignments, conditions, costs, and the learning that leads to a badge."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from badge_catalogue.exports.alignments import Target
from badge_catalogue.exports.json_text import present
from badge_catalogue.model import Badge, Catalogue, Offering, Workload
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES, Text
from badge_catalogue.words.po import pair

type Json = dict[str, Any]
_DELIVERY = {"online": "OnlineOnly", "onsite": "InPerson", "blended": "BlendedDelivery"}
_TIMES = {"day": "Daytime", "evening": "Evening", "weekend": "Weekends"}
_CREDIT = pair("exports", "credit")


def terms(**members: Any) -> Json:  # noqa: ANN401 -- JSON is Any
    """Return members under the names of CTDL, without those that hold nothing."""
    return {f"ceterms:{key}": value for key, value in present(**members).items()}


def texts(value: Text) -> Json:
    """Return a text by language, as far as it is written."""
    return {language: value.get(language).strip() for language in LANGUAGES if value.has(language)}


def named(vocabulary: str, name: str) -> Json:
    """Return a term of one of CTDL's own vocabularies; nothing where it has none."""
    if not name:
        return {}
    return {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNode": f"{vocabulary}:{name}"}


def in_each(found: Callable[[str], list[Target]]) -> list[dict[str, Target]]:
    """Return nodes of frameworks, each with its names by language."""
    nodes = [found(language) for language in LANGUAGES]
    return [dict(zip(LANGUAGES, node, strict=True)) for node in zip(*nodes, strict=True)]


def aligned(target: Mapping[str, Target]) -> Json:
    """Return a node of somebody's framework, its names in every language."""
    known = target[LANGUAGES.international]
    return {
        "@type": "ceterms:CredentialAlignmentObject",
        **terms(
            targetNode=known.url,
            targetNodeName=_names({language: node.name for language, node in target.items()}),
            targetNodeDescription=_names({language: node.description for language, node in target.items()}),
            frameworkName=_names({language: node.framework for language, node in target.items()}),
            codedNotation=known.code,
        ),
    }


def _names(names: Mapping[str, str]) -> Json:
    """Return a name by language; what is the same everywhere was never translated, and is called international."""
    known = names[LANGUAGES.international]
    return {key: name for key, name in names.items() if name and (name != known or key == LANGUAGES.international)}


def identifiers(known: Iterable[tuple[str, str | None]]) -> list[Json]:
    """Return codes with the name of their scheme."""
    return [
        {
            "@type": "ceterms:IdentifierValue",
            **terms(identifierTypeName={INTERNATIONAL: name}, identifierValueCode=code),
        }
        for name, code in known
        if code
    ]


def condition(**members: Any) -> Json:  # noqa: ANN401 -- JSON is Any
    """Return a ConditionProfile of these terms; those that say nothing are left out."""
    return {"@type": "ceterms:ConditionProfile", **terms(**members)}


def learning(badge: Badge, catalogue: Catalogue, here: str, owner: str) -> Json:
    """Return the learning that leads to the badge: how, when, for what price, what it takes, how it is assessed."""
    forms = catalogue.vocabularies.get("assessment", {})
    kinds = [forms[name].label for name in (badge.assessment.types if badge.assessment else ()) if name in forms]
    times = {time for offering in badge.offering for time in offering.schedule}
    entry = [text for text in (texts(badge.prerequisites), texts(badge.admission)) if text]
    return {
        "@type": "ceterms:LearningOpportunityProfile",
        "@id": here,
        **terms(
            name=texts(badge.name),
            ownedBy=[owner],
            offeredBy=[owner],
            inLanguage=list(badge.language),
            deliveryType=[named("deliveryType", _DELIVERY[way]) for way in badge.participation if way in _DELIVERY],
            learningMethodType=_methods(badge, times),
            scheduleTimingType=[named("scheduleTiming", _TIMES[time]) for time in sorted(times) if time in _TIMES],
            creditValue=[_credits(badge.workload)] if badge.workload and badge.workload.ects is not None else None,
            estimatedDuration=_durations(badge),
            estimatedCost=[cost for offering in badge.offering for cost in _costs(offering)],
            availabilityListing=[offering.url for offering in badge.offering if offering.url],
            availableAt=[
                {"@type": "ceterms:Place", **terms(name={badge.default_language: place})}
                for offering in badge.offering
                for place in offering.locations
            ],
            entryCondition=[condition(description=text) for text in entry],
            assessmentMethodDescription={
                language: ", ".join(kind.get(language) for kind in kinds) for language in LANGUAGES if kinds
            },
            audienceType=[
                {"@type": "ceterms:CredentialAlignmentObject", **terms(targetNodeName=texts(badge.target_group))}
            ]
            if badge.target_group
            else None,
        ),
    }


def _methods(badge: Badge, times: set[str]) -> list[Json]:
    """Return the methods that CTDL has a word for."""
    found = ["WorkBased"] if "work_experience" in badge.participation else []
    found += ["SelfPaced"] if "own_pace" in times else []
    return [named("learnMethod", name) for name in found]


def _credits(load: Workload) -> Json:
    return {"@type": "ceterms:ValueProfile", "schema:value": load.ects, "schema:description": dict(_CREDIT)}


def _durations(badge: Badge) -> list[Json]:
    """Return the study load in hours, and how long each offering takes."""
    load = badge.workload
    hours = f"PT{load.in_hours:g}H" if load and load.in_hours is not None else None
    found = [{"timeRequired": hours}] if hours else []
    found += [{"exactDuration": offering.duration} for offering in badge.offering if offering.duration]
    return [{"@type": "ceterms:DurationProfile", **terms(**one)} for one in found]


def _costs(offering: Offering) -> list[Json]:
    return [
        {
            "@type": "ceterms:CostProfile",
            **terms(description=texts(cost.for_whom), currency="EUR", price=cost.eur, costDetails=offering.url),
        }
        for cost in offering.costs
        if cost.eur is not None
    ]
