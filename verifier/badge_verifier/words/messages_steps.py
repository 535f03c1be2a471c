"""The texts of the codes of steps 3 to 7 but those of proofs and keys, which stand in `messages_proof`.

Plain Dutch (B1) and English; a problem ends in what to do about it. No text begins with "Echt": that word is the
verdict's alone.
"""

_LINK_NL = "Vraag de persoon om de openbare link van de badge."
_LINK_EN = "Ask the person for the public link of the badge."
_FILE_NL = "Vraag om het oorspronkelijke bestand of de openbare link."
_FILE_EN = "Ask for the original file or the public link."
_LATER_NL = "Probeer het later opnieuw."
_LATER_EN = "Try again later."

MESSAGES: dict[str, dict[str, str]] = {
    # 3. proof, of hosted badges; the others stand in messages_proof
    "proof.unsupported": {  # instead of the text in messages_proof: with its name
        "nl": "Deze soort handtekening kunnen wij niet controleren ({detail}). Vraag de school om bevestiging.",
        "en": "This badge has a kind of signature that we cannot check ({detail}). Ask the school to confirm it.",
    },
    "proof.hosted": {
        "nl": "Het origineel is opgehaald bij {detail}; dat is wat u ziet.",
        "en": "The original was fetched from {detail}; that is what you see.",
    },
    "proof.hosted-differs": {
        "nl": "Het origineel is opgehaald en zegt iets anders dan uw bestand: {facts}. Vraag de persoon om de "
        "openbare link en ga daarvan uit.",
        "en": "The original was fetched and says something else than your file: {facts}. Ask the person for the "
        "public link, and go by that.",
    },
    "proof.hosted-otherwise": {
        "nl": "Het origineel is opgehaald; dat is wat u ziet. In uw bestand stond iets anders ({detail}), maar niet "
        "over wie wat kreeg, van wie en tot wanneer.",
        "en": "The original was fetched; that is what you see. Your file said something else ({detail}), but not of "
        "who got what, from whom and until when.",
    },
    "proof.hosted-other": {
        "nl": "Op het adres van deze badge staat een andere badge ({detail}). Misschien is hij verhuisd. Vraag de "
        "persoon om de openbare link van de badge.",
        "en": "At the address of this badge stands another one ({detail}). It may have moved. Ask the person for the "
        "public link of the badge.",
    },
    "proof.hosted-unreadable": {
        "nl": "Op het adres van deze badge staat iets dat wij niet kunnen lezen ({detail}). Dat zegt niets over de "
        "badge. Vraag de school om bevestiging.",
        "en": "At the address of this badge stands something that we cannot read ({detail}). That says nothing of the "
        "badge. Ask the school to confirm it.",
    },
    "proof.hosted-gone": {
        "nl": "Het origineel telt niet meer: {detail} zegt dat de badge is ingetrokken of weggehaald.",
        "en": "The original no longer counts: {detail} says that the badge was withdrawn or taken away.",
    },
    "proof.not-fetched": {
        "nl": "Het origineel van deze badge staat bij {detail} en is niet opgehaald. "
        "Controleer online; {detail} ziet dan uw internetadres en om welke badge het gaat.",
        "en": "The original of this badge stands at {detail} and was not fetched. "
        "Check online; {detail} then sees your internet address and which badge it is.",
    },
    "proof.not-public": {
        "nl": "{detail} laat deze badge niet aan iedereen zien. Dat is gewoon: de eigenaar kan hem openbaar maken. "
        "Vraag de persoon om dat te doen.",
        "en": "{detail} does not show this badge to everyone. That is normal: its owner can make it public. "
        "Ask the person to do so.",
    },
    "proof.not-data": {
        "nl": "Op dit adres staat een webpagina ({detail}). Een badge die wij kunnen nakijken, staat er niet. Vraag de "
        "persoon om het bestand van de badge.",
        "en": "At this address stands a web page ({detail}). A badge that we could check does not stand there. Ask the "
        "person for the file of the badge.",
    },
    "proof.collection": {
        "nl": "Deze link toont een verzameling badges. Vraag de persoon om de losse link van elke badge.",
        "en": "This link shows a collection of badges. Ask the person for the separate link of each badge.",
    },
    "proof.no-address": {
        "nl": f"Deze badge moet op internet staan om te controleren te zijn, maar noemt geen adres. {_LINK_NL}",
        "en": f"This badge has to stand on the internet to be checked, but names no address. {_LINK_EN}",
    },
    "proof.not-reached": {
        "nl": "Niet bekeken: een eerdere stap is niet gelukt.",
        "en": "Not looked at: an earlier step did not succeed.",
    },
    # 4. issuer, of hosted badges; the others stand in messages_proof
    "issuer.hosted": {
        "nl": "De badge staat op het eigen adres van de uitgever ({detail}).",
        "en": "The badge stands at the issuer's own address ({detail}).",
    },
    "issuer.no-scope": {
        "nl": "De uitgever noemt geen eigen adres ({detail}). Of de badge van hem is, is niet te zien. "
        "Vraag de school.",
        "en": "The issuer names no address of its own ({detail}). Whether the badge is its own cannot be seen. "
        "Ask the school.",
    },
    "issuer.out-of-scope": {
        "nl": "De badge staat niet op een adres dat van de genoemde uitgever is ({detail}). Vraag de school.",
        "en": "The badge does not stand at an address of the issuer it names ({detail}). Ask the school.",
    },
    "issuer.not-reached": {
        "nl": "Niet bekeken: zolang de badge zelf niet bewezen is, zegt de naam van de uitgever niets.",
        "en": "Not looked at: until the badge itself is proven, the issuer's name says nothing.",
    },
    # 5. dates
    "dates.in-force": {
        "nl": "De badge is geldig tot {detail}.",
        "en": "The badge is valid until {detail}.",
    },
    "dates.no-end": {
        "nl": "De badge geldt sinds {detail} en heeft geen einddatum.",
        "en": "The badge has been in force since {detail} and has no end date.",
    },
    "dates.undisclosed": {
        "nl": "De houder liet een deel van de badge weg. Niet te zien is: {facts}. Vraag de persoon om de badge nog "
        "eens te delen, met alle datums erbij.",
        "en": "The holder left out a part of the badge. What cannot be seen is: {facts}. Ask the person to share the "
        "badge again, with all of its dates.",
    },
    "dates.unproven": {
        "nl": "De datums staan alleen in het bestand zelf ({detail}). Ze zijn niet bewezen.",
        "en": "The dates stand in the file alone ({detail}). They are not proven.",
    },
    "dates.none": {
        "nl": "De badge noemt geen datums.",
        "en": "The badge names no dates.",
    },
    "dates.expired": {
        "nl": "Deze badge was geldig tot {detail}.",
        "en": "This badge was valid until {detail}.",
    },
    "dates.not-yet-valid": {
        "nl": "Deze badge is pas geldig vanaf {detail}.",
        "en": "This badge is not valid before {detail}.",
    },
    "dates.unreadable": {
        "nl": "Een datum in de badge is niet te lezen ({detail}). Of de badge nu geldt, is niet te zeggen. Vraag de "
        "uitgever tot wanneer hij geldt.",
        "en": "A date in the badge cannot be read ({detail}). Whether the badge is in force now cannot be told. Ask "
        "the issuer until when it holds.",
    },
    "dates.zone-open": {
        "nl": "De badge noemt een datum zonder tijdzone ({detail}). Of hij op dit uur geldt, hangt daarvan af. Kijk "
        "morgen opnieuw of vraag de uitgever.",
        "en": "The badge names a date without a time zone ({detail}). Whether it holds at this hour depends on that. "
        "Look again tomorrow, or ask the issuer.",
    },
    "dates.may-have-ended": {
        "nl": "In de badge staat een datum die misschien het einde is ({detail}). Dan geldt hij niet meer. Vraag de "
        "uitgever tot wanneer hij geldt.",
        "en": "The badge holds a date that may be its end ({detail}). Then it is no longer in force. Ask the issuer "
        "until when it holds.",
    },
    "dates.may-end": {
        "nl": "De badge geldt nu. Er staat een datum in die misschien het einde is ({detail}). Vraag de uitgever als "
        "het ervan afhangt.",
        "en": "The badge is in force now. It holds a date that may be its end ({detail}). Ask the issuer if much "
        "depends on it.",
    },
    "dates.not-reached": {
        "nl": "Niet bekeken: een eerdere stap is niet gelukt.",
        "en": "Not looked at: an earlier step did not succeed.",
    },
    # 6. status
    "status.none": {
        "nl": "De badge noemt geen lijst waarop staat of hij is ingetrokken. Vraag het de uitgever als het ervan "
        "afhangt.",
        "en": "The badge names no list that says whether it was withdrawn. Ask the issuer if much depends on it.",
    },
    "status.undisclosed": {
        "nl": "De houder liet een deel van de badge weg. Of hij ingetrokken kan zijn, is zo niet te zien: "
        "vraag om de hele badge.",
        "en": "The holder left out a part of the badge. Whether it can be withdrawn cannot be seen: ask for the whole "
        "badge.",
    },
    "status.hosted": {
        "nl": "Niet ingetrokken: {detail} toont de badge nog.",
        "en": "Not withdrawn: {detail} still shows the badge.",
    },
    "status.not-withdrawn": {
        "nl": "Niet ingetrokken, volgens de lijst van {detail}.",
        "en": "Not withdrawn, according to the list of {detail}.",
    },
    "status.snapshot": {
        "nl": "Niet ingetrokken, volgens de lijst die de uitgever op {detail} heeft gemaakt.",
        "en": "Not withdrawn, according to the list that the issuer made on {detail}.",
    },
    "status.old-list": {
        "nl": "Niet ingetrokken, volgens de lijst van {detail}. Die is ouder dan 90 dagen: wat de uitgever daarna "
        "introk, staat er niet op.",
        "en": "Not withdrawn, according to the list of {detail}. It is more than 90 days old: what the issuer withdrew "
        "since is not on it.",
    },
    "status.message": {
        "nl": "De uitgever zegt over deze badge: {detail}.",
        "en": "The issuer says of this badge: {detail}.",
    },
    "status.refresh": {
        "nl": "Volgens {detail} is er een nieuwere versie van deze badge. Vraag de persoon daarom.",
        "en": "According to {detail} there is a newer version of this badge. Ask the person for it.",
    },
    "status.revoked": {
        "nl": "De uitgever heeft deze badge ingetrokken ({detail}).",
        "en": "The issuer has withdrawn this badge ({detail}).",
    },
    "status.suspended": {
        "nl": "De uitgever heeft deze badge tijdelijk buiten werking gesteld ({detail}). Vraag de uitgever hoe het "
        "staat.",
        "en": "The issuer has suspended this badge ({detail}). Ask the issuer how matters stand.",
    },
    "status.not-public": {
        "nl": "Of de badge is ingetrokken, is niet te zien: {detail} laat hem niet aan iedereen zien. "
        "Vraag de persoon om hem openbaar te maken.",
        "en": "Whether the badge was withdrawn cannot be seen: {detail} does not show it to everyone. "
        "Ask the person to make it public.",
    },
    "status.unreachable": {
        "nl": "Of de badge is ingetrokken, is niet gecontroleerd: de lijst van {detail} is niet gelezen. "
        "Controleer online of probeer het later opnieuw.",
        "en": "Whether the badge was withdrawn was not checked: the list of {detail} was not read. "
        "Check online, or try again later.",
    },
    "status.unsupported": {
        "nl": "Of de badge is ingetrokken, is niet gecontroleerd: dit soort lijst kennen we niet ({detail}). "
        "Vraag de uitgever.",
        "en": "Whether the badge was withdrawn was not checked: we do not know this kind of list ({detail}). "
        "Ask the issuer.",
    },
    "status.entry-broken": {
        "nl": "De badge verwijst verkeerd naar de lijst van ingetrokken badges ({detail}). Vraag de uitgever om "
        "een nieuwe.",
        "en": "The badge refers wrongly to the list of withdrawn badges ({detail}). Ask the issuer for a new one.",
    },
    "status.list-broken": {
        "nl": f"De lijst van ingetrokken badges is niet te lezen ({{detail}}). {_LATER_NL}",
        "en": f"The list of withdrawn badges cannot be read ({{detail}}). {_LATER_EN}",
    },
    "status.private-address": {
        "nl": "De lijst van ingetrokken badges staat op een adres dat alleen binnen een eigen netwerk werkt "
        "({detail}). Vraag de uitgever of de badge nog geldt.",
        "en": "The list of withdrawn badges stands at an address that only works within a network of its own "
        "({detail}). Ask the issuer whether the badge still holds.",
    },
    "status.list-expired": {
        "nl": f"De lijst van ingetrokken badges is niet meer geldig ({{detail}}). {_LATER_NL}",
        "en": f"The list of withdrawn badges is no longer valid ({{detail}}). {_LATER_EN}",
    },
    "status.list-not-yet": {
        "nl": "De lijst van ingetrokken badges geldt nog niet ({detail}). Zeg dat tegen de uitgever en probeer het "
        "later opnieuw.",
        "en": "The list of withdrawn badges is not valid yet ({detail}). Tell the issuer, and try again later.",
    },
    "status.list-unproven": {
        "nl": "De lijst van ingetrokken badges is niet aantoonbaar van de uitgever ({detail}). Vraag de uitgever.",
        "en": "The list of withdrawn badges was not shown to be the issuer's ({detail}). Ask the issuer.",
    },
    "status.unproven": {
        "nl": "Volgens een lijst waar het bestand naar wijst, is de badge ingetrokken ({detail}). Of die lijst van de "
        "uitgever is, is niet bewezen. Vraag de school.",
        "en": "According to a list that the file points at, the badge was withdrawn ({detail}). That the list is the "
        "issuer's is not proven. Ask the school.",
    },
    "status.not-reached": {
        "nl": "Niet bekeken: zolang de badge zelf niet bewezen is, zegt het adres van de lijst niets.",
        "en": "Not looked at: until the badge itself is proven, the address of the list says nothing.",
    },
    # 7. recipient
    "recipient.matches": {
        "nl": "De badge is van wie u opgaf.",
        "en": "The badge belongs to the person you named.",
    },
    "recipient.matches-weak": {
        "nl": "De badge is van wie u opgaf, maar dat is met een zwakke methode vastgelegd (MD5).",
        "en": "The badge belongs to the person you named, but that was recorded with a weak method (MD5).",
    },
    "recipient.differs": {
        "nl": "De badge is niet van wie u opgaf. Misschien gebruikte de persoon een ander adres of een andere naam, of "
        "andere hoofdletters (Jan.Jansen@…): een e-mailadres moet soms precies zo geschreven zijn als bij de uitgever. "
        "Vraag ernaar.",
        "en": "The badge does not belong to the person you named. They may have used another address or name, or other "
        "capitals (Jan.Jansen@…): some badges need an e-mail address exactly as the issuer wrote it. Ask them.",
    },
    "recipient.alike": {
        "nl": "De badge noemt iemand die bijna zo heet. Een naam kan op meer manieren geschreven zijn: vergelijk zelf, "
        "of vraag het de persoon.",
        "en": "The badge names somebody who is called almost the same. A name can be written in several ways: compare "
        "them yourself, or ask the person.",
    },
    "recipient.matches-capitals": {
        "nl": "De badge is van wie u opgaf. Alleen de hoofdletters in het e-mailadres zijn anders.",
        "en": "The badge belongs to the person you named. Only the capitals in the e-mail address differ.",
    },
    "recipient.none": {
        "nl": "De badge zegt niet van wie hij is. Vraag de persoon hoe dat te controleren is.",
        "en": "The badge does not say whose it is. Ask the person how that can be checked.",
    },
    "recipient.undisclosed": {
        "nl": "De houder liet een deel van de badge weg, ook van wie hij is. Vraag om de hele badge.",
        "en": "The holder left out a part of the badge, and with it whose it is. Ask for the whole badge.",
    },
    "recipient.unproven": {
        "nl": "Van wie de badge is, staat alleen in het bestand zelf. Dat kan iedereen erin hebben gezet.",
        "en": "Whose the badge is stands in the file alone. Anyone could have put that there.",
    },
    "recipient.not-asked": {
        "nl": "Nog niet gecontroleerd: is de badge van deze persoon?",
        "en": "Not checked yet: does the badge belong to this person?",
    },
    "recipient.not-comparable": {
        "nl": "Wat u opgaf, is niet te vergelijken: de badge legt op een andere manier vast van wie hij is ({detail}). "
        "Vraag de persoon wat dat is.",
        "en": "What you gave cannot be compared: the badge records in another way whose it is ({detail}). "
        "Ask the person what that is.",
    },
    "recipient.unknown-hash": {
        "nl": "De eigenaar is vastgelegd op een manier die we niet kennen. Vraag de uitgever.",
        "en": "The owner is recorded in a way that we do not know. Ask the issuer.",
    },
    "recipient.not-reached": {
        "nl": "Niet bekeken: een eerdere stap is niet gelukt.",
        "en": "Not looked at: an earlier step did not succeed.",
    },
}
