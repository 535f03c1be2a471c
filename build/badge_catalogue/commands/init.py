"""`catalogue init`: begin a catalogue in a folder, asking what is needed."""

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from badge_catalogue.commands.check import WRONG_USE
from badge_catalogue.definitions.catalogue_settings import packs_of
from badge_catalogue.definitions.fields import ADDRESS, COUNTRY, MAILBOX
from badge_catalogue.model import Site
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES
from badge_catalogue.packs import AT_HAND, known
from badge_catalogue.shipped import PROJECT
from badge_catalogue.site import host_limits
from badge_catalogue.site.starter import Answers, files
from badge_catalogue.words.po import said, spoken

_SEVERAL = frozenset({"languages", "countries", "packs"})
_ASKED = ("name", "owner", "languages", "countries", "address", "contact")


class WrongAnswer(ValueError):
    """An answer that no catalogue can begin with; the message says what to write."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `init` understands."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to begin; a new or an empty folder")
    parser.add_argument("--name", help="of the catalogue")
    parser.add_argument("--owner", help="who keeps it; also the name of the example's institution")
    parser.add_argument("--languages", metavar="LIST", help=f"with commas, its own first: {', '.join(spoken())}")
    parser.add_argument("--countries", metavar="LIST", help="codes of two letters, with commas, such as BE,NL")
    parser.add_argument("--packs", metavar="LIST", help=f"country packs, with commas: {', '.join(known())}")
    parser.add_argument("--address", metavar="URL", help="where the site will stand; badges are signed with it")
    parser.add_argument("--contact", metavar="MAILBOX", help="a functional mailbox")
    parser.add_argument("--host", choices=sorted(host_limits.HOSTS), help="where the site will be served")
    parser.add_argument("--lang", choices=spoken(), default=INTERNATIONAL, help="language of the questions (en)")


def run(args: argparse.Namespace) -> int:
    """Ask what was not given, write the folder and say what comes next."""
    folder: Path = args.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        sys.stderr.write(f"catalogue init: {said('starter', 'not_empty', args.lang, folder=folder)}\n")
        return WRONG_USE
    try:
        answers = answered(args)
    except EOFError:
        sys.stderr.write(f"\ncatalogue init: {said('starter', 'stopped', args.lang)}\n")
        return WRONG_USE
    except WrongAnswer as error:
        sys.stderr.write(f"catalogue init: {error}\n")
        return WRONG_USE
    LANGUAGES.choose(answers.languages)
    AT_HAND.choose(packs_of(Site(countries=answers.countries, packs=answers.packs or None)))
    today = datetime.now(UTC).date()
    for name, content in files(answers, PROJECT, today, version("badge-catalogue")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    sys.stdout.write(f"{said('starter', 'written', args.lang, folder=folder)}\n")
    return 0


def answered(args: argparse.Namespace) -> Answers:
    """Return the answers: those given as arguments, and of who sits at a terminal the others.

    Raises:
        WrongAnswer: One is missing, or no catalogue can begin with it.
        EOFError: The person stopped answering.
    """
    told: dict[str, str] = {name: getattr(args, name) or "" for name in (*_ASKED, "packs", "host")}
    for name in _ASKED:
        if not told[name] and sys.stdin.isatty():
            told[name] = input(f"{said('starter', f'ask.{name}', args.lang)} ").strip()
        if not told[name]:
            raise WrongAnswer(said("starter", "missing", args.lang, name=name))
    if not told["address"].endswith("/"):
        told["address"] += "/"
    several = {name: tuple(part.strip() for part in told[name].split(",") if part.strip()) for name in _SEVERAL}
    _judge("languages", several["languages"], spoken(), args.lang)
    _judge("packs", several["packs"], known(), args.lang)
    for name, pattern in (("address", ADDRESS), ("contact", MAILBOX)):
        _fit(name, (told[name],), pattern, args.lang)
    _fit("countries", several["countries"], COUNTRY, args.lang)
    return Answers(
        name=told["name"],
        owner=told["owner"],
        languages=several["languages"],
        countries=several["countries"],
        address=told["address"],
        contact=told["contact"],
        packs=several["packs"],
        host=told["host"],
    )


def _judge(name: str, given: Sequence[str], allowed: Sequence[str], language: str) -> None:
    """Refuse what is none of a closed list."""
    for value in given:
        if value not in allowed:
            listed = ", ".join(allowed)
            raise WrongAnswer(said("starter", "choose", language, name=name, got=value, known=listed))


def _fit(name: str, given: Sequence[str], pattern: str, language: str) -> None:
    """Refuse what has not the form of an answer."""
    for value in given:
        if not re.fullmatch(pattern, value):
            example = said("starter", f"example.{name}", language)
            raise WrongAnswer(said("starter", "form", language, name=name, got=value, example=example))
