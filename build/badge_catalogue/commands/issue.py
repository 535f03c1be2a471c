"""`catalogue issue`: sign badges that the catalogue defines, with a key that the catalogue lists.

Part of the command line, because it brings catalogue and issuer together. An expert's option: most institutions issue
on a platform.
"""

import argparse
import sys
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

from badge_catalogue import addresses
from badge_catalogue.checks import check
from badge_catalogue.commands.earlier import add_address, address
from badge_catalogue.definitions.load import load
from badge_catalogue.drawings import badge_images
from badge_catalogue.drawings.layers import Painter
from badge_catalogue.exports import ob3
from badge_catalogue.exports.keys import jwk
from badge_catalogue.model import Badge, Catalogue, Institution
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.settings import Settings
from badge_issuer import cli, recipients
from badge_issuer.errors import Refused
from badge_issuer.issue import SHAPES, Batch, Definition, Progress, Recipient, Signer, all_of, once
from badge_issuer.keys import SigningKey
from badge_issuer.keys import load as load_key
from badge_issuer.publish import addresses as list_addresses
from badge_issuer.register import Register
from badge_issuer.sign import DATA_INTEGRITY, FORMATS
from badge_issuer.writing import whole
from badge_verifier.encodings.moments import instant

_PROGRESS_EVERY = 25  # recipients


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `catalogue issue`."""
    parser.epilog = (
        "One badge: catalogue issue riverside-school.first-aid --to name@example.org --key key.json --out badge.png. "
        "Many: --csv people.csv --register register.jsonl --out folder --shape png."
    )
    parser.add_argument("badge", metavar="BADGE_ID", help="id of the badge, e.g. riverside-school.first-aid")
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument(
        "--to",
        metavar="EMAIL",
        help="the recipient, of whom only a hash is written; others on this machine see the command, so - asks "
        "standard input",
    )
    whom.add_argument("--to-file", type=Path, metavar="FILE", help="the recipient, as the one line of a file")
    whom.add_argument(
        "--csv", type=Path, metavar="FILE", help=f"table of recipients with the columns {', '.join(recipients.COLUMNS)}"
    )
    parser.add_argument("--key", type=Path, required=True, metavar="FILE", help="private key, see `catalogue keys new`")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="file to write; a folder with --csv")
    parser.add_argument("--shape", choices=SHAPES, help="kind of file; with --to it follows from the name (png)")
    parser.add_argument(
        "--format", choices=FORMATS, help=f"kind of signature ({' or '.join(DATA_INTEGRITY)}, as the key is; or jwt)"
    )
    parser.add_argument(
        "--register", type=Path, metavar="FILE", help="where it is noted; without one a badge cannot be withdrawn"
    )
    parser.add_argument("--anew", action="store_true", help="whose badge was revoked gets a new one")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the badge (the badge's own)")
    parser.add_argument("--grade", help="of this recipient, where the badge has a grade")
    parser.add_argument("--evidence-url", metavar="URL", help="address of what the recipient made")
    parser.add_argument("--evidence-name", metavar="TEXT", help="what stands at that address")
    add_place(parser)
    cli.add_passphrase(parser)


def add_place(parser: argparse.ArgumentParser) -> None:
    """Declare where the catalogue and the site are."""
    parser.add_argument(
        "--source", type=Path, default=Path("catalogue"), metavar="DIR", help="folder of the definitions (catalogue)"
    )
    add_address(parser)


def _recipient(args: argparse.Namespace) -> str | None:
    """Return the one recipient's address; None with a table.

    Raises:
        Refused: What should hold one address holds none or more.
    """
    if args.to_file is None and args.to != "-":
        return str(args.to) if args.to else None
    try:
        text = args.to_file.read_text(encoding="utf-8") if args.to_file else sys.stdin.read()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{args.to_file} cannot be read: {error}") from error
    if len(text.split()) != 1:
        raise Refused(f"{args.to_file or 'standard input'}: expected one line with one address; many go with --csv")
    return str(text.strip())


def _issue(args: argparse.Namespace) -> None:
    moment = cli.now()
    args.to = _recipient(args)
    catalogue = read(args.source)
    badge = in_force(catalogue, args.badge, moment)
    institution = catalogue.institutions[badge.issuer]
    key = load_key(args.key, cli.passphrase(args.passphrase_file))
    signer = listed_signer(institution, key, args.format, moment)
    shape = args.shape or (args.out.suffix[1:] if args.to and args.out.suffix[1:] in SHAPES else None)
    if shape is None and args.to:
        raise Refused(f"{args.out} has no known ending: use .png, .svg, .json or .jwt, or give --shape")
    if args.to:
        people = [Recipient(args.to, args.lang, args.grade, args.evidence_url, args.evidence_name)]
    else:
        people = _table(args)
    with Register(args.register) if args.register else nullcontext() as register:
        settings = placed(settings_of(args), institution, register)
        made = definition(badge, catalogue, settings, args.source, register)
        if register is None:
            _one(args, made, signer, people[0], shape or "png", moment)
        else:
            _noted(args, Batch(made, signer, people, shape or "png", moment, args.anew), register)


def _noted(args: argparse.Namespace, batch: Batch, register: Register) -> None:
    """Issue and write down; one file is given the name that was asked for, many keep the credentials' ids."""
    folder = args.out.parent if args.to else args.out
    outcomes: list[Progress] = []

    def tell(progress: Progress) -> None:
        outcomes.append(progress)
        if progress.number % _PROGRESS_EVERY == 0:
            sys.stderr.write(f"{progress.number} of {len(batch.recipients)}\n")

    all_of(batch, folder, register, tell)
    if args.to and outcomes[0].outcome == "revoked":
        raise Refused(f"the recipient's badge was revoked ({outcomes[0].file}): --anew gives a new one")
    if args.to and outcomes[0].outcome != "there":
        (folder / outcomes[0].file).replace(args.out)
    elif args.csv:
        table = "".join(f"{each.number},{each.file}\n" for each in outcomes)
        whole(_files_table(folder), f"row,file\n{table}".encode())
    counts = {name: sum(each.outcome == name for each in outcomes) for name in _SAID}
    said = ", ".join(f"{count} {_SAID[name]}" for name, count in counts.items() if count)
    sys.stdout.write(f"{batch.definition.badge.replace('@', ' version ')}: {said}\n")


