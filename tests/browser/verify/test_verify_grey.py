"""The cards of what was left undecided: no approval, no rejection, and nothing of the file that passes for checked."""

import base64
from pathlib import Path
from typing import Any

import pytest

from badge_verifier.headlines import TABLE
from badge_verifier.trust.lean import BADGES_FILE, LEAN_FILE, dump_lean
from badge_verifier.trust.trust_list import parse_trust

pytestmark = pytest.mark.browser
VECTORS = Path(__file__).resolve().parents[2] / "vectors"
NEITHER = {"": "Dit is geen goedkeuring en geen afkeuring.", "en/": "This is no approval and no rejection."}
# Vector and file to headline, sign, and whether the file says anything that is folded.
GREY = (
    ("cut-short", "b.png", "malformed", "undecided", False),
    ("doctype", "b.svg", "unreadable", "undecided", False),
    ("two-badges", "b.png", "ambiguous", "careful", False),
    ("unsupported", "badge.json", "unsupported-proof", "undecided", True),
    ("unsigned", "badge.json", "unsigned", "undecided", True),
)


@pytest.mark.parametrize("home", NEITHER)
@pytest.mark.parametrize(("name", "file", "headline", "tone", "claims"), GREY, ids=[row[2] for row in GREY])
def test_a_card_that_is_undecided_says_what_to_do_and_shows_nothing_as_checked(  # noqa: PLR0913, PLR0917 -- a table
    name: str,
    file: str,
    headline: str,
    tone: str,
    claims: bool,  # noqa: FBT001
    home: str,
    desk: Any,
) -> None:
    """It begins with what it is not, says whose limit it is, ends in a message and folds what only the file says."""
    page = desk(home)
    page.give(VECTORS / name / file)
    assert page.headline(file) == ("undecided", headline)
    report = page.page.locator(f'[data-report][data-file="{file}"]')
    assert report.get_attribute("data-tone") == tone
    assert report.locator(".means").inner_text().startswith(NEITHER[home])
    assert report.locator(".because").inner_text()
    assert report.locator(".next").inner_text()
    assert report.locator("[data-ask=person] .message").count() == 2
    assert report.locator("[data-ask=school] .message").count() == (2 if TABLE[headline].school else 0)
    assert report.locator(".identity, .picture, .worth").count() == 0
    folded = report.locator("details[data-unproven]")
    assert folded.count() == int(claims)
    if claims:
        assert folded.get_attribute("open") is None
        assert not folded.locator("dl").is_visible()


def test_what_was_not_understood_is_nobodys_fault(desk: Any, tmp_path: Path) -> None:
    """An algorithm that we do not know says something of our program: grey, and the file's words stay folded."""
    _, payload, _ = (VECTORS / "genuine-jwt" / "badge.jwt").read_text(encoding="ascii").split(".")
    header = base64.urlsafe_b64encode(b'{"alg":"NEW1"}').rstrip(b"=").decode()
    path = tmp_path / "new.jwt"
    path.write_text(f"{header}.{payload}.AAAA", encoding="ascii")
    page = desk("")
    page.give(path)
    assert page.headline("new.jwt") == ("undecided", "not-understood")
    report = page.page.locator('[data-report][data-file="new.jwt"]')
    assert report.get_attribute("data-tone") == "undecided"
    assert report.locator("details[data-unproven]").count() == 1


def test_what_was_disproven_is_red_and_says_neither_of_it(desk: Any, verify_folder: Path) -> None:
    """The neighbour: an altered badge is no open question."""
    page = desk("")
    page.give(verify_folder / "samples" / "tampered.png")
    assert page.headline("tampered.png") == ("invalid", "tampered")
    report = page.page.locator('[data-report][data-file="tampered.png"]')
    assert report.get_attribute("data-tone") == "invalid"
    assert not report.locator(".means").inner_text().startswith(NEITHER[""])
    assert report.locator(".because").count() == 0


@pytest.mark.parametrize(("name", "until"), [("not-disclosed", "onbekend"), ("genuine-json", "geen einddatum")])
def test_an_end_date_that_may_be_left_out_is_not_called_absent(
    name: str, until: str, shared_host: Any, lent_visit: Any
) -> None:
    """Of a badge of which a part was left out nobody can say that it never ends."""
    first, second = dump_lean(parse_trust((VECTORS / "trust.json").read_bytes()))
    shared_host.spoil |= {LEAN_FILE: lambda _: first, BADGES_FILE: lambda _: second}
    page = lent_visit(f"{shared_host.address}verify/")
    page.give(VECTORS / name / "badge.json")
    page.headline("badge.json")
    assert page.page.locator(".identity dd").last.inner_text() == until
