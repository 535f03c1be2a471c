"""The hand-written pages as this catalogue has them: some of what they say holds for some catalogues alone.

A line of its own, `<!-- if nl -->` or `<!-- if not nl -->`, begins what is said only where the country pack `nl` is
(not) chosen; `checkout` stands for the catalogue in the repository of the program itself, and `source` for none: what
is read among the code alone; `speaks-nl` and its like for a catalogue with that language, `several-languages` for one
with more than one; `no-pack` for one without any. `<!-- end -->` ends it; in the first line of a page it may hold for
the whole page. A page of which nothing is left is no page.
"""

import re
import shutil
from collections.abc import Collection
from pathlib import Path

from badge_catalogue import shipped
from badge_catalogue.packs import USUAL

_MARK = re.compile(r"<!-- (?:if (?P<no>not )?(?P<fact>[a-z-]+)|(?P<end>end)) -->")


class UnknownMarkError(ValueError):
    """A page has a condition that is not ended, or ends none; the message says where."""


def facts(packs: Collection[str], languages: Collection[str]) -> frozenset[str]:
    """Return the conditions that a catalogue meets: packs, languages, and "checkout" if it stands beside the program.

    That is the demonstration, which is of the Netherlands; its pages tell how the program is set up and why it is so.
    """
    beside = shipped.is_checkout() and frozenset(USUAL) <= frozenset(packs)
    spoken = {f"speaks-{language}" for language in languages} | ({"several-languages"} if len(languages) > 1 else set())
    return frozenset(packs or {"no-pack"}) | spoken | ({"checkout"} if beside else set())


def pages(source: Path, target: Path, holds: Collection[str]) -> Path:
    """Write the pages of one language, and the pictures that they show, as they are where these facts hold.

    Raises:
        UnknownMarkError: A condition is not ended, or ends none.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    said = {path: kept(path.read_text(encoding="utf-8"), holds, path.name) for path in sorted(source.glob("*.md"))}
    for path, text in said.items():
        if text:
            (target / path.name).write_text(text, encoding="utf-8")
    for path in sorted(source.glob("*/*")):  # what shows another catalogue is not published with this one
        name = path.relative_to(source).as_posix()
        if any(name in text for text in said.values()):
            (target / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(path, target / name)
    return target


def kept(written: str, holds: Collection[str], name: str = "") -> str:
    r"""Return the text of a page under these conditions; "" where none of it is left.

    >>> kept("a\n<!-- if nl -->\nb\n<!-- end -->\nc\n", {"nl"})
    'a\nb\nc\n'
    >>> kept("a\n<!-- if nl -->\nb\n<!-- end -->\nc\n", ())
    'a\nc\n'

    Raises:
        UnknownMarkError: A condition is not ended, or ends none.
    """
    open_since, saying = 0, True
    lines = []
    for number, line in enumerate(written.splitlines(keepends=True), 1):
        mark = _MARK.fullmatch(line.strip())
        if mark is None:
            lines += [line] if saying else []
        elif bool(mark["end"]) != bool(open_since):
            raise UnknownMarkError(f"{name}:{number}: conditions do not stand within each other, and each has an end")
        elif mark["end"]:
            open_since, saying = 0, True
        else:
            open_since, saying = number, (mark["fact"] in holds) != bool(mark["no"])
    if open_since > 1:
        raise UnknownMarkError(f"{name}:{open_since}: this condition is not ended; write <!-- end --> below it")
    return "".join(lines) if "".join(lines).strip() else ""
