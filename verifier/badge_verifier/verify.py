"""The order in which a badge is verified; each step is decided in its own module."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Payload, ProofResult, Remark
from badge_verifier.containers.jsoned import Found
from badge_verifier.containers.unbake import unbake
from badge_verifier.encodings.moments import stamp
from badge_verifier.encodings.visible import visible
from badge_verifier.errors import Absent, StepError, Unchecked
from badge_verifier.limits import SHOWN_VALUE, Limits
from badge_verifier.network.fetches import Frugal
from badge_verifier.network.platforms import data_address, is_collection
from badge_verifier.ports import Crypto, Fetcher
from badge_verifier.proofs.contexts import Context
from badge_verifier.proofs.proof_and_issuer import NOT_REACHED, Means, ProofAndIssuer, told_from_damage, verify_proofs
from badge_verifier.report import STEPS, Note, Outcome, Report, Ruling, Step
from badge_verifier.steps import catalogue, dates, recipient, revocation, shown, undisclosed
from badge_verifier.steps.endorsements import endorsed
from badge_verifier.steps.hosted import completed, original
from badge_verifier.steps.hosted_answers import body_at
from badge_verifier.steps.revocation import Snapshots
from badge_verifier.steps.vouching import institution_of, is_called, name_of, vouch
from badge_verifier.trust.trust_list import CatalogueBadge, Institution, TrustList, overdue
from badge_verifier.verdict import conclude, ended, open_because
from badge_verifier.versions.ob3 import NOT_AWARDED
from badge_verifier.versions.parse import parse
from badge_verifier.words import messages
from badge_verifier.words.po import INTERNATIONAL, LANGUAGES


@dataclass(frozen=True)
class _Case:
    """The question about every credential in the file, with the rulings and words that go with one of them."""

    means: Means
    fetcher: Frugal
    recipient: str | None
    snapshots: Snapshots
    language: str


@dataclass(frozen=True)
class _Judged:
    """One credential with the rulings on it; steps that are missing were not reached.

    Attributes:
        unasked: Addresses that would be asked online.
        institution: The listed one that issued it, where step 8 passed.
        remarks: What of its container and of itself was read generously.
    """

    rulings: Mapping[str, Ruling]
    credential: Credential | None = None
    proofs: tuple[ProofResult, ...] = ()
    badge: CatalogueBadge | None = None
    unasked: tuple[str, ...] = ()
    institution: Institution | None = None
    remarks: tuple[Remark, ...] = ()


async def verify(  # noqa: PLR0913 -- the contract: what decides an answer is an argument
    data: bytes,
    *,
    crypto: Crypto,
    fetcher: Fetcher,
    now: datetime,
    trust: TrustList | None,
    contexts: Sequence[Context] = (),
    recipient: str | None = None,
    limits: Limits | None = None,
    lang: str = INTERNATIONAL,
    snapshots: Snapshots | None = None,
) -> tuple[Report, ...]:
    """Verify every credential in a file; a file without one gives one report that says so.

    Args:
        data: A file of any kind: PNG, SVG, JSON, JWT, ZIP, PDF, or a text with addresses.
        crypto: Checks signatures.
        fetcher: Reaches the network, or refuses to.
        now: Aware moment at which the badge has to hold. The core never asks for the time.
        trust: The list of institutions; None leaves step 8 unchecked.
        contexts: JSON-LD contexts beside the bundled ones.
        recipient: What the person who checks knows of the owner; compared here and never sent.
        limits: What an untrusted file may cost.
        lang: One of `words.po.LANGUAGES`, of the messages.
        snapshots: Status lists that were saved earlier, by their address, for a run without network.

    Raises:
        ValueError: `now` is naive, or `lang` is neither. Nothing a file contains makes this function raise.

    >>> import asyncio
    >>> from badge_verifier.network.fetches import Offline
    >>> from badge_verifier.runtimes.in_cpython import CpythonCrypto
    >>> moment = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
    >>> run = verify(b"{}", crypto=CpythonCrypto(), fetcher=Offline(), now=moment, trust=None, lang="nl")
    >>> asyncio.run(run)[0].steps[1].code
    'parse.not-a-badge'
    """
    if now.tzinfo is None:
        raise ValueError("now must be an aware datetime")
    if lang not in LANGUAGES:
        raise ValueError(f"lang must be one of {', '.join(LANGUAGES)}")
    limits = limits or Limits()
    frugal = Frugal(fetcher, limits)
    means = Means(crypto, frugal, trust, tuple(contexts), now, limits)
    case = _Case(means, frugal, recipient, snapshots or {}, lang)
    judged = await _file(data, case)
    sha256 = hashlib.sha256(data).hexdigest()
    return tuple(_report(each, index, sha256, case) for index, each in enumerate(judged))


async def _file(data: bytes, case: _Case) -> list[_Judged]:
    """Take step 1, and everything after it for each payload."""
    try:
        found = unbake(data, case.means.limits)
    except StepError as error:
        return [_Judged({"unbake": _ruling("unbake", error)})]
    return [judged for each in found for judged in await _payload(each, case)]


async def _payload(found: Found, case: _Case) -> list[_Judged]:
    """Take step 2, and everything after it for each credential of a payload."""
    if isinstance(found, StepError):
        return [_Judged({"unbake": _ruling("unbake", found)})]
    passed = {"unbake": Ruling(Outcome.PASSED, "unbake.found", found.path or found.container)}
    if found.kind == "url":
        at_address = await _address(found, passed, case)
        return [replace(each, remarks=tuple(dict.fromkeys((*found.remarks, *each.remarks)))) for each in at_address]
    try:
        read = parse(found, case.means.limits)
    except StepError as error:
        return [_Judged({**passed, "parse": _ruling("parse", error)}, remarks=found.remarks)]
    judged: list[_Judged] = []
    for each in read:
        if isinstance(each, StepError):
            judged.append(_Judged({**passed, "parse": _ruling("parse", each)}, remarks=found.remarks))
        else:
            before = len(case.fetcher.wanted)
            found_out = _guessed(await _credential(each, passed, case), found)
            final = found_out.credential.remarks if found_out.credential else ()
            remarks = tuple(dict.fromkeys((*found.remarks, *each.remarks, *final)))
            judged.append(replace(found_out, unasked=tuple(case.fetcher.wanted[before:]), remarks=remarks))
    return judged


def _guessed(judged: _Judged, payload: Payload) -> _Judged:
    """Return the judgement; where the encoding of the text was guessed, a difference disproves only the guess."""
    proof = judged.rulings["proof"]
    guessed = payload.kind == "json" and any(each.code == "remark.encoding-guessed" for each in payload.remarks)
    if not guessed or proof.outcome is not Outcome.FAILED:
        return judged
    ruling = Ruling(Outcome.UNCHECKED, "proof.encoding-guessed", proof.detail, "malformed")
    return replace(judged, rulings={**judged.rulings, "proof": ruling})


async def _address(found: Payload, passed: Mapping[str, Ruling], case: _Case) -> list[_Judged]:
    """Fetch what stands at an address and go on with it; an address within it is not followed."""
    address = data_address(found.text)
    try:
        if is_collection(address):
            raise Unchecked("proof.collection", address)
        inside = unbake(await body_at(address, case.means), case.means.limits)
    except Absent as error:
        return [_Judged({**passed, "proof": Ruling(Outcome.UNCHECKED, "proof.not-data", error.detail or found.text)})]
    except StepError as error:
        return [_Judged({**passed, **_unfetched(error)})]
    badges = [each for each in inside if not (isinstance(each, Payload) and _leads_on(each))]
    if not badges:
        return [_Judged({**passed, "proof": Ruling(Outcome.UNCHECKED, "proof.not-data", address)})]
    return [judged for each in badges for judged in await _payload(each, case)]


def _leads_on(payload: Payload) -> bool:
    """Say whether an answer holds a link instead of a badge, or is a page or a document that people read."""
    return payload.kind == "url" or payload.container in ("web-page", "document", "mail")


def _unfetched(error: StepError) -> dict[str, Ruling]:
    """Say why the badge at an address could not be had: revoked, not public, or simply not asked."""
    if error.code == "status.revoked":
        return {"proof": Ruling(Outcome.UNCHECKED, "proof.hosted-gone", error.detail), "status": ended("status", error)}
    if error.code == "status.not-public":
        return {"proof": Ruling(Outcome.UNCHECKED, "proof.not-public", error.detail), "status": ended("status", error)}
    return {"proof": ended("proof", error)}


async def _credential(credential: Credential, passed: Mapping[str, Ruling], case: _Case) -> _Judged:
    """Take steps 3 to 10 for one credential.

    A failed proof ends the run, and so does a credential that was not understood whole: what follows would judge words
    that nobody signed.
    """
    means = case.means
    means.work.credentials += 1
    rulings = {**passed, "parse": _read(credential)}
    status: Ruling | None = None
    # 3. proof and 4. issuer: the two are one question for a hosted badge.
    if credential.hosted:
        found = await original(credential, means)
        credential, status = found.credential, found.status
        verified = ProofAndIssuer(found.proofs, found.proof, found.issuer, found.proofs[0])
    else:
        if credential.version in ("OB1", "OB2"):
            credential = await _with_issuer(credential, means)
        verified = await told_from_damage(credential, await verify_proofs(credential, means), means)
    rulings |= {"proof": verified.proof, "issuer": verified.issuer}
    if verified.held is not None and verified.held.remarks:
        credential = replace(credential, remarks=(*credential.remarks, *verified.held.remarks))
    proven = verified.proof.outcome is Outcome.PASSED
    if verified.proof.outcome is Outcome.FAILED or verified.proof.unread:
        return _Judged(rulings, credential, verified.proofs)
    # 5. dates
    held = verified.held if proven else None
    rulings["dates"] = dates.judge(credential, held, means.now)
    # 6. status: the addresses of lists are the issuer's only where the proof holds.
    if status is not None:
        rulings["status"] = status
    elif proven:
        rulings["status"] = await revocation.judge(credential, means, case.snapshots)
    # 7. recipient
    rulings["recipient"] = recipient.compare(credential, case.recipient)
    rulings |= _merely_said(credential, rulings)
    if verified.held is not None and verified.held.in_part:
        rulings |= undisclosed.left_open(credential, rulings, verified.held)
    # 8. trust
    rulings["trust"] = vouch(credential, held, verified.issuer.outcome, means.trust, means.now)
    if not proven:  # its words borrow nothing from the catalogue, and endorsements in it were put there by nobody
        return _Judged(rulings, credential, verified.proofs)
    # 9. catalogue
    vouched = rulings["trust"].outcome is Outcome.PASSED
    institution = institution_of(credential.issuer_id, means.trust) if vouched else None
    rulings["catalogue"], badge = catalogue.match(credential, institution, means.trust)
    # 10. endorsements
    rulings["endorsements"] = await endorsed(credential, means, case.snapshots)
    return _Judged(rulings, credential, verified.proofs, badge, institution=institution)


def _read(credential: Credential) -> Ruling:
    """Return the ruling of step *parse*: a list or an endorsement that a school signed was awarded to nobody."""
    if other := sorted(NOT_AWARDED.intersection(reading.types(credential.document))):
        return Ruling(Outcome.ABSENT, "parse.not-awarded", ", ".join(other))
    if credential.vct is not None:  # of a wallet: what was learnt, or something else
        learnt = bool(credential.achievement)
        return Ruling(
            *((Outcome.PASSED, "parse.vct") if learnt else (Outcome.ABSENT, "parse.vct-other")), credential.vct
        )
    if credential.sealed is not None and credential.achievement:
        return Ruling(Outcome.PASSED, "parse.edc")
    if credential.version == "VC":  # whatever else a school signs: a student card is no badge
        return Ruling(Outcome.ABSENT, "parse.vc")
    old = credential.version == "OB1"
    return Ruling(Outcome.PASSED, "parse.upgraded" if old else f"parse.{credential.version}".lower())


def _merely_said(credential: Credential, rulings: Mapping[str, Ruling]) -> dict[str, Ruling]:
    """Take back what follows from the words of a badge that nothing proves: anyone can write a date and an owner.

    What it says well of itself counts for nothing then, and what it says ill disproves nothing. A host that says of
    its own address that the badge is revoked is believed.
    """
    proven = rulings["proof"].outcome is Outcome.PASSED
    if proven and rulings["issuer"].outcome is Outcome.PASSED:
        return {}
    said = {
        "dates": " / ".join(each[:10] for each in (credential.valid_from, credential.valid_until) if each),
        "status": rulings["status"].detail if "status" in rulings else "",
    }
    taken = {Outcome.FAILED} if proven else {Outcome.FAILED, Outcome.PASSED}
    return {
        name: Ruling(Outcome.UNCHECKED, f"{name}.unproven", said.get(name, ""))
        for name in ("dates", "status", "recipient")
        if name in rulings
        and rulings[name].outcome in taken
        and not (name == "status" and rulings["proof"].code == "proof.hosted-gone")
    }


async def _with_issuer(credential: Credential, means: Means) -> Credential:
    """Return a signed Open Badge of version 1 or 2 with its badge class and issuer, as far as they can be had."""
    try:
        return await completed(credential, means)
    except StepError:
        return credential  # then its issuer is not known, and step 4 says so


def _ruling(step: str, error: StepError) -> Ruling:
    """Turn what step 1 or 2 raised into its ruling."""
    if isinstance(error, Absent):
        return Ruling(Outcome.ABSENT, error.code, error.detail)
    return ended(step, error)


def _report(judged: _Judged, index: int, sha256: str, case: _Case) -> Report:
    """Put the rulings into words and add them up."""
    steps = tuple(_step(name, judged.rulings.get(name, NOT_REACHED), case.language) for name in STEPS)
    verdict, headline = conclude(steps)
    summary = None
    if judged.credential is not None:
        labels = case.means.trust.labels if case.means.trust is not None else {}
        summary = shown.summary(judged.credential, judged.proofs, judged.badge, case.language, labels)
        if judged.unasked:
            summary["shown"]["online"] = [visible(address) for address in judged.unasked]
        if judged.badge is not None and judged.rulings["catalogue"].code == "catalogue.differs":
            summary["catalogue"]["differs"] = [
                {
                    "what": each.what,
                    "badge": visible(each.badge, SHOWN_VALUE),
                    "catalogue": visible(each.catalogue, SHOWN_VALUE),
                }
                for each in catalogue.differences(judged.credential, judged.badge)
            ]
        if judged.institution is not None and not is_called(summary["issuer"]["name"], judged.institution):
            # What a badge calls its issuer anybody with a key may choose; who that is, the list says.
            name = judged.institution.name
            summary["shown"]["listed_as"] = visible(name.get(case.language) or name_of(judged.institution))
    remarks = noted(judged.remarks, case.language)
    because = open_because(headline, steps)
    age = overdue(case.means.trust, case.means.now)
    return Report(index, sha256, stamp(case.means.now), verdict, headline, steps, summary, remarks, because, age)


def noted(remarks: Sequence[Remark], language: str) -> tuple[Note, ...]:
    """Return remarks with the sentences of their codes in a language."""
    rulings = [Ruling(Outcome.ABSENT, each.code, each.detail) for each in remarks]
    return tuple(Note(each.code, messages.message(each, language)) for each in rulings)


def _step(name: str, ruling: Ruling, language: str) -> Step:
    code = f"{name}.not-reached" if ruling is NOT_REACHED else ruling.code
    return Step(name, ruling.outcome, code, messages.message(replace(ruling, code=code), language), ruling.unread)
