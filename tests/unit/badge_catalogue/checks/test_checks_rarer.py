"""What is rarely wrong: each message that the other tables do not reach, with its right neighbour."""

# ruff: noqa: E501 -- a row of the table is one line

from pathlib import Path
from typing import Any

import pytest

from badge_catalogue.definitions.load import load

B = "institutions/demo-mbo/badges/"
W = B + "warmtepompen.yaml"
METAL = B + "metaal.yaml"
TEAM = B + "samenwerken.yaml"
LOOSE = B + "los.yaml"
ENERGY = "institutions/demo-hbo/badges/energie.yaml"
MBO = "institutions/demo-mbo/institution.yaml"
HBO = "institutions/demo-hbo/institution.yaml"
LOGO = "institutions/demo-mbo/logo.svg"
FRAME = "frameworks/kader.yaml"
PATH = "pathways/energie.yaml"
LANGUAGES = "vocabularies/language.yaml"
TEMPLATE = "templates/samenwerken@1.yaml"
KEY = "z6Mkry2Hc4jryoUCE5WnD4Ch1sihuYY6Ptim5p2eMKSGVx5S"
HBO_KEY = "z6MkvvAz9C23j3xQY7BzLySfCcCL1hRtG8gf9QxmsCZsox71"
X = "tLsUbV2sRxgUbpSY8CtUHsBbyUXBUxTxgBmFBEZzzMs"
QUALITY = "url: https://demo-mbo.example.org/kwaliteit"
MAIL = "contact: microcredentials@demo-mbo.example.org"
SERIES = "series: {template: samenwerken, step: beginner}"
CLASS = "badge_class_url: https://www.edubadges.nl/public/"
SMALL = Path(__file__).parents[1] / "small" / "catalogue"
SECOND_KEY = f"status: active\n  - id: https://demo-mbo.example.org/issuer#key-{{}}\n    jwk: {{{{kty: OKP, crv: Ed25519, x: {X}}}}}"

CLOSED = """# yaml-language-server: $schema=../../../schema/badge.json
type: extra_curricular
name: {nl: Meedoen, en: Taking part}
description: {nl: Je doet mee met een groep van je school., en: You take part in a group of your school.}
criteria: {nl: Je hebt vier weken meegedaan met een groep., en: You took part in a group for four weeks.}
issuer: demo-mbo
sector: [mbo]
language: [nl]
version: "1"
status: retired
replaced_by: GOAL
contact: microcredentials@demo-mbo.example.org
reviewed_on: 2026-09-01
"""
AFTER = "status: retired\nreplaced_by: demo-mbo.los"

Edits = dict[str, tuple[str, str] | str | bytes | None]
Case = tuple[str, Edits, str, str, Edits]

