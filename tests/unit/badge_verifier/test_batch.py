"""Piles: a list of links is as many questions, in its own order, and a print says where to check again."""

import json
from pathlib import Path

import pytest

from badge_verifier import batch, cli
from badge_verifier.errors import Unchecked
from badge_verifier.limits import Limits
from badge_verifier.ports import Answer

VECTORS = Path(__file__).resolve().parents[2] / "vectors"
NOW = ("--now", "2026-11-22T12:00:00Z")


class Asked:
    """A network that answers nobody and remembers the questions."""

    urls: list[str]

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Remember the question."""
        del max_bytes, seconds
        self.urls.append(url)
        raise Unchecked("fetch.failed", url)


def links(count: int) -> list[str]:
    """Return addresses of badges."""
    return [f"https://x{number}.example.org/assertions/1" for number in range(count)]


def test_each_link_of_a_list_may_ask_its_own_share(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Forty links are forty questions; in one badge or one ZIP no more than sixteen are asked."""
    Asked.urls = []
    monkeypatch.setattr(batch, "HttpsFetcher", Asked)
    (tmp_path / "links.txt").write_text("\n".join(links(40)), encoding="utf-8")
    assert cli.main([*NOW, "--online", "--json", str(tmp_path / "links.txt")]) == 2
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert Asked.urls == links(40)
    assert [report["index"] for report in reports] == list(range(40))
    assert len({report["sha256"] for report in reports}) == 1


def test_a_list_keeps_its_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A token between two links is answered between them."""
    token = (VECTORS / "genuine-jwt" / "badge.jwt").read_text(encoding="utf-8").strip()
    first, last = links(2)
    (tmp_path / "list.txt").write_text(f"1. {first}\n2. {token}\n3. {last}.\n", encoding="utf-8")
    cli.main([*NOW, "--json", "--trust", str(VECTORS / "trust.json"), str(tmp_path / "list.txt")])
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [report["headline"] for report in reports] == ["online-check-needed", "verified", "online-check-needed"]
    assert [each["steps"][2]["message"].split(" at ")[1][:2] for each in (reports[0], reports[2])] == ["x0", "x1"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("\n".join(links(500)), 500),
        ("\n".join(links(501)), 1),
        (links(1)[0], 1),
        (links(1)[0] + " " + links(1)[0], 1),
        ("no link", 1),
        ('{"a": "https://a.example.org/ https://b.example.org/"}', 1),
    ],
    ids=["most", "too many", "one", "one, twice", "none", "JSON"],
)
def test_only_lists_are_taken_apart(text: str, parts: int) -> None:
    """More than the limit, one alone, and other kinds of files stay whole."""
    found = batch.links(text.encode(), Limits())
    assert len(found) == parts
    if parts == 1:
        assert found == (batch.Part(text.encode()),)


def test_what_was_noted_of_a_list_is_told_of_its_members(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each link by itself keeps what was said where it stood: unwrapped, beside other links; one beside it does not."""
    wrapped = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example.org%2Fbadges%2F1&data=x"
    text = f"Mijn badges: {wrapped} en https://b.example.org/badges/2 en https://www.linkedin.com/in/sam"
    (tmp_path / "mail.txt").write_text(text, encoding="utf-8")
    cli.main([*NOW, "--json", str(tmp_path / "mail.txt")])
    first, second = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["code"] for each in first["remarks"]] == ["remark.unwrapped", "remark.other-links"]
    assert second["remarks"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--lang", "nl"), "controleer opnieuw op de site van de catalogus."),
        (("--lang", "nl", "--trust"), "controleer opnieuw op https://catalogue.example.org/verify/."),
        (("--lang", "en", "--trust"), "check again on https://catalogue.example.org/en/verify/."),
    ],
)
def test_a_print_says_where_to_check_again(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """At the address of the catalogue whose list was used; without one it is only named."""
    trust = (str(VECTORS / "trust.json"),) if "--trust" in arguments else ()
    page = tmp_path / "print.html"
    cli.main([*NOW, *arguments, *trust, "--html", str(page), str(VECTORS / "genuine-json" / "badge.json")])
    assert said in page.read_text(encoding="utf-8")


def test_a_print_says_what_the_catalogue_says(tmp_path: Path) -> None:
    """Level and load of a badge that it recognised; of one that claims something else, nothing."""
    page = tmp_path / "print.html"
    trust = ("--lang", "nl", "--trust", str(VECTORS / "trust.json"), "--html", str(page))
    cli.main([*NOW, *trust, str(VECTORS / "genuine-json" / "badge.json")])
    assert "<th>Hoeveel werk (volgens de catalogus)</th><td>70 uur</td>" in page.read_text(encoding="utf-8")
    for name in ("differs", "tampered", "unknown-issuer"):
        cli.main([*NOW, *trust, str(VECTORS / name / "badge.json")])
        assert "volgens de catalogus" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hosted-offline", "The original of this badge stands at platform.example.org and was not fetched."),
        ("tampered", "The signature does not fit the content"),
        ("unknown-issuer", "The issuer is not on our list of institutions."),
        ("unsigned", "This badge has no digital signature."),
    ],
)
def test_a_line_says_why_and_whom_to_ask(name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The step that decided, in its own words; a valid badge needs none."""
    case = json.loads((VECTORS / name / "case.json").read_bytes())
    cli.main([*NOW, "--trust", str(VECTORS / "trust.json"), str(VECTORS / name / case["file"])])
    (line,) = capsys.readouterr().out.splitlines()
    assert said in line.split("\t")[5]
    cli.main([*NOW, "--trust", str(VECTORS / "trust.json"), str(VECTORS / "genuine-json" / "badge.json")])
    assert len(capsys.readouterr().out.split("\t")) == 5
