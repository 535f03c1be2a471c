"""Under what rows of a pile are counted: what came along with a badge, what is for practice; and what comes first."""

from typing import Any

import pytest
from in_node import answered

from badge_catalogue.pages import verify

EMPTY = "no-badge-found"
SIDE, BADGE, LOCKED, LINK = (EMPTY, "absent"), ("tampered", "passed"), ("unreadable", "unchecked"), ("x", "passed")
Row = tuple[str, str, str, tuple[str, str]]
"""Item, pack ("" for none), person ("/Aya": by a folder), headline with the outcome of `unbake`."""

CASES: dict[str, tuple[list[Row], list[int]]] = {
    "of one person by the list or the folder": ([("a", "", "Aya", BADGE), ("b", "", "Aya", SIDE)], [1]),
    "of two persons": ([("a", "", "Aya", BADGE), ("b", "", "Bas", SIDE)], []),
    "a link is a badge to look up": ([("a", "", "Aya", LINK), ("b", "", "Aya", SIDE)], [1]),
    "all that she sent holds none": ([("a", "", "Aya", SIDE), ("b", "", "Aya", SIDE)], []),
    "a locked file may hold one": ([("a", "", "Aya", LOCKED), ("b", "", "Aya", SIDE)], []),
    "a locked file beside a badge is told": ([("a", "", "Aya", BADGE), ("b", "", "Aya", LOCKED)], []),
    "in one mail or ZIP of a folder": ([("a", "dropped", "", BADGE), ("a", "dropped", "", SIDE)], [1]),
    "files chosen together may be anybody's": ([("a", "", "", BADGE), ("b", "", "", SIDE)], []),
    "loose in a folder they may be anybody's": (
        [("a", "dropped", "", BADGE), ("b", "dropped", "", SIDE), ("c", "dropped", "/Cem", BADGE)],
        [],
    ),
    "a ZIP among others": ([("a", "a.zip", "", BADGE), ("b", "a.zip", "", SIDE), ("c", "", "", BADGE)], [1]),
    "a small ZIP among others is of one, however many badges": (
        [("a", "a.zip", "", BADGE), ("b", "a.zip", "", BADGE), ("c", "a.zip", "", SIDE), ("d", "", "", BADGE)],
        [2],
    ),
    "a larger ZIP with two badges among others may be of two": (
        [
            *[(each, "a.zip", "", BADGE) for each in "ab"],
            *[(each, "a.zip", "", SIDE) for each in "cde"],
            ("f", "", "", BADGE),
        ],
        [],
    ),
    "a small ZIP alone with two badges": (
        [("a", "a.zip", "", BADGE), ("b", "a.zip", "", BADGE), ("c", "a.zip", "", SIDE)],
        [2],
    ),
    "a small ZIP alone, its badges of one person by the list": (
        [("a", "a.zip", "Aya", BADGE), ("b", "a.zip", "", SIDE)],
        [1],
    ),
    "a small ZIP alone, its badges of two persons by the list": (
        [("a", "a.zip", "Aya", BADGE), ("b", "a.zip", "Bas", BADGE), ("c", "a.zip", "", SIDE)],
        [],
    ),
    "a small ZIP alone": ([("a", "a.zip", "", BADGE), *[(each, "a.zip", "", SIDE) for each in "bcd"]], [1, 2, 3]),
    "a larger ZIP alone may be a pile": (
        [("a", "a.zip", "", BADGE), *[(each, "a.zip", "", SIDE) for each in "bcde"]],
        [],
    ),
    "a ZIP with somebody's folder": (
        [("a", "a.zip", "/Aya", BADGE), ("b", "a.zip", "", SIDE), ("c", "", "", BADGE)],
        [],
    ),
}


