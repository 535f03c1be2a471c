"""Threat T1: whoever has a key may call its issuer anything; whose key it is, the trust list says."""

import csv
import dataclasses
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import make
import pytest
from judging import TRUST, judged, outcome

from badge_verifier import cli
from badge_verifier.presentation import printout
from badge_verifier.report import to_json
from badge_verifier.steps import shown
from badge_verifier.trust.trust_list import Institution, dump_trust

OTHERS = (
    Institution("wo", {"nl": "Universiteit Waterland", "en": "University of Waterland"}, ("did:web:a.b",), (), "wo/"),
    Institution("hbo", {"nl": "Hogeschool Rijnstad", "en": "Rijnstad UAS"}, ("did:web:c.d",), (), "hbo/"),
)
WITH_OTHERS = dataclasses.replace(TRUST, institutions=(*OTHERS, *TRUST.institutions))
LISTED = "Demo College Rijnstad"


def called(name: object) -> dict[str, Any]:
    """Return a badge of the school that calls its issuer so."""
    issuer = {"id": make.SCHOOL, "type": ["Profile"], "name": name}
    return make.signed(issuer={member: value for member, value in issuer.items() if value is not None})


@pytest.mark.parametrize(
    ("name", "verdict", "listed_as"),
    [
        ("Demo-mbo Rijnstad", "valid", None),
        ("DEMO COLLEGE  RIJNSTAD", "valid", None),
        ("Faculteit Zorg", "valid", LISTED),
        ("Rijnstad, afdeling Zorg", "valid", LISTED),
        (None, "valid", LISTED),
        ("Universiteit Waterland", "undecided", None),
        ("University of Waterl\u0430nd", "undecided", None),
        ("Universiteit Waterland, faculteit Rechten", "undecided", None),
        ("Hogeschool Rijnstad", "undecided", None),
        ([{"@value": "Demo-mbo Rijnstad", "@language": "nl"}, {"@value": "Universiteit Waterland", "@language": "en"}],
         "undecided", None),
    ],
)  # fmt: skip
def test_a_listed_school_is_not_another_by_calling_itself_so(name: object, verdict: str, listed_as: str | None) -> None:
    """Its own name and those of its parts pass, and then the list's name is said; that of another school does not."""
    report = judged(called(name), trust=WITH_OTHERS)
    assert report.verdict == verdict
    assert report.credential is not None
    assert report.credential["shown"].get("listed_as") == listed_as
    if verdict == "undecided":
        assert (report.headline, outcome(report, "trust")) == (
            "impersonation-suspected",
            ("absent", "trust.impersonation-suspected"),
        )
        assert report.credential["catalogue"] is None


@pytest.mark.parametrize(
    ("claimed", "written", "verdict"),
    [
        ("Instituut Archimedes", "Instituut Archimedes", "valid"),
        ("Zorg", "Faculteit Zorg", "valid"),
        ("DC", "DC", "valid"),
        ("Demo College", "Demo College Zorg", "valid"),
        ("UW", "UW", "undecided"),
        ("Waterland", "Waterland", "undecided"),
        ("Waterland", "Waterland, faculteit Rechten", "undecided"),
    ],
)
def test_a_claimed_short_name_accuses_no_listed_bearer(claimed: str, written: str, verdict: str) -> None:
    """What goes with the claimant's own name is hers; whatever else she claims harms nobody whose key is listed."""
    university = replace(OTHERS[0], other_names=(claimed,))
    report = judged(called(written), trust=replace(TRUST, institutions=(university, *TRUST.institutions)))
    assert report.verdict == verdict
    assert report.headline == ("verified" if verdict == "valid" else "impersonation-suspected")


def test_whose_part_an_issuer_says_it_is_remains_its_own_word() -> None:
    """A parent that a badge names is nobody's confirmation: the report calls it claimed, and names who is listed."""
    parent = {"type": ["Profile"], "id": "https://wo.example.org/", "name": "Universiteit Waterland"}
    issuer = {"id": make.SCHOOL, "type": ["Profile"], "name": "Faculteit Zorg", "parentOrg": parent}
    report = judged(make.signed(issuer=issuer), trust=WITH_OTHERS)
    assert report.credential is not None
    said = report.credential["shown"]
    assert (said["claimed_institution"], said["listed_as"]) == ("Universiteit Waterland", LISTED)
    assert "institution" not in said


def test_of_a_stranger_no_listed_name_is_said() -> None:
    """The id of a listed school in a badge that somebody else signed borrows no name either."""
    method = f"{make.STRANGER.did}#{make.STRANGER.multikey}"
    issuer = {"id": make.SCHOOL, "type": ["Profile"], "name": "Faculteit Zorg"}
    report = judged(make.STRANGER.prove(make.badge(issuer=issuer), method))
    assert report.verdict == "undecided"
    assert report.credential is not None
    assert "listed_as" not in report.credential["shown"]


def test_the_command_and_the_print_name_who_the_list_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the line, in the table and on paper."""
    (tmp_path / "trust.json").write_bytes(dump_trust(TRUST))
    (tmp_path / "badge.json").write_text(json.dumps(called("Faculteit Zorg")), encoding="utf-8")
    said = f"{LISTED} (Faculteit Zorg)"
    arguments = [str(tmp_path / "badge.json"), "--trust", str(tmp_path / "trust.json"), "--now", "2026-11-22T12:00:00Z"]
    assert cli.main(arguments) == 0
    assert said in capsys.readouterr().out
    assert cli.main([*arguments, "--csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["issuer"] == said
    report = to_json(judged(called("Faculteit Zorg")), "badge.json")
    assert said in printout.page([report], "en", "2026-11-22T12:00:00Z")
    assert shown.issuer(to_json(judged(called("Demo-mbo Rijnstad")), "")["credential"]) == "Demo-mbo Rijnstad"


Json = dict[str, Any]
SCHOOL: str = make.SCHOOL


def whole(document: Json) -> Json:
    """Return a document of the school as it signed it."""
    return make.ACTIVE.prove(document, make.METHODS["active"])


@pytest.mark.parametrize("practice", [True, False])
def test_an_institution_for_practice_endorses_as_nobody(*, practice: bool) -> None:
    """Its key is published, so that anyone can endorse in its name."""
    (school,) = TRUST.institutions
    trust = replace(TRUST, institutions=(replace(school, demonstration=practice),))
    badge = make.badge()
    endorsement = {
        "@context": badge["@context"],
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "issuer": {"id": SCHOOL, "type": ["Profile"], "name": "Demo-mbo Rijnstad"},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": badge["id"], "type": ["EndorsementSubject"]},
    }
    report = judged(whole({**badge, "endorsement": [whole(endorsement)]}), trust=trust)
    assert outcome(report, "endorsements") == ("passed", f"endorsements.held{'-unlisted' if practice else ''}")
