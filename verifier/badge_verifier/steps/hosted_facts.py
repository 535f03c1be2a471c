"""What a hosted badge in a file and the original at its address say of the same things, and whether they agree.

Decides which difference disproves the file: who it was awarded to, what, by whom, from when and until when, and of a
class that the file embeds its name, level and credits. Whatever else differs is told, and disproves nothing.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential
from badge_verifier.encodings import written_dates
from badge_verifier.errors import Invalid
from badge_verifier.limits import HOSTED_NAME
from badge_verifier.proofs import damage
from badge_verifier.steps import recipient, shown
from badge_verifier.steps.hosted_spelling import spelling

# What is compared in another way, or is said otherwise in nobody's interest: where a picture stands, for example.
_COMPARED = frozenset(
    {
        "@context", "@id", "@type", "badge", "expires", "id", "image", "issuedOn", "issued_on", "recipient", "salt",
        "type", "verification", "verify",
    }
)  # fmt: skip
_OF_CLASS = ("description", "criteria")
_TYPESET = str.maketrans("“”„‟«»\u2018\u2019\u201a\u2010\u2011\u2013\u2014", '""""""\'\'\'----')
_A_SECOND = timedelta(seconds=1)
_LEVELS, _CREDITS = ("eqf", "nlqf"), ("ects", "sbu", "hours")


def differing(file: Credential, fetched: Credential, original: Credential) -> list[str]:
    """Return the facts in which a file differs from its original, in the order in which they are told.

    Each is one of `words.facts`. What one of the two does not say is no difference, the end date apart: without one a
    badge holds for ever.

    Args:
        file: As it was read.
        fetched: The assertion at its address, which may call its class and issuer by where they stand.
        original: The same with its class and issuer, which may call themselves something else there.
    """
    embedded = bool(file.achievement)
    found = {
        "recipient": _other_owner(file, original),
        "badge": _other(file.achievement_id, fetched.achievement_id, original.achievement_id),
        "issuer": _other(
            file.issuer_id,
            fetched.issuer_id,
            reading.identifier(original.achievement.get("issuer")),
            original.issuer_id,
        ),
        "issued": bool(file.valid_from and original.valid_from) and _apart(file.valid_from, original.valid_from),
        "expires": _apart(file.valid_until, original.valid_until, whole_day=True),
        "name": embedded
        and _words(file.achievement_name) not in {_words(each.achievement_name) for each in (fetched, original)},
        "level": embedded and _other_figures(file, (fetched, original), _LEVELS),
        "credits": embedded and _other_figures(file, (fetched, original), _CREDITS),
    }
    return [name for name, differs in found.items() if differs]


def otherwise(file: Credential, original: Credential, fetched: Mapping[str, Any]) -> list[str]:
    """Return the names of what else the two say differently.

    Args:
        file: As it was read.
        original: With its class and issuer.
        fetched: The assertion at the address, as it stands there.
    """
    names = (set(file.document) | set(fetched)) - _COMPARED
    found = sorted(name for name in names if _said(file.document, name) != _said(fetched, name))
    theirs = original.achievement
    mine = file.achievement
    return found + [f"badge.{name}" for name in _OF_CLASS if name in mine and mine[name] != theirs.get(name)]


def _said(document: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 -- a JSON value
    value = document.get(name)
    return None if value in ("", [], {}, False) else value


def _other(one: str | None, *names: str | None) -> bool:
    said = {spelling(name) for name in names if name is not None}
    return one is not None and bool(said) and spelling(one) not in said


def _apart(one: str | None, two: str | None, *, whole_day: bool = False) -> bool:
    """Say whether two dates cannot mean the same; only one of two is a difference, two that cannot be read are none."""
    if not one or not two:
        return bool(one) != bool(two)
    try:
        first, second = (written_dates.span(text, whole_day=whole_day) for text in (one, two))
    except Invalid:
        return False
    # One of the two may write parts of a second, and the other not.
    return first[0] >= second[1] + _A_SECOND or second[0] >= first[1] + _A_SECOND


def _other_owner(file: Credential, original: Credential) -> bool:
    """Say whether the two were awarded to different persons; two hashes with different salts do not tell."""
    one, two = file.recipient, original.recipient
    first, second = (recipient.digest(each) for each in (one, two))
    if first is None and second is None:
        return _identity(one) != _identity(two)
    if first is not None and second is not None:
        return first[:2] == second[:2] and first[2] != second[2]
    hashed, given = (one, two) if second is None else (two, one)
    plain = str(given.get("identity", ""))
    return recipient.matches(hashed, plain) is False and not recipient.in_other_capitals(hashed, plain)


def _identity(owner: Mapping[str, Any]) -> str:
    return recipient.folded(str(owner.get("identity", ""))).removeprefix("mailto:")


def _words(text: str) -> str:
    """Return a name as it is compared: a program may have changed its letters, quotes, capitals and spaces."""
    return recipient.folded(damage.plain(text[:HOSTED_NAME]).translate(_TYPESET))


def _other_figures(file: Credential, originals: tuple[Credential, ...], names: tuple[str, ...]) -> bool:
    """Say whether the file claims a level or a load that none of its original's words has."""
    mine, theirs = shown.facts(file), [shown.facts(each) for each in originals]
    return any(
        name in mine and _figure(mine[name]) not in [_figure(each.get(name)) for each in theirs] for name in names
    )


def _figure(text: str | None) -> object:
    number = reading.number(text)
    return text if number is None else float(number)
