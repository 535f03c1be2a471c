"""The OpenAPI 3.1 description of `/api/v1/`, with examples that are the catalogue's own first entries."""

from collections.abc import Mapping
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.addresses import BADGE_FORMS
from badge_catalogue.model import DECISIONS, SCHEDULES, SECTORS, STATUSES, TYPES
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.packs import AT_HAND
from badge_catalogue.settings import Settings

_ADDRESS = {"type": "string", "format": "uri"}
_DATE = {"type": "string", "format": "date"}
_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": _STRING}
_TEXTS = {"$ref": "#/components/schemas/Texts"}


def description(settings: Settings, examples: Mapping[str, Any]) -> dict[str, Any]:
    """Return the description.

    Args:
        settings: Names the site.
        examples: Name of a path's answer to an example of it.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Badge catalogue",
            "version": "1",
            "description": "The definitions of the catalogue as static files: read only, no key, no cookies, no limit.",
        },
        "servers": [{"url": settings.site_url + addresses.API.removesuffix("/")}],
        "paths": {
            "/index.json": _get("index", "Where everything stands", "Start", examples["index"]),
            "/badges/page-{page}.json": {
                "parameters": [_parameter("page", "Page of the list, from 1", {"type": "integer", "minimum": 1})],
                **_get("page", "One page of all badges", "Page", examples["page"]),
            },
            **_records(settings, examples["badge"]),
            "/institutions.json": _get("institutions", "All institutions", "Institutions", examples["institutions"]),
            f"/{addresses.lines(settings).removeprefix(addresses.API)}": _file(
                "lines", "Everything about all badges, one on each line (Badge)", addresses.lines_type(settings)
            ),
            "/badges.csv": _file("table", "All badges as a table for a spreadsheet, in UTF-8", "text/csv"),
        },
        "components": {"schemas": _schemas(packed=settings.packed)},
    }


def _records(settings: Settings, example: object) -> dict[str, Any]:
    """Return the path of the record of a badge, or of the packed records of an institution."""
    institution = _parameter("institution", "First part of the badge's id", _STRING)
    if settings.packed:
        told = "Everything about the badges of one institution, one on each line (Badge)"
        of_all = f"/{addresses.records_of('{institution}').removeprefix(addresses.API)}"
        return {of_all: {"parameters": [institution], **_file("badges", told, addresses.lines_type(settings))}}
    slug = _parameter("slug", "Second part of the badge's id", _STRING)
    shown = _get("badge", "Everything about one badge", "Badge", example)
    return {"/badges/{institution}/{slug}.json": {"parameters": [institution, slug], **shown}}


def _parameter(name: str, text: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": text, "schema": schema}


def _get(name: str, text: str, schema: str, example: object) -> dict[str, Any]:
    answer = {"schema": {"$ref": f"#/components/schemas/{schema}"}, "example": example}
    return {
        "get": {
            "operationId": name,
            "summary": text,
            "responses": {
                "200": {"description": text, "content": {"application/json": answer}},
                "404": {"description": "There is no such file"},
            },
        }
    }


def _file(name: str, text: str, media: str) -> dict[str, Any]:
    answer = {"description": text, "content": {media: {"schema": _STRING}}}
    return {"get": {"operationId": name, "summary": text, "responses": {"200": answer}}}


def _object(required: Mapping[str, Any], optional: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "unevaluatedProperties": False,
    }


def _list_of(schema: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{schema}"}}


def _schemas(*, packed: bool) -> dict[str, Any]:
    badge_required, badge_optional = _short(packed=packed)
    full_required, full_optional = _full(packed=packed)
    return {
        "Texts": {
            "type": "object",
            "description": "One text by language",
            "properties": dict.fromkeys(LANGUAGES, _STRING),
            "additionalProperties": False,
            "minProperties": 1,
        },
        "Start": _object(
            {
                "name": _STRING,
                "version": _STRING,
                "built": {"type": "string", "format": "date-time"},
                "badges": _object({"total": {"type": "integer"}, "first": _ADDRESS}),
                "institutions": _ADDRESS,
                "openapi": _ADDRESS,
                "lines": _ADDRESS,
                "table": _ADDRESS,
            }
        ),
        "Page": _object(
            {
                "total": {"type": "integer"},
                "page": {"type": "integer"},
                "pages": {"type": "integer"},
                "items": _list_of("Short"),
            },
            {"next": _ADDRESS},
        ),
        "Short": _object(badge_required, badge_optional),
        "Badge": _object({**badge_required, **full_required}, {**badge_optional, **full_optional}),
        "Institutions": _object({"total": {"type": "integer"}, "items": _list_of("Institution")}),
        "Institution": _institution(),
    }


def _short(*, packed: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    required = {
        "id": _STRING,
        "version": _STRING,
        "status": {"enum": list(STATUSES)},
        "type": {"enum": list(TYPES)},
        "name": _TEXTS,
        "institution": _STRING,
        "sector": {"type": "array", "items": {"enum": list(SECTORS)}},
        "language": _STRINGS,
        "demonstration": {"type": "boolean", "description": "Fictional, for demonstration only"},
        "page": _ADDRESS,
        "url": {**_ADDRESS, "description": "Of the packed records of the institution"} if packed else _ADDRESS,
    }
    optional = {
        "eqf": {"type": "integer", "minimum": 1, "maximum": 8},
        "hours": {"type": "number"},
        "isced_f": {"type": "string", "pattern": "^[0-9]{2,4}$"},
        "reviewed_on": _DATE,
    }
    return required, optional


_LOAD = {"ects": {"type": "number"}, "sbu": {"type": "integer"}, "hours": {"type": "integer"}}


def _full(*, packed: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    facts = _object(
        {"level": _STRING, "workload": _STRING, "quality": _STRING, "worth": _STRING, "outcomes": _STRINGS},
        {"practice": _STRING, "renewal": _STRING, "recognised": _STRINGS},
    )
    required = {
        "description": _TEXTS,
        "criteria": _TEXTS,
        "summary": _object(dict.fromkeys(LANGUAGES, facts)),
        "forms": _object(dict.fromkeys(("achievement", *(("packed",) if packed else BADGE_FORMS), "image"), _ADDRESS)),
    }
    outcome = _object(
        {"id": _STRING, "text": _TEXTS}, {"kind": _STRING, "bloom": _STRING, "esco": _STRINGS, "refs": _STRINGS}
    )
    optional: dict[str, Any] = {
        "level": _object({"framework": _STRING, "value": _STRING, "status": _STRING}, {"register_url": _ADDRESS}),
        "workload": _object({}, {name: told for name, told in _LOAD.items() if name in AT_HAND.load}),
        "learning_outcomes": {"type": "array", "items": outcome},
        "assessment": _object(
            {}, {"types": _STRINGS, "supervised": {"type": "boolean"}, "id_verified": {"type": "boolean"}}
        ),
        "first_awarded": _DATE,
        **_groups(),
        **dict.fromkeys(("participation", "audience", "occupations", "aliases"), _STRINGS),
        **dict.fromkeys(("target_group", "prerequisites", "admission", "size_reason", "image_alt"), _TEXTS),
        **dict.fromkeys(("template", "expires_after", "replaced_by", "contact"), _STRING),
    }
    return required, optional


_QUALIFICATION = _object({"code": _STRING, "name": _TEXTS}, {"url": _ADDRESS})


def _decision() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the members that a decision on a badge always has, and those it may have."""
    load = {name: told for name, told in _LOAD.items() if name in AT_HAND.load - {"hours"}}
    return {"badge": _STRING}, {
        "version": _STRING,
        "decision": {"enum": list(DECISIONS)},
        "effect": _TEXTS,
        "replaces": _object({"part": _TEXTS}, load),
        "for": _TEXTS,
        "condition": _TEXTS,
        "decided_by": _TEXTS,
        "on": _DATE,
        "until": _DATE,
        "document": _ADDRESS,
    }


