"""No code asks which language it is: languages are what a catalogue chooses, and words stand in their files."""

import ast
import re
from pathlib import Path

import pytest

from badge_catalogue.model.text import USUAL
from badge_catalogue.shipped import PROJECT

PACKAGE = PROJECT / "build" / "badge_catalogue"
# Where a language stands by name because something is known of that very language; everything else may not.
KNOWN = {
    "model/text.py": "the languages of a catalogue that does not say its own, and the one for readers from elsewhere",
    "model/badge.py": "the language of a badge that does not say its own; published, so it stays",
    "checks/coherence.py": "words that are looked for in Dutch and in English texts",
    "checks/links.py": "words that are looked for in Dutch and in English texts",
    "checks/outcomes.py": "how an outcome begins in Dutch and in English",
    "checks/rules.py": "which rules are about texts of one language alone",
    "checks/wording.py": "words that are looked for in Dutch and in English texts",
    "definitions/fields_badge.py": "an example",
    "definitions/language_names.py": "the columns of the table of CLDR, written for every language that has words",
    "definitions/languages.py": "names of sign languages, which CLDR lacks",
    "exports/ob2.py": "codes that edubadges gave two languages",
    "exports/ooapi.py": "codes of ISO 639-2 for the languages of a page",
    "finding/search_records.py": "Dutch writes words together",
    "imports/alignments.py": "small words that say nothing in a name",
    "imports/spreadsheets/headings.py": "headings that people write in Dutch and in English",
    "imports/texts.py": "what English looks like below a Dutch text, as platforms of one language give it",
    "packs/chosen.py": "the country pack of a catalogue that names none, which is called like a language",
    "words/catalogue.py": "what people type for the language of a course",
}
KNOWN_TO_VERIFIER = {
    "words/po.py": "the language for readers from elsewhere",
}
SCRIPTS = sorted(
    path
    for folder in ("site_src/templates", "site_src/overrides", "verifier/page/describe")
    for path in (PROJECT / folder).rglob("*")
    if path.suffix in {".html", ".js"}
)


def named(path: Path) -> list[int]:
    """Return the lines of a module on which a language stands by its name, as a text of its own."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value in USUAL]


def test_modules_name_no_language() -> None:
    """Only modules that know something of a language name it."""
    found = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if named(path)}
    assert found == set(KNOWN)


def test_modules_of_the_verifier_name_no_language() -> None:
    """The verifier speaks what it has words in; it names the one for readers from elsewhere, and that once."""
    package = PROJECT / "verifier" / "badge_verifier"
    found = {path.relative_to(package).as_posix() for path in package.rglob("*.py") if named(path)}
    assert found == set(KNOWN_TO_VERIFIER)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_templates_and_scripts_name_no_language(path: Path) -> None:
    """A template or a script asks the words, never which language it is."""
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"""(?<![\w-])(["'`])(?:nl|en)\1|\.(?:nl|en)\b(?!\.)|(?<=/)en/""", text) == []
