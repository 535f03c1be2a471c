"""Losing the demonstration mark: what is signed with a published seed never reads as genuine."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import of_school
import pytest
from judging import judged, outcome
from school_yard import Yard

from badge_catalogue.commands.samples import demonstration_key
from badge_catalogue.definitions.load import load
from badge_catalogue.exports.trust import trust_list
from badge_catalogue.settings import Settings
from badge_issuer.keys import from_seed
from badge_verifier.encodings.moments import instant
from badge_verifier.proofs.keys import multikey
from badge_verifier.trust.practice import DEMONSTRATION, OF_TESTS
from badge_verifier.trust.trust_list import parse_trust

ROOT = Path(__file__).resolve().parents[4]
SEEDS = (bytes(32), bytes(range(32)))
WORDS = "a attacker b c endorser issuer link lists shown victim"
CURVES = [("P-256", "a"), ("P-256", "b"), ("P-384", "a"), ("P-384", "b")]


def _verifiers_tests() -> ModuleType:
    path = ROOT / "tests" / "unit" / "badge_verifier" / "conftest.py"
    spec = importlib.util.spec_from_file_location("verifiers_tests", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_keys_for_practice_are_those_of_the_published_seeds() -> None:
    """Of each school of the catalogue, of the seeds that many examples use, and of the tests."""
    schools = load(ROOT / "catalogue")[0].institutions
    seeds = [*map(demonstration_key, schools), *map(from_seed, SEEDS)]
    assert sorted(DEMONSTRATION) == sorted(key.multibase for key in seeds)
    vectors: list[Any] = [of_school.ACTIVE, of_school.RETIRED, of_school.STOLEN, of_school.STRANGER]
    vectors += [of_school.SELECTIVE, of_school.ONCE]
    signer = _verifiers_tests().Signer
    named = [signer("Ed25519", word) for word in WORDS.split()] + [signer(*each) for each in CURVES]
    assert sorted(OF_TESTS) == sorted(multikey(key.jwk) for key in [*vectors, *named])


@pytest.mark.parametrize("key", [*DEMONSTRATION, *OF_TESTS])
def test_a_published_key_needs_the_mark(yard: Yard, key: str) -> None:
    """Without `demonstration: true` it is refused, as a listed key and as an identity."""
    entry = [{"id": "https://polderveen.example.org/issuer#key-1", "multibase": key}]
    yard.school("polderveen", "Polderveen College", keys=entry)
    assert yard.errors() == ["published-key-is-for-practice"]
    yard.school("polderveen", "Polderveen College", keys=entry, demonstration=True)
    assert yard.errors() == []
    yard.school(
        "polderveen", "Polderveen College", identities=["https://polderveen.example.org/issuer", f"did:key:{key}"]
    )
    assert yard.errors() == ["published-key-is-for-practice"]


def test_a_published_seed_signs_for_practice_whatever_the_list_says(
    yard: Yard, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the list that is made, and in one in which the mark was taken away; the school's own key is no practice."""
    yard.keys["polderveen"] = demonstration_key("demo-mbo")
    yard.school("polderveen", "Polderveen College")
    document = yard.badge_of("polderveen", "Polderveen College")
    assert yard.verdict(document, capsys)[0] == 0
    made = trust_list(load(yard.source)[0], Settings("https://catalogue.example.org/", 1_795_305_600))
    assert [each.demonstration for each in made.institutions] == [True, False]
    bare = parse_trust(yard.trust().replace(b'"demonstration": true', b'"demonstration": false'))
    assert not any(each.demonstration for each in bare.institutions)
    now = instant("2026-11-22T12:00:00Z")
    assert outcome(judged(document, trust=bare, now=now), "trust") == ("passed", "trust.listed-demonstration")
    genuine = yard.badge_of("zuiderzee", "Hogeschool Zuiderzee")
    assert outcome(judged(genuine, trust=bare, now=now), "trust") == ("passed", "trust.listed")
