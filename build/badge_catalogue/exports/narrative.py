"""The criteria as one text, where a standard has a single field for what one must do, for whom it is and who may start.

Written with fixed headings, so that an import takes it apart again. They are plain lines: who checks a badge reads this
text as it stands, with no Markdown made of it.
"""

from badge_catalogue.model import Badge
from badge_catalogue.words.po import pair

HEADINGS = {
    "target_group": pair("exports", "headings.target-group"),
    "prerequisites": pair("exports", "headings.prerequisites"),
    "admission": pair("exports", "headings.admission"),
}


def narrative(badge: Badge, language: str) -> str:
    """Return the criteria, with what else the badge says about who can get it."""
    parts = [badge.criteria.get(language).strip()]
    for name, heading in HEADINGS.items():
        text = getattr(badge, name).get(language).strip()
        if text:
            parts.append(f"{heading[language]}:\n\n{text}")
    return "\n\n".join(part for part in parts if part)


def taken_apart(text: str, language: str) -> dict[str, str]:
    """Return field to text: the criteria, and what stands under the headings of `narrative`."""
    fields = {f"{heading[language]}:": name for name, heading in HEADINGS.items()}
    found: dict[str, list[str]] = {"criteria": []}
    current = found["criteria"]
    for line in text.split("\n"):  # not splitlines, which knows more line ends than the file does
        name = fields.get(line.strip())
        if name is None:
            current.append(line)
        else:
            current = found.setdefault(name, [])
    return {name: "\n".join(lines).strip() for name, lines in found.items()}
