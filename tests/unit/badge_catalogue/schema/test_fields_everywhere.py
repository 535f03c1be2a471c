"""Every field of a definition leads somewhere: shown, exported, asked, frozen; a new field must be sorted in here.

What the table says is found out anew: each field is emptied or changed, and whatever then reads otherwise uses it.
A failure says what to do; the map (`ARCHITECTURE.md`, "a field of a badge") names every file.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from full_catalogue import SKILL, both, full_catalogue

from badge_catalogue import model
from badge_catalogue.commands.build import templates
from badge_catalogue.exports.files import files
from badge_catalogue.facts.published import MEANING
from badge_catalogue.facts.relations import relate
from badge_catalogue.finding import facets, plan_data
from badge_catalogue.finding.search_records import records
from badge_catalogue.imports.spreadsheets.columns import columns
from badge_catalogue.model import (
    Accepts,
    Alignment,
    Approval,
    Assessment,
    AwardedAs,
    Badge,
    Catalogue,
    Cost,
    Endorsement,
    Framework,
    Goal,
    Grade,
    Institution,
    LearningOutcome,
    Level,
    Node,
    Offering,
    Pathway,
    Platform,
    Practice,
    Privacy,
    ProgrammeCodes,
    PublicKey,
    Qualification,
    QualityAssurance,
    Recognition,
    Register,
    Renewal,
    Replaces,
    Series,
    Stacking,
    Step,
    Template,
    Term,
    Workload,
    WorkloadLimit,
    WorkProcess,
)
from badge_catalogue.model.sources import Mark, Source
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.pages.every import about_all, about_each
from badge_catalogue.pages.view import View, view
from badge_catalogue.schema.questions import questions
from badge_catalogue.settings import Settings
from badge_issuer.keys import from_seed

ROOT = Path(__file__).resolve().parents[4]
SETTINGS = Settings("https://badges.example.org/demo/", 1_790_000_000)


@dataclass(frozen=True)
class Use:
    """What becomes of a field.

    Attributes:
        page: A page for people reads otherwise without it.
        export: A file for machines does.
        dialogue: `catalogue new` asks for it.
        form: *Describe your badge* asks for it.
        sheet: The spreadsheet has a column for it.
        frozen: It is part of what an awarded badge means.
        elsewhere: What uses it, where neither a page nor an export does.
    """

    page: bool = True
    export: bool = True
    dialogue: bool = False
    form: bool = False
    sheet: bool = False
    frozen: bool = False
    elsewhere: str = ""


def everywhere(*, frozen: bool = False) -> Use:
    """Return the use of a field of a badge that is shown, exported, and asked for wherever there are questions."""
    return Use(dialogue=True, form=True, sheet=True, frozen=frozen)


def of_a_template() -> Use:
    """Return the use of a field of a template: it fills the badges that adopt it, and the form offers it."""
    return Use(page=False, export=False, elsewhere="definitions.templates, pages.describe")


USES: dict[type, dict[str, Use]] = {
    Badge: {
        "type": everywhere(frozen=True),
        "name": everywhere(frozen=True),
        "description": everywhere(frozen=True),
        "criteria": everywhere(frozen=True),
        "sector": everywhere(),
        "language": everywhere(frozen=True),
        "version": Use(sheet=True),
        "status": Use(form=True, sheet=True),
        "default_language": Use(page=False, sheet=True),
        "image": Use(export=False, form=True, sheet=True, elsewhere="site.render.own_images"),
        "image_alt": Use(page=False, form=True, sheet=True),
        "level": everywhere(frozen=True),
        "workload": everywhere(frozen=True),
        "learning_outcomes": everywhere(frozen=True),
        "isced_f": Use(form=True, sheet=True, frozen=True),
        "programme_codes": everywhere(frozen=True),
        "participation": everywhere(frozen=True),
        "assessment": everywhere(frozen=True),
        "quality_assurance": everywhere(),
        "target_group": everywhere(),
        "prerequisites": everywhere(),
        "admission": everywhere(),
        "stacking": everywhere(),
        "practice": Use(dialogue=True, form=True, sheet=True, frozen=True),
        "series": Use(sheet=True),
        "template": Use(page=False, form=True, sheet=True),
        "alignments": Use(form=True, sheet=True, frozen=True),
        "occupations": Use(form=True, sheet=True),
        "grade": Use(form=True, sheet=True, frozen=True),
        "expires_after": Use(dialogue=True, form=True, sheet=True, frozen=True),
        "renewal": Use(dialogue=True, form=True, sheet=True),
        "offering": Use(form=True, sheet=True),
        "audience": everywhere(),
        "awarded_as": Use(page=False, sheet=True),
        "approval": everywhere(),
        "search_words": Use(form=True, sheet=True),
        "size_reason": Use(form=True, sheet=True),
        "replaced_by": Use(sheet=True),
        "first_awarded": Use(sheet=True),
        "aliases": Use(sheet=True),
        "contact": everywhere(),
        "reviewed_on": Use(sheet=True),
    },
    Institution: {
        "name": Use(),
        "kind": Use(),
        "sectors": Use(),
        "country": Use(),
        "city": Use(),
        "url": Use(),
        "contact": Use(),
        "description": Use(),
        "demonstration": Use(),
        "other_names": Use(page=False),
        "parent": Use(page=False),
        "units": Use(page=False, export=False, elsewhere="facts.families, with what the other says"),
        "shares_with": Use(page=False, export=False, elsewhere="facts.families, with what the other says"),
        "email": Use(page=False),
        "institution_code": Use(page=False),
        "ror": Use(page=False),
        "register": Use(),
        "logo": Use(),
        "identities": Use(),
        "hosted_under": Use(page=False),
        "keys": Use(),
        "status_lists": Use(page=False),
        "privacy": Use(export=False),
        "recognises": Use(),
        "code_owners": Use(page=False, export=False, elsewhere="review.codeowners"),
        "reviewed_on": Use(page=False, export=False, elsewhere="for whoever reads the file"),
    },
    Platform: {
        "name": Use(),
        "hosts": Use(page=False),
        "operator": Use(),
        "url": Use(export=False),
        "who_may_issue": Use(export=False),
        "sectors": Use(page=False, export=False, elsewhere="checks.standing.practice"),
    },
    Framework: {
        "name": Use(export=False),
        "kind": Use(export=False),
        "description": Use(export=False),
        "checked_by": Use(export=False),
        "guarantees": Use(export=False),
        "owner": Use(export=False),
        "licence": Use(export=False),
        "version": Use(export=False),
        "url": Use(export=False),
        "demonstration": Use(page=False, export=False, elsewhere="site_src/templates/framework.html, beside a rubric"),
        "nodes": Use(export=False),
        "levels": Use(export=False),
        "rubric": Use(export=False),
        "workload_limits": Use(export=False),
    },
    Node: {
        "id": Use(export=False),
        "name": Use(export=False),
        "description": Use(export=False),
        "url": Use(page=False, export=False, elsewhere="exports.alignments, where a badge names the node"),
        "broader": Use(export=False),
    },
    WorkloadLimit: {
        "sector": Use(export=False),
        "unit": Use(export=False),
        "minimum": Use(export=False),
        "maximum": Use(export=False),
        "valid_from": Use(export=False),
        "valid_until": Use(export=False),
        "note": Use(export=False),
    },
    Pathway: {
        "name": Use(),
        "description": Use(export=False),
        "owner": Use(export=False),
        "goal": Use(export=False),
        "steps": Use(),
        "recognised_by": Use(export=False),
        "status": Use(export=False),
    },
    Goal: {
        "kind": Use(export=False),
        "badge": Use(export=False),
        "crebo": Use(export=False),
        "name": Use(export=False),
    },
    Step: {
        "id": Use(page=False, export=False, elsewhere="checks.pathways, to tell steps apart"),
        "name": Use(export=False),
        "rule": Use(export=False),
        "badges": Use(),
        "choose": Use(export=False),
        "description": Use(export=False),
    },
    Recognition: {
        "institution": Use(export=False),
        "decided_by": Use(export=False),
        "on": Use(export=False),
        "effect": Use(export=False),
    },
    Template: {
        "version": Use(
            export=False,
            elsewhere="definitions.templates, which fills the badges that adopt it; pages.describe",
        ),
        "name": Use(
            export=False,
            elsewhere="definitions.templates, which fills the badges that adopt it; pages.describe",
        ),
        "description": Use(
            export=False,
            elsewhere="definitions.templates, which fills the badges that adopt it; pages.describe",
        ),
        "owner": Use(
            export=False,
            elsewhere="definitions.templates, which fills the badges that adopt it; pages.describe",
        ),
        "locked": Use(
            page=False,
            export=False,
            elsewhere="definitions.templates, which fills the badges that adopt it; pages.describe",
        ),
        "free": Use(
            page=False,
            export=False,
            elsewhere="definitions.templates, which fills the badges that adopt it; pages.describe",
        ),
        "steps": Use(
            export=False,
            elsewhere="definitions.templates, which fills the badges that adopt it; pages.describe",
        ),
        "per_step": Use(
            page=False,
            export=False,
            elsewhere="definitions.templates, which fills the badges that adopt it; pages.describe",
        ),
    },
    Endorsement: {
        "endorser": Use(export=False),
        "badge": Use(export=False),
        "version": Use(export=False),
        "claim": Use(export=False),
        "on": Use(export=False),
        "url": Use(export=False),
        "status": Use(export=False),
    },
    Term: {
        "key": Use(page=False, export=False, elsewhere="what definitions write"),
        "uri": Use(page=False),
        "label": Use(page=False),
        "kind": Use(page=False, export=False, elsewhere="imports.esco"),
        "own_translation": Use(page=False, elsewhere="imports.esco"),
        "description": Use(page=False, export=False, elsewhere="for whoever reads the vocabulary"),
    },
    Level: {
        "framework": Use(),
        "value": Use(),
        "status": Use(),
        "register_url": Use(),
    },
    Workload: {
        "ects": Use(),
        "sbu": Use(),
        "hours": Use(),
    },
    LearningOutcome: {
        "id": Use(),
        "text": Use(),
        "kind": Use(),
        "bloom": Use(page=False),
        "esco": Use(),
        "refs": Use(page=False),
    },
    Assessment: {
        "types": Use(),
        "supervised": Use(),
        "id_verified": Use(),
    },
    QualityAssurance: {
        "framework": Use(),
        "body": Use(),
        "url": Use(),
        "status": Use(),
        "checked_on": Use(),
    },
    Stacking: {
        "role": Use(),
        "into": Use(),
        "accepts": Use(),
        "requires": Use(),
        "recommends": Use(),
    },
    Grade: {
        "required": Use(),
        "scale": Use(),
    },
    Cost: {
        "for_whom": Use(page=False),
        "eur": Use(page=False),
        "note": Use(page=False),
    },
    Offering: {
        "url": Use(),
        "costs": Use(),
        "locations": Use(),
        "schedule": Use(),
        "starts": Use(),
        "duration": Use(page=False),
    },
    Approval: {
        "body": Use(),
        "decided_on": Use(),
        "url": Use(),
    },
    ProgrammeCodes: {
        "rio": Use(),
        "crebo": Use(),
        "keuzedeel": Use(),
        "mbo_certificaat": Use(),
    },
    Accepts: {
        "badge": Use(),
        "version": Use(),
        "effect": Use(),
        "decided_by": Use(),
        "on": Use(),
        "decision": Use(),
        "replaces": Use(),
        "for_whom": Use(),
        "condition": Use(),
        "until": Use(),
        "document": Use(),
    },
    Replaces: {
        "part": Use(),
        "ects": Use(),
        "sbu": Use(),
    },
    Practice: {
        "kind": Use(),
        "qualification": Use(),
        "processes": Use(),
        "workplace": Use(),
        "assessor": Use(),
    },
    Qualification: {
        "code": Use(),
        "name": Use(),
        "url": Use(),
    },
    WorkProcess: {
        "code": Use(),
        "name": Use(),
        "task": Use(),
    },
    Renewal: {
        "what": Use(),
        "every": Use(),
        "where": Use(),
        "url": Use(),
        "service": Use(page=False),
    },
    Series: {
        "template": Use(page=False),
        "step": Use(),
    },
    Alignment: {
        "framework": Use(),
        "code": Use(),
        "url": Use(page=False),
        "relation": Use(page=False),
    },
    AwardedAs: {
        "platform": Use(page=False),
        "badge_class_url": Use(page=False),
    },
    Register: {
        "name": Use(),
        "url": Use(),
        "code": Use(),
    },
    Privacy: {
        "badge_type": Use(export=False),
        "basis": Use(export=False),
        "notice_url": Use(export=False),
    },
    PublicKey: {
        "id": Use(),
        "jwk": Use(page=False),
        "multibase": Use(page=False),
        "not_before": Use(),
        "not_after": Use(page=False),
        "status": Use(),
        "compromised_at": Use(page=False),
    },
}
FIELDS = [(of, name) for of, uses in USES.items() for name in uses]

BADGE = "demo-mbo.warmtepompen"
ACCEPTS = Accepts(
    "demo-mbo.raad", "1", both("Telt mee", "Counts"), both("Wij", "We"), date(2026, 5, 1), "conditional",
    Replaces(both("de proef", "the trial"), 3.0, 40), both("studenten", "students"), both("Een 7.", "A 7."),
    date(2030, 8, 31), "https://demo-mbo.example.org/besluit",
)  # fmt: skip
OTHER_KEY = from_seed(b"7" * 32)
PRIVACY = Privacy("microcredential", "public_task", "https://demo-mbo.example.org/privacy")
TERM = Term(SKILL, SKILL, both("pompen", "pumps"), "skill", ("nl",), both("Over pompen.", "On pumps."))
FRAMEWORK = Framework(
    "kader", both("Kader", "Framework"), "qualification", both("Wat.", "What."), both("Wie.", "Who."),
    both("Borg.", "Surety."), both("Eigenaar", "Owner"), both("Vrij", "Free"), "3", "https://kader.example.org/",
    nodes=(Node("een", both("Een", "One"), both("Het ene.", "The one."), "https://kader.example.org/een", "twee"),
           Node("twee", both("Twee", "Two"))),
    workload_limits=(
        WorkloadLimit("mbo", "sbu", 8.0, 240.0, date(2026, 1, 1), date(2030, 1, 1), both("Let op.", "Mind.")),
    ),
)  # fmt: skip
PATHWAY = Pathway(
    "techniek", both("Techniek", "Engineering"), both("Leer.", "Learn."), "demo-mbo",
    Goal("mbo_certificaat", None, "C0099", both("Certificaat", "Certificate")),
    (Step("s1", both("Begin", "Start"), "choose", (BADGE, "demo-mbo.energie"), 1, both("Kies.", "Choose.")),),
    (Recognition("demo-mbo", both("Raad", "Board"), date(2026, 4, 1), both("Telt.", "Counts.")),),
)  # fmt: skip
TEMPLATE = Template(
    "samen@1", "1", both("Samen", "Together"), both("Doe.", "Do."), "demo-mbo", {"type": "extra_curricular"},
    ("contact",), (Node("beginner", both("Begin", "Start")),), {"beginner": {"contact": "a@example.org"}},
)  # fmt: skip
ENDORSEMENT = Endorsement(
    "steun", "demo-mbo", BADGE, "2", both("Goed.", "Good."), date(2026, 5, 1), "https://steun.example.org/"
)
# What each field is changed to where emptying it says nothing; the rest is emptied.
OTHERWISE: dict[tuple[type, str], Any] = {
    (Badge, "type"): "regular",
    (Badge, "sector"): ("hbo",),
    (Badge, "language"): ("en",),
    (Badge, "version"): "3",
    (Badge, "status"): "retired",
    (Badge, "default_language"): "en",
    (Badge, "image"): "pompen.svg",
    (Badge, "image_alt"): Text({"nl": "Een pomp", "en": "A pump"}),
    (Badge, "size_reason"): Text({"nl": "Een proef", "en": "A trial"}),
    (Badge, "template"): "samenwerken@1",
    (Badge, "replaced_by"): "demo-mbo.energie",
    (Badge, "aliases"): ("demo-mbo.pompen",),
    (Institution, "country"): "BE",
    (Institution, "kind"): "group",
    (Institution, "sectors"): ("hbo",),
    (Institution, "demonstration"): False,
    (Institution, "other_names"): ("Polderveen",),
    (Institution, "parent"): "demo-wo",
    (Institution, "units"): ("demo-wo",),
    (Institution, "shares_with"): ("demo-wo",),
    (Institution, "email"): "info@demo-mbo.example.org",
    (Institution, "logo"): "logo.svg",
    (Institution, "hosted_under"): ("https://demo-mbo.example.org/badges/",),
    (Institution, "status_lists"): ("https://demo-mbo.example.org/status/1",),
    (Institution, "privacy"): (),
    (Institution, "code_owners"): ("@demo-mbo",),
    (Institution, "reviewed_on"): date(2026, 9, 1),
    (Framework, "kind"): "quality",
    (Framework, "demonstration"): True,
    (Framework, "rubric"): {"een": {"hoog": both("Kan het.", "Can do it.")}},
    (Framework, "levels"): (Node("hoog", both("Hoog", "High")),),
    (Node, "broader"): None,
    (WorkloadLimit, "sector"): "hbo",
    (Pathway, "goal"): Goal("badge", BADGE),
    (Pathway, "status"): "retired",
    (Goal, "kind"): "diploma",
    (Goal, "badge"): BADGE,
    (Step, "rule"): "all",
    (Endorsement, "on"): None,
    (Endorsement, "endorser"): "Branche",
    (Endorsement, "status"): "revoked",
    (Term, "kind"): "occupation",
    (Term, "own_translation"): ("en",),
    (Term, "description"): both("Over pompen.", "On pumps."),
    (Level, "status"): "indicative",
    (LearningOutcome, "kind"): "knowledge",
    (LearningOutcome, "bloom"): "create",
    (Accepts, "on"): None,
    (Accepts, "decision"): "full",
    (Accepts, "replaces"): None,
    (Practice, "qualification"): Qualification("25999", both("Lasser", "Welder"), "https://register.example.org/2"),
    (Privacy, "badge_type"): "regular",
    (Privacy, "basis"): "consent",
    (PublicKey, "jwk"): dict(OTHER_KEY.jwk),
    (PublicKey, "multibase"): OTHER_KEY.multibase,
    (PublicKey, "status"): "retired",
    (Platform, "sectors"): ("wo",),
    (Platform, "who_may_issue"): Text({"nl": "Scholen", "en": "Schools"}),
}
# What a file does not say: its place and the names that follow from it.
FROM_ITS_PLACE = {"id", "slug", "issuer", "current", "source"}


@cache
def empty_view() -> View:
    """Return the view of no catalogue: its templates are compiled once."""
    return view(Catalogue(), SETTINGS, templates())


def shown(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield what pages for people say and what they download, those of badges first."""
    seen = replace(empty_view(), catalogue=catalogue, relations=relate(catalogue))
    language = LANGUAGES[0]
    for page in chain(about_each(seen, catalogue.badges.values(), language), about_all(seen, language)):
        yield f"{page.language} {page.path}", f"{page.title}{page.description}{page.head}{page.body}".encode()
    yield from facets.files(catalogue, SETTINGS)
    yield from plan_data.files(catalogue)
    for each in LANGUAGES:
        yield f"{each} search", "".join(records(catalogue.badges.values(), catalogue, each)).encode()


