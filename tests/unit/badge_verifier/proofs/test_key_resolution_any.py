"""Whatever a host answers when a key is looked up: a key that nobody else's document binds, or our own error."""

import asyncio
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from badge_verifier.errors import StepError
from badge_verifier.limits import Limits
from badge_verifier.ports import Answer
from badge_verifier.proofs import key_resolution

ISSUER = "https://school.example.org/issuer"
METHOD = f"{ISSUER}#key-1"
_MEMBERS = (
    "id", "verificationMethod", "assertionMethod", "publicKey", "keys", "kty", "crv", "x", "kid", "controller", "owner",
    "publicKeyMultibase", "publicKeyJwk", "publicKeyPem", "jwks_uri", "expires",
)  # fmt: skip


class _Host:
    """Answers everything with one document."""

    def __init__(self, document: object) -> None:
        self._body = json.dumps(document).encode()

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer."""
        del max_bytes, seconds
        return Answer(200, url, self._body)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from([ISSUER, METHOD, "#key-1", "https://[", "", "z6Mk"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_MEMBERS), inner, max_size=6),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(_MEMBERS), _JSON, max_size=8))
def test_any_document_gives_a_key_or_our_error(document: dict[str, Any]) -> None:
    """Whatever a host answers, no other exception leaves, and nobody is bound by accident."""
    host = _Host(document)
    try:
        key = asyncio.run(key_resolution.resolve(METHOD, issuer_id=ISSUER, fetcher=host, trust=None, limits=Limits()))
    except StepError:
        return
    assert key.controller in {None, ISSUER}
