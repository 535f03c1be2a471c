"""Where a file of the catalogue stands, and what that makes it: kind, institution, slug, version."""

import re
import unicodedata
from typing import Literal, NamedTuple

Kind = Literal[
    "institution",
    "badge",
    "framework",
    "template",
    "pathway",
    "platform",
    "endorsement",
    "vocabulary",
    "image",
    "settings",
    "",
]

FOLDERS: dict[str, Kind] = {
    "frameworks": "framework",
    "templates": "template",
    "pathways": "pathway",
    "platforms": "platform",
    "endorsements": "endorsement",
    "vocabularies": "vocabulary",
}
SETTINGS = "settings.yaml"  # of the catalogue as a whole
IMAGES = (".svg", ".png")
OTHER_IMAGES = {
    ".jpg": "JPG", ".jpeg": "JPG", ".jfif": "JPG", ".webp": "WebP", ".gif": "GIF", ".avif": "AVIF", ".heic": "HEIC",
    ".bmp": "BMP", ".tif": "TIFF", ".tiff": "TIFF", ".ico": "ICO", ".pdf": "PDF", ".eps": "EPS", ".ai": "AI",
}  # fmt: skip
LONGEST = 80  # characters of a slug

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WORD = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
_VERSION = re.compile(r"[0-9]+(\.[0-9]+){0,2}")
_IMAGE = re.compile(r"[a-z0-9][a-z0-9@._-]{0,80}")
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}


class Place(NamedTuple):
    """The kind of a file and the names of its entry, as its path tells them.

    Attributes:
        kind: "" for a file that does not belong to the catalogue.
        institution: Folder of the institution, for its own file and its badges.
        slug: The file's name without version and ending.
        version: What stands behind the @, for an earlier version of a badge and for a template.
        bad: The part of the path that cannot be (part of) an address, if any.
    """

    kind: Kind
    institution: str = ""
    slug: str = ""
    version: str | None = None
    bad: str | None = None


def is_slug(text: str) -> bool:
    """Say whether a name can be part of an address on every system: lower case, digits and single hyphens."""
    return bool(_SLUG.fullmatch(text)) and len(text) <= LONGEST and text not in _RESERVED


def suggest(text: str) -> str:
    """Return the slug that is nearest to a name."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    found = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST].strip("-") or "badge"
    return f"{found}-1" if found in _RESERVED else found


def ignored(path: str) -> bool:
    """Say whether a file is none of ours: hidden, a README or a generated schema."""
    parts = path.split("/")
    return any(part.startswith(".") and part not in {".", ".."} for part in parts) or (
        parts[-1] == "README.md" or (parts[1:2] == ["schema"] and path.endswith(".json"))
    )


def is_settings(path: str) -> bool:
    """Say whether a file holds the settings of the catalogue as a whole."""
    return path.split("/")[1:] == [SETTINGS]


def place(path: str) -> Place:
    """Return the place that a path gives a file; its first part is the catalogue's own folder."""
    _, *folders, name = path.split("/")
    stem, dot, ending = name.rpartition(".")
    if (dot + ending).lower() in IMAGES:
        return _image(folders, name)
    if dot + ending != ".yaml" or not stem:
        return Place("")
    match folders:
        case ["institutions", institution] if name == "institution.yaml":
            return Place("institution", institution, institution, bad=_bad(institution))
        case ["institutions", institution, "badges"]:
            slug, version = _versioned(stem)
            return Place("badge", institution, slug, version, bad=_bad(institution) or _bad(slug, version))
        case [folder] if folder in FOLDERS:
            return _entry(FOLDERS[folder], stem)
        case _:
            return Place("")


def other_image(path: str) -> tuple[str, str] | None:
    """Return kind and better name of an image of a kind that does not fit; None for anything else."""
    name = path.rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    kind = OTHER_IMAGES.get((dot + ending).lower())
    return (kind, f"{suggest(stem)}.png") if kind and stem else None


_ENDING = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)
_LEFT_OVER = re.compile(
    r"thumbs\.db|desktop\.ini|.*(?:~|\.(?:orig|rej|bak|old|tmp|swp))|~\$.*|.*\.(?:docx?|xlsx?|zip)", re.IGNORECASE
)


def other_ending(path: str) -> str | None:
    """Return the path of a definition with the ending it should have; None where it has that, or is no definition."""
    better = _ENDING.sub(".yaml", path)
    return better if better != path and place(better).kind not in {"", "image"} else None


def left_over(path: str) -> bool:
    """Say whether a program left a file behind, or somebody put a document there."""
    return bool(_LEFT_OVER.fullmatch(path.rpartition("/")[2]))


def image_name(name: str) -> str:
    """Return the name that an image should have: small letters, digits and hyphens, and its ending."""
    stem, dot, ending = name.rpartition(".")
    return f"{suggest(stem)}{dot}{ending.lower()}"


def _entry(kind: Kind, stem: str) -> Place:
    if kind == "vocabulary":
        return Place(kind, slug=stem, bad=None if _WORD.fullmatch(stem) else stem)
    slug, version = _versioned(stem) if kind == "template" else (stem, None)
    unversioned = kind == "template" and version is None
    return Place(kind, slug=slug, version=version, bad=stem if unversioned else _bad(slug, version))


def _image(folders: list[str], name: str) -> Place:
    match folders:
        case [] | ["institutions", _] | ["institutions", _, "badges"]:
            institution = folders[1] if folders else ""  # beside the settings stands the logo of the catalogue
            return Place(
                "image", institution, name, bad=None if _IMAGE.fullmatch(name) and name.endswith(IMAGES) else name
            )
        case _:
            return Place("")


def _versioned(stem: str) -> tuple[str, str | None]:
    slug, at, version = stem.partition("@")
    return slug, version if at else None


def _bad(slug: str, version: str | None = None) -> str | None:
    if not is_slug(slug):
        return slug or "@"
    if version is not None and not _VERSION.fullmatch(version):
        return f"{slug}@{version}"
    return None


def schema_line(path: str, kind: Kind) -> str:
    """Return the first line of a file, by which editors find its schema."""
    up = "../" * (path.count("/") - 1)
    return f"# yaml-language-server: $schema={up or './'}schema/{kind}.json"
