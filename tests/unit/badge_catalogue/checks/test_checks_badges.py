"""Checks of badges: each with a wrong file that gives exactly its finding at its place, and its right neighbour."""

# ruff: noqa: E501 -- a row of the table is one line

from typing import Any

import pytest

B = "institutions/demo-mbo/badges/"
H = "institutions/demo-hbo/badges/"
W = B + "warmtepompen.yaml"
OLD = B + "warmtepompen@1.yaml"
METAL = B + "metaal.yaml"
ENERGY = H + "energie.yaml"
MBO = "institutions/demo-mbo/institution.yaml"

TEAM = B + "samenwerken.yaml"
TEAM_OLD = B + "samenwerken@0.9.yaml"
EARLIER = """# yaml-language-server: $schema=../../../schema/badge.json
type: extra_curricular
name: {{nl: Meedoen, en: Taking part}}
description: {{nl: Je doet mee met een groep van je school., en: You take part in a group of your school.}}
criteria: {{nl: Je hebt vier weken meegedaan met een groep., en: You took part in a group for four weeks.}}
issuer: demo-mbo
sector: [mbo]
language: [nl]
version: "{}"
status: retired
contact: microcredentials@demo-mbo.example.org
reviewed_on: 2025-09-01
"""

ADMITTED = """prerequisites: {nl: Geen., en: None.}
admission: {nl: Iedereen kan zich aanmelden., en: Open to all.}
stacking:
  role: stackable
"""
REQUIRED = "  requires: [demo-mbo.metaal]\n"
CHOICE = '{nl: "Je hebt Metaal bewerken, of je haalt de toets.", en: You hold Working metal.}'
NO_CHOICE = "{nl: Je hebt Metaal bewerken. Ervaring in staal of hout helpt., en: You hold Working metal.}"
HALF_NAMED = "{nl: Je hebt Metaal bewerken., en: You are skilled.}"
CLOSED_METAL = ("status: active", "status: active\nstacking: {role: standalone}")
OPEN_METAL = ("status: active", "status: active\nstacking: {role: stackable, into: [demo-mbo.warmtepompen]}")
FOLLOWS = (ADMITTED, ADMITTED.replace("{nl: Geen., en: None.}", NO_CHOICE) + REQUIRED)
PRICE = "{nl: iedereen, en: everyone}"
WORKING = "{nl: werkenden, en: working adults}"
EXCHANGE = """audience: [international, student]
offering: [{costs: [{for: {nl: uitwisselingsstudenten, en: exchange students}, eur: 0}]}]
contact:"""
MADE = "Je hebt een werkstuk gemaakt door te zagen en vijlen volgens de tekening."

Edits = dict[str, tuple[str, str] | str | bytes | None]
Case = tuple[str, Edits, str, str, Edits]

