"""What a file is that an import was not made for: each form is named, with what to ask its platform for instead."""

import re
from collections.abc import Mapping
from typing import Any

from badge_catalogue.imports.record import NotImportable
from badge_catalogue.model.text import Text

_ADDRESS = "https://api.edubadges.nl/public/badges/"


def _says(nl: str, en: str) -> Text:
    return Text({"nl": nl, "en": en})


PAGE = _says(
    "dit is een webpagina, misschien een inlogscherm: bewaar wat het adres als JSON geeft",
    "this is a web page, perhaps a login screen: save what the address gives as JSON",
)
_XML = _says(
    "dit is XML van de Europese vorm (ELM, LOQ): gebruik `catalogue import elm`",
    "this is XML of the European form (ELM, LOQ): use `catalogue import elm`",
)
_OTHER_XML = _says(
    "dit is XML die hier niet bekend is: vraag het platform om JSON van Open Badges of OOAPI",
    "this is XML of a form not known here: ask the platform for JSON of Open Badges or OOAPI",
)
_ZIP = _says(
    "dit is een zip of xlsx: pak hem uit, of gebruik `catalogue import xlsx`",
    "this is a zip or an xlsx: unpack it, or use `catalogue import xlsx`",
)
_EUROPEAN = re.compile(rb"europa\.eu/(?:snb|europass|data)|data\.europa\.eu")


def of_bytes(data: bytes) -> Text | None:
    """Return what a file is that is no JSON; None where that cannot be said."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK\x03\x04"):
        return _ZIP
    if re.match(rb"<!doctype html|<html|<head|<body", start, re.IGNORECASE):
        return PAGE
    if start.startswith(b"<"):
        return _XML if _EUROPEAN.search(data[:65536]) else _OTHER_XML
    return None


def _types(told: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    for key in ("type", "@type", "entityType"):
        value = told.get(key)
        found |= {
            str(item).rpartition(":")[2].rpartition("/")[2]
            for item in (value if isinstance(value, list) else [value])
            if item
        }
    return found


def kind_of(told: Mapping[str, Any]) -> str | None:
    """Return the kind of import that an object is for; None where it is for none."""
    types, context = _types(told), str(told.get("@context", ""))
    if types & {
        "EuropeanDigitalCredential",
        "LearningOpportunity",
        "LearningAchievementSpecification",
        "Qualification",
    }:
        return "elm"
    if types & {"OpenBadgeCredential", "AchievementCredential", "Achievement"}:
        return "ob3"
    if "BadgeClass" in types:
        return "edubadges"
    if types & {"Course", "EducationalOccupationalCredential"} and "schema.org" in context:
        return "schema"
    if {"courseId", "primaryCode"} & set(told) and "name" in told:
        return "ooapi"
    return None


def refusal(told: Mapping[str, Any], kind: str, nl: str, en: str) -> NotImportable:
    """Return the refusal of an object: what was expected, and where it is known what it is and what to do.

    Arguments:
        kind: Of the import that was asked for.
        nl, en: What was expected.
    """
    found = named(told, kind)
    return NotImportable(f"{nl}; {found.get('nl')}", f"{en}; {found.get('en')}") if found else NotImportable(nl, en)


def named(told: Mapping[str, Any], asked: str) -> Text | None:
    """Return what an object is that this import does not take, and what to do; None where it is not known."""
    for known in (_catalogue_list, _ctdl, _moochub, _assertion, _problem):
        found = known(told)
        if found is not None:
            return found
    kind = kind_of(told)
    if kind is None or kind == asked:
        return None
    return _says(
        f"dit is een bestand voor een ander soort invoer: gebruik `catalogue import {kind}`",
        f"this file is for another kind of import: use `catalogue import {kind}`",
    )


def _catalogue_list(told: Mapping[str, Any]) -> Text | None:
    """Name an entry of the edubadges catalogue, which holds names and no content."""
    entity = told.get("entityId") or told.get("entity_id")
    marks = {
        "isMicroCredentials",
        "badge_class_type",
        "typeBadgeClass",
        "institutionType",
        "institution_type",
        "i_name_dutch",
    }
    if not entity or "type" in told or "entityType" in told or not marks & set(told):
        return None
    address = f"{_ADDRESS}{entity}"
    return _says(
        f"dit is een regel uit de cataloguslijst van edubadges, zonder inhoud: bewaar {address} als JSON, voor elke "
        "badge een, en voer die bestanden samen in",
        f"this is a line of the catalogue list of edubadges, without content: save {address} as JSON, one for every "
        "badge, and import those files together",
    )


def _ctdl(told: Mapping[str, Any]) -> Text | None:
    if "credreg.net" not in str(told.get("@context", "")) and not any(str(key).startswith("ceterms:") for key in told):
        types = told.get("@type", "")
        if not str(types).startswith("ceterms:"):
            return None
    return _says(
        "dit is CTDL van de Credential Registry: vraag het platform om Open Badges 3.0 (Achievement) en gebruik "
        "`catalogue import ob3`",
        "this is CTDL of the Credential Registry: ask the platform for Open Badges 3.0 (Achievement) and use "
        "`catalogue import ob3`",
    )


def _moochub(told: Mapping[str, Any]) -> Text | None:
    if not isinstance(told.get("attributes"), dict) or "id" not in told:
        return None
    return _says(
        "dit is een lijst van MOOChub (JSON:API): vraag het platform om de badge als Open Badges, of schrijf de "
        "cursussen in het rekenblad van `catalogue import csv --template`",
        "this is a list of MOOChub (JSON:API): ask the platform for the badge as Open Badges, or write the courses in "
        "the sheet of `catalogue import csv --template`",
    )


def _assertion(told: Mapping[str, Any]) -> Text | None:
    """Name an awarded badge of version 2, which says where its class is."""
    if "Assertion" not in _types(told):
        return None
    where = told.get("badge")
    address = where if isinstance(where, str) else "het adres dat er als 'badge' in staat"
    english = where if isinstance(where, str) else "the address that stands in it as 'badge'"
    return _says(
        f"dit is een uitgereikte badge van een persoon, geen soort badge (BadgeClass): bewaar {address} als JSON",
        f"this is a badge awarded to a person, not a kind of badge (BadgeClass): save {english} as JSON",
    )


def _problem(told: Mapping[str, Any]) -> Text | None:
    """Name the error page of an interface."""
    if not ({"status", "title", "detail", "error", "message"} & set(told)) or {"name", "type"} <= set(told):
        return None
    if "name" in told or "attributes" in told:
        return None
    return _says(
        "dit is een foutmelding van het platform, geen badge: log in en bewaar het bestand opnieuw; verwacht een "
        "object met een name",
        "this is an error message of the platform, no badge: log in and save the file again; expected an object with "
        "a name",
    )
