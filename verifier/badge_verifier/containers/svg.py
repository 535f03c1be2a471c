"""Find the credential in an SVG (Open Badges 3.0, "SVG": https://www.imsglobal.org/spec/ob/v3p0/#svg).

A DOCTYPE is refused, so that no entity is ever expanded and nothing outside the file is ever followed.
"""

from xml.parsers import expat

from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import Limits

_SVG = "http://www.w3.org/2000/svg svg"
# Names as expat gives them with a space as the separator: namespace, then local name.
_CREDENTIAL = "https://purl.imsglobal.org/ob/v3p0 credential"
_ASSERTION = "http://openbadges.org assertion"
_CHILD = 2  # depth of a child of the root


def badge_texts(data: bytes, limits: Limits) -> list[str]:
    """Return the text of every credential or assertion element that is a child of the root.

    Raises:
        Invalid: "unbake.svg-broken": not well-formed XML; "unbake.text-broken": the element is neither empty beside
            its `verify` attribute nor plain text.
        Unchecked: "unbake.svg-doctype": it has a DOCTYPE; "unbake.too-large".
    """
    reader = _Reader(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 -- its second argument is "this is all"
    except expat.ExpatError as error:
        raise Invalid(
            "unbake.svg-broken", f"{error.lineno}:{error.offset + 1}: {expat.ErrorString(error.code)}"
        ) from error
    except (LookupError, ValueError) as error:  # an encoding that Python does not know
        raise Invalid("unbake.svg-broken", str(error)) from error
    return reader.found


class _Reader:
    """Collects while expat walks; holds no tree."""

    def __init__(self, limits: Limits) -> None:
        self.found: list[str] = []
        self._limits = limits
        self._depth = 0
        self._text: list[str] | None = None  # parts of the element being read
        self._size = 0
        self._verify = ""

    def doctype(self, *_declaration: object) -> None:
        raise Unchecked("unbake.svg-doctype", "the SVG has a DOCTYPE")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 10 * self._limits.depth:
            raise Unchecked("unbake.too-large", f"elements deeper than {10 * self._limits.depth} levels")
        if self._depth == 1 and name != _SVG:
            raise Invalid("unbake.svg-broken", "the root element is not svg")
        if self._text is not None:
            raise Invalid("unbake.text-broken", "there is an element within the badge element")
        if self._depth == _CHILD and name in (_CREDENTIAL, _ASSERTION):
            self._text, self._size = [], 0
            self._verify = attributes.get("verify", "")

    def characters(self, text: str) -> None:
        if self._text is not None:
            self._size += len(text)
            if self._size > self._limits.badge_bytes:
                raise Unchecked("unbake.too-large", f"the badge in the SVG is longer than {self._limits.badge_bytes}")
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
            self.found.append(body or verify)
