"""The pages that explain every rule of the compiler and every code of the verifier, made from the code's own texts."""

from collections.abc import Iterator

import markdown
from markupsafe import Markup

from badge_catalogue.rules import rules
from badge_catalogue.shell import Page
from badge_catalogue.view import View
from badge_catalogue.words import WORDS
from badge_verifier.codes_page import codes_page

_LEVELS = ("error", "warning", "hint")


def reference_pages(view: View, language: str) -> Iterator[Page]:
    """Yield both pages."""
    words = WORDS[language]
    by_level = [(level, [rule for rule in rules() if rule.level == level]) for level in _LEVELS]
    yield view.page(
        "rules.html",
        language,
        "rules/",
        title=words["rules_title"],
        description=words["rules_lead"],
        by_level=by_level,
    )
    title, _, text = codes_page(language).partition("\n")
    parser = markdown.Markdown(extensions=["tables"], output_format="html")
    yield view.page(
        "codes.html",
        language,
        "codes/",
        title=title.removeprefix("# "),
        description=words["codes_lead"],
        section="verify",
        heading=title.removeprefix("# "),
        content=Markup(parser.convert(text)),  # noqa: S704 -- our own text
    )
