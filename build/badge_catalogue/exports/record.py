"""A badge and an institution as the JSON API shows them: every published field, in both languages.

A contract with whoever reads it: fields may be added within v1, never renamed or removed.
"""

from typing import Any

from badge_catalogue import addresses
from badge_catalogue.exports.json_text import present
from badge_catalogue.exports.ob2 import eqf_level
from badge_catalogue.exports.summary import summary
from badge_catalogue.model import (
    Accepts,
    Approval,
    Badge,
    Catalogue,
    Institution,
    Offering,
    Practice,
    Renewal,
    Stacking,
)
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.settings import Settings


def texts(text: Text) -> dict[str, str]:
    """Return a text by language; a language in which it is not written is left out."""
    return {language: text.get(language).strip() for language in LANGUAGES if text.has(language)}


def short(badge: Badge, catalogue: Catalogue, settings: Settings) -> dict[str, Any]:
    """Return the short record of a badge, as lists show it."""
    load = badge.workload
    return present(
        id=badge.id,
        version=badge.version,
        status=badge.status,
        type=badge.type,
        name=texts(badge.name),
        institution=badge.issuer,
        sector=list(badge.sector),
        language=list(badge.language),
        eqf=eqf_level(badge),
        hours=load.in_hours if load else None,
        isced_f=badge.isced_f,
        demonstration=catalogue.institutions[badge.issuer].demonstration,
        reviewed_on=f"{badge.reviewed_on:%Y-%m-%d}" if badge.reviewed_on else None,
        page=addresses.badge_page(badge, settings, badge.default_language),
        url=f"{settings.site_url}{addresses.record(badge, settings)}",
    )


def full(badge: Badge, catalogue: Catalogue, settings: Settings) -> dict[str, Any]:
    """Return the published record of the current version of a badge."""
    load, level, codes = badge.workload, badge.level, badge.programme_codes
    quality, assessment = badge.quality_assurance, badge.assessment
    return {
        **short(badge, catalogue, settings),
        **present(
            description=texts(badge.description),
            criteria=texts(badge.criteria),
            level=present(
                framework=level.framework, value=level.value, status=level.status, register_url=level.register_url
            )
            if level
            else None,
            workload=present(ects=load.ects, sbu=load.sbu, hours=load.hours) if load else None,
            learning_outcomes=[
                present(
                    id=outcome.id,
                    text=texts(outcome.text),
                    kind=outcome.kind,
                    bloom=outcome.bloom,
                    esco=list(outcome.esco),
                    refs=list(outcome.refs),
                )
                for outcome in badge.learning_outcomes
            ],
            programme_codes=present(
                rio=codes.rio, crebo=codes.crebo, keuzedeel=codes.keuzedeel, mbo_certificaat=codes.mbo_certificaat
            )
            if codes
            else None,
            participation=list(badge.participation),
            assessment=present(
                types=list(assessment.types), supervised=assessment.supervised, id_verified=assessment.id_verified
            )
            if assessment
            else None,
            quality_assurance=present(
                framework=quality.framework,
                body=texts(quality.body),
                url=quality.url,
                status=quality.status,
                checked_on=f"{quality.checked_on:%Y-%m-%d}" if quality.checked_on else None,
            )
            if quality
            else None,
            target_group=texts(badge.target_group),
            prerequisites=texts(badge.prerequisites),
            admission=texts(badge.admission),
            audience=list(badge.audience),
            stacking=_stacking(badge.stacking) if badge.stacking else None,
            alignments=[
                present(framework=each.framework, code=each.code, url=each.url, relation=each.relation)
                for each in badge.alignments
            ],
            occupations=list(badge.occupations),
            practice=_practice(badge.practice) if badge.practice else None,
            series=present(template=badge.series.template, step=badge.series.step) if badge.series else None,
            template=badge.template,
            grade=present(required=badge.grade.required, scale=badge.grade.scale) if badge.grade else None,
            approval=_approval(badge.approval) if badge.approval else None,
            size_reason=texts(badge.size_reason),
            image_alt=texts(badge.image_alt),
            aliases=list(badge.aliases),
            expires_after=badge.expires_after,
            renewal=_renewal(badge.renewal) if badge.renewal else None,
            decisions=[{"institution": name, **decision(each)} for name, each in catalogue.decisions.get(badge.id, ())],
            offering=[_offering(offering) for offering in badge.offering],
            awarded_as=[{"platform": each.platform, "url": each.badge_class_url} for each in badge.awarded_as],
            search_words={language: list(words) for language, words in badge.search_words.items()},
            replaced_by=badge.replaced_by,
            first_awarded=f"{badge.first_awarded:%Y-%m-%d}" if badge.first_awarded else None,
            contact=badge.contact,
        ),
        "summary": {language: summary(badge, catalogue, language, settings.moment.date()) for language in LANGUAGES},
        "forms": {
            "achievement": addresses.achievement(badge, settings),
            **_forms(badge, settings),
            "image": f"{settings.site_url}{addresses.badge_image(badge)}",
        },
    }


