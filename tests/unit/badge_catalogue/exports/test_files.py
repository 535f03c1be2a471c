"""What is published for machines says what the catalogue says, in terms that are all defined."""

import json
from typing import Any

import pytest

from badge_catalogue.addresses import BADGE_FORMS
from badge_catalogue.exports.files import files
from badge_catalogue.model import Catalogue
from badge_catalogue.settings import Settings
from badge_catalogue.shipped import PROJECT
from badge_verifier.errors import NotUnderstood
from badge_verifier.proofs.keys import from_jwk
from badge_verifier.proofs.securing import hash_data, suite
from badge_verifier.trust.trust_list import parse_trust

FOLDER = "badges/demo-mbo/warmtepompen/"


@pytest.fixture
def published(catalogue: Catalogue, settings: Settings) -> dict[str, bytes]:
    """Every exported file by its path."""
    return dict(files(catalogue, settings))


def read(published: dict[str, bytes], path: str) -> Any:
    """Return one file's JSON."""
    return json.loads(published[path])


def test_every_path_is_published_once(catalogue: Catalogue, settings: Settings) -> None:
    """Two exports that wrote one path would overwrite each other."""
    paths = [path for path, _ in files(catalogue, settings)]
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize("form", BADGE_FORMS)
def test_a_form_of_a_badge_is_written_and_explained(form: str, published: dict[str, bytes]) -> None:
    """What pages and the API lead to is there, and the pages about exports say what it is."""
    name = BADGE_FORMS[form]
    assert f"{FOLDER}{name}" in published, f"write {name} in build/badge_catalogue/exports/files.py"
    for language in ("nl", "en"):
        guide = PROJECT / "site_src" / "docs" / language / "exports.md"
        assert f"`{name}`" in guide.read_text(encoding="utf-8"), f"give {name} a row in {guide}"


def test_two_runs_give_the_same_bytes(catalogue: Catalogue, settings: Settings) -> None:
    """Exports depend on the catalogue and the settings alone."""
    assert dict(files(catalogue, settings)) == dict(files(catalogue, settings))


def test_every_id_is_the_files_own_address(published: dict[str, bytes], settings: Settings) -> None:
    """An id leads to the file that bears it."""
    own = [path for path in published if path.endswith(("badgeclass.json", "issuer.json")) or "/achievement" in path]
    assert f"{FOLDER}v1/achievement.json" in own
    assert {path: read(published, path)["id"] for path in own} == {path: settings.site_url + path for path in own}


@pytest.mark.parametrize("name", ["achievement.json", "achievement.en.json"])
def test_an_achievement_has_only_defined_terms(published: dict[str, bytes], name: str) -> None:
    """The strict expansion that verification uses, which refuses a dropped or relative term, accepts it."""
    document = read(published, f"{FOLDER}v2/{name}")
    wanted = suite("DataIntegrityProof", "eddsa-rdfc-2022", "EdDSA")
    assert len(hash_data(document, {"type": "DataIntegrityProof"}, wanted)) == 64
    with pytest.raises(NotUnderstood, match=r"jsonld\.undefined-term"):
        hash_data({**document, "colour": "red"}, {"type": "DataIntegrityProof"}, wanted)


def test_every_achievement_expands(published: dict[str, bytes]) -> None:
    """Not only the full one: a badge with little in it too, and each institution's profile."""
    wanted = suite("DataIntegrityProof", "eddsa-rdfc-2022", "EdDSA")
    paths = [path for path in published if "/achievement" in path or path.endswith("profile.json")]
    assert len(paths) == 9
    for path in paths:
        assert hash_data(read(published, path), {"type": "DataIntegrityProof"}, wanted)


