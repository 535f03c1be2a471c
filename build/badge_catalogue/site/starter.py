"""The folder that a new catalogue begins with: settings, one institution, one badge, and what editors and hosts read.

Everything is a file by its path; nothing is written here. The institution and the badge are examples and say so:
whoever begins replaces them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from badge_catalogue import model as m
from badge_catalogue.definitions.catalogue_settings import FORMAT
from badge_catalogue.definitions.places import SETTINGS, Kind, suggest
from badge_catalogue.definitions.writing import definition
from badge_catalogue.packs import AT_HAND, NEUTRAL
from badge_catalogue.schema.json_schema import schemas
from badge_catalogue.words.po import said

PACKS = Path(__file__).resolve().parents[1] / "packs"
_SCHEMAS = {
    "badge": "catalogue/institutions/*/badges/*.yaml",
    "institution": "catalogue/institutions/*/institution.yaml",
    **{kind: f"catalogue/{kind}s/*.yaml" for kind in ("framework", "template", "pathway", "platform", "endorsement")},
    "vocabulary": "catalogue/vocabularies/*.yaml",
    "settings": f"catalogue/{SETTINGS}",
}


@dataclass(frozen=True)
class Answers:
    """What a new catalogue is told.

    Attributes:
        languages: Its own first; words exist in each.
        countries: ISO 3166-1 codes; the first is that of the example.
        packs: Country packs; none where those of the countries will do.
        address: Where the site will stand, with a closing slash.
        host: Where it is served; "" where nobody knows.
    """

    name: str
    owner: str
    languages: tuple[str, ...]
    countries: tuple[str, ...]
    address: str
    contact: str
    packs: tuple[str, ...] = ()
    host: str = ""

    @property
    def slug(self) -> str:
        """Return the folder of the institution."""
        return suggest(self.owner)


def files(answers: Answers, project: Path, today: date, version: str) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the folder by its path; the packs of the catalogue are those at hand.

    Arguments:
        project: Where the program's own files stand.
        today: The day on which the example was reviewed.
        version: Of the program, which the folder asks for.
    """
    for name, text in _definitions(answers, today).items():
        yield name, text.encode()
    for name, content in schemas().items():
        yield f"catalogue/schema/{name}", content
    for name, content in brought(project):
        yield f"catalogue/{name}", content
    yield "requirements.txt", f"badge-catalogue=={version}\n".encode()
    yield ".gitignore", b"/site/\n/.cache/\n/.venv/\n"
    yield ".vscode/extensions.json", b'{ "recommendations": ["redhat.vscode-yaml"] }\n'
    yield ".vscode/settings.json", _editor()
    for name, path in {"README.md": "README.md", ".github/workflows/catalogue.yml": "catalogue.yml"}.items():
        yield name, _written(project, path, answers, version).encode()


