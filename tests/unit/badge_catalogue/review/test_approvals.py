"""Who must agree to a change: every institution it touches, and where it matters two curators of others."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from badge_catalogue.cli import main
from badge_catalogue.commands import approvals
from badge_catalogue.commands.build import templates
from badge_catalogue.definitions.load import load
from badge_catalogue.model import Catalogue
from badge_catalogue.pages.every import institution_page
from badge_catalogue.pages.view import view
from badge_catalogue.review.agreement import GUARDED, Demand, NoRules, Rules, approved, of_files, rules_of
from badge_catalogue.review.repository_settings import wrong
from badge_catalogue.settings import Settings

ROOT = Path(__file__).resolve().parents[4]
MBO = "catalogue/institutions/demo-mbo/institution.yaml"
HBO = "catalogue/institutions/demo-hbo/institution.yaml"
ENDORSED = "catalogue/endorsements/hbo-over-warmtepompen.yaml"
METAL = "catalogue/institutions/demo-mbo/badges/metaal.yaml"
W = "catalogue/institutions/demo-mbo/badges/warmtepompen.yaml"
ACCEPTED = (
    "{badge: demo-hbo.energie, version: '1', decided_by: {nl: Wij, en: We}, on: 2026-05-01, "
    "effect: {nl: Telt mee., en: Counts.}}"
)
PRACTICE = (
    "{kind: praktijkverklaring, qualification: {code: '25000', name: {nl: Kok, en: Cook}}, workplace: demo-hbo, "
    "processes: [{code: B1-K1-W1, name: {nl: Koken, en: Cooking}}]}"
)
KEY_ID = "https://demo-mbo.example.org/issuer#key-2"
KEY = "z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH"
ALL = ("owner-mbo-one", "owner-hbo-one", "owner-wo-one", "curator-mbo", "curator-hbo", "curator-wo")
GOVERNANCE = yaml.safe_load((ROOT / "governance.yaml").read_text(encoding="utf-8"))
RULESET = {
    "target": "branch",
    "enforcement": "active",
    "bypass_actors": [],
    "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
    "rules": [
        {"type": "deletion"},
        {"type": "non_fast_forward"},
        {"type": "pull_request", "parameters": {
            "required_approving_review_count": 1, "require_code_owner_review": True,
            "dismiss_stale_reviews_on_push": True, "require_last_push_approval": True,
            "required_reviewers": [{"file_patterns": [".github/**"], "minimum_approvals": 2,
                                    "reviewer": {"id": 7, "type": "Team"}}]}},
        {"type": "required_status_checks", "parameters": {
            "strict_required_status_checks_policy": True,
            "required_status_checks": [{"context": "approvals", "integration_id": 15368},
                                       {"context": "test", "integration_id": 15368}]}},
    ],
}  # fmt: skip
Agreed = Callable[..., int]


@pytest.fixture
def folders(tmp_path: Path, small: dict[str, bytes]) -> tuple[Path, Path]:
    """The small catalogue as it is and as it is proposed, with the curators of this project."""
    for side in ("old", "new"):
        for path, data in small.items():
            (tmp_path / side / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / side / path).write_bytes(data)
    shutil.copy(ROOT / "governance.yaml", tmp_path / "old")
    return tmp_path / "old", tmp_path / "new"


@pytest.fixture
def agreed(folders: tuple[Path, Path], tmp_path: Path) -> Agreed:
    """Return the exit code of the command when these accounts have approved."""

    def ask(*accounts: str, files: Sequence[str | tuple[str, str]] = (), **options: str) -> int:
        reviews = [{"user": {"login": name}, "state": "APPROVED", "commit_id": "abc"} for name in accounts]
        (tmp_path / "reviews.json").write_text(json.dumps([reviews]), encoding="utf-8")
        names = [(name, None) if isinstance(name, str) else name for name in files]
        told = [{"filename": name, "previous_filename": before} for name, before in names]
        (tmp_path / "files.json").write_text(json.dumps(told), encoding="utf-8")
        given = [part for name, value in options.items() for part in (f"--{name}", value)]
        place = ["--against", str(folders[0]), "--reviews", str(tmp_path / "reviews.json")]
        return main(["approvals", str(folders[1]), *place, "--files", str(tmp_path / "files.json"), *given])

    return ask


def edit(folder: Path, path: str, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    text = (folder / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / path).write_text(text.replace(old, new), encoding="utf-8")


# what changes: file, old and new text; who suffices; who, left out of everyone, is missed
CASES: dict[str, tuple[tuple[str, str, str], tuple[str, ...], tuple[str, ...]]] = {
    "a badge": ((W, "eur: 450", "eur: 500"), ("owner-mbo-two",), ("owner-mbo-one",)),
    "words of an institution": ((MBO, "city: Noordstad", "city: Zuid"), ("owner-mbo-one",), ("owner-mbo-one",)),
    "a key": (
        (MBO, "    not_after: 2028", "    not_after: 2029"),
        ("owner-mbo-one", "curator-hbo", "curator-wo"),
        ("owner-mbo-one", "curator-hbo", "curator-wo"),
    ),
    "a name": (
        (MBO, "nl: Vakschool Noord", "nl: Vakschool Oost"),
        ("owner-mbo-one", "curator-hbo", "curator-wo"),
        ("owner-mbo-one", "curator-hbo", "curator-wo"),
    ),
    "an endorsement": (
        (ENDORSED, "on: 2026-06-01", "on: 2026-06-02"),
        ("owner-mbo-one", "owner-hbo-two"),
        ("owner-mbo-one", "owner-hbo-one"),
    ),
    "a parent": (
        (MBO, "kind: institution", "kind: institution\nparent: demo-hbo"),
        ("owner-mbo-one", "owner-hbo-one", "curator-hbo", "curator-wo"),
        ("owner-mbo-one", "owner-hbo-one", "curator-hbo", "curator-wo"),
    ),
    "a claim on another's page": (
        (METAL, "status: active", "status: active\nstacking: {role: stackable, into: [demo-hbo.energie]}"),
        ("owner-mbo-one", "owner-hbo-one"),
        ("owner-mbo-one", "owner-hbo-one"),
    ),
    "a requirement on another's page": (
        (METAL, "status: active", "status: active\nstacking: {role: stackable, requires: [demo-hbo.energie]}"),
        ("owner-mbo-one", "owner-hbo-two"),
        ("owner-mbo-one", "owner-hbo-one"),
    ),
    "a badge of another accepted": (
        (
            METAL,
            "status: active",
            f"status: active\nstacking: {{role: stackable, accepts: [{ACCEPTED}]}}",
        ),
        ("owner-mbo-one", "owner-hbo-one"),
        ("owner-mbo-one", "owner-hbo-one"),
    ),
    "a recommendation, which stands on one's own page": (
        (METAL, "status: active", "status: active\nstacking: {role: stackable, recommends: [demo-hbo.energie]}"),
        ("owner-mbo-one",),
        ("owner-mbo-one",),
    ),
    "a name that stands on another's page": (
        (W, "name: {nl: Warmtepompen installeren, en", "name: {nl: Energie voor iedereen, en"),
        ("owner-mbo-one", "owner-hbo-one"),
        ("owner-mbo-one", "owner-hbo-one"),
    ),
    "a decision on a badge of another": (
        (MBO, "city: Noordstad", f"city: Noordstad\nrecognises: [{ACCEPTED}]"),
        ("owner-mbo-one", "owner-hbo-one"),
        ("owner-mbo-one", "owner-hbo-one"),
    ),
    "a workplace of another that assesses": (
        (METAL, "status: active", f"status: active\npractice: {PRACTICE}"),
        ("owner-mbo-one", "owner-hbo-one"),
        ("owner-mbo-one", "owner-hbo-one"),
    ),
    "an alias in another's space": (
        (METAL, "status: active", "status: active\naliases: [demo-hbo.oud]"),
        ("owner-mbo-one", "owner-hbo-one"),
        ("owner-mbo-one", "owner-hbo-one"),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_everyone_who_is_touched_must_agree(
    case: tuple[tuple[str, str, str], tuple[str, ...], tuple[str, ...]], folders: tuple[Path, Path], agreed: Agreed
) -> None:
    """Those who suffice do, and without any one of those who are needed all the others do not."""
    change, suffice, needed = case
    assert agreed() == 0
    edit(folders[1], *change)
    assert agreed() == 1
    assert agreed(*suffice) == 0
    for left_out in needed:
        assert agreed(*(name for name in ALL if name != left_out)) == 1


def test_who_is_missing_is_named(
    folders: tuple[Path, Path], agreed: Agreed, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the fields that matter and the accounts that may speak, in either language."""
    edit(folders[1], MBO, "    not_after: 2028", "    not_after: 2029")
    agreed("owner-mbo-one", "curator-mbo")
    said = capsys.readouterr().out
    assert "- ok: demo-mbo (1): institutions demo-mbo: `@owner-mbo-one`, `@owner-mbo-two`" in said
    assert "- missing: curators (2, of different organisations): institutions demo-mbo: keys: `@curator-hbo`" in said
    agreed(lang="nl")
    assert "- ontbreekt: curators" in capsys.readouterr().out


