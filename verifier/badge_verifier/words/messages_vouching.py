"""The texts of the codes of steps 8 to 10: who vouches, what it is worth, who else stands behind it.

Written as those of `messages_steps`.
"""

MESSAGES: dict[str, dict[str, str]] = {
    # 8. trust
    "trust.listed": {
        "nl": "De uitgever staat op de lijst van instellingen: {detail}.",
        "en": "The issuer is on the list of institutions: {detail}.",
    },
    "trust.listed-demonstration": {
        "nl": "De uitgever is een verzonnen instelling om mee te oefenen: {detail}.",
        "en": "The issuer is a made-up institution for practice: {detail}.",
    },
    "trust.listed-in-ledger": {
        "nl": "De uitgever staat op de lijst: {detail}. Zijn sleutel is later gestolen, maar deze badge was toen "
        "al gemeld.",
        "en": "The issuer is on the list: {detail}. Its key was stolen later, but this badge had been published "
        "before.",
    },
    "trust.key-compromised": {
        "nl": "De sleutel van deze badge is gestolen (gemeld op {detail}). Wie hem maakte, is niet te zeggen. "
        "Vraag de school.",
        "en": "The key of this badge was stolen (reported on {detail}). Who made it cannot be told. Ask the school.",
    },
    "trust.key-not-in-force": {
        "nl": "De badge is gemaakt met een sleutel van de uitgever die toen niet gold ({detail}). Vraag de school.",
        "en": "The badge was made with a key of the issuer that was not in force then ({detail}). Ask the school.",
    },
    "trust.key-not-listed": {
        "nl": "De badge noemt {detail}, maar de sleutel waarmee hij is gemaakt staat niet op onze lijst. "
        "Vraag de school.",
        "en": "The badge names {detail}, but the key that made it is not on our list. Ask the school.",
    },
    "trust.hosted-unsigned": {
        "nl": "De badge staat op de site van {detail}, maar zonder handtekening. Deze uitgever ondertekent zijn "
        "badges. Vraag de school.",
        "en": "The badge stands on the site of {detail}, but without a signature. This issuer signs its badges. "
        "Ask the school.",
    },
    "trust.issuer-unproven": {
        "nl": "De badge noemt {detail}, maar dat die hem gaf is nog niet aangetoond. Controleer online of vraag de "
        "school.",
        "en": "The badge names {detail}, but that they awarded it has not been shown yet. Check online or ask the "
        "school.",
    },
    "trust.impersonation-suspected": {
        "nl": "Pas op: de uitgever lijkt op {detail}, maar is dat niet aantoonbaar. Vraag de school.",
        "en": "Careful: the issuer looks like {detail}, but is not shown to be. Ask the school.",
    },
    "trust.platform-only": {
        "nl": "De badge komt van {detail}, maar de instelling staat niet in deze catalogus. Vraag de school.",
        "en": "The badge comes from {detail}, but the institution is not in this catalogue. Ask the school.",
    },
    "trust.not-listed": {
        "nl": "De uitgever staat niet op de lijst van instellingen. Iedereen kan zo'n bestand maken; vraag de school.",
        "en": "The issuer is not on the list of institutions. Anyone can make such a file; ask the school.",
    },
    "trust.no-list": {
        "nl": "Niet bekeken: er is geen lijst van instellingen gebruikt. Controleer op de site van de catalogus.",
        "en": "Not looked at: no list of institutions was used. Check on the site of the catalogue.",
    },
    "trust.stale": {
        "nl": "Niet bekeken: de lijst van instellingen is verlopen ({detail}). Haal een nieuwe op.",
        "en": "Not looked at: the list of institutions has expired ({detail}). Get a new one.",
    },
    "trust.not-reached": {
        "nl": "Niet bekeken: een eerdere stap is niet gelukt.",
        "en": "Not looked at: an earlier step did not succeed.",
    },
    # 9. catalogue
    "catalogue.by-id": {
        "nl": "Deze badge staat in de catalogus ({detail}).",
        "en": "This badge is in the catalogue ({detail}).",
    },
    "catalogue.by-awarded-as": {
        "nl": "Deze badge staat in de catalogus, onder zijn adres op een ander platform ({detail}).",
        "en": "This badge is in the catalogue, by its address on another platform ({detail}).",
    },
    "catalogue.by-name": {
        "nl": "Deze badge staat in de catalogus; gevonden op uitgever en naam ({detail}).",
        "en": "This badge is in the catalogue; found by issuer and name ({detail}).",
    },
    "catalogue.differs": {
        "nl": "Let op: de badge zegt iets anders dan de catalogus ({detail}). Ga uit van de catalogus of vraag de "
        "school.",
        "en": "Note: the badge says something else than the catalogue ({detail}). Go by the catalogue, or ask the "
        "school.",
    },
    "catalogue.other-institution": {
        "nl": "Let op: de badge noemt een badge van een andere instelling ({detail}). Vraag de school.",
        "en": "Note: the badge names a badge of another institution ({detail}). Ask the school.",
    },
    "catalogue.issuer-unproven": {
        "nl": "De badge noemt een badge uit de catalogus ({detail}), maar wie hem gaf is niet vastgesteld. Vraag "
        "de school.",
        "en": "The badge names a badge of the catalogue ({detail}), but who awarded it was not established. Ask "
        "the school.",
    },
    "catalogue.not-found": {
        "nl": "Deze badge staat niet in de catalogus. Vraag de uitgever wat hij waard is.",
        "en": "This badge is not in the catalogue. Ask the issuer what it is worth.",
    },
    "catalogue.no-list": {
        "nl": "Niet bekeken: er is geen catalogus gebruikt. Controleer op de site van de catalogus.",
        "en": "Not looked at: no catalogue was used. Check on the site of the catalogue.",
    },
    "catalogue.not-reached": {
        "nl": "Niet bekeken: een eerdere stap is niet gelukt.",
        "en": "Not looked at: an earlier step did not succeed.",
    },
    # 10. endorsements
    "endorsements.none": {
        "nl": "Niemand anders steunt deze badge in het bestand zelf.",
        "en": "Nobody else stands behind this badge within the file itself.",
    },
    "endorsements.held": {
        "nl": "Achter deze badge of de uitgever ervan staat ook: {detail}.",
        "en": "This badge or its issuer is endorsed by: {detail}.",
    },
    "endorsements.held-unlisted": {
        "nl": "Achter deze badge of de uitgever ervan staat iemand die zich zo noemt: {detail}. Wie dat is, is niet "
        "vastgesteld. "
        "Vraag het aan die organisatie zelf.",
        "en": "This badge or its issuer is endorsed by someone under this name: {detail}. Who that is was not "
        "established. "
        "Ask that organisation itself.",
    },
    "endorsements.invalid": {
        "nl": "Een steunbetuiging in deze badge klopt niet ({detail}). De badge zelf wordt daar niet slechter van.",
        "en": "An endorsement in this badge is wrong ({detail}). The badge itself is none the worse for it.",
    },
    "endorsements.unchecked": {
        "nl": "Een steunbetuiging in deze badge is niet gecontroleerd ({detail}). Vraag wie de badge steunt.",
        "en": "An endorsement in this badge was not checked ({detail}). Ask who stands behind the badge.",
    },
    "endorsements.too-many": {
        "nl": "Er zijn te veel steunbetuigingen om te controleren ({detail}). Vraag wie de badge steunt.",
        "en": "There are too many endorsements to check ({detail}). Ask who stands behind the badge.",
    },
    "endorsements.not-reached": {
        "nl": "Niet bekeken: een eerdere stap is niet gelukt.",
        "en": "Not looked at: an earlier step did not succeed.",
    },
}
