"""The original of a hosted badge: another spelling of its address, an answer that cannot be read, what differs."""

import hashlib
import json
from copy import deepcopy
from typing import Any

import pytest
from hosting import CLASS, PLATFORM, Host, assertion_at
from judging import TRUST, judged, outcome
from of_files import itxt, picture

from badge_verifier.ports import Answer
from badge_verifier.report import Report
from badge_verifier.steps.hosted_spelling import spelling

Json = dict[str, Any]
ADDRESS = f"{PLATFORM}assertions/7"
ISSUER = f"{PLATFORM}issuers/rijnstad"
OWNER = {"type": "email", "identity": "sam@example.org", "hashed": False}
PROFILE = {"type": "Issuer", "id": ISSUER, "name": "Demo-mbo Rijnstad"}


def assertion(**changes: Any) -> Json:
    """Return a hosted assertion with its class embedded, with some members changed; None leaves one out."""
    figures = {"extensions:ECTSExtension": {"ECTS": 2.5}, "extensions:EQFExtension": {"EQF": 4}}
    usual = {"badge": {**CLASS, **figures, "issuer": ISSUER}, "expires": "2027-02-01T10:00:00Z"}
    return assertion_at(ADDRESS, **usual | changes)


def of_class(**changes: Any) -> Json:
    """Return the assertion with some members of its class changed; None leaves one out."""
    badge = {**assertion()["badge"], **changes}
    return assertion(badge={name: member for name, member in badge.items() if member is not None})


class Moving(Host):
    """A host that sends some addresses on to others."""

    def __init__(self, known: Json, moved: dict[str, str]) -> None:
        super().__init__(known)
        self.moved = moved

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer from where an address leads."""
        target = self.moved.get(url, url)
        found = await super().get(target, max_bytes=max_bytes, seconds=seconds)
        return Answer(found.status, target, found.body)


def online(file: object, known: Json, moved: dict[str, str] | None = None) -> Report:
    """Judge a file against what stands on the platform."""
    return judged(file, Moving({ISSUER: PROFILE, **known}, moved or {}), TRUST)


# --- one badge, several spellings of its address ---


@pytest.mark.parametrize(
    ("baked", "answer"),
    [
        (f"{ADDRESS}?v=2_0", ADDRESS),
        (ADDRESS, f"{ADDRESS}?v=2_0"),
        (f"{ADDRESS}/", ADDRESS),
        (ADDRESS, f"{ADDRESS}/"),
        (ADDRESS.replace(".org/", ".org:443/"), ADDRESS),
        (ADDRESS, ADDRESS.replace("https:", "http:")),
        (ADDRESS.replace("https:", "http:").replace(".org/", ".org:80/"), ADDRESS),
        (f"{ADDRESS}?v=2_0", f"{ADDRESS}/?v=3_0"),
        (ADDRESS.replace("platform", "Platform"), ADDRESS),
    ],
)
def test_another_spelling_of_its_address_is_the_same_badge(baked: str, answer: str) -> None:
    """The host's answer names itself a little otherwise: valid, remarked. Withdrawn there, or of another: disproven."""
    file, original = assertion(id=baked), assertion(id=answer)
    asked = baked.replace("http:", "https:").replace(":80/", "/")
    report = online(file, {asked: original})
    assert (report.verdict, report.headline) == ("valid", "verified")
    marked = [note.code for note in report.remarks]
    plain = "http:" in baked + answer
    assert marked == ([] if plain else ["remark.hosted-address"])
    assert online(file, {asked: {**original, "revoked": True}}).headline == "revoked"
    owner = {"type": "email", "identity": "noor@example.org", "hashed": False}
    assert online({**file, "recipient": owner}, {asked: original}).headline == "tampered"


