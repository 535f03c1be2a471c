"""What is wrong with the catalogue, and where."""

from dataclasses import dataclass, field
from typing import Literal

from badge_catalogue.model.text import INTERNATIONAL, Text


@dataclass(frozen=True, order=True)
class Finding:
    """One mistake, phrased for the person who wrote the YAML.

    Attributes:
        line: Counted from 1, as editors do.
        column: Counted from 1, in code points.
        rule: Name of the check that found it.
        level: "error" blocks; "warning" must be answered before a badge is first awarded; "hint" never blocks.
        message: What was got and what was expected, in nl and en.
        hint: What to write instead, in nl and en.
    """

    file: str
    line: int
    column: int
    rule: str
    level: Literal["error", "warning", "hint"] = field(compare=False)
    message: Text = field(compare=False)
    hint: Text = field(compare=False)

    def format(self, language: str = INTERNATIONAL) -> str:
        """Format as `file:line:column: level: message [rule]`, which editors and CI make clickable, and the hint."""
        place = f"{self.file}:{self.line}:{self.column}"
        message, hint = (" ".join(text.get(language).split()) for text in (self.message, self.hint))  # one line each
        return f"{place}: {self.level}: {message} [{self.rule}]\n  hint: {hint}"

    def as_dict(self, language: str = INTERNATIONAL) -> dict[str, str | int]:
        """Return the published JSON form."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "rule": self.rule,
            "level": self.level,
            "message": self.message.get(language),
            "hint": self.hint.get(language),
        }
