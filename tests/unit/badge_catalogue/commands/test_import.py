"""`catalogue import`: a second import updates the first, keeps hand edits and names conflicts."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from badge_catalogue.cli import main
from badge_catalogue.definitions.load import load

HEAD = "slug;type;name.nl;name.en;description.nl;description.en;criteria.nl;criteria.en;workload.hours\n"
FIRST = "ehbo;extra_curricular;EHBO;First aid;Je leert handelen na een ongeval.;You learn to act after an accident.;Je hebt iemand verbonden en hulp geroepen.;You bandaged someone and called for help.;8\n"  # noqa: E501 -- a row of the sheet is one line
SECOND = "bhv;extra_curricular;Bedrijfshulp;Emergency response;Je leert een gebouw ontruimen.;You learn to evacuate a building.;Je hebt een oefening geleid voor een klas.;You led an exercise for a class.;16\n"  # noqa: E501 -- the same

Import = Callable[..., int]


@pytest.fixture
def bring(small_folder: Path, tmp_path: Path) -> Import:
    """Import a sheet for demo-mbo."""

    def run(text: str, *more: str) -> int:
        sheet = tmp_path / "badges.csv"
        sheet.write_text(text, encoding="utf-8")
        return main(["import", "csv", str(sheet), "--institution", "demo-mbo", "--dir", str(small_folder), *more])

    return run


def badge(small_folder: Path, slug: str) -> Path:
    """Return the file of a badge."""
    return small_folder / "institutions" / "demo-mbo" / "badges" / f"{slug}.yaml"


def test_imported_badges_pass_the_check(bring: Import, small_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sheet of two badges becomes two drafts without errors, and the rest stays as it was."""
    assert bring(HEAD + FIRST + SECOND) == 0
    assert capsys.readouterr().out == "ehbo: new\nbhv: new\n"
    capsys.readouterr()
    assert main(["check", str(small_folder)]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings, 0 hints\n"
    found = load(small_folder)[0].badges["demo-mbo.ehbo"]
    assert (found.status, found.version, found.issuer) == ("draft", "1", "demo-mbo")
    assert found.workload is not None
    assert found.workload.hours == 8


def test_same_import_twice_changes_nothing(
    bring: Import, small_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Importing the same sheet again leaves every byte."""
    assert bring(HEAD + FIRST) == 0
    before = badge(small_folder, "ehbo").read_bytes()
    assert bring(HEAD + FIRST) == 0
    assert badge(small_folder, "ehbo").read_bytes() == before
    assert capsys.readouterr().out.endswith("ehbo: updated (nothing)\n")


def test_second_import_keeps_hand_edits(bring: Import, small_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was changed by hand stays, remarks too; what the sheet changed comes in."""
    bring(HEAD + FIRST)
    path = badge(small_folder, "ehbo")
    path.write_text(
        path.read_text(encoding="utf-8").replace("status: draft", "# decided in May\nstatus: active"), encoding="utf-8"
    )
    capsys.readouterr()
    assert bring(HEAD + FIRST.replace(";8\n", ";12\n")) == 0
    assert capsys.readouterr().out == "ehbo: updated (workload)\n"
    text = path.read_text(encoding="utf-8")
    assert "# decided in May\nstatus: active\n" in text
    assert "workload: {hours: 12}" in text


def test_field_changed_on_both_sides_is_a_conflict(
    bring: Import, small_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file keeps its own text, the conflict is named, and the exit code says that someone has to look."""
    bring(HEAD + FIRST)
    path = badge(small_folder, "ehbo")
    mine = path.read_text(encoding="utf-8").replace("First aid", "First help")
    path.write_text(mine, encoding="utf-8")
    capsys.readouterr()
    assert bring(HEAD + FIRST.replace("First aid", "Aid")) == 1
    assert "conflict at 'name'" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == mine


def test_badge_that_is_gone_is_retired_only_on_request(
    bring: Import, small_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row that is gone is named; with --retire the badge is retired, never removed."""
    bring(HEAD + FIRST + SECOND)
    before = badge(small_folder, "bhv").read_bytes()
    capsys.readouterr()
    assert bring(HEAD + FIRST) == 1
    assert "bhv: no longer in badges.csv" in capsys.readouterr().out
    assert badge(small_folder, "bhv").read_bytes() == before
    assert bring(HEAD + FIRST, "--retire") == 0
    assert b"status: retired" in badge(small_folder, "bhv").read_bytes()


def test_rehearsal_writes_nothing(bring: Import, small_folder: Path) -> None:
    """--dry-run says what would happen and leaves the folder."""
    assert bring(HEAD + FIRST, "--dry-run") == 0
    assert not badge(small_folder, "ehbo").exists()
    assert not (badge(small_folder, "ehbo").parent / ".imports").exists()


def test_two_rows_with_one_slug_write_neither(
    bring: Import, small_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which of two rows is meant is not guessed."""
    assert bring(HEAD + FIRST + FIRST) == 1
    assert "ehbo: 2 badges have this name, none was carried over" in capsys.readouterr().out
    assert not badge(small_folder, "ehbo").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["csv", "nowhere.csv", "--institution", "demo-mbo"],
        ["edubadges", "BROKEN", "--institution", "demo-mbo"],
        ["csv", "BROKEN"],
        ["csv", "BROKEN", "--institution", "demo-vo"],
        ["esco", "nowhere"],
    ],
    ids=["no file", "no JSON", "no institution", "unknown institution", "no download"],
)
def test_wrong_use_exits_3(
    arguments: list[str], small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is not there or not what it should be is wrong use, told in one sentence."""
    (tmp_path / "broken").write_text("{", encoding="utf-8")
    given = [str(tmp_path / "broken") if word == "BROKEN" else word for word in arguments]
    assert main(["import", *given, "--dir", str(small_folder)]) == 3
    assert capsys.readouterr().err.startswith("catalogue import: ")


def test_badge_class_is_imported(small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A BadgeClass of a platform becomes a file, and what has no place is named."""
    told = {"type": "BadgeClass", "name": "EHBO", "description": "Je leert handelen.", "sponsor": "x"}
    (tmp_path / "badge.json").write_text(json.dumps(told), encoding="utf-8")
    assert (
        main(
            [
                "import",
                "edubadges",
                str(tmp_path / "badge.json"),
                "--institution",
                "demo-mbo",
                "--dir",
                str(small_folder),
            ]
        )
        == 0
    )
    assert capsys.readouterr().out.startswith("ehbo: new\n  not carried over: member 'sponsor'\nleft to do")
    assert "nl: EHBO" in badge(small_folder, "ehbo").read_text(encoding="utf-8")


def test_what_is_left_is_counted(small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last line says how many errors the new files still have, in English texts too, and a rehearsal says none."""
    told: dict[str, object] = {
        "type": ["Achievement"],
        "name": "Welding",
        "inLanguage": "en",
        "achievementType": "CoCurricular",
    }
    told |= {"description": "You learn to weld thin steel.", "criteria": {"narrative": "You welded a box of steel."}}
    cases: list[tuple[str, dict[str, object], str]] = [
        ("Welding", {}, "0 errors"),
        ("Cutting", {"criteria": {}}, "1 error,"),
    ]
    for name, more, left in cases:
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(told | {"name": name, **more}), encoding="utf-8")
        command = ["import", "ob3", str(file), "--dir", str(small_folder), "--institution", "demo-mbo"]
        assert main([*command, "--dry-run"]) == 0
        assert "errors" not in capsys.readouterr().out
        assert main(command) == 0
        assert f"left to do in these files: {left}" in capsys.readouterr().out
    text = (small_folder / "institutions/demo-mbo/badges/welding.yaml").read_text(encoding="utf-8")
    assert "default_language: en" in text


def test_template_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty sheet with the headings is printed for those who begin."""
    assert main(["import", "csv", "--template"]) == 0
    assert capsys.readouterr().out.startswith("\ufeffslug;type;name.nl;")


def test_esco_download_fills_the_vocabulary(
    small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A skill that a badge uses and the list lacks is appended with both labels, and the check is content."""
    metal = badge(small_folder, "metaal")
    uri = "http://data.europa.eu/esco/skill/dddd"
    metal.write_text(metal.read_text(encoding="utf-8").replace("esco/skill/cccc", "esco/skill/dddd"), encoding="utf-8")
    assert main(["check", str(small_folder)]) == 1
    for language, label in (("nl", "metaal vijlen"), ("en", "file metal")):
        text = f"conceptUri,skillType,preferredLabel\n{uri},skill,{label}\n"
        (tmp_path / f"skills_{language}.csv").write_text(text, encoding="utf-8")
    assert main(["import", "esco", str(tmp_path), "--dir", str(small_folder)]) == 0
    assert "esco: 1 added" in capsys.readouterr().out
    assert main(["check", str(small_folder)]) == 0


def test_esco_zip_replaces_our_translations_in_one_step(
    small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With ESCO's ZIP for Dutch every translation of ours becomes the official name; a dry run only says so."""
    skills = small_folder / "vocabularies" / "esco.yaml"
    occupations = small_folder / "vocabularies" / "occupations.yaml"
    for path in (skills, occupations):
        ours = re.sub(r"(    label: .*\n)", r"\1    own_translation: [nl]\n", path.read_text(encoding="utf-8"))
        path.write_text(ours, encoding="utf-8")
    before = skills.read_bytes()
    head = "conceptType,conceptUri,{}preferredLabel,altLabels,hiddenLabels,status,modifiedDate,description\n"
    row = '{},http://data.europa.eu/esco/{},{}"{}","een naam\nnog een",,released,2024-05-13T12:00:00Z,"Uitleg, lang."\n'
    place = tmp_path / "ESCO dataset - v1.2.0 - classification - nl - csv.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr(
            "skills_nl.csv",
            head.format("skillType,reuseLevel,")
            + row.format(
                "KnowledgeSkillCompetence",
                "skill/aaaa",
                "skill/competence,sector-specific,",
                "een warmtepomp installeren",
            )
            + row.format(
                "KnowledgeSkillCompetence", "skill/cccc", "skill/competence,sector-specific,", "metaal verzagen"
            ),
        )
        archive.writestr(
            "occupations_nl.csv",
            head.format("iscoGroup,") + row.format("Occupation", "occupation/bbbb", "7127,", "warmtepompmonteur"),
        )
        archive.writestr("ISCOGroups_nl.csv", "conceptType,conceptUri\n")
    command = ["import", "esco", str(place), "--dir", str(small_folder)]
    assert main([*command, "--dry-run"]) == 0
    assert skills.read_bytes() == before
    assert main(command) == 0
    assert "esco: 0 added, 2 of our translations replaced, 2 known" in capsys.readouterr().out
    known = load(small_folder)[0].vocabularies
    assert [term.label.get("nl") for term in known["esco"].values()] == [
        "een warmtepomp installeren",
        "metaal verzagen",
    ]
    assert [term.label.get("nl") for term in known["occupations"].values()] == ["warmtepompmonteur"]
    assert not any(term.own_translation for terms in known.values() for term in terms.values())
    assert main(["check", str(small_folder)]) == 0
    assert main(command) == 0
    assert "0 of our translations replaced" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "said"), [("leeg", "no skills_nl.csv"), ("geen.zip", "neither a folder nor a ZIP")])
def test_what_is_no_esco_download_is_wrong_use(
    name: str, said: str, small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty folder and a file that is no ZIP are refused with a sentence, and nothing is written."""
    place = tmp_path / name
    place.write_text("x", encoding="utf-8") if name.endswith(".zip") else place.mkdir()
    assert main(["import", "esco", str(place), "--dir", str(small_folder)]) == 3
    assert said in capsys.readouterr().err
