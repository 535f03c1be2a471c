"""Remembers the PNG of every drawing between builds: making one takes a tenth of a second, reading it nothing.

A picture is named after the drawing, the renderer that made it and its size, so a stale one is never found.
"""

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from badge_catalogue import images

_WORTH_A_POOL = 24  # drawings; fewer are done before the helpers have started


class ImageCache:
    """PNGs by the drawing they were made from, in a folder that may be thrown away at any time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.renderer = f"{version('resvg-py')} {images.SIZE}"

    def png(self, drawing: bytes) -> bytes:
        """Return the PNG of a drawing, made now unless it was made before."""
        path = self._path(drawing)
        if path.is_file():
            return path.read_bytes()
        return self._keep(path, images.png(drawing))

    def warm(self, drawings: Iterable[bytes]) -> int:
        """Make what is missing, on all processors where that pays; return how many were made."""
        missing = [drawing for drawing in dict.fromkeys(drawings) if not self._path(drawing).is_file()]
        if len(missing) < _WORTH_A_POOL:
            made: Iterable[bytes] = map(images.png, missing)
        else:
            with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
                made = list(pool.map(images.png, missing, chunksize=8))
        for drawing, picture in zip(missing, made, strict=True):
            self._keep(self._path(drawing), picture)
        return len(missing)

    def _path(self, drawing: bytes) -> Path:
        return self.folder / f"{sha256(self.renderer.encode() + b'\0' + drawing).hexdigest()}.png"

    def _keep(self, path: Path, picture: bytes) -> bytes:
        self.folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")  # never half a picture under the final name
        partial.write_bytes(picture)
        partial.replace(path)
        return picture
