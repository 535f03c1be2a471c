"""`trust.json`: which institutions the catalogue vouches for, with which keys, and which badges it knows.

Decides what the list says; how it is written stands in `badge_verifier.trust.trust_list`, which also reads it.
"""

import dataclasses
from typing import Literal

from badge_catalogue import addresses
from badge_catalogue.exports.keys import jwk
from badge_catalogue.exports.summary import summary
from badge_catalogue.facts import levels
from badge_catalogue.facts.families import relatives
from badge_catalogue.facts.issued import LIFETIME, RENEWAL, Issuing
from badge_catalogue.model import LADDERS, Badge, Catalogue, Institution, PublicKey
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.settings import Settings
from badge_verifier.trust import trust_list as published
from badge_verifier.trust.practice import is_practice

_STATUSES: dict[str, Literal["active", "retired", "compromised"]] = {
    "active": "active",
    "retired": "retired",
    "compromised": "compromised",
}


def trust_list(catalogue: Catalogue, settings: Settings, issuing: Issuing | None = None) -> published.TrustList:
    """Return the trust list of this build.

    Args:
        catalogue: Institutions and badges; drafts are left out.
        settings: Gives the date.
        issuing: Ledgers, and since when the site shows them; status lists, with their dates.
    """
    moment = settings.moment
    issuing = issuing or Issuing()
    ledgers = issuing.ledgers(catalogue, moment)
    return published.TrustList(
        version=f"{moment:%Y-%m-%d}",
        date=f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        expires=f"{moment + LIFETIME:%Y-%m-%dT%H:%M:%SZ}",
        renew_by=f"{moment + RENEWAL:%Y-%m-%dT%H:%M:%SZ}",
        site_url=settings.site_url,
        institutions=tuple(
            dataclasses.replace(
                _institution(institution, catalogue, settings),
                ledger=ledgers.get(institution.id, frozenset()),
                lists_since=issuing.lists_since(institution.id),
            )
            for institution in catalogue.institutions.values()
            if institution.kind != "group"
        ),
        platforms=tuple(
            published.Platform(platform.id, platform.name, platform.operator, platform.hosts)
            for platform in catalogue.platforms.values()
        ),
        badges=tuple(
            _badge(badge, catalogue, settings)
            for _, badge in sorted(catalogue.versions.items())
            if badge.status != "draft"
        ),
        labels=_labels(catalogue),
        reviewed_alone=settings.alone,
        anchors=settings.anchors,
        former_addresses=settings.former,
    )


# What a badge may point at, and the verifier can then name in the reader's language.
_LABELLED = ("esco", "occupations")


def _labels(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Return the names by address; a rung that has but the address of the European one goes by the European name."""
    names = (*_LABELLED, *LADDERS)
    terms = [term for name in reversed(names) for term in catalogue.vocabularies.get(name, {}).values()]
    return {term.uri: _names(term.label) for term in sorted(terms, key=lambda term: term.uri)}


def _names(text: Text) -> dict[str, str]:
    return {language: text.get(language) for language in LANGUAGES}


def _institution(institution: Institution, catalogue: Catalogue, settings: Settings) -> published.Institution:
    return published.Institution(
        id=institution.id,
        name=_names(institution.name),
        identities=_identities(institution, settings),
        keys=tuple(_key(key) for key in institution.keys),
        page=addresses.institution_folder(institution),
        demonstration=institution.demonstration or any(is_practice(jwk(key)) for key in institution.keys),
        status_lists=institution.status_lists,
        other_names=institution.other_names,
        related=relatives(institution, catalogue),
        hosted_under=institution.hosted_under,
    )


def _identities(institution: Institution, settings: Settings) -> tuple[str, ...]:
    """Return the identities that are written, or the address of our profile for one that signs without any.

    For hosted badges our profile is nobody's identity: it would make the whole host of this site the institution's, and
    on a host of many projects that is other people's files too.
    """
    if institution.identities or not institution.keys:
        return institution.identities
    sites = (settings.site_url, *settings.former)  # what was signed before a move names the former address
    return tuple(addresses.issuer_id(institution, dataclasses.replace(settings, site_url=site)) for site in sites)


def _key(key: PublicKey) -> published.TrustKey:
    status = _STATUSES.get(key.status)
    if status is None:
        raise ValueError(f"{key.id}: no key status {key.status!r}; write active, retired or compromised")
    return published.TrustKey(
        id=key.id,
        jwk=jwk(key),
        status=status,
        not_before=key.not_before,
        not_after=key.not_after,
        compromised_at=key.compromised_at,
    )


def _badge(badge: Badge, catalogue: Catalogue, settings: Settings) -> published.CatalogueBadge:
    return published.CatalogueBadge(
        id=badge.id,
        version=badge.version,
        institution=badge.issuer,
        name=_names(badge.name),
        achievement_id=addresses.achievement(badge, settings),
        type=badge.type,
        status=badge.status,
        page=addresses.badge_folder(badge) if badge.current else addresses.version_folder(badge),
        awarded_as=tuple(award.badge_class_url for award in badge.awarded_as),
        summary={language: summary(badge, catalogue, language, settings.moment.date()) for language in LANGUAGES},
        facts=_facts(badge),
    )


def _facts(badge: Badge) -> dict[str, str]:
    """Return level and load in figures, for the verifier to compare with what a badge claims.

    A level on both ladders, where it stands on both: a badge may bear either.
    """
    rungs = {ladder: levels.on(ladder, badge.level) for ladder in reversed(LADDERS)} if badge.level else {}
    found = {ladder: rung for ladder, rung in rungs.items() if rung is not None}
    for name in ("ects", "sbu", "hours"):
        value = getattr(badge.workload, name, None)
        if value is not None:
            found[name] = f"{value:g}"
    return found
