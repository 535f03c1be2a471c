"""What a badge is worth, in fixed sentences per type: no contributor writes them, so no badge promises too much.

They follow from the type, the quality framework and the code of an MBO-certificaat alone. What the law and the
registers say was checked on CHECKED_ON; who changes a sentence checks anew and moves the date, which every page shows.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.words.po import group, has, words

CHECKED_ON = date(2026, 11, 30)


def sentences(badge: Badge, catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """Return the worth of a badge, one fact a sentence, as it holds in the country of its institution."""
    country = catalogue.institutions[badge.issuer].country if badge.issuer in catalogue.institutions else ""
    said = partial(_said, language, country or "")
    code = badge.programme_codes.mbo_certificaat if badge.programme_codes else None
    certificate = (said("certificate").format(code=code),) if code else ()
    if badge.practice and (attested := _attested(badge.practice.kind, language)):
        return (_begun(badge, catalogue, said, language), *certificate, *attested)
    if badge.type == "regular":
        of_sector = (f"only_diploma.{sector}" for sector in badge.sector)  # what a country says of a sector of its own
        only = next((key for key in of_sector if has("worth", key)), "only_diploma")
        return (said("part"), *(certificate or (said(only),)))
    no_diploma = _no_diploma(language, country or "")
    if badge.type == "extra_curricular":
        return (said("beside"), said("no_credits"), *certificate, no_diploma)
    return (_assessed(badge, catalogue, said, language), *certificate, no_diploma, said("exemption"))


def _attested(kind: str, language: str) -> tuple[str, ...]:
    """Return the sentences on the worth of an attestation of practice, by its kind; none for a kind without words."""
    return tuple(said for key, said in group("worth", "practice", language).items() if key.startswith(f"{kind}."))


def _begun(badge: Badge, catalogue: Catalogue, said: Callable[[str], str], language: str) -> str:
    """Return the first sentence of the badge's type, as it holds for one that attests practice."""
    if badge.type == "microcredential":
        return _assessed(badge, catalogue, said, language)
    return said(("beside_at_work", "part")[badge.type == "regular"])


def _said(language: str, country: str, key: str) -> str:
    """Return a sentence: the one that a catalogue has for this country, else that of its country pack."""
    known = words("worth", language)
    return known.get(f"{key}.{country}") or known[key]


def _no_diploma(language: str, country: str) -> str:
    """Return the sentence that a badge is no diploma; a catalogue that names the country's register has it named."""
    known = words("worth", language)
    register = known.get(f"register.{country}")
    if register and f"no_diploma.{country}" not in known:
        return known["no_diploma_register"].format(register=register)
    return _said(language, country, "no_diploma")


def _assessed(badge: Badge, catalogue: Catalogue, said: Callable[[str], str], language: str) -> str:
    quality = badge.quality_assurance
    framework = catalogue.frameworks.get(quality.framework) if quality else None
    if framework is None:
        return said("assessed_unnamed")
    return said("assessed").format(framework=framework.name.get(language))
