"""Read what an attachment of an e-mail is called, in the ways in which mail programs write it.

A name decides nothing: it tells a reader which of several attachments a badge was in. What cannot be read is no name.
"""

import binascii
import quopri
import re
from urllib.parse import unquote_to_bytes

from badge_verifier.limits import ATTACHED_HEADER, ATTACHED_NAME

# RFC 2183, section 2.3, and RFC 2231: filename="a.png", filename*=utf-8''a.png, filename*0*=utf-8''a; filename*1="b"
_PARAMETER = re.compile(
    rb"""[;\s](?:file)?name(\*(?:\d{1,2}\*?)?)?\s{0,4}=\s{0,4}(?:"((?:[^"\\]|\\.){0,600})"|([^;\s"]{1,600}))""",
    re.IGNORECASE,
)
# RFC 2047, section 2: =?utf-8?B?…?=
_WORD = re.compile(rb"=\?([\w-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,400})\?=", re.IGNORECASE)
_BETWEEN = re.compile(rb"(\?=)\s{1,8}(=\?)")
_CHARSETS = frozenset({"utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252"})


def attached_name(headers: dict[bytes, bytes]) -> str:
    """Return the name of an attachment, without a folder; "" where it has none that can be read.

    Args:
        headers: Of the part, by lower-cased name.
    """
    for header in (b"content-disposition", b"content-type"):
        found = list(_PARAMETER.finditer(headers.get(header, b"")[:ATTACHED_HEADER]))
        name = _extended([each for each in found if each[1]]) or _plain([each for each in found if not each[1]])
        name = name.replace("\\", "/").rpartition("/")[2].strip()[:ATTACHED_NAME]
        if name not in {"", ".", ".."}:
            return name
    return ""


def _plain(found: list[re.Match[bytes]]) -> str:
    if not found:
        return ""
    value = re.sub(rb"\\(.)", rb"\1", found[0][2]) if found[0][2] is not None else found[0][3]
    value = _BETWEEN.sub(rb"\1\2", value)
    parts, at = [], 0
    for word in _WORD.finditer(value):
        parts += [_text(value[at : word.start()], "utf-8"), _word(word)]
        at = word.end()
    return "".join([*parts, _text(value[at:], "utf-8")])


def _word(word: re.Match[bytes]) -> str:
    body = word[3]
    try:
        decoded = binascii.a2b_base64(body) if word[2] in b"bB" else quopri.decodestring(body, header=True)
    except (binascii.Error, ValueError):
        return ""
    return _text(decoded, word[1].decode("ascii").lower())


def _extended(found: list[re.Match[bytes]]) -> str:
    """Return a name of which the charset stands before it, whole or in numbered pieces."""
    pieces: dict[int, bytes] = {}
    charset = "utf-8"
    for each in found:
        mark = each[1].strip(b"*")
        value = each[2] if each[2] is not None else each[3]
        if each[1].endswith(b"*") and int(mark or 0) == 0 and value.count(b"'") >= 2:  # noqa: PLR2004 -- RFC 2231
            charset, value = value.split(b"'")[0].decode("ascii", "replace").lower(), value.split(b"'", 2)[2]
        pieces.setdefault(int(mark or 0), unquote_to_bytes(value) if each[1].endswith(b"*") else value)
    return _text(b"".join(pieces[number] for number in sorted(pieces)), charset)


def _text(value: bytes, charset: str) -> str:
    return value.decode(charset if charset in _CHARSETS else "utf-8", "replace")
