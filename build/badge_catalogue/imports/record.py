"""One badge as it came in, in the form of a badge file, and what could not be carried over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.words.po import text


def says(key: str, /, **filled: object) -> Text:
    """Return a message of the words of imports, its place holders filled in."""
    return text("imports", key, **filled)


class NotImportable(ValueError):
    """The file is not what it was said to be.

    Attributes:
        said: Why, and what to do.
    """

    def __init__(self, said: Text) -> None:
        super().__init__(said.get(LANGUAGES.international))
        self.said = said


def first_language(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the field that says a badge's own language, where none of its texts is in the catalogue's first."""
    written = {language for value in data.values() if isinstance(value, dict) for language in value}
    own = next(filter(written.__contains__, LANGUAGES), LANGUAGES[0])
    return {} if own == LANGUAGES[0] else {"default_language": own}


@dataclass
class Incoming:
    """One badge.

    Attributes:
        slug: Its file name.
        data: Fields as a badge file has them: text, numbers, lists, groups.
        lost: What the other form says and ours has no place for.
        changed: What came in otherwise than it was written.
        wrong: What nobody can mean and a person has to look up, such as a number that a spreadsheet spoiled.
        files: Images that came along, by the name they get beside the badge's file.
        own_slug: The source says the slug itself; it is not made from a name.
        address: Of the same badge on the platform it came from, which stays when its name changes; "" where none.
    """

    slug: str
    data: dict[str, Any] = field(default_factory=dict)
    lost: list[Text] = field(default_factory=list)
    changed: list[Text] = field(default_factory=list)
    wrong: list[Text] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    own_slug: bool = False
    address: str = ""

    def lose(self, key: str, /, **filled: object) -> None:
        """Note what was not carried over."""
        self.lost.append(says(key, **filled))

    def change(self, key: str, /, **filled: object) -> None:
        """Note what was carried over otherwise than it was written."""
        self.changed.append(says(key, **filled))

    def fail(self, key: str, /, **filled: object) -> None:
        """Note what a person has to look up."""
        self.wrong.append(says(key, **filled))

    def rename(self, slug: str) -> None:
        """Give the badge another file name; its image goes along."""
        files = {f"{slug}{name.removeprefix(self.slug)}": content for name, content in self.files.items()}
        if self.data.get("image") in self.files:
            self.data["image"] = f"{slug}{self.data['image'].removeprefix(self.slug)}"
        old, new = f"{self.slug}.png", f"{slug}.png"  # the name that is advised for an image at an address
        self.lost = [
            Text({language: words.replace(old, new) for language, words in said.values.items()}) for said in self.lost
        ]
        self.slug, self.files = slug, files

    def put(self, path: str, value: object) -> None:
        """Set a field by its dotted path, unless there is no value."""
        if value is None or value == "" or value == [] or value == {}:  # noqa: PLR1714 -- 0 and False are values
            return
        *groups, name = path.split(".")
        target = self.data
        for group in groups:
            target = target.setdefault(group, {})
        target[name] = value

    def add(self, path: str, values: list[Any]) -> None:
        """Add values to a list by its name, each once."""
        if values:
            found = self.data.setdefault(path, [])
            found += [value for value in values if value not in found]
