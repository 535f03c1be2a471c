"""Another's name: no listed institution becomes another by writing so, and those who belong together may say it."""

from typing import Any

import pytest
from judging import judged
from school_yard import Yard, badge

from badge_issuer.sign import as_jwt
from badge_verifier.steps import shown
from badge_verifier.trust.trust_list import parse_trust

LIKE = "institution-looks-like-no-other"


def test_honest_schools_pass_without_noise(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    """Two schools with names of their own, whose badges are genuine."""
    assert yard.noise() == []
    for name, called in (("zuiderzee", "Zuiderzee University"), ("polderveen", "Polderveen College")):
        assert yard.verdict(yard.badge_of(name, called), capsys) == (0, "verified")


@pytest.mark.parametrize(
    "name",
    [
        "Hogeschool Zuiderzee",
        "Hogeschool Zuiderzeee",
        "Hogeschool Zuiderzee (HZ)",
        "Hogeschool Zuider-Zee",
        "Hogeschool Z\u0443iderzee",
        "Hogesch\u0275\u0254l Zuiderzee",
        "\ua4e7ogeschool \ua4dc\ua4f4ider\ua4dc\ua4f0\ua4f0",
        "\u13bbogeschool \u13c3ui\u13a0\uab7cr\u13c3ee",
        "Zuiderzee",
        "Zuiderzee Universiteit",
        "Zuider Zee Hogeschool",
        "Zuiderzeehogeschool",
    ],
)
@pytest.mark.parametrize("where", ["name", "other_names"])
def test_a_name_like_anothers_is_not_listed(yard: Yard, name: str, where: str) -> None:
    """As name in one language or as a short one, and a parent that was never asked does not help."""
    value: object = {"nl": name, "en": "Polderveen College"} if where == "name" else [name]
    for claimed in (None, "zuiderzee"):
        yard.school("polderveen", "Polderveen College", **{where: value}, parent=claimed)
        assert LIKE in yard.errors()


def test_letters_that_look_like_others_are_seen(yard: Yard) -> None:
    """U+0251 is read as the letter a; a name with other letters than the listed one's is none of it."""
    yard.school("maasdal", "Academie Maasdal")
    yard.school("polderveen", "\u0251cademie M\u0251\u0251sd\u0251l")
    assert yard.errors() == [LIKE]
    yard.school("polderveen", "Academie Waterland")
    assert yard.errors() == []


@pytest.mark.parametrize(
    "name", ["HZ University", "Hogeschool HZ", "H.Z. University of Applied Sciences", "Zuiderzees Hogeschool"]
)
def test_an_acronym_among_common_words_is_seen(yard: Yard, name: str) -> None:
    """What many schools share tells none apart, and a letter behind a name does not either; another acronym does."""
    yard.school("zuiderzee", "Hogeschool Zuiderzee", other_names=["HZ"])
    yard.school("polderveen", name)
    assert yard.errors() == [LIKE]
    yard.school("polderveen", "PV University", other_names=["Hogeschool PV"])
    assert yard.errors() == []


@pytest.mark.parametrize("claims", [{}, {"parent": "zuiderzee"}, {"shares_with": ["zuiderzee"]}])
def test_a_copied_name_makes_no_valid_badge(
    yard: Yard, capsys: pytest.CaptureFixture[str], claims: dict[str, Any]
) -> None:
    """Where nobody checked, the verifier refuses the list as a whole: it cannot know which of two is meant."""
    yard.school("polderveen", "Hogeschool Zuiderzee", **claims)
    assert LIKE in yard.errors()
    code, said = yard.verdict(yard.badge_of("polderveen", "Hogeschool Zuiderzee"), capsys)
    assert (code, "names that read the same" in said) == (3, True)


def test_writing_anothers_name_harms_the_writer_alone(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    """A badge of a listed school under the other's name is suspected; the other's own badges stay what they are."""
    assert yard.verdict(yard.badge_of("polderveen", "Hogeschool Zuiderzee"), capsys) == (2, "impersonation-suspected")
    assert yard.verdict(yard.badge_of("zuiderzee", "Hogeschool Zuiderzee"), capsys) == (0, "verified")
    yard.school("polderveen", "Polderveen College", parent="zuiderzee", other_names=["Zuiderzee Zorg"])
    assert yard.verdict(yard.badge_of("zuiderzee", "Hogeschool Zuiderzee"), capsys) == (0, "verified")


def test_a_faculty_is_one_where_both_agree(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    """Under its university's name, when the university names it; said by the faculty alone it is an error."""
    yard.school("zuiderzee-zorg", "Hogeschool Zuiderzee, faculteit Zorg", kind="issuer", parent="zuiderzee")
    assert yard.errors() == [LIKE, "parent-names-its-units"]
    assert yard.verdict(yard.badge_of("zuiderzee-zorg", "Hogeschool Zuiderzee"), capsys)[0] == 2
    yard.school("zuiderzee", "Hogeschool Zuiderzee", units=["zuiderzee-zorg"])
    assert yard.noise() == []
    assert yard.verdict(yard.badge_of("zuiderzee-zorg", "Hogeschool Zuiderzee"), capsys) == (0, "verified")


def test_two_schools_of_one_city_share_a_word(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    """Each names the other, and then both are listed; what one of them says alone counts for nothing."""
    yard.school("uni-zuidstad", "Universiteit Zuidstad", shares_with=["hs-zuidstad"])
    yard.school("hs-zuidstad", "Hogeschool Zuidstad")
    assert yard.errors() == [LIKE, "sharing-is-mutual"]
    yard.school("hs-zuidstad", "Hogeschool Zuidstad", shares_with=["uni-zuidstad"])
    assert yard.noise() == []
    assert yard.verdict(yard.badge_of("hs-zuidstad", "Hogeschool Zuidstad"), capsys) == (0, "verified")
    assert parse_trust(yard.trust()).institutions[0].related == ("uni-zuidstad",)


def test_a_merger_keeps_the_names_of_both(yard: Yard, capsys: pytest.CaptureFixture[str]) -> None:
    """The new school bears both names; the old ones stay listed for what they signed, and all three say so."""
    both = ["polderveen", "zuiderzee"]
    yard.school("nieuw", "Polderveen Zuiderzee", other_names=["Zuiderzee"], shares_with=both)
    for name, title in (("polderveen", "Polderveen College"), ("zuiderzee", "Hogeschool Zuiderzee")):
        yard.school(name, title, shares_with=["nieuw"])
    assert yard.noise() == []
    for name, called in (("nieuw", "Polderveen Zuiderzee"), ("polderveen", "Polderveen College")):
        assert yard.verdict(yard.badge_of(name, called), capsys) == (0, "verified")


@pytest.mark.parametrize(
    ("names", "called", "headline"),
    [
        (("Hogeschool Zeeland", "Hogeschool Zuiderzee", "HZ"), "HZ", "verified"),
        (("Polderveen College", "Hogeschool Zuiderzee", "HZ"), "HZ", "impersonation-suspected"),
        (("Polderveen College", "ROC Zorg"), "Faculteit Zorg", "verified"),
        (("ROC Zorg", "Hogeschool Zuiderzee"), "Zuiderzee Zorg", "impersonation-suspected"),
        (("ROC Zorg", "Hogeschool Zuiderzee"), "ROC Zorg, Zuidstad", "verified"),
        (("Polder Oosterdijk", "Zuidstad Oosterdijk"), "Zuidstad Oosterdijk, Zorg", "impersonation-suspected"),
        (("Polder Oosterdijk", "Zuidstad Oosterdijk"), "Instituut Oosterdijk", "verified"),
        (("Polder Oosterdijk", "Zuidstad Oosterdijk"), "Polder en Zuidstad Oosterdijk", "verified"),
    ],
    ids=[
        "an acronym of both",
        "an acronym of one",
        "a field of study of both",
        "a field of study beside another's name",
        "a field of study beside a place",
        "less of one's own name",
        "as much of one's own name",
        "the whole of both names",
    ],
)
def test_a_word_in_common_neither_lends_a_name_nor_accuses(
    yard: Yard, capsys: pytest.CaptureFixture[str], names: tuple[str, ...], called: str, headline: str
) -> None:
    """A listed school writes a name into its badge: what counts is of whose own name there is more in it."""
    yard.school("polderveen", names[0])
    yard.school("zuiderzee", names[1], other_names=list(names[2:]) or None)
    assert yard.errors() == []
    assert yard.verdict(yard.badge_of("polderveen", called), capsys)[1] == headline


@pytest.mark.parametrize(
    ("name", "like"),
    [("Hogeschool Zorg", True), ("College Welzijn en Zorg", True), ("Zorg & Welzijn", True), ("ROC Zorg", False)],
)
def test_names_of_fields_of_study_are_told_apart_by_all_of_them(yard: Yard, name: str, *, like: bool) -> None:
    """In any order; where one says more than the other, both may be listed."""
    yard.school("zuiderzee", "Academie Zorg" if name == "Hogeschool Zorg" else "Academie Zorg en Welzijn")
    yard.school("polderveen", name)
    assert (yard.errors() == [LIKE]) == like


TONGUES = ("cs", "da", "de", "es", "fi", "fr", "hu", "it")
MANY = [{"@value": f"Academie Polder {tongue}", "@language": tongue} for tongue in TONGUES]


@pytest.mark.parametrize(
    ("slug", "called", "seen"),
    [
        ("polderveen", {"en": "Academie Polder", "nl": "Hogeschool Zuiderzee"}, ""),
        (
            "polderveen",
            [{"en": "Academie Polder", "nl-NL": "Hogeschool Zuiderzee"}],
            "",
        ),
        (
            "polderveen",
            [*MANY, {"@value": "Hogeschool Zuiderzee", "@language": "nl"}],
            "Academie Polder (Academie Polder cs)",
        ),
        ("polderveen", {"en": "Academie Polder", "nl": "Afdeling Zorg"}, "Academie Polder (Afdeling Zorg)"),
        ("zuiderzee", {"en": "Zuiderzee University", "nl": "Hogeschool Zuiderzee"}, "Hogeschool Zuiderzee"),
    ],
    ids=["a map", "a map in a list", "after many others", "its own part", "its own names"],
)
def test_a_name_in_another_language_is_compared_as_well(yard: Yard, slug: str, called: object, seen: str) -> None:
    """What a reader of one language sees is what was compared, and beside it stands who is listed."""
    yard.school("polderveen", "Academie Polder")
    issuer = f"https://{slug}.example.org/issuer"
    data = as_jwt(badge(issuer, called), yard.keys[slug], method=f"{issuer}#key-1").encode()
    report = judged(data, trust=parse_trust(yard.trust()), lang="nl")
    assert report.headline == ("verified" if seen else "impersonation-suspected")
    assert report.credential is not None
    assert not seen or shown.issuer(report.credential) == seen
