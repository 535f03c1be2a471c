"""The trust list: which institutions the catalogue vouches for, with which keys, and which badges it knows.

Decides what `trust.json` may look like: the dataclasses here, member for member, with `"schema": "badge-trust/1"` in
front; tuples are arrays, a ledger is a sorted array, and a field that holds its default may be left out. Reading is
strict, because a list that can be read in two ways vouches for nobody. What the list says of a badge is decided in
`vouching`.
"""

import dataclasses
import json
import types
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from badge_verifier.encodings import strictjson
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import StepError
from badge_verifier.limits import TRUST_MEMBERS, Limits
from badge_verifier.trust import ambiguity
from badge_verifier.trust.spelling import bare, folded

TRUST_SCHEMA = "badge-trust/1"


@dataclass(frozen=True)
class TrustKey:
    """A key of an institution.

    Attributes:
        id: The verification method, e.g. "https://school.example.org/issuer#key-1".
        jwk: Key members only.
        not_before, not_after: RFC 3339; None is open.
        compromised_at: RFC 3339, only when status is "compromised".
    """

    id: str
    jwk: Mapping[str, str]
    status: Literal["active", "retired", "compromised"]
    not_before: str | None = None
    not_after: str | None = None
    compromised_at: str | None = None


@dataclass(frozen=True)
class Institution:
    """An institution of the trust list: its names, identities and keys.

    Attributes:
        name: Language to text.
        identities: DIDs and issuer addresses (`issuer.id`) that are this institution.
        page: Path of its page relative to the site, e.g. "institutions/demo-mbo/".
        ledger: sha256 digests (hex) of credentials published before a key's `compromised_at`.
        other_names: Short, former and spoken names.
        lists_since: Address of a status list to the date (RFC 3339) of the one that the catalogue saw last; an older
            one says nothing.
        hosted_under: Beginnings of addresses under which its hosted badges stand; those elsewhere are not its own.
        related: Ids of institutions that may bear its name, as a faculty that of its university; both say so.
    """

    id: str
    name: Mapping[str, str]
    identities: tuple[str, ...]
    keys: tuple[TrustKey, ...]
    page: str
    demonstration: bool = False
    status_lists: tuple[str, ...] = ()
    ledger: frozenset[str] = frozenset()
    other_names: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    lists_since: Mapping[str, str] = field(default_factory=dict)
    hosted_under: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes by."""
        return (*self.name.values(), *self.other_names)


@dataclass(frozen=True)
class Platform:
    """A platform where several institutions issue, e.g. edubadges.

    Attributes:
        hosts: Host names whose badges come from it.
    """

    id: str
    name: str
    operator: str
    hosts: tuple[str, ...]


@dataclass(frozen=True)
class TrustAnchor:
    """A certificate of an authority that says which key is whose: of a list of trusted services, on a day.

    Attributes:
        id: Of the anchor within this list.
        name: Of the authority, for people.
        certificate: DER in base64.
        taken: RFC 3339: the day on which it stood in the list that it was taken from.
    """

    id: str
    name: str
    certificate: str
    taken: str


@dataclass(frozen=True)
class CatalogueBadge:
    """One version of a badge in the catalogue; enough to recognise it and to state its worth.

    Attributes:
        id: `<institution>.<slug>`.
        achievement_id: `<site_url>badges/<institution>/<slug>/v<version>/achievement.json`.
        awarded_as: Addresses of the same badge on issuing platforms.
        page: Path of its page relative to the site.
        summary: Ready, plain facts for the verify page, per language, e.g. {"nl": {"level": ..., "workload": ...,
            "quality": ..., "worth": ..., "outcomes": [...]}, "en": {...}}; some also have "practice",
            "renewal" and "recognised": [...].
        facts: The same in figures, to compare with what a badge claims: any of "eqf", "nlqf", "ects", "sbu" and
            "hours", each a plain decimal such as "4", "4+" or "2.5"; what the catalogue leaves open is absent.
    """

    id: str
    version: str
    institution: str
    name: Mapping[str, str]
    achievement_id: str
    type: str
    status: str
    page: str
    awarded_as: tuple[str, ...] = ()
    summary: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TrustList:
    """The whole list.

    Attributes:
        version: For people, e.g. "2026-11-22".
        date, expires: RFC 3339; a list past `expires` leaves the step `trust` unchecked.
        renew_by: RFC 3339; past it the list still vouches, and its age stands beside every verdict.
        labels: Address of a skill or level (ESCO, EQF, NLQF) to language to its name.
        anchors: Authorities whose certificates bind a key to a listed issuer.
        former_addresses: Where the site stood before, each with a closing slash: badges bear them for ever.
        reviewed_alone: Whether no second organisation looked at it ("reviewed without a second organisation").
    """

    version: str
    date: str
    expires: str
    site_url: str
    institutions: tuple[Institution, ...] = ()
    platforms: tuple[Platform, ...] = ()
    badges: tuple[CatalogueBadge, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reviewed_alone: bool = False
    renew_by: str | None = None
    anchors: tuple[TrustAnchor, ...] = ()
    former_addresses: tuple[str, ...] = ()

    def moved(self, address: str) -> str:
        """Return the present address of a page of this site, given under a former site or the present one.

        >>> TrustList("", "", "", "https://new.org/", former_addresses=("https://old.org/b/",)).moved("https://old.org/b/x")
        'https://new.org/x'
        """
        former = next((each for each in self.former_addresses if address.startswith(each)), None)
        return address if former is None else self.site_url + address.removeprefix(former)

    @property
    def is_waiting(self) -> bool:
        """Whether the badges are still on their way, so that nobody can say yet which of them is meant."""
        return False

    def badge_with_id(self, achievement_id: str) -> CatalogueBadge | None:
        """Return the badge whose achievement has this very id."""
        return next((badge for badge in self.badges if badge.achievement_id == achievement_id), None)

    def badges_awarded_as(self, addresses: AbstractSet[str]) -> list[CatalogueBadge]:
        """Return the badges that issuing platforms have at one of these addresses, each as `spelling.bare` gives it."""
        return [badge for badge in self.badges if not addresses.isdisjoint(map(bare, badge.awarded_as))]

    def badges_called(self, institution: str, names: AbstractSet[str]) -> list[CatalogueBadge]:
        """Return the badges of an institution that bear one of these names, each as `spelling.folded` gives it."""
        return [
            badge
            for badge in self.badges
            if badge.institution == institution and not names.isdisjoint(map(folded, badge.name.values()))
        ]


# The list is the site's own file, of tens of thousands of badges at most.
_LIMITS = Limits(array_members=TRUST_MEMBERS)
_MOMENTS = frozenset({"date", "expires", "renew_by", "not_before", "not_after", "compromised_at", "taken"})


def parse_trust(data: bytes) -> TrustList:
    """Return the trust list in the bytes of `trust.json`.

    Raises:
        ValueError: It is not one; the message says where and what was expected.
    """
    return trust_of(members_of(data, TRUST_SCHEMA))


def members_of(data: bytes, schema: str) -> dict[str, Any]:
    """Return the members of a JSON document of this schema, the schema left out.

    Raises:
        ValueError: It is no such document.
    """
    try:
        document = strictjson.parse(data, _LIMITS)
    except StepError as error:
        raise ValueError(f"trust list: {error.detail or error.code}") from error
    if not isinstance(document, dict) or document.get("schema") != schema:
        raise ValueError(f'trust list: expected "schema": "{schema}"')
    return {name: value for name, value in document.items() if name != "schema"}


def trust_of(members: Mapping[str, Any]) -> TrustList:
    """Return the trust list of the members of `trust.json`, its schema left out; raises as `parse_trust`."""
    found = _record(TrustList, dict(members), "trust list")
    assert isinstance(found, TrustList)  # noqa: S101 -- tells the type checker what _record made
    ambiguity.check(found)
    return found


def overdue(trust: TrustList | None, now: datetime) -> str | None:
    """Return the day a list is of where it should have been renewed by now; None where it is recent, or there is none.

    >>> renewable = TrustList("", "2026-11-22T00:00:00Z", "2028-11-22T00:00:00Z", "", renew_by="2027-02-20T00:00:00Z")
    >>> [overdue(renewable, instant(f"2027-02-20T00:00:0{second}Z")) for second in "01"]
    [None, '2026-11-22']
    """
    if trust is None or now <= instant(trust.renew_by or trust.expires):
        return None
    return trust.date[:10]


def dump_trust(trust: TrustList) -> bytes:
    """Return the bytes of `trust.json`; the same list gives the same bytes.

    >>> empty = TrustList("demo", "2026-11-22T00:00:00Z", "2027-11-22T00:00:00Z", "https://badges.example.org/")
    >>> parse_trust(dump_trust(empty)) == empty
    True
    """
    document = {"schema": TRUST_SCHEMA, **plain(trust)}
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=False) + "\n").encode()


def plain(value: Any) -> Any:  # noqa: ANN401 -- JSON is Any
    """Return a dataclass of this module as what JSON knows: a ledger as a sorted array."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, (tuple, list)):
        return [plain(member) for member in value]
    if isinstance(value, Mapping):
        return {name: plain(member) for name, member in value.items()}
    return value


