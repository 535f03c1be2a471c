"""What was learnt, by the claims of a wallet's credential: one model out of the shapes that pilots and issuers use.

Known are the learning credential of the EU's reference wallet (flat names), the European Learning Model as DC4EU
writes it (`hasClaim`), Open Badges within a wallet's credential (`achievement`), and flat diplomas by their type. A
credential of any other shape was not awarded for learning as far as we know: it is shown as what it is.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.errors import Invalid

Claims = Mapping[str, Any]

# Types of diplomas whose claims are flat names, of reference issuers.
_FLAT_DIPLOMAS = re.compile(r"urn:(?:credential|eudi|eu\.europa\.ec\.eudi):diploma(?::\d+)*")
# Credit points of the European system, in the vocabulary of the European Learning Model.
_ECTS = re.compile(r"https?://data\.europa\.eu/snb/education-credit/6fcec5c5af")
_LEVELS = frozenset("12345678")  # of the EQF
_STARTS = ("date_of_issuance", "issuance_date", "validFrom", "issuanceDate", "graduation_date")
_ENDS = ("date_of_expiry", "expiry_date", "validUntil", "expirationDate")


@dataclass(frozen=True)
class Said:
    """What a credential says, under the names of Open Badges.

    Attributes:
        document: All claims, with those of a micro-credential under the names that edubadges gives them.
        achievement: Empty where nothing was learnt, as far as we can read it.
        subject: Whose it is.
        valid_from, valid_until: As written; of the claims, not of the token.
    """

    document: Claims
    name: str = ""
    issuer: Claims = field(default_factory=dict)
    achievement: Claims = field(default_factory=dict)
    subject: Claims = field(default_factory=dict)
    valid_from: str | None = None
    valid_until: str | None = None


def said(claims: Claims) -> Said:
    """Return the achievement that the claims of an SD-JWT VC name.

    Raises:
        Invalid: "parse.property-wrong": a date is no text.
    """
    achievement, more = next((found for shape in _SHAPES if (found := shape(claims))[0]), ({}, {}))
    return Said(
        document={**claims, **more},
        name=(reading.text(claims.get("name")) if _is_modelled(claims) else "") or _words(achievement.get("name")),
        issuer=_issuer(claims),
        achievement=achievement,
        subject=_subject(claims),
        valid_from=start(claims),
        valid_until=end(claims),
    )


def _is_modelled(claims: Claims) -> bool:
    """Say whether whose it is stands in a place of its own; among flat names `name` is that of a person (`eduID`)."""
    return "credentialSubject" in claims or "achievement" in claims


def start(claims: Claims) -> str | None:
    """Return since when what is attested holds, as written; raises as `end`."""
    return _date(claims, _STARTS) or _date(_award(claims), ("awardingDate",))


def end(claims: Claims) -> str | None:
    """Return until when what is attested holds, as written; the term of the token (`exp`) is no such end.

    Raises:
        Invalid: "parse.property-wrong": it is no text.
    """
    return _date(claims, _ENDS)


def _date(claims: Claims, names: tuple[str, ...]) -> str | None:
    name = next((each for each in names if claims.get(each) is not None), None)
    if name is None:
        return None
    if not isinstance(claims[name], str):
        raise Invalid("parse.property-wrong", f"{name}: expected a date")
    return str(claims[name])


def _words(value: Any) -> str:  # noqa: ANN401 -- a JSON value
    """Return a text, also where each language has a list of them."""
    if isinstance(value, dict):
        value = {name: said[0] if isinstance(said, list) and said else said for name, said in value.items()}
    return reading.text(value)


def _badge(claims: Claims) -> tuple[dict[str, Any], Claims]:
    """Open Badges 3.0 within (`urn:eudi:micro_credential:1`, `urn:eudi:openbadge_…`, eduwallet).

    Where only the person may be hidden the achievement stands beside it (vct `…/ob/v3p0#OpenBadgeCredential`).
    """
    achievement = reading.mapping(reading.mapping(claims.get("credentialSubject")).get("achievement"))
    beside = reading.mapping(claims.get("achievement"))
    if not achievement and "Achievement" in reading.types(beside):
        achievement = beside
    return (dict(achievement), {}) if _words(achievement.get("name")) else ({}, {})


def _learning(claims: Claims) -> tuple[dict[str, Any], Claims]:
    """Read the flat learning credential (`urn:eu.europa.ec.eudi:learning:credential:1`)."""
    title = claims.get("achievement_title")
    if not isinstance(title, str) or not title:
        return {}, {}
    achievement = {
        "name": title,
        "description": claims.get("achievement_description"),
        "inLanguage": _joined(claims.get("language_of_classes")),
        "criteria": _load(claims.get("expected_study_time")),
        "alignment": _level("level_of_learning_experience", claims.get("level_of_learning_experience")),
        "resultDescription": _outcomes(claims.get("learning_outcomes")),
        "qualityAssuranceName": _joined(claims.get("types_of_quality_assurance")),
        "participation": claims.get("form_of_participation"),
        "prerequisites": _joined(claims.get("prerequisites_to_enroll")),
        "supervisionType": _joined(claims.get("evaluator_verification")),
        "stackable": _joined(claims.get("integration_stackability_options")),
    }
    return _present(achievement), _present({"gradeAchieved": claims.get("assessment_grade")})


def _diploma(claims: Claims) -> tuple[dict[str, Any], Claims]:
    """Read a flat diploma, by its type."""
    title = claims.get("title")
    if not (isinstance(title, str) and title and _FLAT_DIPLOMAS.fullmatch(str(claims.get("vct", "")))):
        return {}, {}
    achievement = {
        "name": title,
        "description": claims.get("description"),
        "alignment": _level("eqf_level", claims.get("eqf_level")),
    }
    return _present(achievement), _present({"gradeAchieved": claims.get("grade")})


def _model(claims: Claims) -> tuple[dict[str, Any], Claims]:
    """Read the European Learning Model (`urn:eudi:diploma:1`, `urn:eudi:elm:1`): what a person claims to have."""
    awards = reading.objects(reading.mapping(claims.get("credentialSubject")).get("hasClaim"))
    titles = [title for each in awards if (title := _words(each.get("title")))]
    if not titles:
        return {}, {}
    if len(awards) > 1:
        return {"name": " · ".join(titles)}, {}
    (award,) = awards
    specified = reading.one(award.get("specifiedBy"))
    levels = [reading.mapping(specified.get(name)) for name in ("eqfLevel", "nqfLevel")]
    achievement = {
        "name": award.get("title") if reading.is_language_map(award.get("title")) else titles[0],
        "description": _words(award.get("description")) or _words(specified.get("description")),
        "alignment": [
            {"targetName": _words(level.get("prefLabel")), "targetUrl": reading.identifier(level)}
            for level in levels
            if _words(level.get("prefLabel")) or reading.identifier(level)
        ],
        "EQF": _eqf(levels[0]),
        "resultDescription": _outcomes([_words(each.get("title")) for each in _outcomes_of(specified)]),
        "creditsAvailable": _ects(specified.get("creditPoint")) or _ects(award.get("creditReceived")),
        "criteria": _load(specified.get("volumeOfLearning")),
    }
    return _present(achievement), _present({"gradeAchieved": _grade(award)})


_SHAPES: tuple[Callable[[Claims], tuple[dict[str, Any], Claims]], ...] = (_badge, _learning, _model, _diploma)


def _outcomes_of(specified: Claims) -> list[Claims]:
    return reading.objects(specified.get("learningOutcome"))


def _ects(points: Any) -> int | float | None:  # noqa: ANN401 -- a JSON value
    """Return the credit points of the European system, which is named by its address or, as DC4EU does, by its name."""
    for each in reading.objects(points):
        framework = each.get("framework")
        notation = reading.mapping(framework).get("notation")
        if _ECTS.fullmatch(str(reading.identifier(framework))) or notation == "ECTS":
            return reading.number(each.get("point"))
    return None


def _eqf(level: Claims) -> str | None:
    """Return the level of the EQF where a concept names it by its number alone."""
    notation = level.get("notation")
    return notation if isinstance(notation, str) and reading.identifier(level) is None and notation in _LEVELS else None


def _grade(award: Claims) -> str:
    """Return the grade of the one assessment that proves an achievement."""
    proven = reading.objects(award.get("provenBy"))
    grade = reading.mapping(proven[0].get("grade")) if len(proven) == 1 else {}
    return _words(grade.get("noteLiteral"))


def _level(name: str, value: Any) -> list[Claims]:  # noqa: ANN401 -- a JSON value
    """Return a level in the credential's own words; of which framework it is, its name alone says."""
    text = _joined(value)
    return [{"targetName": text, "targetFramework": name}] if text else []


