"""What is issued is what `badge-verify` accepts, and one changed byte of it is not."""

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from badge_issuer import bake
from badge_issuer.credential import Award, credential, identity, later
from badge_issuer.errors import Refused
from badge_issuer.keys import KINDS, SigningKey, from_seed, new
from badge_issuer.sign import DATA_INTEGRITY, as_jwt, with_proof
from badge_verifier.network.fetches import Offline
from badge_verifier.report import Report
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.verify import verify

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SVG = b"<?xml version='1.0' encoding='UTF-8'?>\n<!-- drawn -->\n"
SVG += b'<svg xmlns="http://www.w3.org/2000/svg" a="&gt;"><g/></svg>'
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55"
    b"\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
)


def issued(key: SigningKey, **changes: Any) -> dict[str, Any]:
    """Return an unsigned credential of an issuer that is its own key."""
    issuer = {"id": f"did:key:{key.multibase}", "type": ["Profile"], "name": "Een school"}
    achievement = {
        "id": "https://badges.example.org/badges/a/b/v1/achievement.json",
        "type": ["Achievement"],
        "name": "Warmtepompen",
        "description": "Over warmte",
        "criteria": {"narrative": "Gehaald ]]> <b> & zo"},
    }
    award = Award(
        **{
            "id": "urn:uuid:00000000-0000-4000-8000-000000000000",
            "achievement": achievement,
            "issuer": issuer,
            "email": "Sam@Example.org ",
            "salt": "salt",
            "valid_from": datetime(2026, 9, 1, tzinfo=UTC),
            **changes,
        }
    )
    return credential(award)


def method(key: SigningKey) -> str:
    """Return the verification method of a did:key."""
    return f"did:key:{key.multibase}#{key.multibase}"


def judged(data: bytes, recipient: str | None = None) -> Report:
    """Return the report on a file with one credential."""
    reports = asyncio.run(
        verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=None, recipient=recipient)
    )
    assert len(reports) == 1
    return reports[0]


def outcomes(report: Report) -> Mapping[str, str]:
    """Return the outcome of each step by its name."""
    return {step.name: step.outcome.value for step in report.steps}


def text(document: Mapping[str, Any]) -> str:
    """Return compact JSON."""
    return json.dumps(document, ensure_ascii=False)


@pytest.mark.parametrize("suite", DATA_INTEGRITY)
@pytest.mark.parametrize("shape", ["json", "png", "svg"])
def test_an_embedded_proof_holds_in_every_container(suite: str, shape: str) -> None:
    """Proof and issuer pass for each suite, as JSON and baked."""
    key = new("ed25519" if suite.startswith("eddsa") else "p256")
    signed = text(with_proof(issued(key), key, method=method(key), cryptosuite=suite, created="2026-09-01T00:00:00Z"))
    data = {"json": signed.encode(), "png": bake.png(PNG, signed), "svg": bake.svg(SVG, signed)}[shape]
    found = outcomes(judged(data, "sam@example.org"))
    assert {
        name: found[name] for name in ("unbake", "parse", "proof", "issuer", "dates", "recipient")
    } == dict.fromkeys(("unbake", "parse", "proof", "issuer", "dates", "recipient"), "passed")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", ["jwt", "png", "svg"])
def test_a_jwt_holds_in_every_container(kind: str, shape: str) -> None:
    """Proof and issuer pass for EdDSA and ES256, bare and baked."""
    key = new(kind)
    token = as_jwt(issued(key), key, method=method(key))
    data = {"jwt": token.encode(), "png": bake.png(PNG, token), "svg": bake.svg(SVG, token)}[shape]
    found = outcomes(judged(data))
    assert (found["proof"], found["issuer"], found["recipient"]) == ("passed", "passed", "skipped")


def test_a_changed_word_is_noticed() -> None:
    """The same credential with one letter changed after signing is tampered."""
    key = from_seed(bytes(32))
    signed = with_proof(
        issued(key), key, method=method(key), cryptosuite="eddsa-rdfc-2022", created="2026-09-01T00:00:00Z"
    )
    assert judged(text(signed).encode()).headline != "tampered"
    assert judged(text(signed).replace("Warmtepompen", "Warmtepompem").encode()).headline == "tampered"


