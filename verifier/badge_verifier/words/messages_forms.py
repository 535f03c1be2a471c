"""The texts of step 1 for what is no badge of ours: other credentials, requests to wallets, documents, other links.

Written as those of `messages_steps`. Each names what it is and says what to ask for instead.
"""

_LINK_NL = "Vraag de persoon om de openbare link van de badge."
_LINK_EN = "Ask the person for the public link of the badge."
_FILE_NL = "Vraag om het oorspronkelijke bestand of de openbare link."
_FILE_EN = "Ask for the original file or the public link."
_WALLET_NL = "Zo'n link is alleen voor de eigenaar en werkt soms maar één keer. Open hem niet."
_WALLET_EN = "Such a link is for the owner alone and may work only once. Do not open it."

MESSAGES: dict[str, dict[str, str]] = {
    "unbake.form-edc": {
        "nl": "Dit is een Europees digitaal diploma (EDC), geen Open Badge. Wij kunnen het niet controleren; dat kan "
        "op de website van Europass (europa.eu/europass).",
        "en": "This is a European digital credential (EDC), not an Open Badge. We cannot check it; the website of "
        "Europass can (europa.eu/europass).",
    },
    "unbake.form-blockcerts": {
        "nl": "Dit is een diploma met een bewijs op een blockchain (Blockcerts, MerkleProof). Dat soort kunnen wij "
        "niet controleren; dat kan op blockcerts.org.",
        "en": "This is a credential with a proof on a blockchain (Blockcerts, MerkleProof). We cannot check that kind; "
        "blockcerts.org can.",
    },
    "unbake.form-sd-jwt": {
        "nl": "Dit is een bewijs uit een wallet (SD-JWT, {detail}). Dat soort kunnen wij niet controleren. "
        f"{_LINK_NL}",
        "en": f"This is a credential from a wallet (SD-JWT, {{detail}}). We cannot check that kind. {_LINK_EN}",
    },
    "unbake.form-encrypted": {
        "nl": f"Dit bestand is versleuteld (JWE) en is alleen voor de ontvanger te openen. {_LINK_NL}",
        "en": f"This file is encrypted (JWE) and only its receiver can open it. {_LINK_EN}",
    },
    "unbake.form-jws-json": {
        "nl": f"Dit is een ondertekend bestand in een vorm die wij niet controleren (JWS in JSON). {_FILE_NL}",
        "en": f"This is a signed file in a form that we do not check (JWS in JSON). {_FILE_EN}",
    },
    "unbake.form-cose": {
        "nl": f"Dit is een bewijs in een vorm die wij niet controleren (COSE, {{detail}}). {_LINK_NL}",
        "en": f"This is a credential in a form that we do not check (COSE, {{detail}}). {_LINK_EN}",
    },
    "unbake.form-xml": {
        "nl": f"Dit is een ondertekend XML-bestand, geen Open Badge. Wij kunnen het niet controleren. {_LINK_NL}",
        "en": f"This is a signed XML file, not an Open Badge. We cannot check it. {_LINK_EN}",
    },
    "unbake.wallet-link": {
        "nl": f"Dit is een uitnodiging voor een wallet ({{detail}}), geen badge. {_WALLET_NL} {_LINK_NL}",
        "en": f"This is an invitation for a wallet ({{detail}}), not a badge. {_WALLET_EN} {_LINK_EN}",
    },
    "unbake.other-link": {
        "nl": f"Hier staat een andere link ({{detail}}), geen link naar een badge. Wij openen die niet. {_LINK_NL}",
        "en": f"There is another link here ({{detail}}), not one to a badge. We do not open it. {_LINK_EN}",
    },
    "unbake.document": {
        "nl": "Dit is een document, bijvoorbeeld een cv. Er zit geen badge in en geen link naar een badge. "
        f"Een document zelf is geen bewijs. {_LINK_NL}",
        "en": "This is a document, a CV perhaps. It holds no badge and no link to one. "
        f"A document by itself proves nothing. {_LINK_EN}",
    },
    "unbake.no-badge-in-json": {
        "nl": f"Dit bestand bevat een lijst met gegevens, maar geen badge. {_FILE_NL}",
        "en": f"This file holds a list of data, but no badge. {_FILE_EN}",
    },
    "unbake.no-badge-in-mail": {
        "nl": f"In deze e-mail zit geen badge en geen link naar een badge. {_LINK_NL}",
        "en": f"This e-mail holds no badge and no link to one. {_LINK_EN}",
    },
    "unbake.xml": {
        "nl": f"Dit is een XML-bestand. Er zit geen badge in. {_LINK_NL}",
        "en": f"This is an XML file. It holds no badge. {_LINK_EN}",
    },
    "unbake.copied": {
        "nl": "Deze tekst is bij het kopiëren veranderd: aanhalingstekens of spaties zijn vervangen. Dat doet een "
        "mail- of tekstprogramma. Vraag om de badge als bestand, of om de openbare link.",
        "en": "This text was changed when it was copied: quotes or spaces were replaced. Mail and office programs do "
        "that. Ask for the badge as a file, or for its public link.",
    },
    "unbake.token-cut": {
        "nl": "Van deze badge ontbreekt een stuk: de regel is afgebroken. Plak alle regels, of vraag om het bestand.",
        "en": "A part of this badge is missing: the line was broken. Paste all lines, or ask for the file.",
    },
    "unbake.token-glued": {
        "nl": "Aan deze badge zit iets vast dat er niet bij hoort. Plak alleen de badge zelf, of vraag om het bestand.",
        "en": "Something that does not belong is stuck to this badge. Paste the badge alone, or ask for the file.",
    },
}
