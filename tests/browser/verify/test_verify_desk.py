"""The employer's desk: one answer in view, a pile sorted, stopped, saved and opened again; on a phone and on a desk."""

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from lending import Lender

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[3]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
IN_VIEW = "node => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight * 0.6; }"
LOOKS = [("", 390), ("en/", 1280)]
APPLICANTS = {
    "Sam de Vries": ("genuine.png", "not-a-badge.png", "unknown-issuer.png"),
    "Noor Bakker": ("tampered.png", "genuine.svg", "impersonation.png"),
    "Kim Jansen": ("expired.svg", "wrong-recipient.png"),
    "Lot Visser": ("not-a-badge.png",),
}
WORST_FIRST = [
    "impersonation-suspected",
    "tampered",
    "expired",
    "issuer-unknown",
    "no-badge-found",  # Lot's, who sent nothing else
    "practice-verified-person-open",
    "along",  # Sam's, beside badges
]


@pytest.fixture(scope="module")
def sat(unbound: Lender, lasting_host: Any, visit_on: Callable[..., Any]) -> Iterator[Callable[[str, int], Any]]:
    """The page in a language and a width, ready and with nothing on it; opened once for all tests of this file."""
    pages: dict[tuple[str, int], Any] = {}

    def sit_down(home: str, width: int) -> Any:
        if (home, width) not in pages:
            window = unbound.window()
            window.set_viewport_size({"width": width, "height": 844})
            pages[home, width] = visit_on(window, f"{lasting_host.address}{home}verify/")
            pages[home, width].wait()
            pages[home, width].page.evaluate(AXE)
        pages[home, width].clear()
        return pages[home, width]

    yield sit_down
    for page in pages.values():
        page.page.close()


def _pile(samples: Path, folder: Path) -> Path:
    """A ZIP as a recruiter gets it: a folder for each applicant, in a folder of the vacancy."""
    path = folder / "all.zip"
    with zipfile.ZipFile(path, "w") as pack:
        for person, names in APPLICANTS.items():
            for name in names:
                pack.write(samples / name, f"Vacature/{person}/{name}")
    return path


def _in_zip(person: str, name: str) -> str:
    """Return what the page calls a file of an applicant."""
    return f"all.zip \u203a Vacature/{person}/{name}"


def _given(page: Any, samples: Path, folder: Path) -> None:
    page.give(_pile(samples, folder))
    page.page.locator("tr[data-row]").nth(8).wait_for()
    page.page.locator(".going").wait_for(state="hidden")


@pytest.mark.parametrize("look", LOOKS)
def test_the_verdict_comes_into_view_and_the_answer_stands_beside_its_field(
    look: tuple[str, int], sat: Callable[[str, int], Any], verify_folder: Path
) -> None:
    """Given alone, its verdict has the focus, at the top; what was compared is answered where it was asked."""
    page = sat(*look)
    page.give(verify_folder / "samples" / "genuine.png")
    card = page.page.locator("[data-report]:focus")
    card.wait_for()
    assert card.evaluate(IN_VIEW)
    for address, tone in (("noor@example.org", "careful"), ("sam@example.org", "valid")):
        page.page.locator("[data-person] input").fill(address)
        page.page.locator("[data-person] button").click()
        answer = page.page.locator(f'[data-person] [role=status][data-tone="{tone}"]:focus')
        answer.wait_for()
        title = page.page.locator("[data-report] h3").inner_text().split("(")[0].strip()
        assert title[:12] in answer.inner_text()
        assert answer.evaluate(
            "node => { const box = node.getBoundingClientRect(); return box.bottom <= innerHeight; }"
        )