def test_signing_twice_gives_the_same_bytes() -> None:
    """Both algorithms sign deterministically, so a repeated run makes the same file."""
    for key in (from_seed(bytes(32)), new("p256")):
        assert as_jwt(issued(key), key, method=method(key)) == as_jwt(issued(key), key, method=method(key))


def test_the_recipient_is_hashed() -> None:
    """The address does not stand in the credential; it matches in lower case, and another one does not."""
    key = from_seed(bytes(32))
    document = issued(key)
    assert "sam" not in text(document).lower()
    assert document["credentialSubject"]["identifier"] == [identity("sam@example.org", "salt")]
    assert identity("sam@example.org", "salt") != identity("sam@example.org", "other")
    token = as_jwt(document, key, method=method(key)).encode()
    assert outcomes(judged(token, "noor@example.org"))["recipient"] == "failed"


@pytest.mark.parametrize("address", ["", "sam", "sam@", "sam@example", "a b@example.org", "@example.org"])
def test_what_is_no_address_is_refused(address: str) -> None:
    """A credential for a typing error can never be claimed."""
    with pytest.raises(Refused, match=r"name@example\.org"):
        identity(address, "salt")


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2026-09-01", "P5Y", "2031-09-01"),
        ("2026-11-30", "P18M", "2028-05-30"),
        ("2028-02-29", "P1Y", "2029-02-28"),
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2026-01-01", "P2W3D", "2026-01-18"),
    ],
)
def test_a_badge_ends_when_its_duration_has_passed(start: str, duration: str, end: str) -> None:
    """Years and months are those of the calendar; a day that does not exist becomes the month's last."""
    moment = datetime.fromisoformat(start).replace(tzinfo=UTC)
    assert later(moment, duration) == datetime.fromisoformat(end).replace(tzinfo=UTC)


@pytest.mark.parametrize("duration", ["", "P", "5Y", "PT5H", "P1.5Y", "P-1Y", "P9999Y"])
def test_what_is_no_duration_is_refused(duration: str) -> None:
    """The message says how a duration is written."""
    with pytest.raises(Refused, match="expires_after"):
        later(NOW, duration)


def test_a_suite_that_does_not_go_with_the_key_is_refused() -> None:
    """The message names the suite that does."""
    key = new("p256")
    with pytest.raises(Refused, match="ecdsa-rdfc-2019"):
        with_proof(issued(key), key, method=method(key), cryptosuite="eddsa-rdfc-2022", created="2026-09-01T00:00:00Z")


@pytest.mark.parametrize(
    ("image", "why"),
    [
        (b"", "no SVG"),
        (b"<svg/>", "no SVG with something"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "no SVG with something"),
        (b'<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', "DOCTYPE"),
        (bake.svg(SVG, "{}"), "already holds"),
    ],
    ids=["empty", "no namespace", "nothing in it", "doctype", "baked before"],
)
def test_an_svg_that_cannot_be_baked_is_refused(image: bytes, why: str) -> None:
    """Each refusal names its reason; a plain drawing is baked."""
    assert bake.svg(SVG, "{}").endswith(b"<g/></svg>")
    with pytest.raises(Refused, match=why):
        bake.svg(image, "{}")


@pytest.mark.parametrize("image", [b"", SVG, PNG[:20], bake.png(PNG, "{}")])
def test_a_png_that_cannot_be_baked_is_refused(image: bytes) -> None:
    """No PNG, a cut one, or one that was baked before."""
    with pytest.raises(Refused):
        bake.png(image, "{}")


@pytest.mark.parametrize("refresh", ["https://school.example.org/renew/1", None], ids=["renewed", "never"])
def test_where_it_is_renewed_is_signed_along(refresh: str | None) -> None:
    """A badge with a service names it under a term that the signature covers; one without says nothing of it."""
    key = new("ed25519")
    document = issued(key, refresh=refresh)
    assert document.get("refreshService", {}).get("id") == refresh
    signed = with_proof(
        document, key, method=method(key), cryptosuite="eddsa-rdfc-2022", created="2026-09-01T00:00:00Z"
    )
    assert outcomes(judged(text(signed).encode()))["proof"] == "passed"
    if refresh:
        signed["refreshService"]["id"] += "0"
        assert outcomes(judged(text(signed).encode()))["proof"] == "failed"