def test_a_large_change_fits_in_a_comment() -> None:
    """What the same people must agree to is one line; of many people the missing ones stand first, and fit."""
    many = [Demand("demo-mbo", f"badges demo-mbo.b{number} v1", frozenset({"a", "b"})) for number in range(1200)]
    said = approvals.told_of(many, many, Rules(), "en")
    assert "demo-mbo (1): badges demo-mbo.b0 v1, " in said
    assert "… (+1190): `a`, `b`" in said
    apart = [Demand(f"school-{number}", f"badges b{number}", frozenset({f"u{number}"})) for number in range(400)]
    said = approvals.told_of(apart, apart[-3:], Rules(), "en")
    assert said.splitlines()[2:5] == [f"- missing: school-{n} (1): badges b{n}: `u{n}`" for n in (397, 398, 399)]
    assert len(said) < 65_536 - 60_000
    assert re.search(r"- … \(\+\d+\)", said)


@pytest.mark.parametrize("field", GUARDED)
def test_every_field_that_decides_about_trust_needs_curators(
    field: str, folders: tuple[Path, Path], agreed: Agreed
) -> None:
    """Names, parents, identities, keys, status lists, the demonstration mark, code owners and what they rest on."""
    data = yaml.safe_load((folders[1] / MBO).read_text(encoding="utf-8"))
    data["keys"] = [{**key, "not_before": "2026-01-01T00:00:00Z", "not_after": "2028-01-01T00:00:00Z"}
                    for key in data["keys"]]  # fmt: skip
    data[field] = {
        "name": {"nl": "Andere", "en": "Other"}, "other_names": ["VN"], "kind": "group", "parent": "demo-hbo",
        "units": ["demo-hbo"], "shares_with": ["demo-hbo"], "url": "https://x.example.org/",
        "keys": [{"id": KEY_ID, "multibase": KEY}],
        "identities": ["https://x.example.org/issuer"], "hosted_under": ["https://x.example.org/b/"], "status_lists": ["https://x.example.org/1"],
        "demonstration": False, "code_owners": ["@attacker"],
        "institution_code": "00XX", "ror": "https://ror.org/0abcdefgh",
        "register": {"name": {"nl": "Register", "en": "Register"}, "url": "https://register.example.org/1"},
    }[field]  # fmt: skip
    (folders[1] / MBO).write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    owners = ("owner-mbo-one", "owner-hbo-one")
    assert agreed(*owners, "curator-mbo", "curator-hbo", "attacker") == 1
    assert agreed(*owners, "curator-wo", "curator-hbo") == 0


