"""Step 6: was it revoked? Fetches every list that the badge names, believes it only if it is proven, and reads it.

A list that cannot be reached or believed leaves the step unchecked: "not revoked" is said of a list that was read.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential
from badge_verifier.containers.tokens import JWS
from badge_verifier.encodings import strictjson
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import STATUS_ENTRIES, Limits
from badge_verifier.network.fetches import secure
from badge_verifier.network.platforms import host
from badge_verifier.proofs.proof_and_issuer import Means, ProofAndIssuer, verify_proofs
from badge_verifier.report import Outcome, Ruling
from badge_verifier.steps import dates, status, token_status
from badge_verifier.steps.vouching import institution_of, vouch
from badge_verifier.verdict import ended
from badge_verifier.versions import parse

_OK = 200
_OLD = timedelta(days=90)  # from then on the age of a list is said, as that of the list of institutions is
Snapshots = Mapping[str, bytes]
"""Address of a status list to the bytes that stood there when it was saved."""


async def judge(credential: Credential, means: Means, snapshots: Snapshots) -> Ruling:
    """Decide step 6 for a credential that carries its proof with it.

    Args:
        credential: Its proof has passed: the addresses in it are its issuer's.
        means: Of this run.
        snapshots: Lists to use when the run is offline; their age is said.
    """
    if credential.version in ("OB1", "OB2"):
        found_out = await _by_issuer(credential, means)
        if credential.profile_read or found_out.outcome is Outcome.FAILED:
            return found_out
        # The list is named in the issuer's own profile; a copy of that within the badge need not name it.
        return Ruling(Outcome.UNCHECKED, "status.unreachable", host(credential.issuer_id))
    try:
        entries = status.entries(credential.document)
        if credential.jws is not None and credential.claims is not credential.document:
            entries += status.entries(credential.claims)  # beside `vc` in a token of VC 1.1
        if len(entries) > STATUS_ENTRIES:
            raise Unchecked("status.unsupported", f"{len(entries)} x credentialStatus")
        entries += token_status.entries(credential.claims)
    except StepError as error:
        return _ruling(error)
    if not entries:
        return Ruling(Outcome.ABSENT, "status.none")
    found = [await _judged(credential, entry, means, snapshots) for entry in entries]
    gravest = min(found, key=lambda ruling: _ORDER.get(ruling.code, _RANK[ruling.outcome]))
    told = next((ruling for ruling in found if ruling.code in _TOLD), None)
    if told is not None and gravest.outcome in (Outcome.PASSED, Outcome.ABSENT):
        return replace(told, outcome=gravest.outcome)
    return gravest


# All entries count: the gravest answer is the answer.
_ORDER = {"status.revoked": 0, "status.suspended": 1}
# What an issuer tells beside that; it is no answer to whether the badge was revoked.
_TOLD = frozenset({"status.message", "status.refresh"})
_RANK = {Outcome.FAILED: 2, Outcome.UNCHECKED: 3, Outcome.PASSED: 4, Outcome.ABSENT: 5, Outcome.SKIPPED: 6}


async def _judged(credential: Credential, entry: status.Entry, means: Means, snapshots: Snapshots) -> Ruling:
    try:
        if entry.kind == "1edtech":
            return await _named(credential, entry, means)
        if entry.kind == "token":
            return await _token(credential, entry, means, snapshots)
        return await _bit(credential, entry, means, snapshots)
    except StepError as error:
        return _ruling(error)


async def _bit(credential: Credential, entry: status.Entry, means: Means, snapshots: Snapshots) -> Ruling:
    """Read one entry of a list that is itself a credential."""
    listed, verified, saved = await _kept("list", entry.address, means, lambda: _read(entry.address, means, snapshots))
    if listed.id is not None and secure(listed.id) != secure(entry.address):
        # Genuine, and another one: who is not in it may well be in the right one.
        raise Unchecked("status.list-unproven", f"at {entry.address} stands the list {listed.id}")
    _believe(listed, verified, credential, entry, means)
    _demand_newest(listed, entry, credential, means)
    subject = reading.one(listed.document.get("credentialSubject"))
    purposes = reading.listed(subject.get("statusPurpose", entry.purpose))
    if entry.purpose not in purposes:
        raise Unchecked("status.list-broken", f"the list is for {purposes}, the badge asks for {entry.purpose!r}")
    try:
        value = status.value(str(subject.get("encodedList", "")), entry, means.limits, means.work)
    except Invalid as error:  # the list is wrong, not the badge
        raise Unchecked(error.code, error.detail) from error
    if saved and not listed.valid_from:
        raise Unchecked("status.unreachable", f"{host(entry.address)}: a saved list without a date")
    return _aged(_meaning(entry, value, (listed.valid_from or "")[:10], saved=saved), listed, means.now)


async def _token(credential: Credential, entry: status.Entry, means: Means, snapshots: Snapshots) -> Ruling:
    """Read one entry of a Token Status List, which is a token of its own kind."""
    issuer = credential.issuer_id

    async def read() -> tuple[Credential, ProofAndIssuer, bool]:
        body, saved = await _body(entry.address, means, snapshots)
        try:
            found = token_status.listed(body.decode("ascii").strip(), issuer, _longer(means.limits))
        except (StepError, UnicodeDecodeError) as error:
            raise Unchecked("status.list-broken", str(error)[:120]) from error
        return found, await verify_proofs(found, means), saved

    found, verified, saved = await _kept(f"token of {issuer}", entry.address, means, read)
    _believe(found, verified, credential, entry, means)
    _demand_newest(found, entry, credential, means)
    try:
        token_status.demand_fresh(found, means.now)
        value = token_status.value(found, entry, means.limits, means.work)
    except Invalid as error:  # the list is wrong, not the badge
        raise Unchecked(error.code, error.detail) from error
    ruling = token_status.meaning(entry, value, (found.valid_from or "")[:10], saved=saved)
    return _aged(ruling, found, means.now)


def _longer(limits: Limits) -> Limits:
    """Return the limits of what was fetched, which is bounded already: a list is longer than a badge."""
    return replace(limits, badge_bytes=limits.fetch_bytes)


def _demand_newest(listed: Credential, entry: status.Entry, credential: Credential, means: Means) -> None:
    """Refuse a list that is older than the one the catalogue saw: put back, it would undo a withdrawal.

    Raises:
        Unchecked: "status.list-unproven".
    """
    institution = institution_of(credential.issuer_id, means.trust)
    known = institution.lists_since.get(entry.address) if institution is not None else None
    try:
        older = known is not None and (listed.valid_from is None or instant(listed.valid_from) < instant(known))
    except StepError:
        older = True
    if older:
        raise Unchecked("status.list-unproven", f"{host(entry.address)}: {listed.valid_from} < {known}")


def _aged(ruling: Ruling, listed: Credential, now: datetime) -> Ruling:
    """Return a ruling that says so where a list by which a badge was not revoked is an old one."""
    made_at = listed.valid_from
    try:
        old = made_at is not None and now - instant(made_at) > _OLD
    except StepError:  # a date that is none says no age
        return ruling
    if ruling.outcome is not Outcome.PASSED or made_at is None or not old:
        return ruling
    return replace(ruling, code="status.old-list", detail=made_at[:10])


def _meaning(entry: status.Entry, value: int, made_on: str, *, saved: bool) -> Ruling:
    """Return the ruling that a value stands for, by its purpose (section "BitstringStatusListEntry")."""
    if entry.purpose in _SET and value:
        return Ruling(Outcome.FAILED, _SET[entry.purpose], host(entry.address))
    if entry.purpose in _SET:
        said = f"{host(entry.address)}, {made_on}" if made_on else host(entry.address)
        return Ruling(Outcome.PASSED, *(("status.snapshot", made_on) if saved else ("status.not-withdrawn", said)))
    if entry.purpose == "message" and (value or entry.messages):
        return Ruling(Outcome.ABSENT, "status.message", dict(entry.messages).get(value, hex(value)))
    if value == 0:  # a list of something else than withdrawal
        return Ruling(Outcome.ABSENT, "status.none")
    if entry.purpose == "refresh":
        return Ruling(Outcome.ABSENT, "status.refresh", host(entry.address))
    return Ruling(Outcome.UNCHECKED, "status.unsupported", entry.purpose)


# The purposes that answer whether it was revoked, and what a value other than 0 means there.
_SET = {"revocation": "status.revoked", "suspension": "status.suspended"}


async def _body(address: str, means: Means, snapshots: Snapshots) -> tuple[bytes, bool]:
    """Return the bytes of a list, and whether they were saved earlier."""
    try:
        answer = await means.fetcher.get(
            address, max_bytes=means.limits.fetch_bytes, seconds=means.limits.fetch_seconds
        )
    except Unchecked as error:
        if error.code in {"fetch.offline", "fetch.private"} and address in snapshots:
            return snapshots[address], True
        code = "status.private-address" if error.code == "fetch.private" else "status.unreachable"
        raise Unchecked(code, error.detail or host(address)) from error
    if answer.status != _OK:
        raise Unchecked("status.unreachable", f"{host(address)}: HTTP {answer.status}")
    return answer.body, False


def _list(body: bytes, means: Means) -> Credential:
    """Return the list as the credential that it is."""
    try:
        text = body.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise Unchecked("status.list-broken", "the list is not UTF-8") from error
    try:
        if JWS.fullmatch(text):
            found = parse.token(text, _longer(means.limits))[0]
        else:
            document = strictjson.parse(text, means.limits)
            found = parse.credential(reading.mapping(document))
    except StepError as error:
        raise Unchecked("status.list-broken", error.detail or error.code) from error
    if isinstance(found, StepError):
        raise Unchecked("status.list-broken", found.detail or found.code)
    return found


async def _read(address: str, means: Means, snapshots: Snapshots) -> tuple[Credential, ProofAndIssuer, bool]:
    """Return a list, what proves it, and whether it was saved earlier."""
    body, saved = await _body(address, means, snapshots)
    listed = _list(body, means)
    return listed, await verify_proofs(listed, means), saved


async def _kept(kind: str, address: str, means: Means, read: Callable[[], Awaitable[Any]]) -> Any:  # noqa: ANN401 -- of its kind
    """Read a list once for all that a file asks of it: a school has one, and a badge may name it hundreds of times."""
    if (kind, address) not in means.kept:
        try:
            means.kept[kind, address] = await read()
        except Unchecked as error:
            means.kept[kind, address] = error
    found = means.kept[kind, address]
    if isinstance(found, Unchecked):
        raise found
    return found


def _believe(
    listed: Credential, verified: ProofAndIssuer, credential: Credential, entry: status.Entry, means: Means
) -> None:
    """Refuse a list that is not in force, not proven, or not of the badge's issuer. One level deep: no list of lists.

    Raises:
        Unchecked: "status.list-unproven", "status.list-expired" or "status.list-not-yet".
    """
    period = dates.judge(listed, verified.held, means.now)
    if period.code in ("dates.not-yet-valid", "proof.not-yet-valid"):
        raise Unchecked("status.list-not-yet", period.detail)
    if period.outcome not in (Outcome.PASSED, Outcome.ABSENT):  # what was not read exactly may have ended
        raise Unchecked("status.list-expired", listed.valid_until or listed.valid_from or "")
    if verified.proof.outcome is not Outcome.PASSED or verified.issuer.outcome is not Outcome.PASSED:
        ruling = verified.issuer if verified.proof.outcome is Outcome.PASSED else verified.proof
        raise Unchecked("status.list-unproven", f"{host(entry.address)}: {ruling.code}")
    if verified.held is not None and verified.held.in_part:  # its end date may have been left out
        raise Unchecked("status.list-unproven", f"{host(entry.address)}: a part was left out")
    mine, other = institution_of(credential.issuer_id, means.trust), institution_of(listed.issuer_id, means.trust)
    trust = vouch(listed, verified.held, verified.issuer.outcome, means.trust, means.now)
    # Of a listed institution, only a key that was in force may say so: whoever has an old one could take back a
    # withdrawal. Where the list itself is stale nothing is vouched for anyway.
    if trust.outcome is Outcome.FAILED or (other is not None and trust.outcome is Outcome.ABSENT):
        raise Unchecked("status.list-unproven", f"{host(entry.address)}: {trust.code}")
    if listed.issuer_id == credential.issuer_id:
        return
    if mine is None or mine is not other:  # an address that the list names vouches for nobody else's words
        raise Unchecked(
            "status.list-unproven", f"the list is of {listed.issuer_id}, the badge of {credential.issuer_id}"
        )


async def _named(credential: Credential, entry: status.Entry, means: Means) -> Ruling:
    """Look the badge's id up in a 1EdTech list, which is unsigned: the address that the badge names vouches for it."""
    document = await _kept("json", entry.address, means, lambda: _json(entry.address, means))
    issuer = reading.identifier(document.get("issuer"))
    if issuer is not None and issuer != credential.issuer_id:
        raise Unchecked("status.list-unproven", f"the list is of {issuer}, the badge of {credential.issuer_id}")
    try:
        reason = status.named(document, credential.id)
    except Invalid as error:
        raise Unchecked(error.code, error.detail) from error
    if reason is None:
        return Ruling(Outcome.PASSED, "status.not-withdrawn", host(entry.address))
    return Ruling(Outcome.FAILED, "status.revoked", reason or host(entry.address))


