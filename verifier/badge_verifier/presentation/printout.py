"""A page to print for a personnel file: one sheet per badge, everything in the one file, no script, nothing fetched.

It says of itself that it is no proof: what counts is to check the badge again.
"""

import pkgutil
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from string import Template
from typing import Any

from badge_verifier.headlines import narrowed
from badge_verifier.steps import shown
from badge_verifier.words import headlines
from badge_verifier.words.po import group

_TEMPLATE = "printout.html"  # its pieces, each below a line that names it
_PIECE = re.compile(r"<!-- piece (\w+) -->\n(.*?)\n(?=<!-- piece |\Z)", re.DOTALL)


class _Markup(str):
    """HTML that a piece made; every other text is escaped where it is filled in."""

    __slots__ = ()


def page(reports: Sequence[Mapping[str, Any]], language: str, printed: str, site: str = "") -> str:
    """Return the page to print, with a sheet for each report.

    Args:
        reports: As `report.to_json` writes them.
        language: One of `words.po.LANGUAGES`.
        printed: RFC 3339, the moment of printing.
        site: Address of the catalogue's verify page; else it is named in words.
    """
    words = group("sheet", "text", language)
    disclaimer = words["disclaimer"].format(site=site or words["site"])
    sheets = _Markup("\n".join(_sheet(report, language, printed, disclaimer) for report in reports))
    return _piece("page", language=language, title=words["title"], sheets=sheets)


@cache
def _pieces() -> Mapping[str, Template]:
    text = (pkgutil.get_data(__package__, _TEMPLATE) or b"").decode("utf-8")
    return {name: Template(piece) for name, piece in _PIECE.findall(text)}


def _piece(name: str, /, **values: str) -> _Markup:
    """Return a piece of the template with its names filled in."""
    filled = {key: value if isinstance(value, _Markup) else escape(value) for key, value in values.items()}
    return _Markup(_pieces()[name].substitute(filled))


def _each(name: str, values: Iterable[Mapping[str, str]]) -> _Markup:
    """Return a piece as often as there are values for it, one after the other."""
    return _Markup("".join(_piece(name, **each) for each in values))


def _sheet(report: Mapping[str, Any], language: str, printed: str, disclaimer: str) -> _Markup:
    words = group("sheet", "text", language)
    questions = group("sheet", "question", language)
    outcomes = {step["name"]: step["outcome"] for step in report["steps"]}
    advice = headlines.said(narrowed(report), language).next
    title = headlines.heading(report, language)
    rows = [
        (words["file"], f"{report['file']} (SHA-256 {report['sha256']})"),
        (words["judged"], report["now"]),
        (words["printed"], printed),
    ]
    said = _credential(report["credential"], words, proven=outcomes["trust"] == "passed")
    if outcomes["proof"] == "passed":
        rows += said + _worth(report["credential"], words, language, known=outcomes["catalogue"] == "passed")
    claims = said if outcomes["proof"] != "passed" else []
    remarks = [{"message": note["message"]} for note in report["remarks"]]
    steps = [
        {
            "question": questions[step["name"]],
            "answer": _answer(step, outcomes, language),
            "message": step["message"],
            "code": step["code"],
        }
        for step in report["steps"]
    ]
    return _piece(
        "sheet",
        disclaimer=disclaimer,
        headline=title,
        meaning=headlines.meaning(report, language),
        advice=advice,
        facts=_facts(rows),
        claims=_piece("claims", heading=words["claims"], facts=_facts(claims)) if claims else "",
        remarks=_piece("remarks", heading=words["remarks"], remarks=_each("remark", remarks)) if remarks else "",
        heading=words["steps"],
        steps=_each("step", steps),
    )


def _facts(rows: Sequence[tuple[str, str]]) -> _Markup:
    return _each("fact", ({"name": name, "value": value} for name, value in rows))


def _answer(step: Mapping[str, Any], outcomes: Mapping[str, str], language: str) -> str:
    """Return the answer to the question of a step: "yes" only where it passed and that is one."""
    words = group("sheet", "outcome", language)
    name, code = str(step["name"]), step["code"]
    if step["outcome"] != "passed":
        return words[step["outcome"]]
    if code == "trust.listed-demonstration":
        return words["practice"]
    # A key that belongs to an identifier says nothing of the name beside it: anyone can make both.
    stranger = name == "issuer" and outcomes["trust"] != "passed"
    if stranger or code == "endorsements.held-unlisted":
        return words["unknown"]
    return words.get(name, words["passed"])


def _credential(
    credential: Mapping[str, Any] | None, words: Mapping[str, str], *, proven: bool
) -> list[tuple[str, str]]:
    if credential is None:
        return []
    said = credential["shown"]
    period = " / ".join(part for part in (said.get("valid_from"), said.get("valid_until")) if part)
    return [
        (words["badge"], credential["name"] or words["none"]),
        (words["issuer"] if proven else words["issuer-unproven"], shown.issuer(credential) or words["none"]),
        (words["valid"], period or words["none"]),
    ]


def _worth(
    credential: Mapping[str, Any] | None, words: Mapping[str, str], language: str, *, known: bool
) -> list[tuple[str, str]]:
    """Return the catalogue's lines on the badge's worth; none where badge and catalogue differ."""
    if credential is None or not known or credential["catalogue"] is None:
        return []
    told = credential["catalogue"]["summary"].get(language, {})
    return [(words[name], str(told[name])) for name in ("level", "workload", "practice") if told.get(name)]
