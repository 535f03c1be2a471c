"""The documentation page of the Python API is whole: every public name, its arguments, and examples that run."""

import dataclasses
import importlib
import inspect
import re
import tomllib
from pathlib import Path

import pytest

from badge_verifier.presentation.api_page import PUBLIC, api_page
from badge_verifier.words.po import LANGUAGES

ROOT = Path(__file__).resolve().parents[4]
NAMES = [(module, name) for module, names in PUBLIC.items() for name in names]


@pytest.mark.parametrize(("module", "name"), NAMES)
def test_every_public_name_is_described(module: str, name: str) -> None:
    """Under a heading of its own, with all of its arguments, and with more than its signature."""
    page = api_page("en")
    assert page.count(f"### `{module}.{name}`\n") == 1
    value = getattr(importlib.import_module(f"badge_verifier.{module}"), name)
    part = page.partition(f"### `{module}.{name}`\n")[2].partition("\n##")[0]
    arguments = (
        [field.name for field in dataclasses.fields(value)]
        if dataclasses.is_dataclass(value)
        else list(inspect.signature(value).parameters)
        if inspect.isfunction(value)
        else []
    )
    assert [each for each in arguments if not re.search(rf"\b{each}\b: ", part)] == []
    assert (inspect.getdoc(value) or "").partition("\n")[0] in part


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_a_fence_stays_there(language: str) -> None:
    """Every fence that opens closes, and no example stands outside of one."""
    page = api_page(language)
    assert page.count("```") % 2 == 0
    outside = re.sub(r"```.*?```", "", page, flags=re.DOTALL)
    assert ">>> " not in outside
    assert "    " not in outside


def test_examples_of_the_page_are_run() -> None:
    """Those of the package, and of the modules that have some; `test_examples` runs them."""
    page = api_page("en")
    assert ">>> reports = asyncio.run(verify(" in page
    assert page.count("```python\n>>> ") >= 3


def test_the_languages_differ_around_the_descriptions_alone() -> None:
    """What comes from docstrings is English in both, and said to be so."""
    nl, en = (api_page(language).split('<div lang="en" markdown="1">') for language in LANGUAGES)
    assert nl[0] != en[0]
    assert nl[1] == en[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_to_install(language: str) -> None:
    """The extra without which the examples find no cryptography, by the name that the package gives it."""
    package = tomllib.loads((ROOT / "verifier" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (extra,) = (name for name, needs in package["optional-dependencies"].items() if "cryptography" in needs[0])
    lead = api_page(language).partition("<div")[0]
    assert f"pip install '{package['name']}[{extra}]'" in lead
    assert package["requires-python"].removeprefix(">=") in lead
