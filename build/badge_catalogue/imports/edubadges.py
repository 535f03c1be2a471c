"""A BadgeClass of Open Badges 2.0 with the extensions of edubadges, as its public addresses give it."""

import re
from typing import Any

from badge_catalogue.exports.narrative import taken_apart
from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.pictures import picture
from badge_catalogue.imports.record import Incoming, NotImportable
from badge_catalogue.model import PARTICIPATION, SECTORS, Catalogue

_TYPES = {
    "regular": "regular",
    "micro_credential": "microcredential",
    "microcredential": "microcredential",
    "extra_curricular": "extra_curricular",
    "extracurricular": "extra_curricular",
}
_CREBO_DIGITS = 5
_KNOWN = {
    "@context", "id", "type", "name", "description", "image", "criteria", "issuer", "alignment", "alignments", "tags",
    "version", "typeBadgeClass", "participation", "assessmentType", "assessmentIdVerified", "assessmentSupervised",
    "qualityAssuranceName", "qualityAssuranceUrl", "qualityAssuranceDescription", "stackable", "gradeAchievedRequired",
    "eqfNlqfLevelVerified", "related", "@language", "institution_type",
}  # fmt: skip
_EXTENSIONS = {
    "ECTSExtension", "StudyLoadExtension", "TimeInvestmentExtension", "LanguageExtension", "EQFExtension",
    "LearningOutcomeExtension", "EducationProgramIdentifierExtension",
}  # fmt: skip


def badge(told: dict[str, Any], catalogue: Catalogue, language: str = "nl") -> Incoming:
    """Return the fields of a badge that a BadgeClass of edubadges states.

    Raises:
        NotImportable: when it is no BadgeClass.
    """
    if "BadgeClass" not in [j.text(item) for item in j.items(told.get("type"))] or not j.text(told.get("name")):
        raise NotImportable(
            'geen BadgeClass: verwacht "type": "BadgeClass" en een name',
            'no BadgeClass: expected "type": "BadgeClass" and a name',
        )
    name = j.text(told["name"])
    incoming = Incoming(j.slug_of(j.text(told.get("id")), name))
    extensions = {
        key.rpartition(":")[2].removesuffix("Extension"): j.group(value)
        for key, value in told.items()
        if key.startswith("extensions:")
    }
    kind = j.text(told.get("typeBadgeClass"))
    incoming.put("type", _TYPES.get(kind))
    if kind and kind not in _TYPES:
        incoming.lose(f"soort '{kind[:40]}'", f"typeBadgeClass '{kind[:40]}'")
    incoming.put(f"name.{language}", name)
    incoming.put(f"description.{language}", j.text(told.get("description")))
    picture(told.get("image"), language, incoming)
    criteria = told.get("criteria")
    written = j.text(j.group(criteria).get("narrative")) or j.text(criteria)
    for field, text in taken_apart(written, language).items():
        incoming.put(f"{field}.{language}", text)
    incoming.put("version", j.text(told.get("version")))
    _tags([j.text(tag) for tag in j.items(told.get("tags")) if j.text(tag)], language, catalogue, incoming)
    sectors = [part for part in j.text(told.get("institution_type")).lower().split("/") if part in SECTORS]
    incoming.put("sector", list(dict.fromkeys(sectors)))
    _sizes(extensions, incoming)
    skills, refs = j.align(j.items(told.get("alignment") or told.get("alignments")), incoming, catalogue)
    _level(extensions, told, incoming)
    _outcomes(j.text(extensions.get("LearningOutcome", {}).get("LearningOutcome")), skills, refs, language, incoming)
    _microcredential(told, catalogue, language, incoming)
    for key in told:
        if key not in _KNOWN and not (key.startswith("extensions:") and key.removeprefix("extensions:") in _EXTENSIONS):
            incoming.lose(f"veld '{key[:60]}'", f"member '{key[:60]}'")
    return incoming


