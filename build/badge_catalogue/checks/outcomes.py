"""Learning outcomes: what someone can do, said as something one does."""

import re
from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.model.text import LANGUAGES

_MANY = 12
_STEM = 5  # letters
_SMALL_WORDS = frozenset(
    "zonder jezelf anderen iemand waarom daarna welke waarin waarop wordt worden andere onder tussen zoals "  # noqa: SIM905 -- a list of words reads best as words
    "without which where their there those these other others someone yourself about would".split()
)
_CAN = re.compile(r"\b(?:kan|kun|kunt|kunnen)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NO_VERB = frozenset(
    "you your the a an this these students student participants participant learners learner candidates candidate "  # noqa: SIM905 -- a list of words reads best as words
    "knowledge understanding ability able insight skill skills awareness is has have can after to in of basic good "
    "competence competences he she they i we".split()
)
_NOUN_ENDINGS = ("ing", "tion", "ment", "ness", "ship", "ity")
_VERBS_LIKE_NOUNS = frozenset(
    "bring sing ring swing position question mention function station implement document complement supplement "  # noqa: SIM905 -- see above
    "experiment comment augment cement harness witness ship caution condition transition partition fling sling "
    "wing ping string spring king".split()
)
_DUTCH_SUBJECT = re.compile(r"(?:de|het|een|deze|kennis|inzicht|vaardigheid|begrip)\b", re.IGNORECASE)
_BARE_DUTCH = re.compile(
    r"\b(?:kennen|kent|weten|weet|begrijpen|begrijpt|kennis hebben|bekend zijn|snappen)\b", re.IGNORECASE
)
_BARE_ENGLISH = re.compile(
    r"(?:can )?(?:know|knows|understand|understands|be aware|be familiar|comprehend)\b", re.IGNORECASE
)


def _says_nothing_done(words: list[str]) -> bool:
    """Say whether an English outcome begins with something that is no verb."""
    first = words[0].lower()
    if first.endswith("ly") and len(words) > 1:  # independently install
        first = words[1].lower()
    return first in _NO_VERB or (first.endswith(_NOUN_ENDINGS) and first not in _VERBS_LIKE_NOUNS)


@check("warning")
def outcome_in_english_starts_with_verb(view: View) -> Iterator[Problem]:
    """An outcome in English starts with what someone does.

    nl: Een leeruitkomst in het Engels begint met wat iemand doet.
    Bad: text: {en: The student can install a heat pump.}
    Good: text: {en: Install a heat pump.}
    """
    for badge in view.current:
        for index, outcome in enumerate(badge.learning_outcomes):
            words = _WORDS.findall(outcome.text.values.get("en", ""))
            if words and _says_nothing_done(words):
                yield Problem(
                    badge.source,
                    ("learning_outcomes", index, "text", "en"),
                    says(
                        f"begint met '{clip(words[0])}', niet met een werkwoord",
                        f"starts with '{clip(words[0])}', not with a verb",
                    ),
                    says(
                        "begin met wat iemand doet: Install, Explain, Compare",
                        "start with what someone does: Install, Explain, Compare",
                    ),
                )


@check("warning")
def outcome_in_dutch_says_can(view: View) -> Iterator[Problem]:
    """An outcome in Dutch says 'kan', or has an infinitive at either end.

    nl: Een leeruitkomst in het Nederlands zegt 'kan', of heeft een heel werkwoord voor- of achteraan.
    Bad: text: {nl: De installatie van een warmtepomp.}
    Good: text: {nl: Je kan een warmtepomp installeren.}
    """
    for badge in view.current:
        for index, outcome in enumerate(badge.learning_outcomes):
            text = outcome.text.values.get("nl", "")
            words = _WORDS.findall(text)
            if not words or _CAN.search(text):
                continue
            infinitive = words[0].lower().endswith(("en", "aan", "ien", "oen", "ijn")) or (
                words[-1].lower().endswith(("en", "aan", "ien", "oen", "ijn")) and not _DUTCH_SUBJECT.match(text)
            )
            if not infinitive:
                yield Problem(
                    badge.source,
                    ("learning_outcomes", index, "text", "nl"),
                    says("zegt niet wat iemand kan", "does not say what someone can do"),
                    says(
                        "schrijf 'Je kan …', of eindig met een heel werkwoord",
                        "write 'Je kan …', or end with an infinitive",
                    ),
                )


@check("hint")
def outcome_shows_more_than_knowing(view: View) -> Iterator[Problem]:
    """An outcome can be seen: knowing and understanding show in what someone explains, chooses or makes.

    nl: Een leeruitkomst is te zien: kennen en begrijpen blijken uit wat iemand uitlegt, kiest of maakt.
    Bad: text: {en: Understand heat pumps.}
    Good: text: {en: Explain to a customer how a heat pump works.}
    """
    for badge in view.current:
        for index, outcome in enumerate(badge.learning_outcomes):
            for language, bare in (("nl", _BARE_DUTCH.search), ("en", _BARE_ENGLISH.match)):
                if match := bare(outcome.text.values.get(language, "")):
                    yield Problem(
                        badge.source,
                        ("learning_outcomes", index, "text", language),
                        says(f"'{match[0]}' is niet te zien", f"'{match[0]}' cannot be seen"),
                        says(
                            "schrijf wat iemand laat zien: uitleggen, kiezen, berekenen",
                            "write what someone shows: explain, choose, calculate",
                        ),
                    )