def _load(value: Any) -> Claims | None:  # noqa: ANN401 -- a JSON value
    text = _joined(value)
    return {"narrative": text} if text else None


def _outcomes(value: Any) -> list[Claims]:  # noqa: ANN401 -- a JSON value
    return [{"name": each, "resultType": "Status"} for each in reading.listed(value) if isinstance(each, str) and each]


def _joined(value: Any) -> str:  # noqa: ANN401 -- a JSON value
    """Return one or several texts or numbers as one text."""
    return ", ".join(
        str(each) for each in reading.listed(value) if isinstance(each, str | int | float) and str(each).strip()
    )


def _present(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value not in (None, "", [], {})}


def _award(claims: Claims) -> Claims:
    """Return the awarding body and the date, in the European Learning Model."""
    claim = reading.one(reading.mapping(claims.get("credentialSubject")).get("hasClaim"))
    return reading.one(claim.get("awardedBy"))


def _issuer(claims: Claims) -> dict[str, Any]:
    """Return the name of who issued it and its country, as the claims have them."""
    issuer = reading.mapping(claims.get("issuer"))
    other = reading.mapping(claims.get("Issuer"))
    body = reading.one(_award(claims).get("awardingBody"))
    names = (
        _words(issuer.get("name")),
        _words(issuer.get("legalName")),
        _words(other.get("Name")),
        _words(body.get("legalName")),
        _joined(claims.get("issuing_authority")),
        _words(reading.mapping(claims.get("issuing_authority")).get("name")),
    )
    found: dict[str, Any] = {**issuer, "name": next(filter(None, names), "")}
    country = claims.get("issuing_country")
    if isinstance(country, str) and "address" not in found:
        found["address"] = {"addressCountry": country}
    return found


def _subject(claims: Claims) -> dict[str, Any]:
    """Return the identity of its owner: a name, an e-mail address, a number, the identifier of the token."""
    inside = reading.mapping(claims.get("credentialSubject"))
    full = " ".join(
        filter(
            None,
            (_named(claims, inside, "given_name", "givenName"), _named(claims, inside, "family_name", "familyName")),
        )
    )
    known = (
        ("name", full or _words(inside.get("fullName")) or ("" if _is_modelled(claims) else claims.get("name"))),
        ("email", claims.get("email")),
        ("identifier", claims.get("learner_identification")),
    )
    identities = [
        {"type": "IdentityObject", "identityType": kind, "identityHash": value, "hashed": False}
        for kind, value in known
        if isinstance(value, str) and value
    ]
    found: dict[str, Any] = {
        **inside,
        "identifier": [*reading.objects(inside.get("identifier")), *identities],
    }
    if "id" not in found and isinstance(claims.get("sub"), str):
        found["id"] = claims["sub"]
    return found


def _named(claims: Claims, inside: Claims, flat: str, modelled: str) -> str:
    return _joined(claims.get(flat)) or _words(inside.get(modelled))
