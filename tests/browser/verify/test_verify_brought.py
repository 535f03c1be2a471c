"""What people bring: files dropped or pasted, links, lists with names, a pile; and the table that comes of it."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def test_a_pasted_badge_is_judged(desk: Any, verify_folder: Path) -> None:
    """The text of a badge may be pasted instead of given as a file."""
    page = desk()
    page.paste((verify_folder / "samples" / "genuine.json").read_text(encoding="utf-8"))
    assert page.headline("badge.json") == ("valid", "verified")


def test_a_pasted_column_gives_one_answer_for_each_link(lasting_host: Any, desk: Any) -> None:
    """Names and links from a spreadsheet: each link is one row, and none is followed unasked."""
    page = desk()
    page.wait()
    before = len(lasting_host.asked)
    links = [f"https://badges.example.net/public/assertions/{number}" for number in range(3)]
    page.paste("\n".join(f"Person {link[-1]}\t{link}" for link in links))
    for link in links:
        assert page.headline(link)[0] == "undecided"
    assert page.page.locator("tr[data-row]").count() == 3
    assert lasting_host.asked[before:] == []


def test_the_names_of_a_pasted_list_stand_beside_their_links(desk: Any) -> None:
    """A spreadsheet column, a list with commas, a sentence: a name goes with its link, a sentence is no name."""
    page = desk()
    link = "https://badges.example.net/public/assertions/"
    page.paste(
        f"Sam de Vries\t{link}1\nNoor van den Berg, {link}2\n{link}3\nHere is the badge that I got last year: {link}4"
    )
    for number in range(1, 5):
        page.headline(f"{link}{number}")
    rows = page.page.locator("tr[data-row]")
    assert [row.locator("td").nth(1).inner_text() for row in rows.all()] == [
        "Sam de Vries",
        "Noor van den Berg",
        "",
        "",
    ]
    assert "Sam de Vries" in page.open(f"{link}1").locator(".report-file").inner_text()
    page.page.locator("#overview summary", has_text="Save or print").click()
    for with_names in (False, True):
        page.page.locator("#overview input[type=checkbox]").set_checked(with_names)
        with page.page.expect_download() as download:
            page.page.get_by_role("button", name="Save as CSV").click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        assert ("Sam de Vries" in text, f"{link}1" in text) == (with_names, with_names)


def test_a_letter_with_a_badge_in_it_is_one_badge(desk: Any, verify_folder: Path) -> None:
    """The addresses within a badge are no badges of their own."""
    page = desk()
    badge = (verify_folder / "samples" / "genuine.json").read_text(encoding="utf-8")
    page.paste(f"Dear madam,\nhere is my badge:\n\n{badge}\n\nKind regards, Sam\nhttps://www.linkedin.com/in/sam")
    assert page.headline("badge.txt") == ("valid", "verified")
    assert page.page.locator("[data-report]").count() == 1


def test_other_links_of_a_letter_are_no_badges(desk: Any) -> None:
    """A profile beside a badge's link gets no answer of its own, and its host is not offered."""
    page = desk()
    page.paste(
        "My badge is at https://badges.example.net/public/assertions/1 and I am https://www.linkedin.com/in/sam."
    )
    assert page.headline("badge.txt") == ("undecided", "online-check-needed")
    assert page.page.locator("[data-report]").count() == 1
    assert "linkedin.com will see" not in page.page.locator("[data-report]").inner_text()


def test_a_markdown_link_is_the_link(desk: Any) -> None:
    """Brackets at the beginning are not those of JSON."""
    page = desk()
    page.paste("[My badge](https://badges.example.net/public/assertions/1)")
    assert page.headline("badge.txt") == ("undecided", "online-check-needed")


def test_two_people_who_send_one_link_are_both_named(desk: Any) -> None:
    """It is checked once, and nobody is lost: that two send the same badge is worth knowing."""
    page = desk()
    link = "https://badges.example.net/public/assertions/1"
    page.paste(f"Sam de Vries\t{link}\nNoor van den Berg\t{link}\nSam de Vries\t{link}\nKim\t{link}2")
    page.headline(f"{link}2")
    rows = page.page.locator("tr[data-row]")
    assert [row.locator("td").nth(1).inner_text() for row in rows.all()] == ["Sam de Vries, Noor van den Berg", "Kim"]


def test_a_row_leads_to_its_own_card_whatever_the_file_is_called(
    desk: Any, verify_folder: Path, tmp_path: Path
) -> None:
    """Everybody sends a "badge.png": the second row leads to the second card, not to the first of that name."""
    page = desk()
    for folder, sample in (("one", "genuine.png"), ("two", "tampered.png")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "badge.png").write_bytes((verify_folder / "samples" / sample).read_bytes())
        page.give(tmp_path / folder / "badge.png")
    page.page.locator("tr[data-row]").nth(1).wait_for()
    for place, headline in enumerate(("tampered", "verified")):
        page.page.locator("tr[data-row]").nth(place).locator("button").click()
        page.page.locator(f"[data-report][data-headline={headline}]:focus").wait_for()


