"""The W3C's own vectors of Data Integrity, and what one changed byte does to each."""

import json
from pathlib import Path
from typing import Any

import pytest

from badge_verifier.encodings import multibase
from badge_verifier.proofs import contexts, keys, securing

EDDSA = [
    "Ed25519Signature2020/signedEdSig.json",
    "eddsa-jcs-2022/signedJCS.json",
    "eddsa-rdfc-2022/employ/signedDataInt.json",
    "eddsa-rdfc-2022/signedDataInt.json",
    "proof-set-chain/signedProofChain1.json",
    "proof-set-chain/signedProofChain2.json",
    "proof-set-chain/signedProofSet1.json",
    "proof-set-chain/signedProofSet2.json",
]
ECDSA = [
    "ecdsa-jcs-2019-p256/signedJCSECDSAP256.json",
    "ecdsa-jcs-2019-p384/signedJCSECDSAP384.json",
    "ecdsa-rdfc-2019-p256/employ/signedECDSAP256.json",
    "ecdsa-rdfc-2019-p256/signedECDSAP256.json",
    "ecdsa-rdfc-2019-p384/employ/signedECDSAP384.json",
    "ecdsa-rdfc-2019-p384/signedECDSAP384.json",
]
ALL = [f"w3c-vc-di-eddsa/{name}" for name in EDDSA] + [f"w3c-vc-di-ecdsa/{name}" for name in ECDSA]


