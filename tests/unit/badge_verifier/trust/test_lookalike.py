"""Names that a reader could take for another's."""

import pytest

from badge_verifier.encodings.visible import lines, visible
from badge_verifier.trust.lookalike import hosts_resemble, resembles

LISTED = "Hogeschool Rijnstad"


@pytest.mark.parametrize(
    "name",
    [
        "Hogeschool Rijnstad",
        "HOGESCHOOL  RIJNSTAD",
        "Hogeschóól Rijnstad",
        "Hogeschool\u200b Rijn\u00adstad",
        "H\u043egesch\u043e\u043el Rijnst\u0430d",
        "Hoge5chool Rijnstad",
        "Hogeschool Rijnstadt",
        "Hogeschool Rjinstad",
        "Rijnstad University of Applied Sciences",
        "Rijnstad",
        "Rijnstadhogeschool",
        "Rijn Stad Hogeschool",
        "hogeschool-rijnstad.nl",
        "\uff28\uff4f\uff47\uff45school Rijnstad",
    ],
)
def test_likeness_is_seen(name: str) -> None:
    """Case, accents, invisible characters, other scripts, slips and shared telling words do not hide it."""
    assert resembles(name, LISTED)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Hogeschool Maasdijk",
        "Universiteit van Oost",
        "Timmerwerkplaats",
        "Rijn",
        "Stad",
        "Hogeschool",
        "Hogeschoolcollege",
    ],
)
def test_difference_is_seen(name: str) -> None:
    """Words that many schools share make no likeness."""
    assert not resembles(name, LISTED)


def test_hosts() -> None:
    """A host that reads like another is seen; the same host is no look-alike."""
    assert hosts_resemble("rijnstad.exarnple.org", "rijnstad.example.org")
    assert hosts_resemble("xn--rijnstd-7fg.example.org", "rijnstad.example.org")
    assert not hosts_resemble("rijnstad.example.org", "rijnstad.example.org")
    assert not hosts_resemble("maasdijk.example.org", "rijnstad.example.org")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Uni\u202eversiteit", "Uni⟨U+202E⟩versiteit"),
        ("a\u200bb\u2060c\ufeff", "a⟨U+200B⟩b⟨U+2060⟩c⟨U+FEFF⟩"),
        ("\x1b[31mrood", "⟨U+001B⟩[31mrood"),
        ("twee\nregels\tnaast", "twee regels naast"),
        ("\u3164\u115f", "⟨U+3164⟩⟨U+115F⟩"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("a\u200db", "a⟨U+200D⟩b"),
        ("Zoë ß Ω 你好", "Zoë ß Ω 你好"),
    ],
)
def test_invisible_is_made_visible(text: str, shown: str) -> None:
    """What cannot be seen is named; letters of every script stay."""
    assert visible(text) == shown


def test_endless_text_is_cut() -> None:
    """Ten megabytes of name become one line."""
    assert visible("x" * 10_000_000) == "x" * 2_000 + "…"
    assert visible("x" * 2_000) == "x" * 2_000
    assert lines("a\n\u202eb") == "a\n⟨U+202E⟩b"
