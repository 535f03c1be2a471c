"""What a holder signed proves who showed it, when and for whom; a wrong signature leaves it open, none is no fault."""

from typing import Any

import pytest
import wallet_tokens as wallet
from judging import judged, outcome

from badge_verifier.report import Report

PAYLOAD, SHOWN = wallet.hide(wallet.learnt(), "given_name", "birth_date")
SIGNED = wallet.issued(PAYLOAD)


def codes(report: Report) -> set[str]:
    """Return the codes of its remarks."""
    return {each.code for each in report.remarks}


def test_for_whom_and_when_it_was_shown_is_said() -> None:
    """In both languages, as a remark: it makes no credential better."""
    text = wallet.bound(SIGNED, SHOWN.values())
    for lang in ("nl", "en"):
        report = judged(text.encode(), lang=lang)
        assert report.headline == "verified"
        (note,) = [each for each in report.remarks if each.code == "remark.key-binding"]
        assert "https://werk.example.org, 2026-11-22" in note.message
    assert "remark.key-binding-none" in codes(judged(wallet.presented(SIGNED, SHOWN.values()).encode()))


WRONG: dict[str, dict[str, Any]] = {
    "another choice of claims": {"sd_hash": wallet.digest(wallet.presented(SIGNED))},
    "no digest": {"sd_hash": None},
    "no receiver": {"aud": None},
    "several receivers": {"aud": ["https://werk.example.org"]},
    "no nonce": {"nonce": None},
    "a nonce that is a number": {"nonce": 1},
    "no moment": {"iat": None},
    "a moment that is a text": {"iat": "2026-11-22"},
    "a moment to come": {"iat": 1_900_000_000},
    "another type": {"typ": "JWT"},
    "another type still": {"typ": "dc+sd-jwt"},
    "another holder": {"holder": wallet.STRANGER},
    "the issuer as holder": {"holder": wallet.SCHOOL},
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_signature_of_the_holder_leaves_it_open(name: str) -> None:
    """The issuer's holds all the same; what was shown with it is not what the holder showed."""
    report = judged(wallet.bound(SIGNED, SHOWN.values(), **WRONG[name]).encode())
    assert outcome(report, "proof") == ("unchecked", "proof.key-binding")
    assert (report.verdict, report.headline) == ("undecided", "malformed")


def test_a_claim_taken_away_after_it_was_shown_is_noticed() -> None:
    """The holder signed over all that was shown."""
    one = SHOWN["birth_date"]
    report = judged(wallet.bound(SIGNED, SHOWN.values()).replace(f"{one}~", "").encode())
    assert outcome(report, "proof") == ("unchecked", "proof.key-binding")


@pytest.mark.parametrize("cnf", [None, {}, {"jwk": {"kty": "oct", "k": "AA"}}, {"jwk": "x"}])
def test_a_holder_whose_key_the_issuer_did_not_name_proves_nothing(cnf: object) -> None:
    """A signature by a key that nobody vouches for."""
    report = judged(wallet.bound(wallet.issued(wallet.learnt(cnf=cnf))).encode())
    assert report.verdict == "undecided"


def test_a_kind_of_key_that_we_do_not_know_is_said_not_to_be_checked() -> None:
    """Never that it is right."""
    jwk = {"kty": "EC", "crv": "secp256k1", "x": "a", "y": "b"}
    report = judged(wallet.bound(wallet.issued(wallet.learnt(cnf={"jwk": jwk}))).encode())
    assert report.headline == "verified"
    assert "remark.key-binding-unchecked" in codes(report)
    assert "remark.key-binding" not in codes(report)


def test_a_key_that_the_holder_chose_is_no_key_of_the_holder() -> None:
    """The confirmation must be the issuer's, in the open."""
    payload, told = wallet.hide(wallet.learnt(), "cnf")
    report = judged(wallet.bound(wallet.issued(payload), told.values()).encode())
    assert outcome(report, "parse") == ("unchecked", "proof.disclosure")


def test_a_token_that_the_holder_signed_is_no_credential() -> None:
    """The second part alone, or in the place of the first."""
    last = wallet.bound(SIGNED).rpartition("~")[2]
    for text in (last, f"{last}~"):
        assert judged(text.encode()).verdict == "undecided"
