"""A badge as a Markdown text: to read in a terminal, to paste into a letter, to hand to a language model."""

from badge_catalogue.exports import addresses
from badge_catalogue.exports.narrative import HEADINGS
from badge_catalogue.exports.summary import summary
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.settings import Settings
from badge_catalogue.text import Text

_HEADINGS = {
    "outcomes": {"nl": "Wat je daarna kunt", "en": "What you can do afterwards"},
    "criteria": {"nl": "Zo krijg je de badge", "en": "How you get the badge"},
    **HEADINGS,
    "facts": {"nl": "Feiten", "en": "Facts"},
    "worth": {"nl": "Wat deze badge waard is", "en": "What this badge is worth"},
}
_FACTS = {
    "institution": {"nl": "Uitgegeven door", "en": "Issued by"},
    "level": {"nl": "Niveau", "en": "Level"},
    "workload": {"nl": "Uren", "en": "Hours"},
    "quality": {"nl": "Kwaliteit", "en": "Quality"},
    "version": {"nl": "Versie", "en": "Version"},
    "page": {"nl": "Pagina", "en": "Page"},
}


def text(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> bytes:
    """Return the whole definition as people read it; the contributor's own Markdown stands as it was written."""
    facts = summary(badge, catalogue, language)
    outcomes = facts["outcomes"]
    listed = [
        ("institution", catalogue.institutions[badge.issuer].name.get(language)),
        *((name, str(facts[name])) for name in ("level", "workload", "quality")),
        ("version", f"{badge.version} ({badge.status})"),
        ("page", addresses.badge_page(badge, settings, language)),
    ]
    parts = [
        f"# {badge.name.get(language)}",
        badge.description.get(language).strip(),
        _section("outcomes", "\n".join(f"- {line}" for line in outcomes), language),
        *(
            _section(name, _own(value, language), language)
            for name, value in (
                ("criteria", badge.criteria),
                ("target_group", badge.target_group),
                ("prerequisites", badge.prerequisites),
                ("admission", badge.admission),
            )
        ),
        _section(
            "facts", "\n".join(f"- {_FACTS[name][language]}: {value}" for name, value in listed if value), language
        ),
        _section("worth", str(facts["worth"]), language),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _own(value: Text, language: str) -> str:
    return value.get(language).strip()


def _section(name: str, body: str, language: str) -> str:
    return f"## {_HEADINGS[name][language]}\n\n{body}" if body else ""
