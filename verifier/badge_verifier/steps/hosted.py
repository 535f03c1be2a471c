"""Steps 3, 4 and 6 for hosted Open Badges of versions 1 and 2: what stands at their address is the proof.

Only the id is believed. What stands there is used and shown; where the file says something else, that is reported.
Open Badges 2.0, "Hosted Verification".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, ProofResult
from badge_verifier.encodings import strictjson
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.network.fetches import secure
from badge_verifier.network.platforms import LONGEST_ADDRESS, host, split
from badge_verifier.ports import Answer
from badge_verifier.proofs.proof_and_issuer import NOT_REACHED, Means
from badge_verifier.report import Outcome, Ruling
from badge_verifier.steps.vouching import institution_of
from badge_verifier.verdict import ended
from badge_verifier.versions import ob2, parse

_OK, _GONE = 200, 410
_HTTPS_PORT = 443
_PRIVATE = (401, 403, 404)

# What a copy may say differently without anybody's interest in it: where the picture stands, and embedded repetitions.
_IGNORED = frozenset({"@context", "image", "badge", "verification", "verify", "type", "id"})


@dataclass(frozen=True)
class Original:
    """What was found at the address of a hosted badge; `credential` is the original where it could be read."""

    credential: Credential
    proofs: tuple[ProofResult, ...]
    proof: Ruling
    issuer: Ruling
    status: Ruling


async def original(baked: Credential, means: Means) -> Original:
    """Fetch the badge from its id, with its badge class and issuer, and judge it."""
    try:
        answer = await _answer_at(baked.id, means, stays=True)
        document = as_object(answer.body, baked.id, means)
        if document.get("revoked") not in (None, False, "false", 0):  # whatever else stands there is no "no"
            raise Invalid("status.revoked", reading.text(document.get("revocationReason")))
        fetched = parse.credential(document)
        if not fetched.hosted:  # its successor of a newer version, perhaps; the file in hand was not altered
            raise Unchecked("proof.hosted-other", f"{fetched.version}, {fetched.id}")
        if not _same(fetched.id, baked.id):
            raise Invalid("proof.hosted-other", f"at {baked.id} stands the badge {fetched.id}")
        whole = await completed(fetched, means)
    except StepError as error:
        return _unproven(baked, error)
    issuer = scope(whole.id, whole.issuer_id, whole.issuer)
    if issuer.outcome is Outcome.PASSED and _strays(answer.final_url, whole):
        # The host sent us on, out of what the issuer calls her own: on a platform into another one's addresses.
        issuer = Ruling(Outcome.UNCHECKED, "issuer.out-of-scope", answer.final_url[:LONGEST_ADDRESS])
    different = differences(baked.document, fetched.document) + _of_class(baked.achievement, whole.achievement)
    code = "proof.hosted-differs" if different else "proof.hosted"
    detail = ", ".join(different) or host(baked.id)
    return Original(
        credential=whole,
        proofs=(ProofResult("hosted", None, Outcome.PASSED, code, detail),),
        proof=Ruling(Outcome.PASSED, code, detail),
        issuer=issuer,
        status=Ruling(Outcome.PASSED, "status.hosted", host(baked.id)),
    )


def _strays(address: str, credential: Credential) -> bool:
    return scope(address, credential.issuer_id, credential.issuer).outcome is not Outcome.PASSED


async def document_at(address: str | None, means: Means) -> Mapping[str, Any]:
    """Return the JSON object at an address.

    Raises:
        Invalid: "status.revoked": it is gone (410); "parse.json".
        Unchecked: "status.not-public" (401, 403, 404), "proof.not-fetched": no answer, or another status.
    """
    return as_object(await body_at(address, means, stays=True), address, means)


async def body_at(address: str | None, means: Means, *, stays: bool = False) -> bytes:
    """Return what stands at the address of a badge, whatever it is; arguments and errors as of `_answer_at`."""
    return (await _answer_at(address, means, stays=stays)).body


async def _answer_at(address: str | None, means: Means, *, stays: bool) -> Answer:
    """Return what the host of a badge answers; raises as `document_at` does.

    Args:
        address: As the badge or the person who checks names it.
        means: Of this run.
        stays: The answer must come from the host that was asked. An address that sends everyone on to wherever it is
            told would otherwise speak for whoever wrote it into a badge.
    """
    if address is None or not address.startswith(("https://", "http://")):
        raise Unchecked("proof.no-address", str(address)[:80])
    try:
        answer = await means.fetcher.get(
            address, max_bytes=means.limits.fetch_bytes, seconds=means.limits.fetch_seconds
        )
    except Unchecked as error:
        raise Unchecked("proof.not-fetched", error.detail or host(address)) from error
    if stays and _origin(answer.final_url) != _origin(address):
        raise Unchecked("proof.not-fetched", f"{host(address)} sent us on to {answer.final_url[:LONGEST_ADDRESS]}")
    if answer.status == _GONE:
        raise Invalid("status.revoked", host(address))
    if answer.status in _PRIVATE:
        raise Unchecked("status.not-public", host(address))
    if answer.status != _OK:
        raise Unchecked("proof.not-fetched", f"{host(address)}: HTTP {answer.status}")
    return answer


def as_object(body: bytes, address: str | None, means: Means) -> Mapping[str, Any]:
    """Return the JSON object in a body; a web page there leaves it unchecked."""
    if body.lstrip()[:1] not in (b"{", b"\xef"):
        raise Unchecked("proof.not-data", host(address))
    document = strictjson.parse(body, means.limits)
    if not isinstance(document, dict):
        raise Invalid("parse.json", "expected one object")
    return document


async def completed(credential: Credential, means: Means) -> Credential:
    """Return the credential with its badge class and issuer, each from its own address.

    What is embedded is believed only where the same host speaks of itself.

    Raises:
        StepError: As `document_at`, or what `ob2` refuses.
    """
    badge = await part(credential.document.get("badge"), credential.id, means)
    ob2.check_badge(badge)
    parent = reading.identifier(badge) or credential.achievement_id or credential.id
    issuer = await _profile(badge.get("issuer"), parent, means, signed=credential.jws is not None)
    ob2.check_issuer(issuer)
    whole = ob2.complete(credential, badge, issuer)
    # An address that answers without naming itself is named by the address.
    issuer_id = reading.identifier(issuer) or reading.identifier(badge.get("issuer"))
    return replace(whole, issuer_id=issuer_id, profile_read=True)


async def _profile(value: object, parent: str | None, means: Means, *, signed: bool) -> Mapping[str, Any]:
    """Return the issuer's profile, from its own address wherever its words decide something.

    A neighbour on the same host can publish a profile that bears a listed institution's id and leaves out which
    addresses are hers; and a copy within a signed badge may not name the list of revoked badges.

    Raises:
        StepError: As `part`; "proof.not-fetched": what stands at the address is the profile of another one.
    """

    def decides(name: str | None) -> bool:
        return bool(host(name)) and (signed or institution_of(name, means.trust) is not None)

    address = reading.identifier(value)
    profile = await part(address if decides(address) else value, parent, means)
    named = reading.identifier(profile)
    if not decides(named) or _same(named, address):
        return profile
    own = await part(named, None, means)  # it calls itself something else: what stands there counts
    if not _same(reading.identifier(own), named):
        raise Unchecked("proof.not-fetched", f"at {named} stands {reading.identifier(own)}")
    return own


async def part(value: object, parent: str | None, means: Means) -> Mapping[str, Any]:
    """Return a badge class or an issuer profile: as embedded by its own host, or else from its address.

    A document whose id is at another host than it came from speaks for somebody else: anyone can publish a profile
    that bears a school's id and calls the publisher's own host the school's.

    Raises:
        StepError: As `document_at`; "proof.hosted-other": its id is at another host.
    """
    embedded, address = reading.mapping(value), reading.identifier(value)
    if embedded and (not host(address) or host(address) == host(parent)):
        return embedded
    try:
        document = await document_at(address, means)
    except Invalid as error:
        if error.code == "status.revoked":  # the class is gone, which says nothing of the award
            raise Unchecked("proof.not-fetched", error.detail) from error
        raise
    named = reading.identifier(document)
    if host(named) and host(named) != host(address):
        raise Invalid("proof.hosted-other", f"at {address} stands {named}")
    return document


def scope(address: str | None, issuer_id: str | None, issuer: Mapping[str, Any]) -> Ruling:
    """Decide whether an address lies within what an issuer calls its own (section "VerificationObject").

    Without a word from the issuer that is the issuer's own host. A prefix counts only up to the boundary of a host:
    "https://school.example.org" does not cover "https://school.example.org.evil.example.com".
    """
    if not host(issuer_id):  # whoever bears an identifier that is no address calls no host its own
        return Ruling(Outcome.UNCHECKED, "issuer.no-scope", str(issuer_id))
    verification = reading.mapping(issuer.get("verification"))
    mine = secure(address or "")
    prefixes = [secure(each) for each in reading.listed(verification.get("startsWith")) if isinstance(each, str)]
    if _climbs(mine):  # "https://platform.example/victim/../attacker/1" begins as the victim's and is not hers
        inside = False
    elif prefixes:
        inside = any(host(mine) == host(prefix) and _path(mine).startswith(_path(prefix)) for prefix in prefixes)
    else:
        origins = [each for each in reading.listed(verification.get("allowedOrigins")) if isinstance(each, str)]
        allowed = {_origin(each if "://" in each else f"https://{each}") for each in origins} or {_origin(issuer_id)}
        inside = bool(host(mine)) and _origin(mine) in allowed
    if inside:
        return Ruling(Outcome.PASSED, "issuer.hosted", host(mine))
    return Ruling(Outcome.UNCHECKED, "issuer.out-of-scope", f"{host(mine)}, {issuer_id}")


def _climbs(address: str) -> bool:
    """Say whether a host would look elsewhere than the path says: dot segments (RFC 3986), written in any way."""
    path = address[:LONGEST_ADDRESS].partition("?")[0]
    for _ in range(2):  # some hosts decode twice
        path = unquote(path)
    # Some hosts leave out what follows a semicolon, so that "..;x" climbs as ".." does.
    segments = {each.partition(";")[0].strip() for each in path.replace("\\", "/").split("/")}
    return not {".", ".."}.isdisjoint(segments)


def _origin(address: str | None) -> tuple[str, int]:
    """Return host and port (RFC 6454): what answers at another port may be somebody else's."""
    try:
        port = split(secure((address or "")[:LONGEST_ADDRESS])).port
    except ValueError:  # a port that is none
        port = 0
    return host(address), _HTTPS_PORT if port is None else port


