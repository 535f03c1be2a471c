"""Checks of everything but badges: each with a wrong file that gives exactly its finding, and its right neighbour."""

# ruff: noqa: E501 -- a row of the table is one line

from collections.abc import Callable
from typing import Any

import pytest

from badge_catalogue.checks import check
from badge_catalogue.checks.links import in_circle
from badge_catalogue.definitions.load import load_files

MBO = "institutions/demo-mbo/institution.yaml"
HBO = "institutions/demo-hbo/institution.yaml"
HBO_KEYS = """keys:
  - id: https://demo-hbo.example.org/issuer#key-1
    multibase: z6MkvvAz9C23j3xQY7BzLySfCcCL1hRtG8gf9QxmsCZsox71
    not_before: 2026-01-01T00:00:00Z
"""
LOGO = "institutions/demo-mbo/logo.svg"
FRAME = "frameworks/kader.yaml"
KOMPAS = "frameworks/kompas.yaml"
PATH = "pathways/energie.yaml"
ENDORSED = "endorsements/hbo-over-warmtepompen.yaml"
W = "institutions/demo-mbo/badges/warmtepompen.yaml"
METAL = "institutions/demo-mbo/badges/metaal.yaml"
ENERGY = "institutions/demo-hbo/badges/energie.yaml"
KEY = "z6Mkry2Hc4jryoUCE5WnD4Ch1sihuYY6Ptim5p2eMKSGVx5S"
HBO_KEY = "z6MkvvAz9C23j3xQY7BzLySfCcCL1hRtG8gf9QxmsCZsox71"
X = "tLsUbV2sRxgUbpSY8CtUHsBbyUXBUxTxgBmFBEZzzMs"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"

OUTCOMES = "".join(f"  - {{id: x{n}, text: {{nl: Deel {n} vijlen., en: File {n}.}}}}\n" for n in range(1, 12))
LOOSE = """# yaml-language-server: $schema=../../../schema/badge.json
type: extra_curricular
name: {nl: Meedoen, en: Taking part}
description: {nl: Je doet mee met een groep van je school., en: You take part in a group of your school.}
criteria: {nl: Je hebt vier weken meegedaan met een groep., en: You took part in a group for four weeks.}
issuer: demo-mbo
sector: [mbo]
language: [nl]
version: "1"
status: active
contact: microcredentials@demo-mbo.example.org
reviewed_on: 2026-09-01
"""

Edits = dict[str, tuple[str, str] | str | bytes | None]
Case = tuple[str, Edits, str, str, Edits]

# rules, wrong change, file and place of the findings, right change
GOAL = "{kind: badge, badge: demo-hbo.energie}"
STEPS = """goal: {kind: badge, badge: demo-hbo.energie}
steps:
  - {id: basis, name: {nl: Begin, en: Start}, rule: all, badges: [demo-mbo.metaal]}
  - {id: keuze, name: {nl: Keuze, en: Choice}, rule: choose, choose: 1, badges: [demo-mbo.warmtepompen, demo-mbo.samenwerken]}
"""
CERTIFICATE = """goal: {{kind: mbo_certificaat, crebo: "25900", name: {{nl: Certificaat {0}, en: Certificate {0}}}}}
steps:
  - {{id: basis, name: {{nl: Begin, en: Start}}, rule: all, badges: [{1}]}}
"""
CODED: Edits = {"institutions/demo-mbo/badges/metaal.yaml": ("keuzedeel: K0123", "mbo_certificaat: C0123")}

