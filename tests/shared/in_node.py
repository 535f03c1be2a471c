"""A script of the pages run in Node, for the parts that need no page."""

import json
from pathlib import Path
from typing import Any

import standing


def answered(module: Path, body: str, given: object = None) -> Any:
    """Return what a piece of script answers, given everything a module exports as `m` and data as `given`.

    Each piece finds its modules as if nothing had been run before.

    Args:
        module: The script that is imported.
        body: The inside of an async function.
        given: Goes in as JSON, so that it may be large.
    """
    host = standing.node(Path(__file__).with_suffix(".mjs"))
    return host.ask({"module": module.as_uri(), "body": body, "given": json.dumps(given)})
