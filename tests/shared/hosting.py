"""Hosts of hosted badges, as tests need them: what they answer, and how one badge is judged with them."""

import asyncio
import json
from typing import Any

from badge_verifier.encodings.moments import instant
from badge_verifier.errors import Unchecked
from badge_verifier.ports import Answer
from badge_verifier.report import Report
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.verify import verify

NOW = instant("2026-11-22T12:00:00Z")
HOST = "https://api.edubadges.nl/public/"
A1 = f"{HOST}assertions/a1"
Documents = dict[str, Any]


class Host:
    """Answers with what it knows; a number is a status, anything unknown is offline."""

    def __init__(self, known: Documents) -> None:
        self.known = known
        self.asked: list[str] = []

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Answer, and remember the question."""
        del max_bytes, seconds
        self.asked.append(url)
        body = self.known.get(url)
        if body is None:
            raise Unchecked("fetch.offline", url)
        if isinstance(body, int):
            return Answer(body, url, b"")
        return Answer(200, url, body if isinstance(body, bytes) else json.dumps(body).encode())


def judged(data: object, known: Documents, *, fetches: list[str] | None = None) -> Report:
    """Verify one badge online, without a list of institutions."""
    host = Host(known)
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    (report,) = asyncio.run(verify(body, crypto=CpythonCrypto(), fetcher=host, now=NOW, trust=None))
    if fetches is not None:
        fetches += host.asked
    return report


def code(report: Report, name: str) -> str:
    """Return the code of one step."""
    return next(step.code for step in report.steps if step.name == name)


def edubadges() -> Documents:
    """Return an assertion of edubadges with its badge class and issuer, by their addresses."""
    context = "https://w3id.org/openbadges/v2"
    badge: Documents = {
        "@context": context,
        "type": "BadgeClass",
        "id": f"{HOST}badges/b1",
        "name": "Veilig tillen",
        "description": "Je tilt.",
        "criteria": {"narrative": "Toets."},
        "issuer": f"{HOST}issuers/i1",
        "extensions:ECTSExtension": {"type": ["Extension", "extensions:ECTSExtension"], "ECTS": 2.5},
        "extensions:EQFExtension": {"type": ["Extension", "extensions:EQFExtension"], "EQF": 4},
        "extensions:StudyLoadExtension": {"type": ["Extension", "extensions:StudyLoadExtension"], "StudyLoad": 70},
        "participation": "blended",
        "assessment_type": "oram_exam",
        "assessmentSupervised": True,
        "quality_assurance_name": "NVAO",
        "stackable": False,
        "extensions:LearningOutcomeExtension": {"LearningOutcome": "Je kunt tillen."},
        "extensions:LanguageExtension": {"Language": "nl_NL"},
        "extensions:EducationProgramIdentifierExtension": {"EducationProgramIdentifier": [56823]},
    }
    issuer: Documents = {
        "@context": context,
        "type": "Issuer",
        "id": f"{HOST}issuers/i1",
        "name": "Afdeling Zorg",
        "extensions:InstitutionNameExtension": {"InstitutionName": "Demo-mbo Rijnstad"},
    }
    award: Documents = {
        "@context": context,
        "type": "Assertion",
        "id": f"{HOST}assertions/a1",
        "recipient": {"type": "id", "hashed": True, "salt": "x", "identity": "sha256$" + "0" * 64},
        "badge": badge["id"],
        "issuedOn": "2026-02-01T10:00:00.123456+01:00",
        "verification": {"type": "HostedBadge"},
    }
    return {award["id"]: award, badge["id"]: badge, issuer["id"]: issuer}


def assertion_at(address: str, **changes: Any) -> dict[str, Any]:
    """Return a hosted assertion of Open Badges 2.0 with its class inside; None leaves a member out.

    Args:
        address: Where it stands, below `PLATFORM`.
        changes: Members that are otherwise.
    """
    document = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": address,
        "recipient": {"type": "email", "identity": "sam@example.org", "hashed": False},
        "badge": CLASS,
        "issuedOn": "2026-02-01T10:00:00Z",
        "verification": {"type": "HostedBadge"},
        **changes,
    }
    return {name: member for name, member in document.items() if member is not None}


PLATFORM = "https://platform.example.org/public/"
CLASS: dict[str, Any] = {
    "type": "BadgeClass",
    "id": f"{PLATFORM}badges/tillen",
    "name": "Veilig tillen",
    "description": "Tillen.",
    "criteria": {"narrative": "Toets."},
    "issuer": {"type": "Issuer", "id": f"{PLATFORM}issuers/rijnstad", "name": "Demo-mbo Rijnstad"},
}
