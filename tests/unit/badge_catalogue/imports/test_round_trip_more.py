"""What elm.json, ooapi.json, ooapi6.json and the page's schema.org say, imported again, means what the badge meant."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from any_badge import CATALOGUE, QUIET, SETTINGS, again, badges, words
from hypothesis import given

from badge_catalogue.exports import elm, ooapi, ooapi6, schema_org
from badge_catalogue.imports import elm as elm_in
from badge_catalogue.imports import ooapi as ooapi_in
from badge_catalogue.imports import schema_org as schema_in
from badge_catalogue.imports.record import Incoming
from badge_catalogue.model import Badge
from badge_catalogue.model.text import LANGUAGES


def back(read: Callable[..., Incoming], told: dict[str, Any], badge: Badge, language: str = "nl") -> tuple[Badge, str]:
    """Return the badge that an export means to its import, and everything that was told on the way."""
    incoming = read(json.loads(json.dumps(told)), CATALOGUE, language, badge.sector)
    said = (*incoming.lost, *incoming.changed, *incoming.wrong)
    return again(incoming, badge), " ".join(text.get("en") for text in said)


def texts_of(badge: Badge, names: tuple[str, ...], languages: Sequence[str] = LANGUAGES) -> list[str]:
    """Return texts of a badge and of its outcomes in their order, without the space between words."""
    found = [words(getattr(badge, name), language) for name in names for language in languages]
    return found + [words(one.text, language) for one in badge.learning_outcomes for language in languages]


@QUIET
@given(badges())
def test_any_specification_of_elm_comes_back(badge: Badge) -> None:
    """Texts in both languages, language, credits, field, form of participation, level and skills are the same."""
    other, _ = back(elm_in.badge, elm.specification(badge, CATALOGUE, SETTINGS), badge)
    assert texts_of(other, ("name", "description")) == texts_of(badge, ("name", "description"))
    assert (other.type, set(other.language)) == (badge.type, set(badge.language))
    assert (other.workload and other.workload.ects) == (badge.workload and badge.workload.ects)
    assert (other.level and other.level.value.rstrip("+")) == (badge.level and badge.level.value.rstrip("+"))
    assert [set(one.esco) for one in other.learning_outcomes] == [set(one.esco) for one in badge.learning_outcomes]


@QUIET
@given(badges())
@pytest.mark.parametrize("version", [5, 6])
def test_any_course_comes_back(version: int, badge: Badge) -> None:
    """Texts, type, version, load and codes are the same in both versions; version 6 keeps every language and load."""
    made = (ooapi if version == 5 else ooapi6).course(badge, CATALOGUE, SETTINGS)
    other, told = back(ooapi_in.badge, made, badge)
    named = ("name", "description", "criteria")
    assert texts_of(other, named) == texts_of(badge, named)
    assert (other.type, other.version, other.isced_f) == (badge.type, badge.version, badge.isced_f)
    assert set(other.participation) == set(badge.participation)
    assert other.language == (badge.language if version == 6 else badge.language[:1])
    assert other.programme_codes == badge.programme_codes or "CROHO" in told
    assert (other.workload and other.workload.ects) == (badge.workload and badge.workload.ects)
    assert (other.workload and other.workload.sbu) == (badge.workload and badge.workload.sbu)


@QUIET
@given(badges())
def test_any_course_of_a_page_comes_back(badge: Badge) -> None:
    """In the language of the page: texts, languages, credits, field, codes, level, outcomes and search words."""
    language = badge.default_language
    told = schema_org.credential(badge, CATALOGUE, SETTINGS, language)
    other, said = back(schema_in.badge, told, badge, language)
    assert texts_of(other, ("name", "description"), (language,)) == texts_of(
        badge, ("name", "description"), (language,)
    )
    assert (other.type, other.version, set(other.language)) == (badge.type, badge.version, set(badge.language))
    assert (other.workload and other.workload.ects) == (badge.workload and badge.workload.ects)
    assert other.isced_f == badge.isced_f
    assert (other.level and other.level.value) == (badge.level and badge.level.value)
    assert set(other.search_words.get(language, ())) == set(badge.search_words[language])
    assert set(other.occupations) == set(badge.occupations)
    kept = {uri for one in other.learning_outcomes for uri in one.esco}
    assert kept == {uri for one in badge.learning_outcomes for uri in one.esco}
    for code in filter(None, (badge.programme_codes and [badge.programme_codes.keuzedeel]) or []):
        assert code in said or other.programme_codes == badge.programme_codes
