"""Files as the world hands them out: none of them is called false, but for the one in which a letter was changed.

They were made after public reports and after the source of programs that issue badges, and stand beside the checkout
(`BADGE_CASES`, else `../shared/cases/verify`), each folder with its own `expected.md`. Here stands what must come out.
"""

import asyncio
import os
from pathlib import Path

import pytest

from badge_verifier.encodings.moments import instant
from badge_verifier.headlines import HEADLINES
from badge_verifier.network.fetches import Offline
from badge_verifier.report import Report, Verdict
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import parse_trust
from badge_verifier.verify import verify

ROOT = Path(__file__).resolve().parents[4]
FOLDER = Path(os.environ.get("BADGE_CASES", ROOT.parent / "shared" / "cases" / "verify"))
FILES = sorted(path for path in FOLDER.glob("*/*") if path.name != "expected.md" and path.is_file())
NOW = instant("2026-11-22T12:00:00Z")
DISPROVEN = {"34-tampered-one-char"}

# Folder or file to the one headline that its `expected.md` asks for, and to the codes of steps or remarks by which the
# report names what it is. Where a folder has files of several kinds the file's own line counts.
VERIFIED, ONLINE, NO_BADGE = "verified", "online-check-needed", "no-badge-found"
EXPECTED: dict[str, tuple[str, ...]] = {
    "01-moodle-verify-not-verification": (ONLINE, "remark.verify", "proof.not-fetched"),
    "02-moodle-baked-png/badge.png": (ONLINE, "remark.moodle-baked", "remark.verify"),
    "02-moodle-baked-png/badge-text-url.png": (ONLINE, "proof.not-fetched"),
    "03-blockcerts-v2": ("unsupported-proof", "unbake.form-blockcerts"),
    "04-identity-hash-uppercase": (VERIFIED,),
    "05-dates-ob3/minutes.json": (VERIFIED, "remark.date-form"),
    "05-dates-ob3/no-zone-fraction.json": (VERIFIED, "remark.date-zone"),
    "06-dates-ob2": (ONLINE, "remark.date-form"),
    "06-dates-ob2/ob1-issued_on.json": ("unsigned", "proof.no-address", "remark.date-zone"),
    "07-ob2-context-variants": (ONLINE, "proof.not-fetched"),
    "07-ob2-context-variants/at-type.json": (ONLINE, "remark.keyword"),
    "07-ob2-context-variants/http.json": (ONLINE, "remark.context-spelling"),
    "07-ob2-context-variants/recipient-string.json": (ONLINE, "remark.recipient-form"),
    "07-ob2-context-variants/verification-string.json": (ONLINE, "remark.verification-form"),
    "08-ob3-context-variants": ("unsupported-proof", "jsonld.unknown-context"),
    "08-ob3-context-variants/ob-v3.json": ("not-understood", "parse.context-unknown"),
    "08-ob3-context-variants/schema-json.json": ("not-understood", "parse.context-unknown"),
    "08-ob3-context-variants/w-extensions.json": (VERIFIED,),
    "09-png-variants": (VERIFIED,),
    "09-png-variants/base64-json.png": (VERIFIED, "remark.wrapped"),
    "09-png-variants/bom.png": (VERIFIED, "remark.text-around"),
    "09-png-variants/both-ob2-and-ob3.png": (ONLINE, VERIFIED),
    "09-png-variants/crlf-json.png": (NO_BADGE, "parse.not-a-badge"),  # an empty object
    "09-png-variants/data-after-iend.png": (NO_BADGE, "unbake.no-badge-in-png"),
    "09-png-variants/keyword-openbadge.png": (VERIFIED, "remark.png-chunk"),
    "09-png-variants/latin1-text.png": (ONLINE, "remark.encoding-guessed"),
    "09-png-variants/same-itxt-and-text.png": (ONLINE, "proof.not-fetched"),
    "09-png-variants/text-chunk-ob3.png": (VERIFIED, "remark.png-chunk"),
    "10-photo-badges/badge.webp": (NO_BADGE, "unbake.photo"),
    "10-photo-badges/xmp.png": (NO_BADGE, "unbake.no-badge-in-png"),
    "11-svg": (VERIFIED, "remark.svg-namespace"),
    "11-svg/jwt-body.svg": (VERIFIED,),
    "11-svg/nested-in-g.svg": (VERIFIED, "remark.svg-nested"),
    "11-svg/ns-https-openbadges.svg": (ONLINE, "remark.svg-namespace"),
    "11-svg/ns-ob2-assertion-with-ob3.svg": (VERIFIED,),
    "12-links": (ONLINE, "proof.not-fetched"),
    "12-links/dccrequest.txt": (NO_BADGE, "unbake.wallet-link"),
    "12-links/offer.txt": (NO_BADGE, "unbake.wallet-link"),
    "12-links/europass.txt": ("unsupported-proof", "unbake.form-edc"),
    "12-links/linkedin-short.txt": (NO_BADGE, "unbake.other-link"),
    "12-links/linkedin.txt": (NO_BADGE, "unbake.other-link"),
    "13-jwt-pasted": (VERIFIED,),
    "13-jwt-pasted/json-wrapped.json": (VERIFIED, "remark.wrapped"),
    "13-jwt-pasted/oid4vci-response.json": (VERIFIED, "remark.wrapped"),
    "13-jwt-pasted/wrapped-in-signature.txt": (VERIFIED, "remark.lines-joined"),
    "14-wrappers": (VERIFIED,),
    "14-wrappers/badgr-api.json": (ONLINE, "remark.wrapped"),
    "14-wrappers/credential-key.json": (VERIFIED, "remark.wrapped"),
    "14-wrappers/wallet-export.json": (VERIFIED, "remark.wrapped"),
    "15-ob3-shapes": (VERIFIED, "proof.passed"),
    "15-ob3-shapes/achievement-criteria-empty.jwt": (VERIFIED, "remark.property-missing"),
    "15-ob3-shapes/achievement-id-uuid.jwt": (VERIFIED, "remark.id-not-address"),
    "15-ob3-shapes/explicit-null.jwt": (VERIFIED, "remark.null"),
    "15-ob3-shapes/hashed-string.jwt": (VERIFIED, "remark.written-as-text"),
    "15-ob3-shapes/issuancedate-in-v2.jwt": (VERIFIED, "remark.dates-of-1.1"),
    "15-ob3-shapes/jwt-alg-lower.jwt": ("unsupported-proof", "proof.unsupported"),
    "15-ob3-shapes/lang-map.jwt": (VERIFIED, "catalogue.differs"),
    "15-ob3-shapes/no-achievement-type.jwt": (VERIFIED, "remark.type-missing"),
    "16-big-embedded-image": (VERIFIED,),
    "17-proofs": (VERIFIED,),
    "17-proofs/ed25519-2018.json": ("unsupported-proof", "proof.unsupported"),
    "17-proofs/proof-null.json": ("unsigned", "remark.null"),
    "18-edc": ("unsupported-proof", "unbake.form-edc"),
    "20-undefined-term": ("not-understood", "jsonld.undefined-term"),
    "20-undefined-term/empty-arrays.json": (VERIFIED,),
    "20-undefined-term/empty-image-id.json": ("not-understood", "jsonld.relative"),
    "20-undefined-term/relative-criteria-id.json": ("not-understood", "jsonld.relative"),
    "21-inline-context": ("not-understood", "jsonld.inline-context"),
    "22-oeb/badge.json": (ONLINE, "proof.key-unresolved"),
    "22-oeb/with-activity-format.json": ("not-understood", "jsonld.undefined-term"),
    "22-oeb/with-extension.json": ("unsupported-proof", "jsonld.unknown-context"),
    "24-badgr-version-suffix": (ONLINE, "proof.not-fetched"),
    "25-ob1-other-context": (ONLINE, "remark.context-spelling", "remark.type-case"),
    "26-signed-ob1/alg-lower.jwt": ("unsupported-proof", "proof.unsupported"),
    "26-signed-ob1/signed10.jwt": (ONLINE, "proof.key-unresolved"),
    "30-pasted": (ONLINE, "proof.not-fetched"),
    "30-pasted/europass-cv.xml": (NO_BADGE, "unbake.xml"),
    "30-pasted/html-escaped.txt": (VERIFIED, "remark.escaped"),
    "30-pasted/mail-with-link.txt": (ONLINE, "remark.other-links"),
    "30-pasted/prose-json.txt": (VERIFIED, "remark.text-around"),
    "30-pasted/smart-quotes.txt": ("malformed", "unbake.copied"),
    "31-endorsementjwt": (VERIFIED, "proof.passed"),
    "32-jwt-in-json": (VERIFIED, "remark.wrapped"),
    "34-tampered-one-char": ("tampered", "proof.signature-mismatch"),
    "36-didkey/control.json": ("issuer-unknown", "proof.passed", "trust.not-listed"),
    "36-didkey/endorsementjwt-empty.json": ("issuer-unknown", "proof.passed", "trust.not-listed"),
    "36-didkey/inline-context.json": ("not-understood", "jsonld.inline-context"),
    "36-didkey/unknown-context-prefixed-term.json": ("unsupported-proof", "jsonld.unknown-context"),
    "37-acclaim-ob11": (ONLINE, "proof.not-fetched"),
}
# Of whom each hash in the folder of hashes is, asked of sam@example.org.
OWNERS = {
    "alg-upper.json": "recipient.unknown-hash",
    "base64.json": "recipient.unknown-hash",
    "no-alg.json": "recipient.unknown-hash",
    "mixed-case-mail.json": "recipient.differs",
}

