"""Collect the JSON-LD contexts that `badge_verifier/contexts/index.json` names, and check their digests.

They come from pinned npm and PyPI packages that set-up has already installed; nothing is fetched here.
`--digests` prints the index anew with the digests of what is installed, for a reviewer to compare.
"""

import argparse
import hashlib
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CONTEXTS = HERE / "badge_verifier" / "contexts"
NODE_MODULES = HERE.parent / "node_modules"

# Some packages ship their contexts as JavaScript objects; node alone can read those faithfully.
_AS_JSON = """
import { pathToFileURL } from "node:url";
const found = await import(pathToFileURL(process.argv[1]));
const object = found.default?.default ?? found.default?.context ?? found.default ?? found.context;
process.stdout.write(JSON.stringify(object["@context"] ? object : Object.values(object)[0], null, 2) + "\\n");
"""


def source(entry: dict[str, Any]) -> Path:
    """Return the path at which the installed package keeps this context."""
    registry, _, package = entry["package"].partition(":")
    if registry == "pypi":
        name = package.partition("==")[0]
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise SystemExit(f"{name} is not installed: run make")
        return Path(spec.origin).parent / str(entry["path"])
    folder = str(entry.get("alias") or package.rpartition("@")[0])
    return NODE_MODULES / folder / str(entry["path"])


def content(path: Path) -> bytes:
    """Return the context as JSON bytes: a JSON file as it is, a JavaScript module evaluated by node."""
    if path.suffix != ".js":
        return path.read_bytes()
    command = ["node", "--input-type=module", "-e", _AS_JSON, str(path)]
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 -- our own pinned module


def main() -> int:
    """Write every context beside the index; return 1 where a digest is not the committed one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--digests", action="store_true", help="print the index with digests of what is installed")
    options = parser.parse_args()
    index = json.loads((CONTEXTS / "index.json").read_text(encoding="utf-8"))
    wrong = 0
    for entry in index:
        body = content(source(entry))
        digest = hashlib.sha256(body).hexdigest()
        if options.digests:
            entry["sha256"] = digest
        elif digest != entry["sha256"]:
            wrong += 1
            sys.stderr.write(f"{entry['file']}: {entry['package']} gives {digest}, expected {entry['sha256']}\n")
        else:
            (CONTEXTS / entry["file"]).write_bytes(body)
    if options.digests:
        sys.stdout.write(json.dumps(index, indent=1) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
