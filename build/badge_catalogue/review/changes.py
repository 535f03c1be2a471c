"""What differs between two catalogues: entries that appear, change and disappear, and what that means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from badge_catalogue.facts.completeness import missing, names, share
from badge_catalogue.facts.published import MEANING
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.findings import Finding
from badge_catalogue.review.agreement import GUARDED
from badge_catalogue.review.preview import escaped, preview
from badge_catalogue.words.po import words

_KINDS = ("institutions", "frameworks", "templates", "pathways", "platforms", "endorsements")
_MOST_FINDINGS = 50
_LONGEST = 60_000  # characters; GitHub takes 65,536
_SKIP = {"source", "id", "slug", "current"}

_WHAT = ("appears", "changes", "disappears")


@dataclass(frozen=True, order=True)
class Change:
    """An entry of the catalogue that a change adds, removes or alters.

    Attributes:
        kind: "badges", "institutions", ...
        id: A badge's id with its version.
        fields: Names of the fields that differ.
        frozen: Those of them that give an awarded badge its meaning.
        trust: Those that decide whom the verifier trusts.
    """

    kind: str
    id: str
    what: Literal["appears", "changes", "disappears"]
    fields: tuple[str, ...] = ()
    frozen: tuple[str, ...] = ()
    trust: tuple[str, ...] = ()


def changes(before: Catalogue, after: Catalogue) -> list[Change]:
    """Return every entry that differs, sorted."""
    old = {f"{badge_id} v{version}": badge for (badge_id, version), badge in before.versions.items()}
    new = {f"{badge_id} v{version}": badge for (badge_id, version), badge in after.versions.items()}
    found = _between("badges", old, new)
    for kind in _KINDS:
        found += _between(kind, dict(getattr(before, kind)), dict(getattr(after, kind)))
    for name in sorted({*before.vocabularies, *after.vocabularies}):
        terms = dict(before.vocabularies.get(name, {})), dict(after.vocabularies.get(name, {}))
        found += _between(f"vocabularies/{name}", *terms)
    return sorted(found)


def _between(kind: str, old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    found = [Change(kind, key, "disappears") for key in old.keys() - new.keys()]
    found += [Change(kind, key, "appears", trust=_trust(kind)) for key in new.keys() - old.keys()]
    for key in old.keys() & new.keys():
        differing = tuple(
            item.name
            for item in fields(old[key])
            if item.name not in _SKIP and getattr(old[key], item.name) != getattr(new[key], item.name)
        )
        if differing:
            awarded = isinstance(old[key], Badge) and old[key].first_awarded is not None
            frozen = tuple(name for name in differing if awarded and name in MEANING)
            trust = tuple(name for name in differing if name in _trust(kind))
            found.append(Change(kind, key, "changes", differing, frozen, trust))
    return found


def _trust(kind: str) -> tuple[str, ...]:
    """Return the fields by which the verifier decides whom to trust."""
    return {"institutions": GUARDED, "platforms": ("hosts",)}.get(kind, ())


def text(found: Sequence[Change], language: str) -> str:
    """Return a line per change."""
    return "".join(f"{words('review', language)[item.what]}: {item.kind} {item.id}{_details(item)}\n" for item in found)


def _details(item: Change) -> str:
    return f" ({', '.join(item.fields)})" if item.fields else ""


def markdown(found: Sequence[Change], after: Catalogue, findings: Sequence[Finding], language: str) -> str:
    """Return the comment under a proposed change: what happens, needs care and is wrong, how complete, how it looks."""
    said = words("review", language)
    lines = [said["title"], ""]
    if not found:
        lines.append(said["nothing"])
    for what in _WHAT:
        some = [item for item in found if item.what == what]
        if some:
            lines += [f"**{said[what].capitalize()} ({len(some)})**", ""]
            lines += [f"- {escaped(item.kind)}: {escaped(item.id)}{escaped(_details(item))}" for item in some]
            lines.append("")
    lines += _care(found, said)
    lines += _wrong(findings, language)
    lines += _completeness(found, after, language)
    lines += preview(_brought(found, after), after, language)
    return _fitting(lines, said["too_long"])


def _fitting(lines: Sequence[str], rest: str) -> str:
    """Return the lines as one text that a comment can hold; what does not fit is said to be left out."""
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line) + 1
        if size > _LONGEST:
            opened = sum(each.startswith("<details>") for each in kept) - kept.count("</details>")
            kept += ["", *["</details>"] * opened, "", rest]
            break
        kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


def _care(found: Sequence[Change], said: Mapping[str, str]) -> list[str]:
    """Return the lines on changes that a reviewer must not overlook."""
    care = []
    for item in found:
        name = escaped(item.id)
        if item.trust:
            care.append(said["care.trust"].format(id=name, fields=", ".join(item.trust)))
        if item.frozen:
            care.append(said["care.frozen"].format(id=name, fields=", ".join(item.frozen)))
        if item.what == "disappears":
            care.append(said["care.disappears"].format(id=name))
    return [said["care"], "", *(f"- {line}" for line in care), ""] if care else []


def _brought(found: Sequence[Change], after: Catalogue) -> list[Badge]:
    """Return the current badges that appear or change."""
    names = {item.id.partition(" ")[0] for item in found if item.kind == "badges" and item.what != "disappears"}
    return [badge for badge in after.badges.values() if badge.id in names]


def _completeness(found: Sequence[Change], after: Catalogue, language: str) -> list[str]:
    """Return the sixteen elements of every badge that appears or changes."""
    rows = []
    for badge in _brought(found, after):
        stated, possible = share((badge,))
        lacks = names(missing(badge), language) or "-"
        rows.append(f"| {escaped(badge.id)} | {stated}/{possible} | {lacks} |")
    if not rows:
        return []
    said = words("review", language)
    return [said["complete"], "", said["complete.head"], "|---|---|---|", *rows, ""]


def _wrong(findings: Sequence[Finding], language: str) -> list[str]:
    """Return the findings, the first ones of many."""
    if not findings:
        return [words("review", language)["no_findings"], ""]
    shown = [
        f"- {finding.level}: {escaped(f'{finding.file}:{finding.line}')}: {escaped(finding.message.get(language))}"
        f" ({escaped(finding.hint.get(language))})"
        for finding in findings[:_MOST_FINDINGS]
    ]
    more = len(findings) - len(shown)
    return [words("review", language)["findings"], "", *shown, *([f"- … (+{more})"] if more else []), ""]
