"""The bytes that a Data Integrity signature covers: made here and nowhere else, for signing and for verifying.

The steps are those of "Hashing" in https://www.w3.org/TR/vc-di-eddsa/ and https://www.w3.org/TR/vc-di-ecdsa/; whether
a proof may be believed is for `dataintegrity`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from badge_verifier.encodings import jcs
from badge_verifier.errors import Invalid, NotUnderstood, StepError, Unchecked
from badge_verifier.limits import READINGS, Limits
from badge_verifier.ports import Algorithm
from badge_verifier.proofs import named_contexts
from badge_verifier.proofs.contexts import Context, Vocabulary, bundled, choices
from badge_verifier.proofs.work import Hash, Work

Document = Mapping[str, Any]

SELECTIVE = "ecdsa-sd-2023"  # its holder shows some statements of a badge and keeps the others
_RDFC: dict[tuple[str, str | None], tuple[Algorithm, ...]] = {
    ("DataIntegrityProof", "eddsa-rdfc-2022"): ("EdDSA",),
    ("DataIntegrityProof", "ecdsa-rdfc-2019"): ("ES256", "ES384"),
    ("DataIntegrityProof", SELECTIVE): ("ES256",),
    ("Ed25519Signature2020", None): ("EdDSA",),
}
_JCS: dict[tuple[str, str | None], tuple[Algorithm, ...]] = {
    ("DataIntegrityProof", "eddsa-jcs-2022"): ("EdDSA",),
    ("DataIntegrityProof", "ecdsa-jcs-2019"): ("ES256", "ES384"),
}
_STATUS = "<https://www.w3.org/2018/credentials#credentialStatus>"


@dataclass(frozen=True)
class Suite:
    """A kind of proof: how it turns a document into bytes, and which signature covers them."""

    type: str
    cryptosuite: str | None
    canonicalization: Literal["rdfc", "jcs"]
    digest: Hash
    algorithm: Algorithm


def supported(kind: object, cryptosuite: object) -> bool:
    """Say whether any key could verify a proof of this type and cryptosuite."""
    if not isinstance(kind, str) or not isinstance(cryptosuite, str | None):
        return False
    return (kind, cryptosuite) in _RDFC or (kind, cryptosuite) in _JCS


def over_rdf(kind: object, cryptosuite: object) -> bool:
    """Say whether such a proof signs the meaning of a document, for which its contexts are read."""
    return (kind, cryptosuite) in _RDFC


def suite(kind: str, cryptosuite: str | None, algorithm: Algorithm) -> Suite:
    """Return the suite of a proof's `type` and `cryptosuite` for a key of this algorithm.

    Raises:
        Unchecked: "proof.unsupported": there is none; the detail names what was asked for.
        Invalid: "proof.key-mismatch": the suite exists and does not use such keys.
    """
    name = (kind, cryptosuite)
    if not supported(kind, cryptosuite):
        raise Unchecked("proof.unsupported", cryptosuite or kind)
    allowed = _RDFC.get(name) or _JCS[name]
    if algorithm not in allowed:
        raise Invalid("proof.key-mismatch", f"{cryptosuite or kind} needs a key for {' or '.join(allowed)}")
    digest: Hash = "sha384" if algorithm == "ES384" else "sha256"
    return Suite(kind, cryptosuite, "rdfc" if name in _RDFC else "jcs", digest, algorithm)


@dataclass(frozen=True)
class Memo:
    """Hashes of documents already canonicalised, or why they cannot be; it also counts them."""

    hashes: dict[tuple[bytes, Vocabulary, Hash], bytes | StepError] = field(default_factory=dict)
    work: Work = field(default_factory=Work)


def hash_data(  # noqa: PLR0913 -- the last three have one right value for whoever signs
    document: Document,
    options: Document,
    suite: Suite,
    *,
    vocabulary: Vocabulary | None = None,
    known: Sequence[Context] | None = None,
    limits: Limits | None = None,
    memo: Memo | None = None,
) -> bytes:
    """Return the bytes to sign or to verify: the hash of the proof options, then the hash of the document.

    Args:
        document: Without its proof; within a chain, with `proof` holding the earlier proofs.
        options: The proof without `proofValue`.
        vocabulary: The contexts to read the document with; the preferred versions of `known` unless given.
        known: All contexts there are; the bundled ones unless given.
        memo: Shared by the proofs of one credential, which mostly cover the same document.

    Raises:
        Invalid: "jsonld.…": the document does not mean exactly what it shows; "proof.not-canonical",
            "proof.context-mismatch": it cannot be written in canonical form, or the proof is for other contexts.
        NotUnderstood: "jsonld.unknown-context", "jsonld.undefined-term" and the like.
        Unchecked: "jsonld.too-costly".
    """
    limits = limits or Limits()
    if suite.canonicalization == "jcs":
        secured = _in_context_of(options, document)
        return _digest(suite, jcs.canonical(options)) + _digest(suite, jcs.canonical(secured))
    known = bundled() if known is None else known
    vocabulary = vocabulary or vocabularies(document, known, limits)[0]
    memo = Memo() if memo is None else memo
    reading = (vocabulary, known, limits, suite.digest, memo.work)
    config = _digest(suite, _nquads(configuration(document, options), *reading))
    key = (jcs.canonical(document), vocabulary, suite.digest)
    if key not in memo.hashes:
        if len(memo.hashes) >= READINGS:
            raise Unchecked("jsonld.too-costly", f"more than {READINGS} readings of one badge")
        try:
            memo.hashes[key] = _digest(suite, _nquads(document, *reading))
        except StepError as error:
            memo.hashes[key] = error
    found = memo.hashes[key]
    if isinstance(found, StepError):
        raise found
    return config + found


def vocabularies(document: Document, known: Sequence[Context], limits: Limits) -> tuple[Vocabulary, ...]:
    """Return the combinations of dated contexts in which a document can be read, the preferred one first.

    Raises:
        NotUnderstood: "jsonld.unknown-context", asked first: what is unknown may explain how the rest is written.
        StepError: What `named_contexts.named` refuses.
    """
    addresses, refused = named_contexts.named(document, limits)
    found, unknown = choices(addresses, known)
    if unknown:
        raise NotUnderstood("jsonld.unknown-context", unknown[0][:120])
    if refused is not None:
        raise refused
    return found


def readable(
    document: Document, readings: Sequence[Vocabulary], known: Sequence[Context], limits: Limits, work: Work
) -> None:
    """Refuse a document that no version of its contexts explains: a key, once found, would not help.

    Args:
        document: As it is to be signed.
        readings: Of `vocabularies`; none where the JSON itself is signed.
        known: All contexts there are.
        limits: Of this run.
        work: What the file has cost so far.

    Raises:
        NotUnderstood: As `hash_data`, of the preferred version.
    """
    first: NotUnderstood | None = None
    from badge_verifier.proofs import jsonld  # noqa: PLC0415 -- as `_canonical`

    for vocabulary in readings:
        try:
            work.read(document, limits)
            jsonld.dataset(document, vocabulary, known, limits)
        except NotUnderstood as error:
            first = first or error
        except StepError:
            return
        else:
            return
    if first is not None:
        raise first


def configuration(document: Document, options: Document) -> Document:
    """Return the proof options as the document to be hashed: read with the contexts of what is secured."""
    return {**options, "@context": document.get("@context", [])}


@dataclass(frozen=True)
class Disclosure:
    """The signed bytes of a derived proof of ecdsa-sd-2023.

    Attributes:
        base: Covered by the issuer's signature.
        statements: What was disclosed beyond the mandatory part, each with its own signature.
        status_required: The issuer's own signature covers a status entry of the credential: then its holder could not
            leave any out. A credential without an id settles nothing.
    """

    base: bytes
    statements: tuple[bytes, ...]
    status_required: bool = False


def disclosure(  # noqa: PLR0913 -- the parts that the standard's createVerifyData takes
    document: Document,
    options: Document,
    public_key: bytes,
    labels: Mapping[str, str],
    mandatory: frozenset[int],
    *,
    vocabulary: Vocabulary,
    known: Sequence[Context],
    limits: Limits,
    work: Work | None = None,
) -> Disclosure:
    """Return the bytes that a derived proof signs (https://www.w3.org/TR/vc-di-ecdsa/#createverifydata).

    Args:
        public_key: Of the signatures over single statements, as in a multikey.
        labels: Canonical label ("c14n0") to the label the issuer gave that blank node.
        mandatory: Which statements the issuer's own signature covers.

    Raises:
        Invalid: "proof.malformed": a label or a statement is missing; as `hash_data` besides.
        NotUnderstood: "jsonld.unknown-context", "jsonld.undefined-term" and the like.
        Unchecked: "jsonld.too-costly".
    """
    work = work or Work()
    config = _nquads(configuration(document, options), vocabulary, known, limits, "sha256", work)
    lines, issued = _canonical(document, vocabulary, known, limits, "sha256", work)
    if {label.removeprefix("_:") for label in issued.values()} != set(labels):
        raise Invalid("proof.malformed", "the proof labels other blank nodes than the document has")
    statements = sorted(_relabelled(line, labels) for line in lines)
    if not mandatory <= set(range(len(statements))):
        raise Invalid("proof.malformed", "the proof counts statements that the document does not have")
    required = "".join(line for index, line in enumerate(statements) if index in mandatory)
    base = hashlib.sha256(config).digest() + public_key + hashlib.sha256(required.encode()).digest()
    others = tuple(line.encode() for index, line in enumerate(statements) if index not in mandatory)
    own = f"<{document.get('id')}>"
    settled = any(line.split(" ", 2)[:2] == [own, _STATUS] for line in required.splitlines())
    return Disclosure(base, others, settled)


def _relabelled(line: str, labels: Mapping[str, str]) -> str:
    """Give the blank nodes of one canonical N-Quad other labels; what stands in its literal is left alone."""
    head, quote, rest = line.partition('"')
    literal, last, tail = rest.rpartition('"')
    return _relabel(head, labels) + quote + literal + last + (_relabel(tail, labels) if quote else "")


def _relabel(part: str, labels: Mapping[str, str]) -> str:
    words = part.split(" ")
    return " ".join(f"_:{labels[word[2:]]}" if word.startswith("_:") else word for word in words)


def _nquads(  # noqa: PLR0913, PLR0917 -- internal; what reading takes
    document: Document,
    vocabulary: Vocabulary,
    known: Sequence[Context],
    limits: Limits,
    digest: Hash,
    work: Work,
) -> bytes:
    lines, _ = _canonical(document, vocabulary, known, limits, digest, work)
    return "".join(lines).encode("utf-8")


def _canonical(  # noqa: PLR0913, PLR0917 -- as above
    document: Document,
    vocabulary: Vocabulary,
    known: Sequence[Context],
    limits: Limits,
    digest: Hash,
    work: Work,
) -> tuple[list[str], dict[str, str]]:
    """Return what `rdfc.canonical` says of a document that is read with its contexts."""
    # Loaded for the first document that is read so: `catalogue check` and a badge that is a token need no PyLD.
    from badge_verifier.proofs import jsonld, rdfc  # noqa: PLC0415

    work.read(document, limits)
    return rdfc.canonical(jsonld.dataset(document, vocabulary, known, limits), limits, digest, work)


def _digest(suite: Suite, data: bytes) -> bytes:
    return hashlib.new(suite.digest, data).digest()


def _in_context_of(options: Document, document: Document) -> Document:
    """Return the document with the contexts that the proof was made for, which must be the first of its own."""
    if "@context" not in options:
        return document
    ours, theirs = (
        value if isinstance(value, list) else [value] for value in (document.get("@context"), options["@context"])
    )
    if ours[: len(theirs)] != theirs:
        raise Invalid("proof.context-mismatch", "the document does not begin with the contexts of its proof")
    return {**document, "@context": options["@context"]}
