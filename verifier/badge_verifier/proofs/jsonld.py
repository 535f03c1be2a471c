"""JSON-LD read strictly: a document either means in full what it shows, or is refused.

A signature over JSON-LD covers the RDF, not the JSON. Whatever expansion would drop, complete or rename is a way to
show what was not signed or to hide what was, so all of that is refused here, as a superset of the "safe mode" of
other implementations. Expansion is PyLD's.
"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NoReturn

from pyld import ContextResolver
from pyld.jsonld import JsonLdError, JsonLdProcessor

from badge_verifier.errors import Invalid, NotUnderstood, StepError, Unchecked
from badge_verifier.limits import CONTEXTS_PROCESSED, Limits
from badge_verifier.proofs import descriptions, terms
from badge_verifier.proofs.contexts import Context, Vocabulary
from badge_verifier.proofs.rdfc import Dataset

Document = Mapping[str, Any]

# Everything relative ends up under this address, where it is seen and refused.
_RELATIVE = "relative-to-nothing:"
_BASE = f"{_RELATIVE}//document/"

# The production IRIREF of N-Quads, with a scheme. Whitespace makes PyLD drop the triple without a word.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\Z")
_VALUE_KEYS = frozenset({"@value", "@language"})
_NOT_READ = frozenset({"@context", "jsonSchema"})  # the second is JSON to the contexts that define it
_EXPANDED_KEYWORDS = frozenset({"@id", "@type", "@value", "@language", "@list", "@graph"})


def addresses(document: Document, limits: Limits) -> tuple[str, ...]:
    """Return the addresses of all contexts that the document uses, in order of appearance.

    The whole document is looked through, and everything that can be refused without the contexts is.

    Raises:
        Invalid: "jsonld.rewritten": a key that is no plain term but an address, a compact IRI or a keyword.
        NotUnderstood: "jsonld.inline-context": a context that is no address.
        Unchecked: "jsonld.too-costly": deeper or with longer arrays than the limits.
    """
    found, refused = named(document, limits)
    if refused is not None:
        raise refused
    return found


def named(document: Document, limits: Limits) -> tuple[tuple[str, ...], StepError | None]:
    """Return the addresses of all contexts of a document, and the first thing in it that is refused without them.

    Whether a context is known is asked before how its terms are spelt: an unknown one may spell them so.

    Raises:
        Unchecked: "jsonld.too-costly".
    """
    look = _Look(limits)
    look.at(document, 1)
    if "@context" not in document:
        look.refuse(Invalid("jsonld.malformed", "the document has no @context"))
    return tuple(look.contexts), look.refused


class _Look:
    """One look through a document, contexts unread.

    Attributes:
        contexts: The addresses of contexts, in order of appearance.
        refused: The first thing that is refused; an inline context before all others, as it may explain them.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.contexts: dict[str, None] = {}
        self.refused: StepError | None = None

    def refuse(self, error: StepError) -> None:
        inline = error.code == "jsonld.inline-context"
        if self.refused is None or (inline and self.refused.code != error.code):
            self.refused = error

    def at(self, value: Any, depth: int) -> None:  # noqa: ANN401 -- JSON is Any
        if isinstance(value, str):  # most are
            return
        if isinstance(value, list):
            most = self._limits.array_members
            if len(value) > most:
                raise Unchecked("jsonld.too-costly", f"an array of {len(value)} members, expected {most}")
            if any(member is None or isinstance(member, list) for member in value):
                # Expansion drops the one and dissolves the other: neither is signed as it stands there.
                self.refuse(Invalid("jsonld.rewritten", "an array holds null or another array"))
            members: Sequence[Any] = value
        elif isinstance(value, Mapping):
            for key in value:
                if key.startswith("@") or ":" in key:
                    self._key(key, value)
            members = [member for key, member in value.items() if key not in _NOT_READ]
        else:
            return
        if depth > self._limits.depth:
            raise Unchecked("jsonld.too-costly", f"deeper than {self._limits.depth} levels")
        for member in members:
            self.at(member, depth + 1)

    def _key(self, key: str, holder: Document) -> None:
        if key == "@context":
            contexts = holder[key] if isinstance(holder[key], list) else [holder[key]]
            for context in contexts:
                if isinstance(context, str):
                    self.contexts[context] = None
                else:
                    self.refuse(NotUnderstood("jsonld.inline-context", _written(context)))
        elif key not in _VALUE_KEYS or not _VALUE_KEYS.issuperset(holder) or holder.get("@value") is None:
            # "https://schema.org/name" signs the same as "name", but nobody would show it.
            self.refuse(Invalid("jsonld.rewritten", f"got the key {key[:80]!r}, expected a plain term"))


def _written(context: object) -> str:
    """Name an inline context by the terms that it explains."""
    if isinstance(context, Mapping):
        return ", ".join(sorted(str(term)[:40] for term in context)[:5])
    return str(context)[:60]


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


class Undefined(NotUnderstood):
    """A term or a type that none of a document's contexts defines: what it means, and whether it was signed, is open.

    Attributes:
        term: As the document writes it.
    """

    def __init__(self, term: str, detail: str) -> None:
        super().__init__("jsonld.undefined-term", detail)
        self.term = term


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