@pytest.mark.parametrize("look", LOOKS)
def test_a_pile_is_sorted_and_one_card_is_open(
    look: tuple[str, int], sat: Callable[[str, int], Any], verify_folder: Path, tmp_path: Path
) -> None:
    """Worst first, a sign of its own for an impostor, totals that filter; the folder is the applicant."""
    page = sat(*look)
    _given(page, verify_folder / "samples", tmp_path)
    totals = [one.get_attribute("data-total") for one in page.page.locator("[data-total]").all()]
    assert totals == ["all", *WORST_FIRST]
    rows = page.page.locator("tr[data-row]")
    assert rows.first.locator(".icon-impostor").count() == 1
    assert page.page.locator(".icon-impostor").count() == 2  # in its total and in its row
    assert rows.first.locator("td").nth(1).inner_text() == "Noor Bakker"
    assert rows.first.locator("button").inner_text() == "impersonation.png"  # the folder is the name beside it
    assert rows.first.locator("button").get_attribute("aria-label") == "impersonation.png, Noor Bakker"
    assert re.search("vraag het de school zelf|ask the institution itself", rows.first.locator(".do").inner_text())
    assert page.page.evaluate("() => document.documentElement.scrollWidth") <= look[1]
    assert page.page.locator("[data-report]:not([hidden])").count() == 0
    page.page.locator('[data-total="practice-verified-person-open"]').click()
    assert rows.count() == 3
    page.page.locator('[data-total="all"]').click()
    page.page.locator("#pile-search").fill("noor")
    assert rows.count() == 3
    page.page.locator("#pile-search").fill("nobody of that name")
    assert rows.count() == 0
    assert page.page.locator(".search [role=status]").inner_text() != ""
    page.page.locator("#pile-search").fill("")
    assert rows.count() == 9
    for place in (0, 3):
        rows.nth(place).locator("button").click()
        page.page.locator("[data-report]:focus").wait_for()
        assert page.page.locator("[data-report]:not([hidden])").count() == 1
    assert page.page.evaluate("() => document.querySelectorAll('[data-report] .questions').length") == 1
    for width in (1670 - look[1], look[1]):  # 390 and 1280, in both languages
        page.page.set_viewport_size({"width": width, "height": 844})
        found = page.page.evaluate(
            "async () => (await axe.run({ resultTypes: ['violations'] })).violations"
            ".map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])"
        )
        assert found == [], width
    page.page.keyboard.press("Escape")
    _totals_and_first_rows_are_in_view(page)


def _totals_and_first_rows_are_in_view(page: Any) -> None:
    """From the heading on, which has the focus once files are chosen, one sees the sum, every total and a row."""
    page.page.locator("#overview h3").evaluate("node => node.scrollIntoView({ block: 'start' })")
    said = page.page.locator(".sum").inner_text()
    assert re.search(r"4 (inzendingen|sollicitanten|applicants|submissions): 0 \w+, 4", said)
    for node in (
        page.page.locator(".sum"),
        page.page.locator("[data-total]").last,
        page.page.locator("tr[data-row]").first,
    ):
        assert node.evaluate("node => node.getBoundingClientRect().top < innerHeight - 60"), node


@pytest.mark.parametrize("look", LOOKS)
def test_the_keyboard_goes_through_the_pile(
    look: tuple[str, int], sat: Callable[[str, int], Any], verify_folder: Path, tmp_path: Path
) -> None:
    """Arrows from row to row, Enter opens, the bar leads on, Escape goes back to the row; each with its name."""
    page = sat(*look)
    _given(page, verify_folder / "samples", tmp_path)
    keys, focused = page.page.keyboard, "() => document.activeElement.textContent"
    tree = page.page.locator("#overview").aria_snapshot()
    assert re.search(r'searchbox "\S', tree)
    name = "Alle bestanden" if look[0] == "" else "All files"
    assert f'- region "{name}":' in tree  # a region that scrolls, by its name
    assert re.search(r"- table:?\n\s+- rowgroup", tree)  # on a phone too, where rows are blocks
    assert re.search(r'row "impersonation\.png, Noor Bakker', tree)  # a row is read as what stands in it
    assert re.search(r'button "\S.*[^\d]3"', tree)  # a total: its outcome and how many
    page.page.locator("tr[data-row] button").first.focus()
    keys.press("ArrowDown")
    second = page.page.evaluate(focused)
    assert "tampered.png" in second
    keys.press("Enter")
    page.page.locator("[data-report][data-headline=tampered]:focus").wait_for()
    page.page.locator("[data-go=next]").click()
    card = page.page.locator("[data-report][data-headline=expired]:focus")
    card.wait_for()
    assert card.get_attribute("aria-label") == card.locator("h3").inner_text()
    keys.press("Escape")
    assert "expired.svg" in page.page.evaluate(focused)
    assert page.page.locator("[data-report]:not([hidden])").count() == 0
    assert [one.get_attribute("role") for one in page.page.locator("tr[data-row]").first.locator("td").all()] == [
        "cell"
    ] * 6


