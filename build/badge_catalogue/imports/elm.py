"""The European Learning Model: a specification, learning opportunity or credential, as JSON-LD or as XML.

The application profiles LOQ (opportunities and qualifications) and EDC (credentials) share these classes.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.imports import formats, platforms, texts
from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.members import Group, tell_the_rest, watched
from badge_catalogue.imports.record import Incoming, NotImportable, says
from badge_catalogue.model import TYPES, Catalogue
from badge_catalogue.model.badge import HOURS_PER_EC
from badge_catalogue.model.text import LANGUAGES, USUAL
from badge_catalogue.words import WORDS

_SPECIFICATIONS = frozenset({"LearningAchievementSpecification", "LearningSpecification", "Qualification"})
_OPPORTUNITIES = frozenset({"LearningOpportunity"})
_HOURS = re.compile(r"P(?:T(\d{1,5})H)")
_INNER = (
    "credentialSubject", "hasClaim", "claim", "claims", "specifiedBy", "learningAchievementSpecification", "achieved",
)  # fmt: skip
# Members of a specification, and the vocabularies that their concepts are of.
_VOCABULARIES = {
    "thematicArea": ("isced_f",),
    "ISCEDFCode": ("isced_f",),
    "mode": ("participation",),
    "learningSetting": ("learning_setting",),
    "eqfLevel": ("eqf",),
    "EQFLevel": ("eqf",),
    "nqfLevel": ("nlqf",),
    "NQFLevel": ("nlqf",),
    "educationLevel": ("eqf", "nlqf"),
}
# Names of the first form of Europass' credentials, as XML, with what the present one calls the same.
_EARLIER = {
    "definition": "description",
    "hasECTSCreditPoints": "creditPoint",
    "hasEQFLevel": "eqfLevel",
    "hasNQFLevel": "nqfLevel",
    "iscedFCode": "ISCEDFCode",
    "name": "title",
    "learningActivityType": "mode",
}
_TITLES = frozenset({"title", "name", "legalName", "prefLabel"})
_ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af"
_DEPTH = 8  # of a credential's claims within each other
_OF_THE_AUTHOR = (
    "awardingOpportunity", "providedBy", "publisher", "modified", "issued", "id", "homepage", "status", "provider",
    "awardedBy", "dcType", "identifier", "additionalNote", "supplementaryDocument",
)  # fmt: skip


def as_json(data: bytes) -> bytes:
    """Return XML of the European forms as JSON of the same names; any other file as it stands.

    Raises:
        NotImportable: when it is XML that cannot be read.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
        data = re.sub(r"^(<\?xml[^>]*?)\s+encoding=[\"'][^\"']*[\"']", r"\1", text).encode()
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or formats.of_bytes(data) is formats.PAGE:
        return data
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise NotImportable(says("elm.xml_holds_doctype_save"))
    try:
        root = ET.fromstring(data)  # noqa: S314 -- no DOCTYPE, so no entities; the size is bounded
    except (ET.ParseError, ValueError, RecursionError) as error:
        raise NotImportable(says("elm.no_xml", error=error)) from error
    named = {name.casefold() for name in _SPECIFICATIONS | _OPPORTUNITIES}
    parts = {value: node for node in root.iter() for key, value in node.attrib.items() if _local(key) == "id"}
    taken: list[ET.Element] = []
    within: set[ET.Element] = set()  # what an opportunity leads to is told with it
    for node in root.iter():
        if _name(node).casefold() in named and node not in within and len(node):
            taken.append(node)
            within |= set(_parts_of(node, parts, _DEPTH))
    found = [
        _element(node, parts) | {"type": _name(node)[:1].upper() + _name(node)[1:]}
        for node in taken
        if node not in within
    ]
    alone = _alone(root, {*taken, *within}) if "credential" not in _name(root).casefold() else []
    return json.dumps([*found, *alone]).encode() if found else data


