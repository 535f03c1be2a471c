"""A Course of the Open Education API, version 5 or 6, or a paged list of them.

https://openonderwijsapi.nl. Version 6 has lists where 5 has one value: study loads, modes, languages; its learning
outcomes are objects, and the codes of CROHO and crebo are gone from it.
"""

import re
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.definitions.places import suggest
from badge_catalogue.imports import formats, platforms, texts
from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.members import flag, tell_the_rest, watched
from badge_catalogue.imports.record import Incoming, says
from badge_catalogue.model import TYPES, Catalogue
from badge_catalogue.model.badge import HOURS_PER_EC
from badge_catalogue.model.text import USUAL

_MODES = {
    "online": "online",
    "distance-learning": "online",
    "on campus": "onsite",
    "presential": "onsite",
    "hybrid": "blended",
    "blended": "blended",
    "situated": "work_experience",
    "work_based": "work_experience",
}
_SECTORS = {
    "secondary vocational education": "mbo",
    "higher professional education": "hbo",
    "university education": "wo",
}
_UNITS = {"ects": "ects", "sbu": "sbu", "hour": "hours"}
_MBO = re.compile(r"secondary[ _]vocational[ _]education[ _]([1-4])")
_LEVELS = {"associate degree": "5", "bachelor": "6", "master": "7", "doctoral": "8"}
_CODES = {"x-rio": "rio", "x-crebo": "crebo", "x-keuzedeel": "keuzedeel", "x-mbo-certificaat": "mbo_certificaat"}
_SPOKEN = ("teachingLanguages", "teachingLanguage", "language")  # of version 6, 5 and 4
# Who offers it, which the institution of the import says.
_OF_THE_PLATFORM = ("organization", "organizationId", "organisation", "organisationId")
_OURS = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+")  # the id of a badge of a catalogue like this one
_NOT_ISCED = 2  # digits that a national classification adds to the four of ISCED-F


def badge(
    told: dict[str, Any], catalogue: Catalogue, language: str = USUAL[0], sectors: tuple[str, ...] = ()
) -> Incoming:
    """Return the fields of a badge that a Course of OOAPI states.

    Arguments:
        language: Of texts that do not say theirs.
        sectors: Of the institution, for codes that mean one thing in mbo and another in hbo and wo.

    Raises:
        NotImportable: when it is none.
    """
    told = watched(told)
    incoming = Incoming("")
    names = texts.by_language(told.get("name"), language, incoming)
    other = {"offeringId", "componentId", "learningComponentId", "testComponentId"} & set(told)
    if not names or other or not ("courseId" in told or "primaryCode" in told):
        raise formats.refusal(
            told,
            "ooapi",
            says("ooapi.no_course_expected_courseid"),
        )
    _identity(told, names, incoming)
    own = j.group(told.get("ext"))
    kind = j.text(own.get("credentialType"))
    incoming.put("type", kind if kind in TYPES else None)
    if kind and kind not in TYPES:
        incoming.lose("ooapi.credentialtype", kind=kind[:40])
    incoming.put("version", j.text(own.get("credentialVersion")))
    incoming.put("name", names)
    for member, field in (
        ("description", "description"),
        ("qualificationRequirements", "criteria"),
        ("admissionRequirements", "admission"),
    ):
        incoming.put(field, texts.by_language(told.get(member), language, incoming))
    spoken = [j.text(code) for key in _SPOKEN for code in j.items(told.get(key))]
    texts.taught_in(spoken, incoming)
    sector = j.text(told.get("sector")).lower().replace("_", " ")
    incoming.put("sector", [_SECTORS[sector]] if sector in _SECTORS else None)
    if sector and sector not in _SECTORS:
        incoming.lose("ooapi.sector", sector=sector[:40])
    _sizes(told, own, incoming)
    _level(told, own, incoming)
    _field(j.text(told.get("fieldsOfStudy")), catalogue, incoming)
    _outcomes(told, language, incoming)
    _modes(told, incoming)
    for entry in map(j.group, j.items(told.get("otherCodes"))):
        _code(j.text(entry.get("codeType")), j.text(entry.get("code")), catalogue, sectors, incoming)
    _offering(told, incoming)
    _rest(told, own, language, incoming)
    tell_the_rest(told, incoming)
    return incoming


