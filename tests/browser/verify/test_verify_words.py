"""No word on the page promises more than was proven: of an unknown issuer nothing but what the file says of itself."""

import json
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from badge_catalogue.commands.samples import demonstration_key
from badge_issuer.sign import with_proof

pytestmark = pytest.mark.browser
STRANGERS = ("impersonation.png", "unknown-issuer.png")
WORDS = {
    "": ("Uitgegeven door", "Zegt te komen van", "ja", "dat weten wij niet", "(niet bewezen)", "staat niet vast wie"),
    "en/": (
        "Issued by",
        "Says it comes from",
        "yes",
        "that we do not know",
        "(not proven)",
        "Nor is it established who",
    ),
}


def _who(page: Any, name: str) -> str:
    return str(page.page.locator(f'[data-report][data-file="{name}"] .identity').inner_text())


def _answer(page: Any, name: str) -> Any:
    return page.page.locator(f'[data-report][data-file="{name}"] [data-step=issuer]')


@pytest.mark.parametrize("home", WORDS)
def test_a_strangers_name_is_never_said_to_be_the_issuer(home: str, desk: Any, verify_folder: Path) -> None:
    """A key that fits an identifier proves no name: label, answer, icon and table all say so; for a known one, not."""
    issued, claimed, yes, unknown, unproven, _ = WORDS[home]
    page = desk(home)
    page.give(*(verify_folder / "samples" / name for name in (*STRANGERS, "genuine.png")))
    for name in STRANGERS:
        page.headline(name)
        page.open(name)
        assert _answer(page, name).get_attribute("data-outcome") == "passed"
        assert _answer(page, name).locator("b").text_content() == unknown
        assert _answer(page, name).locator(".icon-passed").count() == 0
        assert claimed in _who(page, name)
        assert issued not in _who(page, name)
        assert unproven in (page.page.locator(f'tr[data-row="{name}"]').text_content() or "")
    page.headline("genuine.png")
    page.open("genuine.png")
    assert _answer(page, "genuine.png").locator("b").text_content() == yes
    assert _answer(page, "genuine.png").locator(".icon-passed").count() == 1
    assert issued in _who(page, "genuine.png")
    assert unproven not in (page.page.locator('tr[data-row="genuine.png"]').text_content() or "")


def _of_stranger(samples: Path, **changes: object) -> str:
    """A badge that its own unknown maker signed anew, with other dates."""
    png = (samples / "unknown-issuer.png").read_bytes()
    begin = png.index(b"openbadgecredential") - 4
    length = int.from_bytes(png[begin - 4 : begin])
    packed = png[begin + 4 : begin + 4 + length].removeprefix(b"openbadgecredential\0")
    text = packed[4:] if packed[0] == 0 else zlib.decompress(packed[4:])
    unsigned = json.loads(text) | changes
    proof = unsigned.pop("proof")
    proof = proof[0] if isinstance(proof, list) else proof
    key = demonstration_key(f"a stranger who says to be {unsigned['issuer']['name']}")
    signed = with_proof(
        unsigned,
        key,
        method=proof["verificationMethod"],
        cryptosuite=proof["cryptosuite"],
        created=proof["created"],
    )
    return json.dumps(signed)


@pytest.mark.parametrize(("home", "said"), [("", "Volgens het bestand is hij ook verlopen"), ("en/", "also expired")])
def test_an_end_date_of_a_stranger_follows_the_headline(
    home: str, said: str, desk: Any, verify_folder: Path, tmp_path: Path
) -> None:
    """Expired is a verdict where the issuer is known; a stranger's end date is no more than what the file says."""
    path = tmp_path / "stranger.json"
    path.write_text(_of_stranger(verify_folder / "samples", validUntil="2026-10-01T10:00:00Z"), encoding="utf-8")
    page = desk(home)
    page.give(path, verify_folder / "samples" / "expired.svg")
    assert page.headline("stranger.json") == ("undecided", "issuer-unknown")
    assert page.headline("expired.svg") == ("invalid", "expired")
    assert said in page.open("stranger.json").locator("h3").first.inner_text()
    assert said not in page.open("expired.svg").locator("h3").first.inner_text()


