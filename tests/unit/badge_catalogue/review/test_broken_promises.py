"""Promises broken on purpose: what the file may say, and what becomes of the findings."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from badge_catalogue.commands.earlier import not_renewed
from badge_catalogue.facts.published import NotPublished
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import Text
from badge_catalogue.review.broken_promises import WrongPromises, applied, parse

FILE = "catalogue/institutions/demo-mbo/badges/metaal.yaml"
LINE = "- {rule: meaning-stays, file: %s, decided_on: 2026-11-30, because: The level was a mistake of the board.}\n"
SAID = Text({"nl": "ligt vast", "en": "is frozen"})


def finding(rule: str = "meaning-stays", file: str = FILE) -> Finding:
    """Return an error about a promise."""
    return Finding(file, 3, 1, rule, "error", SAID, SAID)


def test_what_was_decided_is_a_warning_that_says_why() -> None:
    """In both languages, with the day; the same finding elsewhere, or another rule there, stays an error."""
    (one,) = applied([finding()], parse(LINE % FILE))
    assert one.level == "warning"
    assert "bewust gebroken op 2026-11-30: The level was" in one.message.get("nl")
    assert "broken on purpose on 2026-11-30" in one.message.get("en")
    others = [finding(file="catalogue/other.yaml"), finding("address-stays")]
    assert [other.level for other in applied(others, parse(LINE % FILE))] == ["error", "error"]


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "- a",
        "[",
        (LINE % FILE).replace("meaning-stays", "issuer-exists"),
        (LINE % FILE).replace("2026-11-30", "once"),
        (LINE % FILE).replace("The level was a mistake of the board.", "Because."),
        (LINE % FILE).replace(", because: The level was a mistake of the board.", ""),
    ],
    ids=["no-list", "no-object", "no-yaml", "no-promise", "no-day", "no-reason", "reason-left-out"],
)
def test_anything_else_is_refused(text: str) -> None:
    """A file that does not say what was decided breaks no promise."""
    assert parse("") == []
    with pytest.raises(WrongPromises, match=r"broken-promises\.yaml"):
        parse(text)


@pytest.mark.parametrize(("age", "told"), [(30, None), (31, "2026-11-01")], ids=["a-month", "a-day-more"])
def test_a_list_that_nobody_renews_is_noticed(tmp_path: Path, age: int, told: str | None) -> None:
    """A month without renewal is told, long before the list grows old; a site without a list is no answer."""
    made = datetime(2026, 11, 1, tzinfo=UTC)
    with pytest.raises(NotPublished):
        not_renewed(str(tmp_path), made)
    (tmp_path / "trust.json").write_text('{"date": "2026-11-01T00:00:00Z"}', encoding="utf-8")
    assert not_renewed(str(tmp_path), made + timedelta(days=age)) == told
