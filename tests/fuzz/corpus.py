"""Files that are small or ordinary in size and made to be expensive: each is handed to the verifier under a limit.

Every case is a file, and perhaps what every address answers. Nothing here is random.
"""

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

Json = dict[str, Any]
_MIB = 1024 * 1024
_SIZE = 8 * _MIB  # of a file at the limit
_BADGE = 250_000  # of a badge at the limit
_MARKS = "\u0315\u0300"  # combining marks in the wrong order, which normal forms have to sort


@dataclass(frozen=True)
class Case:
    """One hostile file; `answer` is what every address answers, None for a run offline."""

    name: str
    make: Callable[[], bytes]
    answer: Callable[[], bytes] | None = None


def badge(**changes: Any) -> Json:
    """Return an unsigned badge with some members changed."""
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "https://school.example.org/", "type": ["Profile"], "name": "Demo"},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "urn:uuid:2",
                "type": ["Achievement"],
                "name": "x",
                "description": "x",
                "criteria": {"narrative": "x"},
            },
        },
        **changes,
    }


def proof(**changes: Any) -> Json:
    """Return a proof of the right shape by a key of our own; its signature is wrong."""
    return {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-01-01T00:00:00Z",
        "verificationMethod": "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
        "proofPurpose": "assertionMethod",
        "proofValue": "z" + "5" * 86,
        **changes,
    }


def text(document: object) -> bytes:
    """Return JSON in bytes."""
    return json.dumps(document).encode()


def _filled(member: Callable[[int], Any], most: int = 1_999) -> list[Any]:
    """Return as many members as a badge has room for."""
    found: list[Any] = []
    size = 0
    while len(found) < most and size < _BADGE - 5_000:
        found.append(member(len(found)))
        size += len(json.dumps(found[-1])) + 2
    return found


def _nested(depth: int, width: int) -> Any:
    inner = {"type": "Evidence"}
    for _ in range(depth):
        inner = {"type": "Evidence", "evidence": [inner] * width}  # type: ignore[dict-item] # JSON
    return inner


def _png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), *chunks, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