def _identity(told: dict[str, Any], names: dict[str, str], incoming: Incoming) -> None:
    """Name the badge after its code, and remember the course by its identifier."""
    primary = j.group(told.get("primaryCode"))
    code = j.text(primary.get("code"))
    code = code.partition(".")[2] if _OURS.fullmatch(code) else code
    primary.get("codeType")
    short = j.text(told.get("abbreviation"))
    incoming.slug = suggest(code or short or next(iter(names.values())))
    for key, kind in (("courseId", ""), ("programId", "Program"), ("programmeId", "Programme"),
                      ("educationSpecificationId", "EducationSpecification")):  # fmt: skip
        if number := j.text(told.get(key)):
            incoming.address = number
            if kind:
                incoming.change("ooapi.no_course_but", kind=kind)
    if short and code and suggest(short) != incoming.slug:
        incoming.lose("ooapi.abbreviation", short=short[:40])
    for key in _OF_THE_PLATFORM:
        if j.text(told.get(key)):
            continue
        j.group(told.get(key))


def _field(field: str, catalogue: Catalogue, incoming: Incoming) -> None:
    """Carry over the field of study; of one with more digits than ISCED-F has, the four that are international."""
    known = catalogue.vocabularies.get("isced_f", {})
    short = field[:-_NOT_ISCED] if re.fullmatch(r"\d{6}", field) else field
    if short in known:
        incoming.put("isced_f", short)
        if short != field:
            incoming.change(
                "ooapi.field_study_shortened_isced",
                field=field,
                short=short,
            )
    elif field:
        incoming.lose("ooapi.field_study", field=field[:40])


def _outcomes(told: dict[str, Any], language: str, incoming: Incoming) -> None:
    """Carry over the outcomes: texts by language, or objects with a name; those of an identifier alone are named."""
    outcomes: list[dict[str, Any]] = []
    for item in _paired(j.items(told.get("learningOutcomes")), incoming):
        one = j.group(item)
        text = texts.by_language(one.get("name") if "name" in one else item, language, incoming)
        if isinstance(item, str) and re.fullmatch(r"[0-9a-fA-F-]{36}", item):
            incoming.lose(
                "ooapi.learning_outcome_number_alone",
                item=item,
            )
        elif text:
            outcomes.append({"id": f"lo{len(outcomes) + 1}", "text": text})
        code = j.group(one.get("primaryCode"))
        if j.text(code.get("code")):
            shown = j.shown(" ".join(j.text(code.get(key)) for key in ("codeType", "code")))
            incoming.lose("ooapi.code_learning_outcome", shown=shown)
        one.get("learningOutcomeId")
    incoming.put("learning_outcomes", outcomes)


def _paired(found: list[Any], incoming: Incoming) -> list[Any]:
    """Return outcomes that stand in one flat list of two languages as pairs, in their order, and say so.

    The standard has a list for each outcome. Where one language has more texts than the other, nothing is paired.
    """
    if not all(isinstance(item, dict) and set(item) == {"language", "value"} for item in found):
        return found
    by_language: dict[str, list[Any]] = {}
    for item in found:
        by_language.setdefault(j.text(item.get("language"))[:2].lower(), []).append(item)
    counts = {len(items) for items in by_language.values()}
    if len(by_language) < 2 or len(counts) > 1:  # noqa: PLR2004 -- two languages
        return found
    incoming.change("ooapi.outcomes_paired", number=counts.pop())
    return [list(pair) for pair in zip(*by_language.values(), strict=True)]


def _modes(told: dict[str, Any], incoming: Incoming) -> None:
    ways = []
    for mode in map(j.text, (*j.items(told.get("modesOfDelivery")), *j.items(told.get("modeOfDelivery")))):
        if mode in _MODES:
            ways.append(_MODES[mode])
        elif mode:
            incoming.lose("ooapi.mode", mode=mode[:40])
    incoming.put("participation", list(dict.fromkeys(ways)))


def _code(kind: str, code: str, catalogue: Catalogue, sectors: tuple[str, ...], incoming: Incoming) -> None:
    name, plain = _CODES.get(kind), kind.removeprefix("x-")
    if kind == "crohoCreboCode":
        vocational = incoming.data.get("level", {}).get("value") in {"1", "2", "3", "4"}
        platforms.programme(code, ["mbo"] if vocational else list(sectors), incoming)
    elif name or kind == "programme_code":
        incoming.put(f"programme_codes.{name or 'rio'}", code)
    elif plain in catalogue.platforms:
        incoming.add("awarded_as", [{"platform": plain, "badge_class_url": code}])
    elif plain in catalogue.frameworks:
        incoming.add("alignments", [{"framework": plain, "code": code}])
    elif code:
        shown = j.shown(" ".join(part for part in (kind, code) if part))
        incoming.lose("ooapi.identifier", shown=shown)


