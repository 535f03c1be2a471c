"""What programs read first: where to report a hole, and where the plain texts and data are."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from badge_catalogue.definitions.load import load
from badge_catalogue.settings import Settings
from badge_catalogue.site.for_programs import files

SMALL = load(Path(__file__).parents[1] / "small" / "catalogue")[0]
SITE = "https://badges.example.org/deep/"


@pytest.mark.parametrize(
    ("curator", "contact"),
    [("catalogue@example.org", "mailto:catalogue@example.org"), ("", f"{SITE}about/")],
    ids=["a-mailbox", "nobody-named"],
)
def test_security_txt_says_whom_to_tell(curator: str, contact: str) -> None:
    """RFC 9116 needs one contact that is an address and one expiry within a year; both places say the same."""
    settings = Settings(SITE, 1_795_305_600, curator)
    made = dict(files(SMALL, settings))
    assert made["security.txt"] == made[".well-known/security.txt"]
    told = dict(line.split(": ", 1) for line in made["security.txt"].decode().splitlines())
    assert told["Contact"] == contact
    assert timedelta(0) < datetime.fromisoformat(told["Expires"]) - settings.moment <= timedelta(days=365)
    assert told["Canonical"] == f"{SITE}.well-known/security.txt"


def test_llms_txt_lists_the_markdown_of_every_badge() -> None:
    """One title, one summary, the API, and each badge that is no draft with the address of its Markdown."""
    text = dict(files(SMALL, Settings(SITE, 1_795_305_600)))["llms.txt"].decode()
    assert text.startswith("# ")
    assert len(re.findall(r"^> ", text, re.MULTILINE)) == 1
    assert f"({SITE}api/v1/openapi.json)" in text
    shown = {badge.id for badge in SMALL.badges.values() if badge.status != "draft"}
    listed = re.findall(rf"\]\({SITE}en/badges/([\w-]+)/([\w-]+)/index\.md\)", text)
    assert {".".join(pair) for pair in listed} == shown
