"""Every headline, once: its verdict, how it looks, whose limit it names, and what is said instead of it.

When a badge gets which one is decided in `verdict`; its words stand in `words/<language>/headlines.po`. The scripts of
the verify page read this table as well: `for_page` is what the build writes for them. A new headline is a row here.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from badge_verifier.report import OpenBecause, Verdict

Tone = Literal["valid", "open", "undecided", "careful", "invalid"]
"""The colour and the sign of a card: "open" is valid, but whose it is was not established."""

_USUAL: Mapping[Verdict, Tone] = {
    Verdict.VALID: "valid",
    Verdict.INVALID: "invalid",
    Verdict.UNDECIDED: "undecided",
}


@dataclass(frozen=True)
class Unless:
    """What is said instead of a headline unless a step passed.

    Attributes:
        step: The step that must have passed.
        named: What is said where the badge names an owner.
        nobody: What is said where it names none.
    """

    step: str
    named: str
    nobody: str


@dataclass(frozen=True)
class Headline:
    """What programs know of a headline.

    Attributes:
        verdict: The verdict of every report that bears it.
        because: Whose limit leaves the badge undecided; None where it is decided.
        tone: How a card of it looks; "" for the usual look of its verdict.
        sign: A drawing of its own; "" for that of its tone.
        empty: Whether there was no badge to judge; a pile lists such files after all others of their tone.
        claimed: Whether it rests on what the issuer says, who may be unknown.
        school: Whether the reader is told that the institution can be asked: there is a message to it as well.
        unless: What is said instead unless a step passed.
        codes: What is said instead, by the code of a step, where more is known than the headline says.
        asked: What the page says instead once every host that the visitor could agree to was asked.
        late: What the page says instead where the clock of the device is behind.
    """

    verdict: Verdict
    because: OpenBecause | None = None
    tone: Tone | Literal[""] = ""
    sign: str = ""
    empty: bool = False
    claimed: bool = False
    school: bool = False
    unless: Unless | None = None
    codes: Mapping[str, str] = field(default_factory=dict)
    asked: str = ""
    late: str = ""


_VALID, _INVALID, _UNDECIDED = Verdict.VALID, Verdict.INVALID, Verdict.UNDECIDED
_NO_LIST = {"trust.stale": "list-expired", "trust.no-list": "no-list"}  # unknown because we have no list to look in

# In the order in which they are listed for people.
TABLE: Mapping[str, Headline] = {
    "no-badge-found": Headline(_UNDECIDED, "file", empty=True),
    "unreadable": Headline(_UNDECIDED, "us", empty=True),
    "malformed": Headline(_UNDECIDED, "file"),
    "not-understood": Headline(_UNDECIDED, "us", school=True, codes={"parse.undisclosed": "too-little-shared"}),
    "ambiguous": Headline(_UNDECIDED, "file", tone="careful", school=True),
    "tampered": Headline(_INVALID),
    "unsupported-proof": Headline(_UNDECIDED, "us", school=True),
    "unsigned": Headline(_UNDECIDED, "file"),
    "not-public": Headline(_UNDECIDED, "network"),
    "online-check-needed": Headline(_UNDECIDED, "network", asked="online-check-failed"),
    "impersonation-suspected": Headline(_UNDECIDED, "issuer", tone="careful", sign="impostor", school=True),
    "issuer-unproven": Headline(_UNDECIDED, "issuer", school=True),
    "revoked": Headline(_INVALID, claimed=True),
    "suspended": Headline(_INVALID, claimed=True),
    "key-compromised": Headline(_INVALID),
    "expired": Headline(_INVALID, claimed=True),
    "not-yet-valid": Headline(_INVALID, claimed=True),
    "wrong-recipient": Headline(_INVALID, tone="careful", claimed=True),  # often another spelling or address
    "platform-only": Headline(_UNDECIDED, "issuer", school=True),
    "issuer-unknown": Headline(_UNDECIDED, "issuer", school=True, codes=_NO_LIST),
    "not-disclosed": Headline(_UNDECIDED, "file"),
    "verified": Headline(
        _VALID, unless=Unless("recipient", named="verified-person-open", nobody="verified-nobody"), late="clock-behind"
    ),
}

# What is said instead of a headline where more is known than it says; no report bears these.
NARROWER: Mapping[str, Headline] = {
    "verified-person-open": Headline(_VALID, tone="open"),
    "verified-nobody": Headline(_VALID, tone="open"),
    "too-little-shared": Headline(_UNDECIDED, "file"),
    "online-check-failed": Headline(_UNDECIDED, "network"),
    "list-expired": Headline(_UNDECIDED, "us", school=True),
    "no-list": Headline(_UNDECIDED, "us", school=True),
    "clock-behind": Headline(_UNDECIDED),
    "not-judged": Headline(_UNDECIDED, "us"),
}

HEADLINES: Mapping[str, Verdict] = {key: headline.verdict for key, headline in TABLE.items()}
"""Every headline that a report may bear, with its verdict."""


def narrowed(report: Mapping[str, Any]) -> str:
    """Return the key of the words that a report gets: its headline, or what is said instead of it.

    Args:
        report: As `report.to_json` writes it.
    """
    headline = str(report["headline"])
    rule = TABLE[headline].unless
    steps = {step["name"]: step for step in report["steps"]}
    if rule is not None and steps.get(rule.step, {}).get("outcome") != "passed":
        named = report["credential"] and report["credential"]["recipient"]["type"]
        return rule.named if named else rule.nobody
    ended = (TABLE[headline].codes.get(step["code"]) for step in report["steps"])
    return next((key for key in ended if key), headline)


def for_page() -> dict[str, dict[str, Any]]:
    """Return the table as the scripts of the verify page read it: what is empty is left out; JSON-ready."""
    told: dict[str, dict[str, Any]] = {}
    for key, headline in (*TABLE.items(), *NARROWER.items()):
        row = asdict(headline) | {"verdict": str(headline.verdict), "tone": headline.tone or _USUAL[headline.verdict]}
        told[key] = {name: value for name, value in row.items() if value}
    return told
