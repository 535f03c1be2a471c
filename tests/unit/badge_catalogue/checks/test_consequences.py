"""A file that cannot be read accuses itself first, and nobody else: what follows from it is counted."""

from pathlib import Path
from shutil import copytree

import pytest

from badge_catalogue.checks import check
from badge_catalogue.checks.consequences import arranged
from badge_catalogue.cli import main
from badge_catalogue.definitions.load import load_files

METAL = "catalogue/institutions/demo-mbo/badges/metaal.yaml"
WARM = "catalogue/institutions/demo-mbo/badges/warmtepompen.yaml"


def told(files: dict[str, bytes]) -> list[tuple[str, str]]:
    """Return file and rule of every finding, in the order they are shown."""
    catalogue, findings = load_files(files)
    shown = arranged([*findings, *check(catalogue)], catalogue.files)
    return [(item.file, item.rule) for item in shown]


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        (b"<<<<<<< HEAD\n", "yaml-merge-conflict"),
        (b"  <<<<<<< HEAD\n", "yaml-merge-conflict"),
        (b'nl: "open\n', "yaml-syntax"),
        (b"\tnl: x\n", "yaml-tab"),
    ],
    ids=["marker", "indented marker", "quote", "tab"],
)
def test_unreadable_file_accuses_itself_alone(small: dict[str, bytes], broken: bytes, rule: str) -> None:
    """A pathway and a badge name the broken one; their findings are counted at it, in one line."""
    files = {**small, WARM: small[WARM] + broken}
    shown = told(files)
    assert shown[0] == (WARM, rule)
    assert shown[1:] == [(WARM, "follows-from-unreadable")]
    assert told(small) == []


def test_findings_of_others_stay(small: dict[str, bytes]) -> None:
    """What is wrong elsewhere for reasons of its own is listed, below the file that cannot be read."""
    files = {**small, WARM: small[WARM] + b"<<<<<<< HEAD\n"}
    files[METAL] = small[METAL].replace(b"contact: microcredentials@", b"contact: j.devries@")
    shown = told(files)
    assert shown[0][1] == "yaml-merge-conflict"
    assert (METAL, "mailbox-is-functional") in shown


def test_a_letter_that_is_no_utf8_is_said_once(small: dict[str, bytes]) -> None:
    """The byte is the finding; that its letter looks damaged follows."""
    files = {**small, METAL: small[METAL].replace(b"Metaal bewerken", b"Metaal b\xe9werken")}
    assert [rule for _, rule in told(files)] == ["yaml-encoding"]


def test_a_rename_is_held_against_the_definitions_before(
    small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pull request need not know the site: the folder of main says what was published. An alias keeps the address."""
    before = tmp_path / "before"
    copytree(small_folder, before)
    badges = small_folder / "institutions" / "demo-mbo" / "badges"
    (badges / "metaal.yaml").rename(badges / "metaalbewerken.yaml")
    assert main(["check", str(small_folder), "--against", str(before)]) == 1
    assert "demo-mbo.metaal" in capsys.readouterr().out
    renamed = badges / "metaalbewerken.yaml"
    text = renamed.read_text(encoding="utf-8")
    renamed.write_text(text.replace("contact:", "aliases: [demo-mbo.metaal]\ncontact:", 1), encoding="utf-8")
    main(["check", str(small_folder), "--against", str(before)])
    assert "[published" not in capsys.readouterr().out
