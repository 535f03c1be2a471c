"""Pages in states that a demonstration seldom has: a long name, eight offerings, no picture, another language."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest

from badge_catalogue.model import Offering
from badge_catalogue.model.text import Text

LONG = "Arbeidsomstandighedenwetgeving en veiligheidsvoorschriften voor onderhoudsmonteurs " * 2


def test_a_long_name_is_not_cut(page_of: Callable[..., str]) -> None:
    """A name stands whole in the heading, however long it is, and nothing of it is lost in the mail to the school."""
    name = LONG.strip()
    body = page_of(name=Text({"nl": name, "en": name}))
    (heading,) = re.findall(r"<h1>(.*?)</h1>", body, re.DOTALL)
    assert re.sub(r"<[^>]+>", "", heading).strip() == name


@pytest.mark.parametrize("number", [1, 8])
def test_every_offering_stands_on_the_page(page_of: Callable[..., str], number: int) -> None:
    """The block tells the first start and how many come later; each start and place stands below."""
    towns = [f"Plaats {place}" for place in range(number)]
    offering = tuple(
        Offering(locations=(town,), starts=(date(2027, 1 + place, 4),)) for place, town in enumerate(towns)
    )
    body = page_of(offering=offering)
    when = re.search(r'data-fact="when".*?</div>', body, re.DOTALL)
    assert when
    assert re.findall(r"en (\d+) later", when[0]) == [str(left) for left in range(number - 1, 0, -1)]
    block, _, below = body.partition("</dl>")
    assert all(town in block and town in below for town in towns)


def test_a_badge_without_a_picture_is_drawn(page_of: Callable[..., str]) -> None:
    """Without a file of its own a badge has the drawn picture, with words for who does not see it."""
    body = page_of(image=None)
    (picture,) = re.findall(r'<img class="badge-hero"[^>]*>', body)
    assert re.search(r'src="[^"]+\.(svg|png)"', picture)
    assert re.search(r'alt="[^"]+"', picture)


@pytest.mark.parametrize(("tongue", "marked"), [("en", 1), ("nl", 0), ("fr", 1)])
def test_a_text_in_another_language_says_so(page_of: Callable[..., str], tongue: str, marked: int) -> None:
    """A description in another language alone is shown, in that language for a reader's voice; a third one too."""
    words = "Welding thin sheets."
    body = unescape(page_of(description=Text({tongue: words})))
    lead = body.partition('<div class="lead">')[2].partition("<section")[0]
    assert words in lead
    assert lead.count(f'lang="{tongue}"') == marked