# rule, wrong change, file and place of the finding, right change
CASES: list[Case] = [
    ("issuer-exists", {W: ("issuer: demo-mbo", "issuer: demo-mbs")}, W, "issuer: |demo-mbs", {}),
    ("issuer-owns-folder", {OLD: ("issuer: demo-mbo", "issuer: demo-hbo")}, OLD, "issuer: |demo-hbo", {}),
    ("version-matches-file", {OLD: ('"1"', '"0"')}, OLD, '|"0"', {}),
    ("current-version-is-highest", {B + "samenwerken@1.1.yaml": EARLIER.format("1.1")}, TEAM, 'version: |"1"', {TEAM_OLD: EARLIER.format("0.9")}),
    ("current-version-exists", {B + "weg@0.9.yaml": EARLIER.format("0.9")}, B + "weg@0.9.yaml", "|type:", {TEAM_OLD: EARLIER.format("0.9")}),
    ("earlier-version-is-closed", {OLD: ("status: superseded\n", "status: active\n")}, OLD, "status: |active", {OLD: ("status: superseded", "status: retired")}),
    ("superseded-names-successor", {METAL: ("status: active", "status: superseded")}, METAL, "status: |superseded", {METAL: ("status: active", "status: superseded\nreplaced_by: demo-mbo.warmtepompen")}),
    ("retired-names-successor", {METAL: ("status: active", "status: retired")}, METAL, "status: |retired", {METAL: ("status: active", "status: retired\nreplaced_by: demo-hbo.energie")}),
    ("successor-exists", {METAL: ("status: active", "status: retired\nreplaced_by: demo-mbo.weg")}, METAL, "|demo-mbo.weg", {}),
    ("successor-exists", {METAL: ("status: active", "status: retired\nreplaced_by: demo-mbo.metaal")}, METAL, "|demo-mbo.metaal", {}),
    ("successor-means-closed", {METAL: ("status: active", "status: active\nreplaced_by: demo-hbo.energie")}, METAL, "status: |active", {}),
    ("alias-is-free", {W: ("[demo-mbo.warmtepomp]", "[demo-mbo.metaal]")}, W, "[|demo-mbo.metaal]", {W: ("[demo-mbo.warmtepomp]", "[demo-mbo.metaal-2]")}),
    ("draft-was-never-awarded", {W: ("status: active", "status: draft")}, W, "first_awarded: |2026-03-01", {}),
    ("dates-in-order", {W: ("first_awarded: 2026-03-01", "first_awarded: 2026-02-09")}, W, "decided_on: |2026-02-10", {W: ("first_awarded: 2026-03-01", "first_awarded: 2026-02-24")}),
    ("dates-in-order", {OLD: ("first_awarded: 2025-03-01", "first_awarded: 2026-03-02")}, OLD, "|2026-03-02", {OLD: ("first_awarded: 2025-03-01", "first_awarded: 2026-03-01")}),
    ("quality-after-approval", {W: ("checked_on: 2026-03-01", "checked_on: 2026-02-09")}, W, "checked_on: |2026-02-09", {W: ("checked_on: 2026-03-01", "checked_on: 2026-02-10")}),
    ("quality-after-approval", {W: (", decided_on: 2026-02-10", "")}, W, "status: |assured", {W: ("status: assured\n  checked_on: 2026-03-01", "status: in_progress")}),
    ("reviewed-after-first-award", {OLD: ("reviewed_on: 2026-09-01", "reviewed_on: 2025-02-28")}, OLD, "reviewed_on: |2025-02-28", {OLD: ("reviewed_on: 2026-09-01", "reviewed_on: 2025-03-01")}),
    ("awarded-after-it-lasts", {W: ("duration: P2W", "duration: P3W")}, W, "first_awarded: |2026-03-01", {W: ("duration: P2W", "duration: P6M\n    schedule: [own_pace]")}),
    ("awarded-after-it-lasts", {METAL: ("reviewed_on", "stacking: {role: stackable, requires: [demo-mbo.warmtepompen]}\nfirst_awarded: 2025-02-28\nreviewed_on")}, METAL, "|2025-02-28", {METAL: ("reviewed_on", "stacking: {role: stackable, requires: [demo-mbo.warmtepompen]}\nfirst_awarded: 2025-03-01\nreviewed_on")}),
    ("level-needed", {METAL: ('level: {framework: eqf, value: "2"}\n', "")}, METAL, "type: |regular", {}),
    ("no-level-for-extra-curricular", {OLD: ("workload:", 'level: {framework: eqf, value: "2"}\nworkload:')}, OLD, "|level:", {}),
    ("workload-needed", {METAL: ("workload: {sbu: 80}\n", "")}, METAL, "type: |regular", {}),
    ("extra-curricular-counts-hours-only", {OLD: ("{hours: 4}", "{sbu: 4}")}, OLD, "{|sbu", {}),
    ("outcomes-needed", {METAL: ("learning_outcomes:\n  - {id: lo1, text: {nl: Metaal zagen en vijlen., en: Saw and file metal.}, kind: skill, esco: [http://data.europa.eu/esco/skill/cccc]}\n", "")}, METAL, "type: |regular", {}),
    ("programme-codes-needed", {METAL: ('programme_codes: {crebo: "25900", keuzedeel: K0123}\n', "")}, METAL, "type: |regular", {METAL: ('crebo: "25900", keuzedeel: K0123', 'rio: "1"')}),
    ("participation-needed", {ENERGY: ("participation: [onsite]\n", "")}, ENERGY, "type: |microcredential", {}),
    ("assessment-needed", {ENERGY: ("assessment: {types: [report_paper], supervised: false, id_verified: true}\n", "")}, ENERGY, "type: |microcredential", {}),
    ("assessment-needed", {ENERGY: ("supervised: false, ", "")}, ENERGY, "assessment: |{", {}),
    ("quality-assurance-needed", {ENERGY: ("quality_assurance: {framework: kader}\n", "")}, ENERGY, "type: |microcredential", {}),
    ("admission-needed", {ENERGY: ("prerequisites: {nl: Geen., en: None.}\n", "")}, ENERGY, "type: |microcredential", {}),
    ("admission-needed", {ENERGY: ("audience: [professional]\n", "")}, ENERGY, "type: |microcredential", {}),
    ("stacking-needed", {W: ('stacking:\n  role: stackable\n  into: [demo-hbo.energie, "pathway:energie"]\n', "")}, W, "type: |microcredential", {W: ('  role: stackable\n  into: [demo-hbo.energie, "pathway:energie"]\n', "  role: standalone\n")}),
    ("approval-needed", {ENERGY: ("approval: {body: {nl: examencommissie Energie, en: Examination Board Energy}}\n", "")}, ENERGY, "type: |microcredential", {}),
    ("privacy-basis-needed", {MBO: ("  - {badge_type: regular, basis: public_task, notice_url: https://demo-mbo.example.org/privacy}\n", "")}, MBO, "|- {badge_type: micro", {}),
    ("level-known", {W: ('value: "4"', 'value: "9"')}, W, '|"9"', {W: ('value: "4"', 'value: "4+"')}),
    ("verified-level-in-register", {W: ("status: indicative", "status: verified")}, W, "status: |verified", {W: ("status: indicative", "status: verified, register_url: https://register.example.org/1")}),
    ("verified-level-in-register", {W: ("status: indicative", "status: indicative, register_url: https://register.example.org/1")}, W, "|https://register", {}),
    ("workload-positive", {OLD: ("{hours: 4}", "{hours: 0}")}, OLD, "|0}", {OLD: ("{hours: 4}", "{hours: 1}")}),
    ("workload-within-guideline", {W: ("{sbu: 240}", "{sbu: 239}")}, W, "|239", {W: ("{sbu: 240}", "{sbu: 239}\nsize_reason: {nl: Korter door ervaring., en: Shorter by experience.}")}),
    ("workload-within-guideline", {ENERGY: ("{ects: 5, hours: 140}", "{ects: 30.5}")}, ENERGY, "|30.5", {ENERGY: ("{ects: 5, hours: 140}", "{ects: 30}")}),
    ("size-reason-only-where-needed", {W: ("{sbu: 240}", "{sbu: 240}\nsize_reason: {nl: Korter., en: Shorter.}")}, W, "|size_reason", {}),
    ("workload-in-units-of-sector", {METAL: ("{sbu: 80}", "{ects: 3}")}, METAL, "{|ects", {METAL: ("{sbu: 80}", "{hours: 84}")}),
    ("workload-in-units-of-sector", {ENERGY: ("{ects: 5, hours: 140}", "{sbu: 140}")}, ENERGY, "{|sbu", {}),
    ("hours-agree-with-credits", {ENERGY: ("hours: 140", "hours: 155")}, ENERGY, "|155", {ENERGY: ("hours: 140", "hours: 154")}),
    ("esco-skill-listed", {ENERGY: ("esco/skill/aaaa", "esco/skill/zzzz")}, ENERGY, "|http://data.europa.eu/esco/skill/zzzz", {ENERGY: ("esco/skill/aaaa", "esco/skill/cccc")}),
    ("occupation-listed", {W: ("occupation/bbbb", "occupation/zzzz")}, W, "|http://data.europa.eu/esco/occupation/zzzz", {}),
    ("field-of-study-known", {W: ('"0713"', '"0799"')}, W, '|"0799"', {}),
    ("language-known", {ENERGY: ("language: [nl]", "language: [nl, xx]")}, ENERGY, "|xx", {ENERGY: ("language: [nl]", 'language: [nl, "no"]')}),
    ("quality-framework-known", {ENERGY: ("{framework: kader}", "{framework: kompas}")}, ENERGY, "{framework: |kompas", {}),
    ("framework-node-known", {W: ('"kompas:samenwerken"', '"kompas:samenwreken"')}, W, '|"kompas:samenwreken"', {W: ('"kompas:samenwerken"', '"kompas:plannen"')}),
    ("framework-node-known", {W: ("{framework: kompas, code: samenwerken", "{framework: kompas, code: expertt")}, W, "|expertt", {W: ("{framework: kompas, code: samenwerken", "{framework: kompas, code: expert")}),
    ("outcome-in-english-starts-with-verb", {METAL: ("Saw and file metal.", "The student can saw metal.")}, METAL, "|The student", {METAL: ("Saw and file metal.", "Independently saw metal.")}),
    ("outcome-in-english-starts-with-verb", {METAL: ("Saw and file metal.", "Installation of a pump.")}, METAL, "|Installation", {METAL: ("Saw and file metal.", "Implement a plan.")}),
    ("outcome-in-dutch-says-can", {METAL: ("Metaal zagen en vijlen.", "De bewerking van metaal.")}, METAL, "|De bewerking", {METAL: ("Metaal zagen en vijlen.", "De student kan metaal vijlen.")}),
    ("outcome-shows-more-than-knowing", {METAL: ("Saw and file metal.", "Understand metal.")}, METAL, "|Understand", {METAL: ("Saw and file metal.", "Explain metal.")}),
    ("outcome-shows-more-than-knowing", {METAL: ("Metaal zagen en vijlen.", "Metaal en vijlen kennen.")}, METAL, "|Metaal en vijlen kennen", {METAL: ("Metaal zagen en vijlen.", "Metaal en vijlen herkennen.")}),
    ("outcome-once", {W: ("- id: lo2", "- id: lo1")}, W, 'text: {nl: Je kan een warmtepomp plaatsen., en: Place a heat pump.}\n    kind: skill\n    bloom: apply\n    esco: [http://data.europa.eu/esco/skill/aaaa]\n    refs: ["kompas:samenwerken"]\n  - id: |lo1', {W: ("- id: lo2", "- id: lo-2")}),
    ("outcome-names-skill", {METAL: (", esco: [http://data.europa.eu/esco/skill/cccc]", "")}, METAL, "|- {id: lo1", {}),
    ("outcome-comes-back-in-criteria", {ENERGY: ("criteria: {nl: Je liet zien dat je een energieplan kunt maken en verdedigde het voor bewoners., en: You made an energy plan and defended it before residents.}", "criteria: {nl: Je schreef een verslag van zes bijeenkomsten., en: You wrote a report on six meetings.}")}, ENERGY, "- |{id: lo1", {ENERGY: ("en: You made an energy plan and defended it before residents.", "en: You wrote a report on six meetings.")}),
    ("both-languages", {METAL: ("{nl: Metaal bewerken, en: Working metal}", "{nl: Metaal bewerken}")}, METAL, "name: |{", {}),
    ("both-languages default-language-present", {METAL: ("{nl: Metaal bewerken, en: Working metal}", "{en: Working metal}")}, METAL, "name: |{", {METAL: ("status: active", "status: active\ndefault_language: en")}),
    ("name-is-short", {METAL: ("en: Working metal", "en: " + "Metal " * 14)}, METAL, "en: |Metal Metal Metal Metal Metal Metal Metal Metal Metal Metal Metal Metal Metal Metal", {METAL: ("en: Working metal", "en: " + "Metal " * 13)}),
    ("description-is-not-name", {METAL: ('"You learn to saw, file and drill after a drawing."', "Working metal.")}, METAL, "en: |Working metal.", {}),
    ("criteria-say-something", {METAL: ("You made a piece after the drawing.", '"See https://demo-mbo.example.org/criteria"')}, METAL, '|"See', {METAL: ("You made a piece after the drawing.", '"You made a piece from the drawing, see https://demo-mbo.example.org/criteria"')}),
    ("no-superlatives", {METAL: ("You learn to saw", "A world-class course in how to saw")}, METAL, '|"A world', {METAL: ("You learn to saw", "You learn best practice: to saw")}),
    ("no-placeholder", {METAL: ("You made a piece after the drawing.", "TODO describe the piece after the drawing.")}, METAL, "|TODO", {METAL: ("You made a piece after the drawing.", "You made a to-do list after the drawing.")}),
    ("text-in-its-language", {METAL: ("You made a piece after the drawing.", "Je hebt een werkstuk gemaakt van de tekening die je kreeg.")}, METAL, "|Je hebt een werkstuk gemaakt van", {}),
    ("letters-are-undamaged", {METAL: ("en: Working metal", "en: Working mÃ©tal")}, METAL, "|Working mÃ©tal", {METAL: ("en: Working metal", "en: Working m\u00e9tal")}),
    ("no-mixed-script", {METAL: ("en: Working metal", "en: Working met\u0430l")}, METAL, "|Working met\u0430l", {METAL: ("en: Working metal", "en: Working m\u00e9tal")}),
    ("no-personal-names", {ENERGY: ("approval: {body: {nl: examencommissie Energie,", "approval: {body: {nl: dr. J. de Vries,")}, ENERGY, "|dr. J. de Vries", {}),
    ("image-exists", {W: ("image: warmtepompen.svg", "image: warmtepomp.svg"), B + "warmtepompen.svg": None}, W, "|warmtepomp.svg", {}),
    ("image-has-words", {W: ("image_alt: {nl: Een warmtepomp aan een gevel, en: A heat pump on a wall}\n", "")}, W, "image: |warmtepompen.svg", {}),
    ("image-is-used", {B + "los.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>'}, B + "los.svg", "", {}),
    ("stacking-target-exists", {W: ("[demo-hbo.energie,", "[demo-hbo.energy,")}, W, "|demo-hbo.energy", {W: ("[demo-hbo.energie,", "[demo-mbo.metaal,")}),
    ("stacking-target-exists", {W: ('"pathway:energie"', '"pathway:energy"')}, W, '|"pathway:energy"', {}),
    ("standalone-stacks-nowhere", {W: ("role: stackable", "role: standalone")}, W, "role: |standalone", {}),
    ("requirement-is-no-choice", {ENERGY: (ADMITTED, ADMITTED.replace("{nl: Geen., en: None.}", CHOICE) + REQUIRED)}, ENERGY, "prerequisites: |{", {ENERGY: (ADMITTED, ADMITTED.replace("{nl: Geen., en: None.}", NO_CHOICE) + REQUIRED)}),
    ("required-badge-is-named", {ENERGY: (ADMITTED, ADMITTED + REQUIRED)}, ENERGY, "prerequisites: |{", {ENERGY: (ADMITTED, ADMITTED.replace("{nl: Geen., en: None.}", NO_CHOICE) + REQUIRED)}),
    ("required-badge-is-named", {ENERGY: (ADMITTED, ADMITTED.replace("{nl: Geen., en: None.}", HALF_NAMED) + REQUIRED)}, ENERGY, "prerequisites: |{", {}),
    ("required-badge-is-stackable", {METAL: CLOSED_METAL, W: FOLLOWS}, METAL, "role: |standalone", {METAL: OPEN_METAL, W: FOLLOWS}),
    ("group-finds-its-price", {W: (PRICE, WORKING)}, W, "[professional, |jobseeker]", {W: (PRICE, WORKING.replace("werkenden", "werkenden en werkzoekenden"))}),
    ("group-finds-its-price", {METAL: ("contact:", EXCHANGE)}, METAL, "[international, |student]", {METAL: ("contact:", EXCHANGE.replace("exchange students", "exchange students and students"))}),
    ("covered-price-is-nothing", {W: ("eur: 450", "note: {nl: Valt onder het lesgeld., en: The tuition fee covers it.}")}, W, "note: |{nl: Valt", {W: ("eur: 450", "note: {nl: Na overleg., en: To be agreed.}")}),
    ("form-of-assessment-in-criteria", {ENERGY: ("[report_paper]", "[written_exam]")}, ENERGY, "[|written_exam]", {ENERGY: ("[report_paper]", "[oral_exam]")}),
    ("assessor-is-no-peer", {METAL: (MADE, "Een collega zag je metaal zagen en vijlen.")}, METAL, "criteria: {nl: |Een", {METAL: (MADE, "Een beoordelaar zag je metaal zagen en vijlen.")}),
    ("starts-after-review", {W: ("starts: [2097-02-01]", "starts: [2026-08-31]")}, W, "starts: [|2026", {W: ("starts: [2097-02-01]", "starts: [2026-09-01]")}),
    ("accepted-version-exists", {ENERGY: ('version: "2"', 'version: "3"')}, ENERGY, '|"3"', {ENERGY: ('version: "2"', 'version: "1"')}),
    ("https-only", {W: ("https://demo-mbo.example.org/aanmelden", "http://demo-mbo.example.org/aanmelden")}, W, "|http://demo-mbo.example.org/aanmelden", {}),
    ("https-only", {W: ("https://demo-mbo.example.org/aanmelden", "https://user@demo-mbo.example.org/")}, W, "|https://user@", {}),
    ("https-only", {W: ("https://demo-mbo.example.org/aanmelden", "https://127.0.0.1/")}, W, "|https://127", {}),
    ("value-has-its-shape", {W: ("expires_after: P5Y", "expires_after: 5 jaar")}, W, "|5 jaar", {W: ("expires_after: P5Y", "expires_after: P1Y6M")}),
    ("value-has-its-shape", {METAL: ("keuzedeel: K0123", "keuzedeel: K123")}, METAL, "|K123", {}),
    ("mailbox-is-functional", {METAL: ("contact: microcredentials@", "contact: j.devries@")}, METAL, "|j.devries@", {METAL: ("contact: microcredentials@", "contact: badges.techniek@")}),
    ("markdown-without-html", {METAL: ("You made a piece", "You <b>made</b> a piece")}, METAL, "|You <b>", {METAL: ("You made a piece", "You made 3 < 4 pieces and a piece")}),
    ("markdown-links-are-https", {METAL: ("You made a piece after the drawing.", '"You made a [piece](javascript:alert) after the drawing."')}, METAL, '|"You made a [piece]', {METAL: ("You made a piece after the drawing.", '"You made a [piece](https://demo-mbo.example.org/) after the drawing."')}),
    ("markdown-links-are-https", {METAL: ("You made a piece after the drawing.", '"You made a piece ![x](https://demo-mbo.example.org/x.png) after the drawing."')}, METAL, '|"You made a piece !', {}),
    ("platform-serves-badge-class", {W: ("https://www.edubadges.nl/public/1", "https://www.edubadges.example.org/1")}, W, "|https://www.edubadges.example.org", {W: ("https://www.edubadges.nl/public/1", "https://api.edubadges.nl/public/1")}),
    ("name-once-per-institution", {METAL: ("nl: Metaal bewerken", "nl: Warmtepompen installeren")}, W, "nl: |Warmtepompen installeren", {METAL: ("nl: Metaal bewerken", "nl: Warmtepompen aansluiten")}),
    ("nothing-twice-in-a-list", {W: ("[professional, jobseeker]", "[professional, professional]")}, W, "[professional, |professional]", {W: ("[professional, jobseeker]", "[professional, student]")}),
    ("series-step-exists", {TEAM: ("series: {template: samenwerken, step: beginner}", "series: {template: samenwreken, step: beginner}")}, TEAM, "template: |samenwreken", {}),
]  # fmt: skip

NAMES = [f"{rule.split()[-1]}-{index}" for index, (rule, *_) in enumerate(CASES)]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_finding_stands_alone_at_its_place(case: Case, judged: Any) -> None:
    """One wrong line gives exactly its finding at its line and column; its right neighbour gives none."""
    wrong, expected, right = judged(case)
    assert wrong == expected
    assert right == []