def test_another_address_is_the_same_badge_where_both_lead_to_it() -> None:
    """The platform moved the badge: its new address says the same. Where it does not, nothing is proven."""
    new = f"{PLATFORM}v2/assertions/abc"
    moved = assertion(id=new)
    assert online(assertion(), {ADDRESS: moved, new: moved}).verdict == "valid"
    other = assertion(id=new, recipient={"type": "email", "identity": "noor@example.org", "hashed": False})
    for known in ({ADDRESS: moved}, {ADDRESS: moved, new: other}, {ADDRESS: moved, new: 404}):
        report = online(assertion(), known)
        assert (report.verdict, outcome(report, "proof")) == ("undecided", ("unchecked", "proof.hosted-other"))


def test_a_hosts_own_redirect_stays_within_what_is_the_issuers() -> None:
    """Sent on within the issuer's scope the badge is the same; sent out of it, nothing is proven."""
    new = f"{PLATFORM}v2/assertions/7"
    assert online(assertion(), {new: assertion()}, {ADDRESS: new}).verdict == "valid"
    away = "https://files.example.net/7"
    report = online(assertion(), {away: assertion()}, {ADDRESS: away})
    assert (report.verdict, outcome(report, "proof")) == ("undecided", ("unchecked", "proof.not-fetched"))
    port = new.replace(".org/", ".org:8443/")
    assert online(assertion(), {port: assertion()}, {ADDRESS: port}).verdict == "undecided"


def test_a_redirect_within_a_host_leaves_the_folder_of_its_issuer() -> None:
    """Of a platform where each has a folder, another's folder speaks for nobody else."""
    mine = {**PROFILE, "verification": {"startsWith": f"{PLATFORM}assertions/"}}
    elsewhere = f"{PLATFORM}uploads/7"
    host = Moving({ISSUER: mine, elsewhere: assertion()}, {ADDRESS: elsewhere})
    assert judged(assertion(), host, TRUST).verdict == "undecided"
    assert judged(assertion(), Host({ISSUER: mine, ADDRESS: assertion()}), TRUST).verdict == "valid"


def test_a_redirect_to_where_the_issuer_allows_is_hers() -> None:
    """Her profile names both hosts; a withdrawal by the second one alone is not believed."""
    files = "https://files.example.org/7"
    mine = {**PROFILE, "verification": {"allowedOrigins": ["platform.example.org", "files.example.org"]}}
    host = Moving({ISSUER: mine, files: assertion()}, {ADDRESS: files})
    assert judged(assertion(), host, TRUST).verdict == "valid"
    for gone in (410, {**assertion(), "revoked": True}):
        host = Moving({ISSUER: mine, files: gone}, {ADDRESS: files})
        assert judged(assertion(), host, TRUST).verdict == "undecided"


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (ADDRESS, f"{ADDRESS}?v=2_0#x", True),
        (f"{ADDRESS}?b=1&v=1.1", f"{ADDRESS}?b=1", True),
        (f"{ADDRESS}?b=1", f"{ADDRESS}?b=2", False),
        (f"{ADDRESS}?v=other", ADDRESS, False),
        (ADDRESS, f"{ADDRESS}8", False),
        (ADDRESS, ADDRESS.replace(".org", ".org:8443"), False),
        (ADDRESS, ADDRESS.replace("assertions", "Assertions"), False),
        ("urn:uuid:1", "urn:uuid:1/", False),
    ],
)
def test_spellings_of_an_address(one: str, two: str, *, same: bool) -> None:
    """Scheme, port, closing slash and version are ways of writing; all else may be another badge."""
    assert (spelling(one) == spelling(two)) == same


# --- answers that cannot be read ---


@pytest.mark.parametrize(
    "answer",
    [
        b'{"id": 1, "id": 2}',
        b"[]",
        b"{",
        {"error": "maintenance"},
        assertion(recipient=None),
        assertion(**{"@context": "https://school.example.org/badges/v9"}),
        assertion(badge={"type": "BadgeClass", "id": f"{PLATFORM}badges/tillen", "issuer": ISSUER}),
        assertion(recipient=[assertion()["recipient"], {"type": "email", "identity": "noor@example.org"}]),
        picture(),
        picture(itxt(b'{"@context": "https://w3id.org/openbadges/v2"', keyword=b"openbadges")),
    ],
    ids=[
        "twice",
        "list",
        "cut",
        "message",
        "no owner",
        "unknown",
        "no name",
        "two owners",
        "picture",
        "cut picture",
    ],
)
def test_an_answer_that_cannot_be_read_is_never_tampering(answer: object) -> None:
    """It says something of the host or of us, and nothing of the file in hand."""
    report = online(assertion(), {ADDRESS: answer})
    assert (report.verdict, report.headline) == ("undecided", "not-understood")


