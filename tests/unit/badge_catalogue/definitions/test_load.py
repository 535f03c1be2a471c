"""Loading: located findings for what is wrong, everything else read all the same."""

# ruff: noqa: E501 -- a row of the table is one line

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from badge_catalogue import limits
from badge_catalogue.checks import check
from badge_catalogue.definitions.load import load, load_files

B = "institutions/demo-mbo/badges/"
W = B + "warmtepompen.yaml"
METAL = B + "metaal.yaml"
TEAM = B + "samenwerken.yaml"
MBO = "institutions/demo-mbo/institution.yaml"
FRAME = "frameworks/kader.yaml"
TEMPLATE = "templates/samenwerken@1.yaml"

CYTHON = re.compile("_yaml|cython_runtime|_cython_.*")  # what the binding of libyaml brings along

Edits = dict[str, tuple[str, str] | str | bytes | None]
Found = Callable[[Edits], list[tuple[str, str, int, int]]]
Place = Callable[[Edits, str, str], tuple[str, int, int]]
Case = tuple[str, Edits, str, str, Edits]

# rule, wrong change, file and place of the finding, right change
CASES: list[Case] = [
    ("unknown-key", {W: ("description:", "descripton:")}, W, "|descripton", {}),
    ("unknown-key", {W: ("workload:", "studielast:")}, W, "|studielast", {}),
    ("unknown-key", {W: ("  role: stackable", "  roles: stackable")}, W, "|roles", {}),
    ("unknown-key", {FRAME: ("owner:", "eigenaar: x\nowner:")}, FRAME, "|eigenaar", {}),
    ("required", {METAL: ("issuer: demo-mbo\n", "")}, METAL, "|type:", {}),
    ("required", {METAL: ("contact: microcredentials@demo-mbo.example.org\n", "")}, METAL, "|type:", {}),
    ("required", {METAL: ("{id: lo1, text:", "{text:")}, METAL, "- |{text", {}),
    ("empty-value", {METAL: ('version: "1"', "version:")}, METAL, "version:|\nstatus", {}),
    ("empty-value", {METAL: ("sector: [mbo]", "sector: []")}, METAL, "|[]", {}),
    ("empty-value", {METAL: ("nl: Metaal bewerken", 'nl: ""')}, METAL, '|""', {}),
    ("empty-value", {METAL: ("name: {nl: Metaal bewerken, en: Working metal}", "name: {}")}, METAL, "|{}", {}),
    ("wrong-type", {METAL: ("sector: [mbo]", "sector: mbo")}, METAL, "sector: |mbo", {}),
    ("wrong-type", {METAL: ("issuer: demo-mbo", "issuer: [demo-mbo]")}, METAL, "issuer: |[", {}),
    ("wrong-type", {METAL: ('{framework: eqf, value: "2"}', "eqf2")}, METAL, "|eqf2", {}),
    ("wrong-type", {METAL: ('{framework: eqf, value: "2"}', "[eqf, 2]")}, METAL, "|[eqf", {}),
    ("text-in-languages", {METAL: ("{nl: Metaal bewerken, en: Working metal}", "Metaal bewerken")}, METAL, "|Metaal bewerken", {}),
    ("language-key", {METAL: ("en: Working metal", "en: Working metal, de: Metall")}, METAL, "|de: Metall", {}),
    ("allowed-value", {METAL: ("type: regular", "type: reguler")}, METAL, "|reguler", {}),
    ("allowed-value", {METAL: ("framework: eqf", "framework: mbo4")}, METAL, "|mbo4", {}),
    ("allowed-value", {METAL: ("sector: [mbo]", "sector: [mbo, vo]")}, METAL, "|vo]", {METAL: ("sector: [mbo]", "sector: [mbo, hbo]")}),
    ("number", {METAL: ("{sbu: 80}", "{sbu: 80.5}")}, METAL, "|80.5", {METAL: ("{sbu: 80}", "{sbu: 81}")}),
    ("number", {METAL: ("{sbu: 80}", '{sbu: "80"}')}, METAL, '|"80"', {}),
    ("number", {METAL: ("{sbu: 80}", "{sbu: 080}")}, METAL, "|080", {}),
    ("number", {METAL: ("{sbu: 80}", "{sbu: 1:20}")}, METAL, "|1:20", {}),
    ("number", {METAL: ("{sbu: 80}", "{sbu: 80, hours: -8}")}, METAL, "|-8", {METAL: ("{sbu: 80}", "{sbu: 80, hours: 80}")}),
    ("number", {METAL: ("workload: {sbu: 80}", "workload:\n  hours: 2,5")}, METAL, "|2,5", {}),
    ("number", {METAL: ("{sbu: 80}", "{sbu: 80,5}")}, METAL, "|5}", {}),
    ("date", {METAL: ("reviewed_on: 2026-09-01", "reviewed_on: 1-9-2026")}, METAL, "|1-9-2026", {METAL: ("reviewed_on: 2026-09-01", 'reviewed_on: "2026-09-01"')}),
    ("date", {METAL: ("reviewed_on: 2026-09-01", "reviewed_on: 2026-02-30")}, METAL, "|2026-02-30", {METAL: ("reviewed_on: 2026-09-01", "reviewed_on: 2024-02-29")}),
    ("date", {MBO: ("not_before: 2026-01-01T00:00:00Z", 'not_before: "0001-01-01T00:00:00+14:00"')}, MBO, 'not_before: |"0001', {MBO: ("not_before: 2026-01-01T00:00:00Z", 'not_before: "0001-01-01T00:00:00-14:00"')}),
    ("date", {MBO: ("not_before: 2026-01-01T00:00:00Z", "not_before: 2026-01-01")}, MBO, "not_before: |2026-01-01", {MBO: ("not_before: 2026-01-01T00:00:00Z", 'not_before: "2026-01-01T00:00:00+01:00"')}),
    ("true-or-false", {W: ("supervised: true", "supervised: yes")}, W, "|yes", {W: ("supervised: true", "supervised: false")}),
    ("true-or-false", {W: ("supervised: true", 'supervised: "true"')}, W, '|"true"', {}),
    ("yaml-quotes", {METAL: ("language: [nl]", "language: [no]")}, METAL, "|no]", {METAL: ("language: [nl]", 'language: ["no"]')}),
    ("yaml-quotes", {METAL: ('version: "1"', "version: 1.10")}, METAL, "|1.10", {METAL: ('version: "1"', 'version: "1.10"')}),
    ("yaml-quotes", {W: ('"0713"', "0713")}, W, "isced_f: |0713", {}),
    ("yaml-quotes", {METAL: ('crebo: "25900"', "crebo: 25900")}, METAL, "|25900", {}),
    ("yaml-quotes", {"vocabularies/nlqf.yaml": ('"4"', "4")}, "vocabularies/nlqf.yaml", "|4: {", {}),
    ("file-ending", {"institutions/demo-mbo/badges/ehbo.yml": "type: regular"}, "institutions/demo-mbo/badges/ehbo.yml", "", {"institutions/demo-mbo/badges/README.md": "x"}),
    ("file-ending", {"institutions/demo-mbo/badges/ehbo.yaml.txt": "type: regular"}, "institutions/demo-mbo/badges/ehbo.yaml.txt", "", {}),
    ("file-ending", {"frameworks/x.YAML": "name: x"}, "frameworks/x.YAML", "", {}),
    ("file-left-over", {"institutions/demo-mbo/badges/ehbo.yaml~": "x"}, "institutions/demo-mbo/badges/ehbo.yaml~", "", {}),
    ("file-left-over", {"institutions/demo-mbo/badges/ehbo.docx": "x"}, "institutions/demo-mbo/badges/ehbo.docx", "", {}),
    ("file-left-over", {"institutions/demo-mbo/Thumbs.db": "x"}, "institutions/demo-mbo/Thumbs.db", "", {}),
    ("file-place", {"institutions/demo-mbo/badges/notitie.odt": "x"}, "institutions/demo-mbo/badges/notitie.odt", "", {}),
    ("file-place", {"badges/ehbo.yaml": "type: regular"}, "badges/ehbo.yaml", "", {".DS_Store": "x"}),
    ("file-name", {"institutions/demo-mbo/badges/Ehbo Kit.yaml": "type: regular"}, "institutions/demo-mbo/badges/Ehbo Kit.yaml", "", {}),
    ("file-name", {"institutions/../badges/x.yaml": "type: regular"}, "institutions/../badges/x.yaml", "", {}),
    ("file-name", {"institutions/demo-mbo/badges/con.yaml": "type: regular"}, "institutions/demo-mbo/badges/con.yaml", "", {}),
    ("file-place", {"institutions/demo-mbo/badges/x@../y.yaml": "type: regular"}, "institutions/demo-mbo/badges/x@../y.yaml", "", {}),
    ("file-name", {"templates/zonder-versie.yaml": "name: x"}, "templates/zonder-versie.yaml", "", {}),
    ("version-once", {B + "metaal@1.yaml": "COPY"}, B + "metaal@1.yaml", 'version: |"1"', {}),
    ("template-exists", {METAL: ("type: regular", "type: regular\ntemplate: samenwerken@9")}, METAL, "|samenwerken@9", {}),
    ("template-locked", {TEAM: ("audience: [student]", "audience: [student]\ntype: extra_curricular")}, TEAM, "|type:", {}),
    ("template-locked", {TEAM: ("audience: [student]", "audience: [student]\nname: {nl: Samen}")}, TEAM, "|nl: Samen", {}),
    ("template-free", {TEAM: ("audience: [student]", "audience: [student]\ntarget_group: {nl: Jij., en: You.}")}, TEAM, "|target_group", {TEAM: ("audience: [student]", "search_words: {nl: [team]}")}),
    ("template-step", {TEAM: ("step: beginner", "step: meester")}, TEAM, "|meester", {TEAM: ("step: beginner", "step: expert")}),
    ("unknown-key", {TEMPLATE: ("search_words]", "search_words, audiences]")}, TEMPLATE, "|audiences", {}),
    ("schema-line", {FRAME: ("# yaml-language-server: $schema=../schema/framework.json\n", "")}, FRAME, "", {}),
]  # fmt: skip
NAMES = [f"{rule}-{index}" for index, (rule, *_) in enumerate(CASES)]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_finding_stands_alone_at_its_place(case: Case, found: Found, place: Place, small: dict[str, bytes]) -> None:
    """One wrong line gives exactly its finding at its line and column; its right neighbour gives none."""
    rule, wrong, name, at, right = case
    if wrong.get(name) == "COPY":
        wrong = {
            name: small[f"catalogue/{METAL}"]
            .decode()
            .replace("status: active", "status: retired\nreplaced_by: demo-hbo.energie")
        }
    file, line, column = place(wrong, name, at)
    assert found(wrong) == [(rule, file, line, column)]
    assert found(right) == []


