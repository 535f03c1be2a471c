"""Which field each heading of a spreadsheet or form names: by its path, or in the words people write above a column.

A heading that names a text without its language is Dutch or English by its own words where both stand there (`Naam` and
`Name`), and otherwise in the language the import was told. No column is dropped silently.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from badge_catalogue.definitions.languages import code_of
from badge_catalogue.definitions.read import slots
from badge_catalogue.imports.spreadsheets.columns import columns
from badge_catalogue.model import Badge
from badge_catalogue.model.text import LANGUAGES

SLUG = "slug"
_SLUGS = frozenset({SLUG, "id", "kenmerk"})
# What people write above a column, where that is not the name of a whole field.
_PLAIN_WORDS: Mapping[str, tuple[str, ...]] = {
    "name.nl": (
        "badge", "badgenaam", "module_title", "programme_title", "course_titel", "title_of_course", "naam_badge",
        "naam_van_de_badge", "naam_microcredential", "microcredential", "naam_opleiding", "opleiding",
        "opleidingsnaam", "naam_cursus", "cursus", "cursusnaam", "cursustitel", "module", "modulenaam",
        "onderwijseenheid", "naam_onderwijseenheid", "vak", "vaknaam", "training", "course", "course_name",
        "course_title", "badge_name", "programme", "omschrijving_kort",
    ),
    "description.nl": (
        "inhoud", "korte_omschrijving", "korte_beschrijving", "toelichting", "samenvatting", "course_description",
        "summary", "short_description", "about", "content", "waar_gaat_het_over", "cursusbeschrijving",
        "badge_description",
    ),
    "criteria.nl": (
        "criterium", "behaalcriteria", "eis", "vereisten", "prestatie", "badge_criteria", "requirements",
        "wanneer_behaald", "beoordelingscriteria", "wat_moet_je_doen",
    ),
    "workload.hours": (
        "uren", "uur", "hours", "aantal_uren", "omvang_uren", "omvang_in_uren", "tijdsinvestering", "time_investment",
        "studielast_uren", "contacturen_en_zelfstudie", "timeinvestment", "totaal_uren",
    ),
    "workload.ects": (
        "credit_points", "credits_ects", "crédits_ects", "leistungspunkte", "ects_punkte", "number_of_credits", "ec",
        "ecs", "ects", "studiepunten", "credits", "ectss", "ec_s", "aantal_ec", "aantal_ecs", "aantal_ects",
        "omvang_ec", "omvang_ects", "omvang_in_ec", "ects_credits", "studielast_ec", "aantal_studiepunten",
    ),
    "workload.sbu": ("sbu", "studiebelastingsuren", "sbus", "aantal_sbu", "omvang_sbu", "studielast_sbu", "study_load"),
    "level.value": (
        "niveau", "level", "eqr_niveau", "niveau_cec", "niveau.nlqf", "niveau.eqf", "nlqf", "eqf", "nlqf_niveau",
        "eqf_niveau", "niveau_nlqf", "niveau_eqf", "nlqf_eqf", "eqf_level", "nlqf_level", "eqf_nlqf", "level.eqf",
        "level.nlqf", "niveau_nlqf_eqf",
    ),
    "learning_outcomes.text.nl": (
        "leeruitkomsten", "leeruitkomst", "learning_outcomes", "learning_outcome", "leerdoelen", "leerdoel",
        "leerresultaten", "leeropbrengsten", "leeropbrengst", "eindtermen", "eindkwalificaties", "competenties",
        "wat_kun_je_daarna", "wat_je_leert", "learning_objectives", "learning_goals", "leeruitkomsten_lu",
    ),
    "learning_outcomes.esco": ("esco", "esco_skills", "esco_vaardigheden", "skills"),
    "assessment.types": (
        "toetsing", "toets", "toetsvorm", "toetsvormen", "assessment", "wijze_van_toetsing", "type_toets",
        "type_of_assesment", "type_of_assessment", "vorm_van_toetsing", "examinering", "assessment_type",
    ),
    "assessment.supervised": ("toezicht", "supervised", "onder_toezicht"),
    "assessment.id_verified": ("identiteit_gecontroleerd", "verified_identity", "identiteit_vastgesteld", "id_check"),
    "quality_assurance.framework": ("kwaliteitskader", "quality_framework", "quality_assurance_name"),
    "participation": (
        "vorm", "mode_of_delivery", "delivery_mode", "mode", "format", "lesvorm", "onderwijsvorm", "werkvorm",
        "form_of_participation", "leervorm", "uitvoering", "modus",
    ),
    "language": (
        "taal", "unterrichtssprache", "langue_d_enseignement", "languages", "voertaal", "onderwijstaal",
        "instructietaal", "language_of_instruction", "taal_van_de_opleiding", "teaching_language", "lestaal",
    ),
    "isced_f": ("isced_code", "isced_f_code", "isced_f_2013", "isced", "vakgebied", "field_of_study"),
    "target_group.nl": ("doelgroep", "voor_wie", "doelgroepen"),
    "prerequisites.nl": ("voorkennis", "instapniveau", "vooropleiding", "instapeisen", "prior_knowledge"),
    "admission.nl": ("toelating", "toelatingseisen", "toelatingsvoorwaarden", "ingangseisen", "entry_requirements"),
    "offering.url": (
        "website", "aanmelden", "link", "url", "webpagina", "webadres", "meer_informatie", "inschrijven", "web_page",
    ),
    "offering.costs.eur": (
        "kosten", "prijs", "cost", "costs", "price", "prijs_euro", "kosten_euro", "tarief", "cursusprijs", "fee",
        "cursusgeld", "prijs_in_euro",
    ),
    "offering.starts": (
        "start", "next_start", "start_date_s", "startdatum", "begint", "begint_op", "starts", "startdata",
        "start_date",
    ),
    "offering.locations": ("plaats", "locatie", "locaties", "place", "location", "lesplaats", "vestiging", "campus"),
    "offering.duration": ("doorlooptijd", "duur", "duration"),
    "programme_codes.crebo": ("crebo", "crebonummer", "crebo_nummer", "crebo_code", "kwalificatiecode"),
    "programme_codes.rio": ("rio_code", "riocode", "rio", "opleidingseenheidcode"),
    "programme_codes.keuzedeel": ("keuzedeelcode", "code_keuzedeel"),
    "search_words.nl": ("trefwoorden", "zoektermen", "labels"),
    "contact": ("contactpersoon_mail", "emailadres", "e_mailadres", "mailadres", "contact_email"),
    "image": ("image",),
}  # fmt: skip
_ENGLISH = frozenset({"title", "learning_outcome", "target_group", "entry_requirements"})


def plain(heading: str) -> str:
    """Return a heading as it is compared: `Naam (nl)`, `naam_nl` and `Naam.NL` are one; euro is said by the field."""
    text = (
        re.sub(r"['\u2019`*:?!\u00b2\u00b3\u00b9]", "", heading.strip().casefold()).replace("/", " ").replace("&", " ")
    )
    text = re.sub(r"\((?:eur|euro|€)\)\s*$|€\s*$", "", text.strip()) or text
    text = re.sub(r"\(([^()]*)\)\s*$", r".\1", text.strip())
    text = re.sub(r"[\s_-]*\.[\s_-]*", ".", text)
    text = re.sub(r"[\s_-](nl|en)$", r".\1", text)
    return _with_language(re.sub(r"[\s_-]+", "_", text).strip("._"))


def _with_language(text: str) -> str:
    """Return a heading that names a language of the catalogue in words, before or after its field, with its code."""
    for pattern in (r"(?P<field>\w+)[._](?P<word>[^\W\d_]+)", r"(?P<word>[^\W\d_]+)_(?P<field>\w+)"):
        found = re.fullmatch(pattern, text)
        if found and len(found["word"]) > 3 and (code := spoken_in(found["word"])):  # noqa: PLR2004 -- longer than a code
            return f"{found['field']}.{code}"
    return text


def spoken_in(word: str) -> str | None:
    """Return the language of the catalogue that a word names, also as an adjective (`Engelse`); None for any other."""
    code = code_of(word) or code_of(word.casefold().removesuffix("e"))
    return code if code in LANGUAGES else None


def numbered(heading: str) -> tuple[str, int]:
    """Return a heading without the number at its end (`Leeruitkomst 2`), and the number; 0 where there is none."""
    text = plain(heading)
    found = re.fullmatch(r"([^\d.]+?)_?(\d{1,2})((?:\.[a-z]{2})?)", text)
    return (f"{found[1]}{found[3]}", int(found[2])) if found else (text, 0)


def placed(headings: Iterable[str], language: str) -> dict[str, str | None]:
    """Return for every heading the path of its field (`slug` for the badge's own name), or None for no field of ours.

    Arguments:
        language: Of texts whose heading does not say theirs.
    """
    found = {heading: SLUG if plain(heading) in _SLUGS else _path(heading) for heading in headings}
    for heading, path in list(found.items()):
        if path and _says_no_language(heading, path):
            rivals = [
                other
                for other, taken in found.items()
                if other != heading and taken == path and numbered(other)[1] == numbered(heading)[1]
            ]
            spoken = language if not any(_english(one) != _english(heading) for one in rivals) else _own(heading)
            found[heading] = f"{path.removesuffix('.nl')}.{spoken}"
    return found


def _path(heading: str) -> str | None:
    """Return the path of the field that a heading names; outcomes alone may stand in several columns, numbered."""
    known = _known()
    path = known.get(plain(heading))
    beside = known.get(numbered(heading)[0]) if path is None else None
    return beside if beside and beside.startswith("learning_outcomes.text.") else path


def _says_no_language(heading: str, path: str) -> bool:
    return path.endswith(".nl") and not plain(heading).endswith(".nl")


def _own(heading: str) -> str:
    return "en" if _english(heading) else "nl"


def _english(heading: str) -> bool:
    return numbered(heading)[0] in _english_words()


def recognised(heading: str) -> bool:
    """Say whether a heading names a field."""
    return plain(heading) in _SLUGS or _path(heading) is not None


def framework(heading: str) -> str:
    """Return the framework that the heading of a column of levels names; "" where it names none, or both."""
    said = {"nlqf": "nlqf", "eqf": "eqf", "eqr": "eqf", "cec": "eqf"}
    named = {said[part] for part in re.split(r"[._]", plain(heading)) if part in said}
    return named.pop() if len(named) == 1 else ""


@cache
def _english_words() -> frozenset[str]:
    """Return the headings that are English and not Dutch as well."""
    dutch = {plain(slot.field.title.get("nl")) for slot in slots(Badge).values()}
    english = {plain(slot.field.title.get("en")) for slot in slots(Badge).values()}
    return frozenset((english | set(slots(Badge)) | _ENGLISH) - dutch)


def _known() -> Mapping[str, str]:
    """Return the path of every field that a cell can fill, by that path and by its names in plain words."""
    return _known_in(tuple(LANGUAGES))


@cache
def _known_in(_languages: tuple[str, ...]) -> Mapping[str, str]:
    found = {path: path for path in columns()}
    for key, slot in slots(Badge).items():
        for word in map(plain, (slot.field.title.get("nl"), slot.field.title.get("en"), key, *slot.field.also)):
            for language in LANGUAGES:
                if f"{key}.{language}" in columns():
                    found.setdefault(f"{word}.{language}", f"{key}.{language}")
            path = next((path for path in (key, f"{key}.nl", f"{key}.{word}") if path in columns()), None)
            if path:
                found.setdefault(word, path)
    for path, words in _PLAIN_WORDS.items():
        for word in words:
            found.setdefault(word, path)
            if path.endswith(".nl"):
                for language in LANGUAGES:
                    found.setdefault(f"{word}.{language}", f"{path.removesuffix('.nl')}.{language}")
    return found