def brought(project: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the frameworks and vocabularies of the packs at hand by their path in the catalogue.

    Arguments:
        project: Where the program's own files stand.
    """
    for kind in ("frameworks", "vocabularies"):
        for entry in dict.fromkeys(name for pack in (NEUTRAL, *AT_HAND.packs) for name in getattr(pack, kind)):
            yield f"{kind}/{entry}.yaml", _entry(kind, entry, project).read_bytes()


def _entry(kind: str, name: str, project: Path) -> Path:
    """Return the path of a framework or vocabulary: with a pack, else with the program."""
    with_packs = [PACKS / pack / kind / f"{name}.yaml" for pack in AT_HAND.names]
    return next((path for path in with_packs if path.is_file()), project / "catalogue" / kind / f"{name}.yaml")


def _editor() -> bytes:
    shown = {f"./catalogue/schema/{kind}.json": [pattern] for kind, pattern in _SCHEMAS.items()}
    told = {"yaml.schemas": shown, "files.insertFinalNewline": True, "[yaml]": {"editor.tabSize": 2}}
    return (json.dumps(told, indent=2) + "\n").encode()


def _written(project: Path, name: str, answers: Answers, version: str) -> str:
    """Return a file made from its template."""
    loader = FileSystemLoader(project / "site_src" / "starter")
    made = Environment(loader=loader, undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)  # noqa: S701 -- no HTML
    words = {f"readme.{key}": said("starter", f"readme.{key}", answers.languages[0]) for key in _README}
    return made.get_template(name).render(name=answers.name, slug=answers.slug, version=version, t=words)


_README = ("what", "serve", "check", "next", "settings", "institution", "badges", "workflow")


def _definitions(answers: Answers, today: date) -> dict[str, str]:
    folder = f"catalogue/institutions/{answers.slug}"
    remark = [said("starter", "example", answers.languages[0])]
    about: dict[str, tuple[Kind, type, Mapping[str, Any]]] = {
        f"catalogue/{SETTINGS}": ("settings", m.Site, _settings(answers)),
        f"{folder}/institution.yaml": ("institution", m.Institution, _institution(answers, today)),
        f"{folder}/badges/{_SLUG}.yaml": ("badge", m.Badge, _badge(answers, today)),
    }
    return {
        path: definition(path, kind, cls, data, remark if kind != "settings" else ())
        for path, (kind, cls, data) in about.items()
    }


_SLUG = "first-aid"
_FIRST_AID = "http://data.europa.eu/esco/skill/1d21f6ad-340f-45da-a0a3-4e83867f47a6"  # provide first aid


def _of_badge(answers: Answers, key: str) -> dict[str, str]:
    """Return a text of the example's badge in every language of the catalogue."""
    return {language: said("starter", f"badge.{key}", language) for language in answers.languages}


def _of_institution(answers: Answers, key: str) -> dict[str, str]:
    """Return a text of the example's institution in every language of the catalogue."""
    return {language: said("starter", f"institution.{key}", language) for language in answers.languages}


def _settings(answers: Answers) -> dict[str, Any]:
    told: dict[str, Any] = {
        "format": FORMAT,
        "languages": list(answers.languages),
        "name": dict.fromkeys(answers.languages, answers.name),
        "owner": dict.fromkeys(answers.languages, answers.owner),
        "contact": answers.contact,
        "address": answers.address,
        "countries": list(answers.countries),
    }
    optional = {"packs": list(answers.packs), "host": answers.host}
    return told | {key: value for key, value in optional.items() if value}


def _institution(answers: Answers, today: date) -> dict[str, Any]:
    return {
        "name": dict.fromkeys(answers.languages, answers.owner),
        "description": _of_institution(answers, "description"),
        "kind": "institution",
        "demonstration": True,
        "sectors": [m.SECTORS[0]],
        "country": answers.countries[0],
        "city": said("starter", "institution.city", answers.languages[0]),
        "url": f"https://{answers.slug}.example.org/",
        "contact": answers.contact,
        "privacy": [
            {
                "badge_type": "extra_curricular",
                "basis": "consent",
                "notice_url": f"https://{answers.slug}.example.org/privacy",
            }
        ],
        "code_owners": [f"@{answers.slug}/badges"],
        "reviewed_on": today.isoformat(),
    }


def _badge(answers: Answers, today: date) -> Mapping[str, Any]:
    return {
        "type": "extra_curricular",
        **{key: _of_badge(answers, key) for key in ("name", "description", "criteria", "target_group")},
        "issuer": answers.slug,
        "sector": [m.SECTORS[0]],
        "language": [answers.languages[0]],
        "version": "1",
        "status": "active",
        "workload": {"hours": 8},
        "learning_outcomes": [
            {"id": "lo1", "text": _of_badge(answers, "outcome"), "kind": "skill", "esco": [_FIRST_AID]}
        ],
        "isced_f": "0913",
        "participation": ["onsite"],
        "audience": ["student"],
        "offering": [
            {
                "url": f"https://{answers.slug}.example.org/first-aid",
                "costs": [{"for": _of_badge(answers, "for"), "eur": 0}],
                "locations": [said("starter", "institution.city", answers.languages[0])],
                "schedule": ["day"],
                "starts": [(today + timedelta(days=90)).isoformat()],
            }
        ],
        "contact": answers.contact,
        "reviewed_on": today.isoformat(),
    }
