"""An institution's day with real processes: key, badge, 200 issued, two revoked, a key rotated, and then stolen."""

import base64
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from badge_issuer import bake
from badge_issuer.credential import identity
from badge_issuer.keys import load
from badge_issuer.sign import with_proof
from badge_verifier.encodings.multibase import to_base58, to_base64url

CATALOGUE = Path(__file__).parents[3] / "snapshot" / "catalogue"  # small, so that each command starts quickly
SITE = "https://badges.example.org/demo/"
PASSPHRASE = "a passphrase nobody guesses"  # noqa: S105 -- of keys that live for one test
BADGE = "demo-mbo.dag-uit-het-leven"
PEOPLE = 200
DEFINITION = """\
type: extra_curricular
name: {nl: Een dag uit het leven, en: A day in the life}
description: {nl: Je leert een dag lang badges geven., en: You learn to give badges for a day.}
criteria: {nl: Je hebt tweehonderd badges gegeven., en: You have given two hundred badges.}
issuer: demo-mbo
sector: [mbo]
language: [nl]
version: "1"
status: active
workload: {hours: 8}
contact: edubadges@demo-mbo.example.org
reviewed_on: 2026-09-01
"""

KEYS_MADE, ISSUED, PUBLISHED, UNPUBLISHED, ROTATED, STOLEN, REPUBLISHED, ASKED = (
    int(datetime(2026, 10, day, tzinfo=UTC).timestamp()) for day in range(1, 9)
)


class Day:
    """A folder with a catalogue, and everything that was ever printed there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.printed = ""

    def run(self, moment: int, name: str, *arguments: str, code: int = 0) -> str:
        """Run an installed command at a moment, and return what it printed."""
        done = subprocess.run(
            [str(Path(sys.executable).with_name(name)), *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "BADGE_PASSPHRASE": PASSPHRASE, "SOURCE_DATE_EPOCH": str(moment)},
            capture_output=True,
            text=True,
            check=False,
        )
        self.printed += done.stdout + done.stderr
        assert done.returncode == code, done.stderr
        return done.stdout

    def catalogue(self, moment: int, *arguments: str, code: int = 0) -> str:
        """Run `catalogue`."""
        return self.run(moment, "catalogue", *arguments, code=code)

    def headlines(self, files: Sequence[str], code: int) -> dict[str, str]:
        """Build the machine-readable site, verify files against it, and return their headlines by name."""
        self.catalogue(ASKED, "export", "--out", "shown", "--site-url", SITE, "--against", "site")
        now = datetime.fromtimestamp(ASKED, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        printed = self.run(
            ASKED, "badge-verify", "--json", "--trust", "shown", "--now", now, "--jobs", "2", *files, code=code
        )
        reports: list[dict[str, Any]] = [json.loads(line) for line in printed.splitlines()]
        return {report["file"]: report["headline"] for report in reports}

    def key_id(self, number: int) -> str:
        """Return the id of the institution's n-th key."""
        return f"https://demo-mbo.example.org/issuer#key-{number}"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """The morning: a key, a new badge, a register, 200 badges given, two of them revoked, all published."""
    folder = tmp_path_factory.mktemp("day")
    shutil.copytree(CATALOGUE, folder / "catalogue")
    day = Day(folder)
    _propose_badge(folder)
    day.catalogue(KEYS_MADE, "keys", "new", "demo-mbo", "--file", "keys/first.json")
    register = ("--register", "keys/register.jsonl", "--name", "2026", "--site-url", SITE)
    day.catalogue(KEYS_MADE, "status", "new", "demo-mbo", *register)
    day.catalogue(KEYS_MADE, "check")
    rows = "".join(f"student{number}@example.org\n" for number in range(PEOPLE))
    (folder / "people.csv").write_text("email\n" + rows, encoding="utf-8")
    _issue(day, ISSUED, "--csv", "people.csv", "--out", "given", "--shape", "svg")
    files = sorted(path.name for path in (folder / "given").glob("*.svg"))
    day.catalogue(ISSUED, "status", "revoke", "--register", "keys/register.jsonl", *files[:2])
    _publish(day, PUBLISHED, "keys/first.json")
    day.catalogue(PUBLISHED, "export", "--out", "site", "--site-url", SITE, "--against", "none")
    _issue(day, UNPUBLISHED, "--to", "late@example.org", "--out", "late.svg")
    return day


