"""Findings as text for people, and as JSON, GitHub annotations and SARIF for tools."""

import json
from collections.abc import Callable, Sequence

from badge_catalogue.checks.rules import rules
from badge_catalogue.model.findings import Finding
from badge_catalogue.words.po import said

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "hint": "\x1b[36m"}
_PLAIN, _FAINT = "\x1b[0m", "\x1b[2m"


def counted(number: int, level: str, language: str) -> str:
    """Return the number of findings of a level in words: "1 fout"."""
    return said("commands", f"level.{level}", language, number=number)


def text(findings: Sequence[Finding], language: str, *, colour: bool = False) -> str:
    """Return two lines a finding and a last line that counts them."""
    lines = []
    for finding in findings:
        written = finding.format(language)
        if colour:
            first, _, rest = written.partition("\n")
            level = f"{_COLOURS[finding.level]}{finding.level}{_PLAIN}"
            written = f"{first.replace(f': {finding.level}: ', f': {level}: ', 1)}\n{_FAINT}{rest}{_PLAIN}"
        lines.append(written + "\n")
    count = {level: sum(1 for finding in findings if finding.level == level) for level in _COLOURS}
    lines.append(", ".join(counted(number, level, language) for level, number in count.items()) + "\n")
    return "".join(lines)


def as_json(findings: Sequence[Finding], language: str) -> str:
    """Return a list of objects with file, line, column, rule, level, message and hint."""
    return json.dumps([finding.as_dict(language) for finding in findings], ensure_ascii=False, indent=1) + "\n"


def github(findings: Sequence[Finding], language: str) -> str:
    """Return workflow commands that annotate the lines of a pull request."""
    kinds = {"error": "error", "warning": "warning", "hint": "notice"}
    lines = []
    for finding in findings:
        place = f"file={_property(finding.file)},line={finding.line},col={finding.column}"
        message = f"{finding.message.get(language)}\n{finding.hint.get(language)}"
        lines.append(f"::{kinds[finding.level]} {place},title={_property(finding.rule)}::{_data(message)}\n")
    return "".join(lines)


def _data(text_: str) -> str:
    return text_.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text_: str) -> str:
    return _data(text_).replace(":", "%3A").replace(",", "%2C")


def sarif(findings: Sequence[Finding], language: str) -> str:
    """Return a SARIF 2.1.0 log (https://docs.oasis-open.org/sarif/sarif/v2.1.0/)."""
    levels = {"error": "error", "warning": "warning", "hint": "note"}
    known = {rule.name: rule for rule in rules()}
    used = sorted({finding.rule for finding in findings})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "catalogue check",
                        "rules": [
                            {
                                "id": name,
                                "shortDescription": {"text": known[name].sentence.get(language)},
                                "defaultConfiguration": {"level": levels[known[name].level]},
                            }
                            for name in used
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": finding.rule,
                        "ruleIndex": used.index(finding.rule),
                        "level": levels[finding.level],
                        "message": {"text": f"{finding.message.get(language)}: {finding.hint.get(language)}"},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": finding.file},
                                    "region": {"startLine": finding.line, "startColumn": finding.column},
                                }
                            }
                        ],
                    }
                    for finding in findings
                ],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def coloured(findings: Sequence[Finding], language: str) -> str:
    """Return the findings as lines, as `text` does, with the codes by which terminals colour them."""
    return text(findings, language, colour=True)


FORMATS: dict[str, Callable[[Sequence[Finding], str], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
