"""The page of headlines and codes: each once, under the step that says it, in every language."""

import re

import pytest

from badge_verifier.headlines import HEADLINES
from badge_verifier.presentation.codes_page import codes_page
from badge_verifier.report import STEPS
from badge_verifier.words.messages import codes
from badge_verifier.words.po import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_headline_and_every_code_stands_there_once(language: str) -> None:
    """Whoever looks up what a report says finds one row for it, and no row for what no report says."""
    rows = re.findall(r"^\| `([^`]+)`", codes_page(language), re.MULTILINE)
    assert sorted(rows) == sorted([*HEADLINES, *codes()])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_stand_there_in_their_order(language: str) -> None:
    """The ten steps have a heading each, numbered as everywhere."""
    headings = re.findall(r"^## \S+ (\d+): (\S+)$", codes_page(language), re.MULTILINE)
    assert headings == [(str(number), step) for number, step in enumerate(STEPS, 1)]
