"""The site of a miniature catalogue is what stands in `expected/`; `miniature.py` blesses a deliberate change."""

import importlib.util
import posixpath
import re
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def miniature() -> ModuleType:
    """The script that builds the miniature site."""
    spec = importlib.util.spec_from_file_location("miniature", HERE / "miniature.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(miniature: ModuleType) -> dict[str, bytes]:
    """The site as it is built now."""
    return dict(miniature.site())


def expected() -> dict[str, bytes]:
    """The site as it should be."""
    folder = HERE / "expected"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_files(made: dict[str, bytes]) -> None:
    """No file is missing and none is new."""
    assert sorted(made) == sorted(expected())


def test_same_bytes(made: dict[str, bytes]) -> None:
    """Every file says what it should; `python tests/snapshot/miniature.py` blesses a deliberate change."""
    should = expected()
    assert [name for name in sorted(made) if made[name] != should.get(name)] == []


def test_addresses_stay(made: dict[str, bytes]) -> None:
    """Whatever once had an address has it still: `permanent.txt` is written by hand, and blessing leaves it alone.

    One is gone on purpose: the schema of `badge-report/1`, replaced before the first release.
    """
    once = (HERE / "permanent.txt").read_text(encoding="utf-8").splitlines()
    files = {*made, *made["other-files.txt"].decode().splitlines()}
    assert len(once) == len(set(once)) > 100
    assert [name for name in once if name not in files] == []


def test_built_twice_is_the_same(made: dict[str, bytes], miniature: ModuleType) -> None:
    """Nothing depends on order, clock or chance: a second build has the same bytes."""
    assert dict(miniature.site()) == made


def test_every_picture_is_there(made: dict[str, bytes]) -> None:
    """Every picture that a page shows is a file of the site, on pages of earlier versions too."""
    files = {*made, *made["other-files.txt"].decode().splitlines()}
    shown = {
        (page, posixpath.normpath(posixpath.join(posixpath.dirname(page), source)))
        for page, data in made.items()
        if page.endswith(".html")
        for source in re.findall(r'<img [^>]*?src="([^":]+)"', data.decode())
    }
    assert "badges/demo-mbo/warmtepompen/v1/index.html" in {page for page, _ in shown}
    assert sorted((page, source) for page, source in shown if source not in files) == []


def test_no_name_is_left_open(made: dict[str, bytes]) -> None:
    """No page shows a name between @@ or a template's braces."""
    pages = {name: data for name, data in made.items() if name.endswith(".html")}
    assert pages
    assert [name for name, data in pages.items() if b"@@" in data or b"{{" in data or b"{%" in data] == []
