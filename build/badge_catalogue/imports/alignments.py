"""What another platform's badge is aligned to: levels, quality and competence frameworks, skills and occupations.

Platforms write one thing in many ways: by its address, by framework and code, or in its name alone.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.record import Incoming
from badge_catalogue.model import Catalogue, Framework

_LEVEL = re.compile(r"\b(EQF|NLQF|EQR|EKK)\b", re.IGNORECASE)
_DIGIT = re.compile(r"(?<!\d)([1-8]\+?)(?!\d|\.\d)")
_SMALL = frozenset(
    {
        "voor", "for", "the", "of", "de", "het", "een", "a", "an", "en", "and", "in",
        "van", "to", "tot", "op", "on", "with", "met", "over",
    }
)  # fmt: skip
_VERSIONED = re.compile(r"\s*v?(\d+(?:\.\d+){0,2})$", re.IGNORECASE)


@dataclass
class Aligned:
    """What was found, beside what went into the badge.

    Attributes:
        skills: Addresses of ESCO skills, with the name the platform gives them.
        refs: Elements of frameworks, "<framework>:<code>".
    """

    skills: dict[str, str] = field(default_factory=dict)
    refs: list[str] = field(default_factory=list)


def align(targets: list[Any], incoming: Incoming, catalogue: Catalogue) -> Aligned:
    """Carry over levels, occupations and quality frameworks; return skills and elements; name what is none of them."""
    found = Aligned()
    for target in ({"targetUrl": each} if isinstance(each, str) else j.group(each) for each in targets):
        url, code, name = (j.text(target.get(key)) for key in ("targetUrl", "targetCode", "targetName"))
        framework = j.text(target.get("targetFramework"))
        for key in ("targetDescription", "targetType"):  # what the code or the address says already
            target.get(key)
        level = _level(target, catalogue)
        ref = _element(framework or name, code, catalogue)
        if "/esco/skill/" in url:
            found.skills.setdefault(url, name)
        elif "/esco/occupation/" in url:
            incoming.add("occupations", [url])
        elif level is not None:
            _set_level(level, incoming)
        elif ref is not None:
            found.refs += [ref] if ref not in found.refs else []
        elif (quality := framework_of(framework, url, catalogue)) is not None:
            incoming.data.setdefault("quality_assurance", {}).setdefault("framework", quality)
        elif target:
            shown = j.shown(" ".join(part for part in (framework, code, name or url) if part))
            incoming.lose("alignments.alignment", shown=shown)
    return found


def _set_level(level: tuple[str, str], incoming: Incoming) -> None:
    """Set the level; of two, that of the NLQF, which is the finer one."""
    now = incoming.data.get("level", {})
    if now.get("framework") == level[0] and now.get("value") != level[1]:
        shown = f"{level[0].upper()} {level[1]}"
        incoming.lose("alignments.second_level", shown=shown)
    elif now.get("framework") != "nlqf":
        incoming.put("level", {"framework": level[0], "value": level[1], "status": "indicative"})


def _level(target: dict[str, Any], catalogue: Catalogue) -> tuple[str, str] | None:
    """Return framework and level that a target means: by address, by framework and code, or in its name."""
    url = j.text(target.get("targetUrl"))
    for name in ("eqf", "nlqf"):
        for key, term in catalogue.vocabularies.get(name, {}).items():
            if term.uri == url:
                return name, key
    said = [j.text(target.get(key)) for key in ("targetFramework", "targetType", "targetName")]
    named = next(
        (found for part in said if (found := _LEVEL.search(re.sub(r"(?<=QF)(?=[A-Z])|ext:", " ", part)))), None
    )
    if named is None:
        return None
    code = _DIGIT.search(j.text(target.get("targetCode"))) or _DIGIT.search(
        _LEVEL.sub(" ", j.text(target.get("targetName")))
    )
    if code is None:
        return None
    framework = "nlqf" if named[1].upper() == "NLQF" else "eqf"
    return framework, code[1] if framework == "nlqf" else code[1].rstrip("+")


def _element(name: str, code: str, catalogue: Catalogue) -> str | None:
    """Return the element of a competence framework, which may be named with its version."""
    plain, version = _without_version(name)
    for framework in catalogue.frameworks.values():
        if framework.kind != "competence" or not ({name.casefold(), plain} & _names(framework)):
            continue
        same = not version or not framework.version or version.split(".")[0] == framework.version.split(".")[0]
        if same and any(node.id == code for node in framework.nodes):
            return f"{framework.id}:{code}"
    return None


def _without_version(name: str) -> tuple[str, str]:
    """Return `DigComp 2.2 - 1.3` as `digcomp` and `2.2`."""
    first = re.split(r"\s[-\u2013:]\s", name.casefold().strip())[0]
    version = _VERSIONED.search(first)
    return _VERSIONED.sub("", first).strip(), version[1] if version else ""


def _names(framework: Framework) -> set[str]:
    """Return a framework's names in small letters: in full, and the short one before a colon."""
    full = [name.casefold() for name in framework.name.values.values()]
    return {framework.id, *full, *(name.partition(":")[0] for name in full)}


def framework_of(name: str, url: str, catalogue: Catalogue) -> str | None:
    """Return the quality framework with this name or address; small words, years and punctuation make no difference."""
    words = _words(name)
    for framework in catalogue.frameworks.values():
        if framework.kind != "quality":
            continue
        named = name.casefold() == framework.id or any(words == _words(one) for one in framework.name.values.values())
        placed = bool(url and framework.url) and url.rstrip("/") == (framework.url or "").rstrip("/")
        if (words and named) or placed:
            return framework.id
    return None


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", name.casefold())) - _SMALL
