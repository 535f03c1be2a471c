"""What was published and stays: addresses, versions, and the meaning of badges that were awarded.

A build writes `published.json`; `catalogue check --against SITE` compares with it. Digests suffice to see a change.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from badge_catalogue.facts import issued
from badge_catalogue.facts.issued import Issued
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import LANGUAGES, Text
from badge_verifier.errors import StepError

SCHEMA = "catalogue-published/1"
FILE = "published.json"

# What a badge means to whoever sees it; frozen from first_awarded on. A translation may still be added.
MEANING = (
    "type",
    "name",
    "description",
    "criteria",
    "issuer",
    "language",
    "level",
    "workload",
    "learning_outcomes",
    "isced_f",
    "programme_codes",
    "participation",
    "assessment",
    "grade",
    "alignments",
    "expires_after",
    "practice",
)
KINDS = ("institutions", "frameworks", "templates", "pathways")


class NotPublished(ValueError):
    """A file that should be a record of an earlier build cannot be read as one."""


@dataclass(frozen=True)
class Version:
    """One version as it was published.

    Attributes:
        meaning: Field to language to digest; "" for a language-neutral field.
    """

    first_awarded: date | None
    meaning: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Published:
    """The record of what an earlier build published.

    Attributes:
        badges: Badge id to version to what was published.
        entries: "institutions", "frameworks", ... to ids.
        issued: Ledgers and status lists.
        packed: Whether forms of other systems came as a ZIP for each institution; None: nobody published before.
    """

    badges: Mapping[str, Mapping[str, Version]] = field(default_factory=dict)
    entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    issued: Issued = field(default_factory=Issued)
    packed: bool | None = None


def meaning(badge: Badge) -> dict[str, dict[str, str]]:
    """Return the digests of every field that has a value, per language where it holds text."""
    found: dict[str, dict[str, str]] = {}
    for name in MEANING:
        value = getattr(badge, name)
        if not value:
            continue
        languages = [language for language in LANGUAGES if _complete(value, language)] if _has_text(value) else [""]
        found[name] = {language: _digest(_in(value, language)) for language in languages}
    return found


@cache
def _fields(cls: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(cls)) if is_dataclass(cls) else ()


def _names(value: object) -> tuple[str, ...]:
    """Return the names of the fields of a value of the model; what has none is a single value."""
    cls: type = type(value)
    return _fields(cls)


def _parts(value: Any) -> Iterable[Any]:  # noqa: ANN401 -- any value of the model
    return value if isinstance(value, tuple) else [getattr(value, name) for name in _names(value)]


def _has_text(value: Any) -> bool:  # noqa: ANN401 -- any value of the model
    return isinstance(value, Text) or any(_has_text(part) for part in _parts(value))


def _complete(value: Any, language: str) -> bool:  # noqa: ANN401 -- any value of the model
    """Say whether every text of a value is there in a language."""
    if isinstance(value, Text):
        return value.has(language) or not value
    return all(_complete(part, language) for part in _parts(value))


def _in(value: Any, language: str) -> Any:  # noqa: ANN401 -- any value of the model
    """Return a value as plain data, texts in one language."""
    if isinstance(value, Text):
        return value.values.get(language)
    if isinstance(value, tuple):
        return [_in(part, language) for part in value]
    if names := _names(value):
        return {name: _in(getattr(value, name), language) for name in names}
    return value.isoformat() if isinstance(value, date) else value


def _digest(value: object) -> str:
    data = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()[:16]).decode().rstrip("=")


def record(catalogue: Catalogue, shown: Issued | None = None, *, packed: bool = False) -> bytes:
    """Return `published.json`: every id and version but drafts, and the meaning of the versions that were awarded.

    Args:
        catalogue: As it is published.
        shown: What of ledgers and status lists this publication shows.
        packed: As in the settings.
    """
    badges: dict[str, dict[str, Any]] = {}
    for (badge_id, version), badge in catalogue.versions.items():
        if badge.status == "draft":  # announced to nobody
            continue
        awarded = badge.first_awarded
        told = {"first_awarded": awarded.isoformat(), "meaning": meaning(badge)} if awarded else {}
        badges.setdefault(badge_id, {})[version] = told
    entries = {kind: sorted(getattr(catalogue, kind)) for kind in KINDS}
    data = {
        "schema": SCHEMA,
        "badges": badges,
        "entries": entries,
        **({"packed": True} if packed else {}),
        **issued.written(shown or Issued()),
    }
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def parse(data: bytes) -> Published:
    """Read a record.

    Raises:
        NotPublished: when it is not one.
    """
    try:
        told = json.loads(data)
        if told["schema"] != SCHEMA:
            raise NotPublished(f"schema {told['schema']!r}, expected {SCHEMA!r}")
        badges = {
            str(badge_id): {str(version): _version(item) for version, item in versions.items()}
            for badge_id, versions in told["badges"].items()
        }
        entries = {str(kind): tuple(str(name) for name in names) for kind, names in told["entries"].items()}
        shown = issued.read(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, StepError) as error:
        raise error if isinstance(error, NotPublished) else NotPublished(f"no record of a build ({error})") from error
    return Published(badges, entries, shown, told.get("packed") is True)


def _version(item: Mapping[str, Any]) -> Version:
    told = item.get("first_awarded")
    digests = {
        str(name): {str(key): str(value) for key, value in of.items()} for name, of in item.get("meaning", {}).items()
    }
    return Version(date.fromisoformat(told) if told else None, digests)
