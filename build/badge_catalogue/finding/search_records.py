"""What the full-text search knows of a badge: one compact record per badge and language, and the words they hold.

A record is at most WORDS words, so that ten thousand fit in a small index. Names and everyday words come first, in both
languages: whoever searches in English finds a badge described in Dutch by its skills. Pagefind finds words by their
beginning alone, so the last part of a Dutch compound is added: "basiszorg" is found by "zorg".
A record says where in it the sentences end, the key words in the page's language, those in the other (the words after
these are found but never shown), and among the key words the skills: everyday words and occupations follow.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from badge_catalogue.facts import markdown
from badge_catalogue.finding.order import plain_order
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.pieces import piece

WORDS = 172
_DESCRIPTION = 40
_OUTCOMES = 36
_SKILLS = 56
_PARTS = 10
_ENTRANTS = 14  # words on whom it is for and what they bring
_SHORTEST_PART = 4  # letters of the last part of a compound
_COMPOUNDING = frozenset({"nl"})  # languages that write words together
_LINKS = ("", "s", "e", "en")  # what Dutch puts between the parts
_SHORTEST = 3  # letters of a word worth correcting to
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def records(badges: Iterable[Badge], catalogue: Catalogue, language: str) -> list[str]:
    """Return the records of all badges, each with the parts of its compounds that are words of any badge."""
    badges = tuple(badges)
    known = frozenset(word for badge in badges for word in _words(_all_text(badge, catalogue, language).casefold()))
    return [record(badge, catalogue, language, known) for badge in badges]


def record(badge: Badge, catalogue: Catalogue, language: str, known: frozenset[str] = frozenset()) -> str:
    """Return the HTML page that Pagefind reads for a badge.

    Args:
        badge: What it is about.
        catalogue: Names the skills.
        language: Of the page.
        known: Words in lower case that a compound may be made of.
    """
    budget = _Budget(WORDS)
    name = budget.take(badge.name.get(language))
    jobs = _occupations(badge, catalogue, language)
    everyday = budget.take(" · ".join([*badge.search_words.get(language, ()), *jobs]))
    other = budget.take(" · ".join(_other_names(badge, language)))
    skills = budget.take(" · ".join(_skills(badge, catalogue, language)), _SKILLS)
    description = markdown.plain(badge.description.get(language))
    outcomes = [markdown.plain(outcome.text.get(language)) for outcome in badge.learning_outcomes]
    body = budget.take(description, _DESCRIPTION)
    can = budget.take(" ".join(outcomes), _OUTCOMES)
    parts = budget.take(
        " ".join(_parts(_all_text(badge, catalogue, language), known)) if language in _COMPOUNDING else "", _PARTS
    )
    entrants = budget.take(" ".join(budget.unseen(_for_whom(badge, language))), _ENTRANTS)
    foreign = budget.take(
        " · ".join(
            label
            for tongue in LANGUAGES
            if tongue != language
            for label in (*_occupations(badge, catalogue, tongue), *_skills(badge, catalogue, tongue))
        )
    )
    rest = budget.take(" ".join(budget.unseen(f"{description} {' '.join(outcomes)}")))
    unshown = " ".join(part for part in (parts, entrants, rest) if part)
    sentences = sum(len(part.split()) for part in (name, body, can))
    keys = sentences + sum(len(part.split()) for part in (skills, everyday))
    of_skills = sentences + len(skills.split())
    others = keys + sum(len(part.split()) for part in (other, foreign))
    ends = f"{sentences}-{keys}-{others}-{of_skills}"
    texts = (name, ends, body, can, skills, everyday, other, foreign, unshown, _codes(badge, language))
    return str(piece("search_record.html", "page", language, *texts))


def _codes(badge: Badge, language: str) -> str:
    """Return the codes of a badge in registers and the work that it attests, outside the budget of words: a few."""
    codes = badge.programme_codes
    given = [codes.crebo, codes.keuzedeel, codes.mbo_certificaat, codes.rio] if codes else []
    if badge.practice:
        file = badge.practice.qualification
        given += [file.code, file.name.get(language)]
        for process in badge.practice.processes:
            given += [process.code, process.name.get(language), process.task_code, process.task.get(language)]
    return " ".join(dict.fromkeys(word for text in given if text for word in text.split()))


def vocabulary(records: Iterable[str]) -> dict[str, list[str] | list[int]]:
    """Return every word of the records in alphabetical order and how many records hold it."""
    counts: Counter[str] = Counter()
    for page in records:
        text = re.sub(r"<[^>]*>", " ", page.split("<body", 1)[1])
        counts.update({word for word in _words(text.casefold()) if len(word) >= _SHORTEST})
    found = sorted(counts, key=lambda word: (plain_order(word), word))
    return {"words": found, "counts": [counts[word] for word in found]}


class _Budget:
    """Hands out words until there are no more."""

    def __init__(self, words: int) -> None:
        self._left = words
        self._seen: set[str] = set()

    def take(self, text: str, most: int = WORDS) -> str:
        """Return the beginning of a text, with as many words as the budget and `most` allow."""
        taken = [part for part in text.split() if part][: min(most, self._left)]
        self._left -= sum(1 for part in taken if part != "·")
        self._seen.update(_words(" ".join(taken).casefold()))
        return " ".join(taken).removesuffix(" ·")

    def unseen(self, text: str) -> Iterator[str]:
        """Yield the words of a text that were not handed out yet, short ones left out."""
        for word in dict.fromkeys(_words(text)):
            if len(word) > _SHORTEST and word.casefold() not in self._seen:
                yield word


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _all_text(badge: Badge, catalogue: Catalogue, language: str) -> str:
    outcomes = (outcome.text.get(language) for outcome in badge.learning_outcomes)
    texts = (badge.name.get(language), badge.description.get(language), *outcomes)
    return " ".join((*texts, *_skills(badge, catalogue, language), *badge.search_words.get(language, ())))


def _parts(text: str, known: frozenset[str]) -> list[str]:
    """Return the known words in which compounds of a text end, where what stands before is known as well."""
    words = dict.fromkeys(_words(text.casefold()))
    found: dict[str, None] = {}
    for word in words:
        for start in range(_SHORTEST, len(word) - _SHORTEST_PART + 1):
            before, part = word[:start], word[start:]
            if part in known and any(before.removesuffix(link) in known for link in _LINKS if before.endswith(link)):
                found[part] = None
                break
    return [part for part in found if part not in words]


def _for_whom(badge: Badge, language: str) -> str:
    """Return whom a badge is for and what they have to bring: who looks for work types what they are."""
    return " ".join(markdown.plain(text.get(language)) for text in (badge.target_group, badge.prerequisites) if text)


def _other_names(badge: Badge, language: str) -> Iterator[str]:
    for tongue in LANGUAGES:
        if tongue != language:
            yield from [badge.name.get(tongue)] if badge.name.has(tongue) else []
            yield from badge.search_words.get(tongue, ())


def _occupations(badge: Badge, catalogue: Catalogue, language: str) -> list[str]:
    terms = catalogue.vocabularies.get("occupations", {})
    return [terms[uri].label.get(language) for uri in badge.occupations if uri in terms]


def _skills(badge: Badge, catalogue: Catalogue, language: str) -> list[str]:
    terms = catalogue.vocabularies.get("esco", {})
    uris = dict.fromkeys(uri for outcome in badge.learning_outcomes for uri in outcome.esco)
    return [terms[uri].label.get(language) for uri in uris if uri in terms]
