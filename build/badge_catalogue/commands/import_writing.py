"""Writes what came in from elsewhere, one file after the other, and says what happened to every badge."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from badge_catalogue import model as m
from badge_catalogue.checks import check
from badge_catalogue.commands.output import counted
from badge_catalogue.definitions.load import load
from badge_catalogue.definitions.places import is_slug
from badge_catalogue.definitions.writing import definition
from badge_catalogue.imports import identity, merge
from badge_catalogue.imports.record import Incoming, first_language
from badge_catalogue.imports.sources import Source
from badge_catalogue.model.text import Text
from badge_catalogue.words.po import text


def _says(key: str, /, **filled: object) -> Text:
    """Return a message of the words of importing, its place holders filled in."""
    return text("importing", key, **filled)


class Import:
    """Writes one import into the folder of its institution.

    Attributes:
        attention: Something needs a person.
    """

    def __init__(
        self, args: argparse.Namespace, folder: Path, catalogue: m.Catalogue, institution: m.Institution
    ) -> None:
        self.args = args
        self.institution = institution
        self.folder = folder
        self.badges = folder / "institutions" / institution.id / "badges"
        self.memory = self.badges / ".imports"  # what the last import brought, per badge; no definition
        self.attention = False
        self.addresses = identity.placed(catalogue, institution.id) | self.remembered()

    def say(self, said: Text) -> None:
        """Print one line in the language asked for."""
        sys.stdout.write(said.get(self.args.lang) + "\n")

    def tell(self, said: Text) -> None:
        """Print one line below a badge."""
        sys.stdout.write(f"  {said.get(self.args.lang)}\n")

    def all(self, source: Source) -> int:
        """Write every badge and look for those that are gone."""
        for note in source.notes:
            self.attention = True
            self.say(note)
        for remark in source.remarks:
            self.say(remark)
        told_apart = identity.told_apart(source.incoming, self.addresses)
        slugs = [item.slug for item in source.incoming]
        for slug in dict.fromkeys(slugs):
            self.named(slug, slugs.count(slug))
        written = set()
        for item in source.incoming:
            if is_slug(item.slug) and slugs.count(item.slug) == 1 and self.one(item, source.name):
                written.add(item.slug)
                for text in told_apart.get(item.slug, ()):
                    self.tell(text)
        if source.whole:
            self.gone(set(slugs), source.name)
        self.remains(written)
        return 1 if self.attention else 0

    def named(self, slug: str, times: int) -> None:
        """Report the fault of a file's name."""
        if not is_slug(slug):
            self.attention = True
            self.say(
                _says("badge_cannot_name_web", slug=slug),
            )
        elif times > 1:
            self.attention = True
            self.say(
                _says("badges_name_none_carried", slug=slug, number=times),
            )

    def remains(self, slugs: set[str]) -> None:
        """Say how much is left to mend in the files that were written, and how to see it."""
        if self.args.dry_run:
            return
        catalogue, findings = load(self.folder)
        files = {self.name(self.badges / f"{slug}.yaml") for slug in slugs}
        left = [item.level for item in [*findings, *check(catalogue)] if item.file in files]
        errors, warnings = left.count("error"), left.count("warning")
        if not errors and not warnings:
            return
        told = f"{counted(errors, 'error', self.args.lang)}, {counted(warnings, 'warning', self.args.lang)}"
        self.say(
            _says("left_these_files_catalogue", told=told),
        )

    def one(self, item: Incoming, source: str) -> bool:
        """Write or update one badge; say whether there was something to write."""
        path = self.badges / f"{item.slug}.yaml"
        before = self.recall(item.slug)
        if path.exists():
            self.update(path, item, before)
        elif not item.data.get("name"):
            self.attention = True
            self.say(
                _says("no_name_found_so", slug=item.slug),
            )
            return False
        else:
            self.create(path, item, source)
        for name, content in item.files.items() if not self.args.dry_run else ():
            (self.badges / name).write_bytes(content)
        self.about(item)
        self.remember(item, source)
        return True

    def create(self, path: Path, item: Incoming, source: str) -> None:
        """Write a new file."""
        data = self.defaults() | item.data | {"issuer": self.institution.id}
        data.pop("id", None)
        data = first_language(data) | data
        remark = f"Imported from {source} ({self.args.kind}); a second import keeps what you change here."
        self.write(path, definition(self.name(path), "badge", m.Badge, data, [remark]))
        self.say(_says("new", slug=item.slug))

    def about(self, item: Incoming) -> None:
        """Say of one badge what came in otherwise, what a person has to look up, and what was not carried over."""
        for said in item.wrong:
            self.attention = True
            self.say(_says("look", said=said))
        for said in item.changed:
            self.say(_says("carried_over_otherwise", said=said))
        for said in item.lost:
            self.say(_says("not_carried_over", said=said))

    def update(self, path: Path, item: Incoming, before: Mapping[str, Any]) -> None:
        """Bring what the source changed into a file that is there."""
        merged = merge.merge(self.name(path), path.read_text(encoding="utf-8"), before, item.data)
        if merged.updated:
            self.write(path, merged.text)
        fields = ", ".join(merged.updated)
        self.say(_says("updated", slug=item.slug, fields=fields or _says("nothing")))
        for field in merged.conflicts:
            self.attention = True
            self.say(
                _says("conflict_changed_hand_source", field=field),
            )

    def gone(self, present: set[str], source: str) -> None:
        """Name the badges that an earlier import of this file brought and this one does not; retire them if asked."""
        for memory in sorted(self.memory.glob("*.json")) if self.memory.is_dir() else []:
            told = json.loads(memory.read_text(encoding="utf-8"))
            path = self.badges / f"{memory.stem}.yaml"
            if memory.stem in present or told.get("source") != source or not path.exists():
                continue
            text = path.read_text(encoding="utf-8")
            if self.args.retire:
                before = {"status": status} if (status := merge.field(text, "status")) else {}
                self.write(path, merge.merge(self.name(path), text, before, {"status": "retired"}).text)
                self.say(_says("retired", stem=memory.stem))
            else:
                self.attention = True
                self.say(
                    _says("no_longer_retire_retires", stem=memory.stem, source=source),
                )

    def defaults(self) -> dict[str, Any]:
        """Return the fields that a badge needs and no source states."""
        return {
            "issuer": self.institution.id,
            "sector": list(self.institution.sectors),
            "language": [self.args.language],
            "version": "1",
            "status": "draft",
            "contact": self.institution.contact,
            "reviewed_on": datetime.now(UTC).date().isoformat(),
        }

    def name(self, path: Path) -> str:
        """Return a path as findings name it."""
        return f"catalogue/{path.relative_to(self.folder).as_posix()}"

    def write(self, path: Path, text: str) -> None:
        """Write a file, unless this is a rehearsal."""
        if not self.args.dry_run:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")

    def recall(self, slug: str) -> dict[str, Any]:
        """Return the fields that the last import brought for a badge."""
        path = self.memory / f"{slug}.json"
        return dict(json.loads(path.read_text(encoding="utf-8"))["data"]) if path.is_file() else {}

    def remembered(self) -> dict[str, str]:
        """Return the badge of every address on a platform that an earlier import brought."""
        told = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(self.memory.glob("*.json"))}
        return {one["address"]: slug for slug, one in told.items() if one.get("address")}

    def remember(self, item: Incoming, source: str) -> None:
        """Keep what this import brought, for the next one."""
        told = {"source": source, "data": item.data} | ({"address": item.address} if item.address else {})
        text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
        self.write(self.memory / f"{item.slug}.json", text + "\n")
