"""The verify page in a real Chromium: every sample reads its headline, and nothing is asked of anybody meanwhile."""

import json
from pathlib import Path
from typing import Any

import pytest

from badge_catalogue.pages.verify import texts

pytestmark = pytest.mark.browser
HOMES = {"nl": "", "en": "en/"}


def _samples(folder: Path) -> list[dict[str, Any]]:
    found = json.loads((folder / "samples" / "index.json").read_text(encoding="utf-8"))
    assert len(found) >= 12
    return list(found)


@pytest.mark.parametrize("language", HOMES)
def test_every_sample_reads_its_headline_and_asks_nobody(
    language: str, lasting_host: Any, desk: Any, verify_folder: Path
) -> None:
    """Between handing over a file and its verdict no request leaves the browser, in either language."""
    samples = [sample for sample in _samples(verify_folder) if "recipient" not in sample]
    page = desk(HOMES[language])
    page.wait()
    page.page.locator("[data-sample]").first.wait_for()
    asked, requested = len(lasting_host.asked), len(page.requests)
    page.give(*(verify_folder / "samples" / sample["file"] for sample in samples))
    for sample in samples:
        verdict, headline = page.headline(sample["file"])
        assert (sample["file"], headline) == (sample["file"], sample["headline"])
        assert (verdict == "valid") == (headline == "verified")
    assert lasting_host.asked[asked:] == []
    assert [url for url in page.requests[requested:] if not url.startswith("blob:")] == []
    assert page.said == []


@pytest.mark.parametrize("language", HOMES)
def test_an_example_acts_out_what_a_host_refuses_and_sends_nothing(
    language: str, desk: Any, verify_folder: Path
) -> None:
    """Where a host is made up its refusal is acted out, and said to be: the headline changes, no request is made."""
    page = desk(HOMES[language])
    acted = [sample for sample in _samples(verify_folder) if "then" in sample]
    assert {sample["then"]["headline"] for sample in acted} == {"not-public", "online-check-needed"}
    for sample in acted:
        assert all(status >= 400 for status in sample["then"]["answers"].values())
        page.clear()
        with page.page.expect_response(f"**/samples/{sample['file']}"):
            page.sample(sample["file"]).click()
        assert page.headline(sample["file"]) == ("undecided", "online-check-needed")
        before = len(page.requests)
        title = page.page.locator("[data-report] h3").inner_text()
        assert page.page.locator("[data-online] .note").count() == 1
        page.page.locator("[data-online] button").click()
        page.page.locator("[data-report]:not(:has([data-online]))").wait_for()
        assert page.headline(sample["file"]) == ("undecided", sample["then"]["headline"])
        assert page.page.locator("[data-report] h3").inner_text() != title
        assert [address for address in page.requests[before:] if not address.startswith("blob:")] == []


@pytest.mark.parametrize("language", HOMES)
def test_only_a_verified_badge_reads_echt(language: str) -> None:
    """No headline but the verified ones begins with "Echt" or "Genuine"."""
    for key, said in texts()[language]["headlines"].items():
        assert said["title"].startswith(("Echt", "Genuine")) == key.startswith("verified")


def test_words_of_both_languages_have_the_same_names() -> None:
    """A text that one language lacks would show as nothing."""

    def names(words: object) -> object:
        return {name: names(inner) for name, inner in words.items()} if isinstance(words, dict) else None

    both = texts()
    assert names(both["nl"]) == names(both["en"])


