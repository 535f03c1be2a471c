"""The two things the core cannot do by itself: reach the network and check a signature.

`in_cpython` and `in_pyodide` each implement both.
Values that cross a port are bytes, str, int and frozen dataclasses: nothing of a runtime.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

Algorithm = Literal["EdDSA", "ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"]


@dataclass(frozen=True)
class SignatureCheck:
    """One question for a crypto backend.

    Attributes:
        key: Public JWK with only its key members (kty, crv, x, y, n, e).
            Members such as `use` and `key_ops` come from the badge and make WebCrypto
            refuse a key that `cryptography` accepts, so they are dropped before this point.
        signature: Raw, as in JWS: 64 bytes r||s for ES256, 96 for ES384, 132 for ES512, never DER (RFC 7518, "Digital
            Signature with ECDSA").
    """

    algorithm: Algorithm
    key: Mapping[str, str]
    message: bytes
    signature: bytes


class Crypto(Protocol):
    """Checks signatures."""

    async def verify(self, check: SignatureCheck) -> bool:
        """Say whether the signature is by this key over this message.

        Raises:
            Invalid: The key itself is malformed.
            Unchecked: This runtime lacks the algorithm.
        """


@dataclass(frozen=True)
class Answer:
    """The answer of a host.

    Attributes:
        status: HTTP status; 401, 403 and 404 mean "not public" to a hosted badge, 410 "revoked".
        final_url: The address that answered, after redirects.
    """

    status: int
    final_url: str
    body: bytes


class Fetcher(Protocol):
    """Gets documents."""

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Return the answer of an `https:` host, whatever its status.

        Raises:
            Unchecked: There is no answer to judge: a redirect that leaves https, no connection,
                CORS, a body over `max_bytes`, silence for `seconds`, or the run is offline.
        """
