"""The rules of the repository itself: who imports whom, what git sees, what no file may name."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from badge_verifier import limits

ROOT = Path(__file__).resolve().parents[3]
OURS = {"badge_catalogue", "badge_issuer", "badge_verifier"}

# The catalogue's command line may use all three; nothing is ever imported backwards.
ALLOWED = {
    "badge_verifier": set(),
    "badge_issuer": {"badge_verifier"},
    "badge_catalogue": {"badge_verifier"},
}
# The core of the verifier may be loaded anywhere; what belongs to one runtime stands in these rooms alone.
RUNTIME_ROOMS = {"runtimes", "cli", "batch", "check", "page_api"}

# The rooms of each package, the lowest first: a folder or a module at the top. Nobody imports from a room further down.
ROOMS = {
    "badge_catalogue": [
        "limits", "shipped", "pieces", "model", "packs", "words", "definitions", "settings", "addresses", "facts",
        "checks", "exports", "imports", "schema", "drawings", "finding", "describe", "pages", "review", "site",
        "commands", "cli",
    ],
    "badge_verifier": [
        "errors", "limits", "ports", "report", "report_types", "headlines", "verdict", "encodings", "claims", "network",
        "trust", "containers", "proofs", "versions", "steps", "words", "verify", "presentation", "runtimes", "batch",
        "check", "page_api", "cli",
    ],
}  # fmt: skip
MOST_SIDE_BY_SIDE = 25


def git(*arguments: str) -> str:
    """Return what git prints."""
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S607 -- git is found as make finds it


def tracked() -> list[str]:
    """Return every file that git tracks or would track."""
    names = git("ls-files", "--cached", "--others", "--exclude-standard").splitlines()
    return [name for name in names if (ROOT / name).is_file()]


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted name of every module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def sources(package: str) -> list[Path]:
    """Return the modules of one of our packages."""
    root = ROOT / ("verifier" if package == "badge_verifier" else "build") / package
    return sorted(root.rglob("*.py"))


def room(path: Path, package: str) -> str:
    """Return the room of a module: its folder within the package, or itself at the top."""
    parts = path.parts[path.parts.index(package) + 1 :]
    return parts[0] if len(parts) > 1 else path.stem


def rooms_used(path: Path, package: str) -> set[str]:
    """Return the rooms of its own package that a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == package:
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{package}."):
            found.add((node.module or "").split(".")[1])
    return found


@pytest.mark.parametrize("package", sorted(ROOMS))
def test_rooms_import_only_downwards(package: str) -> None:
    """Every room is in the order, and none imports from one above it; so there is no circle among them."""
    order = {name: height for height, name in enumerate(ROOMS[package])}
    modules = [path for path in sources(package) if room(path, package) != "__init__"]
    assert sorted({room(path, package) for path in modules}) == sorted(order)
    wrong = [
        f"{path.relative_to(ROOT)} imports {used}"
        for path in modules
        for used in rooms_used(path, package)
        if order[used] > order[room(path, package)]
    ]
    assert wrong == []


@pytest.mark.parametrize("root", ["build", "verifier", "tests/unit"])
def test_no_folder_is_a_heap_or_holds_one_module(root: str) -> None:
    """At most 25 modules stand side by side, and no folder was made for a single one."""
    beside: dict[str, int] = {}
    for name in tracked():
        path = Path(name)
        if path.suffix == ".py" and path.name not in ("__init__.py", "conftest.py") and path.is_relative_to(root):
            beside[str(path.parent)] = beside.get(str(path.parent), 0) + 1
    assert len(beside) > 1
    assert [folder for folder, number in beside.items() if number == 1] == []
    assert [folder for folder, number in beside.items() if number > MOST_SIDE_BY_SIDE] == []


@pytest.mark.parametrize("package", sorted(OURS))
def test_packages_import_only_downwards(package: str) -> None:
    """badge_issuer and badge_catalogue use badge_verifier, the command line uses all three, nobody looks back."""
    assert sources(package)
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(package)
        if not (package == "badge_catalogue" and room(path, package) in ("cli", "commands"))
        for name in imported(path)
        if name.split(".")[0] in OURS - {package} - ALLOWED[package]
    ]
    assert wrong == []


def test_verifier_core_needs_the_standard_library_and_pyld_alone() -> None:
    """Only the files of one runtime import anything else, so the core loads in the browser as it is."""
    allowed = set(sys.stdlib_module_names) | {"pyld", "badge_verifier"}
    wrong = [
        f"{path.name} imports {name}"
        for path in sources("badge_verifier")
        if room(path, "badge_verifier") not in RUNTIME_ROOMS
        for name in imported(path)
        if name.split(".")[0] not in allowed
    ]
    assert wrong == []


def test_build_is_a_source_root() -> None:
    """build/ is no package: an __init__.py there breaks `python -m build`, which pyodide-build needs."""
    assert not (ROOT / "build" / "__init__.py").exists()


