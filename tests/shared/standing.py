"""A program that stays until the tests are over: each line of JSON that it is told it answers with one.

Starting Node and loading its packages takes longer than most of what is asked of them.
"""

import atexit
import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any


class Standing:
    """One such program; it answers `{"value": …}`, or `{"error": …}` where what it was told went wrong."""

    def __init__(self, *command: str) -> None:
        """Start it."""
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")
        atexit.register(self._end)

    def ask(self, told: object) -> Any:
        """Return its answer; an error of its own fails the test."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps(told)}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"{self._process.args!r} ended"
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer.get("value")

    def _end(self) -> None:
        """Let it end, which it does when nothing more can be told."""
        self._process.communicate()


@cache
def node(script: Path) -> Standing:
    """Return Node with a script of the tests, started when it is first asked for."""
    return Standing("node", "--no-deprecation", str(script))
