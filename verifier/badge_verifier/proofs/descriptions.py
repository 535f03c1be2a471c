"""What a badge describes twice: of one id, members can move from one description to the other under the same proof.

To RDF two objects with one id are one thing, so a proof over RDF does not say which of the two said what. Refused here
is where that matters; where it does not, `claims.gathered` reads both as one.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.errors import Unchecked

Document = Mapping[str, Any]

_MOVABLE = frozenset(
    [
        "issuer",
        "issued",
        "issuanceDate",
        "expirationDate",
        "validFrom",
        "validUntil",
        "credentialStatus",
        "credentialSubject",
        "credentialSchema",
        "achievement",
        "identifier",
        "result",
        "role",
        "refreshService",
        "termsOfUse",
        "evidence",
        "endorsement",
        "endorsementJwt",
    ]
)


def once(document: Document) -> None:
    """Refuse a second description of the badge or its holder that says something of weight, and of a status entry.

    A refresh service that bears the badge's own id, as some do, could take its expiry date, which would still be
    signed and stand where nobody looks for it. Two status entries of one id could swap their places in the lists, and
    a badge that was revoked would be looked up where another one stands.

    Raises:
        Unchecked: "jsonld.same-id".
    """
    subjects = document.get("credentialSubject")
    roots = [document, *(subjects if isinstance(subjects, list) else [subjects])]
    own = {id(root) for root in roots}
    names = {root["id"] for root in roots if isinstance(root, Mapping) and isinstance(root.get("id"), str)}
    statuses = document.get("credentialStatus")
    entries = statuses if isinstance(statuses, list) else [statuses]
    listed = {entry["id"] for entry in entries if isinstance(entry, Mapping) and isinstance(entry.get("id"), str)}
    count: Counter[str] = Counter()
    for each in reading.every(document):
        name = each.get("id")
        if not isinstance(name, str):
            continue
        if id(each) not in own and name in names and _MOVABLE.intersection(each):
            raise Unchecked("jsonld.same-id", f"{name[:80]} is described twice")
        if name in listed and set(each) - _BARE:
            count[name] += 1
    if twice := [name for name, times in count.items() if times > 1]:
        raise Unchecked("jsonld.same-id", f"{twice[0][:80]} is described twice")


# What an object may hold that only points at a thing, and says nothing of it.
_BARE = frozenset({"id", "type"})
