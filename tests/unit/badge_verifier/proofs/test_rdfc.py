"""RDF canonicalisation: the W3C's vectors, and graphs that are made to be expensive."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.proofs import rdfc
from badge_verifier.proofs.rdfc import Dataset, canonical

_TERM = re.compile(
    r"\s*(?:<(?P<iri>[^>]*)>|(?P<blank>_:[\w.-]*\w)"
    r'|"(?P<literal>(?:[^"\\]|\\.)*)"(?:\^\^<(?P<type>[^>]*)>|@(?P<language>[\w-]+))?)'
)
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_RDF_LANGSTRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def _unescape(text: str) -> str:
    plain = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
    return re.sub(
        r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))",
        lambda found: chr(int(found[1] or found[2], 16)) if found[1] or found[2] else plain.get(found[3], found[3]),
        text,
    )


def _dataset(text: str) -> Dataset:
    r"""Parse N-Quads into PyLD's form; its own parser does not know \\u escapes."""
    dataset: Dataset = {"@default": []}
    for line in text.split("\n"):
        terms = []
        for match in _TERM.finditer(line.partition("#")[0] if line.startswith("#") else line):
            if match["iri"] is not None:
                terms.append({"type": "IRI", "value": _unescape(match["iri"])})
            elif match["blank"] is not None:
                terms.append({"type": "blank node", "value": match["blank"]})
            else:
                literal = {"type": "literal", "value": _unescape(match["literal"])}
                literal["datatype"] = _RDF_LANGSTRING if match["language"] else _unescape(match["type"] or _XSD_STRING)
                if match["language"]:
                    literal["language"] = match["language"]
                terms.append(literal)
        if len(terms) >= 3:
            triple = dict(zip(("subject", "predicate", "object"), terms, strict=False))
            triples = dataset.setdefault(terms[3]["value"] if len(terms) == 4 else "@default", [])
            if triple not in triples:
                triples.append(triple)
    return dataset


def _entries(vectors: Path) -> list[dict[str, Any]]:
    manifest = json.loads((vectors / "rdfc10/manifest.jsonld").read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = manifest["entries"]
    return entries


def test_all_vectors_of_the_standard_come_out(vectors: Path) -> None:
    """64 canonical forms and 21 label maps come out as published, SHA-384 among them."""
    seen = {"rdfc:RDFC10EvalTest": 0, "rdfc:RDFC10MapTest": 0}
    for entry in _entries(vectors):
        if entry["type"] not in seen:
            continue
        dataset = _dataset((vectors / entry["action"]).read_text(encoding="utf-8"))
        digest: Any = {"SHA384": "sha384"}.get(entry.get("hashAlgorithm", ""), "sha256")
        lines, issued = canonical(dataset, Limits(), digest)
        expected = (vectors / entry["result"]).read_text(encoding="utf-8")
        if entry["type"] == "rdfc:RDFC10EvalTest":
            assert "".join(lines) == expected, entry["id"]
        else:
            mapped = {old.removeprefix("_:"): new.removeprefix("_:") for old, new in issued.items()}
            assert mapped == json.loads(expected), entry["id"]
        seen[entry["type"]] += 1
    assert seen == {"rdfc:RDFC10EvalTest": 64, "rdfc:RDFC10MapTest": 21}


def test_the_poison_graph_of_the_standard_is_refused(vectors: Path) -> None:
    """The negative vector, ten nodes all related to each other, is refused."""
    (entry,) = [one for one in _entries(vectors) if one["type"] == "rdfc:RDFC10NegativeEvalTest"]
    dataset = _dataset((vectors / entry["action"]).read_text(encoding="utf-8"))
    with pytest.raises(Unchecked) as refused:
        canonical(dataset, Limits())
    assert refused.value.code == "jsonld.too-costly"


def _blank(number: int) -> dict[str, str]:
    return {"type": "blank node", "value": f"_:n{number}"}


def _graph(edges: list[tuple[int, int]]) -> Dataset:
    predicate = {"type": "IRI", "value": "https://example.org/p"}
    return {"@default": [{"subject": _blank(a), "predicate": predicate, "object": _blank(b)} for a, b in edges]}


POISON = {
    "clique": [(a, b) for a in range(30) for b in range(30) if a != b],
    "two hubs": [(hub, leaf) for hub in (0, 1) for leaf in range(2, 60)],
    "bipartite": [(a, b) for a in range(20) for b in range(20, 40)],
    "ring of cliques": [
        (10 * c + a, 10 * ((c + a // 9) % 6) + b) for c in range(6) for a in range(10) for b in range(10)
    ],
}


@pytest.mark.parametrize("name", POISON)
def test_expensive_graphs_are_refused_after_bounded_work(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Graphs that would take hours are given up after as many comparisons as the limits pay for."""
    compared = 0
    compare = rdfc._Rdfc10.hash_related_blank_node

    def counting(self: Any, *arguments: Any) -> Any:
        nonlocal compared
        compared += 1
        return compare(self, *arguments)

    monkeypatch.setattr(rdfc._Rdfc10, "hash_related_blank_node", counting)
    with pytest.raises(Unchecked) as refused:
        canonical(_graph(POISON[name]), Limits())
    assert refused.value.code == "jsonld.too-costly"
    assert compared < 64 * Limits().n_degree_calls


def test_more_blank_nodes_than_the_limit_are_refused() -> None:
    """64 blank nodes that differ are canonicalised, 65 are not."""

    def graph(size: int) -> Dataset:
        predicate = {"type": "IRI", "value": "https://example.org/p"}
        objects = [{"type": "literal", "value": str(number), "datatype": _XSD_STRING} for number in range(size)]
        return {
            "@default": [
                {"subject": _blank(number), "predicate": predicate, "object": value}
                for number, value in enumerate(objects)
            ]
        }

    assert len(canonical(graph(64), Limits())[0]) == 64
    with pytest.raises(Unchecked):
        canonical(graph(65), Limits())


@pytest.mark.parametrize(
    ("character", "escape"),
    [("\0", "\\u0000"), ("\b", "\\b"), ("\t", "\\t"), ("\n", "\\n"), ("\x0b", "\\u000B"), ("\f", "\\f"), ("\r", "\\r"),
     ("\x1f", "\\u001F"), ("\x7f", "\\u007F"), ("\x85", "\x85"), ("\u2028", "\u2028"), ('"', '\\"'), ("\\", "\\\\")],
)  # fmt: skip
def test_characters_are_escaped_as_the_standard_says(character: str, escape: str) -> None:
    """Canonical N-Quads escape exactly the control characters, the quote and the backslash."""
    literal = {"type": "literal", "value": f"a{character}b", "datatype": _XSD_STRING}
    subject = {"type": "IRI", "value": "https://example.org/s"}
    dataset = {"@default": [{"subject": subject, "predicate": subject, "object": literal}]}
    lines, _ = canonical(dataset, Limits())
    assert lines == [f'<https://example.org/s> <https://example.org/s> "a{escape}b" .\n']


def test_a_lone_surrogate_is_refused() -> None:
    """Text that is not Unicode cannot be hashed, so it is not signed either."""
    literal = {"type": "literal", "value": "\ud800", "datatype": _XSD_STRING}
    dataset = {"@default": [{"subject": _blank(1), "predicate": {"type": "IRI", "value": "p:p"}, "object": literal}]}
    with pytest.raises(Invalid):
        canonical(dataset, Limits())
