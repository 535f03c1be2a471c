"""The sixteen elements: one table for what is said of them and for what counts as stated."""

import json
from dataclasses import replace
from typing import Any

import pytest

from badge_catalogue.definitions.load import load_files
from badge_catalogue.exports import ob2, ob3
from badge_catalogue.facts.element_values import elements
from badge_catalogue.facts.elements import ON_THE_CREDENTIAL, ROWS, facts_of
from badge_catalogue.model import Badge, Catalogue, Grade, Offering, Stacking, Workload
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.settings import Settings
from badge_verifier.claims import eu_elements
from badge_verifier.claims.credential import Credential, Payload
from badge_verifier.containers.unbake import unbake
from badge_verifier.limits import Limits
from badge_verifier.steps import shown
from badge_verifier.steps.elements import elements as carried
from badge_verifier.steps.elements import facts_in
from badge_verifier.versions.parse import parse

ADMISSION = Text({"nl": "Je werkt in de techniek.", "en": "You work in technology."})
ADDRESS = "https://demo-mbo.example.org/cursus"


def changed(badge: Badge, what: str) -> Badge:
    """Return the badge with one element stated in the less usual of its places."""
    if what == "admission alone":
        return replace(badge, prerequisites=Text(), admission=ADMISSION)
    if what == "an address on the second offering":
        return replace(badge, offering=(Offering(), Offering(url=ADDRESS)))
    if what == "neither":
        return replace(badge, prerequisites=Text(), admission=Text(), offering=(Offering(),))
    return badge


