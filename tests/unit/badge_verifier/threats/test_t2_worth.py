"""Threat T2: a badge that passes for another badge, another version or another worth than its own."""

import dataclasses
from dataclasses import replace

import make
import pytest
from judging import TRUST, judged, outcome


@pytest.mark.parametrize(
    ("awarded_as", "named", "code"),
    [
        ("https://p.example.org/badge?id=5", "https://p.example.org/badge?id=5", "catalogue.by-awarded-as"),
        ("https://p.example.org/badge?id=5", "https://p.example.org/badge?id=6", "catalogue.not-found"),
        ("https://p.example.org/badge#5", "https://p.example.org/badge#6", "catalogue.not-found"),
        ("https://p.example.org/badge", "https://p.example.org/badge/?expand=issuer", "catalogue.by-awarded-as"),
        ("https://p.example.org/badge", "http://P.example.org/badge", "catalogue.by-awarded-as"),
    ],
)
def test_two_badges_of_one_page_are_two(awarded_as: str, named: str, code: str) -> None:
    """What follows the question mark may be which badge it is: the worth of one is not that of the other."""
    (badge,) = TRUST.badges
    trust = dataclasses.replace(
        TRUST, badges=(dataclasses.replace(badge, awarded_as=(awarded_as,), name={"nl": "Iets anders"}),)
    )
    subject = make.badge()["credentialSubject"]
    achievement = {**subject["achievement"], "id": named, "name": "Iets anders"}
    found = judged(make.signed(credentialSubject={**subject, "achievement": achievement}), trust=trust)
    expected = code if code == "catalogue.by-awarded-as" else "catalogue.by-name"
    assert outcome(found, "catalogue")[1] == expected


@pytest.mark.parametrize(("where", "code"), [("platform", "not-found"), ("page", "other-institution")])
def test_a_class_that_others_list_accuses_no_badge_that_is_signed(where: str, code: str) -> None:
    """Anyone may list a class of a platform under a badge of its own; a page of the catalogue is whose it is."""
    (badge,) = TRUST.badges
    named = {"platform": "https://p.example.org/public/badges/1", "page": badge.achievement_id}[where]
    theirs = replace(badge, institution="anders", awarded_as=("https://p.example.org/public/badges/1",))
    subject = make.badge()["credentialSubject"]
    signed = make.signed(credentialSubject={**subject, "achievement": {**subject["achievement"], "id": named}})
    report = judged(signed, trust=replace(TRUST, badges=(theirs,)))
    assert outcome(report, "catalogue")[1] == f"catalogue.{code}"
    assert report.credential is not None
    assert "catalogue" not in report.credential or not report.credential["catalogue"]


METHOD: str = make.METHODS["active"]


@pytest.mark.parametrize(("earned", "code"), [(2.5, "by-id"), (1.0, "differs"), (None, "by-id")])
def test_credits_that_were_earned_are_compared_too(earned: float | None, code: str) -> None:
    """A badge of 2.5 credits of which its owner earned one is not worth 2.5 to whoever reads it."""
    badge = make.badge()
    if earned is not None:
        badge["credentialSubject"]["creditsEarned"] = earned
    report = judged(make.ACTIVE.prove(badge, METHOD))
    assert outcome(report, "catalogue")[1] == f"catalogue.{code}"
    said = next(step.message for step in report.steps if step.name == "catalogue")
    assert ("ects earned: 1, catalogue 2.5" in said) == (code == "differs")


@pytest.mark.parametrize(("worth", "version"), [(2.5, "1"), (4.0, "2"), (None, "2"), (9.0, "2")])
@pytest.mark.parametrize("by", ["awarded-as", "name"])
def test_of_several_versions_the_one_that_says_the_same_is_meant(by: str, worth: float | None, version: str) -> None:
    """Versions of a badge share its address at a platform; where none says the same, the current one is compared."""
    (first,) = TRUST.badges
    address = "https://platform.example.org/public/badges/1"
    old = replace(first, status="superseded", awarded_as=(address,), achievement_id="https://a.example.org/1")
    new = replace(old, status="active", version="2", facts={"ects": "4"}, achievement_id="https://a.example.org/2")
    badge = make.badge()
    badge["credentialSubject"]["achievement"]["id"] = address if by == "awarded-as" else "https://b.example.org/"
    del badge["credentialSubject"]["achievement"]["creditsAvailable"]
    if worth is not None:
        badge["credentialSubject"]["achievement"]["creditsAvailable"] = worth
    report = judged(make.ACTIVE.prove(badge, METHOD), trust=replace(TRUST, badges=(old, new)))
    assert report.credential is not None
    assert report.credential["catalogue"]["version"] == version
    assert outcome(report, "catalogue")[1] == ("catalogue.differs" if worth == 9.0 else f"catalogue.by-{by}")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ({"nl": "Veilig tillen", "de": "Sicher heben"}, "catalogue.by-id"),
        ([{"@value": "Sicher heben", "@language": "de"}, {"@value": "Veilig tillen"}], "catalogue.by-id"),
        ({"nl": "Arts", "en": "Veilig tillen"}, "catalogue.differs"),
        ({"nl-NL": "Arts", "en": "Veilig tillen"}, "catalogue.differs"),
        ({"de": "Sicher heben"}, "catalogue.differs"),
        ([{"@value": "Arts"}, {"@value": "Veilig tillen", "@language": "nl"}], "catalogue.differs"),
    ],
)
def test_a_translation_that_the_catalogue_lacks_is_no_other_name(name: object, code: str) -> None:
    """Each language is held against its own; one text that no language excuses, and the badge is called otherwise."""
    badge = make.badge()
    badge["credentialSubject"]["achievement"]["name"] = name
    for lang in ("nl", "en"):
        found = judged(make.ACTIVE.token(badge, METHOD).encode(), lang=lang)
        assert (found.headline, outcome(found, "catalogue")[1]) == ("verified", code)


def test_a_badge_is_found_by_its_name_in_any_of_its_languages() -> None:
    """Without an address that the catalogue knows; a name in none of its languages finds nothing."""
    for name, code in (("Veilig tillen", "catalogue.by-name"), ("Anders", "catalogue.not-found")):
        badge = make.badge()
        badge["credentialSubject"]["achievement"] |= {"id": "https://b.example.org/", "name": {"de": "A", "nl": name}}
        assert outcome(judged(make.ACTIVE.token(badge, METHOD).encode()), "catalogue")[1] == code
