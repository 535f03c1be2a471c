"""One-page PDFs for the samples, the smallest that readers open: with a badge attached, or with links (ISO 32000-1)."""

from collections.abc import Iterable

_LINE, _LEFT, _TOP = 20, 60, 760  # points


def document(lines: list[str], *, attached: tuple[str, bytes] | None = None, links: Iterable[str] = ()) -> bytes:
    """Return the PDF.

    Args:
        lines: To be read, in ASCII; they prove nothing. Each link lies over a line, the first over the first.
        attached: Name, in ASCII, and the badge as JSON.
        links: Addresses, in ASCII.
    """
    shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
    text = f"BT /F1 14 Tf {_LINE} TL {_LEFT} {_TOP} Td\n{shown}ET".encode("ascii")
    annotations = " ".join(_link(place, address) for place, address in enumerate(links))
    names = " /Names << /EmbeddedFiles << /Names [(badge) 6 0 R] >> >>" if attached else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R{names} >>".encode("ascii"),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        + f" /Annots [{annotations}] /Resources << /Font << /F1 5 0 R >> >> >>".encode("ascii"),
        _stream(b"", text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    if attached:
        name, content = attached
        objects.append(f"<< /Type /Filespec /F ({_escaped(name)}) /EF << /F 7 0 R >> >>".encode("ascii"))
        objects.append(_stream(b"/Type /EmbeddedFile /Subtype /application#2Fjson ", content))
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def _link(place: int, address: str) -> str:
    """Return a link that can be clicked, over one line of the text (ISO 32000-1, "URI actions")."""
    bottom = _TOP - place * _LINE - 5
    box = f"[{_LEFT} {bottom} 540 {bottom + _LINE}]"
    return f"<< /Type /Annot /Subtype /Link /Rect {box} /Border [0 0 0] /A << /S /URI /URI ({_escaped(address)}) >> >>"


def _stream(members: bytes, content: bytes) -> bytes:
    return b"<< %s/Length %d >>\nstream\n" % (members, len(content)) + content + b"\nendstream"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
