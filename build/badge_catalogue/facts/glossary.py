"""The one glossary: every term of art on the pages, what it is called and what it means, in plain words."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from badge_catalogue.addresses import terms_of
from badge_catalogue.model.text import LANGUAGES, ByLanguage
from badge_catalogue.packs import AT_HAND
from badge_catalogue.words.po import words


@dataclass(frozen=True)
class Explained:
    """A term of art in one language."""

    name: str
    meaning: str


def _explained(key: str, language: str) -> Explained:
    said = words("glossary", language)
    return Explained(said[f"{key}.name"], said[f"{key}.meaning"])


_KEYS = tuple(key.removesuffix(".name") for key in words("glossary", LANGUAGES[0]) if key.endswith(".name"))

TERMS: Mapping[str, Mapping[str, Explained]] = {key: ByLanguage(partial(_explained, key)) for key in _KEYS}
"""Every term by its key and language, in the order of the glossary page."""


def shown(language: str) -> dict[str, Explained]:
    """Return the terms of a catalogue in a language by key: a measure of a country stands where its pack is."""
    return {key: term[language] for key, term in TERMS.items() if key != "sbu" or key in AT_HAND.load}


def files() -> Iterator[tuple[str, bytes]]:
    """Yield site path and bytes of what the terms mean, by their keys, in every language: once for all pages."""
    for language in LANGUAGES:
        meanings = {key: term.meaning for key, term in shown(language).items()}
        yield terms_of(language), json.dumps(meanings, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
