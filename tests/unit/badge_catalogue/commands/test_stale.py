"""`catalogue stale`: what an institution has to look at, as of a day."""

import asyncio
from pathlib import Path

import pytest

from badge_catalogue.cli import main
from badge_catalogue.commands.stale import visit
from badge_catalogue.definitions.load import load
from badge_verifier.errors import Unchecked
from badge_verifier.ports import Answer

HERE = "https://demo-mbo.example.org/"


class Pages:
    """Answers 410 at one address and nothing at another."""

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Return the answer of a page."""
        assert max_bytes > 0 < seconds
        if url.endswith("/silent"):
            raise Unchecked("fetch.timeout")
        return Answer(410 if url.endswith("/gone") else 200, url, b"")


def test_the_list_is_of_its_day(small_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two years and a day after the review a badge is on the list of its institution; the day before it is not."""
    lists = []
    for day in ("2028-09-01", "2028-09-02"):
        assert main(["stale", str(small_folder), "--at", day, "--institution", "demo-hbo", "--lang", "nl"]) == 0
        lists.append(capsys.readouterr().out)
    assert "- [ ] demo-hbo.energie: het laatst bekeken" not in lists[0]
    assert "- [ ] demo-hbo.energie: het laatst bekeken op 1 september 2026" in lists[1]
    assert "demo-mbo." not in lists[1]
    assert lists[0].startswith("## Hogeschool Zuid: 1 van 1")
    assert lists[1].startswith("## Hogeschool Zuid: 0 van 1")


@pytest.mark.parametrize("arguments", [["nowhere"], ["--institution", "demo-vo"]], ids=["no folder", "no institution"])
def test_wrong_use_exits_3(small_folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A folder or an institution that is not there is said, and is no empty list."""
    folder = [] if arguments == ["nowhere"] else [str(small_folder)]
    assert main(["stale", *folder, *arguments]) == 3
    assert not capsys.readouterr().out


@pytest.mark.parametrize(("page", "found"), [("gone", "gone"), ("silent", "unasked"), ("there", None)])
def test_a_page_that_is_gone_is_told_from_one_that_was_not_reached(
    small_folder: Path, page: str, found: str | None
) -> None:
    """Gone is what the host says is gone; silence is only silence, and a page that is there is not named."""
    file = small_folder / "institutions/demo-mbo/badges/metaal.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}offering: [{{url: {HERE}{page}, starts: [2027-02-01]}}]\n", encoding="utf-8")
    visited = asyncio.run(visit(load(small_folder)[0].badges.values(), Pages()))
    assert visited.get(f"{HERE}{page}") == found
