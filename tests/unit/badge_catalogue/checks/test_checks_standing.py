"""Checks of what a badge stands for elsewhere: each with a wrong file that gives its finding, and its right neighbour."""

# ruff: noqa: E501 -- a row of the table is one line

from typing import Any

import pytest

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
