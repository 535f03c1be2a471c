"""A BadgeClass of Open Badges 2.0: with the extensions of edubadges, as Moodle writes it, or from the API of Badgr."""

import re
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.exports.narrative import taken_apart
from badge_catalogue.imports import formats, platforms, texts
from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.alignments import Aligned, align, framework_of
from badge_catalogue.imports.members import flag, tell_the_rest, watched
from badge_catalogue.imports.pictures import picture
from badge_catalogue.imports.record import Incoming, says
from badge_catalogue.model import PARTICIPATION, SECTORS, Catalogue
from badge_catalogue.model.text import USUAL

_TYPES = {
    "regular": "regular",
    "micro_credential": "microcredential",
    "microcredential": "microcredential",
    "extra_curricular": "extra_curricular",
    "extracurricular": "extra_curricular",
}
# What the platform says of itself and of awarding, with no word on what the badge is worth.
_OF_THE_PLATFORM = (
    "issuer", "issuerOpenBadgeId", "entityType", "createdAt", "createdBy", "self_enrollment_disabled",
    "awardNonValidatedNameAllowed", "formal", "recipientCount",
)  # fmt: skip
_BODY = 300  # characters; who checks is said in a sentence, what a framework is takes paragraphs


def badge(
    told: dict[str, Any], catalogue: Catalogue, language: str = USUAL[0], sectors: tuple[str, ...] = ()
) -> Incoming:
    """Return the fields of a badge that a BadgeClass of Open Badges 2.0 states.

    Arguments:
        language: Of texts that do not say theirs.
        sectors: Of the institution, for codes that mean one thing in mbo and another in hbo and wo.

    Raises:
        NotImportable: when it is no BadgeClass.
    """
    told = watched(told)
    spoken = texts.spoken(j.text(told.get("@language")), language, Incoming(""))
    names = texts.by_language(told.get("name"), spoken, Incoming(""))
    if formats.kind_of(told) != "edubadges" or not names:
        raise formats.refusal(
            told,
            "edubadges",
            says("edubadges.no_badgeclass_expected_type"),
        )
    address = j.text(told.get("id")) or j.text(told.get("openBadgeId"))
    name = next(iter(names.values()))
    incoming = Incoming(j.text(told.get("slug")) or j.slug_of(address, name), own_slug=bool(j.text(told.get("slug"))))
    language = texts.spoken(j.text(told.get("@language")), language, incoming)
    platforms.place(address, catalogue, incoming)
    platforms.issuer(told.get("issuer"), incoming)
    told.pass_over(*_OF_THE_PLATFORM, "entityId")  # type: ignore[attr-defined]  # a Group
    kind = j.text(told.get("typeBadgeClass"))
    incoming.put("type", _TYPES.get(kind))
    if kind and kind not in _TYPES:
        incoming.lose("edubadges.typebadgeclass", kind=kind[:40])
    incoming.put("name", texts.by_language(told["name"], language, incoming))
    described = texts.by_language(told.get("description"), language, incoming)
    for tongue, said in described.items():
        texts.divided(said, tongue, "description", incoming)
        incoming.put(f"description.{tongue}", texts.markdown(said, incoming, "description"))
    picture(told.get("image"), language, incoming)
    _criteria(told, language, incoming)
    incoming.put("version", j.text(told.get("version")))
    tags = [j.text(tag) or j.text(j.group(tag).get("name")) for tag in j.items(told.get("tags"))]
    _tags([tag for tag in tags if tag], language, catalogue, incoming)
    said = j.text(told.get("institution_type")).lower()
    incoming.put("sector", list(dict.fromkeys(part for part in said.split("/") if part in SECTORS)))
    extensions = _extensions(told)
    _sizes(extensions, incoming, sectors)
    found = align([*j.items(told.get("alignment")), *j.items(told.get("alignments"))], incoming, catalogue)
    _level(extensions, told, incoming)
    _outcomes(j.text(extensions.get("LearningOutcome", {}).get("LearningOutcome")), found, language, incoming)
    _microcredential(told, catalogue, language, incoming)
    platforms.validity(told.get("expires"), incoming)
    if flag(told, "archived"):
        incoming.put("status", "retired")
        incoming.change("edubadges.archived_platform_status_retired")
    if j.text(told.get("@language")) and "language" not in incoming.data:
        texts.taught_in([j.text(told.get("@language"))], incoming)
    tell_the_rest(told, incoming)
    return incoming


