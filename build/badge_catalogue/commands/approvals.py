"""`catalogue approvals`: fails until those agreed to a change whom GOVERNANCE.md names, and says who is missing."""

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from badge_catalogue.commands.check import WRONG_USE, catalogue_folder
from badge_catalogue.definitions import issuing_records
from badge_catalogue.definitions.load import load
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.review import agreement, repository_settings
from badge_catalogue.review.agreement import Demand, NoRules, Rules
from badge_catalogue.words.po import group

RULES = "governance.yaml"
_SHOWN = 10  # subjects of the same people that are named
_LONGEST = 5_000  # characters; the differences take 60,000, and GitHub 65,536
_MOST_FILES = 3_000  # of a pull request the API names no more; who guards the others would not be asked


class _Wrong(Exception):
    """The arguments make no sense; the message says what to give."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `catalogue approvals`."""
    parser.add_argument("new", nargs="?", default=".", metavar="NEW", help="folder of the proposed definitions (.)")
    parser.add_argument("--against", metavar="OLD", help=f"folder as it is now: catalogue/, published/ and {RULES}")
    parser.add_argument("--reviews", type=Path, metavar="FILE", help="the pull request's reviews, the API's JSON")
    parser.add_argument("--files", type=Path, metavar="FILE", help="the files it changes, the API's JSON")
    parser.add_argument("--head", default="", metavar="SHA", help="the commit that the reviews must be of")
    parser.add_argument("--author", default="", metavar="LOGIN", help="who asks; does not count")
    parser.add_argument("--settings", type=Path, metavar="FILE", help="instead: look at the repository's rulesets")
    parser.add_argument("--lang", choices=LANGUAGES, default=INTERNATIONAL, help="language (default: en)")


def run(args: argparse.Namespace) -> int:
    """Print who is missing; return 0 when nobody is, 1 when somebody is, 3 when the arguments make no sense."""
    try:
        if args.settings:
            return _settings(args.settings)
        return _approvals(args)
    except (_Wrong, NoRules, OSError, ValueError) as error:
        sys.stderr.write(f"catalogue approvals: {error}\n")
        return WRONG_USE


def _settings(path: Path) -> int:
    folder = catalogue_folder(".")
    rules = read_rules(folder) if folder else Rules()
    found = repository_settings.wrong(_json(path), agreement.readers(rules))
    sys.stdout.write("".join(f"- {each}\n" for each in found) or "the repository is set as it must be\n")
    return 1 if found else 0


def _approvals(args: argparse.Namespace) -> int:
    if not args.against or not args.reviews:
        raise _Wrong("give --against and --reviews, or --settings")
    old, new = catalogue_folder(args.against), catalogue_folder(args.new)
    if old is None or new is None:
        raise _Wrong(f"no definitions in {args.against if old is None else args.new}")
    rules = read_rules(old)
    (before, _), (after, findings) = load(old), load(new)
    unread = [each for each in findings if each.level == "error"]
    if unread:  # what cannot be read is not agreed to either
        said = group("commands", "approvals", args.lang)
        sys.stdout.write(f"{said['head']}\n\n{said['not_yet']}\n\n")
        raise _Wrong(f"the proposed definitions have errors: {unread[0].format().splitlines()[0]}")
    wanted = agreement.demands(before, after, rules)
    records = issuing_records.beside(old), issuing_records.beside(new)
    wanted += agreement.of_records(*records, before, after, rules)
    if args.files:
        wanted += agreement.of_files(_paths(args.files), before, after, rules)
    yes = agreement.approved(_list(args.reviews), args.head, args.author, rules.numbers)
    lacking = agreement.missing(wanted, yes, rules)
    sys.stdout.write(told_of(wanted, lacking, rules, args.lang))
    return 1 if lacking else 0


def read_rules(folder: Path) -> Rules:
    """Return the names of the curators, of the folder that holds `catalogue/`.

    Raises:
        NoRules: The file is not built as it must be.
    """
    path = folder.resolve().parent / RULES
    try:
        return agreement.rules_of(yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {})
    except yaml.YAMLError as error:
        raise NoRules(f"{RULES} is no YAML") from error


def _paths(file: Path) -> list[str]:
    """Return the files that a change touches; of one that moved also where it was."""
    told = _list(file)
    if len(told) >= _MOST_FILES:
        raise _Wrong(f"{len(told)} files change, and GitHub names no more than {_MOST_FILES}: propose it in parts")
    names = [each.get(name) for each in told for name in ("filename", "previous_filename")]
    return [str(name) for name in names if name]


def _json(path: Path) -> Any:  # noqa: ANN401 -- JSON is Any
    return json.loads(path.read_bytes())


def _list(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a list, or of the pages of one."""
    told = _json(path)
    if not isinstance(told, list):
        raise _Wrong(f"{path}: expected the list that the API gives")
    flat = [item for each in told for item in (each if isinstance(each, list) else [each])]
    if not all(isinstance(each, dict) for each in flat):
        raise _Wrong(f"{path}: expected a list of objects")
    return flat


def told_of(wanted: Sequence[Demand], lacking: Sequence[Demand], rules: Rules, language: str) -> str:
    """Return a line for each who must agree: whether they did, what about, and who may speak for them.

    Who is missing stands first. What the same people must agree to is one line, and no text is longer than a comment
    on a pull request can hold beside the differences.
    """
    said = group("commands", "approvals", language)
    lines = [said["head"], ""]
    alike: dict[str, list[str]] = {}
    for demand in sorted(wanted, key=lambda one: one not in lacking):
        state = said["missing"] if demand in lacking else "ok"
        apart = said["apart"] if demand.apart else ""
        names = ", ".join(f"`{each}`" for each in sorted(demand.accounts)) or said["nobody"]
        alike.setdefault(f"- {state}: {demand.who} ({demand.number}{apart}): {{}}: {names}", []).append(demand.about)
    told = [line.replace("{}", about, 1) for line, subjects in alike.items() for about in _subjects(subjects)]
    fitting = [line for line, length in zip(told, accumulate(map(len, told)), strict=True) if length <= _LONGEST]
    lines += [*fitting, *([f"- … (+{len(told) - len(fitting)})"] if len(fitting) < len(told) else [])]
    if not wanted:
        lines.append(said["untouched"])
    if rules.alone:
        lines += ["", said["alone"]]
    return "\n".join([*lines, "", ""])


def _subjects(about: Sequence[str]) -> Sequence[str]:
    """Return what the same people must agree to: each where they are few, else the first ones and how many more."""
    first = ", ".join(about[:_SHOWN])
    return about if len(about) <= _SHOWN else [f"{first}, … (+{len(about) - _SHOWN})"]
