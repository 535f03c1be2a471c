"""A language that nobody speaks, made of English: every letter has an accent, and everything is longer by two fifths.

Whatever a page shows without accents was not translated; whatever breaks where words are long breaks here.
Run as a script it builds a small catalogue's site in the usual languages and in this one: never published, never in the
tree. `python tests/shared/pseudo_language.py FOLDER`.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any
from unittest.mock import patch

from badge_catalogue.commands import build as command
from badge_catalogue.definitions import catalogue_settings
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.packs.pack import words_of
from badge_catalogue.pages import page_words, shell
from badge_catalogue.settings import Settings
from badge_catalogue.site.output import Progress
from badge_catalogue.words import po

CODE = "qps"  # of those that ISO 639 leaves to anyone for use of their own
ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "snapshot" / "catalogue"
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = str.maketrans(_PLAIN, "áƀçđéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ")
# What stays as it is: place holders, markup, entities, what stands between back quotes, addresses, names of files.
_KEPT = re.compile(
    r"\{[^{}]*\}|<[^<>]+>|&#?\w+;|`[^`]*`|https?://\S+|\S+@\S+|\b[\w-]+\.(?:yaml|json|xlsx|csv|svg|png)\b"
)
_LONGER = 5  # of every so many letters two more
# Read by programs, not by people; the names of months are parted by spaces.
_NOT_SAID = {"locale": "en-GB", "number.thousands": ",", "number.decimal": "."}
_ADDRESS = re.compile(r"[a-z-]+/")  # of a page: a word that nobody says
_ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$')


def accented(text: str) -> str:
    """Return a text with accents and two fifths longer; place holders and markup stay.

    >>> accented("Find {n} badges")
    'Ƒíñđ {n} ƀáđĝéš ōōōō'
    """
    parts, at = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[at : kept.start()].translate(_ACCENTED), kept[0]]
        at = kept.end()
    parts.append(text[at:].translate(_ACCENTED))
    letters = sum(sign.isalpha() for sign in _KEPT.sub("", text))
    more = "ō" * (2 * letters // _LONGER)
    longer = " ".join(more[place : place + 8] for place in range(0, len(more), 8))
    return "".join(parts) + (f" {longer}" if longer else "")


def of_file(english: str) -> str:
    """Return a PO file of English in this language."""
    made, key = [], ""
    for line in english.split("\n"):
        found = _ENTRY.match(line)
        if found is None:
            made.append(line.replace('"Language: en', f'"Language: {CODE}'))
            continue
        if found[1] == "msgid":
            key = found[2]
        if found[1].startswith("msgstr") and key:
            made.append(f'{found[1]} "{_said(key, found[2])}"')
        else:
            made.append(line)
    return "\n".join(made)


def _said(key: str, english: str) -> str:
    if key == "months":
        return english.translate(_ACCENTED)
    if _ADDRESS.fullmatch(english):
        return english
    return _NOT_SAID.get(key) or accented(english)


def project(folder: Path) -> Path:
    """Return a copy of what MkDocs reads; the prose is a document, not words of the interface: it stays English."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "site_src", folder / "site_src")
    written = (folder / "site_src" / "mkdocs.en.yml").read_text(encoding="utf-8")
    told = written.replace("language: en", f"language: {CODE}").replace("../site/en", f"../site/{CODE}")
    (folder / "site_src" / f"mkdocs.{CODE}.yml").write_text(told, encoding="utf-8")
    return folder


def build(out: Path) -> None:
    """Build the small catalogue's site in the usual languages and in this one; changes this process for good."""
    given, usual, run, read = po.source, po.spoken(), shell.run_mkdocs, page_words._of_file

    def source(area: str, language: str) -> bytes:
        return of_file(given(area, INTERNATIONAL).decode()).encode() if language == CODE else given(area, language)

    def said_by(pack: str, area: str, language: str) -> bytes:
        if language != CODE:
            return words_of(pack, area, language)
        return of_file(words_of(pack, area, INTERNATIONAL).decode()).encode()

    def of_page(path: Path) -> dict[str, Any]:
        if path.stem != CODE:
            return read(path)
        made = Path(scratch) / f"{path.parent.parent.name}.po"
        made.write_text(of_file(path.with_stem(INTERNATIONAL).read_text(encoding="utf-8")), encoding="utf-8")
        return read(made)

    with tempfile.TemporaryDirectory() as scratch:
        definitions = Path(scratch) / "catalogue"
        shutil.copytree(SMALL, definitions)
        (definitions / "settings.yaml").write_text(f"languages: [{', '.join((*usual, CODE))}]\n", encoding="utf-8")
        (Path(scratch) / "project").mkdir()
        copied = project(Path(scratch) / "project")
        spoken = (*usual, CODE)
        with (
            patch.object(po, "source", source),
            patch.object(po, "words_of", said_by),
            patch.object(catalogue_settings, "spoken", lambda: spoken),
            patch.object(page_words, "_of_file", of_page),
            patch.object(shell, "run_mkdocs", lambda _, folder, epoch: run(copied, folder, epoch)),
        ):
            LANGUAGES.choose(spoken)  # before the second process begins with the prose
            command.build(definitions, out, Settings("https://badges.example.org/mini/", 1_790_000_000), Progress())


if __name__ == "__main__":
    build(Path(sys.argv[1]))
