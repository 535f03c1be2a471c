"""The table of headlines: whole, the same everywhere, and of a kind that makes nobody refuse an honest applicant."""

import itertools
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from badge_catalogue.pages.verify import PAGE, app_files, texts
from badge_catalogue.words.po import otherwise
from badge_verifier.headlines import HEADLINES, NARROWER, TABLE, for_page, narrowed
from badge_verifier.presentation.codes_page import codes_page
from badge_verifier.presentation.printout import page
from badge_verifier.report import STEPS, Verdict
from badge_verifier.verdict import open_because
from badge_verifier.words.headlines import heading, meaning, neither, said
from badge_verifier.words.messages import codes, text
from badge_verifier.words.po import LANGUAGES, words

OPEN = tuple(name for name, verdict in HEADLINES.items() if verdict is Verdict.UNDECIDED)
SCHOOL = {name for name, headline in {**TABLE, **NARROWER}.items() if headline.school}
PROVEN = {"recipient": "recipient.matches", "trust": "trust.listed", "proof": "proof.holds"}


def report(headline: str, outcomes: dict[str, str] | None = None, **codes: str) -> dict[str, Any]:
    """Return a report as it is written, of steps that passed unless something else is said."""
    outcomes, codes = outcomes or {}, {**PROVEN, **codes}
    steps = [
        {"name": name, "outcome": outcomes.get(name, "passed"), "code": codes.get(name, f"{name}.x"), "message": "m"}
        for name in STEPS
    ]
    return {
        "file": "b.png", "index": 0, "sha256": "0" * 64, "now": "2026-11-30T12:00:00Z", "remarks": [],
        "verdict": str(HEADLINES[headline]), "headline": headline, "steps": steps, "credential": None,
        "open_because": open_because(headline, ()),
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_the_table_says(language: str) -> None:
    """Title, meaning, next step and message of the verify page are those of the command line and of print.

    But for what a country pack says otherwise, of the platforms of its country.
    """
    told = json.loads(json.dumps(texts()[language]))
    here = otherwise({}, "headlines", language)
    assert set(here) <= {f"{name}.{part}" for name in HEADLINES for part in ("title", "means", "next", "do", "ask")}
    assert list(told["headlines"]) == [*HEADLINES, *NARROWER]
    for name, found in told["headlines"].items():
        ours = said(name, language)
        for part in ("title", "means", "next", "do", "ask"):
            assert found.get(part, "") == here.get(f"{name}.{part}", getattr(ours, part))
        assert found.get("of", {}) == ours.of
    assert told["neither"] == neither(language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("headline", HEADLINES)
def test_print_and_the_page_of_codes_say_it_too(headline: str, language: str) -> None:
    """The sheet for the personnel file and the documentation hold the same sentences."""
    ours = said(headline, language)
    row = next(line for line in codes_page(language).splitlines() if line.startswith(f"| `{headline}` "))
    assert all(part in row for part in (ours.title, ours.means, ours.next))
    sheet = page([report(headline)], language, "2026-11-30T12:00:00Z").replace("&#x27;", "'")
    assert all(part in sheet for part in (ours.title, ours.means, ours.next))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("headline", OPEN)
def test_what_is_open_is_no_rejection_and_can_be_asked(headline: str, language: str) -> None:
    """It says so first, says whose limit it is, what to do, and what to ask of the applicant."""
    told = report(headline)
    said_first = f"{neither(language)} {said(headline, language).means} "
    assert meaning(told, language) == said_first + words("headlines", language)[f"because.{told['open_because']}"]
    assert said(headline, language).next
    assert said(headline, language).ask


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("headline", [name for name in HEADLINES if name not in OPEN])
def test_what_was_decided_is_not_called_open(headline: str, language: str) -> None:
    """Valid and invalid are an approval and a rejection."""
    assert meaning(report(headline), language) == said(headline, language).means


# What made readers of a grey card reject, or doubt the applicant.
HARSH = re.compile(
    r"vertrouw\w* .*niet|niet te vertrouwen|pas op|opzet|fraude|nep\b|vals|klopt niet|iedereen kan|"
    r"do not rely|trust|careful|on purpose|fraud|fake|forged|not right|anyone can",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("headline", [*OPEN, *(name for name in NARROWER if not name.startswith("verified"))])
def test_a_grey_card_accuses_nobody(headline: str, language: str) -> None:
    """No word of it weighs against the applicant; the red card alone speaks of fraud, and says what else it may be."""
    ours = said(headline, language)
    assert (
        HARSH.findall(" ".join((ours.title, ours.means, ours.next, ours.do, ours.ask, *(ours.of or {}).values()))) == []
    )
    assert HARSH.search(said("tampered", language).means)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_a_step_accuses_anybody(language: str) -> None:
    """What stands below a grey card does not say what its headline avoids."""
    harsh = re.compile(r"pas op|opzet|aantoonbaar|iedereen kan|careful:|on purpose|anyone c", re.IGNORECASE)
    assert [code for code in codes() if harsh.search(text(code, language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_headlines_share_their_title_or_their_meaning(language: str) -> None:
    """A reader of two cards can tell them apart."""
    for part in ("title", "means", "ask"):
        found = [told for name in (*HEADLINES, *NARROWER) if (told := getattr(said(name, language), part))]
        assert sorted(found) == sorted(set(found)), part


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("headline", [*HEADLINES, *NARROWER])
def test_no_message_lets_the_applicant_say_whom_to_ask(headline: str, language: str) -> None:
    """Whoever is asked for the telephone number of a witness picks the witness."""
    whom = r"wie kan mij|naam van iemand|mag bellen|who there|name of someone|whom I may"
    assert not re.search(whom, said(headline, language).ask)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("headline", [*HEADLINES, *NARROWER])
def test_a_row_among_many_says_what_to_do_in_a_few_words(headline: str, language: str) -> None:
    """It fits a row, and nobody who may be honest is turned away by it."""
    act = said(headline, language).do
    assert 0 < len(act) <= 80
    assert not act.endswith(".")
    if headline in SCHOOL - {"list-expired", "no-list"}:
        assert re.search("nog niet|too early|yet", act, re.IGNORECASE)


def test_where_the_school_is_asked_the_reader_finds_its_address() -> None:
    """Whoever is told to ask the school about an unproven badge does not take the address from that badge."""
    for headline in SCHOOL - {"list-expired"}:
        assert "zelf op; neem het niet uit de badge" in said(headline, "nl").next
        assert "in een zoekmachine" in said(headline, "nl").next  # how to find it, step by step
        assert "yourself; do not take it from the badge or from the person" in said(headline, "en").next
        assert "into a search engine" in said(headline, "en").next
    for headline in {*HEADLINES, *NARROWER} - SCHOOL:
        assert "vraag de school of zij" not in said(headline, "nl").next.lower()


@pytest.mark.parametrize(
    ("headline", "outcomes", "codes", "narrower"),
    [
        ("verified", {}, {}, "verified"),
        ("verified", {"recipient": "skipped"}, {}, "verified-nobody"),
        ("issuer-unknown", {"trust": "absent"}, {"trust": "trust.not-listed"}, "issuer-unknown"),
        ("issuer-unknown", {"trust": "unchecked"}, {"trust": "trust.stale"}, "list-expired"),
        ("issuer-unknown", {"trust": "unchecked"}, {"trust": "trust.no-list"}, "no-list"),
        ("not-understood", {"parse": "unchecked"}, {"parse": "parse.undisclosed"}, "too-little-shared"),
        ("expired", {"recipient": "skipped"}, {}, "expired"),
    ],
)
def test_what_is_known_more_closely_is_said(
    headline: str, outcomes: dict[str, str], codes: dict[str, str], narrower: str
) -> None:
    """An unknown issuer is not blamed for a list that we lack."""
    assert narrowed(report(headline, outcomes, **codes)) == narrower


def test_the_page_narrows_and_colours_as_the_table_says(tmp_path: Path) -> None:
    """For every headline, with each code and outcome that matters, script and Python pick the same words."""
    cases = []
    for headline, told in TABLE.items():
        steps = [{}, {"trust": "trust.stale"}, {"trust": "trust.no-list"}, {"parse": "parse.undisclosed"}]
        outcomes = [{}, *({"recipient": one} for one in ("skipped", "absent", "failed"))]
        owners = (None, {"recipient": {"type": ""}}, {"recipient": {"type": "email"}})
        cases += [
            report(headline, outcome, **codes) | {"credential": owner}
            for codes, outcome, owner in itertools.product(steps, outcomes, owners)
        ]
        other = next(verdict for verdict in Verdict if verdict is not told.verdict)
        cases.append(report(headline) | {"verdict": str(other)})
    script = (
        "import { wording } from './verify/verdict.js';"
        "let text = ''; for await (const part of process.stdin) text += part;"
        "console.log(JSON.stringify(JSON.parse(text).map((one) => wording(one))));"
    )
    for name, body in app_files(PAGE, {}).items():
        if name in {"verify/verdict.js", "shared/headlines.js"}:
            (tmp_path / name).parent.mkdir()
            (tmp_path / name).write_bytes(body)
    command = ["node", "--input-type=module", "-e", script]
    done = subprocess.run(command, cwd=tmp_path, input=json.dumps(cases), capture_output=True, text=True, check=True)
    rows = for_page()
    for case, found in zip(cases, json.loads(done.stdout), strict=True):
        fits = case["verdict"] == HEADLINES[case["headline"]]
        expected = narrowed(case) if fits else "not-judged"
        assert found == {"key": expected, "tone": rows[expected]["tone"]}, case
    assert {found["key"] for found in json.loads(done.stdout)} == {
        *NARROWER.keys() - {"online-check-failed", "clock-behind"},
        *TABLE,
    }


def test_the_open_question_stands_in_the_title() -> None:
    """What has to be looked up is named, also on the command line."""
    told = report("online-check-needed", {"status": "unchecked"}, status="status.not-fetched")
    assert heading(told, "nl") == "Nog niet gecontroleerd: is hij ingetrokken?"
    key_missing = report("online-check-needed", {"proof": "unchecked"}, proof="proof.key-unresolved")
    assert heading(key_missing, "nl") == "Nog niet gecontroleerd: klopt de handtekening?"


def test_another_recipient_in_an_unproven_file_is_told_without_judging() -> None:
    """What nobody vouches for disproves nothing: neither who it is, nor who it is not."""
    told = report("issuer-unknown", {"trust": "absent", "recipient": "failed"}, recipient="recipient.differs")
    assert heading(told, "nl") == (
        "De uitgever staat niet op onze lijst. In het bestand staat een andere naam of een ander adres dan u opgaf; "
        "ook dat is niet bewezen."
    )
