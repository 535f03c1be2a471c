"""Read single values: text, numbers, dates, yes or no; and what YAML 1.1 would make of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import Any, Final

import yaml

from badge_catalogue.definitions import spellings
from badge_catalogue.definitions.fields import Field
from badge_catalogue.definitions.loading_rules import problem
from badge_catalogue.definitions.yaml_nodes import ListNode, Node, ScalarNode
from badge_catalogue.model import Mark
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import Text
from badge_catalogue.words.po import text


class _Nothing:
    """The value that a reader returns where a value cannot be read; the finding was reported already."""


NOTHING: Final = _Nothing()


@dataclass
class Report:
    """Collects the findings of one file, at most `limit` of a rule."""

    file: str
    findings: list[Finding]
    limit: int = 50

    def at(self, rule: str, mark: Mark, **filled: object) -> _Nothing:
        """Note a finding at a place; beyond the limit the file is broken enough to stay silent."""
        if sum(1 for finding in self.findings if finding.rule == rule) < self.limit:
            self.findings.append(problem(rule, self.file, mark, **filled))
        return NOTHING

    def add(self, rule: str, node: Node, **filled: object) -> _Nothing:
        """Note a finding at a value."""
        return self.at(rule, Mark(node.line, node.column), **filled)


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


def read_as(written: str, kind: str) -> Text | str:
    """Name the type that YAML 1.1 gives an unquoted value."""
    if kind == "bool":
        return "true" if written.lower() in {"yes", "on", "true", "y"} else "false"
    if kind == "date":
        return text("loading", "read_as.date")
    if kind == "sign":
        return text("loading", "read_as.sign")
    try:
        value = str(yaml.safe_load(written)) if len(written) <= SHOWN else "…"
    except (ValueError, yaml.YAMLError):
        value = "…"
    return text("loading", "read_as.number", value=value)


def unquoted(node: ScalarNode, kind: str, report: Report) -> _Nothing:
    """Note a text that needs quotes."""
    return report.add("yaml-quotes", node, got=node.text[:SHOWN], meant=read_as(node.text, kind))


def single(node: Node, report: Report, key: str, example: str) -> str | _Nothing:
    """Return the characters of a single value; an empty one, a list or a group is reported."""
    if type(node) is ScalarNode:
        if node.style == "broken":
            return NOTHING
        if not node.text.strip() or (node.text in _NULLS and not node.style):
            return report.add("empty-value", node, name=key)
        return node.text
    got = text("syntax", "got.a-list" if isinstance(node, ListNode) else "got.a-group-of-fields")
    expected = text("loading", "single")
    return report.add("wrong-type", node, name=key, got=got, expected=expected, example=f"{key}: {example or '…'}")


def string(field: Field, key: str) -> Read:
    """Return the reader of a text, or of one value of a closed list."""
    example = field.example
    values = field.values

    def read(node: Node, report: Report) -> Any:  # noqa: ANN401 -- str or the sentinel
        found = single(node, report, key, example)
        if found is NOTHING or type(node) is not ScalarNode or type(found) is not str:
            return NOTHING
        if (
            found[:1] in _RESOLVERS  # few texts begin so
            and (kind := quotes_needed(node))
            and not (field.form == "instant" and kind == "date")
        ):
            return unquoted(node, kind, report)
        if values and found not in values:
            return refuse(found, node, report)
        if field.form == "instant" and not _instant(found):
            return report.add("date", node, name=key, got=found[:SHOWN], example="2026-01-01T00:00:00Z")
        return found.strip()

    def refuse(found: str, node: Node, report: Report) -> _Nothing:
        word = spellings.meant(found[:60], values)
        near = [word] if word in values else get_close_matches(found[:60].lower(), values, 1, 0.6)
        listed = ", ".join(values)
        remedy = (
            text("loading", "remedy.nearest", near=near[0], listed=listed)
            if near
            else text("loading", "remedy.choose", listed=listed)
        )
        return report.add("allowed-value", node, name=key, got=found[:SHOWN], remedy=remedy)

    return read


def _instant(found: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", found, re.ASCII):
        return False
    try:
        datetime.fromisoformat(found).astimezone(UTC)
    except (ValueError, OverflowError):  # of the first or the last day of all, in a zone where it is another
        return False
    return True


def number(field: Field, key: str, *, whole: bool) -> Read:
    """Return the reader of a number."""
    pattern = re.compile(r"(0|[1-9]\d{0,11})" if whole else r"(0|[1-9]\d{0,11})(\.\d{1,6})?", re.ASCII)

    def read(node: Node, report: Report) -> Any:  # noqa: ANN401 -- int, float or the sentinel
        found = single(node, report, key, field.example)
        if isinstance(found, _Nothing) or not isinstance(node, ScalarNode):
            return NOTHING
        if node.style or not pattern.fullmatch(found):
            better = found.strip().replace(",", ".")
            parted = whole and not node.style and re.fullmatch(r"(0|[1-9]\d{0,11})\.\d{1,6}", better, re.ASCII)
            if parted:
                better = str(int(parted[1]) + 1)
            better = better if pattern.fullmatch(better) else field.example or "1"
            kind = text("loading", "kind.whole_number" if parted else "kind.number")
            return report.add("number", node, name=key, got=found[:SHOWN], example=better, kind=kind)
        return int(found) if whole else float(found)

    return read


def true_or_false(_field: Field, key: str) -> Read:
    """Return the reader of a yes or no."""
    meant = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
    yes = {"yes", "on", "y", "ja", "j", "true", "waar", "1"}

    def read(node: Node, report: Report) -> Any:  # noqa: ANN401 -- bool or the sentinel
        found = single(node, report, key, "true")
        if isinstance(found, _Nothing) or not isinstance(node, ScalarNode):
            return NOTHING
        if node.style or found not in meant:
            return report.add(
                "true-or-false",
                node,
                name=key,
                got=found[:SHOWN],
                example="true" if found.lower() in yes else "false",
            )
        return meant[found]

    return read


def day(field: Field, key: str) -> Read:
    """Return the reader of a date."""

    def read(node: Node, report: Report) -> Any:  # noqa: ANN401 -- date or the sentinel
        found = single(node, report, key, field.example)
        if isinstance(found, _Nothing):
            return NOTHING
        if re.fullmatch(r"\d{4}-\d\d-\d\d", found, re.ASCII):
            try:
                return date.fromisoformat(found)
            except ValueError:
                pass
        return report.add(
            "date",
            node,
            name=key,
            got=found[:SHOWN],
            example=_turned(found) or field.example or "2026-09-01",
        )

    return read


def _turned(found: str) -> str | None:
    """Return a Dutch date (1-9-2026) as ISO writes it."""
    match = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", found.strip(), re.ASCII)
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
