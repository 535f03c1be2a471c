"""Collect the JSON-LD contexts that `badge_verifier/contexts/index.json` names, and check their digests.

They come from pinned npm and PyPI packages that set-up has already installed, or, where no package has an official
amendment yet, from the folder `amended` beside the index; nothing is fetched here. `--digests` prints the index anew
with the digests of what is installed, for a reviewer to compare.
"""

import argparse
import hashlib
import importlib.util
import json
import re
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
    """Return the path at which the installed package keeps this context, or that of its amendment."""
    if "package" not in entry:
        return amendment(entry)
    registry, _, package = entry["package"].partition(":")
    if registry == "pypi":
        name = package.partition("==")[0]
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise SystemExit(f"{name} is not installed: run make")
        return Path(spec.origin).parent / str(entry["path"])
    folder = str(entry.get("alias") or package.rpartition("@")[0])
    return NODE_MODULES / folder / str(entry["path"])


def amendment(entry: dict[str, Any]) -> Path:
    """Return the path of a context that was taken in by hand, with its source and the day on which it was read.

    Raises:
        SystemExit: The entry does not say from where and when, or the file stands elsewhere.
    """
    file, said = str(entry["file"]), f"{entry.get('source', '')} {entry.get('date', '')}"
    if not re.fullmatch(r"https://\S+ \d{4}-\d\d-\d\d", said) or not file.startswith("amended/"):
        raise SystemExit(f'{file}: an amendment stands in "amended/", with "source" (https) and "date" (YYYY-MM-DD)')
    return CONTEXTS / file


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
            origin = entry.get("package") or entry["source"]
            sys.stderr.write(f"{entry['file']}: {origin} gives {digest}, expected {entry['sha256']}\n")
        elif "package" in entry:
            (CONTEXTS / entry["file"]).write_bytes(body)
    if options.digests:
        sys.stdout.write(json.dumps(index, indent=1) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
