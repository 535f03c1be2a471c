"""The commands that issue refuse what must not be issued, say why on one line, and change nothing then."""

import hashlib
import io
import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from badge_catalogue.cli import main
from badge_catalogue.definitions.issuing_records import IssuingRecords
from badge_catalogue.definitions.load import load
from badge_catalogue.facts.issued import Issued, Issuing, Shown

CATALOGUE = Path(__file__).parents[3] / "snapshot" / "catalogue"  # small, so that each command reads it quickly
BADGE = "demo-mbo.warmtepompen"  # ends after five years
PASSPHRASE = "a passphrase for one test"  # noqa: S105 -- of keys that live that long
MADE, NOW = 1_793_491_200, 1_795_305_600  # 2026-11-01 and 2026-11-22
FILE = Path("catalogue/institutions/demo-mbo/institution.yaml")


class Desk:
    """A folder with a catalogue of its own, a key in it and a register."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run a command and return its exit status and what it printed, both streams together."""
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        printed = self.capsys.readouterr()
        return code, printed.out + printed.err

    def issue(self, *arguments: str, badge: str = BADGE, key: str = "key.json") -> tuple[int, str]:
        """Run `catalogue issue` with the usual key."""
        return self.run("issue", badge, "--key", key, *arguments)

    def edit(self, path: Path, old: str, new: str) -> None:
        """Change the catalogue."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        (self.folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as it is on the morning after a key and a register were made."""
    folder = tmp_path_factory.mktemp("prepared")
    shutil.copytree(CATALOGUE, folder / "catalogue")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("BADGE_PASSPHRASE", PASSPHRASE)
        patch.setenv("SOURCE_DATE_EPOCH", str(MADE))
        assert main(["keys", "new", "demo-mbo", "--file", "key.json"]) == 0
        assert main(["status", "new", "demo-mbo", "--register", "register.jsonl"]) == 0
    return folder


@pytest.fixture
def desk(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A desk on which everything is ready."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BADGE_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    return Desk(tmp_path, capsys)


@pytest.mark.parametrize(
    ("name", "form", "start"),
    [
        ("a.png", (), b"\x89PNG"),
        ("a.svg", (), b"<svg"),
        ("a.json", (), b"{"),
        ("a.jwt", ("--format", "jwt"), b"eyJ"),
        ("a.png", ("--format", "jwt"), b"\x89PNG"),
    ],
)
def test_one_badge_is_issued_in_the_shape_of_its_name(
    desk: Desk, name: str, form: tuple[str, ...], start: bytes
) -> None:
    """PNG, SVG, JSON and JWT, the signature of either kind."""
    code, printed = desk.issue("--to", "sam@example.org", "--out", name, *form)
    assert (code, (desk.folder / name).read_bytes().startswith(start)) == (0, True)
    assert "cannot be withdrawn" in printed


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--to", "sam", "--out", "a.png"), "name@example.org"),
        (("--to", "sam@example.org", "--out", "a.gif"), "known ending"),
        (("--to", "sam@example.org", "--out", "a.json", "--format", "jwt"), "goes with"),
        (("--to", "sam@example.org", "--out", "a.jwt"), "goes with"),
        (("--to", "sam@example.org", "--out", "a.png", "--format", "ecdsa-rdfc-2019"), "eddsa-rdfc-2022"),
        (("--to", "sam@example.org", "--out", "a.png", "--evidence-url", "http://example.org"), "https://"),
        (("--csv", "people.csv", "--out", "given"), "--register"),
        (("--csv", "absent.csv", "--out", "given", "--register", "register.jsonl"), "absent.csv"),
        (("--csv", "p.csv", "--out", "given", "--register", "register.jsonl", "--lang", "en"), "table"),
        (("--to", "sam@example.org", "--out", "a.png", "--register", "absent.jsonl"), "catalogue status new"),
    ],
)
def test_what_does_not_fit_is_refused(desk: Desk, arguments: tuple[str, ...], why: str) -> None:
    """One line with the remedy, exit status 1, and no file."""
    code, printed = desk.issue(*arguments)
    assert (code, printed.count("\n")) == (1, 1)
    assert why in printed
    assert not list(desk.folder.glob("a.*"))


