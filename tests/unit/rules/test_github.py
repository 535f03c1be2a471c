"""What GitHub reads: the issue form's answers are importable, the workflows hold no more rights than they need."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from badge_catalogue.imports import rows

ROOT = Path(__file__).resolve().parents[3]
FORM: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "badge.yml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ANSWERS = {
    "issuer": "demo-mbo",
    "type": "microcredential",
    "name_nl": "Heftruck rijden",
    "name_en": "Driving a forklift truck",
    "outcomes_nl": "Je kan een heftruck veilig besturen.\nJe kan een lading beoordelen.",
    "outcomes_en": "Drive a forklift truck safely.\nAssess a load.",
    "sbu": "24",
    "contact": "microcredentials@demo-mbo.example.org",
}


def written(form: dict[str, Any], answers: dict[str, str]) -> str:
    """Return the text GitHub makes of a filled-in form."""
    parts = []
    for field in form["body"]:
        if field["type"] == "markdown":
            continue
        attributes = field["attributes"]
        if field["type"] == "checkboxes":
            first, *rest = (option["label"] for option in attributes["options"])
            answer = "\n".join([f"- [X] {first}", *(f"- [ ] {option}" for option in rest)])
        else:
            answer = answers.get(field["id"], "_No response_")
        parts.append(f"### {attributes['label']}\n\n{answer}\n")
    return "\n".join(parts)


def test_every_answer_of_the_issue_form_is_imported() -> None:
    """No field of the form is lost, and outcomes in two languages come together."""
    incoming = rows.from_issue(written(FORM, ANSWERS))
    assert incoming.lost == []
    assert incoming.data["issuer"] == "demo-mbo"
    assert incoming.data["name"] == {"nl": "Heftruck rijden", "en": "Driving a forklift truck"}
    assert [outcome["text"] for outcome in incoming.data["learning_outcomes"]] == [
        {"nl": "Je kan een heftruck veilig besturen.", "en": "Drive a forklift truck safely."},
        {"nl": "Je kan een lading beoordelen.", "en": "Assess a load."},
    ]
    assert incoming.data["sector"] == ["mbo"]


def test_an_unknown_field_would_be_reported() -> None:
    """A label that names no field is listed as lost, so the test above can fail."""
    text = written(FORM, ANSWERS).replace("(`contact`)", "(`kontakt`)")
    assert rows.from_issue(text).lost != []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_start_with_read_only_rights(path: Path) -> None:
    """Each workflow names its rights, and writes at most comments or pages."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    rights = [workflow["permissions"], *(job.get("permissions", {}) for job in workflow["jobs"].values())]
    allowed = {"contents": "read", "pages": "write", "id-token": "write", "pull-requests": "write", "issues": "write"}
    allowed |= {"actions": "write"}  # switches its own schedule on again
    for right in rights:
        for name, value in right.items():
            assert value in ("read", allowed.get(name))


def test_the_workflow_with_a_token_never_runs_the_forks_code() -> None:
    """It checks out the default branch, and takes of a pull request its definitions alone, links as text."""
    text = (ROOT / ".github" / "workflows" / "comment.yml").read_text(encoding="utf-8")
    assert "workflow_run" in text
    assert "ref: ${{ github.event.repository.default_branch }}" in text
    assert "core.symlinks=false" in text
    assert "FETCH_HEAD -- catalogue" in text
    for path in WORKFLOWS:
        assert "pull_request_target" not in path.read_text(encoding="utf-8")


SPOILED = {
    "a-title-in-a-command": (
        "zizmor",
        "- run: make check",
        '- run: echo "${{ github.event.head_commit.message }}"',
    ),
    "a-moving-tag": ("zizmor", "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8", "actions/checkout@v5"),
    "an-unknown-context": ("jactionlint", "${{ github.ref }}", "${{ githup.ref }}"),
}


@pytest.mark.parametrize(("judge", "right", "wrong"), SPOILED.values(), ids=SPOILED)
def test_the_judges_of_workflows_can_tell(tmp_path: Path, judge: str, right: str, wrong: str) -> None:
    """What `make check` asks of the workflows is refused where it was broken on purpose, and not before."""
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    binary = Path(sys.executable).with_name(judge)
    command = [str(binary), *(("--offline", "--persona", "auditor") if judge == "zizmor" else ()), "test.yml"]
    found = []
    for told in (text, text.replace(right, wrong)):
        (folder / "test.yml").write_text(told, encoding="utf-8")
        found.append(subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode)
    assert text != text.replace(right, wrong)
    assert found[0] == 0
    assert found[1] != 0
