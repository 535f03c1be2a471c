"""`catalogue new`: write a definition that passes the checks, asking for what it needs."""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from badge_catalogue import model as m
from badge_catalogue.checks import check
from badge_catalogue.commands.check import WRONG_USE, catalogue_folder
from badge_catalogue.definitions.load import choose, load_files, read_folder
from badge_catalogue.definitions.places import Kind, is_slug, suggest
from badge_catalogue.definitions.writing import definition
from badge_catalogue.describe.proposals import propose
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import INTERNATIONAL, LANGUAGES, Text
from badge_catalogue.schema.questions import Question, questions
from badge_catalogue.words import new
from badge_catalogue.words.po import spoken, text

KINDS: dict[str, tuple[Kind, type]] = {
    "badge": ("badge", m.Badge),
    "institution": ("institution", m.Institution),
    "framework": ("framework", m.Framework),
    "pathway": ("pathway", m.Pathway),
}
Ask = Callable[[str], str]
# Rules about fields that are yet to be asked for; those named …-needed are of the same kind.
_ABSENT = {"required", "pathway-goal-is-named", "quality-framework-explains-itself"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `new` understands."""
    parser.add_argument("kind", choices=sorted(KINDS), help="what to write")
    parser.add_argument(
        "--dir", default="catalogue", metavar="DIR", help="folder of the catalogue (default: catalogue)"
    )
    parser.add_argument("--institution", metavar="SLUG", help="folder of the institution, for a badge")
    parser.add_argument("--slug", help="the last part of its address, such as first-aid")
    parser.add_argument("--lang", choices=spoken(), help="language of the questions (default: the catalogue's own)")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="answer a question beforehand, such as name.en='First aid' or language=nl,en; may be repeated",
    )
    parser.add_argument("--no-questions", action="store_true", help="ask nothing; what is missing is reported")


def run(args: argparse.Namespace) -> int:
    """Ask, write the file, and say what is still wrong with it."""
    folder = catalogue_folder(args.dir)
    if folder is None:
        args.lang = args.lang or INTERNATIONAL
        return _refuse(args, new.NO_FOLDER, args.dir)
    choose(folder)
    args.lang = args.lang or LANGUAGES[0]
    given = dict(item.split("=", 1) for item in args.set if "=" in item)
    if len(given) != len(args.set):
        return _refuse(args, new.WRONG_SET)
    ask = None if args.no_questions or not sys.stdin.isatty() else _input
    try:
        return Dialogue(args, folder, given, ask).run()
    except Stopped:  # before it was known what the file is called
        sys.stderr.write("\n")
        return _refuse(args, new.NOT_WRITTEN)


def _refuse(args: argparse.Namespace, why: Text, *named: object) -> int:
    """Say on the error stream why nothing is written; return the exit code of wrong use."""
    sys.stderr.write(f"catalogue new: {why.get(args.lang).format(*named)}\n")
    return WRONG_USE


def _input(question: str) -> str:
    """Ask on the terminal.

    Raises:
        Stopped: when the answer is the end of the input (Ctrl-D).
    """
    try:
        return input(question)
    except EOFError as error:
        raise Stopped from error


class Stopped(Exception):
    """The person wants to go on in the file."""


class Dialogue:
    """One definition in the making.

    Attributes:
        ask: Shows a question and returns the answer; None: nothing is asked.
    """

    def __init__(self, args: argparse.Namespace, folder: Path, given: Mapping[str, str], ask: Ask | None) -> None:
        self.args = args
        self.folder = folder
        self.given = dict(given)
        self.ask = ask
        self.kind, self.cls = KINDS[args.kind]
        self.files, _ = read_folder(folder)
        site = choose(folder)  # its sectors, codes and examples, before anything is asked
        self.catalogue = replace(load_files(self.files)[0], site=site)
        self.data: dict[str, Any] = {}

    def say(self, text: str) -> None:
        """Print a line to the person."""
        sys.stdout.write(text + "\n")

    def in_words(self, text: Text) -> str:
        """Return a text in the language of the person."""
        return text.get(self.args.lang) or ""

    def run(self) -> int:
        """Return 0 if the file was written without errors."""
        path = self.path()
        if path is None:
            return WRONG_USE
        if path.exists():
            return _refuse(self.args, new.IS_THERE, path)
        if self.kind == "badge":
            self.data |= {"issuer": self.args.institution, "version": "1", "status": "draft"}
        self.data["reviewed_on"] = datetime.now(UTC).date().isoformat()
        self.converse(path)
        if self.kind in {"framework", "pathway"}:
            del self.data["reviewed_on"]
        text = self.text(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        self.say(str(path))
        wrong = self.findings(path)
        for finding in wrong:
            self.say(finding.format(self.args.lang))
        self.say(self.in_words(new.AFTER[self.args.kind]))
        return 1 if any(finding.level == "error" for finding in wrong) else 0

    def converse(self, path: Path) -> None:
        """Ask every question that applies, until the person wants to go on in the file."""
        if self.ask is not None:
            self.say(self.in_words(new.BEFORE))
        try:
            for question in questions(self.kind, self.catalogue, self.args.institution):
                if question.applies(self.data):
                    self.answer(question, path)
            self.propose()
        except Stopped:
            self.say("")

    def path(self) -> Path | None:
        """Return the path that the file will have; None if that cannot be said."""
        if self.kind == "badge" and self.args.institution is None and self.ask is not None:
            self.args.institution = self.which()
        if self.kind == "badge" and self.args.institution not in self.catalogue.institutions:
            known = ", ".join(self.catalogue.institutions) or self.in_words(new.NONE_YET)
            _refuse(self.args, text("new", "which_institution", known=known))
            return None
        slug = self.args.slug
        if slug is None and self.ask is not None:
            example = self.in_words(new.EXAMPLES[self.args.kind])
            while not (typed := self.ask(self.in_words(new.SLUG).format(example)).strip()):
                self.say(self.in_words(new.NEEDED))  # it stays for ever: none is made up
            slug = suggest(typed)
        if slug is None or not is_slug(slug):
            _refuse(self.args, new.NO_SLUG)
            return None
        if self.kind == "badge":
            return self.folder / "institutions" / str(self.args.institution) / "badges" / f"{slug}.yaml"
        if self.kind == "institution":
            return self.folder / "institutions" / str(slug) / "institution.yaml"
        return self.folder / f"{self.kind}s" / f"{slug}.yaml"

    def which(self) -> str | None:
        """Ask whose badge it is; where there is one institution, an empty answer means that one."""
        known = list(self.catalogue.institutions)
        if not known or self.ask is None:
            return None
        otherwise = f" <{known[0]}>" if len(known) == 1 else ""
        return self.ask(f"{self.in_words(new.INSTITUTION)} [{', '.join(known)}]{otherwise}: ").strip() or (
            known[0] if otherwise else None
        )

    def answer(self, question: Question, path: Path) -> None:
        """Take the answer from the command line, else ask until nothing is wrong with it."""
        given = self.given.pop(question.path, None)
        if given is not None:
            question.put(self.data, given)
            return
        if self.ask is None:
            if question.otherwise:
                question.put(self.data, question.otherwise)
            return
        refused = None
        earlier = {(finding.rule, finding.message.get(INTERNATIONAL)) for finding in self.findings(path)}
        while True:
            words = question.words(self.args.lang)
            told = self.ask(words).strip() or question.otherwise
            if not told and not question.needed:
                return
            if not told:
                self.say(self.in_words(new.NEEDED))
                continue
            question.put(self.data, told)
            wrong = [
                finding
                for finding in self.findings(path)
                if finding.level == "error"
                and (finding.rule, finding.message.get(INTERNATIONAL)) not in earlier
                and self.concerns(finding, question, path)
            ]
            if not wrong or told == refused:  # who insists may: the file says it once more
                return
            refused = told
            question.drop(self.data)
            for finding in wrong:
                self.say(f"  {finding.message.get(self.args.lang)}: {finding.hint.get(self.args.lang)}")

    def concerns(self, finding: Finding, question: Question, path: Path) -> bool:
        """Say whether a finding stands within the lines of the field just answered."""
        lines = self.text(path).split("\n")
        top = question.path.partition(".")[0]
        starts = [number for number, line in enumerate(lines, 1) if line.startswith(f"{top}:")]
        if not starts or finding.rule in _ABSENT or finding.rule.endswith("-needed"):
            return False
        end = next(
            (number for number in range(starts[0] + 1, len(lines) + 1) if lines[number - 1][:1] not in {" ", ""}),
            len(lines) + 1,
        )
        return starts[0] <= finding.line < end

    def text(self, path: Path) -> str:
        """Return the file as it stands now."""
        remarks = [self.in_words(remark) for remark in new.REMARKS[self.args.kind]]
        return definition(self.name(path), self.kind, self.cls, self.data, remarks)

    def name(self, path: Path) -> str:
        """Return a path as findings name it."""
        return f"{self.folder.resolve().name}/{path.relative_to(self.folder).as_posix()}"

    def findings(self, path: Path) -> list[Finding]:
        """Return the findings of the check on the file as it stands now."""
        name = self.name(path)
        catalogue, findings = load_files({**self.files, name: self.text(path).encode()})
        return [finding for finding in sorted([*findings, *check(catalogue)]) if finding.file == name]

    def propose(self) -> None:
        """Offer ESCO skills of the catalogue's list that share words with the outcomes; taken only on a yes."""
        if self.kind != "badge" or self.ask is None:
            return
        for outcome in self.data.get("learning_outcomes", []):
            words = " ".join(outcome.get("text", {}).values())
            chosen = []
            for term in propose(words, self.catalogue.vocabularies.get("esco", {})):
                shown = f"  ESCO: {' / '.join(term.label.get(language) for language in LANGUAGES)}? [j/n] "
                if self.ask(shown).strip().casefold() in {"j", "ja", "y", "yes"}:
                    chosen.append(term.uri)
            if chosen:
                outcome["esco"] = chosen
