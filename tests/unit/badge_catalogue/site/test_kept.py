"""A build that leaves what is still the same gives the bytes of a whole build, whatever was changed in between."""

import random
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from badge_catalogue.commands import earlier_build as edge
from badge_catalogue.commands.build import templates
from badge_catalogue.commands.earlier import UNNAMED
from badge_catalogue.commands.earlier_build import earlier_build, place, save
from badge_catalogue.definitions.load import load
from badge_catalogue.drawings.badge_images import Look
from badge_catalogue.facts.issued import Issuing
from badge_catalogue.facts.relations import relate
from badge_catalogue.model import Catalogue
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.pages import shell
from badge_catalogue.pages.view import View, view
from badge_catalogue.settings import Settings
from badge_catalogue.site import kept as kept_files
from badge_catalogue.site import sitemap
from badge_catalogue.site.kept import Kept, Lying, Piece
from badge_catalogue.site.output import Output
from badge_catalogue.site.parts import written
from badge_catalogue.site.reads import Reads
from badge_catalogue.site.render import parts

MINIATURE = Path(__file__).resolve().parents[3] / "snapshot" / "catalogue"
SETTINGS = Settings("https://badges.example.org/mini/", 1_790_000_000)
FRAME = '<html lang="@@language@@">\n<title>@@title@@</title>@@robots@@\n<main>\n@@body@@</main>\n'


class Plain:
    """Makes pictures that are what they were drawn from."""

    def of(self, seen: Look) -> bytes:
        """Return the look."""
        return repr(seen).encode()

    def png(self, drawn: bytes) -> bytes:
        """Return the drawing."""
        return drawn


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="%d"/></svg>'


