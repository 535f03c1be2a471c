"""What reading one file as JSON-LD has cost so far, over all its credentials, proofs and versions of contexts.

A limit on each document alone would let a file hold many that stay just within it.
"""

from dataclasses import dataclass
from typing import Any, Literal

from badge_verifier.errors import Unchecked
from badge_verifier.limits import (
    CALLS_PER_CREDENTIAL,
    COMPARISONS_PER_NODE,
    LIST_PER_CREDENTIAL,
    NODES_PER_CREDENTIAL,
    STATUS_LISTS,
    VALUES_PER_NODE,
    Limits,
)

Hash = Literal["sha256", "sha384"]


@dataclass
class Work:
    """The work that reading a file took so far, counted against its limits.

    Attributes:
        credentials: Seen so far, each with its own small allowance.
        nodes: JSON objects that were expanded, each time that they were.
        calls: Of Hash N-Degree Quads.
        inflated: Bytes of status lists.
    """

    credentials: int = 0
    nodes: int = 0
    calls: float = 0.0
    inflated: int = 0

    def read(self, document: Any, limits: Limits) -> None:  # noqa: ANN401 -- JSON is Any
        """Count one reading of a document.

        Raises:
            Unchecked: "jsonld.too-costly": with it the file would be over `limits.nodes`.
        """
        allowed = limits.nodes + self.credentials * NODES_PER_CREDENTIAL
        if self.nodes <= allowed:  # counting is work as well
            self.nodes += _nodes(document)
        if self.nodes > allowed:
            raise Unchecked("jsonld.too-costly", f"over {allowed} objects to read in one file")

    def go_on(self, limits: Limits) -> None:
        """Refuse to begin another reading once the file is over its limit.

        Raises:
            Unchecked: "jsonld.too-costly": it is.
        """
        self.read([], limits)

    def call(self, calls: float, limits: Limits) -> None:
        """Count work of the canonicalisation.

        Raises:
            Unchecked: "jsonld.too-costly": the file is over `limits.n_degree_calls`.
        """
        self.calls += calls
        if self.calls > limits.n_degree_calls + self.credentials * CALLS_PER_CREDENTIAL:
            raise Unchecked("jsonld.too-costly", f"over {limits.n_degree_calls} calls of Hash N-Degree Quads")

    def inflate(self, size: int, limits: Limits) -> None:
        """Count a status list that was unpacked.

        Raises:
            Unchecked: "status.list-broken": the file has had more unpacked than badges need.
        """
        self.inflated += size
        if self.inflated > STATUS_LISTS * limits.status_list_bytes + self.credentials * LIST_PER_CREDENTIAL:
            raise Unchecked(
                "status.list-broken", f"over {STATUS_LISTS} lists of {limits.status_list_bytes} bytes in one file"
            )


def _nodes(document: Any) -> int:  # noqa: ANN401 -- JSON is Any
    objects = values = 0
    pending = [document]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            objects += 1
            pending += value.values()
        elif isinstance(value, list):
            pending += value
            objects += len(value) ** 2 // COMPARISONS_PER_NODE
        else:
            values += 1
    return objects + values // VALUES_PER_NODE
