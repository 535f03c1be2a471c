"""Cases of files: one genuine badge in every kind of file, and files that hold none."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from of_school import ACTIVE, METHODS, Case, badge, signed, text_of

from badge_issuer import bake
from badge_verifier.encodings import multibase


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))


def picture(*chunks: bytes) -> bytes:
    """Return a PNG of one grey pixel with chunks of ours."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + b"".join(chunks)
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )


def itxt(text: bytes, *, packed: bool = False, keyword: bytes = b"openbadgecredential") -> bytes:
    """Return an iTXt chunk with a badge."""
    body = zlib.compress(text) if packed else text
    return chunk(b"iTXt", keyword + b"\0" + bytes([packed, 0]) + b"\0\0" + body)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def containers() -> Iterator[Case]:
    """One genuine badge in every kind of file, and files that hold none."""
    plain, token = text_of(signed()), ACTIVE.token(badge(), METHODS["active"])
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr(zipfile.ZipInfo("badge.json"), plain)
    attachment = b"<< /Type /EmbeddedFile /Length %d >>\nstream\n%s\nendstream" % (len(plain), plain)
    inside = {
        "json": ("badge.json", plain),
        "jwt": ("badge.jwt", token.encode()),
        "png": ("badge.png", picture(itxt(plain))),
        "png-compressed": ("badge.png", picture(itxt(plain, packed=True))),
        "png-jwt": ("badge.png", bake.png(picture(), token)),
        "svg": ("badge.svg", bake.svg(SVG, plain.decode())),
        "svg-jwt": ("badge.svg", bake.svg(SVG, token)),
        "zip": ("badges.zip", bundle.getvalue()),
        "pdf": ("badge.pdf", b"%PDF-1.7\n1 0 obj\n" + attachment + b"\nendobj\n%%EOF\n"),
        "text": ("paste.txt", f"Hallo, hier is mijn badge: {token}\n".encode()),
    }
    for name, file in inside.items():
        yield Case(
            f"genuine-{name}",
            f"A genuine badge is found in this kind of file: {name}.",
            file,
            "verified",
            {
                "unbake": "unbake.found",
                "proof": "proof.passed",
                "trust": "trust.listed",
                "catalogue": "catalogue.by-id",
            },
        )
    many = badge()
    many["credentialSubject"]["achievement"]["alignment"] = [
        {"type": ["Alignment"], "targetName": name, "targetUrl": f"https://doel.example.org/{name}"} for name in "cab"
    ]
    many["credentialSubject"]["achievement"]["creator"] = {**many["issuer"], "url": "https://rijnstad.example.org"}
    many["credentialSubject"]["identifier"] += [
        {"type": "IdentityObject", "hashed": False, "identityHash": "Sam", "identityType": "name"}
    ]
    ordered = ("badge.json", text_of(ACTIVE.prove(many, METHODS["active"])))
    yield Case("order", "The order of arrays is not signed.", ordered, "verified", {"proof": "proof.passed"})
    none = {
        "png": ("p.png", picture()),
        "svg": ("p.svg", SVG),
        "text": ("p.txt", b"hallo"),
        "zip": ("p.zip", _empty_zip()),
    }
    for name, file in none.items():
        codes = {"unbake": f"unbake.no-badge-in-{name}"}
        yield Case(f"no-badge-{name}", f"A file of this kind may hold no badge: {name}.", file, "no-badge-found", codes)
    bomb = itxt(b"\0" * 64_000_000, packed=True)
    yield Case(
        "bomb",
        "What inflates too far is refused unread.",
        ("b.png", picture(bomb)),
        "unreadable",
        {"unbake": "unbake.too-large"},
    )
    yield Case(
        "doctype",
        "A DOCTYPE that declares something is refused.",
        ("b.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + bake.svg(SVG, plain.decode())),
        "unreadable",
        {"unbake": "unbake.svg-doctype"},
    )
    yield Case(
        "two-badges",
        "Two different badges of one version in one image are ambiguous.",
        ("b.png", picture(itxt(plain), itxt(text_of(signed(name="Een andere"))))),
        "ambiguous",
        {"unbake": "unbake.ambiguous"},
    )
    yield from _otherwise(plain, token)
    twice = plain.replace(b'"name": "Veilig tillen",', b'"name": "Veilig tillen", "name": "Arts",', 1)
    yield Case(
        "duplicate-key",
        "A key that stands twice is refused.",
        ("b.json", twice),
        "ambiguous",
        {"parse": "parse.duplicate-key"},
    )
    yield Case(
        "trailing-data",
        "What stands behind a badge makes it ambiguous.",
        ("b.json", plain + b' {"name": "Arts"}'),
        "ambiguous",
        {"parse": "parse.trailing-data"},
    )
    yield Case(
        "cut-short",
        "A picture that is not whole is damaged, and nobody's fault.",
        ("b.png", picture(itxt(plain))[:-16]),
        "malformed",
        {"unbake": "unbake.png-broken"},
    )


def _otherwise(plain: bytes, token: str) -> Iterator[Case]:
    """The same badge as programs and people pass it on, and what is no badge of ours."""
    altered = plain.replace(b"Veilig tillen", b"Veilig tellen")
    lines = "\n> ".join(token[start : start + 76] for start in range(0, len(token), 76))
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    link = "https://platform.example.org/public/assertions/1"
    letter = b"Hallo,\n\n%s\n\nhttps://www.linkedin.com/in/sam"
    read = {
        "twice": ("The same badge twice in one image is one.", ("b.png", picture(itxt(plain), itxt(plain)))),
        "doctype-plain": (
            "A DOCTYPE that declares nothing is skipped.",
            ("b.svg", doctype + bake.svg(SVG, plain.decode())),
        ),
        "lines": ("A token that a mail program broke is joined.", ("b.txt", f"Mijn badge:\n> {lines}\n".encode())),
        "letter": ("A badge within a letter is one badge.", ("b.txt", letter % plain)),
        "enveloped": (
            "A badge in the answer of a service is found.",
            ("b.json", b'{"credentials": [{"credential": "%s"}]}' % token.encode()),
        ),
    }
    for name, (teaches, file) in read.items():
        yield Case(name, teaches, file, "verified", {"unbake": "unbake.found", "proof": "proof.passed"})
    codes = {"unbake": "unbake.found", "proof": "proof.signature-mismatch"}
    yield Case(
        "letter-tampered",
        "A changed badge within a letter is tampered.",
        ("b.txt", letter % altered),
        "tampered",
        codes,
    )
    relations = f'<R><r Target="https://www.linkedin.com/in/sam"/><r Target="{link}"/></R>'
    documents = {
        "document": ("A link to a badge in a document is the only one asked.", relations, "online-check-needed", {}),
        "document-without": (
            "A document without a badge is one neutral answer.",
            "<R/>",
            "no-badge-found",
            {"unbake": "unbake.document"},
        ),
    }
    for name, (teaches, body, headline, said) in documents.items():
        yield Case(name, teaches, ("cv.docx", _document(body)), headline, said)
    sealed = f"{multibase.to_base64url(b'{"alg":"RSA-OAEP","enc":"A256GCM"}')}.AA.AA.AA.AA"
    others = {
        "form-encrypted": ("A credential of another form is called by its name.", sealed, "unsupported-proof"),
        "token-glued": ("A token with something glued to it is not that token.", f"{token}=", "malformed"),
        "token-cut": ("A token of which a part is missing is not altered.", token[:-20], "malformed"),
        "wallet-link": (
            "A request to a wallet is named and not opened.",
            f"openid4vp://?request_uri={link}",
            "no-badge-found",
        ),
        "other-link": (
            "A link that leads elsewhere is not asked.",
            "https://www.linkedin.com/in/sam",
            "no-badge-found",
        ),
    }
    for name, (teaches, text, headline) in others.items():
        yield Case(name, teaches, ("b.txt", text.encode()), headline, {"unbake": f"unbake.{name}"})


def _document(relations: str) -> bytes:
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        archive.writestr(zipfile.ZipInfo("word/_rels/document.xml.rels"), relations)
    return bundle.getvalue()


def _empty_zip() -> bytes:
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr(zipfile.ZipInfo("folder/"), b"")
    return bundle.getvalue()
