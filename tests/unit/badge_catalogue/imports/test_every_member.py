"""Every member of every form is carried over or told: taking one away or changing it makes a difference."""

import copy
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import platform_samples as samples
import pytest

from badge_catalogue.definitions.load import load
from badge_catalogue.imports import edubadges, elm, json_files, ob3, ooapi, schema_org
from badge_catalogue.imports.record import Incoming

CATALOGUE = load(Path(__file__).resolve().parents[4] / "catalogue")[0]
Read = Callable[..., Incoming]
Step = str | int
FORMS: dict[str, tuple[Read, dict[str, Any]]] = {
    "edubadges": (edubadges.badge, samples.EDUBADGES),
    "moodle": (edubadges.badge, samples.MOODLE),
    "badgr": (edubadges.badge, samples.BADGR),
    "achievement": (ob3.badge, samples.ACHIEVEMENT),
    "credential": (ob3.badge, samples.CREDENTIAL),
    "course 5": (ooapi.badge, samples.COURSE_5),
    "course 6": (ooapi.badge, samples.COURSE_6),
    "schema.org": (schema_org.badge, samples.SCHEMA),
    "ELM": (elm.badge, samples.ELM),
}
# What says again what another member says, or which form this is; each with its reason.
SAID_OTHERWISE = {
    r"@context$|(^|\.)@?type$": "which form it is",
    r"[aA]lignments?\.target(Name|Url|Description|Type|Framework)$": "the code or the address names the element",
    r"^(issuer|creator)(\.|$)": "the institution of the import, whose names are told",
    r"^organi[sz]ation(\.|$)": "the institution of the import",
    r"entity(Type|Id)$": "the address names the class",
    r"resultDescription\.(id|rubricCriterionLevel\.(id|level))$": "names within the file",
    r"(primaryCode|addresses)\.(codeType|addressType)$": "the kind of a code that is the badge's own",
    r"learningOutcomes\.learningOutcomeId$": "a number that only that system knows",
    r"^ECTS$": "credits, which creditsAvailable says",
    r"related\.version$": "of another badge, which is told by its address",
    r"^about\.name$": "the code of the field says it",
    r"^provider(\.|$)": "the institution of the import, whose names are told",
    r"offers\.priceCurrency$": "euro where nothing is said",
    r"creditPoint\.(id|framework)|^learningOutcome\.id$|entryRequirement\.": "names within the file, and ECTS",
    r"(language|thematicArea|mode|eqfLevel|relatedESCOSkill|relatedSkill)\.\w+$": "the address says what a concept is",
    r"^(credentialSubject\.)?additionalNote": "told as a whole",
    r"eqfNlqfLevelVerified$": "told where it is true",
}


