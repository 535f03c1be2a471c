"""The badges of a trust list as lines of text, one a badge, in which one is found without reading the others.

The first line is JSON: which languages there are, and the phrases that badges have in common. Each further line is one
version of a badge, its fields with tabs between them, in the order of `_FIELDS`; lines are sorted. A badge is found by
its id halfway and halfway again, by an address or by a mark of its name as a text in a text. A field that follows from
the others is not written; what a line cannot say stands in its last field as JSON.
"""

import base64
import dataclasses
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from badge_verifier.trust.phrases import Phrases
from badge_verifier.trust.sealed import sealed
from badge_verifier.trust.spelling import bare, folded
from badge_verifier.trust.trust_list import CatalogueBadge

LINES_SCHEMA = "badge-lines/1"
_TOLD = ("level", "workload", "quality", "worth")
_FIELDS = ("id", "version", "names", "marks", "kind", *_TOLD, "facts", "more", "outcomes", "awarded", "otherwise")
_ACHIEVEMENT = re.compile(r"badges/([^/.]+)/([^/]+)/v([^/]+)/achievement\.json")
_APART = "\x1f"  # between several in one field
_AFTER = b' \t\n/?#"\\'  # what can follow the last name of an address in a line
_PLAIN = re.compile(r"[^\x00-\x20\x7f]+")  # an address as it can stand in a line


@dataclass(frozen=True)
class LeanBadge(CatalogueBadge):
    """A badge without the texts of its outcomes.

    Attributes:
        seals: Language to what `sealed.opened` asks for.
    """

    seals: Mapping[str, str] = field(default_factory=dict)


def written(badges: Sequence[CatalogueBadge], site_url: str) -> bytes:
    """Return the lines of badges.

    Raises:
        ValueError: One of them cannot be written as a line.
    """
    languages = tuple(badges[0].name) if badges else ()
    phrases = Phrases()
    lines = sorted(_line(badge, languages, phrases, site_url) for badge in badges)
    head = {"schema": LINES_SCHEMA, "languages": languages, "phrases": phrases.known}
    first = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    return "".join(f"{line}\n" for line in (first, *lines)).encode()


def _line(badge: CatalogueBadge, languages: tuple[str, ...], phrases: Phrases, site_url: str) -> str:
    names = [badge.name.get(language, "") for language in languages]
    told = {language: badge.summary.get(language, {}) for language in languages}
    if strange := [each for each in badge.awarded_as if not _PLAIN.fullmatch(each)]:
        raise ValueError(f"{badge.id}: {strange[0]!r} is no address that a line can hold")
    fields = [
        badge.id,
        badge.version,
        _APART.join(names if len(set(names)) > 1 else names[:1]),
        "".join(sorted({mark(badge.institution, folded(name)) for name in badge.name.values()})),
        phrases.code([f"{badge.type} {badge.status} {badge.page.removeprefix(_folder(badge.id))}"]),
        *(phrases.code([str(told[language].get(name, "")) for language in languages]) for name in _TOLD),
        phrases.code([json.dumps(dict(badge.facts))]),
        _more(told, languages, phrases),
        _APART.join(sealed(_outcomes(told[language])) for language in languages).rstrip(_APART),
        " ".join(badge.awarded_as),
    ]
    if clash := [each for each in fields if "\t" in each or "\n" in each]:
        fields = [each if each not in clash else "" for each in fields]
    said = _badge([*fields, ""], languages, phrases, site_url)
    otherwise = {
        name: value
        for name, value in ((each.name, getattr(badge, each.name)) for each in dataclasses.fields(badge))
        if (_without_outcomes(value) if name == "summary" else value) != getattr(said, name)
    }
    return "\t".join([*fields, json.dumps(_plain(otherwise), ensure_ascii=False) if otherwise else ""]).rstrip("\t")


