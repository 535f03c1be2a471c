"""Text for people in more than one language, and which language a reader gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Text:
    """One text in one or both languages.

    Attributes:
        values: Language to text; at least one, never an empty string.
    """

    values: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether there is any text."""
        return bool(self.values)

    def has(self, language: str) -> bool:
        """Say whether there is text in this very language."""
        return language in self.values

    def language_for(self, language: str) -> str:
        """Return the language a reader of `language` gets: that one, else the first there is."""
        return (
            language if language in self.values else next((known for known in LANGUAGES if known in self.values), "nl")
        )

    def get(self, language: str) -> str:
        """Return the text for a reader of `language`; empty where there is none at all."""
        found = self.values.get(language)
        return self.values.get(self.language_for(language), "") if found is None else found