CASES: list[Case] = [
    ("key-is-sound", {MBO: (KEY, KEY[:-1])}, MBO, "multibase: |z6Mk", {}),
    ("key-is-sound", {MBO: (KEY, KEY[:-1] + "1A")}, MBO, "multibase: |z6Mk", {}),
    ("key-is-sound", {HBO: (f"    multibase: {HBO_KEY}\n", "")}, HBO, "- |id: https", {HBO: (f"multibase: {HBO_KEY}", f"jwk: {{kty: OKP, crv: Ed25519, x: {X}}}")}),
    ("key-is-sound", {HBO: (f"multibase: {HBO_KEY}", f"jwk: {{kty: OKP, crv: Ed25519, x: {X}A}}")}, HBO, "jwk: |{", {}),
    ("key-is-public", {HBO: (f"multibase: {HBO_KEY}", f"jwk: {{kty: OKP, crv: Ed25519, x: {X}, d: {X}}}")}, HBO, "|d: t", {}),
    ("key-belongs-to-one", {MBO: (KEY, HBO_KEY)}, MBO, "- |id: https", {}),
    ("published-key-is-for-practice", {MBO: ("demonstration: true\n", "")}, MBO, "- |id: https", {}),
    ("key-is-named-after-issuer", {MBO: ("- id: https://demo-mbo.example.org/issuer#key-1", "- id: https://demo-mbo.example.org/issuers#key-1")}, MBO, "|https://demo-mbo.example.org/issuers", {MBO: ("- id: https://demo-mbo.example.org/issuer#key-1", "- id: did:web:demo-mbo.example.org#key-1")}),
    ("key-period-is-sound", {MBO: ("not_after: 2028-01-01T00:00:00Z", "not_after: 2026-01-01T00:00:00Z")}, MBO, "not_after: |2026", {MBO: ("not_after: 2028-01-01T00:00:00Z", "not_after: 2026-01-01T00:00:01Z")}),
    ("key-period-is-sound", {MBO: ("not_after: 2028-01-01T00:00:00Z\n    status: active", "status: retired")}, MBO, "status: |retired", {MBO: ("status: active", "status: retired")}),
    ("key-period-is-sound", {MBO: ("status: active", "status: compromised")}, MBO, "|compromised", {MBO: ("status: active", "status: compromised\n    compromised_at: 2026-06-01T00:00:00Z")}),
    ("key-period-is-sound", {MBO: ("status: active", "status: active\n    compromised_at: 2026-06-01T00:00:00Z")}, MBO, "|2026-06-01", {}),
    ("identity-belongs-to-one", {MBO: ("did:web:demo-mbo.example.org", "https://demo-hbo.example.org/issuer/")}, MBO, "|https://demo-hbo", {}),
    ("hosted-under-is-a-folder-of-its-own", {MBO: ("country: NL", "country: NL\nhosted_under: ['https://demo-mbo.example.org/']")}, MBO, "hosted_under: [|'", {MBO: ("country: NL", "country: NL\nhosted_under: ['https://demo-mbo.example.org/badges/']")}),
    ("hosted-badges-have-a-place", {HBO: (HBO_KEYS, "")}, HBO, "identities: [|https", {HBO: (HBO_KEYS, "hosted_under: ['https://demo-hbo.example.org/badges/']\n")}),
    ("register-entry-belongs-to-one", {MBO: ("country: NL", "country: NL\nror: https://ror.org/0abcdefgh"), HBO: ("country: NL", "country: NL\nror: https://ror.org/0abcdefgh")}, MBO, "ror: |https", {MBO: ("country: NL", "country: NL\nror: https://ror.org/0abcdefgh"), HBO: ("country: NL", "country: NL\nror: https://ror.org/0bcdefghj")}),
    ("register-entry-belongs-to-one", {MBO: ("country: NL", "country: NL\nregister: {name: {nl: Register, en: Register}, url: 'https://register.example.org/', code: \"100012345\"}"), HBO: ("country: NL", "country: NL\nregister: {name: {nl: Register, en: Register}, url: 'https://register.example.org/x', code: \"100012345\"}")}, MBO, "register: |{name", {MBO: ("country: NL", "country: NL\nregister: {name: {nl: Register, en: Register}, url: 'https://register.example.org/', code: \"100012345\"}"), HBO: ("country: NL", "country: NL\nregister: {name: {nl: Register, en: Register}, url: 'https://register.example.org/', code: \"100012346\"}")}),
    ("register-entry-belongs-to-one", {MBO: ("country: NL", "country: NL\nregister: {name: {nl: Register, en: Register}, url: 'https://register.example.org/100012345'}"), HBO: ("country: NL", "country: NL\nregister: {name: {nl: Register, en: Register}, url: 'https://register.example.org/100012345/', code: \"100012345\"}")}, MBO, "register: |{name", {MBO: ("country: NL", "country: NL\nregister: {name: {nl: Register, en: Register}, url: 'https://register.example.org/100012345'}"), HBO: ("country: NL", "country: NL\nregister: {name: {nl: Register, en: Register}, url: 'https://register.example.org/100012346', code: \"100012346\"}")}),
    ("institution-looks-like-no-other", {MBO: ("nl: Vakschool Noord", "nl: Hogeschool  Zu\u00efd")}, MBO, "nl: |Hogeschool", {MBO: ("nl: Vakschool Noord", "nl: Hogeschool Oost")}),
    ("parent-exists", {MBO: ("kind: institution", "kind: institution\nparent: demo-mbos")}, MBO, "|demo-mbos", {MBO: ("kind: institution", "kind: institution\nparent: demo-hbo"), HBO: ("kind: institution", "kind: institution\nunits: [demo-mbo]")}),
    ("parent-exists", {MBO: ("kind: institution", "kind: institution\nparent: demo-mbo\nunits: [demo-mbo]")}, MBO, "parent: |demo-mbo", {}),
    ("parent-names-its-units", {MBO: ("kind: institution", "kind: institution\nparent: demo-hbo")}, MBO, "parent: |demo-hbo", {MBO: ("kind: institution", "kind: institution\nparent: demo-hbo"), HBO: ("kind: institution", "kind: institution\nunits: [demo-mbo]")}),
    ("parent-names-its-units", {HBO: ("kind: institution", "kind: institution\nunits: [demo-mbo]")}, HBO, "units: [|demo-mbo]", {}),
    ("sharing-is-mutual", {HBO: ("kind: institution", "kind: institution\nshares_with: [demo-mbo]")}, HBO, "shares_with: [|demo-mbo]", {HBO: ("kind: institution", "kind: institution\nshares_with: [demo-mbo]"), MBO: ("kind: institution", "kind: institution\nshares_with: [demo-hbo]")}),
    ("sharing-is-mutual", {HBO: ("kind: institution", "kind: institution\nshares_with: [demo-mbos]")}, HBO, "shares_with: [|demo-mbos]", {}),
    ("privacy-basis-once", {HBO: ("privacy:\n", "privacy:\n  - {badge_type: microcredential, basis: consent, notice_url: https://demo-hbo.example.org/p}\n")}, HBO, "|microcredential, basis: contract", {}),
    ("changes-have-approvers", {HBO: ('code_owners: ["@demo-hbo/edubadges"]\n', "")}, HBO, "|name:", {}),
    ("value-has-its-shape", {HBO: ('"@demo-hbo/edubadges"', '"demo-hbo/edubadges"')}, HBO, '|"demo-hbo/edubadges"', {}),
    ("value-has-its-shape", {HBO: ("country: NL", "country: nl")}, HBO, "country: |nl", {HBO: ("country: NL", "country: BE")}),
    ("mailbox-is-functional", {HBO: ("contact: edubadges@", "contact: jan.jansen@")}, HBO, "|jan.jansen@", {HBO: ("contact: edubadges@", "contact: info.badges@")}),
    ("demonstration-stays-fictional", {HBO: ("contact: edubadges@demo-hbo.example.org", "contact: edubadges@school.nl")}, HBO, "|edubadges@school", {HBO: ("contact: edubadges@demo-hbo.example.org", "contact: edubadges@school.test")}),
    ("image-exists", {MBO: ("logo: logo.svg", "logo: logo.png"), LOGO: None}, MBO, "|logo.png", {MBO: ("logo: logo.svg\n", ""), LOGO: None}),
    ("image-is-sound", {LOGO: SVG.format("<script>1</script>")}, LOGO, "", {LOGO: SVG.format("<title>1</title>")}),
    ("image-is-sound", {LOGO: SVG.format('<a href="https://example.org/"/>')}, LOGO, "", {LOGO: SVG.format('<use href="#a"/>')}),
    ("image-is-sound", {LOGO: SVG.format('<rect onclick="x"/>')}, LOGO, "", {}),
    ("image-is-sound", {LOGO: SVG.format('<form xmlns="http://www.w3.org/1999/xhtml" action="https://example.org/"/>')}, LOGO, "", {}),
    ("image-is-sound", {LOGO: SVG.format('<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=//example.org"/>')}, LOGO, "", {}),
    ("image-is-sound", {LOGO: SVG.format('<img xmlns="http://www.w3.org/1999/xhtml" srcset="//example.org/x 1x"/>')}, LOGO, "", {}),
    ("image-is-sound", {LOGO: SVG.format('<image srcset="//example.org/x 1x"/>')}, LOGO, "", {}),
    ("image-is-sound", {LOGO: SVG.format("<animated/>")}, LOGO, "", {LOGO: SVG.format('<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>')}),
    ("image-is-sound", {LOGO: SVG.format('<rect fill="url(https://example.org/)"/>')}, LOGO, "", {LOGO: SVG.format('<rect fill="url(#a)"/>')}),
    ("image-is-sound", {LOGO: SVG.format("<style>@import 'x'</style>")}, LOGO, "", {LOGO: SVG.format("<style>rect { fill: red }</style>")}),
    ("image-is-sound", {LOGO: SVG.format("<style>@\\69mport 'x'</style>")}, LOGO, "", {}),
    ("image-is-sound", {LOGO: SVG.format('<rect style="fill: u\\72l(//example.org)"/>')}, LOGO, "", {LOGO: SVG.format('<rect style="fill: url( #a )"/>')}),
    ("image-is-sound", {LOGO: SVG.format('<image href="https://example.org/x.png"/>')}, LOGO, "", {LOGO: SVG.format('<image href="data:image/png;base64,AA=="/>')}),
    ("image-is-sound", {LOGO: SVG.format('<image xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///etc/passwd"/>')}, LOGO, "", {}),
    ("image-is-sound", {LOGO: SVG.format('<animate attributeName="href" to="//example.org"/>')}, LOGO, "", {LOGO: SVG.format("<title/>")}),
    ("image-is-sound", {LOGO: SVG.format('<image href="data:image/svg+xml,&lt;script/&gt;"/>')}, LOGO, "", {}),
    ("image-is-sound", {LOGO: '<?xml-stylesheet href="x.css"?>' + SVG.format("")}, LOGO, "", {}),
    ("image-is-sound", {MBO: ("logo: logo.svg", "logo: logo.png"), LOGO: None, LOGO[:-3] + "png": SVG.format("")}, LOGO[:-3] + "png", "", {}),
    ("image-is-sound", {LOGO: "<!DOCTYPE svg>" + SVG.format("")}, LOGO, "", {LOGO: '<?xml version="1.0"?>' + SVG.format("")}),
    ("image-is-sound", {LOGO: "<svg>"}, LOGO, "", {}),
    ("image-is-sound", {LOGO: PNG}, LOGO, "", {}),
    ("image-is-sound", {LOGO: SVG.format(" " * 512 * 1024)}, LOGO, "", {LOGO: SVG.format(" " * 511 * 1024)}),
    ("framework-node-once", {KOMPAS: ("{id: plannen,", "{id: samenwerken,")}, KOMPAS, "Collaborating}}\n  - {id: |samenwerken", {}),
    ("framework-node-once", {KOMPAS: ("en: Planning}}", "en: Planning}, broader: weg}")}, KOMPAS, "|weg", {KOMPAS: ("en: Planning}}", "en: Planning}, broader: samenwerken}")}),
    ("rubric-names-elements", {KOMPAS: ("    expert: {nl: Leidt", "    gevorderd: {nl: Leidt")}, KOMPAS, "|gevorderd", {}),
    ("rubric-names-elements", {KOMPAS: ("  samenwerken:\n", "  samenwreken:\n")}, KOMPAS, "|samenwreken", {KOMPAS: ("  samenwerken:\n", "  plannen:\n")}),
    ("guideline-is-a-range", {FRAME: ("minimum: 3, maximum: 30", "minimum: 30.5, maximum: 30"), ENERGY: ("{ects: 5, hours: 140}", "{hours: 140}")}, FRAME, "|30.5", {FRAME: ("minimum: 3, maximum: 30", "minimum: 5, maximum: 5")}),
    ("guideline-is-a-range", {FRAME: ("valid_from: 2021-01-01, valid_until: 2030-12-31", "valid_from: 2031-01-01, valid_until: 2030-12-31")}, FRAME, "|2031-01-01", {}),
    ("quality-framework-explains-itself", {FRAME: ("guarantees: {nl: De examencommissie., en: The examination board.}\n", "")}, FRAME, "kind: |quality", {}),
    ("term-is-complete", {"vocabularies/esco.yaml": ("{nl: metaal zagen, en: saw metal}", "{en: saw metal}")}, "vocabularies/esco.yaml", "|{en: saw metal}", {}),
    ("term-is-complete", {"vocabularies/esco.yaml": ("uri: http://data.europa.eu/esco/skill/cccc", "uri: http://data.europa.eu/esco/skill/dddd")}, "vocabularies/esco.yaml", "|http://data.europa.eu/esco/skill/dddd", {}),
    ("pathway-badge-exists", {PATH: ("[demo-mbo.metaal]", "[demo-mbo.hout]")}, PATH, "|demo-mbo.hout", {PATH: ("[demo-mbo.metaal]", "[demo-mbo.metaal, demo-mbo.samenwerken]")}),
    ("pathway-rule-can-be-met", {PATH: ("choose: 1", "choose: 3")}, PATH, "choose: |3", {PATH: ("choose: 1", "choose: 2")}),
    ("pathway-rule-can-be-met", {PATH: (", choose: 1", "")}, PATH, "rule: |choose", {}),
    ("pathway-rule-can-be-met", {PATH: ("rule: all", "rule: all, choose: 1")}, PATH, "rule: all, choose: |1", {PATH: ("rule: all", "rule: any")}),
    ("pathway-goal-is-named", {PATH: ("{kind: badge, badge: demo-hbo.energie}", "{kind: diploma}")}, PATH, "kind: |diploma", {PATH: ("{kind: badge, badge: demo-hbo.energie}", "{kind: diploma, name: {nl: Master, en: Master}}")}),
    ("certificate-code-in-pathway", {PATH: (GOAL, '{kind: mbo_certificaat, crebo: "25900", name: {nl: Metaal, en: Metal}}')}, PATH, "goal: |{", {PATH: (GOAL, "{kind: diploma, name: {nl: Metaal, en: Metal}}")}),
    ("certificate-code-in-pathway", {**CODED, PATH: (STEPS, CERTIFICATE.format("C0123", "demo-mbo.metaal, demo-mbo.warmtepompen"))}, PATH, "|demo-mbo.warmtepompen", {**CODED, PATH: (STEPS, CERTIFICATE.format("C0123", "demo-mbo.metaal"))}),
    ("certificate-code-in-pathway", {**CODED, PATH: (STEPS, CERTIFICATE.format("Metaal", "demo-mbo.metaal"))}, PATH, "goal: |{", {**CODED, PATH: (STEPS, CERTIFICATE.format("C0123", "demo-mbo.metaal"))}),
    ("pathway-goal-is-named", {PATH: ("badge: demo-hbo.energie}", "badge: demo-hbo.energy}")}, PATH, "|demo-hbo.energy", {}),
    ("pathways-end", {PATH: ("badge: demo-hbo.energie}", "badge: demo-mbo.metaal}")}, PATH, "badge: |demo-mbo.metaal", {}),
    ("keeper-exists", {PATH: ("owner: demo-hbo", "owner: demo-hbos")}, PATH, "|demo-hbos", {PATH: ("owner: demo-hbo", "owner: demo-mbo")}),
    ("keeper-exists", {PATH: ("{institution: demo-hbo", "{institution: demo-vo")}, PATH, "|demo-vo", {}),
    ("endorsed-after-approval", {ENDORSED: ("on: 2026-06-01", "on: 2026-02-09")}, ENDORSED, "on: |2026-02-09", {ENDORSED: ("on: 2026-06-01", "on: 2026-02-10")}),
    ("endorsed-badge-exists", {ENDORSED: ("badge: demo-mbo.warmtepompen", "badge: demo-mbo.weg")}, ENDORSED, "|demo-mbo.weg", {}),
    ("endorsed-badge-exists", {ENDORSED: ('version: "2"', 'version: "3"')}, ENDORSED, '|"3"', {ENDORSED: ('version: "2"', 'version: "1"')}),
    ("endorsed-badge-exists", {ENDORSED: ("endorser: demo-hbo", "endorser: Een gilde")}, ENDORSED, "|Een gilde", {ENDORSED: ("endorser: demo-hbo", "endorser: Een gilde\nurl: https://gilde.example.org/")}),
    ("endorsed-badge-exists", {ENDORSED: ("endorser: demo-hbo", "endorser: Hogeschool Zuid\nurl: https://gilde.example.org/")}, ENDORSED, "|Hogeschool Zuid", {ENDORSED: ("endorser: demo-hbo", "endorser: Vereniging van Monteurs\nurl: https://gilde.example.org/")}),
    ("endorsed-badge-exists", {ENDORSED: ("endorser: demo-hbo", "endorser: demo-mbo")}, ENDORSED, "endorser: |demo-mbo", {}),
    ("resembles-another-badge", {ENERGY: ("{nl: Energie in de wijk, en: Energy in the neighbourhood}", "{nl: Bewerken van metaal, en: Metal working}")}, METAL, "name: |{nl: Metaal", {ENERGY: ("{nl: Energie in de wijk, en: Energy in the neighbourhood}", "{nl: Bewerken van hout, en: Working wood}")}),
    ("at-most-seven-alignments", {METAL: ("status: active", "status: active\nalignments: [" + ", ".join(["{framework: kompas, code: plannen}"] * 7 + ["{framework: kompas, code: samenwerken}"]) + "]")}, METAL, "|{framework: kompas, code: samenwerken", {METAL: ("status: active", "status: active\nalignments: [" + ", ".join(["{framework: kompas, code: plannen}"] * 7) + "]")}),
    ("few-outcomes", {METAL: ("programme_codes:", OUTCOMES + "  - {id: x12, text: {nl: Deel 12 vijlen., en: File 12.}}\nprogramme_codes:")}, METAL, "- |{id: x12", {METAL: ("programme_codes:", OUTCOMES + "programme_codes:")}),
]  # fmt: skip