@pytest.mark.parametrize(
    ("written", "said", "remedy"),
    [
        ("80.5", "'80.5' is no whole number for 'sbu'", "write for example 81"),
        ("veel", "'veel' is no number for 'sbu'", "write for example 240"),
    ],
)
def test_a_fraction_is_told_from_what_is_no_number(
    written: str, said: str, remedy: str, edited: Callable[[Edits], dict[str, bytes]]
) -> None:
    """Where only whole numbers fit, a fraction is not called "no number", and the next whole one is offered."""
    _, findings = load_files(edited({METAL: ("{sbu: 80}", f"{{sbu: {written}}}")}))
    assert [(item.message.get("en"), item.hint.get("en")) for item in findings] == [(said, remedy)]


def test_three_mistakes_give_three_findings(found: Found, place: Place) -> None:
    """A misspelt key, a wrong level and a dangling issuer in one file are all told in one run, and nothing else is."""
    text = (Path(__file__).parents[1] / "small" / "catalogue" / METAL).read_text(encoding="utf-8")
    wrong = (
        text.replace("criteria:", "critria:").replace('value: "2"', 'value: "20"').replace("demo-mbo\n", "demo-mbx\n")
    )
    edits: Edits = {METAL: wrong}
    assert found(edits) == [
        ("unknown-key", *place(edits, METAL, "|critria")),
        ("issuer-exists", *place(edits, METAL, "issuer: |demo-mbx")),
        ("level-known", *place(edits, METAL, '|"20"')),
    ]


