"""The words of a page's own scripts and body: PO files beside them, read into what templates and scripts look up.

A key "stages.ready" becomes `words.stages.ready`; what differs by number becomes a list of its forms, and `plural` says
which form a number takes, so that a script needs no rule of any language.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from badge_catalogue.addresses import home
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.words.po import otherwise, sized
from badge_verifier.words.po import WordsError, messages, rule

_NUMBERS = 200  # rules of plurals look at a small number itself, and at the last two figures of a large one


def told(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the words of a page by language, in the order of the catalogue's languages.

    Args:
        folder: Holds a PO file for each language.

    Raises:
        WordsError: A file is missing or broken, or a key is both a text and a group; the message says where.
    """
    return {language: _of_file(folder / f"{language}.po") | {"home": home(language)} for language in LANGUAGES}


def script(words: Mapping[str, Any]) -> bytes:
    """Return `words.js`, which a page's scripts import."""
    spoken = json.dumps(dict(words), ensure_ascii=False, indent=1)
    return f"// @ts-check\n// Made from PO files.\nexport const WORDS = {spoken};\n".encode()


def _of_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise WordsError(f"{path.name} is not in {path.parent}: every language of the catalogue needs one")
    found: Mapping[str, str] = messages(path.read_text(encoding="utf-8"), path.name)
    form = rule(found.get("", ""))
    nested: dict[str, Any] = {"plural": "".join(str(form(number)) for number in range(_NUMBERS))}
    for key, unsized in otherwise(found, f"page-{path.parent.parent.name}", path.stem).items():
        if not key:
            continue
        said = sized(unsized)
        *groups, last = key.split(".")
        place = nested
        for group in groups:
            place = place.setdefault(group, {})
            if not isinstance(place, dict):
                raise WordsError(f"{path.name}: {key!r} lies below a key that is a text itself")
        name, _, number = last.partition("[")
        if number:
            place.setdefault(name, []).append(said)
        else:
            place[last] = said
    return nested
