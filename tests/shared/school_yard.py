"""A catalogue of real-shaped schools with fresh keys, and the way from their YAML to a verdict on the command line.

Attacks begin where a pull request begins: in the definitions. What `catalogue check` says of them, and what
`badge-verify` says with the list that would be published if nobody had checked, are two answers.
"""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml

from badge_catalogue.checks import check
from badge_catalogue.commands.records import records_of
from badge_catalogue.definitions import issuing_records
from badge_catalogue.definitions.load import load
from badge_catalogue.exports import files as exports
from badge_catalogue.exports.trust import trust_list
from badge_catalogue.facts import published
from badge_catalogue.facts.issued import LIFETIME, Issuing
from badge_catalogue.facts.published import Published
from badge_catalogue.model.findings import Finding
from badge_catalogue.settings import Settings
from badge_issuer import status_list
from badge_issuer.keys import SigningKey, new
from badge_issuer.sign import with_proof
from badge_verifier import batch, cli
from badge_verifier.ports import Fetcher
from badge_verifier.trust.trust_list import dump_trust

SITE = "https://catalogue.example.org/"
MOMENT = datetime(2026, 11, 22, tzinfo=UTC)
NOW = "2026-11-22T12:00:00Z"
HEAD = "# yaml-language-server: $schema=../../schema/institution.json\n"


def institution(slug: str, title: str, key: SigningKey | None = None, **changes: Any) -> dict[str, Any]:
    """Return the members of an institution that signs with a key; None leaves a member out."""
    host = f"https://{slug}.example.org"
    data: dict[str, Any] = {
        "name": {"nl": title, "en": title},
        "description": {"nl": "Een school voor de tests.", "en": "A school for the tests."},
        "kind": "institution",
        "sectors": ["hbo"],
        "country": "NL",
        "city": "Zuidstad",
        "url": f"{host}/",
        "contact": f"edubadges@{slug}.example.org",
        "identities": [f"{host}/issuer"],
        "code_owners": [f"@{slug}/edubadges"],
        "reviewed_on": "2026-09-01",
    }
    if key is not None:
        data["keys"] = [{"id": f"{host}/issuer#key-1", "multibase": key.multibase, "status": "active"}]
    data |= changes
    return {member: value for member, value in data.items() if value is not None}


def badge(issuer: str, name: object, **changes: Any) -> dict[str, Any]:
    """Return an unsigned badge of an issuer that calls itself so."""
    document = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:7b1f8f0e-52a7-4a3b-8c7c-1f3a2c6d9e10",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Master of Science",
        "issuer": {"id": issuer, "type": ["Profile"], "name": name},
        "validFrom": "2026-02-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "urn:uuid:0a6c5b0e-30c2-4d55-8dd1-6f0c4e0b7a11",
                "type": ["Achievement"],
                "name": "Master of Science",
                "description": "A degree.",
                "criteria": {"narrative": "An examination."},
            },
        },
    }
    return {**document, **changes}


def signed(document: Mapping[str, Any], key: SigningKey, method: str) -> dict[str, Any]:
    """Return it with the proof of a key."""
    return with_proof(document, key, method=method, cryptosuite="eddsa-rdfc-2022", created=str(document["validFrom"]))


def two_schools(folder: Path) -> "Yard":
    """Return a university of applied sciences, and a school whose owners mean no good."""
    yard = Yard(folder)
    yard.school("zuiderzee", "Hogeschool Zuiderzee", name={"nl": "Hogeschool Zuiderzee", "en": "Zuiderzee University"})
    yard.school("polderveen", "Polderveen College")
    return yard


