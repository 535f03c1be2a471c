"""Put a credential into an image (Open Badges 3.0, "Baked Badge")."""

import re
import struct
import zlib
from xml.parsers import expat

from badge_issuer.errors import Refused

_PNG = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"openbadgecredential"
SVG_NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"


def png(image: bytes, credential: str) -> bytes:
    """Return the PNG with the credential in an iTXt chunk behind its header.

    Args:
        image: A PNG without a credential.
        credential: JSON text, or a compact JWS.

    Raises:
        Refused: It is no PNG, or already holds a credential.
    """
    header_end = len(_PNG) + 25  # length, "IHDR", 13 bytes, checksum
    if not image.startswith(_PNG) or image[12:16] != b"IHDR" or len(image) < header_end:
        raise Refused("the image is no PNG: give one, or leave it out and have it drawn")
    if _KEYWORD + b"\0" in image:
        raise Refused("the image already holds a credential: give the badge's own image")
    # Keyword, not compressed, method 0, no language tag, no translated keyword (PNG, "iTXt").
    chunk = b"iTXt" + _KEYWORD + b"\0\0\0\0\0" + credential.encode()
    baked = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return image[:header_end] + baked + image[header_end:]


def svg(image: bytes, credential: str) -> bytes:
    """Return the SVG with the credential as first child of its root.

    Args:
        image: An SVG in UTF-8 without a credential.
        credential: JSON text, which becomes the body; or a compact JWS, which becomes the attribute `verify`.

    Raises:
        Refused: It is no such SVG, has a DOCTYPE, or already holds a credential.
    """
    place = _inside_root(image)
    if credential.startswith("{"):
        body = credential.replace("]]>", "]]]]><![CDATA[>")
        element = (
            f'<openbadges:credential xmlns:openbadges="{SVG_NAMESPACE}"><![CDATA[{body}]]></openbadges:credential>'
        )
    else:
        if not re.fullmatch(r"[\w.=-]+", credential, re.ASCII):
            raise Refused("got neither a JSON object nor a compact JWS to bake")
        element = f'<openbadges:credential xmlns:openbadges="{SVG_NAMESPACE}" verify="{credential}"/>'
    return image[:place] + element.encode() + image[place:]


def _inside_root(image: bytes) -> int:
    """Return the byte offset just behind the root's start tag."""
    parser = expat.ParserCreate("UTF-8", namespace_separator=" ")
    events: list[int] = []
    names: list[str] = []

    def note(*_: object) -> None:
        if len(events) == 1:
            events.append(parser.CurrentByteIndex)

    def start(name: str, _: object) -> None:
        names.append(name)
        if events:
            note()
        else:
            events.append(parser.CurrentByteIndex)

    def refuse(*_: object) -> None:
        raise Refused("the SVG has a DOCTYPE: remove that line")

    parser.StartElementHandler = start
    parser.EndElementHandler = note
    parser.CharacterDataHandler = note
    parser.CommentHandler = note
    parser.ProcessingInstructionHandler = note
    parser.StartCdataSectionHandler = note
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(image, True)  # noqa: FBT003 -- "this is all of it"; expat takes it by position
    except expat.ExpatError as error:
        raise Refused(f"the image is no SVG: {error}") from error
    if names[0] != "http://www.w3.org/2000/svg svg" or len(names) == 1:
        raise Refused("the image is no SVG with something in it: give one, or leave it out and have it drawn")
    if any(name.startswith(SVG_NAMESPACE + " ") for name in names):
        raise Refused("the image already holds a credential: give the badge's own image")
    return events[1]