# rules, wrong change, file and place of the findings, right change
CASES: list[Case] = [
    ("https-only", {W: (QUALITY, 'url: "https://[school/"')}, W, '|"https://[school', {}),
    ("https-only", {W: (QUALITY, "url: https://school/")}, W, "|https://school/", {W: (QUALITY, "url: https://school.example.org/")}),
    ("https-only", {W: (QUALITY, "url: https://a.example.org:8080/")}, W, "|https://a.example", {W: (QUALITY, "url: https://a.example.org:443/")}),
    ("https-only", {W: (QUALITY, "url: https://jan@a.example.org/")}, W, "|https://jan", {}),
    ("value-has-its-shape", {METAL: (MAIL, f"contact: {'a' * 1996}@b.nl")}, METAL, "contact: |aaa", {METAL: (MAIL, f"contact: {'a' * 1995}@b.nl")}),
    ("platform-serves-badge-class", {W: ("platform: edubadges", "platform: edubages")}, W, "|edubages", {}),
    ("platform-serves-badge-class", {METAL: ("status: active", f"status: active\nawarded_as: [{{platform: edubadges, {CLASS}1}}]")}, W, "url: |https://www.edubadges", {METAL: ("status: active", f"status: active\nawarded_as: [{{platform: edubadges, {CLASS}2}}]")}),
    ("https-only platform-serves-badge-class", {W: ("https://www.edubadges.nl/public/1", '"https://[x/"')}, W, '|"https://[x', {}),
    ("term-is-complete", {LANGUAGES: ("uri: http://publications.europa.eu/resource/authority/language/NLD", "uri: NLD")}, LANGUAGES, "uri: |NLD", {}),
    ("successor-exists", {METAL: ("status: active", AFTER), LOOSE: CLOSED.replace("GOAL", "demo-mbo.weg")}, LOOSE, "|demo-mbo.weg", {METAL: ("status: active", AFTER), LOOSE: CLOSED.replace("GOAL", "demo-hbo.energie")}),
    ("image-is-sound", {LOGO: '<html xmlns="http://www.w3.org/1999/xhtml"/>'}, LOGO, "", {}),
    ("key-is-sound value-has-its-shape", {MBO: (KEY, KEY[:-1] + "0")}, MBO, "multibase: |z6Mk", {}),
    ("key-is-sound", {HBO: (f"multibase: {HBO_KEY}", "jwk: {kty: RSA, n: AQAB, e: AQAB}")}, HBO, "jwk: |{", {HBO: (f"multibase: {HBO_KEY}", f"jwk: {{kty: RSA, n: {'_' * 341}w, e: AQAB}}")}),
    ("key-belongs-to-one", {MBO: ("status: active", SECOND_KEY.format(1))}, MBO, "active\n  - id: |https", {MBO: ("status: active", SECOND_KEY.format(2))}),
    ("series-step-exists", {"templates/ander@1.yaml": (SMALL / TEMPLATE).read_text(encoding="utf-8"), TEAM: (SERIES, "series: {template: ander, step: beginner}")}, TEAM, "template: |ander", {"templates/ander@1.yaml": (SMALL / TEMPLATE).read_text(encoding="utf-8")}),
    ("series-step-exists", {METAL: ("status: active", "status: active\nseries: {template: samenwerken, step: meester}")}, METAL, "|meester", {METAL: ("status: active", "status: active\nseries: {template: samenwerken, step: expert}")}),
    ("outcome-once", {W: ("nl: Een klant uitleg geven.", "nl: Je kan een warmtepomp plaatsen.")}, W, "nl: |Je kan een warmtepomp plaatsen., en: Explain", {}),
    ("nothing-twice-in-a-list", {PATH: ("[demo-mbo.metaal]", "[demo-mbo.metaal, demo-mbo.metaal]")}, PATH, "metaal, |demo-mbo", {}),
    ("pathway-rule-can-be-met", {PATH: ("{id: keuze", "{id: basis")}, PATH, "id: |basis, name: {nl: Keuze", {}),
    ("workload-within-guideline", {FRAME: ("minimum: 3, maximum: 30", "maximum: 4")}, ENERGY, "ects: |5", {FRAME: ("minimum: 3, maximum: 30", "maximum: 5")}),
    ("workload-within-guideline", {FRAME: ("minimum: 3, maximum: 30", "minimum: 6")}, ENERGY, "ects: |5", {FRAME: ("minimum: 3, maximum: 30", "minimum: 5")}),
    ("template-step", {TEAM: (f"{SERIES}\n", "")}, TEAM, "|issuer:", {}),
    ("yaml-quotes", {METAL: ('version: "1"', "version: 2026-01-01")}, METAL, "version: |2026", {}),
    ("yaml-quotes", {METAL: ('crebo: "25900"', "crebo: =")}, METAL, "crebo: |=", {}),
    ("date", {MBO: ("not_before: 2026-01-01T00:00:00Z", "not_before: 2026-13-01T00:00:00Z")}, MBO, "|2026-13", {}),
    ("date", {METAL: ("reviewed_on: 2026-09-01", "reviewed_on: 31-02-2026")}, METAL, "|31-02-2026", {}),
    ("wrong-type", {METAL: ("{sbu: 80}", "{sbu: [80]}")}, METAL, "|[80]", {}),
    ("wrong-type", {W: ("supervised: true", "supervised: [true]")}, W, "|[true]", {}),
]  # fmt: skip
NAMES = [f"{rule.split()[-1]}-{index}" for index, (rule, *_) in enumerate(CASES)]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_finding_stands_alone_at_its_place(case: Case, judged: Any) -> None:
    """One wrong line gives exactly its finding at its line and column; its right neighbour gives none."""
    wrong, expected, right = judged(case)
    assert wrong == expected
    assert right == []


def test_a_workload_of_another_unit_is_told_twice(found: Any, place: Any) -> None:
    """A group that names no known unit has an unknown key, and says no size."""
    wrong: Edits = {METAL: ("{sbu: 80}", "{kleur: 80}")}
    assert found(wrong) == [
        ("workload-needed", *place(wrong, METAL, "workload: |{kleur")),
        ("unknown-key", *place(wrong, METAL, "|kleur")),
    ]


@pytest.mark.parametrize(
    ("text", "found_rules"),
    [
        ("termen: {}\n", ["required", "unknown-key"]),
        ("terms: veel\n", ["wrong-type"]),
        ("terms: {nl: veel}\n", ["wrong-type"]),
        ("terms: {nl: {uri: http://a.example.org/nl, label: {nl: Nederlands, en: Dutch}}}\n", []),
    ],
)
def test_a_vocabulary_has_terms(text: str, found_rules: list[str], found: Any) -> None:
    """A vocabulary without terms, or with terms that are no groups, is told so; a right one is not."""
    file = "vocabularies/extra.yaml"
    head = "# yaml-language-server: $schema=../schema/vocabulary.json\n"
    assert [rule for rule, path, *_ in found({file: head + text}) if path.endswith(file)] == found_rules


def test_an_unreadable_file_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not let us read is named, and the rest is read."""
    folder = tmp_path / "catalogue" / "frameworks"
    folder.mkdir(parents=True)
    (folder / "dicht.yaml").write_text("name: x\n", encoding="utf-8")
    opened = Path.open

    def refused(path: Path, mode: str = "r") -> object:
        if path.name == "dicht.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refused)
    _, findings = load(tmp_path / "catalogue")
    assert [(item.rule, item.file) for item in findings] == [("file-unreadable", "catalogue/frameworks/dicht.yaml")]
    assert "Permission denied" in findings[0].message.get("en")
