"""Which of the elements of the EU's recommendation on micro-credentials a badge carries.

Council Recommendation of 16 June 2022 (2022/C 243/02), Annex I, in its order. An element counts when it is said at
all; whether it is right is for the reader and the catalogue.
"""

import re
from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import alignments, reading
from badge_verifier.claims.credential import Credential
from badge_verifier.steps import recipient


def elements(credential: Credential, facts: Mapping[str, str], *, outcomes: bool) -> list[str]:
    """Return the numbers of the elements that it carries, "1" to "16".

    Args:
        credential: As it was read.
        facts: Its level and load, as `shown.facts` gives them.
        outcomes: It names what somebody can do.
    """
    achievement, document = credential.achievement, credential.document
    address = reading.one(credential.issuer.get("address"))
    pointed = reading.objects(achievement.get("alignment"))
    carried = {
        "1": bool(recipient.kinds(credential)),
        "2": bool(credential.achievement_name),
        "3": bool(address.get("addressCountry") or address.get("addressCountryCode")),
        "4": bool(credential.issuer_name),
        "5": bool(credential.valid_from),
        "6": bool(outcomes) or any(_is_learnt(each, achievement) for each in pointed),
        "7": bool({"ects", "sbu", "hours"} & set(facts)),
        "8": bool({"eqf", "nlqf"} & set(facts)),
        "9": _says(achievement, "assessmentType", "assessment"),
        "10": _says(achievement, "participation", "participationType"),
        "11": _says(achievement, "qualityAssuranceName", "qualityAssuranceUrl", "qualityAssurance")
        or any("ext:QualityAssurance" in reading.listed(each.get("targetType")) for each in pointed),
        "12": _says(achievement, "prerequisites", "entryRequirement"),
        "13": _says(achievement, "assessmentSupervised", "assessmentIdVerified", "supervisionType"),
        "14": bool(reading.objects(credential.recipient.get("result")))
        or _says(document, "gradeAchieved", "grade_achieved"),
        "15": _says(achievement, "stackable", "isPartOf", "hasPart")
        or any(_is_another(each) for each in reading.objects(achievement.get("related"))),
        "16": _says(achievement, "tag", "tags"),
    }
    return [number for number, present in carried.items() if present]


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