def _alone(root: ET.Element, read: set[ET.Element]) -> list[str]:
    """Return kind and title of what has an id of its own and nothing that is read leads to, such as a loose outcome."""
    told: list[str] = []
    passed: set[ET.Element] = set()
    for node in root.iter():
        own = any(_local(key) == "id" for key in node.attrib)
        if node in passed or node in read or not own or not len(node) or not read.isdisjoint(node.iter()):
            continue
        passed |= set(node.iter())
        title = next((" ".join("".join(one.itertext()).split()) for one in node if _name(one) in _TITLES), "")
        told.append(f"{_name(node)} {title}".strip())
    return told


def _parts_of(node: ET.Element, parts: Mapping[str, ET.Element], depth: int) -> Iterator[ET.Element]:
    """Yield every element within an element, and those that it refers to by `idref`."""
    for child in node.iter():
        if child is not node:
            yield child
        other = _referred(child, parts)
        if other is not None and other is not node and depth:
            yield other
            yield from _parts_of(other, parts, depth - 1)


def _referred(node: ET.Element, parts: Mapping[str, ET.Element]) -> ET.Element | None:
    """Return the element that one refers to; None where it says something itself."""
    named = next((value for key, value in node.attrib.items() if _local(key) == "idref"), None)
    return None if named is None or len(node) else parts.get(named)


