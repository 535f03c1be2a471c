"""Read single values: text, numbers, dates, yes or no; and what YAML 1.1 would make of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, Final

import yaml

from badge_catalogue.definitions import spellings
from badge_catalogue.definitions.fields import Field
from badge_catalogue.definitions.loading_rules import problem
from badge_catalogue.definitions.yaml_nodes import ListNode, Node, ScalarNode
from badge_catalogue.model import Mark
from badge_catalogue.model.findings import Finding


class _Nothing:
    """The value that a reader returns where a value cannot be read; the finding was reported already."""


NOTHING: Final = _Nothing()


@dataclass
class Report:
    """Collects the findings of one file, at most `limit` of a rule."""

    file: str
    findings: list[Finding]
    limit: int = 50

    def at(self, rule: str, mark: Mark, *words: str) -> _Nothing:
        """Note a finding at a place; beyond the limit the file is broken enough to stay silent."""
        if sum(1 for finding in self.findings if finding.rule == rule) < self.limit:
            self.findings.append(problem(rule, self.file, mark, *words))
        return NOTHING

    def add(self, rule: str, node: Node, *words: str) -> _Nothing:
        """Note a finding at a value."""
        return self.at(rule, Mark(node.line, node.column), *words)


Read = Callable[[Node, Report], Any]
_RESOLVERS: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers
_KINDS = {"bool": "bool", "int": "int", "float": "float", "timestamp": "date", "null": "null"}
_NULLS = frozenset({"~", "null", "Null", "NULL"})  # what YAML 1.1 reads as nothing where it stands without quotes
SHOWN = 40  # characters of a value in a message


def quotes_needed(node: ScalarNode) -> str:
    """Return the type as which YAML 1.1 reads a value without quotes ("bool", "int", …); "" for text."""
    if node.style:
        return ""
    text = node.text
    for tag, pattern in _RESOLVERS.get(text[:1], ()):
        if pattern.match(text):
            return _KINDS.get(tag.rpartition(":")[2], "sign")
    return ""


def read_as(text: str, kind: str) -> tuple[str, str]:
    """Name the type that YAML 1.1 gives an unquoted value, in nl and en."""
    if kind == "bool":
        value = "true" if text.lower() in {"yes", "on", "true", "y"} else "false"
        return value, value
    if kind == "date":
        return "een datum", "a date"
    if kind == "sign":
        return "een stuurteken", "a sign of its own"
    try:
        value = str(yaml.safe_load(text)) if len(text) <= SHOWN else "…"
    except (ValueError, yaml.YAMLError):
        value = "…"
    return f"het getal {value}", f"the number {value}"


def unquoted(node: ScalarNode, kind: str, report: Report) -> _Nothing:
    """Note a text that needs quotes."""
    nl, en = read_as(node.text, kind)
    return report.add("yaml-quotes", node, node.text[:SHOWN], nl, en)


def single(node: Node, report: Report, key: str, example: str) -> str | _Nothing:
    """Return the characters of a single value; an empty one, a list or a group is reported."""
    if type(node) is ScalarNode:
        if node.style == "broken":
            return NOTHING
        if not node.text.strip() or (node.text in _NULLS and not node.style):
            return report.add("empty-value", node, key)
        return node.text
    nl, en = ("een lijst", "a list") if isinstance(node, ListNode) else ("een groep velden", "a group of fields")
    return report.add(
        "wrong-type", node, key, nl, "een enkele waarde", en, "a single value", f"{key}: {example or '…'}"
    )


def string(field: Field, key: str) -> Read:
    """Return the reader of a text, or of one value of a closed list."""
    example = field.example
    values = field.values

    def read(node: Node, report: Report) -> Any:  # noqa: ANN401 -- str or the sentinel
        text = single(node, report, key, example)
        if isinstance(text, _Nothing) or not isinstance(node, ScalarNode):
            return NOTHING
        if not node.style and (kind := quotes_needed(node)) and not (field.form == "instant" and kind == "date"):
            return unquoted(node, kind, report)
        if values and text not in values:
            return refuse(text, node, report)
        if field.form == "instant" and not _instant(text):
            return report.add("date", node, key, text[:SHOWN], "2026-01-01T00:00:00Z")
        return text.strip()

    def refuse(text: str, node: Node, report: Report) -> _Nothing:
        word = spellings.meant(text[:60], values)
        near = [word] if word in values else get_close_matches(text[:60].lower(), values, 1, 0.6)
        listed = ", ".join(values)
        nl = f"schrijf {near[0]}; mogelijk: {listed}" if near else f"kies uit: {listed}"
        en = f"write {near[0]}; possible: {listed}" if near else f"choose from: {listed}"
        return report.add("allowed-value", node, key, text[:SHOWN], nl, en)

    return read


def _instant(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", text, re.ASCII):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def number(field: Field, key: str, *, whole: bool) -> Read:
    """Return the reader of a number."""
    pattern = re.compile(r"(0|[1-9]\d{0,11})" if whole else r"(0|[1-9]\d{0,11})(\.\d{1,6})?", re.ASCII)

    def read(node: Node, report: Report) -> Any:  # noqa: ANN401 -- int, float or the sentinel
        text = single(node, report, key, field.example)
        if isinstance(text, _Nothing) or not isinstance(node, ScalarNode):
            return NOTHING
        if node.style or not pattern.fullmatch(text):
            better = text.strip().replace(",", ".")
            parted = whole and not node.style and re.fullmatch(r"(0|[1-9]\d{0,11})\.\d{1,6}", better, re.ASCII)
            if parted:
                better = str(int(parted[1]) + 1)
            better = better if pattern.fullmatch(better) else field.example or "1"
            words = ("heel getal", "whole number") if parted else ("getal", "number")
            return report.add("number", node, key, text[:SHOWN], better, *words)
        return int(text) if whole else float(text)

    return read


def true_or_false(_field: Field, key: str) -> Read:
    """Return the reader of a yes or no."""
    meant = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
    yes = {"yes", "on", "y", "ja", "j", "true", "waar", "1"}

    def read(node: Node, report: Report) -> Any:  # noqa: ANN401 -- bool or the sentinel
        text = single(node, report, key, "true")
        if isinstance(text, _Nothing) or not isinstance(node, ScalarNode):
            return NOTHING
        if node.style or text not in meant:
            return report.add("true-or-false", node, key, text[:SHOWN], "true" if text.lower() in yes else "false")
        return meant[text]

    return read


def day(field: Field, key: str) -> Read:
    """Return the reader of a date."""

    def read(node: Node, report: Report) -> Any:  # noqa: ANN401 -- date or the sentinel
        text = single(node, report, key, field.example)
        if isinstance(text, _Nothing):
            return NOTHING
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            try:
                return date.fromisoformat(text)
            except ValueError:
                pass
        return report.add("date", node, key, text[:SHOWN], _turned(text) or field.example or "2026-09-01")

    return read


def _turned(text: str) -> str | None:
    """Return a Dutch date (1-9-2026) as ISO writes it."""
    match = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text.strip(), re.ASCII)
    if not match:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    except ValueError:
        return None


SCALARS: dict[type, Callable[[Field, str], Read]] = {
    str: string,
    int: lambda field, key: number(field, key, whole=True),
    float: lambda field, key: number(field, key, whole=False),
    bool: true_or_false,
    date: day,
}
