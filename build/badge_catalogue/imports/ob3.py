"""An Achievement of Open Badges 3.0, alone or within a credential."""

import re
from typing import Any

from badge_catalogue.exports.narrative import taken_apart
from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.pictures import picture
from badge_catalogue.imports.record import Incoming, NotImportable
from badge_catalogue.model import Catalogue
from badge_catalogue.model.text import LANGUAGES

_TYPES = {"Course": "regular", "MicroCredential": "microcredential", "CoCurricular": "extra_curricular"}
_KNOWN = {
    "@context", "id", "type", "achievementType", "name", "description", "criteria", "image", "creator", "inLanguage",
    "version", "humanCode", "creditsAvailable", "fieldOfStudy", "otherIdentifier", "alignment", "resultDescription",
    "related", "tag",
}  # fmt: skip


def badge(told: dict[str, Any], catalogue: Catalogue, language: str = "nl") -> Incoming:
    """Return the fields of a badge that an Achievement of Open Badges 3.0 states.

    Raises:
        NotImportable: when it is none.
    """
    told = j.group(j.group(told.get("credentialSubject")).get("achievement")) or told
    if "Achievement" not in [j.text(item) for item in j.items(told.get("type"))] or not j.text(told.get("name")):
        raise NotImportable(
            'geen Achievement: verwacht "type": ["Achievement"] en een name',
            'no Achievement: expected "type": ["Achievement"] and a name',
        )
    spoken = j.text(told.get("inLanguage"))
    language = spoken[:2].lower() if spoken[:2].lower() in LANGUAGES else language
    name = j.text(told["name"])
    incoming = Incoming(j.slug_of(j.text(told.get("id")), name))
    kind = j.text(told.get("achievementType"))
    incoming.put("type", _TYPES.get(kind))
    if kind and kind not in _TYPES:
        incoming.lose(f"soort '{kind[:40]}'", f"achievementType '{kind[:40]}'")
    incoming.put(f"name.{language}", name)
    incoming.put(f"description.{language}", j.text(told.get("description")))
    picture(told.get("image"), language, incoming)
    for field, text in taken_apart(j.text(j.group(told.get("criteria")).get("narrative")), language).items():
        incoming.put(f"{field}.{language}", text)
    incoming.put("version", j.text(told.get("version")))
    if spoken and spoken[:2].lower() not in LANGUAGES:
        incoming.lose(
            f"taal '{spoken[:20]}': de tekst staat nu als {language}, vertaal hem",
            f"language '{spoken[:20]}': the text stands as {language} now, translate it",
        )
    incoming.put("workload.ects", j.number(told.get("creditsAvailable")))
    incoming.put(f"search_words.{language}", [j.text(tag) for tag in j.items(told.get("tag")) if j.text(tag)])
    incoming.put("isced_f", _field(j.text(told.get("fieldOfStudy")), catalogue))
    for entry in map(j.group, j.items(told.get("otherIdentifier"))):
        _identifier(j.text(entry.get("identifier")), j.text(entry.get("identifierType")), catalogue, incoming)
    own = _outcomes(j.items(told.get("resultDescription")), language, catalogue, incoming)
    targets = [
        target for target in j.items(told.get("alignment")) if j.text(j.group(target).get("targetUrl")) not in own
    ]
    skills, refs = j.align(targets, incoming, catalogue)
    outcomes = incoming.data.get("learning_outcomes")
    if skills and outcomes:
        outcomes[0]["esco"] = [*outcomes[0].get("esco", []), *skills]
    incoming.put("alignments", [dict(zip(("framework", "code"), ref.split(":", 1), strict=True)) for ref in refs])
    _level(told, catalogue, incoming)
    for key in told:
        if key not in _KNOWN:
            incoming.lose(f"veld '{key[:60]}'", f"member '{key[:60]}'")
    return incoming


def _level(told: dict[str, Any], catalogue: Catalogue, incoming: Incoming) -> None:
    if "level" in incoming.data:
        incoming.put("level.status", "indicative")
    for target in map(j.group, j.items(told.get("alignment"))):
        name = j.text(target.get("targetFramework"))
        framework = j.framework_of(name, j.text(target.get("targetUrl")), catalogue)
        if framework is not None:
            incoming.put("quality_assurance.framework", framework)


def _field(name: str, catalogue: Catalogue) -> str | None:
    fields = catalogue.vocabularies.get("isced_f", {})
    meant = [key for key, term in fields.items() if name and name in {key, *term.label.values.values()}]
    return max(meant, key=len, default=None)  # a narrow and a detailed field may have one name


def _identifier(value: str, kind: str, catalogue: Catalogue, incoming: Incoming) -> None:
    kind = kind.removeprefix("ext:")
    if kind in {"rio", "crebo", "keuzedeel", "mbo_certificaat"}:
        incoming.put(f"programme_codes.{kind}", value)
    elif kind in catalogue.platforms:
        incoming.data.setdefault("awarded_as", []).append({"platform": kind, "badge_class_url": value})
    else:
        incoming.lose(f"kenmerk '{value[:60]}'", f"identifier '{value[:60]}'")


def _outcomes(results: list[Any], language: str, catalogue: Catalogue, incoming: Incoming) -> set[str]:
    """Carry over the outcomes; return the addresses that they are aligned to."""
    outcomes: list[dict[str, Any]] = []
    addresses: set[str] = set()
    for result in map(j.group, results):
        kind, name = j.text(result.get("resultType")), j.text(result.get("name"))
        here = j.text(result.get("id")).rpartition("#")[2]
        if kind == "Status" and name:
            targets = j.items(result.get("alignment"))
            skills, refs = j.align(targets, Incoming(""), catalogue)
            addresses |= {j.text(j.group(target).get("targetUrl")) for target in targets}
            slug = here if re.fullmatch(r"[a-z0-9][a-z0-9-]*", here) else f"lo{len(outcomes) + 1}"
            outcome: dict[str, Any] = {"id": slug, "text": {language: name}}
            outcomes.append(outcome | ({"esco": skills} if skills else {}) | ({"refs": refs} if refs else {}))
        elif here == "grade":
            incoming.lose("het cijfer: schrijf grade.required", "the grade: write grade.required")
        elif kind != "RubricCriterionLevel":
            incoming.lose(f"resultaat '{name[:60]}'", f"result '{name[:60]}'")
    incoming.put("learning_outcomes", outcomes)
    return addresses
