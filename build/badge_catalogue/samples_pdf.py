"""A one-page PDF with a badge attached, for the samples: the smallest that readers open (ISO 32000-1)."""


def document(lines: list[str], name: str, attachment: bytes) -> bytes:
    """Return the PDF.

    Args:
        lines: To be read, in ASCII; they prove nothing.
        name: Of the attached file, in ASCII.
        attachment: The badge as JSON.
    """
    shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
    text = f"BT /F1 14 Tf 20 TL 60 760 Td\n{shown}ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(badge) 6 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R/Resources << /Font << /F1 5 0 R >> >>>>",
        _stream(b"", text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Type /Filespec /F ({_escaped(name)}) /EF << /F 7 0 R >> >>".encode("ascii"),
        _stream(b"/Type /EmbeddedFile /Subtype /application#2Fjson ", attachment),
    ]
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


def _stream(members: bytes, content: bytes) -> bytes:
    return b"<< %s/Length %d >>\nstream\n" % (members, len(content)) + content + b"\nendstream"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
