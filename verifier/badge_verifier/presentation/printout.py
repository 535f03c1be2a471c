"""A page to print for a personnel file: one sheet per badge, everything in the one file, no script, nothing fetched.

It says of itself that it is no proof: what counts is to check the badge again.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from badge_verifier.steps import shown
from badge_verifier.words import headlines

_TEXTS = {
    "nl": {
        "title": "Controle van badges",
        "disclaimer": "Deze afdruk is geen bewijs; controleer opnieuw op {site}.",
        "file": "Bestand",
        "judged": "Beoordeeld op",
        "printed": "Afgedrukt op",
        "badge": "Badge",
        "claims": "Volgens het bestand, niet gecontroleerd",
        "remarks": "Opmerkingen",
        "issuer": "Uitgever",
        "issuer-unproven": "Uitgever (volgens de badge, niet bewezen)",
        "valid": "Geldig",
        "level": "Niveau (volgens de catalogus)",
        "workload": "Hoeveel werk (volgens de catalogus)",
        "steps": "Wat is gecontroleerd",
        "site": "de site van de catalogus",
        "none": "onbekend",
    },
    "en": {
        "title": "Check of badges",
        "disclaimer": "This print is no proof; check again on {site}.",
        "file": "File",
        "judged": "Judged at",
        "printed": "Printed at",
        "badge": "Badge",
        "claims": "According to the file, not checked",
        "remarks": "Remarks",
        "issuer": "Issuer",
        "issuer-unproven": "Issuer (as the badge says, not proven)",
        "valid": "Valid",
        "level": "Level (according to the catalogue)",
        "workload": "How much work (according to the catalogue)",
        "steps": "What was checked",
        "site": "the site of the catalogue",
        "none": "unknown",
    },
}
_OUTCOMES = {
    "nl": {
        "passed": "✓ ja",
        "failed": "✗ nee",
        "unchecked": "? niet gecontroleerd",
        "absent": "- niet aanwezig",
        "skipped": "- niet bekeken",
        "unknown": "? dat weten wij niet",
        "practice": "- niemand: een oefening",
        "trust": "✓ deze catalogus",
        "catalogue": "✓ dat staat in de catalogus",
        "endorsements": "✓ anderen",
    },
    "en": {
        "passed": "✓ yes",
        "failed": "✗ no",
        "unchecked": "? not checked",
        "absent": "- not there",
        "skipped": "- not looked at",
        "unknown": "? that we do not know",
        "practice": "- nobody: for practice",
        "trust": "✓ this catalogue",
        "catalogue": "✓ the catalogue knows",
        "endorsements": "✓ others",
    },
}
_QUESTIONS = {
    "nl": {
        "unbake": "Zit er een badge in het bestand?",
        "parse": "Is hij te lezen?",
        "proof": "Is hij onveranderd?",
        "issuer": "Komt hij echt van de uitgever die hij noemt?",
        "dates": "Geldt hij nu?",
        "status": "Is hij niet ingetrokken?",
        "recipient": "Is hij van deze persoon?",
        "trust": "Wie staat in voor de uitgever?",
        "catalogue": "Wat is hij waard?",
        "endorsements": "Wie steunt hem nog meer?",
    },
    "en": {
        "unbake": "Is there a badge in the file?",
        "parse": "Can it be read?",
        "proof": "Is it unaltered?",
        "issuer": "Is it really from the issuer it names?",
        "dates": "Is it in force?",
        "status": "Was it not withdrawn?",
        "recipient": "Is it this person's?",
        "trust": "Who vouches for the issuer?",
        "catalogue": "What is it worth?",
        "endorsements": "Who else stands behind it?",
    },
}
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
        language: "nl" or "en".
        printed: RFC 3339, the moment of printing.
        site: Address of the catalogue's verify page; else it is named in words.
    """
    words = _TEXTS[language]
    disclaimer = words["disclaimer"].format(site=site or words["site"])
    sheets = "\n".join(_sheet(report, language, printed, disclaimer) for report in reports)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(words['title'])}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{sheets}\n</body>\n</html>\n"
    )


def _sheet(report: Mapping[str, Any], language: str, printed: str, disclaimer: str) -> str:
    words = _TEXTS[language]
    outcomes = {step["name"]: step["outcome"] for step in report["steps"]}
    advice = headlines.said(headlines.key(report), language).next
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
        f"<tr><th>{escape(_QUESTIONS[language][step['name']])}</th><td>{escape(_answer(step, outcomes, language))}</td>"
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
    words = _OUTCOMES[language]
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
