"""Disclosures are put where the issuer's digests stand, and nowhere else (RFC 9901, "Verification of the SD-JWT")."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import wallet_tokens as wallet
from judging import judged, outcome

from badge_verifier.encodings.multibase import to_base64url
from badge_verifier.errors import Invalid, NotUnderstood, StepError, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.proofs import sd_jwt

Json = dict[str, Any]
NAME = wallet.disclosure("zout", "given_name", "Sam")
ELEMENT = wallet.disclosure("zout", "NL")
INNER = wallet.disclosure("zout", "straat", "Laan 1")
OUTER = wallet.disclosure("zout", "adres", {"_sd": [wallet.digest(INNER)], "land": "NL"})


def read(payload: Json, *shown: str) -> sd_jwt.SdJwt:
    """Return a token as it is put together."""
    return sd_jwt.parse(wallet.presented(wallet.issued(payload), shown), Limits())


def holding(*texts: str, **claims: Any) -> Json:
    """Return claims with the digests of these disclosures."""
    return {**claims, "_sd": [wallet.digest(text) for text in texts]}


def test_a_disclosed_claim_stands_among_the_claims() -> None:
    """With no digest left beside it; what is not disclosed is noted by its place alone."""
    found = read(holding(NAME, OUTER, vct="x"), NAME)
    assert found.claims == {"vct": "x", "given_name": "Sam"}
    assert (found.disclosed.hidden, found.disclosed.names) == (("",), frozenset({"given_name"}))
    assert read(holding(NAME), NAME).disclosed.hidden == ()


def test_disclosures_stand_within_disclosures_and_in_arrays() -> None:
    """An element that is not disclosed leaves no hole."""
    payload = {**holding(OUTER), "landen": ["BE", {"...": wallet.digest(ELEMENT)}, {"...": wallet.digest("weg")}]}
    found = read(payload, INNER, OUTER, ELEMENT)
    assert found.claims == {"landen": ["BE", "NL"], "adres": {"land": "NL", "straat": "Laan 1"}}
    assert found.disclosed.hidden == ("landen",)
    assert read(payload, OUTER).disclosed.hidden == ("adres", "landen")


def test_decoys_are_no_claims() -> None:
    """Nobody can tell one from a claim that was left out, so its place is noted."""
    payload, shown = wallet.hide({"a": 1, "b": 2}, "a", decoys=3)
    found = read(payload, shown["a"])
    assert (dict(found.claims), found.disclosed.hidden) == ({"a": 1, "b": 2}, ("",))


@pytest.mark.parametrize(("name", "algorithm"), [("sha-256", "sha256"), ("sha-384", "sha384"), ("sha-512", "sha512")])
def test_digests_are_of_the_algorithm_that_the_token_names(name: str, algorithm: str) -> None:
    """SHA-256 where it names none; with another algorithm the same disclosure is nobody's."""
    payload, shown = wallet.hide({"a": 1}, "a", algorithm=algorithm)
    assert read({**payload, "_sd_alg": name}, shown["a"]).claims == {"a": 1}
    other = "sha-256" if name != "sha-256" else "sha-512"
    with pytest.raises(Invalid, match="none of the issuer's"):
        read({**payload, "_sd_alg": other}, shown["a"])


@pytest.mark.parametrize("name", ["sha-1", "md5", "SHA-256", "sha3-256", "", None, 256])
def test_another_algorithm_is_named(name: object) -> None:
    """What we cannot compute we do not believe."""
    with pytest.raises(NotUnderstood) as raised:
        read({"_sd_alg": name, "a": 1})
    assert raised.value.code == "parse.form-sd-jwt"


