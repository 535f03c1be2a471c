"""Step 2 for European digital credentials (EDC) that are sealed by JAdES: from the European Learning Model to a card.

Decides who issued one: the address that it names itself, else the one address that the certificate of its seal is for,
since such credentials mostly name their issuer by a number within the file.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import EUROPEAN, Credential, Jws
from badge_verifier.claims.remarks import Remarks
from badge_verifier.encodings import strictjson
from badge_verifier.encodings.moments import stamp
from badge_verifier.encodings.x509 import Certificate
from badge_verifier.errors import Invalid, NotUnderstood
from badge_verifier.limits import Limits
from badge_verifier.proofs import certificates, jades, jose
from badge_verifier.versions import learnt, vc

_ADDRESSES = ("https://", "did:")


def credential(jws: Jws, limits: Limits) -> Credential:
    """Return the credential within a seal.

    Raises:
        Invalid: "parse.…": it is none, or a part of it is not what the model has there; "proof.…": the seal is none.
        NotUnderstood: "parse.ambiguous": it names two ends; "unbake.form-edc": its certificates cannot be read.
    """
    try:
        chain = certificates.chain(jws.header.get("x5c"))
    except Invalid as error:
        raise NotUnderstood("unbake.form-edc", error.detail) from error
    document = strictjson.parse(jws.payload, limits)
    if not isinstance(document, dict):
        raise Invalid("parse.json", "the seal does not hold an object")
    types = set(reading.types(document))
    if not {"VerifiableCredential", EUROPEAN} <= types or "VerifiablePresentation" in types:
        raise Invalid("parse.type", f"expected VerifiableCredential and {EUROPEAN}")
    if twice := sorted({"vc", "vp", "proof"} & set(document)):
        raise Invalid("parse.ambiguous", f"a sealed credential and {twice[0]} in it")
    subjects = reading.listed(document.get("credentialSubject"))
    if len(subjects) != 1 or not isinstance(subjects[0], dict):
        raise Invalid("parse.property-wrong", "credentialSubject: expected one object")
    remarks = Remarks()
    valid_from, valid_until = vc.period(document, remarks)
    said = learnt.said({**document, "credentialSubject": subjects[0]})
    issuer = _issuer(document, chain)
    return Credential(
        version="VC",
        document=document,
        id=reading.identifier(document.get("id")),
        name=said.name,
        issuer_id=issuer,
        issuer_name=reading.text(said.issuer.get("name")),
        achievement_id=None,
        achievement_name=reading.text(said.achievement.get("name")),
        valid_from=valid_from or said.valid_from,
        valid_until=valid_until,
        jws=jws,
        claims=document,
        issuer={**said.issuer, "id": issuer},
        achievement=said.achievement,
        recipient=_person(said.subject),
        remarks=remarks.all(),
        kinds=jose.SEALED,
        sealed=stamp(jades.moment(jws)),
    )


def _person(subject: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the subject of a sealed credential, without an id that has a meaning in its file alone."""
    named = reading.identifier(subject.get("id"))
    if named is not None and named.startswith((*_ADDRESSES, "mailto:")):
        return subject
    return {name: value for name, value in subject.items() if name != "id"}


def _issuer(document: Mapping[str, Any], chain: Sequence[Certificate]) -> str | None:
    named = reading.identifier(document.get("issuer"))
    if named is not None and named.startswith(_ADDRESSES):
        return named
    return certificates.issuer_of(chain)
