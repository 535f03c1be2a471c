"""The sixteen elements: one table for what is said of them and for what counts as stated."""

import json
from dataclasses import replace

import pytest

from badge_catalogue.definitions.load import load_files
from badge_catalogue.exports import ob3
from badge_catalogue.facts.element_values import elements
from badge_catalogue.facts.elements import ROWS
from badge_catalogue.model import Badge, Offering, Workload
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.settings import Settings
from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Payload
from badge_verifier.containers.unbake import unbake
from badge_verifier.limits import Limits
from badge_verifier.steps import shown
from badge_verifier.steps.elements import elements as carried
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
    """The table is the annex: one to sixteen."""
    assert [row.number for row in ROWS] == list(range(1, 17))


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
EMPTY = {"learning_outcomes": (), "stacking": ()}


@pytest.mark.parametrize("without", ["", *sorted({*PLACES.values()} - {"name", "issuer"})])
def test_the_verifier_counts_in_a_credential_what_the_catalogue_counts(small: dict[str, bytes], without: str) -> None:
    """A badge awarded as the catalogue describes it carries the elements that its definition states, and no other."""
    catalogue, _ = load_files(small)
    badge = catalogue.badges["demo-mbo.warmtepompen"]
    badge = replace(badge, workload=Workload(ects=3), grade=None)
    badge = replace(badge, **{without: EMPTY.get(without)}) if without else badge  # type: ignore[arg-type]
    if without == "learning_outcomes":
        badge = replace(badge, alignments=())
    catalogue = replace(catalogue, versions={(badge.id, badge.version): badge})
    settings = Settings("https://badges.example.org/", 1_790_000_000)
    issuer = ob3.profile(catalogue.institutions[badge.issuer], catalogue, settings)
    achievement = ob3.achievement(badge, catalogue, settings)
    document = {
        "@context": list(ob3.CONTEXT),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": issuer,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"type": ["AchievementSubject"], "id": "mailto:a@example.org", "achievement": achievement},
    }
    (payload,) = unbake(json.dumps(document).encode(), Limits())
    assert isinstance(payload, Payload)
    (credential,) = parse(payload, Limits())
    assert isinstance(credential, Credential)
    outcomes = bool(reading.objects(credential.achievement.get("resultDescription")))
    counted = set(carried(credential, shown.facts(credential), outcomes=outcomes))
    stated = {row.number for row in ROWS if row.state(badge) == "stated"}
    assert {str(number) for number in stated & set(PLACES)} == counted & {str(number) for number in PLACES}
    assert {"1", "5"} <= counted
    if without:
        assert not counted & {str(number) for number, field in PLACES.items() if field == without}
