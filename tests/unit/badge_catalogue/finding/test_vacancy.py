"""What a vacancy names: labels and search words in use here, in any form and order, close together; never more."""

from pathlib import Path
from typing import Any

import demonstrated
import pytest
from in_node import answered

from badge_catalogue.definitions.load import load
from badge_catalogue.finding.vacancy_data import files, table
from badge_catalogue.model import Catalogue

SCRIPT = Path(__file__).resolve().parents[4] / "site_src" / "overrides" / "assets" / "vacancy" / "match.js"
SMALL = "de het een en van of met"
TERMS = [
    [0, "metaal lassen", ["weld metal"], [0, 1]],
    [1, "verzorgende", ["carer"], [2]],
    [2, "vca", [], [3]],
    [0, "documentatie van de zorg bijhouden", [], [2]],
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The catalogue of the demonstration."""
    return load(demonstrated.CATALOGUE)[0]


def run(body: str, given: object) -> Any:
    """Return what a piece of script answers, given the module as `m`."""
    return answered(SCRIPT, body, given)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Je last metaal. Nee: je moet metalen kunnen lassen.", [0]),
        ("We need someone to weld all kinds of metal.", [0]),
        ("Verzorgenden gezocht, met VCA!", [1, 2]),
        ("Lassen is ons vak. Wij doen dat al jaren, in drie dorpen, met plezier. Ook verkopen wij metaal.", []),
        ("De zorg", []),
        ("Wij zoeken een bakker.", []),
        ("vcab", []),
        ("", []),
    ],
    ids=["in forms", "in the other language", "two", "far apart", "one word of four", "nothing here", "alike", "empty"],
)
def test_a_text_names_what_stands_in_it(text: str, named: list[int]) -> None:
    """All telling words of a label stand near each other, in any form; one of several, or one alike, is not enough."""
    body = "return m.named(given[0], m.known(given[1], given[2]))"
    assert run(body, [text, TERMS, SMALL]) == named


def test_the_badge_that_shows_most_comes_first() -> None:
    """Badges come by the number of terms that they evidence; a term that was taken away counts for none."""
    body = "return given.map((chosen) => m.evidencing(chosen, [[0, 'a', [], [0, 1]], [0, 'b', [], [1]]]))"
    assert run(body, [[0, 1], [0], []]) == [
        [{"badge": 1, "terms": [0, 1]}, {"badge": 0, "terms": [0]}],
        [{"badge": 0, "terms": [0]}, {"badge": 1, "terms": [0]}],
        [],
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_only_what_can_be_earned_here_is_downloaded(catalogue: Catalogue, language: str) -> None:
    """Every term has a badge that can be earned, and the whole is far below what a phone should carry."""
    data = table(catalogue, language)
    names = data["badges"]["id"]
    assert all(catalogue.badges[name].status == "active" for name in names)
    assert all(places and max(places) < len(names) for _, _, _, places in data["terms"])
    labels = [label for _, label, _, _ in data["terms"]]
    assert {"nl": "lasser", "en": "welder"}[language] in labels
    words = {label for kind, label, _, _ in data["terms"] if kind == 2}
    assert not words.intersection(label.casefold() for kind, label, _, _ in data["terms"] if kind != 2)
    assert max(len(data) for _, data in files(catalogue)) < 300_000


def test_a_vacancy_finds_the_badges_of_its_trade(catalogue: Catalogue) -> None:
    """A welder's vacancy leads to welding first, and to nothing of care."""
    data = table(catalogue, "nl")
    text = "Wij zoeken een lasser voor rvs en aluminium. Je hebt VCA en werkt veilig."
    body = "const k = m.known(given[1], given[2]); return m.evidencing(m.named(given[0], k), given[1])"
    found = [data["badges"]["id"][each["badge"]] for each in run(body, [text, data["terms"], SMALL])]
    assert set(found[:2]) == {"demo-mbo.tig-lassen-basis", "demo-mbo.tig-lassen-gevorderd"}
    assert "demo-mbo.veilig-werken-werkplaats" in found
    assert "demo-mbo.basiszorg-verlenen" not in found