def test_the_rules_for_people_name_the_fields_that_decide_about_trust() -> None:
    """GOVERNANCE.md lists them, each and in this order, where it says who agrees to a change of an institution."""
    (row,) = (line for line in (ROOT / "GOVERNANCE.md").read_text(encoding="utf-8").splitlines()
              if line.startswith("| of an institution"))  # fmt: skip
    named = tuple(re.findall(r"`(\w+)`", row))
    assert named == GUARDED, 'name the fields of GUARDED, in its order, in the row "of an institution" of GOVERNANCE.md'


def test_a_host_of_an_institution_becomes_a_platform_only_if_it_agrees(
    folders: tuple[Path, Path], agreed: Agreed
) -> None:
    """Others may have an identity there then; a platform on a host of nobody is for curators alone."""
    text = (folders[1] / "catalogue/platforms/edubadges.yaml").read_text(encoding="utf-8")
    path = folders[1] / "catalogue/platforms/nieuw.yaml"
    for host, missed in (("uitgifte.example.org", None), ("demo-hbo.example.org", "owner-hbo-one")):
        path.write_text(re.sub("hosts: .*", f"hosts: [{host}]", text), encoding="utf-8")
        assert agreed(*ALL) == 0
        assert agreed("curator-mbo", "curator-wo") == (1 if missed else 0)
        assert agreed("curator-mbo", "curator-wo", *([missed] if missed else [])) == 0


