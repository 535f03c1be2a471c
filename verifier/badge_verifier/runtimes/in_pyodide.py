"""Signatures in the browser: WebCrypto (`crypto.subtle`) behind the `Crypto` port. Imports only within Pyodide."""

from collections.abc import Mapping

import js
from pyodide.ffi import JsException, to_js

from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.ports import Algorithm, SignatureCheck

# https://www.w3.org/TR/webcrypto/#algorithm-overview: what names the key when it is imported, and what checks with it.
_IMPORT: dict[Algorithm, Mapping[str, object]] = {
    "EdDSA": {"name": "Ed25519"},
    "ES256": {"name": "ECDSA", "namedCurve": "P-256"},
    "ES384": {"name": "ECDSA", "namedCurve": "P-384"},
    "ES512": {"name": "ECDSA", "namedCurve": "P-521"},
    "RS256": {"name": "RSASSA-PKCS1-v1_5", "hash": "SHA-256"},
    "RS384": {"name": "RSASSA-PKCS1-v1_5", "hash": "SHA-384"},
    "RS512": {"name": "RSASSA-PKCS1-v1_5", "hash": "SHA-512"},
    "PS256": {"name": "RSA-PSS", "hash": "SHA-256"},
    "PS384": {"name": "RSA-PSS", "hash": "SHA-384"},
    "PS512": {"name": "RSA-PSS", "hash": "SHA-512"},
}
_VERIFY: dict[Algorithm, Mapping[str, object]] = {
    "EdDSA": {"name": "Ed25519"},
    "ES256": {"name": "ECDSA", "hash": "SHA-256"},
    "ES384": {"name": "ECDSA", "hash": "SHA-384"},
    "ES512": {"name": "ECDSA", "hash": "SHA-512"},
    "RS256": {"name": "RSASSA-PKCS1-v1_5"},
    "RS384": {"name": "RSASSA-PKCS1-v1_5"},
    "RS512": {"name": "RSASSA-PKCS1-v1_5"},
    # RFC 7518, "Digital Signature with RSASSA-PSS": the salt is as long as the hash.
    "PS256": {"name": "RSA-PSS", "saltLength": 32},
    "PS384": {"name": "RSA-PSS", "saltLength": 48},
    "PS512": {"name": "RSA-PSS", "saltLength": 64},
}
_MEMBERS: dict[Algorithm, tuple[str, ...]] = {
    "EdDSA": ("kty", "crv", "x"),
    **dict.fromkeys(("ES256", "ES384", "ES512"), ("kty", "crv", "x", "y")),
    **dict.fromkeys(("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"), ("kty", "n", "e")),
}
_CURVES = {"EdDSA": "Ed25519", "ES256": "P-256", "ES384": "P-384", "ES512": "P-521"}


class WebCrypto:
    """Checks signatures with the browser's own code."""

    async def verify(self, check: SignatureCheck) -> bool:
        """Say whether the signature is by this key over this message.

        Raises:
            Invalid: "proof.key-malformed", "proof.key-mismatch": the key is not one, or not for this algorithm.
            Unchecked: "proof.unsupported": this browser lacks the algorithm, or the page is not a secure context.
        """
        members = _MEMBERS[check.algorithm]
        if any(member not in check.key for member in members) or check.key.get("crv") != _CURVES.get(check.algorithm):
            raise Invalid("proof.key-mismatch", f"{check.algorithm} and a key of type {check.key.get('kty')}")
        # `crypto.subtle` is absent outside of secure contexts.
        subtle = getattr(js.crypto, "subtle", None)
        if subtle is None:
            raise Unchecked("proof.unsupported", f"{check.algorithm}: no WebCrypto here")
        jwk = {member: check.key[member] for member in members}
        try:
            # Not extractable, for verifying only.
            named = _object(_IMPORT[check.algorithm])
            key = await subtle.importKey("jwk", _object(jwk), named, False, to_js(["verify"]))  # noqa: FBT003 -- WebCrypto's
            held = await subtle.verify(
                _object(_VERIFY[check.algorithm]), key, to_js(check.signature), to_js(check.message)
            )
        except JsException as error:
            raise _refusal(check.algorithm, error) from error
        return held is True


def _object(members: Mapping[str, object]) -> object:
    """Return a plain JavaScript object."""
    return to_js(dict(members), dict_converter=js.Object.fromEntries)


def _refusal(algorithm: Algorithm, error: JsException) -> Invalid | Unchecked:
    """Return the error of an import of a key: this browser lacks the algorithm, or the key is malformed."""
    name = str(getattr(error, "name", "") or error)
    if "NotSupported" in name:
        return Unchecked("proof.unsupported", f"{algorithm}: not in this browser")
    return Invalid("proof.key-malformed", name[:80])
