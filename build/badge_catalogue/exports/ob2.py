"""Open Badges 2.0: BadgeClass with the extensions of edubadges, and the issuer's Profile.

https://www.imsglobal.org/spec/ob/v2p0, sections "BadgeClass" and "Profile".
Version 2.0 knows one language per badge class and one `related` language; the default one leads.
"""

from typing import Any

from badge_catalogue import addresses
from badge_catalogue.exports.alignments import Target, of_badge
from badge_catalogue.exports.json_text import present
from badge_catalogue.exports.narrative import narrative
from badge_catalogue.model import Badge, Catalogue, Institution
from badge_catalogue.packs import AT_HAND
from badge_catalogue.settings import Settings

CONTEXT = "https://w3id.org/openbadges/v2"
EXTENSIONS = "https://api.edubadges.nl/extensions/"
MAX_ALIGNMENTS = 7  # edubadges keeps no more

# edubadges' own words where they differ from ours.
_ASSESSMENTS = {"oral_exam": "oram_exam"}
_TYPES = {"regular": "regular", "microcredential": "micro_credential", "extra_curricular": "extra_curricular"}
_LANGUAGES = {"nl": "nl_NL", "en": "en_EN"}
# Fields that edubadges adds beside its extensions. No context of theirs defines them, so ours does.
_SECTORS = ("mbo", "hbo", "wo")  # those that edubadges knows
_FIELDS = {
    "typeBadgeClass": "regular, micro_credential or extra_curricular",
    "institution_type": "sector of the institution: MBO, HBO or WO, more than one with a slash between",
    "participation": "how one takes part: online, onsite, blended or work_experience",
    "assessmentType": "how it is tested; the first form where there are more",
    "assessmentIdVerified": "whether the identity was checked when it was tested",
    "assessmentSupervised": "whether someone watched when it was tested",
    "qualityAssuranceName": "the agreements on quality that apply",
    "qualityAssuranceUrl": "where those agreements stand",
    "qualityAssuranceDescription": "who watches over quality at the institution",
    "stackable": "whether it counts towards something larger",
    "gradeAchievedRequired": "whether it is given with a grade",
    "eqfNlqfLevelVerified": "whether the level stands in the NLQF register; if not, it is the institution's own",
}


def badge_class(badge: Badge, catalogue: Catalogue, settings: Settings) -> dict[str, Any]:
    """Return the current version as a BadgeClass; its id is its own address."""
    language = badge.default_language
    institution = catalogue.institutions[badge.issuer]
    extended = AT_HAND.extended
    terms = {name: f"{settings.site_url}terms/edubadges.json#{name}" for name in _FIELDS} if extended else {}
    return {
        "@context": [CONTEXT, {"language": "http://schema.org/inLanguage", **terms}],
        **present(
            id=f"{settings.site_url}{addresses.badge_form(badge, 'badgeclass')}",
            type="BadgeClass",
            name=badge.name.get(language),
            description=badge.description.get(language),
            image=present(
                id=f"{settings.site_url}{addresses.badge_image(badge)}",
                type="schema:ImageObject",
                caption=badge.image_alt.get(language) or badge.name.get(language),
            ),
            criteria=present(id=addresses.badge_page(badge, settings, language), narrative=narrative(badge, language)),
            issuer=f"{settings.site_url}{addresses.institution_form(institution, 'issuer')}",
            alignment=[_alignment(target) for target in _targets(badge, catalogue, settings, language)],
            tags=[*sorted(badge.search_words.get(language, ())), *_series(badge)],
            version=badge.version,
        ),
        **(_extensions(badge, language) | _fields(badge, catalogue, language) if extended else {}),
    }


