"""What the page *Beschrijf je badge* asks of Python: JSON in, JSON out, with the loader and checks of every catalogue.

Runs in the browser's worker and needs PyYAML alone. The catalogue it compares with comes along as `known` packed it
when the site was built. What the form looks like is decided in `describe_page`; what a definition may hold in `load`
and `checks`.
"""

import base64
import io
import json
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from badge_catalogue import limits
from badge_catalogue.checks import check_one
from badge_catalogue.definitions.load import load_files
from badge_catalogue.definitions.places import is_slug, suggest
from badge_catalogue.definitions.yaml_nodes import VOCABULARY_LIMITS, compose
from badge_catalogue.describe import draft, neighbours
from badge_catalogue.describe.neighbours import Known
from badge_catalogue.describe.proposals import propose
from badge_catalogue.imports import identity, sources
from badge_catalogue.imports.record import NotImportable, first_language
from badge_catalogue.model import Catalogue
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.words.po import text

MOST_OFFERED = 8
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def open_desk(told: str) -> "Desk":
    """Return the desk of a catalogue that `known.packed` wrote."""
    return Desk(neighbours.opened(told))


class Desk:
    """A catalogue, and what it makes of a badge that is being described."""

    def __init__(self, told: Known) -> None:
        self.known = told
        self.catalogue = told.catalogue

    def answer(self, request: str, data: Any = b"") -> str:  # noqa: ANN401 -- bytes, or a JsBuffer of Pyodide
        """Return the answer to a request, both JSON.

        Arguments:
            request: `do` is skills, find, check or table; `lang` is a language of the catalogue.
            data: For a table its files, one after the other; for a badge with an image of its own that image.
        """
        asked = json.loads(request)
        given = data if isinstance(data, bytes) else data.to_bytes()
        answers: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
            "skills": self.skills,
            "find": self.find,
            "check": lambda told: self.one(told, given),
            "table": lambda told: self.table(told, given),
        }
        return json.dumps(answers[asked["do"]](asked), ensure_ascii=False)

    def skills(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return every ESCO skill that can be picked."""
        terms = self.catalogue.vocabularies.get("esco", {})
        return {"skills": [{"uri": term.uri, "label": term.label.get(asked["lang"])} for term in terms.values()]}

    def find(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return the choices of a field whose names hold these words, and the names of the values that were chosen."""
        offered = dict(draft.choices(asked["what"], self.catalogue, asked["lang"]))
        words = folded(asked["words"]).split()
        fits = [
            (value, name) for value, name in offered.items() if words and all(word in folded(name) for word in words)
        ]
        fits.sort(key=lambda item: (not folded(item[1]).startswith(words[0]), len(item[1]), item[0]))
        return {
            "found": [{"value": value, "label": name} for value, name in fits[:MOST_OFFERED]],
            "named": [{"value": value, "label": offered[value]} for value in asked["values"] if value in offered],
        }

    def one(self, asked: Mapping[str, Any], image: bytes) -> dict[str, Any]:
        """Return file, findings, elements and preview of the badge that a form describes; with an image, a ZIP too."""
        own = (asked["image"], image) if asked.get("image") in {"svg", "png"} else None
        answer = self.judged(asked["data"], asked.get("slug") or "", asked["lang"], own)
        files = {answer["path"]: answer["yaml"], answer["picture"]: image}
        return answer | {"zip": base64.b64encode(zipped(files)).decode() if own else ""}

    def table(self, asked: Mapping[str, Any], data: bytes) -> dict[str, Any]:
        """Return file, findings, elements and preview of each badge of a spreadsheet or a platform, and a ZIP.

        Instead it says why there is none.
        """
        defaults = asked["defaults"]
        contents = _apart(asked["files"], data)
        kind = next((kind for name, part in contents.items() if (kind := sources.kind_of(name, part))), None)
        kind = kind or sources.likely(contents)
        try:
            read = sources.read(
                kind,
                ", ".join(contents),
                contents,
                catalogue=self.catalogue,
                sectors=tuple(defaults.get("sector", ())),
                language=asked["lang"],
            )
        except NotImportable as error:
            return {"problem": error.said.get(asked["lang"])}
        incoming = read.incoming
        if len(incoming) > limits.TABLE_BADGES:
            most = text("draft", "too_many", number=len(incoming), most=limits.TABLE_BADGES)
            return {"problem": most.get(asked["lang"])}
        identity.told_apart(incoming, {})
        slugs = [item.slug for item in incoming]
        badges = []
        pictures: dict[str, bytes] = {}
        for item in incoming:
            picture = next(((name.rpartition(".")[2], part) for name, part in item.files.items()), None)
            judged = self.judged(defaults | first_language(item.data) | item.data, item.slug, asked["lang"], picture)
            pictures |= {judged["picture"]: picture[1]} if picture else {}
            judged["lost"] = [text.get(asked["lang"]) for text in item.lost]
            judged["told"] = [text.get(asked["lang"]) for text in (*item.wrong, *item.changed)]
            judged["twice"] = slugs.count(item.slug) > 1
            badges.append(judged)
        files: dict[str, str | bytes] = {badge["path"]: badge["yaml"] for badge in badges if not badge["twice"]}
        files |= {name: part for name, part in pictures.items() if f"{name.rpartition('.')[0]}.yaml" in files}
        notes = [note.get(asked["lang"]) for note in (*read.notes, *read.remarks)]
        return {"badges": badges, "notes": notes, "zip": base64.b64encode(zipped(files)).decode()}

    def judged(
        self, data: Mapping[str, Any], slug: str, language: str, image: tuple[str, bytes] | None = None
    ) -> dict[str, Any]:
        """Return file, findings and preview of one badge; an image of its own is given by its kind and bytes."""
        name = data.get("name")
        title = next(filter(None, map(name.get, LANGUAGES)), "") if isinstance(name, Mapping) else ""
        slug = slug if is_slug(slug) else suggest(slug or str(title))
        issuer = data.get("issuer")
        folder = issuer if isinstance(issuer, str) and is_slug(issuer) else "instelling"
        path = f"catalogue/institutions/{folder}/badges/{slug}.yaml"
        picture = path.replace(".yaml", f".{image[0]}") if image else ""
        data = {**data, "image": picture.rpartition("/")[2]} if picture else data
        text = draft.definition(path, data, language)
        loaded, catalogue, findings = self.with_badge(path, text, {picture: image[1]} if image else {})
        root, _ = compose(path, text.encode(), VOCABULARY_LIMITS)
        own = [draft.finding(item, root, path, language, picture) for item in findings]
        badge = next(iter(loaded.badges.values()), None)
        terms = self.catalogue.vocabularies.get("esco", {})
        outcomes = badge.learning_outcomes if badge else ()
        return {
            "slug": slug,
            "path": path,
            "picture": picture,
            "yaml": text,
            "data": data,
            "taken": f"{folder}.{slug}" in self.catalogue.badges,
            "findings": own,
            "elements": draft.elements(badge, language),
            "preview": draft.preview(badge, catalogue, language),
            "proposals": [
                [
                    {"uri": term.uri, "label": term.label.get(language)}
                    for term in propose(" ".join(outcome.text.values.values()), terms)
                    if term.uri not in outcome.esco
                ]
                for outcome in outcomes
            ],
        }

    def with_badge(
        self, path: str, text: str, images: Mapping[str, bytes] | None = None
    ) -> tuple[Catalogue, Catalogue, list[Finding]]:
        """Return the badge alone, the catalogue with it, and what `catalogue check` would say of it."""
        loaded, found = load_files({**self.known.templates, path: text.encode()})
        found = [item for item in found if item.file == path]
        old = self.catalogue
        badge = next(iter(loaded.badges.values()), None)
        if badge is None:
            return loaded, old, found
        versions = {key: other for key, other in old.versions.items() if not (other.current and other.id == badge.id)}
        versions[badge.id, badge.version] = badge
        catalogue = neighbours.with_badges(old, {**old.badges, badge.id: badge}, versions, images or {})
        more = check_one(badge, self.known.company(badge), catalogue, old, frozenset(images or ()))
        return loaded, catalogue, sorted([*found, *more])


def _apart(listed: Iterable[Mapping[str, Any]], data: bytes) -> dict[str, bytes]:
    """Return files by name that came in one after the other, of the sizes listed."""
    found: dict[str, bytes] = {}
    start = 0
    for one in listed:
        found[one["name"]] = data[start : start + one["size"]]
        start += one["size"]
    return found


def folded(text: str) -> str:
    """Return a text as it is searched: small letters, no accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return files as a ZIP; the same bytes every time."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), text, zipfile.ZIP_DEFLATED)
    return whole.getvalue()