def otherwise(before: Mapping[str, bytes], now: Iterator[tuple[str, bytes]]) -> bool:
    """Say whether anything reads otherwise than before; what is decided early is not made to its end."""
    found = set()
    for path, content in now:
        if before.get(path) != content:
            return True
        found.add(path)
    return found != set(before)


def swapped(value: Any, of: type, name: str) -> Any:
    """Return a value with a field of the first part of a kind in it changed; the value itself where it has none."""
    if type(value) is of:
        return with_field(value, name)
    if isinstance(value, Text):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        inside = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        again = swapped(inside, of, name)
        return value if again is inside else replace(value, **again)
    if isinstance(value, Mapping):
        for key, each in value.items():
            if (again := swapped(each, of, name)) is not each:
                return {**value, key: again}
    if isinstance(value, tuple):
        for place, each in enumerate(value):
            if (again := swapped(each, of, name)) is not each:
                return (*value[:place], again, *value[place + 1 :])
    return value


def changed(catalogue: Catalogue, of: type, name: str) -> Catalogue:
    """Return the catalogue with one field of its fullest entry emptied or changed."""
    if of not in {Badge, Institution, Platform}:
        badge = swapped(catalogue.badges[BADGE], of, name)
        if badge is not catalogue.badges[BADGE]:
            return replace(
                catalogue,
                badges={**catalogue.badges, BADGE: badge},
                versions={**catalogue.versions, (BADGE, badge.version): badge},
            )
        for kind in ("institutions", "frameworks", "pathways", "templates", "endorsements", "vocabularies"):
            entries = getattr(catalogue, kind)
            if (again := swapped(entries, of, name)) is not entries:
                return replace(catalogue, **{kind: again})
        raise AssertionError(f"no {of.__name__} in the catalogue")
    if of is Badge:
        badge = with_field(catalogue.badges[BADGE], name)
        versions = {key: each for key, each in catalogue.versions.items() if each is not catalogue.badges[BADGE]}
        return replace(
            catalogue,
            badges={**catalogue.badges, BADGE: badge},
            versions={**versions, (BADGE, badge.version): badge},
        )
    if of is Institution:
        return replace(catalogue, institutions={"demo-mbo": with_field(catalogue.institutions["demo-mbo"], name)})
    return replace(catalogue, platforms={"edubadges": with_field(catalogue.platforms["edubadges"], name)})


