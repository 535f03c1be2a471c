"""What a file is that an import was not made for: each form is named, with what to ask its platform for instead."""

import re
from collections.abc import Mapping
from typing import Any

from badge_catalogue import limits
from badge_catalogue.imports.record import NotImportable, says
from badge_catalogue.model.text import Text

_ADDRESS = "https://api.edubadges.nl/public/badges/"


PAGE = says(
    "formats.web_page_perhaps_login",
)
_XML = says(
    "formats.xml_european_form_elm",
)
_OTHER_XML = says(
    "formats.xml_form_not_known",
)
_ZIP = says(
    "formats.zip_xlsx_unpack_use",
)
_CTDL = says("formats.ctdl_credential_registry_ask")
_FILES = (
    (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPG"), (b"GIF8", "GIF"), (b"%PDF", "PDF"), (b"{\\rtf", "RTF"),
)  # fmt: skip
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_WALLET = re.compile(rb"[\w-]+\.[\w-]+\.[\w-]*(?:~[\w-]*)+", re.ASCII)
# Answers of other systems, by members that they alone have together.
_SYSTEMS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Open Badge Factory", frozenset({"criteria_html", "name"})),
    ("Credly", frozenset({"vanity_slug", "name"})),
    ("Credly", frozenset({"badge_template_activities"})),
    ("Accredible", frozenset({"course_name", "course_description"})),
    ("Canvas LMS", frozenset({"course_code", "workflow_state"})),
    ("Moodle", frozenset({"shortname", "fullname"})),
    ("Brightspace", frozenset({"OrgUnit", "Access"})),
    ("Open Badge Passport", frozenset({"badge_content_id"})),
)
# What is no kind of badge at all, by members that it alone has together; the words say what to ask for instead.
_OTHERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("formats.of_a_person", frozenset({"badge_template", "issued_to"})),  # Credly, Acclaim
    ("formats.of_a_person", frozenset({"recipient", "issued_on"})),  # Accredible
    ("formats.of_a_person", frozenset({"recipient", "issuedOn"})),  # Open Badges 1.0
    ("formats.of_a_person", frozenset({"recipient", "verify"})),
    ("formats.xapi", frozenset({"actor", "verb", "object"})),
    ("formats.xapi", frozenset({"statements", "more"})),
    ("formats.lti", frozenset({"context", "members"})),
)
_LTI = ("https://purl.imsglobal.org/spec/lti", "http://purl.imsglobal.org/ctx/lti")
_OF_A_FIRST_VERSION = frozenset({"name", "description", "image", "criteria", "issuer"})
_EUROPEAN = re.compile(rb"europa\.eu/(?:snb|europass|data)|data\.europa\.eu")


