"""The texts of what wallets hold: tokens whose holder chooses what to show, and what the holder signed with them.

Written as those of `messages_steps`.
"""

MESSAGES: dict[str, dict[str, str]] = {
    # 2. parse
    "parse.vct": {
        "nl": "Dit is een bewijs uit een wallet (SD-JWT VC, {detail}) van iets wat iemand heeft geleerd.",
        "en": "This is a credential from a wallet (SD-JWT VC, {detail}) about something that was learnt.",
    },
    "parse.vct-other": {
        "nl": "Dit is een bewijs uit een wallet (SD-JWT VC, {detail}). Wij kennen deze soort niet als badge of "
        "diploma, dus er is niets om als geleerd te tonen.",
        "en": "This is a credential from a wallet (SD-JWT VC, {detail}). We do not know this kind as a badge or a "
        "diploma, so there is nothing to show as learnt.",
    },
    "parse.form-sd-jwt": {
        "nl": "Dit is een bewijs uit een wallet in een vorm die wij niet controleren (SD-JWT, {detail}). Vraag "
        "de persoon om de openbare link van de badge.",
        "en": "This is a credential from a wallet in a form that we do not check (SD-JWT, {detail}). Ask the person "
        "for the public link of the badge.",
    },
    "parse.undisclosed": {
        "nl": "De houder liet een deel weg dat nodig is om dit bewijs te lezen ({detail}). Vraag om het nog eens te "
        "delen, met alles erbij.",
        "en": "The holder left out a part that is needed to read this credential ({detail}). Ask for it to be shared "
        "again, with everything in it.",
    },
    # Remarks
    "remark.not-disclosed": {
        "nl": "De houder kan gegevens hebben weggelaten ({detail}). Wat er niet staat, kan er dus toch zijn.",
        "en": "The holder may have left out data ({detail}). What is not there may exist all the same.",
    },
    "remark.key-binding": {
        "nl": "Dit is getoond met de sleutel van de houder (aan wie en wanneer: {detail}). Dat zegt niet wie het "
        "bestand nu heeft.",
        "en": "This was shown with the holder's key (to whom and when: {detail}). That does not say who has the file "
        "now.",
    },
    "remark.key-binding-none": {
        "nl": "De houder heeft een eigen sleutel bij dit bewijs en gebruikte die hier niet. Wie het bestand stuurde, "
        "is dus niet aangetoond.",
        "en": "The holder has a key of their own for this credential and did not use it here. So nothing shows who "
        "sent the file.",
    },
    "remark.key-binding-unchecked": {
        "nl": "De handtekening van de houder zelf konden we niet controleren ({detail}).",
        "en": "We could not check the holder's own signature ({detail}).",
    },
}