def _path(address: str) -> str:
    """Return what follows the host, with its port in front; a question mark may tell one issuer from another."""
    try:
        parts = split(address[:LONGEST_ADDRESS])
        port = parts.port
    except ValueError:  # a port that is none
        return address
    other = "" if port in {None, _HTTPS_PORT} else port
    return f"{other}{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"


def differences(baked: Mapping[str, Any], fetched: Mapping[str, Any]) -> list[str]:
    """Return the names of the claims that the file and the original do not share."""
    names = (set(baked) | set(fetched)) - _IGNORED
    return sorted(name for name in names if baked.get(name) != fetched.get(name))


def _of_class(baked: Mapping[str, Any], found: Mapping[str, Any]) -> list[str]:
    """Return what a badge class embedded in the file says otherwise than the one that was found."""
    names = ("name", "description", "criteria")
    return [f"badge.{name}" for name in names if name in baked and baked[name] != found.get(name)]


def _unproven(baked: Credential, error: StepError) -> Original:
    """Turn why the original could not be read into rulings: gone is revoked, not public is not withdrawn."""
    proof = ended("proof", error)
    if proof.unread:  # the answer, not the file in hand
        proof = replace(proof, unread="not-understood")
    status = NOT_REACHED
    if error.code == "status.revoked":
        proof = Ruling(Outcome.UNCHECKED, "proof.hosted-gone", host(baked.id))
        status = Ruling(Outcome.FAILED, error.code, error.detail)
    elif error.code == "status.not-public":
        proof = Ruling(Outcome.UNCHECKED, "proof.not-public", error.detail)
        status = Ruling(Outcome.UNCHECKED, error.code, error.detail)
    result = ProofResult("hosted", None, proof.outcome, proof.code, proof.detail, unread=proof.unread)
    return Original(baked, (result,), proof, NOT_REACHED, status)


def _same(one: str | None, two: str | None) -> bool:
    return one is not None and two is not None and secure(one) == secure(two)
