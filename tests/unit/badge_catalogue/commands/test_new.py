"""`catalogue new` with its answers on the command line: it writes what passes the check, in a place that can be."""

# ruff: noqa: E501 -- a row of the table is one line

from pathlib import Path

import pytest

from badge_catalogue.cli import main
from badge_catalogue.definitions.load import load
from badge_catalogue.definitions.places import is_slug, suggest
from badge_catalogue.describe.proposals import propose
from badge_catalogue.model import Term
from badge_catalogue.model.text import Text


def flags(answers: dict[str, str]) -> list[str]:
    """Return answers as arguments."""
    return [word for path, answer in answers.items() for word in ("--set", f"{path}={answer}")]


def new(folder: Path, slug: str) -> list[str]:
    """Return the command that begins a badge of the small catalogue's school without asking anything."""
    return ["new", "badge", "--dir", str(folder), "--institution", "demo-mbo", "--slug", slug, "--no-questions"]


def test_badge_from_flags_passes_the_check(
    small_folder: Path, capsys: pytest.CaptureFixture[str], microcredential: dict[str, str]
) -> None:
    """With every answer given beforehand nothing is asked, and the file has no error and no warning."""
    command = new(small_folder, "zonnepanelen")
    assert main([*command, *flags(microcredential)]) == 0
    capsys.readouterr()
    assert main(["check", str(small_folder)]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out
    badge = load(small_folder)[0].badges["demo-mbo.zonnepanelen"]
    assert badge.status == "draft"
    assert [outcome.text.get("en") for outcome in badge.learning_outcomes] == ["Lay panels.", "Measure a roof."]
    assert badge.assessment is not None
    assert badge.assessment.supervised is True


def test_missing_answers_are_reported(small_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without questions and answers the file is written, and what it lacks is said."""
    command = new(small_folder, "leeg")
    assert main(command) == 1
    assert "[required]" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["badge", "--slug", "x", "--institution", "demo-vo"],
        ["badge", "--slug", "Geen Slug", "--institution", "demo-mbo"],
        ["badge", "--slug", "metaal", "--institution", "demo-mbo"],
        ["framework", "--slug", "../../elders"],
        ["badge", "--slug", "x", "--institution", "demo-mbo", "--set", "zonder-is-teken"],
    ],
    ids=["unknown institution", "no slug", "there already", "path trick", "no value"],
)
def test_wrong_use_exits_3_and_writes_nothing(arguments: list[str], small_folder: Path) -> None:
    """A place that cannot be, or is taken, is wrong use."""
    before = sorted(small_folder.rglob("*"))
    assert main(["new", *arguments, "--dir", str(small_folder), "--no-questions"]) == 3
    assert sorted(small_folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("institution", {"name.nl": "School Oost", "name.en": "School Oost", "sectors": "mbo", "city": "Ooststad", "url": "https://oost.example.org/", "contact": "badges@oost.example.org", "code_owners": "@oost/badges"}),
        ("framework", {"name.nl": "Kader Oost", "name.en": "Framework East", "kind": "quality", "owner.nl": "Een netwerk", "owner.en": "A network", "description.nl": "Afspraken.", "description.en": "Agreements.", "checked_by.nl": "Wij.", "checked_by.en": "We.", "guarantees.nl": "Wij.", "guarantees.en": "We."}),
        ("pathway", {"name.nl": "Naar metaal", "name.en": "Towards metal", "description.nl": "Van niets naar metaal.", "description.en": "From nothing to metal.", "owner": "demo-mbo", "goal.name.nl": "Diploma metaal", "goal.name.en": "Diploma in metal", "steps": "demo-mbo.metaal, demo-mbo.samenwerken"}),
    ],
)  # fmt: skip
def test_other_kinds_pass_the_check(
    kind: str, answers: dict[str, str], small_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Institutions, frameworks and pathways are written without an error as well."""
    assert main(["new", kind, "--dir", str(small_folder), "--slug", "oost", "--no-questions", *flags(answers)]) == 0
    assert main(["check", str(small_folder)]) == 0
    said = capsys.readouterr().out
    assert "0 errors" in said
    (path,) = (Path(line) for line in said.splitlines() if line.endswith(("oost.yaml", "institution.yaml")))
    written = path.read_text(encoding="utf-8").splitlines()
    assert written[0].startswith("# yaml-language-server")
    assert written[1].startswith("# ")


def test_proposals_share_words_with_the_outcome() -> None:
    """A skill is proposed when half of its label's telling words are there, in either language; others are not."""
    terms = {
        name: Term(name, name, Text({"nl": dutch, "en": english}))
        for name, dutch, english in (
            ("saw", "metaal zagen", "saw metal"),
            ("install", "zonnepanelen installeren", "install solar panels"),
            ("cook", "soep koken", "cook soup"),
        )
    }
    assert [term.key for term in propose("Je kan zonnepanelen plaatsen", terms)] == ["install"]
    assert [term.key for term in propose("Sawing metals", terms)] == ["saw"]
    assert propose("Je kan luisteren", terms) == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Coördineren", "coordineren"), ("Café: één", "cafe-een"), ("   ", "badge"), ("a" * 79 + " b", "a" * 79)],
    ids=["diaeresis", "accents and signs", "nothing", "cut at a word"],
)
def test_slug_of_a_name_reads_like_it(name: str, slug: str) -> None:
    """An accent leaves its letter, and whatever the name, the slug is one."""
    assert suggest(name) == slug
    assert is_slug(suggest(name))
