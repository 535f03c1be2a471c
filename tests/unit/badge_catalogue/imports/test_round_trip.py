"""What badgeclass.json and achievement.json say, imported again, means what the badge meant: for any badge."""

import json

from any_badge import CATALOGUE, QUIET, SETTINGS, again, badges, field_name, same_texts
from hypothesis import given
from hypothesis import strategies as st

from badge_catalogue import model as m
from badge_catalogue.exports import ob2, ob3
from badge_catalogue.imports import edubadges
from badge_catalogue.imports import ob3 as ob3_in
from badge_catalogue.model import Badge
from badge_catalogue.model.text import LANGUAGES


@QUIET
@given(badges())
def test_any_badge_class_comes_back_with_its_meaning(badge: Badge) -> None:
    """Texts in its language, type, version, size, level, form, quality, stacking, grade and words are the same."""
    told = json.loads(json.dumps(ob2.badge_class(badge, CATALOGUE, SETTINGS)))
    incoming = edubadges.badge(told, CATALOGUE, badge.default_language)
    back = again(incoming, badge)
    same_texts(back, badge, badge.default_language)
    assert (back.type, back.version, back.workload) == (badge.type, badge.version, badge.workload)
    assert back.language == badge.language[:1]
    assert (back.level and back.level.value.rstrip("+")) == (badge.level and badge.level.value.rstrip("+"))
    assert back.participation == badge.participation[:1]
    if badge.assessment is not None:
        assert back.assessment == m.Assessment(
            badge.assessment.types[:1], badge.assessment.supervised, badge.assessment.id_verified
        )
    assert (back.quality_assurance and back.quality_assurance.framework) == (
        badge.quality_assurance and badge.quality_assurance.framework
    )
    assert (back.stacking and back.stacking.role) == (badge.stacking and badge.stacking.role)
    assert back.grade == badge.grade
    assert set(back.search_words.get(badge.default_language, ())) == set(badge.search_words[badge.default_language])
    kept = {uri for item in back.learning_outcomes for uri in item.esco}
    assert kept <= {uri for item in badge.learning_outcomes for uri in item.esco}  # it has room for seven alignments


@QUIET
@given(badges(), st.sampled_from(LANGUAGES))
def test_any_achievement_comes_back_with_its_meaning(badge: Badge, language: str) -> None:
    """Texts in the language asked for, outcomes with their skills, level, codes, field, occupations are the same."""
    told = json.loads(json.dumps(ob3.achievement(badge, CATALOGUE, SETTINGS, language)))
    back = again(ob3_in.badge(told, CATALOGUE), badge)
    same_texts(back, badge, language)
    assert (back.type, back.version) == (badge.type, badge.version)
    assert (back.level and (back.level.framework, back.level.value)) == (
        badge.level and (badge.level.framework, badge.level.value)
    )
    assert [(item.id, set(item.esco)) for item in back.learning_outcomes] == [
        (item.id, set(item.esco)) for item in badge.learning_outcomes
    ]
    assert field_name(back, language) == field_name(badge, language)  # a narrow and a detailed one may share a name
    assert back.programme_codes == badge.programme_codes
    assert set(back.occupations) == set(badge.occupations)
    assert (back.workload and back.workload.ects) == (badge.workload and badge.workload.ects)
    assert (back.quality_assurance and back.quality_assurance.framework) == (
        badge.quality_assurance and badge.quality_assurance.framework
    )
