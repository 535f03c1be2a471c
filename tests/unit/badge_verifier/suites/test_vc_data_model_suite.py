"""W3C's vc-data-model-2.0 test suite: `parse` accepts what is named -ok and refuses what is named -fail."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from badge_verifier.claims.credential import Payload
from badge_verifier.errors import Absent, Invalid, StepError
from badge_verifier.limits import Limits
from badge_verifier.versions.parse import parse

ISSUER = "did:example:issuer"


def prepared(path: Path) -> dict[str, Any]:
    """Return a file as that suite sends it: its harness adds an issuer, dates, and for names the rest of a credential.

    What a file is about is never added: a file on the issuer keeps its own.
    """
    document: dict[str, Any] = json.loads(path.read_bytes())
    for name, value in document.items():
        document[name] = {"PAST DATE": "2020-01-01T00:00:00Z", "FUTURE DATE": "2099-01-01T00:00:00Z"}.get(
            str(value), value
        )
    if path.parent.name == "names-and-descriptions":
        document = {"type": ["VerifiableCredential"], "credentialSubject": {"id": "did:example:subject"}, **document}
    if isinstance(document.get("issuer"), dict):
        document["issuer"] = {"id": ISSUER, **document["issuer"]}
    if path.name.startswith(("credential-", "issuer-")) and path.name != "credential-no-issuer-fail.json":
        document.setdefault("issuer", ISSUER)
    return document


def files(vectors: Path) -> Iterator[Path]:
    """Yield every file of the suite."""
    yield from sorted((vectors / "vc-data-model-2.0").rglob("*.json"))


def read(path: Path, limits: Limits) -> StepError | None:
    """Parse a file; return why it is refused, None where all of it is read."""
    try:
        found = parse(Payload("json", json.dumps(prepared(path)), "json"), limits)
    except Absent:
        return None  # a presentation without credentials is well-formed, and holds nothing to verify
    except StepError as error:
        return error
    return next((each for each in found if isinstance(each, StepError)), None)


# The only files whose name promises something that is not decided by reading alone.
ELSEWHERE = {
    "presentation-self-asserted-vc-holder-mismatch.json": "who presents is not looked at",
    "presentation-self-asserted-vc-issuer-mismatch.json": "who presents is not looked at",
    "presentation-self-asserted-vc-no-holder.json": "who presents is not looked at",
}


def test_what_is_named_ok_is_read(vectors: Path) -> None:
    """Every -ok file is a credential or a presentation of some."""
    limits = Limits()
    refused = {path.name: str(error) for path in files(vectors) if "-ok" in path.stem and (error := read(path, limits))}
    assert refused == {}


def test_what_is_named_fail_is_refused(vectors: Path) -> None:
    """Every -fail file is refused as invalid, not for want of looking."""
    limits = Limits()
    accepted = [
        path.name
        for path in files(vectors)
        if "-fail" in path.stem and not isinstance(read(path, limits), Invalid) and path.name not in ELSEWHERE
    ]
    assert accepted == []


def test_every_file_has_a_name_that_promises_something(vectors: Path) -> None:
    """No file of the suite is passed over: each is -ok, -fail, or listed with its reason."""
    names = {path.name for path in files(vectors)}
    assert len(names) > 100
    assert {name for name in names if "-ok" not in name and "-fail" not in name} == set(ELSEWHERE)
