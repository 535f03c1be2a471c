"""No content change survives: mutants of everything signed that we have, none of which shows what nobody signed."""

import json
from pathlib import Path

import pytest
from forging import OURS, TESTS, believed, reports, signed_by_others, survivors

from badge_verifier.proofs.contexts import Context
from badge_verifier.trust.trust_list import parse_trust

OF_EACH = 150  # mutants of each file of ours; `make fuzz` makes more
OF_OTHERS = 60  # of each signed file of others


@pytest.mark.parametrize("path", OURS, ids=[path.parent.name for path in OURS])
def test_no_mutant_of_our_samples_shows_other_content(path: Path) -> None:
    """Values, keys, proof options, headers, contexts, order, duplicates and bytes of containers."""
    trust = parse_trust((TESTS / "vectors" / "trust.json").read_bytes())
    assert survivors(path.read_bytes(), OF_EACH, path.parent.name, trust) == []


def test_no_mutant_of_a_signed_vector_shows_other_content(
    vectors: Path, extra_contexts: tuple[Context, ...], subtests: pytest.Subtests
) -> None:
    """The signed documents of W3C and of 1EdTech, with every kind of proof."""
    files = signed_by_others(vectors, extra_contexts)
    assert len(files) >= 20
    for path in files:
        with subtests.test(file=path.name):
            assert survivors(path.read_bytes(), OF_OTHERS, path.name, None, extra_contexts) == []


def test_a_mutant_that_survives_would_be_seen() -> None:
    """The other side: a change that the proof covers passes here as soon as it is signed anew, so it is reported."""
    sample = json.loads((TESTS / "vectors" / "genuine-json" / "badge.json").read_bytes())
    other = json.loads((TESTS / "vectors" / "order" / "badge.json").read_bytes())
    trust = parse_trust((TESTS / "vectors" / "trust.json").read_bytes())
    first, second = (believed(reports(json.dumps(each).encode(), trust)) for each in (sample, other))
    assert first
    assert second
    assert first != second