def _record(kind: type, value: Any, place: str) -> object:  # noqa: ANN401 -- JSON is Any
    """Return the dataclass that an object mirrors."""
    if not isinstance(value, dict):
        raise ValueError(f"{place}: expected an object")  # noqa: TRY004 -- one exception for a wrong file
    hints = get_type_hints(kind)
    if unknown := sorted(set(value) - set(hints)):
        raise ValueError(f"{place}: unknown member {unknown[0]!r}, expected one of {', '.join(sorted(hints))}")
    members = {name: _value(hints[name], each, f"{place}.{name}") for name, each in value.items()}
    missing = [
        field.name
        for field in dataclasses.fields(kind)
        if field.name not in members
        and field.default is dataclasses.MISSING
        and field.default_factory is dataclasses.MISSING
    ]
    if missing:
        raise ValueError(f"{place}: no member {missing[0]!r}")
    _check_moments(members, place)
    made: object = kind(**members)
    if isinstance(made, TrustKey) and (made.status == "compromised") != (made.compromised_at is not None):
        raise ValueError(f'{place}: "compromised_at" belongs to status "compromised", and only there')
    return made


def _value(hint: Any, value: Any, place: str) -> Any:  # noqa: ANN401 -- a type and JSON
    """Return the value as the annotation of a field asks."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return None if value is None else _value(inside[0], value, place)
    if origin is Literal:
        if value not in inside:
            raise ValueError(f"{place}: got {value!r}, expected one of {', '.join(map(str, inside))}")
        return value
    if origin in (tuple, frozenset):
        if not isinstance(value, list):
            raise ValueError(f"{place}: expected an array")
        return origin(_value(inside[0], each, f"{place}[{index}]") for index, each in enumerate(value))
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise ValueError(f"{place}: expected an object")
        return {name: _value(inside[1], each, f"{place}.{name}") for name, each in value.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint, value, place)
    if hint is not object and (not isinstance(value, hint)):
        raise ValueError(f"{place}: got {value!r}, expected {hint.__name__}")
    return value


def _check_moments(members: Mapping[str, Any], place: str) -> None:
    for name in _MOMENTS & set(members):
        if members[name] is not None:
            try:
                instant(members[name])
            except StepError as error:
                raise ValueError(f"{place}.{name}: {error.detail}") from error
