"""Refuse to build a package that lacks a JSON-LD context: git has their digests alone, set-up collects them."""

import hashlib
import json
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WholeContexts(BuildHookInterface):  # type: ignore[type-arg] # its parameter is private to hatchling
    """Looks at every context that the index names before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compare each context with its digest; a link to a checkout may be made before they are collected.

        Raises:
            FileNotFoundError: A context is missing or another one; the message says how to get it.
        """
        del build_data
        if version == "editable":
            return
        folder = Path(self.root) / "badge_verifier" / "contexts"
        index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        wrong = [entry["file"] for entry in index if _digest(folder / entry["file"]) != entry["sha256"]]
        if wrong:
            raise FileNotFoundError(
                f"{len(wrong)} of {len(index)} JSON-LD contexts are not in {folder}, {wrong[0]} among them: "
                "run `make setup` in the checkout, which collects them, and build again"
            )


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
