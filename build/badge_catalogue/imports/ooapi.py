"""A Course of the Open Education API 5, or a paged list of them."""

from typing import Any

from badge_catalogue.definitions.places import suggest
from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.record import Incoming, NotImportable
from badge_catalogue.model import TYPES, Catalogue

_MODES = {
    "online": "online",
    "distance-learning": "online",
    "on campus": "onsite",
    "presential": "onsite",
    "hybrid": "blended",
    "blended": "blended",
    "situated": "work_experience",
}
_KNOWN = {
    "courseId", "primaryCode", "name", "abbreviation", "description", "teachingLanguage", "level", "ects", "duration",
    "firstStartDate", "addresses",
    "studyLoad", "fieldsOfStudy", "learningOutcomes", "admissionRequirements", "qualificationRequirements",
    "modeOfDelivery", "assessment", "link", "otherCodes", "validFrom", "organization", "ext",
}  # fmt: skip
_CODES = {"crohoCreboCode": "crebo", "x-rio": "rio", "x-keuzedeel": "keuzedeel", "x-mbo-certificaat": "mbo_certificaat"}


def badge(told: dict[str, Any], catalogue: Catalogue, language: str = "nl") -> Incoming:
    """Return the fields of a badge that a Course of OOAPI states.

    Raises:
        NotImportable: when it is none.
    """
    names = _texts(told.get("name"), language)
    if not names or not ("courseId" in told or "primaryCode" in told):
        raise NotImportable(
            "geen Course: verwacht courseId of primaryCode, en een name",
            "no Course: expected courseId or primaryCode, and a name",
        )
    code = j.text(j.group(told.get("primaryCode")).get("code")).rpartition(".")[2]
    incoming = Incoming(suggest(code or j.text(told.get("abbreviation")) or next(iter(names.values()))))
    own = j.group(told.get("ext"))
    kind = j.text(own.get("credentialType"))
    incoming.put("type", kind if kind in TYPES else None)
    incoming.put("version", j.text(own.get("credentialVersion")))
    incoming.put("name", names)
    incoming.put("description", _texts(told.get("description"), language))
    incoming.put("criteria", _texts(told.get("qualificationRequirements"), language))
    incoming.put("admission", _texts(told.get("admissionRequirements"), language))
    spoken = j.text(told.get("teachingLanguage"))
    incoming.put("language", [_language(spoken, catalogue)] if spoken else None)
    _sizes(told, own, incoming)
    field = j.text(told.get("fieldsOfStudy"))
    incoming.put("isced_f", field if field in catalogue.vocabularies.get("isced_f", {}) else None)
    if field and "isced_f" not in incoming.data:
        incoming.lose(f"vakgebied '{field[:40]}'", f"field of study '{field[:40]}'")
    texts = [_texts(item, language) for item in j.items(told.get("learningOutcomes"))]
    outcomes = [{"id": f"lo{number}", "text": text} for number, text in enumerate(filter(None, texts), 1)]
    incoming.put("learning_outcomes", outcomes)
    ways = [_MODES.get(j.text(mode)) for mode in j.items(told.get("modeOfDelivery"))]
    incoming.put("participation", [way for way in dict.fromkeys(ways) if way])
    for mode in map(j.text, j.items(told.get("modeOfDelivery"))):
        if mode and mode not in _MODES:
            incoming.lose(f"vorm '{mode[:40]}'", f"mode '{mode[:40]}'")
    for entry in map(j.group, j.items(told.get("otherCodes"))):
        _code(j.text(entry.get("codeType")), j.text(entry.get("code")), catalogue, incoming)
    incoming.put("first_awarded", j.text(told.get("validFrom")) or None)
    _offering(told, incoming)
    if isinstance(own.get("gradeRequired"), bool):
        incoming.put("grade.required", own["gradeRequired"])
    incoming.put("target_group", _texts(own.get("targetGroup"), language))
    if told.get("assessment"):
        incoming.lose("toetsing als tekst: kies assessment.types", "assessment as text: choose assessment.types")
    for key in told:
        if key not in _KNOWN:
            incoming.lose(f"veld '{key[:60]}'", f"member '{key[:60]}'")
    return incoming


def _language(spoken: str, catalogue: Catalogue) -> str:
    """Return a language as two letters, from three (ISO 639-2) or from a tag such as nl-NL."""
    terms = catalogue.vocabularies.get("language", {})
    return next((key for key, term in terms.items() if term.uri.endswith(f"/{spoken.upper()}")), spoken[:2].lower())


def _code(kind: str, code: str, catalogue: Catalogue, incoming: Incoming) -> None:
    name = _CODES.get(kind)
    if name:
        incoming.put(f"programme_codes.{name}", code)
    elif kind.removeprefix("x-") in catalogue.platforms:
        award = {"platform": kind.removeprefix("x-"), "badge_class_url": code}
        incoming.data.setdefault("awarded_as", []).append(award)
    elif kind.removeprefix("x-") in catalogue.frameworks:
        incoming.data.setdefault("alignments", []).append({"framework": kind.removeprefix("x-"), "code": code})
    elif code:
        incoming.lose(f"kenmerk '{code[:60]}'", f"identifier '{code[:60]}'")


def _offering(told: dict[str, Any], incoming: Incoming) -> None:
    """Carry over how long it takes, when it starts first, and where."""
    places = [j.text(place.get("city")) for place in map(j.group, j.items(told.get("addresses")))]
    found = {
        "duration": j.text(told.get("duration")),
        "starts": [start] if (start := j.text(told.get("firstStartDate"))) else [],
        "locations": [place for place in places if place],
    }
    kept = {name: value for name, value in found.items() if value}
    incoming.put("offering", [kept] if kept else None)


def _sizes(told: dict[str, Any], own: dict[str, Any], incoming: Incoming) -> None:
    load = j.group(told.get("studyLoad"))
    unit = {"ects": "ects", "sbu": "sbu", "hour": "hours"}.get(j.text(load.get("studyLoadUnit")))
    if unit:
        incoming.put(f"workload.{unit}", j.number(load.get("value")))
    elif load:
        shown = f"{j.text(load.get('value'))} {j.text(load.get('studyLoadUnit'))}"[:40]
        incoming.lose(f"studielast '{shown}'", f"study load '{shown}'")
    incoming.put("workload.ects", j.number(told.get("ects")))
    incoming.put("workload.sbu", j.number(own.get("sbu")))
    points, hours = j.number(j.group(incoming.data.get("workload")).get("ects")), j.number(own.get("hours"))
    if "workload" not in incoming.data or (points is not None and hours != points * 28):
        incoming.put("workload.hours", hours)
    level = j.number(own.get("levelOfQualification"))
    if level:
        incoming.put("level", {"framework": "eqf", "value": f"{level:g}", "status": "indicative"})
    elif j.text(told.get("level")) not in {"", "undefined"}:
        incoming.lose(f"niveau '{j.text(told.get('level'))[:40]}'", f"level '{j.text(told.get('level'))[:40]}'")


def _texts(value: object, language: str) -> dict[str, str]:
    """Return a multilingual text by language; a plain one is in the language given."""
    if isinstance(value, str):
        return {language: value.strip()} if value.strip() else {}
    found = {}
    for item in map(j.group, j.items(value)):
        code = j.text(item.get("language"))[:2].lower()
        if code in {"nl", "en"} and j.text(item.get("value")):
            found[code] = j.text(item.get("value"))
    return found