def test_a_badge_enters_the_series_of_another_only_if_it_agrees(folders: tuple[Path, Path], agreed: Agreed) -> None:
    """With the template or without; and who stands in a series is asked when its words change."""
    path = "catalogue/institutions/demo-hbo/badges/energie.yaml"
    edit(folders[1], path, "status: active", "status: active\nseries: {template: samenwerken, step: expert}")
    assert agreed("owner-hbo-one") == 1
    assert agreed("owner-hbo-one", "owner-mbo-one") == 0
    edit(folders[0], path, "status: active", "status: active\nseries: {template: samenwerken, step: expert}")
    assert agreed() == 0
    edit(folders[1], "catalogue/templates/samenwerken@1.yaml", "Een reeks van twee badges.", "Twee badges.")
    assert agreed("owner-mbo-one") == 1
    assert agreed("owner-mbo-one", "owner-hbo-one") == 0


def test_a_badge_of_a_unit_in_the_folder_above_is_both_of_theirs(folders: tuple[Path, Path], agreed: Agreed) -> None:
    """An endorsement of it, and a badge that requires it, need the owner of the folder and the unit that issues it."""
    path = "catalogue/institutions/demo-hbo/badges/energie.yaml"
    for side in folders:
        edit(side, HBO, "kind: institution", "kind: institution\nunits: [demo-mbo]")
        edit(side, MBO, "kind: institution", "kind: institution\nparent: demo-hbo")
        edit(side, path, "issuer: demo-hbo", "issuer: demo-mbo")
    edit(folders[1], ENDORSED, "endorser: demo-hbo", "endorser: Keurmerk\nurl: https://keurmerk.example.org/")
    edit(folders[1], ENDORSED, "badge: demo-mbo.warmtepompen", "badge: demo-hbo.energie")
    assert agreed(*(name for name in ALL if name != "owner-mbo-one")) == 1
    assert agreed(*(name for name in ALL if name != "owner-hbo-one")) == 1
    assert agreed(*ALL) == 0
    shutil.copy(folders[0] / ENDORSED, folders[1] / ENDORSED)
    stacking = "status: active\nstacking: {role: stackable, requires: [demo-hbo.energie]}"
    edit(folders[1], METAL, "status: active", stacking)
    assert agreed("owner-mbo-one") == 1
    assert agreed("owner-mbo-one", "owner-hbo-one") == 0


