"""Badges of Moodle from before it was renewed: its addresses changed with its versions, its badges did not."""

from typing import Any

import pytest
from hosting import Host
from judging import TRUST, judged, outcome

from badge_verifier.network.platforms import data_address
from badge_verifier.report import Report
from badge_verifier.steps.hosted_spelling import spelling

Json = dict[str, Any]
HOME = "https://leren.example.org/moodle/badges/"
AWARD, AWARD_NEW = f"{HOME}assertion.php?b=0f3a9c", f"{HOME}assertion.php?b=0f3a9c&obversion=2"
CLASS_OLD, CLASS_NEW = f"{HOME}assertion.php?b=0f3a9c&action=1", f"{HOME}badge_json.php?id=5"
OLD_ISSUER, NEW_ISSUER = f"{HOME}badge_json.php?id=5&action=0", f"{HOME}issuer_json.php?id=5"
OWNER = {"type": "email", "identity": "sam@example.org", "hashed": False}
VERSION_2 = "https://w3id.org/openbadges/v2"


def issuer(**changes: Any) -> Json:
    """Return the school's profile as it stands now."""
    return {"@context": VERSION_2, "type": "Issuer", "id": NEW_ISSUER, "name": "Demo-leerhuis", **changes}


def badge(**changes: Any) -> Json:
    """Return the class as it stands now."""
    return {"type": "BadgeClass", "id": CLASS_NEW, "name": "Veilig tillen", "issuer": issuer(), **changes}


def old() -> Json:
    """Return an award as it was baked by an older version: without a context, its class by its old address."""
    how = {"type": "hosted", "url": AWARD}
    return {"uid": "0f3a9c", "recipient": OWNER, "badge": CLASS_OLD, "verify": how, "issuedOn": 1_769_936_400}


def new(**changes: Any) -> Json:
    """Return the same award as the host writes it now."""
    how = {"type": "hosted", "url": AWARD_NEW}
    document = {"@context": VERSION_2, "type": "Assertion", "id": AWARD_NEW, "recipient": OWNER, "badge": badge()}
    return {**document, "verify": how, "issuedOn": "2026-02-01T10:00:00+01:00", **changes}


def online(file: object, answers: Json) -> Report:
    """Judge a file; the host answers with the new award unless told otherwise."""
    return judged(file, Host({AWARD: new(), AWARD_NEW: new(), CLASS_NEW: badge(), **answers}), TRUST)


def codes(report: Report) -> set[str]:
    """Return the codes of the remarks."""
    return {note.code for note in report.remarks}


def test_a_class_that_moved_is_the_same_where_its_old_address_says_so() -> None:
    """Asked, the old address names the class of today; another class there, or nothing, and the file says otherwise."""
    moved = online(old(), {CLASS_OLD: badge()})
    assert (moved.verdict, outcome(moved, "proof")[0]) == ("undecided", "passed")
    assert {"remark.hosted-moved", "remark.hosted-address"} <= codes(moved)
    nameless = online(old(), {CLASS_OLD: {"name": "Veilig tillen", "issuer": NEW_ISSUER}})
    assert outcome(nameless, "proof")[0] == "passed"
    others: list[Json] = [
        {CLASS_OLD: badge(id=f"{HOME}badge_json.php?id=6")},
        {CLASS_OLD: {"name": "Arts", "issuer": NEW_ISSUER}},
        {CLASS_OLD: 404},
        {},
    ]
    for answers in others:
        found = online(old(), answers)
        assert (found.verdict, found.headline) == ("invalid", "tampered")


def test_an_issuer_that_moved_is_the_same_school() -> None:
    """By the names that Moodle gave its pages, or asked at its old address; a neighbour on the host is another."""
    file = new(badge=badge(issuer=issuer(id=OLD_ISSUER)))
    assert outcome(online(file, {}), "proof") == ("passed", "proof.hosted")
    elsewhere = f"{HOME}schools/1"
    asked = new(badge=badge(issuer=issuer(id=elsewhere)))
    assert outcome(online(asked, {elsewhere: issuer()}), "proof")[0] == "passed"
    assert online(asked, {elsewhere: issuer(id=elsewhere)}).headline == "tampered"
    assert online(new(badge=badge(issuer=issuer(id=f"{HOME}issuer_json.php?id=6"))), {}).headline == "tampered"


def test_a_moved_badge_is_disproven_like_any_other() -> None:
    """Withdrawn at its address, or in the file of another person: the old spelling excuses neither."""
    assert online(old(), {AWARD: {"id": AWARD_NEW, "revoked": True}}).headline == "revoked"
    stolen = {**old(), "recipient": {**OWNER, "identity": "noor@example.org"}}
    assert online(stolen, {CLASS_OLD: badge()}).headline == "tampered"


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (AWARD, AWARD_NEW, True),
        (AWARD, f"{HOME}json/assertion.php?b=0f3a9c&obversion=2", True),
        (AWARD, AWARD_NEW.replace("&", "&amp;"), True),
        (AWARD, f"{HOME}assertion.php?b=0f3a9d", False),
        (AWARD, CLASS_OLD, False),
        (CLASS_NEW, f"{HOME}json/badge.php?badgeid=5&obversion=2", True),
        (CLASS_NEW, OLD_ISSUER, False),
        (CLASS_NEW, f"{HOME}badge_json.php?id=50", False),
        (OLD_ISSUER, f"{HOME}json/issuer.php?obversion=2&badgeid=5", True),
        (OLD_ISSUER, NEW_ISSUER.replace("moodle/", ""), False),
        (f"{HOME}badge_json.php", f"{HOME}issuer_json.php", False),
        (f"{HOME}badge_json.php?id=5&action=1", CLASS_NEW, False),
    ],
)
def test_pages_of_moodle_have_had_several_names(one: str, two: str, *, same: bool) -> None:
    """The award by its letters, class and issuer by the number of the badge; at one place of one host."""
    assert (spelling(one) == spelling(two)) == same


@pytest.mark.parametrize(
    ("page", "data"),
    [
        (f"{HOME}badge.php?hash=0123456789abcdef0123", f"{HOME}assertion.php?b=0123456789abcdef0123"),
        (f"{HOME}badge.php?lang=nl&hash=0123456789abcdef0123#top", f"{HOME}assertion.php?b=0123456789abcdef0123"),
        (f"{HOME}badge.php?id=5", f"{HOME}badge.php?id=5"),
        (f"{HOME}mybadges.php?hash=0123456789abcdef0123", f"{HOME}mybadges.php?hash=0123456789abcdef0123"),
    ],
)
def test_the_page_of_an_award_leads_to_its_data(page: str, data: str) -> None:
    """What people share is the page; where the badge stands as data its address tells."""
    assert data_address(page) == data


def test_a_link_to_the_page_of_an_award_is_looked_up() -> None:
    """Pasted as people have it, it is the badge; the host that is asked is the same."""
    page = f"{HOME}badge.php?hash=0123456789abcdef0123"
    found = judged(page.encode(), Host({data_address(page): new(), AWARD_NEW: new(), CLASS_NEW: badge()}), TRUST)
    assert outcome(found, "proof") == ("passed", "proof.hosted")
