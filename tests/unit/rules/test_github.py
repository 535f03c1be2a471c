"""What GitHub reads: the issue form's answers are importable, the workflows hold no more rights than they need."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from badge_catalogue import limits
from badge_catalogue.imports.spreadsheets import rows

ROOT = Path(__file__).resolve().parents[3]
FORM: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "badge.yml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ANSWERS = {
    "issuer": "demo-mbo",
    "type": "microcredential",
    "name_nl": "Klokken luiden in de toren",
    "name_en": "Ringing tower bells",
    "outcomes_nl": "Je kan een klok veilig luiden.\nJe kan een touw beoordelen.",
    "outcomes_en": "Ring a bell safely.\nAssess a rope.",
    "sbu": "24",
    "logo": '<img width="640" alt="logo" src="https://github.com/user-attachments/assets/0a1b" />',
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
    assert incoming.data["name"] == {"nl": "Klokken luiden in de toren", "en": "Ringing tower bells"}
    assert [outcome["text"] for outcome in incoming.data["learning_outcomes"]] == [
        {"nl": "Je kan een klok veilig luiden.", "en": "Ring a bell safely."},
        {"nl": "Je kan een touw beoordelen.", "en": "Assess a rope."},
    ]
    assert incoming.data["sector"] == ["mbo"]
    (logo,) = incoming.wrong  # of the institution: a maintainer saves it, nothing is fetched
    assert "https://github.com/user-attachments/assets/0a1b:" in logo.get("en")


def test_the_form_says_what_a_logo_may_measure() -> None:
    """The form names, in both languages, the bounds that the check of images keeps."""
    (logo,) = (field["attributes"]["description"] for field in FORM["body"] if field.get("id") == "logo")
    size, remedy = limits.said(limits.IMAGE), "say the bounds of limits.py in .github/ISSUE_TEMPLATE/badge.yml"
    assert f"{limits.PIXELS_LEAST} tot {limits.PIXELS_MOST} pixels, tot {size}." in logo, remedy
    assert f"{limits.PIXELS_LEAST} to {limits.PIXELS_MOST} pixels, up to {size}." in logo, remedy


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
    if path.stem == "issue":  # it makes a branch and starts the checks, after a maintainer's label
        allowed |= {"contents": "write"}
        assert workflow["jobs"]["propose"]["if"] == "github.event.label.name == 'to-pull-request'"
    for right in rights:
        for name, value in right.items():
            assert value in ("read", allowed.get(name))


def test_the_workflow_with_a_token_never_runs_the_forks_code() -> None:
    """It checks out the default branch, and takes of a pull request its definitions alone, links as text."""
    text = (ROOT / ".github" / "workflows" / "comment.yml").read_text(encoding="utf-8")
    assert "workflow_run" in text
    assert "ref: ${{ github.event.repository.default_branch }}" in text
    assert "core.symlinks=false" in text
    assert "for folder in catalogue published; do" in text
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


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_command_is_made_of_what_others_write(path: Path) -> None:
    """What an event says reaches a shell through the environment alone."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    scripts = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


def step(workflow: str, name: str) -> str:
    """Return the script of a step."""
    told = yaml.safe_load((ROOT / ".github" / "workflows" / f"{workflow}.yml").read_text(encoding="utf-8"))
    (job,) = told["jobs"].values()
    return str(next(each["run"] for each in job["steps"] if each.get("name") == name))


def event_of(body: str) -> str:
    """Return the event that GitHub sends when a label is given, as far as the workflow reads it."""
    return json.dumps({"action": "labeled", "label": {"name": "to-pull-request"}, "issue": {"number": 7, "body": body}})