def test_whoever_joins_a_unit_is_agreed_to_by_everyone_above_it(folders: tuple[Path, Path], agreed: Agreed) -> None:
    """A newcomer may bear the name of the whole family, so that the unit's own word is not enough."""
    for side, units in ((folders[0], ""), (folders[1], "\nunits: [demo-nieuw]")):
        edit(side, HBO, "kind: institution", "kind: institution\nunits: [demo-mbo]")
        edit(side, MBO, "kind: institution", f"kind: institution\nparent: demo-hbo{units}")
    data = yaml.safe_load((folders[1] / MBO).read_text(encoding="utf-8"))
    data = {name: value for name, value in data.items() if name not in {"keys", "identities", "units", "logo"}}
    data |= {"parent": "demo-mbo", "code_owners": ["@nieuw"]}
    place = folders[1] / "catalogue/institutions/demo-nieuw/institution.yaml"
    place.parent.mkdir(parents=True)
    place.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    theirs = ("nieuw", "owner-mbo-one", "curator-hbo", "curator-wo")
    assert agreed(*theirs) == 1
    assert agreed(*theirs, "owner-hbo-one") == 0


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (("nl: Vakschool Noord", "nl: Vakschool Oost"), True),
        (("city: Noordstad", "city: Noordstad\nother_names: [Hogeschool Zuid Oost]"), True),
        (("city: Noordstad", "city: Zuid"), False),
    ],
    ids=["another name", "another short name", "another city"],
)
@pytest.mark.parametrize("family", [False, True], ids=["shared", "family"])
def test_who_agreed_to_one_name_is_asked_again_for_another(
    folders: tuple[Path, Path], agreed: Agreed, change: tuple[str, str], *, family: bool, again: bool
) -> None:
    """An agreement is to the names and hosts that were there; a change of anything else needs nobody beside."""
    mine, theirs = ("parent: demo-hbo", "units: [demo-mbo]") if family else (
        "shares_with: [demo-hbo]", "shares_with: [demo-mbo]")  # fmt: skip
    for side in folders:
        edit(side, HBO, "kind: institution", f"kind: institution\n{theirs}")
        edit(side, MBO, "kind: institution", f"kind: institution\n{mine}")
    edit(folders[1], MBO, *change)
    assert agreed("owner-mbo-one", "curator-hbo", "curator-wo") == (1 if again else 0)
    assert agreed("owner-mbo-one", "curator-hbo", "curator-wo", "owner-hbo-one") == 0


def test_a_new_institution_needs_its_owner_and_two_others(folders: tuple[Path, Path], agreed: Agreed) -> None:
    """Its own new owner, and curators; what it names of others they must agree to."""
    text = (folders[1] / MBO).read_text(encoding="utf-8").replace("logo: logo.svg\n", "")
    path = folders[1] / "catalogue/institutions/demo-wo/institution.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace("demo-mbo", "demo-wo"), encoding="utf-8")
    assert agreed("curator-mbo", "curator-hbo") == 1
    assert agreed("owner-wo-one", "curator-mbo") == 1
    assert agreed("owner-wo-one", "curator-wo", "curator-mbo") == 1
    assert agreed("owner-wo-one", "curator-hbo", "curator-mbo") == 0


def test_what_is_published_has_owners(folders: tuple[Path, Path], agreed: Agreed) -> None:
    """A list needs the institution, a ledger curators too."""
    for file, suffice in (("1-revocation.json", ()), ("ledger.jsonl", ("curator-hbo", "curator-wo"))):
        path = folders[1] / "published" / "demo-mbo" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"{}")
        assert agreed("owner-hbo-one", *suffice) == 1
        assert agreed("owner-mbo-one", *suffice) == 0
    assert agreed("owner-mbo-one", "curator-hbo") == 1


@pytest.mark.parametrize(
    ("files", "suffice", "too_few"),
    [
        (["README.md"], ["maintainer-one"], []),
        (["verifier/badge_verifier/verify.py"], ["maintainer-one", "maintainer-two"], ["maintainer-one"]),
        (
            ["build/badge_catalogue/commands/approvals.py"],
            ["maintainer-one", "maintainer-two"],
            ["maintainer-one"],
        ),
        (["build/badge_catalogue/exports/trust.py"], ["maintainer-one", "maintainer-two"], ["maintainer-one"]),
        (["build/badge_catalogue/exports/elm.py"], ["maintainer-one"], []),
        ([".github/workflows/approvals.yml"], ["maintainer-one", "maintainer-two"], ["maintainer-one"]),
        (["governance.yaml"], ["maintainer-one", "curator-mbo", "curator-wo"], ["maintainer-one", "curator-mbo"]),
        (["broken-promises.yaml"], ["curator-mbo", "curator-wo"], ["curator-mbo", "maintainer-one"]),
        (["catalogue/institutions/demo-hbo/logo.svg"], ["owner-hbo-one"], ["owner-mbo-one", "curator-mbo"]),
        (["catalogue/logo.svg"], ["curator-mbo", "curator-wo"], ["owner-mbo-one"]),
        (["docs/x.md", ("docs/y.md", "verifier/y.py")], ["maintainer-one", "maintainer-two"], ["maintainer-one"]),
        (
            [("old.yaml", "governance.yaml")],
            ["maintainer-one", "curator-mbo", "curator-wo"],
            ["maintainer-one"],
        ),
        (["catalogue/settings.yaml"], ["curator-mbo", "curator-wo"], ["owner-mbo-one", "curator-mbo"]),
        (["catalogue/x.yaml"], [], None),
    ],
    ids=[
        "software",
        "the verifier",
        "who must agree",
        "the trust list",
        "another export",
        "a workflow",
        "the curators",
        "a broken promise",
        "a logo",
        "a stray picture",
        "moved out of the verifier",
        "moved away",
        "the languages",
        "a definition alone",
    ],
)
def test_software_needs_maintainers(
    agreed: Agreed, files: list[str | tuple[str, str]], suffice: list[str], too_few: list[str] | None
) -> None:
    """One, or two where it decides what is believed; who curators are, curators decide too; a logo is its owner's."""
    assert agreed(*suffice, files=files) == 0
    if too_few is not None:
        assert agreed(*too_few, files=files) == 1