def _load(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def test_the_vectors_hold_fourteen_and_six_proofs(vectors: Path) -> None:
    """The tables above name every signed document of the two suites."""
    counts = []
    for names, folder in ((EDDSA, "w3c-vc-di-eddsa"), (ECDSA, "w3c-vc-di-ecdsa")):
        proofs = [_load(vectors / folder / name)["proof"] for name in names]
        counts.append(sum(len(proof) if isinstance(proof, list) else 1 for proof in proofs))
    assert counts == [14, 6]


@pytest.mark.parametrize("name", ALL)
def test_every_proof_holds(name: str, vectors: Path, extra_contexts: Any, proven: Any) -> None:
    """Each proof of the document passes by itself."""
    document = _load(vectors / name)
    results = proven(document, known=extra_contexts)
    assert [(result.outcome, result.code) for result in results] == [("passed", "proof.passed")] * len(results)
    assert len(results) == (len(document["proof"]) if isinstance(document["proof"], list) else 1)


def _changed(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return the document with one character of each text member changed, outside of contexts, types and proofs."""
    changed = []

    def walk(value: Any, path: tuple[str | int, ...]) -> None:
        if isinstance(value, dict):
            for key, member in value.items():
                if key not in ("@context", "proof", "type"):
                    walk(member, (*path, key))
        elif isinstance(value, list):
            for index, member in enumerate(value):
                walk(member, (*path, index))
        elif isinstance(value, str):
            copy = json.loads(json.dumps(document))
            holder = copy
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = value[:-1] + ("x" if value[-1] != "x" else "y")
            changed.append((".".join(map(str, path)), copy))

    walk(document, ())
    return changed


@pytest.mark.parametrize("name", ALL)
def test_one_changed_character_and_no_proof_holds(name: str, vectors: Path, extra_contexts: Any, proven: Any) -> None:
    """Whatever text is changed by one character, no proof of the document holds."""
    document = _load(vectors / name)
    variants = _changed(document)
    assert len(variants) >= 5
    for path, variant in variants:
        for result in proven(variant, known=extra_contexts):
            assert result.outcome != "passed", path


@pytest.mark.parametrize("name", ALL)
def test_one_changed_character_of_a_proof_and_it_does_not_hold(
    name: str, vectors: Path, extra_contexts: Any, proven: Any
) -> None:
    """A proof whose value or date differs by one character is disproven; one for another purpose proves nothing."""
    document = _load(vectors / name)
    proofs = document["proof"] if isinstance(document["proof"], list) else [document["proof"]]
    for index, proof in enumerate(proofs):
        for member, other in (
            ("proofValue", proof["proofValue"][:-1] + ("2" if proof["proofValue"][-1] != "2" else "3")),
            (
                "created",
                "2023-02-24T23:36:39Z" if proof["created"] != "2023-02-24T23:36:39Z" else "2023-01-01T00:00:00Z",
            ),
            ("proofPurpose", "authentication"),
        ):
            changed = [*proofs[:index], {**proof, member: other}, *proofs[index + 1 :]]
            result = proven({**document, "proof": changed}, known=extra_contexts)[index]
            assert result.outcome == ("unchecked" if member == "proofPurpose" else "failed"), (index, member)


@pytest.mark.parametrize("name", [name for name in ALL if "proof-set-chain" not in name])
def test_signatures_are_over_the_published_hashes(name: str, vectors: Path, extra_contexts: Any) -> None:
    """`hash_data` gives the combined hash that the vectors print."""
    path = vectors / name
    printed = sorted(path.parent.glob("combinedHash*.txt"))
    document = _load(path)
    proof = document.pop("proof")
    options = {key: member for key, member in proof.items() if key != "proofValue"}
    jwk = keys.from_multikey(proof["verificationMethod"].partition("#")[2])
    suite = securing.suite(proof["type"], proof.get("cryptosuite"), keys.algorithm(jwk))
    known = contexts.bundled() + extra_contexts
    assert securing.hash_data(document, options, suite, known=known).hex() == printed[0].read_text().strip()


@pytest.mark.parametrize("folder", ["prc", "employ"])
def test_derived_proofs_hold(folder: str, vectors: Path, extra_contexts: Any, proven: Any) -> None:
    """The derived proofs of ecdsa-sd-2023 hold as published; with another statement or signature they fail."""
    path = vectors / "w3c-vc-di-ecdsa" / "ecdsa-sd-2023" / folder
    document = _load(path / "derivedUnsignedReveal.json")
    document["proof"] = _derived_proof(path)
    (result,) = proven(document, known=extra_contexts)
    assert (result.outcome, result.code) == ("passed", "proof.passed")
    for wrong in (
        {**document, "validFrom": "2019-12-03T00:00:01Z"},
        {key: member for key, member in document.items() if key != "validUntil"},
        {**document, "proof": _derived_proof(path, signatures=-1)},
        {**document, "proof": _derived_proof(path, mandatory=[0, 1, 2])},
    ):
        (result,) = proven(wrong, known=extra_contexts)
        assert result.outcome == "failed"


def _derived_proof(path: Path, signatures: int | None = None, mandatory: list[int] | None = None) -> dict[str, Any]:
    """Write the published parts of a derived proof value as CBOR."""
    data = json.loads((path / "derivedDisclosureData.json").read_text(encoding="utf-8"))

    def head(kind: int, size: int) -> bytes:
        return bytes([kind << 5 | size]) if size < 24 else bytes([kind << 5 | 24, size])

    def octets(value: bytes) -> bytes:
        return head(2, len(value)) + value

    labels = [
        head(0, int(name.removeprefix("c14n"))) + octets(multibase.base64url(label[1:]))
        for name, label in data["labelMap"]["value"]
    ]
    chosen = data["signatures"][:signatures]
    counted = data["mandatoryIndexes"] if mandatory is None else mandatory
    value = (
        b"\xd9\x5d\x01"
        + head(4, 5)
        + octets(bytes.fromhex(data["baseSignature"]))
        + octets(multibase.decode(data["publicKey"]))
        + head(4, len(chosen))
        + b"".join(octets(bytes.fromhex(one)) for one in chosen)
        + head(5, len(labels))
        + b"".join(labels)
        + head(4, len(counted))
        + b"".join(head(0, one) for one in counted)
    )
    config: dict[str, Any] = json.loads((path / "addProofConfig.json").read_text(encoding="utf-8"))
    config.pop("@context")
    return {**config, "proofValue": "u" + multibase.to_base64url(value)}


def test_the_derived_badge_of_1edtech_holds(vectors: Path, proven: Any) -> None:
    """A derived Open Badge of another project holds."""
    (result,) = proven(_load(vectors / "1edtech-validator/ob30/sd/derivedcredential.json"))
    assert result.code == "proof.passed"


def test_a_base_proof_is_unsupported_by_name(vectors: Path, extra_contexts: Any, proven: Any) -> None:
    """The proof that a holder keeps to himself is not called invalid."""
    document = _load(vectors / "w3c-vc-di-ecdsa/ecdsa-sd-2023/prc/addSignedSDBase.json")
    (result,) = proven(document, known=extra_contexts)
    assert (result.outcome, result.code) == ("unchecked", "proof.unsupported")
    assert "ecdsa-sd-2023" in result.detail