pytestmark = pytest.mark.skipif(not FILES, reason="the cases are not beside this checkout")


def reports(path: Path, recipient: str | None = None) -> tuple[Report, ...]:
    """Judge one file offline, with the list that stands beside the cases."""
    trust = parse_trust((FOLDER / "trust.json").read_bytes())
    run = verify(
        path.read_bytes(),
        crypto=CpythonCrypto(),
        fetcher=Offline(),
        now=NOW,
        trust=trust,
        recipient=recipient,
        lang="nl",
    )
    return asyncio.run(run)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_only_what_was_disproven_is_invalid(path: Path) -> None:
    """Invalid for the one file in which something was changed; each other file bears the headline that names it."""
    found = reports(path)
    disproven = path.parent.name in DISPROVEN
    assert {report.verdict is Verdict.INVALID for report in found} == {disproven}
    headlines, named = set(), set()
    for report in found:
        headlines.add(report.headline)
        named |= {step.code for step in report.steps} | {note.code for note in report.remarks}
    expected = set(EXPECTED.get(f"{path.parent.name}/{path.name}", EXPECTED.get(path.parent.name, ())))
    assert headlines == expected & set(HEADLINES)
    assert expected - set(HEADLINES) <= named


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.parent.name.startswith("04")], ids=lambda path: path.name
)
def test_a_hash_is_compared_where_it_can_be(path: Path) -> None:
    """A form that we do not know is said to be that; capitals are named before anything else is concluded."""
    (found,) = reports(path, "sam@example.org")
    step = next(step for step in found.steps if step.name == "recipient")
    assert step.code == OWNERS.get(path.name, "recipient.matches")
    assert ("hoofdletters" in step.message) == (step.code == "recipient.differs")
