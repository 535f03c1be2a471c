"""What a host answers for a hosted badge: not public, gone, elsewhere, or a body."""

from collections.abc import Mapping
from typing import Any

from badge_verifier.encodings import strictjson
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import ADDRESS
from badge_verifier.network.platforms import host
from badge_verifier.ports import Answer
from badge_verifier.proofs.proof_and_issuer import Means
from badge_verifier.steps.hosted_scope import same_origin

OK, _GONE = 200, 410
_PRIVATE = (401, 403, 404)


async def document_at(address: str | None, means: Means) -> Mapping[str, Any]:
    """Return the JSON object at an address.

    Raises:
        Invalid: "status.revoked": it is gone (410); "parse.json".
        Unchecked: "status.not-public" (401, 403, 404), "proof.not-fetched": no answer, or another status.
    """
    return as_object(await body_at(address, means, stays=True), address, means)


async def body_at(address: str | None, means: Means, *, stays: bool = False) -> bytes:
    """Return the body that stands at the address of a badge, whatever it is; raises as `document_at` does.

    Args:
        address: As the badge or the person who checks names it.
        means: Of this run.
        stays: The answer must come from the host that was asked. An address that sends everyone on to wherever it is
            told would otherwise speak for whoever wrote it into a badge.
    """
    answer = await answered(address, means)
    if stays and not same_origin(answer.final_url, address):
        raise Unchecked("proof.not-fetched", f"{host(address)} sent us on to {answer.final_url[:ADDRESS]}")
    return body_of(answer, address)


async def answered(address: str | None, means: Means) -> Answer:
    """Return the answer of a host, whatever it is.

    Raises:
        Unchecked: "proof.no-address", "proof.private-address", "proof.not-fetched": there is none.
    """
    if address is None or not address.startswith(("https://", "http://")):
        raise Unchecked("proof.no-address", str(address)[:80])
    try:
        return await means.fetcher.get(address, max_bytes=means.limits.fetch_bytes, seconds=means.limits.fetch_seconds)
    except Unchecked as error:
        code = "proof.private-address" if error.code == "fetch.private" else "proof.not-fetched"
        raise Unchecked(code, error.detail or host(address)) from error


def body_of(answer: Answer, address: str | None) -> bytes:
    """Return the body of an answer; raises as `document_at` does."""
    if answer.status == _GONE:
        raise Invalid("status.revoked", host(address))
    if answer.status in _PRIVATE:
        raise Unchecked("status.not-public", host(address))
    if answer.status != OK:
        raise Unchecked("proof.not-fetched", f"{host(address)}: HTTP {answer.status}")
    return answer.body


def as_object(body: bytes, address: str | None, means: Means) -> Mapping[str, Any]:
    """Return the JSON object in a body; a web page there leaves it unchecked."""
    if body.lstrip()[:1] not in (b"{", b"[", b"\xef"):
        raise Unchecked("proof.not-data", host(address))
    document = strictjson.parse(body, means.limits)
    if not isinstance(document, dict):
        raise Invalid("parse.json", "expected one object")
    return document
