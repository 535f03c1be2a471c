"""A folder that an older program began is brought to today's form; a newer one is left alone, and says so."""

import re
import tarfile
from pathlib import Path

import pytest

from badge_catalogue import cli
from badge_catalogue.definitions.catalogue_settings import FORMAT

pytestmark = pytest.mark.usefixtures("chosen_again")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a folder as the program before this one began it: no form in the settings, vocabularies of that time."""
    folder = tmp_path / "old"
    flags = ["--languages", "nl,en", "--countries", "NL", "--address", "https://b.example.org/"]
    named = ["--name", "N", "--owner", "Old School", "--contact", "a@example.org"]
    assert cli.main(["init", str(folder), *named, *flags]) == 0
    catalogue = folder / "catalogue"
    (catalogue / "settings.yaml").write_text("# Ours.\nlanguages: [nl, en]\n", encoding="utf-8")
    (catalogue / "schema" / "settings.json").unlink()
    fields = catalogue / "vocabularies" / "isced_f.yaml"
    fields.write_text(
        fields.read_text(encoding="utf-8").replace("    label:", "    wider: '00'\n    label:", 1), "utf-8"
    )
    (catalogue / "vocabularies" / "participation.yaml").unlink()
    (folder / "requirements.txt").write_text("badge-catalogue==0.0.1\nother==1\n", encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_old_folder_checks_clean_afterwards(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the program brought is renewed, what is missing is added, and nothing is left to do."""
    assert cli.main(["check", str(old)]) == 1
    assert cli.main(["migrate", str(old)]) == 0
    told = capsys.readouterr().out
    assert re.search("isced_f.yaml: renewed$", told, re.MULTILINE)
    assert re.search("participation.yaml: added$", told, re.MULTILINE)
    assert cli.main(["check", str(old)]) == 0
    written = (old / "catalogue" / "settings.yaml").read_text(encoding="utf-8")
    assert written == f"# Ours.\nformat: {FORMAT}\nlanguages: [nl, en]\npacks: [nl]\n"
    pinned = (old / "requirements.txt").read_text(encoding="utf-8")
    assert re.fullmatch(r"badge-catalogue==(?!0\.0\.1\n)\S+\nother==1\n", pinned)


def test_a_folder_of_the_first_init_is_brought_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `init` wrote when it was new, kept as it was then, needs one command and says the same afterwards."""
    with tarfile.open(Path(__file__).with_name("begun_first.tar.xz")) as archive:
        archive.extractall(tmp_path, filter="data")
    folder = tmp_path / "oldnl"
    before = contents(folder)
    assert cli.main(["migrate", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "catalogue/schema/badge.json: renewed" in told
    assert "catalogue/frameworks/institutional.yaml: added" in told
    assert cli.main(["check", str(folder)]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out
    after = contents(folder)
    written = {name for name in before if "/schema/" not in name}
    assert {name for name in written if before[name] != after[name]} == set()
    assert set(before) < set(after)
    assert cli.main(["migrate", str(folder)]) == 0
    assert "today's form" in capsys.readouterr().out


def test_what_people_wrote_stays(old: Path) -> None:
    """Institutions and badges are not touched."""
    before = {name: data for name, data in contents(old).items() if "/institutions/" in name}
    assert cli.main(["migrate", str(old)]) == 0
    assert {name: data for name, data in contents(old).items() if "/institutions/" in name} == before


def test_a_second_time_changes_nothing(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of today's form is told so."""
    assert cli.main(["migrate", str(old)]) == 0
    before = contents(old)
    capsys.readouterr()
    assert cli.main(["migrate", str(old)]) == 0
    assert contents(old) == before
    assert "today's form" in capsys.readouterr().out


def test_a_newer_folder_is_left_alone(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The program says that it is the older of the two, and what to do; so does `check`."""
    (old / "catalogue" / "settings.yaml").write_text(f"format: {FORMAT + 1}\nlanguages: [nl]\n", encoding="utf-8")
    before = contents(old)
    assert cli.main(["migrate", str(old)]) == 1
    assert "pip install --upgrade" in capsys.readouterr().err
    assert cli.main(["check", str(old)]) == 1
    assert "settings-format" in capsys.readouterr().out
    assert contents(old) == before
