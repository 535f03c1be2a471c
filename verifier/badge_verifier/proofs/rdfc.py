"""RDF Dataset Canonicalization (RDFC-1.0, https://www.w3.org/TR/rdf-canon/) with a bound on its cost.

PyLD has the algorithm under its older name URDNA2015. Added here: the escapes of canonical N-Quads that PyLD lacks,
SHA-384, and a budget, because a graph of 1 KB can keep the algorithm busy for hours.
"""

import hashlib
import math
import re
from typing import Any

from pyld.canon import URDNA2015

from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import BLANK_GROUP, ORDERS_PER_CALL, QUADS_PER_CALL, Limits
from badge_verifier.proofs.work import Hash, Work

Dataset = dict[str, list[dict[str, dict[str, str]]]]  # PyLD's: graph name to triples

# Section "Canonical N-Quads". Tab, line feed and carriage return are escaped by PyLD; one line feed ends each quad.
_UNESCAPED = re.compile(r"[\0-\x08\x0B\x0C\x0E-\x1F\x7F]")
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F) if code not in b"\t\n\r"} | {8: "\\b", 12: "\\f"}


def _escaped(nquads: list[str]) -> list[str]:
    """Return the quads in canonical form, sorted: an escape sorts elsewhere than the character it stands for."""
    if not _UNESCAPED.search("".join(nquads)):
        return sorted(nquads)
    return sorted(line.translate(_ESCAPES) for line in nquads)


class _Rdfc10(URDNA2015):  # type: ignore[misc] # PyLD ships no types
    """PyLD's algorithm within a budget."""

    def __init__(self, limits: Limits, digest: Hash, work: Work) -> None:
        super().__init__()
        self._limits = limits
        self._digest = digest
        self._work = work

    def create_hash(self) -> Any:  # noqa: ANN401 -- the class of hashlib has no public name
        return hashlib.new(self._digest)

    def hash_nquads(self, nquads: list[str]) -> str:
        return hashlib.new(self._digest, "".join(_escaped(nquads)).encode("utf-8")).hexdigest()

    def modify_first_degree_component(self, id_: str, component: dict[str, str], key: str) -> dict[str, str]:
        # As PyLD's, without its deep copy.
        del key
        if component["type"] != "blank node":
            return component
        return {"type": "blank node", "value": "_:a" if component["value"] == id_ else "_:z"}

    def create_hash_to_related(self, id_: str, issuer: Any) -> dict[str, list[str]]:  # noqa: ANN401 -- PyLD's class
        # Runs once in each call of Hash N-Degree Quads, before anything expensive.
        self._work.call(1 + len(self.blank_node_info[id_]["quads"]) / QUADS_PER_CALL, self._limits)
        related: dict[str, list[str]] = super().create_hash_to_related(id_, issuer)
        alike = [min(len(group), BLANK_GROUP) for group in related.values() if len(group) > 1]
        self._work.call(sum(map(math.factorial, alike)) / ORDERS_PER_CALL, self._limits)
        return related


def canonical(
    dataset: Dataset, limits: Limits, digest: Hash = "sha256", work: Work | None = None
) -> tuple[list[str], dict[str, str]]:
    """Return the canonical N-Quads, sorted, each with its line feed, and the label each blank node got.

    Args:
        dataset: As PyLD makes it. It is used up.
        work: What the file has cost so far; for this dataset alone unless given.

    Raises:
        Unchecked: "jsonld.too-costly": more blank nodes or more work than the limits allow.
        Invalid: "jsonld.malformed": a lone surrogate.
    """
    parts = (part for triples in dataset.values() for triple in triples for part in triple.values())
    blank = {part["value"] for part in parts if part["type"] == "blank node"}
    blank.update(name for name in dataset if name.startswith("_:"))
    if len(blank) > limits.blank_nodes:
        raise Unchecked("jsonld.too-costly", f"{len(blank)} blank nodes, at most {limits.blank_nodes} are looked at")
    run = _Rdfc10(limits, digest, work or Work())
    try:
        text: str = run.main(dataset, {"format": "application/n-quads"})
    except UnicodeEncodeError as error:
        raise Invalid("jsonld.malformed", "the document holds a lone surrogate") from error
    # PyLD escapes line feeds within literals, so every one that is left ends a quad.
    lines = [line + "\n" for line in text.split("\n")[:-1]]
    return _escaped(lines), dict(run.canonical_issuer.existing)
