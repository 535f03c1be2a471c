"""Every key that the code asks for is there, filled in with exactly its place holders; and none is left over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

from badge_catalogue.definitions.fields_badge import BADGE_FIELDS
from badge_catalogue.definitions.loading_rules import LOADING_RULES
from badge_catalogue.model import Badge
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.packs import NEUTRAL
from badge_catalogue.shipped import PROJECT
from badge_catalogue.words.po import words

PACKAGE = PROJECT / "build" / "badge_catalogue"
DESCRIBE = PROJECT / "verifier" / "page" / "describe"
AREAS = sorted(path.stem for path in (PACKAGE / "words" / LANGUAGES[0]).glob("*.po"))
NAMED = {"text", "pair", "said"}  # the functions of `po`
METHODS = {"lose", "change", "fail"}  # of a badge that comes in
RULES = {"problem", "at", "add", "report"}  # of the loader: the first word names the rule
WHOLE = {
    "site",
    "catalogue",
    "plan",
    "vacancy",
    "glossary",
    "earned",
}  # handed to pages and scripts as they are; other tests look there


class Use(NamedTuple):
    """One place that asks for a message; `key` is a pattern where the code puts it together."""

    place: str
    area: str
    key: str
    filled: frozenset[str] | None


def _area(path: Path) -> str:
    """Return the area of the messages that a module says with a function of its own room."""
    if path.name == "import_writing.py":
        return "importing"
    return path.relative_to(PACKAGE).parts[0]


def _keys(node: ast.expr) -> list[str]:
    """Return the keys that an argument can be, as patterns."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [re.escape(node.value)]
    if isinstance(node, ast.IfExp):
        return _keys(node.body) + _keys(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return ["".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)]
    return []


def _asked(call: ast.Call) -> tuple[str | None, list[ast.expr]]:
    """Return the name of what is called and its arguments."""
    name = (
        call.func.id
        if isinstance(call.func, ast.Name)
        else call.func.attr
        if isinstance(call.func, ast.Attribute)
        else None
    )
    return name, call.args


def _of_call(path: Path, call: ast.Call) -> Iterator[Use]:
    """Yield what a call asks of the words."""
    name, given = _asked(call)
    place = f"{path.relative_to(PACKAGE).as_posix()}:{call.lineno}"
    names = frozenset(word.arg for word in call.keywords if word.arg)
    filled = None if any(word.arg is None for word in call.keywords) else names
    if name in NAMED and len(given) >= 2 and isinstance(given[0], ast.Constant) and given[0].value in AREAS:
        for key in _keys(given[1]):
            yield Use(place, str(given[0].value), key, filled)
    elif (
        name in {"says", "_says"} and given and path.relative_to(PACKAGE).parts[0] in {"checks", "imports", "commands"}
    ):
        yield from (Use(place, _area(path), key, filled) for key in _keys(given[0]))
    elif name in METHODS and path.relative_to(PACKAGE).parts[0] == "imports" and given:
        yield from (Use(place, "imports", key, filled) for key in _keys(given[0]))
    elif name in RULES and given and isinstance(given[0], ast.Constant) and given[0].value in LOADING_RULES:
        yield Use(place, "loading", re.escape(str(given[0].value)), filled)


def _uses() -> list[Use]:
    """Return every place in the package that asks for a message."""
    return [
        use
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.name != "po.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for use in _of_call(path, node)
    ]


USES = _uses()


def _gaps(text: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name and not name.isdigit())
    except ValueError:  # a lone brace, which YAML means
        return frozenset()


def _said(use: Use, language: str) -> dict[str, str]:
    """Return the messages that a use can mean; of a rule of the loader its message and its hint."""
    pattern = (
        rf"{use.key}\.(message|hint)"
        if use.area == "loading" and use.key.replace("\\", "") in LOADING_RULES
        else use.key
    )
    return {key: said for key, said in words(use.area, language).items() if re.fullmatch(rf"{pattern}(\[\d\])?", key)}


def test_the_code_asks_for_messages() -> None:
    """The search finds what it is meant to find, in every room."""
    assert {use.area for use in USES} >= {"checks", "imports", "loading", "importing", "commands", "new", "syntax"}


@pytest.mark.parametrize("area", AREAS)
def test_what_is_asked_for_is_there(area: str) -> None:
    """A key of the code stands in the words of every language."""
    wrong = [use for use in USES if use.area == area for language in LANGUAGES if not _said(use, language)]
    assert wrong == []


@pytest.mark.parametrize("area", AREAS)
def test_place_holders_are_filled_in_by_name(area: str) -> None:
    """A message gets exactly what its place holders name: nothing is missing, nothing is dropped."""
    wrong = []
    for use in USES:
        if use.area != area or not use.filled:
            continue
        found = _said(use, LANGUAGES[0])
        wanted = frozenset().union(*map(_gaps, found.values()))
        forms = frozenset({"number"}) if any(key.endswith("]") for key in found) else frozenset()
        if use.filled | forms != wanted | forms:
            wrong.append((use, sorted(wanted)))
    assert wrong == []


@pytest.mark.parametrize("area", [area for area in AREAS if area not in WHOLE])
def test_no_key_is_left_over(area: str) -> None:
    """A key that nothing asks for is removed with what asked for it."""
    patterns = [
        rf"{use.key}(\[\d\])?" for use in USES if use.area == area and use.key not in {".+", r".+\..+", r".+\.about"}
    ]
    page = [path for path in DESCRIBE.iterdir() if path.is_file()]
    sources = "".join(path.read_text(encoding="utf-8") for path in [*PACKAGE.rglob("*.py"), *page])
    left = [key for key in words(area, LANGUAGES[0]) if not any(re.fullmatch(one, key) for one in patterns)]
    assert [key for key in left if not _found(area, key, sources)] == []


def _found(area: str, key: str, sources: str) -> bool:
    """Say whether a key is one of a table: of fields, of rules, of a group."""
    if area == "loading":
        return key.rpartition(".")[0] in LOADING_RULES
    if area == "fields":
        return f'"{key.removesuffix(".about")}"' in sources
    if key.startswith("sector.option."):
        return key.rpartition(".")[2] in NEUTRAL.sectors or _is_option(key, sources)
    if area == "form":
        name = key.partition(".option.")[0].removesuffix(".title").rpartition(".")[0] or key.removesuffix(".title")
        return re.search(rf"(?:at|id): {re.escape(name)}\b", sources) is not None or _is_option(key, sources)
    if area == "rules":
        return key in LOADING_RULES or f"def {key.replace('-', '_')}(" in sources
    starts = [key[: match.start()] for match in re.finditer(r"\.", key)]
    looked_up = any(f'"{key}"{end}' in sources or f"'{key}'{end}" in sources for end in ("]", ",", ")"))
    made = any(f'{begin}f"{start}.' in sources for start in starts for begin in ("[", "("))
    return looked_up or made or any(f'("{area}", "{start}"' in sources for start in starts)


def _is_option(key: str, sources: str) -> bool:
    """Say whether a key of the form is of an option of a field that is asked."""
    field, _, option = key.removesuffix(".help").partition(".option.")
    if option in (BADGE_FIELDS[Badge][field].values if field in BADGE_FIELDS[Badge] else ()):
        return re.search(rf"at: {re.escape(field)}\b", sources) is not None
    asked = re.search(rf"at: {re.escape(field)},[^\n]*options: \[([^\]]*)\]", sources)
    return asked is not None and option in {each.strip(" '") for each in asked[1].split(",")}
