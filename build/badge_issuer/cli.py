"""What the commands that issue have in common: how a passphrase is asked for, and how a refusal is said."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from badge_issuer.errors import Refused
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import StepError

PASSPHRASE = "BADGE_PASSPHRASE"  # noqa: S105 -- the name of the variable


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Declare where a passphrase may come from; never an argument, which other users of the machine can see."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=f"file whose first line is the key's passphrase (else the variable {PASSPHRASE}, else you are asked)",
    )


def passphrase(file: Path | None, *, twice: bool = False) -> str:
    """Return the passphrase from the file, the environment or the terminal.

    Args:
        file: Whose first line it is.
        twice: Ask two times, for a new key.

    Raises:
        Refused: There is none, or the two differ.
    """
    if file is not None:
        try:
            return (file.read_text(encoding="utf-8").splitlines() or [""])[0]
        except OSError as error:
            raise Refused(f"cannot read {file}: {error.strerror}; name a file that you may read") from error
    if PASSPHRASE in os.environ:
        return os.environ[PASSPHRASE]
    if not sys.stdin.isatty():
        raise Refused(f"no passphrase: give --passphrase-file, or set {PASSPHRASE}")
    first = getpass.getpass("passphrase of the key: ")
    if twice and getpass.getpass("once more: ") != first:
        raise Refused("the two differ: run the command again")
    return first


def now() -> datetime:
    """Return the moment to the second; SOURCE_DATE_EPOCH stands for it where it is set, as in a build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(microsecond=0)


def moment(text: str) -> datetime:
    """Return an RFC 3339 argument as a moment.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    try:
        return instant(text)
    except StepError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no moment: write one such as 2026-11-22T09:00:00Z") from error


def said(name: str, run: Callable[[argparse.Namespace], None]) -> Callable[[argparse.Namespace], int]:
    """Return a command that prints a refusal, or what the disk refused, on one line and exits with 1."""

    def command(args: argparse.Namespace) -> int:
        try:
            run(args)
        except (Refused, StepError) as error:
            sys.stderr.write(f"catalogue {name}: {error}\n")
            return 1
        except OSError as error:  # a full disk, a folder that may not be written, a file where a folder should be
            place = error.filename or "the disk"
            sys.stderr.write(
                f"catalogue {name}: {place}: {error.strerror}; mend that, or choose another place, and run the same "
                "command again: what was done stays done\n"
            )
            return 1
        return 0

    return command
