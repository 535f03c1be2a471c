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

    nl: Een sleutel in de catalogus is een publieke sleutel, nooit een geheime.
    Bad: jwk: {kty: OKP, crv: Ed25519, x: …, d: …}
    Good: jwk: {kty: OKP, crv: Ed25519, x: …}
    """
    for institution, index, key in _keys(view):
        for name in _PRIVATE_MEMBERS:
            if key.jwk is not None and name in key.jwk:
                yield Problem(
                    institution.source,
                    ("keys", index, "jwk", f"{name}#key"),
                    says(f"'{name}' is het geheime deel van de sleutel", f"'{name}' is the private part of the key"),
                    says(
                        "verwijder het, beschouw de sleutel als gelekt en maak een nieuwe",
                        "remove it, treat the key as leaked and make a new one",
                    ),
                )


@check("error")
def key_is_sound(view: View) -> Iterator[Problem]:
    """A key is one multikey or one JWK of a kind that can be verified.

    nl: Een sleutel is een multikey of een JWK van een soort die te controleren is.
    Bad: {id: 'https://school.example.org/issuer#key-1', multibase: z6MkTooShort}
    Good: {id: 'https://school.example.org/issuer#key-1', multibase: z6Mk… of 48 characters}
    """
    for institution, index, key in _keys(view):
        written = [name for name in ("jwk", "multibase") if institution.source.written("keys", index, name)]
        if len(written) != 1:
            yield Problem(
                institution.source,
                ("keys", index),
                says(
                    "een sleutel heeft jwk of multibase, niet geen of beide",
                    "a key has jwk or multibase, not none or both",
                ),
                says("schrijf multibase: z6Mk…", "write multibase: z6Mk…"),
            )
        elif (key.multibase and multikey(key.multibase) is None) or (key.jwk is not None and not _sound_jwk(key.jwk)):
            yield Problem(
                institution.source,
                ("keys", index, written[0]),
                says(
                    "dit is geen publieke sleutel (Ed25519, P-256, P-384)",
                    "this is no public key (Ed25519, P-256, P-384)",
                ),
                says("kopieer de sleutel opnieuw, helemaal", "copy the key again, all of it"),
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

    nl: Een sleutel en zijn naam horen bij een instelling, hoe de sleutel ook is geschreven.
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
                says(f"{owner} heeft dezelfde sleutel", f"{owner} has the same key"),
                says("maak een eigen sleutel", "make a key of your own"),
            )
    for institution, index, key in _keys(view):
        first = names.setdefault(key.id, (institution.id, index)) if key.id else (institution.id, index)
        if first != (institution.id, index):
            yield Problem(
                institution.source,
                ("keys", index, "id"),
                says(f"deze naam heeft {first[0]} al", f"{first[0]} has this name already"),
                says(
                    "geef de sleutel een eigen naam, zoals …#key-2", "give the key a name of its own, such as …#key-2"
                ),
            )


@check("error")
def published_key_is_for_practice(view: View) -> Iterator[Problem]:
    """A key whose secret stands in this project's repository is for practice alone.

    nl: Een sleutel waarvan het geheim in de repository van dit project staat, is alleen om te oefenen.
    Bad: the key of demo-mbo, without demonstration: true
    Good: a key that `catalogue keys new` made
    """
    for institution, path, same in _materials(view):
        if not institution.demonstration and practice.is_published(same):
            yield Problem(
                institution.source,
                path,
                says("iedereen kan met deze sleutel tekenen", "anyone can sign with this key"),
                says(
                    "maak een eigen sleutel met `catalogue keys new`, of schrijf demonstration: true",
                    "make a key of your own with `catalogue keys new`, or write demonstration: true",
                ),
            )


@check("error")
def key_is_named_after_issuer(view: View) -> Iterator[Problem]:
    """A key's name begins with one of the institution's identities.

    nl: De naam van een sleutel begint met een van de namen van de instelling als uitgever.
    Bad: {identities: ['https://school.example.org/issuer'], keys: [{id: 'https://elsewhere.example.org/issuer#key-1'}]}
    Good: {identities: ['https://school.example.org/issuer'], keys: [{id: 'https://school.example.org/issuer#key-1'}]}
    """
    for institution, index, key in _keys(view):
        if key.id and not any(key.id.startswith(f"{name}#") for name in institution.identities):
            yield Problem(
                institution.source,
                ("keys", index, "id"),
                says("deze sleutel hoort bij geen van de identities", "this key belongs to none of the identities"),
                says("schrijf <identity>#key-1", "write <identity>#key-1"),
            )


@check("error")
def key_period_is_sound(view: View) -> Iterator[Problem]:
    """A key ends after it begins; a retired key says when it ended, only a compromised key since when it is so.

    nl: Een sleutel eindigt nadat hij begint; een oude zegt tot wanneer hij gold, en alleen een gelekte sinds wanneer.
    Bad: {status: compromised}
    Good: {status: compromised, compromised_at: 2026-06-01T00:00:00Z}
    """
    for institution, index, key in _keys(view):
        if (
            key.not_before
            and key.not_after
            and datetime.fromisoformat(key.not_after) <= datetime.fromisoformat(key.not_before)
        ):
            message = says("de sleutel eindigt voordat hij begint", "the key ends before it begins")
            yield Problem(
                institution.source,
                ("keys", index, "not_after"),
                message,
                says("kijk beide data na", "look at both dates"),
            )
        if key.status == "retired" and not key.not_after:  # the verifier could not tell what was signed in time
            yield Problem(
                institution.source,
                ("keys", index, "status"),
                says("een oude sleutel zegt tot wanneer hij gold", "a retired key says when it ended"),
                says("voeg not_after toe: de laatste dag waarop hij tekende", "add not_after: the last day it signed"),
            )
        told = institution.source.written("keys", index, "compromised_at")
        if (key.status == "compromised") != told:
            path = ("keys", index, "compromised_at") if told else ("keys", index, "status")
            yield Problem(
                institution.source,
                path,
                says(
                    "'compromised' en compromised_at horen bij elkaar", "'compromised' and compromised_at go together"
                ),
                says("voeg compromised_at toe, of verander status", "add compromised_at, or change the status"),
            )


CHECKS: tuple[Check, ...] = (
    key_is_public,
    key_is_sound,
    key_belongs_to_one,
    published_key_is_for_practice,
    key_is_named_after_issuer,
    key_period_is_sound,
)
