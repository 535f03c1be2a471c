"""Another's key: one key is one institution's, and what is said of it counts for that institution alone."""

import json

import pytest
from judging import judged, outcome
from school_yard import MOMENT, SITE, Yard, badge, signed

from badge_catalogue.definitions.load import load
from badge_catalogue.exports.trust import trust_list
from badge_catalogue.settings import Settings
from badge_issuer.keys import new
from badge_verifier.encodings.multibase import to_base64url
from badge_verifier.trust.trust_list import dump_trust

STOLEN = {"status": "compromised", "compromised_at": "2026-01-01T00:00:00Z"}
ID = "https://polderveen.example.org/issuer#key-1"


def spelled(yard: Yard, spelling: str) -> dict[str, object]:
    """Return the key of the other school as an entry of a list."""
    key = yard.keys["zuiderzee"]
    return {"multibase": key.multibase} if spelling == "multibase" else {"jwk": dict(key.jwk)}


@pytest.mark.parametrize("spelling", ["multibase", "jwk"])
@pytest.mark.parametrize("status", [{}, STOLEN], ids=["active", "compromised"])
def test_anothers_key_is_not_listed(
    yard: Yard, capsys: pytest.CaptureFixture[str], spelling: str, status: dict[str, str]
) -> None:
    """Whichever way it is written, in force or called stolen; and a list that has it is not read."""
    yard.school("polderveen", "Polderveen College", keys=[{"id": ID, **spelled(yard, spelling), **status}])
    assert yard.errors() == ["key-belongs-to-one"]
    code, said = yard.verdict(yard.badge_of("zuiderzee", "Hogeschool Zuiderzee"), capsys)
    assert (code, "belongs to 'polderveen' and to 'zuiderzee'" in said) == (3, True)


@pytest.mark.parametrize("kind", ["ed25519", "p256", "p384"])
def test_a_key_that_is_no_number_is_an_error_and_no_crash(yard: Yard, kind: str) -> None:
    """A spelling with stray bits would be the same key to a careless reader; the build says so and goes on checking."""
    jwk = dict(new(kind).jwk)
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    stray = jwk["x"][:-1] + last[last.index(jwk["x"][-1]) ^ 1]
    for x, errors in ((stray, ["key-is-sound"]), (jwk["x"], [])):
        yard.school("polderveen", "Polderveen College", keys=[{"id": ID, "jwk": {**jwk, "x": x}}])
        assert yard.errors() == errors


@pytest.mark.parametrize("kind", ["ed25519", "p256"])
@pytest.mark.parametrize("method", ["did:key", "did:jwk"])
def test_an_identity_that_is_anothers_key_is_not_listed(yard: Yard, kind: str, method: str) -> None:
    """A did:key or did:jwk is a key too; one of its own passes."""
    yard.keys["zuiderzee"] = new(kind)
    yard.school("zuiderzee", "Hogeschool Zuiderzee")
    for name, errors in (("zuiderzee", ["key-belongs-to-one"]), ("polderveen", [])):
        key = yard.keys[name]
        text = key.multibase if method == "did:key" else to_base64url(json.dumps(key.jwk).encode())
        identities = ["https://polderveen.example.org/issuer", f"{method}:{text}"]
        yard.school("polderveen", "Polderveen College", identities=identities)
        assert yard.errors() == errors


def test_what_one_school_says_of_a_key_is_of_its_own_badges(yard: Yard) -> None:
    """In a list that nobody read strictly, the true bearer's badges stay genuine; the speaker's own would fail."""
    key = {"id": ID, **spelled(yard, "jwk"), **STOLEN}
    did = f"did:key:{yard.keys['zuiderzee'].multibase}"
    yard.school("zuiderzee", "Hogeschool Zuiderzee", identities=[did], keys=None)
    yard.school("polderveen", "Polderveen College", keys=[key])
    assert yard.errors() == ["key-belongs-to-one"]
    genuine = signed(badge(did, "Hogeschool Zuiderzee"), yard.keys["zuiderzee"], f"{did}#{did.rpartition(':')[2]}")
    settings = Settings(SITE, int(MOMENT.timestamp()))
    trust = trust_list(load(yard.source)[0], settings)
    assert b"compromised" in dump_trust(trust)
    assert judged(genuine, trust=trust).headline == "verified"
    mine = signed(badge("https://polderveen.example.org/issuer", "Polderveen College"), yard.keys["zuiderzee"], ID)
    assert outcome(judged(mine, trust=trust), "trust") == ("failed", "trust.key-compromised")


def test_a_key_that_a_school_did_not_list_is_called_stolen_by_nobody_else(yard: Yard) -> None:
    """Where its own host is not asked nobody says whose the key is; the school itself can say that it was stolen."""
    host = "https://zuiderzee.example.org/"
    genuine = signed(
        badge(f"{host}issuer", "Hogeschool Zuiderzee"),
        yard.keys["zuiderzee"],
        f"{host}keys#{yard.keys['zuiderzee'].multibase}",
    )
    settings = Settings(SITE, int(MOMENT.timestamp()))
    folders = {"hosted_under": [f"{host}badges/"]}
    yard.school("zuiderzee", "Hogeschool Zuiderzee", keys=None, **folders)
    yard.school("polderveen", "Polderveen College", keys=[{"id": ID, **spelled(yard, "jwk"), **STOLEN}])
    assert yard.errors() == []  # nobody listed it before
    trust = trust_list(load(yard.source)[0], settings)
    assert outcome(judged(genuine, trust=trust), "trust") == ("unchecked", "trust.issuer-unproven")
    yard.school("zuiderzee", "Hogeschool Zuiderzee", keys=[{"id": f"{host}issuer#1", **spelled(yard, "jwk"), **STOLEN}])
    yard.school("polderveen", "Polderveen College")
    trust = trust_list(load(yard.source)[0], settings)
    assert outcome(judged(genuine, trust=trust), "trust") == ("failed", "trust.key-compromised")


def test_keys_are_rotated_without_noise(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    """The old key retires, a new one signs; badges of both hold, and the same key in both spellings is one."""
    before = yard.badge_of("polderveen", "Polderveen College")
    old, key = yard.keys["polderveen"], new("p256")
    issuer = "https://polderveen.example.org/issuer"
    entries = [
        {"id": ID, "jwk": dict(old.jwk), "status": "retired", "not_after": "2026-06-01T00:00:00Z"},
        {"id": f"{issuer}#key-2", "multibase": key.multibase, "not_before": "2026-06-01T00:00:00Z"},
    ]
    yard.school("polderveen", "Polderveen College", keys=entries)
    assert yard.noise() == []
    assert yard.verdict(before, capsys) == (0, "verified")
    late = yard.badge_of("polderveen", "Polderveen College", validFrom="2026-07-01T00:00:00Z")
    assert yard.verdict(late, capsys)[0] == 2
