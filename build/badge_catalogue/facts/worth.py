"""What a badge is worth, in fixed sentences per type: no contributor writes them, so no badge promises too much.

They follow from the type, the quality framework and the code of an MBO-certificaat alone. What the law and the
registers say was checked on CHECKED_ON; who changes a sentence checks anew and moves the date, which every page shows.
"""

from datetime import date

from badge_catalogue.model import Badge, Catalogue

CHECKED_ON = date(2026, 11, 22)

_ASSESSED = {
    "nl": "Je krijgt deze badge na een beoordeling volgens de afspraken in {framework}.",
    "en": "You get this badge after an assessment that follows the agreements in {framework}.",
}
_ASSESSED_UNNAMED = {
    "nl": "De aanbieder noemt geen landelijke afspraken over kwaliteit die voor deze badge gelden.",
    "en": "The provider names no national agreements on quality that apply to this badge.",
}
_NO_DIPLOMA = {
    "nl": "De badge is geen diploma en geen mbo-certificaat, en staat niet in het diplomaregister.",
    "en": "It is not a diploma and not an MBO-certificaat, and it is not in the Dutch diploma register.",
}
_EXEMPTION = {
    "nl": "Of je er vrijstelling mee krijgt, beslist de examencommissie van de opleiding waar je naartoe wilt.",
    "en": "Whether it gives you an exemption is decided by the examination board of the programme you want to enter.",
}
_PART = {
    "nl": "Deze badge hoort bij een deel van een erkende opleiding.",
    "en": "This badge belongs to a part of a recognised programme.",
}
_ONLY_DIPLOMA = {
    "nl": "Alleen het diploma van die opleiding komt in het diplomaregister. Deze badge niet.",
    "en": "Only the diploma of that programme enters the Dutch diploma register. This badge does not.",
}
_ONLY_DIPLOMA_MBO = {
    "nl": "Alleen het diploma of een mbo-certificaat van die opleiding komt in het diplomaregister. Deze badge niet.",
    "en": "Only the diploma or an MBO-certificaat of that programme enters the Dutch diploma register. "
    "This badge does not.",
}
_BESIDE = {
    "nl": "De badge laat zien wat je naast je opleiding hebt gedaan of geleerd.",
    "en": "The badge shows what you did or learned beside your programme.",
}
_NO_CREDITS = {
    "nl": "Je krijgt er geen studiepunten voor en de badge heeft geen officieel niveau.",
    "en": "It gives no credits and has no formal level.",
}
_CERTIFICATE = {
    "nl": "Bij deze badge hoort mbo-certificaat {code}. Dat certificaat staat in het diplomaregister, "
    "de badge zelf niet.",
    "en": "MBO-certificaat {code} goes with this badge. That certificate is in the Dutch diploma register, "
    "the badge itself is not.",
}


def sentences(badge: Badge, catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """Return the worth of a badge, one fact a sentence."""
    codes = badge.programme_codes
    certificate = (
        (_CERTIFICATE[language].format(code=codes.mbo_certificaat),) if codes and codes.mbo_certificaat else ()
    )
    if badge.type == "regular":
        only = _ONLY_DIPLOMA_MBO if "mbo" in badge.sector else _ONLY_DIPLOMA
        return (_PART[language], *(certificate or (only[language],)))
    if badge.type == "extra_curricular":
        return (_BESIDE[language], _NO_CREDITS[language], *certificate, _NO_DIPLOMA[language])
    return (_assessed(badge, catalogue, language), *certificate, _NO_DIPLOMA[language], _EXEMPTION[language])


def _assessed(badge: Badge, catalogue: Catalogue, language: str) -> str:
    quality = badge.quality_assurance
    framework = catalogue.frameworks.get(quality.framework) if quality else None
    if framework is None:
        return _ASSESSED_UNNAMED[language]
    return _ASSESSED[language].format(framework=framework.name.get(language))
