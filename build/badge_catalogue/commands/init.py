"""`catalogue init`: begin a catalogue in a folder, asking what is needed."""

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
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
_ORDER = ("name", "owner", "languages", "countries", "packs", "address", "contact", "host")
_CHOSEN: Mapping[str, Callable[[], Sequence[str]]] = {"languages": spoken, "packs": known}  # from a closed list
_FORMS = {"address": ADDRESS, "contact": MAILBOX, "countries": COUNTRY}


class WrongAnswer(ValueError):
    """An answer that no catalogue can begin with; the message says what to write."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `init` understands."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to begin; a new or an empty folder")
    parser.add_argument("--name", help="of the catalogue")
    parser.add_argument("--owner", help="who keeps it; also the name of the example's institution")
    parser.add_argument("--languages", metavar="LIST", help=f"with commas, its own first: {', '.join(spoken())}")
    parser.add_argument("--countries", metavar="LIST", help="codes of two letters, with commas, such as BE,NL")
    parser.add_argument(
        "--packs",
        metavar="LIST",
        help=f"words, levels and sectors of a country or region, with commas: {', '.join(known())}",
    )
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
    if regions := () if answers.packs or sys.stdin.isatty() else regional(answers.countries):
        sys.stdout.write(f"{said('starter', 'regions', args.lang, known=', '.join(regions))}\n")
    return 0


def answered(args: argparse.Namespace) -> Answers:
    """Return the answers: those given as arguments, and of who sits at a terminal the others.

    An answer at the terminal that will not do is asked for again, so that none of the others is lost.

    Raises:
        WrongAnswer: One is missing, or no catalogue can begin with it.
        EOFError: The person stopped answering.
    """
    told: dict[str, tuple[str, ...]] = {}
    for name in _ORDER:
        given = getattr(args, name) or ""
        regions = regional(told["countries"]) if name == "packs" else ()
        if given or not (name in _ASKED or regions) or not sys.stdin.isatty():
            told[name] = _read(name, given, args.lang)
        while name not in told:
            question = said("starter", f"ask.{name}", args.lang, known=", ".join(regions))
            try:
                told[name] = _read(name, input(f"{question} ").strip(), args.lang)
            except WrongAnswer as error:
                sys.stdout.write(f"{error}\n")
    single = {name: "".join(values) for name, values in told.items() if name not in _SEVERAL}
    return Answers(languages=told["languages"], countries=told["countries"], packs=told["packs"], **single)


def regional(countries: Sequence[str]) -> tuple[str, ...]:
    """Return the packs of a part of one of these countries, which no catalogue gets unasked, such as "be-vlg"."""
    return tuple(name for name in known() if "-" in name and name.partition("-")[0].upper() in countries)


def _read(name: str, given: str, language: str) -> tuple[str, ...]:
    """Return the values of an answer; of most there is one.

    Raises:
        WrongAnswer: It is missing, or no catalogue can begin with it.
    """
    if not given and name in _ASKED:
        raise WrongAnswer(said("starter", "missing", language, name=name))
    if name == "address" and not given.endswith("/"):
        given += "/"
    parts = given.split(",") if name in _SEVERAL else [given]
    values = tuple(part.strip() for part in parts if part.strip())
    for value in values:
        if name in _CHOSEN and value not in _CHOSEN[name]():
            listed = ", ".join(_CHOSEN[name]())
            raise WrongAnswer(said("starter", "choose", language, name=name, got=value, known=listed))
        if name in _FORMS and not re.fullmatch(_FORMS[name], value):
            example = said("starter", f"example.{name}", language)
            raise WrongAnswer(said("starter", "form", language, name=name, got=value, example=example))
    if not values and name in _ASKED:
        raise WrongAnswer(said("starter", "missing", language, name=name))
    return values