# --- an id that is a baked picture ---


def drawn(document: Json) -> bytes:
    """Return the assertion baked into a drawing."""
    body = json.dumps(document)
    namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"'
    return f"<svg {namespaces}><openbadges:assertion><![CDATA[{body}]]></openbadges:assertion></svg>".encode()


def painted(document: Json) -> bytes:
    """Return the assertion baked into a picture."""
    return picture(itxt(json.dumps(document).encode(), keyword=b"openbadges"))


@pytest.mark.parametrize("baked", [drawn, painted])
def test_an_id_that_is_a_baked_picture_is_read(baked: Any) -> None:
    """What stands in the picture at the address is the original, and can disprove the file like any other.

    It proves one where the issuer says that hers stand there; a picture can be anybody's upload.
    """
    profile = {**PROFILE, "verification": {"startsWith": ADDRESS}}
    assert online(assertion(), {ADDRESS: baked(assertion()), ISSUER: profile}).verdict == "valid"
    assert online(assertion(), {ADDRESS: baked(assertion())}).verdict == "undecided"
    longer = assertion(expires="2037-02-01T10:00:00Z")
    assert online(longer, {ADDRESS: baked(assertion())}).headline == "tampered"
    assert online(assertion(), {ADDRESS: baked(assertion(revoked=True))}).headline == "revoked"


# --- what differs ---

SALTED = {
    "type": "email",
    "hashed": True,
    "salt": "zout",
    "identity": "sha256$" + hashlib.sha256(b"sam@example.orgzout").hexdigest(),
}
FACTS = {
    "owner": (assertion(recipient={"type": "email", "identity": "noor@example.org", "hashed": False}), "whose it is"),
    "owner, hashed": (
        assertion(recipient={**SALTED, "identity": "sha256$" + hashlib.sha256(b"noor@example.orgzout").hexdigest()}),
        "whose it is",
    ),
    "class": (of_class(id=f"{PLATFORM}badges/lassen"), "which badge it is"),
    "issuer": (of_class(issuer=f"{PLATFORM}issuers/oost"), "who awarded it"),
    "start": (assertion(issuedOn="2025-02-01T10:00:00Z"), "since when it holds"),
    "end": (assertion(expires="2028-02-01T10:00:00Z"), "until when it holds"),
    "no end": (assertion(expires=None), "until when it holds"),
    "name": (of_class(name="Arts"), "its name"),
    "level": (of_class(**{"extensions:EQFExtension": {"EQF": 6}}), "its level"),
    "credits": (of_class(**{"extensions:ECTSExtension": {"ECTS": 25}}), "its workload"),
}


@pytest.mark.parametrize("fact", FACTS)
def test_a_file_that_differs_in_what_counts_is_disproven(fact: str) -> None:
    """Each of the facts alone, and it is named; what is shown is the original."""
    file, said = FACTS[fact]
    report = online(file, {ADDRESS: assertion()})
    assert (report.verdict, report.headline) == ("invalid", "tampered")
    message = next(step.message for step in report.steps if step.name == "proof")
    assert f": {said}." in message
    assert report.credential is not None
    assert report.credential["name"] == "Veilig tillen"
    assert online(assertion(), {ADDRESS: assertion()}).verdict == "valid"


