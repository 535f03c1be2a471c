"""What a badge is worth: fixed sentences, from type, framework and certificate alone."""

from dataclasses import replace
from datetime import date

import pytest

from badge_catalogue.definitions.load import load_files
from badge_catalogue.facts.worth import CHECKED_ON, sentences
from badge_catalogue.model import Badge, Catalogue, Practice, ProgrammeCodes, Qualification
from badge_catalogue.model.text import Text


@pytest.fixture(scope="module")
def catalogue(small: dict[str, bytes]) -> Catalogue:
    """The small catalogue."""
    return load_files(small)[0]


def of(catalogue: Catalogue, kind: str) -> Badge:
    """Return a badge of a type."""
    return next(badge for badge in catalogue.badges.values() if badge.type == kind)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", ["regular", "microcredential", "extra_curricular"])
def test_every_type_says_it_is_not_in_the_register(catalogue: Catalogue, kind: str, language: str) -> None:
    """No badge is itself in the diploma register, and every page says so."""
    said = " ".join(sentences(of(catalogue, kind), catalogue, language))
    assert "diplomaregister" in said or "diploma register" in said
    assert any(word in said for word in ("niet", "not"))


def test_microcredential_names_its_framework(catalogue: Catalogue) -> None:
    """A microcredential is assessed under the framework it names; without one it says that there is none."""
    badge = of(catalogue, "microcredential")
    assert badge.quality_assurance
    name = catalogue.frameworks[badge.quality_assurance.framework].name.get("nl")
    assert name in sentences(badge, catalogue, "nl")[0]
    without = replace(badge, quality_assurance=None)
    assert "geen landelijke afspraken" in sentences(without, catalogue, "nl")[0]


def test_exemption_is_decided_where_one_wants_to_go(catalogue: Catalogue) -> None:
    """Only a microcredential speaks of exemption, and leaves it to the examination board of the receiver."""
    assert "examencommissie" in sentences(of(catalogue, "microcredential"), catalogue, "nl")[-1]
    assert not any("vrijstelling" in said for said in sentences(of(catalogue, "extra_curricular"), catalogue, "nl"))


@pytest.mark.parametrize("kind", ["regular", "microcredential"])
def test_certificate_is_in_the_register_and_the_badge_is_not(catalogue: Catalogue, kind: str) -> None:
    """With the code of an MBO-certificaat the page tells the two apart; without it no certificate is promised."""
    with_code = replace(of(catalogue, kind), programme_codes=ProgrammeCodes(mbo_certificaat="C0012"))
    assert any("C0012" in said and "de badge zelf niet" in said for said in sentences(with_code, catalogue, "nl"))
    without = replace(with_code, programme_codes=None)
    assert not any("Bij deze badge hoort" in said for said in sentences(without, catalogue, "nl"))


def test_sentences_carry_a_date() -> None:
    """Someone checked the sentences on a day that is not in the future of this test's writing."""
    assert date(2026, 1, 1) < CHECKED_ON


@pytest.mark.parametrize("kind", ["regular", "microcredential", "extra_curricular"])
def test_practice_says_what_it_is_worth_and_what_not(catalogue: Catalogue, kind: str) -> None:
    """A statement of practice is no diploma, has no civil effect and may count later; other kinds promise nothing."""
    shown = Practice("praktijkverklaring", Qualification("99992", Text({"nl": "Logistiek"})), ())
    badge = replace(of(catalogue, kind), practice=shown)
    said = sentences(badge, catalogue, "nl")
    for words in ("erkend leerbedrijf", "geen diploma", "civiel effect", "diplomaregister", "later een mbo-opleiding"):
        assert any(words in each for each in said), words
    usual = sentences(replace(badge, practice=None), catalogue, "nl")[0]
    assert (said[0] == usual) == (kind != "extra_curricular")  # which is said to be beside one's work
    assert "naast" not in said[0]
    unknown = replace(badge, practice=replace(shown, kind="eigen-bewijs"))
    assert sentences(unknown, catalogue, "nl") == sentences(replace(badge, practice=None), catalogue, "nl")