@pytest.fixture(autouse=True)
def program(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Say which program builds: hashing all of ours takes a while."""

    def is_now(name: str) -> None:
        monkeypatch.setattr(edge, "_program", lambda: name)

    is_now("this one")
    return is_now


def built(source: Path, out: Path, settings: Settings, remembered: Path | None, pages: dict[str, str]) -> Kept:
    """Write what follows from definitions; with a cache, leave what an earlier build left."""
    catalogue, _ = load(source)
    kept = Kept(out)
    compiled = _compiled(settings, tuple(sorted(pages.items())))
    seen = replace(compiled, catalogue=catalogue, relations=relate(catalogue))
    if remembered is not None:
        kept = earlier_build(remembered, source, out, settings, UNNAMED)
        kept.made_by += str(sorted(pages.items()))  # as if they stood in site_src
        kept.read(place(remembered, out))
        kept.reads = Reads(catalogue=catalogue, relations=seen.relations)
    listed = sitemap.listed(catalogue)
    shells = {language: shell.shell(language, FRAME, settings.site_url, listed=listed) for language in LANGUAGES}
    output = Output(out, kept)
    written(output, list(parts(seen, shells, Issuing(), Plain(), kept)))
    output.sweep()
    if remembered is not None:
        save(kept, remembered)
    return kept


@cache
def _compiled(settings: Settings, pages: tuple[tuple[str, str], ...]) -> View:
    return view(Catalogue(), settings, dict(pages))


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _badges(source: Path) -> list[Path]:
    return sorted(source.glob("institutions/*/badges/*.yaml"))


_TEXT = re.compile(r"\b(?:nl|en): [^,}\n]*[a-z](?=[.,}\n])")


def _renamed(path: Path, chance: random.Random) -> None:
    text = path.read_text(encoding="utf-8")
    end = chance.choice([found.end() for found in _TEXT.finditer(text)])
    path.write_text(f"{text[:end]} {chance.randrange(99)}{text[end:]}", encoding="utf-8")


def a_text(source: Path, chance: random.Random) -> None:
    """Of a badge."""
    texts = [path for path in _badges(source) if _TEXT.search(path.read_text(encoding="utf-8"))]
    _renamed(chance.choice(texts), chance)


def a_text_elsewhere(source: Path, chance: random.Random) -> None:
    """Of an institution, a framework, a pathway, a template, a vocabulary."""
    others = [path for path in sorted(source.rglob("*.yaml")) if path not in _badges(source)]
    texts = [
        path for path in others if "\nname:" in path.read_text(encoding="utf-8") or path.parent.name == "frameworks"
    ]
    _renamed(chance.choice(texts), chance)


def a_retirement(source: Path, chance: random.Random) -> None:
    """Or the end of one."""
    path = chance.choice(_badges(source))
    text = path.read_text(encoding="utf-8")
    new = text.replace("status: active", "status: retired") if "status: active" in text else text
    path.write_text(new if new != text else text.replace("status: retired", "status: active"), encoding="utf-8")


def a_new_badge(source: Path, chance: random.Random) -> None:
    """A copy under another slug."""
    path = chance.choice([path for path in _badges(source) if "@" not in path.name])
    text = re.sub(r"(?m)^aliases:.*\n", "", path.read_text(encoding="utf-8"))
    path.with_name(f"new-{chance.randrange(999)}.yaml").write_text(text, encoding="utf-8")


def a_badge_less(source: Path, chance: random.Random) -> None:
    """One that was new."""
    if new := [path for path in _badges(source) if path.name.startswith("new-")]:
        chance.choice(new).unlink()


def a_picture(source: Path, chance: random.Random) -> None:
    """Beside a badge that names it from now on."""
    path = chance.choice([path for path in _badges(source) if "@" not in path.name])
    (path.parent / "drawn.svg").write_text(PICTURE % chance.randrange(9), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    if "\nimage:" not in text:
        path.write_text(f"{text.rstrip()}\nimage: drawn.svg\n", encoding="utf-8")


EDITS = (a_text, a_text, a_text_elsewhere, a_retirement, a_new_badge, a_badge_less, a_picture)


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_the_site_is_that_of_a_whole_build(seed: int, tmp_path: Path) -> None:
    """Texts, names, pictures, retirement, new and removed files, settings, templates, and files somebody touched."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    source, out, known_by = tmp_path / "catalogue", tmp_path / "site", tmp_path / "cache"
    shutil.copytree(MINIATURE, source)
    settings, pages, left = SETTINGS, dict(templates()), 0
    for turn in range(6):
        for edit in chance.sample(EDITS, chance.randrange(3)):
            edit(source, chance)
        if turn == 3:
            settings = replace(settings, epoch=settings.epoch + 86_400 * 200)
        if turn == 4:
            pages["badge.html"] += "<!-- another template -->"
        if turn and chance.random() < 0.5:
            somewhere = chance.choice(sorted(path for path in out.rglob("*.html")))
            somewhere.unlink() if chance.random() < 0.5 else somewhere.write_text("touched")
        kept = built(source, out, settings, known_by, pages)
        left += sum(kept.earlier_pieces.get(name) == piece for name, piece in kept.pieces.items())
        whole = tmp_path / f"whole-{turn}"
        built(source, whole, settings, None, pages)
        assert contents(out) == contents(whole), turn
        shutil.rmtree(whole)
    assert left > 0


def test_one_text_makes_its_own_pages_again_and_leaves_the_others(tmp_path: Path) -> None:
    """The badge itself and what names it; the badges of another institution are left as they are."""
    source, out, known_by = tmp_path / "catalogue", tmp_path / "site", tmp_path / "cache"
    shutil.copytree(MINIATURE, source)
    built(source, out, SETTINGS, known_by, dict(templates()))
    path = _badges(source)[0]
    _renamed(path, random.Random(1))  # noqa: S311 -- no secret
    kept = built(source, out, SETTINGS, known_by, dict(templates()))
    again = {name for name, piece in kept.pieces.items() if kept.earlier_pieces.get(name) != piece}
    own = f"{path.parents[1].name}.{path.stem.partition('@')[0]}"
    assert {name.split(" ")[0] for name in again if own in name} >= {"pages", "exports"}
    assert 0 < len(again) < len(kept.pieces) / 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-2],
        lambda text: text.replace('"form":1', '"form":0'),
        lambda text: text.replace("badges", "badgez", 1),
        lambda _: "",
        lambda _: "\xff",
    ],
)
def test_a_cache_that_is_broken_or_of_another_form_is_not_used(spoil: Callable[[str], str], tmp_path: Path) -> None:
    """Then everything is made."""
    source, out, known_by = tmp_path / "catalogue", tmp_path / "site", tmp_path / "cache"
    shutil.copytree(MINIATURE, source)
    built(source, out, SETTINGS, known_by, dict(templates()))
    file = place(known_by, out)
    file.write_text(spoil(file.read_text(encoding="ascii")), encoding="latin-1")
    kept = earlier_build(known_by, source, out, SETTINGS, UNNAMED)
    assert (kept.earlier_files, kept.earlier_pieces, kept.texts, kept.whole()) == ({}, {}, {}, False)


