"""Forms of other systems in an archive for each institution: nothing that lasts is dropped, or said otherwise."""

import gzip
import io
import json
import posixpath
import re
import tarfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pictures import Blank

from badge_catalogue.addresses import BADGE_FORMS
from badge_catalogue.commands.build import Refused, packed, templates
from badge_catalogue.commands.earlier import UNNAMED, Earlier, earlier_of
from badge_catalogue.definitions.load import load
from badge_catalogue.facts import published
from badge_catalogue.facts.issued import Issuing
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.pages import shell
from badge_catalogue.review.site_changes import lost
from badge_catalogue.settings import Settings
from badge_catalogue.site.render import render
from badge_catalogue.site.slim import slim

MINIATURE = Path(__file__).resolve().parents[3] / "snapshot" / "catalogue"
LINES = "api/v1/badges.jsonl"
SETTINGS = Settings("https://badges.example.org/mini/", 1_790_000_000)
FRAME = '<html lang="@@language@@">\n  <title>@@title@@</title>\n  <main>\n@@body@@</main>\n'


@cache
def site(*, packed_up: bool) -> Mapping[str, bytes]:
    """Return every file of the miniature site in one of both forms."""
    shells = {language: shell.shell(language, FRAME) for language in LANGUAGES}
    settings = replace(SETTINGS, packed=packed_up)
    return dict(render(load(MINIATURE)[0], settings, shells, templates(), Issuing(), Blank()))


def _is_form(path: str) -> bool:
    return path.startswith(("badges/", "en/badges/")) and path.rpartition("/")[2] in {*BADGE_FORMS.values(), "index.md"}


def test_only_forms_of_other_systems_leave_and_the_archives_have_their_bytes() -> None:
    """Pages, achievements of every version, pictures and records stay where they are; all records in one are packed."""
    first, second = site(packed_up=False), site(packed_up=True)
    forms = {path: data for path, data in first.items() if _is_form(path)}
    assert set(first) - set(second) == {*forms, LINES}
    archives = sorted(set(second) - set(first) - {f"{LINES}.gz"})
    assert archives == ["institutions/demo-hbo/exports.tar.xz", "institutions/demo-mbo/exports.tar.xz"]
    found: dict[str, bytes] = {}
    for path in archives:
        with tarfile.open(fileobj=io.BytesIO(second[path])) as archive:
            found |= {each.name: data.read() for each in archive if (data := archive.extractfile(each))}
    assert found == forms


def test_all_records_in_one_file_are_packed_where_the_api_says() -> None:
    """Unpacked, the lines are the records, and start, description and catalogue of data name that file alone."""
    second = site(packed_up=True)
    told = [json.loads(line) for line in gzip.decompress(second[f"{LINES}.gz"]).splitlines()]
    assert told == [json.loads(second[each["url"].removeprefix(SETTINGS.site_url)]) for each in told]
    for files, name in ((second, f"{LINES}.gz"), (site(packed_up=False), LINES)):
        assert json.loads(files["api/v1/index.json"])["lines"] == f"{SETTINGS.site_url}{name}"
        paths = json.loads(files["api/v1/openapi.json"])["paths"]
        assert [path for path in paths if "jsonl" in path] == [f"/{name.removeprefix('api/v1/')}"]
        assert f'/{name}"'.encode() in files["dcat.jsonld"]