NAMES = [f"{rule.split()[-1]}-{index}" for index, (rule, *_) in enumerate(CASES)]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_finding_stands_alone_at_its_place(case: Case, judged: Any) -> None:
    """One wrong line gives exactly its finding at its line and column; its right neighbour gives none."""
    wrong, expected, right = judged(case)
    assert wrong == expected
    assert right == []


def test_small_png_is_refused_by_one_pixel(found: Any) -> None:
    """A PNG of 299 pixels is too small to show; one of 300 is not."""
    logo = LOGO[:-3] + "png"
    named = {MBO: ("logo.svg", "logo.png"), LOGO: None}
    rest = b"\x08\x02\0\0\0" + b"\0\0\0\0" + b"\0\0\0\0IEND\xae\x42\x60\x82"
    small: Edits = {**named, logo: PNG + b"\0\0\x01\x2b\0\0\x01\x2c" + rest}
    whole = PNG + b"\0\0\x01\x2c\0\0\x01\x2c" + rest
    enough: Edits = {**named, logo: whole}
    assert [item[:2] for item in found(small)] == [("image-is-sound", f"catalogue/{logo}")]
    assert found(enough) == []
    assert [item[0] for item in found({**named, logo: whole[:-1]})] == ["image-is-sound"]  # cut off while it was copied


