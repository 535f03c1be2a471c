"""What people paste: a token that a mail program broke, a badge within a letter, links of every kind."""

import json
import textwrap

import pytest

from badge_verifier.claims.credential import Payload
from badge_verifier.containers.tokens import tokens
from badge_verifier.containers.unbake import unbake
from badge_verifier.errors import Absent, StepError, Unchecked
from badge_verifier.limits import Limits

from .conftest import Judge, altered, altered_token, headlines

LINK = "https://www.edubadges.nl/public/assertions/AbCdEfGhIjKlMnOpQrStUv"


def urls(text: str) -> list[str]:
    """Return the addresses that count as badges."""
    return [each.text for each in unbake(text.encode(), Limits()) if isinstance(each, Payload) and each.kind == "url"]


def code(text: str) -> str:
    """Return why nothing, or the first thing, in a text can be read."""
    try:
        first = unbake(text.encode(), Limits())[0]
    except StepError as error:
        return error.code
    return first.code if isinstance(first, StepError) else first.kind


AROUND = {
    "prose": "Hallo, mijn badge is {} en ik hoor het graag.",
    "bearer": "Authorization: Bearer {}",
    "quotes": '"{}"',
    "single quotes": "'{}'",
    "period": "Mijn badge: {}.",
    "brackets": "(zie {})",
    "angle brackets": "<{}>",
    "back-ticks": "Zie `{}`",
    "fence": "```\n{}\n```",
    "bold": "**{}**",
    "quotation": "> {}",
    "line after": "{}\nGroeten\nSam",
}


@pytest.mark.parametrize("name", AROUND)
def test_token_within_words_is_read(name: str, token: str, judge: Judge) -> None:
    """Spaces, quotes, brackets and the end of a sentence are no part of it; one bit changed is tampered."""
    assert headlines(judge(AROUND[name].format(token).encode())) == ["verified"]
    assert headlines(judge(AROUND[name].format(altered_token(token)).encode())) == ["tampered"]


@pytest.mark.parametrize("width", [64, 72, 76, 78, 90, 998])
@pytest.mark.parametrize("mark", ["", "> ", ">> ", "  "])
@pytest.mark.parametrize("tail", ["", ".", "\n\nGroeten,\nSam", "\nGroeten\nSam de Vries"])
def test_broken_token_is_joined(width: int, mark: str, tail: str, token: str, judge: Judge) -> None:
    """Wherever the lines break, also within the signature; what follows is no part of it."""
    for text, headline in ((token, "verified"), (altered_token(token), "tampered")):
        lines = textwrap.wrap(text, width)
        assert headlines(judge((f"\n{mark}".join(["Mijn badge:", *lines]) + tail).encode())) == [headline]


def test_a_line_may_end_with_the_point_of_a_token(token: str, judge: Judge) -> None:
    """Broken just before its signature, and within that: the point is no end of a sentence."""
    head, body, signature = token.split(".")
    for text in (f"{head}.{body}.\n{signature}", f"{head}.\n{body}.\n{signature[:80]}\n{signature[80:]}\nGroet"):
        assert headlines(judge(text.encode())) == ["verified"]
    broken = altered_token(token).split(".")
    assert headlines(judge(f"{broken[0]}.{broken[1]}.\n{broken[2]}".encode())) == ["tampered"]


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "=\n", "=\r\n"])
def test_token_that_a_program_changed_is_damaged_by_copying(unseen: str, token: str, judge: Judge) -> None:
    """What nobody sees within it, or a broken line of raw mail: named, and never put right by guessing."""
    for text in (f"{token[:120]}{unseen}{token[120:]}", f"Hallo\n{token[:40]}{unseen}{token[40:]}"):
        (report,) = judge(text.encode())
        assert (report.headline, report.steps[0].code) == ("malformed", "unbake.copied")
    assert headlines(judge(f"ey{unseen}Hallo".encode())) == ["no-badge-found"]


@pytest.mark.parametrize("text", ["www.school.example", "jan.de.vries", "v4.public.eyJkYXRhIjoiYSJ9", "e.w.x"])
def test_three_words_with_points_are_no_token(text: str, judge: Judge) -> None:
    """The name of a host or of a person is not a damaged badge; a real token with a space behind it is one."""
    assert headlines(judge(text.encode())) == ["no-badge-found"]


