"""What the loader refuses of YAML itself: each rule in one sentence, with its message, remedy and an example."""

from dataclasses import dataclass
from typing import Literal

from badge_catalogue.model.text import Text


@dataclass(frozen=True)
class LoadingRule:
    """One rule of the loader.

    Attributes:
        sentence: The rule itself.
        message: What was got and expected; {0}, {1} are filled in.
        hint: What to write instead.
        bad, good: An example of either.
    """

    sentence: Text
    message: Text
    hint: Text
    bad: str
    good: str
    level: Literal["error", "warning", "hint"] = "error"


def both(nl: str, en: str) -> Text:
    """Return a text in both languages."""
    return Text({"nl": nl, "en": en})


YAML_RULES: dict[str, LoadingRule] = {
    "yaml-syntax": LoadingRule(
        both("Een definitie is geldige YAML.", "A definition is valid YAML."),
        both("dit is geen YAML", "this is no YAML"),
        both("kijk naar inspringen, aanhalingstekens en haken", "look at indentation, quotes and brackets"),
        "name: {nl: Les 1: veilig",
        'name: {nl: "Les 1: veilig"}',
    ),
    "yaml-empty": LoadingRule(
        both("Een bestand bevat een definitie.", "A file holds a definition."),
        both("het bestand is leeg", "the file is empty"),
        both("schrijf er een definitie in of verwijder het bestand", "write a definition in it or remove the file"),
        "# nog invullen",
        "type: microcredential",
    ),
    "yaml-mapping": LoadingRule(
        both("Een definitie bestaat uit regels `veld: waarde`.", "A definition consists of lines `field: value`."),
        both("hier horen regels `veld: waarde`", "lines `field: value` belong here"),
        both("begin met een veld, bijvoorbeeld `name:`", "begin with a field, such as `name:`"),
        "- microcredential",
        "type: microcredential",
    ),
    "yaml-size": LoadingRule(
        both("Een definitie is niet groter dan 256 KiB.", "A definition is no larger than 256 KiB."),
        both("te groot: {0}, hoogstens {1}", "too large: {0}, at most {1}"),
        both("verdeel de inhoud over meer bestanden", "spread the content over more files"),
        "een bestand van 50 MB",
        "een bestand per badge",
    ),
    "yaml-depth": LoadingRule(
        both("Velden liggen hoogstens 32 niveaus diep.", "Fields lie at most 32 levels deep."),
        both("meer dan {0} niveaus diep", "more than {0} levels deep"),
        both("haal overbodige haken en koppeltekens weg", "remove superfluous brackets and dashes"),
        "sector: [[[[mbo]]]]",
        "sector: [mbo]",
    ),
    "yaml-encoding": LoadingRule(
        both("Een bestand is opgeslagen als UTF-8.", "A file is saved as UTF-8."),
        both("byte {0} is geen UTF-8", "byte {0} is no UTF-8"),
        both("sla het bestand op als UTF-8", "save the file as UTF-8"),
        "opgeslagen als Windows-1252",
        "opgeslagen als UTF-8",
    ),
    "yaml-byte-order-mark": LoadingRule(
        both("Een bestand begint niet met een byte order mark.", "A file does not begin with a byte order mark."),
        both(
            "het bestand begint met een onzichtbare byte order mark",
            "the file begins with an invisible byte order mark",
        ),
        both(
            "sla het op als UTF-8 zonder BOM, of draai `catalogue check --fix`",
            "save it as UTF-8 without BOM, or run `catalogue check --fix`",
        ),
        "UTF-8 met BOM",
        "UTF-8 zonder BOM",
    ),
    "yaml-invisible-character": LoadingRule(
        both(
            "Een bestand bevat geen onzichtbare tekens en geen tekens die de leesrichting omkeren.",
            "A file holds no invisible characters and none that turn the direction of reading.",
        ),
        both("onzichtbaar teken {0}", "invisible character {0}"),
        both("verwijder het teken en typ de tekst opnieuw", "remove the character and type the text again"),
        "naam met U+202E erin",
        "naam zonder onzichtbare tekens",
    ),
    "yaml-tab": LoadingRule(
        both("Inspringen gaat met spaties.", "Indentation is made of spaces."),
        both("hier staat een tab", "there is a tab here"),
        both("vervang de tab door spaties", "replace the tab by spaces"),
        "workload:\\n→ects: 5",
        "workload:\n  ects: 5",
    ),
    "yaml-alias": LoadingRule(
        both(
            "Een definitie gebruikt geen ankers (&) en verwijzingen (*).",
            "A definition uses no anchors (&) and aliases (*).",
        ),
        both("anker of verwijzing {0}", "anchor or alias {0}"),
        both(
            "schrijf de waarde uit, of zet tekst met & of * tussen aanhalingstekens",
            "write the value out, or put text with & or * between quotes",
        ),
        "url: *site",
        "url: https://school.example.org/",
    ),
    "yaml-merge-key": LoadingRule(
        both("Een definitie gebruikt geen `<<`.", "A definition does not use `<<`."),
        both("`<<` voegt velden van elders in", "`<<` merges fields from elsewhere"),
        both(
            "schrijf de velden uit, of gebruik een sjabloon (`template:`)",
            "write the fields out, or use a template (`template:`)",
        ),
        "<<: *basis",
        "template: kompas21-samenwerken@1",
    ),
    "yaml-tag": LoadingRule(
        both("Een definitie gebruikt geen YAML-tags (!).", "A definition uses no YAML tags (!)."),
        both("tag {0}", "tag {0}"),
        both(
            "verwijder de tag, of zet tekst met ! tussen aanhalingstekens",
            "remove the tag, or put text with ! between quotes",
        ),
        "version: !!str 1",
        'version: "1"',
    ),
    "yaml-directive": LoadingRule(
        both("Een definitie gebruikt geen YAML-instructies (%).", "A definition uses no YAML directives (%)."),
        both("een instructie (%YAML of %TAG) hoort hier niet", "a directive (%YAML or %TAG) does not belong here"),
        both("verwijder de regel die met % begint", "remove the line that begins with %"),
        "%YAML 1.1",
        "type: microcredential",
    ),
    "yaml-one-document": LoadingRule(
        both("Een bestand bevat precies een definitie.", "A file holds exactly one definition."),
        both("hier begint een tweede document", "a second document begins here"),
        both("zet elke definitie in een eigen bestand", "put every definition into a file of its own"),
        "---\ntype: regular\n---\ntype: microcredential",
        "type: regular",
    ),
    "yaml-key": LoadingRule(
        both("Voor de dubbele punt staat een enkel woord.", "A single word stands before the colon."),
        both("voor de dubbele punt staat een lijst of groep", "a list or group stands before the colon"),
        both("schrijf een veldnaam voor de dubbele punt", "write a field name before the colon"),
        "? [mbo, hbo]\n: ja",
        "sector: [mbo, hbo]",
    ),
    "yaml-duplicate-key": LoadingRule(
        both("Elk veld staat er een keer.", "Every field stands there once."),
        both("'{0}' staat al op regel {1}", "'{0}' stands on line {1} already"),
        both("laat een van de twee regels staan", "keep one of the two lines"),
        'version: "1"\nversion: "2"',
        'version: "2"',
    ),
    "yaml-merge-conflict": LoadingRule(
        both("Een definitie is uit een stuk.", "A definition is of one piece."),
        both(
            "hier begint een samenvoegconflict: twee versies van dezelfde regels staan onder elkaar",
            "a merge conflict begins here: two versions of the same lines stand below each other",
        ),
        both(
            "kies tussen <<<<<<< en >>>>>>> welke regels blijven, en verwijder de drie regels met <<<<<<<, ======= en "
            ">>>>>>>",
            "choose between <<<<<<< and >>>>>>> which lines stay, and remove the three lines with <<<<<<<, ======= and "
            ">>>>>>>",
        ),
        "<<<<<<< HEAD\nworkload: {sbu: 240}\n=======\nworkload: {sbu: 280}\n>>>>>>> uren",
        "workload: {sbu: 280}",
    ),
    "yaml-no-break-space": LoadingRule(
        both(
            "Voor een veld en na een dubbele punt staan gewone spaties.",
            "Ordinary spaces stand before a field and after a colon.",
        ),
        both(
            "hier staat een harde spatie (U+00A0), die er als een gewone uitziet",
            "there is a no-break space (U+00A0) here, which looks like an ordinary one",
        ),
        both("verwijder hem en typ een gewone spatie", "remove it and type an ordinary space"),
        "issuer:\u00a0demo-mbo",
        "issuer: demo-mbo",
    ),
    "yaml-comment-in-text": LoadingRule(
        both("Tekst met een # staat tussen aanhalingstekens.", "Text with a # stands between quotes."),
        both("wat na # staat, wordt niet gelezen: '{0}'", "what follows # is not read: '{0}'"),
        both(
            "hoort het bij de tekst, zet dan alles tussen aanhalingstekens: {1}; een opmerking komt op een eigen regel",
            "if it belongs to the text, put all of it between quotes: {1}; a remark gets a line of its own",
        ),
        "nl: Veilig lasersnijden #2",
        'nl: "Veilig lasersnijden #2"',
    ),
    "yaml-quotes": LoadingRule(
        both(
            "Tekst die YAML als getal, datum of ja/nee leest, staat tussen aanhalingstekens.",
            "Text that YAML reads as a number, a date or yes/no stands between quotes.",
        ),
        both("YAML leest {0} als {1}, niet als tekst", "YAML reads {0} as {2}, not as text"),
        both('schrijf "{0}"', 'write "{0}"'),
        "language: [no]",
        'language: ["no"]',
    ),
    "no-private-key": LoadingRule(
        both("Een geheime sleutel staat nooit in de catalogus.", "A private key never stands in the catalogue."),
        both("hier staat een geheime sleutel", "there is a private key here"),
        both(
            "verwijder hem, beschouw hem als gelekt en maak een nieuwe; alleen het publieke deel hoort hier",
            "remove it, treat it as leaked and make a new one; only the public part belongs here",
        ),
        "-----BEGIN … KEY-----",
        "multibase: z6Mk…",
    ),
}