def _groups() -> dict[str, Any]:
    """Return the schemas of the fields that have fields of their own."""
    process = _object({"code": _STRING, "name": _TEXTS}, {"task": _TEXTS})
    practice = {"kind": _STRING, "qualification": _QUALIFICATION, "processes": {"type": "array", "items": process}}
    renewal = {"where": _TEXTS, "url": _ADDRESS, "service": _ADDRESS}
    says, may = _decision()
    by = _object({**says, "institution": _STRING}, may)
    cost = _object({}, {"for": _TEXTS, "eur": {"type": "number"}, "note": _TEXTS})
    offering = {
        "url": _ADDRESS,
        "costs": {"type": "array", "items": cost},
        "locations": _STRINGS,
        "schedule": {"type": "array", "items": {"enum": list(SCHEDULES)}},
        "starts": {"type": "array", "items": _DATE},
        "duration": _STRING,
    }
    alignment = _object({"framework": _STRING, "code": _STRING}, {"url": _ADDRESS, "relation": _STRING})
    known = ("rio", "crebo", "keuzedeel", "mbo_certificaat")
    codes = {"programme_codes": _object({}, dict.fromkeys(known, _STRING))} if AT_HAND.codes else {}
    quality = {"body": _TEXTS, "url": _ADDRESS, "status": _STRING, "checked_on": _DATE}
    named = dict.fromkeys(("into", "requires", "recommends"), _STRINGS)
    return {
        **codes,
        "quality_assurance": _object({"framework": _STRING}, quality),
        "stacking": _object({"role": _STRING}, {**named, "accepts": {"type": "array", "items": _object(*_decision())}}),
        "practice": _object(practice, {"workplace": _STRING, "assessor": _TEXTS}),
        "renewal": _object({"what": _TEXTS, "every": _STRING}, renewal),
        "decisions": {"type": "array", "items": by},
        "alignments": {"type": "array", "items": alignment},
        "offering": {"type": "array", "items": _object({}, offering)},
        "awarded_as": {"type": "array", "items": _object({"platform": _STRING, "url": _ADDRESS})},
        "series": _object({"template": _STRING, "step": _STRING}),
        "grade": _object({"required": {"type": "boolean"}}, {"scale": _STRING}),
        "approval": _object({}, {"body": _TEXTS, "decided_on": _DATE, "url": _ADDRESS}),
        "search_words": _object({}, dict.fromkeys(LANGUAGES, _STRINGS)),
    }


def _institution() -> dict[str, Any]:
    return _object(
        {
            "id": _STRING,
            "name": _TEXTS,
            "kind": _STRING,
            "sectors": _STRINGS,
            "country": _STRING,
            "city": _STRING,
            "url": _ADDRESS,
            "contact": _STRING,
            "demonstration": {"type": "boolean"},
            "page": _ADDRESS,
            "forms": _object({"profile": _ADDRESS, "issuer": _ADDRESS, "jwks": _ADDRESS}),
        },
        {
            "description": _TEXTS,
            "parent": _STRING,
            "ror": _STRING,
            "institution_code": _STRING,
            "register": _object({"name": _TEXTS, "url": _ADDRESS}, {"code": _STRING}),
            "recognises": {"type": "array", "items": _object(*_decision())},
            "identities": _STRINGS,
        },
    )
