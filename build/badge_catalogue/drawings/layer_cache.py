"""Remembers the PNG of every layer between builds: drawing one takes forty milliseconds, reading it one.

A picture is named after the drawing, the renderer that made it and its size, so a stale one is never found.
"""

import os
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from badge_catalogue.drawings import badge_images


class ImageCache:
    """PNGs by the drawing they were made from, in a folder that may be thrown away at any time."""

    def __init__(self, folder: Path, size: int = badge_images.SIZE) -> None:
        """Begin with what an earlier build left.

        Args:
            folder: Of the PNGs.
            size: Of every PNG, in pixels.
        """
        self.folder = folder
        self.size = size
        self.renderer = f"{version('resvg-py')} {size}"

    def png(self, drawing: bytes) -> bytes:
        """Return the PNG of a drawing, made now unless it was made before."""
        path = self._path(drawing)
        if path.is_file():
            return path.read_bytes()
        return self._keep(path, badge_images.png(drawing, self.size))

    def _path(self, drawing: bytes) -> Path:
        return self.folder / f"{sha256(self.renderer.encode() + b'\0' + drawing).hexdigest()}.png"

    def _keep(self, path: Path, picture: bytes) -> bytes:
        self.folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")  # never half a picture under the final name
        partial.write_bytes(picture)
        partial.replace(path)
        return picture
