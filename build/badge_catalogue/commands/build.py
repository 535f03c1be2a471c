"""`catalogue build`: the edge where a build meets folders, the clock, MkDocs and Pagefind.

One line per stage with its seconds. Files are written only where their bytes changed; what no stage wrote is removed.
"""

import argparse
import gc
import os
import posixpath
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from badge_catalogue.checks import CHECKS, check
from badge_catalogue.checks.base import Check
from badge_catalogue.commands import earlier_build, samples
from badge_catalogue.commands.approvals import read_rules
from badge_catalogue.commands.earlier import AGAINST, UNNAMED, Earlier, add_address, address, earlier_of, issuing_of
from badge_catalogue.commands.output import counted
from badge_catalogue.commands.records import records_of
from badge_catalogue.definitions.load import choose, load, read_folder, uncollected
from badge_catalogue.drawings.badge_images import SIZE, SMALL
from badge_catalogue.drawings.layer_cache import ImageCache
from badge_catalogue.drawings.layers import FEW_BYTES, QUICK, Painter
from badge_catalogue.exports import summary
from badge_catalogue.facts.issued import DamagedLedgerError, Issuing
from badge_catalogue.facts.published import NotPublished, Published
from badge_catalogue.finding import full_text
from badge_catalogue.model import Catalogue
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.pages import describe, licences, shell, verify
from badge_catalogue.pages.view import View, view
from badge_catalogue.review import site_changes
from badge_catalogue.settings import Settings, mailbox
from badge_catalogue.shipped import PAGEFIND, PROJECT
from badge_catalogue.site import for_programs, host_limits, sitemap
from badge_catalogue.site.kept import Kept
from badge_catalogue.site.output import Output, Progress
from badge_catalogue.site.parts import written
from badge_catalogue.site.processes import beside
from badge_catalogue.site.reads import Reads
from badge_catalogue.site.render import Part, parts, seen_through

_DAY = 24 * 60 * 60


class Refused(Exception):
    """The definitions have errors, or something the site is made of is missing; the message says what to do."""


