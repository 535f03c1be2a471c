"""Checks that institutions are told apart, each with its own identities, legal bases and approvers."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.definitions.places import is_slug
from badge_catalogue.facts.code_owners import folders, lines_of
from badge_catalogue.facts.families import related
from badge_catalogue.facts.places import (
    canonical,
    hosts_of,
    is_over_platform,
    is_plain,
    is_site,
    is_whole_platform,
    overlaps,
    same_identity,
    within,
)
from badge_catalogue.model import Register
from badge_verifier.network.platforms import host
from badge_verifier.trust import lookalike


@check("error")
def identity_belongs_to_one(view: View) -> Iterator[Problem]:
    """An issuer's identity belongs to one institution, however its address is written.

    Bad: the same did:web at demo-mbo and demo-hbo
    Good: identities of its own for each
    """
    known = view.catalogue
    written = [(each, index) for each in known.institutions.values() for index in range(len(each.identities))]
    for place, (institution, index) in enumerate(written):
        identity = institution.identities[index]
        for other, number in written[:place]:
            name = other.identities[number]
            same = canonical(name) == canonical(identity)
            if other is not institution and (
                same or (overlaps(name, identity, known) and not related(other, institution, known))
            ):
                yield Problem(
                    institution.source,
                    ("identities", index),
                    says("institutions.same_identity", owner=other.id),
                    says("institutions.remove_one_them"),
                )
                break


@check("error")
def register_entry_belongs_to_one(view: View) -> Iterator[Problem]:
    """A number in a register is one institution's, unless both say that they belong together.

    Bad: the same ror at demo-mbo and demo-hbo
    Good: a ror of its own for each
    """
    known = view.catalogue
    for first, second in combinations(known.institutions.values(), 2):
        same = {
            "ror": bool(second.ror) and first.ror == second.ror,
            "institution_code": bool(second.institution_code) and first.institution_code == second.institution_code,
            "register": _same_entry(first.register, second.register),
        }
        for name in (name for name, claimed in same.items() if claimed and not related(first, second, known)):
            yield Problem(
                second.source,
                (name,),
                says("institutions.same_number", owner=first.id),
                says("institutions.remove_one_them"),
            )


def _same_entry(one: Register | None, other: Register | None) -> bool:
    """Say whether two stand at one place of one register; its address may be that of the register as a whole."""
    if one is None or other is None or host(one.url) != host(other.url):
        return False
    if one.code and other.code:
        return one.code.strip().casefold() == other.code.strip().casefold()
    return canonical(one.url) == canonical(other.url)


@check("error")
def identity_is_plain(view: View) -> Iterator[Problem]:
    """An identity is written in one way: small letters in the host, no port, no doubled slash, no detour.

    Bad: identities: ['https://School.example.org:443//issuer']
    Good: identities: ['https://school.example.org/issuer']
    """
    for institution in view.catalogue.institutions.values():
        for index, identity in enumerate(institution.identities):
            if not is_plain(identity):
                right = canonical(identity)
                yield Problem(
                    institution.source,
                    ("identities", index),
                    says("institutions.address_can_read_more"),
                    says("institutions.write", right=clip(right, 200)),
                )


@check("error")
def host_belongs_to_one(view: View) -> Iterator[Problem]:
    """A host is one institution's, unless both say that they share it; on a platform each has an issuer of its own.

    Bad: demo-mbo with the identity https://demo-hbo.example.org/issuers/faculteit
    Good: demo-mbo with the identity https://demo-mbo.example.org/issuer
    """
    known = view.catalogue
    theirs = {each.id: hosts_of(each, known) for each in known.institutions.values()}
    for institution in known.institutions.values():
        for index, identity in enumerate(institution.identities):
            if is_whole_platform(identity, known) or is_over_platform(identity, known):
                yield Problem(
                    institution.source,
                    ("identities", index),
                    says("institutions.address_whole_platform"),
                    says("institutions.write_address_your_own"),
                )
            name = host(identity) if host(identity) in theirs[institution.id] else ""
            for other in known.institutions.values():
                if same_identity(identity, other) or related(institution, other, known):
                    continue
                taken = any(within(name, each) for each in theirs[other.id]) and not is_site(name, institution, other)
                if not taken and not any(lookalike.hosts_resemble(name, each) for each in theirs[other.id] if name):
                    continue
                yield Problem(
                    institution.source,
                    ("identities", index),
                    says("institutions.is", name=clip(name), id=other.id),
                    says("institutions.use_host_your_own"),
                )
                break


@check("error")
def hosted_badges_have_a_place(view: View) -> Iterator[Problem]:
    """Who signs nothing on its own host says under which addresses there its badges stand.

    Bad: {identities: ['https://school.example.org/issuer']} without keys and hosted_under
    Good: {identities: ['https://school.example.org/issuer'], hosted_under: ['https://school.example.org/badges/']}
    """
    for institution in view.catalogue.institutions.values():
        own = hosts_of(replace(institution, url=""), view.catalogue)
        for index, identity in enumerate(institution.identities):
            alone = not institution.keys and not institution.hosted_under
            if alone and identity.startswith("https:") and host(identity) in own:
                yield Problem(
                    institution.source,
                    ("identities", index),
                    says("institutions.anyone_who_uploads"),
                    says("institutions.write_hosted_under"),
                )
                break


@check("error")
def hosted_under_is_a_folder_of_its_own(view: View) -> Iterator[Problem]:
    """Hosted badges stand in a folder on a host of one of the identities, not on a whole site.

    Bad: hosted_under: ['https://school.example.org/']
    Good: hosted_under: ['https://school.example.org/badges/']
    """
    for institution in view.catalogue.institutions.values():
        hosts = {host(identity) for identity in institution.identities} - {""}
        site = host(institution.url).removeprefix("www.")
        for index, folder in enumerate(institution.hosted_under):
            bare = canonical(folder) == f"https://{host(folder)}"
            whole = bare and (host(folder).removeprefix("www.") == site or is_whole_platform(folder, view.catalogue))
            if host(folder) not in hosts or not is_plain(folder) or not folder.endswith("/") or whole:
                yield Problem(
                    institution.source,
                    ("hosted_under", index),
                    says("institutions.no_folder_of_its_own"),
                    says("institutions.write_folder_with_badges"),
                )


@check("error")
def parent_exists(view: View) -> Iterator[Problem]:
    """An institution belongs to another institution of the catalogue, not in a circle.

    Bad: parent: demo-mbo-2
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
                says("institutions.no_institution", parent=clip(institution.parent or "")),
                choose(institution.parent or "", known.keys() - {institution.id}),
            )
        elif parent == institution.id:
            message, hint = (
                says("institutions.institutions_belong_each_other"),
                says("institutions.remove_one_parents"),
            )
        else:
            continue
        yield Problem(institution.source, ("parent",), message, hint)


