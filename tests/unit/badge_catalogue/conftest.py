"""A small catalogue without findings, and a way to break it in one place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from badge_catalogue.checks import check
from badge_catalogue.commands.build import templates
from badge_catalogue.definitions.load import load_files
from badge_catalogue.model.text import LANGUAGES, USUAL
from badge_catalogue.packs import AT_HAND
from badge_catalogue.packs import USUAL as USUAL_PACKS
from badge_catalogue.pages.badge import badge_page
from badge_catalogue.pages.view import view
from badge_catalogue.settings import Settings

SMALL = Path(__file__).parent / "small"

# Path below catalogue/ to (old, new), to the whole text, or to None: no such file.
Edits = Mapping[str, tuple[str, str] | str | bytes | None]
# Rules, wrong change, file and place of the findings, right change.
Case = tuple[str, Edits, str, str, Edits]
Findings = list[tuple[str, str, int, int]]


@pytest.fixture(scope="session", autouse=True)
def small_stays_alone() -> Iterator[None]:
    """No test leaves something beside the small catalogue, as a build does with its cache: it builds from a copy."""
    yield
    assert sorted(path.name for path in SMALL.iterdir()) == ["catalogue"]


@pytest.fixture(scope="session", autouse=True)
def one_process() -> Iterator[None]:
    """A build takes one process: other tests have the other core, and what one build compiled the next one has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.cpu_count", lambda: 1)
        yield


def _chosen_again() -> Iterator[None]:
    """Leave languages and packs of this process as they were, for who builds a catalogue of other ones."""
    yield
    LANGUAGES.choose(USUAL)
    AT_HAND.choose(USUAL_PACKS)


chosen_again = pytest.fixture(_chosen_again, name="chosen_again")
chosen_again_at_the_end = pytest.fixture(_chosen_again, name="chosen_again_at_the_end", scope="module")


@pytest.fixture(scope="session")
def small() -> dict[str, bytes]:
    """The files of the small catalogue by path."""
    return {
        path.relative_to(SMALL).as_posix(): path.read_bytes() for path in sorted(SMALL.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="session")
def edited(small: dict[str, bytes]) -> Callable[[Edits], dict[str, bytes]]:
    """Return the small catalogue with some files changed; a text to be replaced stands there exactly once."""

    def edit(edits: Edits) -> dict[str, bytes]:
        files = dict(small)
        for name, change in edits.items():
            path = f"catalogue/{name}"
            if change is None:
                del files[path]
            elif isinstance(change, bytes):
                files[path] = change
            elif isinstance(change, str):
                files[path] = change.encode()
            else:
                old, new = change
                text = files[path].decode()
                assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
                files[path] = text.replace(old, new).encode()
        return files

    return edit


@pytest.fixture(scope="session")
def found(edited: Callable[[Edits], dict[str, bytes]]) -> Callable[[Edits], Findings]:
    """Return rule, file, line and column of everything wrong after a change."""

    def find(edits: Edits) -> Findings:
        catalogue, findings = load_files(edited(edits))
        return [(item.rule, item.file, item.line, item.column) for item in sorted([*findings, *check(catalogue)])]

    return find


@pytest.fixture(scope="session")
def place(edited: Callable[[Edits], dict[str, bytes]]) -> Callable[[Edits, str, str], tuple[str, int, int]]:
    """Return file, line and column of a text in a changed file; `|` in the text marks the very place."""

    def locate(edits: Edits, name: str, at: str) -> tuple[str, int, int]:
        path = f"catalogue/{name}"
        if not at:
            return path, 1, 1
        text = edited(edits)[path].decode()
        before, _, after = at.partition("|") if "|" in at else ("", "", at)
        assert text.count(before + after) == 1, (
            f"{before + after!r} stands {text.count(before + after)} times in {path}"
        )
        index = text.index(before + after) + len(before)
        return path, text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1

    return locate


@pytest.fixture(scope="session")
def judged(
    found: Callable[[Edits], Findings], place: Callable[[Edits, str, str], tuple[str, int, int]]
) -> Callable[[Case], tuple[Findings, Findings, Findings]]:
    """Return what a case's wrong change gives, what it should give, and what its right neighbour gives."""

    def judge(case: Case) -> tuple[Findings, Findings, Findings]:
        rules, wrong, name, at, right = case
        file, line, column = place(wrong, name, at)
        return found(wrong), [(rule, file, line, column) for rule in rules.split()], found(right)

    return judge


@pytest.fixture
def small_folder(tmp_path: Path, small: dict[str, bytes]) -> Path:
    """The small catalogue in a folder that a test may write in."""
    for path, data in small.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path / "catalogue"


@pytest.fixture
def microcredential() -> dict[str, str]:
    """What makes a microcredential of the small catalogue's school complete, as `catalogue new` asks it."""
    return {
        "type": "microcredential",
        "name.nl": "Zonnepanelen leggen",
        "name.en": "Laying solar panels",
        "description.nl": "Je leert panelen leggen op een schuin dak.",
        "description.en": "You learn to lay panels on a sloping roof.",
        "learning_outcomes": "Je kan panelen leggen. | Lay panels.; Je kan een dak meten. | Measure a roof.",
        "criteria.nl": "Je hebt zes panelen gelegd op een oefendak.",
        "criteria.en": "You laid six panels on a practice roof.",
        "level.value": "4",
        "workload.sbu": "240",
        "participation": "blended",
        "assessment.types": "professional_product",
        "assessment.supervised": "ja",
        "assessment.id_verified": "ja",
        "quality_assurance.framework": "kader",
        "target_group.nl": "Monteurs.",
        "target_group.en": "Fitters.",
        "prerequisites.nl": "Geen.",
        "prerequisites.en": "None.",
        "admission.nl": "Iedereen kan zich aanmelden.",
        "admission.en": "Open to all.",
        "audience": "professional, jobseeker",
        "approval.body.nl": "examencommissie Techniek",
        "approval.body.en": "Examination Board Technology",
    }


@pytest.fixture(scope="session")
def page_of(small: dict[str, bytes]) -> Callable[..., str]:
    """Return the body of the page of the small catalogue's main badge with some fields changed."""
    catalogue = load_files(small)[0]
    settings = Settings("https://badges.example.org/", int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()))

    def body(language: str = "nl", **changes: Any) -> str:
        badge = replace(catalogue.badges["demo-mbo.warmtepompen"], **changes)
        changed = replace(catalogue, badges={**catalogue.badges, badge.id: badge})
        return badge_page(view(changed, settings, templates()), badge, language).body

    return body
