"""`catalogue serve`: build, serve on this machine alone, and build anew what changed.

Files are looked at once a second. A changed badge shows at once, read by itself; the rest of the site and the search
index follow in the background. A change meanwhile puts the running rebuild aside: from then on it writes nothing, so
that no older page comes back. A mistake is printed with its remedy, and the last good site stays. When the program
itself changed (Python, words) and still starts, it takes its own place and builds anew.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from badge_catalogue.commands import build
from badge_catalogue.commands.build import MISTAKES
from badge_catalogue.commands.earlier import UNNAMED
from badge_catalogue.commands.earlier_build import earlier_build
from badge_catalogue.definitions.load import load_files, read_folder
from badge_catalogue.definitions.places import place
from badge_catalogue.model import Catalogue
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.pages import shell
from badge_catalogue.pages.badge import badge_page
from badge_catalogue.pages.view import view
from badge_catalogue.settings import Settings
from badge_catalogue.shipped import PROJECT
from badge_catalogue.site import sitemap
from badge_catalogue.site.output import Output, Progress
from badge_catalogue.site.server import Server

_LOOK_EVERY = 1.0  # seconds
_PROSE = ("mkdocs.yml", "site_src/docs", "site_src/overrides", "site_src/mkdocs.en.yml")
_CODE = ("site_src/templates", "verifier/page")
_PROGRAM = ("build/badge_catalogue", "build/badge_issuer", "verifier/badge_verifier")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `catalogue serve`."""
    parser.add_argument(
        "--source", type=Path, default=Path("catalogue"), metavar="DIR", help="folder of the definitions"
    )
    parser.add_argument("--out", type=Path, default=Path("site"), metavar="DIR", help="folder to write (site)")
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (8000)")


def run(args: argparse.Namespace) -> int:
    """Build, serve and watch until interrupted; return 1 when the first build fails or the port is taken."""
    try:
        server = Server(args.out, args.port)
    except OSError as error:
        sys.stderr.write(f"port {args.port} cannot be used ({error.strerror}); choose another with --port\n")
        return 1
    address = f"http://127.0.0.1:{server.server_port}/"
    settings = build.settings_from(address, os.environ)
    with server, tempfile.TemporaryDirectory(prefix="catalogue-") as scratch:
        watched = Watched(args.source, args.out, settings, Path(scratch))
        try:
            watched.build_all()
        except MISTAKES as error:
            sys.stderr.write(f"{error}\n")
            return 1
        threading.Thread(target=server.serve_forever, daemon=True).start()
        watched.progress.say(f"serving {address} ; changes are picked up, Ctrl+C ends it")
        try:
            watched.watch()
        except ProgramChanged:
            watched.progress.say("the program changed and starts again; what the verify page runs: `make runtime`")
        finally:
            watched.halt()
            watched.settle()
            server.shutdown()
    return _start_again()


def _start_again() -> int:
    """Put the program as it is now in the place of this one, with the same command line."""
    os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 -- our own command line, as it was given


class ProgramChanged(Exception):
    """The sources of this very program changed, and it starts with them."""


class Superseded(Exception):
    """A newer change put this rebuild aside."""


