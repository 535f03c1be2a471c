"""The official ESCO download: labels of skills and occupations in Dutch and English, for the vocabularies."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from badge_catalogue import limits
from badge_catalogue.definitions.writing import lines
from badge_catalogue.imports.record import NotImportable, says
from badge_catalogue.model import Term
from badge_catalogue.model.text import LANGUAGES

KINDS = {"skills": "esco", "occupations": "occupations"}  # name of the file in the download -> vocabulary
_COLUMNS = {"conceptUri", "preferredLabel"}
_FILE = re.compile(rf"(?:.*/)?({'|'.join(KINDS)})_({'|'.join(LANGUAGES)})\.csv")


@dataclass
class Concept:
    """A skill or occupation of ESCO."""

    uri: str
    kind: str
    labels: dict[str, str] = field(default_factory=dict)


def download(*places: Path) -> dict[str, dict[str, bytes]]:
    """Return kind to language to file of the download.

    Arguments:
        places: ZIPs as ESCO sends them, one per language, or the folder in which such ZIPs or their CSV files lie.

    Raises:
        NotImportable: when no such file is there, or one is larger than any of ESCO's.
        OSError: when the place cannot be read.
    """
    found: dict[str, dict[str, bytes]] = {}
    for name, data in (item for place in places for item in _files(place)):
        if known := _FILE.fullmatch(name):
            found.setdefault(known[1], {}).setdefault(known[2], data)
    if not found:
        raise NotImportable(
            says("esco.no_skills_nl_csv"),
        )
    return found


def _files(place: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of what a folder or a ZIP holds, as far as its name is one of ESCO's."""
    if place.is_dir():
        for path in sorted(place.rglob("*")):
            if path.suffix == ".zip":
                yield from _files(path)
            elif path.is_file() and _FILE.fullmatch(path.name):
                yield path.name, path.read_bytes()
        return
    try:
        with zipfile.ZipFile(place) as archive:
            for item in archive.infolist():
                if _FILE.fullmatch(item.filename):
                    if item.file_size > limits.ESCO:
                        raise NotImportable(
                            says("esco.larger_than_any_file", filename=item.filename),
                        )
                    yield item.filename, archive.read(item)
    except zipfile.BadZipFile as error:
        raise NotImportable(says("esco.neither_folder_nor_zip", name=place.name)) from error


def concepts(files: Mapping[str, bytes], name: str) -> dict[str, Concept]:
    """Return the concepts of a kind by URI, with labels in the languages of the files.

    Arguments:
        files: Language to the file `<name>_<language>.csv` of the download.
        name: "skills" or "occupations".

    Raises:
        NotImportable: when a file lacks the columns of ESCO.
    """
    found: dict[str, Concept] = {}
    for language, data in files.items():
        told = _text(data)
        separator = max(",;", key=told.partition("\n")[0].count)
        rows = csv.DictReader(io.StringIO(told, newline=""), delimiter=separator)
        if not set(rows.fieldnames or ()) >= _COLUMNS:
            columns = ", ".join(sorted(_COLUMNS))
            raise NotImportable(
                says("esco.csv_no_columns_choose", name=name, tongue=language, columns=columns),
            )
        for row in rows:
            uri = (row["conceptUri"] or "").strip()
            kind = "knowledge" if row.get("skillType") == "knowledge" else name.removesuffix("s")
            if uri.startswith("http://data.europa.eu/esco/"):
                found.setdefault(uri, Concept(uri, kind)).labels[language] = (row["preferredLabel"] or "").strip()
    return found


def _text(data: bytes) -> str:
    """Return the text of a file of the download, also where Excel saved it anew in the letters of Windows."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def added(known: Mapping[str, Term], wanted: Iterable[str], concepts_: Mapping[str, Concept]) -> tuple[str, list[str]]:
    """Return the lines to append to a vocabulary for the wanted terms it lacks, and the URIs that ESCO lacks."""
    written: list[str] = []
    absent = []
    for uri in sorted(set(wanted) - set(known)):
        concept = concepts_.get(uri)
        if concept is None or any(not concept.labels.get(language) for language in LANGUAGES):
            absent.append(uri)
            continue
        term = {
            "uri": uri,
            "label": {language: concept.labels[language] for language in LANGUAGES},
            "kind": concept.kind,
        }
        written += lines(uri, term, 2)
    return "\n".join(written) + "\n" if written else "", absent


def official(text: str, known: Mapping[str, Term], concepts_: Mapping[str, Concept]) -> tuple[str, int]:
    """Return a vocabulary's text with ESCO's labels in place of our own translations, and how many terms changed.

    Arguments:
        text: The vocabulary as it is written.
        known: Its terms.
        concepts_: What the download says.
    """
    count = 0
    for uri, term in known.items():
        labels = concepts_[uri].labels if uri in concepts_ else {}
        ours = [language for language in term.own_translation if not labels.get(language)]
        if len(ours) == len(term.own_translation):
            continue
        told = {language: label for language, label in labels.items() if language in term.own_translation and label}
        kept = {"kind": term.kind, "own_translation": ours}
        written = {
            "uri": term.uri,
            "label": {**term.label.values, **told},
            **{name: value for name, value in kept.items() if value},
            **({"description": dict(term.description.values)} if term.description else {}),
        }
        block = "\n".join(lines(uri, written, 2)) + "\n"
        if place := re.search(rf"^  (\"?){re.escape(uri)}\1:\n(?:    .*\n)+", text, re.MULTILINE):
            text = text[: place.start()] + block + text[place.end() :]
            count += 1
    return text, count


def differing(known: Mapping[str, Term], concepts_: Mapping[str, Concept]) -> list[tuple[str, str, str, str]]:
    """Return URI, language, our label and ESCO's for every label that differs."""
    return [
        (uri, language, term.label.values.get(language, ""), concepts_[uri].labels[language])
        for uri, term in known.items()
        if uri in concepts_
        for language in LANGUAGES
        if concepts_[uri].labels.get(language) and term.label.values.get(language) != concepts_[uri].labels[language]
    ]
