"""What a badge says, named for people: facts in which a file and its original differ, or that a holder left out."""

from collections.abc import Mapping

FACTS: Mapping[str, Mapping[str, str]] = {
    "recipient": {"nl": "van wie hij is", "en": "whose it is"},
    "badge": {"nl": "welke badge het is", "en": "which badge it is"},
    "issuer": {"nl": "wie hem gaf", "en": "who awarded it"},
    "issued": {"nl": "sinds wanneer hij geldt", "en": "since when it holds"},
    "expires": {"nl": "tot wanneer hij geldt", "en": "until when it holds"},
    "name": {"nl": "de naam", "en": "its name"},
    "level": {"nl": "het niveau", "en": "its level"},
    "credits": {"nl": "de studielast", "en": "its workload"},
}
"""Fact to language to its name within a sentence."""


def facts(names: str, language: str) -> str:
    """Return facts as a list within a sentence.

    Args:
        names: Of FACTS, with commas between them; any other word stays as it is.
        language: "nl" or "en".

    >>> facts("recipient, expires", "en")
    'whose it is, until when it holds'
    """
    return ", ".join(FACTS.get(name, {}).get(language, name) for name in names.split(", "))
