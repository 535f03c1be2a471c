"""JSON-LD read strictly: a document either means in full what it shows, or is refused.

A signature over JSON-LD covers the RDF, not the JSON. Whatever expansion would drop, complete or rename is a way to
show what was not signed or to hide what was, so all of that is refused here, as a superset of the "safe mode" of
other implementations. Expansion is PyLD's; what can be refused without it stands in `named_contexts`.
"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NoReturn

from pyld import ContextResolver
from pyld.jsonld import JsonLdError, JsonLdProcessor

from badge_verifier.errors import Invalid, NotUnderstood
from badge_verifier.limits import CONTEXTS_PROCESSED, Limits
from badge_verifier.proofs import descriptions, terms
from badge_verifier.proofs.contexts import Context, Vocabulary
from badge_verifier.proofs.named_contexts import Document, Undefined, addresses
from badge_verifier.proofs.rdfc import Dataset

# Everything relative ends up under this address, where it is seen and refused.
_RELATIVE = "relative-to-nothing:"
_BASE = f"{_RELATIVE}//document/"

# The production IRIREF of N-Quads, with a scheme. Whitespace makes PyLD drop the triple without a word.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\Z")
_EXPANDED_KEYWORDS = frozenset({"@id", "@type", "@value", "@language", "@list", "@graph"})


def dataset(document: Document, vocabulary: Vocabulary, known: Sequence[Context], limits: Limits) -> Dataset:
    """Return the RDF of a document.

    Args:
        vocabulary: One version for each of `addresses(document)`.
        known: All contexts there are, to recognise a term that is spelt another way.

    Raises:
        Invalid: "jsonld.relative", "jsonld.rewritten": see there; "jsonld.malformed": it breaks the grammar of
            JSON-LD. As `addresses` besides.
        NotUnderstood: "jsonld.undefined-term": no context says what a term or a type means; perhaps the signer's did.
        Unchecked: "jsonld.too-costly", "jsonld.same-id".
    """
    addresses(document, limits)
    descriptions.once(document)
    reader = _reader(vocabulary)
    processor = _Strict(terms.names(tuple(known)), frozenset(_strings(document)), reader)
    try:
        result: Dataset = processor.to_rdf(document, reader.options)
    except JsonLdError as error:
        if (unknown := _refusal(error)) is not None:  # a context that a known one builds on
            raise unknown from error
        raise Invalid("jsonld.malformed", _reason(error)) from error
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError, OverflowError) as error:
        # PyLD trusts the shape of what it is given in places; what breaks it is not JSON-LD.
        raise Invalid("jsonld.malformed", f"{type(error).__name__} while reading") from error
    return result


class _Strict(JsonLdProcessor):  # type: ignore[misc] # PyLD ships no types
    """PyLD's processor, refusing what it would pass over in silence."""

    def __init__(self, names: terms.Names, strings: frozenset[str], reader: "_Reader") -> None:
        super().__init__(on_property_dropped=self._dropped)
        self._names = names
        self._strings = strings
        self._processed = reader.processed
        self._contexts = ", ".join(reader.addresses)

    def expand(self, input_: Any, options: dict[str, Any]) -> Any:  # noqa: ANN401 -- JSON is Any
        self._spelling(input_)
        expanded = super().expand(input_, options)
        self._check(expanded)
        return expanded

    def _process_context(  # noqa: PLR0913, PLR0917 -- PyLD's own signature
        self,
        active_ctx: Any,  # noqa: ANN401 -- PyLD's own types
        local_ctx: Any,  # noqa: ANN401
        options: dict[str, Any],
        override_protected: bool = False,  # noqa: FBT001, FBT002
        propagate: bool = True,  # noqa: FBT001, FBT002
        validate_scoped: bool = True,  # noqa: FBT001, FBT002
        cycles: set[str] | None = None,
    ) -> Any:  # noqa: ANN401
        """Remember the contexts of types, which PyLD computes anew for every object: two thirds of its time."""
        flags = override_protected, propagate, validate_scoped
        if cycles is not None or not isinstance(local_ctx, Mapping) or "_uuid" not in active_ctx:
            return super()._process_context(active_ctx, local_ctx, options, *flags, cycles)
        key = (active_ctx["_uuid"], id(local_ctx), *flags)
        if key not in self._processed:
            if len(self._processed) >= CONTEXTS_PROCESSED:
                self._processed.clear()
            # The local context is kept with the result, so that nothing else can get its id.
            self._processed[key] = local_ctx, super()._process_context(active_ctx, local_ctx, options, *flags, cycles)
        return self._processed[key][1]

    def _dropped(self, term: str | None) -> NoReturn:
        self._undefined(str(term or "a term"))

    def _undefined(self, term: str) -> NoReturn:
        raise Undefined(term, f"{term[:80]!r} ({self._contexts[:200]})")

    def _spelling(self, value: Any) -> None:  # noqa: ANN401 -- JSON is Any
        """Refuse a term or a type that has a more usual name for the same thing."""
        if isinstance(value, list):
            for member in value:
                self._spelling(member)
        elif isinstance(value, Mapping):
            for key, member in value.items():
                if key in self._names.aliases:
                    raise Invalid("jsonld.rewritten", f"got {key!r}, expected {self._names.aliases[key]!r}")
                if key == "type" and not self._names.iris.isdisjoint(member if isinstance(member, list) else [member]):
                    raise Invalid("jsonld.rewritten", "a type is given by its address instead of its term")
                self._spelling(member)

    def _check(self, expanded: Any) -> None:  # noqa: ANN401 -- JSON is Any
        if isinstance(expanded, list):
            for member in expanded:
                self._check(member)
        elif isinstance(expanded, dict):
            for key, member in expanded.items():
                if key.startswith("@"):
                    self._check_keyword(key, member)
                elif not _is_absolute(key):
                    self._undefined(_shown(key))
                if key != "@value":
                    self._check(member)

    def _check_keyword(self, key: str, member: Any) -> None:  # noqa: ANN401 -- JSON is Any
        if key not in _EXPANDED_KEYWORDS:
            # @index, @direction and the like are no part of the RDF; @reverse and @included hide who is meant.
            raise Invalid("jsonld.rewritten", f"{key} is not covered by a signature")
        if key == "@id":
            if not _is_absolute(member):
                raise NotUnderstood("jsonld.relative", repr(_shown(member)[:80]))
            if member not in self._strings and member not in self._names.iris:
                raise Invalid("jsonld.rewritten", f"{member[:80]!r} is written in a shorter form")
        elif key == "@type":
            for name in member if isinstance(member, list) else [member]:
                if name != "@json" and not _is_absolute(name):  # a type that no context turns into an address
                    self._undefined(_shown(name))
        elif key == "@language" and not (isinstance(member, str) and _LANGUAGE.match(member)):
            raise Invalid("jsonld.malformed", f"{str(member)[:40]!r} is no language tag")


