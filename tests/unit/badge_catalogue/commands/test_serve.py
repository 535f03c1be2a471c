"""The serve command: right types, our own page for what is not there, changes picked up, mistakes survived."""

import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures import Blank

from badge_catalogue.commands import build, serve
from badge_catalogue.commands.serve import ProgramChanged, Rebuild, Superseded, Watched
from badge_catalogue.facts.issued import Issuing
from badge_catalogue.model import Catalogue
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.pages import shell
from badge_catalogue.settings import Settings
from badge_catalogue.site.kept import Kept
from badge_catalogue.site.output import Output
from badge_catalogue.site.render import render
from badge_catalogue.site.server import Server

SMALL = Path(__file__).parents[1] / "small" / "catalogue"
FRAME = "<title>@@title@@</title>@@body@@"
BADGE = "institutions/demo-mbo/badges/metaal.yaml"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A folder with one file of each kind, served."""
    for name in ("a.mjs", "a.wasm", "a.json", "a.js", "folder/x.txt", "404.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("our own page" if name == "404.html" else "x", encoding="utf-8")
    with Server(tmp_path, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.mjs", "text/javascript"),
        ("a.js", "text/javascript"),
        ("a.wasm", "application/wasm"),
        ("a.json", "application/json"),
    ],
)
def test_types_that_browsers_insist_on(address: str, name: str, kind: str) -> None:
    """Modules and WebAssembly load only under their own type."""
    with urllib.request.urlopen(address + name) as answer:  # noqa: S310 -- our own server
        assert answer.headers["Content-Type"].startswith(kind)
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["nowhere", "folder/", "../secret"])
def test_what_is_not_there_gets_our_own_page(address: str, name: str) -> None:
    """A wrong address and a folder without page answer 404 with the site's page, never with a listing."""
    with pytest.raises(urllib.error.HTTPError, match="404") as caught:
        urllib.request.urlopen(address + name)  # noqa: S310 -- our own server
    assert caught.value.read() == b"our own page"
    caught.value.close()


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """A watched copy of the small catalogue whose site is made of its pages alone."""
    source = tmp_path / "catalogue"
    shutil.copytree(SMALL, source)
    shells = {language: shell.shell(language, FRAME) for language in LANGUAGES}
    settings = Settings(epoch=1_795_305_600)

    def write(source: Path, catalogue: Catalogue, output: Output, settings: Settings, **rest: object) -> None:
        del source, rest
        output.kept.texts = dict.fromkeys(LANGUAGES, FRAME)
        made = render(catalogue, settings, shells, build.templates(), Issuing(), Blank())
        output.write_all(made)

    monkeypatch.setattr(shell, "run_mkdocs", lambda *_: None)
    monkeypatch.setattr(serve, "earlier_build", lambda *_: Kept(tmp_path / "site"))
    monkeypatch.setattr(build, "write", write)
    made = Watched(source, tmp_path / "site", settings, tmp_path / "scratch")
    made.build_all()
    yield made
    made.halt()
    made.settle()


def test_nothing_changed_builds_nothing(watched: Watched) -> None:
    """A look without a change does nothing."""
    assert watched.look() is False


@pytest.fixture
def program(watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source file of a program that is watched in place of the real one."""
    path = tmp_path / "build/badge_catalogue/words/nl/site.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "price"', encoding="utf-8")
    monkeypatch.setattr(serve, "PROJECT", tmp_path)
    watched.seen = watched.signature()
    return path


def test_a_changed_program_starts_again(watched: Watched, program: Path) -> None:
    """Changed words or Python are not shown by the program that runs: it is put in its own place."""
    program.write_text('msgid "prices"', encoding="utf-8")
    with pytest.raises(ProgramChanged):
        watched.look()


def test_a_program_that_does_not_start_leaves_the_last_good_site(
    watched: Watched, program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a mistake in the program the one that runs goes on, and says what is wrong."""
    broken = tmp_path / "path/badge_catalogue/commands/serve.py"
    broken.parent.mkdir(parents=True)
    for folder in (broken.parent, broken.parent.parent):
        (folder / "__init__.py").touch()
    broken.write_text("price = =", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "path"))
    program.write_text('msgid "prices"', encoding="utf-8")
    assert watched.look() is True
    assert watched.running is None
    assert "SyntaxError: invalid syntax\nThe program as it was goes on." in capsys.readouterr().err


