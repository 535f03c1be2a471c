"""The badge that a row of a spreadsheet or an issue form describes."""

import re
from collections.abc import Iterable, Mapping

from badge_catalogue.definitions.places import suggest
from badge_catalogue.imports.record import Incoming, NotImportable, says
from badge_catalogue.imports.spreadsheets.columns import columns, put
from badge_catalogue.imports.spreadsheets.headings import SLUG, framework, numbered, placed, recognised
from badge_catalogue.model.text import LANGUAGES, USUAL


def assemble_all(rows: Iterable[Mapping[str, str]], language: str = USUAL[0]) -> list[Incoming]:
    """Return the badges of a table; what a heading means follows from all of its headings."""
    table = list(rows)
    headings = placed(dict.fromkeys(heading for row in table for heading in row), language)
    return [_assembled(row, headings) for row in table]


def assemble(cells: Mapping[str, str], language: str = USUAL[0]) -> Incoming:
    """Return the badge of one row; the slug is its own, else made from the name."""
    return _assembled(cells, placed(cells, language))


def _assembled(cells: Mapping[str, str], headings: Mapping[str, str | None]) -> Incoming:
    incoming = Incoming("")
    taken = _taken(cells, headings, incoming)
    for path, cell in taken.items():
        put(incoming, columns()[path], cell)
    _level(incoming)
    incoming.put("issuer", suggest(str(incoming.data.get("issuer") or "")) if incoming.data.get("issuer") else None)
    _number_outcomes(incoming)
    if not incoming.slug:
        name = incoming.data.get("name", {})
        incoming.slug = suggest(str(next(filter(None, map(name.get, LANGUAGES)), "badge")))
    return incoming


def _taken(cells: Mapping[str, str], headings: Mapping[str, str | None], incoming: Incoming) -> dict[str, str]:
    """Return what each field gets, by its path; the slug is set, and a column that fills none is named."""
    taken: dict[str, str] = {}
    parts: dict[str, dict[int, str]] = {}  # of outcomes in columns of their own, by number
    for heading, cell in cells.items():
        path = headings[heading]
        number = numbered(heading)[1] if (path or "").startswith("learning_outcomes.text.") else 0
        if path == SLUG:
            incoming.slug, incoming.own_slug = suggest(cell), True
        elif path is None:
            incoming.lose("rows.column", heading=heading[:60])
        elif number and number not in parts.get(path, ()):
            parts.setdefault(path, {})[number] = cell
        elif number or path in taken:
            incoming.lose(
                "rows.column_another_column_fills",
                heading=heading[:60],
                path=path,
            )
        else:
            named = framework(heading) if path == "level.value" else ""
            taken[path] = f"{named} {cell}" if named and re.fullmatch(r"(?:[1-8]|4\+)(?:[.,]0+)?", cell) else cell
    for path, each in parts.items():  # one that is missing keeps its place, for the other language
        written = [" ".join(each.get(number, "").split()) for number in range(1, max(each) + 1)]
        taken[path] = "\n".join(([taken[path]] if path in taken else []) + written)
    return taken


def _level(incoming: Incoming) -> None:
    """Read `NLQF 4` as the framework and the level it names."""
    level = incoming.data.get("level", {})
    written = str(level.get("value", "")).strip().casefold()
    if vocational := re.fullmatch(r"mbo[\s-]*(?:niveau\s*)?([1-4])", written):
        written = f"nlqf {vocational[1]}"  # the levels of mbo are the first four of the NLQF
    written = "nlqf 4+" if written == "4+" else written  # which the EQF does not have
    named = re.fullmatch(r"(nlqf|eqf)[\s:-]*(?:niveau|level)?\s*([1-8]\+?)(?:[.,]0+)?", written)
    if named and level.get("framework", named[1]) == named[1]:
        level.update({"framework": named[1], "value": named[2]})


def _number_outcomes(incoming: Incoming) -> None:
    outcomes = [outcome for outcome in incoming.data.get("learning_outcomes", []) if outcome]
    for number, outcome in enumerate(outcomes, 1):
        text = dict(outcome)
        outcome.clear()
        outcome.update({"id": f"lo{number}"} | text)
    if outcomes:
        incoming.data["learning_outcomes"] = outcomes


def from_issue(text: str) -> Incoming:
    """Return the badge of an issue form; every heading ends in the field's path between backticks or brackets.

    Raises:
        NotImportable: when the text has no heading of the form.
    """
    cells: dict[str, str] = {}
    twice = []
    for heading, answer in _answers(text):
        if heading in cells:
            twice.append((heading, answer))
        elif answer:
            cells[heading] = answer
    logo = cells.pop("logo", "")
    if not any((placed([heading], USUAL[0])[heading] or "").startswith("name.") for heading in cells):
        raise NotImportable(says("sources.no_form"))
    incoming = assemble(cells)
    for heading, answer in twice:
        incoming.fail("rows.twice", heading=heading[:60], shown=" ".join(answer.split())[:80])
    if logo:  # of the institution, whose file a maintainer changes: nothing is fetched from an address in a form
        address = re.search(r"https://[^\s\"'<>()]+", logo)
        incoming.fail("rows.logo", shown=(address[0] if address else logo)[:200])
    return incoming


def _answers(text: str) -> list[tuple[str, str]]:
    """Return every heading of a form, by its path where it has one, with the answer below it.

    In a form whose headings have paths, one without a path that names no field either is part of the answer it stands
    in: people write headings in their texts.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"^>[ ]?", "", text, flags=re.MULTILINE) if re.match(r"\s*>", text) else text  # a quoted mail
    parts = [part.partition("\n") for part in re.split(r"^### +", text, flags=re.MULTILINE)[1:]]
    paths = [re.search(r"`([a-z_.]+)`|\(([a-z_.]+)\)\s*$", heading) for heading, _, _ in parts]
    found: list[tuple[str, str]] = []
    for (heading, _, body), path in zip(parts, paths, strict=True):
        if path is None and found and any(paths) and not recognised(heading):
            found[-1] = (found[-1][0], f"{found[-1][1]}\n\n### {heading}\n{body}".strip())
        else:
            found.append(((path[1] or path[2]) if path else heading.strip(), body.strip()))
    return [(heading, _answered(value)) for heading, value in found]


def _answered(value: str) -> str:
    """Return an answer: of boxes those that were ticked, nothing where nothing was filled in."""
    ticked = re.findall(r"^- \[[xX]\] +(.+)$", value, re.MULTILINE)
    value = "|".join(ticked) if re.match(r"- \[[ xX]\] ", value) else value
    return "" if value == "_No response_" else value
