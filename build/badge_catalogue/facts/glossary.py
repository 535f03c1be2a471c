"""The one glossary: every term of art on the pages, what it is called and what it means, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Explained:
    """A term of art in one language."""

    name: str
    meaning: str


def _both(nl: tuple[str, str], en: tuple[str, str]) -> Mapping[str, Explained]:
    return {"nl": Explained(*nl), "en": Explained(*en)}


TERMS: Mapping[str, Mapping[str, Explained]] = {
    "outcomes": _both(
        ("leeruitkomsten", "Wat iemand kan, weet of doet na afloop. Daarop word je getoetst."),
        ("learning outcomes", "What someone can do, knows or takes care of afterwards. That is what is assessed."),
    ),
    "admission": _both(
        ("toelating en voorkennis", "Wat je al moet kunnen of hebben om mee te mogen doen."),
        ("admission and prerequisites", "What you need to know or have before you may take part."),
    ),
    "offering": _both(
        ("aanbod", "Een keer dat je dit kunt volgen: met een plaats, een tijd en een prijs."),
        ("offering", "One occasion to follow this, with a place, a time and a price."),
    ),
    "workload": _both(
        ("studielast", "Hoeveel uur je er in totaal aan kwijt bent: lessen, opdrachten, oefenen en toetsen."),
        ("workload", "How many hours it takes in all: lessons, assignments, practice and assessment."),
    ),
    "sbu": _both(
        ("SBU", "Studiebelastingsuur: één uur werk voor je studie. Deze maat gebruikt het mbo."),
        ("SBU", "One hour of work for your study; the measure that Dutch vocational education (mbo) uses."),
    ),
    "ec": _both(
        ("EC", "Studiepunt in hbo en wo, een Europese maat. Eén EC is 28 uur werk."),
        ("EC", "Credit in Dutch higher education, a European measure. One EC is 28 hours of work."),
    ),
    "stacking": _both(
        (
            "stapelbaar",
            "De badge kan een stukje zijn van iets groters: een andere badge, een certificaat of een diploma.",
        ),
        ("stackable", "The badge can be a part of something larger: another badge, a certificate or a diploma."),
    ),
    "worth": _both(
        ("civiel effect", "Wat je er buiten de school mee kunt: wie moet de badge wel of niet erkennen."),
        ("civil effect", "What it means outside the school: who has to recognise the badge and who need not."),
    ),
    "assessment": _both(
        ("toetsing", "Hoe wordt nagegaan dat je het kunt, en door wie."),
        ("assessment", "How it is established that you can do it, and by whom."),
    ),
    "level": _both(
        (
            "NLQF- en EQF-niveau",
            "Hoe moeilijk iets is, op een Nederlandse (NLQF) of Europese (EQF) ladder van 1 tot 8.",
        ),
        ("NLQF and EQF level", "How demanding it is, on the Dutch (NLQF) or the European (EQF) ladder from 1 to 8."),
    ),
    "quality": _both(
        ("kwaliteitskader", "Afspraken waar een school zich aan houdt, en die iemand anders kan nagaan."),
        ("quality framework", "Agreements a school keeps to, and that someone else can check."),
    ),
    "elements": _both(
        ("EU-standaardelementen", "Zestien gegevens die volgens de Europese Unie bij een microcredential horen."),
        (
            "EU standard elements",
            "Sixteen facts that, according to the European Union, belong with a micro-credential.",
        ),
    ),
    "issuer": _both(
        ("uitgever", "De school die de badge geeft en ervoor instaat."),
        ("issuer", "The school that awards the badge and answers for it."),
    ),
    "esco": _both(
        ("ESCO", "De Europese lijst van vaardigheden en beroepen, in alle talen van de EU."),
        ("ESCO", "The European list of skills and occupations, in every language of the EU."),
    ),
    "isced": _both(
        ("ISCED-F", "Een internationale indeling van vakgebieden, met een code per vak."),
        ("ISCED-F", "An international classification of fields of study, with a code per field."),
    ),
    "microcredential": _both(
        (
            "microcredential",
            "Een bewijs van een kort, getoetst stuk onderwijs waar afspraken over kwaliteit voor gelden.",
        ),
        ("microcredential", "Proof of a short, assessed piece of education to which agreements on quality apply."),
    ),
    "regular": _both(
        ("reguliere edubadge", "Een bewijs van een deel van een erkende opleiding, zoals een vak of een keuzedeel."),
        ("regular edubadge", "Proof of a part of a recognised programme, such as a course or an optional unit."),
    ),
    "extra_curricular": _both(
        ("extra-curriculaire edubadge", "Een bewijs van iets dat je naast je opleiding deed, zonder studiepunten."),
        ("extra-curricular edubadge", "Proof of something done beside a programme, without credits."),
    ),
    "series": _both(
        ("reeks", "Badges over hetzelfde op oplopende stappen, bijvoorbeeld beginner, gevorderd en expert."),
        ("series", "Badges about one thing in rising steps, for instance beginner, advanced and expert."),
    ),
    "endorsement": _both(
        ("aanbeveling", "Een andere organisatie zegt in het openbaar dat zij achter deze badge staat."),
        ("endorsement", "Another organisation says in public that it stands behind this badge."),
    ),
    "openbadges": _both(
        ("Open Badges", "De internationale afspraak over hoe een digitale badge in elkaar zit."),
        ("Open Badges", "The international agreement on how a digital badge is put together."),
    ),
    "examination_board": _both(
        (
            "examencommissie",
            "Een commissie van een opleiding die onafhankelijk over toetsen en vrijstellingen beslist.",
        ),
        ("examination board", "A board of a programme that decides independently on assessment and exemptions."),
    ),
}