@pytest.mark.parametrize("look", LOOKS)
def test_one_list_says_who_is_who(
    look: tuple[str, int], sat: Callable[[str, int], Any], verify_folder: Path, tmp_path: Path
) -> None:
    """One's own badge turns fully green; somebody else's is told, also of a sender whom the list does not know."""
    page = sat(*look)
    _given(page, verify_folder / "samples", tmp_path)
    fold = page.page.locator("details.roster")
    assert fold.get_attribute("data-asks") is not None  # in a pile it is the first thing to do: it stands out
    assert fold.evaluate("node => node.previousElementSibling.matches('.totals')")
    assert re.match(r"3 badges: (nog niet bekend van wie|not known yet whose)", fold.locator("summary").inner_text())
    page.page.locator(".group button").click()  # the badges of which nobody knows whose they are ask for the list
    assert page.page.locator("#roster:focus").count() == 1
    page.page.locator("#roster").fill("Naam;E-mail\nSam de Vries;sam@example.org\nNoor Bakker;noor@example.org")
    page.page.locator(".roster button[type=submit]").click()
    page.page.locator(".roster [role=status]:focus").wait_for()
    said = page.page.locator(".roster [role=status]").inner_text()
    total, *parts = [int(number) for number in re.findall(r"\d+", said)][1:]
    assert total == sum(parts) == 7, said  # all but the files without a badge
    assert "Wie is wie" in fold.inner_text() or "Who is who" in fold.inner_text()
    _a_badge_of_another_comes_first_and_is_red(page)
    assert "Sam de Vries" in page.page.locator('tr[data-row$="genuine.svg"] .found').inner_text()
    assert page.headline("all.zip \u203a Vacature/Noor Bakker/genuine.svg") == ("invalid", "wrong-recipient")
    assert page.page.locator("[data-report][data-verdict=valid][data-tone=valid]").count() == 1
    for sender, name, owner in (
        ("Noor Bakker", "genuine.svg", "Sam de Vries"),
        ("Kim Jansen", "wrong-recipient.png", "Noor Bakker"),
    ):
        card = page.open(_in_zip(sender, name))
        told = card.locator("[data-taken]").inner_text()
        assert sender in told
        assert owner in told
        assert not re.search(
            "vaak meer|often have", card.locator(".means").inner_text()
        )  # no excuse for another's badge
        assert owner not in card.locator(".next").inner_text()  # on paper too, which may be handed to the sender
        _asks_how_it_came_there(card)
    assert page.open(_in_zip("Sam de Vries", "genuine.png")).locator("[data-taken]").count() == 0
    _worth_stands_in_the_row_of_what_holds(page)
    expired = page.page.locator('tr[data-row$="expired.svg"] .found').inner_text()
    assert re.match(r"(Verlopen op|Expired on) \d+ \w+ 20\d\d", expired)  # the day it ended
    for name, practised in (("genuine.png", True), ("expired.svg", False)):
        said = page.page.locator(f'tr[data-row$="{name}"] .found').inner_text()
        assert bool(re.search(r"\((oefening|practice)\)", said)) == practised, name
    tampered = page.page.locator('tr[data-row$="tampered.png"] td')
    assert re.fullmatch(r"(zegt|says): .+ \((niet bewezen|not proven)\)", tampered.nth(3).inner_text())
    message = page.open(_in_zip("Lot Visser", "not-a-badge.png")).locator("[data-ask] pre").first.text_content()
    assert "not-a-badge.png" in message
    assert "Vacature" not in message  # the employer's own folders
    _no_alarm_about_what_came_along(page)
    _one_message_for_each_applicant(page)
    _names_nobody_else(page, tmp_path)
    _no_tick_where_no_school_is_proven(page)
    _nobody_of_the_list_is_no_alarm(page)
    page.clear()
    assert page.page.locator("#roster").input_value() == ""