@pytest.mark.parametrize(
    ("what", "stated"),
    [("as it is", None), ("admission alone", 12), ("an address on the second offering", 16), ("neither", -12)],
    ids=["as it is", "admission alone", "second offering", "neither"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_and_what_is_counted_agree(
    small: dict[str, bytes], what: str, stated: int | None, language: str
) -> None:
    """An element has words exactly when it counts as stated, wherever the institution wrote it."""
    catalogue, _ = load_files(small)
    badge = changed(catalogue.badges["demo-mbo.warmtepompen"], what)
    shown = {each.number for each in elements(badge, catalogue, language) if each.value}
    counted = {row.number for row in ROWS if row.state(badge) in ("stated", "on the credential")}
    assert shown == counted
    if stated is not None:
        assert (abs(stated) in shown) is (stated > 0)


def test_there_are_sixteen_in_order() -> None:
    """The table is the annex: one to sixteen, eleven of them mandatory."""
    assert [row.number for row in ROWS] == list(range(1, 17))
    assert [row.number for row in ROWS if row.element.is_mandatory] == list(range(1, 12))
    assert len({row.element.name for row in ROWS}) == 16


def test_definitions_and_badges_are_counted_by_one_table(small: dict[str, bytes]) -> None:
    """Catalogue and verifier read a badge each in its own form into the facts of one table, which alone decides."""
    catalogue, _ = load_files(small)
    badge = catalogue.badges["demo-mbo.warmtepompen"]
    assert tuple(row.element for row in ROWS) == eu_elements.ELEMENTS
    assert facts_of(badge) <= eu_elements.FACTS - ON_THE_CREDENTIAL
    for form in ("OB3", "OB2"):
        credential = known(badge, catalogue, form)
        facts = facts_in(credential, shown.facts(credential), outcomes=True)
        assert facts <= eu_elements.FACTS
        assert list(map(str, eu_elements.stated(facts))) == carried(credential, shown.facts(credential), outcomes=True)


@pytest.mark.parametrize("element", eu_elements.ELEMENTS, ids=lambda element: element.name)
def test_each_fact_of_an_element_counts_as_the_table_says(element: eu_elements.Element) -> None:
    """One fact of each group states an element; with a whole group missing it is not stated, whatever else is known."""
    assert element.number in eu_elements.stated({min(group) for group in element.facts})
    assert {element.is_stated({fact}) for fact in element.asks_for} == {len(element.facts) == 1}
    for group in element.facts:
        assert element.number not in eu_elements.stated(eu_elements.FACTS - group)


def test_supervision_without_a_check_of_identity_is_half_an_element(small: dict[str, bytes]) -> None:
    """Element 13 asks for both, of a definition as of a badge."""
    catalogue, _ = load_files(small)
    credential = known(catalogue.badges["demo-mbo.warmtepompen"], catalogue, "OB3")
    both = {"assessmentSupervised": False, "assessmentIdVerified": True}
    for achievement, counted in ((both, True), ({"assessmentSupervised": False}, False)):
        awarded = replace(credential, achievement=achievement)
        assert ("13" in carried(awarded, {}, outcomes=False)) is counted


# Elements that an Open Badges 3.0 credential has a place for; the others it can only name in the text of its criteria.
PLACES = {
    2: "name",
    3: "issuer",
    4: "issuer",
    6: "learning_outcomes",
    7: "workload",
    8: "level",
    11: "quality_assurance",
    15: "stacking",
}
EMPTY = {"learning_outcomes": (), "stacking": (), "participation": (), "prerequisites": Text(), "grade": None}

# The same of a BadgeClass of edubadges, which has fields for how one takes part and how it is tested.
PLACES_OF_EDUBADGES = {
    2: "name",
    4: "issuer",
    6: "learning_outcomes",
    7: "workload",
    8: "level",
    9: "assessment",
    10: "participation",
    11: "quality_assurance",
    13: "assessment",
    15: "stacking",
}

# Where catalogue and credential mean different things by an element, or the forms hold it nowhere: neither can be
# compared, and each is said for what it is.
NOT_COMPARED = {
    1: "of the person: no definition has it, every credential does",
    5: "of the moment: no definition has it, every credential does",
    12: "both forms know it within the text of the criteria alone; the verifier reads fields, and takes no text apart",
    14: "a definition says whether a grade is given, a credential which grade was given",
    16: "a definition says where one enrols, a credential carries key words for finding it",
}


def known(badge: Badge, catalogue: Catalogue, form: str) -> Credential:
    """Return a badge awarded as the catalogue describes it, as the verifier reads it."""
    settings = Settings("https://badges.example.org/", 1_790_000_000)
    catalogue = replace(catalogue, versions={(badge.id, badge.version): badge})
    institution = catalogue.institutions[badge.issuer]
    document: dict[str, Any] = {
        "@context": list(ob3.CONTEXT),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": ob3.profile(institution, catalogue, settings),
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "id": "mailto:a@example.org",
            "achievement": ob3.achievement(badge, catalogue, settings),
        },
    }
    if form == "OB2":
        document = {
            "@context": ob2.CONTEXT,
            "type": "Assertion",
            "id": "https://badges.example.org/assertions/1",
            "recipient": {"type": "email", "hashed": False, "identity": "a@example.org"},
            "issuedOn": "2026-01-01T00:00:00Z",
            "verification": {"type": "hosted"},
            "badge": ob2.badge_class(badge, catalogue, settings) | {"issuer": ob2.issuer(institution, settings)},
        }
    (payload,) = unbake(json.dumps(document).encode(), Limits())
    assert isinstance(payload, Payload)
    (credential,) = parse(payload, Limits())
    assert isinstance(credential, Credential)
    return credential


def counted_in(badge: Badge, catalogue: Catalogue, form: str) -> set[int]:
    """Return the numbers of the elements that the verifier counts."""
    credential = known(badge, catalogue, form)
    outcomes = {"resultDescription", "extensions:LearningOutcomeExtension"} & set(credential.achievement)
    return set(map(int, carried(credential, shown.facts(credential), outcomes=bool(outcomes))))


def test_every_element_is_compared_or_says_why_not() -> None:
    """Sixteen in all: with a place in one of the two forms, or with a reason why nothing can be compared."""
    assert sorted({*PLACES, *PLACES_OF_EDUBADGES, *NOT_COMPARED}) == list(range(1, 17))
    assert not set(NOT_COMPARED) & {*PLACES, *PLACES_OF_EDUBADGES}


@pytest.mark.parametrize(
    ("form", "places", "without"),
    [
        (form, places, without)
        for form, places in (("OB3", PLACES), ("OB2", PLACES_OF_EDUBADGES))
        for without in ("", *sorted({*places.values()} - {"name", "issuer"}))
    ],
)
def test_the_verifier_counts_in_a_credential_what_the_catalogue_counts(
    small: dict[str, bytes], form: str, places: dict[int, str], without: str
) -> None:
    """A badge awarded as the catalogue describes it carries the elements that its definition states, and no other."""
    catalogue, _ = load_files(small)
    badge = catalogue.badges["demo-mbo.warmtepompen"]
    badge = replace(badge, workload=Workload(ects=3), grade=None)
    badge = replace(badge, **{without: EMPTY.get(without)}) if without else badge  # type: ignore[arg-type]
    if without == "learning_outcomes":
        badge = replace(badge, alignments=())
    counted = counted_in(badge, catalogue, form)
    stated = {row.number for row in ROWS if row.state(badge) == "stated"}
    assert stated & set(places) == counted & set(places)
    assert {1, 5} <= counted
    if without:
        assert not counted & {number for number, field in places.items() if field == without}


@pytest.mark.parametrize("form", ["OB3", "OB2"])
@pytest.mark.parametrize(
    ("number", "emptied"),
    [(12, {"prerequisites": Text(), "admission": Text()}), (14, {"grade": None}), (16, {"offering": ()})],
)
def test_an_element_that_is_not_compared_is_the_same_in_a_credential_whatever_the_catalogue_says(
    small: dict[str, bytes], form: str, number: int, emptied: dict[str, Any]
) -> None:
    """Stated or not in the catalogue, the credential carries it as before: nothing there can be held against it."""
    catalogue, _ = load_files(small)
    badge = catalogue.badges["demo-mbo.warmtepompen"]
    badge = replace(badge, admission=ADMISSION, grade=Grade(required=True), offering=(Offering(url=ADDRESS),))
    (row,) = (row for row in ROWS if row.number == number)
    less = replace(badge, **emptied)
    assert [row.state(each) for each in (badge, less)] == ["stated", "missing"]
    assert (number in counted_in(badge, catalogue, form)) is (number in counted_in(less, catalogue, form))


@pytest.mark.parametrize(
    ("address", "named", "counted"),
    [
        ("http://data.europa.eu/esco/occupation/1", "Monteur", set()),
        ("https://kwaliteit.example.org/", "Kader", set()),
        ("https://elders.example.org/", "Afspraken over kwaliteit", set()),
        ("http://data.europa.eu/esco/skill/1", "Tillen", {"6"}),
        ("https://elders.example.org/", "Tillen", {"6"}),
    ],
)
def test_an_alignment_without_a_type_names_an_outcome_unless_its_address_or_the_badge_says_otherwise(
    small: dict[str, bytes], address: str, named: str, counted: set[str]
) -> None:
    """Open Badges 2.0 gives alignments no type: an occupation and the agreements on quality are no outcomes."""
    catalogue, _ = load_files(small)
    credential = known(catalogue.badges["demo-mbo.warmtepompen"], catalogue, "OB2")
    achievement = {
        "alignment": [{"targetUrl": address, "targetName": named}],
        "qualityAssuranceUrl": "https://kwaliteit.example.org/",
        "qualityAssuranceName": "Afspraken over kwaliteit",
    }
    found = carried(replace(credential, achievement=achievement), {}, outcomes=False)
    assert {"6"} & set(found) == counted


@pytest.mark.parametrize(
    ("kind", "role", "words"),
    [
        ("regular", "standalone", ("Deel van een opleiding", "Part of a programme")),
        ("microcredential", "standalone", ("Staat volgens de aanbieder op zichzelf", "Stands alone")),
        ("regular", "stackable", ("Stapelbaar", "Stackable")),
    ],
)
def test_a_part_of_a_programme_is_not_said_to_stand_alone(
    small: dict[str, bytes], kind: str, role: str, words: tuple[str, str]
) -> None:
    """The fifteenth element and the answers on top agree: a part of a programme does not stand alone."""
    catalogue, _ = load_files(small)
    badge = replace(catalogue.badges["demo-mbo.warmtepompen"], type=kind, stacking=Stacking(role=role))
    for language, start in zip(("nl", "en"), words, strict=True):
        (said,) = (each.value for each in elements(badge, catalogue, language) if each.number == 15)
        assert said is not None
        assert said.startswith(start)
