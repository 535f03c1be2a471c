"""Names of institutions: told apart, and in a family or shared only where both sides say so.

Likeness is judged by the verifier's own judge: what it would take for a disguise may not be listed either.
"""

from collections.abc import Iterator
from itertools import combinations

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.facts.families import related
from badge_catalogue.model import Institution, Path
from badge_verifier.trust import lookalike


def names_of(institution: Institution) -> list[tuple[Path, str]]:
    """Return every name of an institution with its place: in each language, short and former ones."""
    written: list[tuple[Path, str]] = [(("name", language), name) for language, name in institution.name.values.items()]
    return written + [(("other_names", index), name) for index, name in enumerate(institution.other_names)]


def _alike(one: Institution, other: Institution) -> tuple[Path, str] | None:
    """Return the first name of `one` that a reader could take for one of `other`'s."""
    listed = list(dict.fromkeys(name for _, name in names_of(other)))
    return next(
        (
            (path, name)
            for path, name in names_of(one)
            if any(lookalike.resembles(name, each) or lookalike.resembles(each, name) for each in listed)
        ),
        None,
    )


@check("error")
def institution_looks_like_no_other(view: View) -> Iterator[Problem]:
    """An institution's name cannot be mistaken for another's, unless both say that they share it.

    Bad: Hogeschool Zuiderzee and Hogeschool Zuider-Zee
    Good: Hogeschool Zuiderzee and Academie Oosterdijk
    """
    known = view.catalogue
    for first, second in combinations(known.institutions.values(), 2):
        if related(first, second, known) or (found := _alike(second, first)) is None:
            continue
        path, name = found
        yield Problem(
            second.source,
            path,
            says("names.resembles_name", name=clip(name), id=first.id),
            says("names.choose_name_nobody_mistakes"),
        )


@check("error")
def parent_names_its_units(view: View) -> Iterator[Problem]:
    """A parent and its units name each other.

    Bad: parent: demo-hbo, while demo-hbo has no such unit
    Good: parent: demo-hbo here, and units: [demo-hbo-zorg] there
    """
    known = view.catalogue.institutions
    for institution in known.values():
        parent = known.get(institution.parent or "")
        if parent is not None and institution.id not in parent.units:
            yield Problem(
                institution.source,
                ("parent",),
                says("names.not_name_unit", id=parent.id),
                says("names.let_add_units", id=parent.id, id_2=institution.id),
            )
        yield from _answered(view, institution, "units", "parent")


@check("error")
def sharing_is_mutual(view: View) -> Iterator[Problem]:
    """Who shares a name or a host with another is named by it too.

    Bad: shares_with: [demo-wo], while demo-wo names nobody
    Good: shares_with: [demo-wo] here, and shares_with: [demo-hbo] there
    """
    for institution in view.catalogue.institutions.values():
        yield from _answered(view, institution, "shares_with", "shares_with")


def _answered(view: View, institution: Institution, field: str, answer: str) -> Iterator[Problem]:
    """Yield the institutions of a list that are not there, or that do not answer with this one's id."""
    known = view.catalogue.institutions
    for index, name in enumerate(getattr(institution, field)):
        other = known.get(name)
        if other is None:
            message = says("names.no_institution", name=clip(name))
            yield Problem(institution.source, (field, index), message, choose(name, known.keys() - {institution.id}))
        elif (other is institution and field == answer) or institution.id not in _listed(getattr(other, answer)):
            yield Problem(
                institution.source,
                (field, index),
                says("names.not_name", name=name, id=institution.id),
                says("names.let_add_under", name=name, answer=answer, id=institution.id),
            )


def _listed(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value or "",) if value is None or isinstance(value, str) else value


CHECKS: tuple[Check, ...] = (institution_looks_like_no_other, parent_names_its_units, sharing_is_mutual)
