"""What the loader refuses: the rules of YAML and those of fields, files and templates.

The rules that look at the meaning of definitions stand in `checks`.
"""

from badge_catalogue.definitions.yaml_rules import YAML_RULES, LoadingRule, both
from badge_catalogue.model import Mark
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import Text

LOADING_RULES: dict[str, LoadingRule] = YAML_RULES | {
    "unknown-key": LoadingRule(
        both("Een definitie bevat alleen bekende velden.", "A definition holds known fields only."),
        both("het veld '{0}' bestaat niet", "no field '{0}'"),
        both("{1}", "{2}"),
        "descripton:",
        "description:",
    ),
    "required": LoadingRule(
        both("Verplichte velden zijn ingevuld.", "Required fields are filled in."),
        both("het veld '{0}' ontbreekt", "the field '{0}' is missing"),
        both("voeg toe, bijvoorbeeld: {1}", "add, for example: {1}"),
        "type: regular  # en verder niets",
        "type: regular\nname: {nl: …, en: …}",
    ),
    "empty-value": LoadingRule(
        both("Een veld dat er staat heeft een waarde.", "A field that stands there has a value."),
        both("'{0}' is leeg", "'{0}' is empty"),
        both("vul een waarde in of verwijder de regel", "fill in a value or remove the line"),
        "prerequisites:",
        "prerequisites: {nl: Geen., en: None.}",
    ),
    "wrong-type": LoadingRule(
        both("Een waarde heeft de vorm die bij het veld hoort.", "A value has the form that its field asks."),
        both("'{0}' is {1}, verwacht: {2}", "'{0}' is {3}, expected: {4}"),
        both("schrijf bijvoorbeeld: {5}", "write for example: {5}"),
        "sector: mbo",
        "sector: [mbo]",
    ),
    "allowed-value": LoadingRule(
        both("Een waarde komt uit de lijst van het veld.", "A value comes from the list of its field."),
        both("'{1}' kan niet bij '{0}'", "'{1}' is no value of '{0}'"),
        both("{2}", "{3}"),
        "type: micro",
        "type: microcredential",
    ),
    "number": LoadingRule(
        both(
            "Een getal bestaat uit cijfers, met een punt voor decimalen.",
            "A number consists of digits, with a point for decimals.",
        ),
        both("'{1}' is geen {3} voor '{0}'", "'{1}' is no {4} for '{0}'"),
        both("schrijf bijvoorbeeld {2}", "write for example {2}"),
        "ects: 2,5",
        "ects: 2.5",
    ),
    "date": LoadingRule(
        both("Een datum is jaar-maand-dag.", "A date is year-month-day."),
        both("'{1}' is geen datum voor '{0}'", "'{1}' is no date for '{0}'"),
        both("schrijf bijvoorbeeld {2}", "write for example {2}"),
        "reviewed_on: 1-9-2026",
        "reviewed_on: 2026-09-01",
    ),
    "true-or-false": LoadingRule(
        both("Ja of nee is `true` of `false`.", "Yes or no is `true` or `false`."),
        both("'{1}' is geen true of false voor '{0}'", "'{1}' is no true or false for '{0}'"),
        both("schrijf {2}, zonder aanhalingstekens", "write {2}, without quotes"),
        "supervised: ja",
        "supervised: true",
    ),
    "text-in-languages": LoadingRule(
        both("Tekst voor mensen staat onder `nl` en `en`.", "Text for people stands under `nl` and `en`."),
        both("'{0}' zegt niet in welke taal het is", "'{0}' does not say in which language it is"),
        both("schrijf {0}: {{nl: {1}, en: …}}", "write {0}: {{nl: {1}, en: …}}"),
        "name: Warmtepompen",
        "name: {nl: Warmtepompen, en: Heat pumps}",
    ),
    "language-key": LoadingRule(
        both("Tekst voor mensen is er in `nl` en `en`.", "Text for people comes in `nl` and `en`."),
        both("geen taal '{0}'", "no language '{0}'"),
        both("gebruik nl of en", "use nl or en"),
        "name: {ned: Warmtepompen}",
        "name: {nl: Warmtepompen}",
    ),
    "file-place": LoadingRule(
        both("Elk bestand staat op zijn plaats in de catalogus.", "Every file stands at its place in the catalogue."),
        both("dit bestand hoort hier niet", "this file does not belong here"),
        both(
            "een badge hoort in institutions/<instelling>/badges/<badge>.yaml, de rest in frameworks/, templates/, …",
            "a badge belongs in institutions/<institution>/badges/<badge>.yaml, others in frameworks/, templates/, …",
        ),
        "institutions/demo-mbo/warmtepompen.yml",
        "institutions/demo-mbo/badges/warmtepompen.yaml",
    ),
    "file-image-kind": LoadingRule(
        both("Een afbeelding is een SVG of een PNG.", "An image is an SVG or a PNG."),
        both("een {0} kan hier niet", "a {0} does not fit here"),
        both(
            "open het plaatje, bewaar het als PNG onder de naam {1}, en schrijf die naam in de definitie",
            "open the picture, save it as PNG under the name {1}, and write that name in the definition",
        ),
        "warmtepompen.jpg",
        "warmtepompen.png",
    ),
    "image-size": LoadingRule(
        both("Een afbeelding is niet groter dan 512 KiB.", "An image is no larger than 512 KiB."),
        both("het plaatje is te groot: {0}, hoogstens {1}", "the picture is too large: {0}, at most {1}"),
        both(
            "maak het kleiner: 1200 bij 1200 pixels is genoeg; bewaar het opnieuw als PNG, of gebruik een SVG",
            "make it smaller: 1200 by 1200 pixels will do; save it as PNG again, or use an SVG",
        ),
        "een PNG van 6 MB",
        "een PNG van 1200 bij 1200 pixels",
    ),
    "follows-from-unreadable": LoadingRule(
        both(
            "Wat volgt uit een bestand dat niet te lezen is, telt mee maar staat er niet bij.",
            "What follows from a file that cannot be read is counted and not listed.",
        ),
        both(
            "{0} bevindingen in andere bestanden volgen uit dit bestand en staan hier niet",
            "{0} findings in other files follow from this file and are not listed",
        ),
        both("herstel dit bestand eerst, en controleer dan opnieuw", "mend this file first, then check again"),
        "een badge met een samenvoegconflict, en een leerpad dat haar noemt",
        "een badge die te lezen is",
        "hint",
    ),
    "file-name": LoadingRule(
        both(
            "Een bestandsnaam bestaat uit kleine letters, cijfers en koppeltekens.",
            "A file name consists of small letters, digits and hyphens.",
        ),
        both("'{0}' is geen naam voor een adres", "'{0}' is no name for an address"),
        both("noem het bijvoorbeeld {1}", "name it for example {1}"),
        "Warmte pompen.yaml",
        "warmtepompen.yaml",
    ),
    "no-symbolic-link": LoadingRule(
        both("De catalogus bevat geen symbolische koppelingen.", "The catalogue holds no symbolic links."),
        both("dit is een symbolische koppeling", "this is a symbolic link"),
        both("zet het bestand zelf hier neer", "put the file itself here"),
        "badges/ehbo.yaml -> ../../elders/ehbo.yaml",
        "badges/ehbo.yaml",
    ),
    "file-unreadable": LoadingRule(
        both("Elk bestand is te lezen.", "Every file can be read."),
        both("niet te lezen: {0}", "cannot be read: {0}"),
        both("geef leesrechten of verwijder het", "make it readable or remove it"),
        "-w------- ehbo.yaml",
        "-rw-r--r-- ehbo.yaml",
    ),
    "version-once": LoadingRule(
        both("Een versie van een badge staat in een bestand.", "A version of a badge stands in one file."),
        both("versie {0} staat al in {1}", "version {0} stands in {1} already"),
        both("geef het nieuwste bestand een hoger versienummer", "give the newest file a higher version"),
        'ehbo.yaml en ehbo@1.yaml, beide met version: "1"',
        'ehbo.yaml met version: "2", ehbo@1.yaml met version: "1"',
    ),
    "schema-line": LoadingRule(
        both(
            "De eerste regel noemt het schema, zodat editors helpen.",
            "The first line names the schema, so that editors help.",
        ),
        both("de regel met het schema ontbreekt", "the line with the schema is missing"),
        both("begin met: {0} (of draai `catalogue check --fix`)", "begin with: {0} (or run `catalogue check --fix`)"),
        "type: regular",
        "# yaml-language-server: $schema=../../../../schema/badge.json",
        "hint",
    ),
    "template-exists": LoadingRule(
        both("Een badge volgt een sjabloon dat bestaat.", "A badge follows a template that exists."),
        both("geen sjabloon '{0}'", "no template '{0}'"),
        both("{1}", "{2}"),
        "template: kompas21-samenwerken@9",
        "template: kompas21-samenwerken@1",
    ),
    "template-locked": LoadingRule(
        both(
            "Wat een sjabloon vastlegt, schrijft een badge niet zelf.",
            "What a template locks, a badge does not write itself.",
        ),
        both("'{0}' ligt vast in sjabloon {1}", "'{0}' is locked by template {1}"),
        both("verwijder deze regel, of volg het sjabloon niet", "remove this line, or do not follow the template"),
        "template: kompas21-samenwerken@1\ntype: regular",
        "template: kompas21-samenwerken@1",
    ),
    "template-free": LoadingRule(
        both(
            "Een badge met sjabloon vult alleen de vrije velden in.",
            "A badge with a template fills in the free fields only.",
        ),
        both("'{0}' is geen vrij veld van sjabloon {1}", "'{0}' is no free field of template {1}"),
        both("verwijder deze regel; vrij zijn: {2}", "remove this line; free are: {2}"),
        "occupations: […]",
        "offering: […]",
    ),
    "template-step": LoadingRule(
        both("Een badge noemt een trede die het sjabloon heeft.", "A badge names a step that its template has."),
        both("sjabloon {0} heeft geen trede '{1}'", "template {0} has no step '{1}'"),
        both(
            "schrijf series: {{template: …, step: …}} met een van: {2}",
            "write series: {{template: …, step: …}} with one of: {2}",
        ),
        "series: {template: kompas21-samenwerken, step: meester}",
        "series: {template: kompas21-samenwerken, step: expert}",
    ),
}


def problem(rule: str, file: str, mark: Mark, *words: str) -> Finding:
    """Return the finding of a rule of the loader, its message filled in."""
    known = LOADING_RULES[rule]

    def filled(text: Text) -> Text:
        return Text({language: value.format(*words) for language, value in text.values.items()})

    return Finding(file, mark.line, mark.column, rule, known.level, filled(known.message), filled(known.hint))
