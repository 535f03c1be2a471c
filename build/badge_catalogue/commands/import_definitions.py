"""`catalogue import`: definitions from a spreadsheet, another platform, an issue form or the ESCO download."""

import argparse
import sys
from pathlib import Path

from badge_catalogue.commands import import_esco
from badge_catalogue.commands.check import WRONG_USE, catalogue_folder
from badge_catalogue.commands.import_writing import Import
from badge_catalogue.definitions.load import choose, load
from badge_catalogue.imports import sources
from badge_catalogue.imports.record import NotImportable
from badge_catalogue.imports.spreadsheets import sheet
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES, Text
from badge_catalogue.words import new
from badge_catalogue.words.po import spoken, text

KINDS = (*sources.TABLES, *sources.FORMS, "issue", "esco")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `import` understands."""
    parser.add_argument("kind", choices=KINDS, help="what FILE is")
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="the file; pages of a list, or their folder, are one import; for esco its ZIPs or their folder",
    )
    parser.add_argument("--institution", metavar="SLUG", help="folder of the institution; a form says it itself")
    parser.add_argument(
        "--dir", default="catalogue", metavar="DIR", help="folder of the catalogue (default: catalogue)"
    )
    parser.add_argument(
        "--language",
        choices=spoken(),
        help="language of texts that do not say theirs (default: the catalogue's own)",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=INTERNATIONAL, help="language of the messages (default: en)"
    )
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
    folder = catalogue_folder(args.dir)
    if folder:
        choose(folder)
    args.language = args.language or LANGUAGES[0]
    if args.template:
        sys.stdout.write(sheet.as_csv(args.lang))
        return 0
    args.file = args.files[0] if args.files else None
    if folder is None or args.file is None:
        return _refuse(args, text("importing", "name_file_dir_folder"))
    try:
        if args.kind == "esco":
            return import_esco.run(args, folder)
        catalogue, _ = load(folder)
        contents = _contents(args.files)
        if args.institution is None and args.kind == "issue":
            args.institution = sources.issuer(contents, catalogue)
        if args.institution not in catalogue.institutions:
            known = ", ".join(catalogue.institutions) or new.NONE_YET
            return _refuse(args, text("new", "which_institution", known=known))
        institution = catalogue.institutions[args.institution]
        source = sources.read(
            args.kind,
            _name(args.files),
            contents,
            catalogue=catalogue,
            sectors=institution.sectors,
            language=args.language,
        )
        if args.kind == "issue":
            _other_institution(source, sources.issuer(contents, catalogue), args.institution)
    except (NotImportable, OSError) as error:
        said = (
            error.said
            if isinstance(error, NotImportable)
            else text("importing", "name_file", why=error.strerror or "?")
        )
        return _refuse(args, said)
    return Import(args, folder, catalogue, institution).all(source)


def _other_institution(source: sources.Source, named: str | None, chosen: str) -> None:
    """Say of every form that names another institution than the one chosen which one it names."""
    for item in source.incoming:
        written = str(item.data.get("issuer") or "")
        if written and named != chosen:
            item.change("platforms.issuer_badge_stands_institution", shown=named or written)


def _contents(paths: list[Path]) -> dict[str, bytes]:
    """Return the bytes of files by name; of a folder, of every file in it."""
    found: dict[str, bytes] = {}
    for path in paths:
        inner = (
            sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith("."))
            if path.is_dir()
            else [path]
        )
        found |= {str(one): one.read_bytes() for one in inner}
    if not found:
        raise NotImportable(text("importing", "folder_empty_name_one"))
    return found


def _name(paths: list[Path]) -> str:
    """Return by what a second import knows the first: the file, or all of them."""
    return ", ".join(path.name or path.resolve().name for path in paths)


def _refuse(args: argparse.Namespace, why: Text) -> int:
    """Say on the error stream why nothing is imported; return the exit code of wrong use."""
    file = f"{args.file}: " if args.file else ""
    sys.stderr.write(f"catalogue import: {file}{why.get(args.lang)}\n")
    return WRONG_USE
