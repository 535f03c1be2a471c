"""Which field of a definition stands in which form: changing it changes the form, or the form has no place for it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from badge_catalogue.exports import ctdl, elm, markdown, ob2, ob3, ooapi, record, schema_org
from badge_catalogue.model import AwardedAs, Badge, Catalogue, Grade, Level, Series
from badge_catalogue.model.text import Text
from badge_catalogue.settings import Settings

FULL = "demo-mbo.warmtepompen"
OTHER = Text({"nl": "iets anders", "en": "something else"})
FORMS: dict[str, Callable[[Badge, Catalogue, Settings], Any]] = {
    "ob2": ob2.badge_class,
    "ob3": ob3.achievement,
    "elm": elm.specification,
    "ooapi": ooapi.course,
    "ctdl": ctdl.credential,
    "schema": lambda badge, catalogue, settings: schema_org.credential(badge, catalogue, settings, "nl"),
    "text": lambda badge, catalogue, settings: markdown.text(badge, catalogue, settings, "nl").decode(),
    "api": record.full,
}
# Field, with what it becomes here, and the forms that say it. "outcome" is the first one, "offering" the only one.
TABLE: dict[str, tuple[object, str]] = {
    "type": ("regular", "ob2 ob3 elm ooapi ctdl schema text api"),
    "name": (OTHER, "ob2 ob3 elm ooapi ctdl schema text api"),
    "description": (OTHER, "ob2 ob3 elm ooapi ctdl schema text api"),
    "criteria": (OTHER, "ob2 ob3 elm ooapi ctdl text api"),
    "image_alt": (OTHER, "ob2 ob3 api"),
    "sector": (("hbo",), "ob2 api"),
    "language": (("en",), "ob2 elm ooapi ctdl schema text api"),
    "level": (Level("eqf", "4"), "ob2 ob3 elm ooapi ctdl schema text api"),
    "level.status": ("verified", "ob2 ob3 elm ooapi ctdl schema text api"),
    "level.register_url": ("https://example.org/x", "api"),
    "workload.ects": (4.0, "ob2 ob3 elm ooapi ctdl schema text api"),
    "workload.sbu": (200, "ob2 ooapi text api"),
    "workload.hours": (99, "ob2 elm ooapi ctdl schema text api"),
    "outcome.text": (OTHER, "ob2 ob3 elm ooapi ctdl schema text api"),
    "outcome.kind": ("knowledge", "elm api"),
    "outcome.bloom": ("create", "api"),
    "outcome.esco": ((), "ob2 ob3 elm ooapi ctdl schema api"),
    "outcome.refs": ((), "ob2 ob3 ctdl schema api"),  # elm: where the element has an address of its owner
    "isced_f": (None, "ob3 elm ooapi ctdl schema api"),
    "programme_codes.rio": ("99999", "ob2 ob3 elm ooapi ctdl schema api"),
    "programme_codes.crebo": ("99999", "ob2 ob3 elm ooapi ctdl schema api"),
    "programme_codes.keuzedeel": ("K1", "ob3 elm ooapi ctdl schema api"),
    "programme_codes.mbo_certificaat": ("C1", "ob3 elm ooapi ctdl schema text api"),
    "participation": (("online",), "ob2 elm ooapi ctdl schema text api"),
    "assessment.types": (("written_exam",), "ob2 elm ooapi ctdl text api"),
    "assessment.supervised": (False, "ob2 elm text api"),
    "assessment.id_verified": (True, "ob2 elm text api"),
    "quality_assurance": (None, "ob2 ob3 elm ooapi ctdl schema text api"),
    "quality_assurance.body": (OTHER, "ob2 ob3 elm ctdl api"),
    "quality_assurance.url": ("https://example.org/x", "ob2 ob3 elm ctdl schema api"),
    "quality_assurance.status": ("in_progress", "ctdl schema api"),
    "target_group": (OTHER, "ob2 ob3 elm ooapi ctdl text api"),
    "prerequisites": (OTHER, "ob2 ob3 elm ooapi ctdl schema text api"),
    "admission": (OTHER, "ob2 ob3 elm ooapi ctdl schema text api"),
    "stacking.role": ("standalone", "ob2 text api"),
    "stacking.into": ((), "ob3 ooapi ctdl schema api"),  # elm: between specifications of one class
    "stacking.accepts": ((), "api"),
    "stacking.requires": ((), "ob3 ooapi ctdl api"),
    "stacking.recommends": (("demo-mbo.later",), "ob3 ctdl api"),
    "series": (Series("kompas21-samenwerken", "expert"), "ob2 ob3 elm schema api"),
    "template": ("samenwerken@1", "api"),
    "alignments": ((), "ob2 ob3 elm ooapi ctdl schema api"),
    "occupations": ((), "ob2 ob3 ctdl schema api"),
    "grade": (Grade(required=False, scale="1-10"), "ob2 ooapi text api"),
    "grade.scale": ("o/v/g", "ob3 elm api"),
    "practice": (None, "ob2 ob3 elm ctdl schema text api"),
    "practice.assessor": (OTHER, "elm text api"),
    "renewal.what": (OTHER, "elm text api"),  # ob3: its service as refreshService of what is awarded
    "expires_after": ("P1Y", "schema api"),  # ob3: as validUntil of what is awarded
    "offering.url": ("https://example.org/x", "elm ctdl schema text api"),
    "offering.costs": ((), "elm ctdl schema text api"),
    "offering.locations": (("Elders",), "elm ooapi ctdl schema text api"),
    "offering.schedule": (("day",), "elm ctdl text api"),
    "offering.starts": ((date(2027, 9, 1),), "elm ooapi schema text api"),
    "offering.duration": ("P1M", "elm ooapi ctdl text api"),
    "audience": (("staff",), "elm ctdl schema api"),
    "awarded_as": ((AwardedAs("edubadges", "https://example.org/x"),), "ob3 elm ooapi ctdl schema api"),
    "approval.body": (OTHER, "elm api"),
    "search_words": ({"nl": ("x",), "en": ("y",)}, "ob2 ob3 ctdl schema api"),
    "size_reason": (OTHER, "api"),
    "version": ("3", "ob2 ob3 ooapi ctdl schema text api"),
    "status": ("retired", "elm ooapi ctdl text api"),
    "replaced_by": ("demo-mbo.later", "ob3 api"),
    "first_awarded": (date(2026, 1, 1), "ooapi api"),
    "contact": ("x@example.org", "api"),
    "reviewed_on": (date(2026, 10, 1), "elm schema api"),
}
_LISTS = {"outcome": "learning_outcomes", "offering": "offering"}


def changed(badge: Badge, field: str, value: object) -> Badge:
    """Return the badge with one field changed."""
    name, _, inner = field.partition(".")
    within: dict[str, Any] = {inner: value}
    if name in _LISTS:
        first, *rest = getattr(badge, _LISTS[name])
        change: dict[str, Any] = {_LISTS[name]: (replace(first, **within), *rest)}
    else:
        change = {name: replace(getattr(badge, name), **within) if inner else value}
    return replace(badge, **change)


@pytest.mark.parametrize("field", TABLE)
def test_a_form_says_what_its_standard_has_a_place_for(catalogue: Catalogue, settings: Settings, field: str) -> None:
    """The forms named say the field; the others do not, and the page about exports says so."""
    badge = catalogue.badges[FULL]
    value, forms = TABLE[field]
    other = changed(badge, field, value)
    assert other != badge

    def differs(form: Callable[[Badge, Catalogue, Settings], Any]) -> bool:
        before, after = (json.dumps(form(each, catalogue, settings)) for each in (badge, other))
        return before != after.replace("/v3/", "/v2/")  # the address of another version says nothing

    assert [name for name, form in FORMS.items() if differs(form)] == forms.split()


def test_every_field_is_in_the_table() -> None:
    """A new field of a definition has to be given its place in every form, or be said to have none."""
    known = {name.partition(".")[0] for name in TABLE} - {"outcome"} | {"learning_outcomes"}
    apart = {"id", "slug", "issuer", "default_language", "current", "image", "aliases", "source"}  # who and where it is
    new, gone = sorted(set(Badge.__dataclass_fields__) - known - apart), sorted(known - set(Badge.__dataclass_fields__))
    assert not new, f"give {new} a row in TABLE: a value, and the forms that say it"
    assert not gone, f"remove {gone} from TABLE: a badge has no such field"