def _asks_how_it_came_there(card: Any) -> None:
    """The message about a badge of another asks about it, accuses nobody and names nobody."""
    asked = card.locator("[data-ask=person] pre").first.text_content()
    assert re.search("hoe de badge erbij komt|how the badge came to be there", asked)
    assert [name for name in APPLICANTS if name in asked] == []


def _nobody_of_the_list_is_no_alarm(page: Any) -> None:
    """A badge of nobody on the list is amber, perhaps for another address, and nobody is suspected."""
    page.page.locator(".roster .again").click()
    page.page.locator("#roster").fill("Sam de Vries;else@example.org")
    page.page.locator(".roster button[type=submit]").click()
    page.page.locator(".roster [role=status]:focus").wait_for()
    assert _tone(page, "genuine.png") == "careful"
    card = page.open(_in_zip("Sam de Vries", "genuine.png"))
    assert re.search("Niemand op uw lijst|Nobody on your list", card.locator(".next").inner_text())
    assert card.locator("[data-taken]").count() == 0
    assert card.locator("[data-withdrawn]").count() == 1  # among the first lines, whether it was withdrawn


def _tone(page: Any, name: str) -> str:
    return str(page.page.locator(f'tr[data-row$="{name}"]').get_attribute("data-tone"))


def _a_badge_of_another_comes_first_and_is_red(page: Any) -> None:
    """Sorted by gravity, with a sign and a total of its own; one's own badge turns green."""
    assert _tone(page, "genuine.png") == "valid"  # Sam's own
    assert _tone(page, "genuine.svg") == "invalid"  # Sam's, sent by Noor
    assert _tone(page, "wrong-recipient.png") == "invalid"  # Noor's, sent by Kim, who is not on the list
    rows = page.page.locator("tr[data-row]")
    assert [rows.nth(place).locator(".icon-taken").count() for place in (0, 1, 2)] == [1, 1, 0]
    assert page.page.locator('[data-total="taken"]').inner_text().strip().endswith("2")
    assert re.match("4 (sollicitanten|applicants):", page.page.locator(".sum").inner_text())


def _worth_stands_in_the_row_of_what_holds(page: Any) -> None:
    """Hours, credits and level of a badge that holds and is of who sent it; nobody opens forty cards for that."""
    said = {
        str(row.get_attribute("data-row")).rpartition("/")[2]: row.locator(".row-worth").inner_text()
        for row in page.page.locator("tr:has(.row-worth)").all()
    }
    assert sorted(said) == ["expired.svg", "genuine.png", "impersonation.png", "unknown-issuer.png"]
    assert re.match(r"\d+ (uur|hours) \(\d+ EC\) · NLQF", said.pop("genuine.png"))
    own = "volgens de badge zelf|own word"  # neither another's nor what was altered
    assert all(re.search(f"{own}|niet bekend|not known", text) for text in said.values()), said
    assert re.search(own, said["expired.svg"])