@pytest.mark.parametrize(
    ("home", "said"), [("", "iedereen kan zo'n badge maken"), ("en/", "anyone can make such a badge")]
)
def test_a_badge_for_practice_is_said_to_be_one(home: str, said: str, desk: Any, verify_folder: Path) -> None:
    """The keys of made-up institutions are public: beside the verdict it says so; of a stranger's badge it does not."""
    page = desk(home)
    page.give(verify_folder / "samples" / "genuine.png", verify_folder / "samples" / "unknown-issuer.png")
    page.headline("unknown-issuer.png")
    assert said in page.open("genuine.png").locator("[data-practice]").inner_text()
    assert page.open("unknown-issuer.png").locator("[data-practice]").count() == 0


@pytest.mark.parametrize(
    ("home", "practice", "nobody"), [("", "(oefening)", "niemand"), ("en/", "(practice)", "nobody")]
)
def test_practice_stands_in_the_verdict_itself(
    home: str, practice: str, nobody: str, desk: Any, verify_folder: Path
) -> None:
    """Whoever reads the headline alone reads that it is one; and nobody is said to vouch for a made-up school."""
    page = desk(home)
    page.give(verify_folder / "samples" / "genuine.png", verify_folder / "samples" / "tampered.png")
    page.headline("tampered.png")
    titles = [page.open(name).locator("h3").inner_text() for name in ("tampered.png", "genuine.png")]
    assert [practice in title for title in titles] == [False, True]
    trust = page.page.locator('[data-file="genuine.png"] [data-step=trust]')
    assert (trust.locator("b").text_content() or "").startswith(nobody)
    assert trust.locator(".icon-passed").count() == 0


def _signed_anew(samples: Path, change: Callable[[dict[str, Any]], None]) -> str:
    """The genuine badge with something changed of what was achieved, signed by its own school."""
    unsigned = json.loads((samples / "genuine.json").read_bytes())
    proof = unsigned.pop("proof")
    change(unsigned["credentialSubject"]["achievement"])
    key = demonstration_key(unsigned["issuer"]["id"].removeprefix("https://").partition(".")[0])
    options = {"method": proof["verificationMethod"], "cryptosuite": proof["cryptosuite"], "created": proof["created"]}
    return json.dumps(with_proof(unsigned, key, **options))


def _of_level(achievement: dict[str, Any]) -> None:
    for each in achievement["alignment"]:
        if each["targetFramework"] == "EQF":
            each |= {"targetUrl": "http://data.europa.eu/snb/eqf/8", "targetCode": "8", "targetName": "EQF-niveau 8"}


CHANGES: dict[str, tuple[Callable[[dict[str, Any]], None], list[str]]] = {
    "nothing": (lambda achievement: achievement.update(creditsAvailable=3.0), []),
    "credits": (lambda achievement: achievement.update(creditsAvailable=30.0), ["Studiepunten", "30", "3"]),
    "level": (_of_level, ["Niveau (EQF)", "8", "5"]),
    "name": (
        lambda achievement: achievement.update(name="Meester in AI"),
        ["Naam", "Meester in AI", "Verantwoord werken met AI in het mkb"],
    ),
}