def _files_table(folder: Path) -> Path:
    """Return the path of the table that names the badge file of every row."""
    return folder.with_name(f"{folder.name}.csv")


_SAID = {
    "written": "issued",
    "restored": "written again",
    "there": "had it already",
    "revoked": "revoked, so not issued (--anew)",
}


def _table(args: argparse.Namespace) -> list[Recipient]:
    if args.register is None:
        raise Refused("a table of recipients needs --register: make one with `catalogue status new`")
    if args.lang or args.grade or args.evidence_url or args.evidence_name:
        raise Refused(f"with --csv these stand in the table: use its columns {', '.join(recipients.COLUMNS[1:])}")
    table = _files_table(args.out)
    if table.resolve() == args.csv.resolve():
        raise Refused(f"{table} is your table, and the list of files would be written there: give --out another name")
    return recipients.read(_bytes(args.csv))


def _one(  # noqa: PLR0913, PLR0917 -- what was asked, and what that means
    args: argparse.Namespace, made: Definition, signer: Signer, recipient: Recipient, shape: str, moment: datetime
) -> None:
    whole(args.out, once(made, signer, recipient, shape, moment))
    sys.stderr.write("not noted in a register, so it cannot be withdrawn later\n")
    sys.stdout.write(f"{made.badge.replace('@', ' version ')}: {args.out}\n")


run = cli.said("issue", _issue)


def read(source: Path) -> Catalogue:
    """Return the catalogue of a folder.

    Raises:
        Refused: It has errors.
    """
    if not source.is_dir():
        raise Refused(f"no folder {source}: name the folder of the definitions with --source")
    catalogue, findings = load(source)
    wrong = [finding for finding in (*findings, *check(catalogue)) if finding.level == "error"]
    if wrong:
        raise Refused(f"the definitions have errors ({len(wrong)}): run `catalogue check {source}`")
    return catalogue


def settings_of(args: argparse.Namespace) -> Settings:
    """Return the settings that the arguments name."""
    return Settings(address(args.site_url, args.source))


