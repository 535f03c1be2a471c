"""The page on which someone pastes a vacancy, and reads which badges show what it asks; nothing leaves the browser."""

from badge_catalogue.pages.shell import Page
from badge_catalogue.pages.view import View
from badge_catalogue.words.fold import FOLD
from badge_catalogue.words.vacancy import VACANCY


def vacancy_page(view: View, language: str) -> Page:
    """Return the page of one language."""
    words = VACANCY[language]
    return view.page(
        "vacancy.html",
        language,
        "vacancy/",
        title=words["title"],
        description=words["lead"],
        t={**words, **FOLD[language]},
    )