def _no_alarm_about_what_came_along(page: Any) -> None:
    """A file without a badge beside one of the same applicant stands last, asks nothing and says so on its card."""
    row = page.page.locator("tr[data-row]").last
    assert row.get_attribute("data-tone") == "along"
    assert row.locator("td").nth(1).inner_text() == "Sam de Vries"
    card = page.open(_in_zip("Sam de Vries", "not-a-badge.png"))
    assert card.locator("[data-ask]").count() == card.locator("[data-because]").count() == 0
    for title in (card.locator("h3"), row.locator(".found")):
        assert re.search("Ook gestuurd, zonder badge|Also sent, without a badge", title.inner_text())


def _one_message_for_each_applicant(page: Any) -> None:
    """All that is open about a person in one text, to an address of the list; nothing about what is in order."""
    fold = page.page.locator("[data-letters]")
    fold.locator("summary").first.click()
    letters = fold.locator("[data-letter]")
    letters.last.wait_for()
    assert [one.get_attribute("data-letter") for one in letters.all()] == sorted(APPLICANTS)
    texts = {name: fold.locator(f'[data-letter="{name}"] pre').first.inner_text() for name in APPLICANTS}
    for name, text in texts.items():
        assert re.match(f"(Beste|Dear) {name},", text)
        assert [other for other in APPLICANTS if other != name and other in text] == []
    assert "not-a-badge.png" in texts["Lot Visser"]
    assert "not-a-badge.png" not in texts["Sam de Vries"]  # it came along with badges
    assert len(re.findall("Het gaat om de badge|This is about the badge", texts["Noor Bakker"])) == 3
    links = {name: fold.locator(f'[data-letter="{name}"] a') for name in APPLICANTS}
    assert (links["Noor Bakker"].first.get_attribute("href") or "").startswith("mailto:noor@example.org?subject=")
    assert links["Lot Visser"].count() == 0  # the list has no address of Lot's
    fold.locator("summary").first.click()


def _no_tick_where_no_school_is_proven(page: Any) -> None:
    """An address that fits a badge of a school that nobody proved is told without a tick."""
    card = page.open(_in_zip("Noor Bakker", "impersonation.png"))
    card.locator("[data-person] input").fill("sam@example.org")
    card.locator("[data-person] button").click()
    answer = page.page.locator('[data-person] [role=status][data-tone="undecided"]:focus')
    answer.wait_for()
    assert re.search(r"(niet bewezen|not proven)\.$", answer.inner_text())


def _names_nobody_else(page: Any, folder: Path) -> None:
    """A table names the owner of a badge only where names were asked for, and no sheet names another applicant."""
    nameless = re.compile("van een ander op uw lijst|somebody else on your list")
    table = _saved(page, "CSV", folder / "nameless.csv").read_text(encoding="utf-8-sig")
    assert len(re.findall(',"no-badge-found","along",', table)) == 1
    assert len(re.findall(',"no-badge-found","no-badge-found",', table)) == 1
    assert len(re.findall(r',"20\d\d-\d\d-\d\d[^"]*","20\d\d-[^"]*",', table)) == 1  # of the one that ended: both days
    assert len(nameless.findall(table)) == 5  # all that Noor and Kim sent
    assert [name for name in APPLICANTS if name in table] == []
    page.page.evaluate(
        """() => {
            globalThis.print = () => {
                const told = (one) => [one.querySelector('h2').textContent, one.textContent];
                globalThis.told = Object.fromEntries([...document.querySelectorAll('.applicant')].map(told));
                const sections = [...document.querySelectorAll('.applicant section')];
                globalThis.sections = sections.map((one) => one.textContent);
            };
        }"""
    )
    fold = page.page.locator("#overview details", has_text=re.compile("Save or print|Bewaar of druk"))
    fold.get_by_role("button", name=re.compile("one sheet|één blad")).click()
    told = page.page.evaluate("() => globalThis.told")
    assert sorted(told) == sorted(APPLICANTS)
    sections = page.page.evaluate("() => globalThis.sections")
    altered = [said for said in sections if re.search("gewijzigd of beschadigd|altered or damaged", said)]
    compared = [said for said in sections if re.search("Vergeleken met|Compared with", said)]
    assert len(altered) == 1
    assert altered[0] not in compared  # nobody compares what was altered
    assert [said for said in compared if "genuine.png" in said] != []
    assert re.search("(Ook gestuurd, zonder badge|Also sent, without a badge): not-a-badge.png", told["Sam de Vries"])
    assert not re.search("Geen badge gevonden|No badge found", told["Sam de Vries"])
    assert re.search("Geen badge gevonden|No badge found", told["Lot Visser"])
    assert [text for text in told.values() if "Vacature" in text] == []  # the employer's own folders
    for person, text in told.items():
        assert [name for name in APPLICANTS if name != person and name in text] == []
    assert sum(bool(nameless.search(text)) for text in told.values()) == 2
    fold.get_by_role("checkbox").check()
    table = _saved(page, "CSV", folder / "named.csv").read_text(encoding="utf-8-sig")
    assert len(re.findall(r"(?:op uw lijst|on your list) \((?:Sam de Vries|Noor Bakker)\)", table)) == 2  # taken
    assert len(re.findall(r"\([^()]*(?:Sam de Vries|Noor Bakker)\)", table)) == 5
    fold.evaluate("node => { node.open = false; }")


