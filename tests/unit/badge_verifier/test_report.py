"""How steps add up, and how a report is written."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from badge_verifier.headlines import HEADLINES
from badge_verifier.presentation.codes_page import codes_page
from badge_verifier.presentation.report_schema import report_schema
from badge_verifier.report import STEPS, Outcome, Report, Ruling, Step, Verdict, to_json
from badge_verifier.verdict import conclude
from badge_verifier.words import headlines
from badge_verifier.words.messages import codes, message, text
from badge_verifier.words.po import LANGUAGES

GOOD = dict.fromkeys(STEPS, Outcome.PASSED)
VECTORS = Path(__file__).resolve().parents[2] / "vectors"


def steps(outcomes: dict[str, Outcome], **codes: str) -> tuple[Step, ...]:
    """Return the ten steps with these outcomes."""
    return tuple(Step(name, outcomes[name], codes.get(name, f"{name}.x"), "") for name in STEPS)


def test_all_passed_is_valid() -> None:
    """Nothing less than every needed step makes a badge valid."""
    assert conclude(steps(GOOD)) == (Verdict.VALID, "verified")


ALLOWED = {
    "dates": {Outcome.PASSED, Outcome.ABSENT},
    "status": {Outcome.PASSED, Outcome.ABSENT},
    "recipient": {Outcome.PASSED, Outcome.ABSENT, Outcome.SKIPPED},
    "catalogue": set(Outcome),
    "endorsements": set(Outcome),
}


@given(
    st.fixed_dictionaries({name: st.sampled_from(list(Outcome)) for name in STEPS}),
    st.dictionaries(st.sampled_from(STEPS), st.sampled_from(codes())),
)
def test_a_headline_always_bears_its_verdict(outcomes: dict[str, Outcome], codes: dict[str, str]) -> None:
    """Whatever the steps, headline and verdict never contradict each other, and only valid is verified."""
    verdict, headline = conclude(steps(outcomes, **codes))
    assert HEADLINES[headline] == verdict
    assert (headline == "verified") == all(outcomes[name] in ALLOWED.get(name, {Outcome.PASSED}) for name in STEPS)


def test_a_missing_step_is_not_passed() -> None:
    """A step that nobody took counts for nothing."""
    assert conclude(tuple(step for step in steps(GOOD) if step.name != "trust"))[0] == Verdict.UNDECIDED


def test_report_has_no_truth_value() -> None:
    """`if report:` would accept every badge."""
    report = Report(0, "", "", Verdict.VALID, "verified", (), None)
    with pytest.raises(TypeError, match="verdict"):
        bool(report)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_verified_begins_with_genuine(language: str) -> None:
    """No other headline and no code begins with the word for genuine, and none hides it behind a capital."""
    word = {"nl": "echt", "en": "genuine"}[language]
    titles = {headline: headlines.said(headline, language).title for headline in HEADLINES}
    assert [headline for headline, title in titles.items() if title.lower().startswith(word)] == ["verified"]
    assert [code for code in codes() if text(code, language).lower().startswith(word)] == []


def test_every_code_is_a_sentence_in_every_language() -> None:
    """Texts end as sentences, say something, and differ between the languages."""
    for code in codes():
        told = [text(code, language) for language in LANGUAGES]
        assert len(set(told)) == len(LANGUAGES), code
        assert all(said.endswith((".", "?")) and len(said) > 20 for said in told), code


def test_what_the_file_says_of_an_unknown_issuer_follows_the_headline() -> None:
    """An end date that nobody vouches for is told, and is not the headline."""
    outcomes = {**GOOD, "dates": Outcome.FAILED, "trust": Outcome.ABSENT}
    found = steps(outcomes, dates="dates.expired", trust="trust.not-listed")
    report = Report(0, "", "", Verdict.UNDECIDED, "issuer-unknown", found, None)
    assert headlines.heading(to_json(report, "b.png"), "nl") == (
        "De uitgever staat niet op onze lijst. Volgens het bestand is hij ook verlopen."
    )
    passed = replace(report, steps=steps({**outcomes, "dates": Outcome.PASSED}, trust="trust.not-listed"))
    assert headlines.heading(to_json(passed, "b.png"), "nl") == "De uitgever staat niet op onze lijst."


def test_open_recipient_stays_in_the_headline() -> None:
    """While nobody asked whose it is, "genuine and valid" does not stand alone."""
    assert headlines.title("verified", "nl", recipient_asked=False).startswith(
        "Echt en geldig, maar nog niet gecontroleerd"
    )
    assert headlines.title("verified", "nl") == "Echt en geldig."
    assert headlines.title("expired", "nl", recipient_asked=False) == "Verlopen."


@pytest.mark.parametrize(
    ("recipient", "kind", "trust", "said"),
    [
        ("passed", "email", "trust.listed", "Echt en geldig."),
        ("skipped", "email", "trust.listed", "Echt en geldig, maar nog niet gecontroleerd: is hij van deze persoon?"),
        ("absent", "email", "trust.listed", "Echt en geldig, maar nog niet gecontroleerd: is hij van deze persoon?"),
        ("absent", None, "trust.listed", "Echt en geldig, maar er staat niet in van wie hij is."),
        ("skipped", None, "trust.listed", "Echt en geldig, maar er staat niet in van wie hij is."),
        (
            "passed",
            "email",
            "trust.listed-demonstration",
            "Echt en geldig. Let op: dit is een oefening. De uitgever is verzonnen en iedereen kan zo'n badge maken.",
        ),
    ],
)
def test_the_sentence_is_whole_only_for_the_right_person(
    recipient: str, kind: str | None, trust: str, said: str
) -> None:
    """What was typed in and could not be compared is not an owner; a school for practice is said to be one."""
    outcomes = {**GOOD, "recipient": Outcome(recipient)}
    credential = {"recipient": {"type": kind, "hashed": False}}
    report = Report(0, "", "", Verdict.VALID, "verified", steps(outcomes, trust=trust), credential)
    assert headlines.heading(to_json(report, "b.png"), "nl") == said
    expired = replace(report, verdict=Verdict.INVALID, headline="expired", steps=steps(outcomes))
    assert headlines.heading(to_json(expired, "b.png"), "nl") == "Verlopen."


def test_details_are_made_visible_and_short() -> None:
    """What a stranger wrote cannot turn a sentence round or drown it."""
    ruling = Ruling(Outcome.FAILED, "dates.expired", "\u202e2026\x1b[31m" + "x" * 10_000)
    said = message(ruling, "en")
    assert "\u202e" not in said
    assert "\x1b" not in said
    assert "⟨U+202E⟩" in said
    assert len(said) < 400


@pytest.mark.parametrize("code", sorted(codes()))
def test_a_sentence_without_detail_is_whole(code: str) -> None:
    """No placeholder and no empty brackets are left over."""
    for language in LANGUAGES:
        said = message(Ruling(Outcome.UNCHECKED, code), language)
        assert "{" not in said
        assert "()" not in said


def test_every_code_in_the_source_has_a_text() -> None:
    """A code that is raised anywhere in the package has its words: a message can never fail."""
    source = Path(headlines.__file__).parents[1]
    families = "unbake|parse|proof|issuer|dates|status|recipient|trust|catalogue|endorsements|fetch|jsonld"
    found = {
        match
        for path in source.rglob("*.py")
        for match in re.findall(rf'"((?:{families})\.[a-z0-9-]+)"', path.read_text(encoding="utf-8"))
    }
    assert sorted(found - set(codes()) - {"issuer.id", "trust.json"}) == []
    assert len(found) > 80


def sample(**changes: Any) -> dict[str, Any]:
    """Return a report on nothing, JSON-ready."""
    report = Report(
        0, "0" * 64, "2026-11-22T12:00:00Z", Verdict.UNDECIDED, "unsigned", _worded(), None, open_because="file"
    )
    return {**to_json(report, "x"), **changes}


def _worded() -> tuple[Step, ...]:
    return tuple(
        Step(name, Outcome.SKIPPED, f"{name}.not-reached" if name != "unbake" else "unbake.found", "") for name in STEPS
    )


def test_schema_accepts_what_we_write_and_nothing_beside() -> None:
    """The published schema is exact: a missing step, an unknown code or another verdict is refused."""
    schema = report_schema("https://catalogue.example.org/schema/badge-report-2.json")
    check = jsonschema.Draft202012Validator(schema)
    assert list(check.iter_errors(sample())) == []
    assert json.dumps(sample())
    for wrong in (
        sample(verdict="valid"),
        sample(headline="fine"),
        sample(steps=sample()["steps"][1:]),
        sample(steps=[{**sample()["steps"][0], "code": "x"}, *sample()["steps"][1:]]),
        sample(open_because=None),
        sample(open_because="nobody"),
        sample(verdict="invalid", headline="tampered"),
        sample(remarks=[{"code": "proof.passed", "message": ""}]),
        sample(extra=1),
        sample(sha256="0"),
    ):
        assert list(check.iter_errors(wrong)) != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_codes_lists_every_code_once(language: str) -> None:
    """The documentation names each headline and each code."""
    page = codes_page(language)
    assert [name for name in (*codes(), *HEADLINES) if page.count(f"| `{name}`") != 1] == []
    assert "{detail}" not in page


@pytest.mark.parametrize(
    ("detail", "nl", "en"),
    [
        ("2026-09-01", "1 september 2026", "1 September 2026"),
        ("2026-13-01", "2026-13-01", "2026-13-01"),
        ("badge-2026-09-01.png", "badge-2026-09-01.png", "badge-2026-09-01.png"),
    ],
    ids=["a-day", "no-month", "a-name-with-a-day-in-it"],
)
def test_a_day_is_written_as_people_write_it(detail: str, nl: str, en: str) -> None:
    """A detail that is a day stands in words in a sentence; whatever else a stranger wrote stays as it is."""
    ruling = Ruling(Outcome.FAILED, "dates.expired", detail)
    assert nl in message(ruling, "nl")
    assert en in message(ruling, "en")