def placed(settings: Settings, institution: Institution, register: Register | None = None) -> Settings:
    """Return the settings, if what they name can be named in a badge: nobody can change that address afterwards.

    Raises:
        Refused: It is no address that others reach, or not that of the register's lists.
    """
    if not institution.demonstration and not settings.site_url.startswith("https://"):
        raise Refused(
            f"badges of {institution.id} would name {settings.site_url} for ever: give --site-url with the https "
            "address where the site stands"
        )
    if register is not None and register.state.site not in {"", settings.site_url}:
        raise Refused(
            f"the lists of this register stand on {register.state.site}: give --site-url {register.state.site}"
        )
    return settings


def in_force(catalogue: Catalogue, name: str, moment: datetime) -> Badge:
    """Return the current version of a badge that may be issued.

    Raises:
        Refused: There is none, it is a draft, retired or superseded, or its first day has not come.
    """
    badge = catalogue.badges.get(name)
    if badge is None:
        raise Refused(f"there is no badge {name!r}: see the ids in the catalogue")
    if badge.status != "active":
        instead = f"; issue {badge.replaced_by}" if badge.replaced_by else ": only an active badge is issued"
        raise Refused(f"{name} is {badge.status}{instead}")
    if badge.first_awarded is not None and moment.date() < badge.first_awarded:
        raise Refused(
            f"{name} is first awarded on {badge.first_awarded}, and this machine says it is {moment.date()}: set its "
            "clock, or wait"
        )
    return badge


def listed_signer(institution: Institution, key: SigningKey, wanted: str | None, moment: datetime) -> Signer:
    """Return the signer that a key is for its institution.

    Raises:
        Refused: The catalogue does not list the key for it, or not at this moment.
    """
    public = next((each for each in institution.keys if jwk(each) == key.jwk), None)
    if public is None:
        raise Refused(f"the catalogue lists no such key for {institution.id}: add it with `catalogue keys new`")
    if public.status != "active":
        raise Refused(f"{public.id} is {public.status}: sign with a key that is active")
    early = public.not_before is not None and moment < instant(public.not_before)
    late = public.not_after is not None and moment > instant(public.not_after)
    if early or late:
        raise Refused(f"{public.id} is not in force today: see not_before and not_after in the institution's file")
    fitting = next(name for name, algorithm in DATA_INTEGRITY.items() if algorithm == key.algorithm)
    return Signer(key, public.id, wanted or fitting)


def definition(
    badge: Badge, catalogue: Catalogue, settings: Settings, source: Path, register: Register | None
) -> Definition:
    """Return the definition of the badge that is issued, the same for every recipient."""
    institution = catalogue.institutions[badge.issuer]
    if register is not None and register.state.institution != institution.id:
        raise Refused(f"the register is that of {register.state.institution}: give the one of {institution.id}")
    drawing, picture = _images(badge, catalogue, institution, source)
    languages = ob3.editions(badge)
    return Definition(
        badge=f"{badge.id}@{badge.version}",
        achievement={language: ob3.embedded(badge, catalogue, settings, language) for language in languages},
        issuer={language: ob3.profile_summary(institution, settings, language) for language in languages},
        language=badge.default_language,
        expires_after=badge.expires_after,
        refresh=badge.renewal.service if badge.renewal else None,
        svg=drawing,
        png=picture,
        status_lists=list_addresses(settings.site_url, institution.id, register.state.list_name) if register else {},
        grade_result=f"{addresses.achievement(badge, settings)}#grade" if badge.grade else None,
        grade_required=badge.grade is not None and badge.grade.required,
    )


def _images(badge: Badge, catalogue: Catalogue, institution: Institution, source: Path) -> tuple[bytes, bytes]:
    """Return the badge's image as SVG and as PNG: its own where it brings one, else the drawn one."""
    seen = badge_images.look(badge, institution, badge_images.step_of(badge, catalogue))
    drawing = badge_images.drawing(seen)
    if badge.image is None:
        return drawing, Painter().of(seen)
    own = _bytes(source / "institutions" / institution.id / "badges" / badge.image)
    return (own, badge_images.png(own)) if badge.image.endswith(".svg") else (drawing, own)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"cannot read {path}: {error.strerror}; check the name") from error