def test_a_large_pile_comes_into_view(sat: Callable[[str, int], Any]) -> None:
    """Of more files than are drawn at once the heading has the focus, before the first verdict.

    Whoever asks for what stands on the internet while the device has none is told so, and the question stays.
    """
    page = sat("", 390)
    page.paste("\n".join(f"https://badges.example.net/public/assertions/{number}" for number in range(60)))
    heading = page.page.locator("#overview h3:focus")
    heading.wait_for()
    assert heading.evaluate(IN_VIEW)
    page.page.locator(".going").wait_for(state="hidden")
    assert page.page.locator("tr[data-row]").count() == 60
    assert "60" in page.page.locator("#overview > [role=status]").inner_text()
    question = page.page.locator("[data-online-pile]")
    page.page.locator("tr[data-row] .do button").first.click()  # the row leads to the question
    assert question.locator("button:focus").count() == 1
    page.page.context.set_offline(True)
    question.locator("button").click()
    question.locator("[role=status]", has_text="geen internet").wait_for()
    rows = page.page.locator("tr[data-row] .why", has_text="geen internet, dus badges.example.net is niet gevraagd")
    rows.nth(59).wait_for(state="attached")  # of a large pile rows are drawn anew only so often
    assert rows.count() == 60
    assert page.page.locator('[data-total="online-check-needed"]').count() == 1  # not "could not be fetched"
    assert question.locator("button").is_enabled()
    page.page.context.set_offline(False)
    page.page.evaluate("() => document.querySelector('#clear').click()")
    assert page.page.evaluate("() => document.querySelectorAll('tr[data-row]').length") == 0


PHOTO = b"\xff\xd8\xff\xe0 of somebody"


