"""`catalogue import esco`: labels of the skills and occupations that badges use, from the official download."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from badge_catalogue.definitions.load import load
from badge_catalogue.imports import esco
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.words.po import text


def run(args: argparse.Namespace, folder: Path) -> int:
    """Add the skills and occupations that badges use and the vocabularies lack, and give ESCO's labels for our own.

    What differs without being ours is named and stays: a person decides.
    """
    catalogue, _ = load(folder)
    attention = False
    used = {
        "skills": [
            uri for badge in catalogue.versions.values() for item in badge.learning_outcomes for uri in item.esco
        ],
        "occupations": [uri for badge in catalogue.versions.values() for uri in badge.occupations],
    }
    for name, files in esco.download(*args.files).items():
        _one_language(name, files, args.lang)
        vocabulary = esco.KINDS[name]
        concepts = esco.concepts(files, name)
        known = catalogue.vocabularies.get(vocabulary, {})
        more, absent = esco.added(known, used[name], concepts)
        target = folder / "vocabularies" / f"{vocabulary}.yaml"
        start = target.read_text(encoding="utf-8") if target.exists() else _EMPTY
        written, official = esco.official(start.rstrip("\n") + "\n", known, concepts)
        if (more or official) and not args.dry_run:
            target.write_text(written + more, encoding="utf-8", newline="\n")
        counts = {"added": more.count("label:"), "official": official, "known": len(known)}
        _say(args.lang, text("commands", "esco.outcome", vocabulary=vocabulary, **counts))
        for uri in absent:
            attention = True
            _say(args.lang, text("commands", "esco.absent", uri=uri))
        for uri, language, ours, theirs in esco.differing(known, concepts):
            if language not in known[uri].own_translation:
                said = text("commands", "esco.differing", language=language, uri=uri, ours=ours, theirs=theirs)
                _say(args.lang, said)
    return 1 if attention else 0


def _say(language: str, said: Text) -> None:
    """Print one line in the language asked for."""
    sys.stdout.write(f"{said.get(language)}\n")


def _one_language(name: str, files: Mapping[str, bytes], language: str) -> None:
    """Say that one of ESCO's two ZIPs is missing, where it is: a skill is added with the names of both."""
    missing = next((one for one in LANGUAGES if one not in files), None)
    if missing is None:
        return
    there, absent = (f"{name}_{one}.csv" for one in (next(iter(files)), missing))
    said = text("commands", "esco.one_language", there=there, absent=absent)
    sys.stdout.write(f"{esco.KINDS[name]}: {said.get(language)}\n")


_EMPTY = "# yaml-language-server: $schema=../schema/vocabulary.json\nterms:\n"
