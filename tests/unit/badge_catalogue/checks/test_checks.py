"""The table of checks itself: named, explained in both languages, with an example, and run over everything."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import badge_catalogue.checks as package
from badge_catalogue.checks import CHECKS, check
from badge_catalogue.checks.base import Check
from badge_catalogue.checks.rules import Rule, rules
from badge_catalogue.definitions.load import load_files
from badge_catalogue.words.po import sized


def test_small_catalogue_has_no_finding(small: dict[str, bytes]) -> None:
    """The catalogue that the other tests break is right, hints included."""
    catalogue, findings = load_files(small)
    assert [*findings, *check(catalogue)] == []
    assert len(catalogue.badges) == 4
    assert len(catalogue.versions) == 5


def test_every_check_is_in_the_table() -> None:
    """A function with @check that nobody lists would never run."""
    written = set()
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        members = vars(importlib.import_module(module.name)).values()
        written |= {member.rule for member in members if isinstance(member, Check)}
    assert written == {rule.rule for rule in CHECKS}, "name each function with @check in the CHECKS of its module"
    assert len(CHECKS) >= 45


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_rule_explains_itself(rule: Rule) -> None:
    """A rule has a name of its own, one sentence in each language, and a bad and a good example."""
    name, level, sentence, bad, good = rule
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert level in {"error", "warning", "hint"}
    for language in ("nl", "en"):
        assert sentence.has(language)
        assert sentence.get(language).endswith(".")
        assert "\n" not in sentence.get(language)
    assert bad
    assert good
    assert bad != good


def test_names_of_rules_differ() -> None:
    """A finding leads to one explanation."""
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))


def test_findings_speak_both_languages(edited: Callable[[Mapping[str, object]], dict[str, bytes]]) -> None:
    """Message and hint are there in nl and en, and the hint says what to do."""
    files = edited({"institutions/demo-mbo/badges/warmtepompen.yaml": ("issuer: demo-mbo", "issuer: demo-mbs")})
    catalogue, _ = load_files(files)
    finding = next(item for item in check(catalogue) if item.rule == "issuer-exists")
    assert finding.message.values == {"nl": "geen uitgever 'demo-mbs'", "en": "no issuer 'demo-mbs'"}
    assert finding.hint.get("en") == "do you mean demo-mbo?"
    assert finding.format("en").splitlines()[0].endswith("error: no issuer 'demo-mbs' [issuer-exists]")


def test_badges_of_an_institution_that_is_not_there_yet_say_how_to_begin_it(small: dict[str, bytes]) -> None:
    """Where the folder is the issuer's own nobody else's name is proposed, but the file that is missing."""
    name = next(each for each in small if each.endswith("institutions/demo-mbo/badges/warmtepompen.yaml"))
    moved = small[name].replace(b"issuer: demo-mbo", b"issuer: school-aan-zee")
    catalogue, _ = load_files(small | {name.replace("demo-mbo", "school-aan-zee"): moved})
    found = next(item for item in check(catalogue) if item.rule == "issuer-exists")
    assert "catalogue new institution --slug school-aan-zee" in found.hint.get("nl")
    assert "demo-mbo" not in found.hint.get("en")


def _tables() -> list[Path]:
    """Return the modules that break definitions: those here, and the attacks that come by pull request."""
    here = Path(__file__).parent
    return [*here.glob("test_checks_*.py"), *here.parent.glob("attacks/test_*.py")]


@pytest.mark.parametrize("rule", CHECKS, ids=lambda check: check.rule)
def test_check_has_a_pair_of_cases(rule: Check) -> None:
    """Every check is broken at least once in the tables of wrong files."""
    tables = "".join(path.read_text(encoding="utf-8") for path in _tables())
    assert re.search(rf'"(?:[a-z -]+ )?{rule.rule}(?: [a-z -]+)?"', tables)


def test_docstring_says_the_rule_in_english() -> None:
    """The first sentence of a check's docstring is the sentence that English readers get, bounds filled in."""
    assert [
        rule.rule for rule in CHECKS if sized((rule.run.__doc__ or "").partition("\n")[0]) != rule.sentence.get("en")
    ] == []
