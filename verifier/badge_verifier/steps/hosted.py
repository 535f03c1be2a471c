"""Steps 3, 4 and 6 for hosted Open Badges of versions 1 and 2: what stands at their address is the proof.

Only the id is believed. What stands there is used and shown; where the file says something else, that is reported.
Open Badges 2.0, "Hosted Verification".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Payload, ProofResult, Remark
from badge_verifier.containers import kinds
from badge_verifier.containers.unbake import unbake
from badge_verifier.errors import Invalid, NotUnderstood, StepError, Unchecked
from badge_verifier.limits import ADDRESS
from badge_verifier.network.fetches import secure
from badge_verifier.network.platforms import host
from badge_verifier.proofs.proof_and_issuer import NOT_REACHED, Means
from badge_verifier.report import Outcome, Ruling
from badge_verifier.steps import hosted_facts
from badge_verifier.steps.hosted_answers import OK, answered, as_object, body_of, document_at
from badge_verifier.steps.hosted_scope import same_origin, scope, scoped
from badge_verifier.steps.hosted_spelling import same_address, spelling
from badge_verifier.steps.vouching import institution_of
from badge_verifier.trust.trust_list import Institution
from badge_verifier.verdict import ended
from badge_verifier.versions import ob2, parse

_PICTURES = ("png", "svg")


@dataclass(frozen=True)
class Original:
    """The document at the address of a hosted badge; `credential` is the original where it could be read."""

    credential: Credential
    proofs: tuple[ProofResult, ...]
    proof: Ruling
    issuer: Ruling
    status: Ruling


async def original(baked: Credential, means: Means) -> Original:
    """Fetch the badge from its id, with its badge class and issuer, and judge it."""
    try:
        fetched, final, drawn = await _badge_at(baked.id, means)
        await _demand_same(baked, fetched, means)
        whole = await _whole(fetched, means)
        issuer = _scopes((baked.id, final, whole.id), whole, institution_of(whole.issuer_id, means.trust), drawn=drawn)
        if issuer.outcome is not Outcome.PASSED and not same_origin(final, baked.id):
            raise Unchecked("proof.not-fetched", f"{host(baked.id)} sent us on to {final[:ADDRESS]}")
    except StepError as error:
        return _unproven(baked, error)
    otherwise = hosted_facts.otherwise(baked, whole, fetched.document)
    different, moved = await _moved(baked, whole, hosted_facts.differing(baked, fetched, whole), means)
    whole = _with_remarks(baked, fetched, whole, otherwise, moved)
    outcome = Outcome.FAILED if different else Outcome.PASSED
    code = "proof.hosted-differs" if different else "proof.hosted-otherwise" if otherwise else "proof.hosted"
    detail = ", ".join(different or otherwise) or host(baked.id)
    return Original(
        credential=whole,
        proofs=(ProofResult("hosted", None, outcome, code, detail),),
        proof=Ruling(outcome, code, detail),
        issuer=issuer,
        status=Ruling(Outcome.PASSED, "status.hosted", host(baked.id)),
    )


async def _badge_at(address: str | None, means: Means) -> tuple[Credential, str, bool]:
    """Return the hosted badge at an address, the address that answered in the end, and whether a picture held it.

    Raises:
        Invalid: "status.revoked".
        NotUnderstood: "proof.hosted-unreadable": something stands there that we cannot read as a badge.
        Unchecked: As `body_at`; "proof.hosted-other": it is a badge that proves itself.
    """
    answer = await answered(address, means)
    mine = same_origin(answer.final_url, address)
    elsewhere = Unchecked("proof.not-fetched", f"{host(address)} sent us on to {answer.final_url[:ADDRESS]}")
    if not mine and answer.status != OK:  # somebody else cannot withdraw it
        raise elsewhere
    body = body_of(answer, address)
    try:
        document = as_object(_unbaked(body, means), address, means)
        if not reading.is_no(document.get("revoked")):
            if not mine:
                raise elsewhere
            raise Invalid("status.revoked", reading.text(document.get("revocationReason")))
        fetched = parse.credential(document)
    except StepError as error:
        raise _unreadable(error, address) from error
    if not fetched.hosted:  # its successor of a newer version, perhaps; the file in hand was not altered
        raise Unchecked("proof.hosted-other", f"{fetched.version}, {fetched.id}")
    return fetched, answer.final_url, kinds.kind_of(body) in _PICTURES


def _unreadable(error: StepError, address: str | None) -> StepError:
    """Return the error for an answer that cannot be read: a limit of ours or a fault of the host, no tampering."""
    if error.code == "status.revoked" or error.code.startswith("proof."):
        return error
    return NotUnderstood("proof.hosted-unreadable", f"{host(address)}: {error.detail or error.code}")


def _unbaked(body: bytes, means: Means) -> bytes:
    """Return the assertion in a picture, for an id that is the address of a baked badge; any other body as it is.

    Raises:
        StepError: As `unbake`, of a picture without a badge or with several.
    """
    if kinds.kind_of(body) not in _PICTURES:
        return body
    found = unbake(body, means.limits)
    if len(found) == 1 and isinstance(found[0], Payload) and found[0].kind == "json":
        return found[0].text.encode()
    raise NotUnderstood("proof.hosted-unreadable", "a picture without one hosted badge in it")


async def _demand_same(baked: Credential, fetched: Credential, means: Means) -> None:
    """Refuse a badge of another identity than the file's.

    Another spelling of one address is the same; another address is where it gives the very same badge.

    Raises:
        Unchecked: "proof.hosted-other".
    """
    if spelling(fetched.id) == spelling(baked.id) and fetched.id is not None:
        return
    other = Unchecked("proof.hosted-other", f"at {baked.id} stands the badge {fetched.id}")
    if host(fetched.id) != host(baked.id):
        raise other
    try:
        again, _final, _drawn = await _badge_at(fetched.id, means)
    except StepError as error:
        raise other from error
    if not same_address(again.id, fetched.id) or hosted_facts.differing(again, fetched, fetched):
        raise other


async def _whole(fetched: Credential, means: Means) -> Credential:
    """Return the original with its class and issuer; what cannot be read of those is no sign of tampering either."""
    try:
        return await completed(fetched, means)
    except (Invalid, NotUnderstood) as error:
        if error.code == "status.revoked":
            raise
        raise NotUnderstood("proof.hosted-unreadable", error.detail or error.code) from error


def _scopes(addresses: tuple[str | None, ...], whole: Credential, listed: Institution | None, *, drawn: bool) -> Ruling:
    """Decide step 4 over every address that played a part: each must be the issuer's own.

    Where the list of institutions says under which addresses its badges stand, each must be there as well. A picture
    is what platforms let people upload, with a badge of their own in it: of a listed institution somebody has to have
    said that its badges stand there.
    """
    if drawn and listed is not None and not (listed.hosted_under or scoped(whole.issuer)):
        return Ruling(Outcome.UNCHECKED, "issuer.out-of-scope", f"{host(addresses[0])}, {whole.issuer_id}")
    words = [whole.issuer]
    if listed is not None and listed.hosted_under:
        words.append({"verification": {"startsWith": list(listed.hosted_under)}})
    rulings = [scope(address, whole.issuer_id, each) for each in words for address in addresses]
    return next((ruling for ruling in rulings if ruling.outcome is not Outcome.PASSED), rulings[0])


async def _moved(
    baked: Credential, whole: Credential, different: list[str], means: Means
) -> tuple[list[str], tuple[str, ...]]:
    """Return the facts that differ without those where only an address moved, and the addresses as they are now.

    A platform that was renewed may call a class or an issuer by another address and still answer at the old one: who
    stands there is asked. What does not answer, or names something else, differs.
    """
    addresses = {
        "badge": (baked.achievement_id, whole.achievement_id, whole.achievement_name),
        "issuer": (baked.issuer_id, whole.issuer_id, whole.issuer_name),
    }
    moved: dict[str, str] = {}
    for fact in different:
        old, now, name = addresses.get(fact, (None, None, ""))
        if old is None or now is None or not same_origin(secure(old), baked.id) or host(now) != host(old):
            continue
        try:
            document = await document_at(old, means)
        except StepError:
            continue
        named = reading.identifier(document)
        if spelling(named) == spelling(now) or (named is None and name and reading.text(document.get("name")) == name):
            moved[fact] = now
    return [fact for fact in different if fact not in moved], tuple(moved.values())


def _with_remarks(
    baked: Credential, fetched: Credential, whole: Credential, otherwise: list[str], moved: tuple[str, ...]
) -> Credential:
    """Note what the file writes otherwise than its original, beside the facts that count."""
    remarks = dict.fromkeys((*baked.remarks, *whole.remarks))
    if not same_address(baked.id, fetched.id):
        remarks[Remark("remark.hosted-address", f"{fetched.id}")] = None
    for address in moved:
        remarks[Remark("remark.hosted-moved", address)] = None
    if otherwise:
        remarks[Remark("remark.hosted-otherwise", ", ".join(otherwise)[:200])] = None
    return replace(whole, remarks=tuple(remarks))


async def completed(credential: Credential, means: Means) -> Credential:
    """Return the credential with its badge class and issuer, each from its own address.

    What is embedded is believed only where the same host speaks of itself.

    Raises:
        StepError: As `document_at`, or what `ob2` refuses.
    """
    badge = await part(_single(credential.document.get("badge")), credential.id, means)
    badge = {**badge, "issuer": _single(badge.get("issuer"))}
    ob2.check_badge(badge)
    parent = reading.identifier(badge) or credential.achievement_id or credential.id
    issuer = await _profile(badge.get("issuer"), parent, means, signed=credential.jws is not None)
    ob2.check_issuer(issuer)
    whole = ob2.complete(credential, badge, issuer)
    # An address that answers without naming itself is named by the address.
    issuer_id = reading.identifier(issuer) or reading.identifier(badge.get("issuer"))
    return replace(whole, issuer_id=issuer_id, profile_read=True)


def _single(value: object) -> object:
    """Return the one member of a list, any other value as it is: to JSON-LD the two are the same."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


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
    if not decides(named) or same_address(named, address):
        return profile
    own = await part(named, None, means)  # it calls itself something else: what stands there counts
    if not same_address(reading.identifier(own), named):
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
        raise Unchecked("proof.hosted-other", f"at {address} stands {named}")
    return document


def _unproven(baked: Credential, error: StepError) -> Original:
    """Turn why the original could not be read into rulings: gone is revoked, not public is not revoked."""
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
