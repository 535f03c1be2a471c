"""The badges with which people try the verify page: one for each thing it can say.

They are signed with demonstration keys made from published seeds and bear fixed dates, so every build makes the same
bytes and nobody can take one for real. Part of the command line, because it brings catalogue and issuer together.
"""

import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from badge_catalogue.addresses import issuer_id
from badge_catalogue.commands import samples_wallets
from badge_catalogue.commands.samples_pdf import document
from badge_catalogue.drawings import badge_images
from badge_catalogue.exports import ob3
from badge_catalogue.exports.json_text import pretty
from badge_catalogue.exports.keys import jwk
from badge_catalogue.model import Badge, Catalogue, Institution
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.settings import Settings
from badge_catalogue.words.samples import WORDS, Words
from badge_issuer import bake
from badge_issuer.credential import Award, credential
from badge_issuer.keys import SigningKey, from_seed
from badge_issuer.publish import addresses
from badge_issuer.sign import DATA_INTEGRITY, as_jwt, with_proof
from badge_issuer.status_list import credential as status_credential
from badge_issuer.status_list import encoded, entries
from badge_verifier.encodings.moments import stamp

SEED = "badge-catalogue demonstration key: {}"
RECIPIENT = "sam@example.org"
OTHER_RECIPIENT = "noor@example.org"

_AWARDED = datetime(2026, 9, 1, 10, tzinfo=UTC)
_ENDED = datetime(2026, 10, 1, 10, tzinfo=UTC)
_AT_WORK = datetime(2026, 11, 15, 10, tzinfo=UTC)  # a workplace has its key since that month
_FUTURE = datetime(2099, 1, 1, 10, tzinfo=UTC)

_PDF_TEXT = ["Demonstratie: een pdf met een badge als bijlage.", "Demonstration: a PDF with a badge attached."]
_CV = ["Demonstratie: Mijn badge / Demonstration: My badge", "Mijn eigen site / My own site"]
_BACKPACK = "https://rugzak.example.org/public/assertions/"  # a made-up platform that hosts as edubadges does
_SUITE = next(iter(DATA_INTEGRITY))
_LIST_BITS = 131_072
_REVOKED, _SUSPENDED = 4_711, 90_210  # indexes in the lists


@dataclass(frozen=True)
class Case:
    """A badge of a demonstration institution that a sample is made from, with its key and its status index."""

    badge: Badge
    institution: Institution
    key: SigningKey
    method: str


def demonstration_key(name: str) -> SigningKey:
    """Return the published key of a demonstration institution: anyone can make it, so it proves nothing."""
    return from_seed(hashlib.sha256(SEED.format(name).encode()).digest())


