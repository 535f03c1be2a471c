"""`badge-verify`: files in, one line per credential out. The edge where clock, disk and network come in."""

import argparse
import csv
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, TextIO

from badge_verifier.encodings.moments import instant, stamp
from badge_verifier.encodings.visible import visible
from badge_verifier.errors import StepError
from badge_verifier.limits import Limits
from badge_verifier.presentation.printout import page
from badge_verifier.proofs.contexts import Context, from_index
from badge_verifier.report import NEEDED, Outcome
from badge_verifier.steps import shown
from badge_verifier.trust.lean import LEAN_FILE, TRUST_FILE
from badge_verifier.words import headlines
from badge_verifier.words.po import INTERNATIONAL, LANGUAGES, words

WRONG_USE = 3

try:
    from badge_verifier.batch import Answered, Question, answers, files
    from badge_verifier.check import known
except ModuleNotFoundError as missing:
    if missing.name != "cryptography":
        raise
    sys.stderr.write(f"badge-verify: {missing.msg}\n")
    raise SystemExit(WRONG_USE) from None  # a traceback would end in 1, which means "invalid"

READER_LEFT = 141  # as a shell says of a program that a closed pipe ended: nothing was concluded
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # what begins a formula, in any width
_EXITS = {"valid": 0, "invalid": 1, "undecided": 2}
_COLUMNS = ("file", "index", "verdict", "headline", "issuer", "badge", "valid_from", "valid_until", "sha256")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Leave with 3: argparse's own 2 means "undecided" here."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 all valid, 1 any invalid, 2 any undecided, 3 wrong use.

    141 where whoever read the answers left before the end, as `head` does.
    """
    options = _parser().parse_args(arguments)
    try:
        question = _question(options)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"badge-verify: {error}\n")
        return WRONG_USE
    names = list(files(options.files))
    if not names:
        sys.stderr.write("badge-verify: no files there; name a file, a folder with files, or - for standard input\n")
        return WRONG_USE
    jobs = options.jobs if len(names) > 1 and "-" not in names else 1
    found = _progress(answers(names, question, sys.stdin.buffer, jobs), len(names), shown=options.progress)
    try:
        status = _write(found, options, _verify_page(question))
        sys.stdout.flush()
    except BrokenPipeError:  # `badge-verify ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains when it leaves
        return READER_LEFT
    return status


def _parser() -> _Parser:
    parser = _Parser(
        prog="badge-verify",
        description="Verify Open Badges: PNG, SVG, JSON, JWT, ZIP, PDF, or a text with links to badges.",
        epilog="Exit status: 0 all valid, 1 any invalid, 2 any undecided and none invalid, 3 wrong use.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file, a folder, or - for standard input")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON report per line (badge-report/2)")
    form.add_argument("--csv", action="store_true", help="one row per credential, without personal data")
    parser.add_argument("--html", metavar="FILE", help="also write a page to print for a personnel file")
    parser.add_argument(
        "--online", action="store_true", help="allow looking things up; else nothing is asked of anyone"
    )
    parser.add_argument("--now", metavar="RFC3339", help="the moment to judge by; else the present")
    parser.add_argument(
        "--trust",
        metavar="FILE|DIR|none",
        default="none",
        help=f"{TRUST_FILE} or {LEAN_FILE}, or the folder of {TRUST_FILE}",
    )
    parser.add_argument("--contexts", metavar="FILE", help="an index of further JSON-LD contexts")
    parser.add_argument("--recipient", metavar="TEXT", help="whose the badge should be: an e-mail address or a name")
    parser.add_argument("--lang", choices=LANGUAGES, default=INTERNATIONAL, help="language of the messages")
    parser.add_argument("--jobs", metavar="N", type=_jobs, default=1, help="processes for many files")
    parser.add_argument("--progress", action="store_true", help="say on standard error how far it is")
    return parser


def _jobs(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 64:  # noqa: PLR2004 -- more processes than any machine here has cores
        raise ValueError(text)
    return number


def _question(options: argparse.Namespace) -> Question:
    try:
        now = instant(options.now) if options.now else datetime.now(UTC)
    except StepError as error:
        raise ValueError(f"--now: {error.detail}") from error
    saved = known(options.trust)
    return Question(
        now=now,
        trust=saved.trust,
        contexts=_contexts(options.contexts),
        recipient=options.recipient,
        language=options.lang,
        online=options.online,
        snapshots=saved.snapshots,
        limits=Limits(),
    )


def _contexts(argument: str | None) -> tuple[Context, ...]:
    if argument is None:
        return ()
    path = Path(argument)
    return from_index(path.read_bytes(), lambda name: (path.parent / name).read_bytes())


def _progress(found: Iterable[Answered], total: int, *, shown: bool) -> Iterable[Answered]:
    for count, each in enumerate(found, 1):
        if shown:
            sys.stderr.write(f"\r{count}/{total}" + ("\n" if count == total else ""))
            sys.stderr.flush()
        yield each


def _verify_page(question: Question) -> str:
    """Return the address where a badge can be checked again; "" where no site is known."""
    if question.trust is None:
        return ""
    return question.trust.site_url + words("sheet", question.language)["verify_page"]


def _write(found: Iterable[Answered], options: argparse.Namespace, site: str) -> int:
    """Write the answers as they come, and return the exit status."""
    table = csv.writer(sys.stdout) if options.csv else None
    if table is not None:
        table.writerow(_COLUMNS)
    verdicts: set[str] = set()
    kept: list[dict[str, Any]] = []
    failed = False
    for each in found:
        if each.error:
            failed = True
            sys.stderr.write(f"badge-verify: {visible(each.file)}: {each.error}\n")
        for report in each.reports:
            verdicts.add(report["verdict"])
            if options.html:
                kept.append(report)
            if table is not None:
                table.writerow(_row(report))
            else:
                _line(report, sys.stdout, options)
    if options.html:
        Path(options.html).write_text(page(kept, options.lang, stamp(datetime.now(UTC)), site), encoding="utf-8")
    if failed or not verdicts:
        return WRONG_USE
    return next(_EXITS[verdict] for verdict in ("invalid", "undecided", "valid") if verdict in verdicts)


def _line(report: Mapping[str, Any], out: TextIO, options: argparse.Namespace) -> None:
    if options.json:
        out.write(json.dumps(report, ensure_ascii=False) + "\n")
        return
    said = headlines.heading(report, options.lang)
    credential = report["credential"]
    what = f"{credential['name'] or '?'} · {shown.issuer(credential) or '?'}" if credential else ""
    place = f"{visible(report['file'])}#{report['index']}"
    out.write("\t".join((place, report["verdict"], report["headline"], said, what, _why(report))).rstrip() + "\n")


def _why(report: Mapping[str, Any]) -> str:
    """Return the sentence of the step that decided; of a valid badge only where the catalogue says something else.

    It names the host that would be asked. What an issuer whom nobody vouches for says of dates decides nothing.
    """
    if report["verdict"] == "valid":
        said = (step for step in report["steps"] if step["name"] == "catalogue" and step["outcome"] == "failed")
        return next((str(step["message"]) for step in said), "")
    short = [step for step in report["steps"] if step["outcome"] not in NEEDED.get(step["name"], Outcome)]
    failed = 0 if report["verdict"] == "invalid" else 3
    deciding = min(short, key=lambda step: {"failed": failed, "skipped": 2}.get(step["outcome"], 1))
    return str(deciding["message"])


def _row(report: Mapping[str, Any]) -> list[str]:
    """Return the cells of one row; a cell that a spreadsheet would take for a formula gets a quote in front."""
    credential = report["credential"] or {}
    said = credential.get("shown", {})
    cells = (
        visible(report["file"]),
        str(report["index"]),
        report["verdict"],
        report["headline"],
        shown.issuer(credential) if credential else "",
        credential.get("name", ""),
        said.get("valid_from", ""),
        said.get("valid_until", ""),
        report["sha256"],
    )
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]


if __name__ == "__main__":
    sys.exit(main())
