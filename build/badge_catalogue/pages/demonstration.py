"""What a page says about being invented: the whole site as long as no institution is real, else a page by itself.

`sitemap.listed` decides which of the two holds; this module has the sentences' places, `words_nl` and `words_en` the
sentences.
"""

from html import escape

from badge_catalogue.packs import AT_HAND
from badge_catalogue.pieces import piece
from badge_catalogue.words import WORDS


def banner(language: str, *, listed: bool, real: bool, here: str) -> str:
    """Return the banner above the header of a page; "" where no institution is fictional.

    Args:
        language: Of the page.
        listed: At least one institution of the site is real.
        real: The subject of the page is not invented.
        here: Address of the home of the page's language, as the page sees it.
    """
    if listed and real:
        return ""
    words = WORDS[language]
    said = words["fictional_page"] if listed else words["demonstration"]
    return str(piece("demonstration.html", "banner", said, here, words["demonstration_more"]))


def statement(language: str, *, listed: bool) -> str:
    """Return the sentence of the footer on whether the site is a demonstration, and who keeps it where that is said."""
    words, keeper = WORDS[language], AT_HAND.own("keeper", language)
    kept = [words["footer_owner"].format(owner=keeper["owner"])] if "owner" in keeper else []
    asked = [words["footer_contact"].format(contact=keeper["contact"])] if "contact" in keeper else []
    return escape(" ".join([words["footer_statement_real" if listed else "footer_statement"], *kept, *asked]))
