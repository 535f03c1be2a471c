"""The form of "Describe your badge": what it asks, and what it offers to choose from."""

from typing import Any

import demonstrated
import pytest
import yaml
from full_catalogue import full_catalogue

from badge_catalogue import model
from badge_catalogue.definitions.load import load_files, read_folder
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.packs import AT_HAND
from badge_catalogue.pages import describe


def written() -> list[dict[str, Any]]:
    """Return the fields as `form.yaml` has them."""
    told = yaml.safe_load((describe.SOURCES / "form.yaml").read_text(encoding="utf-8"))
    return [field for group in told["groups"] for field in group["fields"]]


def shown(language: str = LANGUAGES[0]) -> dict[str, dict[str, Any]]:
    """Return the fields that the page shows, by their path."""
    groups = describe.form(full_catalogue(), language)
    return {field["at"]: field for group in groups for field in group["fields"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_asks_for_all_that_is_written_down(language: str) -> None:
    """Where the Dutch pack is chosen nothing is left out, also no part of the first of several offerings."""
    assert "nl" in AT_HAND.names
    assert list(shown(language)) == [field["at"] for field in written()]
    assert {"offering.0.url", "offering.0.costs.0.eur", "offering.0.starts"} <= set(shown(language))


def test_a_field_that_no_badge_has_is_left_out() -> None:
    """A name that the model does not know, or knows of another class, is no field."""
    assert describe._row("offering.0.url") is not None
    assert [describe._row(at) for at in ("offering.0.uri", "url", "programme_codes.stamnummer")] == [None] * 3


@pytest.mark.parametrize(
    ("at", "values"),
    [
        ("sector", tuple(model.SECTORS)),
        ("audience", model.AUDIENCES),
        ("offering.0.schedule", model.SCHEDULES),
        ("stacking.role", ("standalone", "stackable")),
        ("level.status", ("indicative", "verified")),
        ("level.framework", ("nlqf", "eqf")),
        ("level.value", ("entry", "1", "2", "3", "4", "4+", "5", "6", "7", "8")),
    ],
)
def test_a_choice_offers_what_a_file_may_hold(at: str, values: tuple[str, ...]) -> None:
    """The values come from the table of fields or the country's pack, in the order in which people read them."""
    assert tuple(shown()[at]["options"]) == values


def test_options_that_the_form_names_are_values_of_their_field() -> None:
    """An order of its own, or some of the values; of a field with a closed list nothing else."""
    named = {field["at"]: field["options"] for field in written() if "options" in field}
    rows = {at: describe._row(at) for at in named}
    closed = {at: row.values for at, row in rows.items() if row is not None and row.values}
    assert sorted(closed) == ["status", "type"]
    assert all(set(named[at]) <= set(values) for at, values in closed.items())
    assert set(named["type"]) == set(model.TYPES)


def test_versions_of_one_shared_badge_have_names_of_their_own() -> None:
    """The newest has its plain name; those before it say which they are, so that no two choices are alike."""
    catalogue = load_files(read_folder(demonstrated.CATALOGUE)[0])[0]
    names = {one["id"]: one["name"] for one in describe.shared_badges(catalogue, "nl")}
    assert len(set(names.values())) == len(names)
    assert [name.rpartition(" (")[2] for name in names.values() if "(" in name] == ["versie 1)"]
