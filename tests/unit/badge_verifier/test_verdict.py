"""The table of verdicts: every combination of outcomes has one verdict and one headline, by the seven rules."""

from collections.abc import Mapping
from itertools import product

import pytest

from badge_verifier.errors import Invalid, NotUnderstood, StepError, Unchecked
from badge_verifier.headlines import HEADLINES
from badge_verifier.report import STEPS, Outcome, Step, Verdict
from badge_verifier.verdict import DISPROVEN, conclude, ended, open_because
from badge_verifier.words.messages import codes

PASSED, FAILED, UNCHECKED, ABSENT, SKIPPED = Outcome
DECIDING = ("unbake", "parse", "proof", "issuer", "dates", "status", "recipient", "trust")


def steps(outcomes: Mapping[str, Outcome], **codes: str) -> tuple[Step, ...]:
    """Return the ten steps; those that are not named passed."""
    return tuple(Step(name, outcomes.get(name, PASSED), codes.get(name, f"{name}.x"), "") for name in STEPS)


def by_the_rules(found: Mapping[str, Outcome]) -> str:
    """Return the headline as the design words it, for steps whose codes say nothing."""
    unbake, parse, proof, issuer, dates, status, recipient, trust = (found[name] for name in DECIDING)
    unlooked = {UNCHECKED, FAILED}
    rules = (
        (unbake in unlooked, "malformed"),
        (unbake is ABSENT, "no-badge-found"),
        (parse in unlooked, "malformed"),
        (parse is ABSENT, "no-badge-found"),
        (proof is FAILED, "tampered"),
        (proof is ABSENT, "unsigned"),
        ({unbake, parse, proof} != {PASSED}, "online-check-needed"),
        (issuer is not PASSED, "issuer-unproven"),
        (status is FAILED, "revoked"),
        (trust is FAILED, "key-compromised"),
        (trust is not PASSED, "issuer-unknown"),
        (dates is FAILED, "expired"),
        (recipient is FAILED, "wrong-recipient"),
        (status in (UNCHECKED, SKIPPED), "online-check-needed"),
        (dates in (UNCHECKED, SKIPPED), "not-understood"),
        (recipient is UNCHECKED, "not-understood"),
    )
    return next((headline for applies, headline in rules if applies), "verified")


EACH = {(name, outcome): Step(name, outcome, f"{name}.x", "") for name in DECIDING for outcome in Outcome}
MAY = {"dates": {PASSED, ABSENT}, "status": {PASSED, ABSENT}, "recipient": {PASSED, ABSENT, SKIPPED}}


def test_every_combination_of_outcomes_has_one_verdict_and_one_headline() -> None:
    """The seven rules, written out a second time, say the same of all 390,625 combinations of what decides.

    Valid asks for it all, and invalid for a step that disproved something.
    """
    wrong = []
    for outcomes in product(Outcome, repeat=len(DECIDING)):
        found = dict(zip(DECIDING, outcomes, strict=True))
        verdict, headline = conclude(tuple(EACH[each] for each in found.items()))
        sound = (
            headline == by_the_rules(found)
            and HEADLINES[headline] is verdict
            and (verdict is Verdict.VALID) == all(found[name] in MAY.get(name, {PASSED}) for name in DECIDING)
            and (verdict is not Verdict.INVALID or FAILED in outcomes)
        )
        wrong += [] if sound else [(found, headline)]
    assert wrong == []


LISTED = "trust.impersonation-suspected"