def _tags(tags: list[str], language: str, catalogue: Catalogue, incoming: Incoming) -> None:
    """Carry over the search words; the step of a series is a tag too."""
    series = {template.id.partition("@")[0] for template in catalogue.templates.values()}
    steps = [tag for tag in tags if tag.partition(" ")[0] in series]
    incoming.put(f"search_words.{language}", [tag for tag in tags if tag not in steps])
    for tag in steps[:1]:
        incoming.put("series", dict(zip(("template", "step"), tag.split(" ", 1), strict=True)))


def _sizes(extensions: dict[str, dict[str, Any]], incoming: Incoming) -> None:
    incoming.put("workload.ects", j.number(extensions.get("ECTS", {}).get("ECTS")))
    incoming.put("workload.sbu", j.number(extensions.get("StudyLoad", {}).get("StudyLoad")))
    incoming.put("workload.hours", j.number(extensions.get("TimeInvestment", {}).get("TimeInvestment")))
    spoken = j.text(extensions.get("Language", {}).get("Language"))
    incoming.put("language", [spoken[:2].lower()] if spoken else None)
    codes = extensions.get("EducationProgramIdentifier", {}).get("EducationProgramIdentifier")
    for code in map(j.text, j.items(codes)):
        incoming.put("programme_codes.crebo" if len(code) == _CREBO_DIGITS else "programme_codes.rio", code)


def _level(extensions: dict[str, dict[str, Any]], told: dict[str, Any], incoming: Incoming) -> None:
    number = re.search(r"[1-8]", j.text(extensions.get("EQF", {}).get("EQF")))
    if number and "level" not in incoming.data:
        incoming.put("level.framework", "eqf")
        incoming.put("level.value", number[0])
    if "level" in incoming.data:
        verified = told.get("eqfNlqfLevelVerified") is True
        incoming.put("level.status", "indicative")
        if verified:
            incoming.lose(
                "'niveau vastgesteld': zoek het adres in het NLQF-register",
                "'level verified': find its address in the NLQF register",
            )


def _outcomes(text: str, skills: list[str], refs: list[str], language: str, incoming: Incoming) -> None:
    parts = [re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line).strip() for line in text.splitlines()]
    outcomes: list[dict[str, Any]] = [
        {"id": f"lo{number}", "text": {language: part}} for number, part in enumerate(filter(None, parts), 1)
    ]
    if outcomes:
        # The class says which skills it is aligned to, not by which outcome: the first one holds them all.
        outcomes[0] |= {"esco": skills} if skills else {}
        incoming.put("learning_outcomes", outcomes)
    elif skills:
        incoming.lose("ESCO-vaardigheden zonder leeruitkomst", "ESCO skills without an outcome")
    alignments = [dict(zip(("framework", "code"), ref.split(":", 1), strict=True)) for ref in refs]
    incoming.put("alignments", alignments)


def _microcredential(told: dict[str, Any], catalogue: Catalogue, language: str, incoming: Incoming) -> None:
    way = j.text(told.get("participation"))
    incoming.put("participation", [way] if way in PARTICIPATION else None)
    if way and way not in PARTICIPATION:
        incoming.lose(f"vorm van deelname '{way[:40]}'", f"participation '{way[:40]}'")
    incoming.put("assessment.types", j.assessments([j.text(told.get("assessmentType"))], incoming))
    for member, field in (("assessmentSupervised", "supervised"), ("assessmentIdVerified", "id_verified")):
        if isinstance(told.get(member), bool):
            incoming.put(f"assessment.{field}", told[member])
    name, url = j.text(told.get("qualityAssuranceName")), j.text(told.get("qualityAssuranceUrl"))
    framework = j.framework_of(name, url, catalogue)
    if framework is not None:
        incoming.put("quality_assurance.framework", framework)
        incoming.put(f"quality_assurance.body.{language}", j.text(told.get("qualityAssuranceDescription")))
        incoming.put("quality_assurance.url", url)
    elif name:
        incoming.lose(f"kwaliteitskader '{name[:60]}'", f"quality framework '{name[:60]}'")
    if isinstance(told.get("stackable"), bool):
        incoming.put("stacking.role", "stackable" if told["stackable"] else "standalone")
    if isinstance(told.get("gradeAchievedRequired"), bool):
        incoming.put("grade.required", told["gradeAchievedRequired"])
