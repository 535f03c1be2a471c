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
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from pictures import Blank

from badge_catalogue.addresses import BADGE_FORMS, is_record, is_records_of
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
RECORDS = ["api/v1/badges/demo-hbo.jsonl.gz", "api/v1/badges/demo-mbo.jsonl.gz"]
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
    """Pages, achievements of every version and pictures stay where they are; records are packed, too."""
    first, second = site(packed_up=False), site(packed_up=True)
    forms = {path: data for path, data in first.items() if _is_form(path)}
    assert set(first) - set(second) == {*forms, *filter(is_record, first), LINES}
    archives = sorted(set(second) - set(first) - {f"{LINES}.gz", *RECORDS})
    assert archives == ["institutions/demo-hbo/exports.tar.xz", "institutions/demo-mbo/exports.tar.xz"]
    found: dict[str, bytes] = {}
    for path in archives:
        with tarfile.open(fileobj=io.BytesIO(second[path])) as archive:
            found |= {each.name: data.read() for each in archive if (data := archive.extractfile(each))}
    assert found == forms


def records(path: str) -> list[Any]:
    """Return the records in a packed file of the second form."""
    return [json.loads(line) for line in gzip.decompress(site(packed_up=True)[path]).splitlines()]


def test_records_are_packed_where_the_api_says() -> None:
    """All, and those of each institution; each says where it is; start, description and DCAT name what there is."""
    second = site(packed_up=True)
    told = records(f"{LINES}.gz")
    assert sorted(filter(is_records_of, second)) == RECORDS
    assert all(each in records(each["url"].removeprefix(SETTINGS.site_url)) for each in told)
    assert [each["id"] for each in told] == [each["id"] for path in RECORDS for each in records(path)]
    listed = [each for name, page in second.items() if "/page-" in name for each in json.loads(page)["items"]]
    assert [each["url"] for each in listed] == [each["url"] for each in told]
    for files, name in ((second, f"{LINES}.gz"), (site(packed_up=False), LINES)):
        assert json.loads(files["api/v1/index.json"])["lines"] == f"{SETTINGS.site_url}{name}"
        paths = json.loads(files["api/v1/openapi.json"])["paths"]
        assert f"/{name.removeprefix('api/v1/')}" in paths
        assert ("/badges/{institution}.jsonl.gz" in paths, "/badges/{institution}/{slug}.json" in paths) == (
            files is second,
            files is not second,
        )
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
        if path.endswith(".json") and "/achievement" in path:
            assert json.loads(first[path]) == json.loads(second[path]), path
            sizes = [sizes[0] + len(first[path]), sizes[1] + len(second[path])]
    assert sizes[1] < 0.9 * sizes[0]
    one, other = (
        {each["id"]: each for each in told}
        for told in (map(json.loads, first[LINES].splitlines()), records(f"{LINES}.gz"))
    )
    forms = other["demo-hbo.energie"]["forms"]
    assert list(map(_without_addresses, one.values())) == list(map(_without_addresses, other.values()))
    assert forms["packed"] == "https://badges.example.org/mini/institutions/demo-hbo/exports.tar.xz"
    described = json.loads(second["api/v1/openapi.json"])["components"]["schemas"]["Badge"]
    assert set(forms) == set(_forms_of(described)["required"]) == {"achievement", "image", "packed"}


def _forms_of(described: Any) -> Any:
    """Return what the description says of the addresses of forms, wherever in a schema it stands."""
    if isinstance(described, dict):
        return described.get("forms") or next(filter(None, map(_forms_of, described.values())), None)
    return next(filter(None, map(_forms_of, described)), None) if isinstance(described, list) else None


def _without_addresses(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in {"forms", "url"}}


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
    assert slim(html, "index.html") == left


PAGE = "en/badges/demo-mbo/lassen/index.html"


@pytest.mark.parametrize(
    ("link", "left"),
    [
        ("../../../../badges/demo-mbo/lassen/image.svg", "../../../../badges/demo-mbo/lassen/image.svg"),
        ("../../../../en/badges/demo-mbo/lassen/starts.ics", "starts.ics"),
        ("../../../../en/badges/demo-mbo/lassen/", "./"),
        ("../../../../en/badges/demo-mbo/lassen/v1/", "v1/"),
        ("../../../../en/badges/demo-mbo/", "../"),
        ("../../../badges/demo-mbo/metaal/#lo1", "../metaal/#lo1"),
        ("../../../badges/demo-mbo/?b=x&amp;c=y", "../?b=x&amp;c=y"),
        ("../../../badges/demo-mbo", "../../demo-mbo"),  # a file of that name, no folder
        ("../../../badges/demo-mbo/lassen/a:b", "./a:b"),  # no scheme
        ("../../../../../elsewhere/", "../../../../../elsewhere/"),  # out of the site
        ("../../../institutions/demo-mbo/", "../../../institutions/demo-mbo/"),
        ("https://example.org/../a", "https://example.org/../a"),
        ("#lo1", "#lo1"),
    ],
)
def test_a_link_takes_the_shortest_way_to_the_same_place(link: str, left: str) -> None:
    """What lies beside a page is named without the folders that both lie in."""
    site_url = f"https://badges.example.org/{PAGE}"
    assert urljoin(site_url, unescape(left)) == urljoin(site_url, unescape(link))
    assert (
        slim(f'<p><a href="{link}">a</a>'.encode(), PAGE).replace(b'"', b"")
        == f"<p><a href={unescape(left)}>a</a>".encode()
    )


def test_what_looks_like_a_link_in_a_text_is_no_link() -> None:
    """Only an attribute of an element is shortened."""
    text = b'<p title=">">write href="../../../badges/demo-mbo/lassen/" here'
    assert slim(text, "badges/demo-mbo/lassen/index.html") == text


def test_links_of_the_second_form_lead_where_those_of_the_first_do() -> None:
    """Page by page, link by link, but for forms; most ways are shorter."""
    saved = 0
    for path in filter(_is_page, site(packed_up=True)):
        one, other = (_links(site(packed_up=form)[path].decode()) for form in (False, True))
        assert sorted(urljoin(f"/{path}", link) for link in one) == sorted(urljoin(f"/{path}", link) for link in other)
        saved += sum(map(len, one)) - sum(map(len, other))
    assert saved > 0


def _is_page(path: str) -> bool:
    return path.endswith(".html") and "badges/" in path


def _links(html: str) -> list[str]:
    """Return where a page leads to, but for forms of other systems."""
    forms = {*BADGE_FORMS.values(), "index.md", "exports.tar.xz"}
    links = map(unescape, re.findall(r'<[a-z]+ [^<>]*?\b(?:href|src)="?([^" >]+)', html))
    return [link for link in links if link.rpartition("/")[2] not in forms]


def test_a_page_is_described_once() -> None:
    """Search engines and whoever shares it read the same element; texts that differ stay two."""
    page = '<meta name="description" content="a b"><title>x</title><meta property="og:description" content="{}">'
    assert slim(page.format("a b").encode(), "a.html").count(b"a b") == 1
    assert b"property=og:description" in slim(page.format("a b").encode(), "a.html")
    assert slim(page.format("a c").encode(), "a.html").count(b"<meta") == 2


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
    assert gone == {*filter(_is_form, site(packed_up=False)), *filter(is_record, site(packed_up=False)), LINES}