@pytest.mark.parametrize(
    ("name", "data", "said", "remedy"),
    [
        ("logo.png", b"\xff\xd8\xff\xe0 JFIF", "this is a JPG", "save it as PNG"),
        ("logo.svg", PNG, "this is a PNG", "call it logo.png"),
        ("logo.png", b"RIFF....WEBP", "this is a WebP", "save it as PNG"),
        ("logo.png", b"\0\0\0\x18ftypheic", "this is a HEIC", "save it as PNG"),
        ("logo.png", b"<!DOCTYPE html><p>log in", "this is a HTML", "a PNG of 300 to 6000 pixels"),
        (
            "logo.svg",
            b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n",
            "pointer of Git LFS",
            "git lfs pull",
        ),
    ],
    ids=["JPG", "PNG", "WebP", "HEIC", "page", "pointer"],
)
def test_a_picture_of_another_kind_is_called_by_its_name(
    edited: Callable[[Edits], dict[str, bytes]], name: str, data: bytes, said: str, remedy: str
) -> None:
    """What the file really is stands in the message, and what to do with that in the hint."""
    named: Edits = {MBO: ("logo.svg", name)} if name != "logo.svg" else {}
    files = edited({**named, LOGO: None, LOGO.replace("logo.svg", name): data})
    findings = [item for item in check(load_files(files)[0]) if item.rule == "image-is-sound"]
    assert [said in item.message.get("en") and remedy in item.hint.get("en") for item in findings] == [True]


