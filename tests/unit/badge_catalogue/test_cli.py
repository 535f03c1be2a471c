"""The command line: exit codes, formats, and help that helps."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # ships no types
import pytest

from badge_catalogue.checks import check
from badge_catalogue.cli import main, parser
from badge_catalogue.commands.output import FORMATS, coloured
from badge_catalogue.definitions.load import load_files
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import Text

PACKAGE = Path(__file__).resolve().parents[3] / "node_modules" / "@microsoft" / "jest-sarif"
METAL = "institutions/demo-mbo/badges/metaal.yaml"
Write = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path, small: dict[str, bytes]) -> Write:
    """Write the small catalogue into a folder, one file changed."""

    def write(name: str = METAL, old: str = "", new: str = "") -> Path:
        for path, data in small.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        changed = tmp_path / "catalogue" / name
        changed.write_text(changed.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return tmp_path / "catalogue"

    return write


def test_right_catalogue_exits_0(written: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing wrong: exit code 0 and one line that says so."""
    assert main(["check", str(written())]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings, 0 hints\n"


def test_error_exits_1(written: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """An error: exit code 1, and file, line, column, message, rule and hint."""
    assert main(["check", str(written(METAL, "issuer: demo-mbo", "issuer: demo-mbx"))]) == 1
    assert capsys.readouterr().out == (
        f"catalogue/{METAL}:6:9: error: no issuer 'demo-mbx' [issuer-exists]\n"
        "  hint: do you mean demo-mbo?\n"
        "1 error, 0 warnings, 0 hints\n"
    )


def test_warning_and_hint_exit_0(written: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning does not block."""
    assert main(["check", "--lang", "nl", str(written(METAL, "Saw and file metal.", "Sawing metal."))]) == 0
    assert capsys.readouterr().out.endswith("0 fouten, 1 waarschuwing, 0 hints\n")


def test_folder_above_catalogue_will_do(written: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder that holds catalogue/ is as good as catalogue/ itself."""
    folder = written(METAL, "type: regular", "type: reguler")
    assert main(["check", str(folder.parent)]) == 1
    assert capsys.readouterr().out.startswith(f"catalogue/{METAL}:2:7: error: ")


@pytest.mark.parametrize(
    "arguments",
    [["check", "nowhere"], ["check", "--format", "xml"], ["check", "--nonsense"], [], ["nonsense"]],
    ids=["no folder", "no format", "no option", "no command", "unknown command"],
)
def test_wrong_use_exits_3(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use is no finding: exit code 3, a sentence on the error stream, nothing on the other."""
    try:
        code: object = main(arguments)
    except SystemExit as leaving:
        code = leaving.code
    assert code == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("catalogue")


def test_folder_without_definitions_exits_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder is no right catalogue but a wrong folder."""
    assert main(["check", str(tmp_path)]) == 3
    assert "no definition" in capsys.readouterr().err


def test_json_is_a_list_of_objects(written: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON form has exactly the seven published members, places counted from 1."""
    assert main(["check", "--format", "json", str(written(METAL, "issuer: demo-mbo", "issuer: demo-mbx"))]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": f"catalogue/{METAL}",
            "line": 6,
            "column": 9,
            "rule": "issuer-exists",
            "level": "error",
            "message": "no issuer 'demo-mbx'",
            "hint": "do you mean demo-mbo?",
        }
    ]


def test_json_of_nothing_is_an_empty_list(written: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """A tool can read the output of a right catalogue too."""
    assert main(["check", "--format", "json", str(written())]) == 0
    assert json.loads(capsys.readouterr().out) == []


FINDING = Finding(
    "catalogue/a,b.yaml",
    2,
    3,
    "issuer-exists",
    "warning",
    Text({"nl": "honderd %\nregel", "en": "100 %\nline::x"}),
    Text({"nl": "doe dit", "en": "do this"}),
)


def test_annotations_are_escaped() -> None:
    """What a contributor wrote cannot begin a workflow command of its own."""
    assert FORMATS["github"]([FINDING], "en") == (
        "::warning file=catalogue/a%2Cb.yaml,line=2,col=3,title=issuer-exists::100 %25%0Aline::x%0Ado this\n"
    )


def test_sarif_names_rules_and_places() -> None:
    """A SARIF log names the tool, the rule with its sentence, and the place in code points."""
    log = json.loads(FORMATS["sarif"]([FINDING], "en"))
    run = log["runs"][0]
    assert run["tool"]["driver"]["rules"][0]["shortDescription"]["text"].startswith("A badge names an issuer")
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 3}
    assert run["results"][0]["level"] == "warning"


@pytest.fixture(scope="module")
def sarif_judge() -> jsonschema.Draft4Validator:
    """Judges logs by the schema of SARIF 2.1.0 itself, as Microsoft's package for checking logs carries it."""
    schema = json.loads((PACKAGE / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def test_sarif_passes_its_own_schema(sarif_judge: jsonschema.Draft4Validator, small: dict[str, bytes]) -> None:
    """A log of many findings, and one of none, is a SARIF log; with a column 0 or a level of ours it is none."""
    broken = {
        path: data.replace(b"demo-mbo\n", b"demo-mbx\n").replace(b"nl: ", b"de: ") for path, data in small.items()
    }
    catalogue, found = load_files(broken)
    findings = sorted([*found, *check(catalogue)])
    assert {finding.level for finding in findings} == {"error", "warning"}
    for some in ([], [FINDING], findings):
        for language in ("nl", "en"):
            sarif_judge.validate(json.loads(FORMATS["sarif"](some, language)))
    for old, new in (('"startColumn": 3', '"startColumn": 0'), ('"level": "warning"', '"level": "hint"')):
        log = FORMATS["sarif"]([FINDING], "en")
        assert log.count(old) >= 1
        assert list(sarif_judge.iter_errors(json.loads(log.replace(old, new))))


def test_colour_is_for_terminals() -> None:
    """Text for a file or a pipe holds no control characters; for a terminal the level is coloured."""
    assert "\x1b" not in FORMATS["text"]([FINDING], "en")
    assert "\x1b[33mwarning\x1b[0m" in coloured([FINDING], "en")


def test_help_explains_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The help lists the commands with a sentence each, and the exit codes."""
    with pytest.raises(SystemExit) as leaving:
        parser().parse_args(["--help"])
    assert leaving.value.code == 0
    said = capsys.readouterr().out
    for command in ("check", "schema"):
        assert re.search(rf"^ +{command} +\S+", said, re.MULTILINE)
    assert "3 wrong use" in said


def test_schema_command_writes_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`schema` writes what is not current and says so; `--check` writes nothing and fails."""
    assert main(["schema", "--check", "--out", str(tmp_path)]) == 1
    assert list(tmp_path.iterdir()) == []
    assert main(["schema", "--out", str(tmp_path)]) == 0
    assert "badge.json: written" in capsys.readouterr().out
    assert main(["schema", "--check", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""
