"""What the badge says of itself, as plain text for people: read from the document that the proof covers.

Nothing here is HTML, and nothing is interpreted: the page shows it as text. Whether it is proven is said by the steps.
"""

from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import alignments, reading
from badge_verifier.claims.alignments import Labels
from badge_verifier.claims.credential import Credential, ProofResult
from badge_verifier.encodings.visible import lines, visible
from badge_verifier.limits import (
    SHOWN_INSTITUTION,
    SHOWN_KIND,
    SHOWN_MEMBERS,
    SHOWN_MOMENT,
    SHOWN_NUMBER,
    SHOWN_OUTCOME,
    SHOWN_RESULT,
    SHOWN_VALUE,
)
from badge_verifier.steps import elements, recipient
from badge_verifier.trust.badge_lines import LeanBadge
from badge_verifier.trust.sealed import opened
from badge_verifier.trust.trust_list import CatalogueBadge

# edubadges' extensions of Open Badges 2.0: name of the extension, of its one member, and ours.
_EXTENSIONS = (
    ("ECTSExtension", "ECTS", "ects"),
    ("EQFExtension", "EQF", "eqf"),
    ("StudyLoadExtension", "StudyLoad", "sbu"),
    ("TimeInvestmentExtension", "TimeInvestment", "hours"),
)


def summary(
    credential: Credential, proofs: tuple[ProofResult, ...], badge: CatalogueBadge | None, language: str, labels: Labels
) -> dict[str, Any]:
    """Return the member `credential` of a report (contract `badge-report/2`).

    Args:
        credential: As it was read.
        proofs: How each of its proofs ended.
        badge: What the catalogue recognised it as.
        language: Of texts that stand there in several, and of labels; one of `words.po.LANGUAGES`.
        labels: What the catalogue calls the skills and levels that a badge may point at.
    """
    kinds = recipient.kinds(credential)
    return {
        "version": credential.version,
        "id": visible(credential.id) if credential.id else None,
        "name": visible(_name(credential, language)),
        "proofs": [
            {
                "type": visible(proof.type, SHOWN_KIND),
                "cryptosuite": visible(proof.cryptosuite, SHOWN_KIND) if proof.cryptosuite else None,
                "outcome": str(proof.outcome),
                "code": proof.code,
            }
            for proof in proofs
        ],
        "issuer": {
            "id": visible(credential.issuer_id) if credential.issuer_id else None,
            "name": visible(_issuer_name(credential, language)),
        },
        "achievement": {
            "id": visible(credential.achievement_id) if credential.achievement_id else None,
            "name": visible(_in(credential.achievement.get("name"), language, credential.achievement_name)),
            "catalogue_id": badge.id if badge else None,
        },
        "recipient": {
            "type": visible(kinds[0], SHOWN_KIND) if kinds else None,
            "hashed": recipient.is_hashed(credential),
        },
        "shown": _claims(credential, proofs, language, labels),
        "catalogue": _catalogue(badge, credential.achievement),
    }


def _issuer_name(credential: Credential, language: str) -> str:
    """Return the issuer's name in a language, of those that were compared with the names of institutions."""
    value = credential.issuer.get("name")
    said = reading.text(reading.names(value), language) if isinstance(value, dict | list) else ""
    return said or credential.issuer_name


def _in(value: Any, language: str, otherwise: str) -> str:  # noqa: ANN401 -- a JSON value
    """Return a text in a language where it is there, else as it was read."""
    return reading.text(value, language) if isinstance(value, dict | list) else otherwise


def _name(credential: Credential, language: str) -> str:
    third = credential.version not in ("OB1", "OB2")
    own = _in(credential.document.get("name"), language, credential.name) if third else ""
    return own or _in(credential.achievement.get("name"), language, credential.achievement_name)


def issuer(credential: Mapping[str, Any]) -> str:
    """Return the issuer's name from the member `credential` of a report: the trust list's, else the badge's own.

    >>> issuer({"issuer": {"name": "Faculteit Zorg"}, "shown": {"listed_as": "Hogeschool Waterland"}})
    'Hogeschool Waterland (Faculteit Zorg)'
    """
    said, listed = str(credential["issuer"]["name"]), credential["shown"].get("listed_as")
    return said if listed is None else f"{listed} ({said})" if said else str(listed)


