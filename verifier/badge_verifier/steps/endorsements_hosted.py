"""Endorsements of Open Badges 2.0: each stands at an address of its own, as a hosted badge does.

Open Badges 2.0, "Endorsement". Only what stands at the address is believed, and only from a host that its issuer calls
its own. Who that issuer is remains open: anyone can publish an endorsement under any name.
"""

from badge_verifier.claims import reading
from badge_verifier.encodings import written_dates
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.network.fetches import secure
from badge_verifier.network.platforms import host
from badge_verifier.proofs.proof_and_issuer import Means
from badge_verifier.report import Outcome
from badge_verifier.steps.hosted import part
from badge_verifier.steps.hosted_answers import document_at
from badge_verifier.steps.hosted_scope import scope
from badge_verifier.versions import ob2


async def endorser(address: str, targets: set[str], means: Means) -> str:
    """Return the endorser at this address, as name and host.

    Args:
        address: Of the endorsement.
        targets: Addresses of the badge, its class and its issuer; it must be about one of them.
        means: Of this run.

    Raises:
        Invalid: It is revoked, wrong, of something else, or at a host that its issuer does not call its own.
        Unchecked: It could not be fetched; "endorsements.unchecked": it is not hosted.
    """
    document = await document_at(address, means)
    if "Endorsement" not in reading.types(document):
        raise Invalid("endorsements.invalid", f"{address}: this is no endorsement")
    if secure(reading.identifier(document) or "") != secure(address):
        raise Invalid("endorsements.invalid", f"at {address} stands {reading.identifier(document)}")
    if not reading.is_no(document.get("revoked")):
        raise Invalid("endorsements.invalid", f"{address}: revoked")
    target = reading.identifier(document.get("claim"))
    if target is None or secure(target) not in map(secure, targets):
        raise Invalid("endorsements.invalid", f"it endorses something else: {target}")
    if not {"hosted", "HostedBadge"}.intersection(reading.types(reading.mapping(document.get("verification")))):
        raise Unchecked("endorsements.unchecked", f"{address}: it is not hosted")
    if written_dates.span(ob2.moment(document.get("issuedOn"), "issuedOn"))[0] > means.now:
        raise Invalid("endorsements.invalid", f"{address}: it is of the future")
    issuer = await part(document.get("issuer"), address, means)
    ob2.check_issuer(issuer)
    identifier = reading.identifier(issuer) or reading.identifier(document.get("issuer"))
    inside = scope(address, identifier, issuer)
    if inside.outcome is not Outcome.PASSED:
        raise Unchecked("endorsements.unchecked", inside.detail)
    return f"{reading.text(issuer.get('name'))} ({host(identifier)})"