def _offering(told: dict[str, Any], incoming: Incoming) -> None:
    """Carry over how long it takes, when it starts first, and where."""
    starts = []
    for key in ("firstStartDate", "firstPossibleOfferingStartDateTime"):
        written = j.text(told.get(key))
        if re.match(r"\d{4}-\d\d-\d\d", written):
            starts.append(written[:10])
        elif written:
            incoming.lose("ooapi.first_start", written=written[:30])
    places = []
    for place in map(j.group, j.items(told.get("addresses"))):
        places.append(j.text(place.get("city")))
        place.get("addressType")
    found = {
        "duration": j.text(told.get("duration")),
        "starts": list(dict.fromkeys(starts)),
        "locations": [place for place in places if place],
    }
    kept = {name: value for name, value in found.items() if value}
    incoming.put("offering", [kept] if kept else None)


def _sizes(told: dict[str, Any], own: dict[str, Any], incoming: Incoming) -> None:
    """Carry over every load in a unit that we have; hours that follow from credits are not written down."""
    for load in map(j.group, j.items(told.get("studyLoad"))):
        unit, value = j.text(load.get("studyLoadUnit")), j.number(load.get("value"))
        field = _UNITS.get(unit)
        if field and value is not None and field not in incoming.data.get("workload", {}):
            incoming.put(f"workload.{field}", value)
        elif load:
            shown = f"{j.text(load.get('value'))} {unit}"[:40]
            incoming.lose("ooapi.study_load", shown=shown)
    incoming.put("workload.ects", j.number(told.get("ects")))
    incoming.put("workload.sbu", j.number(own.get("sbu")))
    points, hours = j.number(j.group(incoming.data.get("workload")).get("ects")), j.number(own.get("hours"))
    if "workload" not in incoming.data or (points is not None and hours != points * HOURS_PER_EC):
        incoming.put("workload.hours", hours)


def _level(told: dict[str, Any], own: dict[str, Any], incoming: Incoming) -> None:
    """Carry over the level: as a number of the EQF, else as the level of a Dutch programme, which the NLQF has."""
    number, named = j.number(own.get("levelOfQualification")), j.text(told.get("level"))
    vocational = _MBO.fullmatch(named.lower())
    degree = _LEVELS.get(named.lower().replace("_", " "))
    value = vocational[1] if vocational else degree
    of_programme = j.text(told.get("levelOfQualification"))
    if number is None and re.fullmatch(r"[1-8]\+?", of_programme):
        framework = "nlqf" if of_programme.endswith("+") else "eqf"
        incoming.put("level", {"framework": framework, "value": of_programme, "status": "indicative"})
    elif number:
        incoming.put("level", {"framework": "eqf", "value": f"{number:g}", "status": "indicative"})
        if value and value != f"{number:g}":
            incoming.lose("ooapi.level", named=named[:40])
    elif value:
        incoming.put("level", {"framework": "nlqf", "value": value, "status": "indicative"})
    elif named not in {"", "undefined"}:
        incoming.lose("ooapi.level", named=named[:40])


def _rest(told: dict[str, Any], own: dict[str, Any], language: str, incoming: Incoming) -> None:
    """Carry over the grade and for whom it is; name what another field has to say."""
    incoming.put("grade.required", flag(own, "gradeRequired"))
    incoming.put("target_group", texts.by_language(own.get("targetGroup"), language, incoming))
    for key in ("levelStatement", "hours", "credentialStatus"):  # what other members say already
        own.get(key)
    tested = texts.by_language(told.get("assessment"), language, incoming)
    if tested:
        shown = j.shown(" / ".join(tested.values()))
        incoming.lose(
            "ooapi.assessment_text_choose_assessment",
            shown=shown,
        )
    link = j.text(told.get("link"))
    if link.startswith("https://") and not addresses.is_of_a_badge(link):
        offerings = incoming.data.setdefault("offering", [{}])
        offerings[0]["url"] = link
    elif link and not addresses.is_of_a_badge(link):
        incoming.lose("members.member", shown=f"link {j.shown(link)}")
    since = j.text(told.get("validFrom"))
    if since:
        incoming.lose(
            "ooapi.valid_no_day_awarding",
            since=since[:20],
        )
