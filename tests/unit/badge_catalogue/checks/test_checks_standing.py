"""Checks of what a badge stands for elsewhere: each with a wrong file that gives its finding, and its right neighbour."""

# ruff: noqa: E501 -- a row of the table is one line

from datetime import UTC, datetime
from typing import Any

import pytest

from badge_catalogue.checks import check
from badge_catalogue.definitions.load import load_files

MBO = "institutions/demo-mbo/institution.yaml"
HBO = "institutions/demo-hbo/institution.yaml"
METAL = "institutions/demo-mbo/badges/metaal.yaml"
ENERGY = "institutions/demo-hbo/badges/energie.yaml"
EDUBADGES = "platforms/edubadges.yaml"
CODES = 'programme_codes: {crebo: "25900", keuzedeel: K0123}'
LAST = "reviewed_on: 2026-09-01"
ON = "      on: 2026-05-01"
REGISTER = "register: {name: {nl: Register, en: Register}, url: https://register.example.org/1}\n"
TERMS = "# yaml-language-server: $schema=../schema/vocabulary.json\nterms:\n  praktijkverklaring: {uri: https://register.example.org/, label: {nl: Praktijkverklaring, en: Statement of practice}}\n"
WORK = "participation: [work_experience]\n"
ONE = "{code: B1-K1-W1, name: {nl: Zaagt metaal, en: Saws metal}}"
ASSESSOR = "  assessor: {nl: praktijkopleider, en: trainer}\n"


def practice(kind: str = "praktijkverklaring", code: str = "25900", processes: str = ONE, more: str = ASSESSOR) -> str:
    """Return what a badge says of its practice."""
    file = f'{{code: "{code}", name: {{nl: Metaalbewerker, en: Metal worker}}}}'
    return f"practice:\n  kind: {kind}\n  qualification: {file}\n  processes: [{processes}]\n{more}"


def shown(*, at: str = WORK, **said: str) -> dict[str, Any]:
    """Return the changes by which the regular badge attests practice."""
    return {"vocabularies/practice.yaml": TERMS, METAL: (CODES, f"{CODES}\n{at}{practice(**said)}".rstrip("\n"))}


def decided(more: str, badge: str = "demo-hbo.energie", version: str = "1") -> dict[str, Any]:
    """Return the change by which a school decides on the badge of another."""
    said = "effect: {nl: Vrijstelling., en: Exemption.}, decided_by: {nl: commissie, en: board}, on: 2026-05-01"
    return {MBO: (LAST, f'recognises:\n  - {{badge: {badge}, version: "{version}", {said}{more}}}\n{LAST}')}


def offered(starts: str, *, page: bool = True) -> str:
    """Return an offering with these starts."""
    url = "url: https://demo-mbo.example.org/aanbod, " if page else ""
    return f"offering: [{{{url}starts: [{starts}]}}]\n{LAST}"


STALE = {"reviewed-within-two-years", "start-is-to-come", "offering-has-a-page"}
WORKPLACE = "  workplace: demo-mbo\n" + ASSESSOR
TRADE = ("sectors: [mbo]", "sectors: [mbo, leerbedrijf]")
LISTED = ("sectors: [mbo]", f"{REGISTER}sectors: [mbo, leerbedrijf]")

