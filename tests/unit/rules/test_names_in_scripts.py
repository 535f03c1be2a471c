"""Names that scripts write because they import nothing of Python: each is one that Python has, whatever is renamed."""

import ast
import re
from pathlib import Path

import pytest

from badge_catalogue.words.catalogue import IN_SIGHT, more
from badge_verifier.report import STEPS
from badge_verifier.words.po import words

ROOT = Path(__file__).resolve().parents[3]
CATALOGUE = ROOT / "site_src" / "overrides" / "assets" / "catalogue"
PAGE = ROOT / "verifier" / "page"
CODE = re.compile(rf'"((?:{"|".join(STEPS)})\.[a-z]+(?:-[a-z]+)*)"')
FILE = "catalogue.json"  # which is called as the code of a step might be
LISTS = {
    "meaning.js": re.compile(r"^const [A-Z_]+ = \[(.*?)\];", re.MULTILINE | re.DOTALL),
    "chips.js": re.compile(r"^const AMBIGUOUS = new Set\(\[(.*?)\]\);", re.MULTILINE),
    "filters.js": re.compile(r"\bids: \[(.*?)\]"),
}


def unknown(text: str) -> list[str]:
    """Return the codes that a script names and that no words are of."""
    return sorted(set(CODE.findall(text)) - {FILE} - set(words("codes", "nl")))


def test_scripts_of_the_verify_page_name_codes_that_there_are() -> None:
    """A code that is called otherwise in the verifier is so in the scripts as well."""
    found = {path.name: unknown(path.read_text(encoding="utf-8")) for path in PAGE.glob("[a-z]*/*.js")}
    assert {name: codes for name, codes in found.items() if codes} == {}, "codes.po of badge_verifier/words has no such"
    assert unknown('if (step.code === "dates.undisclosed") {') == []
    assert unknown('if (step.code === "dates.not-told") {') == ["dates.not-told"]


@pytest.mark.parametrize("script", LISTS)
def test_scripts_of_the_catalogue_name_facets_that_there_are(script: str) -> None:
    """A list of facets holds facets alone: one that is renamed in Python would be passed over in silence."""
    listed = LISTS[script].findall((CATALOGUE / script).read_text(encoding="utf-8"))
    named = {name for each in listed for name in re.findall(r'"([a-z_]+)"', each)}
    assert named
    assert named - {*IN_SIGHT, *more()} == set(), f"{script} names facets that words/catalogue.py has not"


def test_what_needs_the_network_is_said_alike() -> None:
    """The service worker imports nothing: its list of files that are of no use offline is that of the page."""
    said = [
        re.findall(
            r"^const ONLINE_ONLY = new Set\((.*?)\);", (PAGE / "offline" / name).read_text("utf-8"), re.MULTILINE
        )
        for name in ("stay.js", "service-worker.js")
    ]
    assert said[0] == said[1]
    (files,) = said[0]
    assert [name for name in ast.literal_eval(files) if not (PAGE / name).exists()] == []
