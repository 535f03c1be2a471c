"""What `catalogue new` says around its questions, in both languages."""

from badge_catalogue.model.text import Text

SLUG = Text(
    {
        "nl": "Kort adres: het laatste deel van het webadres, zoals {}; verandert nooit meer: ",
        "en": "Short address: the last part of the web address, such as {}; never changes: ",
    }
)
EXAMPLES = {
    "badge": "warmtepompen",
    "institution": "polderveen-college",
    "framework": "kwaliteitskader-zorg",
    "pathway": "energietransitie",
}
NO_FOLDER = Text(
    {
        "nl": "geen map {}: noem met --dir de map waar institutions/ in staat",
        "en": "no folder {}: name with --dir the folder that holds institutions/",
    }
)
WRONG_SET = Text(
    {
        "nl": "--set wil VELD=WAARDE, elk veld een keer, zoals --set sector=mbo",
        "en": "--set wants FIELD=VALUE, each field once, such as --set sector=mbo",
    }
)
NOT_WRITTEN = Text(
    {
        "nl": "er is niets geschreven: noem het bestand met --slug",
        "en": "nothing was written: name the file with --slug",
    }
)
IS_THERE = Text(
    {
        "nl": "{} is er al: pas het aan, of kies een ander --slug",
        "en": "{} is there already: edit it, or choose another --slug",
    }
)
WHICH_INSTITUTION = Text(
    {
        "nl": "--institution noemt de map van een instelling ({})",
        "en": "--institution names the folder of an institution ({})",
    }
)
NONE_YET = Text(
    {
        "nl": "er is er nog geen: begin met `catalogue new institution`",
        "en": "none yet: run `catalogue new institution`",
    }
)
NO_SLUG = Text(
    {
        "nl": "--slug bestaat uit kleine letters, cijfers en streepjes, zoals warmtepompen",
        "en": "--slug has small letters, digits and hyphens, such as warmtepompen",
    }
)
INSTITUTION = Text({"nl": "Instelling", "en": "Institution"})
BEFORE = Text(
    {
        "nl": (
            "Alleen Enter: wat tussen < > staat. Ctrl-D: bewaar wat er is en ga verder in het bestand. "
            "Ctrl-C: stop, er wordt niets bewaard."
        ),
        "en": (
            "Enter alone: what stands between < >. Ctrl-D: keep what there is and go on in the file. "
            "Ctrl-C: stop, nothing is kept."
        ),
    }
)
NEEDED = Text({"nl": "  dit veld is nodig", "en": "  this field is needed"})
_NEXT = {
    "nl": "Bekijk het met `catalogue serve`; `catalogue check` zegt wat er nog niet klopt.",
    "en": "Look at it with `catalogue serve`; `catalogue check` says what is not right yet.",
}
AFTER: dict[str, Text] = {
    "badge": Text(
        {
            "nl": f"De badge is nog een concept. {_NEXT['nl']} Klaar? Schrijf `status: active`.",
            "en": f"The badge is still a draft. {_NEXT['en']} Ready? Write `status: active`.",
        }
    ),
    "institution": Text(
        {
            "nl": (
                "Nog te doen: de grondslag per soort badge (`privacy`, van je functionaris gegevensbescherming), "
                "dan `catalogue new badge`."
            ),
            "en": (
                "Still to do: the legal basis per type of badge (`privacy`, from your data protection officer), "
                "then `catalogue new badge`."
            ),
        }
    ),
    "framework": Text(_NEXT),
    "pathway": Text(_NEXT),
}
REMARKS: dict[str, tuple[Text, ...]] = {
    "badge": (
        Text(
            {
                "nl": "Een concept ziet niemand op de site. Klaar? Schrijf status: active.",
                "en": "Nobody sees a draft on the site. Ready? Write status: active.",
            }
        ),
        Text(
            {
                "nl": (
                    "Schrijf first_awarded zodra de eerste is uitgereikt: "
                    "vanaf dan vraagt een andere betekenis een nieuwe version."
                ),
                "en": "Write first_awarded once the first was awarded: then another meaning needs a new version.",
            }
        ),
    ),
    "institution": (
        Text(
            {
                "nl": "Voor de eerste badge: privacy, per soort badge de grondslag en de privacyverklaring.",
                "en": "Before the first badge: privacy, per type of badge the legal basis and the notice.",
            }
        ),
        Text(
            {
                "nl": "Sleutels en identiteiten (keys, identities) bekijken twee mensen van andere organisaties.",
                "en": "Keys and identities (keys, identities) are reviewed by two people of other organisations.",
            }
        ),
    ),
    "framework": (
        Text(
            {
                "nl": "Volgt nog: nodes (onderdelen), levels (niveaus), bij een kwaliteitskader workload_limits.",
                "en": "Still to come: nodes (elements), levels, and for a quality framework workload_limits.",
            }
        ),
    ),
    "pathway": (
        Text(
            {
                "nl": "Meer stappen: elk met id, name, rule (all, any, of choose met choose: 2) en badges.",
                "en": "More steps: each with id, name, rule (all, any, or choose with choose: 2) and badges.",
            }
        ),
    ),
}