def _forms(badge: Badge, settings: Settings) -> dict[str, str]:
    """Return the addresses of the forms of other systems; of their archive where they are published so."""
    if settings.packed:
        return {"packed": f"{settings.site_url}{addresses.packed_forms(badge.issuer)}"}
    return {form: f"{settings.site_url}{addresses.badge_form(badge, form)}" for form in addresses.BADGE_FORMS}


def _approval(approval: Approval) -> dict[str, Any]:
    return present(
        body=texts(approval.body),
        decided_on=f"{approval.decided_on:%Y-%m-%d}" if approval.decided_on else None,
        url=approval.url,
    )


def _stacking(stacking: Stacking) -> dict[str, Any]:
    return present(
        role=stacking.role,
        into=list(stacking.into),
        requires=list(stacking.requires),
        recommends=list(stacking.recommends),
        accepts=[decision(each) for each in stacking.accepts],
    )


def decision(each: Accepts) -> dict[str, Any]:
    """Return a receiver's decision on a badge."""
    replaced = each.replaces
    return present(
        badge=each.badge,
        version=each.version,
        decision=each.decision,
        effect=texts(each.effect),
        replaces=present(part=texts(replaced.part), ects=replaced.ects, sbu=replaced.sbu) if replaced else None,
        for_=texts(each.for_whom),
        condition=texts(each.condition),
        decided_by=texts(each.decided_by),
        on=f"{each.on:%Y-%m-%d}" if each.on else None,
        until=f"{each.until:%Y-%m-%d}" if each.until else None,
        document=each.document,
    )


def _practice(practice: Practice) -> dict[str, Any]:
    file = practice.qualification
    return present(
        kind=practice.kind,
        qualification=present(code=file.code, name=texts(file.name), url=file.url),
        processes=[
            present(code=each.code, name=texts(each.name), task=texts(each.task)) for each in practice.processes
        ],
        workplace=practice.workplace,
        assessor=texts(practice.assessor),
    )


def _renewal(renewal: Renewal) -> dict[str, Any]:
    return present(
        what=texts(renewal.what),
        every=renewal.every,
        where=texts(renewal.where),
        url=renewal.url,
        service=renewal.service,
    )


def _offering(offering: Offering) -> dict[str, Any]:
    return present(
        url=offering.url,
        costs=[present(for_=texts(cost.for_whom), eur=cost.eur, note=texts(cost.note)) for cost in offering.costs],
        locations=list(offering.locations),
        schedule=list(offering.schedule),
        starts=[f"{start:%Y-%m-%d}" for start in offering.starts],
        duration=offering.duration,
    )


def institution(entry: Institution, settings: Settings) -> dict[str, Any]:
    """Return the published record of an institution."""
    here = f"{settings.site_url}{addresses.institution_folder(entry)}"
    return present(
        id=entry.id,
        name=texts(entry.name),
        description=texts(entry.description),
        kind=entry.kind,
        parent=entry.parent,
        sectors=list(entry.sectors),
        country=entry.country,
        city=entry.city,
        url=entry.url,
        contact=entry.contact,
        ror=entry.ror,
        institution_code=entry.institution_code,
        register=present(name=texts(entry.register.name), url=entry.register.url, code=entry.register.code)
        if entry.register
        else None,
        recognises=[decision(each) for each in entry.recognises],
        demonstration=entry.demonstration,
        identities=list(entry.identities),
        page=here,
        forms={
            form: f"{settings.site_url}{addresses.institution_form(entry, form)}"
            for form in ("profile", "issuer", "jwks")
        },
    )