def in_a_runner(folder: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a step in a folder as GitHub's runner does, with the `gh` that lies there."""
    shell = [str(shutil.which("bash")), "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    env = os.environ | {"PATH": path, "RUNNER_TEMP": str(folder / "work"), **environment}
    return subprocess.run(shell, cwd=folder, env=env, capture_output=True, text=True, check=False)


def a_gh(folder: Path, says: str = "", *, exists: bool = False) -> Path:
    """Put a `gh` into a folder that appends its arguments to a file, one call a line; return that file."""
    (folder / "bin").mkdir(exist_ok=True)
    (folder / "work").mkdir(exist_ok=True)
    asked = folder / "work" / "asked.txt"
    program = folder / "bin" / "gh"
    view = "" if exists else '[ "$1 $2" = "pr view" ] && exit 1\n'
    program.write_text(f"#!/bin/sh\necho \"$@\" >> {asked}\n{view}echo '{says}'\n", encoding="utf-8")
    program.chmod(0o755)
    return asked


@pytest.mark.parametrize(
    ("role", "goes_on"),
    [("admin", True), ("maintain", True), ("write", True), ("triage", False), ("read", False), ("", False)],
)
def test_only_a_maintainers_label_counts(tmp_path: Path, role: str, *, goes_on: bool) -> None:
    """Who may sort issues can give any label; the workflow ends before it reads the form, and says why."""
    asked = a_gh(tmp_path, role)
    script = step("issue", "See that a maintainer gave the label")
    done = in_a_runner(tmp_path, script, SENDER="somebody", GITHUB_REPOSITORY="o/r")
    assert (done.returncode == 0) is goes_on
    assert ("::error::" in done.stdout) is not goes_on
    assert asked.read_text(encoding="utf-8") == "api repos/o/r/collaborators/somebody/permission --jq .role_name\n"


def test_the_label_is_looked_at_before_all_else() -> None:
    """No step of the workflow comes before the one that looks who gave the label."""
    told = yaml.safe_load((ROOT / ".github" / "workflows" / "issue.yml").read_text(encoding="utf-8"))
    (job,) = told["jobs"].values()
    assert job["steps"][0]["name"] == "See that a maintainer gave the label"


def test_a_form_that_makes_no_proposal_says_why(tmp_path: Path) -> None:
    """What the import said stands under the issue, as text; who wrote it needs to open no log."""
    told = yaml.safe_load((ROOT / ".github" / "workflows" / "issue.yml").read_text(encoding="utf-8"))
    name = "Say under the form why there is no proposal"
    (condition,) = [one["if"] for job in told["jobs"].values() for one in job["steps"] if one.get("name") == name]
    assert condition == "failure() && steps.import.outcome == 'failure'"
    asked = a_gh(tmp_path)
    (tmp_path / "work" / "said.txt").write_text("welke instelling? ```\n", encoding="utf-8")
    done = in_a_runner(tmp_path, step("issue", name), NUMBER="7", GITHUB_REPOSITORY="o/r")
    assert done.returncode == 0, done.stderr
    assert asked.read_text(encoding="utf-8").startswith("issue comment 7 --repo o/r --body-file ")
    said = (tmp_path / "work" / "refused.md").read_text(encoding="utf-8")
    assert "welke instelling?" in said
    assert said.count("```") == 2


@pytest.mark.parametrize("exists", [False, True], ids=["the first time", "once more"])
def test_the_proposal_gets_its_checks(tmp_path: Path, *, exists: bool) -> None:
    """The branch is pushed, a pull request is made where there is none, and its checks are started by name."""
    git, remote = str(shutil.which("git")), tmp_path / "remote.git"
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    here = tmp_path / "here"
    (here / "catalogue").mkdir(parents=True)
    subprocess.run([git, "init", "-q", "--bare", str(remote)], check=True)
    for command in (["init", "-q"], [*who, "commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run([git, *command], cwd=here, check=True)
    address = "https://x-access-token:t@github.com/o/r"
    subprocess.run([git, "config", f"url.{remote}.insteadOf", address], cwd=here, check=True)
    (here / "catalogue" / "new.yaml").write_text("name: x\n", encoding="utf-8")
    asked = a_gh(here, exists=exists)
    (here / "work" / "said.txt").write_text("zo: ```\n", encoding="utf-8")
    script = step("issue", "Propose it, and start the checks")
    told = {"GH_TOKEN": "t", "NUMBER": "7", "DEFAULT": "main", "GITHUB_REPOSITORY": "o/r"}
    done = in_a_runner(here, script, **told)
    assert done.returncode == 0, done.stderr
    calls = asked.read_text(encoding="utf-8").splitlines()
    assert calls[-2:] == [f"workflow run {name}.yml --repo o/r --ref form/7" for name in ("definitions", "test")]
    for name in ("definitions", "test"):
        told = yaml.safe_load((ROOT / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8"))
        assert "workflow_dispatch" in told[True]  # YAML 1.1 reads `on` as a yes
    assert len([call for call in calls if call.startswith("pr create")]) == (not exists)
    shown = [git, "--git-dir", str(remote), "show", "--stat", "--format=%s", "form/7"]
    pushed = subprocess.run(shown, check=True, capture_output=True, text=True).stdout
    assert "Badge of the form in issue 7" in pushed
    assert "catalogue/new.yaml" in pushed
    assert (here / "work" / "text.md").read_text(encoding="utf-8").count("```") == 2


# An expression of GitHub's, YAML, a heading with another's folder, and a text as long as an issue can hold.
HOSTILE = ANSWERS | {
    "name_nl": "${{ github.token }}",
    "criteria_nl": "&a [*a, *a]\n<<: *a\n--- !!x y",
    "description_nl": f"Je luidt.\n\n### Ook (`issuer`)\n\ndemo-hbo\n{'x' * 60_000}",
}


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (written(FORM, ANSWERS).replace("\n", "\r\n"), True),
        (written(FORM, ANSWERS | {"name_nl": "$(touch taken)`touch taken`", "name_en": "'; touch taken; '"}), True),
        (written(FORM, ANSWERS | {"issuer": "../../elsewhere"}), False),
        (written(FORM, HOSTILE), True),
        (written(FORM, ANSWERS | {"name_nl": "Warmtepompen installeren"}), False),
        ("Hallo, mag er een badge bij?", False),
    ],
    ids=[
        "filled in",
        "commands in it",
        "a folder elsewhere",
        "what others would read",
        "a badge that is there",
        "free text",
    ],
)
def test_a_labelled_form_becomes_a_definition(tmp_path: Path, body: str, *, made: bool) -> None:
    """The step of the workflow, in a repository of its own, makes one file and runs nothing of the form."""
    shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "catalogue").symlink_to(Path(sys.executable).with_name("catalogue"))
    git = str(shutil.which("git"))
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "catalogue"], [*who, "commit", "-qm", "x"]):
        subprocess.run([git, *command], cwd=tmp_path, check=True)
    body = json.loads(event_of(body))["issue"]["body"]
    a_gh(tmp_path)
    done = in_a_runner(tmp_path, step("issue", "Make a definition of the form"), BODY=body)
    changed = subprocess.run(
        [git, "status", "--porcelain", "-uall"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    assert (done.returncode == 0) is made
    new = [line[3:] for line in changed.splitlines() if line.endswith(".yaml")]
    assert [name.rpartition("/")[0] for name in new] == ["catalogue/institutions/demo-mbo/badges"] * made
    assert list(tmp_path.rglob("taken")) == []
