"""The catalogue as the checks look at it: every text and every single value with its place, gathered once."""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache, cached_property
from typing import Any, NamedTuple

from badge_catalogue.definitions.fields import Field
from badge_catalogue.definitions.issuing_records import IssuingRecords
from badge_catalogue.definitions.read import FIELDS, yaml_key
from badge_catalogue.facts.published import Published
from badge_catalogue.model import Badge, Catalogue, Path, Source
from badge_catalogue.model.text import Text


class TextAt(NamedTuple):
    """A text for people, with its place."""

    source: Source
    path: Path
    text: Text
    entry: Any  # the badge, institution, ... it stands in


class ValueAt(NamedTuple):
    """A single value, with its place and the row of the field table."""

    source: Source
    path: Path
    value: str
    field: Field
    entry: Any


class Around(NamedTuple):
    """One badge that is examined alone, or none, and the current badges that it is compared with, sorted by id."""

    examined: tuple[Badge, ...]
    everyone: tuple[Badge, ...]


class View:
    """One catalogue under examination, with the record of an earlier build where there is one.

    Attributes:
        owners: The text of CODEOWNERS beside the catalogue; None where there is none, or nobody looked.
        badges: Every version of every badge that is examined.
        current: The current ones of those.
        everyone: The current badges that those are compared with, themselves included.
        records: What institutions published of their issuing.
        moment: When it is looked at; None where that does not matter.
    """

    def __init__(  # noqa: PLR0913 -- as above: what there is to look at
        self,
        catalogue: Catalogue,
        published: Published | None = None,
        around: Around | None = None,
        records: IssuingRecords | None = None,
        moment: datetime | None = None,
        *,
        owners: str | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.published = published
        self.records = records or IssuingRecords()
        self.moment = moment
        self.owners = owners
        self.alone = around is not None
        self.badges: tuple[Badge, ...] = around.examined if around else tuple(catalogue.versions.values())
        self.current: tuple[Badge, ...] = around.examined if around else tuple(catalogue.badges.values())
        self.everyone: tuple[Badge, ...] = around.everyone if around else self.current

    @cached_property
    def entries(self) -> tuple[Any, ...]:
        """Every entry that was read from a file of its own; of one badge alone, that badge."""
        if self.alone:
            return self.badges
        known = self.catalogue
        groups: tuple[Mapping[str, Any], ...] = (
            known.institutions,
            known.frameworks,
            known.templates,
            known.pathways,
            known.platforms,
            known.endorsements,
        )
        return (*self.badges, *(entry for group in groups for entry in group.values()))

    @cached_property
    def _leaves(self) -> tuple[list[TextAt], list[ValueAt]]:
        texts: list[TextAt] = []
        values: list[ValueAt] = []
        for entry in self.entries:
            _gather(entry, (), entry, texts, values)
        return texts, values

    @property
    def texts(self) -> list[TextAt]:
        """Every text for people."""
        return self._leaves[0]

    @property
    def values(self) -> list[ValueAt]:
        """Every other single value of type str."""
        return self._leaves[1]


def _gather(node: Any, path: Path, entry: Any, texts: list[TextAt], values: list[ValueAt]) -> None:  # noqa: ANN401 -- any entry
    source: Source = entry.source
    cls: type = type(node)
    for name, key, field in _rows(cls):
        value = getattr(node, name)
        if not value:
            continue
        for at, leaf in _unfold(value, (*path, key)):
            if isinstance(leaf, Text):
                texts.append(TextAt(source, at, leaf, entry))
            elif isinstance(leaf, str):
                values.append(ValueAt(source, at, leaf, field, entry))
            elif dataclasses.is_dataclass(leaf):
                _gather(leaf, at, entry, texts, values)


@cache
def _rows(cls: type) -> tuple[tuple[str, str, Field], ...]:
    """Return name, YAML key and row of every field of a class."""
    return tuple((name, yaml_key(name, field), field) for name, field in FIELDS[cls].items())


def _unfold(value: Any, path: Path) -> Iterable[tuple[Path, Any]]:  # noqa: ANN401 -- any value of the model
    """Return the leaves of a value with their paths; most values are their own only leaf."""
    if isinstance(value, tuple):
        return [((*path, index), item) for index, item in enumerate(value)]
    if isinstance(value, str | Text) or not isinstance(value, Mapping):
        return ((path, value),)
    return [leaf for key, item in value.items() for leaf in _unfold(item, (*path, key))]
