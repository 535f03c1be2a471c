"""Every command of the workflows runs here, with what GitHub would tell it; and refuses where it has to."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import contribution
import pytest
import yaml
from workflows import Runner

MADE = Callable[..., Runner]
GIT = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a"}
GIT |= {"GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
CONTEXT = {
    "github.token": "a-token",
    "github.server_url": "https://github.example.org",
    "github.repository": "some/catalogue",
    "github.run_id": "7",
    "github.event.workflow_run.head_repository.owner.login": "someone",
    "github.event.workflow_run.head_branch": "wadden",
    "github.event.workflow_run.head_sha": "0" * 40,
    "steps.pages.outputs.base_url": "https://some.example.org/catalogue",
    "vars.CURATOR": "",
}
NOT_LENT = {"catalogue", "site", ".cache", ".git"}  # a copy, what the first built, and what git keeps
AWARDED = "catalogue/institutions/demo-mbo/badges/cv-ketels-onderhouden.yaml"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with a contribution, and what was published of it before."""
    return contribution.made(tmp_path_factory.mktemp("repository"))


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as the workflow itself built it."""
    runner = Runner(repository, tmp_path_factory.mktemp("publish"), CONTEXT, contribution.environment(repository))
    runner.environment = {**runner.environment, "DEPLOYMENTS": "0"}
    steps = runner.job("publish.yml", "build")
    assert [step.returncode for step in steps] == [0] * len(steps), steps[-1].stderr
    assert "make check test" in runner.asked.read_text(encoding="utf-8")
    return repository / "site"


@pytest.fixture
def runner(repository: Path, tmp_path: Path) -> MADE:
    """Lend a machine whose checkout may be changed; only the definitions are a copy."""

    def made(change: Mapping[str, str] | None = None, **environment: str) -> Runner:
        checkout = tmp_path / "checkout"
        shutil.copytree(repository / "catalogue", checkout / "catalogue")
        for path in sorted(repository.iterdir()):
            if path.name not in NOT_LENT:
                (checkout / path.name).symlink_to(path)
        path = checkout / AWARDED
        text = path.read_text(encoding="utf-8")
        for old, new in (change or {}).items():
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        return Runner(checkout, scratch, CONTEXT, contribution.environment(checkout) | environment)

    return made


def test_the_site_has_the_pages_of_a_contribution(site: Path) -> None:
    """Its badges stand beside those of the demonstration, and search engines may list them."""
    page = (site / "badges/waddencollege/wadgids/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' not in page
    invented = (site / "badges/demo-mbo/cv-ketels-onderhouden/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in invented


def test_an_unchanged_promise_passes(runner: MADE, site: Path) -> None:
    """The pull request's check compares with the published site and finds nothing broken."""
    steps = runner(PAGES=str(site)).job("definitions.yml", "check")
    assert [step.returncode for step in steps] == [0, 0, 0], steps[-1].stdout
    assert "::error" not in steps[-1].stdout


BROKEN = {
    "renamed": ({"nl: Cv-ketels onderhouden": "nl: Koelkasten onderhouden"}, "meaning-stays"),
    "another-level": ({'value: "3"': 'value: "2"'}, "meaning-stays"),
}