def as_it_was() -> Catalogue:
    """Return the catalogue with its fullest badge replaced by another, as one that has ended may be."""
    whole = full_catalogue()
    badge = replace(
        whole.badges[BADGE],
        status="superseded",
        level=Level("nlqf", "4", "verified", "https://register.example.org/4"),
        workload=Workload(3.0, 240, 230),
        programme_codes=ProgrammeCodes("12345", "25737", "K0123", "C0012"),
        approval=Approval(both("Raad", "Board"), date(2026, 2, 10), "https://demo-mbo.example.org/besluit"),
        quality_assurance=QualityAssurance(
            "npuls-mbo", both("Raad", "Board"), "https://quality.example.org/", "assured", date(2026, 3, 1)
        ),
        offering=(
            replace(
                whole.badges[BADGE].offering[0],
                costs=(Cost(both("werkenden", "working adults"), 450.0, both("in termijnen", "in terms")),),
            ),
        ),
        stacking=replace(whole.badges[BADGE].stacking or Stacking(), recommends=("demo-mbo.raad",), accepts=(ACCEPTS,)),
    )
    return replace(
        whole,
        frameworks={"kader": FRAMEWORK, **whole.frameworks},
        pathways={"techniek": PATHWAY},
        templates={"samen@1": TEMPLATE},
        endorsements={"steun": ENDORSEMENT},
        vocabularies={**whole.vocabularies, "esco": {SKILL: TERM, **dict(whole.vocabularies["esco"])} | {SKILL: TERM}},
        badges={**whole.badges, BADGE: badge},
        versions={**whole.versions, (BADGE, badge.version): badge},
        institutions={
            "demo-mbo": replace(
                whole.institutions["demo-mbo"],
                privacy=(PRIVACY,),
                keys=(
                    replace(
                        whole.institutions["demo-mbo"].keys[0],
                        status="compromised",
                        not_before="2026-01-01T00:00:00Z",
                        not_after="2026-09-01T00:00:00Z",
                        compromised_at="2026-08-01T00:00:00Z",
                    ),
                ),
            )
        },
    )


