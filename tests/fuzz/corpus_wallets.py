"""Hostile tokens of wallets: disclosures by the thousand, deep ones, lists that burst, chains of nothing."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator
from typing import Any

from corpus import Case  # type: ignore[import-not-found] # beside this file; `limits` makes it found

_LIST = "https://school.example.org/list"
_MEMBERS = 1_999
_SIGNATURE = "A" * 86
_MIB = 1024 * 1024


def cases() -> Iterator[Case]:
    """Yield them."""
    shown = [_part(["z", f"k{number}", number]) for number in range(_MEMBERS)]
    yield Case("wallet: two thousand disclosures", lambda: _token({"_sd": list(map(_digest, shown))}, shown))
    yield Case("wallet: digests of nothing", lambda: _token({"_sd": [f"{number}" for number in range(_MEMBERS)]}))
    yield Case(
        "wallet: elements of nothing",
        lambda: _token({f"a{one}": [{"...": f"{one} {two}"} for two in range(900)] for one in range(9)}),
    )
    yield Case("wallet: disclosures within disclosures", _nested)
    yield Case(
        "wallet: one token in a hundred thousand lines", lambda: _repeat(_token({})[:-1] + b"\n", b"W" * 76 + b"\n")
    )
    yield Case("wallet: tildes in lines", lambda: _repeat(_token({}) + b"\n", b"WyJ" + b"A" * 60 + b"~\n"))
    yield Case("wallet: tildes", lambda: _repeat(_token({}), b"~"))
    yield Case("wallet: nearly tokens", lambda: _repeat(b"", b"eyJa.b.c~d "))
    yield Case("wallet: one disclosure of everything", lambda: _token({}, [_part(["z", "a", [[0] * 1_900] * 60])]))
    yield Case("wallet: brackets in a disclosure", lambda: _token({}, [_base64(b"[" * 250_000)]))
    yield Case("wallet: holder's parts", lambda: _token({}) + b"eyJ." * 60_000)
    yield Case("wallet: certificates of nothing", lambda: _token({}, x5c=[_text(b"0" * 12_000)] * 5))
    yield Case("wallet: certificates within each other", lambda: _token({}, x5c=[_text(_boxes(4_000))] * 5))
    yield Case("wallet: a list that bursts", lambda: _token(_status()), lambda: _listed(bytes(512 * _MIB)))
    yield Case("wallet: a list at the limit", lambda: _token(_status()), lambda: _listed(bytes(16 * _MIB)))
    yield Case(
        "wallet: a list by many",
        lambda: json.dumps([_token(_status(number)).decode() for number in range(400)]).encode(),
        lambda: _listed(bytes(16 * _MIB)),
    )

    yield Case("wallet: a seal of pictures", lambda: _seal("[" + '"iVBORw0KGgo",' * 260_000 + "0]"))
    yield Case("wallet: a seal of one picture", lambda: _seal('"iVBORw0KGgo' + "A" * 4_000_000 + '"'))
    yield Case("wallet: a seal of beginnings", lambda: _seal('"' + "iVBORw0KGgo/9j/PHN2Zy " * 180_000 + '"'))
    yield Case("wallet: a seal of slashes", lambda: _seal('"/9j/' + "\\/" * 1_900_000 + '"'))
    yield Case("wallet: a sealed token of pictures", lambda: _sealed_token('"iVBORw0KGgo",' * 290_000))


def _status(place: int = 0) -> dict[str, Any]:
    return {"status": {"status_list": {"idx": place, "uri": _LIST}}}


def _token(claims: dict[str, Any], shown: list[str] | None = None, **header: Any) -> bytes:
    payload = {"iss": "https://school.example.org", "vct": "urn:x:y", "iat": 1_769_940_000, **claims}
    head = {"alg": "ES256", "typ": "dc+sd-jwt", **header}
    return "~".join([f"{_part(head)}.{_part(payload)}.{_SIGNATURE}", *(shown or []), ""]).encode()


def _nested() -> bytes:
    shown = [_part(["z", "a", 1])]
    while len(shown) < _MEMBERS:
        shown.append(_part(["z", "a", {"_sd": [_digest(shown[-1])]}]))
    return _token({"_sd": [_digest(shown[-1])]}, shown)


def _seal(content: str) -> bytes:
    """Return a diploma of nobody, not encoded, with something large in it."""
    payload = f'{{"type": ["VerifiableCredential", "EuropeanDigitalCredential"], "content": {content}}}'
    head = {"alg": "ES256", "b64": False, "crit": ["b64"], "x5c": [_text(b"0" * 900)]}
    return json.dumps(
        {"payload": payload, "signatures": [{"protected": _part(head), "signature": _SIGNATURE}]}
    ).encode()


def _sealed_token(content: str) -> bytes:
    payload = f'{{"type": ["VerifiableCredential", "EuropeanDigitalCredential"], "content": [{content}0]}}'
    return f"{_part({'alg': 'ES256', 'x5c': []})}.{_base64(payload.encode())}.{_SIGNATURE}".encode()


def _listed(data: bytes) -> bytes:
    packed = _base64(zlib.compress(data, 9))
    claims = {"sub": _LIST, "iat": 1_769_940_000, "status_list": {"bits": 8, "lst": packed}}
    return f"{_part({'alg': 'ES256', 'typ': 'statuslist+jwt'})}.{_part(claims)}.{_SIGNATURE}".encode()


def _boxes(count: int) -> bytes:
    data = b""
    while len(data) < count:
        size = len(data)
        data = (b"\x30" + (bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big"))) + data
    return data


def _repeat(head: bytes, part: bytes, size: int = 8 * _MIB - 64) -> bytes:
    return head + part * ((size - len(head)) // len(part))


def _part(value: object) -> str:
    return _base64(json.dumps(value).encode())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _digest(text: str) -> str:
    return _base64(hashlib.sha256(text.encode()).digest())
