"""`badge-verify`: what it prints, in what order, and how it exits."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from badge_verifier import cli
from badge_verifier.presentation.report_schema import report_schema

VECTORS = Path(__file__).resolve().parents[2] / "vectors"
NOW = ["--now", "2026-11-22T12:00:00Z"]
TRUST = ["--trust", str(VECTORS / "trust.json")]
GENUINE = str(VECTORS / "genuine-png" / "badge.png")
TAMPERED = str(VECTORS / "tampered" / "badge.json")
UNKNOWN = str(VECTORS / "unknown-issuer" / "badge.json")
NONE = str(VECTORS / "no-badge-png" / "p.png")


def run(*arguments: str) -> int:
    """Run the command; argparse leaves by an exception."""
    try:
        return cli.main(arguments)
    except SystemExit as error:
        return int(error.code or 0)


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ([GENUINE], 0),
        ([GENUINE, UNKNOWN], 2),
        ([GENUINE, NONE], 2),
        ([UNKNOWN, TAMPERED], 1),
        ([TAMPERED], 1),
        ([GENUINE, GENUINE], 0),
        ([GENUINE, "absent.png"], 3),
        ([], 3),
        (["--nonsense", GENUINE], 3),
        (["--now", "yesterday", GENUINE], 3),
        (["--trust", "absent.json", GENUINE], 3),
        (["--trust", GENUINE, GENUINE], 3),
        (["--contexts", "absent.json", GENUINE], 3),
        (["--lang", "de", GENUINE], 3),
        (["--jobs", "0", GENUINE], 3),
        (["--json", "--csv", GENUINE], 3),
    ],
)
def test_exit_status(files: list[str], status: int) -> None:
    """0 all valid, 1 any invalid, 2 any undecided and none invalid, 3 wrong use."""
    assert run(*NOW, *TRUST, *files) == status


def test_without_a_trust_list_nothing_is_valid() -> None:
    """Trust is none unless given."""
    assert run(*NOW, GENUINE) == 2
    assert run(*NOW, "--trust", "none", GENUINE) == 2


def test_one_json_line_per_credential_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    """Each line is a report of the published schema, files in the order given."""
    assert run(*NOW, *TRUST, "--json", GENUINE, NONE, TAMPERED) == 1
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [report["file"] for report in reports] == [GENUINE, NONE, TAMPERED]
    assert [report["headline"] for report in reports] == ["verified", "no-badge-found", "tampered"]
    check = jsonschema.Draft202012Validator(report_schema("https://catalogue.example.org/report.json"))
    assert [error.message for report in reports for error in check.iter_errors(report)] == []
    assert reports[0]["credential"]["achievement"]["catalogue_id"] == "demo-mbo.veilig-tillen"
    assert reports[1]["credential"] is None


def test_contract_of_the_report_is_exact(capsys: pytest.CaptureFixture[str]) -> None:
    """The members are those of the contract, and `credential` has the two that the page needs beside them."""
    run(*NOW, *TRUST, "--json", GENUINE)
    report = json.loads(capsys.readouterr().out)
    assert list(report) == [
        "schema", "file", "index", "sha256", "now", "verdict", "headline", "remarks", "open_because", "steps",
        "credential",
    ]  # fmt: skip
    assert list(report["steps"][0]) == ["name", "outcome", "code", "message"]
    assert list(report["credential"]) == [
        "version", "id", "name", "proofs", "issuer", "achievement", "recipient", "shown", "catalogue",
    ]  # fmt: skip
    assert report["now"] == "2026-11-22T12:00:00Z"


def test_folder_stands_for_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By name, at any depth, without hidden ones."""
    for name, source in (("b/1.png", GENUINE), ("a.json", TAMPERED), (".hidden", NONE)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(Path(source).read_bytes())
    run(*NOW, *TRUST, "--json", str(tmp_path))
    names = [json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()]
    assert names == [str(tmp_path / "a.json"), str(tmp_path / "b" / "1.png")]


def test_empty_folder_is_wrong_use(tmp_path: Path) -> None:
    """Nothing looked at is not "all valid"."""
    assert run(str(tmp_path)) == 3


def test_bad_file_stops_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is said on standard error; the others are answered."""
    assert run(*NOW, *TRUST, "--json", str(tmp_path / "absent"), GENUINE) == 3
    captured = capsys.readouterr()
    assert "absent" in captured.err
    assert json.loads(captured.out)["headline"] == "verified"


def test_several_processes_keep_the_order(capsys: pytest.CaptureFixture[str]) -> None:
    """The same lines, however many work."""
    files = [GENUINE, TAMPERED, NONE, UNKNOWN] * 3
    run(*NOW, *TRUST, "--json", *files)
    alone = capsys.readouterr().out
    run(*NOW, *TRUST, "--json", "--jobs", "2", *files)
    assert capsys.readouterr().out == alone


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`-` reads a file from standard input."""
    data = Path(GENUINE).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(*NOW, *TRUST, "--json", "-") == 0
    assert json.loads(capsys.readouterr().out)["file"] == "-"


def test_lines_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """File, verdict, headline and sentence, in the language asked for; the recipient stays open."""
    run(*NOW, *TRUST, "--lang", "nl", GENUINE)
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert "valid\tverified\tEcht en geldig, maar nog niet gecontroleerd: is hij van deze persoon?\t" in line
    run(*NOW, *TRUST, "--lang", "nl", "--recipient", "sam@example.org", GENUINE)
    assert "\tEcht en geldig.\t" in capsys.readouterr().out


def test_table_is_safe_for_spreadsheets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], badge: dict[str, Any]
) -> None:
    """A cell that a spreadsheet would run as a formula is quoted; nothing of the owner is in the table."""
    badge["name"] = '=HYPERLINK("https://evil.example.com")'
    (tmp_path / "b.json").write_text(json.dumps(badge), encoding="utf-8")
    assert run(*NOW, "--csv", str(tmp_path / "b.json"), GENUINE) == 2
    out = capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert rows[0]["badge"].startswith("'=")
    assert [row["headline"] for row in rows] == ["unsigned", "online-check-needed"]
    assert "zout" not in out


