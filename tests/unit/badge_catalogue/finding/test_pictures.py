"""Pictures that a page draws by itself: of every badge its own, from parts that came with the page's data."""

import json
import xml.etree.ElementTree as ET

import demonstrated
import pytest
from in_node import answered

from badge_catalogue.definitions.load import load
from badge_catalogue.drawings.badge_images import look, step_of
from badge_catalogue.drawings.shapes import SHAPES
from badge_catalogue.drawings.small_pictures import small_pictures
from badge_catalogue.finding import plan_data, vacancy_data
from badge_catalogue.model import Catalogue
from badge_catalogue.shipped import PROJECT

SCRIPT = PROJECT / "site_src" / "overrides" / "assets" / "plan" / "pictures.js"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The catalogue of the demonstration."""
    return load(demonstrated.CATALOGUE)[0]


def test_each_badge_is_drawn_as_its_own_picture_is(catalogue: Catalogue) -> None:
    """The script finds for every number the shape, subject and colours of that badge, and fills every gap."""
    badges = list(catalogue.badges.values())
    parts = small_pictures(badges, catalogue)
    drawn = answered(SCRIPT, "return given.of.map((_, badge) => m.drawn(given, badge))", parts)
    for badge, drawing in zip(badges, drawn, strict=True):
        seen = look(badge, catalogue.institutions[badge.issuer], step_of(badge, catalogue))
        ET.fromstring(drawing)  # noqa: S314 -- our own drawing
        for part in (SHAPES[seen.type](), seen.icon, seen.colours.deep, seen.colours.middle, seen.end):
            assert part in drawing, badge.id
        assert "{" not in drawing
        assert (f'stroke="{seen.end}" color' in drawing) is not seen.dark
    assert len(set(drawn)) > len(badges) * 0.8


def test_no_picture_is_fetched_for_what_someone_holds_or_reads(catalogue: Catalogue) -> None:
    """Planner and vacancy bring all pictures as parts of a few kilobytes, and their scripts ask for no file of one."""
    plan, vacancy = (
        {path: json.loads(data) for path, data in files}
        for files in (plan_data.files(catalogue), vacancy_data.files(catalogue))
    )
    for table in (*plan.values(), *vacancy.values()):
        assert len(table["pictures"]["of"]) == len(table["badges"]["id"])
        assert len(json.dumps(table["pictures"])) < 24_000
    for folder in ("plan", "vacancy"):
        for script in (SCRIPT.parents[1] / folder).glob("*.js"):
            assert "badgePicture" not in script.read_text(encoding="utf-8"), script.name
