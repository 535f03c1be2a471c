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
    assert [path for path in shared_host.asked if "/trust/" in path] != []
    found, expected = (_told(page, verify_folder / "samples") for page in (lent, desk()))
    assert len(found) == len(NAMES)
    assert found == expected
    assert lent.page.locator("html[data-lent][data-start=snapshot]").count() == 1
    assert lent.page.workers == []


def test_what_starts_otherwise_is_started(shared_host: Any, lent_visit: Any, verify_folder: Path) -> None:
    """Without the snapshot, and where the page before was left at its work: no answer of another's is taken."""
    left = lent_visit(f"{shared_host.address}en/verify/")
    left.wait()
    left.page.locator("html[data-lent]").wait_for(state="attached")
    plain = lent_visit(f"{shared_host.address}en/verify/?plain")
    plain.wait()
    assert plain.page.locator("html").get_attribute("data-start") == "plain"
    left.give(*[verify_folder / "samples" / "genuine.png"] * 20)
    left.page.locator("[data-report]").first.wait_for(state="attached")
    left.page.goto(f"{shared_host.address}en/verify/")
    left.wait()
    left.give(verify_folder / "samples" / "tampered.png")
    assert left.headline("tampered.png") == ("invalid", "tampered")
    assert len(plain.page.workers) == 1
