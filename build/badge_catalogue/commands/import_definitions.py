"""`catalogue import`: definitions from a spreadsheet, another platform, an issue form or the ESCO download."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from badge_catalogue import model as m
from badge_catalogue.checks import check
from badge_catalogue.commands.check import WRONG_USE, catalogue_folder
from badge_catalogue.commands.output import counted
from badge_catalogue.definitions.load import load
from badge_catalogue.definitions.places import is_slug
from badge_catalogue.definitions.writing import definition
from badge_catalogue.imports import edubadges, esco, json_files, merge, ob3, ooapi, rows, sheet, tables
from badge_catalogue.imports.record import Incoming, NotImportable, first_language
from badge_catalogue.model import Catalogue
from badge_catalogue.model.text import Text
from badge_catalogue.words import new

FORMS = {"edubadges": edubadges.badge, "ob3": ob3.badge, "ooapi": ooapi.badge}
KINDS = ("csv", "xlsx", *FORMS, "issue", "esco")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `import` understands."""
    parser.add_argument("kind", choices=KINDS, help="what FILE is")
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="the file; for esco the ZIP of the download or its folder"
    )
    parser.add_argument("--institution", metavar="SLUG", help="folder of the institution that issues the badges")
    parser.add_argument(
        "--dir", default="catalogue", metavar="DIR", help="folder of the catalogue (default: catalogue)"
    )
    parser.add_argument(
        "--language", choices=("nl", "en"), default="nl", help="language of texts that do not say theirs"
    )
    parser.add_argument("--lang", choices=("nl", "en"), default="en", help="language of the messages (default: en)")
    parser.add_argument("--dry-run", action="store_true", help="write nothing, only say what would happen")
    parser.add_argument(
        "--retire", action="store_true", help="retire badges of an earlier import that are no longer in FILE"
    )
    parser.add_argument(
        "--template",
        action="store_true",
        help="print a spreadsheet to fill in, with an explanation and an example, and do nothing else",
    )


def run(args: argparse.Namespace) -> int:
    """Import, say what happened to every badge, and return 1 if something needs a person."""
    if args.template:
        sys.stdout.write(sheet.as_csv(args.lang))
        return 0
    folder = catalogue_folder(args.dir)
    if folder is None or args.file is None:
        return _refuse(args, _NAME_A_FILE)
    try:
        if args.kind == "esco":
            return _esco(args, folder)
        catalogue, _ = load(folder)
        if args.institution not in catalogue.institutions:
            known = ", ".join(catalogue.institutions) or new.NONE_YET.get(args.lang)
            return _refuse(args, new.WHICH_INSTITUTION, known)
        incoming = read(args.kind, args.file.name, args.file.read_bytes(), catalogue, args.language)
    except (NotImportable, OSError) as error:
        why = error.said if isinstance(error, NotImportable) else _NO_FILE
        return _refuse(args, why, error.strerror if isinstance(error, OSError) else "")
    return _Import(args, folder, catalogue.institutions[args.institution]).all(incoming)


_NAME_A_FILE = Text(
    {
        "nl": "noem een bestand, en met --dir de map waar institutions/ in staat",
        "en": "name a file, and with --dir the folder that holds institutions/",
    }
)
_NO_FILE = Text({"nl": "{}: noem een bestand dat er is", "en": "{}: name a file that is there"})


def _refuse(args: argparse.Namespace, why: Text, named: str | None = "") -> int:
    """Say on the error stream why nothing is imported; return the exit code of wrong use."""
    file = f"{args.file}: " if args.file else ""
    sys.stderr.write(f"catalogue import: {file}{why.get(args.lang).replace('{}', named or '?')}\n")
    return WRONG_USE


