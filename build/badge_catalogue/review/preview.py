"""How the badges that a change brings will look, as Markdown for the comment under it; what people wrote stays text."""

import re
from collections.abc import Iterable

from badge_catalogue.describe import draft
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.words.po import words

_MOST = 10  # badges
_LONGEST = 400  # characters of a text


def escaped(value: str) -> str:
    """Return a text of a contributor as text, never as Markdown or as a mention of someone."""
    plain = re.sub(r"[\x00-\x1f\x7f]", " ", value)
    marked = re.sub(r"([\\`*_{}\[\]()#+!|~-])", r"\\\1", plain.replace("&", "&amp;").replace("<", "&lt;"))
    return marked.replace("@", "@\u200b").replace("://", ":\u200b//")  # no mention, no link made of an address


def preview(badges: Iterable[Badge], catalogue: Catalogue, language: str) -> list[str]:
    """Return the lines of a section that unfolds every badge; none where there is none."""
    all_badges = list(badges)
    if not all_badges:
        return []
    lines = [f"### {words('review', language)['preview']}", ""]
    for badge in all_badges[:_MOST]:
        lines += _one(badge, catalogue, language)
    more = len(all_badges) - _MOST
    return [*lines, *([f"… (+{more})", ""] if more > 0 else [])]


def _one(badge: Badge, catalogue: Catalogue, language: str) -> list[str]:
    told = draft.preview(badge, catalogue, language)
    if told is None:
        return []
    says = words("review", language)
    heads = [told["name"] or badge.id, told["issuer"] or badge.issuer, *told["kinds"], told["status"]]
    return [
        f"<details><summary>{_inline(' · '.join(filter(None, heads)))}</summary>",
        "",
        _short(told["description"]),
        "",
        *(f"- **{_short(label)}**: {_short(value)}" for label, value in told["facts"]),
        *_listed(says["outcomes"], told["outcomes"]),
        *_listed(says["criteria"], [line.lstrip("-* ") for line in told["criteria"].splitlines() if line.strip()]),
        "",
        "</details>",
        "",
    ]


def _listed(title: str, values: list[str]) -> list[str]:
    return [f"- **{title}**:", *(f"  - {_short(value)}" for value in values)] if values else []


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return escaped(plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…")


def _inline(text: str) -> str:
    """Return a text for an element of HTML: every sign that could mean something is named by its number."""
    plain = " ".join(text.split())[:_LONGEST]
    return re.sub(r"[^\w .,·]", lambda sign: f"&#{ord(sign[0])};", plain).replace("_", "&#95;")