def _propose_badge(folder: Path) -> None:
    """Write a definition as a contributor would."""
    badges = folder / "catalogue" / "institutions" / "demo-mbo" / "badges"
    (badges / "dag-uit-het-leven.yaml").write_text(DEFINITION, encoding="utf-8")


def _issue(day: Day, moment: int, *arguments: str, key: str = "keys/first.json", code: int = 0) -> str:
    return day.catalogue(
        moment,
        "issue",
        BADGE,
        "--key",
        key,
        "--register",
        "keys/register.jsonl",
        "--site-url",
        SITE,
        *arguments,
        code=code,
    )


def _publish(day: Day, moment: int, key: str) -> None:
    day.catalogue(moment, "status", "publish", "--register", "keys/register.jsonl", "--key", key, "--site-url", SITE)


def _forged(day: Day) -> Path:
    """Write what a thief makes of the stolen key: a real badge under another name, dated before the theft."""
    source = next(iter(sorted((day.folder / "given").glob("*.svg")))).read_text(encoding="utf-8")
    document = json.loads(source.partition("<![CDATA[")[2].partition("]]>")[0])
    document.pop("proof")
    document.pop("credentialStatus")
    document["id"] = "urn:uuid:00000000-0000-4000-8000-000000000000"
    document["credentialSubject"]["identifier"] = [identity("thief@example.org", "salt")]
    stolen = load(day.folder / "keys" / "first.json", PASSPHRASE)
    signed = with_proof(
        document, stolen, method=day.key_id(2), cryptosuite="eddsa-rdfc-2022", created=document["validFrom"]
    )
    path = day.folder / "forged.svg"
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'
    path.write_bytes(bake.svg(drawing, json.dumps(signed)))
    return path


