"""Threat T2: a genuine record around badges that are not."""

import asyncio
from typing import Any

import make
from judging import NOW, TRUST, judged

from badge_verifier.network.fetches import Offline
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.verify import verify

Json = dict[str, Any]


def whole(document: Json) -> Json:
    """Return a document of the school as it signed it."""
    return make.ACTIVE.prove(document, make.METHODS["active"])


def record(*members: Any, **changes: Any) -> Json:
    """Return a comprehensive learner record of the school, unsigned."""
    made = make.badge(type=["VerifiableCredential", "ClrCredential"], **changes)
    made["@context"][1] = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
    made["credentialSubject"] = {"type": ["ClrSubject"], "verifiableCredential": list(members)}
    return made


def headlines_of(document: Json) -> list[str]:
    """Return the headline of each report on a document that the school signed as a token."""
    data = make.ACTIVE.token(document, make.METHODS["active"]).encode()
    run = verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=NOW, trust=TRUST)
    return [report.headline for report in asyncio.run(run)]


def test_the_badges_in_a_record_are_judged_one_by_one() -> None:
    """The school signed the record; that says nothing of a badge in it that was altered, is over or a stranger's."""
    good, bad = make.signed(), make.signed()
    bad["name"] = "Master of Science"
    over = make.signed(validUntil="2026-03-01T00:00:00Z")
    token = make.ACTIVE.token(make.badge(), make.METHODS["active"])
    stranger = make.STRANGER.prove(make.badge(), f"{make.STRANGER.did}#{make.STRANGER.multikey}")
    found = headlines_of(record(good, bad, over, token, make.badge(), stranger))
    assert found == ["verified", "tampered", "expired", "verified", "unsigned", "impersonation-suspected"]


def test_a_record_by_itself_is_no_badge() -> None:
    """Empty, or a record of records: nothing is there that could be valid, however well it is signed."""
    assert headlines_of(record()) == ["no-badge-found"]
    assert headlines_of(record(record(make.signed()))) == ["no-badge-found"]
    assert headlines_of(make.badge()) == ["verified"]


def test_results_say_what_they_are_of_however_many_there_are() -> None:
    """Each is written with the name of what was measured, gathered from wherever the badge says it."""
    badge = make.badge()
    grade = {"id": "urn:x:grade", "type": ["ResultDescription"], "name": "Cijfer", "resultType": "LetterGrade"}
    levels = [{"id": f"urn:x:{name}", "type": ["RubricCriterionLevel"], "name": name} for name in ("hoog", "laag")]
    rubric = {**grade, "id": "urn:x:rubric", "name": "Samenwerken", "rubricCriterionLevel": levels}
    badge["credentialSubject"]["achievement"]["resultDescription"] = [grade, rubric]
    badge["credentialSubject"]["result"] = [
        {"type": ["Result"], "resultDescription": "urn:x:grade", "value": "8"},
        {"type": ["Result"], "resultDescription": "urn:x:rubric", "achievedLevel": "urn:x:hoog"},
        {"type": ["Result"], "resultDescription": "urn:x:grade", "achievedLevel": "urn:x:laag"},
        {"type": ["Result"], "resultDescription": "urn:x:unknown", "value": "3"},
    ]
    report = judged(whole(badge))
    assert report.credential is not None
    assert report.credential["shown"]["results"] == ["3", "Cijfer: 8", "Cijfer: urn:x:laag", "Samenwerken: hoog"]
