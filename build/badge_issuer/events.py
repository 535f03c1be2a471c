"""What an institution did, one event after the other, and what that adds up to. Pure.

A register holds no names and no addresses: recipients stand in it under a keyed hash.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

FORMAT = "badge-register/1"
PURPOSES = ("revocation", "suspension")


@dataclass(frozen=True)
class Issued:
    """One credential, with everything that is needed to make the very same file again.

    Attributes:
        id: Of the credential.
        recipient: Keyed hash of the address.
        badge: `<badge id>@<version>`.
        index: In the status lists.
        valid_from: RFC 3339; the proof bears the same moment.
        key: Id of the verification method.
        sha256: Digest under which the ledger lists it.
        file: Name of the file that was written.
        details: Keyed hash of what is the recipient's alone: language, grade, evidence. Empty: not kept then.
    """

    id: str
    recipient: str
    badge: str
    index: int
    salt: str
    valid_from: str
    key: str
    sha256: str
    file: str
    details: str = ""


@dataclass(frozen=True)
class State:
    """The credentials and their statuses that all events of a register add up to.

    Attributes:
        institution: Its id in the catalogue.
        secret: Hex key of the recipients' hashes.
        list_name: Of the pair of status lists, part of their addresses.
        size: Of each list, in bits.
        site: Address of the site that carries the lists; empty: not written down then.
        issued: By the credential's id.
        by_recipient: By recipient and badge.
        decoys: Purpose to indexes that belong to no credential; a set bit says nothing about anyone.
        set_decoys: Those of them whose bit is set.
        withdrawn: Purpose to the ids of credentials whose bit is set.
        since: Purpose to how many were withdrawn since decoys were last drawn, so that as many can hide them.
    """

    institution: str
    secret: str = field(repr=False)
    list_name: str
    size: int
    site: str = ""
    issued: dict[str, Issued] = field(default_factory=dict)
    by_recipient: dict[tuple[str, str], Issued] = field(default_factory=dict)
    decoys: Mapping[str, frozenset[int]] = field(default_factory=dict)
    set_decoys: Mapping[str, frozenset[int]] = field(default_factory=dict)
    withdrawn: Mapping[str, frozenset[str]] = field(default_factory=dict)
    since: Mapping[str, int] = field(default_factory=dict)

    def pseudonym(self, text: str) -> str:
        """Return the keyed hash under which a recipient, or what is theirs alone, stands in the register."""
        return hmac.new(bytes.fromhex(self.secret), text.encode(), hashlib.sha256).hexdigest()

    def given(self, recipient: str, badge: str) -> Issued | None:
        """Return the last credential that this recipient got for this version of a badge, revoked or not."""
        return self.by_recipient.get((recipient, badge))

    def revoked(self, credential_id: str) -> bool:
        """Say whether a credential was withdrawn for good."""
        return credential_id in self.withdrawn.get("revocation", frozenset())

    def taken(self) -> frozenset[int]:
        """Return the indexes that no new credential may have."""
        return frozenset(each.index for each in self.issued.values()).union(*self.decoys.values())

    def after(self, event: Mapping[str, Any]) -> "State":
        """Return the state after one more event; what was issued is added to in place, as it only grows.

        Raises:
            ValueError: The event is unknown.
        """
        kind = event.get("event")
        if kind == "issued":
            entry = Issued(**{name: value for name, value in event.items() if name != "event"})
            self.issued[entry.id] = entry
            self.by_recipient[entry.recipient, entry.badge] = entry
            return self
        purpose = event["purpose"]
        if kind in {"withdrawn", "reinstated"}:
            before = self.withdrawn.get(purpose, frozenset())
            after = before | {event["id"]} if kind == "withdrawn" else before - {event["id"]}
            since = {**self.since, purpose: self.since.get(purpose, 0) + 1}
            return replace(self, withdrawn={**self.withdrawn, purpose: after}, since=since)
        if kind != "decoys":
            raise ValueError(f"no event {kind!r}")
        drawn, cleared = frozenset(event["set"]), frozenset(event["cleared"])
        known, lit = (each.get(purpose, frozenset()) for each in (self.decoys, self.set_decoys))
        return replace(
            self,
            decoys={**self.decoys, purpose: known | drawn},
            set_decoys={**self.set_decoys, purpose: (lit | drawn) - cleared},
            since={**self.since, purpose: 0},
        )

    def bits(self, purpose: str) -> frozenset[int]:
        """Return the indexes whose bit is set in one list: withdrawn credentials, and decoys."""
        ids = self.withdrawn.get(purpose, frozenset())
        return frozenset(self.issued[name].index for name in ids) | self.set_decoys.get(purpose, frozenset())


def fold(events: Iterable[Mapping[str, Any]]) -> State:
    """Return the state after all events.

    Raises:
        ValueError: The first event opens no register, or a later one is unknown.
    """
    remaining = iter(events)
    first = next(remaining, {})
    if first.get("event") != "opened" or first.get("format") != FORMAT:
        raise ValueError(f"expected a register in the format {FORMAT}")
    state = State(first["institution"], first["secret"], first["list"], first["size"], first.get("site", ""))
    for event in remaining:
        state = state.after(event)
    return state
