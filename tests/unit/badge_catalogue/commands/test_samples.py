"""Every sample comes out as the verify page promises, and every build makes the same ones."""

import contextlib
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from badge_catalogue.commands.samples import demonstration_key, files
from badge_catalogue.definitions.load import load
from badge_catalogue.exports.files import REPORT_SCHEMA
from badge_catalogue.exports.files import files as exports
from badge_catalogue.model import Catalogue
from badge_catalogue.settings import Settings
from badge_catalogue.words.samples import WORDS, Words
from badge_verifier.cli import main
from badge_verifier.trust.lean import LEAN_FILE

SOURCE = Path(__file__).parents[4] / "catalogue"
SETTINGS = Settings("https://badges.example.org/demo/", 1_795_305_600)  # 2026-11-22
NOW = "2026-11-22T12:00:00Z"


@pytest.fixture(scope="module")
def demonstration() -> Catalogue:
    """The catalogue that the project ships."""
    return load(SOURCE)[0]


@pytest.fixture(scope="module")
def made(demonstration: Catalogue) -> dict[str, bytes]:
    """Every file the samples consist of, by site path."""
    return dict(files(demonstration, SETTINGS))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, demonstration: Catalogue, made: dict[str, bytes]) -> Path:
    """A folder with the samples, their status lists and the trust list."""
    folder = tmp_path_factory.mktemp("site")
    for path, content in {**dict(exports(demonstration, SETTINGS)), **made}.items():
        if path in {"trust.json", REPORT_SCHEMA} or path.startswith(("samples/", "status/", "trust/")):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return folder


def verified(site: Path, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """Return exit status and reports of `badge-verify`, run in this process."""
    printed = io.StringIO()
    with contextlib.chdir(site), contextlib.redirect_stdout(printed):
        code = main(["--json", "--now", NOW, *arguments])
    return code, [json.loads(line) for line in printed.getvalue().splitlines()]


def test_evidence_of_work_says_so_on_the_print(site: Path, tmp_path: Path) -> None:
    """What somebody showed at work, and who watched, stands on the sheet to print; of another badge no such line."""
    for name, said in (("at-work.png", True), ("genuine.png", False)):
        page = tmp_path / "print.html"
        verified(site, "--lang", "nl", "--trust", "trust.json", "--html", str(page), f"samples/{name}")
        told = page.read_text(encoding="utf-8")
        assert ("in de praktijk (volgens de catalogus)</th><td>Praktijkverklaring, delen van " in told) == said
        assert ("praktijkopleider van het leerbedrijf" in told) == said


def test_the_index_lists_every_sample_with_words_in_both_languages(made: dict[str, bytes]) -> None:
    """What is there is offered, and what is offered is there."""
    index = json.loads(made["samples/index.json"])
    assert {f"samples/{entry['file']}" for entry in index} == {
        path for path in made if path.startswith("samples/") and path != "samples/index.json"
    }
    assert all(set(entry[name]) == {"nl", "en"} for entry in index for name in ("title", "teaches"))


@pytest.mark.parametrize("words", WORDS, ids=[words.file for words in WORDS])
def test_a_sample_has_its_headline(site: Path, words: Words) -> None:
    """`badge-verify` says of each sample what the index promises."""
    asked = ("--recipient", words.recipient) if words.recipient else ()
    code, reports = verified(site, "--trust", ".", *asked, f"samples/{words.file}")
    assert [report["headline"] for report in reports] == [words.headline]
    assert code == {"valid": 0, "invalid": 1, "undecided": 2}[reports[0]["verdict"]]


def test_a_sample_has_the_same_report_by_the_list_in_two_parts(site: Path) -> None:
    """Every word of every step, of what the badge is worth too; outcomes as far as the badge itself bears them.

    Each is as the published schema of reports says.
    """
    paths = [f"samples/{words.file}" for words in WORDS]
    reports, lean = (verified(site, "--trust", name, *paths)[1] for name in ("trust.json", LEAN_FILE))
    exact = jsonschema.Draft202012Validator(json.loads((site / REPORT_SCHEMA).read_text(encoding="utf-8")))
    assert [found.message for report in reports for found in exact.iter_errors(report)] == []
    borne = 0
    for whole, each in zip(reports, lean, strict=True):
        recognised = (whole["credential"] or {}).get("catalogue") or {"summary": {}}
        for language, told in recognised["summary"].items():
            found = each["credential"]["catalogue"]["summary"][language]
            assert found["outcomes"] in (told["outcomes"], [])
            borne += found["outcomes"] != []
            found["outcomes"] = told["outcomes"]
        assert each == whole
    assert borne > 0


def test_the_installed_command_says_the_same(site: Path) -> None:
    """As a process of its own it finds the genuine sample valid and the tampered one invalid."""
    command = str(Path(sys.executable).with_name("badge-verify"))
    arguments = [command, "--trust", "trust.json", "--now", NOW, "samples/genuine.png"]
    assert subprocess.run(arguments, cwd=site, check=False, capture_output=True).returncode == 0
    arguments[-1] = "samples/tampered.png"
    assert subprocess.run(arguments, cwd=site, check=False, capture_output=True).returncode == 1


def test_a_genuine_sample_is_its_recipients(site: Path) -> None:
    """With the documented address the genuine badge is verified for that person."""
    code, reports = verified(site, "--trust", "trust.json", "--recipient", "sam@example.org", "samples/genuine.png")
    assert (code, reports[0]["headline"]) == (0, "verified")
    assert {step["name"]: step["outcome"] for step in reports[0]["steps"]}["recipient"] == "passed"


def test_without_the_saved_list_a_revoked_sample_is_not_called_valid(site: Path) -> None:
    """Who cannot look at the list does not say "not revoked"."""
    code, reports = verified(site, "--trust", "trust.json", "samples/revoked.png")
    assert (code, reports[0]["headline"]) == (2, "online-check-needed")


def test_two_builds_make_the_same_samples(demonstration: Catalogue, made: dict[str, bytes]) -> None:
    """Keys come from published seeds and dates are fixed."""
    assert dict(files(demonstration, replace(SETTINGS, epoch=0))) == made


def test_there_are_no_samples_of_real_institutions(demonstration: Catalogue) -> None:
    """Without a demonstration institution, or without its published key in the catalogue, nothing is signed."""
    real = {name: replace(each, demonstration=False) for name, each in demonstration.institutions.items()}
    other = {name: replace(each, keys=()) for name, each in demonstration.institutions.items()}
    for institutions in (real, other):
        found = dict(files(replace(demonstration, institutions=institutions), SETTINGS))
        assert found == {"samples/index.json": b"[]\n"}


def test_a_demonstration_key_is_the_one_of_its_published_seed(demonstration: Catalogue) -> None:
    """The catalogue lists exactly the key that anyone can make from the seed."""
    assert demonstration.institutions["demo-mbo"].keys[0].multibase == demonstration_key("demo-mbo").multibase
