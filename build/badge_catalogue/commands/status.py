"""`catalogue status`: withdraw badges, and publish what others need to see that."""

import argparse
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from badge_catalogue.addresses import issuer_id
from badge_catalogue.commands.issue import add_place, listed_signer, placed, read, settings_of
from badge_catalogue.definitions.issuing_records import folder_beside
from badge_catalogue.facts.issued import LIFETIME
from badge_issuer import cli
from badge_issuer.errors import Refused
from badge_issuer.keys import load as load_key
from badge_issuer.publish import publish
from badge_issuer.register import Register, create
from badge_issuer.sign import FORMATS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `catalogue status` and what it can do."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)

    def action(name: str, text: str, run: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
        sub = actions.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        sub.set_defaults(run=cli.said(f"status {name}", run))
        sub.add_argument(
            "--register", type=Path, required=True, metavar="FILE", help="the institution's private register"
        )
        return sub

    sub = action("new", "make a register and its pair of status lists", _new)
    sub.add_argument("institution", metavar="INSTITUTION", help="id, e.g. riverside-school")
    sub.add_argument("--name", default="1", help="of the lists, part of their addresses (1)")
    add_place(sub)
    for name, text, run in (
        ("revoke", "withdraw a badge for good", _revoke),
        ("suspend", "withdraw a badge for now", _suspend),
        ("reinstate", "end a suspension", _reinstate),
    ):
        sub = action(name, text, run)
        sub.add_argument(
            "credential", metavar="ID", nargs="+", help="id of the badge given (urn:uuid:…), or its file's name"
        )
    sub = action("publish", "write the signed lists and the ledger, for the next build to carry", _publish)
    sub.add_argument("--key", type=Path, required=True, metavar="FILE", help="private key of the institution")
    sub.add_argument("--format", choices=FORMATS, help="kind of signature (the one that goes with the key)")
    sub.add_argument(
        "--days",
        type=int,
        default=LIFETIME.days,
        metavar="N",
        help=f"the lists hold for N days ({LIFETIME.days}, as long as a trust list of today)",
    )
    sub.add_argument("--out", type=Path, metavar="DIR", help="folder to write (published/ beside the definitions)")
    add_place(sub)
    cli.add_passphrase(sub)


def run(args: argparse.Namespace) -> int:
    """Run the action, which argparse has put in this function's place."""
    raise AssertionError(f"no action in {args}")


def _new(args: argparse.Namespace) -> None:
    institution = read(args.source).institutions.get(args.institution)
    if institution is None:
        raise Refused(f"there is no institution {args.institution!r}: see `catalogue keys list`")
    settings = placed(settings_of(args), institution)
    taken = folder_beside(args.source) / institution.id / f"{args.name}-revocation.json"
    if taken.exists():
        raise Refused(f"there are lists of that name already ({taken}): give another --name")
    if not args.name.isalnum():
        raise Refused(f"--name is {args.name!r}: use letters and digits")
    create(args.register, args.institution, args.name, settings.site_url).close()
    sys.stdout.write(f"{args.register}: keep it private, and keep copies; without it no badge can be withdrawn\n")


def _revoke(args: argparse.Namespace) -> None:
    _each(args, lambda register, name: register.set_status("revocation", name), "revoked")


def _suspend(args: argparse.Namespace) -> None:
    _each(args, lambda register, name: register.set_status("suspension", name), "suspended")


def _reinstate(args: argparse.Namespace) -> None:
    _each(args, lambda register, name: register.reinstate(name), "reinstated")


def _each(args: argparse.Namespace, change: Callable[[Register, str], None], done: str) -> None:
    refused = []
    with Register(args.register) as register:
        names = [_credential_id(register, name) for name in args.credential]
        for name in dict.fromkeys(names):
            try:
                change(register, name)
            except Refused as error:
                refused.append(str(error))  # the others are done all the same
            else:
                sys.stdout.write(f"{name} {done}\n")
    if len(refused) < len(args.credential):
        sys.stdout.write("others see it after `catalogue status publish` and the next build\n")
    if refused:
        raise Refused("; ".join(refused))


def _credential_id(register: Register, name: str) -> str:
    """Return the id of a credential named by its id or by its file."""
    if name in register.state.issued:
        return name
    file = Path(name).name
    found = next((each.id for each in register.state.issued.values() if each.file == file), None)
    if found is None:
        raise Refused(f"the register knows no credential {name}: give its id, or the name its file had")
    return found


def _publish(args: argparse.Namespace) -> None:
    moment = cli.now()
    if not 1 <= args.days <= LIFETIME.days:
        raise Refused(f"--days is {args.days}: give 1 to {LIFETIME.days}")
    with Register(args.register) as register:
        institution = read(args.source).institutions.get(register.state.institution)
        if institution is None:
            raise Refused(f"{args.source} has no institution {register.state.institution}: name another --source")
        settings = placed(settings_of(args), institution, register)
        key = load_key(args.key, cli.passphrase(args.passphrase_file))
        written = publish(
            register,
            listed_signer(institution, key, args.format, moment),
            issuer=issuer_id(institution, settings),
            site_url=settings.site_url,
            folder=args.out or folder_beside(args.source),
            moment=moment,
            valid_until=moment + timedelta(days=args.days),
        )
    sys.stdout.write("".join(f"{path}\n" for path in written))
