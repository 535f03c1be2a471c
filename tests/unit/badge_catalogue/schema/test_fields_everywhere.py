"""Every field of a definition leads somewhere: shown, exported, asked, frozen; a new field must be sorted in here.

What the table says is found out anew: each field is emptied or changed, and whatever then reads otherwise uses it.
"""

import dataclasses
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from full_catalogue import full_catalogue

from badge_catalogue.commands.build import templates
from badge_catalogue.exports.files import files
from badge_catalogue.facts.published import MEANING
from badge_catalogue.finding import facets
from badge_catalogue.finding.search_records import records
from badge_catalogue.imports.spreadsheets.columns import columns
from badge_catalogue.model import Badge, Catalogue, Institution, Platform, Privacy
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.pages.every import about_all, about_each
from badge_catalogue.pages.view import view
from badge_catalogue.schema.questions import questions
from badge_catalogue.settings import Settings

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
        "image": Use(page=False, export=False, form=True, sheet=True, elsewhere="site.render.own_images"),
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
        "practice": Use(sheet=True, frozen=True),
        "series": Use(sheet=True),
        "template": Use(page=False, form=True, sheet=True),
        "alignments": Use(form=True, sheet=True, frozen=True),
        "occupations": Use(form=True, sheet=True),
        "grade": Use(form=True, sheet=True, frozen=True),
        "expires_after": Use(form=True, sheet=True, frozen=True),
        "renewal": Use(sheet=True),
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
}
FIELDS = [(of, name) for of, uses in USES.items() for name in uses]

BADGE = "demo-mbo.warmtepompen"
# What each field is changed to where emptying it says nothing; the rest is emptied.
OTHERWISE: dict[tuple[type, str], Any] = {
    (Badge, "type"): "regular",
    (Badge, "sector"): ("hbo",),
    (Badge, "language"): ("en",),
    (Badge, "version"): "3",
    (Badge, "status"): "retired",
    (Badge, "default_language"): "en",
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
    (Institution, "privacy"): (Privacy("microcredential", "public_task", "https://demo-mbo.example.org/privacy"),),
    (Institution, "code_owners"): ("@demo-mbo",),
    (Institution, "reviewed_on"): date(2026, 9, 1),
    (Platform, "who_may_issue"): Text({"nl": "Scholen", "en": "Schools"}),
}
# What a file does not say: its place and the names that follow from it.
FROM_ITS_PLACE = {"id", "slug", "issuer", "current", "source"}


def everything(catalogue: Catalogue) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the pages and the exports of a catalogue by their paths."""
    seen = view(catalogue, SETTINGS, templates())
    shown = {
        f"{page.language} {page.path}": f"{page.title}{page.description}{page.head}{page.body}".encode()
        for language in LANGUAGES[:1]
        for page in (*about_all(seen, language), *about_each(seen, catalogue.badges.values(), language))
    }
    for language in LANGUAGES:
        shown |= facets.files(catalogue, SETTINGS)
        shown[f"{language} search"] = "".join(records(catalogue.badges.values(), catalogue, language)).encode()
    return shown, dict(files(catalogue, SETTINGS))


def changed(catalogue: Catalogue, of: type, name: str) -> Catalogue:
    """Return the catalogue with one field of its fullest entry emptied or changed."""
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
    badge = replace(whole.badges[BADGE], status="superseded")
    return replace(
        whole,
        badges={**whole.badges, BADGE: badge},
        versions={**whole.versions, (BADGE, badge.version): badge},
    )


def with_field(entry: Any, name: str) -> Any:
    """Return an entry with one field changed, or emptied as its type is empty."""
    if (type(entry), name) in OTHERWISE:
        return replace(entry, **{name: OTHERWISE[type(entry), name]})
    (field,) = (each for each in dataclasses.fields(entry) if each.name == name)
    if field.default is not dataclasses.MISSING and getattr(entry, name) != field.default:
        return replace(entry, **{name: field.default})
    value = getattr(entry, name)
    if isinstance(value, Text):
        return replace(entry, **{name: Text({language: f"{said} X" for language, said in value.values.items()})})
    return replace(entry, **{name: f"{value}x"}) if isinstance(value, str) else replace(entry, **{name: type(value)()})


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
    return everything(as_it_was())


@pytest.mark.parametrize("of", USES, ids=lambda of: of.__name__)
def test_every_field_is_sorted_in(of: type) -> None:
    """The table has every field that a file may hold, and no other."""
    assert sorted(USES[of]) == sorted({field.name for field in dataclasses.fields(of)} - FROM_ITS_PLACE)


@pytest.mark.parametrize(("of", "name"), FIELDS, ids=[f"{of.__name__}.{name}" for of, name in FIELDS])
def test_a_field_is_used_where_the_table_says(
    of: type, name: str, before: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    """With the field changed, a page and an export read otherwise, or the table says what else uses it."""
    use = USES[of][name]
    shown, exported = everything(changed(as_it_was(), of, name))
    assert (shown != before[0], exported != before[1]) == (use.page, use.export)
    assert use.page or use.export or use.elsewhere


def test_a_field_of_a_badge_is_asked_where_the_table_says() -> None:
    """The dialogue, the form and the spreadsheet ask for the fields of the table."""
    found = asked()
    uses = USES[Badge]
    said = {where: {name for name, use in uses.items() if getattr(use, where)} for where in found}
    assert said == {where: names & set(uses) for where, names in found.items()}


def test_what_freezes_is_what_a_badge_means() -> None:
    """The fields that freeze when a badge was awarded are those of the table, and the issuer, which its place says."""
    assert {name for name, use in USES[Badge].items() if use.frozen} | {"issuer"} == set(MEANING)
