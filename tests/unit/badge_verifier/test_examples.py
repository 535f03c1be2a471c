"""The examples in the docstrings of the package are true."""

import doctest
import importlib
import re
from pathlib import Path

import pytest

import badge_verifier

_EXAMPLE = re.compile(r"^ *>>> ", re.MULTILINE)
FOLDER = Path(badge_verifier.__file__).parent
WITH_EXAMPLES = sorted(
    ".".join(path.relative_to(FOLDER).with_suffix("").parts)
    for path in FOLDER.rglob("*.py")
    if _EXAMPLE.search(path.read_text(encoding="utf-8"))
)


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_give_what_they_show(name: str) -> None:
    """Every `>>>` in a docstring is run."""
    result = doctest.testmod(importlib.import_module(f"badge_verifier.{name}"))
    assert result.attempted > 0
    assert result.failed == 0


def test_there_are_examples() -> None:
    """The search above finds some."""
    assert {
        "__init__",
        "claims.alignments",
        "encodings.visible",
        "network.platforms",
        "trust.lookalike",
        "trust.trust_list",
        "verify",
    } <= set(WITH_EXAMPLES)
