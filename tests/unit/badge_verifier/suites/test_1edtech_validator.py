"""1EdTech's public validator: its own 80 assertions, and the reasoned table of where we answer otherwise."""

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from badge_verifier.errors import Unchecked
from badge_verifier.ports import Answer
from badge_verifier.proofs.contexts import Context
from badge_verifier.report import Report
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.verify import verify

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

# What each of its words means here. It never asks who vouches for an issuer; therefore "valid" for it is, for us,
# everything but that: intact, from its issuer, in force.
UNVOUCHED = frozenset({"issuer-unknown"})
EXPECTED: Mapping[str, frozenset[str]] = {
    "valid": UNVOUCHED,
    "warning": UNVOUCHED,
    "invalid": frozenset({"malformed", "ambiguous", "not-understood", "tampered", "revoked"}),
}

FRAGMENT = "its key stands only in the fragment of an address, which anyone can write: issuer unproven"
HEADER = "its key stands only in the header of the token, which anyone can write: issuer unproven"
NOT_THE_ISSUER = "its did:key is controlled by itself, not by the issuer it names: issuer unproven"
DEFINITION = "it defines a badge or an issuer and was awarded to nobody, so there is nothing to verify"
RDF = "it is neither a badge nor part of one; only a validator of single objects can judge it"
NO_DOCUMENT = "its DID cannot be looked up; without the key nothing is known, and nothing is called invalid"
NO_NETWORK = "its key and its list stand on hosts that this test does not play"
NO_KEY = "what stands in its fragment is no key that can be read; a kind of key unknown to us is not the badge's fault"
OLD_SUITE = "the suite was renamed before it became a standard; it is named, not judged"
ONE_IS_ENOUGH = "one of its two proofs holds, and one is enough; the other is reported by name"
DATED = "it uses an older version of the official context, and its proof holds under that"
OWN_SCHEMA = "it breaks a schema that it names itself; addresses of a badge's own choice are not followed"
EXTENSION = "an extension of its own breaks its own schema, which is not followed; no claim of the standard is touched"
DATA_IMAGE = "a picture inside the assertion changes no claim, and harms nobody who does not render it"
SCOPE = "its issuer's id is a urn, so nothing shows that the address where it stands is the issuer's"
NOT_OURS = "it is a credential of another type, so it is no badge, whatever its proof says"
UNKNOWN_ISSUER = "without a list nobody vouches for its issuer, and its dates are only what the file says"
NO_SCOPE = "it does not stand at an address that its issuer calls its own: nothing shows that it is the issuer's"
ENDORSEMENT = "an endorsement was awarded to nobody, so it is no badge that can be valid; its proof passes"

