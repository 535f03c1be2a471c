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

_SMALLEST_SIDE = 300  # pixels
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

_AT_MOST = limits.said(limits.IMAGE)


def _named(view: View) -> Iterator[tuple[Source, tuple[str], str, str]]:
    """Yield every image that an entry names: its source, field, file name and path."""
    badges = ((badge.source, "image", badge.image) for badge in view.badges)
    logos = ((item.source, "logo", item.logo) for item in view.catalogue.institutions.values())
    for source, field, name in chain(badges, logos):
        if name:
            yield source, (field,), name, f"{source.file.rpartition('/')[0]}/{name}"


@check("error")
def image_exists(view: View) -> Iterator[Problem]:
    """An image stands beside the definition that names it.

    nl: Een afbeelding staat naast de definitie die haar noemt.
    Bad: image: warmtepomp.svg while only warmtepompen.svg is there
    Good: image: warmtepompen.svg
    """
    for source, path, name, file in _named(view):
        if file not in view.catalogue.images and (other := other_image(name)):
            yield Problem(
                source,
                path,
                says(
                    f"'{clip(name)}' is een {other[0]}; dat kan niet",
                    f"'{clip(name)}' is a {other[0]}; that does not fit",
                ),
                says(
                    f"bewaar het plaatje als PNG en schrijf {path[0]}: {other[1]}",
                    f"save the picture as PNG and write {path[0]}: {other[1]}",
                ),
            )
        elif file not in view.catalogue.images:
            folder = source.file.rpartition("/")[0]
            beside = [item.rpartition("/")[2] for item in view.catalogue.images if item.rpartition("/")[0] == folder]
            otherwise = says(
                "voeg het bestand toe, of verwijder de regel: dan wordt er een getekend",
                "add the file, or remove the line: then one is drawn",
            )
            yield Problem(
                source,
                path,
                says(f"geen bestand '{clip(name)}' hiernaast", f"no file '{clip(name)}' beside this one"),
                choose(name, beside, otherwise),
            )


@check("hint")
def image_is_used(view: View) -> Iterator[Problem]:
    """An image beside definitions is named by one of them.

    nl: Een afbeelding naast definities wordt door een ervan genoemd.
    Bad: oud-logo.png that no definition names
    Good: logo.svg with logo: logo.svg
    """
    used = {file for _, _, _, file in _named(view)}
    for file in view.catalogue.images:
        if file not in used:
            yield Problem(
                Source(file),
                (),
                says("geen definitie noemt deze afbeelding", "no definition names this image"),
                says("noem haar in image of logo, of verwijder haar", "name it in image or logo, or remove it"),
            )


