"""The public vectors are brought from public repositories, and nothing else is taken for them."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]
PUBLIC = ROOT / "tests" / "public"
TEXT = b"a vector\n"
GIT = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a"}
GIT |= {"GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that brings the vectors."""
    spec = importlib.util.spec_from_file_location("fetch_vectors", PUBLIC / "fetch_vectors.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["fetch_vectors"] = module
    spec.loader.exec_module(module)
    return module


def git(folder: Path, *arguments: str) -> str:
    """Return what git prints."""
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | GIT)
    return done.stdout.strip()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Repositories as they would lie on a server; the file is in the history, and not in the last commit."""
    work = tmp_path / "work"
    work.mkdir()
    git(work, "init", "--quiet", "--initial-branch=main")
    (work / "deep").mkdir()
    (work / "deep" / "v.json").write_bytes(TEXT)
    git(work, "add", ".")
    git(work, "commit", "--quiet", "-m", "one")
    (work / "deep" / "v.json").write_bytes(b"another\n")
    git(work, "commit", "--quiet", "-am", "two")
    git(tmp_path, "clone", "--quiet", "--bare", str(work), "server/some/vectors")
    listing = tmp_path / "listing"
    listing.mkdir()
    told = [{"repository": "some/vectors", "commit": git(work, "rev-parse", "HEAD"), "folders": ["of-some"]}]
    (listing / "sources.json").write_text(json.dumps(told), encoding="utf-8")
    return tmp_path


def listed(place: Path, sha256: str = "", blob: str = "") -> list[str]:
    """Write the list of the one file and return the arguments that fetch it."""
    sha256 = sha256 or hashlib.sha256(TEXT).hexdigest()
    blob = blob or hashlib.sha1(b"blob 9\0" + TEXT, usedforsecurity=False).hexdigest()
    (place / "listing" / "files.txt").write_text(f"{sha256}  {blob}  of-some/v.json\n", encoding="utf-8")
    return [str(place / "got"), "--from", f"file://{place}/server", "--listing", str(place / "listing")]


def test_a_file_is_found_in_the_history(script: ModuleType, place: Path) -> None:
    """What the commit no longer has under its name the history has, and its bytes are those listed."""
    assert script.main(listed(place)) == 0
    assert (place / "got" / "of-some" / "v.json").read_bytes() == TEXT


def test_what_is_there_is_not_fetched_again(script: ModuleType, place: Path) -> None:
    """A second run needs no repository; a byte that changed since then does."""
    arguments = listed(place)
    assert script.main(arguments) == 0
    (place / "server").rename(place / "gone")
    assert script.main(arguments) == 0
    (place / "got" / "of-some" / "v.json").write_bytes(TEXT[:-1])
    assert script.main(arguments) == 1


@pytest.mark.parametrize(("sha256", "blob"), [("0" * 64, ""), ("", "0" * 40)], ids=["other-bytes", "not-there"])
def test_nothing_else_is_taken(
    script: ModuleType, place: Path, capsys: pytest.CaptureFixture[str], sha256: str, blob: str
) -> None:
    """Another digest, or a file that no commit has: exit 1, named, and nothing is written."""
    assert script.main(listed(place, sha256, blob)) == 1
    assert "of-some/v.json" in capsys.readouterr().err
    assert not (place / "got").exists()


def test_every_listed_file_has_a_source(script: ModuleType) -> None:
    """Each file comes from exactly one repository, and no repository stands there for nothing."""
    files, repositories = script.wanted(), script.sources()
    assert len(files) > 1000
    counts = [sum(source.has(one.path) for source in repositories) for one in files]
    assert set(counts) == {1}
    assert [source.repository for source in repositories if not any(source.has(one.path) for one in files)] == []


def test_the_lists_fit_the_folder_in_use(script: ModuleType, vectors: Path) -> None:
    """The digests committed here are those of the files that the tests run on."""
    assert script.is_whole(vectors, script.wanted())


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)], ids=["at-home", "in-ci"])
def test_without_vectors_one_line_says_so(tmp_path: Path, ci: str, status: int) -> None:
    """What needs them is left out with one line that says how to get them; in CI the run fails besides."""
    suite = "tests/unit/badge_verifier/encodings/test_jcs.py"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", suite]
    environment = os.environ | {"CI": ci, "BADGE_VECTORS": str(tmp_path / "none")}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    told = [line for line in done.stdout.splitlines() if "make vectors" in line]
    assert told == ["not run: 6 tests that need the public vectors; `make vectors` brings them"]
    assert done.returncode == status
