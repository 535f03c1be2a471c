"""Step 10: who else stands behind it? Each endorsement in the badge is verified like a badge, one level deep.

Open Badges 3.0, "EndorsementCredential". An endorsement of something else, or of nobody's making, counts for nothing;
it does not make the badge worse either. Those of Open Badges 2.0 stand elsewhere: see `endorsements_hosted`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, ProofResult
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import ENDORSEMENTS, Limits
from badge_verifier.proofs.proof_and_issuer import Means, verify_proofs
from badge_verifier.report import Outcome, Ruling
from badge_verifier.steps import dates, endorsements_hosted, revocation
from badge_verifier.steps.revocation import Snapshots
from badge_verifier.steps.vouching import PRACTICE, institution_of, name_of, vouch
from badge_verifier.verdict import disproves
from badge_verifier.versions import parse


@dataclass(frozen=True)
class _Endorser:
    """An endorser; a name that nobody vouches for is no more than what somebody calls himself.

    That of an institution for practice is such a name: its key is published.
    """

    name: str
    listed: bool


async def endorsed(credential: Credential, means: Means, snapshots: Snapshots) -> Ruling:
    """Decide step 10: passed if every endorsement holds, failed if one is wrong."""
    found = _endorsements(credential)
    if not found:
        return Ruling(Outcome.ABSENT, "endorsements.none")
    if len(found) > ENDORSEMENTS:
        return Ruling(Outcome.UNCHECKED, "endorsements.too-many", str(len(found)))
    who: list[_Endorser] = []
    unchecked = ""
    for each in found:
        try:
            who.append(await _endorser(each, credential, means, snapshots))
        except StepError as error:
            if error.code == "endorsements.invalid" or disproves(error):
                return Ruling(Outcome.FAILED, "endorsements.invalid", error.detail or error.code)
            unchecked = unchecked or error.detail or error.code
    if unchecked:
        return Ruling(Outcome.UNCHECKED, "endorsements.unchecked", unchecked)
    code = "endorsements.held" if all(each.listed for each in who) else "endorsements.held-unlisted"
    return Ruling(Outcome.PASSED, code, ", ".join(sorted({each.name for each in who})))


def _endorsements(credential: Credential) -> list[Any]:
    """Return every endorsement as it was signed, from each place where the standard lets one stand.

    What is shown of an achievement or an issuer was brought into one form; a proof over it would no longer hold.
    """
    if credential.version in ("OB1", "OB2"):
        return _within(credential.document, credential.achievement, credential.issuer)
    subjects = reading.objects(credential.document.get("credentialSubject"))
    achievements = [each for subject in subjects for each in reading.objects(subject.get("achievement"))]
    own = _within(credential.document, *reading.objects(credential.document.get("issuer")), *subjects, *achievements)
    makers = [each for achievement in achievements for each in reading.objects(achievement.get("creator"))]
    sources = [each for subject in subjects for each in reading.objects(subject.get("source"))]
    profiles = [*reading.objects(credential.document.get("issuer")), *makers, *sources]
    parents = [each for profile in profiles for each in reading.objects(profile.get("parentOrg"))]
    # Whoever endorses the maker of an achievement does not thereby stand behind who awards it.
    return own + [each for each in _within(*makers, *sources, *parents) if _target(each) in _targets(credential)]


def _within(*places: Mapping[str, Any]) -> list[Any]:
    names = ("endorsement", "endorsementJwt")
    return [each for place in places for name in names for each in reading.listed(place.get(name))]


def _targets(credential: Credential) -> set[str]:
    return {name for name in (credential.id, credential.achievement_id, credential.issuer_id) if name is not None}


def _target(endorsement: Any) -> str | None:  # noqa: ANN401 -- a JSON value
    """Return the badge that an endorsement says to be about, unproven; None where that cannot be read."""
    try:
        document = _found(endorsement, Limits()).document
    except StepError:
        return None
    return reading.identifier(reading.one(document.get("credentialSubject")))


def _found(endorsement: Any, limits: Limits) -> Credential:  # noqa: ANN401 -- a JSON value
    read = parse.token(endorsement, limits)[0] if isinstance(endorsement, str) else None
    found = parse.credential(reading.mapping(endorsement)) if read is None else read
    if isinstance(found, StepError):
        raise found
    return found


async def _endorser(endorsement: Any, credential: Credential, means: Means, snapshots: Snapshots) -> _Endorser:  # noqa: ANN401
    """Return the endorser.

    Raises:
        Invalid: It is wrong, or of something else.
        Unchecked: It is only an address, or could not be proven.
    """
    targets = _targets(credential)
    address = reading.identifier(endorsement)
    if credential.version in ("OB1", "OB2") and address is not None and address.startswith(("http:", "https:")):
        return _Endorser(await endorsements_hosted.endorser(address, targets, means), listed=False)
    if isinstance(endorsement, str) and endorsement.startswith(("http:", "https:")):
        raise Unchecked("endorsements.unchecked", endorsement[:200])
    found = _found(endorsement, means.limits)
    if "EndorsementCredential" not in reading.types(found.document):
        # What was awarded to the issuer bears her id as well, and says nothing of this badge.
        raise Invalid("endorsements.invalid", f"it is no endorsement but {', '.join(reading.types(found.document))}")
    if (target := reading.identifier(found.recipient)) not in targets:
        raise Invalid("endorsements.invalid", f"it endorses something else: {target}")
    verified = await verify_proofs(found, means)
    _demand(verified.proof)
    _demand(verified.issuer)
    if not dates.in_force(found, verified.held, means.now):
        raise Invalid("endorsements.invalid", f"it is not in force: {found.valid_from} to {found.valid_until}")
    _demand_whole(found, verified.held)
    status = await revocation.judge(found, means, snapshots)
    if status.outcome is not Outcome.ABSENT:
        _demand(status)
    trust = vouch(found, verified.held, verified.issuer.outcome, means.trust, means.now)
    if trust.outcome is Outcome.FAILED:  # by a stolen key
        _demand(trust)
    institution = institution_of(found.issuer_id, means.trust)
    if trust.outcome is Outcome.PASSED and institution is not None and trust.code != PRACTICE:
        return _Endorser(name_of(institution), listed=True)
    return _Endorser(found.issuer_name or found.issuer_id or "", listed=False)


def _demand_whole(endorsement: Credential, held: ProofResult | None) -> None:
    """Refuse what was passed on in part: left out may be until when it holds, or that it can be revoked."""
    if held is not None and held.in_part:
        who = endorsement.issuer_name or endorsement.issuer_id
        raise Unchecked("endorsements.unchecked", f"{who}: a part was left out")


def _demand(ruling: Ruling) -> None:
    if ruling.outcome is Outcome.FAILED:
        raise Invalid(ruling.code, f"{ruling.code}: {ruling.detail}")
    if ruling.outcome is not Outcome.PASSED:
        raise Unchecked(ruling.code, f"{ruling.code}: {ruling.detail}")
