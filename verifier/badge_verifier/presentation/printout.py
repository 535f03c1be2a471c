"""A page to print for a personnel file: one sheet per badge, everything in the one file, no script, nothing fetched.

It says of itself that it is no proof: what counts is to check the badge again.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from badge_verifier.headlines import narrowed
from badge_verifier.steps import shown
from badge_verifier.words import headlines
from badge_verifier.words.po import group

_STYLE = (
    "body{font:11pt/1.4 sans-serif;max-width:18cm;margin:1cm auto;color:#000}section{break-after:page}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:2pt 6pt 2pt 0;"
    "border-bottom:1px solid #bbb}h2{border:2pt solid;padding:6pt}code{overflow-wrap:anywhere;font-size:8pt}"
    ".note{font-weight:bold}"
)


def page(reports: Sequence[Mapping[str, Any]], language: str, printed: str, site: str = "") -> str:
    """Return the HTML of all reports.

    Args:
        reports: As `report.to_json` writes them.
        language: One of `words.po.LANGUAGES`.
        printed: RFC 3339, the moment of printing.
        site: Address of the catalogue's verify page; else it is named in words.
    """
    words = group("sheet", "text", language)
    disclaimer = words["disclaimer"].format(site=site or words["site"])
    sheets = "\n".join(_sheet(report, language, printed, disclaimer) for report in reports)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(words['title'])}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{sheets}\n</body>\n</html>\n"
    )


def _sheet(report: Mapping[str, Any], language: str, printed: str, disclaimer: str) -> str:
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
    unproven = (
        f"<h3>{escape(words['claims'])}</h3>\n<table>{_rows(said)}</table>\n"
        if outcomes["proof"] != "passed" and said
        else ""
    )
    remarks = "".join(f"<li>{escape(note['message'])}</li>" for note in report["remarks"])
    noted = f"<h3>{escape(words['remarks'])}</h3>\n<ul>{remarks}</ul>\n" if remarks else ""
    steps = "".join(
        f"<tr><th>{escape(questions[step['name']])}</th><td>{escape(_answer(step, outcomes, language))}</td>"
        f"<td>{escape(step['message'])} <code>{escape(step['code'])}</code></td></tr>"
        for step in report["steps"]
    )
    return (
        f'<section>\n<p class="note">{escape(disclaimer)}</p>\n<h2>{escape(title)}</h2>\n'
        f"<p>{escape(headlines.meaning(report, language))} {escape(advice)}</p>\n<table>{_rows(rows)}</table>\n"
        f"{unproven}{noted}<h3>{escape(words['steps'])}</h3>\n<table>{steps}</table>\n</section>"
    )


def _rows(rows: Sequence[tuple[str, str]]) -> str:
    return "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in rows)


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
    return [(words[name], str(told[name])) for name in ("level", "workload") if told.get(name)]