MISTAKES = (
    Refused,
    DamagedLedgerError,
    NotPublished,
    shell.ProseError,
    full_text.SearchError,
    verify.MissingRuntimeError,
    licences.LicenceError,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `catalogue build`."""
    parser.add_argument(
        "--source", type=Path, default=Path("catalogue"), metavar="DIR", help="folder of the definitions (catalogue)"
    )
    parser.add_argument("--out", type=Path, default=Path("site"), metavar="DIR", help="folder to write (site)")
    add_address(parser)
    parser.add_argument(
        "--curator",
        metavar="MAILBOX",
        help="to whom the page 'Describe your badge' addresses its letter (`curator` in settings.yaml, else the "
        "institution's own mailbox)",
    )
    parser.add_argument(
        "--host", choices=sorted(host_limits.HOSTS), help="where the site will be served: warn about what that refuses"
    )
    parser.add_argument(
        "--exports",
        choices=("badge", "institution"),
        help="forms of other systems: a file for each badge, or an archive for each institution, which "
        "hosts of few or small files can hold; chosen at the first publication (default: as --against, else badge)",
    )
    parser.add_argument(
        "--against",
        metavar="OLD_SITE",
        help=f"{AGAINST}; of a folder no lasting address may get lost either",
    )


def run(args: argparse.Namespace) -> int:
    """Build the site; return 0, 1 when the definitions have errors, 3 when the arguments make no sense."""
    try:
        settings = settings_from(address(args.site_url, args.source), os.environ)
        site = choose(args.source)
        settings = replace(settings, curator=mailbox(args.curator or site.curator or ""), former=site.former_addresses)
        rules = read_rules(args.source)
        settings = replace(settings, alone=rules.alone, anchors=rules.anchors)
    except ValueError as error:
        sys.stderr.write(f"catalogue build: {error}\n")
        return 3
    try:
        before = earlier_of(args.against, (settings.site_url, *settings.former))
        settings = replace(settings, packed=packed(args.exports, before))
        build(args.source, args.out, settings, Progress(), before)
    except MISTAKES as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if host := args.host or site.host:
        sizes = [path.stat().st_size for path in args.out.rglob("*") if path.is_file()]
        for line in host_limits.warnings(host, len(sizes), sum(sizes), max(sizes)):
            sys.stderr.write(f"catalogue build: {line}\n")
    return 0


def packed(wanted: str | None, before: Earlier) -> bool:
    """Say whether forms of other systems are in an archive for each institution: as asked, else as before.

    Raises:
        Refused: They came in the other way before, and addresses would be lost or said twice.
    """
    earlier = before.record.packed if before.record else None
    if wanted is None or earlier is None:
        return bool(earlier) if wanted is None else wanted == "institution"
    if (wanted == "institution") != earlier:
        was = "institution" if earlier else "badge"
        raise Refused(f"--exports {wanted}: the site was published with --exports {was}, which it keeps; leave it out")
    return earlier


def settings_from(site_url: str, environment: Mapping[str, str]) -> Settings:
    """Return the settings of a build: the moment is SOURCE_DATE_EPOCH, else the start of the current day (UTC).

    Raises:
        ValueError: The address is no http(s) address, or SOURCE_DATE_EPOCH no number.
    """
    if not site_url.startswith(("https://", "http://")):
        raise ValueError(f"--site-url is {site_url!r}; write a whole address such as https://example.org/badges/")
    given = environment.get("SOURCE_DATE_EPOCH", "")
    if given and not given.isdecimal():
        raise ValueError(f"SOURCE_DATE_EPOCH is {given!r}; write whole seconds since 1970, or leave it out")
    epoch = int(given) if given else int(time.time()) // _DAY * _DAY
    return Settings(site_url if site_url.endswith("/") else f"{site_url}/", epoch)


def checked(source: Path, before: Published | None = None, moment: datetime | None = None) -> Catalogue:
    """Return the catalogue of a folder that has no errors; two processes check it where there can be a second one.

    Args:
        source: Folder of the definitions.
        before: The record of the previous publication.
        moment: Of this one.

    Raises:
        Refused: There are errors; the message names them all, each with its remedy. Or a key was stolen and nobody says
            what of the ledger was published before.
    """

    def found(rules: Sequence[Check]) -> list[Finding]:
        return check(catalogue, before, rules, records, moment)

    with uncollected():
        catalogue, findings = load(source)
        records = records_of(source, catalogue, moment or datetime.now(UTC))
        others = beside(lambda: found(CHECKS[1::2]))
        findings += found(CHECKS[::2] if others else CHECKS)
        findings = sorted([*findings, *(others() if others else ())])
    errors = [finding for finding in findings if finding.level == "error"]
    if errors:
        listed = "\n".join(finding.format() for finding in errors)
        raise Refused(
            f"{listed}\nNothing was built: mend {counted(len(errors), 'error', INTERNATIONAL)}, then build again."
        )
    if before is None and (open_ledgers := Issuing(records).undated(catalogue)):
        raise Refused(
            f"a key of {', '.join(open_ledgers)} was stolen, and its ledger counts from when the site first showed it: "
            "name the published site with --against, or say --against none if nothing was published yet"
        )
    if not catalogue.badges:
        raise Refused(f"no badges in {source}/; name the folder of the definitions with --source")
    return catalogue


def templates(project: Path = PROJECT) -> Mapping[str, str]:
    """Return the page templates by file name."""
    folder = project / "site_src" / "templates"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html"))}


def build(source: Path, out: Path, settings: Settings, progress: Progress, before: Earlier = UNNAMED) -> None:
    """Write the whole site.

    Args:
        source: Folder of the definitions.
        out: Folder to write.
        settings: Names the site and the moment.
        progress: Says what is done.
        before: The previous publication; files with a lasting address must be written again.

    Raises:
        Refused: The definitions have errors, an address would be lost, or a hand-written page has a link that leads
            nowhere.
        badge_catalogue.pages.shell.ProseError: MkDocs refused the hand-written pages.
    """
    choose(source)  # before another process begins with the prose
    kept = earlier_build.earlier_build(cache_of(source), source, out, settings, before)
    if kept.whole():
        progress.say(f"{progress.total():7.1f} s  in all: nothing changed in {out}/ ({len(kept.earlier_files)} files)")
        return
    with tempfile.TemporaryDirectory(prefix="catalogue-") as folder:
        prose = None if kept.texts else beside(lambda: shell.run_mkdocs(PROJECT, Path(folder), settings.epoch))
        try:
            with progress.stage("check") as said:
                catalogue = checked(source, before.record, settings.moment)
                said.append(summary.count(catalogue, INTERNATIONAL))
        except Refused:
            with suppress(Exception):  # what the definitions lack is said first; MkDocs is still writing the folder
                _ = prose and prose()
            raise
        if prose:
            with progress.stage("prose"):
                for language in view(catalogue, settings, templates()).templates.values():
                    language.compile_pages()  # meanwhile, and before the second process for pages begins
                prose()
        gc.freeze()  # the definitions stay to the end: nobody has to go through them looking for what may go
        write(source, catalogue, Output(out, kept), settings, progress=progress, prose=Path(folder), before=before)


def write(  # noqa: PLR0913 -- what a site is made of
    source: Path,
    catalogue: Catalogue,
    output: Output,
    settings: Settings,
    *,
    progress: Progress,
    prose: Path,
    before: Earlier = UNNAMED,
) -> None:
    """Write the files that follow from a catalogue and from what MkDocs left in `prose`, or leaves there now.

    Raises:
        Refused: An address would be lost, or a hand-written page has a link that leads nowhere.
        badge_catalogue.pages.shell.ProseError: MkDocs refused the hand-written pages.
    """
    listed, kept = sitemap.listed(catalogue), output.kept
    seen = view(catalogue, settings, templates())
    if kept.made_by:
        kept.reads = Reads(catalogue=catalogue, relations=seen.relations, definitions=read_folder(source)[0])

    def hand_written() -> Iterator[tuple[str, bytes]]:
        if not (prose / LANGUAGES[0]).is_dir():
            shell.run_mkdocs(PROJECT, prose, settings.epoch)
        kept.texts = shell.frames(prose)
        return shell.prose(prose, settings.site_url, listed=listed)

    output.write_all(kept.made(f"prose {listed}", hand_written))
    shells = {
        language: shell.shell(language, html, settings.site_url, listed=listed) for language, html in kept.texts.items()
    }
    # Records are kept to the end: where files were just removed, some file systems take ten times as long for new ones.
    with (
        tempfile.TemporaryDirectory(prefix="catalogue-search-") as scratch,
        progress.stage("pages and all that is beside them") as said,
    ):
        size, fine = (SMALL, FEW_BYTES) if settings.packed else (SIZE, QUICK)
        pictures = Painter(ImageCache(source.resolve().parent / ".cache" / "images", size).png, fine)
        found = parts(seen, shells, issuing_of(source, before.record), pictures, kept)
        told = written(output, [*_besides(source, seen, shells, kept, Path(scratch)), *found])
        said.append(", ".join(f"{stage} {seconds:.1f} s ({count} files)" for stage, (seconds, count) in told.items()))
    output.write_all([verify.status_index(output.written)])
    output.write_all(for_programs.files(catalogue, settings))
    output.write_all(sitemap.files(catalogue, settings, output.written))
    if gone := site_changes.lost(before.paths, output.written):
        raise Refused(
            "published addresses would be lost; keep them, or retire instead of removing:\n" + "\n".join(gone)
        )
    output.sweep()
    broken = broken_links(output)
    if broken:
        raise Refused("links of the hand-written pages that lead nowhere; mend them:\n" + "\n".join(broken))
    if kept.made_by:
        earlier_build.save(kept, cache_of(source))
    progress.say(
        f"{progress.total():7.1f} s  in all: {len(output.written)} files, {output.size / 1e6:.1f} MB, "
        f"{output.changed} changed, in {output.folder}/"
    )


def cache_of(source: Path) -> Path:
    """Return the folder in which builds of these definitions are remembered."""
    return source.resolve().parent / ".cache" / "builds"


def _besides(source: Path, seen: View, shells: Mapping[str, shell.Shell], kept: Kept, scratch: Path) -> Iterator[Part]:
    """Yield the parts that need more than the definitions."""
    settings, catalogue = seen.settings, seen_through(seen, kept).catalogue
    definitions = kept.reads.watched("definitions") if kept.reads else read_folder(source)[0]
    made = f"{settings.moment:%Y-%m-%d}"
    besides: dict[str, Callable[[], Iterable[tuple[str, bytes]]]] = {
        "search": lambda: full_text.run_pagefind(catalogue, PAGEFIND, scratch, kept.made_of),
        "verify page": lambda: verify.files(shells, made=made),
        "describe page": lambda: describe.files(shells, catalogue, definitions, settings.curator),
        "samples": lambda: samples.files(catalogue, settings),
        "licences": lambda: licences.files(PROJECT),
    }
    listed = any(each.listed for each in shells.values())
    for name, make in besides.items():
        yield Part(name, kept.made(f"{name} {listed}", make))


def broken_links(output: Output) -> list[str]:
    """Return the links of hand-written pages to files that no stage wrote, which MkDocs cannot know."""
    found = []
    for name in sorted(output.written):
        if name.count("/") > 2 or not name.endswith("index.html"):  # noqa: PLR2004 -- prose lies one or two folders deep
            continue
        text = (output.folder / name).read_text(encoding="utf-8")
        if 'class="prose-kind"' in text:
            found += [f"{name}: {link}" for link in _HREF.findall(text) if _target(name, link) not in output.written]
    return found


_HREF = re.compile(r'(?:href|src)="(?![a-z]+:|#|//)([^"#?]+)')


def _target(name: str, link: str) -> str:
    """Return the site path a relative link of a page leads to."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), link)).removeprefix("./")
    if link.endswith(("/", ".")):
        return "index.html" if path == "." else f"{path}/index.html"
    return path
