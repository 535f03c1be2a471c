"""What the page *Beschrijf je badge* asks of Python: JSON in, JSON out, with the loader and checks of every catalogue.

Runs in the browser's worker and needs PyYAML alone. The catalogue it compares with comes along as nodes, composed when
the site was built: the Python parser of PyYAML would take seconds over them. What the form looks like is decided in
`describe_form`; what a definition may hold in `load` and `checks`.
"""

import base64
import dataclasses
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from badge_catalogue import described
from badge_catalogue.checks import check
from badge_catalogue.findings import Finding
from badge_catalogue.imports import columns, tables
from badge_catalogue.imports.record import NotImportable
from badge_catalogue.load import load_files
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.places import is_slug, suggest
from badge_catalogue.proposals import propose
from badge_catalogue.yaml_nodes import VOCABULARY_LIMITS, Entry, ListNode, MapNode, Node, ScalarNode, compose

MOST_BADGES = 200  # of one spreadsheet: each is checked against the whole catalogue, in a browser
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return the definitions of a catalogue as the worker reads them; images and what is no YAML stay out."""
    roots = {
        path: _plain(root)
        for path, data in sorted(files.items())
        if path.endswith(".yaml") and (root := compose(path, data, VOCABULARY_LIMITS)[0]) is not None
    }
    return json.dumps(roots, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(node: Node) -> list[Any]:
    if isinstance(node, ScalarNode):
        return [0, *node]
    if isinstance(node, ListNode):
        return [1, [_plain(item) for item in node.items], node.line, node.column]
    entries = {key: [_plain(entry.node), *entry[1:]] for key, entry in node.entries.items()}
    return [2, entries, node.line, node.column]


def _node(plain: list[Any]) -> Node:
    kind, content, *rest = plain
    if kind == 0:
        return ScalarNode(content, *rest)
    if kind == 1:
        return ListNode([_node(item) for item in content], *rest)
    return MapNode({key: Entry(_node(inner), *place) for key, (inner, *place) in content.items()}, *rest)


def open_desk(known: str) -> "Desk":
    """Return the desk of a catalogue that `packed` wrote."""
    return Desk({path: root for path, plain in json.loads(known).items() if isinstance(root := _node(plain), MapNode)})


class Desk:
    """A catalogue, and what it makes of a badge that is being described."""

    def __init__(self, known: Mapping[str, MapNode]) -> None:
        self.catalogue, found = load_files(known)
        self.templates = {path: root for path, root in known.items() if path.split("/")[1:2] == ["templates"]}
        self.before = frozenset((item.file, item.rule) for item in (*found, *check(self.catalogue)))

    def answer(self, request: str, data: Any = b"") -> str:  # noqa: ANN401 -- bytes, or a JsBuffer of Pyodide
        """Return the answer to a request, both JSON.

        Arguments:
            request: `do` is skills, check or table; `lang` is nl or en.
            data: The spreadsheet, for a table.
        """
        asked = json.loads(request)
        given = data if isinstance(data, bytes) else data.to_bytes()
        answers: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
            "skills": self.skills,
            "check": self.one,
            "table": lambda told: self.table(told, given),
        }
        return json.dumps(answers[asked["do"]](asked), ensure_ascii=False)

    def skills(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return every ESCO skill that can be picked."""
        terms = self.catalogue.vocabularies.get("esco", {})
        return {"skills": [{"uri": term.uri, "label": term.label.get(asked["lang"])} for term in terms.values()]}

    def one(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return file, findings, elements and preview of the badge that a form describes."""
        return self.judged(asked["data"], asked.get("slug") or "", asked["lang"])

    def table(self, asked: Mapping[str, Any], data: bytes) -> dict[str, Any]:
        """Return the same of every badge of a spreadsheet, and all files in one ZIP; or why it is none."""
        try:
            rows = tables.rows(asked["name"], data)
        except NotImportable as error:
            return {"problem": str(error)}
        if len(rows) > MOST_BADGES:
            return {"problem": f"{len(rows)} badges, at most {MOST_BADGES}"}
        incoming = [columns.assemble(row) for row in rows]
        slugs = [item.slug for item in incoming]
        badges = []
        for item in incoming:
            judged = self.judged(asked["defaults"] | item.data, item.slug, asked["lang"])
            judged["lost"] = [lost.get(asked["lang"]) for lost in item.lost]
            judged["twice"] = slugs.count(item.slug) > 1
            badges.append(judged)
        files = {badge["path"]: badge["yaml"] for badge in badges if not badge["twice"]}
        return {"badges": badges, "zip": base64.b64encode(zipped(files)).decode()}

    def judged(self, data: Mapping[str, Any], slug: str, language: str) -> dict[str, Any]:
        """Return what is to be known of one badge."""
        name = data.get("name")
        title = name.get("nl") or name.get("en") or "" if isinstance(name, Mapping) else ""
        slug = slug if is_slug(slug) else suggest(slug or str(title))
        issuer = data.get("issuer")
        folder = issuer if isinstance(issuer, str) and is_slug(issuer) else "instelling"
        path = f"catalogue/institutions/{folder}/badges/{slug}.yaml"
        text = described.definition(path, data, language)
        loaded, catalogue, findings = self.with_badge(path, text)
        root, _ = compose(path, text.encode(), VOCABULARY_LIMITS)
        own = [described.finding(item, root, path, language) for item in findings]
        badge = next(iter(loaded.badges.values()), None)
        terms = self.catalogue.vocabularies.get("esco", {})
        outcomes = badge.learning_outcomes if badge else ()
        return {
            "slug": slug,
            "path": path,
            "yaml": text,
            "data": data,
            "taken": f"{folder}.{slug}" in self.catalogue.badges,
            "findings": own,
            "elements": described.elements(badge, language),
            "preview": described.preview(badge, catalogue, language),
            "proposals": [
                [
                    {"uri": term.uri, "label": term.label.get(language)}
                    for term in propose(" ".join(outcome.text.values.values()), terms)
                    if term.uri not in outcome.esco
                ]
                for outcome in outcomes
            ],
        }

    def with_badge(self, path: str, text: str) -> tuple[Catalogue, Catalogue, list[Finding]]:
        """Return the badge alone, the catalogue with it, and what `catalogue check` would say of it."""
        loaded, found = load_files({**self.templates, path: text.encode()})
        old = self.catalogue
        versions: dict[tuple[str, str], Badge] = {
            key: badge for key, badge in old.versions.items() if not (badge.current and badge.id in loaded.badges)
        }
        catalogue = dataclasses.replace(
            old,
            badges=dict(sorted({**old.badges, **loaded.badges}.items())),
            versions=dict(sorted({**versions, **loaded.versions}.items())),
        )
        every = [*(item for item in found if item.file == path), *check(catalogue)]
        return (
            loaded,
            catalogue,
            sorted(item for item in every if item.file == path or (item.file, item.rule) not in self.before),
        )


def zipped(files: Mapping[str, str]) -> bytes:
    """Return files as a ZIP; the same bytes every time."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), text, zipfile.ZIP_DEFLATED)
    return whole.getvalue()
