"""What a worker runs starts in every browser. Chromium does not show it: Firefox does, in `make test-engines`."""

import json
import posixpath
import re

import pytest

from badge_catalogue.pages import describe, verify

# An import or a re-export at the head of a script, in code that may have lost its line breaks; not `import(…)`.
STATIC = re.compile(r"""(?<![\w.$"'])(?:import\s*["']|(?:import|export)\b[^;()"'`=]*?\bfrom\s*["'])""")
LITERAL = re.compile(r"""\bimport\(\s*(?:["'](\.{1,2}/[\w./-]+)["']|`\$\{here\}([\w./-]+)`)""")
COMMENT = re.compile(r"^\s*//[^\n]*|\s//\s[^\n]*|/\*.*?\*/", re.MULTILINE | re.DOTALL)
STARTED = ("runtime/pyodide.mjs", "runtime/pyodide.asm.mjs")  # `python.js` imports them under names it puts together
LISTS = {"verify": "verify/verify.js", "describe": "describe/describe.js"}


def _code(script: bytes) -> str:
    return COMMENT.sub("", script.decode())


def _of_worker(page: str) -> list[str]:
    found = re.search(r"OF_WORKER = (\[.*?\])", (verify.PAGE / LISTS[page]).read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    names: list[str] = json.loads(re.sub(r",\s*\]", "]", found[1]))
    return names


def _scripts(page: str) -> dict[str, str]:
    """Return the code of everything that the worker of a page runs, by its name in the release."""
    published = verify.app_files(verify.PAGE, verify.texts()) | verify.room_files(verify.PAGE, [describe.SOURCES.name])
    return {name: _code(published[name]) for name in (*_of_worker(page), *STARTED)}


def _imported(name: str, code: str) -> set[str]:
    """Return what a script imports while it runs, by its name in the release."""
    folder = posixpath.dirname(name)
    return {released or posixpath.normpath(f"{folder}/{beside}") for beside, released in LITERAL.findall(code)}


@pytest.mark.parametrize("page", LISTS)
def test_nothing_a_worker_runs_imports_at_its_head(page: str) -> None:
    """For Firefox such an import is a worker's source, and the policy (`worker-src blob:`) lets in blobs alone."""
    heads = {name: STATIC.findall(code) for name, code in _scripts(page).items()}
    assert len(heads) >= 7
    assert {name: found for name, found in heads.items() if found} == {}


@pytest.mark.parametrize("page", LISTS)
def test_what_a_worker_imports_while_it_runs_is_on_the_list_that_is_compared(page: str) -> None:
    """A script that is not on the list would run uncompared; one that nobody imports has no place there."""
    scripts = _scripts(page)
    imported = {found for name, code in scripts.items() for found in _imported(name, code)}
    assert imported == set(_of_worker(page)) - {f"{page}/worker.js"}


@pytest.mark.parametrize(
    "head",
    [
        'import { a } from "./a.js";',
        "import {\n  a,\n  b as c,\n} from './a.js';",
        'import * as a from "./a.js"',
        'import a from "./a.js"',
        'import"./a.js";',
        'let x=1;import{a}from"./a.js";',
        'export { a } from "./a.js";',
        'export * from "./a.js";',
    ],
)
def test_an_import_at_the_head_is_seen(head: str) -> None:
    """In each form the language has, with and without line breaks."""
    assert STATIC.search(_code(f"// @ts-check\n{head}\nlet y;".encode()))


@pytest.mark.parametrize(
    "code",
    [
        'const a = await import("./a.js");',
        '/** @type {import("./a.js").A} */ let a;',
        "import.meta.url;",
        "// import { a } from './a.js' is what Firefox refuses",
        "export const from = 'a';",
        'const words = ["import", "export"];',
        "const python = `\nimport sys, types\nsys.x = 'from'`;",
    ],
)
def test_what_is_no_import_at_the_head_is_not_taken_for_one(code: str) -> None:
    """Imports while running, types, comments, other exports and Python are left alone."""
    assert STATIC.search(_code(code.encode())) is None
