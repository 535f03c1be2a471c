"""An institution's page says how completely its badges are described."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from badge_catalogue.commands.build import templates
from badge_catalogue.definitions.load import load_files
from badge_catalogue.facts.completeness import completeness, missing, share
from badge_catalogue.model import Catalogue, Grade
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.pages.every import institution_page
from badge_catalogue.pages.view import view
from badge_catalogue.settings import Settings


def page(catalogue: Catalogue, language: str) -> str:
    """Return the words of the page of demo-mbo."""
    seen = view(catalogue, Settings(epoch=int(datetime(2026, 11, 22, tzinfo=UTC).timestamp())), templates())
    body = institution_page(seen, catalogue.institutions["demo-mbo"], language).body
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_institution_page_counts_and_names_what_is_missing(small: dict[str, bytes], language: str) -> None:
    """The count is that of the badges it shows; a badge that lacks something is named with it, a whole one is not."""
    catalogue, _ = load_files(small)
    badge = catalogue.badges["demo-mbo.warmtepompen"]
    grade = {"nl": "cijfer", "en": "grade"}[language]
    line = f"{badge.name.get(language)} : {grade}"
    assert [row.name(language).lower() for row in missing(badge)] == [grade]
    words = page(catalogue, language)
    own = tuple(each for each in catalogue.badges.values() if each.issuer == "demo-mbo" and each.status == "active")
    stated, possible = share(own)
    assert f"{stated} {({'nl': 'van', 'en': 'of'})[language]} {possible}" in words
    assert line in words

    whole = replace(badge, grade=Grade(required=False))
    better = replace(catalogue, badges={**catalogue.badges, badge.id: whole})
    assert line not in page(better, language)


def test_nothing_missing_needs_no_list(small: dict[str, bytes]) -> None:
    """Without a gap there are no rows."""
    catalogue, _ = load_files(small)
    whole = replace(catalogue.badges["demo-mbo.warmtepompen"], grade=Grade(required=False))
    assert completeness((whole,), "nl").rows == ()
    assert len(completeness((catalogue.badges["demo-mbo.warmtepompen"],), "nl").rows) == 1
