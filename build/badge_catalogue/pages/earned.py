"""The page for who earned a badge: where it is, how to show it, what others see, what it is worth and what comes next.

It holds for every badge as it stands; with a badge in its address a script adds what that badge's own page says.
"""

from badge_catalogue import addresses
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.pages.shell import HEAD, Page
from badge_catalogue.pages.view import View
from badge_catalogue.pieces import piece
from badge_catalogue.words.earned import EARNED


def earned_page(view: View, language: str) -> Page:
    """Return the page of one language, which has an address of its own in each."""
    words = EARNED[language]
    path = addresses.earned(language)
    root = addresses.up(f"{addresses.home(language)}{path}index.html")
    return view.page(
        "earned.html",
        language,
        path,
        title=words["title"],
        description=words["description"],
        paths={each: addresses.earned(each) for each in LANGUAGES},
        head=piece(HEAD, "module", f"{root}assets/site/earned.js"),
        t=words,
    )
