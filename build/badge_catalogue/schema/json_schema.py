"""JSON Schemas of the catalogue's files, for editors: made from the model's types and the field table, like the loader.

A schema says what a type, a closed list, a pattern and a requirement can say; the rest is judged by `checks`.
"""

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

from badge_catalogue import model as m
from badge_catalogue.checks.needs import NEEDED, REFUSED, needed
from badge_catalogue.definitions.fields import Field
from badge_catalogue.definitions.read import bare, slots
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.words.po import spoken, words

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TITLES: dict[str, tuple[type, str]] = {
    "badge": (m.Badge, "Badge"),
    "institution": (m.Institution, "Instelling · Institution"),
    "framework": (m.Framework, "Raamwerk · Framework"),
    "template": (m.Template, "Sjabloon · Template"),
    "pathway": (m.Pathway, "Leerpad · Pathway"),
    "platform": (m.Platform, "Platform"),
    "endorsement": (m.Endorsement, "Steunbetuiging · Endorsement"),
    "settings": (m.Site, "Instellingen · Settings"),
}


def schemas() -> dict[str, bytes]:
    """Return the schema of every kind of file, by file name."""
    made = {kind: _file(cls, title) for kind, (cls, title) in _TITLES.items()}
    made["vocabulary"] = _vocabulary()
    return {
        f"{kind}.json": (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
        for kind, schema in sorted(made.items())
    }


def _file(cls: type, title: str) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    schema = {"$schema": DRAFT, "title": title, **_object(cls, definitions)}
    if cls is m.Badge:
        schema["allOf"] = [_without_template(schema.pop("required")), *_per_type()]
        schema["required"] = list(_OWN)
    if cls is m.Template:
        partial = {key: value for key, value in _object(m.Badge, definitions).items() if key != "required"}
        definitions["Locked"] = partial
        schema["properties"]["locked"] |= {"$ref": "#/$defs/Locked"}
        schema["properties"]["per_step"] |= {"additionalProperties": {"$ref": "#/$defs/Locked"}}
        schema["properties"]["free"] |= {"items": {"enum": list(slots(m.Badge))}}
    schema["$defs"] = dict(sorted(definitions.items()))
    return schema


def _vocabulary() -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    terms = {"type": "object", "additionalProperties": _reference(m.Term, definitions)}
    return {
        "$schema": DRAFT,
        "title": "Begrippenlijst · Vocabulary",
        "type": "object",
        "properties": {"terms": terms},
        "required": ["terms"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


# What a badge says of itself even where a template locks all the rest.
_OWN = ("issuer", "version", "status")


def _without_template(required: list[str]) -> dict[str, Any]:
    """Return the fields that every badge needs unless a template states them."""
    return {"if": {"not": {"required": ["template"]}}, "then": {"required": required}}


def _per_type() -> list[dict[str, Any]]:
    """Return the fields that each type of badge needs; a template states part of them for its badges."""
    rules = []
    for kind, names in ((kind, needed(kind)) for kind in NEEDED):
        then: dict[str, Any] = {"required": list(names)} if names else {}
        if refused := REFUSED.get(kind):
            then["properties"] = dict.fromkeys(refused, False)
        asked = {"properties": {"type": {"const": kind}}, "required": ["type"], "not": {"required": ["template"]}}
        rules.append({"if": asked, "then": then})
    return rules


def _reference(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # a placeholder, should a class ever hold itself
        definitions[cls.__name__] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    known = slots(cls)
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {
            key: _described(slot.field, _type(hints[slot.name], slot.field, definitions)) for key, slot in known.items()
        },
        "additionalProperties": False,
    }
    required = [key for key, slot in known.items() if slot.required]
    if required:
        schema["required"] = required
    return schema


def _described(field: Field, schema: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {"title": " · ".join(dict.fromkeys(field.title.values.values()))}
    about = [field.about.values[language] for language in LANGUAGES if field.about.has(language)]
    if field.example:
        about.append(f"Voorbeeld · Example: {field.example}")
    if about:
        said["description"] = "\n\n".join(about)
    return said | schema


def _type(hint: Any, field: Field, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 -- a type hint
    hint = bare(hint)
    if hint is Text:
        definitions["Text"] = _TEXT
        return {"$ref": "#/$defs/Text"}
    origin = get_origin(hint)
    if origin is tuple:
        return {"type": "array", "minItems": 1, "items": _type(get_args(hint)[0], field, definitions)}
    if origin is Mapping:
        inner = _type(get_args(hint)[1], dataclasses.replace(field, values=(), pattern=None), definitions)
        return {"type": "object", "additionalProperties": inner}
    if dataclasses.is_dataclass(hint):
        return _reference(hint, definitions)  # type: ignore[arg-type]  # a class
    return _scalar(hint, field)


def _scalar(hint: Any, field: Field) -> dict[str, Any]:  # noqa: ANN401 -- a type hint
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    if field.form == "instant":
        return {"type": "string", "format": "date-time"}
    if field.values:
        return {"enum": list(field.values)}
    schema: dict[str, Any] = {"type": "string", "minLength": 1}
    return schema | {"pattern": field.pattern} if field.pattern else schema


_SCALARS: dict[Any, dict[str, Any]] = {
    object: {},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number", "minimum": 0},
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
}

_TEXT: dict[str, Any] = {
    "type": "object",
    "description": "Tekst voor mensen in het Nederlands en het Engels.\n\nText for people in Dutch and in English.",
    "properties": {
        language: {"type": "string", "minLength": 1, "title": words("site", language)["language_name"]}
        for language in spoken()
    },
    "additionalProperties": False,
    "minProperties": 1,
}
