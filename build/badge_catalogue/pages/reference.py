"""The pages that explain every rule of the compiler, every code of the verifier, and how to call it from Python.

All are made from the code's own texts.
"""

import re
from collections.abc import Iterator

import markdown
from markupsafe import Markup

from badge_catalogue.checks.rules import rules
from badge_catalogue.packs import AT_HAND
from badge_catalogue.pages.prose_tables import stackable
from badge_catalogue.pages.shell import Page
from badge_catalogue.pages.verify import spoken
from badge_catalogue.pages.view import View
from badge_catalogue.pieces import piece
from badge_catalogue.words import WORDS
from badge_verifier.presentation.api_page import api_page, description
from badge_verifier.presentation.codes_page import codes_page

_LEVELS = ("error", "warning", "hint")
_CODE = re.compile("<pre>")  # wide code is scrolled by keyboard too


def reference_pages(view: View, language: str) -> Iterator[Page]:
    """Yield the pages."""
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
    codes, program = codes_page(spoken(language)), api_page(spoken(language))
    yield _written(view, language, "codes/", codes, words["codes_lead"])
    yield _written(view, language, "badge-verifier/", program, description(spoken(language)))


def _written(view: View, language: str, path: str, text: str, description: str) -> Page:
    """Return the page of a text in Markdown that begins with its title."""
    title, _, rest = AT_HAND.of_anywhere(text).partition("\n")
    parser = markdown.Markdown(extensions=["tables", "fenced_code", "md_in_html"], output_format="html")
    content = _CODE.sub(piece("prose_table.html", "code"), parser.convert(rest))
    content = stackable(content).replace("@@t:table@@", WORDS[language]["table"])  # the shell's words stop at the body
    content = content.replace('role="region"', 'role="group"')  # a dozen tables of one name are no landmarks
    told_in = spoken(language)
    return view.page(
        "codes.html",
        language,
        path,
        title=title.removeprefix("# "),
        description=description,
        section="verify",
        heading=title.removeprefix("# "),
        told_in="" if told_in == language else told_in,
        content=Markup(content),  # noqa: S704 -- our own text
    )