def test_values_are_read_as_their_fields_say(small: dict[str, bytes]) -> None:
    """Text, numbers, dates, lists and groups arrive in the types of the model."""
    catalogue, _ = load_files(small)
    badge = catalogue.badges["demo-mbo.warmtepompen"]
    assert badge.name.get("nl") == "Warmtepompen installeren"
    assert badge.workload is not None
    assert badge.workload.sbu == 240
    assert badge.assessment is not None
    assert badge.assessment.supervised is True
    assert badge.first_awarded == date(2026, 3, 1)
    assert badge.offering[0].starts == (date(2097, 2, 1),)
    assert badge.offering[0].costs[0].for_whom.get("en") == "everyone"
    assert badge.search_words == {"nl": ("cv-monteur",), "en": ("hvac",)}
    assert catalogue.versions["demo-mbo.warmtepompen", "1"].current is False
    assert catalogue.institutions["demo-mbo"].keys[0].not_before == "2026-01-01T00:00:00Z"
    assert catalogue.frameworks["kompas"].rubric["samenwerken"]["expert"].get("en") == "Leads others."
    assert catalogue.vocabularies["nlqf"]["4+"].uri.endswith("c_c2700f4e")
    assert "catalogue/institutions/demo-mbo/logo.svg" in catalogue.images


def test_adopter_takes_over_what_its_template_locks(small: dict[str, bytes]) -> None:
    """Locked fields and those of the step come from the template, located where the badge names it."""
    catalogue, _ = load_files(small)
    badge = catalogue.badges["demo-mbo.samenwerken"]
    assert badge.type == "extra_curricular"
    assert badge.name.get("en") == "Collaborating: beginner"
    assert badge.audience == ("student",)
    assert badge.source.at("type") == badge.source.at("template")
    assert badge.source.at("audience") != badge.source.at("template")


