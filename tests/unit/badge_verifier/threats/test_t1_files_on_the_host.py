"""Threat T1: a file on the host of a school that signs its badges, and a copy that differs from its original."""

import hashlib
from dataclasses import replace
from typing import Any

import make
import pytest
from judging import TRUST, Net, judged, outcome
from of_files import itxt, picture

from badge_verifier.ports import Answer
from badge_verifier.report import to_json
from badge_verifier.trust.trust_list import TrustKey
from badge_verifier.words import headlines

SCHOOL: str = make.SCHOOL
METHOD: str = make.METHODS["active"]
HOST = "https://rijnstad.example.org/"
Json = dict[str, Any]
PROFILE: Json = {"id": SCHOOL, "type": "Issuer", "name": "Demo-mbo Rijnstad"}


def hosted(issuer: str = SCHOOL, home: str = f"{HOST}~student/", **changes: object) -> tuple[Json, Json]:
    """Return a hosted badge somewhere on a host, and the network in which it stands there."""
    badge_class = {"type": "BadgeClass", "id": f"{home}class", "name": "Veilig tillen", "issuer": issuer}
    badge = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{home}1",
        "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
        "badge": f"{home}class",
        "issuedOn": "2026-02-01T00:00:00Z",
        "verification": {"type": "hosted"},
        **changes,
    }
    profile = {**PROFILE, "id": issuer}
    return badge, {f"{home}1": badge, f"{home}class": badge_class, issuer: profile}


@pytest.mark.parametrize(
    "key",
    [
        f"{SCHOOL}#k",
        "did:web:rijnstad.example.org#k",
        f"{HOST}keys.json#k",
        make.ACTIVE.did,
        "did:web:sleutels.example.org#k",
    ],
)
def test_a_file_on_the_host_is_no_badge_of_a_school_that_signs(key: str) -> None:
    """Whatever its keys are called: by its address, its did:web or the key itself; at another host too."""
    (school,) = TRUST.institutions
    keys = (TrustKey(key, make.ACTIVE.jwk, "active"),)
    trust = replace(TRUST, institutions=(replace(school, keys=keys),))
    badge, net = hosted()
    report = judged(badge, net, trust)
    assert report.verdict == "undecided"
    code = "trust.hosted-anywhere" if "sleutels" in key else "trust.hosted-unsigned"
    assert outcome(report, "trust") == ("absent", code)


@pytest.mark.parametrize(
    ("folders", "words", "home", "said"),
    [
        ((), {}, "~student/", ("undecided", "trust.hosted-anywhere")),
        ((), {"startsWith": f"{HOST}badges/"}, "badges/", ("valid", "trust.listed")),
        ((f"{HOST}badges/",), {}, "badges/", ("valid", "trust.listed")),
        ((f"{HOST}x/", f"{HOST}badges/"), {"allowedOrigins": ["rijnstad.example.org"]}, "badges/",
         ("valid", "trust.listed")),
        ((f"{HOST}badges/",), {}, "~student/", ("undecided", "trust.issuer-unproven")),
        ((f"{HOST}badges/",), {"startsWith": HOST}, "~student/", ("undecided", "trust.issuer-unproven")),
        ((f"{HOST}badges/",), {}, "badges/..;/~student/", ("undecided", "trust.issuer-unproven")),
        ((f"{HOST}badges/",), {"startsWith": f"{HOST}other/"}, "badges/", ("undecided", "trust.issuer-unproven")),
    ],
    ids=["no word", "her profile", "the list", "both", "an upload", "a wide profile", "it climbs", "they differ"],
)  # fmt: skip
def test_an_upload_on_the_host_of_a_school_that_signs_nothing(
    folders: tuple[str, ...], words: Json, home: str, said: tuple[str, str]
) -> None:
    """Only in the folder that the list of institutions or her own profile names; of both in both."""
    (school,) = TRUST.institutions
    own = replace(school, keys=(), hosted_under=folders, demonstration=False)
    badge, net = hosted(home=f"{HOST}{home}")
    net[SCHOOL] = {**PROFILE, "verification": words}
    report = judged(badge, net, replace(TRUST, institutions=(own,)))
    assert (report.verdict, outcome(report, "trust")[1]) == said


@pytest.mark.parametrize("key", [METHOD, make.ACTIVE.did])
def test_a_school_that_signs_may_have_a_platform_issue_too(key: str) -> None:
    """What a platform hosts, it hosts for many, and lets nobody put a file there."""
    (school,) = TRUST.institutions
    trust = replace(TRUST, institutions=(replace(school, keys=(TrustKey(key, make.ACTIVE.jwk, "active"),)),))
    platform = "https://platform.example.org/public/"
    badge, net = hosted(f"{platform}issuers/rijnstad", f"{platform}assertions/")
    assert judged(badge, net, trust).verdict == "valid"


