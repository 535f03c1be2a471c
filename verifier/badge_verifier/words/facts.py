"""What a badge says, named for people: facts in which a file and its original differ, or that a holder left out."""

from badge_verifier.words.po import words


def facts(names: str, language: str) -> str:
    """Return facts as a list within a sentence.

    Args:
        names: Those of `details.po`, with commas between them; any other word stays as it is.
        language: One of `words.po.LANGUAGES`.

    >>> facts("recipient, expires", "en")
    'whose it is, until when it holds'
    """
    said = words("details", language)
    return ", ".join(said.get(f"fact.{name}", name) for name in names.split(", "))