def test_the_table_is_sorted_by_a_click_on_its_head(desk: Any, verify_folder: Path) -> None:
    """Once up, twice down; what is said to the screen reader agrees."""
    page = desk()
    names = ["tampered.png", "expired.svg", "genuine.png"]
    page.give(*(verify_folder / "samples" / name for name in names))
    for name in names:
        page.headline(name)
    for order, expected in (("ascending", sorted(names)), ("descending", sorted(names, reverse=True))):
        page.page.locator("th button").first.click()
        assert page.page.locator("th[aria-sort]").get_attribute("aria-sort") == order
        assert [row.get_attribute("data-row") for row in page.page.locator("tr[data-row]").all()] == expected


def test_a_pasted_picture_is_judged(desk: Any, verify_folder: Path) -> None:
    """A picture from the clipboard is a file like any other."""
    page = desk()
    content = list((verify_folder / "samples" / "genuine.png").read_bytes())
    page.page.evaluate(
        """(content) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(content)], 'image.png', { type: 'image/png' }));
            document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
        }""",
        content,
    )
    assert page.headline("image.png") == ("valid", "verified")


def test_dropped_files_are_judged(desk: Any, verify_folder: Path) -> None:
    """Several files dropped anywhere on the page are each judged."""
    page = desk()
    for name in ("genuine.svg", "tampered.png"):
        page.page.evaluate(
            """([name, content]) => {
                const data = new DataTransfer();
                data.items.add(new File([new Uint8Array(content)], name));
                document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
            }""",
            [name, list((verify_folder / "samples" / name).read_bytes())],
        )
    assert page.headline("genuine.svg")[1] == "verified"
    assert page.headline("tampered.png")[1] == "tampered"


def test_a_link_to_a_collection_is_explained(desk: Any) -> None:
    """A link to several badges: the page asks for one link per badge, and looks nothing up."""
    page = desk()
    for link, told in (
        ("https://www.edubadges.nl/public/collections/a", 1),
        ("https://www.edubadges.nl/public/assertions/a", 0),
    ):
        page.clear()
        page.paste(link)
        assert page.headline(link)[0] == "undecided"
        assert page.page.locator("[data-report] .note", has_text="Ask for one link per badge").count() == told


def test_a_filter_goes_with_the_files_it_was_chosen_for(desk: Any, verify_folder: Path) -> None:
    """After "clear all" the next pile is shown whole, in its own order, also where none of it would pass."""
    page = desk()
    rows = page.page.locator("tr[data-row]")
    for names, shown in ((("expired.svg", "tampered.png"), 1), (("unknown-issuer.png", "genuine.png"), 2)):
        page.clear()
        page.give(*(verify_folder / "samples" / name for name in names))
        page.headline(names[-1])
        if shown == 1:
            page.page.locator("th button").first.click()
            page.page.locator("[data-total=tampered]").click()
        assert rows.count() == shown
    assert [row.get_attribute("data-row") for row in rows.all()] == ["unknown-issuer.png", "genuine.png"]
    assert page.page.locator("th[aria-sort]").count() == 0


def test_forty_files_make_one_table(desk: Any, verify_folder: Path, tmp_path: Path) -> None:
    """A pile is judged in one go: a row each, a filter, and a CSV that leaves out names unless chosen."""
    names = ["genuine.png", "tampered.png", "unknown-issuer.png", "expired.svg"]
    paths = []
    for number in range(40):
        name = names[number % len(names)]
        path = tmp_path / f"Sam de Vries {number}{Path(name).suffix}"
        path.write_bytes((verify_folder / "samples" / name).read_bytes())
        paths.append(path)
    page = desk()
    page.give(*paths)
    for path in paths:
        page.headline(path.name)
    assert page.page.locator("tr[data-row]").count() == 40
    page.page.locator("[data-total=tampered]").click()
    page.page.locator("#overview summary", has_text="Save or print").click()
    assert page.page.locator("tr[data-row]").count() == 10
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="Save as CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert text.count("\n") == 41
    assert "Sam de Vries" not in text
    page.page.locator("#overview input[type=checkbox]").check()
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="Save as CSV").click()
    assert "Sam de Vries 7" in Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_a_zip_gives_a_report_for_each_badge_in_it(desk: Any, verify_folder: Path, tmp_path: Path) -> None:
    """One file with several badges: each is judged as if it came alone, and named with its place in the ZIP."""
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as pack:
        for name in ("genuine.png", "tampered.png"):
            pack.write(verify_folder / "samples" / name, name)
    page = desk()
    page.give(path)
    assert page.headline("all.zip \u203a genuine.png")[1] == "verified"
    assert page.headline("all.zip \u203a tampered.png")[1] == "tampered"