_KINDS = (
    (_PNG, "PNG"),
    (b"\xff\xd8\xff", "JPG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "WebP"),
    (b"BM", "BMP"),
    (b"%PDF", "PDF"),
)


def _wrong(name: str, data: bytes) -> tuple[str, str] | None:
    """Return in nl and en what is wrong with the content of an image, or None."""
    if data.startswith(b"version https://git-lfs"):
        return (
            "dit is een verwijzing van Git LFS en geen plaatje: voeg het plaatje zelf toe",
            "this is a pointer of Git LFS and no picture: add the picture itself",
        )
    kind = next((kind for start, kind in _KINDS if data.startswith(start)), "")
    asked = "PNG" if name.endswith(".png") else "SVG"
    if kind and kind != asked:
        return f"dit is een {kind} met de naam van een {asked}", f"this is a {kind} with the name of a {asked}"
    return _wrong_png(data) if name.endswith(".png") else _wrong_svg(data)


def _wrong_png(data: bytes) -> tuple[str, str] | None:
    if not data.startswith(_PNG) or data[12:16] != b"IHDR":
        return "dit is geen PNG", "this is no PNG"
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if min(width, height) < _SMALLEST_SIDE or max(width, height) > 20 * _SMALLEST_SIDE:
        return f"{width} x {height} pixels", f"{width} x {height} pixels"
    return None


def _wrong_svg(data: bytes) -> tuple[str, str] | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return "dit is geen SVG in UTF-8", "this is no SVG in UTF-8"
    if "<!DOCTYPE" in text or "<!ENTITY" in text or re.search(r"<\?(?!xml\s)", text):
        return "de SVG bevat een DOCTYPE of instructie", "the SVG holds a DOCTYPE or an instruction"
    try:
        root = ET.fromstring(text)  # noqa: S314 -- no DOCTYPE, so no entities; the size is bounded
    except (ET.ParseError, ValueError, RecursionError):
        return "dit is geen SVG", "this is no SVG"
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        return "dit is geen SVG", "this is no SVG"
    return next((found for element in root.iter() if (found := _active(element))), None)


def _reaches_out(style: str) -> bool:
    """Say whether a style fetches something, or may: a backslash hides letters, and shapes need none."""
    return "\\" in style or bool(_REACHES_OUT.search(style))


def _active(element: ET.Element) -> tuple[str, str] | None:
    """Return in nl and en what an element of an SVG would do, or None."""
    space, _, name = str(element.tag).removeprefix("{").rpartition("}")
    if space not in _NOTES and (space != _SVG or name not in _SHAPES):
        return f"de SVG bevat <{name}>", f"the SVG holds <{name}>"
    if name == "style" and _reaches_out("".join(element.itertext())):
        return "de SVG haalt iets van elders", "the SVG fetches something from elsewhere"
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on"):
            return f"de SVG bevat {attribute}=", f"the SVG holds {attribute}="
        if attribute in _ADDRESSES and not value.lstrip().startswith(("#", "data:image/png", "data:image/jpeg")):
            return f"de SVG verwijst naar '{clip(value)}'", f"the SVG refers to '{clip(value)}'"
        if _REACHES_OUT.search(value) or (attribute == "style" and _reaches_out(value)):
            return "de SVG haalt iets van elders", "the SVG fetches something from elsewhere"
    return None


@check("error")
def image_is_sound(view: View) -> Iterator[Problem]:
    """An image is what its name says, at most 512 KiB, without script and without references to elsewhere.

    nl: Een afbeelding is wat haar naam zegt, hoogstens 512 KiB, zonder script en zonder verwijzingen naar elders.
    Bad: an SVG with <script>
    Good: an SVG with shapes alone
    """
    for file, data in view.catalogue.images.items():
        if len(data) > limits.IMAGE:
            wrong: tuple[str, str] | None = (f"{len(data) // 1024} KiB", f"{len(data) // 1024} KiB")
        else:
            wrong = _wrong(file, data)
        if wrong:
            yield Problem(
                Source(file),
                (),
                says(*wrong),
                says(
                    f"gebruik een SVG met alleen vormen, of een PNG van 300 tot 6000 pixels, tot {_AT_MOST}",
                    f"use an SVG of shapes alone, or a PNG of 300 to 6000 pixels, up to {_AT_MOST}",
                ),
            )


@check("warning")
def image_has_words(view: View) -> Iterator[Problem]:
    """An image of one's own is described for those who cannot see it.

    nl: Een eigen afbeelding is beschreven voor wie haar niet kan zien.
    Bad: image: warmtepompen.svg
    Good: {image: warmtepompen.svg, image_alt: {nl: Een warmtepomp aan een gevel, en: A heat pump on a wall}}
    """
    for badge in view.current:
        if badge.image and not badge.source.written("image_alt"):
            yield Problem(
                badge.source,
                ("image",),
                says("de afbeelding is niet beschreven", "the image is not described"),
                says("voeg toe: image_alt: {nl: …, en: …}", "add: image_alt: {nl: …, en: …}"),
            )


CHECKS: tuple[Check, ...] = (image_exists, image_is_used, image_is_sound, image_has_words)
