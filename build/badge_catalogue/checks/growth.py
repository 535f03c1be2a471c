"""Wild growth: the same badge twice, here or elsewhere."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, says
from badge_catalogue.checks.view import View
from badge_catalogue.model import Badge

_SMALL_WORDS = frozenset("de het een en van in voor met op the a an of and for in to with on to basis".split())  # noqa: SIM905 -- a list of words reads best as words
_SHORT = 5  # letters of a word that has no ending to leave out
_TELLING = 3  # shared skills from which two badges may be one
_MOST = 50  # badges of one name beyond which the first suffices


def _key(name: str) -> str:
    """Return a name without order, case, accents, endings and small words."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    words = re.findall(r"\w+", "".join(sign for sign in folded if not unicodedata.combining(sign)))
    stems = (
        re.sub(r"(?:ing|en|s|e)$", "", word) if len(word) > _SHORT else word
        for word in words
        if word not in _SMALL_WORDS
    )
    return " ".join(sorted(stems))


def likeness(badge: Badge) -> set[object]:
    """Return the marks that a badge shares with every badge that resembles it: its names, and the set of its skills."""
    keys: set[object] = {(language, _key(name)) for language, name in badge.name.values.items()}
    skills = frozenset(uri for outcome in badge.learning_outcomes for uri in outcome.esco)
    if len(skills) >= _TELLING:
        keys.add((badge.type, skills))
    return keys


def _related(one: Badge, other: Badge) -> bool:
    """Say whether two badges know of each other: one template, one after the other, or stacked."""
    if one.template and one.template == other.template:
        return True
    return _names(one, other.id) or _names(other, one.id)


def _same_name(one: Badge, other: Badge) -> bool:
    """Say whether a stricter rule speaks already."""
    shared = one.name.values.items() & other.name.values.items()
    return one.issuer == other.issuer and bool(shared)


def _names(badge: Badge, other: str) -> bool:
    stacking = badge.stacking
    listed = (
        (*stacking.into, *stacking.requires, *stacking.recommends, *(item.badge for item in stacking.accepts))
        if stacking
        else ()
    )
    return badge.replaced_by == other or other in listed


@check("warning")
def name_once_per_institution(view: View) -> Iterator[Problem]:
    """Two badges of one institution have different names.

    Bad: two badges named First aid at demo-mbo
    Good: First aid, and First aid for children
    """
    seen: dict[tuple[str, str, str], Badge] = {}
    for badge in view.everyone:
        for language, name in badge.name.values.items():
            first = seen.setdefault((badge.issuer, language, name.casefold()), badge)
            if first is not badge and not {first.status, badge.status} & {"retired", "superseded"}:
                yield Problem(
                    badge.source,
                    ("name", language),
                    says("growth.name_too", id=first.id),
                    says("growth.say_name_how_they"),
                )


@check("hint")
def resembles_another_badge(view: View) -> Iterator[Problem]:
    """A badge that resembles another one adopts it or refers to it.

    Bad: First aid at demo-hbo, beside First aid at demo-mbo
    Good: the same with template, or with stacking that names the other
    """
    groups: dict[object, list[Badge]] = defaultdict(list)
    for badge in view.everyone:
        if badge.status not in {"retired", "superseded"}:
            for key in likeness(badge):
                groups[key].append(badge)
    told: set[str] = set()
    for badges in groups.values():
        for index, badge in enumerate(badges[1:_MOST], start=1):
            other = next((other for other in badges[:index] if not _related(badge, other)), None)
            if other is not None and badge.id not in told and not _same_name(badge, other):
                told.add(badge.id)
                yield Problem(
                    badge.source,
                    ("name",),
                    says("growth.resembles", id=other.id),
                    says("growth.adopt_template_refer_say"),
                )


@check("error")
def nothing_twice_in_a_list(view: View) -> Iterator[Problem]:
    """A value stands in a list once.

    Bad: sector: [mbo, mbo]
    Good: sector: [mbo, hbo]
    """
    seen: dict[tuple[int, object], set[str]] = defaultdict(set)
    for source, path, value, _, entry in view.values:
        if not path or not isinstance(path[-1], int):
            continue
        values = seen[id(entry), path[:-1]]
        if value in values:
            yield Problem(
                source,
                path,
                says("growth.stands_already", value=value[:60]),
                says("growth.remove_one"),
            )
        values.add(value)


CHECKS: tuple[Check, ...] = (name_once_per_institution, resembles_another_badge, nothing_twice_in_a_list)
