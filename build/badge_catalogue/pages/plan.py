"""The page on which people tick the badges they have and see how far they are; what stands in it before a script runs.

Without its script it is a plain list of all pathways. The badges someone holds are known to the visitor's browser
alone: `assets/plan/memory.js` says where they are kept.
"""

from badge_catalogue import addresses
from badge_catalogue.pages.shell import Page
from badge_catalogue.pages.view import View
from badge_catalogue.words.fold import FOLD
from badge_catalogue.words.plan import PLAN


def plan_page(view: View, language: str) -> Page:
    """Return the planning page of one language."""
    words = PLAN[language]
    return view.page(
        "plan.html",
        language,
        addresses.PLAN,
        title=words["title"],
        description=words["description"],
        kind="lists",
        section="pathways",
        t={**words, **FOLD[language]},
    )
