"""What is issued: an OpenBadgeCredential (Open Badges 3.0 over Verifiable Credentials 2.0), not yet signed.

Pure: the moment, the salt and the id are arguments.
"""

import hashlib
import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from badge_issuer.errors import Refused
from badge_verifier.encodings.moments import stamp

CONTEXT = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_LAST_YEAR = 9998  # one before the last that a datetime holds
_DURATION = re.compile(r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", re.ASCII)


@dataclass(frozen=True)
class Award:
    """One badge for one person.

    Attributes:
        id: Of the credential, e.g. "urn:uuid:...".
        achievement: The OB 3.0 Achievement of the version in force.
        issuer: The OB 3.0 Profile; its id is what the key belongs to.
        email: Of the recipient; only its hash is written.
        salt: Fresh for every award.
        valid_until: None: it never ends.
        status: A `credentialStatus` entry, or several.
        result: Members of Results, e.g. {"value": "8", "resultDescription": "..."}.
        evidence: Members of Evidence, e.g. {"id": "https://...", "name": "..."}.
        refresh: Address where a program gets the renewed credential (1EdTech Credential Refresh); None: there is none.
    """

    id: str
    achievement: Mapping[str, Any]
    issuer: Mapping[str, Any]
    email: str
    salt: str
    valid_from: datetime
    valid_until: datetime | None = None
    status: Sequence[Mapping[str, Any]] = ()
    result: Sequence[Mapping[str, Any]] = ()
    evidence: Sequence[Mapping[str, Any]] = ()
    refresh: str | None = None


def credential(award: Award) -> dict[str, Any]:
    """Return the unsigned credential.

    Raises:
        Refused: The recipient is no e-mail address.
    """
    subject: dict[str, Any] = {
        "type": ["AchievementSubject"],
        "identifier": [identity(award.email, award.salt)],
        "achievement": dict(award.achievement),
    }
    if award.result:
        subject["result"] = [{"type": ["Result"], **entry} for entry in award.result]
    document: dict[str, Any] = {
        "@context": [*CONTEXT, _EXTENSIONS] if award.refresh else list(CONTEXT),
        "id": award.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": award.achievement["name"],
        "issuer": dict(award.issuer),
        "validFrom": stamp(award.valid_from),
    }
    if award.valid_until is not None:
        document["validUntil"] = stamp(award.valid_until)
    document["credentialSubject"] = subject
    if award.evidence:
        document["evidence"] = [{"type": ["Evidence"], **entry} for entry in award.evidence]
    if award.status:
        entries = [dict(entry) for entry in award.status]
        document["credentialStatus"] = entries[0] if len(entries) == 1 else entries
    if award.refresh:
        document["refreshService"] = {"id": award.refresh, "type": "1EdTechCredentialRefresh"}
    return document


def identity(email: str, salt: str) -> dict[str, Any]:
    """Return the hashed identity of a recipient: who has the address can check it, who has not cannot read it.

    Raises:
        Refused: It is no e-mail address.
    """
    address = normalised(email)
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": "sha256$" + hashlib.sha256((address + salt).encode()).hexdigest(),
        "identityType": "emailAddress",
        "salt": salt,
    }


def normalised(email: str) -> str:
    """Return the address as it is hashed: in lower case, without spaces around it.

    Raises:
        Refused: It is no e-mail address.
    """
    address = email.strip().lower()
    if not _EMAIL.fullmatch(address):
        raise Refused("the recipient is no e-mail address: write one such as name@example.org")
    return address


def later(moment: datetime, duration: str) -> datetime:
    """Return the moment an ISO 8601 duration of years, months, weeks and days later; 29 February becomes the 28th.

    Raises:
        Refused: It is no such duration.
    """
    match = _DURATION.fullmatch(duration)
    if match is None:
        raise Refused(f"{duration!r} is no duration: write for example P5Y or P18M in the badge's expires_after")
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    year, month = divmod(moment.year * 12 + moment.month - 1 + years * 12 + months, 12)
    if year > _LAST_YEAR:
        raise Refused(f"{duration!r} ends after the year {_LAST_YEAR}: write a shorter expires_after")
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day) + timedelta(weeks=weeks, days=days)
