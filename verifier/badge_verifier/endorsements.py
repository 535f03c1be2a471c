"""Step 10: who else stands behind it? Each endorsement in the badge is verified like a badge, one level deep.

Open Badges 3.0, "EndorsementCredential". An endorsement of something else, or of nobody's making, counts for nothing;
it does not make the badge worse either.
"""

from typing import Any

from badge_verifier import claims, dates, parse
from badge_verifier.attest import Means, attest
from badge_verifier.credential import Credential
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.report import Outcome, Ruling
from badge_verifier.withdrawal import Snapshots, withdrawn

_MOST = 16  # of one badge


async def endorsed(credential: Credential, means: Means, snapshots: Snapshots) -> Ruling:
    """Decide step 10: passed if every endorsement holds, failed if one is wrong."""
    found = _endorsements(credential)
    if not found:
        return Ruling(Outcome.ABSENT, "endorsements.none")
    if len(found) > _MOST:
        return Ruling(Outcome.UNCHECKED, "endorsements.too-many", str(len(found)))
    names: list[str] = []
    unchecked = ""
    targets = {credential.id, credential.achievement_id, credential.issuer_id} - {None}
    for each in found:
        try:
            names.append(await _endorser(each, targets, means, snapshots))
        except Invalid as error:
            return Ruling(Outcome.FAILED, "endorsements.invalid", error.detail or error.code)
        except Unchecked as error:
            unchecked = unchecked or error.detail or error.code
        except StepError as error:  # there is no endorsement in it
            return Ruling(Outcome.FAILED, "endorsements.invalid", error.detail or error.code)
    if unchecked:
        return Ruling(Outcome.UNCHECKED, "endorsements.unchecked", unchecked)
    return Ruling(Outcome.PASSED, "endorsements.held", ", ".join(sorted(set(names))))


def _endorsements(credential: Credential) -> list[Any]:
    places = (credential.document, credential.achievement, credential.issuer)
    return [
        each
        for place in places
        for name in ("endorsement", "endorsementJwt")
        for each in claims.listed(place.get(name))
    ]


async def _endorser(endorsement: Any, targets: set[str | None], means: Means, snapshots: Snapshots) -> str:  # noqa: ANN401
    """Return the name of who endorses.

    Raises:
        Invalid: It is wrong, or of something else.
        Unchecked: It is only an address, or could not be proven.
    """
    if isinstance(endorsement, str) and endorsement.startswith(("http:", "https:")):
        raise Unchecked("endorsements.unchecked", endorsement[:200])
    read = parse.token(endorsement, means.limits)[0] if isinstance(endorsement, str) else None
    found = parse.credential(claims.mapping(endorsement)) if read is None else read
    if isinstance(found, StepError):
        raise found
    if (target := claims.identifier(found.recipient)) not in targets:
        raise Invalid("endorsements.invalid", f"it endorses something else: {target}")
    if dates.judge(found, means.now).outcome is Outcome.FAILED:
        raise Invalid("endorsements.invalid", f"it is not in force: {found.valid_from} to {found.valid_until}")
    attested = await attest(found, means)
    _demand(attested.proof)
    _demand(attested.issuer)
    status = await withdrawn(found, means, snapshots)
    if status.outcome is not Outcome.ABSENT:
        _demand(status)
    return found.issuer_name or found.issuer_id or ""


def _demand(ruling: Ruling) -> None:
    if ruling.outcome is Outcome.FAILED:
        raise Invalid(ruling.code, f"{ruling.code}: {ruling.detail}")
    if ruling.outcome is not Outcome.PASSED:
        raise Unchecked(ruling.code, f"{ruling.code}: {ruling.detail}")
