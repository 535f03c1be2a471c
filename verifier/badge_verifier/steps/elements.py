"""Reads from a badge the facts that the EU's recommendation on micro-credentials asks for.

A fact counts when it is said at all; whether it is right is for the reader and the catalogue. Which facts state which
element says the table of `claims.eu_elements`, for a definition in the catalogue as for a badge in a file.
"""

import re
from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import alignments, eu_elements, reading
from badge_verifier.claims.credential import Credential
from badge_verifier.steps import recipient

# Our facts, and the members of an achievement that say them: of edubadges, of the ELM and of Open Badges.
_MEMBERS = {
    "assessment": ("assessmentType", "assessment"),
    "participation": ("participation", "participationType"),
    "quality": ("qualityAssuranceName", "qualityAssuranceUrl", "qualityAssurance"),
    "prerequisites": ("prerequisites", "entryRequirement"),
    "supervised": ("assessmentSupervised", "supervisionType"),
    "identity_checked": ("assessmentIdVerified", "supervisionType"),
    "stacking": ("stackable", "isPartOf", "hasPart"),
    "further": ("tag", "tags"),
}


def elements(credential: Credential, facts: Mapping[str, str], *, outcomes: bool) -> list[str]:
    """Return the numbers of the elements that it carries, "1" to "16".

    Args:
        credential: As it was read.
        facts: Its level and load, as `shown.facts` gives them.
        outcomes: It names what somebody can do.
    """
    return [str(number) for number in eu_elements.stated(facts_in(credential, facts, outcomes=outcomes))]


def facts_in(credential: Credential, facts: Mapping[str, str], *, outcomes: bool) -> frozenset[str]:
    """Return the facts of `eu_elements.FACTS` that a badge says of itself."""
    achievement, document = credential.achievement, credential.document
    address = reading.one(credential.issuer.get("address"))
    pointed = reading.objects(achievement.get("alignment"))
    found = {
        "learner": bool(recipient.kinds(credential)),
        "title": bool(credential.achievement_name),
        "country": bool(address.get("addressCountry") or address.get("addressCountryCode")),
        "issuer": bool(credential.issuer_name),
        "issued": bool(credential.valid_from),
        "outcomes": outcomes or any(_is_learnt(each, achievement) for each in pointed),
        "level": bool({"eqf", "nlqf"} & set(facts)),
        "quality": any("ext:QualityAssurance" in reading.listed(each.get("targetType")) for each in pointed),
        "grade": bool(reading.objects(credential.recipient.get("result")))
        or _says(document, "gradeAchieved", "grade_achieved"),
        "stacking": any(_is_another(each) for each in reading.objects(achievement.get("related"))),
    }
    loads = {"ects", "sbu", "hours"} & set(facts)
    members = {fact for fact, names in _MEMBERS.items() if _says(achievement, *names)}
    return frozenset({fact for fact, is_said in found.items() if is_said} | loads | members)


_NOT_LEARNT = frozenset({"ext:QualityAssurance", "ext:ESCOOccupation"})
_OCCUPATION = re.compile(r"https?://data\.europa\.eu/esco/occupation/")


def _is_learnt(alignment: Mapping[str, Any], achievement: Mapping[str, Any]) -> bool:
    """Say whether an alignment may name something that was learnt: no level, no quality, no occupation.

    Open Badges 2.0 gives alignments no type: there the address tells, and the agreements on quality that edubadges
    writes in fields of their own.
    """
    kinds, address = reading.listed(alignment.get("targetType")), reading.text(alignment.get("targetUrl"))
    quality = {
        reading.text(achievement.get(each))
        for name in ("qualityAssuranceUrl", "qualityAssuranceName")
        for each in spelled(name)
    } - {""}
    return not (
        alignments.levels({"alignment": [alignment]})
        or _NOT_LEARNT & set(map(str, kinds))
        or _OCCUPATION.match(address)
        or quality & {address, reading.text(alignment.get("targetName"))}
    )


def _is_another(related: Mapping[str, Any]) -> bool:
    """Say whether what is related is another badge, and no other version or language of this one."""
    return not {"inLanguage", "version"} & set(related)


def spelled(name: str) -> tuple[str, str]:
    """Return a name as edubadges writes it, with capitals or with underscores.

    >>> spelled("assessmentType")
    ('assessmentType', 'assessment_type')
    """
    return name, re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _says(source: Mapping[str, Any], *names: str) -> bool:
    return any(source.get(each) not in (None, "", [], {}) for name in names for each in spelled(name))