def facts(credential: Credential) -> dict[str, str]:
    """Return the level and the load that the badge claims: any of "eqf", "nlqf", "ects", "sbu", "hours"."""
    found: dict[str, str] = {}
    for name, member, ours in _EXTENSIONS:
        for source in (credential.achievement, credential.document):
            value = reading.mapping(source.get(f"extensions:{name}", source.get(name))).get(member, source.get(member))
            if isinstance(value, (int, float, str)) and not isinstance(value, bool):
                found.setdefault(
                    ours, f"{value:.10g}" if isinstance(value, float) else visible(str(value), SHOWN_NUMBER)
                )
    for name, level in alignments.levels(credential.achievement).items():
        found.setdefault(name, level)
    credits_ = reading.number(credential.achievement.get("creditsAvailable", credential.recipient.get("creditsEarned")))
    if credits_ is not None:
        found.setdefault(
            "ects", f"{credits_:.10g}" if isinstance(credits_, float) else visible(str(credits_), SHOWN_NUMBER)
        )
    return found


def _claims(credential: Credential, proofs: tuple[ProofResult, ...], language: str, labels: Labels) -> dict[str, Any]:
    """Return strings and arrays of strings; a claim that is not there is left out."""
    achievement, document, subject = credential.achievement, credential.document, credential.recipient
    figures, outcomes = facts(credential), _outcomes(achievement)
    described = alignments.Described(document, achievement)
    hosted_words = credential.version in ("OB1", "OB2")
    found: dict[str, Any] = {
        "description": lines(reading.text(achievement.get("description") or document.get("description"), language)),
        "criteria": lines(_criteria(achievement.get("criteria"), language)),
        "narrative": lines(reading.text(document.get("narrative") if hosted_words else subject.get("narrative"))),
        "type": visible(reading.text(achievement.get("achievementType")), SHOWN_KIND),
        "valid_from": visible(credential.valid_from or "", SHOWN_MOMENT),
        "valid_until": visible(credential.valid_until or "", SHOWN_MOMENT),
        "language": visible(_language(achievement), SHOWN_KIND),
        "issuer_url": visible(reading.text(credential.issuer.get("url")), SHOWN_VALUE),
        "claimed_institution": visible(_institution(credential), SHOWN_INSTITUTION),
        "alignments": _each(achievement.get("alignment"), lambda each: alignments.alignment(each, labels, language)),
        "outcomes": outcomes,
        "results": _each(subject.get("result"), lambda each: alignments.result(each, described)),
        "evidence": _each(_as_objects(document.get("evidence")), _evidence),
        "programme": sorted({visible(str(each), SHOWN_KIND) for each in _programmes(achievement)})[:SHOWN_MEMBERS],
        "recipient_identifiers": [visible(kind, SHOWN_KIND) for kind in recipient.kinds(credential)],
        "name_lookup": recipient.name_lookup(credential),
        "refresh": _each(document.get("refreshService"), lambda each: str(each.get("id", ""))),
        "schemas": _each(document.get("credentialSchema"), lambda each: str(each.get("id", ""))),
        "contexts": [name for proof in proofs for name in proof.contexts],
        "eu_elements": elements.elements(credential, figures, outcomes=bool(outcomes)),
        **figures,
        **_microcredential(achievement, document),
    }
    return {name: value for name, value in found.items() if value}


# What edubadges says of a microcredential beside its extensions (`?expand=micro`): its name, and ours.
_MICRO = (
    ("participation", "participation"),
    ("participationType", "participation"),
    ("assessmentType", "assessment"),
    ("assessmentSupervised", "supervised"),
    ("assessmentIdVerified", "identity_checked"),
    ("qualityAssuranceName", "quality_assurance"),
    ("qualityAssuranceUrl", "quality_assurance_url"),
    ("qualityAssuranceDescription", "quality_assurance_text"),
    ("stackable", "stackable"),
    ("eqfNlqfLevelVerified", "level_verified"),
    ("gradeAchieved", "grade"),
)


