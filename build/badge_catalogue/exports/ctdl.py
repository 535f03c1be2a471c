"""CTDL: a badge as the Credential Registry describes credentials, with the learning that leads to it and who owns it.

https://credreg.net/ctdl/terms. No CTID is written: only the owner of a credential gives it one, when publishing it to
the registry.
"""

from typing import Any

from badge_catalogue import addresses
from badge_catalogue.exports.alignments import Target, of_badge, of_outcome
from badge_catalogue.exports.ctdl_parts import (
    Json,
    aligned,
    condition,
    identifiers,
    in_each,
    learning,
    named,
    terms,
    texts,
)
from badge_catalogue.exports.summary import quality
from badge_catalogue.model import Badge, Catalogue, Institution, ProgrammeCodes, QualityAssurance
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.settings import Settings
from badge_catalogue.words import WORDS

CONTEXT = "https://credreg.net/ctdl/schema/context/json"
_CLASSES = {
    "regular": "ceterms:OpenBadge",
    "microcredential": "ceterms:MicroCredential",
    "extra_curricular": "ceterms:OpenBadge",
}
# Drafts are not in force; the vocabulary has no word for them, so that their status is left out.
_STATUSES = {"active": "Active", "retired": "Deprecated"}
_AUDIENCES = {"student": "CurrentStudent", "jobseeker": "JobSeeker"}
_LEVELS = frozenset({"ext:EQF", "ext:NLQF"})
_NOT_A_COMPETENCY = _LEVELS | {"ext:Practice", "ext:QualityAssurance", "ext:ESCOOccupation"}


def credential(badge: Badge, catalogue: Catalogue, settings: Settings) -> dict[str, Any]:
    """Return the current version as a graph: the credential, the learning opportunity, and the organisation."""
    here = f"{settings.site_url}{addresses.badge_form(badge, 'ctdl')}"
    institution = catalogue.institutions[badge.issuer]
    targets = in_each(lambda language: of_badge(badge, catalogue, settings, language))
    owner = f"{settings.site_url}{addresses.institution_folder(institution)}"
    assured = _assured(badge)
    return {
        "@context": CONTEXT,
        "@graph": [
            {
                "@type": _CLASSES[badge.type],
                "@id": here,
                **terms(
                    name=texts(badge.name),
                    description=texts(badge.description),
                    subjectWebpage=addresses.badge_page(badge, settings, badge.default_language),
                    image=f"{settings.site_url}{addresses.badge_image(badge)}",
                    ownedBy=[owner],
                    offeredBy=[owner],
                    credentialStatusType=named("credentialStat", _STATUSES.get(badge.status, "")),
                    inLanguage=list(badge.language),
                    keyword={language: sorted(found) for language, found in badge.search_words.items() if found},
                    versionCode=badge.version,
                    identifier=_identifiers(badge),
                    sameAs=[award.badge_class_url for award in badge.awarded_as],
                    atLevel=[aligned(target) for target in targets if target[LANGUAGES.international].type in _LEVELS],
                    instructionalProgramType=_field(badge, catalogue),
                    occupationType=[
                        aligned(target)
                        for target in targets
                        if target[LANGUAGES.international].type == "ext:ESCOOccupation"
                    ],
                    audienceType=[_audience(name) for name in badge.audience],
                    processStandards=assured.url if assured else None,
                    processStandardsDescription=_quality(badge, catalogue),
                    requires=_requires(badge, catalogue, settings, here),
                    recommends=_others(badge.stacking.recommends if badge.stacking else (), catalogue, settings),
                    isPartOf=_addresses(badge.stacking.into if badge.stacking else (), catalogue, settings),
                ),
            },
            learning(badge, catalogue, f"{here}#learning", owner),
            organization(institution, owner),
        ],
    }


