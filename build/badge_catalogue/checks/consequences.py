"""One file that cannot be read makes others wrong that name it: those findings are counted at that file, not listed."""

import re
from collections.abc import Iterable

from badge_catalogue.definitions.loading_rules import problem
from badge_catalogue.definitions.places import other_ending, place
from badge_catalogue.model import Mark
from badge_catalogue.model.findings import Finding

# What leaves no entry of a file behind.
UNREADABLE = frozenset(
    {
        "yaml-syntax", "yaml-merge-conflict", "yaml-mapping", "yaml-empty", "yaml-size", "yaml-depth",
        "yaml-one-document", "yaml-encoding", "yaml-comment-in-text", "yaml-tab", "yaml-tag", "file-unreadable",
        "file-name", "file-ending", "image-size", "file-image-kind",
    }
)  # fmt: skip


def arranged(findings: Iterable[Finding], entries: Iterable[str]) -> list[Finding]:
    """Return findings, those of unreadable files first, and of those that only follow from them their number.

    What was published and is gone comes first as well: others that name it follow from that. They stay listed, as a
    promise may be broken by decision.

    Arguments:
        entries: Paths of the files that gave an entry.
    """
    found = sorted(findings, key=lambda item: (item.rule != "address-stays", item))
    encoded = {item.file for item in found if item.rule == "yaml-encoding"}  # says of every such letter what it is
    found = [item for item in found if item.rule != "letters-are-undamaged" or item.file not in encoded]
    read = frozenset(entries)
    broken = [
        file
        for file in dict.fromkeys(item.file for item in found if item.rule in UNREADABLE and item.level == "error")
        if file not in read
    ]
    if not broken:
        return found
    names = {file: re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-])") for file in broken if (name := _name(file))}
    found = [item for item in found if item.rule != "schema-line" or item.file not in broken]
    listed: list[Finding] = []
    follow = dict.fromkeys(broken, 0)
    for item in found:
        cause = next(
            (file for file, name in names.items() if any(map(name.search, item.message.values.values()))), None
        )
        if item.rule == "image-is-used":  # perhaps by the file that nobody can read
            folder = item.file.rpartition("/")[0]
            cause = next(
                (file for file in broken if file.rpartition("/")[0] == folder and file.endswith(".yaml")), None
            )
        if item.rule == "current-version-exists":
            cause = re.sub(r"@[^/]*\.yaml$", ".yaml", item.file)
            cause = cause if cause in broken else None
        if cause is None or item.file in broken:
            listed.append(item)
        else:
            follow[cause] += 1
    listed += [
        problem("follows-from-unreadable", file, Mark(), number=times) for file, times in follow.items() if times
    ]
    return sorted(
        listed,
        key=lambda item: (
            item.rule != "address-stays" and item.file not in broken,
            item.file,
            item.level == "hint",
            item,
        ),
    )


def _name(file: str) -> str:
    """Return the names by which other files refer to a file."""
    at = place(other_ending(file) or file)
    if at.kind == "badge":
        return f"{at.institution}.{at.slug}"
    if at.kind == "institution":
        return at.institution
    return file.rpartition("/")[2] if at.kind in {"image", ""} else f"{at.slug}@{at.version}" if at.version else at.slug
