"""What the steps `proof` and `issuer` say to people, in Dutch (B1) and English. `messages` adds them to its own."""

CODES: dict[str, dict[str, str]] = {
    "proof.passed": {
        "nl": "De digitale handtekening klopt: er is niets aan deze badge veranderd.",
        "en": "The digital signature is right: nothing in this badge was changed.",
    },
    "proof.none": {
        "nl": "Deze badge heeft geen digitale handtekening. Iedereen kan zo'n bestand maken; vraag om de link.",
        "en": "This badge has no digital signature. Anyone can make such a file; ask for the link to the badge.",
    },
    "proof.encoding-guessed": {
        "nl": "De handtekening past niet, maar dat kan komen doordat de letters (zoals é) anders zijn opgeslagen. "
        "Vraag om het oorspronkelijke bestand of de openbare link.",
        "en": "The signature does not fit, but that may be because letters such as é are stored in another way. "
        "Ask for the original file or the public link.",
    },
    "proof.signature-mismatch": {
        "nl": "De handtekening past niet bij de inhoud: gewijzigd of beschadigd. Vraag de oorspronkelijke link.",
        "en": "The signature does not fit the content: changed or damaged. Ask for the original link.",
    },
    "proof.other-key": {
        "nl": "De handtekening past niet bij de sleutel die er nu staat. Scholen vervangen soms hun sleutel; het kan "
        "ook dat de badge is veranderd. Vraag het de school.",
        "en": "The signature does not fit the key that stands there now. Schools sometimes replace their key; the "
        "badge may also have been changed. Ask the school.",
    },
    "proof.unsupported": {
        "nl": "Deze soort handtekening kunnen wij niet controleren. Vraag de school om bevestiging.",
        "en": "This badge has a kind of signature that we cannot check. Ask the school to confirm it.",
    },
    "proof.key-unresolved": {
        "nl": "De sleutel van de uitgever konden we niet ophalen. Controleer online, of vraag het de school.",
        "en": "We could not get the issuer's key. Check online, or ask the school to confirm the badge.",
    },
    "proof.private-address": {
        "nl": "Deze badge is na te kijken op een adres dat alleen binnen een eigen netwerk werkt ({detail}). Van "
        "buiten is daar niets op te halen. Vraag de school om bevestiging.",
        "en": "This badge is checked at an address that only works within a network of its own ({detail}). Nothing "
        "can be fetched there from outside. Ask the school to confirm the badge.",
    },
    "proof.key-unsupported": {
        "nl": "De uitgever gebruikt een soort sleutel die wij niet kennen ({detail}). Vraag de school om bevestiging.",
        "en": "The issuer uses a kind of key that we do not know ({detail}). Ask the school to confirm the badge.",
    },
    "proof.key-malformed": {
        "nl": "De sleutel waarmee is ondertekend, is geen goede sleutel. Vraag de uitgever om een nieuwe badge.",
        "en": "The key it was signed with is not a proper key. Ask the issuer for a new badge.",
    },
    "proof.key-weak": {
        "nl": "De sleutel waarmee is ondertekend, is te zwak om te vertrouwen. Vraag de uitgever om een nieuwe badge.",
        "en": "The key it was signed with is too weak to be trusted. Ask the issuer for a new badge.",
    },
    "proof.key-mismatch": {
        "nl": "De sleutel en de handtekening horen niet bij elkaar. Vraag de oorspronkelijke link.",
        "en": "The key and the signature do not belong together. Ask for the original link.",
    },
    "proof.key-revoked": {
        "nl": "De uitgever heeft de sleutel van deze badge ingetrokken. Vraag de school om een nieuwe badge.",
        "en": "The issuer has withdrawn the key of this badge. Ask the school for a new badge.",
    },
    "proof.key-expired": {
        "nl": "De sleutel was al verlopen toen deze badge werd ondertekend. Vraag de school om een nieuwe badge.",
        "en": "The key had expired before this badge was signed. Ask the school for a new badge.",
    },
    "proof.disclosure": {
        "nl": "Wat de houder laat zien, past niet bij wat de uitgever ondertekende ({detail}). Het bestand kan "
        "beschadigd of afgekapt zijn. Vraag om het nog eens te delen.",
        "en": "What the holder shows does not fit what the issuer signed ({detail}). The file may be damaged or cut "
        "off. Ask for it to be shared again.",
    },
    "proof.key-binding": {
        "nl": "De houder zette er een eigen handtekening bij, en die klopt niet ({detail}). Vraag om het bewijs nog "
        "eens te delen.",
        "en": "The holder added a signature of their own, and it is not right ({detail}). Ask for the credential to be "
        "shared again.",
    },
    "proof.method-malformed": {
        "nl": "De badge zegt niet goed met welke sleutel hij is ondertekend. Vraag de oorspronkelijke link.",
        "en": "The badge does not properly say with which key it was signed. Ask for the original link.",
    },
    "proof.expired": {
        "nl": "De handtekening was tijdelijk en is verlopen. Vraag om een nieuwe versie van de badge.",
        "en": "The signature was temporary and has expired. Ask for a new version of the badge.",
    },
    "proof.not-yet-valid": {
        "nl": "De handtekening is pas later geldig. Klopt de klok van dit apparaat?",
        "en": "The signature is valid only later. Is the clock of this device right?",
    },
    "proof.purpose": {
        "nl": "De sleutel is niet bedoeld om badges mee te ondertekenen. Vraag de school om bevestiging.",
        "en": "The key is not meant for signing badges. Ask the school to confirm the badge.",
    },
    "proof.malformed": {
        "nl": "De handtekening is niet goed opgeschreven. Vraag de oorspronkelijke link.",
        "en": "The signature is not written properly. Ask for the original link.",
    },
    "proof.encoding": {
        "nl": "Een deel van de handtekening is onleesbaar. Vraag de oorspronkelijke link.",
        "en": "A part of the signature cannot be read. Ask for the original link.",
    },
    "proof.not-canonical": {
        "nl": "De badge bevat een waarde die op twee manieren te lezen is. Vraag de uitgever om een nieuwe badge.",
        "en": "The badge holds a value that can be read in two ways. Ask the issuer for a new badge.",
    },
    "proof.context-mismatch": {
        "nl": "De handtekening hoort bij een andere uitleg van de badge. Vraag de oorspronkelijke link.",
        "en": "The signature belongs to another reading of the badge. Ask for the original link.",
    },
    "proof.previous-missing": {
        "nl": "Deze handtekening bouwt op een andere, en die ontbreekt. Vraag de oorspronkelijke link.",
        "en": "This signature builds on another one, which is missing. Ask for the original link.",
    },
    "proof.algorithm-refused": {
        "nl": "Zo ondertekend bewijst een badge niets, voor zover wij weten ({detail}). Vraag de oorspronkelijke link.",
        "en": "Signed in this way a badge proves nothing, as far as we know ({detail}). Ask for the original link.",
    },
    "proof.token-kind": {
        "nl": "Dit is een ondertekend bericht van een andere soort dan een badge ({detail}). Vraag om de badge zelf.",
        "en": "This is a signed message of another kind than a badge ({detail}). Ask for the badge itself.",
    },
    "proof.claim-malformed": {
        "nl": "Een gegeven buiten op de badge is niet goed opgeschreven ({detail}). Vraag de school om bevestiging.",
        "en": "A claim on the envelope of the badge is not written properly ({detail}). Ask the school to confirm it.",
    },
    "proof.claims-disagree": {
        "nl": "De badge spreekt zichzelf tegen: buitenkant en inhoud verschillen. Vraag de oorspronkelijke link.",
        "en": "The badge contradicts itself: its envelope and its content differ. Ask for the original link.",
    },
    "proof.within-token": {
        "nl": "Deze handtekening zit in een ondertekend bericht; alleen de handtekening daarvan telt.",
        "en": "This signature is inside a signed message; only the signature of that message counts.",
    },
    "jsonld.unknown-context": {
        "nl": "De badge gebruikt een woordenlijst die wij niet kennen ({detail}). Dat zegt niets over de badge zelf. "
        "Vraag de school om bevestiging.",
        "en": "The badge uses a vocabulary that we do not know ({detail}). That says nothing of the badge itself. Ask "
        "the school to confirm it.",
    },
    "jsonld.inline-context": {
        "nl": "De badge brengt zijn eigen uitleg van woorden mee ({detail}). Die kennen wij niet. Vraag de school om "
        "bevestiging.",
        "en": "The badge brings its own meaning of words ({detail}), which we do not know. Ask the school to confirm "
        "it.",
    },
    "jsonld.undefined-term": {
        "nl": "In de badge staat een woord dat zijn woordenlijsten niet uitleggen: {detail}. Of het is ondertekend, "
        "is niet te zeggen. Vraag de school om bevestiging.",
        "en": "The badge holds a word that its vocabularies do not explain: {detail}. Whether it was signed cannot be "
        "told. Ask the school to confirm it.",
    },
    "jsonld.relative": {
        "nl": "In de badge staat een onvolledig adres ({detail}). Of het is ondertekend, is niet te zeggen. Vraag de "
        "school om bevestiging.",
        "en": "The badge holds an incomplete address ({detail}). Whether it was signed cannot be told. Ask the school "
        "to confirm it.",
    },
    "jsonld.rewritten": {
        "nl": "Een deel van de badge is zo opgeschreven dat twee programma's er iets anders in lezen. Vraag de "
        "oorspronkelijke link.",
        "en": "A part of the badge is written so that two programs read two things in it. Ask for the original link.",
    },
    "jsonld.same-id": {
        "nl": "Twee dingen in deze badge heten hetzelfde, dus onduidelijk is wat waarbij hoort. Vraag de school.",
        "en": "Two things in this badge have the same name, so what belongs to what cannot be told. Ask the school.",
    },
    "jsonld.malformed": {
        "nl": "De badge volgt de regels van zijn bestandsvorm niet. Vraag de oorspronkelijke link.",
        "en": "The badge breaks the rules of its file format. Ask for the original link.",
    },
    "jsonld.too-costly": {
        "nl": "De badge is te ingewikkeld om te controleren. Vraag de school om bevestiging.",
        "en": "The badge is too complicated to check. Ask the school to confirm it.",
    },
    "issuer.bound": {
        "nl": "De sleutel hoort bij het kenmerk van de uitgever in deze badge.",
        "en": "The key belongs to the identifier of the issuer in this badge.",
    },
    "issuer.trust-list": {
        "nl": "De sleutel staat in de catalogus bij de uitgever die op de badge staat.",
        "en": "The catalogue lists this key for the issuer named on the badge.",
    },
    "issuer.key-unbound": {
        "nl": "Niet vastgesteld dat de sleutel van de genoemde uitgever is. Vraag het de school zelf.",
        "en": "It is not shown that the key belongs to the issuer named. Ask the school itself.",
    },
    "issuer.unnamed": {
        "nl": "De badge noemt geen uitgever. Vraag de oorspronkelijke link.",
        "en": "The badge names no issuer. Ask for the original link.",
    },
    "fetch.offline": {
        "nl": "Hiervoor is internet nodig, en dat is nu niet gevraagd. Controleer online.",
        "en": "This needs the internet, which was not asked for. Check online.",
    },
    "fetch.failed": {
        "nl": "Het adres gaf geen antwoord. Probeer het later opnieuw.",
        "en": "The address did not answer. Try again later.",
    },
    "fetch.timeout": {
        "nl": "Het antwoord duurde te lang. Probeer het later opnieuw.",
        "en": "The answer took too long. Try again later.",
    },
    "fetch.too-large": {
        "nl": "Het antwoord was te groot om te lezen. Vraag de school om bevestiging.",
        "en": "The answer was too large to read. Ask the school to confirm the badge.",
    },
    "fetch.not-https": {
        "nl": "Het adres is niet beveiligd (https). Vraag de school om bevestiging.",
        "en": "The address is not secure (https). Ask the school to confirm the badge.",
    },
    "fetch.private": {
        "nl": "Het adres ligt niet op het openbare internet. Vraag de school om bevestiging.",
        "en": "The address is not on the public internet. Ask the school to confirm the badge.",
    },
}