def test_unreadable_value_hides_no_other(found: Found, place: Place) -> None:
    """A value that cannot be read counts as not judged, and every other line of the file still is."""
    text = (Path(__file__).parents[1] / "small" / "catalogue" / METAL).read_text(encoding="utf-8")
    wrong = text.replace('{framework: eqf, value: "2"}', "[2]").replace("sbu: 80", "sbu: veel")
    wrong = (
        wrong.replace("K0123", "K12").replace('version: "1"', "version: 1").replace("status: active", "status: aktief")
    )
    edits: Edits = {METAL: wrong}
    assert [item[0] for item in found(edits)] == [
        "yaml-quotes",
        "allowed-value",
        "wrong-type",
        "number",
        "value-has-its-shape",
    ]
    assert found(edits)[0][1:] == place(edits, METAL, "version: |1")


def test_places_count_code_points(found: Found) -> None:
    """A column after an emoji or an accent is the editor's: one for every code point."""
    assert found(
        {
            METAL: (
                "{nl: Metaal bewerken, en: Working metal}",
                "{nl: M\u00e9taal \U0001f527 bewerken, de: x, en: Working metal}",
            )
        }
    ) == [("language-key", f"catalogue/{METAL}", 3, 31)]


def test_loading_twice_gives_the_same(small: dict[str, bytes]) -> None:
    """Neither the order of the files nor an earlier run changes the outcome."""
    catalogue, findings = load_files(small)
    again, found_again = load_files(dict(reversed(small.items())))
    assert catalogue == again
    assert list(catalogue.versions) == list(again.versions)
    assert findings == found_again


def test_every_prefix_of_a_file_gives_findings_and_no_crash(small: dict[str, bytes]) -> None:
    """A file cut off anywhere is reported, whatever it ends in."""
    path = f"catalogue/{W}"
    for length in range(0, len(small[path]), 41):
        catalogue, findings = load_files({**small, path: small[path][:length]})
        found = [*findings, *check(catalogue)]
        assert (
            any(item.file == path or "warmtepompen" in item.message.get("en") for item in found)
            or length > len(small[path]) - 60
        )


def test_folder_is_read_without_following_links(tmp_path: Path, small: dict[str, bytes]) -> None:
    """A symbolic link to a file or folder is a finding and is not read; so is an image that is too large."""
    for name, data in small.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    folder = tmp_path / "catalogue"
    assert load(folder)[1] == []
    assert load(folder)[0] == load_files(small)[0]
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(small[f"catalogue/{METAL}"])
    (folder / B / "elders.yaml").symlink_to(outside)
    (folder / "institutions" / "demo-vo").symlink_to(tmp_path)
    (folder / "institutions" / "demo-mbo" / "groot.svg").write_bytes(b" " * (limits.IMAGE + 1))
    catalogue, findings = load(folder)
    assert [(item.rule, item.file) for item in findings] == [
        ("no-symbolic-link", f"catalogue/{B}elders.yaml"),
        ("image-size", "catalogue/institutions/demo-mbo/groot.svg"),
        ("no-symbolic-link", "catalogue/institutions/demo-vo"),
    ]
    assert "demo-mbo.elders" not in catalogue.badges


def test_pipes_and_odd_names_are_findings(tmp_path: Path) -> None:
    """A pipe is not read, and a name that steers a terminal is shown without doing so."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    os.mkfifo(folder / "pijp.yaml")
    (folder / "a\x1b[31m\n.yaml").write_text("x", encoding="utf-8")
    (tmp_path / "catalogue" / os.fsdecode(b"\xff.yaml")).write_text("x", encoding="utf-8")
    _, findings = load(folder)
    assert [(item.rule, item.file) for item in findings] == [
        ("file-place", "catalogue/?.yaml"),
        ("file-place", "catalogue/a?[31m?.yaml"),
        ("file-place", "catalogue/pijp.yaml"),
    ]


def test_message_stays_on_its_line(small: dict[str, bytes]) -> None:
    """A value of several lines does not break the line that editors and CI read."""
    text = small[f"catalogue/{METAL}"].replace(
        b"issuer: demo-mbo", b"issuer: |\n  a\n  catalogue/x.yaml:1:1: error: no"
    )
    catalogue, _ = load_files({**small, f"catalogue/{METAL}": text})
    assert all(len(item.format().splitlines()) == 2 for item in check(catalogue))


def test_loading_and_checking_need_pyyaml_alone() -> None:
    """Both run in the browser too, where nothing else is installed but the modules of ours that they name."""
    code = (
        "import sys; before = set(sys.modules); import badge_catalogue.definitions.load, badge_catalogue.checks, badge_catalogue.checks.rules;"
        "print(sorted({name.partition('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    names = ast.literal_eval(done.stdout)
    assert [name for name in names if not CYTHON.fullmatch(name)] == ["badge_catalogue", "badge_verifier", "yaml"]
