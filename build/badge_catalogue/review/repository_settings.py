"""What a repository on GitHub must be set to, so that who must agree is asked and nobody goes around it. Pure.

Read from the API's JSON of rulesets (`gh api repos/OWNER/REPO/rulesets/ID`): one, or a list of them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

CHECKS = ("approvals", "test")
ACTIONS = 15368
"""The number of GitHub Actions among GitHub's apps (`app.id` of any check run of a workflow)."""
_WORKFLOWS = frozenset({".github/**", ".github/**/*", "**", "**/*"})
_REVIEW = {
    "require_code_owner_review": "a code owner must review",
    "dismiss_stale_reviews_on_push": "a new commit takes approvals back",
    "require_last_push_approval": "whoever pushed last does not approve",
}


def wrong(told: object, readers: int = 2) -> list[str]:
    """Return the settings that are not as they must be, a sentence each; nothing where all is well.

    Args:
        told: The rulesets.
        readers: How many must read a change of the workflows themselves: at a pull request GitHub runs them as they are
            proposed, so that no check of theirs can hold them back.
    """
    rulesets = [each for each in (told if isinstance(told, list) else [told]) if isinstance(each, Mapping)]
    inforce = [each for each in rulesets if each.get("enforcement") == "active" and each.get("target") == "branch"]
    ours = [each for each in inforce if _covers(each)]
    if not ours:
        return ["no active ruleset covers the default branch"]
    found = []
    if any(each.get("bypass_actors") != [] for each in ours):
        found.append("somebody may bypass the rules, or the answer does not say who: bypass_actors must be []")
    rules: dict[str, list[Mapping[str, Any]]] = {}
    for ruleset in ours:
        for rule in ruleset.get("rules") or []:
            rules.setdefault(str(rule.get("type")), []).append(rule.get("parameters") or {})
    found += [f"no rule {name!r}" for name in ("deletion", "non_fast_forward") if name not in rules]
    return [
        *found,
        *_reviews(rules.get("pull_request", []), readers),
        *_checks(rules.get("required_status_checks", [])),
    ]


def _covers(ruleset: Mapping[str, Any]) -> bool:
    told = (ruleset.get("conditions") or {}).get("ref_name") or {}
    default = {"~DEFAULT_BRANCH", "~ALL", "refs/heads/main"}
    return not default.isdisjoint(told.get("include") or []) and not told.get("exclude")


def _reviews(given: Iterable[Mapping[str, Any]], readers: int) -> list[str]:
    given = list(given)
    found = [f"{why}: {name}" for name, why in _REVIEW.items() if not any(each.get(name) is True for each in given)]
    if not any(int(each.get("required_approving_review_count") or 0) > 0 for each in given):
        found.append("at least one review: required_approving_review_count")
    if not any(_guards(each, readers) for rule in given for each in rule.get("required_reviewers") or []):
        found.append(
            "whoever changes a workflow could let every check pass: required_reviewers with a team of maintainers, "
            f'file_patterns [".github/**"] and minimum_approvals {readers}'
        )
    return found


def _guards(entry: Mapping[str, Any], readers: int) -> bool:
    """Say whether a team has to read every change of a workflow; a pattern with "!" takes files out again."""
    patterns = [str(each) for each in entry.get("file_patterns") or []]
    whole = not _WORKFLOWS.isdisjoint(patterns) and not any(each.startswith("!") for each in patterns)
    return whole and int(entry.get("minimum_approvals") or 0) >= readers


def _checks(given: Iterable[Mapping[str, Any]]) -> list[str]:
    given = list(given)
    required = [check for each in given for check in each.get("required_status_checks") or []]
    names = {check.get("context") for check in required}
    ours = {check.get("context") for check in required if check.get("integration_id") == ACTIONS}
    found = [f"the check {name!r} is not required" for name in CHECKS if name not in names]
    found += [
        f"anyone who may write a status may say that {name!r} passed: integration_id must be {ACTIONS}, GitHub Actions"
        for name in CHECKS
        if name in names - ours
    ]
    if not any(each.get("strict_required_status_checks_policy") is True for each in given):
        found.append("what was agreed to may be merged onto something else: strict_required_status_checks_policy")
    return found
