"""The private file in which an institution's issuing is written down, event by event, as it happens.

Whoever reads it learns no name or address; whoever loses it can no longer withdraw a badge or issue without doubles.
"""

import json
import os
import secrets
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self, TextIO

from badge_issuer.errors import Refused
from badge_issuer.events import FORMAT, PURPOSES, Issued, State, fold
from badge_issuer.keys import outside_repository
from badge_issuer.writing import private

SIZE = 131_072  # bits; Bitstring Status List, "Revocation Bitstring Length": no shorter
_DECOYS_AT_FIRST = range(600, 1_400)  # so many, drawn at random, that the true number does not show
_DECOYS_EACH_TIME = range(3, 40)


def create(path: Path, institution: str, list_name: str, site: str = "") -> "Register":
    """Make a new register with an empty pair of status lists.

    Args:
        path: Of its file.
        institution: Whose it is.
        list_name: Part of the lists' addresses.
        site: Address of the site that will carry them, which every badge names for ever.

    Raises:
        Refused: The place is inside a repository, or the file exists.
    """
    outside_repository(path)
    opened = {
        "event": "opened",
        "format": FORMAT,
        "institution": institution,
        "list": list_name,
        "size": SIZE,
        "site": site,
        "secret": secrets.token_hex(32),
    }
    try:
        private(path, _line(opened).encode())
    except FileExistsError as error:
        raise Refused(f"{path} exists: go on with it, or choose another name for a new list") from error
    register = Register(path)
    register.add_decoys(_DECOYS_AT_FIRST)
    return register


class Register:
    """An open register, which nobody else can open until it is closed.

    Attributes:
        state: What its events add up to.
    """

    def __init__(self, path: Path) -> None:
        """Read the register.

        Raises:
            Refused: It is missing, readable by others, inside a repository, or damaged.
        """
        outside_repository(path)
        if not path.is_file():
            raise Refused(f"there is no register {path}: make one with `catalogue status new`")
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise Refused(f"{path} can be read by others: run `chmod 600 {path}`")
        self._path = path
        self._file = path.open("a", encoding="utf-8")
        _lock(self._file, path)
        data = path.read_bytes()
        end = data.rfind(b"\n") + 1
        if end < len(data):  # cut off in the middle of a line: that event never happened
            os.truncate(path, end)
        try:
            self.state: State = fold(json.loads(line) for line in data[:end].splitlines())
        except (ValueError, KeyError, TypeError) as error:
            self.close()
            raise Refused(f"{path} is damaged ({error}): restore it from a copy") from error
        self._taken = set(self.state.taken())

    def __enter__(self) -> Self:
        """Return the register, which is open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the register."""
        self.close()

    def close(self) -> None:
        """Close the register, so that another process can open it."""
        self._file.close()

    def free_index(self) -> int:
        """Return a random index that nobody has; an index in order would tell when a badge was given.

        Raises:
            Refused: Half of the list is taken.
        """
        if len(self._taken) > self.state.size // 2:
            raise Refused("the status list is half full: make a new one with `catalogue status new`")
        while (index := secrets.randbelow(self.state.size)) in self._taken:
            pass
        return index

    def note_issued(self, entry: Issued) -> None:
        """Write down a credential before its file is written."""
        self._note({"event": "issued", **vars(entry)})
        self._taken.add(entry.index)

    def set_status(self, purpose: str, credential_id: str) -> None:
        """Set a credential's bit.

        Raises:
            Refused: The register does not know it, or it is set already.
        """
        self._known(credential_id)
        if credential_id in self.state.withdrawn.get(purpose, frozenset()):
            raise Refused(f"{credential_id} was already withdrawn ({purpose}): nothing to do")
        self._note({"event": "withdrawn", "purpose": purpose, "id": credential_id})

    def reinstate(self, credential_id: str) -> None:
        """Clear a suspension; a revocation is for ever.

        Raises:
            Refused: The register does not know it, or it is not suspended.
        """
        self._known(credential_id)
        if credential_id not in self.state.withdrawn.get("suspension", frozenset()):
            raise Refused(f"{credential_id} is not suspended: a revoked badge is issued anew, never reinstated")
        self._note({"event": "reinstated", "purpose": "suspension", "id": credential_id})

    def add_decoys(self, numbers: range = _DECOYS_EACH_TIME) -> None:
        """Set bits that belong to nobody, and clear some of them where bits can be cleared.

        The more were withdrawn since the last time, the more may be set: a number hides among about as many.
        """
        for purpose in PURPOSES:
            most = numbers.stop - numbers.start + self.state.since.get(purpose, 0)
            count = numbers.start + secrets.randbelow(most)
            drawn: set[int] = set()
            while len(drawn) < count:
                index = secrets.randbelow(self.state.size)
                if index not in self._taken:
                    drawn.add(index)
            lit = sorted(self.state.set_decoys.get(purpose, frozenset()))
            cleared = _some(lit, numbers) if purpose == "suspension" else []
            self._note({"event": "decoys", "purpose": purpose, "set": sorted(drawn), "cleared": cleared})
            self._taken |= drawn

    def _known(self, credential_id: str) -> None:
        if credential_id not in self.state.issued:
            raise Refused(
                f"the register {self._path} knows no credential {credential_id}: check the id and the register"
            )

    def _note(self, event: Mapping[str, Any]) -> None:
        _append(self._file, event)
        self.state = self.state.after(event)


def _some(indexes: list[int], numbers: range) -> list[int]:
    """Return a few of the indexes, drawn at random."""
    count = min(len(indexes), numbers.start + secrets.randbelow(numbers.stop - numbers.start)) if indexes else 0
    return sorted(secrets.SystemRandom().sample(indexes, count // 2))


def _lock(file: TextIO, path: Path) -> None:
    """Keep a second command away: two at once would give one person two badges.

    Raises:
        Refused: Another command has the register.
    """
    if sys.platform == "win32":
        return  # it has no such lock; there, people take turns
    import fcntl  # noqa: PLC0415 -- exists on POSIX only

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise Refused(f"another command is using {path}: wait until it is done") from error


def _append(file: TextIO, event: Mapping[str, Any]) -> None:
    """Write an event and see to it that it is on the disk before anything that follows from it is."""
    file.write(_line(event))
    file.flush()
    os.fsync(file.fileno())


def _line(event: Mapping[str, Any]) -> str:
    return json.dumps(event, separators=(",", ":")) + "\n"
