"""Credentials of other kinds are called by their name, and never damaged or false."""

import base64
import json
from collections.abc import Mapping
from typing import Any

import pytest

from badge_verifier.containers.unbake import unbake
from badge_verifier.errors import NotUnderstood
from badge_verifier.limits import Limits

from .conftest import Judge

# The beginning of a mobile document (ISO 18013-5): a map of name spaces, then who issued it.
MOBILE = b"\xa2\x6anameSpaces\xa1\x71org.example.badges\x81\xd8\x18\x58\x52\xa4\x68digestID\x00\x6aissuerAuth\x84"
DIPLOMA = {
    "@context": ["https://www.w3.org/2018/credentials/v1", "http://data.europa.eu/snb/model/context/edc-ap"],
    "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
    "issuer": {"id": "urn:epass:org:1"},
    "credentialSubject": {"id": "urn:epass:person:1"},
}


def part(value: Mapping[str, Any]) -> str:
    """Return a part of a token."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def dumped(value: Mapping[str, Any]) -> bytes:
    """Return JSON."""
    return json.dumps(value).encode()


HEADER, SIGNATURE = part({"alg": "ES256", "typ": "dc+sd-jwt"}), "A" * 86
SD_JWT = f"{HEADER}.{part({'vct': 'urn:eudi:diploma:1', '_sd': []})}.{SIGNATURE}"
FORMS: dict[str, tuple[bytes, str]] = {
    "SD-JWT without its mark": (SD_JWT.encode(), "unbake.form-sd-jwt"),
    "Blockcerts, version 2": (
        dumped(
            {
                "@context": ["https://w3id.org/openbadges/v2", "https://w3id.org/blockcerts/v2"],
                "type": "Assertion",
                "verification": {"type": ["MerkleProofVerification2017", "Extension"]},
                "signature": {"type": ["MerkleProof2017", "Extension"]},
            }
        ),
        "unbake.form-blockcerts",
    ),
    "Blockcerts, version 3": (
        dumped(
            {
                "@context": ["https://www.w3.org/2018/credentials/v1", "https://w3id.org/blockcerts/v3"],
                "type": ["VerifiableCredential", "BlockcertsCredential"],
                "proof": {"type": "MerkleProof2019"},
            }
        ),
        "unbake.form-blockcerts",
    ),
    "diploma": (dumped(DIPLOMA), "unbake.form-edc"),
    "sealed diploma": (dumped({"payload": part(DIPLOMA), "signatures": [{"protected": "a"}]}), "unbake.form-edc"),
    "sealed diploma, flat": (dumped({"payload": part(DIPLOMA), "protected": "a", "signature": "b"}), "unbake.form-edc"),
    "diploma as a token": (f"{part({'alg': 'ES256'})}.{part(DIPLOMA)}.{SIGNATURE}".encode(), "unbake.form-edc"),
    "diploma in XML": (
        b'<?xml version="1.0"?><europassCredential xmlns="http://data.europa.eu/snb"/>',
        "unbake.form-edc",
    ),
    "link to a diploma": (
        b"https://europa.eu/europass/digital-credentials/viewer/view?shareLink=abc",
        "unbake.form-edc",
    ),
    "signed XML": (
        b'<?xml version="1.0"?><bewijs><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></bewijs>',
        "unbake.form-xml",
    ),
    "other JWS in JSON": (dumped({"payload": part({"a": 1}), "signatures": []}), "unbake.form-jws-json"),
    "encrypted": (
        ".".join([part({"alg": "RSA-OAEP", "enc": "A256GCM"}), "a", "b", "c", "d"]).encode(),
        "unbake.form-encrypted",
    ),
    "COSE": (b"\xd2\x84\x43\xa1\x01\x26\xa0\x41a\x41b", "unbake.form-cose"),
    "mobile document": (b"\xa2\x67docType\x75org.iso.18013.5.1.mDL\x6cissuerSigned\xa0", "unbake.form-cose"),
    "COSE in a code": (
        b"HC1:" + b"6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8WY04AC*WIFN0AHCD8KD97TK0F90",
        "unbake.form-cose",
    ),
    "blockchain, version 1": (
        dumped({"type": "CertificateDocument", "document": {}, "receipt": {"type": "ChainpointSHA256v2"}}),
        "unbake.form-blockcerts",
    ),
    "mobile document, packed": (base64.urlsafe_b64encode(MOBILE).rstrip(b"="), "unbake.form-cose"),
    "mobile document, as a wallet gets it": (
        dumped({"credential": base64.urlsafe_b64encode(MOBILE).rstrip(b"=").decode()}),
        "unbake.form-cose",
    ),
    "CBOR in a code": (b"VP1-B3ECQDIYACEMHIGDODB6YTEM5ILCTQ3JQGN5MA", "unbake.form-cose"),
}


@pytest.mark.parametrize("name", FORMS)
def test_other_kind_of_credential_is_called_by_its_name(name: str, judge: Judge) -> None:
    """One answer, neither valid nor invalid, and no word of damage."""
    data, code = FORMS[name]
    (report,) = judge(data)
    assert (report.verdict, report.headline, report.open_because) == ("undecided", "unsupported-proof", "us")
    assert (report.steps[0].outcome, report.steps[0].code) == ("unchecked", code)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (
            dumped({**DIPLOMA, "type": ["VerifiableCredential"], "@context": ["https://www.w3.org/ns/credentials/v2"]}),
            None,
        ),
        (dumped({"payload": "a"}), None),
        (b'<?xml version="1.0"?><Candidate xmlns="http://www.europass.eu/1.0"/>', "unbake.xml"),
        (b'<?xml version="1.0"?><rss/>', "unbake.xml"),
        (b"HC1:KORT", "unbake.no-badge-in-text"),
        (b"o" * 90, "unbake.no-badge-in-text"),
    ],
    ids=["another credential", "a property of that name", "a CV", "a feed", "a word", "a long word"],
)
def test_what_only_resembles_one_is_not_called_so(data: bytes, code: str | None, judge: Judge) -> None:
    """The wrong neighbours."""
    (report,) = judge(data)
    assert report.steps[0].code == (code or "unbake.found")
    assert report.verdict == "undecided" or code is None


def test_diplomas_of_a_list_are_named_one_by_one() -> None:
    """Beside another credential in a list each gets its own answer."""
    found = unbake(dumped({"a": [DIPLOMA, {**DIPLOMA, "id": "urn:2"}]}), Limits())
    assert all(isinstance(each, NotUnderstood) for each in found)
    assert len(found) == len([DIPLOMA, DIPLOMA])