NONE: tuple[Any, ...] = (["zout"], ["zout", "a", 1, 2], [], {}, "a", None, [1, "a", 2], [None, "a", 2], ["zout", 1, 2])
TWICE = wallet.digest(NAME)
REFUSED: dict[str, tuple[Json, tuple[str, ...]]] = {
    "a disclosure that no digest names": ({"a": 1}, (NAME,)),
    "a disclosure twice": (holding(NAME), (NAME, NAME)),
    "a disclosure whose holder left out what it stands in": (holding(OUTER), (INNER,)),
    "a digest twice in one place": ({"_sd": [TWICE, TWICE]}, (NAME,)),
    "a digest twice, disclosed by nothing": ({"_sd": [TWICE, TWICE]}, ()),
    "a digest twice in two places": ({"_sd": [TWICE], "b": {"_sd": [TWICE]}}, (NAME,)),
    "a digest again within a disclosure": (
        holding(wallet.disclosure("zout", "b", {"_sd": [TWICE]}), NAME),
        (wallet.disclosure("zout", "b", {"_sd": [TWICE]}), NAME),
    ),
    "a claim that stands there already": (holding(NAME, given_name="Kim"), (NAME,)),
    "one claim by two disclosures": (
        holding(NAME, wallet.disclosure("peper", "given_name", "Kim")),
        (NAME, wallet.disclosure("peper", "given_name", "Kim")),
    ),
    **{
        f"a claim called {name}": (holding(wallet.disclosure("zout", name, [])), (wallet.disclosure("zout", name, []),))
        for name in ("_sd", "_sd_alg", "...")
    },
    "a claim called ... in the open": ({"...": "x"}, ()),
    "an algorithm further down": ({"a": {"_sd_alg": "sha-256"}}, ()),
    "an element where a claim belongs": (holding(ELEMENT), (ELEMENT,)),
    "a claim where an element belongs": ({"a": [{"...": wallet.digest(NAME)}]}, (NAME,)),
    "an element with a neighbour": ({"a": [{"...": wallet.digest(ELEMENT), "b": 1}]}, (ELEMENT,)),
    "digests that are no list": ({"_sd": wallet.digest(NAME)}, (NAME,)),
    "a digest that is no text": ({"_sd": [1]}, ()),
    "a digest of an element that is no text": ({"a": [{"...": 1}]}, ()),
    **{f"a disclosure that is {value!r}": (holding(wallet.part(value)), (wallet.part(value),)) for value in NONE},
    "a disclosure that is no JSON": (holding("YQ"), ("YQ",)),
    "a disclosure that is no base64url": (holding("Y*Q"), ("Y*Q",)),
    "a disclosure with padding": (holding(NAME + "="), (NAME + "=",)),
    "an empty disclosure": (holding(NAME), (NAME, "")),
    "a disclosure with a key twice": (
        holding(to_base64url(b'["z","a",{"b":1,"b":2}]')),
        (to_base64url(b'["z","a",{"b":1,"b":2}]'),),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_standard_refuses_is_refused(name: str) -> None:
    """By the one code of disclosures, before anything is made of them; and never as tampered."""
    payload, shown = REFUSED[name]
    with pytest.raises(Invalid) as raised:
        read(payload, *shown)
    assert raised.value.code == "proof.disclosure"
    signed = wallet.issued({**wallet.learnt(), **payload})
    report = judged(wallet.presented(signed, shown).encode())
    assert report.verdict == "undecided"
    assert report.headline in {"malformed", "unsupported-proof"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("~", "", 1),
        lambda text: text.replace(".", "", 1),
        lambda text: "~" + text,
        lambda text: text + "x",
        lambda text: text + "a.b",
        lambda text: text + "é~",
    ],
)
def test_parts_that_are_not_there_are_missed(spoil: Callable[[str], str]) -> None:
    """A token is a signed part, disclosures, and perhaps a second signed part; each whole."""
    with pytest.raises(StepError):
        sd_jwt.parse(spoil(wallet.presented(wallet.issued(holding(NAME)), [NAME])), Limits())


def test_a_letter_that_no_token_has_is_answered_wherever_the_token_stands() -> None:
    """In an envelope of the W3C too, where nothing looked at its letters before; without it the token is read."""
    token = wallet.presented(wallet.issued(wallet.learnt()), [])
    for text, code in ((token, "parse.vct"), (f"{token}\u00e9~", "proof.malformed")):
        envelope = {
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "id": f"data:application/dc+sd-jwt,{text}",
            "type": "EnvelopedVerifiableCredential",
        }
        assert outcome(judged(json.dumps(envelope).encode()), "parse")[1] == code


def test_size_depth_and_number_are_bounded() -> None:
    """By the same limits as any badge; a disclosure within a disclosure counts as deep as it stands."""
    limits = Limits()
    inner = wallet.disclosure("zout", "a", 1)
    chain = [inner]
    for _ in range(limits.depth + 2):
        chain.append(wallet.disclosure("zout", "a", {"_sd": [wallet.digest(chain[-1])]}))
    for payload, shown in (
        (holding(chain[-1]), chain),
        ({"a": 1}, ["WyJhIiwiYiJd"] * (limits.array_members + 1)),
        ({"a": "x" * (limits.embedding_bytes * 4 // 3)}, []),
        ({"_sd": ["x"] * (limits.array_members + 1)}, []),
    ):
        with pytest.raises(Unchecked) as raised:
            read(payload, *shown)
        assert raised.value.code == "parse.too-large"
    assert read(holding(chain[5]), *chain[:6]).disclosed.hidden == ()


def test_a_changed_part_is_never_believed() -> None:
    """Of the signed part: tampered. Of a disclosure: it is none of the issuer's."""
    payload, shown = wallet.hide(wallet.learnt(), "given_name", "family_name")
    signed = wallet.issued(payload)
    assert outcome(judged(wallet.presented(signed, shown.values()).encode()), "proof") == ("passed", "proof.passed")
    header, body, signature = signed.split(".")
    changed = wallet.part({**payload, "achievement_title": "Arts"})
    report = judged(wallet.presented(f"{header}.{changed}.{signature}", shown.values()).encode())
    assert (report.verdict, report.headline) == ("invalid", "tampered")
    other = wallet.disclosure("zout given_name", "given_name", "Kim")
    report = judged(wallet.presented(signed, [other]).encode())
    assert outcome(report, "parse") == ("unchecked", "proof.disclosure")
    assert body != changed


def test_a_plain_token_with_digests_is_still_not_judged() -> None:
    """Without a tilde it is no token with selective disclosure, and no badge."""
    payload, _ = wallet.hide(wallet.learnt(), "given_name")
    assert judged(wallet.issued(payload).encode()).headline == "unsupported-proof"
    assert json.dumps(payload)