def _targets(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> list[Target]:
    """Return as many alignments as fit: of a level in the NLQF not that of the EQF, of evidence its processes alone."""
    found = of_badge(badge, catalogue, settings, language)
    national = any(target.type == "ext:NLQF" for target in found)
    left = {"ext:EQF", "ext:Practice"} if national else {"ext:Practice"}
    return [target for target in found if target.type not in left][:MAX_ALIGNMENTS]


def issuer(institution: Institution, settings: Settings, language: str = "") -> dict[str, Any]:
    """Return the institution as an OB 2.0 issuer Profile; its id is its own address."""
    return {
        "@context": CONTEXT,
        **present(
            id=f"{settings.site_url}{addresses.institution_form(institution, 'issuer')}",
            type="Issuer",
            name=institution.name.get(language),
            description=institution.description.get(language),
            url=institution.url,
            email=institution.email or institution.contact,
            image=f"{settings.site_url}{addresses.logo(institution)}" if institution.logo else None,
        ),
        **_extension("InstitutionNameExtension", "InstitutionName", institution.name.get(language)),
        **_extension("InstitutionIdentifierExtension", "InstitutionIdentifier", institution.institution_code),
    }


def _alignment(target: Target) -> dict[str, Any]:
    return present(
        targetName=target.name,
        targetUrl=target.url,
        targetFramework=target.framework,
        targetCode=target.code,
        targetDescription=target.description,
    )


def _extension(name: str, member: str, value: object) -> dict[str, Any]:
    """Return one extension under its name, or nothing where there is no value."""
    if value in (None, "", []) or not AT_HAND.extended:
        return {}
    return {
        f"extensions:{name}": {
            "@context": f"{EXTENSIONS}{name}/context.json",
            "type": ["Extension", f"extensions:{name}"],
            member: value,
        }
    }


def _extensions(badge: Badge, language: str) -> dict[str, Any]:
    load = badge.workload
    codes = badge.programme_codes
    numbers = [int(code) for code in (codes.crebo, codes.rio) if code and code.isdecimal()] if codes else []
    outcomes = "\n".join(f"- {outcome.text.get(language).strip()}" for outcome in badge.learning_outcomes)
    return {
        **_extension("LanguageExtension", "Language", _LANGUAGES.get(badge.language[0], badge.language[0])),
        **_extension("ECTSExtension", "ECTS", load.ects if load else None),
        **_extension("StudyLoadExtension", "StudyLoad", load.sbu if load else None),
        **_extension("TimeInvestmentExtension", "TimeInvestment", load.hours if load else None),
        **_extension("EQFExtension", "EQF", eqf_level(badge)),
        **_extension("LearningOutcomeExtension", "LearningOutcome", outcomes),
        **_extension("EducationProgramIdentifierExtension", "EducationProgramIdentifier", numbers),
    }


def eqf_level(badge: Badge) -> int | None:
    """Return the level as a number of the EQF.

    The NLQF is referenced to it number by number; its 4+ has the EQF level 4, its entry level none.
    """
    if badge.level is None:
        return None
    number = badge.level.value.rstrip("+")
    return int(number) if number.isdecimal() else None


def _fields(badge: Badge, catalogue: Catalogue, language: str) -> dict[str, Any]:
    assessment, quality = badge.assessment, badge.quality_assurance
    framework = catalogue.frameworks.get(quality.framework) if quality else None
    types = [_ASSESSMENTS.get(name, name) for name in assessment.types] if assessment else []
    return present(
        typeBadgeClass=_TYPES[badge.type],
        institution_type="/".join(each for each in badge.sector if each in _SECTORS).upper() or None,
        participation=badge.participation[0] if badge.participation else None,
        assessmentType=types[0] if types else None,
        assessmentIdVerified=assessment.id_verified if assessment else None,
        assessmentSupervised=assessment.supervised if assessment else None,
        qualityAssuranceName=framework.name.get(language) if framework else None,
        qualityAssuranceUrl=(quality.url or (framework.url if framework else None)) if quality else None,
        qualityAssuranceDescription=quality.body.get(language) if quality else None,
        stackable=badge.stacking.role == "stackable" if badge.stacking else None,
        gradeAchievedRequired=badge.grade.required if badge.grade else None,
        eqfNlqfLevelVerified=badge.level.status == "verified" if badge.level else None,
    )


def _series(badge: Badge) -> list[str]:
    """Return the step of a series as a tag, the only place for it."""
    return [f"{badge.series.template} {badge.series.step}"] if badge.series else []


def terms(settings: Settings) -> dict[str, Any]:
    """Return the document that explains the fields no context of edubadges defines."""
    here = f"{settings.site_url}terms/edubadges.json"
    rdfs = "http://www.w3.org/2000/01/rdf-schema#"
    return {
        "@context": {
            "id": "@id",
            "type": "@type",
            "Property": "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property",
            "comment": {"@id": f"{rdfs}comment", "@language": "en"},
            "label": {"@id": f"{rdfs}label", "@language": "en"},
            "defines": {"@reverse": f"{rdfs}isDefinedBy"},
        },
        "id": here,
        "comment": "Fields of a badge class on edubadges, under the names its public addresses use.",
        "defines": [
            {"id": f"{here}#{name}", "type": "Property", "label": name, "comment": text}
            for name, text in _FIELDS.items()
        ],
    }