class Gallery(Net):
    """A network in which some addresses answer with a picture that holds the badge."""

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer with a known document, at an address of a picture within one."""
        answer = await super().get(url, max_bytes=max_bytes, seconds=seconds)
        drawn = url.endswith(".png")
        return replace(answer, body=picture(itxt(answer.body, keyword=b"openbadges"))) if drawn else answer


@pytest.mark.parametrize(
    ("folders", "words", "verdict"),
    [
        ((), {}, "undecided"),
        (("https://platform.example.org/public/assertions/",), {}, "undecided"),
        ((), {"startsWith": "https://platform.example.org/public/assertions/"}, "undecided"),
        (("https://platform.example.org/media/",), {}, "valid"),
        ((), {"startsWith": "https://platform.example.org/media/"}, "valid"),
    ],
    ids=["no word", "the list", "the profile", "the list allows it", "the profile allows it"],
)
def test_a_picture_on_a_platform_is_no_badge_of_its_issuers(
    folders: tuple[str, ...], words: Json, verdict: str
) -> None:
    """Every issuer there uploads the pictures of its classes, which can hold an award of somebody else's class."""
    platform = "https://platform.example.org/"
    issuer = f"{platform}public/issuers/rijnstad"
    (school,) = TRUST.institutions
    own = replace(school, identities=(issuer,), keys=(), hosted_under=folders, demonstration=False)
    badge, net = hosted(issuer, f"{platform}media/")
    award = {**badge, "id": f"{platform}media/upload.png"}
    net = {**net, award["id"]: award, issuer: {**PROFILE, "id": issuer, "verification": words}}
    report = judged(award, Gallery(net), replace(TRUST, institutions=(own,)))
    assert report.verdict == verdict


def test_a_file_that_differs_from_its_original_is_said_to() -> None:
    """The original counts; that the file in hand says something else stands in the verdict itself."""
    badge, net = hosted(f"{make.SCHOOL}s", f"{HOST}a/")
    (school,) = TRUST.institutions
    trust = replace(
        TRUST, institutions=(replace(school, identities=(f"{SCHOOL}s",), keys=(), hosted_under=(f"{HOST}a/",)),)
    )
    for file, differs in ((badge, False), ({**badge, "narrative": "Met lof."}, True)):
        report = judged(file, net, trust)
        assert report.headline == "verified"
        for language, words in (("nl", "iets anders dan het origineel"), ("en", "something else than the original")):
            assert (words in headlines.heading(to_json(report, "f"), language)) == differs


@pytest.mark.parametrize("salt", ["7", 7])
def test_a_salt_may_be_a_number(salt: object) -> None:
    """Old badges write one; the right person must not be told that it is another's."""
    digest = hashlib.sha256(b"sam@example.org7").hexdigest()
    owner = {"type": "email", "identity": f"sha256${digest}", "hashed": True, "salt": salt}
    badge, net = hosted(f"{SCHOOL}s", f"{HOST}a/", recipient=owner)
    found = judged(badge, net, recipient="sam@example.org")
    assert outcome(found, "recipient") == ("passed", "recipient.matches")
    assert outcome(judged(badge, net, recipient="noor@example.org"), "recipient") == ("failed", "recipient.differs")


AWARD = f"{HOST}awards/1"


@pytest.mark.parametrize(
    ("verification", "headline"),
    [
        ({}, "issuer-unproven"),
        ({"startsWith": f"{HOST}awards/"}, "verified"),
        ({"startsWith": f"{HOST}others/"}, "impersonation-suspected"),
        ({"allowedOrigins": "rijnstad.example.org"}, "verified"),
    ],
    ids=["no word", "her folder", "another folder", "her host"],
)
def test_a_file_on_the_schools_host_is_no_badge_of_hers(verification: Json, headline: str) -> None:
    """Whoever may upload a file there could award himself: she signs, and says where else her badges stand, or not."""
    award = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": AWARD,
        "recipient": {"type": "email", "identity": "eve@example.org", "hashed": False},
        "badge": {"type": "BadgeClass", "name": "Veilig tillen", "issuer": {**PROFILE, "verification": {}}},
        "issuedOn": "2026-02-01T00:00:00Z",
        "verification": {"type": "hosted"},
    }
    report = judged(award, {AWARD: award, SCHOOL: {**PROFILE, "verification": verification}})
    assert report.headline == headline
    if headline == "issuer-unproven":
        assert outcome(report, "trust") == ("absent", "trust.hosted-unsigned")


def test_a_successor_at_the_address_is_no_alteration() -> None:
    """Where an old badge stood now stands its successor of version 3: it was not altered, and it was not checked."""
    address = "https://platform.example.org/public/assertions/1"
    old = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": address,
        "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
        "badge": "https://platform.example.org/public/badges/1",
        "issuedOn": "2026-02-01T00:00:00Z",
        "verification": {"type": "hosted"},
    }
    newer = judged(old, {address: make.signed(id=address)})
    assert (newer.headline, outcome(newer, "proof")) == ("issuer-unproven", ("unchecked", "proof.hosted-other"))
    other = judged(old, {address: {**old, "id": f"{address}2"}})
    assert (other.headline, outcome(other, "proof")) == ("issuer-unproven", ("unchecked", "proof.hosted-other"))