@dataclass
class Yard:
    """A folder with definitions of schools, their keys by the school's id, and what was published before."""

    folder: Path
    keys: dict[str, SigningKey] = field(default_factory=dict)
    before: Published = field(default_factory=Published)

    @property
    def source(self) -> Path:
        """The folder of the definitions."""
        return self.folder / "catalogue"

    def write(self, slug: str, data: Mapping[str, Any]) -> None:
        """Write the file of an institution."""
        path = self.source / "institutions" / slug / "institution.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False), encoding="utf-8")

    def school(self, slug: str, title: str, **changes: Any) -> None:
        """Write a school with a fresh key of its own, which stays the same when it is written again."""
        key = self.keys.setdefault(slug, new("ed25519"))
        self.write(slug, institution(slug, title, key, **changes))

    def found(self, moment: datetime = MOMENT) -> list[Finding]:
        """Return everything that a check of that moment finds."""
        catalogue, findings = load(self.source)
        records = records_of(self.source, catalogue, moment)
        return [*findings, *check(catalogue, self.before, records=records, moment=moment)]

    def errors(self) -> list[str]:
        """Return the rules by which a check refuses the definitions, each once."""
        return sorted({finding.rule for finding in self.found() if finding.level == "error"})

    def noise(self, moment: datetime = MOMENT) -> list[str]:
        """Return everything that a check says, of any level."""
        return [finding.format() for finding in self.found(moment)]

    def badge_of(self, name: str, called: object, **changes: Any) -> dict[str, Any]:
        """Return a badge that a school signs with its own key."""
        issuer = f"https://{name}.example.org/issuer"
        return signed(badge(issuer, called, **changes), self.keys[name], f"{issuer}#key-1")

    def issues(self, slug: str, file: str, data: bytes) -> None:
        """Write a file under `published/`."""
        path = self.folder / "published" / slug / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def publishes(self, moment: datetime = MOMENT) -> None:
        """Publish the site as it is, so that the next check looks back at it."""
        catalogue, _ = load(self.source)
        issuing = Issuing(issuing_records.beside(self.source), self.before.issued)
        self.before = published.parse(published.record(catalogue, issuing.shown(moment)))

    def status_list(self, slug: str, moment: datetime, revoked: frozenset[int] = frozenset(), **changes: Any) -> bytes:
        """Return a school's signed list of revoked badges."""
        issuer = f"https://{slug}.example.org/issuer"
        document = status_list.credential(
            address=f"{SITE}status/{slug}/1-revocation.json",
            issuer=issuer,
            purpose="revocation",
            encoded_list=status_list.encoded(revoked, 131_072),
            valid_from=moment,
            valid_until=moment + LIFETIME,
        )
        return json.dumps(signed({**document, **changes}, self.keys[slug], f"{issuer}#key-1")).encode()

    def trust(self) -> bytes:
        """Return the list that would be published without a check."""
        catalogue, _ = load(self.source)
        issuing = Issuing(issuing_records.beside(self.source), self.before.issued)
        return dump_trust(trust_list(catalogue, Settings(SITE, int(MOMENT.timestamp())), issuing))

    def site(self) -> dict[str, bytes]:
        """Return what a verifier takes of the site that would be published: the trust list and the status lists."""
        catalogue, _ = load(self.source)
        return {
            "trust.json": self.trust(),
            **dict(exports.issuing_records(issuing_records.beside(self.source), catalogue)),
        }

    def verdict(self, document: object, capsys: pytest.CaptureFixture[str], *, now: str = NOW) -> tuple[int, str]:
        """Return exit code and headline of `badge-verify`; what it says on the error stream where it reads no list."""
        code, report, said = self.answer(document, self.site(), capsys, now=now)
        return code, report["headline"] if report else said

    def answer(
        self,
        document: object,
        site: Mapping[str, bytes],
        capsys: pytest.CaptureFixture[str],
        *,
        now: str = NOW,
        hosts: Fetcher | None = None,
    ) -> tuple[int, dict[str, Any], str]:
        """Return exit code, report and what `badge-verify` says on the error stream; no report where it reads no list.

        Args:
            document: Of the badge: bytes, or what is written as JSON.
            site: Files of the site by their path.
            capsys: Hears what the command says.
            now: When it is judged.
            hosts: What answers with `--online`; without it nobody is asked.
        """
        folder = self.folder / "site"
        shutil.rmtree(folder, ignore_errors=True)
        for name, content in site.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        data = document if isinstance(document, bytes) else json.dumps(document).encode()
        (self.folder / "badge.json").write_bytes(data)
        capsys.readouterr()
        arguments = ["--json", "--now", now, "--trust", str(folder), *(["--online"] if hosts else [])]
        with patch.object(batch, "HttpsFetcher", lambda: hosts):
            code = cli.main([*arguments, str(self.folder / "badge.json")])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else {}, re.sub(r"\s+", " ", err)
