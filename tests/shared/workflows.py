"""Runs the commands of a workflow as GitHub would: its expressions filled in from an event, one step after the other.

Actions (`uses`) are GitHub's; `gh` and `make` are programs of the test, which write down what they were asked.
"""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
SHELL = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]
GH = r"""#!/usr/bin/env bash
echo "gh $*" >> "$ASKED"
case "$*" in
    *deployments*) echo "${DEPLOYMENTS:-1}" ;;
    *"/pages "*) [ -n "${PAGES:-}" ] && echo "$PAGES" ;;
    *"/pulls "*) echo "${PULL:-}" ;;
    *"/reviews") echo "${REVIEWS:-[]}" ;;
    *"/files") echo "${FILES:-[]}" ;;
    *".user.login") echo "${AUTHOR:-somebody}" ;;
    "issue list"*) echo "${ISSUE:-}" ;;
esac
"""
MAKE = '#!/usr/bin/env bash\necho "make $*" >> "$ASKED"\n'


@dataclass
class Runner:
    """A machine that GitHub would lend: a checkout, a folder for scratch, and what steps said to later ones.

    Attributes:
        context: What expressions may name, by its dotted name.
        environment: Beside that of a step.
    """

    checkout: Path
    scratch: Path
    context: Mapping[str, str]
    environment: Mapping[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put the two programs where a step finds them."""
        self.asked.touch()
        for name, text in (("gh", GH), ("make", MAKE)):
            program = self.scratch / "bin" / name
            program.parent.mkdir(exist_ok=True)
            program.write_text(text, encoding="utf-8")
            program.chmod(0o755)

    @property
    def asked(self) -> Path:
        """The file with what `gh` and `make` were asked, a line each."""
        return self.scratch / "asked.txt"

    def fill(self, text: str) -> str:
        """Return a text with its expressions filled in; one that nobody foresaw is an error."""
        return _EXPRESSION.sub(lambda found: {**self.context, **self.outputs}[found[1]], text)

    def job(self, workflow: str, name: str) -> list[subprocess.CompletedProcess[str]]:
        """Run the steps of a job up to the first that fails; return how each ended."""
        told: Any = yaml.safe_load((self.checkout / ".github/workflows" / workflow).read_text(encoding="utf-8"))
        ended = []
        for step in told["jobs"][name]["steps"]:
            if "run" not in step or not self._applies(step.get("if")):
                continue
            ended.append(self._step(step))
            if ended[-1].returncode:
                break
        return ended

    def _applies(self, condition: str | None) -> bool:
        return condition is None or bool({**self.context, **self.outputs}.get(condition))

    def _step(self, step: Mapping[str, Any]) -> subprocess.CompletedProcess[str]:
        said = self.scratch / "output.txt"
        said.write_text("", encoding="utf-8")
        environment = {
            **os.environ,
            **self.environment,
            "PATH": f"{self.scratch / 'bin'}:{os.environ['PATH']}",
            "ASKED": str(self.asked),
            "GITHUB_OUTPUT": str(said),
            "GITHUB_STEP_SUMMARY": str(self.scratch / "summary.md"),
            "GITHUB_WORKSPACE": str(self.checkout),
            "GITHUB_REPOSITORY": "some/catalogue",
            "RUNNER_TEMP": str(self.scratch / "temp"),
            **{name: self.fill(str(value)) for name, value in step.get("env", {}).items()},
        }
        (self.scratch / "temp").mkdir(exist_ok=True)
        command = [*SHELL, "-c", self.fill(step["run"])]
        done = subprocess.run(command, cwd=self.checkout, env=environment, capture_output=True, text=True, check=False)
        for line in said.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            self.outputs[f"steps.{step['id']}.outputs.{name}"] = value
        return done
