"""Builds the miniature site that the snapshot test compares; `python tests/snapshot/miniature.py` blesses a change.

Run it after a deliberate change to pages or exports, look at the difference in git, and commit both together.
The frame around each page is the shortest there is, so that the difference shows what the pages say.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "shared"))

from pictures import Blank

from badge_catalogue.commands.build import checked, templates
from badge_catalogue.facts.issued import Issuing
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.pages import shell
from badge_catalogue.settings import Settings
from badge_catalogue.site.render import render

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "expected"
SETTINGS = Settings("https://badges.example.org/mini/", 1_790_000_000)
FRAME = '<html lang="@@language@@">\n<title>@@title@@</title>\n<main>\n@@body@@</main>\n'
_READABLE = {".html", ".json", ".jsonl", ".svg", ".csv", ".md", ".xml", ".yaml", ".ndjson", ".txt", ".jsonld", ".atom"}


def site() -> Iterator[tuple[str, bytes]]:
    """Yield the files of the miniature site; of pictures and other bytes nobody can read, only that they are there."""
    catalogue = checked(HERE / "catalogue")
    shells = {language: shell.shell(language, FRAME) for language in LANGUAGES}
    made = dict(render(catalogue, SETTINGS, shells, templates(), Issuing(), Blank()))
    others = [name for name in made if Path(name).suffix not in _READABLE]
    yield from ((name, data) for name, data in made.items() if name not in others)
    yield "other-files.txt", "".join(f"{name}\n" for name in sorted(others)).encode()


def main() -> int:
    """Write what the site is now as what it should be."""
    shutil.rmtree(EXPECTED, ignore_errors=True)
    count = 0
    for name, data in site():
        path = EXPECTED / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        count += 1
    sys.stdout.write(f"blessed {count} files\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
