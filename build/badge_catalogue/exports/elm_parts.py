"""The smaller nodes of the European Learning Model: concepts of vocabularies, notes, organisations, opportunities."""

import re
from collections.abc import Iterable
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.exports.json_text import present
from badge_catalogue.model import Badge, Catalogue, Institution, Offering, Term
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.settings import Settings
from badge_catalogue.words import WORDS

_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_SKILLS = "http://data.europa.eu/esco/concept-scheme/skills"
# The European authority list of countries has the codes of three letters of ISO 3166-1: of Europe, of its
# islands, and of countries where its languages are spoken. Another country is left out of the file.
_LISTED = (
    "AD:AND AL:ALB AM:ARM AT:AUT AU:AUS AW:ABW AZ:AZE BA:BIH BE:BEL BG:BGR BQ:BES BR:BRA CA:CAN CH:CHE CW:CUW CY:CYP "
    "CZ:CZE DE:DEU DK:DNK EE:EST ES:ESP FI:FIN FO:FRO FR:FRA GB:GBR GE:GEO GI:GIB GL:GRL GR:GRC HR:HRV HU:HUN IE:IRL "
    "IN:IND IS:ISL IT:ITA LI:LIE LT:LTU LU:LUX LV:LVA MC:MCO MD:MDA ME:MNE MK:MKD MT:MLT NL:NLD NO:NOR NZ:NZL PL:POL "
    "PT:PRT RO:ROU RS:SRB SE:SWE SI:SVN SK:SVK SM:SMR SR:SUR SX:SXM TR:TUR UA:UKR US:USA VA:VAT ZA:ZAF"
)
_COUNTRIES = dict(pair.split(":") for pair in _LISTED.split())
_WEEKS = re.compile(r"P(\d+)W", re.ASCII)


def text(value: Text) -> dict[str, str]:
    """Return a text by language, as far as it is written."""
    return {language: value.get(language).strip() for language in LANGUAGES if value.has(language)}


def words(*keys: str) -> dict[str, str]:
    """Return words of the interface by language, one after the other."""
    return {language: ", ".join(WORDS[language][key] for key in keys) for language in LANGUAGES}


def terms(catalogue: Catalogue, vocabulary: str, keys: Iterable[str]) -> list[Term]:
    """Return the terms that a vocabulary has under these keys."""
    known = catalogue.vocabularies.get(vocabulary, {})
    return [known[key] for key in keys if key in known]


def concept(uri: str, label: Text | None = None) -> dict[str, Any]:
    """Return a term of a vocabulary.

    Args:
        uri: Of the Commission's vocabularies, whose schemes have addresses made alike; of others the scheme is unsaid.
        label: None where several terms of ours share one of theirs.
    """
    folder = uri.rpartition("/")[0]
    scheme = ""
    if uri.startswith("http://data.europa.eu/snb/"):
        scheme = f"{folder}/25831c2"
    elif uri.startswith("http://data.europa.eu/esco/skill/"):
        scheme = _SKILLS
    elif uri.startswith(_AUTHORITY):
        scheme = folder
    return present(
        id=uri,
        type="Concept",
        prefLabel=text(label) if label is not None else None,
        inScheme={"id": scheme, "type": "ConceptScheme"} if scheme else None,
    )


def note(value: dict[str, str], here: str) -> dict[str, Any] | None:
    """Return a note, or None where nothing is written."""
    return {"id": here, "type": "Note", "noteLiteral": value} if value else None


def web_resource(address: str, here: str) -> dict[str, Any]:
    """Return a page for people."""
    return {"id": here, "type": "WebResource", "contentURL": address}


def organisation(institution: Institution, settings: Settings) -> dict[str, Any]:
    """Return the institution that awards the badge, with its country, which the model requires."""
    here = f"{settings.site_url}{addresses.institution_folder(institution)}"
    codes = {"ROR": institution.ror, "instellingscode": institution.institution_code, "badge-catalogue": institution.id}
    return present(
        id=addresses.issuer_id(institution, settings),
        type="Organisation",
        legalName=text(institution.name),
        identifier=[
            {"type": "Identifier", "notation": code, "schemeName": name} for name, code in codes.items() if code
        ],
        homepage=web_resource(institution.url, f"{here}#homepage"),
        location=_location(institution.city, institution.country, f"{here}#location"),
    )


def _location(place: str, country: str, here: str) -> dict[str, Any] | None:
    if country not in _COUNTRIES:
        return None
    address = {
        "id": f"{here}-address",
        "type": "Address",
        "fullAddress": note({LANGUAGES[0]: place}, f"{here}-note"),
        "countryCode": concept(f"{_AUTHORITY}country/{_COUNTRIES[country]}"),
    }
    return {"id": here, "type": "Location", "geographicName": {LANGUAGES[0]: place}, "address": address}


def opportunity(badge: Badge, number: int, here: str, catalogue: Catalogue, settings: Settings) -> dict[str, Any]:
    """Return an offering as a learning opportunity, which in the model points at the specification.

    Args:
        badge: What one learns.
        number: Of the offering, from 1.
        here: Address of the specification.
        catalogue: Where the institution stands.
        settings: Names the site.
    """
    offering = badge.offering[number - 1]
    node = f"{here}#offering-{number}"
    institution = catalogue.institutions[badge.issuer]
    spoken = terms(catalogue, "language", (badge.default_language,))
    page = offering.url or addresses.badge_page(badge, settings, badge.default_language)
    return present(
        id=node,
        type="LearningOpportunity",
        title=text(badge.name),
        homepage=web_resource(page, f"{node}-page"),
        providedBy=addresses.issuer_id(institution, settings),
        defaultLanguage=concept(spoken[0].uri, spoken[0].label) if spoken else None,
        mode=[concept(term.uri, term.label) for term in terms(catalogue, "participation", badge.participation)],
        duration=_duration(offering.duration),
        temporal={
            "id": f"{node}-period",
            "type": "PeriodOfTime",
            "startDate": f"{min(offering.starts):%Y-%m-%d}T00:00:00Z",
        }
        if offering.starts
        else None,
        location=[
            found
            for at, place in enumerate(offering.locations)
            if (found := _location(place, institution.country, f"{node}-place-{at}")) is not None
        ],
        scheduleInformation=note(words(*(f"schedule_{each}" for each in offering.schedule)), f"{node}-schedule")
        if offering.schedule
        else None,
        priceDetail=_prices(offering, node),
    )


def _duration(written: str | None) -> str | None:
    """Return a duration as XML Schema writes it, which knows no weeks."""
    weeks = _WEEKS.fullmatch(written or "")
    return f"P{int(weeks[1]) * 7}D" if weeks else written


def _prices(offering: Offering, node: str) -> list[dict[str, Any]]:
    euro = concept(f"{_AUTHORITY}currency/EUR")
    return [
        present(
            id=f"{node}-price-{number}",
            type="PriceDetail",
            prefLabel=text(cost.for_whom),
            description=text(cost.note),
            amount={"id": f"{node}-amount-{number}", "type": "Amount", "unit": euro, "value": f"{cost.eur:g}"}
            if cost.eur is not None
            else None,
        )
        for number, cost in enumerate(offering.costs, 1)
    ]