def with_field(entry: Any, name: str) -> Any:
    """Return an entry with one field changed, or emptied as its type is empty."""
    if (type(entry), name) in OTHERWISE:
        return replace(entry, **{name: OTHERWISE[type(entry), name]})
    value = getattr(entry, name)
    if isinstance(value, bool):
        return replace(entry, **{name: not value})
    if isinstance(value, int | float):
        return replace(entry, **{name: value + 1})
    (field,) = (each for each in dataclasses.fields(entry) if each.name == name)
    if field.default is not dataclasses.MISSING and getattr(entry, name) != field.default:
        return replace(entry, **{name: field.default})
    if isinstance(value, Text):
        return replace(entry, **{name: Text({language: f"{said} X" for language, said in value.values.items()})})
    return replace(entry, **{name: f"{value}x"}) if isinstance(value, str) else replace(entry, **{name: type(value)()})


ASKED_IN = {
    "dialogue": "build/badge_catalogue/schema/questions.py",
    "form": "verifier/page/describe/form.yaml",
    "sheet": "the sheet, made of build/badge_catalogue/definitions/fields_badge.py,",
}


def asked() -> dict[str, set[str]]:
    """Return where each field of a badge is asked for: the first part of every path."""
    catalogue = full_catalogue()
    form = yaml.safe_load((ROOT / "verifier/page/describe/form.yaml").read_text(encoding="utf-8"))
    return {
        "dialogue": {question.path.partition(".")[0] for question in questions("badge", catalogue, "demo-mbo")},
        "form": {field["at"].partition(".")[0] for group in form["groups"] for field in group["fields"]},
        "sheet": {path.partition(".")[0] for path in columns()},
    }


