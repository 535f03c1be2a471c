"""Step 9: what is it worth? Finds the badge in the catalogue and compares what both say of it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential
from badge_verifier.limits import ADDRESS, CATALOGUE_NAMES
from badge_verifier.report import Outcome, Ruling
from badge_verifier.steps import shown
from badge_verifier.trust.spelling import bare, folded
from badge_verifier.trust.trust_list import CatalogueBadge, Institution, TrustList

Match = tuple[Ruling, CatalogueBadge | None]


class Difference(NamedTuple):
    """One thing of which badge and catalogue do not say the same: "name", "ects", "nlqf", or "ects earned"."""

    what: str
    badge: str
    catalogue: str

    def __str__(self) -> str:
        """Return the difference as the message has it: "ects: 5, catalogue 2.5"."""
        return f"{self.what}: {self.badge}, catalogue {self.catalogue}"


def match(credential: Credential, institution: Institution | None, trust: TrustList | None) -> Match:
    """Return the catalogue's entry on this badge, and how it was recognised.

    Args:
        credential: As it was read.
        institution: The issuer, but only when step 8 passed: words that nobody vouches for borrow no weight from us.
        trust: The list, which carries the catalogue's badges.
    """
    if trust is None or trust.is_waiting:
        return Ruling(Outcome.UNCHECKED, "catalogue.no-list" if trust is None else "catalogue.looking"), None
    by_address, code = _by_address(credential, institution, trust)
    if institution is None and by_address is not None:
        return Ruling(Outcome.UNCHECKED, "catalogue.issuer-unproven", _called(by_address)), None
    if institution is not None and by_address is not None and by_address.institution != institution.id:
        return Ruling(Outcome.FAILED, "catalogue.other-institution", _called(by_address)), None
    badge = by_address or (_by_name(credential, institution, trust) if institution is not None else None)
    if badge is None:
        return Ruling(Outcome.ABSENT, "catalogue.not-found"), None
    if different := differences(credential, badge):
        return Ruling(Outcome.FAILED, "catalogue.differs", "; ".join(map(str, different))), badge
    return Ruling(Outcome.PASSED, code or "catalogue.by-name", f"{badge.id} v{badge.version}"), badge


def _called(badge: CatalogueBadge) -> str:
    """Return a badge's name, in the first of its languages: readers of a message do not know ids."""
    return next((f"“{name}”" for name in badge.name.values()), badge.id)


def differences(credential: Credential, badge: CatalogueBadge) -> list[Difference]:
    """Return the differences between badge and catalogue; a field that one of them leaves open is none."""
    found = _other_name(credential, badge)
    claimed = shown.facts(credential)
    found += [
        Difference(name, claimed[name], value)
        for name, value in sorted(badge.facts.items())
        if name in claimed and _number(claimed[name]) != _number(value)
    ]
    return found + _earned(credential, badge)


def _other_name(credential: Credential, badge: CatalogueBadge) -> list[Difference]:
    """Return the difference between a name that is not the catalogue's and hers, where there is one.

    A translation into a language that she lacks is no other name, where the badge bears hers as well.
    """
    listed = [folded(each) for each in badge.name.values()]
    said = reading.spoken(credential.achievement.get("name")) or [(credential.achievement_name, "")]
    others = sorted((name, tongue.split("-")[0]) for name, tongue in said if name and folded(name) not in listed)
    agreed = any(folded(name) in listed for name, _tongue in said)
    for name, tongue in others:
        if not (agreed and tongue and tongue not in badge.name):
            return [Difference("name", name, badge.name.get(tongue) or next(iter(badge.name.values()), ""))]
    return []


def _earned(credential: Credential, badge: CatalogueBadge) -> list[Difference]:
    """Return the difference between the credits that its owner earned and those that the badge is worth."""
    earned, whole = reading.number(credential.recipient.get("creditsEarned")), badge.facts.get("ects")
    if credential.version != "OB3" or "creditsAvailable" not in credential.achievement or whole is None:
        return []
    if earned is None or earned == _number(whole):
        return []
    return [Difference("ects earned", f"{earned:.10g}", whole)]


def _by_address(
    credential: Credential, institution: Institution | None, trust: TrustList
) -> tuple[CatalogueBadge | None, str]:
    """Return the badge whose address this one names, and how it was found.

    An address on a platform stands under `awarded_as` of whoever wrote it there. Where it is known who issued a badge,
    nobody else's word on that counts: it would make genuine badges look like somebody else's.
    """
    wanted = credential.achievement_id
    if wanted is None:
        return None, ""
    if (badge := trust.badge_with_id(trust.moved(wanted))) is not None:
        return badge, "catalogue.by-id"
    if len(wanted) > ADDRESS:
        return None, ""
    # What follows a question mark may name another badge, or only say how to show it: it counts where the catalogue
    # has it as well.
    found = trust.badges_awarded_as(frozenset({bare(wanted), bare(re.split(r"[?#]", wanted)[0])}))
    if institution is not None:
        found = [badge for badge in found if badge.institution == institution.id]
    return _version(credential, found), "catalogue.by-awarded-as" if found else ""


def _by_name(credential: Credential, institution: Institution, trust: TrustList) -> CatalogueBadge | None:
    """Return the institution's badge of this name, in any of the languages in which the badge bears one."""
    said = [
        credential.achievement_name,
        *(name for name, _tongue in reading.spoken(credential.achievement.get("name"))),
    ]
    found = trust.badges_called(institution.id, frozenset({folded(name) for name in said[:CATALOGUE_NAMES]} - {""}))
    if len({badge.id for badge in found}) > 1:
        return None  # two badges of one name: which one was meant cannot be told
    return _version(credential, found)


def _version(credential: Credential, found: Sequence[CatalogueBadge]) -> CatalogueBadge | None:
    """Return the version that says what the badge says; of several the one that is current."""

    def rank(badge: CatalogueBadge) -> tuple[bool, bool, tuple[int, ...]]:
        return not differences(credential, badge), badge.status == "active", _order(badge.version)

    return max(found, key=rank, default=None)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text
