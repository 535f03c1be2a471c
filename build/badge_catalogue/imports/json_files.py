"""The JSON of other platforms: read strictly, and asked for values by path without trusting their types."""

import json
import re
from typing import Any

from badge_catalogue import limits
from badge_catalogue.definitions.places import suggest
from badge_catalogue.imports.record import Incoming, NotImportable
from badge_catalogue.model import ASSESSMENTS, Catalogue

LARGEST = limits.OTHER_PLATFORM


def read(data: bytes) -> list[dict[str, Any]]:
    """Return the objects of a file: itself, a list, or the items of a page (`items`, `result`).

    Raises:
        NotImportable: when it is no JSON of that form.
    """
    if len(data) > LARGEST:
        raise NotImportable(
            f"{len(data):,} bytes, hoogstens {LARGEST:,}: verdeel het over meer bestanden",
            f"{len(data):,} bytes, at most {LARGEST:,}: divide it over more files",
        )
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotImportable(
            f"dit is geen JSON ({error}): kies het bestand dat het platform gaf",
            f"this is no JSON ({error}): choose the file that the platform gave",
        ) from error
    if isinstance(told, dict):
        told = next((told[key] for key in ("items", "result") if isinstance(told.get(key), list)), [told])
    objects = [item for item in told if isinstance(item, dict)] if isinstance(told, list) else []
    if not objects:
        raise NotImportable(
            "geen badge in dit bestand: verwacht een object of een lijst van objecten",
            "no badge in this file: expected an object or a list of objects",
        )
    return objects


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


def assessments(values: list[str], incoming: Incoming) -> list[str]:
    """Return the kinds of assessment that are known; edubadges writes one of them with a slip."""
    meant = ["oral_exam" if value == "oram_exam" else value for value in values if value]
    for value in meant:
        if value not in ASSESSMENTS:
            incoming.lose(f"toetsvorm '{value[:40]}'", f"assessment '{value[:40]}'")
    return [value for value in meant if value in ASSESSMENTS]


def framework_of(name: str, url: str, catalogue: Catalogue) -> str | None:
    """Return the quality framework with this name or address."""
    for framework in catalogue.frameworks.values():
        if framework.kind == "quality" and (
            name == framework.id or name in framework.name.values.values() or (url and url == framework.url)
        ):
            return framework.id
    return None


def slug_of(address: str, name: str) -> str:
    """Return the slug in one of our own addresses, else one made from the name."""
    own = re.search(r"/badges/[a-z0-9-]+/([a-z0-9-]+)/", address)
    return own[1] if own else suggest(name)


def align(targets: list[Any], incoming: Incoming, catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """Carry over levels, occupations and elements of frameworks; return the ESCO skills and the outcomes' elements."""
    skills, refs = [], []
    for target in map(group, targets):
        url, code = text(target.get("targetUrl")), text(target.get("targetCode"))
        level = next(
            (
                (name, key)
                for name in ("eqf", "nlqf")
                for key, term in catalogue.vocabularies.get(name, {}).items()
                if term.uri == url
            ),
            None,
        )
        element = _element(text(target.get("targetFramework")), code, catalogue)
        if "/esco/skill/" in url:
            skills.append(url)
        elif "/esco/occupation/" in url:
            incoming.data.setdefault("occupations", []).append(url)
        elif level is not None:
            incoming.put("level.framework", level[0])
            incoming.put("level.value", level[1])
        elif element is not None:
            refs.append(":".join(element))
        elif framework_of(text(target.get("targetFramework")), url, catalogue) is None:
            shown = text(target.get("targetName")) or url
            incoming.lose(f"aansluiting '{shown[:60]}'", f"alignment '{shown[:60]}'")
    return skills, refs


def _element(name: str, code: str, catalogue: Catalogue) -> tuple[str, str] | None:
    for framework in catalogue.frameworks.values():
        if framework.kind == "competence" and name in {framework.id, *framework.name.values.values()}:
            return (framework.id, code) if any(node.id == code for node in framework.nodes) else None
    return None
