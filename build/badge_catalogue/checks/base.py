"""What a check is: a named sentence, a level, and a function from the catalogue to the places that break it."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NamedTuple

from badge_catalogue.checks.view import View
from badge_catalogue.definitions.writing import scalar
from badge_catalogue.model import Source
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import Text
from badge_catalogue.words.po import text

Severity = Literal["error", "warning", "hint"]


class Problem(NamedTuple):
    """One place that breaks a rule; `level` where it weighs other than usual."""

    source: Source
    path: tuple[str | int, ...]
    message: Text
    hint: Text
    level: Severity | None = None


@dataclass(frozen=True)
class Check:
    """A rule that definitions keep beyond their schema.

    Attributes:
        rule: The function's name with hyphens.
        sentence: The rule in one sentence, from the words of rules.
        bad, good: An example of either, from the docstring.
    """

    rule: str
    level: Severity
    sentence: Text
    bad: str
    good: str
    run: Callable[[View], Iterator[Problem]]

    def findings(self, view: View) -> Iterator[Finding]:
        """Yield the places that break this rule."""
        for source, path, message, hint, level in self.run(view):
            mark = source.at(*path)
            yield Finding(source.file, mark.line, mark.column, self.rule, level or self.level, message, hint)


def check(level: Severity) -> Callable[[Callable[[View], Iterator[Problem]]], Check]:
    """Return the decorator that makes a check of a function with a docstring of three parts.

    The first sentence is the rule, as `words/en/rules.po` says it under the name of the rule; then follow lines that
    begin with `Bad:` and `Good:`.
    """

    def wrap(function: Callable[[View], Iterator[Problem]]) -> Check:
        doc = inspect.cleandoc(function.__doc__ or "")
        parts = {label: match[1].strip() for label in ("Bad", "Good") if (match := _part(label).search(doc))}
        rule = function.__name__.replace("_", "-")
        return Check(rule, level, text("rules", rule), parts["Bad"], parts["Good"], function)

    return wrap


def _part(label: str) -> re.Pattern[str]:
    return re.compile(rf"^{label}: (.*?)(?=^(?:Bad|Good): |\Z)", re.MULTILINE | re.DOTALL)


def says(key: str, /, **filled: object) -> Text:
    """Return a message of the words of checks, its place holders filled in."""
    return text("checks", key, **filled)


def choose(word: str, known: Iterable[str], otherwise: Text | None = None) -> Text:
    """Return the remedy for a word that is not in a list: the nearest of it, else its first members; as YAML."""
    names = list(known)
    small = {name.casefold(): name for name in names}
    near = [small[found] for found in get_close_matches(word[:80].casefold(), small, 1, 0.6)]
    if near:
        return says("base.you_mean", near=scalar(near[0]))
    if otherwise is not None:
        return otherwise
    if not names:
        return says("base.none_yet_write_first")
    shown = ", ".join(map(scalar, sorted(filter(None, names))[:12])) + (", …" if len(names) > 12 else "")  # noqa: PLR2004 -- what fits a line
    return says("base.choose", shown=shown)


def clip(text: str, length: int = 60) -> str:
    """Return the beginning of a text, for a message."""
    return text if len(text) <= length else text[:length] + "…"
