"""Load the catalogue: every file that can be read becomes an entry, everything wrong becomes a finding with its place.

`load_files` is pure and needs PyYAML alone; `load` reads a folder. What definitions mean is judged in `checks`.
"""

import gc
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from badge_catalogue import limits
from badge_catalogue import model as m
from badge_catalogue.definitions import catalogue_settings, languages
from badge_catalogue.definitions.loading_rules import problem
from badge_catalogue.definitions.places import (
    IMAGES,
    SETTINGS,
    Kind,
    Place,
    ignored,
    image_name,
    is_settings,
    left_over,
    other_ending,
    other_image,
    place,
    schema_line,
    suggest,
)
from badge_catalogue.definitions.positions import Marks
from badge_catalogue.definitions.read import GROUP, check_key, read_fields, wrong_type
from badge_catalogue.definitions.scalars import Report
from badge_catalogue.definitions.templates import Adoptable, adopt, check_template
from badge_catalogue.definitions.yaml_nodes import VOCABULARY_LIMITS, MapNode, YamlLimits, compose
from badge_catalogue.model import Catalogue, Mark, Source
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.words.po import text

ENTRIES: dict[Kind, type] = {
    "institution": m.Institution,
    "framework": m.Framework,
    "pathway": m.Pathway,
    "platform": m.Platform,
    "endorsement": m.Endorsement,
}


def load(folder: Path) -> tuple[Catalogue, list[Finding]]:
    """Return the catalogue in a folder and what is wrong with its files; its languages are spoken from now on."""
    files, findings = read_folder(folder)
    site, wrong = catalogue_settings.chosen(files)
    findings += wrong
    with uncollected():
        catalogue, found = load_files(files)
    return replace(catalogue, site=site), sorted(findings + found)


def choose(folder: Path) -> m.Site:
    """Take the languages, packs and words of the catalogue in a folder, before anything else of it is read."""
    path = folder / SETTINGS
    files = {f"{folder.resolve().name}/{SETTINGS}": path.read_bytes()} if path.is_file() else {}
    return catalogue_settings.chosen(files)[0]


@contextmanager
def uncollected() -> Iterator[None]:
    """Switch off the garbage collector: millions of nodes hold no circle, and the search takes a fifth of the time."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def load_files(files: Mapping[str, bytes | MapNode]) -> tuple[Catalogue, list[Finding]]:
    """Return the catalogue and the findings of files given by path, the catalogue's own folder first.

    Arguments:
        files: The bytes of each; or its nodes, where it was composed before.
    """
    loading = _Loading()
    waiting = []
    for path in sorted(files):
        if ignored(path) or is_settings(path):
            continue
        at = place(path)
        if not at.kind:
            loading.findings.append(_misplaced(path))
        elif at.bad is not None:
            version = "@1" if at.kind == "template" and "@" not in at.bad else ""
            better = image_name(at.bad) if at.kind == "image" else f"{suggest(at.bad)}{version}"
            loading.findings.append(problem("file-name", path, Mark(), name=at.bad[:80], example=better))
        elif at.kind == "badge":
            waiting.append((path, at))
        elif at.kind == "image":
            image = files[path]
            loading.images[path] = image if isinstance(image, bytes) else b""
        else:
            loading.entry(path, at, files[path])
    for path, at in waiting:
        loading.badge(path, at, files[path])
    return loading.catalogue(), sorted(loading.findings)


def _misplaced(path: str) -> Finding:
    """Return the finding of a file that is none of a catalogue: a picture, another ending, or what is left of work."""
    if other := other_image(path):
        return problem("file-image-kind", path, Mark(), kind=other[0], name=other[1])
    if better := other_ending(path):
        return problem("file-ending", path, Mark(), name=better.rpartition("/")[2])
    return problem("file-left-over" if left_over(path) else "file-place", path, Mark())


class _Loading:
    """Entries and findings as they come in."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.entries: dict[Kind, dict[str, Any]] = {}
        self.vocabularies: dict[str, dict[str, m.Term]] = {}
        self.adoptable: dict[str, Adoptable] = {}
        self.versions: dict[tuple[str, str], m.Badge] = {}
        self.images: dict[str, bytes] = {}

    def root(self, path: str, kind: Kind, data: bytes | MapNode) -> MapNode | None:
        """Return the nodes of a file."""
        if isinstance(data, MapNode):
            return data
        root, found = compose(path, data, VOCABULARY_LIMITS if kind == "vocabulary" else YamlLimits())
        self.findings += found
        if not data.startswith((b"# yaml-language-server: $schema=", b"\xef\xbb\xbf# yaml-language-server: $schema=")):
            self.findings.append(problem("schema-line", path, Mark(), line=schema_line(path, kind)))
        return root

    def entry(self, path: str, at: Place, data: bytes | MapNode) -> None:
        """Take in a file that is no badge."""
        root = self.root(path, at.kind, data)
        if root is None:
            return
        report = Report(path, [])
        source = Source(path, Marks(root))
        if at.kind == "vocabulary":
            self.vocabularies[at.slug] = read_terms(root, report)
        elif at.kind == "template":
            values = read_fields(m.Template, root, report)
            template = m.Template(id=f"{at.slug}@{at.version}", version=at.version or "", source=source, **values)
            check_template(template, root, report)
            self.adoptable[template.id] = Adoptable(template, root)
            self.entries.setdefault("template", {})[template.id] = template
        else:
            cls = ENTRIES[at.kind]
            self.entries.setdefault(at.kind, {})[at.slug] = cls(
                id=at.slug, source=source, **read_fields(cls, root, report)
            )
        self.findings += report.findings

    def badge(self, path: str, at: Place, data: bytes | MapNode) -> None:
        """Take in a badge, with what its template locks."""
        root = self.root(path, at.kind, data)
        if root is None:
            return
        report = Report(path, [])
        root = adopt(root, self.adoptable, report)
        values = {"default_language": LANGUAGES[0]} | read_fields(m.Badge, root, report)
        badge = m.Badge(
            id=f"{at.institution}.{at.slug}",
            slug=at.slug,
            current=at.version is None,
            source=Source(path, Marks(root)),
            **values,
        )
        key = badge.id, badge.version
        if key in self.versions:
            mark = badge.source.at("version")
            other = self.versions[key].source.file.rpartition("/")[2]
            report.at("version-once", mark, version=badge.version, other=other)
        if key not in self.versions or badge.current:
            self.versions[key] = badge
        self.findings += report.findings

    def spoken(self) -> None:
        """Add the languages that badges name and the vocabulary lacks, with their names in CLDR."""
        listed = self.vocabularies.get("language", {})
        used = dict.fromkeys(code for badge in self.versions.values() for code in badge.language)
        more = {code: found for code in used if code not in listed and (found := languages.term(code))}
        if more:
            self.vocabularies["language"] = {**listed, **{code: replace(one, key=code) for code, one in more.items()}}

    def catalogue(self) -> Catalogue:
        """Return the catalogue of the entries that were read, each mapping sorted by id."""

        def ordered(kind: Kind) -> dict[str, Any]:
            return dict(sorted(self.entries.get(kind, {}).items()))

        versions = dict(sorted(self.versions.items()))
        self.spoken()
        return Catalogue(
            badges={badge.id: badge for badge in versions.values() if badge.current},
            versions=versions,
            institutions=ordered("institution"),
            frameworks=ordered("framework"),
            templates=ordered("template"),
            pathways=ordered("pathway"),
            platforms=ordered("platform"),
            endorsements=ordered("endorsement"),
            vocabularies=dict(sorted(self.vocabularies.items())),
            images=dict(sorted(self.images.items())),
        )


