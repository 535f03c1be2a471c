"""A script of the pages run in Node, for the parts that need no page."""

import json
import subprocess
from pathlib import Path
from typing import Any


def answered(module: Path, body: str, given: object = None) -> Any:
    """Return what a piece of script answers, given everything a module exports as `m` and data as `given`.

    Args:
        module: The script that is imported.
        body: The inside of an async function.
        given: Goes in by standard input, so that it may be large.
    """
    script = (
        f"const m = await import({json.dumps(module.as_uri())});"
        "const given = JSON.parse(await new Response(process.stdin).text());"
        f"console.log(JSON.stringify(await (async () => {{ {body} }})()));"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script],  # noqa: S607 -- node is found as npm found it
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