# rules, wrong change, file and place of the findings, right change
CASES: list[Any] = [
    ("practice-kind-is-known", shown(kind="praktijkbewijs"), METAL, "|praktijkbewijs", shown()),
    ("workplace-stands-in-register", {MBO: TRADE}, MBO, "sectors: |[mbo", {MBO: LISTED}),
    ("workplace-stands-in-register", shown(more=WORKPLACE), METAL, "workplace: |demo-mbo", {**shown(more=WORKPLACE), MBO: LISTED}),
    ("workplace-stands-in-register", shown(more=WORKPLACE.replace("mbo", "mbs")), METAL, "|demo-mbs", {}),
    ("practice-is-shown-at-work", shown(at="participation: [online]\n"), METAL, "participation: |[online]", shown(at="participation: [online, work_experience]\n")),
    ("practice-is-shown-at-work", shown(more=""), METAL, "practice:\n  |kind", {}),
    ("process-stands-once", shown(processes=f"{ONE}, {ONE.replace('Zaagt', 'Vijlt')}"), METAL, "{code: |B1-K1-W1, name: {nl: Vijlt", shown(processes=f"{ONE}, {ONE.replace('W1', 'W2')}")),
    ("process-stands-once", shown(code="25901"), METAL, '{code: |"25901"', {}),
    ("empty-value", shown(processes=""), METAL, "processes: |[]", {}),
    ("value-has-its-shape", shown(processes=ONE.replace("B1-K1-W1", "b1k1w1")), METAL, "|b1k1w1", shown(processes=ONE.replace("B1-K1-W1", "P2-K1-W3"))),
    ("platform-admits-sector", {EDUBADGES: ("operator: SURF", "operator: SURF\nsectors: [wo]")}, "institutions/demo-mbo/badges/warmtepompen.yaml", "platform: |edubadges", {EDUBADGES: ("operator: SURF", "operator: SURF\nsectors: [wo, mbo]")}),
    ("recognised-badge-exists", decided("", "demo-hbo.energy"), MBO, "|demo-hbo.energy", decided("")),
    ("recognised-badge-exists", decided("", version="7"), MBO, '|"7"', {}),
    ("decision-is-complete", decided(", decision: partial"), MBO, "|partial", decided(", decision: partial, replaces: {part: {nl: de proef, en: the trial}, sbu: 40}")),
    ("decision-is-complete", decided(", decision: conditional"), MBO, "|conditional", decided(", decision: conditional, condition: {nl: Met een 7., en: With a 7.}")),
    ("decision-is-complete", decided(", decision: refused, replaces: {part: {nl: de proef, en: the trial}}"), MBO, "replaces: |{", decided(", decision: refused")),
    ("decision-is-complete", {ENERGY: (ON, f"{ON}\n      decision: partial")}, ENERGY, "|partial", {ENERGY: (ON, f"{ON}\n      decision: full")}),
    ("decision-ends-after-it-began", decided(", until: 2026-04-30"), MBO, "|2026-04-30", decided(", until: 2026-05-01")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}-{index}" for index, case in enumerate(CASES)])
def test_finding_stands_alone_at_its_place(case: Any, judged: Any) -> None:
    """One wrong line gives exactly its finding at its line and column; its right neighbour gives none."""
    wrong, expected, right = judged(case)
    assert wrong == expected
    assert right == []


MOMENT = datetime(2026, 11, 30, tzinfo=UTC)


def renewed(every: str, ends: str = "expires_after: P2Y\n") -> dict[str, Any]:
    """Return the change by which a badge is renewed."""
    return {METAL: (LAST, f"{ends}renewal: {{what: {{nl: Volg een dag., en: Take a day.}}, every: {every}}}\n{LAST}")}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [(renewed("P25M"), renewed("P24M")), (renewed("P2Y", ""), renewed("P2Y"))],
    ids=["after it ended", "never ends"],
)
def test_a_badge_is_renewed_before_it_ends(wrong: Any, right: Any, found: Any) -> None:
    """A renewal that comes too late, or without an end, is found; one in time is not."""
    assert [item[0] for item in found(wrong)] == ["renewal-belongs-to-an-end"]
    assert found(right) == []


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("reviewed-within-two-years", {METAL: (LAST, "reviewed_on: 2024-11-29")}, {METAL: (LAST, "reviewed_on: 2024-11-30")}),
        ("start-is-to-come", {METAL: (LAST, offered("2026-11-29"))}, {METAL: (LAST, offered("2026-11-30"))}),
        ("start-is-to-come", {METAL: (LAST, offered("2026-11-29, 2027-02-01"))}, {METAL: (LAST, offered("2026-12-01, 2027-02-01"))}),
        ("offering-has-a-page", {METAL: (LAST, offered("2027-02-01", page=False))}, {METAL: (LAST, offered("2027-02-01"))}),
    ],
    ids=["not looked at", "ended", "started", "no page"],
)  # fmt: skip
def test_what_is_to_look_at_is_named_on_its_day(rule: str, wrong: Any, right: Any, edited: Any) -> None:
    """On a day in November a description that is old, over or without a page is found, and its neighbour of a day is not."""
    of: dict[str, list[str]] = {}
    for name, edits in (("wrong", wrong), ("right", right)):
        found = check(load_files(edited(edits))[0], moment=MOMENT)
        of[name] = [item.rule for item in found if item.file.endswith(METAL) and item.rule in STALE]
    assert of == {"wrong": [rule], "right": []}


def test_without_a_day_nothing_is_old(edited: Any) -> None:
    """Who checks a draft in the browser is not told that it is old."""
    assert check(load_files(edited({METAL: (LAST, "reviewed_on: 1999-11-29")}))[0]) == []