def test_changed_badge_shows(watched: Watched) -> None:
    """A changed name stands on the badge's page after the next look."""
    path = watched.source / BADGE
    path.write_text(path.read_text(encoding="utf-8").replace("nl: Metaal", "nl: Zilver", 1), encoding="utf-8")
    assert watched.look() is True
    assert "Zilver" in (watched.out / "badges/demo-mbo/metaal/index.html").read_text(encoding="utf-8")


def test_changed_badge_shows_before_the_rest(watched: Watched) -> None:
    """Its own page is written from its own file, before the whole catalogue is read again."""
    path = watched.source / BADGE
    path.write_text(path.read_text(encoding="utf-8").replace("nl: Metaal", "nl: Zilver", 1), encoding="utf-8")
    watched.badges_at_once({str(path)})
    assert "Zilver" in (watched.out / "badges/demo-mbo/metaal/index.html").read_text(encoding="utf-8")
    assert "Zilver" not in (watched.out / "institutions/demo-mbo/index.html").read_text(encoding="utf-8")


def test_mistake_leaves_the_last_good_site(watched: Watched, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake is printed with its place, and the page stays as it was."""
    page = watched.out / "badges/demo-mbo/metaal/index.html"
    before = page.read_bytes()
    path = watched.source / BADGE
    path.write_text(path.read_text(encoding="utf-8").replace("type: regular", "type: regulat"), encoding="utf-8")
    assert watched.look() is True
    assert "metaal.yaml:" in capsys.readouterr().err
    assert page.read_bytes() == before


def test_the_rest_follows(watched: Watched) -> None:
    """After the badge's own page the pages that name it are rebuilt too."""
    path = watched.source / BADGE
    path.write_text(path.read_text(encoding="utf-8").replace("nl: Metaal", "nl: Zilver", 1), encoding="utf-8")
    assert watched.look() is True
    watched.settle()
    assert "Zilver" in (watched.out / "institutions/demo-mbo/index.html").read_text(encoding="utf-8")


def test_a_change_during_a_rebuild_shows_at_once(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second change does not wait for the rebuild of the first, which writes nothing any more."""
    path = watched.source / BADGE
    first = path.read_text(encoding="utf-8").replace("nl: Metaal", "nl: Zilver", 1)
    go, whole = threading.Event(), build.checked

    def slow(source: Path) -> Catalogue:
        found = whole(source)
        assert go.wait(60)
        return found

    monkeypatch.setattr(build, "checked", slow)
    path.write_text(first, encoding="utf-8")
    assert watched.look() is True
    put_aside = watched.output
    path.write_text(first.replace("nl: Zilver", "nl: Platina", 1), encoding="utf-8")
    assert watched.look() is True
    page = watched.out / "badges/demo-mbo/metaal/index.html"
    assert "Platina" in page.read_text(encoding="utf-8")
    go.set()
    watched.settle()
    assert put_aside.written == set()
    assert "Platina" in page.read_text(encoding="utf-8")
    assert "Platina" in (watched.out / "institutions/demo-mbo/index.html").read_text(encoding="utf-8")


def test_a_halted_rebuild_leaves_the_site_alone(tmp_path: Path) -> None:
    """It neither writes nor removes, and says so; before it is halted it does both."""
    (tmp_path / "old").write_bytes(b"old")
    output = Rebuild(tmp_path)
    output.write("new", b"new")
    output.halt()
    with pytest.raises(Superseded):
        output.write("later", b"later")
    with pytest.raises(Superseded):
        output.sweep()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old"]