@pytest.mark.parametrize(
    ("status", "why"), [("draft", "is draft"), ("retired", "is retired"), ("superseded", "is superseded")]
)
def test_a_badge_that_is_not_active_is_refused(desk: Desk, status: str, why: str) -> None:
    """Only what is in force is issued; the same badge was fine before."""
    badge = Path("catalogue/institutions/demo-mbo/badges/warmtepompen.yaml")
    desk.edit(badge, "status: active\n", f"status: {status}\nreplaced_by: demo-mbo.metaal\n")
    code, printed = desk.issue("--to", "sam@example.org", "--out", "a.png")
    assert code == 1
    assert why in printed or "errors" in printed


def test_what_is_issued_says_what_was_asked(desk: Desk) -> None:
    """Its language, its end, what the person made; of the address a hash with a salt of its own."""
    more = ("--lang", "en", "--evidence-url", "https://example.org/work", "--evidence-name", "My work")
    for name in ("a.json", "b.json"):
        code, printed = desk.issue("--to", "Sam@Example.org", "--out", name, *more)
        assert code == 0, printed
    first, second = (json.loads((desk.folder / name).read_bytes()) for name in ("a.json", "b.json"))
    badge = load(desk.folder / "catalogue")[0].badges[BADGE]
    assert (first["name"], badge.expires_after) == (badge.name.get("en"), "P5Y")
    assert (first["validFrom"], first["validUntil"]) == ("2026-11-22T00:00:00Z", "2031-11-22T00:00:00Z")
    assert first["evidence"][0] == {"type": ["Evidence"], "id": "https://example.org/work", "name": "My work"}
    (mine,), (again,) = (each["credentialSubject"]["identifier"] for each in (first, second))
    assert mine["identityHash"] == f"sha256${hashlib.sha256(f'sam@example.org{mine["salt"]}'.encode()).hexdigest()}"
    assert (mine["salt"] != again["salt"], first["id"] != second["id"]) == (True, True)
    assert b"sam@" not in (desk.folder / "a.json").read_bytes().lower()


def test_an_unknown_badge_is_refused(desk: Desk) -> None:
    """A misspelt id issues nothing."""
    assert desk.issue("--to", "sam@example.org", "--out", "a.png", badge="demo-mbo.warmte")[0] == 1


def test_only_a_key_that_the_catalogue_lists_signs(desk: Desk) -> None:
    """A key of another institution, a retired, a future and a removed one are refused."""
    assert desk.run("keys", "new", "demo-hbo", "--file", "other.json")[0] == 0
    code, printed = desk.issue("--to", "sam@example.org", "--out", "a.png", key="other.json")
    assert (code, "lists no such key" in printed) == (1, True)
    assert desk.run("keys", "retire", "demo-mbo", "https://demo-mbo.example.org/issuer#key-2")[0] == 0
    code, printed = desk.issue("--to", "sam@example.org", "--out", "a.png")
    assert (code, "is retired" in printed) == (1, True)


def test_a_key_that_is_not_in_force_yet_is_refused(desk: Desk) -> None:
    """`not_before` counts, to the second."""
    desk.edit(FILE, '"2026-11-01T00:00:00Z"', '"2026-11-22T00:00:01Z"')
    code, printed = desk.issue("--to", "sam@example.org", "--out", "a.png")
    assert (code, "not in force" in printed) == (1, True)
    desk.edit(FILE, '"2026-11-22T00:00:01Z"', '"2026-11-22T00:00:00Z"')
    assert desk.issue("--to", "sam@example.org", "--out", "a.png")[0] == 0


def test_a_register_of_another_institution_is_refused(desk: Desk) -> None:
    """Its lists are not this institution's."""
    assert desk.run("status", "new", "demo-hbo", "--register", "other.jsonl")[0] == 0
    code, printed = desk.issue("--to", "sam@example.org", "--out", "a.png", "--register", "other.jsonl")
    assert (code, "demo-hbo" in printed) == (1, True)


