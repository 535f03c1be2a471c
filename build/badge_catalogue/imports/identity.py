"""Which badge of the catalogue an incoming one is: known by its address on the platform, whatever its name became."""

import re
from collections.abc import Mapping

from badge_catalogue.definitions.places import suggest
from badge_catalogue.imports.record import Incoming, says
from badge_catalogue.model import Catalogue
from badge_catalogue.model.text import Text


def placed(catalogue: Catalogue, institution: str) -> dict[str, str]:
    """Return the badge of every address where the institution's badges are awarded as well."""
    return {
        award.badge_class_url: badge.slug
        for badge in catalogue.badges.values()
        if badge.id.partition(".")[0] == institution
        for award in badge.awarded_as
    }


def told_apart(incoming: list[Incoming], addresses: Mapping[str, str]) -> dict[str, list[Text]]:
    """Give every badge the file it had; tell badges of one name apart by their address. Return what is to be said.

    Arguments:
        addresses: Of badges that are there, to their slugs.
    """
    said: dict[str, list[Text]] = {}
    for item in incoming:
        known = addresses.get(item.address) if item.address else None
        if known is not None and not item.own_slug and known != item.slug:
            words = says("identity.another_name_platform_now", slug=item.slug)
            item.rename(known)
            said.setdefault(known, []).append(words)
    owners = {slug: address for address, slug in addresses.items()}
    for item in incoming:
        if not item.address or item.own_slug:
            continue
        if owners.setdefault(item.slug, item.address) == item.address:
            continue
        plain = item.slug
        item.rename(_free(plain, item.address, owners))
        owners[item.slug] = item.address
        words = says("identity.badge_already_one_named", plain=plain, address=item.address)
        said.setdefault(item.slug, []).append(words)
    return said


def _free(slug: str, address: str, owners: Mapping[str, str]) -> str:
    """Return a slug that nobody has, from the last part of an address; with a number where that is taken too."""
    last = re.split(r"[/:?=]", address.rstrip("/"))[-1][-12:]
    found = suggest(f"{slug}-{last}")
    number = 2
    while owners.get(found, address) != address:
        found, number = suggest(f"{slug}-{last}-{number}"), number + 1
    return found