@check("error")
def privacy_basis_once(view: View) -> Iterator[Problem]:
    """An institution gives one legal basis for a type of badge.

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
                    says("institutions.stands_already", badge_type=item.badge_type),
                    says("institutions.keep_basis_privacy_officer"),
                )
            seen.add(item.badge_type)


@check("warning")
def changes_have_approvers(view: View) -> Iterator[Problem]:
    """An institution names who approves changes to its folder.

    Bad: an institution.yaml without code_owners
    Good: code_owners: ["@demo-mbo/edubadges"]
    """
    for institution in view.catalogue.institutions.values():
        if not institution.source.written("code_owners") and is_slug(institution.id):
            yield Problem(
                institution.source,
                (),
                says("institutions.nobody_approves_changes"),
                says("institutions.add_code_owners_organisation"),
            )


@check("error")
def approvers_are_those_of_codeowners(view: View) -> Iterator[Problem]:
    """CODEOWNERS names the approvers that the institutions name.

    Bad: an approver who left institution.yaml and still stands in .github/CODEOWNERS
    Good: .github/CODEOWNERS as `catalogue codeowners` writes it
    """
    if view.owners is None:
        return
    there = view.owners.splitlines()
    for institution in view.catalogue.institutions.values():
        found = [line for line in there if line.startswith(folders(institution))]
        if found == lines_of(institution) or not is_slug(institution.id):
            continue
        yield Problem(
            institution.source,
            ("code_owners",) if institution.source.written("code_owners") else (),
            (
                says("institutions.codeowners_names_other_approvers")
                if found
                else says("institutions.codeowners_not_institution_yet")
            ),
            says("institutions.run_catalogue_codeowners_catalogue"),
            None if found else "warning",  # until then its changes need the curators, as all others do
        )


CHECKS: tuple[Check, ...] = (
    identity_belongs_to_one,
    register_entry_belongs_to_one,
    identity_is_plain,
    host_belongs_to_one,
    hosted_badges_have_a_place,
    hosted_under_is_a_folder_of_its_own,
    parent_exists,
    privacy_basis_once,
    changes_have_approvers,
    approvers_are_those_of_codeowners,
)