# Test and file to the headline that we give instead, and why.
DEVIATIONS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("testSimpleJsonValid", "ob30/simple.json"): ("issuer-unproven", FRAGMENT),
    ("testSimple1ObValid", "ob30/simple.1ob"): ("issuer-unproven", FRAGMENT),
    ("testSimpleV1JsonValid", "ob30/simple_v1.json"): ("issuer-unproven", FRAGMENT),
    ("testSimpleDidKeyMethodJsonValid", "ob30/simple-did-key-method.json"): ("issuer-unproven", NOT_THE_ISSUER),
    ("testSimpleDidWebMethodJsonValid", "ob30/simple-did-web-method.json"): ("issuer-unproven", FRAGMENT),
    ("testSimpleMultipleProofsJsonValid", "ob30/simple-multiple-proofs.json"): ("issuer-unproven", ONE_IS_ENOUGH),
    ("testSimplePNGPlainValid", "ob30/simple-json.png"): ("issuer-unproven", FRAGMENT),
    ("testSimplePNGJWTValid", "ob30/simple-jwt.png"): ("issuer-unproven", HEADER),
    ("testVelocityJWTValid", "ob30/velocity.jwt"): ("unsupported-proof", NO_DOCUMENT),
    ("testSimpleV1PNGJWTValid", "ob30/simple-jwt_v1.png"): ("issuer-unproven", HEADER),
    ("testSimpleJsonSVGPlainValid", "ob30/simple-json.svg"): ("issuer-unproven", FRAGMENT),
    ("testSimpleJsonSVGJWTValid", "ob30/simple-jwt.svg"): ("issuer-unproven", HEADER),
    ("testSimpleV1JsonSVGJWTValid", "ob30/simple-jwt_v1.svg"): ("issuer-unproven", HEADER),
    ("testSimpleJsonInvalidProofMethod", "ob30/simple-err-proof-method.json"): ("unsupported-proof", NO_KEY),
    ("testSimpleJsonInvalidProofMethodUnknownDidMethod", "ob30/simple-err-proof-method-unknown-did-method.json"): (
        "unsupported-proof",
        NO_DOCUMENT,
    ),
    ("testSimpleJsonContextAlias", "ob30/simple-context-alias.json"): ("issuer-unproven", FRAGMENT),
    ("testSimpleJsonContextVersion", "ob30/simple-context-version.json"): ("issuer-unproven", DATED),
    ("testCompleteJsonInvalidInlineSchemaRef", "ob30/complete.json"): ("issuer-unproven", OWN_SCHEMA),
    ("testCredentialStatusRevoked", "ob30/credential-status-revoked.json"): ("online-check-needed", NO_NETWORK),
    ("testEddsa2022Warning", "ob30/simple-eddsa-2022.json"): ("unsupported-proof", OLD_SUITE),
    ("testBitstringStatusListRevoked", "ob30/bit-string-list/credential-status-revoked.json"): (
        "issuer-unproven",
        FRAGMENT,
    ),
    ("testRevokedWithBlankNodes", "ob30/bit-string-list/credential-status-revoked-blank-nodes.json"): (
        "issuer-unproven",
        FRAGMENT,
    ),
    ("testDerivedCredentialValid", "ob30/sd/derivedcredential.json"): ("issuer-unproven", FRAGMENT),
    ("testSimpleBadgeClassJsonValid", "ob20/assets/badgeclass1.json"): ("no-badge-found", DEFINITION),
    ("testDataImageInBadge", "ob20/assets/badge-with-data-image.json"): ("no-badge-found", DEFINITION),
    ("testDataImageInAssertion", "ob20/assertion-with-data-image.json"): ("issuer-unknown", DATA_IMAGE),
    ("testComplexImageInAssertion", "ob20/assets/badgeclass-with-complex-image.json"): ("no-badge-found", DEFINITION),
    ("testCompactIriInIssuer", "ob20/issuer-compact-iri-validation.json"): ("no-badge-found", DEFINITION),
    ("testRdfValidation", "ob20/rdf-validation/valid-badge-class.json"): ("no-badge-found", DEFINITION),
    ("testRdfValidation", "ob20/rdf-validation/valid-issuer-extension.json"): ("no-badge-found", DEFINITION),
    ("testRdfValidation", "ob20/rdf-validation/valid-alignment-object.json"): ("no-badge-found", DEFINITION),
    ("testRdfValidation", "ob20/rdf-validation/valid-cool-class.json"): ("no-badge-found", RDF),
    ("testRdfValidation", "ob20/rdf-validation/valid-badge-class-empty-criteria-type.json"): (
        "no-badge-found",
        DEFINITION,
    ),
    ("testRdfValidation", "ob20/rdf-validation/invalid-empty-type.json"): ("no-badge-found", RDF),
    ("testRdfValidation", "ob20/rdf-validation/invalid-class.json"): ("no-badge-found", RDF),
    ("testRdfValidation", "ob20/rdf-validation/invalid-one-invalid-class.json"): ("no-badge-found", RDF),
    ("testRdfValidation", "ob20/rdf-validation/badge-class-invalid-issuer-type.json"): ("no-badge-found", DEFINITION),
    ("testInvalidExtensionNode", "ob20/assertion-with-extension-node-invalid.json"): ("issuer-unknown", EXTENSION),
    ("testWarningIssuerNonHttps", "ob20/warning-issuer-non-http.json"): ("issuer-unproven", SCOPE),
    ("testSimpleJsonInvalidUnknownType", "ob30/simple-err-type.json"): ("no-badge-found", NOT_OURS),
    ("testSimpleJsonExpired", "ob30/simple-err-expired.json"): ("issuer-unproven", FRAGMENT),
    ("testVerificationStartsWith", "ob20/basic-assertion-with-allowed-origins-invalid-starts-with.json"): (
        "issuer-unproven",
        NO_SCOPE,
    ),
    (
        "testVerificationMultipleStartsWith",
        "ob20/basic-assertion-with-allowed-origins-invalid-multiple-starts-with.json",
    ): ("issuer-unproven", NO_SCOPE),
    ("testExpired", "ob20/basic-assertion-expired.json"): ("issuer-unknown", UNKNOWN_ISSUER),
    ("testIssuedInFuture", "ob20/basic-assertion-in-future.json"): ("issuer-unknown", UNKNOWN_ISSUER),
    ("testEndorsementWithErrors", "ob30/endorsement-err-schema-status-refresh.json"): ("no-badge-found", ENDORSEMENT),
    ("testEndorsementWithoutErrors", "ob30/endorsement-valid.json"): ("no-badge-found", ENDORSEMENT),
}


