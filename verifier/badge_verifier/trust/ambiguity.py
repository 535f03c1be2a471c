"""What may stand in a trust list once only: ids, identities, names and keys of institutions.

A list in which one key or name is two institutions' can be read in two ways, and so vouches for nobody.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from badge_verifier.encodings.multibase import base64url
from badge_verifier.errors import StepError
from badge_verifier.trust import lookalike

if TYPE_CHECKING:
    from badge_verifier.trust.trust_list import Institution, TrustList


def check(trust: "TrustList") -> None:
    """Refuse a list in which something of one institution is another's as well.

    Raises:
        ValueError: It is so; the message names both.
    """
    owners: dict[object, str] = {}
    for institution in trust.institutions:
        for name in {institution.id, *institution.identities, *(key.id for key in institution.keys)}:
            _own(owners, name, institution, repr(name))
        if len({key.id for key in institution.keys}) != len(institution.keys):
            raise ValueError(f"trust list: a key of {institution.id!r} stands there twice")
        for key in institution.keys:
            _own(owners, ("key", material(key.jwk)), institution, f"the key {key.id!r}")
    _check_names(trust.institutions)


def _own(owners: dict[object, str], thing: object, institution: "Institution", called: str) -> None:
    if owners.setdefault(thing, institution.id) != institution.id:
        raise ValueError(f"trust list: {called} belongs to {owners[thing]!r} and to {institution.id!r}")


def material(jwk: Mapping[str, str]) -> tuple[object, ...]:
    """Return a key as numbers, so that it is the same however it is spelled or what else stands beside it."""
    return (jwk.get("kty"), jwk.get("crv"), *(_number(jwk.get(name)) for name in ("x", "y", "n", "e")))


def _number(text: object) -> object:
    """Return a member as a number; what is no number is itself, and equals nothing that is a key."""
    try:
        return int.from_bytes(base64url(text), "big") if isinstance(text, str) else text
    except StepError:
        return text


def _check_names(institutions: "Iterable[Institution]") -> None:
    """Refuse a name that reads the same as one of another institution, unless both name each other as related."""
    bearers: dict[str, list[Institution]] = {}
    for institution in institutions:
        for sight in {lookalike.skeleton(name) for name in institution.names} - {""}:
            for other in bearers.setdefault(sight, []):
                if not (other.id in institution.related and institution.id in other.related):
                    raise ValueError(f"trust list: {other.id!r} and {institution.id!r} have names that read the same")
            bearers[sight].append(institution)
