"""A badge as a Markdown text: to read in a terminal, to paste into a letter, to hand to a language model."""

from collections.abc import Iterator

from badge_catalogue import addresses
from badge_catalogue.exports.narrative import HEADINGS
from badge_catalogue.exports.summary import summary
from badge_catalogue.facts import costs, formats
from badge_catalogue.facts.element_values import elements
from badge_catalogue.model import Badge, Catalogue, Cost, Offering
from badge_catalogue.model.text import Text
from badge_catalogue.settings import Settings
from badge_catalogue.words import WORDS
from badge_catalogue.words.po import pair

_HEADINGS = {
    "outcomes": pair("exports", "headings.outcomes"),
    "criteria": pair("exports", "headings.criteria"),
    **HEADINGS,
    "facts": pair("exports", "headings.facts"),
    "worth": pair("exports", "headings.worth"),
}
# What the page says in its table of the EU's sixteen elements, by its number there.
_ELEMENTS = {11: "quality", 9: "assessment", 13: "supervision", 14: "grade", 10: "participation", 15: "stacking"}
_FACTS = {
    "institution": pair("exports", "facts.institution"),
    "level": pair("exports", "facts.level"),
    "workload": pair("exports", "facts.workload"),
    "quality": pair("exports", "facts.quality"),
    "language": pair("exports", "facts.language"),
    "participation": pair("exports", "facts.participation"),
    "assessment": pair("exports", "facts.assessment"),
    "supervision": pair("exports", "facts.supervision"),
    "grade": pair("exports", "facts.grade"),
    "stacking": pair("exports", "facts.stacking"),
    "offering": pair("exports", "facts.offering"),
    "practice": pair("exports", "facts.practice"),
    "renewal": pair("exports", "facts.renewal"),
    "recognised": pair("exports", "facts.recognised"),
    "version": pair("exports", "facts.version"),
    "page": pair("exports", "facts.page"),
}


def text(badge: Badge, catalogue: Catalogue, settings: Settings, language: str) -> bytes:
    """Return the whole definition as people read it; the contributor's own Markdown stands as it was written."""
    facts = summary(badge, catalogue, language, settings.moment.date())
    outcomes = facts["outcomes"]
    values = {row.number: row.value or "" for row in elements(badge, catalogue, language)}
    languages = catalogue.vocabularies.get("language", {})
    taught = [languages[code].label.get(language) if code in languages else code for code in badge.language]
    listed = [
        ("institution", catalogue.institutions[badge.issuer].name.get(language)),
        *((name, str(facts[name])) for name in ("level", "workload")),
        *((name, values[number]) for number, name in _ELEMENTS.items()),
        ("language", ", ".join(taught)),
        *(("offering", "; ".join(_offered(badge, offering, language))) for offering in badge.offering),
        *((name, str(facts.get(name, ""))) for name in ("practice", "renewal")),
        *(("recognised", line) for line in facts.get("recognised", ())),
        ("version", f"{badge.version} ({WORDS[language][f'status_{badge.status}'].lower()})"),
        ("page", addresses.badge_page(badge, settings, language)),
    ]
    parts = [
        f"# {badge.name.get(language)}",
        badge.description.get(language).strip(),
        _section("outcomes", "\n".join(f"- {line}" for line in outcomes), language),
        *(
            _section(name, _own(value, language), language)
            for name, value in (
                ("criteria", badge.criteria),
                ("target_group", badge.target_group),
                ("prerequisites", badge.prerequisites),
                ("admission", badge.admission),
            )
        ),
        _section(
            "facts", "\n".join(f"- {_FACTS[name][language]}: {value}" for name, value in listed if value), language
        ),
        _section("worth", str(facts["worth"]), language),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _offered(badge: Badge, offering: Offering, language: str) -> Iterator[str]:
    """Yield the lines on one offering: its price, start, duration, place and registration."""
    words = WORDS[language]
    for cost in offering.costs:
        yield f"{_price(badge, cost, language)} {words['fact_for'].format(cost.for_whom.get(language))}"
    if offering.starts:
        days = ", ".join(formats.day(start, language) for start in offering.starts)
        yield f"{words['starts'].lower()} {days}"
    if offering.duration:
        yield formats.duration(offering.duration, language)
    if offering.schedule:
        yield ", ".join(words[f"schedule_{name}"] for name in offering.schedule)
    if offering.locations:
        yield ", ".join(offering.locations)
    if offering.url:
        yield f"<{offering.url}>"


def _price(badge: Badge, cost: Cost, language: str) -> str:
    euros = costs.euros_of(cost)
    if euros is None:
        return WORDS[language]["fact_cost_unknown"]
    return formats.euros(euros, language) if euros else costs.nothing(badge, language)


def _own(value: Text, language: str) -> str:
    return value.get(language).strip()


def _section(name: str, body: str, language: str) -> str:
    return f"## {_HEADINGS[name][language]}\n\n{body}" if body else ""
