"""Find the credential in an SVG (Open Badges 3.0, "SVG": https://www.imsglobal.org/spec/ob/v3p0/#svg).

A DOCTYPE with declarations of its own is refused, so that no entity is ever expanded; one that only names the standard,
as drawing programs write it, is skipped. Nothing outside the file is ever followed.
"""

import contextlib
import re
from typing import NamedTuple
from xml.parsers import expat

from badge_verifier.claims.credential import Remark
from badge_verifier.containers import sizes
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import SVG_BEGINNING, Limits

_SVG = "http://www.w3.org/2000/svg svg"
# Names as expat gives them with a space as the separator: namespace, then local name.
_CREDENTIAL = "https://purl.imsglobal.org/ob/v3p0 credential"
_ASSERTION = "http://openbadges.org assertion"
# Other spellings of the two namespaces, and no namespace but the usual prefix.
_LIKE = re.compile(
    r"(?:https?://(?:www\.)?(?:purl\.imsglobal\.org/(?:spec/)?ob/v3p\d(?:/[\w.-]*)?|openbadges\.org(?:/[\w.-]*)?)/?#? "
    r"|(?:openbadges|ob|badge):)(?:credential|assertion)",
    re.ASCII,
)
_NAMES = ("credential", "assertion")
_CHILD = 2  # depth of a child of the root


class Text(NamedTuple):
    """The text of one badge element, and what of the drawing was read generously."""

    text: str
    remarks: tuple[Remark, ...] = ()


def badge_texts(data: bytes, limits: Limits) -> list[Text]:
    """Return the text of every credential or assertion element.

    The standard makes it a child of the root in its own namespace; deeper, or under another spelling, is remarked.

    Raises:
        Invalid: "unbake.svg-broken": not well-formed XML; "unbake.text-broken": the element is neither empty beside
            its `verify` attribute nor plain text.
        Unchecked: "unbake.svg-doctype": it has a DOCTYPE that declares something; "unbake.too-large".
    """
    try:
        return _read(data, limits, " ")
    except _Unbound:  # a prefix that nothing declares: the drawing lacks its namespaces
        return _read(data, limits, None)


class _Unbound(Exception):
    """A prefix is bound to no namespace."""


def _read(data: bytes, limits: Limits, separator: str | None) -> list[Text]:
    reader = _Reader(limits, separator)
    parser = expat.ParserCreate(namespace_separator=separator)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.entity
    parser.SkippedEntityHandler = reader.skipped
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 -- its second argument is "this is all"
    except expat.ExpatError as error:
        if separator is not None and error.code == expat.errors.codes[expat.errors.XML_ERROR_UNBOUND_PREFIX]:
            raise _Unbound from error
        raise Invalid(
            "unbake.svg-broken", f"{error.lineno}:{error.offset + 1}: {expat.ErrorString(error.code)}"
        ) from error
    except (LookupError, ValueError) as error:  # an encoding that Python does not know
        raise Invalid("unbake.svg-broken", str(error)) from error
    return reader.found


class _Reader:
    """Collects while expat walks; holds no tree."""

    def __init__(self, limits: Limits, separator: str | None) -> None:
        self.found: list[Text] = []
        self._limits = limits
        self._remarks: tuple[Remark, ...] = () if separator else (Remark("remark.svg-namespace"),)
        self._depth = 0
        self._text: list[str] | None = None  # parts of the element being read
        self._own: tuple[Remark, ...] = ()
        self._size = 0
        self._verify = ""

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        if has_subset:
            raise Unchecked("unbake.svg-doctype", "the SVG has a DOCTYPE with declarations")

    def entity(self, *_declaration: object) -> None:
        raise Unchecked("unbake.svg-doctype", "the SVG declares an entity")

    def skipped(self, name: str, _is_parameter: int) -> None:
        """Refuse an entity that the DOCTYPE may declare elsewhere: others would read something in its place."""
        raise Invalid("unbake.svg-broken", f"an entity that the file does not declare: {name[:40]}")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 10 * self._limits.depth:
            raise Unchecked("unbake.too-large", f"elements deeper than {10 * self._limits.depth} levels")
        if self._depth == 1 and name != _SVG:
            if name.rpartition(" ")[2].rpartition(":")[2] != "svg":
                raise Invalid("unbake.svg-broken", "the root element is not svg")
            self._remarks = (Remark("remark.svg-namespace"),)
        if self._text is not None:
            raise Invalid("unbake.text-broken", "there is an element within the badge element")
        standard = name in (_CREDENTIAL, _ASSERTION)
        if standard or (name.endswith(_NAMES) and _LIKE.fullmatch(name)):
            self._text, self._size = [], 0
            self._own = () if standard or self._remarks else (Remark("remark.svg-namespace", name.partition(" ")[0]),)
            self._own += () if self._depth == _CHILD else (Remark("remark.svg-nested"),)
            self._verify = attributes.get("verify", "")

    def characters(self, text: str) -> None:
        if self._text is not None:
            self._size += len(text)
            if self._size > self._limits.embedding_bytes:
                most = self._limits.embedding_bytes
                raise Unchecked("unbake.too-large", f"the badge in the SVG is longer than {most}")
            self._text.append(text)

    def end(self, _name: str) -> None:
        self._depth -= 1
        if self._text is None:
            return
        body, verify = "".join(self._text).strip(), self._verify.strip()
        self._text = None
        # Before 3.0, `verify` repeats the address of the assertion that the body holds; a JWS stands there alone.
        if body and verify and not verify.startswith(("https://", "http://")):
            raise Invalid("unbake.text-broken", "the badge element has both a token and a body")
        if body or verify:
            sizes.check(body or verify, self._limits)
            self.found.append(Text(body or verify, self._remarks + self._own))


def root_of(data: bytes) -> str:
    """Return the local name of the root element of an XML document; "" where there is none to be found.

    A DOCTYPE with declarations ends the reading: then it is the name that the DOCTYPE gives.
    """
    found: list[str] = []

    def doctype(name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        if has_subset:
            found.append(name)
            raise _Found

    def start(name: str, _attributes: dict[str, str]) -> None:
        found.append(name.rpartition(":")[2])
        raise _Found

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    with contextlib.suppress(_Found, expat.ExpatError, LookupError, ValueError):
        parser.Parse(data[:SVG_BEGINNING], False)  # noqa: FBT003 -- its second argument is "this is all"
    return found[0].rpartition(":")[2] if found else ""


class _Found(Exception):
    """The root is known."""
