"""Institutions: told apart, each with its own identities, legal bases and approvers."""

from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.definitions.places import is_slug


@check("error")
def identity_belongs_to_one(view: View) -> Iterator[Problem]:
    """An issuer's identity belongs to one institution.

    nl: Een naam als uitgever hoort bij een instelling.
    Bad: the same did:web at demo-mbo and demo-hbo
    Good: identities of its own for each
    """
    owners: dict[str, str] = {}
    for institution in view.catalogue.institutions.values():
        for index, identity in enumerate(institution.identities):
            owner = owners.setdefault(identity.rstrip("/"), institution.id)
            if owner != institution.id:
                yield Problem(
                    institution.source,
                    ("identities", index),
                    says(f"{owner} heeft dezelfde naam als uitgever", f"{owner} has the same identity"),
                    says("verwijder haar bij een van beide", "remove it from one of them"),
                )


@check("error")
def parent_exists(view: View) -> Iterator[Problem]:
    """An institution belongs to another institution of the catalogue, not in a circle.

    nl: Een instelling hoort bij een andere instelling van de catalogus, en niet in een kring.
    Bad: parent: demo-mbooo
    Good: parent: demo-mbo
    """
    known = view.catalogue.institutions
    for institution in known.values():
        parent = institution.parent
        if parent is None:
            continue
        seen = {institution.id}
        while parent in known and parent not in seen:
            seen.add(parent)
            parent = known[parent].parent or ""
        if institution.parent not in known:
            message, hint = (
                says(
                    f"geen instelling '{clip(institution.parent or '')}'",
                    f"no institution '{clip(institution.parent or '')}'",
                ),
                choose(institution.parent or "", known),
            )
        elif parent == institution.id:
            message, hint = (
                says(
                    "de instellingen horen in een kring bij elkaar", "the institutions belong to each other in a circle"
                ),
                says("verwijder een van de parents", "remove one of the parents"),
            )
        else:
            continue
        yield Problem(institution.source, ("parent",), message, hint)


@check("error")
def privacy_basis_once(view: View) -> Iterator[Problem]:
    """An institution gives one legal basis for a type of badge.

    nl: Een instelling noemt een grondslag per soort badge.
    Bad: privacy: [{badge_type: regular, basis: contract, …}, {badge_type: regular, basis: consent, …}]
    Good: privacy: [{badge_type: regular, basis: contract, …}]
    """
    for institution in view.catalogue.institutions.values():
        seen = set()
        for index, item in enumerate(institution.privacy):
            if item.badge_type and item.badge_type in seen:
                yield Problem(
                    institution.source,
                    ("privacy", index, "badge_type"),
                    says(f"'{item.badge_type}' staat er al", f"'{item.badge_type}' stands there already"),
                    says(
                        "houd de grondslag die de privacyfunctionaris vaststelde",
                        "keep the basis that the privacy officer decided",
                    ),
                )
            seen.add(item.badge_type)


@check("warning")
def changes_have_approvers(view: View) -> Iterator[Problem]:
    """An institution names who approves changes to its folder.

    nl: Een instelling noemt wie wijzigingen in haar map goedkeurt.
    Bad: an institution.yaml without code_owners
    Good: code_owners: ["@demo-mbo/edubadges"]
    """
    for institution in view.catalogue.institutions.values():
        if not institution.source.written("code_owners") and is_slug(institution.id):
            yield Problem(
                institution.source,
                (),
                says("niemand keurt wijzigingen goed", "nobody approves changes"),
                says('voeg toe: code_owners: ["@organisatie/team"]', 'add: code_owners: ["@organisation/team"]'),
            )


CHECKS: tuple[Check, ...] = (
    identity_belongs_to_one,
    parent_exists,
    privacy_basis_once,
    changes_have_approvers,
)