@pytest.mark.parametrize(
    ("outcomes", "codes", "headline"),
    [
        # 1. Not read whole.
        ({"unbake": ABSENT}, {}, "no-badge-found"),
        ({"parse": ABSENT, "proof": FAILED}, {}, "no-badge-found"),
        # 2. Proof disproven, whatever else.
        ({"proof": FAILED, "status": FAILED}, {"status": "status.revoked"}, "tampered"),
        # 3. Not proven: its headline, and nothing that the file says of itself.
        ({"proof": UNCHECKED, "dates": FAILED}, {"proof": "proof.unsupported"}, "unsupported-proof"),
        ({"proof": UNCHECKED, "status": FAILED}, {"proof": "proof.unsupported"}, "unsupported-proof"),
        ({"proof": ABSENT, "recipient": FAILED}, {}, "unsigned"),
        ({"proof": UNCHECKED, "status": UNCHECKED}, {"proof": "proof.not-public"}, "not-public"),
        ({"proof": UNCHECKED}, {"proof": "proof.not-fetched"}, "online-check-needed"),
        ({"proof": UNCHECKED}, {"proof": "proof.other-key"}, "issuer-unproven"),
        ({"issuer": UNCHECKED, "dates": FAILED}, {"dates": "dates.expired"}, "issuer-unproven"),
        ({"issuer": UNCHECKED, "status": FAILED}, {"status": "status.revoked"}, "issuer-unproven"),
        ({"proof": UNCHECKED, "status": FAILED}, {"proof": "proof.hosted-gone", "status": "status.revoked"}, "revoked"),
        ({"proof": UNCHECKED, "status": UNCHECKED}, {"proof": "proof.hosted-gone"}, "online-check-needed"),
        # 4. Another's name outranks all that follows, and that the issuer is not proven.
        ({"trust": ABSENT, "dates": FAILED}, {"trust": LISTED, "dates": "dates.expired"}, "impersonation-suspected"),
        ({"trust": ABSENT, "recipient": FAILED}, {"trust": LISTED}, "impersonation-suspected"),
        ({"trust": ABSENT, "status": FAILED}, {"trust": LISTED, "status": "status.revoked"}, "impersonation-suspected"),
        ({"trust": ABSENT, "issuer": UNCHECKED}, {"trust": LISTED}, "impersonation-suspected"),
        ({"trust": ABSENT, "proof": UNCHECKED}, {"trust": LISTED, "proof": "proof.unsupported"}, "unsupported-proof"),
        # 5. Withdrawn wins over what is open elsewhere.
        ({"status": FAILED, "dates": UNCHECKED, "trust": ABSENT}, {"status": "status.revoked"}, "revoked"),
        ({"status": FAILED, "dates": FAILED}, {"status": "status.suspended"}, "suspended"),
        ({"trust": FAILED, "status": UNCHECKED}, {"trust": "trust.key-compromised"}, "key-compromised"),
        # 6. Out of force needs trust; else the issuer's headline.
        ({"dates": FAILED}, {"dates": "dates.expired"}, "expired"),
        ({"dates": FAILED}, {"dates": "proof.expired"}, "expired"),
        ({"dates": FAILED}, {"dates": "dates.not-yet-valid"}, "not-yet-valid"),
        ({"dates": FAILED}, {"dates": "proof.not-yet-valid"}, "not-yet-valid"),
        ({"dates": FAILED, "recipient": FAILED}, {"dates": "dates.expired"}, "expired"),
        ({"dates": FAILED, "status": UNCHECKED}, {"dates": "dates.expired"}, "expired"),
        ({"recipient": FAILED}, {}, "wrong-recipient"),
        ({"dates": FAILED, "trust": ABSENT}, {"dates": "dates.expired"}, "issuer-unknown"),
        ({"dates": FAILED, "trust": ABSENT}, {"trust": "trust.platform-only"}, "platform-only"),
        ({"recipient": FAILED, "trust": UNCHECKED}, {"trust": "trust.stale"}, "issuer-unknown"),
        # 7. What is open.
        ({"trust": ABSENT, "status": UNCHECKED}, {"trust": "trust.platform-only"}, "platform-only"),
        ({"trust": ABSENT, "status": UNCHECKED}, {"trust": "trust.not-listed"}, "issuer-unknown"),
        ({"trust": ABSENT}, {"trust": "trust.key-not-in-force"}, "issuer-unproven"),
        ({"status": UNCHECKED}, {"status": "status.unreachable"}, "online-check-needed"),
        ({"status": UNCHECKED}, {"status": "status.unsupported"}, "not-understood"),
        ({"dates": UNCHECKED}, {"dates": "dates.unreadable"}, "not-understood"),
        ({"dates": UNCHECKED}, {"dates": "dates.undisclosed"}, "not-disclosed"),
        ({"status": ABSENT, "dates": ABSENT, "recipient": SKIPPED}, {}, "verified"),
        ({"catalogue": FAILED, "endorsements": FAILED}, {}, "verified"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(f"{k}={v}" for k, v in value.items()) or "-",
)
def test_the_seven_rules(outcomes: dict[str, Outcome], codes: dict[str, str], headline: str) -> None:
    """Each rule with the neighbour that the rule before or after it would have answered otherwise."""
    verdict, said = conclude(steps(outcomes, **codes))
    assert said == headline
    assert verdict is HEADLINES[headline]


@pytest.mark.parametrize(
    ("step", "error", "outcome", "headline"),
    [
        ("unbake", Invalid("unbake.png-broken"), UNCHECKED, "malformed"),
        ("unbake", Unchecked("unbake.too-large"), UNCHECKED, "unreadable"),
        ("unbake", NotUnderstood("unbake.text-broken"), UNCHECKED, "not-understood"),
        ("unbake", Invalid("unbake.ambiguous"), UNCHECKED, "ambiguous"),
        ("parse", Invalid("parse.property-missing"), UNCHECKED, "malformed"),
        ("parse", Invalid("parse.duplicate-key"), UNCHECKED, "ambiguous"),
        ("parse", Invalid("parse.trailing-data"), UNCHECKED, "ambiguous"),
        ("parse", NotUnderstood("parse.context"), UNCHECKED, "not-understood"),
        ("parse", Unchecked("parse.too-large"), UNCHECKED, "unreadable"),
        ("proof", Invalid("proof.signature-mismatch"), FAILED, "tampered"),
        ("proof", Invalid("proof.hosted-differs"), FAILED, "tampered"),
        ("proof", Invalid("proof.malformed"), UNCHECKED, "malformed"),
        ("proof", Invalid("proof.encoding"), UNCHECKED, "malformed"),
        ("proof", Invalid("proof.claims-disagree"), UNCHECKED, "ambiguous"),
        ("proof", Invalid("jsonld.rewritten"), UNCHECKED, "ambiguous"),
        ("proof", Invalid("jsonld.undefined-term"), UNCHECKED, "not-understood"),
        ("proof", NotUnderstood("jsonld.inline-context"), UNCHECKED, "not-understood"),
        ("proof", Unchecked("jsonld.unknown-context"), UNCHECKED, "unsupported-proof"),
        ("proof", Invalid("proof.algorithm-refused"), UNCHECKED, "not-understood"),
        ("proof", Unchecked("proof.unsupported"), UNCHECKED, "unsupported-proof"),
        ("proof", Invalid("proof.key-weak"), UNCHECKED, "unsupported-proof"),
        ("proof", Invalid("proof.purpose"), UNCHECKED, "issuer-unproven"),
        ("proof", Invalid("proof.key-revoked"), UNCHECKED, "issuer-unproven"),
        ("proof", Unchecked("proof.key-unresolved"), UNCHECKED, "online-check-needed"),
        ("dates", Invalid("dates.unreadable"), UNCHECKED, "not-understood"),
        ("status", Invalid("status.entry-broken"), UNCHECKED, "not-understood"),
        ("status", Unchecked("status.list-broken"), UNCHECKED, "online-check-needed"),
        ("status", Invalid("status.revoked"), FAILED, "revoked"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value),
)
def test_what_was_raised_decides_the_headline(step: str, error: StepError, outcome: Outcome, headline: str) -> None:
    """Failed is what was disproven; anything else that was raised leaves the badge undecided, each in its own words."""
    ruling = ended(step, error)
    assert ruling.outcome is outcome
    after = [Step(name, SKIPPED, f"{name}.not-reached", "") for name in STEPS[STEPS.index(step) + 1 :]]
    before = [Step(name, PASSED, f"{name}.x", "") for name in STEPS[: STEPS.index(step)]]
    whole = [Step(name, PASSED, f"{name}.x", "") for name in STEPS[STEPS.index(step) + 1 :]]
    later = after if step in ("unbake", "parse", "proof") else whole
    found = (*before, Step(step, ruling.outcome, ruling.code, "", ruling.unread), *later)
    assert conclude(found)[1] == headline
    assert conclude(found)[0] is HEADLINES[headline]


@pytest.mark.parametrize("code", sorted(codes()))
def test_only_a_code_of_the_table_fails_a_step(code: str) -> None:
    """Every code we have, raised as invalid in every step: failed only where that code disproves it."""
    for step in STEPS:
        assert (ended(step, Invalid(code)).outcome is FAILED) == (code in DISPROVEN.get(step, ()))
        assert ended(step, Unchecked(code)).outcome is UNCHECKED
        assert ended(step, NotUnderstood(code)).outcome is UNCHECKED


def test_whose_limit_it_is_is_said_of_what_is_undecided_alone() -> None:
    """Each undecided headline says whose limit it is, and no other does."""
    for headline, verdict in HEADLINES.items():
        assert (open_because(headline, ()) is not None) == (verdict is Verdict.UNDECIDED), headline
    assert open_because("issuer-unknown", steps({}, trust="trust.not-listed")) == "issuer"
    assert open_because("issuer-unknown", steps({}, trust="trust.stale")) == "us"
