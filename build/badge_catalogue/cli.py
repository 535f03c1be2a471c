"""The command `catalogue`: reads arguments and runs one part.

Exits with 0, 1 (errors found) or 3 (wrong use).
"""

import argparse
import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

WRONG_USE = 3


class Parser(argparse.ArgumentParser):
    """A parser whose exit code for wrong use is 3: 2 means something else to the verifier's command."""

    def error(self, message: str) -> NoReturn:
        """Print the mistake, how to see the right use, and exit with 3."""
        self.exit(WRONG_USE, f"{self.prog}: {message}\nrun `{self.prog} --help` for its use\n")


# Commands that stand in modules with `add_arguments(parser)` and `run(args) -> int`.
_MODULES = {
    "init": ("badge_catalogue.commands.init", "begin a catalogue of one institution and one badge in a new folder"),
    "migrate": ("badge_catalogue.commands.migrate", "bring a folder of an older program to today's form"),
    "check": (
        "badge_catalogue.commands.check",
        "say what is wrong with the definitions, where, and what to write instead",
    ),
    "stale": (
        "badge_catalogue.commands.stale",
        "print per institution which descriptions to look at again",
    ),
    "schema": ("badge_catalogue.commands.schema", "write the JSON Schemas that editors use"),
    "build": ("badge_catalogue.commands.build", "compile the catalogue into a site"),
    "serve": ("badge_catalogue.commands.serve", "build, serve on this machine and rebuild on change"),
    "new": ("badge_catalogue.commands.new", "write a definition, asking what is needed"),
    "import": (
        "badge_catalogue.commands.import_definitions",
        "make definitions of a spreadsheet or of another platform's files",
    ),
    "diff": ("badge_catalogue.commands.diff", "say what a change does to the catalogue"),
    "changes": ("badge_catalogue.commands.changes", "say what differs between two built sites"),
    "codeowners": ("badge_catalogue.review.codeowners", "write who approves changes, for GitHub"),
    "approvals": (
        "badge_catalogue.commands.approvals",
        "say whose approval a change still needs, and fail until it has it",
    ),
    "export": ("badge_catalogue.commands.export", "write the files for machines alone, without the pages"),
    "issue": ("badge_catalogue.commands.issue", "sign badges for one recipient, or for a table of them"),
    "keys": ("badge_catalogue.commands.keys", "make, rotate and retire an institution's keys"),
    "status": ("badge_catalogue.commands.status", "withdraw badges, and publish what others need to see that"),
}


def parser(named: str | None = None) -> argparse.ArgumentParser:
    """Return the parser with every command that this installation has.

    Arguments:
        named: The command to be run; of the others only the sentence is known, so that nothing is loaded in vain.
    """
    top = Parser(
        prog="catalogue",
        description="Check badge definitions, compile them into a site, and issue badges.",
        epilog="Exit codes: 0 all is well, 1 errors were found, 3 wrong use.",
    )
    commands = top.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True, parser_class=Parser
    )
    for name, (module_name, text) in _MODULES.items():
        if importlib.util.find_spec(module_name) is None:
            continue
        sub = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        if name == named:
            module = importlib.import_module(module_name)
            module.add_arguments(sub)
            sub.set_defaults(run=module.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    args = parser(next((word for word in given if not word.startswith("-")), None)).parse_args(given)
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `catalogue check | head`: nothing was concluded, and 1 would say "errors"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains when it leaves
        return 141
    return code


if __name__ == "__main__":
    sys.exit(main())