@pytest.mark.parametrize(
    "name", ["build/badge_catalogue/model/__init__.py", "build/badge_issuer/__init__.py", "build/new.py"]
)
def test_git_does_not_ignore_the_compiler(name: str) -> None:
    """A `build/` line in an ignore file would hide the compiler from git; the exit code 1 says: not ignored."""
    ignored = subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT, check=False)  # noqa: S607 -- see git()
    assert ignored.returncode == 1


def test_ruff_lists_the_compiler() -> None:
    """Ruff leaves out what git ignores and then says that all is well; so its own list must name our files."""
    ruff = Path(sys.executable).with_name("ruff")
    listed = subprocess.run([ruff, "check", "--show-files", "."], cwd=ROOT, check=True, capture_output=True, text=True)
    for package in OURS:
        for path in sources(package):
            assert str(path) in listed.stdout


def test_ignore_lines_are_rooted() -> None:
    """Every line of .gitignore starts at the root, but for caches that appear anywhere."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    loose = [line for line in lines if line and not line.startswith(("#", "/", "!/", "__pycache__", "*.pyc"))]
    assert loose == []


# Written in pieces, so that this file does not name them itself.
_HOSTS = re.compile(
    r"(registry\.npm[a-z]+|files\.python[a-z]+|py[p]i|deb\.deb[a-z]+|cdn\.js[a-z]+|unp[k]g)\.(org|com|net)"
)
# /home/pyodide and /home/web_user are places inside the browser's runtime.
_PATHS = re.compile(r"(?<![\w.-])/(work|farm|root|home(?!/(pyodide|web_user)\b)|Users)/[a-zA-Z.]")


def test_no_registry_host_and_no_machine_path_is_tracked() -> None:
    """A lock file that names a host installs from that host alone; a path of one machine means nothing on another."""
    found = []
    for name in tracked():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name}: {match.group()}" for match in (*_HOSTS.finditer(text), *_PATHS.finditer(text))]
    assert found == []


@pytest.mark.parametrize("name", ["uv", "dev", "pyodide"])
def test_requirements_are_pinned_with_hashes(name: str) -> None:
    """Every requirement is one exact version with at least one digest."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    assert [line[:60] for line in lines if "==" not in line or "--hash=sha256:" not in line] == []


def test_npm_lock_has_digests_and_no_addresses() -> None:
    """`npm ci` then installs from whichever registry is set, and checks what it got."""
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity"' in text
    assert '"resolved"' not in text
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text(encoding="utf-8")


def test_workflows_pin_actions_by_commit() -> None:
    """A tag can be moved to other code; a commit cannot."""
    uses = [
        line.strip()
        for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().removeprefix("- ").startswith("uses:")
    ]
    assert uses
    assert [line for line in uses if not re.search(r"@[0-9a-f]{40}\b", line)] == []


def test_no_private_key_is_tracked() -> None:
    """No private key of anyone stands in the repository."""
    marker = "PRIVATE" + " KEY-----"
    named = [
        name
        for name in tracked()
        if marker in (ROOT / name).read_bytes().decode("utf-8", "replace") and not name.startswith("tests/")
    ]
    assert named == []


def test_every_dependency_has_a_reason() -> None:
    """Each package of package.json has a reason under `why`, and each line of a requirements/*.in a comment."""
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert sorted(package["why"]) == sorted({**package.get("dependencies", {}), **package["devDependencies"]})
    assert all(len(reason) > 10 for reason in package["why"].values())
    lines = [
        line
        for path in sorted((ROOT / "requirements").glob("*.in"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "-"))
    ]
    assert lines
    assert [line for line in lines if " # " not in line and "  #" not in line] == []


def test_what_is_said_to_be_slow_is_there() -> None:
    """A test that moved does not come back into `make test-fast` unseen."""
    module = ast.parse((ROOT / "tests/conftest.py").read_text(encoding="utf-8"))
    (listed,) = [
        ast.literal_eval(node.value)
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "SLOW"
    ]
    assert len(listed) > 20
    assert [name for name in listed if not (ROOT / "tests" / name).exists()] == []


