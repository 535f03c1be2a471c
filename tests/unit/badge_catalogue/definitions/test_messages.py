"""What commands say in rare cases, and what rarer spreadsheets hold."""

import builtins
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from badge_catalogue.cli import main
from badge_catalogue.imports import merge
from badge_catalogue.imports.record import NotImportable
from badge_catalogue.imports.spreadsheets import tables

METAL = "institutions/demo-mbo/badges/metaal.yaml"
Folder = Callable[[], Path]


@pytest.fixture
def folder(tmp_path: Path, small: dict[str, bytes]) -> Path:
    """The small catalogue in a folder."""
    for path, data in small.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path / "catalogue"


class Terminal(io.StringIO):
    """An input that says it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def answering(monkeypatch: pytest.MonkeyPatch, answers: list[str]) -> None:
    """Let a terminal give these answers, and then the end of the input."""
    left = iter(answers)

    def answer(_: str) -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(builtins, "input", answer)


def test_the_end_of_the_input_before_a_name_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-D at the first question says what to do; after the short address what was answered is kept."""
    answering(monkeypatch, [])
    assert main(["new", "pathway", "--dir", str(folder)]) == 3
    assert "er is niets geschreven: noem het bestand met --slug" in capsys.readouterr().err
    answering(monkeypatch, ["Naar techniek"])
    assert main(["new", "pathway", "--dir", str(folder)]) == 1
    assert (folder / "pathways" / "naar-techniek.yaml").is_file()


def test_a_badge_without_any_institution_begins_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In an empty clone `new badge` names the command that comes first, in either language."""
    (tmp_path / "catalogue" / "institutions").mkdir(parents=True)
    for language, said in (("nl", "er is er nog geen: begin met"), ("en", "none yet: run")):
        answering(monkeypatch, [])
        assert main(["new", "badge", "--dir", str(tmp_path / "catalogue"), "--lang", language]) == 3
        assert f"{said} `catalogue new institution`" in capsys.readouterr().err


def test_completeness_is_told_per_institution_and_badge(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--complete` counts the sixteen elements and names what is missing and where it is written."""
    assert main(["check", str(folder), "--complete", "--lang", "nl"]) == 0
    said = capsys.readouterr().out
    assert "\ndemo-mbo: " in said
    assert "  demo-mbo.warmtepompen: 13/14  ontbreekt: cijfer (grade)\n" in said
    badge = folder / "institutions/demo-mbo/badges/warmtepompen.yaml"
    badge.write_text(badge.read_text(encoding="utf-8") + "grade: {required: false}\n", encoding="utf-8")
    assert main(["check", str(folder), "--complete", "--lang", "nl"]) == 0
    assert "  demo-mbo.warmtepompen: 14/14\n" in capsys.readouterr().out