def _extensions(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the extensions that we read, by name; of each only its value says something."""
    found = {}
    known = {
        "ECTS", "StudyLoad", "TimeInvestment", "Language", "EQF", "LearningOutcome", "EducationProgramIdentifier",
    }  # fmt: skip
    for part in (told, j.group(told.get("extensions"))):  # the API of Badgr has a member for them
        for key in list(part):
            name = key.rpartition(":")[2].removesuffix("Extension")
            if key.startswith("extensions:") and name in known:
                found[name] = j.group(part.get(key))
    return found


def _criteria(told: dict[str, Any], language: str, incoming: Incoming) -> None:
    """Carry over the criteria: a text, an address, or an object with either."""
    criteria = told.get("criteria")
    address = j.text(told.get("criteriaUrl")) or j.text(j.group(criteria).get("id"))
    said = told.get("criteriaNarrative") or j.group(criteria).get("narrative") or j.text(criteria)
    by_language = texts.by_language(said, language, incoming) or {language: address}
    for tongue, each in by_language.items():
        texts.divided(each, tongue, "criteria", incoming)
        for field, text in taken_apart(texts.markdown(each, incoming, "criteria"), tongue).items():
            incoming.put(f"{field}.{tongue}", text)
    written = said
    if written and address and not addresses.is_of_a_badge(address):
        incoming.lose("edubadges.address_criteria", address=j.shown(address))


def _tags(tags: list[str], language: str, catalogue: Catalogue, incoming: Incoming) -> None:
    """Carry over the search words; the step of a series is a tag too."""
    series = {template.id.partition("@")[0] for template in catalogue.templates.values()}
    steps = [tag for tag in tags if tag.partition(" ")[0] in series]
    incoming.put(f"search_words.{language}", [tag for tag in tags if tag not in steps])
    for tag in steps[:1]:
        incoming.put("series", dict(zip(("template", "step"), tag.split(" ", 1), strict=True)))


def _sizes(extensions: dict[str, dict[str, Any]], incoming: Incoming, sectors: tuple[str, ...]) -> None:
    for name, field in (("ECTS", "ects"), ("StudyLoad", "sbu"), ("TimeInvestment", "hours")):
        value = extensions.get(name, {}).get(name)
        incoming.put(f"workload.{field}", j.number(value))
        if j.text(value) and j.number(value) is None:
            incoming.lose("edubadges.value", name=name, j=j.shown(value))
    texts.taught_in([j.text(extensions.get("Language", {}).get("Language"))], incoming)
    codes = extensions.get("EducationProgramIdentifier", {}).get("EducationProgramIdentifier")
    for code in filter(None, map(j.text, j.items(codes))):
        platforms.programme(code, list(incoming.data.get("sector") or sectors), incoming)


def _level(extensions: dict[str, dict[str, Any]], told: dict[str, Any], incoming: Incoming) -> None:
    written = j.text(extensions.get("EQF", {}).get("EQF"))
    number = re.search(r"(?<!\d)[1-8](?!\d)", written)
    level = incoming.data.get("level")
    if number and level is None:
        incoming.put("level", {"framework": "eqf", "value": number[0], "status": "indicative"})
    elif written and (number is None or number[0] != str((level or {}).get("value", "")).rstrip("+")):
        incoming.lose("edubadges.eqf_level", written=written[:20])
    if flag(told, "eqfNlqfLevelVerified") and "level" in incoming.data:
        incoming.lose(
            "edubadges.level_verified_find_address",
        )


def _outcomes(text: str, found: Aligned, language: str, incoming: Incoming) -> None:
    parts = texts.outcome_lines(texts.markdown(text, incoming, "LearningOutcome"), incoming)
    outcomes: list[dict[str, Any]] = [
        {"id": f"lo{number}", "text": {language: part}} for number, part in enumerate(parts, 1)
    ]
    if outcomes:
        # The class says which skills it is aligned to, not by which outcome: the first one holds them all.
        outcomes[0] |= {"esco": list(found.skills)} if found.skills else {}
        incoming.put("learning_outcomes", outcomes)
    else:
        skills_alone(found.skills, language, incoming)
    incoming.add("alignments", [dict(zip(("framework", "code"), ref.split(":", 1), strict=True)) for ref in found.refs])


def skills_alone(skills: dict[str, str], language: str, incoming: Incoming) -> None:
    """Make an outcome of every ESCO skill of a badge that has no outcomes, and say so."""
    named = [(uri, name) for uri, name in skills.items() if name]
    outcomes = [
        {"id": f"lo{number}", "text": {language: name}, "esco": [uri]} for number, (uri, name) in enumerate(named, 1)
    ]
    incoming.put("learning_outcomes", outcomes)
    for _, name in named:
        incoming.change(
            "edubadges.esco_skill_stands_learning",
            name=name[:60],
        )
    for uri in skills.keys() - dict(named).keys():
        incoming.lose("edubadges.esco_skill_without_outcome", uri=uri)


def _microcredential(told: dict[str, Any], catalogue: Catalogue, language: str, incoming: Incoming) -> None:
    way = j.text(told.get("participation"))
    incoming.put("participation", [way] if way in PARTICIPATION else None)
    if way and way not in PARTICIPATION:
        incoming.lose("edubadges.participation", way=way[:40])
    platforms.assessments([j.text(told.get("assessmentType"))], incoming)
    for member, field in (("assessmentSupervised", "supervised"), ("assessmentIdVerified", "id_verified")):
        incoming.put(f"assessment.{field}", flag(told, member))
    _quality(told, catalogue, language, incoming)
    stackable = flag(told, "stackable")
    incoming.put("stacking.role", None if stackable is None else ("standalone", "stackable")[stackable])
    incoming.put("grade.required", flag(told, "gradeAchievedRequired"))


def _quality(told: dict[str, Any], catalogue: Catalogue, language: str, incoming: Incoming) -> None:
    """Carry over the quality framework, and who checks where that is what the description says."""
    name, url = j.text(told.get("qualityAssuranceName")), j.text(told.get("qualityAssuranceUrl"))
    about = j.text(told.get("qualityAssuranceDescription"))
    framework = framework_of(name, url, catalogue)
    if framework is None:
        shown = j.shown(" ".join(part for part in (name, url) if part)) if name or url else ""
        if shown:
            incoming.lose("edubadges.quality_framework", shown=shown)
        if about:
            incoming.lose("edubadges.text_quality", about=j.shown(about))
        return
    incoming.put("quality_assurance.framework", framework)
    if about and len(about) <= _BODY and "\n" not in about:
        incoming.put(f"quality_assurance.body.{language}", about)
    elif about:
        incoming.lose(
            "edubadges.explanation_quality_framework_stands",
            about=j.shown(about),
        )
    incoming.put("quality_assurance.url", url)
