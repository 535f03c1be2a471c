"""What `catalogue new` asks: the fields that a definition of a kind needs, in the order in which one thinks of them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args, get_origin, get_type_hints

from badge_catalogue import model as m
from badge_catalogue.checks.needs import needed
from badge_catalogue.definitions.fields import Field
from badge_catalogue.definitions.languages import name_in
from badge_catalogue.definitions.places import Kind
from badge_catalogue.definitions.read import bare, slots
from badge_catalogue.definitions.spellings import meant
from badge_catalogue.imports.record import Incoming
from badge_catalogue.model import Catalogue
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.packs import AT_HAND
from badge_catalogue.words.po import group, pair, said, spoken, text

_PROCESSES = text("new", "question.processes")
_STEPS = text("new", "question.steps")
_DIPLOMA = text("new", "question.diploma")


@dataclass(frozen=True)
class Question:
    """A question of `catalogue new`: the field that its answer fills.

    Attributes:
        path: Its dotted path; `learning_outcomes` takes one answer per outcome, its languages parted by |, and
            `practice.processes` one per work process, after its code.
        many: The answer is a list, parted by commas.
        kind: str, int, float or bool.
        needed: An empty answer is asked again.
        otherwise: What an empty answer means.
        applies: Whether it is asked, given the answers so far.
        how: How to answer, where that differs from how the file says it.
        values: What may be chosen, where the catalogue and not the field decides that.
    """

    path: str
    field: Field
    many: bool = False
    kind: type = str
    needed: bool = True
    otherwise: str = ""
    applies: Callable[[Mapping[str, Any]], bool] = lambda data: data is not None
    how: Text = Text()
    values: tuple[str, ...] = ()

    def words(self, language: str) -> str:
        """Return the question as it is shown: the field, what to write, what may be chosen, an example."""
        said = group("new", "question", language)
        last = self.path.rpartition(".")[2]
        tongue = f" {said['in'].format(language=name_in(last, language))}" if last in LANGUAGES else ""
        values = self.values or self.field.values
        choice = f" [{', '.join(values)}]" if values else said["yes_or_no"] if self.kind is bool else ""
        several = said["several"] if self.many and not self.how else ""
        about = "".join(f"\n  {told.get(language)}" for told in (self.field.about, self.how) if told)
        example = "" if choice or tongue or self.how else self._example()
        otherwise = f" <{self.otherwise}>" if self.otherwise else "" if self.needed else said["may_be_empty"]
        return f"{self.field.title.get(language)}{tongue}{choice}{example}{several}{about}{otherwise}: "

    def _example(self) -> str:
        """Return an example as one answers it: without the brackets and quotes of the file."""
        example = self.field.example.strip("[]") if self.many else self.field.example
        return f" ({example.replace('"', '')})" if example else ""

    def put(self, data: dict[str, Any], answer: str) -> None:
        """Set the field of a definition that an answer is for."""
        if self.path in _SPECIAL:
            _SPECIAL[self.path](data, answer)
            return
        holder, offered = Incoming("", data), self.values or self.field.values
        if self.many:
            holder.put(self.path, [meant(part.strip(), offered) for part in answer.split(",") if part.strip()])
        elif self.kind in {int, float} and re.fullmatch(r"\d{1,9}([.,]\d+)?", answer):
            holder.put(self.path, float(answer.replace(",", ".")))
        elif self.kind is bool and answer.casefold() in _YES_NO:
            holder.put(self.path, _YES_NO[answer.casefold()])
        else:
            holder.put(self.path, meant(answer, offered))

    def drop(self, data: dict[str, Any]) -> None:
        """Remove what `put` set."""
        *groups, name = self.path.split(".")
        target: Any = data
        for name_of_group in groups:
            target = target.get(name_of_group, {})
        target.pop(name, None)
        if groups and not data.get(groups[0]):
            data.pop(groups[0], None)


_YES_NO = {
    "ja": True,
    "j": True,
    "yes": True,
    "y": True,
    "true": True,
    "nee": False,
    "n": False,
    "no": False,
    "false": False,
}


def _outcomes(data: dict[str, Any], answer: str) -> None:
    """Add outcomes: one a line or parted by ;, its languages parted by |."""
    outcomes = []
    for number, line in enumerate(re.split(r"[\n;]", answer), 1):
        parts = dict(zip(LANGUAGES, (part.strip() for part in line.split("|", len(LANGUAGES) - 1)), strict=False))
        outcomes.append({"id": f"lo{number}", "text": {key: value for key, value in parts.items() if value}})
    data["learning_outcomes"] = [outcome for outcome in outcomes if outcome["text"]]


def _steps(data: dict[str, Any], answer: str) -> None:
    """Add one step that asks for all of these badges; more steps are written in the file."""
    badges = [part.strip() for part in answer.split(",") if part.strip()]
    data["steps"] = [{"id": "stap-1", "name": dict(pair("new", "question.step")), "rule": "all", "badges": badges}]


def _processes(data: dict[str, Any], answer: str) -> None:
    """Add work processes: one a line or parted by ;, the code first, then its name in each language parted by |."""
    found = []
    for line in re.split(r"[\n;]", answer):
        code, *names = (part.strip() for part in line.split("|", len(LANGUAGES)))
        name = {key: value for key, value in zip(LANGUAGES, names, strict=False) if value}
        if code or name:
            found.append({"code": code, **({"name": name} if name else {})})
    data.setdefault("practice", {})["processes"] = found


_SPECIAL = {"learning_outcomes": _outcomes, "steps": _steps, "practice.processes": _processes}


def _needs(name: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda data: name in needed(str(data.get("type")))


def _has(path: str) -> Callable[[Mapping[str, Any]], bool]:
    first, _, last = path.partition(".")
    return lambda data: bool(data.get(first, {}).get(last))


def _of(cls: type, path: str, **more: Any) -> list[Question]:  # noqa: ANN401 -- passed on to Question
    """Return the question, or one a language where it is text, for a dotted path."""
    first, _, rest = path.partition(".")
    slot = slots(cls)[first]
    hint = bare(get_type_hints(cls)[slot.name])
    many = get_origin(hint) is tuple
    inner = get_args(hint)[0] if many else hint
    if rest:
        found = _of(inner, rest, **more)
        return [replace(item, path=f"{first}.{item.path}") for item in found]
    if inner is Text:
        return [Question(f"{first}.{language}", slot.field, **more) for language in LANGUAGES]
    return [Question(first, slot.field, many, inner if inner in {int, float, bool} else str, **more)]


def questions(kind: Kind, catalogue: Catalogue, institution: str | None) -> list[Question]:
    """Return the questions that the dialogue asks for a kind of definition."""
    if kind == "badge":
        return _badge(catalogue, catalogue.institutions.get(institution or ""))
    if kind == "institution":
        return [
            *_of(m.Institution, "name"),
            *_of(m.Institution, "description", needed=False),
            *_of(m.Institution, "kind", otherwise="institution"),
            *_of(m.Institution, "sectors"),
            *_of(m.Institution, "country", otherwise=_country(catalogue)),
            *_of(m.Institution, "city"),
            *_of(m.Institution, "url"),
            *_of(m.Institution, "contact"),
            *_of(m.Institution, "logo", needed=False),
            *_of(m.Institution, "code_owners", needed=False),
        ]
    if kind == "framework":
        return [
            *_of(m.Framework, "name"),
            *_of(m.Framework, "kind"),
            *_of(m.Framework, "owner"),
            *_of(m.Framework, "description"),
            *_of(m.Framework, "checked_by", applies=_is_quality),
            *_of(m.Framework, "guarantees", applies=_is_quality),
            *_of(m.Framework, "url", needed=False),
        ]
    return _pathway(catalogue)


def _outcomes_told() -> Text:
    """Return how outcomes are answered: in one language, or in each in the order of the catalogue."""
    if len(LANGUAGES) == 1:
        return text("new", "question.outcomes_one")
    return Text(
        {
            language: said(
                "new", "question.outcomes", language, tongues=" | ".join(name_in(code, language) for code in LANGUAGES)
            )
            for language in spoken()
        }
    )


def _country(catalogue: Catalogue) -> str:
    """Return the country that an empty answer means: the first of the catalogue, else of its pack, else none."""
    return next(iter([*catalogue.site.countries, *(code for each in AT_HAND.packs for code in each.countries)]), "")


def _is_quality(data: Mapping[str, Any]) -> bool:
    return data.get("kind") == "quality"


def _badge(catalogue: Catalogue, issuer: m.Institution | None) -> list[Question]:
    ladder = m.LADDERS[-1]
    levels = tuple(catalogue.vocabularies.get(ladder, {}))
    quality = tuple(catalogue.quality_frameworks)
    sectors = ",".join(issuer.sectors) if issuer else ""
    otherwise = [sector for sector in (issuer.sectors if issuer else ()) if AT_HAND.measures([sector]) - {"ects"}]
    load = AT_HAND.of_sectors(otherwise, "load") if otherwise else "ects"
    code = AT_HAND.of_sectors(otherwise or (issuer.sectors if issuer else ()), "code")
    codes = _of(m.Badge, f"programme_codes.{code}", applies=_needs("programme_codes")) if code else []
    return [
        *_of(m.Badge, "type"),
        *_of(m.Badge, "name"),
        *_of(m.Badge, "description"),
        *_of(m.Badge, "learning_outcomes", applies=_needs("learning_outcomes"), how=_outcomes_told()),
        *_of(m.Badge, "criteria"),
        *_of(m.Badge, "sector", otherwise=sectors),
        *_of(m.Badge, "language", otherwise=LANGUAGES[0]),
        *_of(m.Badge, "level.framework", applies=_needs("level"), otherwise=ladder),
        *_of(m.Badge, "level.value", applies=_needs("level"), values=levels),
        *_of(m.Badge, f"workload.{load}", applies=_needs("workload")),
        *codes,
        *_of(m.Badge, "participation", applies=_needs("participation")),
        *_of(m.Badge, "assessment.types", applies=_needs("assessment")),
        *_of(m.Badge, "assessment.supervised", applies=_needs("assessment")),
        *_of(m.Badge, "assessment.id_verified", applies=_needs("assessment")),
        *_of(m.Badge, "quality_assurance.framework", applies=_needs("quality_assurance"), values=quality),
        *_of(m.Badge, "target_group", applies=_needs("target_group")),
        *_of(m.Badge, "prerequisites", applies=_needs("prerequisites")),
        *_of(m.Badge, "admission", applies=_needs("admission")),
        *_of(m.Badge, "stacking.role", applies=_needs("stacking"), otherwise="standalone"),
        *_of(m.Badge, "audience", applies=_needs("audience")),
        *_of(m.Badge, "approval.body", applies=_needs("approval")),
        *_practice(catalogue),
        *_renewal(),
        *_of(m.Badge, "contact", otherwise=issuer.contact if issuer else ""),
    ]


def _practice(catalogue: Catalogue) -> list[Question]:
    """Return the questions about a badge that attests work: first which kind, and the rest only of one that does."""
    kinds = tuple(catalogue.vocabularies.get("practice", {}))
    places = tuple(key for key, each in catalogue.institutions.items() if each.register)
    if not kinds:
        return []
    attests = _has("practice.kind")
    return [
        *_of(m.Badge, "practice.kind", needed=False, values=kinds),
        *_of(m.Badge, "practice.qualification.code", applies=attests),
        *_of(m.Badge, "practice.qualification.name", applies=attests),
        *_of(m.Badge, "practice.processes", applies=attests, how=_PROCESSES),
        *_of(m.Badge, "practice.workplace", applies=attests, needed=False, values=places),
        *_of(m.Badge, "practice.assessor", applies=attests),
    ]


def _renewal() -> list[Question]:
    """Return the questions about how long a badge holds: of one that ends what keeps it valid, and of that the rest."""
    renewed = _has("renewal.what")
    return [
        *_of(m.Badge, "expires_after", needed=False),
        *_of(m.Badge, "renewal.what", applies=lambda data: bool(data.get("expires_after")), needed=False),
        *_of(m.Badge, "renewal.every", applies=renewed),
        *_of(m.Badge, "renewal.where", applies=renewed, needed=False),
        *_of(m.Badge, "renewal.url", applies=renewed, needed=False),
    ]


def _pathway(catalogue: Catalogue) -> list[Question]:
    return [
        *_of(m.Pathway, "name"),
        *_of(m.Pathway, "description"),
        *_of(m.Pathway, "owner", values=tuple(catalogue.institutions)),
        *_of(m.Pathway, "goal.kind", otherwise="diploma"),
        *_of(m.Pathway, "goal.badge", applies=lambda data: data.get("goal", {}).get("kind") == "badge"),
        *_of(m.Pathway, "goal.crebo", applies=lambda data: data.get("goal", {}).get("kind") == "mbo_certificaat"),
        *_of(m.Pathway, "goal.name", applies=lambda data: data.get("goal", {}).get("kind") == "diploma", how=_DIPLOMA),
        Question("steps", slots(m.Pathway)["steps"].field, many=True, how=_STEPS),
    ]
