"""The first sentence of a docstring stands on its own: a verb, and a noun that needs nothing read before it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
NAMED = {
    "property",
    "cached_property",
    "check",
}  # what is read like a field, or is a sentence of its own: a noun, a rule
NO_VERB = re.compile(r"(?:The|An?|What|Who|Whose|Which|How|Where|All|Every|Those|Its|One|Twice)\b")
NOTHING_NAMED = re.compile(r"(?:Return|Yield|Say|Read|Write) (?:the same|it|them|those|this|these|everything)\b")


def written(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and first line of the docstring of every function that needs one of the other form."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or not (said := ast.get_docstring(node)):
            continue
        named = any(ast.unparse(each).partition("(")[0].rpartition(".")[2] in NAMED for each in node.decorator_list)
        first = said.partition("\n")[0]
        if NOTHING_NAMED.match(first) or (NO_VERB.match(first) and not named):
            yield node.lineno, first


@pytest.mark.parametrize("room", ["build", "verifier"])
def test_a_function_says_what_it_does_in_words_of_its_own(room: str) -> None:
    """It begins with a verb and names what it is about; a property is a noun, a check a rule."""
    sources = {path: path.read_text(encoding="utf-8") for path in (ROOT / room).rglob("*.py")}
    found = [
        f"{path.relative_to(ROOT)}:{line}: {said}" for path, text in sources.items() for line, said in written(text)
    ]
    assert not found, "begin with a verb and name what, as in 'Return the institutions that …':\n" + "\n".join(found)
    assert len(sources) > 100


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('def a():\n    """The rim."""', 1),
        ('def a():\n    """Return the same with a badge."""', 1),
        ('async def a():\n    """Return it so far."""', 1),
        ('def a():\n    """Return the rim."""', 0),
        ('def a():\n    """Return one of the patterns."""', 0),
        ('@property\ndef a(self):\n    """The rim."""', 0),
        ('@check("x")\ndef a():\n    """A badge has a name."""', 0),
        ('class A:\n    """The rim."""', 0),
    ],
    ids=["no verb", "the same", "it", "a verb and a noun", "one of", "a property", "a check", "a class"],
)
def test_a_sentence_without_verb_or_noun_is_found(source: str, found: int) -> None:
    """The rule sees both kinds, and passes what is a noun by nature."""
    assert len(list(written(source))) == found