class Hosts:
    """Serves ob20/assets as example.org, as the validator's own tests do, with the assertions beside them."""

    def __init__(self, folder: Path, under_test: bytes) -> None:
        self.folder = folder
        self.under_test = under_test

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer with the file of that name; the badge under test stands at its own id."""
        del max_bytes, seconds
        host, _, name = url.removeprefix("https://").partition("/")
        if host != "example.org":
            raise Unchecked("fetch.failed", host)
        if url == self._own_id():
            return Answer(200, url, self.under_test)
        for path in (self.folder / "assets" / name, self.folder / "assets" / f"{name}.json"):
            if path.is_file():
                return Answer(200, url, path.read_bytes())
        return Answer(404, url, b"")

    def _own_id(self) -> str | None:
        try:
            address = str(json.loads(self.under_test).get("id", ""))
        except ValueError:
            return None
        return address.replace("http://", "https://")


def judged(folder: Path, name: str, contexts: tuple[Context, ...]) -> Report:
    """Verify one file of the validator."""
    data = (folder / name).read_bytes()
    (report,) = asyncio.run(
        verify(
            data,
            crypto=CpythonCrypto(),
            fetcher=Hosts(folder / "ob20", _assertion(data)),
            now=NOW,
            trust=None,
            contexts=contexts,
        )
    )
    return report


def _assertion(data: bytes) -> bytes:
    """Return the assertion within a baked image, else the file itself."""
    start = data.find(b'{"@context":"https://w3id.org/openbadges/v2"')
    return data[start : data.find(b"}}", start) + 2] if data.startswith(b"\x89PNG") and start > 0 else data


def manifest(vectors: Path) -> list[dict[str, Any]]:
    """Return the validator's own list of assertions."""
    found: list[dict[str, Any]] = json.loads((vectors / "1edtech-validator" / "manifest.json").read_bytes())
    return found


def test_the_validator_and_we_agree_or_the_table_says_why(
    vectors: Path, extra_contexts: tuple[Context, ...], subtests: pytest.Subtests
) -> None:
    """Each of its assertions gives the headline that it means, or the one of the table."""
    folder = vectors / "1edtech-validator"
    for entry in manifest(vectors):
        with subtests.test(test=entry["test"], file=entry["file"]):
            report = judged(folder, entry["file"], extra_contexts)
            deviation = DEVIATIONS.get((entry["test"], entry["file"]))
            if deviation is not None:
                assert report.headline == deviation[0], deviation[1]
                assert report.headline not in EXPECTED[entry["expect"]], "the table lists what is no deviation"
            else:
                assert report.headline in EXPECTED[entry["expect"]], [
                    step for step in report.steps if step.outcome != "passed"
                ]


def test_no_file_of_the_validator_is_called_valid(vectors: Path, extra_contexts: tuple[Context, ...]) -> None:
    """Without a list of institutions nobody vouches for anyone."""
    folder = vectors / "1edtech-validator"
    names = {entry["file"] for entry in manifest(vectors)}
    assert len(names) > 60
    assert [name for name in names if judged(folder, name, extra_contexts).verdict == "valid"] == []


def test_every_deviation_is_of_an_assertion_that_exists(vectors: Path) -> None:
    """The table has no line left over from a file that changed."""
    known = {(entry["test"], entry["file"]) for entry in manifest(vectors)}
    assert set(DEVIATIONS) <= known
