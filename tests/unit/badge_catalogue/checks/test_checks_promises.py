"""What was published stays: addresses, versions, and the meaning of awarded badges."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from badge_catalogue.checks import check
from badge_catalogue.checks.consequences import arranged
from badge_catalogue.cli import main
from badge_catalogue.definitions.load import load_files
from badge_catalogue.facts import published

B = "institutions/demo-mbo/badges/"
W = B + "warmtepompen.yaml"
OLD = B + "warmtepompen@1.yaml"
METAL = B + "metaal.yaml"

Edits = dict[str, tuple[str, str] | str | bytes | None]
Edited = Callable[[Edits], dict[str, bytes]]
Place = Callable[[Edits, str, str], tuple[str, int, int]]

# change since the earlier build, rule, place in the file; "" where the file itself is gone
BROKEN: list[tuple[str, Edits, str, str]] = [
    ("meaning-stays", {W: ("{nl: Warmtepompen installeren,", "{nl: Warmtepompen monteren,")}, W, "name: |{"),
    ("meaning-stays", {W: ('value: "4"', 'value: "4+"')}, W, "level: |{"),
    ("meaning-stays", {W: ("{sbu: 240}", "{sbu: 241}")}, W, "workload: |{"),
    ("meaning-stays", {W: ("Place a heat pump.", "Fit a heat pump.")}, W, "learning_outcomes:\n  |- id: lo1"),
    ("meaning-stays", {W: ("supervised: true", "supervised: false")}, W, "assessment: |{"),
    ("meaning-stays", {W: ("expires_after: P5Y\n", "")}, W, "|type:"),
    ("meaning-stays", {OLD: ("workload: {hours: 4}\n", "workload: {hours: 5}\n")}, OLD, "workload: |{"),
    ("meaning-stays", {OLD: ("workload: {hours: 4}\n", "workload: {hours: 4}\nisced_f: '0713'\n")}, OLD, "isced_f: |'"),
    ("version-stays", {OLD: None}, W, 'version: |"2"'),
    ("first-award-stays", {W: ("first_awarded: 2026-03-01", "first_awarded: 2026-03-02")}, W, "|2026-03-02"),
]
ALLOWED: list[tuple[str, Edits]] = [
    ("nothing", {}),
    ("a price", {W: ("eur: 450", "eur: 500")}),
    ("search words", {W: ("[cv-monteur]", "[cv-monteur, warmte]")}),
    ("a badge never awarded", {METAL: ("{sbu: 80}", "{sbu: 90}")}),
    ("a first award", {METAL: ("status: active", "status: active\nfirst_awarded: 2026-08-03")}),
    ("the end of a badge", {W: ("status: active", "status: retired\nreplaced_by: demo-hbo.energie")}),
]


@pytest.fixture(scope="module")
def before(small: dict[str, bytes]) -> published.Published:
    """The record of a build of the small catalogue."""
    return published.parse(published.record(load_files(small)[0]))


@pytest.mark.parametrize("case", BROKEN, ids=[f"{rule}-{index}" for index, (rule, *_) in enumerate(BROKEN)])
def test_broken_promise_is_found_at_its_place(
    case: tuple[str, Edits, str, str], before: published.Published, edited: Edited, place: Place
) -> None:
    """A changed meaning, a lost version or a moved first award is an error at the field that changed."""
    rule, edits, name, at = case
    catalogue, findings = load_files(edited(edits))
    assert findings == []
    found = [(item.rule, item.level, item.file, item.line, item.column) for item in check(catalogue, before)]
    assert (rule, "error", *place(edits, name, at)) in found
    assert {item[0] for item in found} <= {rule, "size-reason-only-where-needed"}


@pytest.mark.parametrize("edits", [edits for _, edits in ALLOWED], ids=[name for name, _ in ALLOWED])
def test_other_changes_are_free(edits: Edits, before: published.Published, edited: Edited) -> None:
    """What does not change the meaning of an awarded badge may change."""
    assert check(load_files(edited(edits))[0], before) == []


def test_new_version_may_change_everything(
    before: published.Published, edited: Edited, small: dict[str, bytes]
) -> None:
    """With the awarded version kept as it was, the new one is free."""
    kept = (
        small[f"catalogue/{W}"]
        .decode()
        .replace("status: active", "status: superseded")
        .replace("aliases: [demo-mbo.warmtepomp]\n", "")
    )
    files = edited({B + "warmtepompen@2.yaml": kept, W: ('version: "2"', 'version: "3"')})
    files[f"catalogue/{W}"] = (
        files[f"catalogue/{W}"].replace(b"first_awarded: 2026-03-01\n", b"").replace(b"sbu: 240", b"sbu: 300")
    )
    assert check(load_files(files)[0], before) == []


def test_translation_may_be_added(edited: Edited) -> None:
    """A language that was absent may come; the one that was there stays frozen."""
    dutch: Edits = {OLD: ("name: {nl: Warmtepompen, en: Heat pumps}", "name: {nl: Warmtepompen}")}
    earlier = published.parse(published.record(load_files(edited(dutch))[0]))
    assert check(load_files(edited({}))[0], earlier) == []
    other = edited({OLD: ("name: {nl: Warmtepompen, en: Heat pumps}", "name: {nl: Warmtepomp, en: Heat pumps}")})
    assert [item.rule for item in check(load_files(other)[0], earlier)] == ["meaning-stays"]


def test_vanished_badge_is_an_error_until_an_alias_takes_over(before: published.Published, edited: Edited) -> None:
    """A removed badge gets a finding at the file it had; an alias of its successor answers it."""
    gone: Edits = {METAL: None, "pathways/energie.yaml": ("[demo-mbo.metaal]", "[demo-hbo.energie]")}
    found = [item for item in check(load_files(edited(gone))[0], before) if item.rule == "address-stays"]
    assert [item.file for item in found] == [f"catalogue/{METAL}"]
    moved: Edits = {**gone, W: ("[demo-mbo.warmtepomp]", "[demo-mbo.warmtepomp, demo-mbo.metaal]")}
    assert [item for item in check(load_files(edited(moved))[0], before) if item.rule == "address-stays"] == []


def test_a_renamed_file_is_told_the_alias_to_write(before: published.Published, edited: Edited) -> None:
    """An awarded badge under another name is recognised by what it asks; the finding comes before those that follow."""
    files = edited({W: None, OLD: None, B + "warmte.yaml": edited({})[f"catalogue/{W}"]})
    catalogue, findings = load_files(files)
    shown = arranged([*findings, *check(catalogue, before)], catalogue.files)
    assert (shown[0].rule, shown[0].file) == ("address-stays", f"catalogue/{W}")
    assert "aliases: [demo-mbo.warmtepompen] in warmte.yaml" in shown[0].hint.get("en")
    assert len(shown) > 1


@pytest.mark.parametrize("name", ["frameworks/kompas.yaml", "templates/samenwerken@1.yaml", "pathways/energie.yaml"])
def test_vanished_entry_is_an_error(name: str, before: published.Published, edited: Edited) -> None:
    """Frameworks, templates and pathways stay as well."""
    found = [item for item in check(load_files(edited({name: None}))[0], before) if item.rule == "address-stays"]
    assert [item.file for item in found] == [f"catalogue/{name}"]


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b'{"schema": "x"}', b'{"schema": "catalogue-published/1", "badges": 1}']
)
def test_other_files_are_no_record(data: bytes) -> None:
    """A file that is no record is refused, never read as an empty one."""
    with pytest.raises(published.NotPublished):
        published.parse(data)


def test_against_needs_a_record(tmp_path: Path, small: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    """`--against` a folder without a record is wrong use; with one, a changed meaning exits 1."""
    for path, data in small.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    site = tmp_path / "site"
    site.mkdir()
    command = ["check", str(tmp_path / "catalogue"), "--against", str(site), "--format", "json"]
    assert main(command) == 3
    assert "published.json" in capsys.readouterr().err
    (site / published.FILE).write_bytes(published.record(load_files(small)[0]))
    assert main(command) == 0
    changed = tmp_path / "catalogue" / W
    changed.write_bytes(changed.read_bytes().replace(b"sbu: 240", b"sbu: 280"))
    capsys.readouterr()
    assert main(command) == 1
    assert [item["rule"] for item in json.loads(capsys.readouterr().out)] == ["meaning-stays"]


def test_draft_may_vanish(edited: Edited) -> None:
    """A draft was announced to nobody, so its address may still go; the same badge, active, may not."""
    for status, rules in (("draft", []), ("active", ["address-stays"])):
        extra: Edits = {
            B + "proef.yaml": edited({})[f"catalogue/{METAL}"].replace(b"status: active", f"status: {status}".encode())
        }
        earlier = published.parse(published.record(load_files(edited(extra))[0]))
        assert [item.rule for item in check(load_files(edited({}))[0], earlier)] == rules
