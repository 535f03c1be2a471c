"""The verify pages as files of the site."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from badge_catalogue.pages import verify
from badge_catalogue.pages.shell import Shell

FRAME = (
    '<meta http-equiv="Content-Security-Policy" content="',
    "policy",
    '"><script src="',
    "root",
    'assets/site/scheme.js"></script>',
    "head",
    "<body>",
    "body",
    "</body>",
)
SHELLS = {language: Shell(language, FRAME) for language in ("nl", "en")}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Every file of the verify pages."""
    return dict(verify.files(SHELLS))


def test_the_folder_is_named_after_what_is_in_it(made: dict[str, bytes]) -> None:
    """A release lies in a folder of its own, so that two never mix; its list has every file's digest."""
    (listing,) = (name for name in made if name.endswith("/release.json"))
    assert listing == f"verify/app-{hashlib.sha256(made[listing]).hexdigest()[:12]}/release.json"
    folder = listing.removesuffix("release.json")
    told = json.loads(made[listing])["files"]
    there = {
        name.removeprefix(folder): body for name, body in made.items() if name.startswith(folder) and name != listing
    }
    assert {name: hashlib.sha256(body).hexdigest() for name, body in there.items()} == {
        name: entry["sha256"] for name, entry in told.items()
    }


def test_both_languages_run_the_same_release(made: dict[str, bytes]) -> None:
    """The page is there in Dutch and in English, with one set of scripts."""
    pages = [made["verify/index.html"].decode(), made["en/verify/index.html"].decode()]
    releases = {match[1] for page in pages for match in re.finditer(r"verify/(app-[0-9a-f]{12})/", page)}
    assert len(releases) == 1
    assert 'data-root="../"' in pages[0]
    assert 'data-root="../../"' in pages[1]


def test_every_script_of_the_page_bears_a_digest(made: dict[str, bytes]) -> None:
    """No script and no style is run or used unchecked, and none stands inside the page."""
    for name in ("verify/index.html", "en/verify/index.html"):
        page = made[name].decode()
        for tag in re.findall(r"<script[^>]*>|<link[^>]*rel=\"(?:stylesheet|modulepreload)\"[^>]*>", page):
            assert 'integrity="sha256-' in tag, tag
        assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []
        assert re.findall(r"\sstyle=|\son\w+=", page) == []


def test_without_a_runtime_it_says_what_to_run(tmp_path: Path) -> None:
    """A checkout whose set-up was not run is told the remedy."""
    (tmp_path / "verify" / "texts").mkdir(parents=True)
    for language in ("nl", "en"):
        (tmp_path / "verify" / "texts" / f"{language}.po").write_text("", encoding="utf-8")
    with pytest.raises(verify.MissingRuntimeError, match="make runtime"):
        list(verify.files(SHELLS, tmp_path))


def test_the_index_of_status_lists_names_lists_alone() -> None:
    """What the page brings along are the status lists of this site, sorted, and nothing else."""
    name, body = verify.status_index(
        ["status/b/2.json", "status/a/1.json", "trust.json", "status/index.json", "status/x.html"]
    )
    assert name == "status/index.json"
    assert json.loads(body) == ["status/a/1.json", "status/b/2.json"]