@pytest.fixture(scope="module")
def before() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What is written of the catalogue as it was."""
    return dict(shown(as_it_was())), dict(files(as_it_was(), SETTINGS))


@pytest.mark.parametrize("of", USES, ids=lambda of: of.__name__)
def test_every_field_is_sorted_in(of: type) -> None:
    """The table has every field that a file may hold, and no other."""
    fields = {field.name for field in dataclasses.fields(of)} - of_place(of)
    new, gone = sorted(fields - set(USES[of])), sorted(set(USES[of]) - fields)
    assert not new, (
        f"{of.__name__}: give {new} a line in USES: where it is shown, exported, asked for, and if it freezes"
    )
    assert not gone, f"{of.__name__}: remove {gone} from USES, the model has no such field"


def of_place(of: type) -> set[str]:
    """Return the fields of a kind that its file does not say; a part of an entry has no file of its own."""
    fields = {field.name for field in dataclasses.fields(of)}
    return FROM_ITS_PLACE if "source" in fields and of is not Term else {"source"}


def test_every_kind_is_sorted_in() -> None:
    """Whatever a definition is made of has its fields in the table; settings are of the whole, and tested as that."""
    made = {each for each in vars(model).values() if isinstance(each, type) and dataclasses.is_dataclass(each)}
    assert made - set(USES) == {Catalogue, Mark, Source, model.Site, model.Called, model.Sector, model.DiplomaRegister}


@pytest.mark.parametrize(("of", "name"), FIELDS, ids=[f"{of.__name__}.{name}" for of, name in FIELDS])
def test_a_field_is_used_where_the_table_says(
    of: type, name: str, before: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    """With the field changed, a page and an export read otherwise, or the table says what else uses it."""
    use = USES[of][name]
    was = as_it_was()
    now = changed(was, of, name)
    assert now != was, f"give {of.__name__}.{name} a value in tests/shared/full_catalogue.py, or in OTHERWISE"
    on_page, exported = otherwise(before[0], shown(now)), otherwise(before[1], files(now, SETTINGS))
    assert on_page == use.page, f"{of.__name__}.{name} is {'' if on_page else 'not '}shown: site_src/templates, or USES"
    assert exported == use.export, f"{of.__name__}.{name} is {'' if exported else 'not '}exported: exports/, or USES"
    assert use.page or use.export or use.elsewhere, f"{of.__name__}.{name}: say in USES what uses it, or remove it"


def test_a_field_of_a_badge_is_asked_where_the_table_says() -> None:
    """The dialogue, the form and the spreadsheet ask for the fields of the table."""
    found = asked()
    uses = USES[Badge]
    for where, names in found.items():
        said = {name for name, use in uses.items() if getattr(use, where)}
        assert not said - names, f"{ASKED_IN[where]} does not ask for {sorted(said - names)}; or mend USES"
        assert not names & set(uses) - said, f"{ASKED_IN[where]} asks for {sorted(names & set(uses) - said)}: mend USES"


def test_what_freezes_is_what_a_badge_means() -> None:
    """The fields that freeze when a badge was awarded are those of the table, and the issuer, which its place says."""
    frozen = {name for name, use in USES[Badge].items() if use.frozen} | {"issuer"}
    assert frozen == set(MEANING), "MEANING of facts/published.py and `frozen` in USES differ"
