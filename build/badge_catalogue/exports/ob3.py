"""Open Badges 3.0: the Achievement of every version and language, and the Profile of every institution.

https://www.imsglobal.org/spec/ob/v3p0, sections "Achievement" and "Profile".
"""

from dataclasses import replace
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.exports.alignments import ESCO, Target, of_badge, of_outcome
from badge_catalogue.exports.json_text import present
from badge_catalogue.exports.narrative import narrative
from badge_catalogue.model import Badge, Catalogue, Institution, LearningOutcome, Stacking
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.settings import Settings
from badge_catalogue.words.po import text

CONTEXT = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
ACHIEVEMENT_TYPES = {"regular": "Course", "microcredential": "MicroCredential", "extra_curricular": "CoCurricular"}


def achievement(badge: Badge, catalogue: Catalogue, settings: Settings, language: str | None = None) -> dict[str, Any]:
    """Return the Achievement as a document of its own.

    Args:
        badge: The version meant.
        catalogue: Where the names of what it refers to stand.
        settings: Names the site.
        language: Of an edition beside the default one.
    """
    return {
        "@context": list(CONTEXT),
        **embedded(badge, catalogue, settings, language or badge.default_language),
        "id": addresses.achievement(badge, settings, language),
    }


def embedded(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> dict[str, Any]:
    """Return the Achievement as it stands inside a credential: its id is the version's, whatever the language."""
    institution = catalogue.institutions[badge.issuer]
    field = catalogue.vocabularies.get("isced_f", {}).get(badge.isced_f or "")
    return present(
        id=addresses.achievement(badge, settings),
        type=["Achievement"],
        achievementType=ACHIEVEMENT_TYPES[badge.type],
        name=badge.name.get(language),
        description=badge.description.get(language),
        criteria=present(id=addresses.badge_page(badge, settings, language), narrative=narrative(badge, language)),
        image=present(
            id=f"{settings.site_url}{addresses.badge_image(badge)}",
            type="Image",
            caption=badge.image_alt.get(language) or badge.name.get(language),
        ),
        creator=profile_summary(institution, settings, language),
        inLanguage=language,
        version=badge.version,
        humanCode=badge.id,
        creditsAvailable=badge.workload.ects if badge.workload else None,
        fieldOfStudy=field.label.get(language) if field else None,
        otherIdentifier=_identifiers(badge),
        alignment=[_alignment(target) for target in of_badge(badge, catalogue, settings, language)],
        resultDescription=_results(badge, catalogue, settings, language),
        related=_related(badge, catalogue, settings, language),
        tag=sorted(badge.search_words.get(language, ())),
    )


def profile_summary(institution: Institution, settings: Settings, language: str) -> dict[str, Any]:
    """Return the Profile as it stands inside an achievement or a credential."""
    return present(
        id=addresses.issuer_id(institution, settings),
        type=["Profile"],
        name=institution.name.get(language),
        url=institution.url,
        email=institution.email or institution.contact,
    )


def profile(institution: Institution, catalogue: Catalogue, settings: Settings, language: str = "") -> dict[str, Any]:
    """Return the Profile as a document of its own, under the id that credentials name."""
    parent = catalogue.institutions.get(institution.parent or "")
    codes = present(ror=institution.ror, institution_code=institution.institution_code)
    return {
        "@context": list(CONTEXT),
        **profile_summary(institution, settings, language),
        **present(
            description=institution.description.get(language),
            official=institution.name.get(LANGUAGES[0]),
            image=present(id=f"{settings.site_url}{addresses.logo(institution)}", type="Image")
            if institution.logo
            else None,
            address=present(type=["Address"], addressLocality=institution.city, addressCountryCode=institution.country),
            parentOrg=profile_summary(parent, settings, language) if parent else None,
            otherIdentifier=[_identifier(value, f"ext:{kind}") for kind, value in codes.items()],
        ),
    }


def _identifiers(badge: Badge) -> list[dict[str, Any]]:
    codes = badge.programme_codes
    found = []
    if codes is not None:
        named = present(
            rio=codes.rio, crebo=codes.crebo, keuzedeel=codes.keuzedeel, mbo_certificaat=codes.mbo_certificaat
        )
        found += [_identifier(value, f"ext:{kind}") for kind, value in named.items()]
    found += [_identifier(award.badge_class_url, f"ext:{award.platform}") for award in badge.awarded_as]
    return found


def _identifier(value: str, kind: str) -> dict[str, Any]:
    return {"type": "IdentifierEntry", "identifier": value, "identifierType": kind}


def _alignment(target: Target) -> dict[str, Any]:
    return present(
        type=["Alignment"],
        targetName=target.name,
        targetUrl=target.url,
        targetFramework=target.framework,
        targetCode=target.code,
        targetType=target.type,
        targetDescription=target.description,
    )


def _results(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> list[dict[str, Any]]:
    """Return the result descriptions that a credential can refer to: each outcome, the grade, the rubric."""
    here = addresses.achievement(badge, settings)
    found = [_outcome(outcome, here, catalogue, settings, language) for outcome in badge.learning_outcomes]
    if badge.grade is not None:
        found.append(
            present(
                id=f"{here}#grade",
                type=["ResultDescription"],
                name=" ".join(filter(None, (text("exports", "grade").get(language), badge.grade.scale))),
                resultType="Result",
            )
        )
    return found + _rubric(badge, here, catalogue, language)


def _outcome(
    outcome: LearningOutcome, here: str, catalogue: Catalogue, settings: Settings, language: str
) -> dict[str, Any]:
    return present(
        id=f"{here}#{outcome.id}",
        type=["ResultDescription"],
        name=outcome.text.get(language),
        resultType="Status",
        alignment=[
            _alignment(replace(target, framework="", type="") if target.framework == ESCO else target)
            for target in of_outcome(outcome, catalogue, settings, language)  # the badge's own list says the rest
        ],
    )


def _rubric(badge: Badge, here: str, catalogue: Catalogue, language: str) -> list[dict[str, Any]]:
    """Return one result per framework element with a rubric; the step of the series is the level it asks for."""
    found = []
    for alignment in badge.alignments:
        framework = catalogue.frameworks.get(alignment.framework)
        rubric = framework.rubric.get(alignment.code) if framework else None
        if framework is None or not rubric:
            continue
        element = f"{here}#{alignment.framework}-{alignment.code}"
        node = next((known for known in framework.nodes if known.id == alignment.code), None)
        found.append(
            present(
                id=element,
                type=["ResultDescription"],
                name=node.name.get(language) if node else alignment.code,
                resultType="RubricCriterionLevel",
                requiredLevel=f"{element}-{badge.series.step}"
                if badge.series and badge.series.step in rubric
                else None,
                rubricCriterionLevel=[
                    present(
                        id=f"{element}-{level.id}",
                        type=["RubricCriterionLevel"],
                        name=level.name.get(language),
                        level=level.id,
                        description=rubric[level.id].get(language),
                    )
                    for level in framework.levels
                    if level.id in rubric
                ],
            )
        )
    return found


def _related(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> list[dict[str, Any]]:
    """Return the other languages of this version, its other versions, and the badges it leads to or builds on."""
    found = [
        {"id": addresses.achievement(badge, settings, other), "type": ["Related"], "inLanguage": other}
        for other in editions(badge)
        if other != language
    ]
    found += [
        {"id": addresses.achievement(other, settings), "type": ["Related"], "version": other.version}
        for other in catalogue.history.get(badge.id, ())
        if other.version != badge.version
    ]
    stacking = badge.stacking or Stacking()
    named = (*stacking.into, *stacking.requires, *stacking.recommends, badge.replaced_by)
    further = dict.fromkeys(name for name in named if name)
    found += [
        {"id": addresses.achievement(catalogue.badges[name], settings), "type": ["Related"]}
        for name in further
        if name in catalogue.badges
    ]
    return found


def editions(badge: Badge) -> list[str]:
    """Return the languages in which the achievement is published, the default one first."""
    others = [language for language in LANGUAGES if badge.name.has(language) and language != badge.default_language]
    return [badge.default_language, *others]
