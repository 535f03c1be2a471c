"""The texts of remarks: how a badge deviates from the standard where that left no doubt about what was meant.

Written as those of `messages_steps`; shown small, and never a reason for another verdict.
"""

MESSAGES: dict[str, dict[str, str]] = {
    # 1. unbake
    "remark.encoding": {
        "nl": "De tekst is anders opgeslagen dan de standaard vraagt ({detail}).",
        "en": "The text is stored otherwise than the standard asks ({detail}).",
    },
    "remark.encoding-guessed": {
        "nl": "Hoe de letters zijn opgeslagen, is geraden ({detail}).",
        "en": "How the letters are stored was guessed ({detail}).",
    },
    "remark.lines-joined": {
        "nl": "De badge was in regels gebroken; die zijn weer aan elkaar gezet.",
        "en": "The badge was broken into lines, which were joined again.",
    },
    "remark.wrapped": {
        "nl": "De badge zat verpakt in andere gegevens; daar is niet naar gekeken.",
        "en": "The badge was wrapped in other data, which was not looked at.",
    },
    "remark.escaped": {
        "nl": "De tekens van de badge waren geschreven als op een webpagina en zijn teruggezet.",
        "en": "The badge's characters were written as on a web page and were put back.",
    },
    "remark.spaces": {
        "nl": "Een mailprogramma had gewone spaties vervangen; die zijn teruggezet.",
        "en": "A mail program had replaced plain spaces, which were put back.",
    },
    "remark.text-around": {
        "nl": "Rond de badge stond nog iets; daar is niet naar gekeken.",
        "en": "There was something around the badge, which was not looked at.",
    },
    "remark.context-order": {
        "nl": "De badge noemt zijn standaarden in een andere volgorde dan hoort.",
        "en": "The badge names its standards in another order than it should.",
    },
    "remark.hosted-moved": {
        "nl": "De badge of de uitgever heeft nu een ander adres ({detail}). Het oude adres leidt daarheen.",
        "en": "The badge or its issuer has another address now ({detail}). The old address leads there.",
    },
    "remark.moodle-baked": {
        "nl": "De badge staat in het plaatje zoals Moodle dat doet, en niet zoals de standaard vraagt.",
        "en": "The badge stands in the picture as Moodle puts it, and not as the standard asks.",
    },
    "remark.png-chunk": {
        "nl": "De badge staat op een andere plek in het plaatje dan de standaard vraagt ({detail}).",
        "en": "The badge stands elsewhere in the picture than the standard asks ({detail}).",
    },
    "remark.png-checksum": {
        "nl": "Het plaatje zelf is beschadigd; de badge erin is heel.",
        "en": "The picture itself is damaged; the badge in it is whole.",
    },
    "remark.svg-namespace": {
        "nl": "De naam van het onderdeel met de badge is anders geschreven dan de standaard vraagt ({detail}).",
        "en": "The name of the part with the badge is written otherwise than the standard asks ({detail}).",
    },
    "remark.svg-nested": {
        "nl": "De badge staat dieper in de tekening dan de standaard vraagt.",
        "en": "The badge stands deeper in the drawing than the standard asks.",
    },
    "remark.unwrapped": {
        "nl": "De link liep via {detail}; gekeken wordt naar het adres erachter.",
        "en": "The link went through {detail}; the address behind it counts.",
    },
    "remark.other-links": {
        "nl": "Er stonden ook andere links bij ({detail}). Die zijn geen badge en worden niet geopend.",
        "en": "There were other links too ({detail}). They are no badges and are not opened.",
    },
    "remark.wallet-links": {
        "nl": "Er stond ook een uitnodiging voor een wallet bij ({detail}). Open die niet: zij is voor de eigenaar.",
        "en": "There was an invitation for a wallet too ({detail}). Do not open it: it is for the owner.",
    },
    "remark.context-spelling": {
        "nl": "Het adres van de standaard is anders geschreven dan hoort ({detail}).",
        "en": "The address of the standard is not written as it should be ({detail}).",
    },
    "remark.date-form": {
        "nl": "Een datum is anders geschreven dan de standaard vraagt ({detail}).",
        "en": "A date is not written as the standard asks ({detail}).",
    },
    "remark.date-zone": {
        "nl": "Een datum noemt geen tijdzone ({detail}). Wij lezen hem als wereldtijd (UTC).",
        "en": "A date names no time zone ({detail}). We read it as UTC.",
    },
    "remark.dates-of-1.1": {
        "nl": "De badge noemt zijn datums zoals een oudere versie van de standaard deed.",
        "en": "The badge names its dates as an older version of the standard did.",
    },
    "remark.hosted-address": {
        "nl": "Het origineel noemt zelf een ander adres voor dezelfde badge ({detail}).",
        "en": "The original itself names another address for the same badge ({detail}).",
    },
    "remark.hosted-otherwise": {
        "nl": "Het origineel is op andere punten bijgewerkt ({detail}). U ziet het origineel.",
        "en": "The original was changed in other respects ({detail}). You see the original.",
    },
    "remark.id-not-address": {
        "nl": "Een kenmerk is geen adres ({detail}).",
        "en": "An identifier is no address ({detail}).",
    },
    "remark.keyword": {
        "nl": "Een eigenschap heeft een technische naam ({detail}).",
        "en": "A property bears a technical name ({detail}).",
    },
    "remark.null": {
        "nl": "Een onderdeel staat er leeg in ({detail}). Dat telt als afwezig.",
        "en": "A part is written as empty ({detail}). That counts as absent.",
    },
    "remark.object-expected": {
        "nl": "Een onderdeel is korter opgeschreven dan hoort ({detail}).",
        "en": "A part is written shorter than it should be ({detail}).",
    },
    "remark.old-name": {
        "nl": "Een eigenschap heeft haar naam van vroeger ({detail}).",
        "en": "A property bears its name of former days ({detail}).",
    },
    "remark.property-missing": {
        "nl": "Iets dat de standaard vraagt, ontbreekt ({detail}).",
        "en": "Something that the standard asks for is missing ({detail}).",
    },
    "remark.recipient-form": {
        "nl": "De ontvanger is opgeschreven zoals oude badges dat deden ({detail}).",
        "en": "The recipient is written as old badges did ({detail}).",
    },
    "remark.type-case": {
        "nl": "Een soort is met andere hoofdletters geschreven ({detail}).",
        "en": "A type is written with other capitals ({detail}).",
    },
    "remark.type-missing": {
        "nl": "Van een onderdeel staat er niet bij wat het is ({detail}).",
        "en": "Of one part the badge does not say what it is ({detail}).",
    },
    "remark.type-other": {
        "nl": "Een onderdeel heet anders dan in de standaard ({detail}).",
        "en": "A part is called something else than in the standard ({detail}).",
    },
    "remark.verification-form": {
        "nl": "Hoe de badge na te kijken is, staat er anders dan hoort ({detail}).",
        "en": "How the badge is to be checked is not written as it should be ({detail}).",
    },
    "remark.verify": {
        "nl": 'De badge gebruikt de oude naam "verify", zoals Moodle doet.',
        "en": 'The badge uses the old name "verify", as Moodle does.',
    },
    "remark.written-as-text": {
        "nl": "Een getal of ja/nee staat er als tekst ({detail}).",
        "en": "A number, or yes or no, is written as a text ({detail}).",
    },
}
