"""What institutions published of their issuing, and since when the site shows it.

A ledger's own dates and a list's own place prove nothing: whoever writes the file writes them too. What counts is when
the published site first showed a line, and which list it showed last; `published.json` of each build hands that on to
the next. A verifier without a network believes the digests in the trust list; when they were first shown it cannot see.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from badge_catalogue.definitions.issuing_records import IssuingRecords
from badge_catalogue.model import Catalogue
from badge_verifier.encodings import strictjson
from badge_verifier.encodings.moments import instant, stamp
from badge_verifier.encodings.multibase import base64url
from badge_verifier.errors import StepError
from badge_verifier.limits import Limits

LEDGER = "ledger.jsonl"
PURPOSES = ("revocation", "suspension")
RENEWAL = timedelta(days=90)  # after which the age of a list, of institutions or of withdrawn badges, is said
LIFETIME = timedelta(days=730)  # after which nobody believes it: institutions and keys will have changed
_LIMITS = Limits(array_members=200_000)


class DamagedLedgerError(Exception):
    """A ledger cannot be read; what it says of a stolen key must not be guessed."""


@dataclass(frozen=True)
class Line:
    """One line of a ledger, as `catalogue status publish` wrote it.

    Attributes:
        published: RFC 3339, by the institution's own word.
        key: Verification method of the key that signed.
    """

    sha256: str
    published: str
    key: str

    def __post_init__(self) -> None:
        """Refuse what is no moment and no digest."""
        instant(self.published)
        bytes.fromhex(self.sha256)


@dataclass(frozen=True)
class Shown:
    """How much of a ledger one publication showed: its first lines, their digest, and the moment (RFC 3339)."""

    lines: int
    sha256: str
    at: str


@dataclass(frozen=True)
class StatusList:
    """What a status list says of itself; nothing of it is proven here.

    Attributes:
        issuer: `issuer.id`.
        method: Verification method of its proof, or `kid` of its token.
    """

    address: str
    issuer: str
    purpose: str
    method: str
    valid_from: str
    valid_until: str | None


@dataclass(frozen=True)
class Dated:
    """A status list as one publication showed it: its own date, and the digest of the file."""

    valid_from: str
    sha256: str


@dataclass(frozen=True)
class Issued:
    """What one publication showed.

    Attributes:
        moment: Of the publication, RFC 3339; "" where there was none.
        ledgers: Institution id to what was shown of its ledger, the earliest first.
        lists: `<institution>/<file>` to the list.
    """

    moment: str = ""
    ledgers: Mapping[str, tuple[Shown, ...]] = field(default_factory=dict)
    lists: Mapping[str, Dated] = field(default_factory=dict)


@dataclass(frozen=True)
class Issuing:
    """The files of this build, and what the previous publication showed."""

    records: IssuingRecords = field(default_factory=IssuingRecords)
    before: Issued = field(default_factory=Issued)

    def shown(self, moment: datetime) -> Issued:
        """Return the records that this publication shows, for the next one to go on with.

        Raises:
            DamagedLedgerError: A ledger cannot be read.
        """
        ledgers: dict[str, tuple[Shown, ...]] = {}
        lists = {}
        for name, data in sorted(self.records.contents.items()):
            institution, _, file = name.partition("/")
            if file == LEDGER:
                earlier = self.before.ledgers.get(institution, ())
                count = len(lines(institution, data))
                more = not earlier or count > earlier[-1].lines
                ledgers[institution] = (*earlier, Shown(count, digest(data), stamp(moment))) if more else earlier
            elif (found := status_list(data)) is not None:
                lists[name] = Dated(found.valid_from, digest(data))
        return Issued(stamp(moment), ledgers, lists)

    def ledgers(self, catalogue: Catalogue, moment: datetime) -> dict[str, frozenset[str]]:
        """Return the badges of each institution that stay valid although a key of it was stolen.

        For every compromised key: the digests of lines that the site showed before that moment.

        Raises:
            DamagedLedgerError: One that is needed cannot be read.
        """
        found = {}
        for institution in catalogue.institutions.values():
            stolen = {
                key.id: instant(key.compromised_at)
                for key in institution.keys
                if key.status == "compromised" and key.compromised_at
            }
            data = self.records.contents.get(f"{institution.id}/{LEDGER}", b"") if stolen else b""
            dated = self._dated(institution.id, data, moment)
            found[institution.id] = frozenset(
                line.sha256 for line, at in dated if line.key in stolen and at < stolen[line.key]
            )
        return found

    def _dated(self, institution: str, data: bytes, moment: datetime) -> Iterator[tuple[Line, datetime]]:
        """Yield every line with the moment when the site first showed it; a new one is shown now."""
        segments = self.before.ledgers.get(institution, ())
        for number, line in enumerate(lines(institution, data), 1):
            segment = next((each for each in segments if number <= each.lines), None)
            yield line, instant(segment.at) if segment else moment

    def lists_since(self, institution: str) -> dict[str, str]:
        """Return the address of every status list of an institution that the site carries, and its date.

        Where the previous publication showed a later one it is that one's date: an older list put back says nothing.
        """
        found = {}
        for name, data in sorted(self.records.contents.items()):
            listed = status_list(data) if name.startswith(f"{institution}/") else None
            if listed is not None:
                seen = self.before.lists.get(name)
                dates = [listed.valid_from, *([seen.valid_from] if seen else [])]
                found[listed.address] = max(dates, key=instant)
        return found

    def undated(self, catalogue: Catalogue) -> list[str]:
        """Return the institutions with a stolen key whose ledger only an earlier publication can date."""
        return [
            institution.id
            for institution in catalogue.institutions.values()
            if f"{institution.id}/{LEDGER}" in self.records.contents
            and any(key.status == "compromised" for key in institution.keys)
        ]


def lines(institution: str, data: bytes) -> list[Line]:
    """Return the lines of a ledger.

    Raises:
        DamagedLedgerError: It cannot be read.
    """
    try:
        return [Line(**json.loads(line)) for line in data.splitlines()]
    except (ValueError, TypeError, StepError) as error:
        raise DamagedLedgerError(
            f"published/{institution}/{LEDGER} cannot be read ({error}): restore it from the repository"
        ) from error


def status_list(data: bytes) -> StatusList | None:
    """Return the facts a status list states of itself, signed as JSON or as a compact token; None where it is none."""
    try:
        text = data.decode().strip()
        token = not text.startswith("{")
        document = strictjson.parse(base64url(text.split(".")[1]) if token else text, _LIMITS)
        subject, issuer = document["credentialSubject"], document["issuer"]
        if "BitstringStatusListCredential" not in document["type"] or not subject["encodedList"].startswith("u"):
            return None
        until = document.get("validUntil")
        return StatusList(
            address=_text(document["id"]),
            issuer=_text(issuer if isinstance(issuer, str) else issuer["id"]),
            purpose=_text(subject["statusPurpose"]),
            method=_text(
                strictjson.parse(base64url(text.split(".")[0]), _LIMITS)["kid"]
                if token
                else document["proof"]["verificationMethod"]
            ),
            valid_from=_moment(document["validFrom"]),
            valid_until=None if until is None else _moment(until),
        )
    except (StepError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"got {value!r}, expected text")
    return value


def _moment(value: object) -> str:
    instant(_text(value))
    return _text(value)


def digest(data: bytes) -> str:
    """Return the hex sha256 of a file."""
    return hashlib.sha256(data).hexdigest()


def grew(data: bytes, segments: tuple[Shown, ...]) -> bool:
    """Say whether a ledger begins with everything that was shown of it."""
    if not segments:
        return True
    kept = b"".join(data.splitlines(keepends=True)[: segments[-1].lines])
    return digest(kept) == segments[-1].sha256


def written(issued: Issued) -> dict[str, Any]:
    """Return the members of `published.json`; none where nothing was issued."""
    ledgers = {name: [[each.lines, each.sha256, each.at] for each in seen] for name, seen in issued.ledgers.items()}
    lists = {name: [each.valid_from, each.sha256] for name, each in issued.lists.items()}
    return {"moment": issued.moment, "ledgers": ledgers, "lists": lists}


def read(told: Mapping[str, Any]) -> Issued:
    """Return the records that `written` wrote; of an older record nothing is known.

    Raises:
        ValueError, TypeError, AttributeError: It is not that.
    """
    ledgers = {
        str(name): tuple(Shown(int(count), str(digest), _moment(at)) for count, digest, at in seen)
        for name, seen in told.get("ledgers", {}).items()
    }
    lists = {str(name): Dated(_moment(date), str(digest)) for name, (date, digest) in told.get("lists", {}).items()}
    return Issued(str(told.get("moment", "")), ledgers, lists)
