"""What institutions published of their issuing, as files: read at the edge, and copied into the site.

What stands in them is read in `facts.issued`, and judged by the checks.
"""

import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


def folder_beside(source: Path) -> Path:
    """Return the folder of published files, which lies beside the folder of the definitions."""
    return source.resolve().parent / "published"


@dataclass(frozen=True)
class IssuingRecords:
    """Files by `<institution>/<name>`, as `catalogue status publish` wrote them.

    Attributes:
        refused: Names of what is no plain file two folders deep: links above all, which lead who knows where.
        unproven: Names of status lists whose signature does not hold, where somebody looked.
    """

    contents: Mapping[str, bytes] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()


def beside(source: Path) -> IssuingRecords:
    """Return the files that the institutions of a folder of definitions published; empty where there are none."""
    folder = folder_beside(source)
    contents, refused = {}, []
    if folder.is_symlink():
        return IssuingRecords({}, ("",))
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        inside = sorted(path.iterdir()) if path.is_dir() and not path.is_symlink() else [path]
        for file in inside:
            name = file.relative_to(folder).as_posix()
            if name.count("/") == 1 and stat.S_ISREG(file.lstat().st_mode):
                contents[name] = file.read_bytes()
            elif name != "README.md":
                refused.append(name)
    return IssuingRecords(contents, tuple(refused))