def test_without_a_passphrase_nothing_is_signed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes from a file or the environment, never from an argument, and a wrong one opens nothing."""
    monkeypatch.delenv("BADGE_PASSPHRASE")
    assert "BADGE_PASSPHRASE" in desk.issue("--to", "sam@example.org", "--out", "a.png")[1]
    (desk.folder / "secret.txt").write_text("a passphrase for one test\n", encoding="utf-8")
    assert desk.issue("--to", "sam@example.org", "--out", "a.png", "--passphrase-file", "secret.txt")[0] == 0
    (desk.folder / "secret.txt").write_text("another passphrase\n", encoding="utf-8")
    code, printed = desk.issue("--to", "sam@example.org", "--out", "b.png", "--passphrase-file", "secret.txt")
    assert (code, "check the passphrase" in printed, "another" in printed) == (1, True, False)


def test_a_key_is_named_retired_and_distrusted_in_the_catalogue(desk: Desk) -> None:
    """Each action is one change of the institution's file, which the catalogue reads back without findings."""

    def states() -> list[str]:
        catalogue, findings = load(desk.folder / "catalogue")
        assert [finding.format() for finding in findings] == []
        return [key.status for key in catalogue.institutions["demo-mbo"].keys]

    assert states() == ["active", "active"]
    assert desk.run("keys", "rotate", "demo-mbo", "--file", "third.json", "--kind", "p256")[0] == 0
    assert states() == ["retired", "retired", "active"]
    key = "https://demo-mbo.example.org/issuer#key-2"
    assert desk.run("keys", "compromised", "demo-mbo", key, "--at", "2026-11-20T00:00:00Z")[0] == 0
    assert states() == ["retired", "compromised", "active"]
    listed = desk.run("keys", "list", "demo-mbo")[1]
    assert re.findall(r"\t(active|retired|compromised)\t", listed) == states()
    assert desk.run("keys", "retire", "demo-mbo", key)[0] == 1
    assert desk.run("keys", "retire", "demo-mbo", "x")[0] == 1
    assert desk.run("keys", "new", "demo-x", "--file", "x.json")[0] == 1


def test_a_p256_key_signs_too(desk: Desk) -> None:
    """With the suite that goes with it, unless another is asked for."""
    assert desk.run("keys", "new", "demo-hbo", "--file", "p256.json", "--kind", "p256")[0] == 0
    badge, one = "demo-hbo.energie", ("--to", "sam@example.org", "--out", "a.json")
    file = Path("catalogue/institutions/demo-hbo/badges/energie.yaml")
    desk.edit(file, "participation:", "grade: {required: true, scale: 1-10}\nparticipation:")
    assert "add it (--grade" in desk.issue(*one, badge=badge, key="p256.json")[1]  # this badge is given with one
    assert desk.issue(*one, "--grade", "8", badge=badge, key="p256.json")[0] == 0
    proof = json.loads((desk.folder / "a.json").read_bytes())["proof"]
    assert (proof["cryptosuite"], proof["verificationMethod"]) == (
        "ecdsa-rdfc-2019",
        "https://demo-hbo.example.org/issuer#key-2",
    )


def test_a_theft_is_dated_once(desk: Desk) -> None:
    """Its moment may become earlier, never later or in the future: later would trust what the thief published."""
    key = "https://demo-mbo.example.org/issuer#key-2"

    def stolen(*at: str) -> tuple[int, str]:
        return desk.run("keys", "compromised", "demo-mbo", key, *at)

    assert "not come yet" in stolen("--at", "2026-11-22T00:00:01Z")[1]
    assert stolen("--at", "2026-11-20T00:00:00Z")[0] == 0
    assert "only an earlier moment" in stolen()[1]
    assert "only an earlier moment" in stolen("--at", "2026-11-20T00:00:00Z")[1]
    assert stolen("--at", "2026-11-19T00:00:00Z")[0] == 0
    assert "2026-11-19T00:00:00Z" in desk.run("keys", "list", "demo-mbo")[1]


def test_the_table_of_recipients_is_not_written_over(desk: Desk) -> None:
    """The list of files would stand in its place; under another name it is written beside the folder."""
    (desk.folder / "people.csv").write_text("email\na@example.org\n", encoding="utf-8")
    table = ("--csv", "people.csv", "--register", "register.jsonl", "--shape", "json")
    code, printed = desk.issue(*table, "--out", "people")
    assert (code, "--out another name" in printed) == (1, True)
    assert desk.issue(*table, "--out", "given")[0] == 0
    assert (desk.folder / "people.csv").read_text(encoding="utf-8") == "email\na@example.org\n"
    assert (desk.folder / "given.csv").exists()


def test_a_place_that_cannot_be_written_is_said(desk: Desk) -> None:
    """One line with the place and the remedy, where a program would show its insides."""
    (desk.folder / "file").write_text("", encoding="utf-8")
    code, printed = desk.issue("--to", "sam@example.org", "--out", "file/a.png")
    assert (code, printed.count("\n"), "choose another place" in printed) == (1, 1, True)


