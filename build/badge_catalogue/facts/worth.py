"""What a badge is worth, in fixed sentences per type: no contributor writes them, so no badge promises too much.

They follow from the type, the quality framework and the code of an MBO-certificaat alone. What the law and the
registers say was checked on CHECKED_ON; who changes a sentence checks anew and moves the date, which every page shows.
"""

from datetime import date

from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.words.po import group, pair

CHECKED_ON = date(2026, 11, 22)

_ASSESSED = pair("worth", "assessed")
_ASSESSED_UNNAMED = pair("worth", "assessed_unnamed")
_NO_DIPLOMA = pair("worth", "no_diploma")
_EXEMPTION = pair("worth", "exemption")
_PART = pair("worth", "part")
_ONLY_DIPLOMA = pair("worth", "only_diploma")
_ONLY_DIPLOMA_MBO = pair("worth", "only_diploma_mbo")
_BESIDE = pair("worth", "beside")
_NO_CREDITS = pair("worth", "no_credits")
_CERTIFICATE = pair("worth", "certificate")


def sentences(badge: Badge, catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """Return the worth of a badge, one fact a sentence."""
    codes = badge.programme_codes
    certificate = (
        (_CERTIFICATE[language].format(code=codes.mbo_certificaat),) if codes and codes.mbo_certificaat else ()
    )
    if badge.practice and (attested := _attested(badge.practice.kind, language)):
        return (_begun(badge, catalogue, language), *certificate, *attested)
    if badge.type == "regular":
        only = _ONLY_DIPLOMA_MBO if "mbo" in badge.sector else _ONLY_DIPLOMA
        return (_PART[language], *(certificate or (only[language],)))
    if badge.type == "extra_curricular":
        return (_BESIDE[language], _NO_CREDITS[language], *certificate, _NO_DIPLOMA[language])
    return (_assessed(badge, catalogue, language), *certificate, _NO_DIPLOMA[language], _EXEMPTION[language])


def _attested(kind: str, language: str) -> tuple[str, ...]:
    """Return what such an attestation of practice is worth, and what not; nothing where the words do not know it."""
    return tuple(said for key, said in group("worth", "practice", language).items() if key.startswith(f"{kind}."))


def _begun(badge: Badge, catalogue: Catalogue, language: str) -> str:
    """Return the first sentence of the badge's type, which holds for one that attests practice too."""
    if badge.type == "microcredential":
        return _assessed(badge, catalogue, language)
    return (_PART if badge.type == "regular" else _BESIDE)[language]


def _assessed(badge: Badge, catalogue: Catalogue, language: str) -> str:
    quality = badge.quality_assurance
    framework = catalogue.frameworks.get(quality.framework) if quality else None
    if framework is None:
        return _ASSESSED_UNNAMED[language]
    return _ASSESSED[language].format(framework=framework.name.get(language))