@pytest.mark.parametrize("changed", CHANGES)
def test_a_badge_that_says_more_than_the_catalogue_is_not_fully_green(
    changed: str, desk: Any, verify_folder: Path, tmp_path: Path
) -> None:
    """Genuine, with ten times the credits, another level or name: told above the fold, with something left to do."""
    path = tmp_path / "badge.json"
    change, told = CHANGES[changed]
    path.write_text(_signed_anew(verify_folder / "samples", change), encoding="utf-8")
    page = desk("")
    page.give(path)
    assert page.headline("badge.json") == ("valid", "verified")
    page.page.locator("[data-person] input").fill("sam@example.org")
    page.page.locator("[data-person] button").click()
    page.page.locator('[data-step=recipient][data-outcome="passed"]').wait_for()
    report = page.page.locator("[data-report]")
    assert report.get_attribute("data-tone") == ("open" if told else "valid")
    warning = report.locator(".verdict [data-differs]")
    assert ("niet zoals in de catalogus" in report.locator("h3").inner_text()) == bool(told)
    assert warning.count() == int(bool(told))
    assert report.locator(".seal .icon-careful").count() == int(bool(told))
    assert ("Ga uit van wat de catalogus zegt" in report.locator(".next").inner_text()) == bool(told)
    assert not re.search(r"\b20\d\d-\d\d", report.inner_text())  # days are written as people write them
    assert ("U hoeft verder niets te doen" in report.locator(".next").inner_text()) == (not told)
    if told:
        assert warning.locator("tbody th, tbody td").all_inner_texts() == told
        assert warning.locator("thead th").all_inner_texts() == ["staat op de badge", "staat in de catalogus"]


def test_a_key_that_was_not_fetched_is_not_called_a_badge_on_the_internet(desk: Any, tmp_path: Path) -> None:
    """The badge is here, with its signature; what is missing is the key to check it with."""
    document = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "did:web:school.example.net", "type": ["Profile"], "name": "Oost"},
        "validFrom": "2026-09-01T10:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://school.example.net/b",
                "type": ["Achievement"],
                "name": "Lassen",
                "description": "Je last.",
                "criteria": {"narrative": "Toets."},
            },
        },
    }
    key = demonstration_key("nobody")
    signed = with_proof(
        document,
        key,
        method="did:web:school.example.net#1",
        cryptosuite="eddsa-rdfc-2022",
        created="2026-09-01T10:00:00Z",
    )
    path = tmp_path / "badge.json"
    path.write_text(json.dumps(signed), encoding="utf-8")
    page = desk()
    page.give(path)
    assert page.headline("badge.json") == ("undecided", "online-check-needed")
    assert page.page.locator("[data-report] h3").inner_text() == "Not checked yet: is the signature right?"
    step = page.page.locator("[data-step=dates]")
    assert (step.get_attribute("data-outcome"), step.locator(".icon-passed").count()) == ("unchecked", 0)


def test_what_was_not_looked_at_stands_in_the_headline(desk: Any, verify_folder: Path) -> None:
    """The title names the question that is open: of a list that was not read, of a link that was not opened."""
    page = desk()
    page.give(verify_folder / "samples" / "online-check-needed.png")
    page.headline("online-check-needed.png")
    assert page.page.locator("[data-report] h3").inner_text() == "Not checked yet: was it withdrawn?"
    page.clear()
    page.paste("https://badges.example.net/public/assertions/7")
    page.headline("https://badges.example.net/public/assertions/7")
    assert page.page.locator("[data-report] h3").inner_text() == "Not checked yet: this badge is on the internet"
    found = page.page.locator("[data-report] [data-step=unbake]")
    assert found.locator("b").text_content() == "a link"
    assert found.locator(".icon-passed").count() == 0


def test_dutch_says_u_throughout() -> None:
    """The Dutch of the page, and of the headlines that it shows, addresses everybody alike."""
    verifier = Path(__file__).resolve().parents[3] / "verifier"
    for name in ("page/verify/texts/nl.po", "badge_verifier/words/nl/headlines.po"):
        words = (verifier / name).read_text(encoding="utf-8").lower()
        for familiar in (" je ", " jij ", " jouw ", " jou ", " kun "):
            assert familiar not in words


def test_the_samples_say_u_too(verify_folder: Path) -> None:
    """What an example teaches is said in the same voice."""
    for sample in json.loads((verify_folder / "samples" / "index.json").read_text(encoding="utf-8")):
        said = f" {sample['title']['nl']} {sample['teaches']['nl']} ".lower()
        assert [familiar for familiar in (" je ", " jij ", " kun ") if familiar in said] == []
