"""Badges in which one thing is named very often: results of one description, names of an issuer, places in a list."""

import base64
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus import Case, badge, text  # type: ignore[import-not-found] # beside this file; `limits` makes it found

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "vectors"))

from of_school import STATUS, STRANGER

_MOST = 1_999  # members of an array that is still read
_LARGEST = 16 * 1024 * 1024 - 1_024  # bytes of a list that is still unpacked


def cases() -> Iterator[Case]:
    """Yield them."""
    yield Case("many: results of one description", lambda: _results(1))
    yield Case("many: results of as many levels", lambda: _results(700))
    yield Case("many: names of one issuer", _names)
    yield Case("many: places in one large list", lambda: _places(16), _list)
    yield Case("many: more places than are looked up", lambda: _places(1_000), _list)


def _results(levels: int) -> bytes:
    made = badge()
    rubric = [{"id": f"urn:l:{n}", "type": "RubricCriterionLevel", "name": "x"} for n in range(levels)]
    described = {"id": "urn:r", "type": "ResultDescription", "name": "x", "resultType": "Result"}
    subject = made["credentialSubject"]
    subject["achievement"]["resultDescription"] = [{**described, "rubricCriterionLevel": rubric}]
    subject["result"] = [
        {"type": "Result", "resultDescription": "urn:r", "achievedLevel": f"urn:l:{n % levels}", "value": str(n)}
        for n in range(_MOST)
    ]
    return bytes(text(made))


def _names() -> bytes:
    names = [{"@value": f"Hogeschool {n}", "@language": "nl"} for n in range(_MOST)]
    return bytes(text(badge(issuer={"id": "https://x.example/", "type": ["Profile"], "name": names})))


def _places(count: int) -> bytes:
    kind = {"type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListCredential": STATUS}
    issuer = {"id": STRANGER.did, "type": ["Profile"], "name": "x"}
    made = badge(issuer=issuer, credentialStatus=[{**kind, "statusListIndex": str(n)} for n in range(count)])
    return STRANGER.token(made, _method()).encode()


def _list() -> bytes:
    packed = base64.urlsafe_b64encode(gzip.compress(bytes(_LARGEST))).rstrip(b"=").decode()
    subject = {"id": f"{STATUS}#list", "type": "BitstringStatusList", "statusPurpose": "revocation"}
    made = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": STATUS,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": {"id": STRANGER.did},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {**subject, "encodedList": f"u{packed}"},
    }
    return STRANGER.token(made, _method()).encode()


def _method() -> str:
    return f"{STRANGER.did}#{STRANGER.multikey}"
