"""The page *Beschrijf je badge* in every language and everything it runs, as files of the site.

Like the verify page it stands in a folder named after its content, under the same policy; Pyodide itself is taken from
the folder of the verify page. Python comes along as two archives: `in_browser` with what it imports, and PyYAML without
its C parser, both as they lie in this environment, whose packages were installed by hash.
"""

import ast
import dataclasses
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import badge_verifier
from badge_catalogue.addresses import home, up
from badge_catalogue.definitions import templates
from badge_catalogue.definitions.fields import Field
from badge_catalogue.definitions.languages import name_in
from badge_catalogue.definitions.read import FIELDS, bare, slots
from badge_catalogue.describe import neighbours
from badge_catalogue.facts.adoption import base, newest
from badge_catalogue.imports import sources
from badge_catalogue.imports.spreadsheets import sheet
from badge_catalogue.model import LADDERS, Badge, Catalogue
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.packs import AT_HAND
from badge_catalogue.pages import page_words, verify
from badge_catalogue.pages.shell import Page, Shell, paste
from badge_catalogue.words import WORDS, po

SOURCES = verify.PAGE / "describe"
PACKAGE = Path(__file__).parents[1]
# Where packages of ours begin: what a check asks the verifier's own judge runs in the browser too.
HOMES = {"badge_catalogue": PACKAGE.parent, "badge_verifier": Path(badge_verifier.__file__).parents[1]}
RUNTIME = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide.asm.wasm.gz",
    "python_stdlib.zip",
    "pyodide-lock.json",
    "snapshot.json",
    "snapshot.bin.gz",
)
SHARED = (
    "engine/download.js",
    "engine/engine.js",
    "engine/python.js",
    "engine/release.js",
    "engine/wake.js",
    "shared/counted.js",
    "shared/dom.js",
    "shared/icons.js",
    verify.LIMITS_SCRIPT,
)  # scripts of the verify page that this page runs too
ENTRY = "describe/describe.js"
STYLES = (
    "describe/describe.css",
    "describe/describe-found.css",
    "describe/describe-steps.css",
    "describe/describe-side.css",
)  # in this order: what is for small screens comes last
_IN_WORKER = {
    "describe/worker.js",
    "describe/prepare.js",
    "engine/download.js",
    "engine/python.js",
    "engine/wake.js",
}
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def files(
    shells: Mapping[str, Shell], catalogue: Catalogue, definitions: Mapping[str, bytes], curator: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the pages by its site path.

    Args:
        shells: The frame of every language, from `shell.captured`.
        catalogue: What the form offers to choose from.
        definitions: The files of the catalogue, which a badge is compared with.
        curator: The mailbox of whoever keeps the catalogue; "" where none is known.

    Raises:
        badge_catalogue.pages.verify.MissingRuntimeError: The runtime is not there; the message says how to get it.
    """
    words = texts()
    verifier = verify.app_files(verify.PAGE, verify.texts())
    verifier_folder = f"verify/app-{_digest(verify.release(verifier))[:12]}/"
    app = app_files(words, neighbours.packed(catalogue, definitions), verifier)
    shared = {f"../../{verifier_folder}runtime/{name}": verifier[f"runtime/{name}"] for name in RUNTIME}
    listing = verify.release(dict(sorted({**app, **shared}.items())))
    folder = f"describe/app-{_digest(listing)[:12]}/"
    for language in LANGUAGES:
        root = up(f"{home(language)}describe/index.html")
        body = _template().render(
            language=language,
            t=words[language],
            root=root,
            app=root + folder,
            release=_digest(listing),
            curator=curator,
            groups=form(catalogue, language),
            steps=_asked()["steps"],
            endings=",".join(sources.ENDINGS),
            templates=list(shared_badges(catalogue, language)),
            issuers=[(each.id, each.name.get(language), each.contact) for each in catalogue.institutions.values()],
            sectors={each.id: " ".join(each.sectors) for each in catalogue.institutions.values()},
        )
        title, description = words[language]["title"], words[language]["description"]
        page = Page("describe/", language, title, description, body, "", "describe-kind", _head(root + folder, app))
        yield page.file, paste(verify.hardened(shells[language]), page)
    for name, content in app.items():
        yield folder + name, content
    yield f"{folder}release.json", listing


def texts() -> dict[str, Any]:
    """Return the words of the page by language; a badge is described in every language of the catalogue."""
    told = page_words.told(SOURCES / "texts")
    examples = {language: said["outcome_example"] for language, said in told.items()}
    return {language: said | _tongues(language) | {"outcome_example": examples} for language, said in told.items()}


def _tongues(language: str) -> dict[str, dict[str, str]]:
    """Return the names of the languages of the catalogue, at the beginning of a line and within a sentence."""
    names = {each: name_in(each, language) for each in LANGUAGES}
    return {"tongue": {each: name[:1].upper() + name[1:] for each, name in names.items()}, "tongue_in": names}


def app_files(words: Mapping[str, Any], compared: bytes, verifier: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that the page runs and reads, by their names in the release; sorted.

    Args:
        compared: The catalogue that a badge is compared with, as `neighbours.packed` wrote it.
    """
    found = verify.room_files(verify.PAGE, [SOURCES.name])
    found |= {name: verifier[name] for name in SHARED}
    found["describe/words.js"] = page_words.script(words)
    for language in LANGUAGES:
        found[f"badges-{language}.csv"] = sheet.as_csv(language).encode()
        found[f"badges-{language}.xlsx"] = sheet.as_xlsx(language)
    found["catalogue.json"] = compared
    ours = {path.relative_to(_home(path)).as_posix(): path for path in modules("describe.in_browser")}
    found["python.zip"] = archive(ours)
    found["pyyaml.zip"] = archive({f"yaml/{path.name}": path for path in Path(yaml.__file__).parent.glob("*.py")})
    return dict(sorted(found.items()))


def form(catalogue: Catalogue, language: str) -> list[dict[str, Any]]:
    """Return the groups of the form; every field that offers a choice has `choices`: values and their words."""
    told = _asked()
    groups: list[dict[str, Any]] = []
    for group in told["groups"]:
        if "vocabulary" in group and not catalogue.vocabularies.get(group["vocabulary"]):
            continue
        fields = []
        for one in group["fields"]:
            row = _row(one["at"])
            if row is None:
                continue
            field = dict.fromkeys(_MAY) | one | _worded(one["at"], _WORDED)
            field["options"] = {
                value: _worded(f"{one['at']}.option.{value}", _OF_OPTIONS) for value in _offered(one, row)
            }
            field |= {"always": one["at"] in _ALWAYS, "choices": list(_choices(field, catalogue, language))}
            fields.append(field)
        shown = _worded(group["id"], _OF_GROUPS)
        groups.append({"types": None, "fold": False, "summary": None, **group, **shown, "fields": fields})
    return groups


def _row(at: str) -> Field | None:
    """Return the row of the table of fields for a path; None for a field that this catalogue does not have.

    Args:
        at: Names with dots between them; a number is a place in a list, as in "offering.0.url".
    """
    first, _, tongue = at.partition(".")
    if first == "search_words" and tongue not in LANGUAGES:
        return None
    cls: type = Badge
    row: Field | None = None
    for name in (part for part in at.split(".") if not part.isdecimal()):
        slot = slots(cls).get(name)
        if slot is None:
            return None
        row = FIELDS[cls][slot.name]
        hint = bare(get_type_hints(cls)[slot.name])
        inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
        if not (dataclasses.is_dataclass(inner) and isinstance(inner, type)):
            return row
        cls = inner
    return row


def _offered(one: Mapping[str, Any], row: Field) -> Sequence[str]:
    """Return the values that a field offers: some that the form names, else all that a file may hold.

    Ladders of levels are offered from the country's own on, and levels from the lowest.
    """
    own = {"level.framework": LADDERS, "level.value": AT_HAND.rungs}
    if one["at"] in own:
        return tuple(reversed(own[one["at"]]))
    named: Sequence[str] = one.get("options", () if "vocabulary" in one else row.values)
    return named


def _asked() -> dict[str, Any]:
    """Return the form as it is written: its steps and its groups."""
    told: dict[str, Any] = yaml.load((SOURCES / "form.yaml").read_bytes(), yaml.CSafeLoader)
    return told


def shared_badges(catalogue: Catalogue, language: str) -> Iterator[dict[str, Any]]:
    """Yield the templates that an institution can adopt: id, name, type, steps, and an adopter's own fields."""
    latest = newest(catalogue)
    for template in catalogue.templates.values():
        name = template.name.get(language)
        is_newest = latest[base(template)] is template
        yield {
            "id": template.id,
            "name": name if is_newest else f"{name} ({WORDS[language]['version'].lower()} {template.version})",
            "type": template.locked.get("type") or "",
            "open": sorted(templates.OWN | set(template.free)),
            "steps": [[step.id, step.name.get(language)] for step in template.steps],
        }


_WORDED = {"label": ".label", "help": ".help", "term": ".term", "example": ".example"}
_OF_OPTIONS = {"label": "", "help": ".help"}
_OF_GROUPS = {"title": ".title", "summary": ".summary"}


def _worded(name: str, parts: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    """Return the words of the form on a field or an option, by what it is for and by language."""
    return {part: po.pair("form", name + end) for part, end in parts.items() if po.has("form", name + end)}


_MAY = ("help", "term", "types", "needed", "example", "many", "both", "whole", "options", "find")


_ALWAYS = frozenset(
    {"issuer", "type", "name", "description", "criteria", "sector", "language", "contact", "status"}
)  # what every badge needs, whatever its type


def _choices(field: Mapping[str, Any], catalogue: Catalogue, language: str) -> Iterator[tuple[str, str]]:
    for value, option in field["options"].items():
        yield value, option["label"][language] if option else value
    if "vocabulary" in field:
        for key, term in catalogue.vocabularies.get(field["vocabulary"], {}).items():
            yield key, f"{key} · {term.label.get(language)}" if key.isdecimal() else term.label.get(language)
    if "institutions" in field:
        for each in catalogue.institutions.values():
            if field["institutions"] in each.sectors or each.register:
                yield each.id, each.name.get(language)
    if "frameworks" in field:
        for framework in catalogue.quality_frameworks.values():
            yield framework.id, framework.name.get(language)


def archive(held: Mapping[str, Path]) -> bytes:
    """Return an archive that Python imports from, of files by their name in it; the same bytes every time."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        for name, path in sorted(held.items()):
            made.writestr(zipfile.ZipInfo(name, _ZIP_DATE), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _home(path: Path) -> Path:
    return next(home for name, home in HOMES.items() if path.is_relative_to(home / name))


def modules(first: str) -> list[Path]:
    """Return the files of a module of ours and of all that it imports of ours at its top, packages included."""
    found: set[Path] = set()
    waiting = [PACKAGE / "__init__.py", PACKAGE.joinpath(*first.split(".")).with_suffix(".py")]
    while waiting:
        path = waiting.pop()
        if path in found or not path.is_file():
            continue
        found.add(path)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in HOMES:
                inner = HOMES[(node.module or "").split(".")[0]].joinpath(*(node.module or "").split("."))
                waiting += [inner.with_suffix(".py"), inner / "__init__.py", inner.parent / "__init__.py"]
                waiting += [inner / f"{name.name}.py" for name in node.names]
                waiting += [inner / name.name / "__init__.py" for name in node.names]
    sources = "".join(path.read_text(encoding="utf-8") for path in found)
    words = [*(PACKAGE / "words").glob("*/*.po")]
    words += [path for pack in AT_HAND.names for path in (PACKAGE / "packs" / pack).glob("*/*.po")]
    found.update(path for path in words if f'("{path.stem}"' in sources)
    found.update(PACKAGE / "packs" / pack / "pack.yaml" for pack in AT_HAND.names)
    return sorted(found)


def _head(folder: str, app: Mapping[str, bytes]) -> str:
    """Return the links to style and scripts, each with its digest: the browser refuses what differs."""
    scripts = [name for name in app if name.endswith(".js") and name not in {*_IN_WORKER, ENTRY}]
    return verify.links(folder, app, {"styles": STYLES, "ahead": scripts, "module": [ENTRY]})


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


@cache
def _template() -> Any:  # noqa: ANN401 -- Jinja2's Template, used at once
    loader = FileSystemLoader(SOURCES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("body.html")
