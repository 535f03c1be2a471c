"""What differs between two catalogues: entries that appear, change and disappear, and what that means."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from badge_catalogue.facts.completeness import missing, names, share
from badge_catalogue.facts.published import MEANING
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.findings import Finding
from badge_catalogue.review.preview import escaped, preview

_KINDS = ("institutions", "frameworks", "templates", "pathways", "platforms", "endorsements")
_MOST_FINDINGS = 50
_LONGEST = 60_000  # characters; GitHub takes 65,536
_SKIP = {"source", "id", "slug", "current"}

_WORDS = {
    "appears": {"nl": "nieuw", "en": "new"},
    "changes": {"nl": "gewijzigd", "en": "changed"},
    "disappears": {"nl": "verdwijnt", "en": "disappears"},
}


@dataclass(frozen=True, order=True)
class Change:
    """One entry that differs.

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
    return {"institutions": ("identities", "keys", "status_lists"), "platforms": ("hosts",)}.get(kind, ())


def text(found: Sequence[Change], language: str) -> str:
    """Return a line per change."""
    return "".join(f"{_WORDS[item.what][language]}: {item.kind} {item.id}{_details(item)}\n" for item in found)


def _details(item: Change) -> str:
    return f" ({', '.join(item.fields)})" if item.fields else ""


def markdown(found: Sequence[Change], after: Catalogue, findings: Sequence[Finding], language: str) -> str:
    """Return the comment under a proposed change: what happens, needs care and is wrong, how complete, how it looks."""
    dutch = language == "nl"
    lines = ["## Wat deze wijziging doet" if dutch else "## What this change does", ""]
    if not found:
        lines.append("Geen definitie verandert." if dutch else "No definition changes.")
    for what, words in _WORDS.items():
        some = [item for item in found if item.what == what]
        if some:
            lines += [f"**{words[language].capitalize()} ({len(some)})**", ""]
            lines += [f"- {escaped(item.kind)}: {escaped(item.id)}{escaped(_details(item))}" for item in some]
            lines.append("")
    lines += _care(found, dutch=dutch)
    lines += _wrong(findings, language)
    lines += _completeness(found, after, dutch=dutch)
    lines += preview(_brought(found, after), after, language)
    return _fitting(lines, "… (te lang om te tonen)" if dutch else "… (too long to show)")


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


def _care(found: Sequence[Change], *, dutch: bool) -> list[str]:
    """Return the lines on changes that a reviewer must not overlook."""
    care = []
    for item in found:
        if item.trust:
            care.append(
                f"{escaped(item.id)}: raakt wie de controle vertrouwt ({', '.join(item.trust)}); "
                "twee beoordelaars van andere organisaties"
                if dutch
                else f"{escaped(item.id)}: touches whom the verifier trusts ({', '.join(item.trust)}); "
                "two reviewers of other organisations"
            )
        if item.frozen:
            care.append(
                f"{escaped(item.id)}: de betekenis ligt vast sinds de eerste uitreiking ({', '.join(item.frozen)})"
                if dutch
                else f"{escaped(item.id)}: its meaning is frozen since it was first awarded ({', '.join(item.frozen)})"
            )
        if item.what == "disappears":
            care.append(
                f"{escaped(item.id)}: adressen verdwijnen nooit; stop of vervang in plaats van te verwijderen"
                if dutch
                else f"{escaped(item.id)}: addresses never vanish; retire or replace instead of removing"
            )
    return ["### Let op" if dutch else "### Take care", "", *(f"- {line}" for line in care), ""] if care else []


def _brought(found: Sequence[Change], after: Catalogue) -> list[Badge]:
    """Return the current badges that appear or change."""
    names = {item.id.partition(" ")[0] for item in found if item.kind == "badges" and item.what != "disappears"}
    return [badge for badge in after.badges.values() if badge.id in names]


def _completeness(found: Sequence[Change], after: Catalogue, *, dutch: bool) -> list[str]:
    """Return the sixteen elements of every badge that appears or changes."""
    rows = []
    for badge in _brought(found, after):
        stated, possible = share((badge,))
        lacks = names(missing(badge), "nl" if dutch else "en") or "-"
        rows.append(f"| {escaped(badge.id)} | {stated}/{possible} | {lacks} |")
    if not rows:
        return []
    title = "### Volledigheid (16 elementen van de EU)" if dutch else "### Completeness (the EU's 16 elements)"
    head = "| badge | ingevuld | ontbreekt |" if dutch else "| badge | stated | missing |"
    return [title, "", head, "|---|---|---|", *rows, ""]


def _wrong(findings: Sequence[Finding], language: str) -> list[str]:
    """Return the findings, the first ones of many."""
    if not findings:
        return ["Geen fouten, waarschuwingen of hints." if language == "nl" else "No errors, warnings or hints.", ""]
    title = "### Bevindingen" if language == "nl" else "### Findings"
    shown = [
        f"- {finding.level}: {escaped(f'{finding.file}:{finding.line}')}: {escaped(finding.message.get(language))}"
        f" ({escaped(finding.hint.get(language))})"
        for finding in findings[:_MOST_FINDINGS]
    ]
    more = len(findings) - len(shown)
    return [title, "", *shown, *([f"- … (+{more})"] if more else []), ""]
