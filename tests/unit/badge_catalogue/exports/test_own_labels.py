"""A translation of ours is no name that ESCO gave: exports name a skill in the languages in which ESCO's is known."""

from dataclasses import replace
from typing import Any

import pytest

from badge_catalogue.exports import elm, ob2, ob3, schema_org
from badge_catalogue.model import Catalogue
from badge_catalogue.settings import Settings

BADGE = "demo-mbo.warmtepompen"
OURS = {"warmtepompen installeren", "monteur"}


def marked(catalogue: Catalogue, languages: tuple[str, ...]) -> Catalogue:
    """Return the catalogue with the labels of skills and occupations marked as ours in these languages."""
    terms = {key: replace(term, own_translation=languages) for key, term in catalogue.vocabularies["esco"].items()}
    return replace(catalogue, vocabularies={**catalogue.vocabularies, "esco": terms})


def preferred(node: Any) -> list[dict[str, str]]:
    """Return the preferred labels of all skills in a document."""
    if isinstance(node, list):
        return [label for item in node for label in preferred(item)]
    if not isinstance(node, dict):
        return []
    own = [node["prefLabel"]] if "/esco/skill/" in str(node.get("id")) and "prefLabel" in node else []
    return own + [label for item in node.values() for label in preferred(item)]


@pytest.mark.parametrize(
    ("languages", "labels"),
    [
        ((), {"nl": "warmtepompen installeren", "en": "install heat pumps"}),
        (("nl",), {"en": "install heat pumps"}),
    ],
    ids=["official", "ours"],
)
def test_a_preferred_label_is_escos_own(
    catalogue: Catalogue, settings: Settings, languages: tuple[str, ...], labels: dict[str, str]
) -> None:
    """The European Learning Model gets a Dutch preferred label where that is ESCO's, and none where it is ours."""
    known = marked(catalogue, languages)
    found = preferred(elm.specification(known.badges[BADGE], known, settings))
    assert found
    assert all(label == labels for label in found)


@pytest.mark.parametrize(
    ("languages", "names"),
    [((), OURS), (("nl",), {"install heat pumps", "fitter"})],
    ids=["official", "ours"],
)
def test_the_name_of_a_target_is_escos_own(
    catalogue: Catalogue, settings: Settings, languages: tuple[str, ...], names: set[str]
) -> None:
    """Open Badges and schema.org name a skill and an occupation in Dutch where that is ESCO's name, else in English."""
    known = marked(catalogue, languages)
    badge = known.badges[BADGE]
    for form in (
        ob2.badge_class(badge, known, settings),
        ob3.achievement(badge, known, settings),
        schema_org.credential(badge, known, settings, "nl"),
    ):
        told = {item["targetName"] for item in targets(form) if "/esco/" in str(item.get("targetUrl"))}
        assert told == names


def targets(node: Any) -> list[dict[str, Any]]:
    """Return every object of a document that has the name of a target."""
    if isinstance(node, list):
        return [found for item in node for found in targets(item)]
    if not isinstance(node, dict):
        return []
    return ([node] if "targetName" in node else []) + [found for item in node.values() for found in targets(item)]
