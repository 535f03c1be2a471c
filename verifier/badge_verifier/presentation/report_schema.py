"""The JSON Schema of a report (`badge-report/2`), made from the same tables that make the reports."""

from collections.abc import Set as AbstractSet
from typing import Any, get_args

from badge_verifier.headlines import HEADLINES
from badge_verifier.report import REPORT_SCHEMA, STEPS, OpenBecause, Outcome, Verdict
from badge_verifier.words.messages import codes

_REMARKS = [code for code in sorted(codes()) if code.startswith("remark.")]
_CODES = [code for code in sorted(codes()) if not code.startswith("remark.")]
_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}


def report_schema(address: str) -> dict[str, Any]:
    """Return the JSON Schema of a report (https://json-schema.org/draft/2020-12/schema).

    Args:
        address: Where it is published; its `$id`.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Report on one credential",
        **_object(
            {
                "schema": {"const": REPORT_SCHEMA},
                "file": _TEXT,
                "index": {"type": "integer", "minimum": 0},
                "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "now": {"type": "string", "format": "date-time"},
                "verdict": {"enum": [str(verdict) for verdict in Verdict]},
                "headline": {"enum": list(HEADLINES)},
                "remarks": {"type": "array", "items": _object({"code": {"enum": _REMARKS or [""]}, "message": _TEXT})},
                "open_because": {"enum": [None, *get_args(OpenBecause)]},
                "steps": {
                    "type": "array",
                    "prefixItems": [_step(name) for name in STEPS],
                    "items": False,
                    "minItems": len(STEPS),
                },
                "credential": {"oneOf": [{"type": "null"}, _credential()]},
                "list_overdue": {"type": "string", "format": "date"},
            },
            optional={"list_overdue"},
        ),
        # A headline always bears its own verdict.
        "allOf": [
            {
                "if": {"properties": {"headline": {"const": headline}}},
                "then": {"properties": {"verdict": {"const": str(verdict)}}},
            }
            for headline, verdict in HEADLINES.items()
        ]
        # Whose limit it is, is said of what is undecided, and of nothing else.
        + [
            {
                "if": {"properties": {"verdict": {"const": str(Verdict.UNDECIDED)}}},
                "then": {"properties": {"open_because": _TEXT}},
                "else": {"properties": {"open_because": {"type": "null"}}},
            }
        ],
    }


def _object(properties: dict[str, Any], optional: AbstractSet[str] = frozenset()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _step(name: str) -> dict[str, Any]:
    return _object(
        {
            "name": {"const": name},
            "outcome": {"enum": [str(outcome) for outcome in Outcome]},
            "code": {"enum": _CODES},
            "message": _TEXT,
        }
    )


def _credential() -> dict[str, Any]:
    proof = _object(
        {
            "type": _TEXT,
            "cryptosuite": _TEXT_OR_NULL,
            "outcome": {"enum": [str(outcome) for outcome in Outcome]},
            "code": {"enum": _CODES},
        }
    )
    texts = {"oneOf": [_TEXT, {"type": "array", "items": _TEXT}]}
    catalogue = _object(
        {
            "id": _TEXT,
            "version": _TEXT,
            "type": _TEXT,
            "status": _TEXT,
            "page": _TEXT,
            "name": {"type": "object", "additionalProperties": _TEXT},
            "summary": {"type": "object", "additionalProperties": {"type": "object"}},
            "differs": {"type": "array", "items": _object({"what": _TEXT, "badge": _TEXT, "catalogue": _TEXT})},
        },
        optional={"differs"},
    )
    return _object(
        {
            "version": {"enum": ["OB1", "OB2", "OB3", "VC"]},
            "id": _TEXT_OR_NULL,
            "name": _TEXT,
            "proofs": {"type": "array", "items": proof},
            "issuer": _object({"id": _TEXT_OR_NULL, "name": _TEXT}),
            "achievement": _object({"id": _TEXT_OR_NULL, "name": _TEXT, "catalogue_id": _TEXT_OR_NULL}),
            "recipient": _object({"type": _TEXT_OR_NULL, "hashed": {"type": "boolean"}}),
            "shown": {"type": "object", "additionalProperties": texts},
            "catalogue": {"oneOf": [{"type": "null"}, catalogue]},
        }
    )