def test_a_day_in_the_life(day: Day) -> None:
    """198 valid and 2 revoked; so they stay when the key is rotated, and when it is stolen; nothing else of it does."""
    forged = _forged(day).name
    files = ["given", "late.svg", forged]
    shown = day.headlines(files, code=1)
    assert Counter(shown.values()) == {
        "verified": PEOPLE - 2 + 2,
        "revoked": 2,
    }  # the forgery too, as long as nobody knows of the theft

    before = sorted(path.name for path in (day.folder / "given").iterdir())
    again = _issue(day, UNPUBLISHED, "--csv", "people.csv", "--out", "given", "--shape", "svg")
    assert f"{PEOPLE - 2} had it already, 2 revoked, so not issued" in again
    assert sorted(path.name for path in (day.folder / "given").iterdir()) == before

    day.catalogue(ROTATED, "keys", "rotate", "demo-mbo", "--file", "keys/second.json", "--kind", "p256")
    some = [f"given/{name}" for name in before[::10]]  # one key signed them all
    noon = day.headlines([*some, "late.svg", forged], code=int(any(shown[name] == "revoked" for name in some)))
    assert noon == {name: shown[name] for name in noon}
    assert len(noon) > PEOPLE // 10
    _issue(day, ROTATED, "--to", "another@example.org", "--out", "refused.svg", code=1)
    assert not (day.folder / "refused.svg").exists()
    _issue(day, ROTATED, "--to", "next@example.org", "--out", "next.svg", key="keys/second.json")

    at = datetime.fromtimestamp(STOLEN, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    day.catalogue(ASKED, "keys", "compromised", "demo-mbo", day.key_id(2), "--at", at)
    _publish(day, REPUBLISHED, "keys/second.json")
    evening = day.headlines([*files, "next.svg"], code=1)
    assert {name: evening[name] for name in ("late.svg", forged, "next.svg")} == {
        "late.svg": "key-compromised",
        forged: "key-compromised",
        "next.svg": "verified",
    }
    given = Counter(headline for name, headline in evening.items() if name.startswith("given"))
    assert given == {"verified": PEOPLE - 2, "revoked": 2}


def _forms(path: Path) -> list[bytes]:
    """Return every way in which a private key is usually written."""
    private = load(path, PASSPHRASE).private
    if isinstance(private, ed25519.Ed25519PrivateKey):
        raw, prefix = private.private_bytes_raw(), b"\x80\x26"
    else:
        raw, prefix = private.private_numbers().private_value.to_bytes(32, "big"), b"\x86\x26"
    der, pem = (
        private.private_bytes(encoding, PrivateFormat.PKCS8, NoEncryption())
        for encoding in (Encoding.DER, Encoding.PEM)
    )
    texts = [
        raw.hex(),
        raw.hex().upper(),
        to_base64url(raw),  # the member `d` of a JWK
        to_base64url(der),
        to_base58(raw)[1:],
        to_base58(prefix + raw),  # a Multikey
        "".join(pem.decode().splitlines()[1:-1]),
        *(base64.b64encode(bytes(shift) + raw).decode()[4:-4] for shift in range(3)),  # within something longer
    ]
    return [raw, der, *map(str.encode, texts)]


def test_no_secret_is_anywhere(day: Day) -> None:
    """Neither a passphrase nor a private key in any form nor an address stands in what was printed, published or given.

    Nor in what the commands say when something is wrong.
    """
    rotated = day.folder / "keys" / "second.json"
    if not rotated.exists():  # this test alone
        day.catalogue(ROTATED, "keys", "rotate", "demo-mbo", "--file", "keys/second.json", "--kind", "p256")
    (day.folder / "people-wrong.csv").write_text("email\nstudent1@example.org\nstudent2 at example\n", encoding="utf-8")
    (day.folder / "wrong.txt").write_text("not the passphrase at all\n", encoding="utf-8")
    _issue(day, ROTATED, "--csv", "people-wrong.csv", "--out", "x", "--shape", "svg", code=1)
    _issue(day, ROTATED, "--to", "late@example", "--out", "x.svg", code=1)
    _issue(day, ROTATED, "--to", "late@example.org", "--out", "x.svg", "--passphrase-file", "wrong.txt", code=1)
    keys = [_forms(day.folder / "keys" / name) for name in ("first.json", "second.json")]
    assert all(len(set(forms)) > 9 for forms in keys)  # some are equal, as PEM without a plus and base64url
    secrets = [PASSPHRASE.encode(), b"not the passphrase", *keys[0], *keys[1], b"student1@", b"student2", b"late@"]
    mine = {"people.csv", "people-wrong.csv", "wrong.txt"}  # what a person wrote
    places = [path for path in day.folder.rglob("*") if path.is_file() and path.name not in mine]
    assert len(places) > PEOPLE
    contents = {path.name: path.read_bytes() for path in places} | {"printed": day.printed.encode()}
    assert len(contents["printed"]) > 1_000
    for name, content in contents.items():
        unbroken = b"".join(content.split())
        assert [name for secret in secrets if secret in content or secret in unbroken] == []


def test_a_secret_would_be_found(day: Day) -> None:
    """The search of the test before finds a key in a JWK, in PEM, in hexadecimal and within other bytes."""
    forms = _forms(day.folder / "keys" / "first.json")
    private = load(day.folder / "keys" / "first.json", PASSPHRASE).private
    assert isinstance(private, ed25519.Ed25519PrivateKey)
    raw = private.private_bytes_raw()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for content in (
        json.dumps({"kty": "OKP", "d": to_base64url(raw)}).encode(),
        pem,
        f"key={raw.hex()}".encode(),
        base64.b64encode(b"xy" + raw + b"z"),
        b"\0" + raw,
    ):
        assert any(form in content or form in b"".join(content.split()) for form in forms)
