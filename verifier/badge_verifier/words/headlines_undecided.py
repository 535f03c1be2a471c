"""The words of the headlines under which a badge stays undecided, and the messages to ask for what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass


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


ASK_LINK_NL = (
    "Beste …, ik wil graag uw badge controleren, maar dat lukt niet met wat ik van u kreeg. "
    "Wilt u mij de openbare link van de badge sturen, of het oorspronkelijke bestand? Dank u wel."
)
ASK_LINK_EN = (
    "Dear …, I would like to check your badge, but could not do so with what you sent me. "
    "Could you send me the public link of the badge, or the original file? Thank you."
)
ASK_PUBLIC_NL = (
    "Beste …, uw badge staat niet openbaar, dus ik kan hem niet controleren. "
    "Wilt u hem openbaar maken en mij de link sturen? Dat kan in uw rugzak, bij de badge zelf. Dank u wel."
)
ASK_PUBLIC_EN = (
    "Dear …, your badge is not public, so I cannot check it. "
    "Could you make it public and send me the link? You can do so in your backpack, at the badge itself. Thank you."
)
ASK_WHOLE_NL = (
    "Beste …, in de badge die u stuurde is een deel weggelaten. Daardoor kan ik niet zien of hij nog geldt. "
    "Wilt u mij de hele badge sturen? Dank u wel."
)
ASK_WHOLE_EN = (
    "Dear …, a part of the badge that you sent has been left out, so I cannot see whether it still holds. "
    "Could you send me the whole badge? Thank you."
)
ASK_SCHOOL_NL = (
    "Beste …, uit de badge die u stuurde blijkt niet zeker wie hem heeft gegeven. "
    "Wilt u de school vragen om een bevestiging, of mij de openbare link van de badge sturen? Dank u wel."
)
ASK_SCHOOL_EN = (
    "Dear …, the badge that you sent does not show for certain who awarded it. "
    "Could you ask the school to confirm it, or send me the public link of the badge? Thank you."
)

UNDECIDED: Mapping[str, Mapping[str, Words]] = {
    "no-badge-found": {
        "nl": Words(
            "Geen badge gevonden.",
            "In dit bestand zit geen badge. Dat zegt niets over de persoon: veel plaatjes van badges bevatten "
            "geen bewijs.",
            "Vraag om de openbare link van de badge.",
            ASK_LINK_NL,
        ),
        "en": Words(
            "No badge found.",
            "There is no badge in this file. That says nothing about the person: many pictures of badges hold no "
            "proof.",
            "Ask for the public link of the badge.",
            ASK_LINK_EN,
        ),
    },
    "unreadable": {
        "nl": Words(
            "Niet geopend.",
            "Dit bestand kunnen of willen we niet openen: het is te groot, op slot of niet veilig. Er kan best een "
            "goede badge in zitten.",
            "Vraag om de openbare link, of om de badge in een gewone vorm (PNG of JSON).",
            ASK_LINK_NL,
        ),
        "en": Words(
            "Not opened.",
            "We cannot or will not open this file: it is too large, locked or unsafe. There may well be a good "
            "badge in it.",
            "Ask for the public link, or for the badge in a common form (PNG or JSON).",
            ASK_LINK_EN,
        ),
    },
    "malformed": {
        "nl": Words(
            "Niet te lezen: beschadigd, of anders opgebouwd dan een badge.",
            "Er zit iets in dat op een badge lijkt, maar het is niet heel of volgt de regels niet. Meestal komt dat "
            "door een programma, niet door de persoon.",
            "Vraag de openbare link, of het bestand zoals de school het gaf.",
            ASK_LINK_NL,
        ),
        "en": Words(
            "Cannot be read: damaged, or not built like a badge.",
            "There is something like a badge in it, but it is not whole or does not follow the rules. Mostly a "
            "program did that, not the person.",
            "Ask for the public link, or for the file as the school gave it.",
            ASK_LINK_EN,
        ),
    },
    "not-understood": {
        "nl": Words(
            "Niet begrepen: deze badge is geschreven op een manier die wij niet kennen.",
            "De badge kan goed zijn. Dat wij hem niet begrijpen, ligt aan ons programma of aan dat van de uitgever.",
            "Vraag de school om een bevestiging, of vraag de openbare link.",
            ASK_SCHOOL_NL,
        ),
        "en": Words(
            "Not understood: this badge is written in a way that we do not know.",
            "The badge may be good. That we do not understand it is up to our program, or to the issuer's.",
            "Ask the school to confirm it, or ask for the public link.",
            ASK_SCHOOL_EN,
        ),
    },
    "ambiguous": {
        "nl": Words(
            "Vertrouw dit bestand niet: het is op twee manieren te lezen.",
            "Het ene programma leest er iets anders in dan het andere. Of dat met opzet is gedaan, weten wij niet.",
            "Vraag de openbare link, of vraag de school, met een adres dat u al kende.",
            ASK_LINK_NL,
        ),
        "en": Words(
            "Do not rely on this file: it can be read in two ways.",
            "One program reads something else in it than another. Whether that was done on purpose we cannot tell.",
            "Ask for the public link, or ask the school, at an address that you already knew.",
            ASK_LINK_EN,
        ),
    },
    "unsupported-proof": {
        "nl": Words(
            "Niet te controleren: dit bewijs kunnen wij niet lezen.",
            "De badge kan goed zijn. Wij kunnen het niet zien.",
            "Vraag de school om een bevestiging.",
            ASK_SCHOOL_NL,
        ),
        "en": Words(
            "Cannot be checked: we cannot read this proof.",
            "The badge may be good. We cannot tell.",
            "Ask the school to confirm it.",
            ASK_SCHOOL_EN,
        ),
    },
    "unsigned": {
        "nl": Words(
            "Geen bewijs: er staat geen handtekening onder.",
            "Iedereen kan zo'n bestand maken.",
            "Vraag om de openbare link of het oorspronkelijke bestand.",
            ASK_LINK_NL,
        ),
        "en": Words(
            "No proof: nobody has signed it.",
            "Anyone can make such a file.",
            "Ask for the public link or the original file.",
            ASK_LINK_EN,
        ),
    },
    "impersonation-suspected": {
        "nl": Words(
            "Pas op: de uitgever lijkt op een bekende school, maar is dat niet aantoonbaar.",
            "De naam of het adres lijkt op dat van een instelling op de lijst. Nergens blijkt dat de badge van haar "
            "komt.",
            "Vraag de school zelf, met een adres dat u al kende.",
            ASK_SCHOOL_NL,
        ),
        "en": Words(
            "Careful: the issuer looks like a known school, but is not shown to be.",
            "The name or the address resembles that of an institution on the list. Nothing shows that the badge comes "
            "from it.",
            "Ask the school itself, at an address that you already knew.",
            ASK_SCHOOL_EN,
        ),
    },
    "issuer-unproven": {
        "nl": Words(
            "Niet vastgesteld wie dit heeft uitgegeven.",
            "Nergens blijkt dat de badge van de genoemde uitgever komt. Iedereen kan zo'n bestand maken.",
            "Vraag de school.",
            ASK_SCHOOL_NL,
        ),
        "en": Words(
            "Not established who issued this.",
            "Nothing shows that the badge comes from the issuer it names. Anyone can make such a file.",
            "Ask the school.",
            ASK_SCHOOL_EN,
        ),
    },
    "not-public": {
        "nl": Words(
            "Niet te zien: de eigenaar heeft deze badge niet openbaar gemaakt.",
            "Dat is gewoon, en zegt niet dat er iets mis is.",
            "Vraag de persoon om de badge openbaar te maken.",
            ASK_PUBLIC_NL,
        ),
        "en": Words(
            "Cannot be seen: the owner has not made this badge public.",
            "That is normal, and does not mean that anything is wrong.",
            "Ask the person to make the badge public.",
            ASK_PUBLIC_EN,
        ),
    },
    "online-check-needed": {
        "nl": Words(
            "Nog niet gecontroleerd: daarvoor moet iets worden opgevraagd.",
            "Een deel van het antwoord staat niet in het bestand maar op internet, en is niet gelezen.",
            "Controleer online. Lukt dat niet, vraag dan om de openbare link of vraag de school.",
            ASK_LINK_NL,
        ),
        "en": Words(
            "Not checked yet: something has to be looked up first.",
            "A part of the answer is not in the file but on the internet, and was not read.",
            "Check online. If that does not work, ask for the public link or ask the school.",
            ASK_LINK_EN,
        ),
    },
    "platform-only": {
        "nl": Words(
            "Van een bekend platform, maar de instelling kennen we niet.",
            "Er is niets aan veranderd. Welke instelling dit is, staat niet op onze lijst.",
            "Vraag de school.",
            ASK_SCHOOL_NL,
        ),
        "en": Words(
            "From a known platform, but we do not know the institution.",
            "Nothing in it was changed. The institution is not on our list.",
            "Ask the school.",
            ASK_SCHOOL_EN,
        ),
    },
    "issuer-unknown": {
        "nl": Words(
            "Niet vastgesteld wie dit heeft uitgegeven.",
            "Iedereen kan zo'n bestand maken.",
            "Vraag de school.",
            ASK_SCHOOL_NL,
        ),
        "en": Words(
            "Not established who issued this.",
            "Anyone can make such a file.",
            "Ask the school.",
            ASK_SCHOOL_EN,
        ),
    },
    "not-disclosed": {
        "nl": Words(
            "Nog niet te zeggen: een deel van de badge is weggelaten.",
            "Wat er staat, is onveranderd en van een bekende uitgever. Wat is weggelaten, kan de einddatum zijn, of "
            "dat de badge is ingetrokken.",
            "Vraag om de hele badge.",
            ASK_WHOLE_NL,
        ),
        "en": Words(
            "Cannot be told yet: a part of the badge was left out.",
            "What is there is unaltered and from a known issuer. What was left out may be its end date, or that it was "
            "withdrawn.",
            "Ask for the whole badge.",
            ASK_WHOLE_EN,
        ),
    },
}
