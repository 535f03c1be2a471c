"""Step 2 for Verifiable Credentials 1.1 and 2.0: is this a well-formed credential?

Decides what https://www.w3.org/TR/vc-data-model-2.0/ requires of any credential. What Open Badges add stands in
`ob3`; whether each term is defined by its contexts is decided where the proof is checked.
"""

from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import Invalid

V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"

# Property, whether each of its objects needs an id; all need a type (sections "Status", "Data Schemas", "Refreshing",
# "Terms of Use", "Evidence" and "Securing Mechanisms").
_TYPED = (
    ("credentialStatus", False),
    ("credentialSchema", True),
    ("refreshService", False),
    ("termsOfUse", False),
    ("evidence", False),
    ("proof", False),
)
_DATES = ("validFrom", "validUntil", "issuanceDate", "expirationDate")


def is_verifiable(document: Mapping[str, Any]) -> bool:
    """Say whether the document presents itself as a verifiable credential or presentation."""
    contexts = reading.listed(document.get("@context"))
    names = reading.types(document)
    return V1 in contexts or V2 in contexts or "VerifiableCredential" in names or "VerifiablePresentation" in names


def check(document: Mapping[str, Any], *, needs_issuer: bool = True) -> None:
    """Check the properties that every credential shares.

    Args:
        document: The credential.
        needs_issuer: False where the token around it names the issuer (VC-JWT 1.1, `iss`).

    Raises:
        Invalid: "parse.…", with the property.
    """
    check_contexts(document)
    check_types(document, "VerifiableCredential")
    if "id" in document:
        reading.need_address(document["id"], "id")
    if needs_issuer or "issuer" in document:
        _check_issuer(document.get("issuer"))
    _check_subjects(document.get("credentialSubject"))
    for name in ("name", "description"):
        if name in document:
            reading.need_text(document[name], name)
    for name, needs_id in _TYPED:
        for place, member in enumerate(reading.listed(document.get(name))):
            _check_typed(member, f"{name}[{place}]", needs_id=needs_id)
    _check_dates(document)


def check_contexts(document: Mapping[str, Any]) -> None:
    """Check section "Contexts": the first is the standard's own, the others are addresses or objects."""
    contexts = reading.listed(document.get("@context"))
    if not contexts or contexts[0] not in (V1, V2):
        raise Invalid("parse.context", f"the first @context must be {V2} or {V1}")
    protected: dict[str, Any] = {}
    for place, context in enumerate(contexts):
        if isinstance(context, dict):
            _check_inline(context, protected, f"@context[{place}]")
        else:
            reading.need_address(context, f"@context[{place}]")


def _check_inline(context: Mapping[str, Any], protected: dict[str, Any], place: str) -> None:
    """Check an inline context as far as it may not redefine what another protects; a proof never passes with it."""
    for term, definition in context.items():
        if term.startswith("@"):
            continue
        target = definition.get("@id") if isinstance(definition, dict) else definition
        if isinstance(target, str) and ":" in target:
            reading.need_address(target, f"{place}.{term}")
        if term in ("VerifiableCredential", "VerifiablePresentation") or protected.get(term, target) != target:
            raise Invalid("parse.context", f"{place} redefines the protected term {term}")
    if context.get("@protected") is True:
        protected.update({term: value for term, value in context.items() if not term.startswith("@")})


def check_types(document: Mapping[str, Any], required: str) -> None:
    """Check section "Types": text, and the standard's own type among them."""
    names = reading.listed(document.get("type"))
    if not all(isinstance(name, str) and name and " " not in name for name in names):
        raise Invalid("parse.type", "type: expected names")
    if required not in names:
        raise Invalid("parse.type", f"type: got {', '.join(names)[:80] or 'none'}, expected {required} among them")
    _check_mapped(document, names)


def _check_mapped(document: Mapping[str, Any], names: list[str]) -> None:
    """Refuse a type that cannot be an address: the context says that nothing else gives plain names a meaning.

    Terms that the standard's context does not know are left to the proof, which knows all contexts; here only
    `@vocab: null` beside no other context is decided.
    """
    contexts = reading.listed(document.get("@context"))
    if any(isinstance(context, str) and context not in (V1, V2) for context in contexts):
        return
    defined = {term for context in contexts if isinstance(context, dict) for term in context}
    for name in names:
        if ":" not in name and name not in defined and name not in _STANDARD_TYPES:
            raise Invalid("parse.type", f"type: no context defines {name[:60]!r}")


# The types that the two base contexts define themselves.
_STANDARD_TYPES = frozenset(
    {
        "VerifiableCredential",
        "VerifiablePresentation",
        "EnvelopedVerifiableCredential",
        "EnvelopedVerifiablePresentation",
        "BitstringStatusListCredential",
        "BitstringStatusList",
        "JsonSchemaCredential",
    }
)


def _check_issuer(issuer: Any) -> None:  # noqa: ANN401 -- a JSON value
    if isinstance(issuer, dict):
        reading.need_address(issuer.get("id"), "issuer.id")
        for name in ("name", "description"):
            if name in issuer:
                reading.need_text(issuer[name], f"issuer.{name}")
    else:
        reading.need_address(issuer, "issuer")


def _check_subjects(value: Any) -> None:  # noqa: ANN401 -- a JSON value
    subjects = reading.listed(value)
    if not subjects or not all(isinstance(subject, dict) and subject for subject in subjects):
        raise Invalid("parse.property-missing", "credentialSubject: expected at least one claim")
    for subject in subjects:
        if "id" in subject:
            reading.need_address(subject["id"], "credentialSubject.id")


def _check_typed(member: Any, place: str, *, needs_id: bool) -> None:  # noqa: ANN401 -- a JSON value
    if not isinstance(member, dict):
        raise Invalid("parse.property-wrong", f"{place}: expected an object")
    if not reading.types(member) or len(reading.types(member)) != len(reading.listed(member.get("type"))):
        raise Invalid("parse.property-missing", f"{place}.type")
    if needs_id or "id" in member:
        reading.need_address(member.get("id"), f"{place}.id")


def _check_dates(document: Mapping[str, Any]) -> None:
    moments = {}
    for name in _DATES:
        if name in document:
            if not isinstance(document[name], str):
                raise Invalid("parse.property-wrong", f"{name}: expected a date")
            moments[name] = instant(document[name])
    if {"validUntil", "expirationDate"} <= set(moments) and moments["validUntil"] != moments["expirationDate"]:
        raise Invalid("parse.ambiguous", "validUntil and expirationDate differ; which one counts cannot be told")
    start = moments.get("validFrom", moments.get("issuanceDate"))
    end = moments.get("validUntil", moments.get("expirationDate"))
    if start is not None and end is not None and start > end:
        raise Invalid("parse.dates-order", "it ends before it begins")