def organization(institution: Institution, owner: str) -> dict[str, Any]:
    """Return an institution as the organisation that owns its credentials."""
    return {
        "@type": "ceterms:CredentialOrganization",
        "@id": owner,
        **terms(
            name=texts(institution.name),
            description=texts(institution.description),
            subjectWebpage=institution.url,
            email=[institution.contact] if institution.contact else None,
            sameAs=[institution.ror] if institution.ror else None,
            identifier=identifiers((("BRIN", institution.institution_code),)),
        ),
    }


def _identifiers(badge: Badge) -> list[Json]:
    codes = badge.programme_codes or ProgrammeCodes()
    return identifiers(
        (
            ("badge-catalogue", badge.id),
            ("RIO", codes.rio),
            ("CREBO", codes.crebo),
            ("keuzedeel", codes.keuzedeel),
            ("mbo-certificaat", codes.mbo_certificaat),
        )
    )


def _field(badge: Badge, catalogue: Catalogue) -> list[Json]:
    term = catalogue.vocabularies.get("isced_f", {}).get(badge.isced_f or "")
    if term is None:
        return []
    said = {"ceterms:targetNodeName": texts(term.label), "ceterms:frameworkName": {INTERNATIONAL: "ISCED-F 2013"}}
    return [
        {
            "@type": "ceterms:CredentialAlignmentObject",
            **terms(targetNode=term.uri, codedNotation=term.key),
            **said,
        }
    ]


def _audience(name: str) -> Json:
    label = {language: WORDS[language][f"audience_{name}"] for language in LANGUAGES}
    known = named("audience", _AUDIENCES.get(name, "")) or {"@type": "ceterms:CredentialAlignmentObject"}
    return known | {"ceterms:targetNodeName": label}


def _assured(badge: Badge) -> QualityAssurance | None:
    """Return the agreements on quality that hold; none where the check has yet to be done."""
    found = badge.quality_assurance
    return found if found and found.status != "in_progress" else None


def _quality(badge: Badge, catalogue: Catalogue) -> Json:
    """Return under which agreements it is offered, and who looks after that."""
    assured = _assured(badge)
    if assured is None:
        return {}
    said = {language: (quality(badge, catalogue, language), assured.body.get(language)) for language in LANGUAGES}
    return {language: " ".join(filter(None, parts)) for language, parts in said.items() if any(parts)}


def _requires(badge: Badge, catalogue: Catalogue, settings: Settings, here: str) -> list[Json]:
    """Return the conditions: to do, to be able to do, and to have; each outcome with what it is aligned to."""
    competencies = [
        {
            "@type": "ceterms:CredentialAlignmentObject",
            **terms(codedNotation=outcome.id, targetNodeName=texts(outcome.text)),
        }
        for outcome in badge.learning_outcomes
    ]
    competencies += [
        aligned(skill) for skill in in_each(lambda language: _skills(badge, catalogue, settings, language))
    ]
    earned = condition(
        description=texts(badge.criteria),
        targetCompetency=competencies,
        targetLearningOpportunity=[f"{here}#learning"],
    )
    before = _others(badge.stacking.requires if badge.stacking else (), catalogue, settings)
    return [earned, *before]


def _skills(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> list[Target]:
    """Return the skills and elements of frameworks of the whole badge and of its outcomes, each once."""
    found = [
        target for target in of_badge(badge, catalogue, settings, language) if target.type not in _NOT_A_COMPETENCY
    ]
    for outcome in badge.learning_outcomes:
        found += of_outcome(outcome, catalogue, settings, language)
    return list({target.url: target for target in found}.values())


def _addresses(names: tuple[str, ...], catalogue: Catalogue, settings: Settings) -> list[str]:
    known = [catalogue.badges[name] for name in names if name in catalogue.badges]
    return [f"{settings.site_url}{addresses.badge_form(other, 'ctdl')}" for other in known]


def _others(names: tuple[str, ...], catalogue: Catalogue, settings: Settings) -> list[Json]:
    """Return the condition of having other badges."""
    found = _addresses(names, catalogue, settings)
    return [condition(targetCredential=found)] if found else []
