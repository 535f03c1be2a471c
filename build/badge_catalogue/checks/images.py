"""Images beside definitions: there, of the type they say, small, and without anything that runs or reaches out."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import chain

from badge_catalogue import limits
from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.definitions.places import other_image
from badge_catalogue.model import Source
from badge_catalogue.model.text import Text

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "http://www.w3.org/2000/svg"
# What a drawing is made of. What stands here neither runs, moves, asks nor leads anywhere; all else is refused.
_SHAPE_NAMES = (
    "svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon text tspan "
    "textPath image clipPath mask pattern linearGradient radialGradient stop marker switch filter feBlend feTile "
    "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow "
    "feColorMatrix feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset "
    "fePointLight feSpecularLighting feSpotLight feTurbulence "
)
_SHAPES = frozenset(_SHAPE_NAMES.split())
# Where drawing programs write down their own settings and whose work it is; nothing draws that.
_NOTES = frozenset(
    {
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.inkscape.org/namespaces/inkscape",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://purl.org/dc/elements/1.1/",
    }
)
# Attributes that name an address, of which a drawing needs none but its own parts and pictures within it.
_ADDRESSES = frozenset(
    {"href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "background", "ping"}
)
_REACHES_OUT = re.compile(r"url\((?!\s*['\"]?\s*#)|@import|expression\(|javascript:", re.IGNORECASE)


def _named(view: View) -> Iterator[tuple[Source, tuple[str], str, str]]:
    """Yield every image that an entry names: its source, field, file name and path."""
    badges = ((badge.source, "image", badge.image) for badge in view.badges)
    logos = ((item.source, "logo", item.logo) for item in view.catalogue.institutions.values())
    own = [(view.catalogue.site.source, "logo", view.catalogue.site.logo)]
    for source, field, name in chain(badges, logos, own):
        if name:
            yield source, (field,), name, f"{source.file.rpartition('/')[0]}/{name}"


@check("error")
def image_exists(view: View) -> Iterator[Problem]:
    """An image stands beside the definition that names it.

    Bad: image: warmtepomp.svg while only warmtepompen.svg is there
    Good: image: warmtepompen.svg
    """
    for source, path, name, file in _named(view):
        if file not in view.catalogue.images and (other := other_image(name)):
            yield Problem(
                source,
                path,
                says("images.not_fit", name=clip(name), other=other[0]),
                says("images.save_picture_png_write", path=path[0], other=other[1]),
            )
        elif file not in view.catalogue.images:
            folder = source.file.rpartition("/")[0]
            beside = [item.rpartition("/")[2] for item in view.catalogue.images if item.rpartition("/")[0] == folder]
            otherwise = says("images.add_file_remove_line")
            yield Problem(
                source,
                path,
                says("images.no_file_beside_one", name=clip(name)),
                choose(name, beside, otherwise),
            )


@check("hint")
def image_is_used(view: View) -> Iterator[Problem]:
    """An image beside definitions is named by one of them.

    Bad: oud-logo.png that no definition names
    Good: logo.svg with logo: logo.svg
    """
    used = {file for _, _, _, file in _named(view)}
    for file in view.catalogue.images:
        if file not in used:
            yield Problem(
                Source(file),
                (),
                says("images.no_definition_names_image"),
                says("images.name_image_logo_remove"),
            )


_POINTER = b"version https://git-lfs"
_KINDS = (
    (_PNG, "PNG"),
    (b"\xff\xd8\xff", "JPG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "WebP"),
    (b"BM", "BMP"),
    (b"\0\0\0\x18ftyp", "HEIC"),
    (b"\0\0\0\x1cftyp", "HEIC"),
    (b"\0\0\0\x20ftypavif", "AVIF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"%PDF", "PDF"),
)


def _wrong(name: str, data: bytes) -> Text | None:
    """Return the fault in the content of an image; None where there is none."""
    if data.startswith(_POINTER):
        return says("images.pointer_git_lfs_no")
    kind = _kind(data)
    asked = "PNG" if name.endswith(".png") else "SVG"
    if kind and kind != asked:
        return says("images.name", kind=kind, asked=asked)
    return _wrong_png(data) if name.endswith(".png") else _wrong_svg(data)


def _kind(data: bytes) -> str:
    """Return the kind of a file by its first bytes; "" where they say nothing known."""
    return next((kind for start, kind in _KINDS if data[: len(start)].lower() == start.lower()), "")


def _remedy(file: str, data: bytes) -> Text:
    """Return the remedy for an image, by its real kind."""
    kind, name = _kind(data), file.rpartition("/")[2]
    if data.startswith(_POINTER):
        return says("images.add_without_lfs")
    if kind == "PNG" and not name.endswith(".png"):
        return says("images.call_it", name=f"{name.rpartition('.')[0]}.png")
    if kind and kind not in {"PNG", "HTML"}:
        return says("images.save_as_png", name=f"{name.rpartition('.')[0]}.png")
    return says("images.use_svg_shapes_alone")


def _wrong_png(data: bytes) -> Text | None:
    if not data.startswith(_PNG) or data[12:16] != b"IHDR":
        return says("images.no_png")
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if min(width, height) < limits.PIXELS_LEAST or max(width, height) > limits.PIXELS_MOST:
        return says("images.pixels", width=width, height=height)
    return None if _whole(data) else says("images.cut_short")


def _whole(data: bytes) -> bool:
    """Say whether a PNG ends with the part that ends one: not cut off while it was copied."""
    at = len(_PNG)
    while at + 12 <= len(data):  # length, kind and checksum
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False


def _wrong_svg(data: bytes) -> Text | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return says("images.no_svg_utf_8")
    if "<!DOCTYPE" in text or "<!ENTITY" in text or re.search(r"<\?(?!xml\s)", text):
        return says("images.svg_holds_doctype_instruction")
    try:
        root = ET.fromstring(text)  # noqa: S314 -- no DOCTYPE, so no entities; the size is bounded
    except (ET.ParseError, ValueError, RecursionError):
        return says("images.no_svg")
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        return says("images.no_svg")
    return next((found for element in root.iter() if (found := _active(element))), None)


def _reaches_out(style: str) -> bool:
    """Say whether a style fetches something, or may: a backslash hides letters, and shapes need none."""
    return "\\" in style or bool(_REACHES_OUT.search(style))


def _active(element: ET.Element) -> Text | None:
    """Return the danger of an element of an SVG; None where there is none."""
    space, _, name = str(element.tag).removeprefix("{").rpartition("}")
    if space not in _NOTES and (space != _SVG or name not in _SHAPES):
        return says("images.svg_holds", name=name)
    if name == "style" and _reaches_out("".join(element.itertext())):
        return says("images.svg_fetches_something_elsewhere")
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on"):
            return says("images.svg_holds_2", attribute=attribute)
        if attribute in _ADDRESSES and not value.lstrip().startswith(("#", "data:image/png", "data:image/jpeg")):
            return says("images.svg_refers", value=clip(value))
        if _REACHES_OUT.search(value) or (attribute == "style" and _reaches_out(value)):
            return says("images.svg_fetches_something_elsewhere")
    return None


@check("error")
def image_is_sound(view: View) -> Iterator[Problem]:
    """An image is what its name says, at most {limit_image}, without script and without references to elsewhere.

    Bad: an SVG with <script>
    Good: an SVG with shapes alone
    """
    for file, data in view.catalogue.images.items():
        if len(data) > limits.IMAGE:
            wrong: Text | None = says("images.kib", number=len(data) // 1024)
        else:
            wrong = _wrong(file, data)
        if wrong:
            yield Problem(Source(file), (), wrong, _remedy(file, data))


@check("warning")
def image_has_words(view: View) -> Iterator[Problem]:
    """An image of one's own is described for those who cannot see it.

    Bad: image: warmtepompen.svg
    Good: {image: warmtepompen.svg, image_alt: {nl: Een warmtepomp aan een gevel, en: A heat pump on a wall}}
    """
    for badge in view.current:
        if badge.image and not badge.source.written("image_alt"):
            yield Problem(
                badge.source,
                ("image",),
                says("images.image_not_described"),
                says("images.add_image_alt"),
            )


CHECKS: tuple[Check, ...] = (image_exists, image_is_used, image_is_sound, image_has_words)
