"""The texts of the codes of steps 1 and 2, and of what can go wrong when an address is asked.

Written as those of `messages_steps`.
"""

_LINK_NL = "Vraag de persoon om de openbare link van de badge."
_LINK_EN = "Ask the person for the public link of the badge."
_FILE_NL = "Vraag om het oorspronkelijke bestand of de openbare link."
_FILE_EN = "Ask for the original file or the public link."
_LATER_NL = "Probeer het later opnieuw."
_LATER_EN = "Try again later."

MESSAGES: dict[str, dict[str, str]] = {
    # 1. unbake
    "unbake.found": {
        "nl": "Er zit een badge in dit bestand. Alleen die is nagekeken, niet wat een plaatje of een bladzijde verder "
        "laat zien.",
        "en": "There is a badge in this file. Only the badge was checked, not what a picture or a page shows besides.",
    },
    "unbake.empty": {
        "nl": f"Dit bestand is leeg. {_FILE_NL}",
        "en": f"This file is empty. {_FILE_EN}",
    },
    "unbake.no-badge-in-png": {
        "nl": "In dit plaatje zit geen badge. Misschien is het een schermafdruk, een QR-code of een plaatje dat "
        "via een "
        "berichtenapp is gestuurd. Edubadges zet sinds 15 juni 2026 geen bewijs meer in plaatjes. "
        f"{_LINK_NL}",
        "en": "There is no badge in this picture. It may be a screenshot, a QR code, or a picture that a messaging app "
        f"stripped. Since 15 June 2026 edubadges no longer puts proof into pictures. {_LINK_EN}",
    },
    "unbake.qr-code": {
        "nl": "In dit plaatje staat een QR-code, maar geen badge. Scan de code met uw telefoon en plak de link die u "
        "dan ziet. De controlepagina van de catalogus leest zulke codes ook zelf.",
        "en": "This picture shows a QR code and holds no badge. Scan the code with your phone and paste the link that "
        "you then see. The catalogue's page for checking reads such codes by itself too.",
    },
    "unbake.screenshot": {
        "nl": f"Dit is een schermafdruk. Daarin zit geen badge, ook als er een op te zien is. {_LINK_NL}",
        "en": f"This is a screenshot. It holds no badge, even if it shows one. {_LINK_EN}",
    },
    "unbake.no-badge-in-svg": {
        "nl": f"In deze tekening (SVG) zit geen badge. {_LINK_NL}",
        "en": f"There is no badge in this drawing (SVG). {_LINK_EN}",
    },
    "unbake.photo": {
        "nl": "Dit is een foto of een ander soort plaatje waarin geen badge kan zitten. Berichtenapps maken zulke "
        f"plaatjes van een badge. {_LINK_NL}",
        "en": "This is a photo, or another kind of picture that cannot hold a badge. Messaging apps turn badges "
        "into such "
        f"pictures. {_LINK_EN}",
    },
    "unbake.web-page": {
        "nl": "Dit is een webpagina, geen badge. Plak liever de link van die pagina.",
        "en": "This is a web page, not a badge. Paste the link of that page instead.",
    },
    "unbake.no-badge-in-text": {
        "nl": f"In deze tekst staat geen badge en geen link naar een badge. {_LINK_NL}",
        "en": f"This text holds no badge and no link to one. {_LINK_EN}",
    },
    "unbake.no-badge-in-zip": {
        "nl": f"In dit ZIP-bestand zit geen badge. {_FILE_NL}",
        "en": f"There is no badge in this ZIP file. {_FILE_EN}",
    },
    "unbake.no-badge-in-pdf": {
        "nl": f"In deze PDF zit geen badge en geen link naar een badge. Een PDF zelf is geen bewijs. {_LINK_NL}",
        "en": f"This PDF holds no badge and no link to one. A PDF by itself proves nothing. {_LINK_EN}",
    },
    "unbake.pdf-encrypted": {
        "nl": f"Deze PDF zit op slot. Wij kunnen niet zien of er een badge in zit. {_FILE_NL}",
        "en": f"This PDF is locked. We cannot see whether there is a badge in it. {_FILE_EN}",
    },
    "unbake.unknown-format": {
        "nl": f"Dit soort bestand kennen we niet. {_FILE_NL}",
        "en": f"We do not know this kind of file. {_FILE_EN}",
    },
    "unbake.ambiguous": {
        "nl": f"In dit plaatje zitten twee badges. Welke geldt, is niet te zeggen. {_FILE_NL}",
        "en": f"There are two badges in this picture, and no way to tell which one counts. {_FILE_EN}",
    },
    "unbake.png-broken": {
        "nl": f"Dit PNG-bestand is beschadigd ({{detail}}). {_FILE_NL}",
        "en": f"This PNG file is damaged ({{detail}}). {_FILE_EN}",
    },
    "unbake.svg-broken": {
        "nl": f"Dit SVG-bestand is beschadigd ({{detail}}). {_FILE_NL}",
        "en": f"This SVG file is damaged ({{detail}}). {_FILE_EN}",
    },
    "unbake.svg-doctype": {
        "nl": "Deze tekening (SVG) bevat een DOCTYPE. Zulke bestanden openen we uit voorzorg niet. "
        "Vraag om de badge als JSON of PNG, of om de openbare link.",
        "en": "This drawing (SVG) has a DOCTYPE. To be safe we do not open such files. "
        "Ask for the badge as JSON or PNG, or for its public link.",
    },
    "unbake.text-broken": {
        "nl": f"De badge in dit bestand is beschadigd ({{detail}}). {_FILE_NL}",
        "en": f"The badge in this file is damaged ({{detail}}). {_FILE_EN}",
    },
    "unbake.too-large": {
        "nl": "Dit is te groot om veilig te lezen ({detail}). Vraag om alleen de badge.",
        "en": "This is too large to read safely ({detail}). Ask for the badge alone.",
    },
    "unbake.zip-broken": {
        "nl": f"Dit ZIP-bestand is beschadigd ({{detail}}). {_FILE_NL}",
        "en": f"This ZIP file is damaged ({{detail}}). {_FILE_EN}",
    },
    "unbake.zip-encrypted": {
        "nl": "Dit ZIP-bestand heeft een wachtwoord ({detail}). Pak het zelf uit en kies de bestanden die erin zitten.",
        "en": "This ZIP file has a password ({detail}). Unpack it yourself and choose the files in it.",
    },
    "unbake.zip-method": {
        "nl": "Dit ZIP-bestand is op een ongewone manier ingepakt ({detail}). "
        "Pak het zelf uit en kies de bestanden die erin zitten.",
        "en": "This ZIP file is packed in an unusual way ({detail}). Unpack it yourself and choose the files in it.",
    },
    "unbake.zip-in-zip": {
        "nl": "In dit ZIP-bestand zit nog een ZIP-bestand ({detail}). Pak het zelf uit en kies de bestanden die "
        "erin zitten.",
        "en": "There is another ZIP file inside this one ({detail}). Unpack it yourself and choose the files in it.",
    },
    # 2. parse
    "parse.ob3": {
        "nl": "De badge is te lezen: Open Badge 3.0.",
        "en": "The badge can be read: Open Badge 3.0.",
    },
    "parse.ob2": {
        "nl": "De badge is te lezen: Open Badge 2.0.",
        "en": "The badge can be read: Open Badge 2.0.",
    },
    "parse.vc": {
        "nl": f"Dit is een digitaal bewijs (Verifiable Credential), maar geen badge. {_LINK_NL}",
        "en": f"This is a digital credential (Verifiable Credential), but not a badge. {_LINK_EN}",
    },
    "parse.upgraded": {
        "nl": "De badge is te lezen. Hij is van een oude soort (Open Badge 1) en is gelezen als Open Badge 2.0.",
        "en": "The badge can be read. It is of an old kind (Open Badge 1) and was read as Open Badge 2.0.",
    },
    "parse.not-reached": {
        "nl": "Niet bekeken: er is nog geen badge om te lezen.",
        "en": "Not looked at: there is no badge to read yet.",
    },
    "parse.json": {
        "nl": f"De badge is niet goed opgeschreven en is niet te lezen ({{detail}}). {_FILE_NL}",
        "en": f"The badge is not written correctly and cannot be read ({{detail}}). {_FILE_EN}",
    },
    "parse.duplicate-key": {
        "nl": f"In de badge staat iets twee keer; wat geldt, is niet te zeggen ({{detail}}). {_FILE_NL}",
        "en": f"The badge says something twice, and there is no way to tell which counts ({{detail}}). {_FILE_EN}",
    },
    "parse.trailing-data": {
        "nl": f"Achter de badge staat nog iets; twee programma's lezen dan twee dingen ({{detail}}). {_FILE_NL}",
        "en": f"Something stands behind the badge, so that two programs read two things ({{detail}}). {_FILE_EN}",
    },
    "parse.ambiguous": {
        "nl": f"De badge is op twee manieren te lezen; welke geldt, is niet te zeggen ({{detail}}). {_FILE_NL}",
        "en": f"The badge can be read in two ways, and there is no way to tell which counts ({{detail}}). {_FILE_EN}",
    },
    "parse.too-large": {
        "nl": "De badge is te groot of te ingewikkeld om veilig te lezen ({detail}). Vraag de uitgever om een "
        "kleinere.",
        "en": "The badge is too large or too complicated to read safely ({detail}). Ask the issuer for a smaller one.",
    },
    "parse.context": {
        "nl": "De badge zegt niet goed volgens welke standaard hij is gemaakt ({detail}). Vraag de uitgever om een "
        "nieuwe.",
        "en": "The badge does not say correctly which standard it follows ({detail}). Ask the issuer for a new one.",
    },
    "parse.context-unknown": {
        "nl": "De badge zegt dat hij een standaard volgt die wij niet kennen ({detail}). Dat zegt niets over de badge "
        "zelf. Vraag de school om bevestiging.",
        "en": "The badge says that it follows a standard that we do not know ({detail}). That says nothing of the "
        "badge itself. Ask the school to confirm it.",
    },
    "parse.several-recipients": {
        "nl": "De badge noemt meer dan een ontvanger ({detail}). Van wie hij is, is zo niet te zeggen. Vraag de "
        "uitgever.",
        "en": "The badge names more than one recipient ({detail}). Whose it is cannot be told from that. Ask the "
        "issuer.",
    },
    "parse.type": {
        "nl": "Een onderdeel van de badge is van een verkeerde soort ({detail}). Vraag de uitgever om een nieuwe.",
        "en": "A part of the badge is of the wrong kind ({detail}). Ask the issuer for a new one.",
    },
    "parse.property-missing": {
        "nl": "In de badge ontbreekt iets dat de standaard vraagt ({detail}). Vraag de uitgever om een nieuwe.",
        "en": "The badge lacks something that the standard requires ({detail}). Ask the issuer for a new one.",
    },
    "parse.property-wrong": {
        "nl": "Iets in de badge is niet goed opgeschreven ({detail}). Vraag de uitgever om een nieuwe.",
        "en": "Something in the badge is written wrongly ({detail}). Ask the issuer for a new one.",
    },
    "parse.dates-order": {
        "nl": "Volgens de badge eindigt hij voordat hij begint. Vraag de uitgever om een nieuwe.",
        "en": "According to the badge it ends before it begins. Ask the issuer for a new one.",
    },
    "parse.definition": {
        "nl": f"Dit is de beschrijving van een badge ({{detail}}), niet een badge die aan iemand is gegeven. "
        f"{_LINK_NL}",
        "en": f"This is the description of a badge ({{detail}}), not a badge that was awarded to someone. {_LINK_EN}",
    },
    "parse.not-awarded": {
        "nl": f"Dit hoort bij badges, maar is zelf geen badge die aan iemand is gegeven ({{detail}}). {_LINK_NL}",
        "en": f"This belongs to badges, but is itself no badge that was awarded to someone ({{detail}}). {_LINK_EN}",
    },
    "parse.not-a-badge": {
        "nl": f"Dit bestand bevat gegevens, maar geen badge. {_FILE_NL}",
        "en": f"This file holds data, but no badge. {_FILE_EN}",
    },
    "parse.empty-presentation": {
        "nl": f"Dit is een envelop voor badges, maar hij is leeg. {_FILE_NL}",
        "en": f"This is an envelope for badges, but it is empty. {_FILE_EN}",
    },
    # Fetching, where no step says more
    "fetch.offline": {
        "nl": "Niet gecontroleerd: {detail} is niet gevraagd. Controleer online.",
        "en": "Not checked: {detail} was not asked. Check online.",
    },
    "fetch.failed": {
        "nl": f"Niet gecontroleerd: er kwam geen antwoord ({{detail}}). {_LATER_NL}",
        "en": f"Not checked: there was no answer ({{detail}}). {_LATER_EN}",
    },
    "fetch.timeout": {
        "nl": f"Niet gecontroleerd: {{detail}} antwoordde te langzaam. {_LATER_NL}",
        "en": f"Not checked: {{detail}} answered too slowly. {_LATER_EN}",
    },
    "fetch.too-large": {
        "nl": "Niet gecontroleerd: het antwoord is te groot ({detail}). Vraag de uitgever.",
        "en": "Not checked: the answer is too large ({detail}). Ask the issuer.",
    },
    "fetch.too-many": {
        "nl": "Niet gecontroleerd: de badge verwijst naar te veel adressen ({detail}). Vraag de uitgever.",
        "en": "Not checked: the badge refers to too many addresses ({detail}). Ask the issuer.",
    },
    "fetch.not-https": {
        "nl": "Niet gecontroleerd: het adres is niet beveiligd ({detail}). Vraag de uitgever.",
        "en": "Not checked: the address is not secured ({detail}). Ask the issuer.",
    },
    "fetch.private": {
        "nl": "Niet gecontroleerd: het adres ligt niet op het openbare internet ({detail}). Vraag de uitgever.",
        "en": "Not checked: the address is not on the public internet ({detail}). Ask the issuer.",
    },
}
