"""What every form of a badge on a platform has in common: address, issuer, codes of programmes, assessments."""

import re
from urllib.parse import urlsplit

from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.record import Incoming
from badge_catalogue.model import Catalogue

_FIVE = re.compile(r"\d{5}")
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y",
          "dag": "D", "weken": "W", "maand": "M", "jaar": "Y", "jaren": "Y"}  # fmt: skip
_DAY = 86_400  # seconds


def place(address: str, catalogue: Catalogue, incoming: Incoming) -> None:
    """Remember the address of the badge on its platform; it becomes `awarded_as` where the platform is listed."""
    if not address:
        return
    incoming.address = address
    host = _host(address)
    platform = next((one.id for one in catalogue.platforms.values() if host in one.hosts), None)
    if platform is not None and address.startswith("https://"):
        incoming.add("awarded_as", [{"platform": platform, "badge_class_url": address}])


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def programme(code: str, sectors: list[str], incoming: Incoming) -> None:
    """Carry over the code of a programme: five digits are crebo in mbo and CROHO in hbo and wo, anything else is RIO.

    Where the sector is not known, or is both, the first digit says it: crebo begins with 1, 2 or 9.
    """
    if not _FIVE.fullmatch(code):
        incoming.put("programme_codes.rio", code)
        return
    vocational, academic = "mbo" in sectors, bool({"hbo", "wo"} & set(sectors))
    if vocational if vocational != academic else code[0] in "129":
        incoming.put("programme_codes.crebo", code)
    else:
        incoming.lose(
            "platforms.croho_number_hbo_wo",
            code=code,
        )


def issuer(told: object, incoming: Incoming) -> None:
    """Say which institution the platform names, as the import puts the badge with the one that was chosen."""
    one = j.group(told)
    inner = j.group(one.get("faculty"))
    names = (j.text(one.get("name")), j.text(inner.get("name")), j.text(j.group(inner.get("institution")).get("name")))
    shown = ", ".join(dict.fromkeys(filter(None, names)))
    if shown:
        incoming.change(
            "platforms.issuer_badge_stands_institution",
            shown=shown[:80],
        )


def assessments(values: list[str], incoming: Incoming) -> None:
    """Carry over the kinds of assessment; words that are none are named."""
    meant, others = j.known_assessments(values)
    incoming.put("assessment.types", list(dict.fromkeys(meant)))
    for word in others:
        incoming.lose("platforms.assessment", word=word[:40])


def validity(value: object, incoming: Incoming) -> None:
    """Carry over how long a badge is valid: a duration of ISO 8601, or an amount with a unit."""
    written = j.text(value)
    told = j.group(value)
    unit = _UNITS.get(j.text(told.get("duration")).lower().rstrip("s"))
    amount = j.text(told.get("amount"))
    in_words = re.fullmatch(r"(\d{1,3}) ?(day|week|month|year|dag|weken|maand|jaar|jaren)(?:s|en)?", written.lower())
    if in_words:
        written = f"P{int(in_words[1])}{_UNITS[in_words[2]]}"
    elif written.isdecimal() and int(written) >= _DAY and int(written) % _DAY == 0:  # seconds, as Moodle has them
        written = f"P{int(written) // _DAY}D"
    if re.fullmatch(r"P(?=[\dT])[\dYMWDTHS]+", written):
        incoming.put("expires_after", written)
    elif unit and amount.isdecimal():
        incoming.put("expires_after", f"P{int(amount)}{unit}")
    elif written or any(told.values()):
        shown = j.shown(value)
        incoming.lose("platforms.validity", shown=shown)
