"""Any badge of invented institutions in three countries: strategies, and how what came in is read again."""

from dataclasses import replace
from typing import Any

import demonstrated
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from badge_catalogue import model as m
from badge_catalogue.definitions import languages
from badge_catalogue.definitions.load import load, load_files
from badge_catalogue.definitions.writing import definition
from badge_catalogue.imports.record import Incoming
from badge_catalogue.model import Badge
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.settings import Settings

LOADED = load(demonstrated.CATALOGUE)[0]
# One institution in each country, with the languages that people learn in there.
HOMES = {
    "demo-mbo": ("NL", "Demo-mbo", ("nl", "en", "fy")),
    "hogeschool-aan-schelde": ("BE", "Hogeschool aan de Schelde", ("nl", "fr", "en")),
    "akademie-weserufer": ("DE", "Akademie Weserufer", ("de", "en")),
}
INSTITUTIONS = {
    name: replace(
        LOADED.institutions["demo-mbo"], id=name, name=Text({"nl": title, "en": title}), country=country,
        sectors=tuple(m.SECTORS),
    )
    for name, (country, title, _) in HOMES.items()
}  # fmt: skip
TAUGHT = {
    code: languages.every()[code] for _, _, taught in HOMES.values() for code in taught
}  # as the loader adds them
VOCABULARIES = {**LOADED.vocabularies, "language": {**LOADED.vocabularies["language"], **TAUGHT}}
CATALOGUE = replace(LOADED, institutions={**LOADED.institutions, **INSTITUTIONS}, vocabularies=VOCABULARIES)
SETTINGS = Settings("https://badges.example.org/", 1_780_000_000)
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éëïüçß€&'.,;()-"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=9), min_size=1, max_size=7).map(" ".join).filter(str.strip)
PLAIN = st.lists(st.text(LETTERS[:52], min_size=2, max_size=9), min_size=1, max_size=5).map(" ".join)


def texts(words: st.SearchStrategy[str] = PLAIN) -> st.SearchStrategy[Text]:
    """Return texts in both languages."""
    return st.builds(lambda nl, en: Text({"nl": nl, "en": en}), words, words)


def some(values: Any, most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Return a few different values, in an order of their own."""
    return st.lists(st.sampled_from(sorted(values)), max_size=most, unique=True).map(tuple)


SKILLS = sorted(CATALOGUE.vocabularies["esco"])
UNLIKE = (lambda one: one[0].get("nl").casefold(), lambda one: one[0].get("en").casefold())  # in each language
OUTCOMES = st.lists(st.tuples(texts(), some(SKILLS)), min_size=1, max_size=4, unique_by=UNLIKE).map(
    lambda told: tuple(
        m.LearningOutcome(f"lo{number}", text, esco=skills) for number, (text, skills) in enumerate(told, 1)
    )
)
LEVELS = st.sampled_from(
    [m.Level(name, value) for name in ("eqf", "nlqf") for value in sorted(CATALOGUE.vocabularies[name])]
)
WORKLOADS = st.builds(
    m.Workload,
    ects=st.none() | st.integers(1, 120).map(lambda halves: halves / 2),
    sbu=st.none() | st.integers(1, 2000),
    hours=st.none() | st.integers(1, 2000),
).filter(lambda load: load != m.Workload())
CODES = st.builds(
    m.ProgrammeCodes,
    crebo=st.none() | st.integers(20_000, 29_999).map(str),
    keuzedeel=st.none() | st.integers(0, 9999).map(lambda number: f"K{number:04}"),
    mbo_certificaat=st.none() | st.integers(0, 9999).map(lambda number: f"C{number:04}"),
).filter(lambda codes: codes != m.ProgrammeCodes())
QUALITY = sorted(key for key, one in CATALOGUE.frameworks.items() if one.kind == "quality")
SIZED = {"level": LEVELS, "workload": WORKLOADS, "programme_codes": st.none() | CODES}
BARE = {
    "level": st.none(),
    "workload": st.none() | st.integers(1, 500).map(lambda hours: m.Workload(hours=hours)),
    "programme_codes": st.none(),
}


@st.composite
def badges(draw: st.DrawFn) -> Badge:
    """Return any badge whose every reference is in the catalogue."""
    kind = draw(st.sampled_from(m.TYPES))
    sizes: Any = BARE if kind == "extra_curricular" else SIZED
    quality = draw(st.none() | st.sampled_from(QUALITY))
    default = draw(st.sampled_from(LANGUAGES))
    home = draw(st.sampled_from(sorted(HOMES)))
    return Badge(
        id=f"{home}.proef",
        slug="proef",
        issuer=home,
        type=kind,
        name=draw(texts()),
        description=draw(texts(WORDS)),
        criteria=draw(texts(WORDS)),
        sector=draw(some(m.SECTORS).filter(bool)),
        language=tuple(draw(st.permutations(HOMES[home][2])))[: draw(st.integers(1, 3))],
        version=draw(st.sampled_from(["1", "2", "1.10", "3.0.1"])),
        status="active",
        default_language=default,
        learning_outcomes=draw(OUTCOMES),
        isced_f=draw(st.none() | st.sampled_from(sorted(CATALOGUE.vocabularies["isced_f"]))),
        participation=draw(some(m.PARTICIPATION)),
        assessment=draw(
            st.none() | st.builds(m.Assessment, some(m.ASSESSMENTS).filter(bool), st.booleans(), st.booleans())
        ),
        quality_assurance=m.QualityAssurance(quality) if quality else None,
        stacking=draw(st.none() | st.sampled_from(["standalone", "stackable"]).map(m.Stacking)),
        occupations=draw(some(CATALOGUE.vocabularies["occupations"])),
        grade=draw(st.none() | st.booleans().map(m.Grade)),
        search_words=draw(st.lists(PLAIN, max_size=3, unique=True).map(lambda words: {default: tuple(words)})),
        contact="edubadges@demo-mbo.example.org",
        level=draw(sizes["level"]),
        workload=draw(sizes["workload"]),
        programme_codes=draw(sizes["programme_codes"]),
    )


def again(incoming: Incoming, badge: Badge) -> Badge:
    """Write what came in as a file, and read it with the loader."""
    rest = {"issuer": badge.issuer, "status": badge.status, "contact": badge.contact, "reviewed_on": "2026-09-01"}
    own: dict[str, Any] = {"sector": list(badge.sector), "language": list(badge.language), "version": badge.version}
    own |= {"criteria": dict(badge.criteria.values)}
    data = own | incoming.data | rest
    path = f"catalogue/institutions/{badge.issuer}/badges/proef.yaml"
    loaded, findings = load_files({path: definition(path, "badge", m.Badge, data).encode()})
    assert [item.format() for item in findings] == [], [item.format() for item in findings]
    return loaded.badges[badge.id]


def words(text: Text, language: str) -> str:
    """Return a text without the space around and between its words."""
    return " ".join(text.values.get(language, "").split())


def same_texts(back: Badge, badge: Badge, language: str) -> None:
    """Compare what people read."""
    for name in ("name", "description", "criteria"):
        assert words(getattr(back, name), language) == words(getattr(badge, name), language), name
    assert [words(item.text, language) for item in back.learning_outcomes] == [
        words(item.text, language) for item in badge.learning_outcomes
    ]


def field_name(badge: Badge, language: str) -> str:
    """Return the name of the field of study, which is what an achievement says of it."""
    return CATALOGUE.vocabularies["isced_f"][badge.isced_f].label.get(language) if badge.isced_f else ""


QUIET = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
