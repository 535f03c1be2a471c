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
                    says("outcomes.starts_not_verb", words=clip(words[0])),
                    says("outcomes.start_what_someone_install"),
                )


@check("warning")
def outcome_in_dutch_says_can(view: View) -> Iterator[Problem]:
    """An outcome in Dutch says 'kan', or has an infinitive at either end.

    Bad: text: {nl: De installatie van een warmtepomp.}
    Good: text: {nl: Je kunt een warmtepomp installeren.}
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
                    says("outcomes.not_say_what_someone"),
                    says("outcomes.write_je_kan_end"),
                )


@check("hint")
def outcome_shows_more_than_knowing(view: View) -> Iterator[Problem]:
    """An outcome can be seen: knowing and understanding show in what someone explains, chooses or makes.

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
                        says("outcomes.cannot_seen", match=match[0]),
                        says("outcomes.write_what_someone_shows"),
                    )


@check("error")
def outcome_once(view: View) -> Iterator[Problem]:
    """Every outcome has an identifier and a text of its own.

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
                    says("outcomes.identifier_stands_already", id=clip(outcome.id)),
                    says("outcomes.choose_another_such_lo", number=len(badge.learning_outcomes)),
                )
            ids.add(outcome.id)
            for language, words in outcome.text.values.items():
                key = language, words.casefold()
                if key in texts:
                    yield Problem(
                        badge.source,
                        ("learning_outcomes", index, "text", language),
                        says("outcomes.outcome_stands_already"),
                        says("outcomes.remove_say_difference"),
                    )
                texts.add(key)


@check("hint")
def few_outcomes(view: View) -> Iterator[Problem]:
    """A badge has at most twelve outcomes.

    Bad: learning_outcomes: [thirteen of them]
    Good: learning_outcomes: [four to eight of them]
    """
    for badge in view.current:
        if len(badge.learning_outcomes) > _MANY:
            yield Problem(
                badge.source,
                ("learning_outcomes", _MANY),
                says("outcomes.outcomes", number=len(badge.learning_outcomes)),
                says("outcomes.join_some_make_two"),
            )


@check("hint")
def outcome_names_skill(view: View) -> Iterator[Problem]:
    """A badge names at least one ESCO skill, by which it is found and compared.

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
                says("outcomes.no_esco_skill"),
                says("outcomes.find_one_vocabularies_esco"),
            )


@check("hint")
def outcome_comes_back_in_criteria(view: View) -> Iterator[Problem]:
    """Every outcome comes back in the criteria, in words of its own, as long as these may still change.

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
                    says("outcomes.none_criteria_names_outcome"),
                    says("outcomes.write_criteria_how_assessed"),
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
