"""What stands in a file, for whoever wants to see it: badges as text, neither believed nor interpreted, and names."""

import base64
import json

from badge_verifier.containers import archives, kinds, mail
from badge_verifier.containers.unbake import unbake
from badge_verifier.errors import StepError
from badge_verifier.limits import Limits


def inside_json(data: bytes) -> str:
    """Return the texts of the payloads in a file, as a JSON object.

    "texts": {"container", "path", "text"} of each payload. "paths": where each thing stands of which there is a report,
    also one that holds no badge; "" for the file itself. "looked": the names of the attachments of an e-mail in which
    nothing is a badge.
    """
    try:
        found = unbake(bytes(data), Limits())
    except StepError:
        return json.dumps({"texts": [], "paths": [], "looked": _attached(bytes(data))})
    shown = [each for each in found if not isinstance(each, StepError)]
    texts = [{"container": each.container, "path": each.path, "text": each.text} for each in shown]
    return json.dumps({"texts": texts, "paths": [each.path for each in found], "looked": []})


def _attached(data: bytes) -> list[str]:
    if len(data) > Limits().file_bytes or kinds.kind_of(data) != "mail":
        return []
    return [part.name for part in mail.parts(data, Limits()) if part.name]


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
