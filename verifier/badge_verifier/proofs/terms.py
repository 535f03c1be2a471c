"""What JSON-LD contexts call things: which terms share a meaning, so that one could be hidden under another."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from badge_verifier.proofs.contexts import Context

# Everybody writes "id" and "type"; another name for a keyword is a way to hide something.
_USUAL_KEYWORDS = frozenset({("id", "@id"), ("type", "@type")})


class Names:
    """The names of terms in all known contexts together: a badge may be moved to another context.

    Attributes:
        iris: All addresses that a term stands for.
        aliases: Terms that share their address with a more usual term, e.g. "Criteria" as a key for "criteria", and
            terms for keywords other than the usual two.
    """

    def __init__(self, known: Sequence[Context]) -> None:
        terms: dict[str, set[str]] = {}
        keywords: dict[str, str] = {}
        for context in known:
            body = context.document["@context"]
            parts = [part for part in (body if isinstance(body, list) else [body]) if isinstance(part, Mapping)]
            prefixes = {key: _address(value) for part in parts for key, value in part.items()}
            for part in parts:
                _collect(part, prefixes, terms, keywords)
        self.iris = frozenset(terms)
        self.aliases: dict[str, str] = {}
        for names in terms.values():
            usual, *others = sorted(names, key=lambda name: (not name[:1].islower(), len(name), name))
            self.aliases.update(dict.fromkeys(others, usual))
        self.aliases.update(keywords)


def _collect(
    context: object, prefixes: Mapping[str, str], terms: dict[str, set[str]], keywords: dict[str, str]
) -> None:
    if isinstance(context, list):
        for part in context:
            _collect(part, prefixes, terms, keywords)
    elif isinstance(context, Mapping):
        for term, definition in context.items():
            iri = _address(definition)
            prefix, colon, rest = iri.partition(":")
            if colon and not rest.startswith("//") and prefixes.get(prefix):
                iri = prefixes[prefix] + rest
            if iri.startswith("@") and not term.startswith("@") and (term, iri) not in _USUAL_KEYWORDS:
                keywords[term] = iri
            if colon and not term.startswith("@"):
                terms.setdefault(iri, set()).add(term)
            if isinstance(definition, Mapping):
                _collect(definition.get("@context"), prefixes, terms, keywords)


def _address(definition: object) -> str:
    value = definition.get("@id") if isinstance(definition, Mapping) else definition
    return value if isinstance(value, str) else ""


@lru_cache(maxsize=8)
def names(known: tuple[Context, ...]) -> Names:
    """Return the names of these contexts; they are collected once."""
    return Names(known)
