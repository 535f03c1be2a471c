"""Read properties of a document that nobody vouches for yet: a string is a string, or it is refused."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from badge_verifier.encodings.characters import by_known
from badge_verifier.errors import Invalid
from badge_verifier.limits import ISSUER_NAMES

# RFC 3986, "Syntax Components": a scheme, then no character that an address cannot hold.
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20\x7f]+")

# BCP 47, as far as badges use it: a language, perhaps with a country or a script.
_TONGUE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}", re.ASCII)
_NO_TONGUES = frozenset({"id", "url", "uid", "src"})  # members of objects, which look like languages
_NUMBER = re.compile(r"\d{1,9}(\.\d{1,9})?", re.ASCII)

# JSON-LD 1.1, "Value Objects": the members of a text with a language.
_VALUE_OBJECT = frozenset({"@value", "@language", "@direction", "@type"})


def is_address(value: object) -> bool:
    """Say whether the value is an absolute URI."""
    return isinstance(value, str) and _ADDRESS.fullmatch(value) is not None


def listed(value: Any) -> list[Any]:  # noqa: ANN401 -- a JSON value
    """Return the members: JSON-LD writes a set of one as the member itself."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def objects(value: Any) -> list[Mapping[str, Any]]:  # noqa: ANN401 -- a JSON value
    """Return the members of a value that are objects."""
    return [member for member in listed(value) if isinstance(member, dict)]


def mapping(value: Any) -> Mapping[str, Any]:  # noqa: ANN401 -- a JSON value
    """Return the object, else an empty one."""
    return value if isinstance(value, dict) else {}


def types(document: Mapping[str, Any]) -> list[str]:
    """Return the types of an object, also under JSON-LD's own name."""
    return [name for name in listed(document.get("type", document.get("@type"))) if isinstance(name, str)]


def text(value: Any, language: str = "") -> str:  # noqa: ANN401 -- a JSON value
    """Return the text of a plain string, a value object, a language map, or one of several, always the same.

    "" where there is none.
    """
    if isinstance(value, str):  # most are
        return value
    found = spoken(value)
    wanted = [words for words, tongue in found if language and tongue.split("-")[0] == language]
    return min(wanted or [words for words, _tongue in found], default="")


def spoken(value: Any) -> list[tuple[str, str]]:  # noqa: ANN401 -- a JSON value
    """Return every text of a value with its language in small letters, "" where it names none."""
    return [
        said
        for each in listed(value)
        for said in (
            [(each["@value"], by_known(str(each.get("@language")), str.lower))]
            if isinstance(each, dict) and isinstance(each.get("@value"), str)
            else [(words, tongue.lower()) for tongue, words in each.items()]
            if is_language_map(each)
            else [(str(each), "")]
            if isinstance(each, str | int) and not isinstance(each, bool)  # a proof over RDF signs 4 and "4" alike
            else []
        )
    ]


def names(value: Any) -> list[dict[str, str]]:  # noqa: ANN401 -- a JSON value
    """Return the first few texts of a value as value objects: those of an issuer's names that anyone may see."""
    return [{"@value": words, "@language": tongue} for words, tongue in spoken(value)[:ISSUER_NAMES]]


def is_language_map(value: object) -> bool:
    """Say whether a value gives one text for each of several languages (JSON-LD 1.1, "Language Maps")."""
    return (
        isinstance(value, dict)
        and not set(value) <= _NO_TONGUES
        and all(_TONGUE.fullmatch(name) and isinstance(said, str) for name, said in value.items())
    )


def flag(value: object) -> bool | None:
    """Return yes or no, also where it is written as a text; None for anything else."""
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def is_no(value: object) -> bool:
    """Say whether a member says no or nothing at all, in any spelling; whatever else stands there is a yes."""
    if isinstance(value, str):
        return value.strip().lower() in ("", "false", "0", "no", "null")
    return not value


