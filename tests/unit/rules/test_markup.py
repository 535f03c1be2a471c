"""HTML stands in templates: no module writes an element of a page itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
# Elements of https://html.spec.whatwg.org/#elements-3 that pages have; drawings, feeds and tables in XML have others.
ELEMENTS = (
    "a|article|aside|blockquote|body|button|caption|code|dd|details|dialog|div|dl|dt|em|fieldset|figcaption|figure|"
    "footer|form|h[1-6]|head|header|hr|html|iframe|img|input|label|legend|li|link|main|meta|nav|ol|option|p|pre|"
    "script|section|select|small|span|strong|style|summary|table|tbody|td|template|textarea|tfoot|th|thead|time|"
    "title|tr|ul|video"
)
OPENED = re.compile(rf"<(?:{ELEMENTS})(?=[\s>])", re.IGNORECASE)
EXEMPT = {
    "build/badge_catalogue/exports/feeds.py": "Atom, whose elements have some of the same names",
    "build/badge_catalogue/facts/markdown.py": "makes HTML of Markdown, in the browser too, where no templates are",
    "build/badge_catalogue/review/changes.py": "a comment in Markdown, which folds with an element of HTML alone",
    "build/badge_catalogue/review/preview.py": "the same",
    "verifier/badge_verifier/presentation/api_page.py": "a page in Markdown, which marks a language with HTML alone",
}


def written(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string that opens an element: no docstring, and no pattern that is looked for."""
    tree = ast.parse(source)
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            passed |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(text := node.value, str) and id(node) not in passed:
            yield from [(node.lineno, text)] if OPENED.search(text) else []


def modules() -> dict[str, list[tuple[int, str]]]:
    """Return what each module writes of HTML; those that write none are left out."""
    sources = [path for package in ("build", "verifier/badge_verifier") for path in (ROOT / package).rglob("*.py")]
    found = {path.relative_to(ROOT).as_posix(): list(written(path.read_text(encoding="utf-8"))) for path in sources}
    assert len(found) > 300
    return {name: lines for name, lines in found.items() if lines}


def test_html_stands_in_templates() -> None:
    """A module that opens an element of HTML is named above with its reason, and a reason without a use fails too."""
    found = modules()
    assert {name: lines for name, lines in found.items() if name not in EXEMPT} == {}
    assert sorted(found) == sorted(EXEMPT)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("x = '<p>' + y", [1]),
        ("x = f'<link rel=\"{y}\">'", [1]),
        ("\nx = ('<span class=\"' + y)", [2]),
        ('"""A docstring on <p> elements."""', []),
        ("x = re.compile('<p>(.*?)</p>')", []),
        ("x = '<path d=\"M0 0\"/>'", []),
        ("x = html.replace('</head>', y)", []),
    ],
    ids=["text", "filled in", "begun", "docstring", "pattern", "drawing", "an end"],
)
def test_what_opens_an_element_is_found(source: str, lines: list[int]) -> None:
    """The rule sees an element that is opened, whole or begun; what is said about one, or looked for, passes."""
    assert [line for line, _ in written(source)] == lines


INDENTED = re.compile(r"^[ \t]+(```|~~~)", re.MULTILINE)


def test_no_block_of_code_in_a_list_is_fenced() -> None:
    """A fence begins a line: Python-Markdown reads an indented one as text, and an example becomes part of a sentence.

    In a list an example is indented by eight.
    """
    pages = sorted((ROOT / "site_src" / "docs").rglob("*.md"))
    assert len(pages) > 20
    found = {page.relative_to(ROOT).as_posix() for page in pages if INDENTED.search(page.read_text(encoding="utf-8"))}
    assert found == set()
    assert INDENTED.search("1. Write:\n\n    ```yaml\n    a: b\n    ```\n")
    assert not INDENTED.search("Write:\n\n```yaml\na: b\n```\n")
