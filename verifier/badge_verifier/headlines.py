"""The one sentence of the verdict, what it means, and what to do next: for each headline, in Dutch and English.

Only `verified` may begin with "Echt" (or "Genuine"). What could not be checked comes with a message that can be copied
and sent to the applicant.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from badge_verifier.report import HEADLINES


@dataclass(frozen=True)
class Words:
    """The words for one headline in one language.

    Attributes:
        title: The headline itself, for the verdict card and the command line.
        meaning: What it means for the reader.
        advice: What to do next; empty where there is nothing to do.
        request: A message to the applicant, to copy; empty where none is needed.
    """

    title: str
    meaning: str
    advice: str = ""
    request: str = ""


_ASK_LINK_NL = (
    "Beste …, ik wil graag uw badge controleren, maar dat lukt niet met wat ik van u kreeg. "
    "Wilt u mij de openbare link van de badge sturen, of het oorspronkelijke bestand? Dank u wel."
)
_ASK_LINK_EN = (
    "Dear …, I would like to check your badge, but could not do so with what you sent me. "
    "Could you send me the public link of the badge, or the original file? Thank you."
)
_ASK_PUBLIC_NL = (
    "Beste …, uw badge staat niet openbaar, dus ik kan hem niet controleren. "
    "Wilt u hem openbaar maken en mij de link sturen? Dat kan in uw rugzak, bij de badge zelf. Dank u wel."
)
_ASK_PUBLIC_EN = (
    "Dear …, your badge is not public, so I cannot check it. "
    "Could you make it public and send me the link? You can do so in your backpack, at the badge itself. Thank you."
)
_ASK_SCHOOL_NL = (
    "Beste …, uit de badge die u stuurde blijkt niet zeker wie hem heeft gegeven. "
    "Wilt u de school vragen om een bevestiging, of mij de openbare link van de badge sturen? Dank u wel."
)
_ASK_SCHOOL_EN = (
    "Dear …, the badge that you sent does not show for certain who awarded it. "
    "Could you ask the school to confirm it, or send me the public link of the badge? Thank you."
)

WORDS: Mapping[str, Mapping[str, Words]] = {
    "no-badge-found": {
        "nl": Words(
            "Geen badge gevonden.",
            "In dit bestand zit geen badge. Dat zegt niets over de persoon: veel plaatjes van badges bevatten "
            "geen bewijs.",
            "Vraag om de openbare link van de badge.",
            _ASK_LINK_NL,
        ),
        "en": Words(
            "No badge found.",
            "There is no badge in this file. That says nothing about the person: many pictures of badges hold no "
            "proof.",
            "Ask for the public link of the badge.",
            _ASK_LINK_EN,
        ),
    },
    "unreadable": {
        "nl": Words(
            "Niet te lezen.",
            "Dit bestand kunnen of willen we niet openen. Er kan best een goede badge in zitten.",
            "Vraag om de openbare link, of om de badge in een gewone vorm (PNG of JSON).",
            _ASK_LINK_NL,
        ),
        "en": Words(
            "Cannot be read.",
            "We cannot or will not open this file. There may well be a good badge in it.",
            "Ask for the public link, or for the badge in a common form (PNG or JSON).",
            _ASK_LINK_EN,
        ),
    },
    "malformed": {
        "nl": Words(
            "Klopt niet: zo kan een badge niet in elkaar zitten.",
            "De badge houdt zich niet aan de standaard. Dat hoeft geen fraude te zijn; ook een fout van de "
            "uitgever kan het zijn.",
            "Vraag de oorspronkelijke link, of vraag de school.",
            _ASK_LINK_NL,
        ),
        "en": Words(
            "Not right: a badge cannot be built like this.",
            "The badge breaks its standard. That need not be fraud; it may be the issuer's mistake.",
            "Ask for the original link, or ask the school.",
            _ASK_LINK_EN,
        ),
    },
    "tampered": {
        "nl": Words(
            "Klopt niet: gewijzigd of beschadigd.",
            "Dat hoeft geen fraude te zijn; een programma kan het bestand hebben veranderd.",
            "Vraag de oorspronkelijke link.",
            _ASK_LINK_NL,
        ),
        "en": Words(
            "Not right: changed or damaged.",
            "That need not be fraud; a program may have altered the file.",
            "Ask for the original link.",
            _ASK_LINK_EN,
        ),
    },
    "revoked": {
        "nl": Words(
            "Ingetrokken door de uitgever.", "Deze badge geldt niet meer.", "Vraag de persoon wat er is gebeurd."
        ),
        "en": Words("Withdrawn by the issuer.", "This badge no longer holds.", "Ask the person what happened."),
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
            _ASK_SCHOOL_NL,
        ),
        "en": Words(
            "Not to be trusted: the key of this badge was stolen.",
            "With a stolen key somebody else can make badges in the school's name. That is not the person's fault.",
            "Ask the school for a new badge or a confirmation.",
            _ASK_SCHOOL_EN,
        ),
    },
    "expired": {
        "nl": Words("Verlopen.", "De einddatum van deze badge is voorbij.", "Vraag of er een nieuwere is."),
        "en": Words("Expired.", "The end date of this badge has passed.", "Ask whether there is a newer one."),
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
    "unsupported-proof": {
        "nl": Words(
            "Niet te controleren: deze soort bewijs kennen we niet.",
            "De badge kan goed zijn. Wij kunnen het niet zien.",
            "Vraag de school om een bevestiging.",
            _ASK_SCHOOL_NL,
        ),
        "en": Words(
            "Cannot be checked: we do not know this kind of proof.",
            "The badge may be good. We cannot tell.",
            "Ask the school to confirm it.",
            _ASK_SCHOOL_EN,
        ),
    },
    "unsigned": {
        "nl": Words(
            "Geen bewijs: er staat geen handtekening onder.",
            "Iedereen kan zo'n bestand maken.",
            "Vraag om de openbare link of het oorspronkelijke bestand.",
            _ASK_LINK_NL,
        ),
        "en": Words(
            "No proof: nobody has signed it.",
            "Anyone can make such a file.",
            "Ask for the public link or the original file.",
            _ASK_LINK_EN,
        ),
    },
    "impersonation-suspected": {
        "nl": Words(
            "Pas op: de uitgever lijkt op een bekende school, maar is dat niet aantoonbaar.",
            "De naam lijkt op die van een instelling op de lijst; de handtekening is niet van haar.",
            "Vraag de school zelf, met een adres dat u al kende.",
            _ASK_SCHOOL_NL,
        ),
        "en": Words(
            "Careful: the issuer looks like a known school, but is not shown to be.",
            "The name resembles that of an institution on the list; the signature is not its own.",
            "Ask the school itself, at an address that you already knew.",
            _ASK_SCHOOL_EN,
        ),
    },
    "issuer-unproven": {
        "nl": Words(
            "Niet vastgesteld wie dit heeft uitgegeven.",
            "Er is niets aan veranderd, maar de handtekening is niet aantoonbaar van de genoemde uitgever. "
            "Iedereen kan zo'n bestand maken.",
            "Vraag de school.",
            _ASK_SCHOOL_NL,
        ),
        "en": Words(
            "Not established who issued this.",
            "Nothing in it was changed, but the signature is not shown to be that of the issuer it names. "
            "Anyone can make such a file.",
            "Ask the school.",
            _ASK_SCHOOL_EN,
        ),
    },
    "not-public": {
        "nl": Words(
            "Niet te zien: de eigenaar heeft deze badge niet openbaar gemaakt.",
            "Dat is gewoon, en zegt niet dat er iets mis is.",
            "Vraag de persoon om de badge openbaar te maken.",
            _ASK_PUBLIC_NL,
        ),
        "en": Words(
            "Cannot be seen: the owner has not made this badge public.",
            "That is normal, and does not mean that anything is wrong.",
            "Ask the person to make the badge public.",
            _ASK_PUBLIC_EN,
        ),
    },
    "online-check-needed": {
        "nl": Words(
            "Nog niet gecontroleerd: daarvoor moet iets worden opgevraagd.",
            "Wat hieronder staat, is nog niet bewezen.",
            "Controleer online, of vraag om de oorspronkelijke link.",
            _ASK_LINK_NL,
        ),
        "en": Words(
            "Not checked yet: something has to be looked up first.",
            "What stands below is not proven yet.",
            "Check online, or ask for the original link.",
            _ASK_LINK_EN,
        ),
    },
    "platform-only": {
        "nl": Words(
            "Van een bekend platform, maar de instelling kennen we niet.",
            "Er is niets aan veranderd. Welke instelling dit is, staat niet op onze lijst.",
            "Vraag de school.",
            _ASK_SCHOOL_NL,
        ),
        "en": Words(
            "From a known platform, but we do not know the institution.",
            "Nothing in it was changed. The institution is not on our list.",
            "Ask the school.",
            _ASK_SCHOOL_EN,
        ),
    },
    "issuer-unknown": {
        "nl": Words(
            "Niet vastgesteld wie dit heeft uitgegeven.",
            "Iedereen kan zo'n bestand maken.",
            "Vraag de school.",
            _ASK_SCHOOL_NL,
        ),
        "en": Words(
            "Not established who issued this.",
            "Anyone can make such a file.",
            "Ask the school.",
            _ASK_SCHOOL_EN,
        ),
    },
    "verified": {
        "nl": Words(
            "Echt en geldig.",
            "Er is niets aan veranderd, de uitgever staat op de lijst, en de badge geldt nu.",
            "Controleer ook of hij van deze persoon is, als dat hieronder nog openstaat.",
        ),
        "en": Words(
            "Genuine and valid.",
            "Nothing in it was changed, the issuer is on the list, and the badge holds now.",
            "Also check that it is this person's, if that is still open below.",
        ),
    },
}

assert set(WORDS) == set(HEADLINES)  # noqa: S101 -- a headline without words would be a bug of ours, seen on import


def title(headline: str, language: str, *, recipient_asked: bool = True) -> str:
    """Return the sentence of the verdict; while nobody asked whose the badge is, that stays open in the sentence."""
    words = WORDS[headline][language].title
    if headline == "verified" and not recipient_asked:
        still = {
            "nl": " Nog niet gecontroleerd: is hij van deze persoon?",
            "en": " Not checked yet: is it this person's?",
        }
        return words + still[language]
    return words
