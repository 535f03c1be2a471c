"""Contributors' Markdown becomes HTML that can only be read."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badge_catalogue.facts.markdown import _MARKED, html, plain

ALLOWED = re.compile(
    r"</?(?:p|br|ul|ol|li|strong|em|a|code|pre|blockquote|hr|h[3-6]|table|thead|tbody|tr|th|td)"
    r'(?: href="(?:https?|mailto):[^"]*"| rel="noopener nofollow")*>'
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("een *twee* **drie**", "<p>een <em>twee</em> <strong>drie</strong></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("[x](https://example.org/)", '<p><a href="https://example.org/" rel="noopener nofollow">x</a></p>'),
        ("eerste\n\ntweede", "<p>eerste</p>\n<p>tweede</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ],
)
def test_markdown_is_rendered(text: str, wanted: str) -> None:
    """Ordinary Markdown comes out as ordinary HTML."""
    assert html(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "![x](https://example.org/a.png)",
        '<a href="https://example.org" onclick="x()">a</a>',
        "<style>p{}</style>\n\n<iframe src=//x></iframe>",
        "[x](data:text/html,<b>)",
        "[x](//example.org/)",
        "[x](../verify/)",
        "[]()",
    ],
)
def test_nothing_active_survives(text: str) -> None:
    """HTML, images and odd links in a text stay text or go."""
    left = ALLOWED.sub("", html(text))
    assert "<" not in left
    assert "javascript:" not in html(text)


@settings(deadline=None)  # no test is timed
@given(st.text(alphabet=st.sampled_from("ab<>/\"'=&;:()[]!*_`#-\n ascript:onlerdhf"), max_size=80))
def test_only_listed_elements_come_out(text: str) -> None:
    """Whatever is written, only elements of the list come out."""
    assert "<" not in ALLOWED.sub("", html(text))


def test_headings_start_at_the_third_level() -> None:
    """A contributor's heading never competes with the page's own."""
    assert html("# Een") == "<h3>Een</h3>"
    assert html("###### Zes") == "<h6>Zes</h6>"


@settings(deadline=None)  # no test is timed
@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=60))
def test_running_text_needs_no_parser(text: str) -> None:
    """The short way for plain text says the same as the parser would."""
    if not _MARKED.search(text) and text.strip():
        assert plain(text) == re.sub(r"\s+", " ", text).strip()


def test_plain_has_no_marks() -> None:
    """The plain form is one line of words."""
    assert plain("Een *nadruk* & [link](https://example.org/)\n\n- punt") == "Een nadruk & link punt"


@given(st.text(alphabet="ab \n\t'\"*_-.:é\u00a0&<>#`|1", max_size=40))
def test_running_text_reads_alike_with_and_without_html(text: str) -> None:
    """Text without any mark is the text that stands in its HTML: no path through the parser says anything else."""
    shown = unescape(re.sub(r"<[^>]*>", "", html(text)))
    assert _MARKED.search(text) or plain(text) == " ".join(shown.split())


LISTED = st.lists(st.text(alphabet="ab -.:é'\"1*`&<\n\u00a0", max_size=8), min_size=1, max_size=4)


@given(LISTED.map(lambda items: "\n".join(f"- {item}" for item in items)))
def test_a_list_is_the_same_whichever_way_it_is_read(text: str) -> None:
    """A list of running text, which the parser does not see, comes out as the parser would have it."""
    parsed = html(f"{text}\n\n[x]: https://example.org/")  # what is named and never used writes nothing
    assert unescape(html(text)).strip() == unescape(parsed).strip()


def test_nothing_is_left_of_an_earlier_text() -> None:
    """An address that one text names does not become a link in the next."""
    assert "<a " in html("[x][y]\n\n[y]: https://example.org/")
    assert html("[x][y]") == "<p>[x][y]</p>"