def _more(told: Mapping[str, Mapping[str, object]], languages: tuple[str, ...], phrases: Phrases) -> str:
    """Return the phrase for what a few badges say beside what all say; "" where that is nothing."""
    rare = [
        {name: value for name, value in told[language].items() if name not in {*_TOLD, "outcomes"}}
        for language in languages
    ]
    return phrases.code([json.dumps(each, ensure_ascii=False) for each in rare]) if any(rare) else ""


def _plain(value: Any) -> Any:  # noqa: ANN401 -- JSON is Any
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _outcomes(told: Mapping[str, object]) -> list[str]:
    found = told.get("outcomes", [])
    return [str(each) for each in found] if isinstance(found, (list, tuple)) else []


def _without_outcomes(summary: Mapping[str, Mapping[str, object]]) -> dict[str, dict[str, object]]:
    return {
        language: {name: [] if name == "outcomes" else value for name, value in told.items()}
        for language, told in summary.items()
    }


def _folder(badge_id: str) -> str:
    return f"badges/{badge_id.replace('.', '/', 1)}/"


def mark(institution: str, name: str) -> str:
    """Return a short sign of a folded name at an institution: few others have the same."""
    digest = hashlib.sha256(f"{institution}\n{name}".encode(errors="surrogatepass")).digest()[:3]
    return f"~{base64.urlsafe_b64encode(digest).decode()}"


def _badge(fields: Sequence[str], languages: tuple[str, ...], phrases: Phrases, site_url: str) -> LeanBadge:
    id_, version, names, _marks, kind, *told, facts, more, outcomes, awarded, otherwise = fields
    texts = {name: phrases.texts(code) for name, code in zip(_TOLD, told, strict=True)}
    spoken = names.split(_APART)
    type_, status, below = phrases.texts(kind)[0].split(" ")
    seals = outcomes.split(_APART)
    rare = [json.loads(text) for text in phrases.texts(more)] if more else [{}] * len(languages)
    made = LeanBadge(
        id=id_,
        version=version,
        institution=id_.partition(".")[0],
        name={language: spoken[min(place, len(spoken) - 1)] for place, language in enumerate(languages)},
        achievement_id=f"{site_url}{_folder(id_)}v{version}/achievement.json",
        type=type_,
        status=status,
        page=f"{_folder(id_)}{below}",
        awarded_as=tuple(awarded.split(" ")) if awarded else (),
        summary={
            language: {**{name: text[place] for name, text in texts.items()}, "outcomes": [], **rare[place]}
            for place, language in enumerate(languages)
        },
        facts=json.loads(phrases.texts(facts)[0]),
        seals={language: seal for language, seal in zip(languages, seals, strict=False) if seal},
    )
    changes: dict[str, Any] = json.loads(otherwise) if otherwise else {}
    if "summary" in changes:  # as it is, its outcomes too
        changes["seals"] = {}
    return dataclasses.replace(made, **changes)