def test_codeowners_are_written(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes the file and says for how many institutions."""
    out = tmp_path / "github" / "CODEOWNERS"
    assert main(["codeowners", str(folder), "--out", str(out)]) == 0
    assert "/catalogue/institutions/demo-mbo/ @demo-mbo/edubadges\n" in out.read_text(encoding="utf-8")
    assert capsys.readouterr().out == f"{out}: 2 institutions\n"


def test_differences_are_told_in_lines(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`diff` without a format says one line a change."""
    other = tmp_path / "new" / "catalogue"
    for path in folder.rglob("*"):
        if path.is_file():
            (other / path.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
            (other / path.relative_to(folder)).write_bytes(path.read_bytes())
    assert main(["diff", str(folder), str(other)]) == 0
    assert capsys.readouterr().out == ""
    badge = other / METAL
    badge.write_text(badge.read_text(encoding="utf-8").replace("sbu: 80", "sbu: 81"), encoding="utf-8")
    assert main(["diff", str(folder), str(other)]) == 0
    assert capsys.readouterr().out == "changed: badges demo-mbo.metaal v1 (workload)\n"


def test_an_issue_becomes_a_badge(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answers of the issue form are imported by the command too."""
    issue = tmp_path / "issue.md"
    issue.write_text("### Naam (`name.nl`)\n\nLassen\n\n### Soort (`type`)\n\nregular\n", encoding="utf-8")
    assert main(["import", "issue", str(issue), "--dir", str(folder), "--institution", "demo-mbo"]) == 0
    assert capsys.readouterr().out.startswith("lassen: new\n")
    assert "nl: Lassen" in (folder / "institutions/demo-mbo/badges/lassen.yaml").read_text(encoding="utf-8")


def test_what_esco_lacks_or_calls_otherwise_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A skill in use that the download lacks asks for a person; a label that differs is shown beside ours."""
    known = "http://data.europa.eu/esco/skill/aaaa"
    badge = folder / METAL
    badge.write_text(badge.read_text(encoding="utf-8").replace("skill/cccc", "skill/gone"), encoding="utf-8")
    for language, label in (("nl", "warmtepompen plaatsen"), ("en", "fit heat pumps")):
        text = f"conceptUri,skillType,preferredLabel\n{known},skill,{label}\n"
        (tmp_path / f"skills_{language}.csv").write_text(text, encoding="utf-8")
    assert main(["import", "esco", str(tmp_path), "--dir", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "not in the download: http://data.europa.eu/esco/skill/gone" in said
    assert f"en label of {known}: 'install heat pump' here, 'fit heat pumps' in ESCO" in said
    assert "nl label" not in said


@pytest.mark.parametrize(
    "case",
    [
        (["check", "nowhere"], "geen map nowhere: noem", "no folder nowhere: name"),
        (["check", "."], "geen definitie in", "no definition in"),
        (["check", ".", "--against", "nowhere"], "noem een map of adres", "name a folder or address"),
        (["diff", "nowhere", "nowhere"], "noem twee mappen", "name two folders"),
        (["new", "pathway", "--slug", "A b", "--no-questions"], "kleine letters", "small letters"),
        (["new", "pathway", "--set", "x"], "VELD=WAARDE", "FIELD=VALUE"),
        (["import", "csv", "--dir", "nowhere"], "noem een bestand", "name a file"),
    ],
)
def test_wrong_use_is_said_in_the_language_asked_for(
    case: tuple[list[str], str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every refusal exits with 3 and speaks Dutch or English, not both."""
    arguments, nl, en = case
    (tmp_path / "catalogue").mkdir()
    monkeypatch.chdir(tmp_path)
    for language, said, other in (("nl", nl, en), ("en", en, nl)):
        assert main([*arguments, "--lang", language]) == 3
        told = capsys.readouterr().err
        assert said in told
        assert other not in told


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (b"sep=|\r\na;b\r\n1;2\r\n", {"a": "1", "b": "2"}),
        (b"a\tb\r\n1\t2\r\n", {"a": "1", "b": "2"}),
        (b"a,b\r\n1,2\r\n", {"a": "1", "b": "2"}),
    ],
    ids=["a line that names the separator", "tabs", "commas"],
)
def test_the_separator_is_seen(text: bytes, row: dict[str, str]) -> None:
    """Semicolons, tabs and commas are told apart by the headings, and Excel's own first line is passed over."""
    assert tables.rows("a.csv", text) == [row]


@pytest.mark.parametrize(
    ("written", "day"),
    [("2026-09-01", "2026-09-01"), ("1-9-2026", "2026-09-01"), ("46266", "2026-09-01"), ("september", None)],
)
def test_days_are_read(written: str, day: str | None) -> None:
    """As ISO writes them, as the Dutch do, and as Excel counts them; a word is no day."""
    assert tables.day(written) == day


def test_cells_without_a_place_and_truths_are_read() -> None:
    """A cell that does not say where it stands follows the one before; true and false are words."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    head = "<row><c t='inlineStr'><is><t>a</t></is></c><c t='inlineStr'><is><t>b</t></is></c></row>"
    body = "<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c></row>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet {space}><sheetData>{head}{body}</sheetData></worksheet>")
    assert tables.rows("a.xlsx", out.getvalue()) == [{"a": "true", "b": "false"}]
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as book:
        book.writestr("other.txt", "x")
    with pytest.raises(NotImportable, match="no sheet"):
        tables.rows("a.xlsx", empty.getvalue())


def test_a_field_that_is_new_in_the_source_stands_in_its_place() -> None:
    """What the source adds comes between the fields around it; a file that cannot be read keeps all its own."""
    text = "type: regular\nstatus: draft\ncontact: a@b.example.org\n"
    merged = merge.merge("x.yaml", text, {}, {"sector": ["mbo"], "workload": {"ects": 2.5, "hours": 70}})
    assert merged.text.split("\n")[:4] == [
        "type: regular",
        "sector: [mbo]",
        "status: draft",
        "workload: {ects: 2.5, hours: 70}",
    ]
    assert merged.updated == ("sector", "workload")
    broken = merge.merge("x.yaml", "type: [", {}, {"sector": ["mbo"]})
    assert (broken.text, broken.conflicts) == ("type: [", ("sector",))
