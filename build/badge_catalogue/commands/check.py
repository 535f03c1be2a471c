"""`catalogue check`: load, check, print."""

import argparse
import gc
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from badge_catalogue.checks import check
from badge_catalogue.checks.consequences import arranged
from badge_catalogue.commands import output
from badge_catalogue.commands.earlier import FIRST, earlier_of, not_renewed
from badge_catalogue.commands.records import records_of
from badge_catalogue.definitions.fix import fix
from badge_catalogue.definitions.load import choose, load, read_folder
from badge_catalogue.facts import code_owners, published
from badge_catalogue.facts.completeness import table
from badge_catalogue.model import Catalogue
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES, Text
from badge_catalogue.review import broken_promises
from badge_catalogue.words.po import text

WRONG_USE = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `check` understands."""
    parser.add_argument(
        "folder", nargs="?", default="catalogue", metavar="DIR", help="folder of the catalogue (default: catalogue)"
    )
    parser.add_argument(
        "--format",
        choices=sorted(output.FORMATS),
        default="text",
        help="text for people; json, github and sarif for tools (default: text)",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=INTERNATIONAL, help="language of the messages (default: en)"
    )
    parser.add_argument(
        "--against",
        metavar="SITE",
        help="folder or https address of the published site, or an earlier folder of definitions: addresses and the "
        "meaning of awarded badges have to stay",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first mend what is mechanical: quotes, trailing space, order of fields, CODEOWNERS",
    )
    parser.add_argument(
        "--complete",
        action="store_true",
        help="also say, per institution and badge, which of the EU's sixteen elements are missing (text only)",
    )
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour (default: on a terminal)"
    )


def catalogue_folder(name: str) -> Path | None:
    """Return the folder that holds the definitions: the one named, or `catalogue` in it; None where there is none."""
    folder = Path(name)
    inner = folder / "catalogue"
    if not (folder / "institutions").is_dir() and inner.is_dir():
        return inner
    return folder if folder.is_dir() else None


def approvers(folder: Path) -> Path:
    """Return the file in which GitHub reads who approves changes to a catalogue; there need be no such file."""
    return folder.resolve().parent / code_owners.FILE


def mend(folder: Path) -> list[str]:
    """Mend every file of a catalogue and return the paths of those that changed; who approves is written last."""
    files, _ = read_folder(folder)
    changed = []
    for path, data in files.items():
        mended = fix(path, data)
        if mended != data:
            folder.resolve().parent.joinpath(path).write_bytes(mended)
            changed.append(path)
    owners = approvers(folder)
    if owners.is_file() and (told := code_owners.codeowners(load(folder)[0])) != owners.read_text(encoding="utf-8"):
        owners.write_text(told, encoding="utf-8")
        changed.append(code_owners.FILE)
    return changed


def _refuse(args: argparse.Namespace, why: Text) -> int:
    """Say on the error stream why nothing is checked; return the exit code of wrong use."""
    sys.stderr.write(f"catalogue check: {why.get(args.lang)}\n")
    return WRONG_USE


def _read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _judged(
    folder: Path, catalogue: Catalogue, findings: list[Finding], before: published.Published | None
) -> list[Finding]:
    """Return the findings of a folder, sorted; what maintainers decided to break is no error any more."""
    owners, decided = _read(approvers(folder)), _read(folder.resolve().parent / broken_promises.FILE)
    moment = datetime.now(UTC)
    records = records_of(folder, catalogue, moment)
    found = check(catalogue, before, records=records, moment=moment, owners=owners)
    listed = arranged([*findings, *found], catalogue.files)
    return list(broken_promises.applied(listed, broken_promises.parse(decided or "")))


def _say_age(args: argparse.Namespace) -> None:
    """Say on the error stream that nobody renews the published trust list; a site without one is another matter."""
    with suppress(published.NotPublished):
        if day := not_renewed(args.against, datetime.now(UTC)):
            sys.stderr.write(f"catalogue check: {text('commands', 'check.old', day=day).get(args.lang)}\n")


def run(args: argparse.Namespace) -> int:
    """Print every finding; return 1 if one of them is an error."""
    folder = catalogue_folder(args.folder)
    if folder is None:
        return _refuse(args, text("commands", "check.no_folder", folder=args.folder))
    try:
        site = choose(folder)
        before = earlier_of(args.against, (site.address or "", *site.former_addresses)).record
    except published.NotPublished as error:
        return _refuse(args, text("commands", "check.no_record", named=error))
    if args.fix:
        for path in mend(folder):
            sys.stderr.write(f"{text('commands', 'check.mended', path=path).get(args.lang)}\n")
    catalogue, findings = load(folder)
    gc.freeze()  # the catalogue lives until the end: looking for garbage in it is in vain
    if not findings and not catalogue.institutions and not catalogue.versions:
        return _refuse(args, text("commands", "check.no_definition", folder=folder))
    try:
        findings = _judged(folder, catalogue, findings, before)
    except broken_promises.WrongPromises as error:
        sys.stderr.write(f"catalogue check: {error}\n")
        return WRONG_USE
    if args.against not in {None, FIRST}:
        _say_age(args)
    colour = args.color == "always" or (args.color == "auto" and sys.stdout.isatty())
    write = output.coloured if colour and args.format == "text" else output.FORMATS[args.format]
    sys.stdout.write(write(findings, args.lang))
    if args.complete and args.format == "text":
        sys.stdout.write(table(catalogue, args.lang))
    return 1 if any(finding.level == "error" for finding in findings) else 0
