"""The official ESCO download: labels of skills and occupations in Dutch and English, for the vocabularies."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from badge_catalogue.definitions.writing import lines
from badge_catalogue.imports.record import NotImportable
from badge_catalogue.model import Term
from badge_catalogue.model.text import LANGUAGES

KINDS = {"skills": "esco", "occupations": "occupations"}  # name of the file in the download -> vocabulary
_COLUMNS = {"conceptUri", "preferredLabel"}


@dataclass
class Concept:
    """A skill or occupation of ESCO."""

    uri: str
    kind: str
    labels: dict[str, str] = field(default_factory=dict)


def concepts(files: Mapping[str, bytes], name: str) -> dict[str, Concept]:
    """Return all concepts of a kind by URI.

    Arguments:
        files: Language to the file `<name>_<language>.csv` of the download.
        name: "skills" or "occupations".

    Raises:
        NotImportable: when a file lacks the columns of ESCO.
    """
    found: dict[str, Concept] = {}
    for language in LANGUAGES:
        if language not in files:
            raise NotImportable(
                f"{name}_{language}.csv ontbreekt: download de classificatie in nl en en als CSV",
                f"{name}_{language}.csv is missing: download the classification in nl and en as CSV",
            )
        rows = csv.DictReader(io.StringIO(files[language].decode("utf-8-sig", "replace"), newline=""))
        if not set(rows.fieldnames or ()) >= _COLUMNS:
            columns = ", ".join(sorted(_COLUMNS))
            raise NotImportable(
                f"{name}_{language}.csv heeft geen kolommen {columns}: kies de CSV-bestanden van ESCO zelf",
                f"{name}_{language}.csv has no columns {columns}: choose the CSV files of ESCO itself",
            )
        for row in rows:
            uri = (row["conceptUri"] or "").strip()
            kind = "knowledge" if row.get("skillType") == "knowledge" else name.removesuffix("s")
            if uri.startswith("http://data.europa.eu/esco/"):
                found.setdefault(uri, Concept(uri, kind)).labels[language] = (row["preferredLabel"] or "").strip()
    return found


def added(known: Mapping[str, Term], wanted: Iterable[str], download: Mapping[str, Concept]) -> tuple[str, list[str]]:
    """Return the lines to append to a vocabulary for the wanted terms it lacks, and the URIs that ESCO lacks."""
    written: list[str] = []
    absent = []
    for uri in sorted(set(wanted) - set(known)):
        concept = download.get(uri)
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


def differing(known: Mapping[str, Term], download: Mapping[str, Concept]) -> list[tuple[str, str, str, str]]:
    """Return URI, language, our label and ESCO's for every label that differs."""
    return [
        (uri, language, term.label.values.get(language, ""), download[uri].labels[language])
        for uri, term in known.items()
        if uri in download
        for language in LANGUAGES
        if download[uri].labels.get(language) and term.label.values.get(language) != download[uri].labels[language]
    ]