def _is_absolute(iri: object) -> bool:
    return isinstance(iri, str) and not iri.startswith(_RELATIVE) and _IRI.match(iri) is not None


def _shown(iri: object) -> str:
    return str(iri).removeprefix(_BASE).removeprefix(_RELATIVE)


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 -- JSON is Any
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for member in value:
            yield from _strings(member)
    elif isinstance(value, Mapping):
        for member in value.values():
            yield from _strings(member)


def _refusal(error: BaseException) -> NotUnderstood | None:
    """Return the error that this package raised within PyLD, which wraps it."""
    found: BaseException | None = error
    while found is not None and not isinstance(found, NotUnderstood):
        found = found.__cause__ or found.__context__
    return found


def _reason(error: BaseException) -> str:
    """Return the innermost message of PyLD, without the data it prints after it."""
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error).partition("\n")[0][:200]


# What PyLD made of a context within another one, under the ids of both.
_Processed = dict[tuple[str, int, bool, bool, bool], tuple[object, object]]


class _Reader:
    """The state that is kept between documents which are read with the same contexts.

    Attributes:
        addresses: Of those contexts.
        options: Of PyLD, with a resolver that knows these contexts only.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._documents = {context.url: context.document for context in vocabulary.contexts}
        self.addresses = tuple(self._documents)
        self.processed: _Processed = {}
        self.options: dict[str, object] = {
            "base": _BASE,
            "documentLoader": self._load,
            "contextResolver": ContextResolver({}, self._load),
            "processingMode": "json-ld-1.1",
            "produceGeneralizedRdf": False,
        }

    def _load(self, url: str, options: object) -> dict[str, object]:
        del options
        if url not in self._documents:
            raise NotUnderstood("jsonld.unknown-context", url[:120])
        document = copy.deepcopy(dict(self._documents[url]))  # PyLD writes into it
        return {"contextUrl": None, "documentUrl": url, "document": document, "tag": "static"}


@lru_cache(maxsize=64)
def _reader(vocabulary: Vocabulary) -> _Reader:
    return _Reader(vocabulary)