OTHERWISE = {
    "a corrected description": of_class(description="Tilen."),
    "other criteria": of_class(criteria={"narrative": "Een toets."}),
    "evidence": assertion(evidence="https://platform.example.org/oud"),
    "a narrative": assertion(narrative="Met lof."),
    "no level": of_class(**{"extensions:EQFExtension": None}),
    "no credits": of_class(**{"extensions:ECTSExtension": None}),
}
SAME = {
    "a class by its address": assertion(badge=f"{PLATFORM}badges/tillen"),
    "a class at another spelling": of_class(id=f"{PLATFORM}badges/tillen?v=2_0"),
    "a date in another zone": assertion(issuedOn="2026-02-01T11:00:00+01:00"),
    "a date without its hour": assertion(issuedOn="2026-02-01"),
    "a date in seconds": assertion(issuedOn=1_769_940_000),
    "an owner in capitals": assertion(recipient={"type": "email", "identity": "Sam@Example.org", "hashed": False}),
    "an owner hashed here": assertion(recipient=SALTED),
    "a picture elsewhere": of_class(image="https://cdn.example.org/1.png"),
    "credits as a text": of_class(**{"extensions:ECTSExtension": {"ECTS": "2.50"}}),
    "spaces in the name": of_class(name=" Veilig  tillen"),
    "an empty member": assertion(narrative=""),
}


@pytest.mark.parametrize("name", [*OTHERWISE, *SAME])
def test_whatever_else_differs_is_a_remark_at_most(name: str) -> None:
    """A school that mends a description makes nobody's badge false; the original is shown."""
    file = deepcopy({**OTHERWISE, **SAME}[name])
    class_ = assertion()["badge"]
    report = online(file, {ADDRESS: assertion(), f"{PLATFORM}badges/tillen": class_})
    assert report.verdict == "valid"
    remarked = "remark.hosted-otherwise" in [note.code for note in report.remarks]
    assert remarked == (outcome(report, "proof")[1] == "proof.hosted-otherwise")
    assert remarked == (name in OTHERWISE and not name.startswith("no "))


def test_two_hashes_with_different_salts_say_nothing_of_two_persons() -> None:
    """A platform that salts anew at each answer: the original's hash is the one that is compared with a person."""
    other = {**SALTED, "salt": "peper", "identity": "sha256$" + hashlib.sha256(b"sam@example.orgpeper").hexdigest()}
    original = assertion(recipient=other)
    known = Moving({ISSUER: PROFILE, ADDRESS: original}, {})
    right, wrong = (judged(assertion(recipient=SALTED), known, TRUST, who) for who in ("sam@example.org", "no@a.org"))
    assert (right.verdict, wrong.headline) == ("valid", "wrong-recipient")


WRITTEN_OTHERWISE: dict[str, tuple[Json, Json]] = {
    "characters of a web page": (of_class(name="Tillen &amp; dragen"), of_class(name="Tillen & dragen")),
    "UTF-8 taken for Windows-1252": (of_class(name="CafÃ©"), of_class(name="Café")),
    "accents apart": (of_class(name="Cafe\u0301"), of_class(name="Café")),
    "capitals": (of_class(name="VEILIG tillen"), of_class()),
    "quotes of a typesetter": (of_class(name="Foto\u2019s \u2013 1"), of_class(name="Foto's - 1")),
    "parts of a second": (assertion(issuedOn="2026-02-01T10:00:00.75Z"), assertion()),
    "an address with its scheme": (assertion(recipient={**OWNER, "identity": "mailto:Sam@example.org"}), assertion()),
}


@pytest.mark.parametrize("name", WRITTEN_OTHERWISE)
def test_the_same_that_is_written_otherwise_is_no_difference(name: str) -> None:
    """A name, a date and an owner as programs write them; another name, moment or person is another."""
    file, original = WRITTEN_OTHERWISE[name]
    for one, two in ((file, original), (original, file)):
        assert outcome(online(one, {ADDRESS: two}), "proof")[0] == "passed"
    badge = {**file["badge"], "name": f"{file['badge']['name']} 2"}
    owner = {**OWNER, "identity": "mailto:noor@example.org"}
    for other in ({"badge": badge}, {"issuedOn": "2026-02-01T10:00:02Z"}, {"recipient": owner}):
        assert online({**file, **other}, {ADDRESS: original}).headline == "tampered"