def number(value: object) -> int | float | None:
    """Return a number, also where it is written as a text of digits; None for anything else."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def one(value: Any) -> Mapping[str, Any]:  # noqa: ANN401 -- a JSON value
    """Return one object of an array, always the same: most proofs do not sign the order of an array."""
    return min(objects(value), key=lambda each: _written(plain(each)), default={})


def plain(value: Any) -> Any:  # noqa: ANN401 -- a JSON value
    """Return a value in the one form that a proof over RDF cannot tell from its others.

    An array of one is its member, a text without a language is bare; an array holds nothing twice, in one order.
    """
    if isinstance(value, dict):
        if set(value) == {"@value"}:
            return plain(value["@value"])
        return {name: plain(member) for name, member in value.items()}
    if isinstance(value, list):
        members = {_written(each): each for each in map(plain, value)}
        return next(iter(members.values())) if len(members) == 1 else [members[key] for key in sorted(members)]
    return value


def _written(value: Any) -> str:  # noqa: ANN401 -- a JSON value
    return json.dumps(value, sort_keys=True)


def gathered(document: Any, node: Mapping[str, Any]) -> Mapping[str, Any]:  # noqa: ANN401 -- a JSON value
    """Return an object with all that the document says of the same id.

    To a proof over RDF two objects with one id are one: what stands in one could be taken out where the other repeats
    it, and the proof would still hold. What is shown must not change with it.
    """
    name = node.get("id")
    if not isinstance(name, str):
        return {member: plain(said) for member, said in node.items()}
    return merged(by_id(document).get(name) or [node])


def every(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 -- a JSON value
    """Yield each object of a value, at any depth, itself included."""
    pending = [value]
    while pending:
        each = pending.pop()
        if isinstance(each, list):
            pending += each
        elif isinstance(each, Mapping):
            yield each
            pending += each.values()


def by_id(document: Any) -> dict[str, list[Mapping[str, Any]]]:  # noqa: ANN401 -- a JSON value
    """Return the objects of a document by their id, for whoever asks for many; those of its proofs are left out."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    pending = [document]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            if isinstance(value.get("id"), str):
                found.setdefault(value["id"], []).append(value)
            pending += [said for member, said in value.items() if member != "proof"]
        elif isinstance(value, list):
            pending += value
    return found


def merged(same: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return one object with the members of all objects that have one id."""
    said: dict[str, list[Any]] = {}
    for each in same:
        for member, value in each.items():
            said.setdefault(member, []).extend(listed(value))
    return {member: plain(values) for member, values in said.items()}


def identifier(value: Any) -> str | None:  # noqa: ANN401 -- a JSON value
    """Return the id of an object, or the string that stands for it."""
    if isinstance(value, dict):
        value = value.get("id", value.get("@id"))
    return value if isinstance(value, str) else None


def need(document: Mapping[str, Any], names: tuple[str, ...], place: str) -> None:
    """Refuse a document that lacks one of these properties.

    Raises:
        Invalid: "parse.property-missing".
    """
    for name in names:
        if document.get(name) in (None, "", [], {}):
            raise Invalid("parse.property-missing", f"{place}.{name}".lstrip("."))


def need_address(value: object, place: str) -> None:
    """Refuse what is not an absolute URI.

    Raises:
        Invalid: "parse.property-wrong".
    """
    if not is_address(value):
        raise Invalid("parse.property-wrong", f"{place}: got {str(value)[:60]!r}, expected an address or another URI")


def need_text(value: Any, place: str) -> None:  # noqa: ANN401 -- a JSON value
    """Refuse what is neither a string, nor a value object or a language map, nor a list of those.

    Raises:
        Invalid: "parse.property-wrong".
    """
    members = value if isinstance(value, list) and value else [value]
    for member in members:
        plain = isinstance(member, str)
        tagged = isinstance(member, dict) and isinstance(member.get("@value"), str) and not set(member) - _VALUE_OBJECT
        if not plain and not tagged and not is_language_map(member):
            raise Invalid("parse.property-wrong", f"{place}: expected a text, or texts with a language")