class BadgeLines:
    """The lines of badges, in which badges are found; no line is read but those of badges that are found."""

    def __init__(self, data: bytes, site_url: str) -> None:
        """Read the first line.

        Raises:
            ValueError: These are no such lines.
        """
        first, _, _ = data.partition(b"\n")
        head = json.loads(first)
        if not isinstance(head, dict) or head.get("schema") != LINES_SCHEMA:
            raise ValueError(f'lines of badges: expected "schema": "{LINES_SCHEMA}"')
        self._data = data
        self._begin = len(first) + 1
        self._languages = tuple(head["languages"])
        self._phrases = Phrases(head["phrases"])
        self._site_url = site_url
        # What few lists have: all others need not be looked through for it.
        self._have_own_ids = data.find(b'"achievement_id"', self._begin) >= 0
        self._have_other_issuers = data.find(b'"institution"', self._begin) >= 0

    def __iter__(self) -> Iterator[LeanBadge]:
        """Yield every badge."""
        for line in self._data[self._begin :].split(b"\n")[:-1]:
            yield self._read(line)

    def with_id(self, achievement_id: str) -> LeanBadge | None:
        """Return the badge whose achievement has this very id."""
        found = _ACHIEVEMENT.fullmatch(achievement_id.removeprefix(self._site_url))
        if found and achievement_id.startswith(self._site_url):
            badge = self._starting(f"{found[1]}.{found[2]}\t{found[3]}\t".encode())
            if badge is not None and badge.achievement_id == achievement_id:
                return badge
        listed = self._holding(json.dumps(achievement_id, ensure_ascii=False)) if self._have_own_ids else ()
        return next((badge for badge in listed if badge.achievement_id == achievement_id), None)

    def awarded_as(self, addresses: AbstractSet[str]) -> list[LeanBadge]:
        """Return the badges that issuing platforms have at one of these addresses."""
        lasts = {address.partition("?")[0].rpartition("/")[2] for address in addresses}
        candidates = (badge for last in lasts for badge in (self._holding(f"/{last}", after=_AFTER) if last else self))
        return _in_order(badge for badge in candidates if not addresses.isdisjoint(map(bare, badge.awarded_as)))

    def called(self, institution: str, names: AbstractSet[str]) -> list[LeanBadge]:
        """Return the badges of an institution that bear one of these names."""
        own = self._of(institution)
        signs = {mark(institution, name) for name in names} if own[0] < own[1] else ()
        return _in_order(
            badge
            for sign in signs
            for badge in self._holding(sign, own)
            if badge.institution == institution and not names.isdisjoint(map(folded, badge.name.values()))
        )

    def _starting(self, wanted: bytes) -> LeanBadge | None:
        """Return the badge whose line starts so."""
        begin = self._first_from(wanted)
        line = self._data[begin : self._data.find(b"\n", begin)]
        return self._read(line) if line.startswith(wanted) else None

    def _first_from(self, wanted: bytes) -> int:
        """Return where the first line begins that does not come before a text, looking halfway and halfway again."""
        low, high = self._begin, len(self._data)
        while low < high:
            begin = self._data.rfind(b"\n", self._begin - 1, (low + high) // 2) + 1
            end = self._data.find(b"\n", begin)
            low, high = (end + 1, high) if self._data[begin:end] < wanted else (low, begin)
        return low

    def _of(self, institution: str) -> tuple[int, int]:
        """Return where the lines of an institution begin and end: ids begin with it, and lines are sorted.

        Of a list in which one badge is another institution's than its id says, these are all lines.
        """
        if self._have_other_issuers:
            return self._begin, len(self._data)
        try:
            return self._first_from(f"{institution}.".encode()), self._first_from(f"{institution}/".encode())
        except UnicodeEncodeError:  # half a character, which stands in no line
            return 0, 0

    def _holding(self, text: str, within: tuple[int, int] | None = None, after: bytes = b"") -> Iterator[LeanBadge]:
        """Yield the badges in whose lines a text stands.

        Args:
            text: Within one line.
            within: Where the lines begin and end that are looked through; None: all.
            after: Signs of which one follows the text; none: any.
        """
        try:
            wanted = text.encode()
        except UnicodeEncodeError:  # half a character, which stands in no line
            return
        start, stop = within or (self._begin, len(self._data))
        place = self._data.find(wanted, start, stop)
        while place >= 0:
            if after and self._data[place + len(wanted)] not in after:
                place = self._data.find(wanted, place + 1, stop)
                continue
            begin, end = self._data.rfind(b"\n", 0, place) + 1, self._data.find(b"\n", place)
            yield self._read(self._data[begin:end])
            place = self._data.find(wanted, end, stop)

    def _read(self, line: bytes) -> LeanBadge:
        fields = line.decode().split("\t")
        fields += [""] * (len(_FIELDS) - len(fields))
        return _badge(fields, self._languages, self._phrases, self._site_url)


def _in_order(badges: Iterable[LeanBadge]) -> list[LeanBadge]:
    """Return badges once each, in the order of `trust.json`."""
    return [badge for _, badge in sorted({(badge.id, badge.version): badge for badge in badges}.items())]
