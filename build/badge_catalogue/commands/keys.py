"""`catalogue keys`: make, rotate, retire and distrust an institution's keys; the public half goes into its YAML."""

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from badge_catalogue.addresses import issuer_id
from badge_catalogue.commands.issue import add_place, placed, read, settings_of
from badge_catalogue.model import Institution, PublicKey
from badge_issuer import cli
from badge_issuer.errors import Refused
from badge_issuer.institution_file import add_key, change_key
from badge_issuer.keys import KINDS, free, new, save
from badge_issuer.writing import whole
from badge_verifier.encodings.moments import instant, stamp


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `catalogue keys` and what it can do."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)

    def action(name: str, text: str, run: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
        sub = actions.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        sub.set_defaults(run=cli.said(f"keys {name}", run))
        add_place(sub)
        return sub

    for name, text, run in (
        ("new", "make a key and write its public half into the institution's file", _new),
        ("rotate", "make a new key and retire the ones in force", _rotate),
    ):
        sub = action(name, text, run)
        sub.add_argument("institution", metavar="INSTITUTION", help="id, e.g. riverside-school")
        sub.add_argument("--file", type=Path, required=True, metavar="FILE", help="private key to write, outside git")
        sub.add_argument("--kind", choices=KINDS, default=KINDS[0], help=f"kind of key ({KINDS[0]})")
        cli.add_passphrase(sub)
    for name, text, run in (
        ("retire", "stop signing with a key; what it signed stays valid", _retire),
        ("compromised", "distrust a stolen key; only what the published ledger lists stays valid", _compromised),
    ):
        sub = action(name, text, run)
        sub.add_argument("institution", metavar="INSTITUTION", help="id, e.g. riverside-school")
        sub.add_argument("key", metavar="KEY_ID", help="id of the key, see `catalogue keys list`")
        sub.add_argument("--at", type=cli.moment, metavar="MOMENT", help="since when, RFC 3339 (now)")
    sub = action("list", "show the keys of all institutions, or of one", _list)
    sub.add_argument("institution", metavar="INSTITUTION", nargs="?", help="id, e.g. riverside-school")


def run(args: argparse.Namespace) -> int:
    """Run the action, which argparse has put in this function's place."""
    raise AssertionError(f"no action in {args}")


def _institution(args: argparse.Namespace) -> tuple[Institution, Path]:
    """Return the institution and its file."""
    catalogue = read(args.source)
    found = catalogue.institutions.get(args.institution)
    if found is None:
        raise Refused(f"there is no institution {args.institution!r}: use one of {', '.join(catalogue.institutions)}")
    return found, args.source / "institutions" / found.id / "institution.yaml"


def _new(args: argparse.Namespace) -> None:
    institution, path = _institution(args)
    text = _with_new_key(args, institution, path.read_text(encoding="utf-8"))
    _change(path, text)


def _rotate(args: argparse.Namespace) -> None:
    institution, path = _institution(args)
    text = _with_new_key(args, institution, path.read_text(encoding="utf-8"))
    for key in institution.keys:
        if key.status == "active":
            text = change_key(text, key.id, {"not_after": stamp(cli.now()), "status": "retired"})
    _change(path, text)


def _with_new_key(args: argparse.Namespace, institution: Institution, text: str) -> str:
    """Make a key, and return the file with its public half; the private one is saved last, when nothing can fail."""
    free(args.file)
    key = new(args.kind)
    settings = settings_of(args) if institution.identities else placed(settings_of(args), institution)
    method = f"{issuer_id(institution, settings)}#key-{_next_number(institution)}"
    members = {"id": method, "multibase": key.multibase, "not_before": stamp(cli.now()), "status": "active"}
    changed = add_key(text, members)
    save(key, args.file, cli.passphrase(args.passphrase_file, twice=True))
    sys.stdout.write(f"{method}\nprivate key: {args.file} (keep a copy in a safe place; nobody can restore it)\n")
    return changed


def _next_number(institution: Institution) -> int:
    numbers = [key.id.rpartition("#key-")[2] for key in institution.keys]
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1


def _retire(args: argparse.Namespace) -> None:
    key, path = _key(args)
    if key.status != "active":
        raise Refused(f"{key.id} is {key.status} already: nothing to do")
    changes = {"not_after": stamp(_past(args)), "status": "retired"}
    _change(path, change_key(path.read_text(encoding="utf-8"), key.id, changes))


def _compromised(args: argparse.Namespace) -> None:
    key, path = _key(args)
    at = _past(args)
    if key.compromised_at is not None and at >= instant(key.compromised_at):
        raise Refused(f"{key.id} is distrusted since {key.compromised_at}: only an earlier moment can be given now")
    changes = {"status": "compromised", "compromised_at": stamp(at)}
    _change(path, change_key(path.read_text(encoding="utf-8"), key.id, changes))
    sys.stdout.write("badges of this key fail from the next build on, but for those that the ledger listed before\n")


def _past(args: argparse.Namespace) -> datetime:
    """Return the moment given, or now.

    Raises:
        Refused: It is to come.
    """
    now = cli.now()
    at: datetime = args.at or now
    if at > now:
        raise Refused(f"{stamp(at)} has not come yet: give a moment that is past, or leave it out")
    return at


def _key(args: argparse.Namespace) -> tuple[PublicKey, Path]:
    institution, path = _institution(args)
    key = next((each for each in institution.keys if each.id == args.key), None)
    if key is None:
        known = ", ".join(each.id for each in institution.keys) or "none"
        raise Refused(f"{institution.id} has no key {args.key!r}: its keys are {known}")
    return key, path


def _list(args: argparse.Namespace) -> None:
    for institution in read(args.source).institutions.values():
        if args.institution in (None, institution.id):
            for key in institution.keys:
                period = f"{key.not_before or '...'}\t{key.compromised_at or key.not_after or '...'}"
                sys.stdout.write(f"{institution.id}\t{key.status}\t{key.id}\t{period}\n")


def _change(path: Path, text: str) -> None:
    whole(path, text.encode())
    sys.stdout.write(f"changed {path}: review the difference and propose it as a pull request\n")
