"""How texts read: both languages, no empty words, nothing that pretends to be something else."""

import re
from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, clip, says
from badge_catalogue.checks.view import TextAt, View
from badge_catalogue.definitions import languages
from badge_catalogue.definitions.damaged import DAMAGED, LOST, MISREAD, SUSPECT, mended
from badge_catalogue.limits import TONGUE_TOLD
from badge_catalogue.model import Badge
from badge_catalogue.model.text import LANGUAGES, Text

_LONGEST_NAME = 80
_ENOUGH = 20  # letters that say something
_TOLD = 8  # words from which the language of a text can be told
_SURE = 3  # words of the other language that settle it

_SUPERLATIVES = {
    "nl": re.compile(
        r"\b(?:aller)?beste (?:opleiding|cursus|training|docenten|school|badge|programma)\b"
        r"|\bunieke? (?:kans|opleiding|cursus|programma|training|aanbod|badge|ervaring|mogelijkheid)\b"
        r"|\b(?:toonaangevende?|baanbrekende?|revolutionaire?|ongeëvenaarde?|wereldklasse|fantastische?|geweldige?"
        r"|excellente? (?:opleiding|cursus|training|docenten|onderwijs))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:very )?best (?:course|programme|training|teachers|school|badge|education)\b"
        r"|\bunique (?:chance|course|programme|training|offer|badge|experience|opportunity)\b"
        r"|\b(?:world-class|world-leading|market-leading|cutting-edge|ground-?breaking|unrivalled|unparalleled"
        r"|revolutionary|fantastic|amazing|excellent (?:course|programme|training|teachers|education))\b",
        re.IGNORECASE,
    ),
}
# Part of each of them, in small letters: a look that costs a third of the search.
_PRAISING = {
    "nl": (
        "beste ", "uniek", "toonaangevend", "baanbrekend", "revolutionair", "ongeëvenaard", "wereldklasse",
        "fantastisch", "geweldig", "excellent",
    ),
    "en": (
        "best ", "unique ", "world-", "market-", "cutting-edge", "breaking", "unrivalled", "unparalleled",
        "revolutionary", "fantastic", "amazing", "excellent ",
    ),
}  # fmt: skip
_UNFINISHED = ("todo", "tbd", "fixme", "xxx", "ipsum", "in te vullen", "filled in", "…", "...")
_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME|XXX+)\b|lorem ipsum|\bnog in te vullen\b|\bto be filled in\b|^\W*(?:…|\.\.\.)\W*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# Words that are often met in one language and seldom in the others.
_OFTEN = {
    "nl": frozenset(
        "de het een en van je voor niet wordt naar ook bij uit aan dat deze zijn kunt met waar hoe".split()  # noqa: SIM905 -- a list of words reads best as words
    ),
    "en": frozenset("the of and to you for with not that are your this from how which will be by it as".split()),  # noqa: SIM905 -- see above
}
# Cyrillic, and the Greek letters that look Latin, within a word that is Latin otherwise; and letters of other widths.
_FOREIGN = "\u0400-\u052f\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf"
_MIXED = re.compile(rf"[A-Za-zÀ-ɏ][{_FOREIGN}]|[{_FOREIGN}][A-Za-zÀ-ɏ]|[\uff21-\uff5a\U0001d400-\U0001d7ff]")


def _mendable(view: View) -> Iterator[TextAt]:
    """Yield the texts that may still change: not those of frozen earlier versions."""
    return (item for item in view.texts if not (isinstance(item.entry, Badge) and not item.entry.current))


