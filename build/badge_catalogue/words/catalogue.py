"""The words of the catalogue page, per language: facets, their fixed options, and what the page itself says.

Names of things that have a vocabulary of their own (levels, fields, skills) come from there, never from here.
"""

from collections.abc import Iterable, Mapping
from functools import cache, partial

from badge_catalogue.model import AUDIENCES, LADDERS, SECTORS, TYPES
from badge_catalogue.model.text import ByLanguage
from badge_catalogue.packs import AT_HAND
from badge_catalogue.words import WORDS
from badge_catalogue.words.po import group, words

# Facets in the order of the page: the first group stands in sight, the rest under "Meer filters".
IN_SIGHT = ("subject", "audience", "counts", "target", "hours", "place", "schedule", "start")
MORE = (
    "type",
    "sector",
    "practice",
    "eqf",
    "national",
    "framework",
    "leads",
    "credits",
    "quality",
    "institution",
    "language",
    "participation",
    "assessment",
    "field",
    "skill",
    "occupation",
    "stackable",
    "cost",
    "status",
)


def more() -> tuple[str, ...]:
    """Return the facets under "Meer filters"; that of levels is named after the ladder of the country."""
    return tuple(name for each in MORE for name in (LADDERS[1:] if each == "national" else (each,)))


FACETS: Mapping[str, Mapping[str, str]] = ByLanguage(partial(group, "catalogue", "facet"))


def _same(language: str, kind: str, keys: Iterable[str]) -> dict[str, str]:
    """Return the words the other pages use for the same things, with a capital as an option begins."""
    return {key: (name := WORDS[language][f"{kind}_{key}"])[:1].upper() + name[1:] for key in keys}


def _options(language: str) -> dict[str, dict[str, str]]:
    """Return the words of every option by its facet, as the catalogue at hand has them."""
    return _options_of(language, AT_HAND.turn)


@cache
def _options_of(language: str, _turn: int) -> dict[str, dict[str, str]]:
    """Return the words of every option by its facet; a kind that other pages name too is called as there."""
    found: dict[str, dict[str, str]] = {}
    for key, said in words("catalogue", language).items():
        group_name, _, rest = key.partition(".")
        if group_name == "option":
            facet, _, option = rest.partition(".")
            found.setdefault(facet, {})[option] = said
    found["audience"] = _same(language, "audience", AUDIENCES)
    found["type"] = _same(language, "type", TYPES)
    if "sbu" not in AT_HAND.load:
        found.get("credits", {}).pop("sbu", None)
    found["sector"] = {key: WORDS[language][f"sector_{key}"] for key in SECTORS}
    return {facet: found[facet] for facet in (*IN_SIGHT, *more()) if facet in found}


OPTIONS: Mapping[str, Mapping[str, Mapping[str, str]]] = ByLanguage(_options)

PAGE: Mapping[str, Mapping[str, str]] = ByLanguage(partial(group, "catalogue", "page"))


def _also(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the names of the fixed options in the other languages, and their everyday names."""
    return _also_of(language, AT_HAND.turn)


@cache
def _also_of(language: str, _turn: int) -> Mapping[str, Mapping[str, str]]:
    """Return the names of the fixed options in the other languages, and their everyday names."""
    names: dict[str, dict[str, str]] = {facet: dict(keys) for facet, keys in _BESIDES.items()}
    for facet, options in ((facet, options) for each in AT_HAND.packs for facet, options in each.also.items()):
        names.setdefault(facet, {}).update(options)
    names["sector"] = {key: said for key, said in names["sector"].items() if key in SECTORS}
    for other, facets in OPTIONS.items():
        for facet in ("schedule", "audience", "type", "cost") if other != language else ():
            for key, label in facets[facet].items():
                said = names.setdefault(facet, {})
                if len(words := label.casefold().split()) == 1:
                    said[key] = f"{said.get(key, '')} {words[0]}".strip()
    return names


# What people type for an option that is called otherwise: single words, in both languages, without accents. What is
# called so in one country alone stands with its pack, as `also`.
_BESIDES: Mapping[str, Mapping[str, str]] = {
    "sector": {},
    "type": {
        "regular": "regulier reguliere regular",
        "microcredential": "microcredentials",
        "extra_curricular": "extracurriculair extracurriculaire extracurricular extra-curriculair",
    },
    "schedule": {
        "day": "dag dagopleiding",
        "evening": "avond avonden avondopleiding avondcursus avondschool evening",
        "weekend": "weekend weekeinde zaterdag zondag saturday sunday",
        "own_pace": "tempo zelfstudie thuisstudie self-paced self-study",
    },
    "cost": {"free": "gratis kosteloos free", "nothing_extra": "gratis kosteloos free"},
    "counts": {
        "confirmed": "vrijstelling vrijstellingen exemption exemptions stapelbaar stackable "
        "erkend erkende erkenning erkenningen recognised recognized recognition",
        "claimed": "vrijstelling vrijstellingen exemption exemptions stapelbaar stackable",
    },
    "leads": {},
    "credits": {"ects": "ects ec credits studiepunt studiepunten ects-punten ects-credits ecs"},
    "audience": {
        "student": "student studenten students",
        "professional": "werkende bijscholing omscholing",
        "jobseeker": "werkloos werkloze werkzoekende unemployed",
        "international": "buitenlands buitenland international",
    },
    "eqf": {
        "1": "zonder_diploma zonder_een_diploma geen_diploma without_a_diploma without_diploma no_diploma",
        "2": "zonder_diploma zonder_een_diploma geen_diploma without_a_diploma without_diploma no_diploma",
        "5": "associate_degree associate_degree_level associate_degree_niveau",
        "6": "bachelor bachelor_level bachelor_niveau bachelor-niveau bachelorniveau undergraduate undergraduate_level",
        "7": "master master_level master_niveau master-niveau masterniveau postgraduate postgraduate_level",
        "8": "doctoral_level doctorate_level phd_level phd-niveau doctoraal_niveau",
    },
    "hours": {
        "0-10": "one_day_course one_day_training one_day_class one_day_workshop one-day 1_day_course 1-day in_one_day"
        " short_course van_een_dag van_1_dag in_een_dag in_1_dag een_dag_cursus dagcursus eendaags eendaagse 1-daagse"
        " korte_cursus",
        "10-40": "one_week_course one-week 1_week_course in_one_week two_day_course two-day van_een_week van_1_week"
        " in_een_week tweedaagse short_course korte_cursus",
    },
    "language": {"nl": "nederlandstalig dutch", "en": "engelstalig english"},
    "participation": {"online": "online", "blended": "online hybride hybrid", "work_experience": "stage werkplek"},
}

ALSO: Mapping[str, Mapping[str, Mapping[str, str]]] = ByLanguage(_also)

NEAR: Mapping[str, Mapping[str, str]] = ByLanguage(partial(group, "catalogue", "near"))
"""What people are or want to be, by the field of ISCED-F that such work lies in: single words, "_" for a space."""
