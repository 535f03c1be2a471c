"""The one sentence of the verdict, what it means, what to do next, and what to ask of the applicant.

Which there are stands in `badge_verifier.headlines`; the words in `headlines.po` of each language, for the command
line, print, the page of codes and the verify page. Only `verified` may begin with "Echt" (or "Genuine"). What could not
be checked is no rejection: it says so, says whose limit that is, and comes with a message that can be copied and sent
to the applicant.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from badge_verifier.headlines import NARROWER, TABLE, narrowed
from badge_verifier.report import Verdict
from badge_verifier.words.po import group, words

AREA = "headlines"


@dataclass(frozen=True)
class Words:
    """The words for one headline in one language.

    Attributes:
        title: The headline itself, without its full stop.
        means: What it means for the reader.
        next: What to do next; empty where there is nothing to do.
        do: The same in a few words, for a row among many.
        ask: A message to the applicant, to copy; empty where none is needed.
        of: Another title, by the step or the code that is open.
    """

    title: str
    means: str
    next: str = ""
    do: str = ""
    ask: str = ""
    of: Mapping[str, str] | None = None


def said(key: str, language: str) -> Words:
    """Return the words of a headline, or of what is said instead of it.

    Raises:
        KeyError: The key is neither of `headlines.TABLE` nor of `headlines.NARROWER`.
    """
    table = words(AREA, language)
    of = group(AREA, f"{key}.title", language)
    next_, ask = table.get(f"{key}.next", ""), table.get(f"{key}.ask", "")
    return Words(table[f"{key}.title"], table[f"{key}.means"], next_, table[f"{key}.do"], ask, of)


def title(headline: str, language: str, *, recipient_asked: bool = True) -> str:
    """Return the sentence of the verdict; while nobody asked whose the badge is, that stays open in the sentence."""
    rule = TABLE[headline].unless
    return _sentences([said(headline if recipient_asked or rule is None else rule.named, language).title])


def heading(report: Mapping[str, Any], language: str) -> str:
    """Return the sentence of the verdict with what stays open: whose it is, what the file said, whether it is practice.

    Args:
        report: As `report.to_json` writes it.
        language: One of `words.po.LANGUAGES`.
    """
    table = words(AREA, language)
    codes = {step["name"]: step["code"] for step in report["steps"]}
    sentences = [_title(report, language)]
    if report["headline"] == "verified" and codes["proof"] == "proof.hosted-otherwise":
        sentences.append(table["note.differs"])
    if report["verdict"] == "undecided":  # what its issuer would be believed in, were it known
        ended = {codes[name] for name in ("dates", "recipient") if _outcome(report, name) == "failed"}
        sentences += [said for code, said in group(AREA, "also", language).items() if code in ended]
    if codes["trust"] == "trust.listed-demonstration":
        sentences.append(table["note.practice"])
    if age := report.get("list_overdue"):
        sentences.append(table["note.overdue"].format(age))
    return _sentences(sentences)


def meaning(report: Mapping[str, Any], language: str) -> str:
    """Return the meaning of a verdict, and, where it is open, that it is no rejection and whose limit it is.

    Args:
        report: As `report.to_json` writes it.
        language: One of `words.po.LANGUAGES`.
    """
    table = words(AREA, language)
    means = said(narrowed(report), language).means
    if report["verdict"] != str(Verdict.UNDECIDED):
        return means
    return " ".join((neither(language), means, table[f"because.{report['open_because']}"]))


def neither(language: str) -> str:
    """Return the sentence that comes first of whatever was left undecided."""
    return words(AREA, language)["neither"]


def for_page(language: str) -> dict[str, Any]:
    """Return the table as the scripts of the verify page read it; JSON-ready."""
    told: dict[str, dict[str, Any]] = {}
    for each, headline in (*TABLE.items(), *NARROWER.items()):
        found = said(each, language)
        optional: dict[str, Any] = {"next": found.next, "do": found.do, "ask": found.ask, "of": found.of}
        optional["school"] = headline.school
        told[each] = {"title": found.title, "means": found.means} | {name: one for name, one in optional.items() if one}
    return {
        "neither": neither(language),
        "because": group(AREA, "because", language),
        "headlines": told,
        "also": group(AREA, "also", language),
        "note": group(AREA, "note", language),
        "questions": group("sheet", "question", language),
        "school": group(AREA, "school", language),
    }


def _title(report: Mapping[str, Any], language: str) -> str:
    """Return the title; where a step is open that the headline has a title of its own for, it names that question."""
    found = said(narrowed(report), language)
    of = found.of or {}
    for step in report["steps"]:
        if step["outcome"] == "unchecked" and step["name"] in of:
            return of.get(step["code"], of[step["name"]])
    return found.title


def _outcome(report: Mapping[str, Any], name: str) -> str:
    return next((str(step["outcome"]) for step in report["steps"] if step["name"] == name), "")


def _sentences(parts: Iterable[str]) -> str:
    """Return sentences in a row, each with its full stop unless it asks something."""
    return " ".join(part if part.endswith("?") else f"{part}." for part in parts)