def test_a_withdrawal_needs_a_known_credential(desk: Desk) -> None:
    """By its id or by the name of its file; revoked once, never reinstated; suspended and reinstated."""
    (desk.folder / "people.csv").write_text("email\na@example.org\nb@example.org\n", encoding="utf-8")
    table = ("--csv", "people.csv", "--out", "given", "--register", "register.jsonl", "--shape", "json")
    assert desk.issue(*table)[0] == 0
    first, second = sorted(path.name for path in (desk.folder / "given").iterdir())
    rows = (desk.folder / "given.csv").read_text(encoding="utf-8").splitlines()
    assert (rows[0], {row.partition(",")[2] for row in rows[1:]}) == ("row,file", {first, second})

    def status(action: str, name: str) -> int:
        return desk.run("status", action, "--register", "register.jsonl", name)[0]

    identifier = f"urn:uuid:{Path(first).stem}"
    assert [status("revoke", identifier), status("revoke", first), status("reinstate", first)] == [0, 1, 1]
    assert [status("suspend", second), status("reinstate", second), status("reinstate", second)] == [0, 0, 1]
    assert status("revoke", "urn:uuid:0") == 1
    code, printed = desk.issue(*table)
    assert (code, "1 had it already, 1 revoked, so not issued" in printed) == (0, True)
    whose = ("a", "b")[[row.partition(",")[2] for row in rows[1:]].index(first)]
    one = ("--to", f"{whose}@example.org", "--out", "new.json", "--register", "register.jsonl")
    assert "--anew gives a new one" in desk.issue(*one)[1]
    assert desk.issue(*one, "--anew")[0] == 0
    assert json.loads((desk.folder / "new.json").read_bytes())["id"] != identifier


def test_an_action_is_asked_for(desk: Desk) -> None:
    """Wrong use exits with 3, as everywhere."""
    assert [desk.run(*arguments)[0] for arguments in (["keys"], ["status"], ["issue"], ["keys", "frobnicate"])] == [
        3
    ] * 4


def test_only_lines_from_before_the_theft_are_trusted(desk: Desk) -> None:
    """A digest counts if its own key was stolen later than the site first showed it, to the second."""
    key = "https://demo-mbo.example.org/issuer#key-2"
    lines = [
        {"sha256": "cc", "published": "2026-11-01T00:00:00Z", "key": "https://demo-mbo.example.org/issuer#key-1"},
        {"sha256": "aa", "published": "2026-11-19T23:59:59Z", "key": key},
        {"sha256": "bb", "published": "2026-11-19T23:59:59Z", "key": key},
    ]
    records = IssuingRecords({"demo-mbo/ledger.jsonl": "\n".join(map(json.dumps, lines)).encode()})
    shown = (Shown(2, "", "2026-11-19T23:59:59Z"), Shown(3, "", "2026-11-20T00:00:00Z"))
    issuing, now = Issuing(records, Issued("", {"demo-mbo": shown})), datetime(2026, 11, 22, tzinfo=UTC)
    assert issuing.ledgers(load(desk.folder / "catalogue")[0], now)["demo-mbo"] == frozenset()
    assert desk.run("keys", "compromised", "demo-mbo", key, "--at", "2026-11-20T00:00:00Z")[0] == 0
    assert issuing.ledgers(load(desk.folder / "catalogue")[0], now)["demo-mbo"] == {"aa"}
    assert Issuing(records).ledgers(load(desk.folder / "catalogue")[0], now)["demo-mbo"] == frozenset()


def test_the_recipient_need_not_stand_in_the_command(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Others on the machine see a command; a file or standard input gives the same badge, and two addresses none."""
    (desk.folder / "whom.txt").write_text("sam@example.org\n", encoding="utf-8")
    (desk.folder / "both.txt").write_text("sam@example.org noor@example.org\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("sam@example.org\n"))
    for number, whom in enumerate((["--to-file", "whom.txt"], ["--to", "-"])):
        assert desk.issue(*whom, "--out", f"{number}.json")[0] == 0
        (identity,) = json.loads((desk.folder / f"{number}.json").read_bytes())["credentialSubject"]["identifier"]
        said = f"sha256${hashlib.sha256(('sam@example.org' + identity['salt']).encode()).hexdigest()}"
        assert identity["identityHash"] == said
    assert "one address" in desk.issue("--to-file", "both.txt", "--out", "x.json")[1]
    assert "cannot be read" in desk.issue("--to-file", "nowhere.txt", "--out", "x.json")[1]
    assert not (desk.folder / "x.json").exists()
