"""Step 2: can the badge be read? From a payload to the credentials in it.

Decides which version of which standard it is; the modules `vc`, `ob3`, `ob2` and `ob1` know what each requires.
"""

from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import EUROPEAN, Credential, Jws, Payload
from badge_verifier.claims.remarks import Remarks
from badge_verifier.encodings import strictjson
from badge_verifier.errors import Absent, Invalid, NotUnderstood, StepError
from badge_verifier.limits import Limits
from badge_verifier.proofs import jades, sd_jwt
from badge_verifier.proofs.jose import parse_jws
from badge_verifier.versions import context_addresses, ob1, ob2, ob3, old_spellings, sealed, vc, wallet

Read = Credential | StepError
"""A credential, or why one member of a presentation cannot be read."""

_ENVELOPE = "data:application/"


def parse(payload: Payload, limits: Limits) -> tuple[Read, ...]:
    """Return the credentials of a payload of kind "json" or "jws": several for a presentation or a record of badges.

    Raises:
        Absent: It was read, but nothing in it was awarded to anybody.
        Invalid: "parse.…", or what `parse_jws` refuses.
        Unchecked: "parse.too-large".
    """
    if payload.kind == "jws":
        return token(payload.text, limits)
    document = strictjson.parse(payload.text, limits)
    if not isinstance(document, dict):
        raise Invalid("parse.json", "expected one object")
    if jades.looks_like(document):
        return (sealed.credential(jades.parse(document, limits), limits),)
    if "VerifiablePresentation" in reading.types(document):
        vc.check_contexts(document)
        vc.check_types(document, "VerifiablePresentation")
        return presentation(document, limits)
    if "EnvelopedVerifiableCredential" in reading.types(document):
        return token(str(document.get("id")).partition(",")[2], limits)
    return _each(credential(document), limits)


def credential(document: Mapping[str, Any], jws: Jws | None = None) -> Credential:
    """Return the one credential that a document is.

    Raises:
        Absent: It is a definition, or no badge at all.
        Invalid: It is a badge that breaks its standard.
    """
    if vc.is_verifiable(document):
        return ob3.credential(document, jws, document if jws else None)
    named = old_spellings.part(document, Remarks())
    names = set(reading.types(named))
    if ob2.looks_like(named, context_addresses.of(document)):
        return ob2.credential(document, jws)
    if ob1.is_old(named):
        return ob1.credential(document, jws)
    if names & ob2.DEFINITIONS or names & {"Achievement", "Profile"}:
        raise Absent("parse.definition", ", ".join(sorted(names)))
    if "recipient" in document and "badge" in document:
        if strangers := context_addresses.unknown(document):
            raise NotUnderstood("parse.context-unknown", ", ".join(strangers)[:200])
        raise Invalid("parse.context", "it looks like an Open Badge, but its @context or type is none that we know")
    raise Absent("parse.not-a-badge")


def token(text: str, limits: Limits) -> tuple[Read, ...]:
    """Return the credentials of a compact JWS: VC-JWT 1.1, VC-JOSE, a signed Open Badge 2.0, a seal, or an SD-JWT."""
    if "~" in text:
        return _selective(text, limits)
    jws = parse_jws(text, limits)
    payload = strictjson.parse(jws.payload, limits)
    if not isinstance(payload, dict):
        raise Invalid("parse.json", "the token does not hold an object")
    if EUROPEAN in reading.types(payload) and "x5c" in jws.header:
        return (sealed.credential(jws, limits),)
    if "@context" in payload and not {"vc", "vp"}.isdisjoint(payload):
        # Securing Verifiable Credentials using JOSE and COSE: such a claim must not stand beside a credential, for
        # one reader would show the one and another the other.
        raise Invalid("parse.ambiguous", "the token holds a credential and a claim vc or vp")
    if isinstance(payload.get("vp"), dict):
        return presentation(payload["vp"], limits)
    if isinstance(payload.get("vc"), dict):
        return _each(ob3.credential(payload["vc"], jws, payload), limits)
    if "VerifiablePresentation" in reading.types(payload):
        return presentation(payload, limits)
    return _each(credential(payload, jws), limits)


def _selective(text: str, limits: Limits) -> tuple[Read, ...]:
    """Return the credentials of a token with selective disclosure."""
    found = sd_jwt.parse(text, limits)
    if "@context" in found.claims and not {"vc", "vp"}.isdisjoint(found.claims):
        raise Invalid("parse.ambiguous", "the token holds a credential and a claim vc or vp")
    if "VerifiablePresentation" in reading.types(found.claims):
        return presentation(found.claims, limits)
    return _each(wallet.credential(found), limits)


def _each(found: Credential, limits: Limits) -> tuple[Read, ...]:
    """Return the badges in a comprehensive learner record (CLR 2.0) in its stead, any other credential as it is.

    Whoever signed the record vouches for what is in it no more than whoever presents it: a badge in it may have been
    revoked since, or be another's.
    """
    if "ClrCredential" not in reading.types(found.document):
        return (found,)
    subjects = reading.objects(found.document.get("credentialSubject"))
    members = [each for subject in subjects for each in reading.listed(subject.get("verifiableCredential"))]
    return tuple(_member(each, limits, modern=False) for each in members) or (found,)


def presentation(document: Mapping[str, Any], limits: Limits) -> tuple[Read, ...]:
    """Return the credentials that a presentation holds.

    What the holder signed around them proves who presents, not what is presented, and is not looked at.
    """
    if "holder" in document:
        reading.need_address(reading.identifier(document["holder"]), "holder")
    members = reading.listed(document.get("verifiableCredential"))
    if not members:
        raise Absent("parse.empty-presentation")
    modern = context_addresses.V2 in context_addresses.of(document)
    return tuple(_member(member, limits, modern=modern) for member in members)


def _member(member: Any, limits: Limits, *, modern: bool) -> Read:  # noqa: ANN401 -- a JSON value
    try:
        if isinstance(member, str) and not modern:
            return _only(token(member, limits))
        if not isinstance(member, dict):
            raise Invalid("parse.property-wrong", "verifiableCredential: expected an object")
        if _is_enveloped(member):
            if "EnvelopedVerifiableCredential" not in reading.types(member):
                raise Invalid("parse.type", "verifiableCredential.type: expected EnvelopedVerifiableCredential")
            return _only(token(str(member.get("id")).partition(",")[2], limits))
        vc.check_types(member, "VerifiableCredential")
        return credential(member)
    except StepError as error:
        return error


def _is_enveloped(member: Mapping[str, Any]) -> bool:
    return str(member.get("id", "")).startswith(_ENVELOPE) or "EnvelopedVerifiableCredential" in reading.types(member)


def _only(found: tuple[Read, ...]) -> Read:
    if len(found) != 1:
        raise Invalid("parse.property-wrong", "a presentation within a presentation")
    return found[0]