def _without_badge(*names: str) -> bytes:
    """Return an e-mail with attachments, none of which holds a badge."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "kim@example.org", "werk@example.org", "Sollicitatie"
    letter.set_content("Zie de bijlagen.")
    for name in names:
        letter.add_attachment(PHOTO, maintype="application", subtype="octet-stream", filename=name)
    return letter.as_bytes()


DRAGGED = ("dragEnter", "dragOver", "drop")


def test_a_dropped_folder_names_each_applicant(
    sat: Callable[[str, int], Any], verify_folder: Path, tmp_path: Path
) -> None:
    """Folders within a folder, with an e-mail in one: a row names the file inside, and whose folder it is in."""
    samples = verify_folder / "samples"
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "noor@example.org", "werk@example.org", "Sollicitatie"
    letter.set_content("Zie de bijlagen.")
    for name in ("genuine.svg", "tampered.png"):
        letter.add_attachment((samples / name).read_bytes(), maintype="image", subtype="x", filename=f"mijn {name}")
    for person, name, body in (
        ("Sam", "genuine.png", (samples / "genuine.png").read_bytes()),
        ("Noor", "brief.eml", letter.as_bytes()),
        ("Noor", ".DS_Store", b"of a file manager"),
    ):
        (tmp_path / "Vacature" / person).mkdir(parents=True, exist_ok=True)
        (tmp_path / "Vacature" / person / name).write_bytes(body)
    (tmp_path / "Vacature" / "Kim.eml").write_bytes(_without_badge("foto.jpg"))
    (tmp_path / "Vacature" / "Lot.eml").write_bytes(_without_badge("foto.jpg", "brief.txt"))
    with zipfile.ZipFile(tmp_path / "Vacature" / "Pim.zip", "w") as pack:
        pack.writestr("map/cv.txt", "Curriculum vitae")
        pack.writestr("map/foto.jpg", PHOTO)
    page = sat("", 390)
    hand = page.page.context.new_cdp_session(page.page)
    files = {"items": [], "files": [str(tmp_path / "Vacature")], "dragOperationsMask": 1}
    for kind in DRAGGED:
        hand.send("Input.dispatchDragEvent", {"type": kind, "x": 100, "y": 100, "data": files})
    page.page.locator("tr[data-row]").nth(6).wait_for()
    page.page.locator(".going").wait_for(state="hidden")
    rows = page.page.locator("tr[data-row]")
    found = {row.get_attribute("data-row"): row.locator("td").nth(1).inner_text() for row in rows.all()}
    assert found == {
        "Vacature/Noor/brief.eml \u203a mijn genuine.svg": "Noor",
        "Vacature/Noor/brief.eml \u203a mijn tampered.png": "Noor",
        "Vacature/Sam/genuine.png": "Sam",
        "Vacature/Kim.eml \u203a foto.jpg": "",  # what was looked at, also where nothing holds a badge
        "Vacature/Lot.eml": "",
        "Vacature/Pim.zip \u203a map/cv.txt": "",
        "Vacature/Pim.zip \u203a map/foto.jpg": "",
    }
    shown = {str(row.get_attribute("data-row")): row.locator("button").inner_text() for row in rows.all()}
    assert shown["Vacature/Noor/brief.eml \u203a mijn genuine.svg"] == "brief.eml \u203a mijn genuine.svg"
    assert shown["Vacature/Kim.eml \u203a foto.jpg"] == "Kim.eml \u203a foto.jpg"
    several = page.page.locator('tr[data-row="Vacature/Lot.eml"] .why')
    assert several.inner_text() == "Bekeken: foto.jpg, brief.txt"
    assert rows.first.get_attribute("data-row") == "Vacature/Noor/brief.eml \u203a mijn tampered.png"
    hand.detach()


def _saved(page: Any, name: str, path: Path) -> Path:
    fold = page.page.locator("#overview details", has_text=re.compile("Save or print|Bewaar of druk"))
    fold.evaluate("node => { node.open = true; }")
    with page.page.expect_download() as download:
        fold.get_by_role("button", name=re.compile(name)).click()
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("look", LOOKS)
def test_a_saved_session_is_checked_anew(
    look: tuple[str, int], sat: Callable[[str, int], Any], verify_folder: Path, tmp_path: Path
) -> None:
    """An applicant may write a session full of green: what it says was not checked, and counts for nothing."""
    page = sat(*look)
    _given(page, verify_folder / "samples", tmp_path)
    path = _saved(page, "JSON", tmp_path / "badges.json")
    told = json.loads(path.read_text(encoding="utf-8"))
    assert [one["reports"][0]["schema"] for one in told["files"]] == ["badge-report/2"] * 9
    groups = {one["inside"].removeprefix("Vacature/"): one["groups"] for one in told["files"]}
    assert groups["Sam de Vries/not-a-badge.png"] == ["along"]
    assert groups["Lot Visser/not-a-badge.png"] == ["no-badge-found"]
    for one in told["files"]:
        one["reports"][0] |= {"verdict": "valid", "headline": "verified"}
        one["recipient"] = "noor@example.org"
    path.write_text(json.dumps(told, separators=(",", ":")), encoding="utf-8")
    page.clear()
    page.page.evaluate(
        """text => {
            globalThis.seen = [];
            const looks = new MutationObserver(() => {
                const rows = [...document.querySelectorAll('tr.queued')];
                if (rows.length === 0) return;
                looks.disconnect();
                globalThis.seen = rows.map((row) => row.textContent);
            });
            looks.observe(document.querySelector('#overview'), { subtree: true, childList: true });
            const data = new DataTransfer();
            data.items.add(new File([text], 'badges.json'));
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
        }""",
        path.read_text(encoding="utf-8"),
    )
    page.page.wait_for_function("() => globalThis.seen.length > 0")
    saved = "opgeslagen, niet nagekeken" if look[0] == "" else "saved, not checked"
    assert all(saved in text for text in page.page.evaluate("() => globalThis.seen"))
    page.page.locator("tr[data-row]").nth(8).wait_for()
    page.page.locator(".going").wait_for(state="hidden")
    assert [one.get_attribute("data-total") for one in page.page.locator("[data-total]").all()] == [
        "all",
        *WORST_FIRST,
    ]
    assert page.page.locator("[data-tone=valid]").count() == 0


@pytest.mark.parametrize("look", LOOKS)
def test_a_pile_stops_and_goes_on_and_is_taken_along(
    look: tuple[str, int], sat: Callable[[str, int], Any], verify_folder: Path, tmp_path: Path
) -> None:
    """Stopped, the rest waits; going on judges it. A sheet for each applicant, and the table names the files inside."""
    page = sat(*look)
    page.page.evaluate(
        """() => {
            const seen = new MutationObserver(() => {
                const button = document.querySelector('[data-stop]');
                if (button === null || document.querySelectorAll('tr[data-row]').length < 1) return;
                seen.disconnect();
                button.click();
            });
            seen.observe(document.querySelector('#overview'), { subtree: true, childList: true });
        }"""
    )
    page.give(_pile(verify_folder / "samples", tmp_path))
    stopped = page.page.locator(".going", has_text=re.compile("Gestopt|Stopped"))
    stopped.wait_for()
    page.page.locator("[data-item]:not([aria-busy])").first.wait_for(state="attached")
    assert page.page.locator("tr.queued").count() > 0
    stopped.locator("button").click()
    page.page.locator(".going").wait_for(state="hidden")
    assert page.page.locator("tr[data-row]").count() == 9
    page.page.evaluate(
        """() => {
            globalThis.print = () => {
                globalThis.sheets = [...document.querySelectorAll('.applicant h2')].map((one) => one.textContent);
                globalThis.facts = [...document.querySelectorAll('.applicant dd')].map((one) => one.textContent);
            };
        }"""
    )
    fold = page.page.locator("#overview details", has_text=re.compile("Save or print|Bewaar of druk"))
    fold.locator("summary").click()
    fold.get_by_role("button", name=re.compile("one sheet|één blad")).click()
    assert page.page.evaluate("() => globalThis.sheets") == sorted(APPLICANTS)
    assert [said for said in page.page.evaluate("() => globalThis.facts") if re.search(r"\b20\d\d-\d\d", said)] == []
    assert page.page.locator(".applicant").count() == 0
    fold.get_by_role("checkbox").check()
    table = _saved(page, "CSV", tmp_path / "badges.csv").read_text(encoding="utf-8-sig")
    assert "Vacature/Kim Jansen/expired.svg" in table
    assert '"Kim Jansen"' in table