def test_an_achievement_says_what_the_badge_says(published: dict[str, bytes]) -> None:
    """Type, credits, field, codes, alignments, results and relations come from the definition."""
    document = read(published, f"{FOLDER}v2/achievement.json")
    assert document["achievementType"] == "MicroCredential"
    assert document["creditsAvailable"] == 3.0
    assert document["fieldOfStudy"] == "Energie"
    assert document["creator"]["id"] == "https://demo-mbo.example.org/issuer"
    kinds = [entry["targetType"] for entry in document["alignment"]]
    assert sorted(set(kinds)) == sorted(
        [
            "ext:EQF",
            "ext:NLQF",
            "ext:Practice",
            "ext:WorkProcess",
            "ext:QualityAssurance",
            "ceasn:Competency",
            "ext:ESCOSkill",
            "ext:ESCOOccupation",
        ]
    )
    results = {entry["resultType"]: entry for entry in document["resultDescription"]}
    assert list(results) == ["Status", "Result", "RubricCriterionLevel"]
    assert results["RubricCriterionLevel"]["requiredLevel"].endswith("#kompas21-samenwerken-beginner")
    assert {entry.get("version") for entry in document["related"]} == {None, "1"}


def test_editions_have_their_own_language_and_point_at_each_other(published: dict[str, bytes]) -> None:
    """A Dutch badge with an English text has an English edition; one without has none."""
    english = read(published, f"{FOLDER}v2/achievement.en.json")
    assert english["name"] == "Installing heat pumps"
    assert english["related"][0] == {
        "id": "https://badges.example.org/demo/badges/demo-mbo/warmtepompen/v2/achievement.json",
        "type": ["Related"],
        "inLanguage": "nl",
    }
    assert "badges/demo-mbo/raad/v1/achievement.en.json" not in published


def test_a_badge_class_carries_the_extensions_of_edubadges(published: dict[str, bytes]) -> None:
    """Each extension stands under its name with its context's address; what the badge lacks is left out."""
    document = read(published, f"{FOLDER}badgeclass.json")
    assert document["extensions:ECTSExtension"] == {
        "@context": "https://api.edubadges.nl/extensions/ECTSExtension/context.json",
        "type": ["Extension", "extensions:ECTSExtension"],
        "ECTS": 3.0,
    }
    assert document["extensions:EQFExtension"]["EQF"] == 4
    assert document["extensions:EducationProgramIdentifierExtension"]["EducationProgramIdentifier"] == [25737]
    assert document["assessmentType"] == "oram_exam"
    assert document["assessmentIdVerified"] is False
    plain = read(published, "badges/demo-mbo/raad/badgeclass.json")
    assert [name for name in plain if name.startswith("extensions:")] == [
        "extensions:LanguageExtension",
        "extensions:TimeInvestmentExtension",
    ]


def test_the_trust_list_is_read_back_by_the_verifier(published: dict[str, bytes]) -> None:
    """It names the institution's key, every published version and what it is worth, and no draft."""
    trust = parse_trust(published["trust.json"])
    assert (trust.date, trust.renew_by) == ("2026-09-21T14:13:20Z", "2026-12-20T14:13:20Z")
    assert trust.expires == "2028-09-20T14:13:20Z"
    assert [(badge.id, badge.version) for badge in trust.badges] == [
        ("demo-mbo.energie", "1"),
        ("demo-mbo.raad", "1"),
        ("demo-mbo.warmtepompen", "1"),
        ("demo-mbo.warmtepompen", "2"),
    ]
    full = trust.badges[3]
    assert full.summary["nl"]["workload"] == "84 uur (3 EC, 240 SBU)"
    assert full.summary["nl"]["level"] == "NLQF 4 (volgens de aanbieder zelf)"
    assert full.summary["en"]["outcomes"] == ["Install a heat pump.", "Find a fault."]


def test_keys_are_published_as_jwks_and_did_document(published: dict[str, bytes]) -> None:
    """Both name the key of the catalogue; the DID document is its own controller."""
    keys = read(published, "institutions/demo-mbo/jwks.json")["keys"]
    assert [key["kid"] for key in keys] == ["https://demo-mbo.example.org/issuer#key-1"]
    assert from_jwk(keys[0])["crv"] == "Ed25519"
    did = read(published, "institutions/demo-mbo/did.json")
    assert did["assertionMethod"] == ["did:web:demo-mbo.example.org#key-1"]
    assert did["verificationMethod"][0]["controller"] == did["id"]