def test_a_cache_of_another_folder_of_another_program_or_other_settings_is_not_used(
    tmp_path: Path, program: Callable[[str], None]
) -> None:
    """What it says holds for one site; its own is used, as long as nothing lies beside what it wrote."""
    source, out, known_by = tmp_path / "catalogue", tmp_path / "site", tmp_path / "cache"
    shutil.copytree(MINIATURE, source)
    kept = earlier_build(known_by, source, out, SETTINGS, UNNAMED)
    Output(out, kept).write("index.html", b"1")
    save(kept, known_by)

    def known(settings: Settings = SETTINGS, folder: Path = out) -> bool:
        return bool(earlier_build(known_by, source, folder, settings, UNNAMED).earlier_files)

    assert known()
    assert not known(replace(SETTINGS, alone=True))
    program("another")
    assert not known()
    program("this one")
    shutil.copyfile(place(known_by, out), place(known_by, tmp_path / "other"))
    assert not known(folder=tmp_path / "other")
    assert earlier_build(known_by, source, out, SETTINGS, UNNAMED).whole()
    (out / "stranger.html").write_text("2")
    assert not earlier_build(known_by, source, out, SETTINGS, UNNAMED).whole()
    (out / "stranger.html").unlink()
    (source / "settings.yaml").write_text("languages: [nl, en]\n")
    assert not known()


def test_what_follows_from_texts_alone_is_left_until_a_text_is_another(tmp_path: Path) -> None:
    """The search index of a language; it is made within another piece, whose reads it leaves noted."""
    reads, out = Reads(texts={"a": 1}), tmp_path / "site"

    def build(texts: list[str], before: Kept | None) -> tuple[Kept, list[str]]:
        kept = Kept(out, reads=reads)
        if before:
            kept.earlier_files, kept.earlier_pieces = dict(before.files), dict(before.pieces)
        made: list[str] = []

        def index() -> list[tuple[str, bytes]]:
            made.extend(texts)
            return [("words.json", "".join(texts).encode())]

        def whole() -> list[tuple[str, bytes]]:
            assert reads.watched("texts")["a"] == 1
            return list(kept.made_of("search in nl", texts, index))

        Output(out, kept).write_all(kept.made(f"search {texts}", whole))
        assert kept.pieces[f"search {texts}"].reads == (("texts", "a"),)
        assert (out / "words.json").read_text() == "".join(texts)
        return kept, made

    first, made = build(["a", "bc"], None)
    assert made == ["a", "bc"]
    first.pieces.pop("search ['a', 'bc']")
    same, made = build(["a", "bc"], first)
    assert made == []
    other, made = build(["ab", "c"], same)  # the same letters
    assert made == ["ab", "c"]
    (out / "words.json").write_text("xyz")
    assert build(["ab", "c"], other)[1] == ["ab", "c"]


@pytest.mark.parametrize(
    ("ask", "changed", "gone", "new"),
    [
        (lambda texts: "a" in texts, False, True, False),
        (lambda texts: texts["a"], True, True, False),
        (lambda texts: texts.get("a"), True, True, False),
        (lambda texts: "a" in texts and texts["a"], True, True, False),
        (lambda texts: "a" in texts and list(texts), True, True, True),
        (lambda texts: "b" in texts, False, False, True),
    ],
)
def test_who_asks_whether_something_is_there_has_not_read_it(
    ask: Callable[[Mapping[str, str]], object], *, changed: bool, gone: bool, new: bool
) -> None:
    """A page that links to what is there stays as it is when that says something else, and not when it goes."""
    reads = Reads(texts={"a": "1"})
    ask(reads.watched("texts"))
    noted = reads.taken()
    before = reads.together(noted)
    for texts, differs in (({"a": "1"}, False), ({"a": "2"}, changed), ({}, gone), ({"a": "1", "b": "2"}, new)):
        assert (Reads(texts=texts).together(noted) != before) is differs


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
def test_what_a_build_left_is_read_as_it_was_written(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many files there are beside the number that is written at a time."""
    monkeypatch.setattr(kept_files, "_AT_ONCE", 2)
    files = {f'é"{each}': Lying(each, 2, "a") for each in range(number)}
    pieces = {f"pages {each}": Piece((("catalogue/badges", str(each)),), "b", ("c",)) for each in range(number)}
    Kept(tmp_path, "made", files=files, pieces=pieces).save(tmp_path / "kept.json")
    again = Kept(tmp_path, "made")
    again.read(tmp_path / "kept.json")
    assert (again.earlier_files, again.earlier_pieces) == (files, pieces)
