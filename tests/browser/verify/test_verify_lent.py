"""Pages that find Python started, as most tests have them: they say what a page says that started it itself."""

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
NAMES = ("genuine.png", "tampered.png", "impersonation.png")


def _told(page: Any, folder: Path) -> list[dict[str, Any]]:
    page.give(*(folder / name for name in NAMES))
    for name in NAMES:
        page.headline(name)
    said = (page.open(name).locator("pre[data-json]").text_content() for name in NAMES)
    return [{**json.loads(one), "now": None} for one in said]


def test_a_lent_page_says_what_a_started_one_says(
    desk: Any, shared_host: Any, lent_visit: Any, verify_folder: Path
) -> None:
    """Every word of the reports, after both parts of the list came; and it starts no worker."""
    lent = lent_visit(f"{shared_host.address}en/verify/")
    found, expected = (_told(page, verify_folder / "samples") for page in (lent, desk()))
    assert len(found) == len(NAMES)
    assert found == expected
    assert lent.page.locator("html[data-lent][data-start=snapshot]").count() == 1
    assert lent.page.workers == []


def test_a_page_that_is_left_at_its_work_leaves_no_answer_behind(
    shared_host: Any, lent_visit: Any, verify_folder: Path
) -> None:
    """The next page in that window is told of its own file, whatever the worker was still asked."""
    page = lent_visit(f"{shared_host.address}en/verify/")
    page.give(*[verify_folder / "samples" / "genuine.png"] * 20)
    page.page.locator("[data-report]").first.wait_for(state="attached")
    page.page.goto(f"{shared_host.address}en/verify/")
    page.give(verify_folder / "samples" / "tampered.png")
    assert page.headline("tampered.png") == ("invalid", "tampered")
    assert page.page.locator("[data-report]").count() == 1


def test_a_start_that_fails_and_another_try_are_the_pages_own(
    shared_host: Any, lent_visit: Any, verify_folder: Path
) -> None:
    """Parts of two lists end the worker; another try fetches both anew, judges, and is no longer lent."""
    shared_host.spoil["trust/badges.txt"] = lambda _: b"of another list"
    page = lent_visit(f"{shared_host.address}en/verify/")
    page.wait("failed")
    shared_host.spoil.clear()
    page.page.get_by_role("button", name="Try again").click()
    page.give(verify_folder / "samples" / "tampered.png")
    assert page.headline("tampered.png") == ("invalid", "tampered")
    assert len(page.page.workers) == 1
