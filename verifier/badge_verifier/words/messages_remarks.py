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
}