class Rebuild(Output):
    """The output of one rebuild: once halted it leaves the site alone."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.lock = threading.Lock()
        self.halted = False

    def halt(self) -> None:
        """Stop the rebuild from writing; a write that has begun is finished first."""
        with self.lock:
            self.halted = True

    def write(self, name: str, data: bytes) -> None:
        """Write one file.

        Raises:
            Superseded: It was halted.
        """
        with self.lock:
            if self.halted:
                raise Superseded
            super().write(name, data)

    def sweep(self) -> None:
        """Remove what is left over.

        Raises:
            Superseded: It was halted.
        """
        with self.lock:
            if self.halted:
                raise Superseded
            super().sweep()


class Watched:
    """A site that follows its sources."""

    def __init__(self, source: Path, out: Path, settings: Settings, scratch: Path) -> None:
        self.source = source
        self.out = out
        self.settings = settings
        self.scratch = scratch
        self.progress = Progress()
        self.catalogue = Catalogue()
        self.shells: Mapping[str, shell.Shell] = {}
        self.prose_due = True
        self.output = Rebuild(out)
        self.running: threading.Thread | None = None
        self.seen = self.signature()

    def signature(self) -> Mapping[str, tuple[int, int]]:
        """Return size and time of change of every source."""
        roots = [self.source, *(PROJECT / name for name in (*_PROSE, *_CODE, *_PROGRAM))]
        return {path: (stat.st_size, stat.st_mtime_ns) for root in roots for path, stat in _files(os.fspath(root))}

    def watch(self) -> None:
        """Look for changes and build them, until interrupted."""
        while True:
            time.sleep(_LOOK_EVERY)
            self.look()

    def look(self) -> bool:
        """Show what changed since the last look and begin to rebuild the rest; say whether anything changed.

        Raises:
            ProgramChanged: The program is another one, and starts.
        """
        now = self.signature()
        changed = {path for path, _ in set(now.items()) ^ set(self.seen.items())}
        self.seen = now
        if not changed:
            return False
        self.progress = Progress()
        self.progress.say(f"changed: {', '.join(sorted(os.path.relpath(path) for path in changed)[:3])}")
        program = sorted(path for path in changed if _within(path, _PROGRAM))
        if program:
            complaint = starts()
            if not complaint:
                raise ProgramChanged
            self.progress.say(f"{complaint}\nThe program as it was goes on.")
            if len(program) == len(changed):
                return True
        self.halt()
        self.prose_due |= any(_within(path, _PROSE) for path in changed)
        try:
            self.badges_at_once(changed)
        except MISTAKES as error:
            self._complain(error)
            return True
        self.output = Rebuild(self.out)
        self.running = threading.Thread(target=self._rebuild, args=(self.output, self.running), daemon=True)
        self.running.start()
        return True

    def halt(self) -> None:
        """Put a running rebuild aside: it writes nothing from now on."""
        self.output.halt()

    def settle(self) -> None:
        """Wait until no rebuild runs."""
        if self.running:
            self.running.join()
            self.running = None

    def _rebuild(self, output: Rebuild, before: threading.Thread | None) -> None:
        if before:
            before.join()
        try:
            self.build_all(output)
        except Superseded:
            self.progress.say("put aside: something changed meanwhile")
        except MISTAKES as error:
            self._complain(error)

    def _complain(self, error: Exception) -> None:
        self.progress.say(f"{error}\nThe last good site is still served.")

    def build_all(self, output: Rebuild | None = None) -> None:
        """Write the whole site; MkDocs runs only when its own sources changed since it last ran.

        Raises:
            Superseded: Something changed meanwhile, and `halt` was called.
        """
        output = output or self.output
        catalogue = build.checked(self.source)
        if output.halted:
            raise Superseded
        self.catalogue = catalogue
        output.kept = earlier_build(build.cache_of(self.source), self.source, self.out, self.settings, UNNAMED)
        if self.prose_due and not output.kept.texts:
            self.prose_due = False  # before it is read: what changes from now on is due again
            with self.progress.stage("prose"):
                self._prose()
        build.write(self.source, catalogue, output, self.settings, progress=self.progress, prose=self.scratch)
        self.shells = {
            language: shell.shell(language, html, self.settings.site_url, listed=sitemap.listed(catalogue))
            for language, html in output.kept.texts.items()
        }

    def _prose(self) -> None:
        try:
            shell.run_mkdocs(PROJECT, self.scratch, self.settings.epoch)
        except shell.ProseError:
            self.prose_due = True
            raise

    def badges_at_once(self, changed: set[str]) -> None:
        """Write the pages of changed badges before anything else: of all badges their files alone are read.

        Raises:
            Refused: One of them has errors.
        """
        files, _ = read_folder(self.source)
        above = self.source.resolve().parent
        names = {Path(path).resolve().relative_to(above).as_posix() for path in changed if _below(path, self.source)}
        badges = {name for name in names if name in files and place(name).kind == "badge"}
        if not badges or not self.catalogue.badges:
            return
        part, findings = load_files(
            {name: data for name, data in files.items() if name in badges or place(name).kind != "badge"}
        )
        errors = [finding.format() for finding in findings if finding.level == "error" and finding.file in badges]
        if errors:
            raise build.Refused("\n".join(errors))
        merged = replace(self.catalogue, badges={**self.catalogue.badges, **part.badges})
        shown = view(merged, self.settings, build.templates())
        for badge in part.versions.values():
            for language in LANGUAGES:
                page = badge_page(shown, badge, language)
                path = self.out / page.file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(shell.paste(self.shells[language], page))
                self.progress.say(f"{self.progress.total():7.1f} s  {page.file}")
        self.catalogue = merged


def starts() -> str:
    """Return the last line of what a program says that does not start, with its sources as they are; else nothing."""
    tried = subprocess.run(
        [sys.executable, "-c", "import badge_catalogue.commands.serve"], capture_output=True, text=True, check=False
    )
    return tried.stderr.strip().splitlines()[-1] if tried.returncode else ""


def _below(path: str, folder: Path) -> bool:
    return Path(path).resolve().is_relative_to(folder.resolve())


def _within(path: str, names: tuple[str, ...]) -> bool:
    return any(_below(path, PROJECT / name) for name in names)


def _files(root: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield every file below a folder, or the file itself, without what editors and interpreters leave."""
    if os.path.isfile(root):  # noqa: PTH113 -- thousands of paths a second: no objects
        yield root, os.stat(root)  # noqa: PTH116 -- as above
        return
    waiting = [root]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name.endswith(("~", ".pyc", "__pycache__")):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        yield entry.path, entry.stat(follow_symlinks=False)
        except OSError:
            continue  # gone between two looks
