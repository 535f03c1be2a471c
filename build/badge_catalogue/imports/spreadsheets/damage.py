"""What a spreadsheet does to a cell: a date of a number, an exponent of a code, `####` where a column is narrow."""

import re
from datetime import date

from badge_catalogue.imports.record import says
from badge_catalogue.imports.spreadsheets.tables import month
from badge_catalogue.model.text import Text

_ERRORS = re.compile(
    r"#(?:N/B|N/A|NB|REF!|VERW!|WAARDE!|VALUE!|DEEL/0!|DIV/0!|NAAM\?|NAME\?|LEEG!|NULL!|GETAL!|NUM!|SPILL!|OVERLOOP!)",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"=(?:[+-]?\$?[A-Z]{1,3}\$?\d|[\w.]+\(|[^=]*!\$?[A-Z]|\d+[+*/-]\d|\w+$|…)", re.IGNORECASE)
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?E[+-]?\d{1,3}", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,2})[-/. ]([A-Za-z]{3,9}|\d{1,2})\.?(?:[-/. ](\d{2}|\d{4}))?")
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})\.?[-/. ](\d{2}|\d{4})")
_SERIAL = range(36526, 73051)  # days of Excel from 2000 to 2099
_CODES = ("programme_codes.", "isced_f", "version", "slug", "level.value")
_AMBIGUOUS = re.compile(r"(?:€|eur)?\s*\d{1,3},\d{3}", re.IGNORECASE)


def of_cell(cell: str, path: str, kind: type) -> Text | None:
    """Return the damage to a cell that cannot be what someone wrote; None for any other.

    Arguments:
        path: Of its field.
        kind: Of the field's value.
    """
    plain = cell.strip()
    if _FORMULA.match(plain):
        return says("damage.formula")
    if re.fullmatch(r"#{2,}", plain):
        return says(
            "damage.column_too_narrow_widen",
        )
    if _ERRORS.fullmatch(plain):
        return says("damage.error_formula_fill_value")
    if path.startswith(_CODES):
        return _code(plain)
    if kind in {int, float}:
        return _number(plain, path)
    return None


def _code(plain: str) -> Text | None:
    """Return the damage to a code, a version or a name: an exponent, or a day in the order of a sheet."""
    if _EXPONENT.fullmatch(plain):
        return says(
            "damage.excel_made_number_last",
        )
    meant = None if re.match(r"\d{4}-|\d{4,}$", plain) else _date(plain)
    return says("damage.excel_made_date_probably", meant=meant) if meant else None


def _number(plain: str, path: str) -> Text | None:
    if path.endswith(".eur"):
        if _AMBIGUOUS.fullmatch(plain):
            return says("damage.thousand_point_write_1250")
        return None
    meant = _date(plain)
    if meant is None:
        return None
    return says(
        "damage.excel_made_date_probably",
        meant=meant,
    )


def _date(plain: str) -> str | None:
    """Return the number that a date was, as far as one can see."""
    if found := _DATE.fullmatch(plain):
        second = int(found[2]) if found[2].isdecimal() else month(found[2])
        whole = found[3] is not None or not found[2].isdecimal()
        return f"{int(found[1])}.{second}" if second and whole else None
    if (found := _MONTH_YEAR.fullmatch(plain)) and (number := month(found[1])):
        return f"{number}.{found[2]}"
    if plain.isdecimal() and int(plain) in _SERIAL:
        day = date.fromordinal(date(1899, 12, 30).toordinal() + int(plain))
        return f"{day.day}.{day.month}"
    if found := re.fullmatch(r"\d{4}-(\d\d)-(\d\d)(?:[T ].*)?", plain):
        return f"{int(found[2])}.{int(found[1])}"
    return None
