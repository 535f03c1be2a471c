"""What the guide "From empty to listed" has a school on a platform write: herself, and a badge with its class there."""

import shutil
from pathlib import Path

import yaml
from attack_scenes import EDUBADGES, write
from school_yard import Yard

ROOT = Path(__file__).resolve().parents[2]


def knows_edubadges(yard: Yard) -> None:
    """Let a catalogue know the platform, and not yet the school."""
    shutil.copytree(ROOT / "catalogue" / "vocabularies", yard.source / "vocabularies")
    text = (ROOT / "catalogue" / "platforms" / "edubadges.yaml").read_text(encoding="utf-8")
    write(yard, "platforms/edubadges.yaml", "../schema/platform.json", yaml.safe_load(text))


def lists_maasdal(yard: Yard) -> None:
    """Do what the guide says."""
    notice = "https://maasdal.example.org/privacy"
    privacy = [{"badge_type": "extra_curricular", "basis": "consent", "notice_url": notice}]
    maasdal = {"identities": [f"{EDUBADGES}issuers/maasdal1"], "keys": None, "privacy": privacy}
    yard.school("maasdal", "Hogeschool Maasdal", **maasdal)
    write(yard, "institutions/maasdal/badges/wondzorg.yaml", "../../../schema/badge.json", {
        "type": "extra_curricular", "name": {"nl": "Wondzorg", "en": "Wound care"},
        "description": {"nl": "Je verzorgt een wond.", "en": "You care for a wound."},
        "criteria": {"nl": "Je hebt de toets gehaald.", "en": "You passed the test."},
        "issuer": "maasdal", "sector": ["hbo"], "language": ["nl"], "version": "1", "status": "active",
        "awarded_as": [{"platform": "edubadges", "badge_class_url": f"{EDUBADGES}badges/w1"}],
        "contact": "edubadges@maasdal.example.org", "reviewed_on": "2026-09-01"})  # fmt: skip
