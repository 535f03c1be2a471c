"""schema.org: a badge as an EducationalOccupationalCredential, with the Course that leads to it.

A fictional badge is never offered to search engines: there is no markup for institutions of the demonstration.
"""

from typing import Any

from badge_catalogue import addresses
from badge_catalogue.exports.alignments import Target, of_badge
from badge_catalogue.exports.json_text import present
from badge_catalogue.exports.summary import level, step
from badge_catalogue.model import Badge, Catalogue, Institution, Offering, ProgrammeCodes
from badge_catalogue.settings import Settings

_CATEGORIES = {"regular": "Certificate", "microcredential": "Micro-credential", "extra_curricular": "Badge"}
_MODES = {"online": "online", "onsite": "onsite", "blended": "blended", "work_experience": "onsite"}


def markup(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> dict[str, Any] | None:
    """Return the markup that a page embeds; None where the institution is fictional or the badge is not on offer."""
    institution = catalogue.institutions[badge.issuer]
    if institution.demonstration or badge.status != "active":
        return None
    return credential(badge, catalogue, settings, language)


def credential(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> dict[str, Any]:
    """Return the credential and its course."""
    institution = catalogue.institutions[badge.issuer]
    page = addresses.badge_page(badge, settings, language)
    provider = _organization(institution, settings, language)
    quality = catalogue.frameworks.get(badge.quality_assurance.framework) if badge.quality_assurance else None
    named = {
        "name": badge.name.get(language),
        "description": badge.description.get(language).strip(),
        "inLanguage": language,
    }
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "EducationalOccupationalCredential",
                "@id": f"{page}#credential",
                **named,
                **present(
                    credentialCategory=_category(badge, catalogue, language),
                    url=page,
                    image=f"{settings.site_url}{addresses.badge_image(badge)}",
                    educationalLevel=[
                        said for said in (level(badge, catalogue, language), step(badge, catalogue, language)) if said
                    ],
                    competencyRequired=[outcome.text.get(language).strip() for outcome in badge.learning_outcomes],
                    recognizedBy={"@type": "Organization", "name": (quality.owner or quality.name).get(language)}
                    if quality and badge.quality_assurance and badge.quality_assurance.status != "in_progress"
                    else None,
                    validFor=badge.expires_after,
                    sameAs=[award.badge_class_url for award in badge.awarded_as],
                    keywords=sorted(badge.search_words.get(language, ())),
                    educationalAlignment=[
                        _alignment(target) for target in of_badge(badge, catalogue, settings, language)
                    ],
                    version=badge.version,
                    dateModified=f"{badge.reviewed_on:%Y-%m-%d}" if badge.reviewed_on else None,
                ),
            },
            {
                "@type": "Course",
                "@id": f"{page}#course",
                **named,
                "inLanguage": list(badge.language),
                **present(
                    about=_field(badge, catalogue, language),
                    provider=provider,
                    educationalCredentialAwarded={"@id": f"{page}#credential"},
                    courseCode=_codes(badge),
                    isPartOf=_wholes(badge, catalogue, settings, language),
                    coursePrerequisites=[
                        text.get(language).strip() for text in (badge.prerequisites, badge.admission) if text
                    ],
                    timeRequired=f"PT{badge.workload.in_hours:g}H"
                    if badge.workload and badge.workload.in_hours is not None
                    else None,
                    numberOfCredits={
                        "@type": "QuantitativeValue",
                        "value": badge.workload.ects,
                        "unitText": "ECTS",
                    }
                    if badge.workload and badge.workload.ects is not None
                    else None,
                    audience=[{"@type": "Audience", "audienceType": name} for name in badge.audience],
                    hasCourseInstance=[_instance(offering, badge) for offering in badge.offering],
                    offers=[offer for offering in badge.offering for offer in _offers(offering, language)],
                ),
            },
        ],
    }


def _category(badge: Badge, catalogue: Catalogue, language: str) -> str | list[str]:
    """Return the name of the kind of a badge: its type, and the kind of evidence where it attests work."""
    term = catalogue.vocabularies.get("practice", {}).get(badge.practice.kind) if badge.practice else None
    named = _CATEGORIES[badge.type]
    return [named, term.label.get(language)] if term else named


def _field(badge: Badge, catalogue: Catalogue, language: str) -> dict[str, str] | None:
    term = catalogue.vocabularies.get("isced_f", {}).get(badge.isced_f or "")
    if term is None:
        return None
    return {"@type": "DefinedTerm", "name": term.label.get(language), "termCode": term.key, "url": term.uri}


def _codes(badge: Badge) -> list[str]:
    codes = badge.programme_codes or ProgrammeCodes()
    return [badge.id, *filter(None, (codes.rio, codes.crebo, codes.keuzedeel, codes.mbo_certificaat))]


def _wholes(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> list[dict[str, str]]:
    """Return the courses that this one counts towards."""
    names = badge.stacking.into if badge.stacking else ()
    return [
        {
            "@type": "Course",
            "@id": f"{addresses.badge_page(catalogue.badges[name], settings, language)}#course",
            "name": catalogue.badges[name].name.get(language),
        }
        for name in names
        if name in catalogue.badges
    ]


def _organization(institution: Institution, settings: Settings, language: str) -> dict[str, Any]:
    return present(
        name=institution.name.get(language),
        url=institution.url,
        sameAs=institution.ror,
        mainEntityOfPage=f"{settings.site_url}{addresses.institution_folder(institution)}",
    ) | {"@type": "CollegeOrUniversity" if "wo" in institution.sectors else "EducationalOrganization"}


def _alignment(target: Target) -> dict[str, Any]:
    return {
        "@type": "AlignmentObject",
        "targetName": target.name,
        "targetUrl": target.url,
        "educationalFramework": target.framework,
    }


def _instance(offering: Offering, badge: Badge) -> dict[str, Any]:
    modes = sorted({_MODES[name] for name in badge.participation}) or ["onsite"]
    return {
        "@type": "CourseInstance",
        **present(
            courseMode=modes,
            location=[{"@type": "Place", "name": name} for name in offering.locations],
            startDate=f"{min(offering.starts):%Y-%m-%d}" if offering.starts else None,
            url=offering.url,
            courseWorkload=f"PT{badge.workload.in_hours:g}H"
            if badge.workload and badge.workload.in_hours is not None
            else None,
        ),
    }


def _offers(offering: Offering, language: str) -> list[dict[str, Any]]:
    return [
        {
            "@type": "Offer",
            "category": "Free" if cost.eur == 0 else "Paid",
            "price": cost.eur,
            "priceCurrency": "EUR",
            "description": cost.for_whom.get(language),
        }
        for cost in offering.costs
        if cost.eur is not None
    ]
