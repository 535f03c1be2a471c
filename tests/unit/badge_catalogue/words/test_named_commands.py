"""Commands and fields that messages and guides name exist: what a reader types after them is understood."""

import argparse
import re
import shlex
from pathlib import Path

import pytest

from badge_catalogue import cli
from badge_catalogue.definitions.read import slots
from badge_catalogue.imports.spreadsheets.columns import columns
from badge_catalogue.model import Badge
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.words.po import words

ROOT = Path(__file__).resolve().parents[4]
AREAS = ("imports", "importing", "new", "checks", "loading", "commands", "draft")
TEXTS = {
    **{f"{area}.{language}": "\n".join(words(area, language).values()) for area in AREAS for language in LANGUAGES},
    **{
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in (*ROOT.glob("site_src/docs/*/*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
    },
}
_COMMAND = re.compile(r"(?:`|^(?:\S*/)?)catalogue ((?:[a-z]+)(?: [^`\n]*)?)(?:`|$)", re.MULTILINE)


def of(name: str) -> argparse.ArgumentParser | None:
    """Return the parser of a command; None where there is none of that name."""
    sub = next(action for action in cli.parser(name)._actions if isinstance(action.choices, dict))
    return dict(sub.choices or {}).get(name)


def wrong(command: str) -> list[str]:
    """Return what a command line holds that its command does not know: itself, an option, a first word of a list."""
    name, *rest = shlex.split(command.replace("'", ""), comments=True)
    parser = of(name)
    if parser is None:
        return [name]
    inner = next((action.choices for action in parser._actions if isinstance(action.choices, dict)), {})
    parser = inner.get(rest[0], parser) if rest else parser
    rest = rest[parser in inner.values() :]
    listed = next((action.choices for action in parser._actions if action.choices and not action.option_strings), None)
    first = next((part for part in rest if not part.startswith("-")), "")
    strange = [part for part in rest if re.match(r"--[a-z]", part) and part not in parser._option_string_actions]
    return strange + ([first] if listed and re.fullmatch(r"[a-z]+", first) and first not in listed else [])


@pytest.mark.parametrize("where", [name for name, text in TEXTS.items() if _COMMAND.search(text)])
def test_commands_that_are_named_exist(where: str) -> None:
    """Every option behind a command is one of it, and a first word of a list is in that list."""
    named = [found[1] for found in _COMMAND.finditer(TEXTS[where])]
    assert {command: found for command in named if (found := wrong(command))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_that_an_import_tells_to_write_exist(language: str) -> None:
    """After `choose` and `write` stands a field of a badge, by its path."""
    said = "\n".join(text for key, text in words("imports", language).items() if not key.startswith("sheet."))
    named = re.findall(r"(?:choose|write|kies|schrijf)(?: who checks as)? `?([a-z]+(?:[_.][a-z_]+)+)`?", said)
    paths = {re.sub(r"\.(nl|en)$", "", path) for path in columns()} | set(slots(Badge)) | {"catalogue/frameworks"}
    assert len(named) >= 5
    assert [name for name in named if name not in paths] == []
