"""An Achievement of Open Badges 3.0, alone or within a credential."""

import re
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.exports.narrative import taken_apart
from badge_catalogue.imports import formats, platforms, texts
from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.alignments import align
from badge_catalogue.imports.edubadges import skills_alone
from badge_catalogue.imports.members import Group, tell_the_rest, watched
from badge_catalogue.imports.pictures import picture
from badge_catalogue.imports.record import Incoming, says
from badge_catalogue.model import PARTICIPATION, Catalogue
from badge_catalogue.model.text import USUAL

_TYPES = {
    "Course": "regular",
    "MicroCredential": "microcredential",
    "CoCurricular": "extra_curricular",
    "ext:MicroCredential": "microcredential",
}
# Who made it; and other editions and badges, which the catalogue knows by its own files.
_OF_THE_PLATFORM = ("creator", "issuer")


def badge(
    told: dict[str, Any], catalogue: Catalogue, language: str = USUAL[0], sectors: tuple[str, ...] = ()
) -> Incoming:
    """Return the fields of a badge that an Achievement states, alone or within a credential.

    Arguments:
        language: Of texts that do not say theirs.
        sectors: Of the institution, for codes that mean one thing in mbo and another in hbo and wo.

    Raises:
        NotImportable: when it is none.
    """
    told = watched(told)
    told = next((inner for inner in _subjects(told)), told)
    names = texts.by_language(told.get("name"), language, Incoming(""))
    if "Achievement" not in [j.text(item) for item in j.items(told.get("type"))] or not names:
        raise formats.refusal(
            told,
            "ob3",
            says("ob3.no_achievement_expected_type"),
        )
    name, address = next(iter(names.values())), j.text(told.get("id"))
    incoming = Incoming(j.text(told.get("slug")) or j.slug_of(address, name), own_slug=bool(j.text(told.get("slug"))))
    tongues = [code for item in j.items(told.get("inLanguage")) if (code := j.text(item))]
    spoken = tongues[0] if len(tongues) == 1 else ""
    if len(tongues) > 1:
        incoming.lose("ob3.languages", shown=", ".join(tongues)[:40])
    language = texts.spoken(spoken, language, incoming)
    if "/assertions/" in address:
        incoming.lose(
            "ob3.address_awarded_badge_not",
            address=j.shown(address),
        )
    elif not addresses.is_of_a_badge(address):
        platforms.place(address, catalogue, incoming)
    if isinstance(told, Group):
        told.pass_over(*_OF_THE_PLATFORM)
    if not addresses.is_of_a_badge(address):  # our own editions say the language of the text, not that of the lessons
        platforms.issuer(told.get("creator"), incoming)
        texts.taught_in([spoken], incoming)
    _texts(told, language, incoming)
    incoming.put("version", j.text(told.get("version")))
    _sizes(told, catalogue, sectors, incoming)
    own = _outcomes(j.items(told.get("resultDescription")), language, catalogue, incoming)
    targets = [
        target for target in j.items(told.get("alignment")) if j.text(j.group(target).get("targetUrl")) not in own
    ]
    found = align(targets, incoming, catalogue)
    outcomes = incoming.data.get("learning_outcomes")
    if found.skills and outcomes:
        outcomes[0]["esco"] = list(dict.fromkeys([*outcomes[0].get("esco", []), *found.skills]))
    else:
        skills_alone(found.skills, language, incoming)
    incoming.add("alignments", [dict(zip(("framework", "code"), ref.split(":", 1), strict=True)) for ref in found.refs])
    _related(told, incoming)
    tell_the_rest(told, incoming)
    return incoming


