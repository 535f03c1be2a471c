"""`catalogue diff`: what appears, changes and disappears, said for reviewers without running anyone's markup."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from badge_catalogue.checks import check
from badge_catalogue.cli import main
from badge_catalogue.definitions.load import load_files
from badge_catalogue.review.changes import changes, markdown, text

W = "institutions/demo-mbo/badges/warmtepompen.yaml"
METAL = "institutions/demo-mbo/badges/metaal.yaml"
MBO = "institutions/demo-mbo/institution.yaml"

Edits = dict[str, tuple[str, str] | str | bytes | None]
Edited = Callable[[Edits], dict[str, bytes]]


@pytest.fixture
def told(small: dict[str, bytes], edited: Edited) -> Callable[[Edits], tuple[str, str]]:
    """Return what is said about a change, as text and as Markdown."""

    def tell(edits: Edits) -> tuple[str, str]:
        before, _ = load_files(small)
        after, findings = load_files(edited(edits))
        found = changes(before, after)
        return text(found, "en"), markdown(found, after, sorted([*findings, *check(after)]), "en")

    return tell


def test_nothing_changed_says_so(told: Callable[[Edits], tuple[str, str]]) -> None:
    """The same catalogue twice has no change."""
    plain, marked = told({})
    assert plain == ""
    assert "No definition changes." in marked
    assert "No errors, warnings or hints." in marked


def test_remark_is_no_change(told: Callable[[Edits], tuple[str, str]]) -> None:
    """Comments and the order of lines mean nothing."""
    assert told({METAL: ("type: regular", "# remark\ntype: regular")})[0] == ""


def test_change_names_its_fields(told: Callable[[Edits], tuple[str, str]]) -> None:
    """A changed badge is named with its version and the fields that differ."""
    plain, marked = told({METAL: ("{sbu: 80}", "{sbu: 90}")})
    assert plain == "changed: badges demo-mbo.metaal v1 (workload)\n"
    assert "**Changed (1)**" in marked
    assert "| demo\\-mbo.metaal |" in marked
    assert "Take care" not in marked


def test_frozen_meaning_asks_for_care(told: Callable[[Edits], tuple[str, str]]) -> None:
    """A changed meaning of an awarded badge is pointed out."""
    assert "frozen since it was first awarded (workload)" in told({W: ("{sbu: 240}", "{sbu: 250}")})[1]
    assert "frozen" not in told({W: ("eur: 450", "eur: 500")})[1]


def test_keys_ask_for_two_reviewers(told: Callable[[Edits], tuple[str, str]]) -> None:
    """A change of identities or keys is pointed out; one of the description is not."""
    marked = told({MBO: ("did:web:demo-mbo.example.org", "did:web:www.demo-mbo.example.org")})[1]
    assert "touches whom the verifier trusts (identities)" in marked
    assert "trusts" not in told({MBO: ("nl: Een verzonnen school", "nl: Een bedachte school")})[1]


def test_vanished_badge_asks_for_care(told: Callable[[Edits], tuple[str, str]]) -> None:
    """A removed file is a disappearing badge."""
    plain, marked = told({METAL: None})
    assert plain == "disappears: badges demo-mbo.metaal v1\n"
    assert "addresses never vanish" in marked
    assert "### Findings" in marked


def test_markup_of_contributors_stays_text(told: Callable[[Edits], tuple[str, str]]) -> None:
    """Nothing a contributor wrote becomes a link, a picture, a mention or HTML in the comment."""
    hostile = "@everyone [x](https://evil.example.org) <img src=x> `y`"
    marked = told({METAL: ("issuer: demo-mbo", f'issuer: "{hostile}"')})[1]
    assert "no issuer" in marked
    for part in ("[x](", "<img", "@everyone", " `y`", "https://evil"):
        assert part not in marked


def test_comment_previews_what_appears_or_changes(told: Callable[[Edits], tuple[str, str]]) -> None:
    """A changed badge is shown as its page will say it; what was not changed is not."""
    marked = told({METAL: ("en: Working metal}", "en: Working steel}")})[1]
    assert "### What it will look like" in marked
    assert "<details><summary>Working steel · " in marked
    assert marked.count("<details>") == marked.count("</details>") == 1
    assert "What it will look like" not in told({MBO: ("nl: Een verzonnen school", "nl: Een bedachte school")})[1]


def test_preview_of_a_hostile_badge_stays_text(told: Callable[[Edits], tuple[str, str]]) -> None:
    """What stands in the preview opens no tag, links nowhere and mentions nobody; an unknown issuer does no harm."""
    hostile = "@team </details><script> [x](https://evil.example.org)"
    marked = told({METAL: ("{nl: Metaal bewerken, en: Working metal}", f'{{nl: "{hostile}", en: "{hostile}"}}')})[1]
    for part in ("@team", "<script", "https://evil", "[x]("):
        assert part not in marked
    assert marked.count("</details>") == 1
    assert "· demoweg ·" in told({METAL: ("issuer: demo-mbo", "issuer: demoweg")})[1]


def test_comment_fits_however_much_changes(edited: Callable[[Edits], dict[str, bytes]]) -> None:
    """Two thousand new badges make a comment that can be posted, that says what was left out and closes its folds."""
    before, after = load_files(edited({}))[0], load_files(edited({}))[0]
    badge = after.badges["demo-mbo.metaal"]
    more = {f"demo-mbo.nieuw-{n}": replace(badge, id=f"demo-mbo.nieuw-{n}", slug=f"nieuw-{n}") for n in range(2000)}
    versions = {**after.versions, **{(each.id, each.version): each for each in more.values()}}
    large = replace(after, badges={**after.badges, **more}, versions=versions)
    text = markdown(changes(before, large), large, [], "en")
    assert len(text) < 65_536
    assert text.endswith("… (too long to show)\n")
    assert text.count("<details>") == text.count("</details>")
    few = dict(list(versions.items())[:8])
    smaller = replace(after, badges={badge.id: badge for badge in few.values() if badge.current}, versions=few)
    assert "too long" not in markdown(changes(before, smaller), smaller, [], "en")


def test_command_compares_two_folders(
    tmp_path: Path, small: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    """The command prints the comment; a folder that is not there is wrong use."""
    for side in ("old", "new"):
        for path, data in small.items():
            (tmp_path / side / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / side / path).write_bytes(data)
    changed = tmp_path / "new" / "catalogue" / METAL
    changed.write_bytes(changed.read_bytes().replace(b"sbu: 80", b"sbu: 81"))
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new"), "--format", "markdown", "--lang", "nl"]) == 0
    assert capsys.readouterr().out.startswith("## Wat deze wijziging doet\n\n**Gewijzigd (1)**\n")
    changed.write_bytes(b"<<<<<<< HEAD\n" + changed.read_bytes())
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new"), "--lang", "nl"]) == 0
    assert f"1 bestand is niet te lezen (catalogue/{METAL})" in capsys.readouterr().err
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "nowhere")]) == 3
