"""What the badge says of itself stands on its card: results, evidence and skills, under the catalogue's names."""

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

BADGE = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "id": "urn:uuid:6a9b2a0e-6c0e-4b0b-9c5c-0d5b5d1c3c11",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {"id": "https://school.example.org/issuer", "type": ["Profile"], "name": "Werkplaats Oost"},
    "validFrom": "2026-01-01T00:00:00Z",
    "evidence": [{"id": "https://school.example.org/e/1", "type": ["Evidence"], "name": "<b>Werkstuk</b>"}],
    "credentialSubject": {
        "type": ["AchievementSubject"],
        "result": [{"type": ["Result"], "resultDescription": "urn:x:grade", "value": "8.5"}],
        "achievement": {
            "id": "https://school.example.org/badges/lassen",
            "type": ["Achievement"],
            "name": "Lassen",
            "description": "Last.",
            "criteria": {"narrative": "Praktijktoets."},
            "resultDescription": [
                {
                    "id": "urn:x:grade",
                    "type": ["ResultDescription"],
                    "name": "Eindcijfer",
                    "resultType": "GradePointAverage",
                }
            ],
            "alignment": [
                {
                    "type": ["Alignment"],
                    "targetName": "Vakman",
                    "targetUrl": "http://data.europa.eu/snb/eqf/4",
                    "targetFramework": "EQF",
                }
            ],
        },
    },
}


@pytest.mark.parametrize(
    ("home", "level", "count"),
    [
        ("", "EQF-niveau 4 · Vakman · EQF", "Deze badge noemt 5 van de 16:"),
        ("en/", "EQF level 4 · Vakman · EQF", "This badge states 5 of the 16:"),
    ],
)
def test_what_a_badge_says_stands_on_its_card(home: str, level: str, count: str, desk: Any, tmp_path: Path) -> None:
    """The grade with its name, the level under the catalogue's name, evidence as text, and how much the EU asks for."""
    page = desk(home)
    file = tmp_path / "badge.json"
    file.write_text(json.dumps(BADGE), encoding="utf-8")
    page.give(file)
    assert page.headline("badge.json") == ("undecided", "unsigned")
    text = page.page.locator('[data-report][data-file="badge.json"]').text_content()
    for said in ("Eindcijfer: 8.5", level, count, "<b>Werkstuk</b> · https://school.example.org/e/1"):
        assert said in text, said
    assert page.page.locator("[data-report] b", has_text="Werkstuk").count() == 0


def test_a_badge_that_says_little_shows_no_empty_headings(desk: Any, tmp_path: Path) -> None:
    """Neither results nor evidence are spoken of where there are none."""
    page = desk()
    subject = {name: said for name, said in BADGE["credentialSubject"].items() if name != "result"}  # type: ignore[attr-defined]  # an object
    bare = {name: said for name, said in BADGE.items() if name != "evidence"} | {"credentialSubject": subject}
    file = tmp_path / "bare.json"
    file.write_text(json.dumps(bare), encoding="utf-8")
    page.give(file)
    page.headline("bare.json")
    headings = page.page.locator("[data-report] h4").all_text_contents()
    assert "Corresponds to" in headings
    assert not {"Results", "Evidence"} & set(headings)
