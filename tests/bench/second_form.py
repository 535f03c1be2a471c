"""Build a large catalogue in both forms, and look through the whole of the second one: exit with 1 where it fails.

usage: python tests/bench/second_form.py [NUMBER]        (default: 1000)

Prints what each form costs and weighs.
Every link of every page leads to a file, and to a place in it where it names one; every record of the API, in
one file an institution and in one for all, is as the API's description says and says where it stands; every lasting
address of the first form is there, save for records by themselves and for the forms of other systems, which lie in an
archive for each institution with the bytes of the first form.
"""

import gzip
import json
import posixpath
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jsonschema  # type: ignore[import-untyped]  # it brings no types
from bench_build import built
from bench_check import synthetic

from badge_catalogue.addresses import BADGE_FORMS, is_record, is_records_of
from badge_catalogue.review.site_changes import lost

FORMS = {*BADGE_FORMS.values(), "index.md"}
LINES = "api/v1/badges.jsonl"  # packed in the second form
SHOWN = 20  # faults of a kind


class Read(HTMLParser):
    """The links and the places of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a tag leads to, and its own name."""
        del tag
        for name, value in attrs:
            if name in {"href", "src", "action"} and value is not None:
                self.links.append(value)
            elif name == "id" and value:
                self.places.add(value)


def files(site: Path) -> set[str]:
    """Return the site paths of all files."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def broken(site: Path, known: set[str]) -> Iterator[str]:
    """Yield page and link of every link that leads nowhere."""
    pages = {name: Read((site / name).read_text("utf-8")) for name in sorted(known) if name.endswith(".html")}
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or parts.path.startswith("/"):
                continue
            target = _target(name, unquote(parts.path))
            place = unquote(parts.fragment)
            missing = place and "=" not in place and target in pages and place not in pages[target].places
            if target not in known or missing:
                yield f"{name}: {link}"


def _target(name: str, path: str) -> str:
    if not path:
        return name
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    folder = path.endswith(("/", ".")) or target == "."
    return posixpath.normpath(posixpath.join(target, "index.html")) if folder else target


def unlike(site: Path, known: set[str]) -> Iterator[str]:
    """Yield every record of the API that is not as its description says."""
    described = json.loads((site / "api/v1/openapi.json").read_text("utf-8"))
    check = jsonschema.Draft202012Validator({"$ref": "#/components/schemas/Badge", **described})
    every = _lines(site, f"{LINES}.gz")
    lines = {name: _lines(site, name) for name in sorted(filter(is_records_of, known))}
    if sorted(every) != sorted(line for own in lines.values() for line in own):
        yield f"all {len(every)} records are not those of the institutions"
    for name, own in lines.items():
        for place, line in enumerate(own, 1):
            record = json.loads(line)
            yield from (f"{name}, line {place}: {fault.message}" for fault in check.iter_errors(record))
            if not record["url"].endswith(f"/{name}"):
                yield f"{name}, line {place}: says that it stands at {record['url']}"


def _lines(site: Path, name: str) -> list[str]:
    return gzip.decompress((site / name).read_bytes()).decode().splitlines()


def unlike_first(first: Path, second: Path, known: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield every lasting address that is gone, and every form that the archives lack or say otherwise."""
    gone = set(lost(known["badge"], known["institution"]))
    forms = {name for name in gone if name.rpartition("/")[2] in FORMS and "badges/" in name}
    yield from sorted(gone - forms - {LINES, *filter(is_record, gone)})
    for path in second.glob("institutions/*/exports.tar.xz"):
        with tarfile.open(path) as archive:
            for member in archive:
                data = archive.extractfile(member)
                if member.name in forms and data and data.read() == (first / member.name).read_bytes():
                    forms.discard(member.name)
    yield from (f"in no archive: {name}" for name in sorted(forms))


def main() -> int:
    """Build, look, and print what is wrong."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, data in synthetic(number).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        for form in ("badge", "institution"):
            built(number, folder, form)
        first, second = folder / "site-badge", folder / "site-institution"
        known = {"badge": files(first), "institution": files(second)}
        faults = {
            "links that lead nowhere": list(broken(second, known["institution"])),
            "records unlike their description": list(unlike(second, known["institution"])),
            "lasting addresses of the first form": list(unlike_first(first, second, known)),
        }
    for kind, found in faults.items():
        sys.stdout.write(f"{kind}: {len(found)}\n" + "".join(f"   {fault}\n" for fault in found[:SHOWN]))
    return int(any(faults.values()))


if __name__ == "__main__":
    raise SystemExit(main())
