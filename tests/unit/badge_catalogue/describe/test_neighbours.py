"""What the describe page knows of the catalogue: small, and enough to find what the whole check finds."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import demonstrated
import pytest

import badge_catalogue.checks as package
from badge_catalogue.checks import CHECKS, RELATIONS, check
from badge_catalogue.definitions.load import load_files, read_folder
from badge_catalogue.definitions.yaml_nodes import VOCABULARY_LIMITS, compose
from badge_catalogue.describe import in_browser, neighbours

ROOT = Path(__file__).resolve().parents[4]
FILES = read_folder(demonstrated.CATALOGUE)[0]
CATALOGUE = load_files(FILES)[0]
# Composed once: of a change, the whole check reads the changed file alone anew.
COMPOSED = {
    path: compose(path, data, VOCABULARY_LIMITS)[0] or data for path, data in FILES.items() if path[-5:] == ".yaml"
}
BADGES = [path for path in FILES if "/badges/" in path and path.endswith(".yaml") and "@" not in path]

Place = tuple[str, str, int, int]


@pytest.fixture(scope="module")
def desk() -> in_browser.Desk:
    """A desk as the worker opens it."""
    return in_browser.open_desk(neighbours.packed(CATALOGUE, FILES).decode())


def alone(desk: in_browser.Desk, path: str, text: bytes) -> set[Place]:
    """Return what the desk finds with a file."""
    found = desk.with_badge(path, text.decode())[2]
    return {(item.file, item.rule, item.line, item.column) for item in found}


def whole(path: str, text: bytes) -> set[Place]:
    """Return what the whole check finds in that file."""
    catalogue, found = load_files({**FILES, **COMPOSED, path: text})
    every = [*found, *check(catalogue)]
    return {(item.file, item.rule, item.line, item.column) for item in every if item.file == path}


BREAK: dict[str, tuple[bytes, bytes]] = {
    "nothing": (b"version: ", b"version: "),
    "another issuer": (b"issuer: ", b"issuer: demo-hbo-"),
    "no such skill": (b"esco/skill/", b"esco/skill/0"),
    "no such badge": (b"into: [", b"into: [demo-mbo.weg, "),
    "retired": (b"status: active", b"status: retired"),
    "a language": (b"language: [nl", b"language: [xx, nl"),
    "half a name": (b"\n  en: ", b"\n  nl: "),
    "a level": (b'value: "', b'value: "1'),
}


@pytest.mark.parametrize("change", BREAK)
def test_every_badge_gets_the_findings_of_the_whole_check(desk: in_browser.Desk, change: str) -> None:
    """A badge of the catalogue, as it is or broken, gets at its places what the whole check says of its file."""
    old, new = BREAK[change]
    paths = [path for path in BADGES if old in FILES[path]][::9]
    assert paths
    for path in paths:
        text = FILES[path].replace(old, new, 1)
        expected = whole(path, text)
        assert {item for item in alone(desk, path, text) if item[0] == path} == expected, path
        assert bool(expected) is (change != "nothing"), path


def described(name: str, **more: Any) -> bytes:
    """Return the file of a badge with a name, and what else is given."""
    lines = ["type: extra_curricular", f"name: {{nl: {name}, en: {name}}}", 'version: "1"', "status: active"]
    return "\n".join([*lines, *(f"{key}: {json.dumps(value)}" for key, value in more.items())]).encode()


RELATED: dict[str, tuple[str, Mapping[str, Any], str]] = {
    "the name of a badge of the same institution": ("Warmtepompen installeren", {}, "name-once-per-institution"),
    "a name in another order": ("Installeren warmtepompen", {}, "resembles-another-badge"),
    "an address that is taken": ("Iets", {"aliases": ["demo-mbo.warmtepompen-installeren"]}, "alias-is-free"),
    "itself required": ("Iets", {"stacking": {"requires": ["demo-mbo.aaa"]}}, "requirements-end"),
}


@pytest.mark.parametrize("case", RELATED)
@pytest.mark.parametrize("slug", ["aaa", "zzz"])
def test_relations_are_found_whichever_badge_comes_first(desk: in_browser.Desk, case: str, slug: str) -> None:
    """What two badges share is said where the whole check says it: at the new badge, or at the other one."""
    name, more, rule = RELATED[case]
    more = json.loads(json.dumps(more).replace("demo-mbo.aaa", f"demo-mbo.{slug}"))
    path = f"catalogue/institutions/demo-mbo/badges/{slug}.yaml"
    text = described(name, issuer="demo-mbo", **more)
    catalogue, _ = load_files({**FILES, **COMPOSED, path: text})
    expected = {(item.file, item.rule) for item in check(catalogue) if item.rule in {one.rule for one in RELATIONS}}
    found = {(file, found) for file, found, *_ in alone(desk, path, text)}
    assert expected
    assert rule in {item for _, item in expected}
    assert {item for item in found if item[1] in {one.rule for one in RELATIONS}} == expected
    other = described("Iets heel anders", issuer="demo-mbo")
    assert not {item[1] for item in alone(desk, path, other)} & {one.rule for one in RELATIONS}


def test_a_badge_that_another_requires_is_told_that_it_does_not_stand_alone(desk: in_browser.Desk) -> None:
    """The page knows who requires a badge: with the role standalone it says so, as it stands it does not."""
    path = "catalogue/institutions/demo-mbo/badges/tig-lassen-basis.yaml"
    alone_now = re.sub(rb"  role: stackable\n  into: .*\n", b"  role: standalone\n", FILES[path])
    assert "required-badge-is-stackable" in {item[1] for item in alone(desk, path, alone_now)}
    assert "required-badge-is-stackable" not in {item[1] for item in alone(desk, path, FILES[path])}


def test_a_circle_of_requirements_is_followed_through_other_badges(desk: in_browser.Desk) -> None:
    """A badge that requires one that leads back to it is told so; one that only leads on is not."""
    first = next(badge for badge in CATALOGUE.badges.values() if badge.stacking and badge.stacking.requires)
    basis = CATALOGUE.badges[first.stacking.requires[0]] if first.stacking else first
    path = basis.source.file
    text = (
        FILES[path]
        if b"stacking:" not in FILES[path]
        else re.sub(rb"(?m)^stacking:(?:.*\n(?: .*\n)*)", b"", FILES[path])
    )
    ring = text + f"stacking: {{role: stackable, requires: [{first.id}]}}\n".encode()
    assert "requirements-end" in {item[1] for item in alone(desk, path, ring)}
    assert "requirements-end" not in {item[1] for item in alone(desk, path, text)}


def test_every_rule_that_compares_badges_is_a_relation() -> None:
    """A rule that looks at everyone is in the table of relations, and no other is."""
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(package.__path__[0]).glob("*.py"))
    functions = re.split(r"\n@check\(", sources)
    comparing = {
        match[1].replace("_", "-")
        for part in functions
        if "view.everyone" in part and (match := re.search(r"def (\w+)", part))
    }
    assert comparing == {rule.rule for rule in RELATIONS}
    assert all(rule in CHECKS for rule in RELATIONS)


def test_drafts_keep_what_they_say_to_themselves() -> None:
    """Of a draft the address alone comes along; of the same badge, active, its name does."""
    path = "catalogue/institutions/demo-mbo/badges/geheim-plan.yaml"
    for status, expected in (("draft", False), ("active", True)):
        text = described("Iets nieuws", issuer="demo-mbo").replace(b"status: active", f"status: {status}".encode())
        packed = neighbours.packed(load_files({**FILES, **COMPOSED, path: text})[0], FILES)
        assert (b"Iets nieuws" in packed) is expected
        assert b"demo-mbo.geheim-plan" in packed


def test_a_badge_costs_little() -> None:
    """A badge more is a short row more; keys and long texts do not come along."""
    badges = {f"{key}-{n}": badge for key, badge in CATALOGUE.badges.items() for n in range(4)}
    small = len(neighbours.packed(CATALOGUE, FILES))
    large = len(neighbours.packed(neighbours.with_badges(CATALOGUE, badges, CATALOGUE.versions), FILES))
    assert (large - small) / (len(badges) - len(CATALOGUE.badges)) < 300  # bytes
    assert b"z6Mk" not in neighbours.packed(CATALOGUE, FILES)


def test_vocabularies_and_institutions_come_along(desk: in_browser.Desk) -> None:
    """Everything one chooses from has its key and its words, and an institution its sectors and its mailbox."""
    assert desk.catalogue.badges.keys() == CATALOGUE.badges.keys()
    assert desk.catalogue.versions.keys() == CATALOGUE.versions.keys()
    for name, terms in CATALOGUE.vocabularies.items():
        mine = desk.catalogue.vocabularies[name]
        assert {(key, term.uri, str(term.label.values)) for key, term in mine.items()} == {
            (key, term.uri, str(term.label.values)) for key, term in terms.items()
        }
    for key, institution in CATALOGUE.institutions.items():
        mine_too = desk.catalogue.institutions[key]
        assert (mine_too.name, mine_too.sectors, mine_too.contact, mine_too.privacy) == (
            institution.name,
            institution.sectors,
            institution.contact,
            institution.privacy,
        )