def _broken(files: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """Return page and link of every link within badges and institutions that leads nowhere."""
    found = set()
    for path, data in files.items():
        for link in re.findall(r'(?:href|src)="([^"#?:]+)"', data.decode()) if path.endswith(".html") else ():
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
            whole = f"{target}/index.html" if link.endswith("/") else target
            if "badges/" in whole.removesuffix("index.html") and whole not in files:
                found.add((path, link))
    return found


def test_every_link_of_the_second_form_leads_somewhere() -> None:
    """No page offers a form that is not there; each current badge offers the archive."""
    first, second = site(packed_up=False), site(packed_up=True)
    assert _broken(second) <= _broken(first)
    assert _broken({path: data for path, data in first.items() if path in second}) > _broken(first)
    assert b"institutions/demo-hbo/exports.tar.xz" in second["badges/demo-hbo/energie/index.html"]


def test_what_stays_says_the_same() -> None:
    """JSON in fewer bytes is the same JSON, and of the records the addresses of forms alone differ."""
    first, second = site(packed_up=False), site(packed_up=True)
    sizes = [0, 0]
    for path in sorted(set(first) & set(second)):
        if path.endswith(".json") and ("/achievement" in path or path.startswith("api/v1/badges/")):
            one, other = (_without_forms(json.loads(each[path])) for each in (first, second))
            assert one == other, path
            sizes = [sizes[0] + len(first[path]), sizes[1] + len(second[path])]
    assert sizes[1] < 0.9 * sizes[0]
    forms = json.loads(second["api/v1/badges/demo-hbo/energie.json"])["forms"]
    assert forms["packed"] == "https://badges.example.org/mini/institutions/demo-hbo/exports.tar.xz"
    described = json.loads(second["api/v1/openapi.json"])["components"]["schemas"]["Badge"]
    assert set(forms) == set(_forms_of(described)["required"]) == {"achievement", "image", "packed"}


def _forms_of(described: Any) -> Any:
    """Return what the description says of the addresses of forms, wherever in a schema it stands."""
    if isinstance(described, dict):
        return described.get("forms") or next(filter(None, map(_forms_of, described.values())), None)
    return next(filter(None, map(_forms_of, described)), None) if isinstance(described, list) else None


def _without_forms(document: Any) -> Any:
    document.pop("forms", None)
    return document


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (b'<ul class="a">\n  <li>b</li>\n  <li>c</li>\n</ul>', b"<ul class=a><li>b<li>c</ul>"),
        (b"<p>a\n  <b>b</b>\n  <i>c</i></p>", b"<p>a <b>b</b> <i>c</i>"),
        (b"<div><b>b</b>\n  <i>c</i>\n  <p>d</p></div>", b"<div><b>b</b> <i>c</i><p>d</div>"),
        (b'<p title="a b">c</p>', b'<p title="a b">c'),
        (b"<pre>a\n  b</pre>", b"<pre>a\n  b</pre>"),
        (b"<textarea>a\n  b</textarea>", b"<textarea>a\n  b</textarea>"),
        (b"<p>a</p>\n<script>a\n  b</script>", b"<p>a</p>\n<script>a\n  b</script>"),  # allowed by its digest
    ],
)
def test_a_slim_page_is_the_same_page(html: bytes, left: bytes) -> None:
    """What goes says nothing; where spaces count, they stay."""
    assert slim(html) == left


def _before(tmp_path: Path, *, packed_up: bool) -> Earlier:
    record = tmp_path / published.FILE
    record.write_bytes(published.record(load(MINIATURE)[0], packed=packed_up))
    return earlier_of(str(record))


def test_a_catalogue_keeps_the_form_of_its_first_publication(tmp_path: Path) -> None:
    """It is chosen once; who says nothing keeps it, and who says the other one is told so."""
    assert [packed(wanted, UNNAMED) for wanted in (None, "badge", "institution")] == [False, False, True]
    for packed_up, same, other in ((True, "institution", "badge"), (False, "badge", "institution")):
        before = _before(tmp_path, packed_up=packed_up)
        assert [packed(wanted, before) for wanted in (None, same)] == [packed_up, packed_up]
        with pytest.raises(Refused, match=f"published with --exports {same}"):
            packed(other, before)
    assert packed("institution", earlier_of("none")) is True


def test_the_second_form_has_every_lasting_address_of_the_first_but_those_of_forms() -> None:
    """What `--against` compares."""
    gone = set(lost(site(packed_up=False), site(packed_up=True)))
    assert all(map(_is_form, gone - {LINES}))