def of_bytes(data: bytes) -> Text | None:
    """Return the kind of a file that is no JSON; None where that cannot be said."""
    start = data[: limits.IMPORT_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK\x03\x04"):
        return _ZIP
    if start.startswith(b"<"):
        return _of_markup(start, data[: limits.IMPORT_BEGINNING])
    if _WALLET.fullmatch(start.strip()):
        return says("formats.wallet_token")
    return (
        says("formats.other_file", kind="Word/Excel 97") if start.startswith(_OLD_OFFICE) else of_another_program(data)
    )


def of_another_program(data: bytes) -> Text | None:
    """Return the kind of a picture or a document, by how it begins; None for any other file."""
    kind = next((name for begin, name in _FILES if data.startswith(begin)), None)
    return says("formats.other_file", kind=kind) if kind else None


def _of_markup(start: bytes, data: bytes) -> Text:
    """Return the kind of a page or of XML."""
    if re.match(rb"<!doctype html|<html|<head|<body", start, re.IGNORECASE):
        return PAGE
    if b"purl.org/ctdl" in data:
        return _CTDL
    if b"imslti" in data or b"imsbasiclti" in data:
        return says("formats.lti")
    if b"imscp" in data or b"imscc" in data or b"adlcp" in data or b"xapi/profiles" in data:
        return says("formats.lesson")
    return _XML if _EUROPEAN.search(data) else _OTHER_XML


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
    for part in told.get("@graph", ()) if isinstance(told.get("@graph"), list) else ():
        types |= _types(part) if isinstance(part, dict) else set()
    if types & {
        "EuropeanDigitalCredential",
        "LearningOpportunity",
        "LearningAchievementSpecification",
        "LearningSpecification",
        "Qualification",
    }:
        return "elm"
    if types & {"OpenBadgeCredential", "AchievementCredential", "Achievement"}:
        return "ob3"
    if "BadgeClass" in types or (not types and set(told) >= _OF_A_FIRST_VERSION):
        return "edubadges"
    if types & {"Course", "EducationalOccupationalCredential"} and "schema.org" in context:
        return "schema"
    if {"courseId", "primaryCode"} & set(told) and "name" in told:
        return "ooapi"
    return None


def refusal(told: Mapping[str, Any], kind: str, expected: Text) -> NotImportable:
    """Return the refusal of an object: what was expected, and where it is known what it is and what to do.

    Arguments:
        kind: Of the import that was asked for.
    """
    found = named(told, kind)
    return NotImportable(says("formats.refusal", expected=expected, found=found) if found else expected)


def named(told: Mapping[str, Any], asked: str) -> Text | None:
    """Return the kind of an object that this import does not take, and the remedy; None where it is not known."""
    for known in (
        _framework,
        _other,
        _system,
        _catalogue_list,
        _ctdl,
        _moochub,
        _assertion,
        _of_a_person,
        _institution,
        _offering,
        _problem,
    ):
        found = known(told)
        if found is not None:
            return found
    kind = kind_of(told)
    if kind is None or kind == asked:
        return None
    return says(
        "formats.file_another_kind_import",
        kind=kind,
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
    return says(
        "formats.line_catalogue_list_edubadges",
        address=address,
    )


def _framework(told: Mapping[str, Any]) -> Text | None:
    """Name a competence framework, which is no badge."""
    return says("formats.case_framework") if {"CFDocument", "CFItems"} & set(told) else None


def _other(told: Mapping[str, Any]) -> Text | None:
    """Name what is of a person, of a lesson or of another system's traffic, and no kind of badge."""
    if any(str(key).startswith(_LTI) for key in told) or str(told.get("type", "")).startswith("ltiResource"):
        return says("formats.lti")
    if "Assertion" in _types(told):  # whose class has an address
        return None
    return next((says(key) for key, marks in _OTHERS if marks <= set(told)), None)


def _system(told: Mapping[str, Any]) -> Text | None:
    """Name the system that an object is of, or whose list it holds."""
    lists = [item for value in told.values() if isinstance(value, list) for item in value[:1] if isinstance(item, dict)]
    if "publicBadgeclasses" in str(told)[: limits.IMPORT_BEGINNING]:
        return says("formats.edubadges_query", address=f"{_ADDRESS}…")
    found = [name for name, marks in _SYSTEMS for one in (told, *lists) if marks <= set(one) and not _types(one)]
    return says("formats.other_system", system=found[0]) if found else None


def _ctdl(told: Mapping[str, Any]) -> Text | None:
    marks = any(str(key).startswith(("ceterms:", "PublishForOrganization", "envelope_ceterms")) for key in told)
    if "credreg.net" not in str(told.get("@context", "")) and not marks:
        types = told.get("@type", "")
        if not str(types).startswith("ceterms:"):
            return None
    return _CTDL


def _moochub(told: Mapping[str, Any]) -> Text | None:
    if not isinstance(told.get("attributes"), dict) or "id" not in told:
        return None
    return says(
        "formats.list_moochub_json_api",
    )


def _assertion(told: Mapping[str, Any]) -> Text | None:
    """Name an awarded badge of version 2, which says where its class is."""
    if "Assertion" not in _types(told):
        return None
    where = told.get("badge")
    address = where if isinstance(where, str) else says("formats.address_in_it")
    return says("formats.badge_of_a_person", address=address)


def _of_a_person(told: Mapping[str, Any]) -> Text | None:
    """Name a badge in somebody's backpack, or in Moodle's list of what somebody earned."""
    if "BackpackAssertion" in _types(told):
        return says("formats.backpack", address=told.get("badgeclassOpenBadgeId") or "badgeclassOpenBadgeId")
    if {"uniquehash", "issuername"} <= set(told):
        return says("formats.moodle_list", number=told.get("id", "…"))
    return None


def _institution(told: Mapping[str, Any]) -> Text | None:
    """Name an institution or an issuer, and the address at which its badges are listed."""
    if not _types(told) & {"Issuer", "Institution", "Profile", "Faculty"}:
        return None
    address = str(told.get("id") or "")
    if "Issuer" in _types(told) and re.match(r"https://[^/]+/public/issuers/[^/]+$", address):
        return says("formats.issuer_badges", address=f"{address}/badges")
    if told.get("entityType") == "Issuer":
        return says("formats.issuer_badges", address=f"/v2/issuers/{told.get('entityId')}/badgeclasses")
    return says("formats.institution_alone")


def _offering(told: Mapping[str, Any]) -> Text | None:
    """Name what OOAPI has beside courses and programmes."""
    kinds = {
        "offeringId": "offering",
        "componentId": "component",
        "learningComponentId": "learning component",
        "testComponentId": "test component",
        "personId": "person",
        "groupId": "group",
        "roomId": "room",
        "buildingId": "building",
        "academicSessionId": "academic session",
        "newsItemId": "news item",
    }
    found = next((name for key, name in kinds.items() if key in told), None)
    if found is None and {"organizationId", "organisationId"} & set(told) and "organizationType" in told:
        found = "organization"
    return says("formats.ooapi_other", kind=found) if found else None


def _problem(told: Mapping[str, Any]) -> Text | None:
    """Name the error page of an interface."""
    if not ({"status", "title", "detail", "error", "message"} & set(told)) or {"name", "type"} <= set(told):
        return None
    if {"name", "attributes", "id"} & set(told) or any(kind[:1].isupper() for kind in _types(told)):
        return None
    return says(
        "formats.error_message_platform_no",
    )
