"""`catalogue new` as a dialogue: asks what is needed, asks again where an answer is wrong, keeps what it was told."""

import argparse
from collections.abc import Iterable
from pathlib import Path

import pytest

from badge_catalogue.cli import main
from badge_catalogue.commands import new
from badge_catalogue.commands.new import Ask, Dialogue, Stopped
from badge_catalogue.definitions.load import load
from badge_catalogue.schema.questions import questions


def arguments(kind: str, slug: str | None = None) -> argparse.Namespace:
    """Return what the command line would have given."""
    return argparse.Namespace(kind=kind, slug=slug, institution="demo-mbo", lang="en")


def test_wrong_answer_is_asked_again(small_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong type is told with the remedy and asked again; an empty answer takes what is offered."""
    answers = iter(["regulair", "regular", "", "Metalen", "Metals", "", "n"])
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers)

    given = {
        "description.nl": "Je leert metalen herkennen aan kleur.",
        "description.en": "You learn to tell metals by colour.",
        "learning_outcomes": "Je kan metalen zagen. | Saw metals.",
        "criteria.nl": "Je hebt tien stukken benoemd en gesorteerd.",
        "criteria.en": "You named and sorted ten pieces.",
        "sector": "mbo",
        "language": "nl",
        "level.framework": "eqf",
        "level.value": "2",
        "workload.sbu": "40",
        "programme_codes.crebo": "25900",
        "contact": "badges@demo-mbo.example.org",
    }
    assert Dialogue(arguments("badge", "metalen"), small_folder, given, ask).run() == 0
    said = capsys.readouterr().out
    assert "'regulair' is no value of 'type': write regular" in said
    assert "this field is needed" in said
    assert sum(question.startswith("Type of badge") for question in asked) == 2
    assert any(question.startswith("  ESCO: metaal zagen / saw metal?") for question in asked)
    assert load(small_folder)[0].badges["demo-mbo.metalen"].name.get("en") == "Metals"


def answering(answers: Iterable[str], asked: list[str]) -> Ask:
    """Return someone who answers in the order of the questions, and nothing where a default is offered."""
    left = list(answers)

    def ask(question: str) -> str:
        asked.append(question)
        if question.startswith("  ESCO"):
            return "n"
        if question.rstrip(" :").endswith(">"):
            return ""
        return left.pop(0)

    return ask


def test_every_question_of_a_microcredential_can_be_answered(
    small_folder: Path, capsys: pytest.CaptureFixture[str], microcredential: dict[str, str]
) -> None:
    """Asked one by one, no right answer is refused for what is yet to be asked, and the file is right at the end."""
    asked: list[str] = []
    assert (
        Dialogue(arguments("badge", "zonnepanelen"), small_folder, {}, answering(microcredential.values(), asked)).run()
        == 0
    )
    said = capsys.readouterr().out
    assert "supervised" not in said
    assert len({question for question in asked if not question.startswith("  ESCO")}) == len(
        [question for question in asked if not question.startswith("  ESCO")]
    )
    badge = load(small_folder)[0].badges["demo-mbo.zonnepanelen"]
    assert badge.assessment is not None
    assert badge.assessment.types == ("professional_product",)
    assert main(["check", str(small_folder)]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out


REGULAR = [
    "regular",
    "Metaal",
    "Metal",
    "Je leert metaal zagen.",
    "You learn to saw metal.",
    "Je kan zagen. | Saw metal.",
    "Je hebt tien stukken gezaagd en gesorteerd.",
    "You sawed and sorted ten pieces.",
    "4",
    "40",
    "25900",
]
EXTRA = [
    "extra_curricular",
    "Raad",
    "Council",
    "Je zat een jaar in de raad.",
    "You sat on the council for a year.",
    "Je hebt tien keer vergaderd met de raad.",
    "You had ten meetings with the council.",
]
PATH = ["Naar metaal", "Towards metal", "Van niets naar metaal.", "From nothing to metal.", "demo-mbo"]
FRAMEWORK = [
    "Kader",
    "Framework",
    "quality",
    "Een netwerk",
    "A network",
    "Afspraken.",
    "Agreements.",
    "Wij.",
    "We.",
    "Wij.",
    "We.",
]
COMPETENCE = ["Kader", "Framework", "competence", "Een netwerk", "A network", "Afspraken.", "Agreements."]
SCHOOL = ["School", "School", "mbo", "Ooststad", "https://oost.example.org/", "badges@oost.example.org"]


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("badge", REGULAR),
        ("badge", EXTRA),
        ("institution", SCHOOL),
        ("framework", FRAMEWORK),
        ("framework", COMPETENCE),
        ("pathway", [*PATH, "diploma", "Diploma", "Diploma", "demo-mbo.metaal"]),
        ("pathway", [*PATH, "badge", "demo-hbo.energie", "demo-mbo.metaal"]),
        ("pathway", [*PATH, "mbo_certificaat", "25900", "demo-mbo.metaal"]),
    ],
    ids=["regular", "extra-curricular", "institution", "quality", "competence", "diploma", "to a badge", "certificate"],
)
def test_every_question_of_every_kind_can_be_answered(
    kind: str, answers: list[str], small_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asked one by one, a right answer is never asked for again, whatever is written."""
    asked: list[str] = []
    left = list(answers)

    def ask(question: str) -> str:
        asked.append(question)
        if question.startswith("  ESCO"):
            return "n"
        default = question.rstrip(" :").endswith(">") and "[badge, mbo_certificaat, diploma]" not in question
        return "" if default else left.pop(0)

    assert Dialogue(arguments(kind, "oost"), small_folder, {}, ask).run() == 0
    assert left == []
    once = [question for question in asked if not question.startswith("  ESCO")]
    assert len(once) == len(set(once))
    capsys.readouterr()
    assert main(["check", str(small_folder)]) == 0


ATTESTED = {
    "practice.kind": "werkbewijs",
    "practice.qualification.code": "25900",
    "practice.qualification.name.nl": "Metaalbewerker",
    "practice.qualification.name.en": "Metal worker",
    "practice.processes": "B1-K1-W1 | Zaagt metaal | Saws metal; B1-K1-W2 | Sorteert stukken | Sorts pieces",
    "practice.workplace": "",
    "practice.assessor.nl": "praktijkopleider",
    "practice.assessor.en": "trainer",
    "expires_after": "P2Y",
    "renewal.what.nl": "een dag herhalen",
    "renewal.what.en": "a day of repetition",
    "renewal.every": "P2Y",
    "renewal.where.nl": "bij de school",
    "renewal.where.en": "at the college",
    "renewal.url": "https://demo-mbo.example.org/herhalen",
}
KINDS = "terms: {werkbewijs: {uri: https://example.org/werkbewijs, label: {nl: Werkbewijs, en: Evidence of work}}}\n"


@pytest.mark.parametrize("attests", [True, False], ids=["attests work", "attests none"])
def test_work_and_renewal_are_asked_of_a_badge_that_has_them(
    *, attests: bool, small_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who names a kind of practice is asked for qualification, processes and assessor; who names none is not."""
    (small_folder / "vocabularies/practice.yaml").write_text(KINDS, encoding="utf-8")
    left, asked = list(REGULAR), list[str]()
    said = {question.path: question for question in questions("badge", load(small_folder)[0], "demo-mbo")}
    told = {said[path].words("en"): answer for path, answer in ATTESTED.items()} if attests else {}

    def ask(question: str) -> str:
        asked.append(question)
        if question.startswith("  ESCO") or question in told:
            return told.pop(question, "n")
        return "" if question.rstrip(" :").endswith(">") else left.pop(0)

    assert Dialogue(arguments("badge", "zagen"), small_folder, {}, ask).run() == 0
    assert (left, told) == ([], {})
    badge = load(small_folder)[0].badges["demo-mbo.zagen"]
    assert any(question.startswith("Work processes") for question in asked) == attests
    if attests:
        assert badge.practice is not None
        assert badge.renewal is not None
        processes = [(each.code, each.name.get("en")) for each in badge.practice.processes]
        assert processes == [("B1-K1-W1", "Saws metal"), ("B1-K1-W2", "Sorts pieces")]
        assert (badge.practice.workplace, badge.practice.assessor.get("nl")) == (None, "praktijkopleider")
        assert (badge.renewal.every, badge.renewal.url) == ("P2Y", ATTESTED["renewal.url"])
    else:
        assert (badge.practice, badge.renewal) == (None, None)
    capsys.readouterr()
    assert main(["check", str(small_folder)]) == 0


def test_questions_say_how_they_are_answered(small_folder: Path, microcredential: dict[str, str]) -> None:
    """What may be chosen, that several go with commas and what may be left empty is said; no YAML is asked for."""
    asked: list[str] = []
    Dialogue(arguments("badge", "zonnepanelen"), small_folder, {}, answering(microcredential.values(), asked)).run()
    one = {question.partition("\n")[0]: question for question in asked}
    assert "Level [4, 4+]: " in one
    assert any(question.startswith("Learning outcomes\n  Dutch | English; the next after") for question in asked)
    assert any("[yes, no]" in question for question in asked)
    assert not any("{" in question for question in asked)
    known = load(small_folder)[0]
    (owners,) = (item for item in questions("institution", known, None) if item.path == "code_owners")
    assert owners.words("en").endswith("(@demo-mbo/edubadges), several with commas <may be empty>: ")


def test_institution_is_asked_for_too(
    small_folder: Path, capsys: pytest.CaptureFixture[str], microcredential: dict[str, str]
) -> None:
    """Without --institution one is asked which it is; an unknown one is refused with those there are."""
    for told, code in (("demo-mbo", 0), ("demo-vo", 3)):
        asked: list[str] = []
        given = argparse.Namespace(kind="badge", slug="zonnepanelen", institution=None, lang="en")
        ask = answering([told, *microcredential.values()], asked)
        (small_folder / "institutions/demo-mbo/badges/zonnepanelen.yaml").unlink(missing_ok=True)
        assert Dialogue(given, small_folder, {}, ask).run() == code
        assert asked[0] == "Institution [demo-hbo, demo-mbo]: "
    assert "(demo-hbo, demo-mbo)" in capsys.readouterr().err


def test_answer_given_twice_is_taken(
    small_folder: Path, capsys: pytest.CaptureFixture[str], microcredential: dict[str, str]
) -> None:
    """Who gives a refused answer again gets on, and hears of it at the end alone, not at every next question."""
    answers = {**microcredential, "assessment.types": "praktijk"}
    order = list(answers.values())
    order.insert(order.index("praktijk"), "praktijk")
    asked: list[str] = []
    assert Dialogue(arguments("badge", "panelen"), small_folder, {}, answering(order, asked)).run() == 1
    assert sum(question.startswith("Supervised") for question in asked) == 1
    said = capsys.readouterr().out
    assert said.count("'praktijk' is no value of 'types'") == 2
    assert said.count("[allowed-value]") == 1


def test_end_of_input_keeps_what_was_answered(small_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-D writes the file with the answers so far and says what it lacks."""
    answers = iter(["microcredential", "Zonnepanelen leggen"])

    def ask(_: str) -> str:
        told = next(answers, None)
        if told is None:
            raise Stopped
        return told

    assert Dialogue(arguments("badge", "half"), small_folder, {}, ask).run() == 1
    assert "[required]" in capsys.readouterr().out
    assert "Zonnepanelen leggen" in (small_folder / "institutions/demo-mbo/badges/half.yaml").read_text(
        encoding="utf-8"
    )


def test_end_of_input_on_the_terminal_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Python raises at the end of the input becomes our own word for it."""

    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)
    with pytest.raises(Stopped):
        new._input("?")


def test_accepted_skill_stands_at_its_outcome(small_folder: Path, microcredential: dict[str, str]) -> None:
    """A proposed ESCO skill is taken on a yes, and only then."""
    given = {**microcredential, "learning_outcomes": "Je kan metaal zagen. | Saw metal."}
    given |= {
        "level.framework": "nlqf",
        "sector": "mbo",
        "language": "nl",
        "stacking.role": "standalone",
        "contact": "badges@demo-mbo.example.org",
    }
    dialogue = Dialogue(
        arguments("badge", "zagen"), small_folder, given, lambda asked: "j" * asked.startswith("  ESCO")
    )
    assert dialogue.run() == 0
    badge = load(small_folder)[0].badges["demo-mbo.zagen"]
    assert badge.learning_outcomes[0].esco == ("http://data.europa.eu/esco/skill/cccc",)


def test_an_address_is_never_made_up(small_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last part of the address stays for ever: an empty answer is asked again, and no badge is called `badge`."""
    answers = iter(["", "  ", "Zagen in hout"])

    def ask(_question: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise Stopped from None

    Dialogue(arguments("badge"), small_folder, {}, ask).run()
    assert capsys.readouterr().out.count("this field is needed") == 2
    assert [path.name for path in small_folder.rglob("badges/zagen-in-hout.yaml")] == ["zagen-in-hout.yaml"]
    assert not list(small_folder.rglob("badges/badge.yaml"))