def test_badges_that_require_each_other_are_all_named(found: Any) -> None:
    """Every badge on a circle gets the finding; a badge that only leads to the circle does not."""
    ring: Edits = {
        METAL: ("status: active", "status: active\nstacking: {requires: [demo-hbo.energie]}"),
        ENERGY: ("  role: stackable", "  role: stackable\n  requires: [demo-mbo.metaal]"),
        W: ("  role: stackable", "  role: stackable\n  requires: [demo-mbo.metaal]"),
    }
    line: Edits = {METAL: ring[METAL], W: ring[W]}
    assert [item[1] for item in found(ring) if item[0] == "requirements-end"] == [
        f"catalogue/{ENERGY}",
        f"catalogue/{METAL}",
    ]
    assert [item for item in found(line) if item[0] == "requirements-end"] == []


@pytest.mark.parametrize(
    ("edges", "circle"),
    [
        ({"a": ("b",), "b": ("a",)}, ["a", "b"]),
        ({"a": ("b",), "b": ("c",), "c": ()}, []),
        ({"a": ("a",)}, ["a"]),
        ({"x": ("a",), "a": ("b",), "b": ("a", "y"), "y": ()}, ["a", "b"]),
        ({"a": ("outside",)}, []),
        ({str(number): (str(number + 1),) for number in range(5000)}, []),
    ],
    ids=["two", "line", "self", "with tails", "dangling", "long line"],
)
def test_circles_are_found_without_their_tails(edges: dict[str, tuple[str, ...]], circle: list[str]) -> None:
    """Only nodes on a circle count, and a long line is no problem."""
    assert in_circle(edges) == circle


def test_folder_without_institution_is_named_once(found: Any, place: Any) -> None:
    """A folder with badges but no institution.yaml gets its finding, and so does the issuer that is not the folder's."""
    stray = "institutions/demo-vo/badges/los.yaml"
    assert found({stray: LOOSE}) == [
        ("institution-file-exists", *place({stray: LOOSE}, stray, "|type:")),
        ("issuer-owns-folder", *place({stray: LOOSE}, stray, "issuer: |demo-mbo")),
    ]
    assert found({"institutions/demo-mbo/badges/los.yaml": LOOSE}) == []