async def _by_issuer(credential: Credential, means: Means) -> Ruling:
    """Look a signed Open Badge up in its issuer's revocation list, by id or uid."""
    address = credential.revocation_list
    if address is None:
        return Ruling(Outcome.ABSENT, "status.none")
    try:
        document = await _kept("json", address, means, lambda: _json(address, means))
    except StepError as error:
        return _ruling(error)
    names = {credential.id, reading.text(credential.document.get("uid")) or None} - {None}
    members = document.get("revokedAssertions")
    if members is None and credential.version == "OB1":  # 1.0: an object of uid to reason
        members = [{"uid": uid, "revocationReason": reason} for uid, reason in document.items()]
    if members is None:
        return Ruling(Outcome.UNCHECKED, "status.list-broken", "expected revokedAssertions")
    for each in reading.listed(members):
        entry = reading.mapping(each)
        said = {reading.identifier(each), reading.text(entry.get("uid")) or None} - {None}
        if not said:  # an entry that cannot be read could be this one
            return Ruling(Outcome.UNCHECKED, "status.list-broken", "a member of revokedAssertions has no id")
        if said & names:
            return Ruling(
                Outcome.FAILED, "status.revoked", reading.text(entry.get("revocationReason")) or host(address)
            )
    return Ruling(Outcome.PASSED, "status.not-withdrawn", host(address))


async def _json(address: str, means: Means) -> Mapping[str, object]:
    body, _saved = await _body(address, means, {})
    try:
        document = strictjson.parse(body, means.limits)
    except StepError as error:
        raise Unchecked("status.list-broken", error.detail) from error
    if not isinstance(document, dict):
        raise Unchecked("status.list-broken", "expected an object")
    return document


def _ruling(error: StepError) -> Ruling:
    return ended("status", error)
