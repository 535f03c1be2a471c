"""Step 2 for Verifiable Credentials 1.1 and 2.0: is this a well-formed credential?

Decides what https://www.w3.org/TR/vc-data-model-2.0/ requires of any credential. What Open Badges add stands in
`ob3`; whether each term is defined by its contexts is decided where the proof is checked.
"""

from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.remarks import Remarks
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import Invalid
from badge_verifier.versions import context_addresses, periods
from badge_verifier.versions.context_addresses import V1, V2

# Properties whose objects need a type (sections "Data Schemas", "Refreshing", "Terms of Use" and "Evidence"); what they
# say decides nothing here, so one that is an address or lacks its type is noted. `credentialStatus` is for `status`.
_TYPED = ("credentialSchema", "refreshService", "termsOfUse", "evidence")


def is_verifiable(document: Mapping[str, Any]) -> bool:
    """Say whether the document presents itself as a verifiable credential or presentation."""
    contexts = context_addresses.of(document)
    names = reading.types(document)
    return V1 in contexts or V2 in contexts or "VerifiableCredential" in names or "VerifiablePresentation" in names


def check(
    document: Mapping[str, Any],
    remarks: Remarks,
    *,
    needs_issuer: bool = True,
    kinds: frozenset[str] = frozenset(),
    in_token: bool = False,
) -> None:
    """Check the properties that every credential shares. A member that is null says nothing, and is not there.

    Args:
        document: The credential.
        remarks: Takes what deviates and leaves no doubt.
        needs_issuer: False where the token around it names the issuer (VC-JWT 1.1, `iss`).
        kinds: Types that are credentials all the same where the standard's own type is left out.
        in_token: The JSON itself is signed, so that the order of its contexts changes no meaning.

    Raises:
        Invalid: "parse.…", with the property.
    """
    check_contexts(document, remarks if in_token and not kinds.isdisjoint(reading.types(document)) else None)
    context_addresses.remark(document, remarks)
    if empty := sorted(str(name) for name, member in document.items() if member in (None, "")):
        remarks.add("remark.null", ", ".join(empty))
    _check_own_type(document, kinds, remarks)
    note_id(document.get("id"), "id", remarks)
    if needs_issuer or document.get("issuer") is not None:
        _check_issuer(document.get("issuer"))
    _check_subjects(document.get("credentialSubject"), remarks)
    for name in ("name", "description"):
        if document.get(name) is not None:
            reading.need_text(document[name], name)
    for name in _TYPED:
        for place, member in enumerate(reading.listed(document.get(name))):
            _note_typed(member, f"{name}[{place}]", remarks)
            if name == "credentialSchema" and reading.identifier(member) is None:
                remarks.add("remark.property-missing", f"{name}[{place}].id")
    for place, member in enumerate(reading.listed(document.get("proof"))):
        _check_proof(member, f"proof[{place}]")
    if V2 in context_addresses.of(document) and any(document.get(name) for name in ("issuanceDate", "expirationDate")):
        remarks.add("remark.dates-of-1.1")


def _check_own_type(document: Mapping[str, Any], kinds: frozenset[str], remarks: Remarks) -> None:
    names = reading.types(document)
    instead = next((name for name in names if name in kinds), "")
    if instead and "VerifiableCredential" not in names:
        remarks.add("remark.type-missing", "VerifiableCredential")
        check_types(document, instead)
    else:
        check_types(document, "VerifiableCredential")


def demand_strict(document: Mapping[str, Any], remarks: Remarks) -> None:
    """Refuse what deviates in a credential that is no badge: nobody's award hangs on it.

    Raises:
        Invalid: "parse.property-wrong", "dates.unreadable".
    """
    for place, member in enumerate(reading.objects(document.get("credentialStatus"))):
        _note_typed(member, f"credentialStatus[{place}]", remarks)
    if noted := [remark for remark in remarks.all() if remark.code != "remark.dates-of-1.1"]:
        raise Invalid("parse.property-wrong", noted[0].detail)
    for name in ("validFrom", "validUntil", "issuanceDate", "expirationDate"):
        if name in document:
            instant(str(document[name]))


def check_contexts(document: Mapping[str, Any], remarks: Remarks | None = None) -> None:
    """Check section "Contexts": the first is the standard's own, the others are addresses or objects.

    Args:
        document: A credential or a presentation.
        remarks: Takes that the standard's own stands elsewhere than first; without them that is refused.
    """
    contexts = reading.listed(document.get("@context"))
    known = [place for place, each in enumerate(context_addresses.of(document)) if each in (V1, V2)]
    if not known or (known[0] > 0 and remarks is None):
        raise Invalid("parse.context", f"the first @context must be {V2} or {V1}")
    if known[0] > 0 and remarks is not None:
        remarks.add("remark.context-order")
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
            if issuer.get(name) is not None:
                reading.need_text(issuer[name], f"issuer.{name}")
    else:
        reading.need_address(issuer, "issuer")


def _check_subjects(value: Any, remarks: Remarks) -> None:  # noqa: ANN401 -- a JSON value
    subjects = reading.listed(value)
    if not subjects or not all(isinstance(subject, dict) and subject for subject in subjects):
        raise Invalid("parse.property-missing", "credentialSubject: expected at least one claim")
    for subject in subjects:
        note_id(subject.get("id"), "credentialSubject.id", remarks)


def note_id(value: object, place: str, remarks: Remarks) -> None:
    """Note an identifier that is no URI; who signs RDF cannot sign it, see `proofs.jsonld`.

    Raises:
        Invalid: "parse.property-wrong": it is no text at all.
    """
    if value is None or reading.is_address(value):
        return
    if not isinstance(value, str):
        reading.need_address(value, place)
    remarks.add("remark.id-not-address", place)


def _note_typed(member: Any, place: str, remarks: Remarks) -> None:  # noqa: ANN401 -- a JSON value
    if isinstance(member, str) or member is None:
        remarks.add("remark.object-expected", place)
        return
    if not isinstance(member, dict):
        raise Invalid("parse.property-wrong", f"{place}: expected an object")
    if not reading.types(member):
        remarks.add("remark.type-missing", place)
    note_id(member.get("id"), f"{place}.id", remarks)


def _check_proof(member: Any, place: str) -> None:  # noqa: ANN401 -- a JSON value
    if not isinstance(member, dict):
        raise Invalid("parse.property-wrong", f"{place}: expected an object")
    if not reading.types(member):
        raise Invalid("parse.property-missing", f"{place}.type")
    if "id" in member:
        reading.need_address(member["id"], f"{place}.id")


def period(document: Mapping[str, Any], remarks: Remarks) -> tuple[str | None, str | None]:
    """Return from when until when a credential says that it holds; raises as `periods.period`."""
    return periods.period(document, ("validFrom", "issuanceDate"), ("validUntil", "expirationDate"), remarks)