def files(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield (path relative to the site, content) of every sample and of `samples/index.json`.

    A catalogue without demonstration institutions has no samples, and its index says so with an empty list.
    """
    found = [case for case in _cases(catalogue) if case.badge.current]
    made = dict(_samples(found, catalogue, settings)) if found else {}
    made |= _at_work(catalogue, settings)
    for name, content in made.items():
        yield f"samples/{name}", content
    yield "samples/index.json", pretty([_entry(words) for words in WORDS if words.file in made])
    if found:
        yield from _status_lists(found[0], settings)


def _entry(words: Words) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "file": words.file,
        "headline": words.headline,
        "title": dict(words.title.values),
        "teaches": dict(words.teaches.values),
    }
    if words.recipient:
        entry["recipient"] = words.recipient
    if words.then:
        headline, answers = words.then
        entry["then"] = {"headline": headline, "answers": dict(answers)}
    return entry


def _at_work(catalogue: Catalogue, settings: Settings) -> dict[str, bytes]:
    """Return the sample that attests work, of the first workplace that awards one itself; none where there is none."""
    found = next(
        (
            replace(case, badge=badge)
            for case in _cases(catalogue, _AT_WORK)
            for badge in catalogue.badges.values()
            if badge.practice and badge.practice.workplace == badge.issuer == case.institution.id and badge.current
        ),
        None,
    )
    if found is None:
        return {}
    award = replace(_award(found, catalogue, settings, "at-work"), valid_from=_AT_WORK)
    return {"at-work.png": _baked(found, award, _AT_WORK)}


def _cases(catalogue: Catalogue, awarded: datetime = _AWARDED) -> Iterator[Case]:
    """Yield one active badge per demonstration institution whose published key held when samples were awarded."""
    for institution in catalogue.institutions.values():
        key = demonstration_key(institution.id)
        listed = [
            public.id
            for public in institution.keys
            if public.status == "active" and jwk(public) == key.jwk and (public.not_before or "") <= stamp(awarded)
        ]
        badges = [
            badge for badge in catalogue.badges.values() if badge.issuer == institution.id and badge.status == "active"
        ]
        if institution.demonstration and listed and badges:
            preferred = next((badge for badge in badges if badge.type == "microcredential"), badges[0])
            yield Case(preferred, institution, key, listed[0])


def _samples(cases: list[Case], catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    first, second, third = cases[0], cases[1 % len(cases)], cases[2 % len(cases)]
    genuine = _signed(first, _award(first, catalogue, settings, "genuine"))
    drawing = badge_images.svg(first.badge, first.institution)
    picture = badge_images.png(drawing)
    yield "genuine.png", bake.png(picture, _text(genuine))
    yield "genuine.svg", bake.svg(drawing, _text(genuine))
    yield "genuine.json", pretty(genuine)
    unsigned = credential(_award(first, catalogue, settings, "genuine-jwt"))
    yield "genuine.jwt", as_jwt(unsigned, first.key, method=first.method).encode()
    yield "birthday-left-out.txt", samples_wallets.badge(unsigned, first.key, first.method)
    claims = samples_wallets.learnt(
        unsigned["credentialSubject"]["achievement"],
        unsigned["issuer"]["id"],
        unsigned["issuer"]["name"],
        (int(_AWARDED.timestamp()), int(_FUTURE.timestamp())),
    )
    wallet, moment = demonstration_key("a wallet"), int(_ENDED.timestamp())
    yield "from-a-wallet.txt", samples_wallets.shown(claims, first.key, first.method, wallet, moment)
    diploma = samples_wallets.diploma(unsigned, first.badge.default_language, stamp(_AWARDED))
    authority = demonstration_key("an authority")
    yield "sealed-diploma.json", samples_wallets.sealed(diploma, first.key, authority, stamp(_AWARDED))
    yield "attached.pdf", document(_PDF_TEXT, attached=("badge.json", _text(genuine).encode()))
    yield "links.pdf", document(_CV, links=(f"{_BACKPACK}sam-lassen", "https://sam.example.org/"))
    yield "not-public.txt", f"{_BACKPACK}sam-zorg\n".encode()
    yield "tampered.png", bake.png(picture, _text(_tampered(genuine)))
    expired = replace(_award(second, catalogue, settings, "expired"), valid_until=_ENDED)
    yield "expired.svg", bake.svg(badge_images.svg(second.badge, second.institution), _text(_signed(second, expired)))
    future = replace(_award(third, catalogue, settings, "not-yet-valid"), valid_from=_FUTURE)
    yield "not-yet-valid.png", _baked(third, future)
    other = replace(_award(second, catalogue, settings, "wrong-recipient"), email=OTHER_RECIPIENT)
    yield "wrong-recipient.png", _baked(second, other)
    yield "unknown-issuer.png", _stranger(first, catalogue, settings, "Bijles & Zo")
    yield "impersonation.png", _stranger(first, catalogue, settings, first.institution.name.get(LANGUAGES[0]))
    yield "not-a-badge.png", picture
    withdrawn = _award(first, catalogue, settings, "revoked")
    yield "revoked.png", _baked(first, replace(withdrawn, status=entries(_lists(first, settings), _REVOKED)))
    paused = _award(first, catalogue, settings, "suspended")
    yield "suspended.png", _baked(first, replace(paused, status=entries(_lists(first, settings), _SUSPENDED)))
    elsewhere = {"revocation": f"{second.institution.url}status/samples.json"}
    asked = _award(second, catalogue, settings, "online-check-needed")
    yield "online-check-needed.png", _baked(second, replace(asked, status=entries(elsewhere, _REVOKED)))


def _lists(case: Case, settings: Settings) -> dict[str, str]:
    """Return purpose to address of the samples' status lists, which stand on the site itself."""
    return addresses(settings.site_url, case.institution.id, "samples")


def _status_lists(case: Case, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the signed lists in which the revoked and the suspended sample stand."""
    for (purpose, address), index in zip(_lists(case, settings).items(), (_REVOKED, _SUSPENDED), strict=True):
        unsigned = status_credential(
            address=address,
            issuer=issuer_id(case.institution, settings),
            purpose=purpose,
            encoded_list=encoded({index}, _LIST_BITS),
            valid_from=_AWARDED,
            valid_until=None,
        )
        signed = with_proof(unsigned, case.key, method=case.method, cryptosuite=_SUITE, created=stamp(_AWARDED))
        yield address.removeprefix(settings.site_url), pretty(signed)


def _award(case: Case, catalogue: Catalogue, settings: Settings, name: str) -> Award:
    language = case.badge.default_language
    return Award(
        id=uuid.uuid5(uuid.NAMESPACE_URL, f"https://example.org/samples/{name}").urn,
        achievement=ob3.embedded(case.badge, catalogue, settings, language),
        issuer=ob3.profile_summary(case.institution, settings, language),
        email=RECIPIENT,
        salt=hashlib.sha256(f"salt of {name}".encode()).hexdigest()[:32],
        valid_from=_AWARDED,
    )


def _signed(case: Case, award: Award, created: datetime = _AWARDED) -> dict[str, Any]:
    return with_proof(credential(award), case.key, method=case.method, cryptosuite=_SUITE, created=stamp(created))


def _baked(case: Case, award: Award, created: datetime = _AWARDED) -> bytes:
    signed = _text(_signed(case, award, created))
    return bake.png(badge_images.png(badge_images.svg(case.badge, case.institution)), signed)


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _tampered(genuine: dict[str, Any]) -> dict[str, Any]:
    """Return the credential with one word changed after it was signed."""
    changed: dict[str, Any] = json.loads(_text(genuine))
    changed["credentialSubject"]["achievement"]["name"] += " (cum laude)"
    return changed


def _stranger(case: Case, catalogue: Catalogue, settings: Settings, name: str) -> bytes:
    """Return a badge that is sound, but whose maker is on nobody's list."""
    key = demonstration_key(f"a stranger who says to be {name}")
    issuer = f"did:key:{key.multibase}"
    profile = {"id": issuer, "type": ["Profile"], "name": name}
    known = ob3.embedded(case.badge, catalogue, settings, case.badge.default_language)
    kept = {key: known[key] for key in ("type", "achievementType", "name", "description", "criteria")}
    achievement = {**kept, "id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, issuer)}", "creator": profile}
    achievement["criteria"] = {"narrative": known["criteria"]["narrative"]}
    award = replace(_award(case, catalogue, settings, f"stranger {name}"), achievement=achievement, issuer=profile)
    return _baked(replace(case, key=key, method=f"{issuer}#{key.multibase}"), award)
