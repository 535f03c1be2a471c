"""The documentation page of every headline and code: what it means, what to do. Made from the texts themselves."""

from collections.abc import Mapping

from badge_verifier.headlines import HEADLINES
from badge_verifier.report import STEPS
from badge_verifier.words.headlines import neither, said, title
from badge_verifier.words.messages import codes, text, without_detail
from badge_verifier.words.po import group


def codes_page(language: str) -> str:
    """Return the page that explains every code and headline, in Markdown.

    Args:
        language: One of `words.po.LANGUAGES`.
    """
    words = group("documentation", "codes", language)
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
    if any(code.startswith("remark.") for code in codes()):
        rows += ["", f"## {words['remarks']}", "", *_table(["remark"], language)]
    return "\n".join(rows) + "\n"


# Families of codes that a step may end in beside its own.
_BESIDE: Mapping[str, tuple[str, ...]] = {"proof": ("jsonld",)}


def _table(families: list[str], language: str) -> list[str]:
    found = (code for code in codes() if code.split(".")[0] in families)
    lines = [f"| `{code}` | {without_detail(text(code, language), '…')} |" for code in found]
    return [group("documentation", "codes", language)["codes"], "|---|---|", *lines]
