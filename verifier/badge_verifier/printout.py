"""A page to print for a personnel file: one sheet per badge, everything in the one file, no script, nothing fetched.

It says of itself that it is no proof: what counts is to check the badge again.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from badge_verifier import headlines

_TEXTS = {
    "nl": {
        "title": "Controle van badges",
        "disclaimer": "Deze afdruk is geen bewijs; controleer opnieuw op de site van de catalogus.",
        "file": "Bestand",
        "judged": "Beoordeeld op",
        "printed": "Afgedrukt op",
        "badge": "Badge",
        "issuer": "Uitgever",
        "issuer-unproven": "Uitgever (volgens de badge, niet bewezen)",
        "valid": "Geldig",
        "steps": "Wat is gecontroleerd",
        "none": "onbekend",
    },
    "en": {
        "title": "Check of badges",
        "disclaimer": "This print is no proof; check again on the site of the catalogue.",
        "file": "File",
        "judged": "Judged at",
        "printed": "Printed at",
        "badge": "Badge",
        "issuer": "Issuer",
        "issuer-unproven": "Issuer (as the badge says, not proven)",
        "valid": "Valid",
        "steps": "What was checked",
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
    },
    "en": {
        "passed": "✓ yes",
        "failed": "✗ no",
        "unchecked": "? not checked",
        "absent": "- not there",
        "skipped": "- not looked at",
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


def page(reports: Sequence[Mapping[str, Any]], language: str, printed: str) -> str:
    """Return the HTML of all reports.

    Args:
        reports: As `report.to_json` writes them.
        language: "nl" or "en".
        printed: RFC 3339, the moment of printing.
    """
    words = _TEXTS[language]
    sheets = "\n".join(_sheet(report, language, printed) for report in reports)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(words['title'])}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{sheets}\n</body>\n</html>\n"
    )


def _sheet(report: Mapping[str, Any], language: str, printed: str) -> str:
    words = _TEXTS[language]
    outcomes = {step["name"]: step["outcome"] for step in report["steps"]}
    headline = headlines.WORDS[report["headline"]][language]
    title = headlines.title(report["headline"], language, recipient_asked=outcomes["recipient"] != "skipped")
    rows = [
        (words["file"], f"{report['file']} (SHA-256 {report['sha256']})"),
        (words["judged"], report["now"]),
        (words["printed"], printed),
        *_credential(report["credential"], words, proven=outcomes["trust"] == "passed"),
    ]
    facts = "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in rows)
    steps = "".join(
        f"<tr><th>{escape(_QUESTIONS[language][step['name']])}</th><td>{escape(_OUTCOMES[language][step['outcome']])}</td>"
        f"<td>{escape(step['message'])} <code>{escape(step['code'])}</code></td></tr>"
        for step in report["steps"]
    )
    return (
        f'<section>\n<p class="note">{escape(words["disclaimer"])}</p>\n<h2>{escape(title)}</h2>\n'
        f"<p>{escape(headline.meaning)} {escape(headline.advice)}</p>\n<table>{facts}</table>\n"
        f"<h3>{escape(words['steps'])}</h3>\n<table>{steps}</table>\n</section>"
    )


def _credential(
    credential: Mapping[str, Any] | None, words: Mapping[str, str], *, proven: bool
) -> list[tuple[str, str]]:
    if credential is None:
        return []
    shown = credential["shown"]
    period = " / ".join(part for part in (shown.get("valid_from"), shown.get("valid_until")) if part)
    return [
        (words["badge"], credential["name"] or words["none"]),
        (words["issuer"] if proven else words["issuer-unproven"], credential["issuer"]["name"] or words["none"]),
        (words["valid"], period or words["none"]),
    ]
