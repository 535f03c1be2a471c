"""Promises that maintainers decided to break: written down, reviewed, and shown as long as they are new.

A published address stays and an awarded badge keeps its meaning (`checks.promises`). Where that cannot be, a line in
`broken-promises.yaml` beside the catalogue says which, since when and why; the error becomes a warning that says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import yaml

from badge_catalogue.checks import promises
from badge_catalogue.model.findings import Finding
from badge_catalogue.words.po import text

FILE = "broken-promises.yaml"
RULES = frozenset(check.rule for check in promises.CHECKS)
_LEAST = 20  # characters of a reason that says something
_SHAPE = "a list of {rule, file, decided_on, because}"


class WrongPromises(ValueError):
    """The file of broken promises cannot be read; the message says what is expected."""


@dataclass(frozen=True)
class Broken:
    """One promise that is broken on purpose.

    Attributes:
        rule: One of RULES.
        file: Where the finding stands, e.g. "catalogue/institutions/demo-mbo/badges/metaal.yaml".
        because: Why, for whoever reads it in five years.
    """

    rule: str
    file: str
    decided_on: date
    because: str


def parse(text: str) -> list[Broken]:
    """Return the promises in the file.

    Raises:
        WrongPromises: It says something else.
    """
    try:
        told = yaml.safe_load(text) or []
    except yaml.YAMLError as error:
        raise WrongPromises(f"{FILE}: no YAML; write {_SHAPE}") from error
    if not isinstance(told, list):
        raise WrongPromises(f"{FILE}: write {_SHAPE}")
    return [_broken(item, number) for number, item in enumerate(told, 1)]


def _broken(item: Any, number: int) -> Broken:  # noqa: ANN401 -- YAML is Any
    where = f"{FILE}, item {number}"
    if not isinstance(item, dict) or set(item) != {"rule", "file", "decided_on", "because"}:
        raise WrongPromises(f"{where}: write {_SHAPE}")
    if item["rule"] not in RULES:
        raise WrongPromises(f"{where}: rule is {item['rule']!r}, expected one of {', '.join(sorted(RULES))}")
    if not isinstance(item["decided_on"], date):
        raise WrongPromises(f"{where}: decided_on is {item['decided_on']!r}, expected a day such as 2026-11-30")
    because = " ".join(str(item["because"]).split())
    if len(because) < _LEAST:
        raise WrongPromises(f"{where}: say in a sentence why (because)")
    return Broken(item["rule"], str(item["file"]), item["decided_on"], because)


def applied(findings: Iterable[Finding], broken: Iterable[Broken]) -> Iterator[Finding]:
    """Yield the findings; an error about a promise that is broken on purpose is a warning that says why."""
    decided = {(one.rule, one.file): one for one in broken}
    for finding in findings:
        one = decided.get((finding.rule, finding.file))
        if one is None or finding.level != "error":
            yield finding
            continue
        filled = {"message": finding.message, "day": one.decided_on, "because": one.because}
        message = text("review", "broken_promises.decided", **filled)
        yield replace(finding, level="warning", message=message)
