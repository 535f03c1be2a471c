"""The contexts that a JSON-LD document names, and what is refused of it before any of them is read.

Nothing here needs PyLD, which takes longer to load than most commands take to run.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from badge_verifier.errors import Invalid, NotUnderstood, StepError, Unchecked
from badge_verifier.limits import Limits

Document = Mapping[str, Any]

_VALUE_KEYS = frozenset({"@value", "@language"})
_NOT_READ = frozenset({"@context", "jsonSchema"})  # the second is JSON to the contexts that define it


class Undefined(NotUnderstood):
    """A term or a type that none of a document's contexts defines: what it means, and whether it was signed, is open.

    Attributes:
        term: As the document writes it.
    """

    def __init__(self, term: str, detail: str) -> None:
        super().__init__("jsonld.undefined-term", detail)
        self.term = term


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
