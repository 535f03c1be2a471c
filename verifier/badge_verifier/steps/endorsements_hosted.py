"""Endorsements of Open Badges 2.0: each stands at an address of its own, as a hosted badge does.

Open Badges 2.0, "Endorsement". Only what stands at the address is believed, and only from a host that its issuer calls
its own. Who that issuer is remains open: anyone can publish an endorsement under any name.
"""

from badge_verifier import claims, ob2
from badge_verifier.attest import Means
from badge_verifier.dates import instant
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.fetches import secure
from badge_verifier.hosted import document_at, part, scope
from badge_verifier.platforms import host
from badge_verifier.report import Outcome


async def endorser(address: str, targets: set[str], means: Means) -> str:
    """Return who endorses at this address, as name and host.

    Args:
        address: Of the endorsement.
        targets: Addresses of the badge, its class and its issuer; it must be about one of them.
        means: Of this run.

    Raises:
        Invalid: It is withdrawn, wrong, of something else, or at a host that its issuer does not call its own.
        Unchecked: It could not be fetched; "endorsements.unchecked": it is not hosted.
    """
    document = await document_at(address, means)
    if "Endorsement" not in claims.types(document):
        raise Invalid("endorsements.invalid", f"{address}: this is no endorsement")
    if secure(claims.identifier(document) or "") != secure(address):
        raise Invalid("endorsements.invalid", f"at {address} stands {claims.identifier(document)}")
    if document.get("revoked") not in (None, False):
        raise Invalid("endorsements.invalid", f"{address}: withdrawn")
    target = claims.identifier(document.get("claim"))
    if target is None or secure(target) not in map(secure, targets):
        raise Invalid("endorsements.invalid", f"it endorses something else: {target}")
    if not {"hosted", "HostedBadge"}.intersection(claims.types(claims.mapping(document.get("verification")))):
        raise Unchecked("endorsements.unchecked", f"{address}: it is not hosted")
    if instant(ob2.moment(document.get("issuedOn"), "issuedOn")) > means.now:
        raise Invalid("endorsements.invalid", f"{address}: it is of the future")
    issuer = await part(document.get("issuer"), address, means)
    ob2.check_issuer(issuer)
    identifier = claims.identifier(issuer) or claims.identifier(document.get("issuer"))
    inside = scope(address, identifier, issuer)
    if inside.outcome is Outcome.FAILED:
        raise Invalid("endorsements.invalid", inside.detail)
    if inside.outcome is not Outcome.PASSED:
        raise Unchecked("endorsements.unchecked", inside.detail)
    return f"{claims.text(issuer.get('name'))} ({host(identifier)})"
