# ruff: noqa: INP001 -- a script of the set-up, no package
"""Cut the site's own two typefaces from the whole ones: the characters that pages of ours and names in Europe need.

Runs at set-up, never during a build of the site; the same bytes on every run. The licence (OFL 1.1) lets nobody
give a changed font the name of the original, so ours are "Catalogue Sans" and "Catalogue Serif".
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parents[1] / "overrides" / "assets" / "fonts"


@dataclass(frozen=True)
class Cut:
    """One file of the site's fonts.

    Attributes:
        package: The installed package that brings the whole font.
        font: The name of its file there.
        axes: The part of every axis that stays: one value, or the least and the greatest.
        unicodes: What it can show at most; the whole font may lack some.
    """

    family: str
    package: str
    font: str
    axes: Mapping[str, float | tuple[float, float]]
    unicodes: frozenset[int]


# Letters of the European languages in Latin script, so that no contributor's name makes a page look patched.
LETTERS = frozenset(
    [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x1E9E, *range(0x300, 0x305), 0x308, 0x327, 0x328]
)
SIGNS = frozenset(map(ord, "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€™−√∞≈≠≤≥←↑→↓ʼ")) | {0x2009, 0x200A, 0x200B, 0x202F}  # noqa: RUF001 -- each is meant
MARKS = frozenset(map(ord, "✓✗◆●○■□▲▶▸▼▾◀⟨⟩"))  # what style sheets and scripts put before a line
WEIGHTS = (400.0, 700.0)

CUTS: Mapping[str, Cut] = {
    "sans.woff2": Cut(
        "Catalogue Sans",
        "fontpkg_source_sans_3",
        "SourceSans3[wght].ttf",
        {"wght": WEIGHTS},
        LETTERS | SIGNS | MARKS,
    ),
    "sans-italic.woff2": Cut(
        "Catalogue Sans",
        "fontpkg_source_sans_3",
        "SourceSans3-Italic[wght].ttf",
        {"wght": 400.0},
        LETTERS | SIGNS,
    ),
    "serif.woff2": Cut(
        "Catalogue Serif",
        "fontpkg_source_serif_4",
        "SourceSerif4[opsz,wght].ttf",
        {"wght": 700.0, "opsz": 20.0},  # headings are bold, and of about twenty points
        LETTERS | SIGNS,
    ),
}


def cut(told: Cut) -> bytes:
    """Return the font as WOFF2."""
    font = TTFont(str(files(told.package) / "files" / told.font), recalcTimestamp=False)
    options = Options()
    options.layout_features = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=told.unicodes)
    subsetter.subset(font)
    font = instantiateVariableFont(font, dict(told.axes))
    _hyphen_that_stays(font)
    _rename(font, told.family)
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made, reorderTables=True)
    return made.getvalue()


def _hyphen_that_stays(font: TTFont) -> None:
    """Show the hyphen after which no line breaks (U+2011) as the hyphen, where a font has no own one."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.setdefault(0x2011, table.cmap[0x2D])


def _rename(font: TTFont, family: str) -> None:
    """Give a cut font a name of its own, in every record that names it."""
    for record in font["name"].names:
        if record.nameID in {1, 4}:
            record.string = family
        elif record.nameID == 6:  # noqa: PLR2004 -- the name for PostScript, without spaces
            record.string = family.replace(" ", "")


def main() -> int:
    """Write every font."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, told in CUTS.items():
        made = cut(told)
        (FONTS / name).write_bytes(made)
        sys.stdout.write(f"{name}: {len(made)} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