@check("error")
def outcome_once(view: View) -> Iterator[Problem]:
    """Every outcome has an identifier and a text of its own.

    nl: Elke leeruitkomst heeft een eigen kenmerk en een eigen tekst.
    Bad: learning_outcomes: [{id: lo1, …}, {id: lo1, …}]
    Good: learning_outcomes: [{id: lo1, …}, {id: lo2, …}]
    """
    for badge in view.badges:
        ids: set[str] = set()
        texts: set[tuple[str, str]] = set()
        for index, outcome in enumerate(badge.learning_outcomes):
            if outcome.id and outcome.id in ids:
                yield Problem(
                    badge.source,
                    ("learning_outcomes", index, "id"),
                    says(
                        f"kenmerk '{clip(outcome.id)}' staat er al",
                        f"identifier '{clip(outcome.id)}' stands there already",
                    ),
                    says(
                        f"kies een ander, zoals lo{len(badge.learning_outcomes)}",
                        f"choose another, such as lo{len(badge.learning_outcomes)}",
                    ),
                )
            ids.add(outcome.id)
            for language, words in outcome.text.values.items():
                key = language, words.casefold()
                if key in texts:
                    yield Problem(
                        badge.source,
                        ("learning_outcomes", index, "text", language),
                        says("deze leeruitkomst staat er al", "this outcome stands there already"),
                        says("verwijder haar of zeg het verschil", "remove it or say the difference"),
                    )
                texts.add(key)


@check("hint")
def few_outcomes(view: View) -> Iterator[Problem]:
    """A badge has at most twelve outcomes.

    nl: Een badge heeft hoogstens twaalf leeruitkomsten.
    Bad: learning_outcomes: [thirteen of them]
    Good: learning_outcomes: [four to eight of them]
    """
    for badge in view.current:
        if len(badge.learning_outcomes) > _MANY:
            yield Problem(
                badge.source,
                ("learning_outcomes", _MANY),
                says(f"{len(badge.learning_outcomes)} leeruitkomsten", f"{len(badge.learning_outcomes)} outcomes"),
                says("voeg samen, of maak twee badges", "join some, or make two badges"),
            )


@check("hint")
def outcome_names_skill(view: View) -> Iterator[Problem]:
    """A badge names at least one ESCO skill, by which it is found and compared.

    nl: Een badge noemt minstens een ESCO-vaardigheid, waarmee hij wordt gevonden en vergeleken.
    Bad: learning_outcomes: [{id: lo1, text: …}]
    Good: learning_outcomes: [{id: lo1, text: …, esco: [http://data.europa.eu/esco/skill/…]}]
    """
    for badge in view.current:
        outcomes = badge.learning_outcomes
        if outcomes and not any(
            badge.source.written("learning_outcomes", index, "esco") for index in range(len(outcomes))
        ):
            yield Problem(
                badge.source,
                ("learning_outcomes",),
                says("geen ESCO-vaardigheid", "no ESCO skill"),
                says(
                    "zoek er een in vocabularies/esco.yaml en voeg toe: esco: […]",
                    "find one in vocabularies/esco.yaml and add: esco: […]",
                ),
            )


@check("hint")
def outcome_comes_back_in_criteria(view: View) -> Iterator[Problem]:
    """Every outcome comes back in the criteria, in words of its own, as long as these may still change.

    nl: Elke leeruitkomst komt terug in de eisen, met een woord van die uitkomst, zolang die nog mogen veranderen.
    Bad: {outcome: Weld aluminium without pores., criteria: You have made two pipe welds.}
    Good: {outcome: Weld aluminium without pores., criteria: You have welded aluminium; the X-ray shows no pores.}
    """
    for badge in view.current:
        open_still = badge.criteria and not badge.first_awarded
        for index, outcome in enumerate(badge.learning_outcomes if open_still else ()):
            compared = [
                (_stems(outcome.text.get(language)) - _stems(badge.name.get(language)), badge.criteria.get(language))
                for language in LANGUAGES
                if outcome.text.has(language) and badge.criteria.has(language)
            ]
            own = [(stems, criteria.casefold()) for stems, criteria in compared if stems]
            if own and not any(stem in criteria for stems, criteria in own for stem in stems):
                yield Problem(
                    badge.source,
                    ("learning_outcomes", index),
                    says("geen van de eisen noemt deze leeruitkomst", "none of the criteria names this outcome"),
                    says(
                        "schrijf in criteria hoe dit wordt getoetst, met een woord uit de leeruitkomst",
                        "write in criteria how this is assessed, with a word of the outcome",
                    ),
                )


def _stems(text: str) -> set[str]:
    """Return the beginnings of the long words of a text: five letters, which survive most endings."""
    words = {word for part in _WORDS.findall(text.casefold()) for word in part.split("-")}
    return {word[:_STEM] for word in words - _SMALL_WORDS if len(word) >= _STEM}


CHECKS: tuple[Check, ...] = (
    outcome_in_english_starts_with_verb,
    outcome_in_dutch_says_can,
    outcome_shows_more_than_knowing,
    outcome_once,
    few_outcomes,
    outcome_names_skill,
    outcome_comes_back_in_criteria,
)
