"""The badges of a file as they stand in it, for whoever wants to see them: text, neither believed nor interpreted."""

import base64
import json

from badge_verifier.containers import archives, kinds
from badge_verifier.containers.unbake import unbake
from badge_verifier.errors import StepError
from badge_verifier.limits import Limits


def texts_json(data: bytes) -> str:
    """Return a JSON array of {"container", "path", "text"}, one for each payload; empty where there is none."""
    try:
        found = unbake(bytes(data), Limits())
    except StepError:
        return "[]"
    shown = [each for each in found if not isinstance(each, StepError)]
    return json.dumps([{"container": each.container, "path": each.path, "text": each.text} for each in shown])


def entries_json(data: bytes) -> str:
    """Return a JSON array of {"name", "base64"}, one for each file of a ZIP.

    Empty where it cannot be opened, and of a document that is a ZIP inside.
    """
    if kinds.kind_of(bytes(data)) != "zip":
        return "[]"
    try:
        found = archives.entries(bytes(data), Limits())
    except StepError:
        return "[]"
    files = ((name, body) for name, body in found if not archives.is_leftover(name))
    return json.dumps([{"name": name, "base64": base64.b64encode(body).decode()} for name, body in files])
