"""The own example of RFC 9901 of a presentation with key binding ("JWS JSON Serialization"), in compact form."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from badge_verifier.claims.credential import Credential
from badge_verifier.errors import Invalid
from badge_verifier.limits import Limits
from badge_verifier.ports import SignatureCheck
from badge_verifier.proofs import jose, key_binding, sd_jwt
from badge_verifier.runtimes.in_cpython import CpythonCrypto

# The issuer's key stands in the standard's appendix "Elliptic Curve Key Used in the Examples".
ISSUER = {
    "kty": "EC",
    "crv": "P-256",
    "x": "b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ",
    "y": "Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8",
}
HEADER = "eyJhbGciOiAiRVMyNTYiLCAidHlwIjogImV4YW1wbGUrc2Qtand0In0"
PAYLOAD = (
    "eyJfc2QiOiBbIjRIQm42YUlZM1d0dUdHV1R4LXFVajZjZGs2V0JwWnlnbHRkRmF2UGE3TFkiLCAiOHNtMVFDZjAyMXBObkhBQ0k1c1A0bTRLWmd5"
    "Tk9PQVljVGo5SE5hQzF3WSIsICJjZ0ZkaHFQbzgzeFlObEpmYWNhQ2FhN3VQOVJDUjUwVkU1UjRMQVE5aXFVIiwgImpNQ1hWei0tOWI4eDM3WWNv"
    "RGZYUWluencxd1pjY2NmRlJCQ0ZHcWRHMm8iXSwgImlzcyI6ICJodHRwczovL2lzc3Vlci5leGFtcGxlLmNvbSIsICJpYXQiOiAxNjgzMDAwMDAw"
    "LCAiZXhwIjogMTg4MzAwMDAwMCwgIl9zZF9hbGciOiAic2hhLTI1NiIsICJjbmYiOiB7Imp3ayI6IHsia3R5IjogIkVDIiwgImNydiI6ICJQLTI1"
    "NiIsICJ4IjogIlRDQUVSMTladnUzT0hGNGo0VzR2ZlNWb0hJUDFJTGlsRGxzN3ZDZUdlbWMiLCAieSI6ICJaeGppV1diWk1RR0hWV0tWUTRoYlNJ"
    "aXJzVmZ1ZWNDRTZ0NGpUOUYySFpRIn19fQ"
)
SIGNATURE = "xqL5sHgX3vmGWLbs1pBNJUP24TCoT9yf0eiESX8U2QGWgsBJJpVpZv0KOAoh20dl5yuQG7G9xpsI85h88lepYQ"
FAMILY_NAME = "WyI2SWo3dE0tYTVpVlBHYm9TNXRtdlZBIiwgImZhbWlseV9uYW1lIiwgIkRvZSJd"
GIVEN_NAME = "WyJlbHVWNU9nM2dTTklJOEVZbnN4QV9BIiwgImdpdmVuX25hbWUiLCAiSm9obiJd"
BINDING = (
    "eyJhbGciOiAiRVMyNTYiLCAidHlwIjogImtiK2p3dCJ9."
    "eyJub25jZSI6ICIxMjM0NTY3ODkwIiwgImF1ZCI6ICJodHRwczovL3ZlcmlmaWVyLmV4YW1wbGUub3JnIiwgImlhdCI6IDE3NDg1MzcyNDMsICJz"
    "ZF9oYXNoIjogIlpuQjhKWDhCWWVmMS1iN25VdXpTZm5xUGVPZnJEZVF5S3pXbFpIdG5rM00ifQ."
    "gFvS-x6subx4FDWt1oHvZdGEuK1_r6dd5e9C6aLtsDeS9d6uWGGinBmk6hkGJAzPqwxJwmU96xJ0VHOjlMdXgA"
)
PARTS = (f"{HEADER}.{PAYLOAD}.{SIGNATURE}", FAMILY_NAME, GIVEN_NAME, BINDING)
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def credential(found: sd_jwt.SdJwt) -> Credential:
    """Return it as far as key binding asks."""
    return Credential("VC", found.claims, None, "", None, "", None, "", None, None, claims=found.claims,
                      disclosed=found.disclosed)  # fmt: skip


def test_the_standards_own_example_is_read_as_it_says() -> None:
    """The issuer's signature, two claims that are shown, two that are not, and for whom it was shown."""
    found = sd_jwt.parse("~".join(PARTS), Limits())
    shown = {name: value for name, value in found.claims.items() if name != "cnf"}
    assert shown == {
        "iss": "https://issuer.example.com",
        "iat": 1_683_000_000,
        "exp": 1_883_000_000,
        "family_name": "Doe",
        "given_name": "John",
    }
    assert found.disclosed.hidden == ("",)
    algorithm = jose.algorithm(found.jws, jose.SELECTIVE)
    check = SignatureCheck(algorithm, ISSUER, found.jws.signing_input, found.jws.signature)
    assert asyncio.run(CpythonCrypto().verify(check))
    assert not asyncio.run(CpythonCrypto().verify(replace(check, message=check.message + b"x")))
    (remark,) = asyncio.run(key_binding.shown(credential(found), CpythonCrypto(), NOW, Limits()))
    assert (remark.code, remark.detail) == ("remark.key-binding", "https://verifier.example.org, 2025-05-29")


@pytest.mark.parametrize(
    "parts",
    [
        (PARTS[0], GIVEN_NAME, FAMILY_NAME, BINDING),
        (PARTS[0], FAMILY_NAME, BINDING),
        (PARTS[0], FAMILY_NAME, GIVEN_NAME, BINDING[:-4] + "AAAA"),
    ],
)
def test_another_choice_or_order_is_not_what_the_holder_signed(parts: tuple[str, ...]) -> None:
    """The digest is over the very text that was shown."""
    found = sd_jwt.parse("~".join(parts), Limits())
    with pytest.raises(Invalid, match=r"proof\.key-binding"):
        asyncio.run(key_binding.shown(credential(found), CpythonCrypto(), NOW, Limits()))