def read_terms(root: MapNode, report: Report) -> dict[str, m.Term]:
    """Return the terms of a vocabulary by key."""
    entry = root.entries.get("terms")
    for key, other in root.entries.items():
        if key != "terms":
            report.at(
                "unknown-key",
                Mark(other.line, other.column),
                name=key[:60],
                remedy=text("loading", "remedy.terms"),
            )
    if entry is None:
        example = "terms: {nl: {uri: …, label: {nl: …, en: …}}}"
        report.at("required", Mark(root.line, root.column), name="terms", example=example)
        return {}
    return _terms(entry.node, report)


def _terms(node: Any, report: Report) -> dict[str, m.Term]:  # noqa: ANN401 -- any node
    if not isinstance(node, MapNode):
        wrong_type(node, report, "terms", GROUP, "{…}")
        return {}
    terms = {}
    for key, entry in node.entries.items():
        check_key(key, entry, report)
        if not isinstance(entry.node, MapNode):
            wrong_type(entry.node, report, key[:60], GROUP, "{uri: …, label: {nl: …, en: …}}")
            continue
        values = read_fields(m.Term, entry.node, report)
        terms[key] = m.Term(key=key, source=Source(report.file, Marks(entry.node)), **values)
    return terms


def read_folder(folder: Path) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the files of a catalogue folder by path, its own name first; nothing that leads out of it is followed."""
    name = folder.resolve().name
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for path, entry in _walk(folder, name):
        if entry.is_symlink():
            findings.append(problem("no-symbolic-link", path, Mark()))
            continue
        if not entry.is_file(follow_symlinks=False):  # a pipe would be read for ever
            findings.append(problem("file-place", path, Mark()))
            continue
        try:
            size = entry.stat(follow_symlinks=False).st_size
            image = path.lower().endswith(IMAGES)
            largest = limits.IMAGE if image else VOCABULARY_LIMITS.size
            if size > largest:
                rule = "image-size" if image else "yaml-size"
                findings.append(
                    problem(rule, path, Mark(), size=text("loading", "bytes", number=size), most=f"{largest:,}")
                )
                continue
            with Path(entry.path).open("rb") as file:
                files[path] = file.read(largest + 1)  # it may have grown since
        except OSError as error:
            findings.append(problem("file-unreadable", path, Mark(), why=error.strerror or "?"))
    return files, findings


def _printable(name: str) -> str:
    """Return a file's name without what is no character or steers a terminal; such a name is refused later."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "?", name.encode("utf-8", "replace").decode())


def _walk(folder: Path, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every file, and every link, below a folder in a fixed order."""
    waiting = [(os.fspath(folder), name)]
    count = 0
    while waiting:
        directory, prefix = waiting.pop()
        with os.scandir(directory) as entries:
            for entry in sorted(entries, key=lambda item: item.name):
                path = f"{prefix}/{_printable(entry.name)}"
                if ignored(path):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, path))
                    continue
                count += 1
                if count > limits.FILES:
                    return
                yield path, entry
