"""The one sentence of the verdict, what it means, and what to do next: for each headline, in Dutch and English.

Only `verified` may begin with "Echt" (or "Genuine"). What could not be checked comes with a message that can be copied
and sent to the applicant.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from badge_verifier.report import HEADLINES
from badge_verifier.words.headlines_undecided import (
    ASK_LINK_EN,
    ASK_LINK_NL,
    ASK_SCHOOL_EN,
    ASK_SCHOOL_NL,
    UNDECIDED,
    Words,
)

NEITHER: Mapping[str, str] = {
    "nl": "Dit is geen goedkeuring en geen afkeuring.",
    "en": "This is no approval and no rejection.",
}
"""What is said first of whatever was left undecided."""

WORDS: Mapping[str, Mapping[str, Words]] = {
    **{
        headline: {
            language: replace(words, meaning=f"{NEITHER[language]} {words.meaning}") for language, words in said.items()
        }
        for headline, said in UNDECIDED.items()
    },
    "tampered": {
        "nl": Words(
            "Klopt niet: gewijzigd of beschadigd.",
            "Dat hoeft geen fraude te zijn; een programma kan het bestand hebben veranderd.",
            "Vraag de oorspronkelijke link.",
            ASK_LINK_NL,
        ),
        "en": Words(
            "Not right: changed or damaged.",
            "That need not be fraud; a program may have altered the file.",
            "Ask for the original link.",
            ASK_LINK_EN,
        ),
    },
    "revoked": {
        "nl": Words(
            "Ingetrokken door de uitgever.",
            "Volgens de uitgever zelf geldt deze badge niet meer.",
            "Vraag de persoon wat er is gebeurd.",
        ),
        "en": Words(
            "Withdrawn by the issuer.",
            "According to the issuer this badge no longer holds.",
            "Ask the person what happened.",
        ),
    },
    "suspended": {
        "nl": Words(
            "Tijdelijk buiten werking gesteld door de uitgever.",
            "Deze badge geldt nu niet.",
            "Vraag de uitgever hoe het staat.",
        ),
        "en": Words("Suspended by the issuer.", "This badge does not hold now.", "Ask the issuer how matters stand."),
    },
    "key-compromised": {
        "nl": Words(
            "Niet te vertrouwen: de sleutel van deze badge is gestolen.",
            "Met een gestolen sleutel kan iemand anders badges op naam van de school maken. De persoon kan hier "
            "niets aan doen.",
            "Vraag de school om een nieuwe badge of een bevestiging.",
            ASK_SCHOOL_NL,
        ),
        "en": Words(
            "Not to be trusted: the key of this badge was stolen.",
            "With a stolen key somebody else can make badges in the school's name. That is not the person's fault.",
            "Ask the school for a new badge or a confirmation.",
            ASK_SCHOOL_EN,
        ),
    },
    "expired": {
        "nl": Words(
            "Verlopen.", "De einddatum van de badge of zijn handtekening is voorbij.", "Vraag of er een nieuwere is."
        ),
        "en": Words(
            "Expired.", "The end date of the badge or its signature has passed.", "Ask whether there is a newer one."
        ),
    },
    "not-yet-valid": {
        "nl": Words(
            "Nog niet geldig.", "De begindatum van deze badge moet nog komen.", "Controleer hem opnieuw na die datum."
        ),
        "en": Words(
            "Not valid yet.", "The start date of this badge is still to come.", "Check it again after that date."
        ),
    },
    "wrong-recipient": {
        "nl": Words(
            "Niet van deze persoon, voor zover te zien.",
            "De badge hoort bij een ander adres of een andere naam dan u opgaf.",
            "Vraag welk adres of welke naam de persoon gebruikte toen de badge werd gegeven.",
        ),
        "en": Words(
            "Not this person's, as far as can be seen.",
            "The badge belongs to another address or name than the one you gave.",
            "Ask which address or name the person used when the badge was awarded.",
        ),
    },
    "verified": {
        "nl": Words(
            "Echt en geldig.",
            "De badge is zoals de uitgever hem gaf, de uitgever staat op de lijst, en de badge geldt nu.",
            "Controleer ook of hij van deze persoon is, als dat hieronder nog openstaat.",
        ),
        "en": Words(
            "Genuine and valid.",
            "The badge is as the issuer gave it, the issuer is on the list, and the badge holds now.",
            "Also check that it is this person's, if that is still open below.",
        ),
    },
}

assert set(WORDS) == set(HEADLINES)  # noqa: S101 -- a headline without words would be a bug of ours, seen on import


_OPEN: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "asked": " Nog niet gecontroleerd: is hij van deze persoon?",
        "nobody": " Er staat niet in van wie hij is.",
        "differs": " Let op: uw bestand zegt iets anders dan het origineel; wat hier staat, komt van het origineel.",
        "dates.expired": " Volgens het bestand is hij ook verlopen.",
        "dates.not-yet-valid": " Volgens het bestand geldt hij ook nog niet.",
        "proof.expired": " Volgens het bestand is hij ook verlopen.",
        "proof.not-yet-valid": " Volgens het bestand geldt hij ook nog niet.",
        "recipient.differs": " Volgens het bestand is hij ook niet van wie u opgaf.",
        "practice": " Let op: dit is een oefening. De uitgever is verzonnen en iedereen kan zo'n badge maken.",
        "overdue": " Let op: de lijst van scholen is van {} en is daarna niet vernieuwd.",
    },
    "en": {
        "asked": " Not checked yet: is it this person's?",
        "nobody": " It does not say whose it is.",
        "differs": " Note: your file says something else than the original; what stands here is from the original.",
        "dates.expired": " According to the file it has expired as well.",
        "dates.not-yet-valid": " According to the file it is not valid yet either.",
        "proof.expired": " According to the file it has expired as well.",
        "proof.not-yet-valid": " According to the file it is not valid yet either.",
        "recipient.differs": " According to the file it is not the person's you named either.",
        "practice": " Careful: this is for practice. The issuer is made up, and anyone can make such a badge.",
        "overdue": " Note: the list of institutions is of {} and was not renewed since.",
    },
}


def title(headline: str, language: str, *, recipient_asked: bool = True) -> str:
    """Return the sentence of the verdict; while nobody asked whose the badge is, that stays open in the sentence."""
    words = WORDS[headline][language].title
    return words + _OPEN[language]["asked"] if headline == "verified" and not recipient_asked else words


def heading(report: Mapping[str, Any], language: str) -> str:
    """Return the sentence of the verdict with what stays open: whose it is, what the file said, whether it is practice.

    Args:
        report: As `report.to_json` writes it.
        language: "nl" or "en".
    """
    words = WORDS[report["headline"]][language].title
    steps = {step["name"]: step for step in report["steps"]}
    if report["headline"] == "verified" and steps["recipient"]["outcome"] != "passed":
        known = report["credential"] and report["credential"]["recipient"]["type"]
        words += _OPEN[language]["asked" if known else "nobody"]
    if report["headline"] == "verified" and steps["proof"]["code"] == "proof.hosted-otherwise":
        words += _OPEN[language]["differs"]
    if report["verdict"] == "undecided":  # what its issuer would be believed in, were it known
        ended = {steps[name]["code"] for name in ("dates", "recipient") if steps[name]["outcome"] == "failed"}
        words += "".join(said for code, said in _OPEN[language].items() if code in ended)
    if steps["trust"]["code"] == "trust.listed-demonstration":
        words += _OPEN[language]["practice"]
    age = report.get("list_overdue")
    return words + _OPEN[language]["overdue"].format(age) if age else words