def _subjects(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the achievement within a credential; what else the credential says is of one person."""
    for subject in map(j.group, j.items(told.get("credentialSubject"))):
        inner = next(filter(None, map(j.group, j.items(subject.get("achievement")))), {})
        if inner:
            return [inner]
    return []


def _texts(told: dict[str, Any], language: str, incoming: Incoming) -> None:
    """Carry over what people read: name, description, criteria, picture, search words, the kind of badge."""
    kind = j.text(told.get("achievementType"))
    incoming.put("type", _TYPES.get(kind))
    if kind and kind not in _TYPES:
        incoming.lose("ob3.achievementtype", kind=kind[:40])
    incoming.put("name", texts.by_language(told["name"], language, incoming))
    described = texts.by_language(told.get("description"), language, incoming)
    incoming.put("description", {key: texts.markdown(text, incoming, "description") for key, text in described.items()})
    picture(told.get("image"), language, incoming)
    criteria = j.group(told.get("criteria"))
    address = j.text(criteria.get("id"))
    for tongue, written in texts.by_language(criteria.get("narrative"), language, incoming).items():
        for field, text in taken_apart(texts.markdown(written, incoming, "criteria"), tongue).items():
            incoming.put(f"{field}.{tongue}", text)
    if address and not addresses.is_of_a_badge(address):
        incoming.lose("ob3.address_criteria", address=j.shown(address))
    code = j.text(told.get("humanCode"))
    words = [j.text(tag) for tag in j.items(told.get("tag")) if j.text(tag)]
    if code and "." not in code and code not in words:  # our own is the badge's id
        words.append(code)
        incoming.change("ob3.code_search_word_now", code=code[:40])
    incoming.put(f"search_words.{language}", words)
    special = j.text(told.get("specialization"))
    if special:
        incoming.lose("ob3.specialization", special=special[:60])


def _sizes(told: dict[str, Any], catalogue: Catalogue, sectors: tuple[str, ...], incoming: Incoming) -> None:
    """Carry over credits, field of study and codes; those that edubadges adds to the standard too."""
    points = j.text(told.get("creditsAvailable")) or j.text(told.get("ECTS"))
    incoming.put("workload.ects", j.number(points))
    if points and j.number(points) is None:
        incoming.lose("ob3.credits", points=points[:20])
    way = j.text(told.get("participationType"))
    incoming.put("participation", [way] if way in PARTICIPATION else None)
    if way and way not in PARTICIPATION:
        incoming.lose("ob3.participation", way=way[:40])
    for code in filter(None, map(j.text, j.items(told.get("educationProgramIdentifier")))):
        platforms.programme(code, list(sectors), incoming)
    named = j.text(told.get("fieldOfStudy"))
    incoming.put("isced_f", _field(named, catalogue))
    if named and "isced_f" not in incoming.data:
        incoming.lose("ob3.field_study_choose_isced", named=named[:60])
    for entry in map(j.group, j.items(told.get("otherIdentifier"))):
        _identifier(j.text(entry.get("identifier")), j.text(entry.get("identifierType")), catalogue, incoming)


def _related(told: dict[str, Any], incoming: Incoming) -> None:
    """Name related badges of other platforms; our own editions and versions have files of their own."""
    for entry in map(j.group, j.items(told.get("related"))):
        address, spoken = j.text(entry.get("id")), j.text(entry.get("inLanguage"))
        entry.get("version")
        if address and not addresses.is_of_a_badge(address):
            shown = j.shown(f"{address} {spoken}")
            incoming.lose("ob3.related_badge", shown=shown)


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
        shown = j.shown(" ".join(part for part in (kind, value) if part))
        incoming.lose("ob3.identifier", shown=shown)


def _outcomes(results: list[Any], language: str, catalogue: Catalogue, incoming: Incoming) -> set[str]:
    """Carry over the outcomes; return the addresses that they are aligned to."""
    outcomes: list[dict[str, Any]] = []
    aligned_with: set[str] = set()
    for result in map(j.group, results):
        kind, name = j.text(result.get("resultType")), j.text(result.get("name"))
        address = j.text(result.get("id"))
        here = address.rpartition("#")[2]
        if kind == "Status" and name:
            targets = j.items(result.get("alignment"))
            aligned = align(targets, incoming, catalogue)
            aligned_with |= {j.text(j.group(target).get("targetUrl")) for target in targets}
            slug = here if re.fullmatch(r"[a-z0-9][a-z0-9-]*", here) else f"lo{len(outcomes) + 1}"
            outcome: dict[str, Any] = {"id": slug, "text": {language: name}}
            outcome |= {"esco": list(aligned.skills)} if aligned.skills else {}
            outcomes.append(outcome | ({"refs": aligned.refs} if aligned.refs else {}))
        elif here == "grade":
            incoming.lose("ob3.grade_write_grade_required")
        elif kind != "RubricCriterionLevel":
            _result(result, name, incoming)
        else:
            _rubric(result, name, addresses.is_of_a_badge(address), incoming)
    incoming.put("learning_outcomes", outcomes)
    return aligned_with


def _result(result: dict[str, Any], name: str, incoming: Incoming) -> None:
    """Name a result that is no outcome, with its kind and its scale."""
    scale = [j.text(result.get(key)) for key in ("resultType", "valueMin", "valueMax", "requiredValue")]
    allowed = [j.text(value) for value in j.items(result.get("allowedValue"))]
    shown = j.shown(" ".join(part for part in (name, *scale, *allowed) if part))
    incoming.lose("ob3.result", shown=shown)


def _rubric(result: dict[str, Any], name: str, ours: bool, incoming: Incoming) -> None:  # noqa: FBT001 -- see caller
    """Name every level of a rubric; one that we exported belongs to its framework, which the alignment names."""
    result.get("requiredLevel")
    for level in map(j.group, j.items(result.get("rubricCriterionLevel"))):
        said = [j.text(level.get(key)) for key in ("level", "name", "points", "description")]
        for key in ("id", "grade", "alignment"):
            level.get(key)
        shown = j.shown(" ".join(part for part in said if part), 160)
        if not ours:
            incoming.lose("ob3.level_rubric", name=name[:40], shown=shown)
