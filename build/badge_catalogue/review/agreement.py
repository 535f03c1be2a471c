"""Who must agree to a change, as GOVERNANCE.md names them, and who of them did not yet. Pure.

GitHub's CODEOWNERS asks for any one of the owners in a line; here stands what it cannot say: this institution and that
one, and two curators of other organisations.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from badge_catalogue.definitions.issuing_records import IssuingRecords
from badge_catalogue.definitions.places import SETTINGS
from badge_catalogue.facts.places import hosts_of
from badge_catalogue.model import Badge, Catalogue, Endorsement, Institution, Pathway, Template
from badge_catalogue.review.anchors import anchors_of
from badge_catalogue.review.mentions import followed, homes, mentioned
from badge_verifier.trust.trust_list import TrustAnchor

# Whoever decides these decides whose badges read as genuine, under which name, and who may say so.
GUARDED = (
    "name",
    "other_names",
    "kind",
    "parent",
    "units",
    "shares_with",
    "url",
    "identities",
    "hosted_under",
    "keys",
    "status_lists",
    "demonstration",
    "code_owners",
    "institution_code",
    "ror",
    "register",
)
TWO = 2
_FOR_CURATORS = ("platforms", "frameworks")


class NoRules(ValueError):
    """What should say who the curators are does not."""


@dataclass(frozen=True)
class Rules:
    """Who may agree on whose behalf.

    Attributes:
        curators: Account to the organisation (an institution's id, or another word) that it decides for.
        maintainers: Accounts that look after the software.
        teams: Name of a team to its accounts, for `code_owners` that are teams.
        anchors: Authorities whose certificates bind a key to a listed institution.
        numbers: Account in small letters to its number at GitHub: a name that was given up can be anybody's.
    """

    curators: Mapping[str, str] = field(default_factory=dict)
    maintainers: frozenset[str] = frozenset()
    teams: Mapping[str, frozenset[str]] = field(default_factory=dict)
    anchors: tuple[TrustAnchor, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)

    @property
    def alone(self) -> bool:
        """Say whether no second organisation looks along."""
        return len(set(self.curators.values())) < TWO

    def accounts(self, owners: Iterable[str]) -> frozenset[str]:
        """Return the accounts behind owners, of which some are teams."""
        return frozenset(account for owner in owners for account in self.teams.get(owner, frozenset({owner})))


@dataclass(frozen=True, order=True)
class Demand:
    """Someone whose word a change needs.

    Attributes:
        who: An institution's id, "curators" or "maintainers".
        about: What changes, e.g. "institutions demo-mbo: keys".
        accounts: Whose approval counts.
        number: How many of them.
        apart: Whether they must be of different organisations.
    """

    who: str
    about: str
    accounts: frozenset[str] = frozenset()
    number: int = 1
    apart: bool = False


def rules_of(told: object) -> Rules:
    """Return the rules in `governance.yaml`.

    Raises:
        NoRules: It is not built as that.
    """
    try:
        data: Any = told or {}
        curators = {_account(each["account"]): str(each["organisation"]) for each in data.get("curators", [])}
        teams = {str(name): frozenset(map(_account, each)) for name, each in data.get("teams", {}).items()}
        anchors = anchors_of(data.get("anchors", []))
        numbers = {_account(str(name)).lower(): int(number) for name, number in data.get("numbers", {}).items()}
        return Rules(curators, frozenset(map(_account, data.get("maintainers", []))), teams, anchors, numbers)
    except (TypeError, KeyError, AttributeError) as error:
        raise NoRules(f"governance.yaml: expected curators, maintainers and teams ({error})") from error
    except ValueError as error:
        raise NoRules(f"governance.yaml: {error}") from error


def _account(text: str) -> str:
    return text if text.startswith("@") else f"@{text}"


def approved(
    reviews: Iterable[Mapping[str, Any]], head: str, author: str, numbers: Mapping[str, int] | None = None
) -> frozenset[str]:
    """Return the accounts whose last word on this very commit is yes; nobody agrees with a change of their own.

    Args:
        reviews: As the API of GitHub lists them, the earliest first.
        head: The commit that would be merged; "" where any will do.
        author: Of the pull request.
        numbers: As in `Rules`; a review of that name under another number is of somebody else.
    """
    last: dict[str, bool] = {}
    for review in reviews:
        user, state = review.get("user") or {}, review.get("state")
        account = _account(str(user.get("login", ""))).lower()
        if (numbers or {}).get(account, user.get("id")) != user.get("id"):
            continue
        if state in {"APPROVED", "CHANGES_REQUESTED", "DISMISSED"}:
            last[account] = state == "APPROVED" and (not head or review.get("commit_id") == head)
    return frozenset(account for account, yes in last.items() if yes and account != _account(author).lower())


def demands(before: Catalogue, after: Catalogue, rules: Rules) -> list[Demand]:
    """Return everyone who must agree to a change of definitions, sorted."""
    found: set[Demand] = set()
    opened = _opened(before, after)
    for kind, name, old, new in _differing(before, after):
        about = f"{kind} {name}"
        others = {each.institution for each in mentioned(old, before) ^ mentioned(new, after)} - {""}
        if kind == "platforms":
            others |= opened
        for institution in sorted(_concerned(old, before) | _concerned(new, after) | others):
            found.add(_owners(institution, about, before, after, rules))
        if isinstance(new or old, Institution):
            found |= set(_guarded(old, new, about, rules))
        elif kind in _FOR_CURATORS or kind.startswith("vocabularies/"):
            found.add(_curators(about, None, rules))
    return sorted(found, key=lambda each: (each.about, each.who))


def of_records(
    before: IssuingRecords, after: IssuingRecords, old: Catalogue, new: Catalogue, rules: Rules
) -> list[Demand]:
    """Return everyone who must agree to a change under `published/`: the institution, and for a ledger curators too."""
    found: set[Demand] = set()
    for name in sorted({*before.contents, *after.contents}):
        if before.contents.get(name) == after.contents.get(name):
            continue
        institution, about = name.partition("/")[0], f"published/{name}"
        found.add(_owners(institution, about, old, new, rules))
        if name.endswith(".jsonl"):
            found.add(_curators(about, institution, rules))
    return sorted(found, key=lambda each: (each.about, each.who))


_TWO_MAINTAINERS = (
    "verifier/",
    "build/badge_issuer/",
    ".github/",
    # What says who must agree, what is refused, and what the list of institutions says, runs on these: everything that
    # those commands load, and what says which code they are.
    "build/badge_catalogue/__init__.py",
    "build/badge_catalogue/addresses.py",
    "build/badge_catalogue/checks/",
    "build/badge_catalogue/cli.py",
    "build/badge_catalogue/commands/__init__.py",
    "build/badge_catalogue/commands/approvals.py",
    "build/badge_catalogue/commands/check.py",
    "build/badge_catalogue/commands/earlier.py",
    "build/badge_catalogue/commands/output.py",
    "build/badge_catalogue/commands/records.py",
    "build/badge_catalogue/definitions/",
    "build/badge_catalogue/exports/__init__.py",
    "build/badge_catalogue/exports/keys.py",
    "build/badge_catalogue/exports/summary.py",
    "build/badge_catalogue/exports/trust.py",
    "build/badge_catalogue/facts/",
    "build/badge_catalogue/limits.py",
    "build/badge_catalogue/model/",
    "build/badge_catalogue/packs/",
    "build/badge_catalogue/review/",
    "build/badge_catalogue/settings.py",
    "build/badge_catalogue/words/__init__.py",
    "build/badge_catalogue/words/po.py",
    "Makefile",
    "hatch_build.py",
    "pyproject.toml",
    "requirements/",
)
_IN_A_FOLDER = 3  # parts of catalogue/institutions/<id>/<file>, less one
_DEFINITIONS = ("catalogue/", "published/", "broken-promises.yaml")


def of_files(paths: Sequence[str], old: Catalogue, new: Catalogue, rules: Rules) -> list[Demand]:
    """Return the people who must agree to changes beside the definitions.

    Maintainers; for the rules themselves curators too, and curators alone for a promise that is broken on purpose. What
    lies beside definitions, such as a logo, is the institution's in whose folder it lies.
    """
    found: set[Demand] = set()
    software = [path for path in paths if not path.startswith(_DEFINITIONS)]
    if "governance.yaml" in software or "GOVERNANCE.md" in software:
        found.add(_curators("governance", None, rules))
    for name in ("broken-promises.yaml", f"catalogue/{SETTINGS}"):
        if name in paths:
            found.add(_curators(name, None, rules))
    for path in paths:
        if path.startswith("catalogue/") and not path.endswith((".yaml", ".yml")):
            place = path.split("/")
            institution = place[2] if place[1] == "institutions" and len(place) > _IN_A_FOLDER else ""
            found.add(_owners(institution, path, old, new, rules))
    if software:
        grave = any(path.startswith(_TWO_MAINTAINERS) for path in software)
        few = frozenset(rules.curators) if len(rules.maintainers) < TWO else frozenset()
        found.add(Demand("maintainers", "software", rules.maintainers | few, readers(rules) if grave else 1))
    return sorted(found)


def readers(rules: Rules) -> int:
    """Return the number of maintainers who read changes of what decides what is believed.

    Two beside the one who wrote it. Where no three are named nobody could ever change it, so one other has to do, and
    a curator where there is no other.
    """
    return TWO if len(rules.maintainers) > TWO or not rules.maintainers else 1


def missing(demanded: Iterable[Demand], yes: frozenset[str], rules: Rules) -> list[Demand]:
    """Return the demands that are not met yet."""
    return [each for each in demanded if not _met(each, yes, rules)]


def _met(demand: Demand, yes: frozenset[str], rules: Rules) -> bool:
    agreed = {account for account in demand.accounts if account.lower() in yes}
    if demand.apart:
        return len({rules.curators[account] for account in agreed}) >= demand.number
    return 0 < demand.number <= len(agreed)


def _differing(before: Catalogue, after: Catalogue) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield kind, id, old and new entry of everything that differs; None where there is none."""
    kinds = ("institutions", "frameworks", "templates", "pathways", "platforms", "endorsements")
    words = sorted({*before.vocabularies, *after.vocabularies})
    groups: list[tuple[str, Mapping[Any, Any], Mapping[Any, Any]]] = [
        ("badges", before.versions, after.versions),
        *((kind, getattr(before, kind), getattr(after, kind)) for kind in kinds),
        *(
            (f"vocabularies/{name}", before.vocabularies.get(name, {}), after.vocabularies.get(name, {}))
            for name in words
        ),
    ]
    for kind, old, new in groups:
        for key in sorted({*old, *new}):
            if old.get(key) != new.get(key):
                yield kind, " v".join(key) if isinstance(key, tuple) else str(key), old.get(key), new.get(key)


def _concerned(entry: object, catalogue: Catalogue) -> set[str]:
    """Return the institutions whose page, name or words an entry is."""
    match entry:
        case Badge():
            return {entry.id.partition(".")[0], entry.issuer} - {""}
        case Endorsement():
            return {entry.endorser, *homes(entry.badge, catalogue)} - {""}
        case Pathway():
            return {entry.owner, *(each.institution for each in entry.recognised_by)} - {""}
        case Template():
            adopters = {badge.issuer for badge in catalogue.versions.values() if entry in followed(badge, catalogue)}
            return {entry.owner, *adopters} - {""}
        case Institution():
            return {entry.id}
    return set()


def _opened(before: Catalogue, after: Catalogue) -> set[str]:
    """Return the institutions of which a host becomes, or ceases to be, a platform's: others may issue there then."""
    return {
        name
        for name, institution in before.institutions.items()
        if hosts_of(institution, before) != hosts_of(institution, after)
    }


def _guarded(old: Institution | None, new: Institution | None, about: str, rules: Rules) -> Iterator[Demand]:
    """Yield the curators that a change of an institution needs."""
    one = new or old
    assert one is not None  # noqa: S101 -- one of the two differs from the other
    names = [each.name for each in fields(Institution) if each.name in GUARDED]
    touched = [name for name in names if getattr(old, name, None) != getattr(new, name, None)]
    if touched:
        yield _curators(f"{about}: {', '.join(touched)}", one.id, rules)


def _owners(institution: str, about: str, before: Catalogue, after: Catalogue, rules: Rules) -> Demand:
    """Return the demand for a code owner: of those that were there before the change, or that a new one names."""
    known = before.institutions.get(institution) or after.institutions.get(institution)
    if known is None:  # a name that is nobody's: curators speak for it
        return _curators(about, institution, rules)
    return Demand(institution, about, rules.accounts(known.code_owners))


def _curators(about: str, institution: str | None, rules: Rules) -> Demand:
    """Return the demand for two curators of different organisations, none of them the institution's own.

    Where there is no second organisation, every curator has to agree instead.
    """
    if rules.alone:
        return Demand("curators", about, frozenset(rules.curators), max(len(rules.curators), 1))
    accounts = frozenset(account for account, of in rules.curators.items() if of != institution)
    return Demand("curators", about, accounts, TWO, apart=True)
