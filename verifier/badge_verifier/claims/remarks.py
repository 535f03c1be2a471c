"""Remarks gathered while a badge is read: each once, in the order in which they were found."""

from badge_verifier.claims.credential import Remark
from badge_verifier.encodings.characters import spelt_out
from badge_verifier.limits import REMARK, REMARK_DETAILS


class Remarks:
    """A list of remarks that goes up while one badge is read."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def add(self, code: str, detail: str = "") -> None:
        """Note a deviation; the details of one code become one remark."""
        detail = spelt_out(detail)
        details = self._found.setdefault(code, [])
        if detail and detail not in details and len(details) < REMARK_DETAILS:
            details.append(detail[:REMARK])

    def all(self) -> tuple[Remark, ...]:
        """Return the remarks that were noted."""
        return tuple(Remark(code, ", ".join(details)[: 2 * REMARK]) for code, details in self._found.items())