@pytest.mark.parametrize(("change", "rule"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("job", [("definitions.yml", "check"), ("publish.yml", "build")], ids=["proposed", "published"])
def test_a_broken_promise_is_refused(
    job: tuple[str, str], change: dict[str, str], rule: str, runner: MADE, site: Path
) -> None:
    """A renamed awarded badge, or another level, stops the pull request and the publication."""
    lent = runner(change, PAGES=str(site))
    steps = lent.job(*job)
    assert steps[-1].returncode == 1
    assert f"title={rule}" in steps[-1].stdout
    assert "make check test" not in lent.asked.read_text(encoding="utf-8")


def test_a_promise_broken_on_purpose_leaves_a_trace(runner: MADE, site: Path) -> None:
    """What maintainers decided and wrote down is a warning that says why; a reason is needed."""
    change, rule = BROKEN["another-level"]
    lent = runner(change, PAGES=str(site))
    path = lent.checkout / "broken-promises.yaml"
    because = "The level was a mistake that the institution's board corrected."
    path.write_text(
        yaml.safe_dump([{"rule": rule, "file": AWARDED, "decided_on": "x", "because": because}]), encoding="utf-8"
    )
    assert lent.job("definitions.yml", "check")[-1].returncode == 3
    text = f"- {{rule: {rule}, file: {AWARDED}, decided_on: 2026-11-30, because: {because}}}\n"
    path.write_text(text, encoding="utf-8")
    steps = lent.job("definitions.yml", "check")
    assert steps[-1].returncode == 0
    assert f"broken on purpose on 2026-11-30: {because}" in steps[-1].stdout


def test_the_first_publication_has_nothing_to_compare_with(runner: MADE) -> None:
    """Where nothing was deployed the step says so and goes on; so does a fork's."""
    steps = runner(DEPLOYMENTS="0").job("definitions.yml", "check")
    assert [step.returncode for step in steps] == [0, 0, 0]
    assert "nothing was published" in steps[1].stderr


@pytest.mark.parametrize("pages", ["", "nowhere"], ids=["no-address", "no-answer"])
def test_a_site_that_cannot_be_reached_stops_publication(pages: str, runner: MADE) -> None:
    """Something was published and cannot be read: nobody publishes over it unseen."""
    lent = runner(PAGES=pages)
    steps = lent.job("publish.yml", "build")
    assert steps[-1].returncode != 0
    assert "make check test" not in lent.asked.read_text(encoding="utf-8")


def _committed(lent: Runner, folder: Path, change: Callable[[Path], None]) -> str:
    """Put a pull request that changes what the checkout has into a repository; return its commit."""
    for name in ("catalogue", "published"):
        if (lent.checkout / name).is_dir():
            shutil.copytree(lent.checkout / name, folder / name)
    change(folder)
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"], ["update-ref", "refs/pull/7/head", "HEAD"]):
        subprocess.run(["git", *command], cwd=folder, check=True, env=os.environ | GIT)  # noqa: S607 -- as make finds it
    asked = ["git", "rev-parse", "HEAD"]
    return subprocess.run(asked, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def _proposed(runner: MADE, folder: Path, change: Callable[[Path], None], **told: str) -> str:
    """Return the comment under a pull request that changes what the checkout has."""
    lent = runner(PULL="7", **told)
    _committed(lent, folder, change)
    lent.context = {**CONTEXT, "github.event.repository.clone_url": f"file://{folder}"}
    steps = lent.job("comment.yml", "comment")
    assert [step.returncode for step in steps] == [0] * 5, steps[-1].stderr
    assert "gh pr comment 7" in lent.asked.read_text(encoding="utf-8")
    return (lent.scratch / "temp" / "comment.md").read_text(encoding="utf-8")


def test_the_comment_tells_what_appears(runner: MADE, tmp_path: Path) -> None:
    """The comment's workflow finds the pull request, takes its definitions as data, and says what is new."""

    def added(folder: Path) -> None:
        path = folder / contribution.PLACE
        path = path if path.is_dir() else path.parent
        for file in sorted(path.glob("badges/wadgids.yaml")):
            file.with_name("wadgids-twee.yaml").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")

    assert "waddencollege.wadgids-twee" in _proposed(runner, tmp_path / "proposed", added)


def test_the_comment_names_who_is_missing(runner: MADE, tmp_path: Path) -> None:
    """For every field that matters, and for what is published; who agreed to this very commit is missing no more."""
    place = "catalogue/institutions/demo-mbo/institution.yaml"

    def changed(folder: Path) -> None:
        path = folder / place
        text = path.read_text(encoding="utf-8")
        path.write_text(text + "other_names: [VN]\nshares_with: [demo-hbo]\n", encoding="utf-8")
        ledger = folder / "published" / "demo-mbo" / "ledger.jsonl"
        ledger.parent.mkdir(parents=True, exist_ok=True)
        ledger.write_text("", encoding="utf-8")

    review = {"user": {"login": "owner-hbo-one"}, "state": "APPROVED", "commit_id": "0" * 40}
    told = {"REVIEWS": json.dumps([[review]]), "FILES": json.dumps([[{"filename": place}]])}
    said = _proposed(runner, tmp_path / "proposed", changed, **told)
    fields = "institutions demo-mbo: other_names, shares_with"
    assert f"- missing: curators (2, of different organisations): {fields}: `@curator-hbo`, `@curator-wo`" in said
    assert "- missing: demo-mbo (1): institutions demo-mbo: `@owner-mbo-one`, `@owner-mbo-two`" in said
    assert "- missing: curators (2, of different organisations): published/demo-mbo/ledger.jsonl" in said
    assert "- ok: demo-hbo (1): institutions demo-mbo: `@owner-hbo-one`" in said
    assert said.index("### Who must agree") < said.index("## What this change does")


def test_a_proposal_that_cannot_be_read_gets_its_comment(runner: MADE, tmp_path: Path) -> None:
    """What is wrong stands there, and that nobody can agree yet."""

    def broken(folder: Path) -> None:
        path = folder / AWARDED
        path.write_text(path.read_text(encoding="utf-8") + "level: [\n", encoding="utf-8")

    said = _proposed(runner, tmp_path / "proposed", broken)
    assert "mend the errors in the definitions first" in said
    assert "this is no YAML" in said


@pytest.mark.parametrize(
    ("who", "author", "status"),
    [((), "stranger", 1), (("owner-mbo-one",), "stranger", 0), (("owner-mbo-one",), "owner-mbo-one", 1)],
    ids=["nobody", "an owner", "the author, who is one"],
)
def test_the_workflow_of_approvals_waits_for_whom_it_needs(
    who: tuple[str, ...], author: str, status: int, runner: MADE, tmp_path: Path
) -> None:
    """It fails until an owner agreed to this very commit; nobody agrees to a proposal of their own."""

    def changed(folder: Path) -> None:
        path = folder / AWARDED
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("contact: ", "contact: other.", 1), encoding="utf-8")

    lent = runner()
    commit = _committed(lent, tmp_path / "proposed", changed)
    reviews = [{"user": {"login": name}, "state": "APPROVED", "commit_id": commit} for name in who]
    told = {"REVIEWS": json.dumps([reviews]), "FILES": json.dumps([[{"filename": AWARDED}]])}
    lent.environment = {**lent.environment, **told}
    lent.context = {
        **CONTEXT,
        "github.event.pull_request.number": "7",
        "github.event.pull_request.head.sha": commit,
        "github.event.pull_request.user.login": author,
        "github.event.repository.clone_url": f"file://{tmp_path / 'proposed'}",
    }
    steps = lent.job("approvals.yml", "approvals")
    assert [step.returncode for step in steps] == [0, status], steps[-1].stderr
    said = (lent.scratch / "summary.md").read_text(encoding="utf-8")
    assert ("missing: demo-mbo" in said) is bool(status)


@pytest.mark.parametrize(("number", "asked"), [("", "issue create"), ("12", "issue comment 12")], ids=["new", "open"])
def test_a_failed_schedule_is_told(number: str, asked: str, runner: MADE) -> None:
    """One issue says that nothing was renewed, with the address of the run; an open one is added to."""
    lent = runner(ISSUE=number)
    assert [step.returncode for step in lent.job("publish.yml", "tell")] == [0]
    told = lent.asked.read_text(encoding="utf-8")
    assert f"gh {asked}" in told
    assert "https://github.example.org/some/catalogue/actions/runs/7" in told


def test_the_schedule_keeps_itself_alive(runner: MADE) -> None:
    """Each scheduled run switches its workflow on again."""
    lent = runner()
    assert [step.returncode for step in lent.job("publish.yml", "stay-scheduled")] == [0]
    assert "PUT repos/some/catalogue/actions/workflows/publish.yml/enable" in lent.asked.read_text(encoding="utf-8")


def test_the_test_workflow_brings_vectors_first(runner: MADE) -> None:
    """Vectors, checks, tests, in that order."""
    lent = runner()
    assert [step.returncode for step in lent.job("test.yml", "test")] == [0, 0, 0]
    assert lent.asked.read_text(encoding="utf-8").split("\n")[:3] == ["make vectors", "make check", "make test"]