def test_whatever_the_rules_run_on_needs_two() -> None:
    """Every module of ours that the commands load which decide, and what says where these modules are."""
    commands = "badge_catalogue.cli, badge_catalogue.commands.approvals, badge_catalogue.commands.check"
    code = f"import sys, {commands}, badge_catalogue.exports.trust; print(*filter(None, (getattr(each, '__file__', '') "
    ran = subprocess.run(
        [sys.executable, "-c", f"{code} for each in sys.modules.values())), sep='\\n')"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    names = [Path(line).resolve() for line in ran.stdout.splitlines()]
    ours = [each.relative_to(ROOT).as_posix() for each in names if each.is_relative_to(ROOT / "build")]
    assert "build/badge_catalogue/review/agreement.py" in ours
    rules = rules_of(GOVERNANCE)
    for path in (*ours, "pyproject.toml", "hatch_build.py", "Makefile"):
        assert [(each.who, each.number) for each in of_files([path], Catalogue(), Catalogue(), rules)] == [
            ("maintainers", 2)
        ], path


@pytest.mark.parametrize(
    ("maintainers", "suffice", "too_few"),
    [
        (("one", "two", "three"), ("one", "two"), ("one", "curator-mbo")),
        (("one", "two"), ("one",), ("curator-mbo",)),
        (("one",), ("curator-mbo",), ()),
        ((), ("curator-mbo", "curator-wo"), ("curator-mbo",)),
    ],
    ids=["three", "two", "one", "none"],
)
def test_a_small_catalogue_can_change_its_software(
    folders: tuple[Path, Path],
    agreed: Agreed,
    maintainers: tuple[str, ...],
    suffice: tuple[str, ...],
    too_few: tuple[str, ...],
) -> None:
    """Two beside whoever wrote it where three are named; with fewer one other, and a curator where there is none."""
    told = {**GOVERNANCE, "maintainers": [f"@{name}" for name in maintainers]}
    (folders[0] / "governance.yaml").write_text(yaml.safe_dump(told), encoding="utf-8")
    files = ["verifier/badge_verifier/verify.py"]
    assert agreed(*suffice, files=files) == 0
    assert agreed(*too_few, files=files) == 1


def test_more_files_than_are_named_are_no_approval(agreed: Agreed) -> None:
    """What lies beyond the API's last page could be anything; one less is judged."""
    everyone = [*ALL, "maintainer-one", "maintainer-two"]
    for count, code in ((3_000, 3), (2_999, 0)):
        assert agreed(*everyone, files=[f"docs/{number}.md" for number in range(count)]) == code


def review(login: str, state: str, commit: str = "abc") -> dict[str, Any]:
    """Return a review as the API gives it."""
    return {"user": {"login": login}, "state": state, "commit_id": commit}


@pytest.mark.parametrize(
    ("reviews", "yes"),
    [
        ([review("A", "APPROVED")], {"@a"}),
        ([review("a", "APPROVED"), review("a", "COMMENTED")], {"@a"}),
        ([review("a", "APPROVED"), review("a", "CHANGES_REQUESTED")], set()),
        ([review("a", "CHANGES_REQUESTED"), review("a", "APPROVED")], {"@a"}),
        ([review("a", "DISMISSED")], set()),
        ([review("a", "APPROVED", "old")], set()),
        ([review("author", "APPROVED")], set()),
        ([{"user": None, "state": "APPROVED", "commit_id": "abc"}], {"@"}),
    ],
)
def test_the_last_word_on_this_commit_counts(reviews: list[dict[str, Any]], yes: set[str]) -> None:
    """Not a comment, not an earlier commit, and nobody's word on a change of their own."""
    assert approved(reviews, "abc", "Author") == yes


@pytest.mark.parametrize(("number", "code"), [(7, 0), (8, 1), (None, 1)])
def test_a_name_that_was_given_up_agrees_to_nothing(
    folders: tuple[Path, Path], tmp_path: Path, number: int | None, code: int
) -> None:
    """Anyone may review, and take the name of an account that is no more; its number is nobody else's."""
    told = {**GOVERNANCE, "numbers": {"@Owner-mbo-one": 7}}
    (folders[0] / "governance.yaml").write_text(yaml.safe_dump(told), encoding="utf-8")
    edit(folders[1], W, "eur: 450", "eur: 500")
    reviews = [{"user": {"login": "owner-mbo-ONE", "id": number}, "state": "APPROVED", "commit_id": "abc"}]
    (tmp_path / "reviews.json").write_text(json.dumps(reviews), encoding="utf-8")
    place = ["--against", str(folders[0]), "--reviews", str(tmp_path / "reviews.json")]
    assert main(["approvals", str(folders[1]), *place]) == code


def test_one_organisation_alone_says_so(
    folders: tuple[Path, Path], agreed: Agreed, capsys: pytest.CaptureFixture[str]
) -> None:
    """A school's own catalogue needs every curator for names and keys, and its output says that nobody else looked."""
    alone = {**GOVERNANCE, "curators": [{"account": f"@c{n}", "organisation": "demo-mbo"} for n in (1, 2, 3)]}
    (folders[0] / "governance.yaml").write_text(yaml.safe_dump(alone), encoding="utf-8")
    edit(folders[1], MBO, "nl: Vakschool Noord", "nl: Vakschool Oost")
    assert agreed("owner-mbo-one", "c1", "c2") == 1
    assert agreed("owner-mbo-one", "c1", "c2", "c3", lang="nl") == 0
    assert "Zonder tweede organisatie beoordeeld." in capsys.readouterr().out
    (folders[0] / "governance.yaml").unlink()
    assert agreed("owner-mbo-one", "c1") == 1


@pytest.mark.parametrize(
    "told", [[], {"curators": [{"account": "@a"}]}, {"teams": ["x"]}, {"maintainers": 3}, "x", {"numbers": {"@a": "b"}}]
)
def test_rules_that_cannot_be_read_are_refused(told: object) -> None:
    """Nobody agrees on behalf of nobody; a file that says nothing names nobody."""
    if told:
        with pytest.raises(NoRules):
            rules_of(told)
    assert rules_of(None).curators == {}


def test_wrong_use_is_no_approval(
    agreed: Agreed, folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Definitions that cannot be read, reviews that are none, and missing arguments end with 3; a comment says why."""
    edit(folders[1], MBO, "city: Noordstad", "city: [")
    assert agreed(*ALL) == 3
    assert "mend the errors in the definitions first" in capsys.readouterr().out
    assert main(["approvals"]) == 3
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    assert (
        main(["approvals", str(folders[0]), "--against", str(folders[0]), "--reviews", str(tmp_path / "x.json")]) == 3
    )


def without(path: str, value: Any = None) -> dict[str, Any]:
    """Return the ruleset with one member changed, or left out."""
    changed: dict[str, Any] = json.loads(json.dumps(RULESET))
    place: Any = changed
    *parents, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in parents:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return changed


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (without("enforcement", "evaluate"), "no active ruleset"),
        (without("conditions.ref_name.include", ["refs/heads/other"]), "no active ruleset"),
        (without("bypass_actors", [{"actor_type": "RepositoryRole"}]), "bypass"),
        (without("bypass_actors"), "bypass"),
        (without("rules.0"), "deletion"),
        (without("rules.1"), "non_fast_forward"),
        (without("rules.2.parameters.require_code_owner_review", value=False), "require_code_owner_review"),
        (without("rules.2.parameters.dismiss_stale_reviews_on_push"), "dismiss_stale"),
        (without("rules.2.parameters.required_approving_review_count", 0), "required_approving_review_count"),
        (without("rules.3"), "'approvals' is not required"),
        (without("rules.3.parameters.required_status_checks.1"), "'test' is not required"),
        (without("rules.3.parameters.strict_required_status_checks_policy"), "strict_required_status_checks_policy"),
        (without("rules.3.parameters.required_status_checks.0.integration_id"), "integration_id must be 15368"),
        (without("rules.3.parameters.required_status_checks.1.integration_id", 7), "'test' passed"),
        (without("rules.2.parameters.required_reviewers"), "required_reviewers"),
        (without("rules.2.parameters.required_reviewers.0.minimum_approvals", 1), "required_reviewers"),
        (without("rules.2.parameters.required_reviewers.0.file_patterns", ["docs/**"]), "required_reviewers"),
        (
            without("rules.2.parameters.required_reviewers.0.file_patterns", [".github/**", "!.github/workflows/**"]),
            "required_reviewers",
        ),
        (without("conditions.ref_name.exclude", ["refs/heads/m*"]), "no active ruleset"),
        ([], "no active ruleset"),
    ],
)
def test_settings_that_let_someone_around_are_named(
    settings: object, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is said, with the name it has in the API; as they must be, nothing is."""
    path = tmp_path / "ruleset.json"
    for told, code in ((settings, 1), (RULESET, 0), ([RULESET], 0)):
        path.write_text(json.dumps(told), encoding="utf-8")
        assert main(["approvals", "--settings", str(path)]) == code
    assert said in capsys.readouterr().out
    assert wrong(RULESET) == []


def test_the_workflow_runs_the_base_alone() -> None:
    """Its code is the base's, its token reads, and a review starts it anew."""
    text = (ROOT / ".github" / "workflows" / "approvals.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read", "pull-requests": "read"}
    assert set(workflow[True]) == {"pull_request", "pull_request_review"}
    assert "ref: ${{ github.event.pull_request.base.sha }}" in text
    assert "core.symlinks=false" in text


def test_the_rules_of_this_repository_can_be_met() -> None:
    """Every team that an institution names has two accounts, and curators are of three organisations."""
    rules = rules_of(GOVERNANCE)
    assert not rules.alone
    for path in (ROOT / "catalogue" / "institutions").glob("*/institution.yaml"):
        owners = yaml.safe_load(path.read_text(encoding="utf-8"))["code_owners"]
        assert len({name for name in rules.accounts(owners) if "/" not in name}) >= 2


@pytest.mark.parametrize("curators", [1, 3], ids=["one organisation", "three"])
def test_the_list_and_the_site_say_that_nobody_else_looked(folders: tuple[Path, Path], curators: int) -> None:
    """In trust.json and on the page of each institution; a catalogue with a second organisation says nothing of it."""
    told = {**GOVERNANCE, "curators": GOVERNANCE["curators"][:curators]}
    (folders[0] / "governance.yaml").write_text(yaml.safe_dump(told), encoding="utf-8")
    out = folders[0] / "site"
    assert main(["export", "--source", str(folders[0] / "catalogue"), "--out", str(out)]) == 0
    assert json.loads((out / "trust.json").read_bytes())["reviewed_alone"] is (curators == 1)
    seen = view(load(folders[0] / "catalogue")[0], Settings(alone=curators == 1), templates())
    pages = [institution_page(seen, each, "nl").body for each in seen.catalogue.institutions.values()]
    assert [("Zonder tweede organisatie beoordeeld." in body) for body in pages] == [curators == 1] * len(pages)