def leaves(node: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Yield the path of every single value."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    if not isinstance(node, dict | list):
        yield path
    for key, value in inner:
        yield from leaves(value, (*path, key))


def name(path: tuple[Step, ...]) -> str:
    """Return the members of a path as an import names them."""
    inner = [part for part in path if isinstance(part, str)]
    return ".".join(inner).removeprefix("credentialSubject.achievement.")


def changed(told: dict[str, Any], path: tuple[Step, ...], odd: Any = "zz9") -> dict[str, Any]:
    """Return a form with another value in one place."""
    other = copy.deepcopy(told)
    at: Any = other
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = "fr" if path[-1] == "language" and odd == "zz9" else odd
    return other


def without(told: dict[str, Any], path: tuple[Step, ...]) -> dict[str, Any]:
    """Return a form without one value."""
    other = copy.deepcopy(told)
    at: Any = other
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return other


def outcome(read: Read, told: dict[str, Any]) -> object:
    """Return everything that came of a form, or that it was refused."""
    try:
        found = read(copy.deepcopy(told), CATALOGUE, "nl", ("hbo",))
    except ValueError:
        return "refused"
    texts = [[text.values for text in part] for part in (found.lost, found.changed, found.wrong)]
    return found.slug, found.data, found.address, found.files, texts


@pytest.mark.parametrize("form", FORMS)
def test_every_member_is_carried_or_told(form: str) -> None:
    """Without a member something else comes out, or it was named with the group it stands in."""
    read, told = FORMS[form]
    before = outcome(read, told)
    named = set(re.findall(r"member '([^']+)'", str(before)))
    silent = []
    for path in leaves(told):
        parts = name(path).split(".")
        groups = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
        said = any(re.search(pattern, name(path)) for pattern in SAID_OTHERWISE)
        if groups & named or said:
            continue
        if all(outcome(read, make(told, path)) == before for make in (without, changed)):
            silent.append(name(path))
    assert silent == []


@pytest.mark.parametrize("form", FORMS)
def test_a_value_of_another_kind_is_carried_or_told(form: str) -> None:
    """A list, a yes or a word where the form has something else is never the same as nothing at all."""
    read, told = FORMS[form]
    named = set(re.findall(r"member '([^']+)'", str(outcome(read, told))))
    silent = []
    for path in leaves(told):
        parts = name(path).split(".")
        groups = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
        if groups & named or any(re.search(pattern, name(path)) for pattern in SAID_OTHERWISE):
            continue
        gone = outcome(read, without(told, path))
        odd = ["zz9"] if (form, path) == ("ELM", ("id",)) else [["zz9"], True, "zz9"]  # a name within the file
        silent += [
            (name(path), each)
            for each in odd
            if (found := outcome(read, changed(told, path, each))) == gone and found != "refused"
        ]
    assert silent == []


@pytest.mark.parametrize("form", FORMS)
def test_an_unknown_member_is_told_at_any_depth(form: str) -> None:
    """Whatever a platform adds tomorrow, in any group, is named."""
    read, told = FORMS[form]
    groups = {path[:-1] for path in leaves(told) if isinstance(path[-1], str)}
    silent = []
    for group in groups:
        if any(re.search(pattern, name((*group, "x"))) for pattern in SAID_OTHERWISE):
            continue
        other = copy.deepcopy(told)
        at: Any = other
        for step in group:
            at = at[step]
        at["brandNew"] = "y"
        before, after = (str(outcome(read, each)) for each in (told, other))
        told_whole = any(f"member '{name(group)[:length]}'" in before for length in range(len(name(group)) + 1))
        if "brandNew" not in after and not told_whole and name(group) != "credentialSubject":
            silent.append(name(group))
    assert silent == []


LOQ = """<Courses xmlns="http://data.europa.eu/snb/model/ap/loq-constraints/"><learningOpportunity id="urn:lo:1">
<title language="nl">Dijken</title><title language="de">Deiche</title><description language="nl">Je loopt.</description>
<learningAchievementSpecification idref="urn:s:1"/></learningOpportunity>
<learningAchievementSpecification id="urn:s:1"><title language="nl">Dijken inspecteren</title>
<creditPoint><point>3</point></creditPoint><volumeOfLearning>PT90H</volumeOfLearning>
<eqfLevel uri="http://data.europa.eu/snb/eqf/5"/><learningOutcome><title language="nl">Je kan lopen.</title>
<relatedESCOSkill uri="http://data.europa.eu/esco/skill/f0d68140-74ad-4eef-8a4c-2e2f3a6a9d2b"/></learningOutcome>
<thematicArea uri="http://data.europa.eu/snb/isced-f/0732"/><brandNew>x</brandNew>
</learningAchievementSpecification></Courses>"""
EDCI = """<europassCredential xmlns="http://data.europa.eu/snb" id="urn:c"><learningSpecificationReferences>
<learningSpecification id="urn:s"><title><text lang="nl">Dijken</text><text lang="fr">Digues</text></title>
<definition><text lang="nl">Je loopt.</text></definition><learningOutcome idref="urn:o"/>
<hasECTSCreditPoints>3.0</hasECTSCreditPoints><hasEQFLevel uri="http://data.europa.eu/snb/eqf/6"/>
<brandNew>x</brandNew></learningSpecification></learningSpecificationReferences><learningOutcomeReferences>
<learningOutcome id="urn:o"><name><text lang="nl">Je kan lopen.</text></name></learningOutcome>
</learningOutcomeReferences></europassCredential>"""


def of_xml(text: str) -> object:
    """Return what came of XML, which holds one badge, or that it was refused."""
    try:
        return [outcome(elm.badge, told) for told in json_files.read(elm.as_json(text.encode())).objects]
    except ValueError:
        return "refused"


@pytest.mark.parametrize("form", [LOQ, EDCI], ids=["LOQ", "EDCI"])
def test_every_element_of_xml_is_carried_or_told(form: str) -> None:
    """Whichever element is taken away, something else comes out; so what is referred to comes in as well."""
    before = of_xml(form)
    assert isinstance(before, list)
    assert len(before) == 1
    root = ET.fromstring(form)  # noqa: S314 -- written here
    around = {"Courses", "europassCredential", "learningSpecificationReferences", "learningOutcomeReferences"}
    silent = []
    for parent in root.iter():
        for child in list(parent):
            place = list(parent).index(child)
            parent.remove(child)
            if of_xml(ET.tostring(root, encoding="unicode")) == before and child.tag.rpartition("}")[2] not in around:
                silent.append(child.tag)
            parent.insert(place, child)
    assert silent == []
