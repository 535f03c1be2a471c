"""The catalogue that tests run on: the demonstration's institutions, whatever others were contributed beside.

What is true of everybody's data is a check (`catalogue check`); a test is about the program.
"""

import hashlib
import re
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FICTIONAL = re.compile(r"^demonstration: *true\b", re.MULTILINE)


def strangers(catalogue: Path) -> list[Path]:
    """Return the folders of institutions that are not part of the demonstration."""
    folders = sorted(path for path in (catalogue / "institutions").iterdir() if path.is_dir())
    return [folder for folder in folders if not _is_fictional(folder / "institution.yaml")]


def _is_fictional(definition: Path) -> bool:
    return definition.is_file() and bool(_FICTIONAL.search(definition.read_text(encoding="utf-8")))


def folder(catalogue: Path = ROOT / "catalogue", scratch: Path = ROOT / ".cache") -> Path:
    """Return a folder `catalogue` with the demonstration: the one given where nothing else is in it, else a copy.

    Args:
        catalogue: The folder of the definitions.
        scratch: Where copies are kept, each under the digest of what is in it.
    """
    left_out = strangers(catalogue)
    if not left_out:
        return catalogue
    kept = [path for path in sorted(catalogue.rglob("*")) if path.is_file() and not set(left_out) & set(path.parents)]
    whole = hashlib.sha256()
    for path in kept:
        whole.update(f"{path.relative_to(catalogue)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    place = scratch / f"demonstration-{whole.hexdigest()[:12]}"
    if not place.is_dir():
        scratch.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=scratch) as fresh:
            for path in kept:
                target = Path(fresh) / "made" / "catalogue" / path.relative_to(catalogue)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
            if not place.is_dir():  # another run may have been first
                (Path(fresh) / "made").rename(place)
    return place / "catalogue"


CATALOGUE = folder()