def _name(node: ET.Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _element(node: ET.Element, parts: Mapping[str, ET.Element], depth: int = 16) -> dict[str, Any]:
    """Return an element as an object: texts by language, other children by their names; what is referred to, in place.

    The form before this one, EDCI, has other names for the same, and its texts in elements `text` of their own.
    """
    found: dict[str, Any] = {_local(key): value for key, value in node.attrib.items()}
    for child in node:
        key = _EARLIER.get(_name(child), _name(child))
        for value in _values(child, parts, depth):
            found[key] = [*j.items(found[key]), value] if key in found else value
    return found


def _values(child: ET.Element, parts: Mapping[str, ET.Element], depth: int) -> list[Any]:
    """Return the value of an element: one object or text, or a text for each language."""
    other = _referred(child, parts)
    if other is not None:
        return [_element(other, parts, depth - 1)] if depth else []
    spoken = next((value for name, value in child.attrib.items() if _local(name) in {"language", "lang"}), "")
    if len(child) and all(_name(one) == "text" for one in child):
        return [_spoken(one) for one in child]
    if _name(child) == "hasECTSCreditPoints" and (child.text or "").strip():
        return [{"point": (child.text or "").strip()}]
    if len(child) or (child.attrib and not spoken):
        return [_element(child, parts, depth - 1)] if depth else []
    return [_spoken(child) if spoken else (child.text or "").strip()]


def _spoken(node: ET.Element) -> dict[str, str]:
    """Return a text with its language."""
    language = next((value for name, value in node.attrib.items() if _local(name) in {"language", "lang"}), "")
    return {"language": language, "value": (node.text or "").strip()}


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def badge(
    told: dict[str, Any], catalogue: Catalogue, language: str = USUAL[0], _sectors: tuple[str, ...] = ()
) -> Incoming:
    """Return the fields of a badge that a specification states, alone or within an opportunity or a credential.

    Arguments:
        language: Of texts that do not say theirs.

    Raises:
        NotImportable: when there is none.
    """
    told = watched(_plain(told))
    spec = _found(told, _DEPTH)
    incoming = Incoming("")
    names = texts.by_language(spec.get("title"), language, incoming) if spec else {}
    if not names:
        raise formats.refusal(
            told,
            "elm",
            says("elm.expected_learningachievementspecification_qualification_learningopportunity"),
        )
    address = j.text(spec.get("id"))
    incoming.slug = j.slug_of(address, next(iter(names.values())))
    if not addresses.is_of_a_badge(address):
        platforms.place(address, catalogue, incoming)
    incoming.put("name", names)
    incoming.put("description", texts.by_language(spec.get("description"), language, incoming))
    _kind(spec, language, incoming)
    _concepts(spec, catalogue, incoming)
    _sizes(spec, incoming)
    _outcomes(spec, language, incoming)
    notes = [texts.by_language(j.group(note).get("noteLiteral"), language, incoming)
             for note in j.items(spec.get("entryRequirement"))]  # fmt: skip
    incoming.put("admission", next(iter(filter(None, notes)), None))
    if isinstance(spec, Group):
        for item in j.items(dict.get(spec, "additionalNote")):
            incoming.lose("elm.note", item=j.shown(item, 100))
        spec.pass_over(*_OF_THE_AUTHOR)
    tell_the_rest(spec, incoming)
    for other in _titles(told, spec, _DEPTH):
        incoming.lose("elm.another", shown=other)
    if _kinds(told) & _OPPORTUNITIES and spec is not told and isinstance(told, Group):
        _of_the_opportunity(told, names, language, incoming)
    return incoming


def _plain(told: Any) -> Any:  # noqa: ANN401 -- what JSON holds
    """Return JSON-LD whose names have prefixes (`dc:title`, `elm:learningOutcome`) with the plain ones."""
    if isinstance(told, list):
        return [_plain(item) for item in told]
    if not isinstance(told, dict):
        return told
    names = {key: key.partition(":")[2] if re.fullmatch(r"[a-z]+:[A-Za-z]+", key) else key for key in told}
    return {name if list(names.values()).count(name) == 1 else key: _plain(told[key]) for key, name in names.items()}


def _of_the_opportunity(told: Group, names: dict[str, str], language: str, incoming: Incoming) -> None:
    """Name what the opportunity says of itself, around the specification that it leads to."""
    title = texts.by_language(told.get("title"), language, incoming)
    if title and title != names:
        incoming.lose("elm.title_of_opportunity", shown=j.shown(" / ".join(title.values())))
    if "description" not in incoming.data:
        incoming.put("description", texts.by_language(told.get("description"), language, incoming))
    told.pass_over(*_OF_THE_AUTHOR)
    tell_the_rest(told, incoming)


def _kinds(told: dict[str, Any]) -> set[str]:
    return {
        str(item).rpartition(":")[2].rpartition("/")[2] for key in ("type", "@type") for item in j.items(told.get(key))
    }


def _found(told: dict[str, Any], depth: int) -> dict[str, Any]:
    """Return the specification: the object itself, or the first within its claims."""
    inner = next(
        (one for one in map(j.group, j.items(told.get("learningAchievementSpecification"))) if one.get("title")), {}
    )
    if inner:
        return inner
    if _kinds(told) & (_SPECIFICATIONS | _OPPORTUNITIES) and told.get("title"):
        return told
    for key in _INNER if depth else ():
        for inner in map(j.group, j.items(told.get(key))):
            if inner.get("title") and key in {"specifiedBy", "learningAchievementSpecification"}:
                return inner
            if found := _found(inner, depth - 1):
                return found
    return {}


def _titles(told: dict[str, Any], spec: dict[str, Any], depth: int) -> Iterator[str]:
    """Yield the titles of the specifications within claims or an opportunity, beside the one that is carried over."""
    for key in _INNER if depth and told is not spec else ():
        for inner in map(j.group, j.items(dict.get(told, key))):
            titled = dict.get(inner, "title")
            if inner is not spec and titled and key in {"specifiedBy", "learningAchievementSpecification"}:
                yield j.shown(titled)
            yield from _titles(inner, spec, depth - 1)


def _address(concept: object) -> str:
    """Return the address of a concept, which is written in three ways."""
    one = j.group(concept)
    for key in ("prefLabel", "inScheme", "notation"):  # what the address says
        one.get(key)
    return j.text(concept) or next((said for key in ("id", "@id", "uri") if (said := j.text(one.get(key)))), "")


def _kind(spec: dict[str, Any], language: str, incoming: Incoming) -> None:
    """Carry over the kind of badge, which stands there in our words; other words, such as of evidence, are named."""
    written = texts.by_language(spec.get("category"), language, incoming)
    known = {WORDS[spoken][f"type_{kind}"]: kind for spoken in LANGUAGES for kind in TYPES}
    parts = {spoken: words.partition(", ") for spoken, words in written.items()}
    incoming.put("type", next((known[first] for first, _, _ in parts.values() if first in known), None))
    others = [rest if first in known else written[spoken] for spoken, (first, _, rest) in parts.items()]
    if any(others):
        shown = j.shown(" / ".join(filter(None, others)))
        incoming.lose("elm.category", shown=shown)


def _concepts(spec: dict[str, Any], catalogue: Catalogue, incoming: Incoming) -> None:
    """Carry over what comes from a vocabulary: language, field, mode, level; what is in none is named."""
    spoken = [_address(item).rpartition("/")[2] for item in j.items(spec.get("language"))]
    texts.taught_in(spoken, incoming)
    kept: dict[str, list[str]] = {}
    for member, vocabularies in _VOCABULARIES.items():
        known = {
            term.uri: (name, key) for name in vocabularies for key, term in catalogue.vocabularies.get(name, {}).items()
        }
        for address in filter(None, map(_address, j.items(spec.get(member)))):
            if address not in known:
                incoming.lose("elm.value", member=member, address=j.shown(address))
            elif (key := known[address][1]) not in kept.setdefault(known[address][0], []):
                kept[known[address][0]].append(key)
    fields = sorted(kept.get("isced_f", []), key=len, reverse=True)
    incoming.put("isced_f", next(iter(fields), None))
    incoming.put("participation", kept.get("participation"))
    for framework in ("eqf", "nlqf"):  # of two, the second stays: it is the finer one
        for value in kept.get(framework, [])[:1]:
            incoming.put("level", {"framework": framework, "value": value, "status": "indicative"})
    more = [("thematicArea", key) for key in fields[1:]]
    more += [(f"{name}Level", key) for name in ("eqf", "nlqf") for key in kept.get(name, [])[1:]]
    for member, key in more:
        incoming.lose("elm.value", member=member, address=key)


def _sizes(spec: dict[str, Any], incoming: Incoming) -> None:
    """Carry over credits and hours; hours that follow from credits are not written down."""
    for credit in map(j.group, j.items(spec.get("creditPoint"))):
        points = j.number(credit.get("point"))
        scheme, written = _address(credit.get("framework")), j.text(credit.get("point"))
        credit.get("id")
        if points is not None and scheme in {"", _ECTS}:
            incoming.put("workload.ects", points)
        elif written:
            incoming.lose("ob3.credits", points=f"{written[:20]} {j.shown(scheme) if scheme else ''}".strip())
    written = j.text(spec.get("volumeOfLearning"))
    hours = _HOURS.fullmatch(written)
    if hours and int(hours[1]) != (incoming.data.get("workload", {}).get("ects") or 0) * HOURS_PER_EC:
        incoming.put("workload.hours", int(hours[1]))
    elif written and not hours:
        incoming.lose("elm.volumeoflearning", written=j.shown(written))


def _outcomes(spec: dict[str, Any], language: str, incoming: Incoming) -> None:
    outcomes: list[dict[str, Any]] = []
    for item in j.items(spec.get("learningOutcome")):
        one = j.group(item)
        text = texts.by_language(one.get("title") or one.get("description") or item, language, incoming)
        skills = [_address(skill) for key in ("relatedESCOSkill", "relatedSkill") for skill in j.items(one.get(key))]
        here = j.text(one.get("id")).rpartition("#")[2]
        if not text:
            continue
        slug = here if re.fullmatch(r"lo[a-z0-9-]*", here) else f"lo{len(outcomes) + 1}"
        kept = [skill for skill in skills if "/esco/skill/" in skill]
        for skill in skills:
            if skill not in kept:
                incoming.lose("elm.skill", skill=j.shown(skill))
        outcomes.append({"id": slug, "text": text} | ({"esco": kept} if kept else {}))
    incoming.put("learning_outcomes", outcomes)