def _microcredential(achievement: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, str]:
    """Return the members that are there; yes and no as "true" and "false"."""
    found: dict[str, str] = {}
    for name, ours in _MICRO:
        value = next(
            (place[each] for place in (achievement, document) for each in elements.spelled(name) if each in place), None
        )
        if isinstance(value, bool):
            found.setdefault(ours, str(value).lower())
        elif isinstance(value, (str, int, float)) and value != "":
            found.setdefault(ours, visible(str(value), SHOWN_RESULT))
    return found


def _each(value: Any, write: Any) -> list[str]:  # noqa: ANN401 -- JSON, and a function over it
    """Return the texts of an array, sorted: most proofs do not sign its order."""
    texts = {visible(write(each), SHOWN_RESULT) for each in reading.objects(value)}
    return sorted(texts - {""})[:SHOWN_MEMBERS]


def _criteria(value: Any, language: str) -> str:  # noqa: ANN401 -- JSON is Any
    members = reading.objects(value)
    if members:
        parts = sorted(
            (reading.text(each.get("narrative"), language), reading.text(each.get("id"))) for each in members
        )
        return "\n".join(part for pair in parts for part in pair if part)
    return reading.text(value, language)


def _as_objects(value: Any) -> list[Any]:  # noqa: ANN401 -- a JSON value
    """Return evidence that is given by its address alone as an object like the others."""
    return [{"id": each} if isinstance(each, str) else each for each in reading.listed(value)]


def _evidence(each: Mapping[str, Any]) -> str:
    parts = (reading.text(each.get(name)) for name in ("name", "narrative", "description", "id"))
    return " · ".join(part for part in parts if part and not part.startswith("_:"))


def _outcomes(achievement: Mapping[str, Any]) -> list[str]:
    return sorted({visible(text, SHOWN_OUTCOME) for text in _outcome_texts(achievement)})[:SHOWN_MEMBERS]


def _outcome_texts(achievement: Mapping[str, Any]) -> list[str]:
    """Return the outcomes that it names, as it is written; in no order that counts."""
    extension = reading.mapping(achievement.get("extensions:LearningOutcomeExtension"))
    found = [reading.text(extension.get("LearningOutcome"))]
    # Reached or not: what a `Status` describes is an outcome; the others are grades, scores and rubrics.
    described = reading.objects(achievement.get("resultDescription"))
    found += [reading.text(each.get("name")) for each in described if reading.text(each.get("resultType")) == "Status"]
    return [text for text in found if text]


def _language(achievement: Mapping[str, Any]) -> str:
    extension = reading.mapping(achievement.get("extensions:LanguageExtension"))
    return reading.text(extension.get("Language") or achievement.get("inLanguage") or achievement.get("@language"))


def _institution(credential: Credential) -> str:
    """Return the institution that the badge says its issuer is part of: its own words, which no list confirms."""
    issuer = credential.issuer
    extension = reading.mapping(issuer.get("extensions:InstitutionNameExtension"))
    parent = reading.gathered(credential.document, reading.one(issuer.get("parentOrg")))
    faculty = reading.mapping(issuer.get("faculty"))
    inside = reading.mapping(faculty.get("institution") or issuer.get("institution"))
    return reading.text(extension.get("InstitutionName") or parent.get("name") or inside.get("name"))


def _programmes(achievement: Mapping[str, Any]) -> list[Any]:
    extension = reading.mapping(achievement.get("extensions:EducationProgramIdentifierExtension"))
    value = extension.get("EducationProgramIdentifier", achievement.get("educationProgramIdentifier"))
    return [each for each in reading.listed(value) if isinstance(each, (str, int)) and each != ""]


def _catalogue(badge: CatalogueBadge | None, achievement: Mapping[str, Any]) -> dict[str, Any] | None:
    if badge is None:
        return None
    summary = {language: dict(texts) for language, texts in badge.summary.items()}
    if isinstance(badge, LeanBadge):  # its outcomes are those of the signed badge, where these are the right ones
        own = [text.strip() for text in _outcome_texts(achievement)]
        for language, texts in summary.items():
            if language in badge.seals:
                texts["outcomes"] = list(opened(badge.seals[language], own))
    return {
        "id": badge.id,
        "version": badge.version,
        "type": badge.type,
        "status": badge.status,
        "page": badge.page,
        "name": dict(badge.name),
        "summary": summary,
    }
