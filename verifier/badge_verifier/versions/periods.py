"""From when until when a badge says that it holds: dates as `steps.dates` can judge them, with what deviates noted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.claims.remarks import Remarks
from badge_verifier.encodings import written_dates
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import Invalid, NotUnderstood


def date(value: Any, place: str, remarks: Remarks) -> str:  # noqa: ANN401 -- a JSON value
    """Return a date as RFC 3339 writes it, as far as it can be read; what cannot is left to `steps.dates`, as it is."""
    written = str(value)[:80]
    try:
        instant(written)
    except Invalid:
        pass
    else:
        return written
    try:
        text = written_dates.normal(value)
    except Invalid:
        return written
    form = "remark.date-form" if written_dates.is_exact(text) else "remark.date-zone"
    remarks.add(form, f"{place}: {written[:40]}")
    return text


def period(
    document: Mapping[str, Any], starts: tuple[str, ...], ends: tuple[str, ...], remarks: Remarks
) -> tuple[str | None, str | None]:
    """Return start and end of the period in which a badge says that it holds.

    Args:
        document: The badge.
        starts: The members that name its start; the first one that is there counts.
        ends: Those that name its end.
        remarks: Takes dates in another form than that of the standard.

    Raises:
        NotUnderstood: "parse.ambiguous": it names two ends, and which one counts cannot be told.
        Invalid: "parse.dates-order": it ends before it begins.
    """
    start = _all(document, starts, remarks)
    end = _all(document, ends, remarks)
    if len({span(text, whole_day=True) for text in end.values()}) > 1:
        raise NotUnderstood("parse.ambiguous", f"{' and '.join(end)} differ; which one counts cannot be told")
    begins, until = next(iter(start.values()), None), next(iter(end.values()), None)
    first, last = span(begins), span(until, whole_day=True)
    if first is not None and last is not None and first[0] > last[1]:
        raise Invalid("parse.dates-order", "it ends before it begins")
    return begins, until


def _all(document: Mapping[str, Any], names: tuple[str, ...], remarks: Remarks) -> dict[str, str]:
    said = {
        name: reading.plain(document.get(name)) for name in names
    }  # a proof over RDF signs a date and a list of it alike
    return {name: date(value, name, remarks) for name, value in said.items() if value not in (None, "", [])}


def span(text: str | None, *, whole_day: bool = False) -> tuple[datetime, datetime] | None:
    """Return the moments that a date may mean; None where there is none that can be read."""
    try:
        return written_dates.span(text, whole_day=whole_day) if text else None
    except Invalid:
        return None