def test_print_has_no_markup_of_the_badge(tmp_path: Path, badge: dict[str, Any]) -> None:
    """The page to print is whole in itself, says that it is no proof, and shows markup as text."""
    badge["name"] = "<script>alert(1)</script>\u202e $advice"
    (tmp_path / "b.json").write_text(json.dumps(badge), encoding="utf-8")
    page = tmp_path / "page.html"
    run(*NOW, *TRUST, "--lang", "nl", "--html", str(page), str(tmp_path / "b.json"), GENUINE)
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert " $advice</td>" in text
    assert "\u202e" not in text
    assert text.count("Deze afdruk is geen bewijs") == 2
    assert text.count("SHA-256") == 2
    assert "http" not in text.replace("http-equiv", "").replace("https://catalogue", "")


def test_a_print_says_yes_only_where_it_is_one(tmp_path: Path) -> None:
    """A stranger's key fits the identifier that he made himself; who vouches and what it is worth is no "yes"."""
    page = tmp_path / "page.html"
    run(*NOW, *TRUST, "--lang", "en", "--html", str(page), UNKNOWN)
    stranger = page.read_text(encoding="utf-8")
    asked = "<th>Is it really from the issuer it names?</th>"
    assert f"{asked}<td>? that we do not know</td>" in stranger
    run(*NOW, *TRUST, "--lang", "en", "--html", str(page), GENUINE)
    genuine = page.read_text(encoding="utf-8")
    assert f"{asked}<td>✓ yes</td>" in genuine
    assert "<th>Who vouches for the issuer?</th><td>✓ this catalogue</td>" in genuine
    practice = json.loads((VECTORS / "trust.json").read_bytes())
    practice["institutions"][0]["demonstration"] = True
    (tmp_path / "trust.json").write_text(json.dumps(practice), encoding="utf-8")
    run(*NOW, "--trust", str(tmp_path / "trust.json"), "--lang", "en", "--html", str(page), GENUINE)
    made_up = page.read_text(encoding="utf-8")
    assert "<th>Who vouches for the issuer?</th><td>- nobody: for practice</td>" in made_up
    assert "this is for practice" in made_up