def _plain(text: str) -> str:
    """Return the letters and digits of a text, for comparison."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@check("error")
def letters_are_undamaged(view: View) -> Iterator[Problem]:
    """A text holds no letters that were damaged when a file was saved.

    Bad: nl: Een cafÃ© runnen
    Good: nl: Een café runnen
    """
    for item in _mendable(view):
        for language in LANGUAGES:
            text = item.text.get(language)
            if text.isascii() or not SUSPECT.search(text):
                continue
            if not (broken := DAMAGED.search(text) or LOST.search(text) or MISREAD.search(text)):
                continue
            around = " ".join(text[max(broken.start() - 12, 0) : broken.end() + 12].split())
            better = mended(around) if DAMAGED.search(around) else ""
            yield Problem(
                item.source,
                (*item.path, language),
                says("wording.letters_look_damaged", around=around),
                (says("wording.write", better=better) if better else says("wording.type_letters_accents_anew")),
                "error" if not MISREAD.search(text) else "warning",
            )


@check("warning")
def both_languages(view: View) -> Iterator[Problem]:
    """Text for people is there in every language of the catalogue.

    Bad: name: {nl: Warmtepompen installeren}
    Good: name: {nl: Warmtepompen installeren, en: Installing heat pumps}
    """
    for source, path, text, _ in _mendable(view):
        for language in LANGUAGES:
            if not text.has(language) and not source.written(*path, language):
                yield Problem(
                    source,
                    path,
                    no_text_in(language),
                    says("wording.add", tongue=language),
                )


def no_text_in(language: str) -> Text:
    """Return the message that a text is not there in a language."""
    return says("wording.no_text_in", tongue=_named(language))


def _named(language: str) -> Text | str:
    """Return the name of a language in each language."""
    found = languages.term(language)
    return found.label if found else language


@check("error")
def default_language_present(view: View) -> Iterator[Problem]:
    """Name, description and criteria are there in the badge's own language.

    Bad: {default_language: nl, name: {en: Installing heat pumps}}
    Good: {default_language: nl, name: {nl: Warmtepompen installeren, en: Installing heat pumps}}
    """
    for badge in view.badges:
        for name in ("name", "description", "criteria"):
            text = getattr(badge, name)
            language = badge.default_language
            if text and language and not text.has(language) and not badge.source.written(name, language):
                yield Problem(
                    badge.source,
                    (name,),
                    says("wording.no", name=name, tongue=language),
                    says("wording.add_change_default_language", tongue=language),
                )


@check("warning")
def name_is_short(view: View) -> Iterator[Problem]:
    """A name has at most 80 characters.

    Bad: name: {en: Everything one needs to know about the installation of heat pumps in houses that were built earlier}
    Good: name: {en: Installing heat pumps}
    """
    for badge in view.current:
        for language, text in badge.name.values.items():
            if len(text) > _LONGEST_NAME:
                yield Problem(
                    badge.source,
                    ("name", language),
                    says("wording.name_characters", number=len(text)),
                    says("wording.shorten_80"),
                )


@check("warning")
def description_is_not_name(view: View) -> Iterator[Problem]:
    """A description says more than the name.

    Bad: {name: {en: First aid}, description: {en: First aid.}}
    Good: {name: {en: First aid}, description: {en: You learn to act in the first ten minutes after an accident.}}
    """
    for badge in view.current:
        for language, text in badge.description.values.items():
            name = _plain(badge.name.values.get(language, ""))
            rest = _plain(text).replace(name, "", 1) if name else _plain(text)
            if len(rest.replace(" ", "")) < _ENOUGH:
                yield Problem(
                    badge.source,
                    ("description", language),
                    says("wording.description_says_no_more"),
                    says("wording.write_two_sentences_what"),
                )


@check("warning")
def criteria_say_something(view: View) -> Iterator[Problem]:
    """Criteria are readable here, not on a page elsewhere that may vanish.

    Bad: criteria: {en: "See https://school.example.org/criteria"}
    Good: criteria: {en: You installed and tested a heat pump while the assessor watched.}
    """
    for badge in view.current:
        for language, text in badge.criteria.values.items():
            left = re.sub(
                r"https?://\S+|\[[^\]]*\]\([^)]*\)|\b(?:zie|see|kijk op|look at)\b", "", text, flags=re.IGNORECASE
            )
            if len("".join(_WORD.findall(left))) < _ENOUGH:
                yield Problem(
                    badge.source,
                    ("criteria", language),
                    says("wording.criteria_say_too_little"),
                    says("wording.write_what_someone_did"),
                )


@check("warning")
def no_superlatives(view: View) -> Iterator[Problem]:
    """A text describes, it does not praise.

    Bad: description: {en: A world-class course …}
    Good: description: {en: A course of five evenings …}
    """
    for source, path, text, _ in _mendable(view):
        for language, words in text.values.items():
            small = words.lower()
            if not any(part in small for part in _PRAISING.get(language, ())):
                continue
            if match := _SUPERLATIVES[language].search(words):
                yield Problem(
                    source,
                    (*path, language),
                    says("wording.praises", match=match[0]),
                    says("wording.leave_out_state_fact"),
                )


@check("error")
def no_placeholder(view: View) -> Iterator[Problem]:
    """A published text is finished.

    Bad: description: {en: TODO}
    Good: description: {en: You learn to …}
    """
    for source, path, text, entry in view.texts:
        for language, words in text.values.items():
            small = words.lower()
            if any(part in small for part in _UNFINISHED) and (match := _PLACEHOLDER.search(words)):
                draft = isinstance(entry, Badge) and entry.status == "draft"
                yield Problem(
                    source,
                    (*path, language),
                    says("wording.still_stands_here", match=clip(match[0])),
                    says("wording.write_text"),
                    "warning" if draft else None,
                )


@check("warning")
def text_in_its_language(view: View) -> Iterator[Problem]:
    """A text is in the language under which it stands.

    Bad: description: {nl: You learn how to install the pump and to test it for the customer.}
    Good: description: {en: You learn how to install the pump and to test it for the customer.}
    """
    for source, path, text, _ in _mendable(view):
        for language, words in text.values.items():
            found = _WORD.findall(words[:TONGUE_TOLD].lower())
            if len(found) < _TOLD:
                continue
            met = {each: sum(map(often.__contains__, found)) for each, often in _OFTEN.items()}
            own = met.pop(language, None)
            wrong = max(met, key=met.__getitem__)
            if own is not None and met[wrong] >= _SURE and met[wrong] > 2 * own:
                yield Problem(
                    source,
                    (*path, language),
                    says("wording.looks_like", tongue=_named(wrong)),
                    says("wording.write_tongue_here", tongue=_named(language), wrong=wrong),
                )


@check("error")
def no_mixed_script(view: View) -> Iterator[Problem]:
    """A word is written in one alphabet.

    Bad: 'name: {nl: Waterland} with the Cyrillic letter U+0430'
    Good: 'name: {nl: Waterland}'
    """
    for source, path, text, _ in view.texts:
        for language, words in text.values.items():
            if not words.isascii() and (match := _MIXED.search(words)):
                letter = next((sign for sign in match[0] if sign > "\u0370"), match[0][0])
                yield Problem(
                    source,
                    (*path, language),
                    says("wording.letter_u_looks_like", letter=ord(letter)),
                    says("wording.type_word_again"),
                )


CHECKS: tuple[Check, ...] = (
    letters_are_undamaged,
    both_languages,
    default_language_present,
    name_is_short,
    description_is_not_name,
    criteria_say_something,
    no_superlatives,
    no_placeholder,
    text_in_its_language,
    no_mixed_script,
)
