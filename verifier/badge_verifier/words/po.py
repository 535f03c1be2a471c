"""Read the words of one area and language from its PO file, as translators' programs write them.

A key stands as `msgid`, what is said as `msgstr`; what differs by number has one `msgstr[n]` a form, which are read as
"key[0]", "key[1]" and so on. Read as it lies there, so that no compiled copy can be out of date; a thousand keys take a
few milliseconds, and a test compares what is read with what Babel reads. The catalogue reads its words with this too.
"""

import gettext
import pkgutil
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr(?:\[\d\])?) )?"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_FORMS = re.compile(r"^Plural-Forms:.*?plural=(.+?);?$", re.MULTILINE)
_ESCAPED = {"n": "\n", "t": "\t"}
_PACKAGE = "badge_verifier.words"

LANGUAGES: tuple[str, ...] = tuple(
    sorted(each.name for each in files(_PACKAGE).iterdir() if each.joinpath("headlines.po").is_file())
)
"""The languages that the verifier speaks: one folder each."""

INTERNATIONAL = "en"
"""The language for readers who do not say theirs."""


class WordsError(Exception):
    """A PO file holds a line that is none, or says a key twice; names the file and the line."""


class Messages(dict[str, str]):
    """The messages of one area and language by key; a key that it lacks is an error that names the file."""

    def __init__(self, said: Mapping[str, str], name: str) -> None:
        """Hold messages.

        Args:
            said: Message by key.
            name: Of their file, from the folder of its language on.
        """
        super().__init__(said)
        self.name = name

    def __missing__(self, key: str) -> str:
        """Name the file that lacks a key.

        Raises:
            KeyError: Always.
        """
        raise KeyError(f"{key!r} is not in words/{self.name}: say it there, and in the folder of each other language")


def parse(text: str, name: str = "") -> dict[str, str]:
    r"""Return the message of each key, in the order of the file; the header is left out.

    Args:
        text: Of a PO file without contexts.
        name: Of the file, for the message of an error.

    Raises:
        WordsError: A line is no comment, key, text or continuation; or a key stands twice.

    >>> parse('msgid ""\nmsgstr ""\n\n#. a note\nmsgid "skip"\nmsgstr "To the "\n"content"\n')
    {'skip': 'To the content'}
    >>> parse('msgid "badges"\nmsgid_plural "badges"\nmsgstr[0] "{number} badge"\nmsgstr[1] "{number} badges"\n')
    {'badges[0]': '{number} badge', 'badges[1]': '{number} badges'}
    """
    found = messages(text, name)
    found.pop("", None)
    return found


def messages(text: str, name: str) -> dict[str, str]:
    """Return the message of each key and form, as `parse`; the header stands under no key."""
    found: dict[str, str] = {}
    key = keyword = place = ""
    begun = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise WordsError(f"{name}:{number}: got {line[:40]!r}, expected msgid or msgstr and a text in quotes")
        said = _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), match[2])
        keyword = match[1] or keyword
        if keyword == "msgid":
            key, begun = (said, number) if match[1] else (key + said, begun)
        elif keyword.startswith("msgstr"):
            place = key + keyword.removeprefix("msgstr")
            if match[1] and place in found:
                raise WordsError(f"{name}:{begun}: the key {key!r} stands twice")
            found[place] = found.get(place, "") + said
    return found


@lru_cache(maxsize=16)  # a rule is compiled; headers are as few as languages
def rule(header: str) -> Callable[[int], int]:
    """Return the function from a number to its form, by the header of a PO file; without a rule one is the first.

    >>> [rule("Plural-Forms: nplurals=2; plural=(n != 1);")(number) for number in (0, 1, 2)]
    [1, 0, 1]
    """
    found = _FORMS.search(header)
    chosen: Callable[[int], int] = gettext.c2py(found[1] if found else "n != 1")
    return chosen


@cache
def words(area: str, language: str) -> Mapping[str, str]:
    """Return the words of an area of the verifier, such as "headlines", in one language.

    Raises:
        WordsError: The verifier does not speak that language.
    """
    name = f"{language}/{area}.po"
    if language not in LANGUAGES:
        raise WordsError(f"{name} is not among the verifier's words: it speaks {', '.join(LANGUAGES)}")
    data = pkgutil.get_data(_PACKAGE, name) or b""
    return Messages(parse(data.decode("utf-8"), name), name)


def read_all() -> None:
    """Read every area of every language, for who will have no files any more: a memory snapshot holds none."""
    for language in LANGUAGES:
        for file in files(_PACKAGE).joinpath(language).iterdir():
            if file.name.endswith(".po"):
                words(file.name.removesuffix(".po"), language)


def group(area: str, prefix: str, language: str) -> dict[str, str]:
    """Return the words whose keys begin with a prefix and a dot, by the rest of their key."""
    start = f"{prefix}."
    return {key.removeprefix(start): said for key, said in words(area, language).items() if key.startswith(start)}
