"""Data Integrity proofs (https://www.w3.org/TR/vc-data-integrity/): sets, chains, and derived proofs.

Decides whether one proof of a document holds. The signed bytes come from `securing`, the key from `key_resolution`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Key
from badge_verifier.encodings import cbor, multibase, written_dates
from badge_verifier.encodings.dids import KEYS_THEMSELVES
from badge_verifier.encodings.moments import instant, stamp
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.ports import Crypto, Fetcher, SignatureCheck
from badge_verifier.proofs import jose, key_resolution, keys, securing
from badge_verifier.proofs.contexts import Context, Vocabulary
from badge_verifier.proofs.named_contexts import Undefined
from badge_verifier.trust.trust_list import TrustList

Document = Mapping[str, Any]

# Clocks differ; a proof from further in the future than this was not made yet.
_CLOCK_SKEW = timedelta(minutes=10)
_DERIVED, _BASE = b"\xd9\x5d\x01", b"\xd9\x5d\x00"
_SIGNATURE_BYTES = 64
_LABEL_BYTES = 32


@dataclass(frozen=True)
class Surroundings:
    """The inputs that a check of a proof needs beside the document."""

    crypto: Crypto
    fetcher: Fetcher
    trust: TrustList | None
    known: Sequence[Context]
    now: datetime
    limits: Limits
    memo: securing.Memo = field(default_factory=securing.Memo)


@dataclass(frozen=True)
class Held:
    """A proof that holds: with which key, under which dated contexts, between which moments."""

    key: Key
    contexts: tuple[str, ...]
    status_whole: bool = True
    begins: str | None = None
    ends: str | None = None


async def check(document: Document, proof: Document, issuer_id: str | None, around: Surroundings) -> Held:
    """Verify one proof of a document ("Verify Proof" and the cryptosuites' own steps).

    Args:
        document: The whole secured document, with all its proofs.
        proof: One of them.

    Raises:
        Invalid, Unchecked: As the code says; `words/*/codes.po` has them all.
    """
    # 1. A supported suite, by name alone.
    kind, cryptosuite = reading.plain(proof.get("type")), proof.get("cryptosuite")
    if not securing.supported(kind, cryptosuite):
        raise Unchecked("proof.unsupported", str(cryptosuite or kind or "no type")[:60])
    # 2. Made to assert something, by a named key.
    if proof.get("proofPurpose") != "assertionMethod":
        raise Invalid("proof.purpose", f"got {str(proof.get('proofPurpose'))[:40]!r}, expected 'assertionMethod'")
    method, value = proof.get("verificationMethod"), proof.get("proofValue")
    if not isinstance(method, str) or not isinstance(value, str):
        raise Invalid("proof.malformed", "verificationMethod and proofValue must be text")
    # 3. The document as it was when this proof was added.
    unsecured = {name: member for name, member in document.items() if name != "proof"}
    if "previousProof" in proof:
        unsecured["proof"] = _previous(document, proof)
    options = {name: member for name, member in proof.items() if name != "proofValue"}
    # 4. The key, and the suite that goes with it. Nobody is asked for the key of what cannot be read anyway.
    vocabularies = _vocabularies(unsecured, kind, cryptosuite, around)
    try:
        key = await key_resolution.resolve(
            method, issuer_id=issuer_id, fetcher=around.fetcher, trust=around.trust, limits=around.limits
        )
    except Unchecked:
        securing.readable(unsecured, vocabularies, around.known, around.limits, around.memo.work)
        raise
    suite = securing.suite(cast("str", kind), cryptosuite, keys.algorithm(key.jwk))
    jose.keeps_to(suite.algorithm, key.algorithm)
    # 5. The signature.
    if cryptosuite == securing.SELECTIVE:
        contexts, whole = await _derived(unsecured, options, value, vocabularies, key=key, around=around)
    else:
        check = _Signature(options, suite, _raw(value, kind), key, around)
        contexts, whole = await _signed(unsecured, check, vocabularies), True
    # 6. In force. Asked last: a forged proof is forged, not expired.
    begins, ends = in_force(key, proof.get("created"), proof.get("expires"), around.now)
    return Held(key, contexts, whole, begins, ends)


def _previous(document: Document, proof: Document) -> list[Document]:
    """Return the earlier proofs of a chain ("Verify Proof Sets and Chains")."""
    named = proof["previousProof"]
    found: list[Document] = []
    proofs = document["proof"] if isinstance(document["proof"], list) else [document["proof"]]
    for name in named if isinstance(named, list) else [named]:
        earlier = [
            other for other in proofs if isinstance(name, str) and other.get("id") == name and other is not proof
        ]
        if len(earlier) != 1:
            raise Invalid("proof.previous-missing", f"{len(earlier)} proofs are called {str(name)[:80]}")
        found += earlier
    return found


def _raw(value: str, kind: object) -> bytes:
    # Every suite but ecdsa-sd-2023 writes base58; Ed25519Signature2020 always did.
    if not value.startswith("z"):
        raise Invalid("proof.encoding", f"the proofValue of {kind} begins with {value[:1]!r}, expected 'z'")
    return multibase.decode(value)


async def _signed(unsecured: Document, check: "_Signature", vocabularies: Sequence[Vocabulary]) -> tuple[str, ...]:
    """Try every combination of dated contexts; the first under which the signature holds wins."""
    refused: StepError | None = None
    mismatch = False
    undefined: list[tuple[Vocabulary, Undefined]] = []
    for vocabulary in vocabularies or (None,):  # where the JSON itself is signed, no context is read
        try:
            if await check.holds(unsecured, vocabulary):
                return vocabulary.dated if vocabulary else ()
        except StepError as error:
            refused = refused or error
            if isinstance(error, Undefined) and vocabulary is not None:
                undefined.append((vocabulary, error))
            if error.code == "jsonld.too-costly":
                break
            continue
        mismatch = True
    if not mismatch and refused is not None:
        raise refused
    for known, passed_over in undefined:
        # A later version of the context knows the term, and the signer's did not: it passed over it in silence.
        if await check.holds_without(passed_over.term, unsecured, known):
            raise passed_over
    raise mismatch_under(check.key)


@dataclass(frozen=True)
class _Signature:
    """One signature, to be tried over several readings of a document."""

    options: Document
    suite: securing.Suite
    signature: bytes
    key: Key
    around: Surroundings

    async def holds(self, document: Document, vocabulary: Vocabulary | None) -> bool:
        """Say whether the signature is over this reading; raises as `securing.hash_data`."""
        data = securing.hash_data(
            document,
            self.options,
            self.suite,
            vocabulary=vocabulary,
            known=self.around.known,
            limits=self.around.limits,
            memo=self.around.memo,
        )
        check = SignatureCheck(self.suite.algorithm, self.key.jwk, data, self.signature)
        return await self.around.crypto.verify(check)

    async def holds_without(self, term: str, document: Document, vocabulary: Vocabulary) -> bool:
        """Say whether the signature is over the document without a term, as a signer that drops it would make it."""
        try:
            return await self.holds(_without(term, document), vocabulary)
        except StepError:
            return False


def _without(term: str, value: Any) -> Any:  # noqa: ANN401 -- a JSON value
    if isinstance(value, Mapping):
        return {name: _without(term, member) for name, member in value.items() if name != term}
    return [_without(term, member) for member in value] if isinstance(value, list) else value


def _vocabularies(unsecured: Document, kind: object, cryptosuite: object, around: Surroundings) -> Sequence[Vocabulary]:
    """Return the combinations of dated contexts to try; none where the JSON itself is signed."""
    if not securing.over_rdf(kind, cryptosuite):
        return ()
    around.memo.work.go_on(around.limits)
    return securing.vocabularies(unsecured, around.known, around.limits)


async def _derived(  # noqa: PLR0913 -- internal, one call
    unsecured: Document,
    options: Document,
    value: str,
    vocabularies: Sequence[Vocabulary],
    *,
    key: Key,
    around: Surroundings,
) -> tuple[tuple[str, ...], bool]:
    """Verify a derived proof of ecdsa-sd-2023: the issuer's signature, and one for each disclosed statement.

    Returns the dated contexts, and whether no status entry can have been left out.
    """
    if not value.startswith("u"):
        raise Invalid("proof.encoding", f"the proofValue of {securing.SELECTIVE} begins with 'u'")
    data = multibase.decode(value)
    if data.startswith(_BASE):
        raise Unchecked("proof.unsupported", f"{securing.SELECTIVE} base proof, which its holder keeps")
    if not data.startswith(_DERIVED):
        raise Invalid("proof.encoding", f"this is no proofValue of {securing.SELECTIVE}")
    base, public_key, signatures, labels, mandatory = _components(cbor.decode(data[len(_DERIVED) :]))
    once = keys.from_multikey("u" + multibase.to_base64url(public_key))
    if keys.algorithm(once) != "ES256":
        raise Invalid("proof.key-mismatch", f"the statements of {securing.SELECTIVE} need a P-256 key")
    refused: StepError | None = None
    for vocabulary in vocabularies:
        try:
            signed = securing.disclosure(
                unsecured, options, public_key, labels, mandatory,
                vocabulary=vocabulary, known=around.known, limits=around.limits, work=around.memo.work,
            )  # fmt: skip
        except StepError as error:
            refused = refused or error
            continue
        if await _holds(signed, base, signatures, key.jwk, once, crypto=around.crypto):
            return vocabulary.dated, signed.status_required
    raise refused or mismatch_under(key)


async def _holds(  # noqa: PLR0913 -- internal, one call
    signed: securing.Disclosure,
    base: bytes,
    signatures: Sequence[bytes],
    key: Mapping[str, str],
    once: Mapping[str, str],
    *,
    crypto: Crypto,
) -> bool:
    if len(signatures) != len(signed.statements):
        return False
    checks = [SignatureCheck("ES256", key, signed.base, base)]
    checks += [
        SignatureCheck("ES256", once, statement, signature)
        for statement, signature in zip(signed.statements, signatures, strict=True)
    ]
    for one in checks:
        if not await crypto.verify(one):
            return False
    return True


def _components(item: object) -> tuple[bytes, bytes, list[bytes], dict[str, str], frozenset[int]]:
    """Return the five parts of a derived proof value (https://www.w3.org/TR/vc-di-ecdsa/#parsederivedproofvalue)."""
    match item:
        case [bytes(base), bytes(public_key), list(signatures), dict(labels), list(mandatory)]:
            pass
        case _:
            raise Invalid("proof.malformed", "the proofValue does not have its five parts")
    if (
        any(not isinstance(one, bytes) or len(one) != _SIGNATURE_BYTES for one in (base, *signatures))
        or any(not isinstance(number, int) for number in (*labels, *mandatory))
        or any(not isinstance(label, bytes) or len(label) != _LABEL_BYTES for label in labels.values())
        or len(set(mandatory)) != len(mandatory)
        or len(set(labels.values())) != len(labels)
    ):
        raise Invalid("proof.malformed", "a part of the proofValue is not of its kind")
    named = {f"c14n{number}": "u" + multibase.to_base64url(label) for number, label in labels.items()}
    return base, public_key, signatures, named, frozenset(mandatory)


# Where a key comes from that the badge itself brings along, or that the trust list holds.
_OWN = KEYS_THEMSELVES | {"fragment", "header", "trust-list", "x5c"}


def mismatch_under(key: Key) -> StepError:
    """Return the error that a signature not made by this key amounts to.

    A key that the identifier contains, that the token brings along, or that the trust list holds, disproves the
    content. One that was fetched does not: keys are replaced under one name.
    """
    if key.source in _OWN:
        return Invalid("proof.signature-mismatch")
    return Unchecked("proof.other-key", (key.method or key.source)[:120])


def in_force(key: Key, created: object, expires: object, now: datetime) -> tuple[str | None, str | None]:
    """Return between which moments a proof holds, None where it does not say; its key must be in force.

    Raises:
        Invalid: "proof.key-revoked", "proof.key-expired"; "proof.malformed": a date is none.
        Unchecked: "dates.zone-open": it ends today, by the clock of which place is not said.
    """
    made, ends = _moments(created), _moments(expires)
    if ends is not None and ends[0] < now <= ends[1]:
        raise Unchecked("dates.zone-open", str(expires)[:40])
    revoked, ended = _moment(key.revoked), _moment(key.expires)
    if revoked is not None and now >= revoked:
        raise Invalid("proof.key-revoked", str(key.revoked)[:40])
    if ended is not None and (made[1] if made else now) > ended:
        raise Invalid("proof.key-expired", str(key.expires)[:40])
    early = made is not None and made[0] > now + _CLOCK_SKEW
    return (stamp(made[0]) if early and made else None, stamp(ends[1]) if ends else None)


def _moments(text: object) -> tuple[datetime, datetime] | None:
    """Return the moments that a date of a proof may mean, as some are written without a time zone."""
    if text is None:
        return None
    try:
        return written_dates.span(text if isinstance(text, str) else "")
    except Invalid as error:
        raise Invalid("proof.malformed", error.detail) from error


def _moment(text: object) -> datetime | None:
    if text is None:
        return None
    try:
        if isinstance(text, str):
            return instant(text)
    except Invalid as error:
        raise Invalid("proof.malformed", error.detail) from error
    raise Invalid("proof.malformed", "the date of a proof is no text")
