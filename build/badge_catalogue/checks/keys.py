"""The keys of institutions: public, sound, of one institution, and in force when they say."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from badge_catalogue.checks.base import Check, Problem, check, says
from badge_catalogue.checks.view import View
from badge_catalogue.model import Institution, Path, PublicKey
from badge_verifier.errors import StepError
from badge_verifier.proofs.keys import from_jwk, from_multikey
from badge_verifier.trust import ambiguity, practice

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_PUBLIC_KEYS = {b"\xed\x01": 32, b"\x80\x24": 33, b"\x81\x24": 49}  # Ed25519, P-256, P-384: prefix to length
_LONGEST_KEY = 120
_CURVES = {"Ed25519": 43, "P-256": 43, "P-384": 64}  # characters of a coordinate
_PRIVATE_MEMBERS = ("d", "p", "q", "dp", "dq", "qi", "oth", "k")


def multikey(text: str) -> bytes | None:
    """Return the public key of a multikey (base58btc), with its two bytes of kind, or None where it is none."""
    if not text.startswith("z") or len(text) > _LONGEST_KEY or any(sign not in _BASE58 for sign in text[1:]):
        return None
    number = 0
    for sign in text[1:]:
        number = number * 58 + _BASE58.index(sign)
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return raw if len(raw) - 2 == _PUBLIC_KEYS.get(raw[:2]) else None


def _sound_jwk(jwk: Mapping[str, str]) -> bool:
    try:
        from_jwk(jwk)
    except StepError:  # the right signs, and no number that such a key can be
        return False
    length = _CURVES.get(jwk.get("crv", ""))
    if jwk.get("kty") == "RSA":
        return bool(re.fullmatch(r"[A-Za-z0-9_-]{300,1400}", jwk.get("n", ""))) and bool(jwk.get("e"))
    names = ("x",) if jwk.get("kty") == "OKP" else ("x", "y")
    right_kind = (jwk.get("kty") == "OKP") == (jwk.get("crv") == "Ed25519") and jwk.get("kty") in {"OKP", "EC"}
    return (
        length is not None
        and right_kind
        and all(re.fullmatch(rf"[A-Za-z0-9_-]{{{length}}}", jwk.get(name, "")) for name in names)
    )


def _keys(view: View) -> Iterator[tuple[Institution, int, PublicKey]]:
    for institution in view.catalogue.institutions.values():
        for index, key in enumerate(institution.keys):
            yield institution, index, key


@check("error")
def key_is_public(view: View) -> Iterator[Problem]:
    """A key in the catalogue is a public key, never a private one.

    Bad: jwk: {kty: OKP, crv: Ed25519, x: …, d: …}
    Good: jwk: {kty: OKP, crv: Ed25519, x: …}
    """
    for institution, index, key in _keys(view):
        for name in _PRIVATE_MEMBERS:
            if key.jwk is not None and name in key.jwk:
                yield Problem(
                    institution.source,
                    ("keys", index, "jwk", f"{name}#key"),
                    says("keys.private_part_key", name=name),
                    says("keys.remove_treat_key_leaked"),
                )


@check("error")
def key_is_sound(view: View) -> Iterator[Problem]:
    """A key is one multikey or one JWK of a kind that can be verified.

    Bad: {id: 'https://school.example.org/issuer#key-1', multibase: z6MkTooShort}
    Good: {id: 'https://school.example.org/issuer#key-1', multibase: z6Mk… of 48 characters}
    """
    for institution, index, key in _keys(view):
        written = [name for name in ("jwk", "multibase") if institution.source.written("keys", index, name)]
        if len(written) != 1:
            yield Problem(
                institution.source,
                ("keys", index),
                says("keys.key_jwk_multibase_not"),
                says("keys.write_multibase_z6mk"),
            )
        elif (key.multibase and multikey(key.multibase) is None) or (key.jwk is not None and not _sound_jwk(key.jwk)):
            yield Problem(
                institution.source,
                ("keys", index, written[0]),
                says("keys.no_public_key_ed25519"),
                says("keys.copy_key_again_all"),
            )


def _materials(view: View) -> Iterator[tuple[Institution, Path, object]]:
    """Yield every key with its place, as numbers: those that are listed, and identities that are keys themselves."""
    for institution, index, key in _keys(view):
        try:
            jwk = from_jwk(key.jwk) if key.jwk is not None else from_multikey(key.multibase or "")
        except StepError:  # `key_is_sound` says so
            continue
        yield institution, ("keys", index), ambiguity.material(jwk)
    for institution in view.catalogue.institutions.values():
        for index, identity in enumerate(institution.identities):
            if (same := ambiguity.key_in(identity)) is not None:
                yield institution, ("identities", index), same


@check("error")
def key_belongs_to_one(view: View) -> Iterator[Problem]:
    """A key and its name belong to one institution, however the key is written.

    Bad: the same key as multibase at demo-mbo and as jwk at demo-hbo
    Good: a key of its own for each
    """
    material: dict[object, str] = {}
    names: dict[str, tuple[str, int]] = {}
    for institution, path, same in _materials(view):
        owner = material.setdefault(same, institution.id)
        if owner != institution.id:
            yield Problem(
                institution.source,
                path,
                says("keys.same_key", owner=owner),
                says("keys.make_key_your_own"),
            )
    for institution, index, key in _keys(view):
        first = names.setdefault(key.id, (institution.id, index)) if key.id else (institution.id, index)
        if first != (institution.id, index):
            yield Problem(
                institution.source,
                ("keys", index, "id"),
                says("keys.name_already", first=first[0]),
                says("keys.give_key_name_own"),
            )


@check("error")
def published_key_is_for_practice(view: View) -> Iterator[Problem]:
    """A key whose secret stands in this project's repository is for practice alone.

    Bad: the key of demo-mbo, without demonstration: true
    Good: a key that `catalogue keys new` made
    """
    for institution, path, same in _materials(view):
        if not institution.demonstration and practice.is_published(same):
            yield Problem(
                institution.source,
                path,
                says("keys.anyone_can_sign_key"),
                says("keys.make_key_your_own_catalogue"),
            )


@check("error")
def key_is_named_after_issuer(view: View) -> Iterator[Problem]:
    """A key's name begins with one of the institution's identities.

    Bad: {identities: ['https://school.example.org/issuer'], keys: [{id: 'https://elsewhere.example.org/issuer#key-1'}]}
    Good: {identities: ['https://school.example.org/issuer'], keys: [{id: 'https://school.example.org/issuer#key-1'}]}
    """
    for institution, index, key in _keys(view):
        if (
            key.id
            and institution.identities
            and not any(key.id.startswith(f"{name}#") for name in institution.identities)
        ):
            yield Problem(
                institution.source,
                ("keys", index, "id"),
                says("keys.key_belongs_none_identities"),
                says("keys.write_identity_key_1", key=f"{institution.identities[0]}#key-{index + 1}"),
            )


@check("error")
def key_period_is_sound(view: View) -> Iterator[Problem]:
    """A key ends after it begins; a retired key says when it ended, only a compromised key since when it is so.

    Bad: {status: compromised}
    Good: {status: compromised, compromised_at: 2026-06-01T00:00:00Z}
    """
    for institution, index, key in _keys(view):
        if (
            key.not_before
            and key.not_after
            and datetime.fromisoformat(key.not_after) <= datetime.fromisoformat(key.not_before)
        ):
            message = says("keys.key_ends_before_begins")
            yield Problem(
                institution.source,
                ("keys", index, "not_after"),
                message,
                says("keys.look_both_dates"),
            )
        if key.status == "retired" and not key.not_after:  # the verifier could not tell what was signed in time
            yield Problem(
                institution.source,
                ("keys", index, "status"),
                says("keys.retired_key_says_when"),
                says("keys.add_not_after_last"),
            )
        told = institution.source.written("keys", index, "compromised_at")
        if (key.status == "compromised") != told:
            path = ("keys", index, "compromised_at") if told else ("keys", index, "status")
            yield Problem(
                institution.source,
                path,
                says("keys.compromised_compromised_go_together"),
                says("keys.add_compromised_change_status"),
            )


CHECKS: tuple[Check, ...] = (
    key_is_public,
    key_is_sound,
    key_belongs_to_one,
    published_key_is_for_practice,
    key_is_named_after_issuer,
    key_period_is_sound,
)
