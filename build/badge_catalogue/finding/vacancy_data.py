"""What the page that reads a vacancy downloads: `vacancy/terms.json`, the words of skills and occupations in use.

A term is [kind, label, other words, badges]: badges are places in the list of badges. Only what a badge that can be
earned evidences stands here; the vacancy itself never leaves the browser.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from badge_catalogue.addresses import home
from badge_catalogue.drawings.small_pictures import small_pictures
from badge_catalogue.finding.facets import as_json, rows
from badge_catalogue.model import Badge, Catalogue, Term
from badge_catalogue.model.text import LANGUAGES

FILE = "vacancy/terms.json"
KINDS = ("skill", "occupation", "word")


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield site path and bytes of the terms of every language."""
    for language in LANGUAGES:
        yield f"{home(language)}{FILE}", as_json(table(catalogue, language))


def table(catalogue: Catalogue, language: str) -> dict[str, Any]:
    """Return the terms of one language with the badges that evidence them, JSON-ready."""
    badges = [badge for badge in rows(catalogue, language) if badge.status == "active"]
    issuers = sorted({badge.issuer for badge in badges})
    return {
        "badges": {
            "id": [badge.id for badge in badges],
            "name": [badge.name.get(language) for badge in badges],
            "issuer": [issuers.index(badge.issuer) for badge in badges],
        },
        "pictures": small_pictures(badges, catalogue),
        "issuers": [catalogue.institutions[name].name.get(language) for name in issuers],
        "terms": list(_terms(catalogue, badges, language)),
    }


def _terms(catalogue: Catalogue, badges: list[Badge], language: str) -> Iterator[list[Any]]:
    skills: dict[str, list[int]] = {}
    occupations: dict[str, list[int]] = {}
    words: dict[str, list[int]] = {}
    for place, badge in enumerate(badges):
        for uri in dict.fromkeys(uri for outcome in badge.learning_outcomes for uri in outcome.esco):
            skills.setdefault(uri, []).append(place)
        for uri in badge.occupations:
            occupations.setdefault(uri, []).append(place)
        for tongue in LANGUAGES:
            for word in badge.search_words.get(tongue, ()):
                held = words.setdefault(word.casefold(), [])
                held += [] if place in held else [place]
    known = catalogue.vocabularies
    labelled = [
        *_labelled(0, skills, known.get("esco", {}), language),
        *_labelled(1, occupations, known.get("occupations", {}), language),
    ]
    for term in labelled:  # a word that is such a label is no second thing
        term[3] = sorted({*term[3], *words.pop(term[1].casefold(), ())})
    yield from labelled
    yield from ([2, word, [], held] for word, held in sorted(words.items()))


def _labelled(
    kind: int, used: Mapping[str, list[int]], terms: Mapping[str, Term], language: str
) -> Iterator[list[Any]]:
    for uri, places in sorted(used.items()):
        if uri in terms:
            label = terms[uri].label
            yield [
                kind,
                label.get(language),
                [said for said in label.values.values() if said != label.get(language)],
                places,
            ]