def test_a_file_given_early_is_named_and_waits(
    host: Any, visit: Any, context: Any, verify_folder: Path, until: Any
) -> None:
    """A file that is given while the runtime loads is named at once and judged later."""
    held: list[Any] = []
    context.route("**/pyodide.asm.wasm", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright refuses a built-in
    page = visit(f"{host.address}verify/")
    page.give(verify_folder / "samples" / "genuine.png")
    page.page.locator('[data-item="genuine.png"]').wait_for()
    assert page.page.locator("html").get_attribute("data-verifier") == "loading"
    until(page.page, lambda: held)
    held[0].continue_()
    assert page.headline("genuine.png") == ("valid", "verified")


def test_a_file_given_early_is_previewed_from_its_bytes(
    host: Any, visit: Any, context: Any, verify_folder: Path
) -> None:
    """While the runtime is under way the picture of the badge is there, drawn; no picture, none is drawn."""
    context.route("**/pyodide.asm.wasm", lambda _: None)
    page = visit(f"{host.address}verify/")
    page.give(verify_folder / "samples" / "genuine.png")
    page.page.locator('[data-waiting="genuine.png"] canvas').wait_for()
    page.clear()
    page.give(verify_folder / "samples" / "genuine.json")
    page.page.locator('[data-waiting="genuine.json"]').wait_for()
    assert page.page.locator('[data-waiting="genuine.json"] canvas').count() == 0
    assert page.page.locator("[data-waiting] img, [data-waiting] iframe, [data-waiting] object").count() == 0
    assert page.page.locator("html").get_attribute("data-verifier") == "loading"


def test_ten_steps_stand_in_the_report(desk: Any, verify_folder: Path) -> None:
    """The hooks of programs: ten steps in table order, each with its outcome."""
    page = desk("")
    page.give(verify_folder / "samples" / "genuine.png")
    page.headline("genuine.png")
    steps = page.page.locator("[data-report] [data-step][data-outcome]")
    names = ["unbake", "parse", "proof", "issuer", "dates", "status", "recipient", "trust", "catalogue", "endorsements"]
    assert [step.get_attribute("data-step") for step in steps.all()] == names


def test_a_sample_can_be_tried_with_a_click(desk: Any) -> None:
    """The examples are offered as buttons and judged like any other file."""
    page = desk()
    page.page.locator('[data-sample="tampered.png"]').click()
    assert page.headline("tampered.png") == ("invalid", "tampered")


def test_three_examples_stand_first_and_the_rest_under_what_it_teaches(desk: Any, verify_folder: Path) -> None:
    """One that is right, one that was changed, one that passes for a school; every other one is folded, and there."""
    page = desk()
    shown = [one.get_attribute("data-sample") for one in page.page.locator("#samples > ul [data-sample]").all()]
    assert shown == ["genuine.png", "tampered.png", "impersonation.png"]
    assert page.page.locator("#samples details").count() == 3
    assert page.page.locator("#samples [data-sample]").count() == len(_samples(verify_folder))


def test_a_sample_about_the_wrong_person_says_so(desk: Any) -> None:
    """An example that is about a person brings the identity to compare."""
    page = desk("")
    page.sample("wrong-recipient.png").click()
    assert page.headline("wrong-recipient.png") == ("invalid", "wrong-recipient")


def test_the_catalogue_page_is_linked_within_this_site(lasting_host: Any, desk: Any, verify_folder: Path) -> None:
    """The link to the badge leads to the running site, in the language of the page."""
    page = desk()
    page.give(verify_folder / "samples" / "genuine.png")
    page.headline("genuine.png")
    link = page.page.locator("[data-report] a.button").first.get_attribute("href")
    assert link is not None
    assert link.startswith(f"{lasting_host.address}en/badges/")


@pytest.mark.parametrize(
    ("given", "headline"), [("sam@example.org", "verified"), ("else@example.org", "wrong-recipient")]
)
def test_it_turns_fully_green_only_when_the_person_fits(
    given: str, headline: str, desk: Any, verify_folder: Path
) -> None:
    """Valid is not fully green until the person was compared, and a wrong one is told."""
    page = desk()
    page.give(verify_folder / "samples" / "genuine.png")
    page.headline("genuine.png")
    report = page.page.locator("[data-report]")
    assert report.get_attribute("data-tone") == "open"
    page.page.locator("[data-person] input").fill(given)
    page.page.locator("[data-person] button").click()
    page.page.locator(
        f'[data-report][data-headline="{headline}"][data-tone={"valid" if headline == "verified" else "careful"}]'
    ).wait_for()
    assert page.page.locator("[data-report]").count() == 1


def test_undecided_is_neither_green_nor_red(desk: Any, verify_folder: Path) -> None:
    """Colour, icon and words agree: each verdict has its own seal."""
    page = desk("")
    colours = {}
    for name in ("genuine.png", "tampered.png", "unknown-issuer.png"):
        page.give(verify_folder / "samples" / name)
        page.headline(name)
        title = page.page.locator(f'[data-report][data-file="{name}"] h3')
        colours[name] = title.evaluate("node => getComputedStyle(node).color")
    assert len(set(colours.values())) == 3