def test_contexts_of_others(vectors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--contexts` a badge over further vocabularies can be proven."""
    file = str(vectors / "w3c-vc-di-eddsa" / "eddsa-rdfc-2022" / "signedDataInt.json")
    run(*NOW, "--json", file)
    run(*NOW, "--json", "--contexts", str(vectors / "contexts" / "index.json"), file)
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    codes = [next(step["code"] for step in each["steps"] if step["name"] == "proof") for each in (first, second)]
    assert codes == ["jsonld.unknown-context", "proof.passed"]


def test_saved_status_lists_serve_offline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with trust.json and status/ answers for a list, and says how old it is."""
    case = json.loads((VECTORS / "revocation-clear" / "case.json").read_bytes())
    (tmp_path / "trust.json").write_bytes((VECTORS / "trust.json").read_bytes())
    (tmp_path / "status").mkdir()
    ((address, (_, body)),) = case["network"].items()
    assert body["id"] == address
    (tmp_path / "status" / "1.json").write_text(json.dumps(body), encoding="utf-8")
    (tmp_path / "status" / "2.json").write_text("no list", encoding="utf-8")
    file = str(VECTORS / "revocation-clear" / "badge.json")
    assert run(*NOW, "--json", "--trust", str(tmp_path), file) == 0
    step = next(step for step in json.loads(capsys.readouterr().out)["steps"] if step["name"] == "status")
    assert step["code"] == "status.snapshot"
    assert "1 November 2026" in step["message"]
    revoked = str(VECTORS / "revocation-set" / "badge.json")
    assert run(*NOW, "--trust", str(tmp_path), revoked) == 1


def test_huge_file_is_answered_with_its_own_digest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Over the limit it is not read, but still named by the digest of all of it."""
    import hashlib  # noqa: PLC0415 -- needed here alone

    data = b"{" + b" " * 9_000_000
    (tmp_path / "x.json").write_bytes(data)
    run("--json", str(tmp_path / "x.json"))
    report = json.loads(capsys.readouterr().out)
    assert (report["headline"], report["sha256"]) == ("unreadable", hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]], ids=["lines", "json", "csv"])
def test_a_reader_who_leaves_is_no_verdict(form: list[str]) -> None:
    """`badge-verify … | head` ends without a traceback, and not with 1, which would mean "invalid"."""
    command = [sys.executable, "-m", "badge_verifier.cli", *NOW, *TRUST, *form, *[GENUINE] * 3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()  # nobody reads
        complaint = process.stderr.read()
        status = process.wait()
    assert (status, complaint) == (cli.READER_LEFT, "")


@pytest.mark.parametrize(
    ("missing", "status", "said"),
    [
        ("cryptography", cli.WRONG_USE, "badge-verify: .*pip install 'badge-verifier\\[cpython\\]'\n"),
        ("badge_verifier.verify", 1, "Traceback .*"),  # a bug of ours is told as one
    ],
)
def test_without_its_extra_the_command_says_what_to_install(missing: str, status: int, said: str) -> None:
    """Installed without `[cpython]` it ends in one line, and as wrong use."""
    command = f"import sys; sys.modules[{missing!r}] = None; from badge_verifier.cli import main; sys.exit(main())"
    ended = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=False)
    assert ended.returncode == status
    assert re.fullmatch(said, ended.stderr, re.DOTALL if status == 1 else re.NOFLAG)


def test_an_old_list_says_its_age_beside_every_verdict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], subtests: pytest.Subtests
) -> None:
    """Past `renew_by` each line and each report names the day of the list; before it none does, and verdicts stay."""
    document = json.loads((VECTORS / "trust.json").read_text(encoding="utf-8"))
    said = {}
    for name, renew_by in (("old", "2026-11-22T11:59:59Z"), ("recent", "2026-11-22T12:00:00Z")):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(document | {"renew_by": renew_by}), encoding="utf-8")
        for form in ("--lang=nl", "--json"):
            run(*NOW, "--trust", str(path), form, GENUINE, TAMPERED, UNKNOWN, NONE)
            said[name, form] = capsys.readouterr().out.splitlines()
    day = document["date"][:10]
    with subtests.test("lines"):
        assert len(said["old", "--lang=nl"]) == 4
        assert all(f"de lijst van scholen is van {day}" in line for line in said["old", "--lang=nl"])
        assert not any("de lijst van scholen" in line for line in said["recent", "--lang=nl"])
    with subtests.test("reports"):
        old, recent = ([json.loads(line) for line in said[name, "--json"]] for name in ("old", "recent"))
        assert [report["list_overdue"] for report in old] == [day] * 4
        assert [report.get("list_overdue") for report in recent] == [None] * 4
        assert [report["verdict"] for report in old] == [report["verdict"] for report in recent]
        for report in (*old, *recent):
            jsonschema.validate(report, report_schema("https://example.org/report.json"))