def test_a_hard_space_behind_a_token_is_a_space(token: str, judge: Judge) -> None:
    """As a text editor leaves it; a letter behind it is another thing."""
    assert headlines(judge(f"{token}\u00a0\n".encode())) == ["verified"]
    assert headlines(judge(f"{token}\u00e9".encode())) != ["verified"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_joined(end: str, token: str, judge: Judge) -> None:
    """Of Windows, and of old Macintosh programs."""
    assert headlines(judge(end.join(textwrap.wrap(token, 76)).encode())) == ["verified"]


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("{}=", "unbake.token-glued"),
        ("{}==", "unbake.token-glued"),
        ("{}.AAAA", "unbake.token-glued"),
        ("jwt={}", "unbake.token-glued"),
        ("jwt:{}", "unbake.token-glued"),
        ("a.{}", "unbake.token-glued"),
        ("{}+", "unbake.token-glued"),
        ("{}/x", "unbake.token-glued"),
        ("{}%3D", "unbake.token-glued"),
        ("{}\u200b", "unbake.token-glued"),
        ("{}AA", "unbake.token-cut"),
        ("{}.AAAA.AAAA", "unbake.token-glued"),
    ],
)
def test_token_with_something_glued_to_it_is_not_that_token(form: str, wanted: str, token: str, judge: Judge) -> None:
    """Padding, a suffix, a label: none is cut off to make a token that would pass, alone or within words."""
    for text in (form.format(token), f"Mijn badge: {form.format(token)} en meer"):
        (report,) = judge(text.encode())
        assert report.verdict == "undecided" or report.headline == "malformed"
        assert report.steps[0].code == wanted