BODY = """
  let items;
  const row = ([item, pack, person, [headline, unbake]], at) => {
    items[item] ??= { pack: pack || null, listed: null, inside: person.startsWith("/") ? `${person}/x` : "x" };
    const report = { headline, steps: [{ name: "unbake", outcome: unbake }] };
    return { at, person: person.replace("/", ""), key: headline, report, item: items[item] };
  };
  const alongside = (rows) => {
    items = {};
    return [...m.along(rows.map(row))].map(({ at }) => at);
  };
  const grouped = ([code, catalogue]) => {
    const steps = [{ name: "trust", outcome: "passed", code }, { name: "catalogue", outcome: catalogue }];
    return m.groupOf({ item: { listed: null }, key: "verified", report: { verdict: "valid", steps } }, false);
  };
  const ended = m.groupOf({ item: { listed: null }, key: "expired", report: { verdict: "invalid", steps: [] } }, false);
  const sent = (rows, key) => {
    items = {};
    const { all, open } = m.senders(rows.map(row).map((one) => ({ ...one, group: one.item.pack && key })));
    return [all, open];
  };
  const sums = given.sums.map((rows) => [sent(rows, "verified"), sent(rows, "expired")]);
  return { sums, along: given.along.map(alongside), groups: given.groups.map(grouped), ended };
"""
SUMS = (
    "a small ZIP alone with two badges",
    "a larger ZIP alone may be a pile",
    "a small ZIP alone, its badges of two persons by the list",
)
PRACTISED = {
    ("trust.listed", "passed"): "verified",
    ("trust.listed", "failed"): "differs",
    ("trust.listed-demonstration", "passed"): "practice-verified",
    ("trust.listed-demonstration", "failed"): "practice-differs",
}


GIVEN = [  # as a recruiter has them: by nothing
    ("valid", "verified"),
    ("invalid", "expired"),
    ("open", "verified-person-open"),
    ("undecided", "no-badge-found"),
    ("invalid", "tampered"),
    ("undecided", "issuer-unknown"),
    ("invalid", "expired"),
    ("invalid", "wrong-recipient"),
    ("invalid", "key-compromised"),
    ("careful", "impersonation-suspected"),
]
WORST_FIRST = [
    "impersonation-suspected",
    "tampered",
    "key-compromised",
    "expired",
    "expired",
    "wrong-recipient",
    "issuer-unknown",
    "no-badge-found",
    "verified-person-open",
    "verified",
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the module of the page says of every case, asked once in Node."""
    folder = tmp_path_factory.mktemp("page")
    for name, body in verify.app_files(verify.PAGE, verify.texts()).items():
        if name.endswith(".js"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(body)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    given = {"along": [rows for rows, _ in CASES.values()], "groups": list(PRACTISED)}
    given["sums"] = [CASES[name][0] for name in SUMS]
    found: dict[str, Any] = answered(folder / "pile" / "groups.js", BODY, given)
    sort = (
        "return given.sort(([one, by], [other, than]) => m.rank(one, by) - m.rank(other, than)).map(([, key]) => key)"
    )
    return found | {"order": answered(folder / "pile" / "order.js", sort, GIVEN)}


@pytest.mark.parametrize("case", CASES)
def test_what_came_along_with_a_badge_is_counted_apart(case: str, told: dict[str, Any]) -> None:
    """A file without a badge is no alarm beside a badge of the same applicant, and is one where nobody can tell."""
    assert dict(zip(CASES, told["along"], strict=True))[case] == CASES[case][1]


def test_applicants_are_counted_once_however_many_files_they_sent(told: dict[str, Any]) -> None:
    """A small ZIP is one sender, a folder as well, and each loose file one; who has one open badge has a question."""
    assert dict(zip(SUMS, told["sums"], strict=True)) == {
        "a small ZIP alone with two badges": [[1, 0], [1, 1]],
        "a larger ZIP alone may be a pile": [[5, 0], [5, 5]],
        "a small ZIP alone, its badges of two persons by the list": [[3, 0], [3, 3]],
    }


def test_what_is_for_practice_is_counted_apart(told: dict[str, Any]) -> None:
    """Genuine badges whose key everybody has are not added to those of schools; what is out of force stays so."""
    assert dict(zip(PRACTISED, told["groups"], strict=True)) == PRACTISED
    assert told["ended"] == "expired"


def test_a_forgery_comes_before_a_badge_that_merely_ended(told: dict[str, Any]) -> None:
    """Of one colour, rows stand as the headlines are listed, equal outcomes together, however they were given."""
    assert told["order"] == WORST_FIRST
