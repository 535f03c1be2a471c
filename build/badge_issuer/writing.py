"""Write a file completely or not at all, so that a full disk or a power cut leaves what was there."""

import os
from pathlib import Path


def whole(path: Path, content: bytes) -> None:
    """Write a file in place of the one that may be there; its folder is made.

    Raises:
        OSError: It could not be written; what was there is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.part")
    try:
        with half.open("wb") as file:
            _write(file.fileno(), content)
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise


def private(path: Path, content: bytes) -> None:
    """Write a new file that its owner alone can read; a folder that is made for it too.

    Raises:
        FileExistsError: There is one already.
        OSError: It could not be written; nothing is left of it.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        _write(number, content)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    finally:
        os.close(number)


def _write(number: int, content: bytes) -> None:
    """Write the whole content and see to it that it is on the disk."""
    while content:
        content = content[os.write(number, content) :]
    os.fsync(number)