@pytest.mark.parametrize("lost", [1, 30, 86])
def test_token_that_was_cut_is_said_to_be_cut(lost: int, token: str) -> None:
    """A signature that is too short was not altered but lost, and nobody is accused."""
    assert code(token[:-lost]) == code(f"badge: {token[:-lost]}") == "unbake.token-cut"
    assert code(token[: len(token) // 3]) == "unbake.token-cut"


def test_line_of_words_is_no_part_of_a_cut_token(token: str) -> None:
    """A last line that is lost is not replaced by the greeting below."""
    lines = textwrap.wrap(token, 76)[:-1]
    text = "\n".join([*lines, "Groetenvanmijnhartelijkelievevriendinuithetdorpwaarwijwoondentoenwijnogjongwarenenblij"])
    assert code(text) == "unbake.token-cut"


def test_letter_before_a_token_makes_it_another(token: str, judge: Judge) -> None:
    """Alone it is a token with a broken header, within words it is glued."""
    for text, place, wanted in ((f"x{token}", 1, "proof.malformed"), (f"badge: x{token}", 0, "unbake.token-glued")):
        (report,) = judge(text.encode())
        assert report.verdict != "valid"
        assert report.steps[place].code == wanted


def test_token_in_lines_with_empty_ones_between_is_joined(token: str, judge: Judge) -> None:
    """Some programs double each line end; with spaces instead it is said to be broken."""
    lines = textwrap.wrap(token, 76)
    assert headlines(judge("\n\n".join(lines).encode())) == ["verified"]
    assert headlines(judge("\r\n\r\n".join([*lines, "Groet", "Sam"]).encode())) == ["verified"]
    assert judge(" ".join(lines).encode())[0].steps[0].code == "unbake.token-cut"


def test_two_broken_tokens_are_two(token: str, judge: Judge) -> None:
    """The second begins on the line after the first."""
    text = "\n".join(textwrap.wrap(token, 76) + textwrap.wrap(altered_token(token), 76))
    assert headlines(judge(text.encode())) == ["verified", "tampered"]


def test_more_beginnings_of_tokens_than_are_looked_at_are_too_many() -> None:
    """A text of nothing else is refused."""
    *_, last = tokens("eyJ " * 20_001, "text")
    assert isinstance(last.found, Unchecked)
    assert list(tokens("eyJ " * 10, "text")) == []


LETTERS = {
    "greeting": "Beste mevrouw,\nhier is mijn badge:\n\n{}\n\nGroet, Sam",
    "back-ticks": "```json\n{}\n```",
    "colon": "badge: {}",
    "greeting below": "{}\n\nGroet, Sam",
}


@pytest.mark.parametrize("name", LETTERS)
def test_badge_within_a_letter_is_one_badge(name: str, badge: bytes, judge: Judge) -> None:
    """Its own addresses are no badges; the same with one letter changed is tampered."""
    for text, headline in ((badge, "verified"), (altered(badge), "tampered")):
        assert headlines(judge(LETTERS[name].format(text.decode()).encode())) == [headline]


def test_letter_with_a_broken_badge_says_so(badge: bytes, judge: Judge) -> None:
    """A badge that was cut off is one damaged badge, and its addresses are none; a brace in words is nothing."""
    (report,) = judge(b"Hier: " + badge[:900])
    assert report.steps[1].code == "parse.json"
    assert code('Zet er {"naam"} in') == "unbake.no-badge-in-text"


def test_badges_tokens_and_links_keep_their_order(badge: bytes, token: str) -> None:
    """Each once, as they stand in the text."""
    text = f"1 {LINK} 2 {json.dumps(json.loads(badge))} 3 {token} 4 {LINK}"
    found = unbake(text.encode(), Limits())
    assert [each.kind for each in found if isinstance(each, Payload)] == ["url", "json", "jws"]


@pytest.mark.parametrize(
    "text",
    [
        LINK,
        f"[Mijn badge]({LINK})",
        f"[Mijn badge]({LINK}), en [mijn profiel](https://www.linkedin.com/in/sam)",
        f"<{LINK}>",
        f"{{naam}}, zie {LINK}",
        LINK.replace("https://www.edubadges.nl", "HTTPS://WWW.EDUBADGES.NL"),
        f"[{LINK}]",
        f"[InternetShortcut]\r\nURL={LINK}\r\n",
        f"[Desktop Entry]\nType=Link\nURL={LINK}\n",
        f'<a href="{LINK}">badge</a>',
        f"&lt;{LINK}&gt;",
        "edubadges.nl/public/assertions/AbCdEfGhIjKlMnOpQrStUv",
        "Zie www.edubadges.nl/public/assertions/AbCdEfGhIjKlMnOpQrStUv, met vriendelijke groet",
    ],
    ids=range(13),
)
def test_link_in_every_dress_is_the_link(text: str) -> None:
    """Markdown, shortcuts of Windows and Linux, HTML, and without `https://`."""
    found = [each.removeprefix("https://www.").removeprefix("https://") for each in urls(text)]
    assert found == [LINK.removeprefix("https://www.")]


def test_host_without_a_scheme_counts_for_platforms_alone() -> None:
    """Any other name with a dot is a word, and a name that ends alike is another."""
    for text in ("school.nl/badges/1", "mijnedubadges.nl/public/assertions/1", "sam@edubadges.nl/public/x"):
        with pytest.raises(Absent, match=r"unbake\.no-badge-in-text"):
            unbake(text.encode(), Limits())


def test_other_links_are_named_and_not_asked() -> None:
    """Beside a badge as a remark; alone as the reason why there is none."""
    (found,) = unbake(f"{LINK} en https://www.linkedin.com/in/sam en https://nos.nl/artikel/1".encode(), Limits())
    assert isinstance(found, Payload)
    assert [(each.code, each.detail) for each in found.remarks] == [("remark.other-links", "www.linkedin.com, nos.nl")]
    with pytest.raises(Absent, match=r"unbake\.other-link: www\.linkedin\.com"):
        unbake(b"https://www.linkedin.com/in/sam", Limits())


def test_unknown_link_is_asked_where_it_was_all_that_was_sent() -> None:
    """Then only the answer can tell; among words it is another link."""
    own, two = "https://www.school.example.org/x/123", "https://www.school.example.org/x/124"
    assert urls(own) == [own]
    assert urls(f"{own}\n{two}") == [own, two]
    assert code(f"Ik sta op {own}") == "unbake.other-link"


@pytest.mark.parametrize(
    "text",
    [
        "openid4vp://authorize?client_id=a&request_uri=https%3A%2F%2Fschool.example.org%2Fbadges%2F1",
        "openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fschool.example.org%2Fbadges%2F1",
        "dccrequest://request?issuer=a&vc_request_url=https://school.example.org/badges/1&challenge=b",
        "https://lcw.app/request?issuer=a&vc_request_url=https://school.example.org/badges/1",
        "https://wallet.example.org/badges/?credential_offer=%7B%7D",
        "Haal hem hier op: openid-credential-offer://?credential_offer_uri=https://school.example.org/badges/1",
    ],
    ids=range(6),
)
def test_request_to_a_wallet_is_named_and_nothing_in_it_is_asked(text: str) -> None:
    """Opening one may spend it, so not even the address within is offered."""
    with pytest.raises(Absent, match=r"unbake\.wallet-link"):
        unbake(text.encode(), Limits())
    (found,) = unbake(f"{text} {LINK}".encode(), Limits())
    assert isinstance(found, Payload)
    assert found.text == LINK
    assert [each.code for each in found.remarks] == ["remark.wallet-links"]