def test_bounds_of_files_stand_in_the_modules_of_limits() -> None:
    """What a file, a link or a list may measure is said once; scripts of the pages read the same numbers."""
    elsewhere = {"qr-reader.js", "service-worker.js"}  # run beside the page, and import nothing: see the next test
    bound = re.compile(
        r"^(?:export )?const \w*(?:LARGEST|LONGEST|MOST)\w* = [\d_]+(?: \* [\d_]+)*;.*\b(?:bytes|links?|files|pixels)\b"
    )
    scripts = [path for path in (ROOT / "verifier" / "page").glob("[a-z]*/*.js") if path.name not in elsewhere]
    assert scripts
    found = [
        f"{path.name}: {line}"
        for path in scripts
        for line in path.read_text(encoding="utf-8").splitlines()
        if bound.search(line)
    ]
    assert found == []
    assert bound.search("const LARGEST = 256 * 1024; // bytes of a session")
    mebibytes = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "build").rglob("*.py")
        if re.search(r"^\w+ = (?:\d+ \* )?1024 \* 1024", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert mebibytes == []


@pytest.mark.parametrize(
    ("script", "name", "number"),
    [
        ("verify/qr-reader.js", "LARGEST", limits.QR_SIDE),
        ("verify/qr-reader.js", "TRIED", limits.QR_SIDES_TRIED),
        ("verify/qr-reader.js", "LONGEST", limits.QR_TEXT),
        ("offline/service-worker.js", "MOST_SEEN", limits.PAGES_SEEN),
    ],
)
def test_scripts_that_import_nothing_have_the_bounds_of_the_module_of_limits(
    script: str, name: str, number: int | list[int]
) -> None:
    """What runs beside the page writes its bounds itself: the same numbers as stand in the module of limits."""
    written = (ROOT / "verifier" / "page" / script).read_text(encoding="utf-8")
    (said,) = re.findall(rf"^const {name} = ([^;]*);", written, re.MULTILINE)
    assert ast.literal_eval(said) == number


# Numbers at the top of modules of the verifier that bound nothing that a badge brings: sizes that a specification sets,
# what tells one form from another, buffers, and answers of our own program. Bounds stand in `limits.py`.
NO_BOUNDS = {
    "batch.py": {"_CHUNK"},
    "cli.py": {"WRONG_USE", "READER_LEFT"},
    "containers/decoded.py": {"_FOREIGN_SHARE"},
    "containers/pictures.py": {"_MIDDLE", "_CORNERS"},
    "containers/snappy.py": {"_HEADER"},
    "containers/svg.py": {"_CHILD"},
    "containers/tokens.py": {"_NAME", "_SHORTEST", "_DOTS"},
    "encodings/der.py": {"_LONG_FORM"},
    "encodings/jcs.py": {"_LARGEST_PLAIN", "_SMALLEST_PLAIN"},
    "encodings/written_dates.py": {"_MOST_SECONDS"},
    "encodings/x509.py": {"_LATE_CENTURY"},
    "proofs/dataintegrity.py": {"_SIGNATURE_BYTES", "_LABEL_BYTES"},
    "proofs/keys.py": {"_ED25519_BYTES", "_ED25519_PRIME"},
    "runtimes/in_cpython.py": {"_CHUNK"},
    "steps/hosted_scope.py": {"_HTTPS_PORT"},
    "steps/likeness.py": {"_SUBSCRIBER", "_NUMBER"},
    "steps/revocation.py": {"_OK"},
    "steps/status.py": {"_MINIMUM_BITS"},
    "steps/token_status.py": {"_LARGEST_INDEX"},
    "trust/lookalike.py": {"_SHORTEST", "_SHORTEST_CORE", "_LONG_CORE", "_WRITTEN_ON"},
    "trust/sealed.py": {"_BYTES"},
}


_LONG_CUT = re.compile(r"\[: ?\d{4,}\]|[{,]\d{4,}\}")


def test_bounds_in_cuts_and_patterns_have_names_too() -> None:
    """A number of four digits in a slice or a pattern bounds what is read; what is cut for a message is shorter."""
    wrong = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for package in ("badge_verifier", "badge_catalogue")
        for path in sources(package)
        for found in _LONG_CUT.finditer(path.read_text(encoding="utf-8").replace("_", ""))
    ]
    assert wrong == ["build/badge_catalogue/checks/keys.py: ,1400}"]  # the form of a number of RSA, no bound
    assert all(map(_LONG_CUT.search, ("data[:65536]", "a{1,4000}", "a{4000}")))
    assert not any(map(_LONG_CUT.search, ("data[:200]", "a{1,400}", "data[:LONGEST]")))


def _is_number(node: ast.expr | None) -> bool:
    if isinstance(node, ast.BinOp):
        return _is_number(node.left) and _is_number(node.right)
    if isinstance(node, ast.UnaryOp):
        return _is_number(node.operand)
    return isinstance(node, ast.Constant) and type(node.value) in {int, float}


def _numbers(source: str) -> set[str]:
    """Return the names at the top of a module whose value is written as a number, or reckoned from numbers."""
    return {
        name.id
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign | ast.AnnAssign) and _is_number(node.value)
        for name in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(name, ast.Name)
    }


def test_bounds_of_the_verifier_stand_in_its_module_of_limits() -> None:
    """A number at the top of a module of the verifier is no bound: those stand in `limits.py`, with their units."""
    verifier = ROOT / "verifier" / "badge_verifier"
    found = {
        path.relative_to(verifier).as_posix(): numbers
        for path in verifier.rglob("*.py")
        if path.name != "limits.py" and (numbers := _numbers(path.read_text(encoding="utf-8")))
    }
    assert found == NO_BOUNDS
    assert _numbers(
        "_MOST = 4_096  # of a key\n_LARGEST = 16 * 1024\n_WORD = 'a'\n_ALL = frozenset({1})\n_MORE: int = 8"
    ) == {
        "_MOST",
        "_LARGEST",
        "_MORE",
    }
