"""Read the table of recipients: CSV in UTF-8, with a heading."""

import csv
import io

from badge_issuer.credential import normalised
from badge_issuer.errors import Refused
from badge_issuer.issue import Recipient

COLUMNS = ("email", "language", "grade", "evidence_url", "evidence_name")
_MOST = 100_000  # rows


def read(data: bytes) -> list[Recipient]:
    """Return the recipients in a table.

    Args:
        data: With a column `email`, and any of the others of COLUMNS; commas or semicolons, as spreadsheets write.

    Raises:
        Refused: Another encoding or column, a row without a proper address, or no row at all; the message names rows
            by number and never repeats an address.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("the table is not UTF-8: save it as “CSV UTF-8”") from error
    heading = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if heading.count(";") > heading.count(",") else ",")
    columns = [name.strip().lower().replace("e-mail", "email") for name in reader.fieldnames or []]
    if "email" not in columns or (unknown := sorted(set(columns) - set(COLUMNS))) or len(set(columns)) < len(columns):
        named = f" ({', '.join(unknown)})" if columns and "email" in columns and unknown else ""
        raise Refused(f"the table's columns are not understood{named}: use email, and any of {', '.join(COLUMNS[1:])}")
    reader.fieldnames = columns
    found = []
    for number, row in enumerate(reader, 1):
        if number > _MOST:
            raise Refused(f"the table has more than {_MOST} rows: cut it in parts")
        place = f"row {number} (line {reader.line_num} of the file)"
        if None in row or None in row.values():
            raise Refused(f"{place} has more or fewer cells than the heading: look for a stray comma")
        cells = {name: value.strip() or None for name, value in row.items()}
        cells["language"] = (cells.get("language") or "").lower() or None
        try:
            normalised(cells["email"] or "")
        except Refused as error:
            raise Refused(f"{place}: {error}") from error
        found.append(Recipient(cells["email"] or "", *(cells.get(name) for name in COLUMNS[1:])))
    if not found:
        raise Refused("the table has a heading and no rows: add one row per recipient")
    return found
