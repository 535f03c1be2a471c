"""Bring the public test vectors from the public repositories they come from, each file checked against its digest.

`python tests/public/fetch_vectors.py FOLDER [--from ADDRESS]`. `files.txt` beside this script lists every file: its
SHA-256, its name in git, and where it goes. `sources.json` says which repository and commit has which folders.
A file that the commit lacks is looked for in the whole history, under its name in git; nothing else is taken.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PUBLIC = "https://github.com"


@dataclass(frozen=True)
class Wanted:
    """One file.

    Attributes:
        sha256: Of its bytes, hex.
        blob: Its name in git: SHA-1 of its bytes and their number, as `git hash-object` says.
        path: Where it goes, below the folder of vectors.
    """

    sha256: str
    blob: str
    path: str


@dataclass(frozen=True)
class Source:
    """A public repository.

    Attributes:
        repository: Owner and name.
        commit: The commit to take files from, hex; "" where none is known, then digests alone decide.
        folders: What goes there comes from it: a folder, or one file.
    """

    repository: str
    commit: str
    folders: tuple[str, ...]

    def has(self, path: str) -> bool:
        """Say whether a file comes from this repository."""
        return any(path == folder or path.startswith(f"{folder}/") for folder in self.folders)


class FetchError(Exception):
    """Something is not as listed; the message says what."""


def wanted(listing: Path = HERE / "files.txt") -> list[Wanted]:
    """Return every file that is listed."""
    return [Wanted(*line.split("  ")) for line in listing.read_text(encoding="utf-8").splitlines()]


def sources(listing: Path = HERE / "sources.json") -> list[Source]:
    """Return every repository that is listed."""
    told = json.loads(listing.read_text(encoding="utf-8"))
    return [Source(one["repository"], one["commit"], tuple(one["folders"])) for one in told]


def git(folder: Path, *arguments: str) -> bytes:
    """Return what git prints.

    Raises:
        FetchError: It refused; its last line says why.
    """
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S607 -- git is found as make finds it
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise FetchError(f"git {arguments[0]}: {''.join(why)}")
    return done.stdout


def fetch(source: Source, address: str, files: Iterable[Wanted], scratch: Path) -> Mapping[str, bytes]:
    """Return the bytes of files by path: from the commit, else from wherever in the history they are.

    Raises:
        FetchError: The repository cannot be read, or lacks a file.
    """
    git(scratch, "init", "--quiet", "--bare")
    try:
        git(scratch, "fetch", "--quiet", "--depth=1", address, source.commit or "HEAD")
    except FetchError as why:
        sys.stdout.write(
            f"  {source.repository} has no commit {source.commit[:12]} for us ({why}); its history is read\n"
        )
    files = list(files)
    if any(not _here(scratch, one.blob) for one in files):
        whole = ("--unshallow",) if (scratch / "shallow").exists() else ()
        git(scratch, "fetch", "--quiet", *whole, address, "+refs/heads/*:refs/remotes/origin/*")
    missing = [one.path for one in files if not _here(scratch, one.blob)]
    if missing:
        raise FetchError(f"{source.repository} lacks {len(missing)} files, the first of them {missing[0]}")
    return {one.path: git(scratch, "cat-file", "blob", one.blob) for one in files}


def _here(repository: Path, blob: str) -> bool:
    try:
        git(repository, "cat-file", "-e", blob)
    except FetchError:
        return False
    return True


def checked(files: Iterable[Wanted], bodies: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the same bytes.

    Raises:
        FetchError: The bytes of a file are not those that were listed.
    """
    for one in files:
        if hashlib.sha256(bodies[one.path]).hexdigest() != one.sha256:
            raise FetchError(f"{one.path} is not the file that was listed; nothing of its repository is kept")
    return bodies


def is_whole(folder: Path, files: Iterable[Wanted]) -> bool:
    """Say whether every file is there, byte for byte."""
    return all(
        (folder / one.path).is_file() and hashlib.sha256((folder / one.path).read_bytes()).hexdigest() == one.sha256
        for one in files
    )


def main(arguments: list[str] | None = None) -> int:
    """Bring what is not there yet; return 1 if something could not be had."""
    parser = argparse.ArgumentParser(description="Bring the public test vectors.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="base", default=PUBLIC, help=f"where the repositories are ({PUBLIC})")
    parser.add_argument("--listing", type=Path, default=HERE, help="folder with files.txt and sources.json")
    told = parser.parse_args(arguments)
    every, failed = wanted(told.listing / "files.txt"), 0
    for source in sources(told.listing / "sources.json"):
        files = [one for one in every if source.has(one.path)]
        if is_whole(told.folder, files):
            continue
        sys.stdout.write(f"{source.repository}: {len(files)} files\n")
        try:
            with tempfile.TemporaryDirectory() as scratch:
                bodies = checked(files, fetch(source, f"{told.base}/{source.repository}", files, Path(scratch)))
        except FetchError as why:
            sys.stderr.write(f"{source.repository}: {why}\n")
            failed = 1
            continue
        for path, body in bodies.items():
            (told.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (told.folder / path).write_bytes(body)
    for name in ("contexts/index.json", "1edtech-validator/manifest.json"):  # lists that we made of them
        if (told.listing / Path(name).name).is_file():
            (told.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (told.folder / name).write_bytes((told.listing / Path(name).name).read_bytes())
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
