"""The documentation page of every headline and code: what it means, what to do. Made from the texts themselves."""

from collections.abc import Mapping

from badge_verifier.report import HEADLINES, STEPS
from badge_verifier.words.headlines import neither, said, title
from badge_verifier.words.messages import CODES

_TEXTS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "title": "Uitkomsten en codes",
        "intro": "Elke controle eindigt in één uitkomst en tien stappen. Elke stap heeft een vaste code. "
        "Voor wie de controle in een eigen programma inbouwt: [de verifier in Python](../badge-verifier/) en "
        "[het JSON-schema van een rapport](../schema/badge-report-2.json).",
        "headlines": "Uitkomsten",
        "columns": "| uitkomst | oordeel | wat het betekent | wat u kunt doen |",
        "step": "Stap",
        "other": "Opvragen",
        "remarks": "Opmerkingen",
        "codes": "| code | wat het betekent en wat u kunt doen |",
        "valid": "geldig",
        "invalid": "ongeldig",
        "undecided": "onbeslist",
    },
    "en": {
        "title": "Outcomes and codes",
        "intro": "Every check ends in one outcome and ten steps. Each step has a stable code. "
        "For those who build the check into a program of their own: [the verifier in Python](../badge-verifier/) and "
        "[the JSON Schema of a report](../../schema/badge-report-2.json).",
        "headlines": "Outcomes",
        "columns": "| outcome | verdict | what it means | what you can do |",
        "step": "Step",
        "other": "Looking things up",
        "remarks": "Remarks",
        "codes": "| code | what it means and what you can do |",
        "valid": "valid",
        "invalid": "invalid",
        "undecided": "undecided",
    },
}


def codes_page(language: str) -> str:
    """Return the page in Markdown.

    Args:
        language: "nl" or "en".
    """
    words = _TEXTS[language]
    rows = [
        f"# {words['title']}",
        "",
        words["intro"],
        "",
        f"## {words['headlines']}",
        "",
        f"{words['undecided'].capitalize()}: {neither(language)}",
        "",
        words["columns"],
        "|---|---|---|---|",
    ]
    for headline, verdict in HEADLINES.items():
        told = said(headline, language)
        rows.append(f"| `{headline}` {title(headline, language)} | {words[verdict]} | {told.means} | {told.next} |")
    for number, step in enumerate(STEPS, 1):
        rows += ["", f"## {words['step']} {number}: {step}", "", *_table([step, *_BESIDE.get(step, ())], language)]
    rows += ["", f"## {words['other']}", "", *_table(["fetch"], language)]
    if any(code.startswith("remark.") for code in CODES):
        rows += ["", f"## {words['remarks']}", "", *_table(["remark"], language)]
    return "\n".join(rows) + "\n"


# Families of codes that a step may end in beside its own.
_BESIDE: Mapping[str, tuple[str, ...]] = {"proof": ("jsonld",)}


def _table(families: list[str], language: str) -> list[str]:
    found = [(code, texts) for code, texts in CODES.items() if code.split(".")[0] in families]
    lines = [
        f"| `{code}` | {texts[language].replace(' ({detail})', '').replace('{detail}', '…').replace('{facts}', '…')} |"
        for code, texts in found
    ]
    return [_TEXTS[language]["codes"], "|---|---|", *lines]