def _zip(*entries: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in entries:
            archive.writestr(name, body)
    return buffer.getvalue()


def _repeat(head: bytes, part: bytes, tail: bytes = b"", size: int = _SIZE) -> bytes:
    return head + part * ((size - len(head) - len(tail)) // len(part)) + tail


def _assertion(**changes: Any) -> Json:
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "https://school.example.org/a",
        "recipient": {"type": "email", "identity": "x", "hashed": False},
        "badge": "https://school.example.org/b",
        "issuedOn": "2026-01-01T00:00:00Z",
        "verification": {"type": "hosted"},
        **changes,
    }


def _heavy() -> bytes:
    return text(badge(proof=[proof()] * 8, evidence=_filled(lambda n: {"id": f"urn:{n}", "type": "Evidence"})))


def _alike(count: int) -> bytes:
    return text(badge(proof=proof(), evidence=[{"type": "Evidence", "narrative": "x"}] * count))


@cache
def _bombs() -> bytes:
    return _zip(*((f"{number}.json", bytes(2 * _MIB)) for number in range(400)))


def _named(name: str) -> bytes:
    return text(badge(issuer={"id": "https://x.example/", "type": ["Profile"], "name": name}))


_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"'


def cases() -> Iterator[Case]:
    """Yield every case."""
    yield from _texts()
    yield from _containers()
    yield from _graphs()
    yield from _answers()


def _texts() -> Iterator[Case]:
    yield Case("json: quotes without an end", lambda: b'{"a":"' + b'a\\"' * (_BADGE // 3))
    yield Case("json: backslashes without an end", lambda: b'{"a":"' + b"\\" * _BADGE)
    yield Case("json: deep arrays", lambda: b"[" * _BADGE)
    yield Case("json: deep objects", lambda: b'{"a":' * (_BADGE // 5))
    yield Case("json: one long number", lambda: b'{"a":' + b"9" * _BADGE + b"}")
    yield Case("json: many long numbers", lambda: text({"a": [10**4_000] * 60}))
    yield Case("json: an exponent", lambda: b'{"a":1e' + b"9" * 1_000 + b"}")
    yield Case("json: many keys", lambda: text({f"k{number}": 0 for number in range(18_000)}))
    yield Case("json: marks in a name", lambda: _named("a" + _MARKS * 10_000))
    yield Case("json: marks in an address", lambda: text(badge(issuer="https://a" + _MARKS * 10_000)))
    yield Case("json: marks in an identity", lambda: text(badge(credentialSubject={"id": "did:a:" + _MARKS * 10_000})))
    yield Case(
        "json: one id in every object",
        lambda: text(
            badge(evidence=_filled(lambda n: {"id": "https://school.example.org/", "type": "Evidence", "name": str(n)}))
        ),
    )
    yield Case("text: one address of eight megabytes", lambda: _repeat(b"https://a", _MARKS.encode()))
    yield Case("text: many addresses", lambda: b"\n".join(b"https://a.example/%d" % n for n in range(300_000)))
    yield Case("text: nearly a token", lambda: _repeat(b"", b"eyJ.eyJ."))
    yield Case("text: nearly an address", lambda: _repeat(b"", b"https://"))
    yield Case("token: a header of brackets", lambda: base64.urlsafe_b64encode(b"[" * 90_000).rstrip(b"=") + b".e30.AA")
    yield Case(
        "token: a long key",
        lambda: b".".join(
            base64.urlsafe_b64encode(part).rstrip(b"=")
            for part in (text({"alg": "EdDSA", "kid": "did:key:z" + "2" * 60_000}), text(badge()), b"x")
        ),
    )


def _containers() -> Iterator[Case]:
    bomb = zlib.compress(bytes(512 * _MIB), 9)
    _bombs()  # made once, here, not in each child
    yield Case("png: a text that inflates to half a gigabyte", lambda: _png((b"iTXt", b"openbadges\0\1\0\0\0" + bomb)))
    yield Case("png: empty chunks", lambda: _png(*[(b"tEXt", b"")] * 600_000))
    yield Case("png: many badges", lambda: _png(*[(b"tEXt", b"openbadges\0https://a.example/")] * 150_000))
    yield Case("svg: attributes", lambda: _SVG + b" ".join(b' a%d=""' % n for n in range(600_000)) + b"/>")
    yield Case("svg: elements", lambda: _repeat(_SVG + b">", b"<g/>", b"</svg>"))
    yield Case("svg: depth", lambda: _repeat(_SVG + b">", b"<g>"))
    yield Case("svg: namespaces", lambda: _SVG + b">" + b"".join(b'<g xmlns:a%d="b"/>' % n for n in range(300_000)))
    yield Case(
        "svg: entities",
        lambda: (
            b"<!DOCTYPE svg ["
            + b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(20))
            + b"]>"
            + _SVG
            + b">&a20;</svg>"
        ),
    )
    yield Case("zip: bombs", _bombs)
    yield Case("zip: entries", lambda: _zip(*((f"{number}", b"") for number in range(60_000))))
    yield Case("zip: heavy badges", lambda: _zip(*((f"{number}.json", _heavy()) for number in range(60))))
    yield Case("zip: a directory of lies", lambda: b"PK\5\6" + bytes(18) + _repeat(b"", b"PK\1\2"))
    yield Case("pdf: streams without an end", lambda: _repeat(b"%PDF-1.7" + b">>stream\n" * 2_000, b"a"))
    yield Case(
        "pdf: packed streams without an end",
        lambda: _repeat(b"%PDF-1.7" + b"/Filter/FlateDecode>>stream\n" * 2_000, b"a"),
    )
    yield Case(
        "pdf: bombs",
        lambda: (
            b"%PDF-1.7"
            + (b"<</EmbeddedFile/Filter/FlateDecode>>stream\n" + zlib.compress(bytes(2 * _MIB)) + b"\nendstream\n")
            * 2_000
        ),
    )
    yield Case("pdf: addresses without an end", lambda: _repeat(b"%PDF-1.7", b"/URI(" + b"a" * 1_990))
    yield Case("pdf: dictionaries", lambda: _repeat(b"%PDF-1.7", b"<<>> stream\r"))


def _graphs() -> Iterator[Case]:
    yield Case("graph: two thousand nodes, eight proofs", _heavy)
    yield Case(
        "graph: blank nodes, eight proofs",
        lambda: text(badge(proof=[proof()] * 8, evidence=_filled(lambda _: {"type": "Evidence"}))),
    )
    for count in (2, 5, 7, 8, 9, 12, 60):
        yield Case(f"graph: {count} nodes alike", lambda count=count: _alike(count))  # type: ignore[misc] # bound now
    yield Case("graph: alike all the way down", lambda: text(badge(proof=proof(), **_nested(4, 2))))
    yield Case(
        "graph: tags",
        lambda: text(
            badge(
                proof=[proof()] * 8,
                credentialSubject={
                    "type": ["AchievementSubject"],
                    "achievement": {**badge()["credentialSubject"]["achievement"], "tag": _filled(str)},
                },
            )
        ),
    )
    yield Case(
        "graph: types",
        lambda: text(
            badge(
                proof=[proof()] * 8,
                evidence=_filled(
                    lambda n: {"id": f"urn:{n}", "type": ["Evidence", "Achievement", "Profile", "Result", "Alignment"]},
                    300,
                ),
            )
        ),
    )
    yield Case(
        "graph: every context",
        lambda: text(
            {
                **badge(proof=[proof()] * 8),
                "@context": [
                    "https://www.w3.org/ns/credentials/v2",
                    "https://www.w3.org/2018/credentials/v1",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
                    "https://w3id.org/security/v2",
                    "https://w3id.org/security/v1",
                    "https://www.w3.org/ns/activitystreams",
                ],
            }
        ),
    )
    yield Case(
        "presentation: many badges",
        lambda: text(
            {
                "@context": ["https://www.w3.org/ns/credentials/v2"],
                "type": ["VerifiablePresentation"],
                "verifiableCredential": _filled(lambda _: badge(proof=proof(), evidence=[{"type": "Evidence"}] * 6)),
            }
        ),
    )


def _answers() -> Iterator[Case]:
    hosted = text(_assertion())
    yield Case("answer: quotes without an end", lambda: hosted, lambda: b'{"a":"' + b'a\\"' * 650_000)
    yield Case("answer: brackets", lambda: hosted, lambda: b'{"a":' + b"[" * 1_900_000)
    yield Case("answer: itself, large", lambda: hosted, lambda: text(_assertion(evidence=["x" * 900] * 1_900)))
    yield Case(
        "answer: a key document of many keys",
        lambda: text(badge(proof=[proof(verificationMethod=f"https://school.example.org/#{n}") for n in range(8)])),
        lambda: text(
            {
                "id": "https://school.example.org/",
                "verificationMethod": [{"id": f"#{n}" + "a" * 500} for n in range(1_900)],
            }
        ),
    )
    yield Case("answer: a zip bomb at the address of a badge", lambda: b"https://school.example.org/a", _bombs)
    yield Case("answer: gzip that goes on", lambda: b"https://school.example.org/a", lambda: gzip.compress(bytes(_MIB)))