def read(kind: str, name: str, data: bytes, catalogue: Catalogue, language: str) -> list[Incoming]:
    """Return the badges of a file.

    Raises:
        NotImportable: when the file is not of its kind.
    """
    if kind in {"csv", "xlsx"}:
        table = sheet.filled(tables.rows(f"x.{kind}" if kind == "xlsx" else name, data))
        return rows.assemble_all(table, language)
    if kind == "issue":
        return [rows.from_issue(data.decode("utf-8-sig", "replace"))]
    return [FORMS[kind](item, catalogue, language) for item in json_files.read(data)]


class _Import:
    """Writes what came in, one file after the other."""

    def __init__(self, args: argparse.Namespace, folder: Path, institution: m.Institution) -> None:
        self.args = args
        self.institution = institution
        self.folder = folder
        self.badges = folder / "institutions" / institution.id / "badges"
        self.memory = self.badges / ".imports"  # what the last import brought, per badge; no definition
        self.attention = False

    def say(self, nl: str, en: str) -> None:
        """Print one line in the language asked for."""
        sys.stdout.write((nl if self.args.lang == "nl" else en) + "\n")

    def all(self, incoming: list[Incoming]) -> int:
        """Write every badge and look for those that are gone."""
        slugs = [item.slug for item in incoming]
        for slug, times in Counter(slugs).items():
            if not is_slug(slug):
                self.attention = True
                self.say(
                    f"{slug}: zo kan een badge niet heten in een webadres; geef een `slug` van kleine letters",
                    f"{slug}: a badge cannot have this name in a web address; give a `slug` of small letters",
                )
            elif times > 1:
                self.attention = True
                self.say(
                    f"{slug}: {times} badges heten zo, geen ervan is overgenomen; geef elke een eigen `slug`",
                    f"{slug}: {times} badges have this name, none was carried over; give each a `slug` of its own",
                )
        for item in incoming:
            if is_slug(item.slug) and slugs.count(item.slug) == 1:
                self.one(item)
        self.gone(set(slugs))
        self.remains(set(slugs))
        return 1 if self.attention else 0

    def remains(self, slugs: set[str]) -> None:
        """Say how much is left to mend in the files that were written, and how to see it."""
        if self.args.dry_run:
            return
        catalogue, findings = load(self.folder)
        files = {self.name(self.badges / f"{slug}.yaml") for slug in slugs}
        left = [item.level for item in [*findings, *check(catalogue)] if item.file in files]
        errors, warnings = left.count("error"), left.count("warning")
        if not errors and not warnings:
            return
        told = f"{counted(errors, 'error', self.args.lang)}, {counted(warnings, 'warning', self.args.lang)}"
        self.say(
            f"nog te doen in deze bestanden: {told}; zie `catalogue check`",
            f"left to do in these files: {told}; `catalogue check` lists them",
        )

    def one(self, item: Incoming) -> None:
        """Write or update one badge."""
        path = self.badges / f"{item.slug}.yaml"
        remembered = self.recall(item.slug)
        if path.exists():
            self.update(path, item, remembered)
        else:
            data = self.defaults() | item.data
            data.pop("id", None)
            data = first_language(data) | data
            remark = (
                f"Imported from {self.args.file.name} ({self.args.kind}); a second import keeps what you change here."
            )
            self.write(path, definition(self.name(path), "badge", m.Badge, data, [remark]))
            self.say(f"{item.slug}: nieuw", f"{item.slug}: new")
        for name, content in item.files.items() if not self.args.dry_run else ():
            (self.badges / name).write_bytes(content)
        for lost in item.lost:
            self.say(f"  niet overgenomen: {lost.get('nl')}", f"  not carried over: {lost.get('en')}")
        self.remember(item.slug, item.data)

    def update(self, path: Path, item: Incoming, before: Mapping[str, Any]) -> None:
        """Bring what the source changed into a file that is there."""
        merged = merge.merge(self.name(path), path.read_text(encoding="utf-8"), before, item.data)
        if merged.updated:
            self.write(path, merged.text)
        fields = ", ".join(merged.updated)
        self.say(f"{item.slug}: bijgewerkt ({fields or 'niets'})", f"{item.slug}: updated ({fields or 'nothing'})")
        for field in merged.conflicts:
            self.attention = True
            self.say(
                f"  conflict bij '{field}': met de hand gewijzigd, en in de bron ook; het bestand houdt zijn tekst",
                f"  conflict at '{field}': changed by hand, and in the source as well; the file keeps its own",
            )

    def gone(self, present: set[str]) -> None:
        """Name the badges that an earlier import of this file brought and this one does not; retire them if asked."""
        for memory in sorted(self.memory.glob("*.json")) if self.memory.is_dir() else []:
            told = json.loads(memory.read_text(encoding="utf-8"))
            path = self.badges / f"{memory.stem}.yaml"
            if memory.stem in present or told.get("source") != self.args.file.name or not path.exists():
                continue
            text = path.read_text(encoding="utf-8")
            if self.args.retire:
                before = {"status": status} if (status := merge.field(text, "status")) else {}
                self.write(path, merge.merge(self.name(path), text, before, {"status": "retired"}).text)
                self.say(f"{memory.stem}: gestopt", f"{memory.stem}: retired")
            else:
                self.attention = True
                self.say(
                    f"{memory.stem}: niet meer in {self.args.file.name}; met --retire wordt hij gestopt",
                    f"{memory.stem}: no longer in {self.args.file.name}; --retire retires it",
                )

    def defaults(self) -> dict[str, Any]:
        """Return the fields that a badge needs and that no source states."""
        return {
            "issuer": self.institution.id,
            "sector": list(self.institution.sectors),
            "language": [self.args.language],
            "version": "1",
            "status": "draft",
            "contact": self.institution.contact,
            "reviewed_on": datetime.now(UTC).date().isoformat(),
        }

    def name(self, path: Path) -> str:
        """Return a path as findings name it."""
        return f"catalogue/{path.relative_to(self.folder).as_posix()}"

    def write(self, path: Path, text: str) -> None:
        """Write a file, unless this is a rehearsal."""
        if not self.args.dry_run:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")

    def recall(self, slug: str) -> dict[str, Any]:
        """Return the fields that the last import brought for a badge."""
        path = self.memory / f"{slug}.json"
        return dict(json.loads(path.read_text(encoding="utf-8"))["data"]) if path.is_file() else {}

    def remember(self, slug: str, data: Mapping[str, Any]) -> None:
        """Keep what this import brought, for the next one."""
        told = {"source": self.args.file.name, "data": data}
        self.write(self.memory / f"{slug}.json", json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _esco(args: argparse.Namespace, folder: Path) -> int:
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
    for name, files in esco.download(args.file).items():
        vocabulary = esco.KINDS[name]
        concepts = esco.concepts(files, name)
        known = catalogue.vocabularies.get(vocabulary, {})
        more, absent = esco.added(known, used[name], concepts)
        target = folder / "vocabularies" / f"{vocabulary}.yaml"
        start = target.read_text(encoding="utf-8") if target.exists() else _EMPTY
        text, official = esco.official(start.rstrip("\n") + "\n", known, concepts)
        if (more or official) and not args.dry_run:
            target.write_text(text + more, encoding="utf-8", newline="\n")
        sys.stdout.write(
            f"{vocabulary}: {more.count('label:')} added, {official} of our translations replaced, {len(known)} known\n"
        )
        for uri in absent:
            attention = True
            sys.stdout.write(f"  not in the download: {uri}\n")
        for uri, language, ours, theirs in esco.differing(known, concepts):
            if language not in known[uri].own_translation:
                sys.stdout.write(f"  {language} label of {uri}: {ours!r} here, {theirs!r} in ESCO\n")
    return 1 if attention else 0


_EMPTY = "# yaml-language-server: $schema=../schema/vocabulary.json\nterms:\n"
