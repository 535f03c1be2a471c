"""The JSON of other platforms: read strictly, taken out of its envelope, its types never trusted."""

import json
import re
from dataclasses import dataclass
from typing import Any

from badge_catalogue import addresses, limits
from badge_catalogue.definitions.places import suggest
from badge_catalogue.imports import envelopes, formats, paging
from badge_catalogue.imports.record import NotImportable, says
from badge_catalogue.imports.spreadsheets import letters
from badge_catalogue.model import ASSESSMENTS
from badge_catalogue.model.text import Text


@dataclass(frozen=True)
class Page:
    """The objects of a file, and whether they are all there are.

    Attributes:
        number: Of this page, from 1, where the file says so.
        total: Pages in all, where the file says so.
        more: The file says that another page follows.
        earlier: The file says that another page goes before.
        signed: It came as a signed text, whose signature nobody checked.
        notes: What is to be said of its letters.
    """

    objects: list[dict[str, Any]]
    number: int | None = None
    total: int | None = None
    more: bool = False
    earlier: bool = False
    signed: bool = False
    notes: tuple[Text, ...] = ()

    @property
    def whole(self) -> bool:
        """Say whether nothing more is to be fetched."""
        return not (self.more or self.earlier)


def whole(pages: list[Page]) -> bool:
    """Say whether pages are together all there are: each says of the next, and none is missing in between."""
    parts = [page for page in pages if not page.whole]
    if not parts:
        return True
    numbers = {page.number for page in pages}
    last = max((page.number or 0 for page in pages), default=0)
    total = max((page.total or 0 for page in pages), default=0) or last
    ends = any(not page.more for page in pages)
    return None not in numbers and ends and numbers >= set(range(1, total + 1))


def read(data: bytes) -> Page:
    """Return the objects of a file: itself, a list, the items of a page, or what an envelope or a signature holds.

    Raises:
        NotImportable: when it is no JSON of that form.
    """
    if len(data) > limits.OTHER_PLATFORM:
        raise NotImportable(
            says("json_files.bytes_most_divide_over", number=len(data), largest=limits.OTHER_PLATFORM),
        )
    signed = envelopes.JWS.fullmatch(data)
    text, notes = ("", []) if signed or formats.of_bytes(data) is not None else letters.decoded(data)
    twice: list[str] = []
    passed: list[object] = []
    try:
        told = envelopes.payload(signed[2].decode()) if signed else _loaded(text.removeprefix("\ufeff"), twice)
        objects = list(envelopes.opened(told, passed))
    except (ValueError, RecursionError) as error:
        raise _no_json(data, error) from error
    if not objects:
        addressed = any(str(item).startswith("http") for item in passed)
        raise NotImportable(says("json_files.addresses_alone" if addressed else "json_files.no_badge_file_expected"))
    notes += [says("json_files.member_twice", name=name[:40]) for name in dict.fromkeys(twice)]
    notes += [says("json_files.passed_over", shown=shown(item)) for item in passed]
    return Page(objects, **paging.place(told, len(objects)), signed=bool(signed), notes=tuple(notes))


def _loaded(text: str, twice: list[str]) -> Any:  # noqa: ANN401 -- what JSON holds
    """Return the JSON of a text: one value, or an object on each line, as some services send a list.

    A number keeps its digits, as `1.10` is no `1.1` where it is a version.

    Arguments:
        twice: Gets the names that one object has twice, with different values; the last is read.
    """

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found and found[key] != value:
                twice.append(key)
            found[key] = value
        return found

    def loaded(part: str) -> Any:  # noqa: ANN401 -- what JSON holds
        return json.loads(part, object_pairs_hook=members, parse_float=_as_written, parse_constant=str)

    try:
        return loaded(text)
    except ValueError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines[:2]):  # noqa: PLR2004 -- a list
            raise
        return [loaded(line) for line in lines]


def _as_written(number: str) -> float | str:
    return float(number) if "e" in number.lower() else number


def _no_json(data: bytes, error: Exception) -> NotImportable:
    named = formats.of_bytes(data)
    if named is not None:
        return NotImportable(named)
    return NotImportable(
        says("json_files.no_json_choose_file", error=error),
    )


def text(value: object) -> str:
    """Return a value as text; nothing for groups and lists."""
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return ""
    return str(value).strip()


def number(value: object) -> float | None:
    """Return a value as a number, decimal comma or not."""
    found = text(value).replace(",", ".")
    return float(found) if re.fullmatch(r"\d{1,9}(\.\d{1,6})?", found) else None


def items(value: object) -> list[Any]:
    """Return a value as a list: itself, or the one member."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def group(value: object) -> dict[str, Any]:
    """Return a value as a group; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def shown(value: object, most: int = 60) -> str:
    """Return a value for a message."""
    plain = " ".join((text(value) or json.dumps(value, ensure_ascii=False)).split())
    return plain if len(plain) <= most else plain[:most] + "…"


def slug_of(address: str, name: str) -> str:
    """Return the slug in one of our own addresses, else one made from the name."""
    return addresses.slug_in(address) or suggest(name)


def known_assessments(values: list[str]) -> tuple[list[str], list[str]]:
    """Return the kinds of assessment that are known, and the words that are none; edubadges writes one with a slip."""
    others = {"oram_exam": "oral_exam"}
    meant = [others.get(value, value) for value in values if value]
    return [value for value in meant if value in ASSESSMENTS], [value for value in meant if value not in ASSESSMENTS]
