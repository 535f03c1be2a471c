"""Every rule there is, of the loader and of the checks: what the explanation pages are made of."""

from typing import Literal, NamedTuple

from badge_catalogue.checks import CHECKS
from badge_catalogue.definitions.loading_rules import LOADING_RULES
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.packs import AT_HAND
from badge_catalogue.words.po import text


class Rule(NamedTuple):
    """One rule, explained."""

    name: str
    level: Literal["error", "warning", "hint"]
    sentence: Text
    bad: str
    good: str


def rules() -> tuple[Rule, ...]:
    """Return the rules that a catalogue in these languages can break, by name."""
    loading = [Rule(name, rule.level, text("rules", name), rule.bad, rule.good) for name, rule in LOADING_RULES.items()]
    checks = [Rule(check.rule, check.level, check.sentence, check.bad, check.good) for check in CHECKS]
    here = AT_HAND.of_anywhere
    return tuple(
        rule._replace(bad=here(rule.bad), good=here(rule.good))
        for rule in sorted((*loading, *checks))
        if _OF_A_LANGUAGE.get(rule.name) in {None, *LANGUAGES}
    )


_OF_A_LANGUAGE = {"outcome-in-dutch-says-can": "nl", "outcome-in-english-starts-with-verb": "en"}
