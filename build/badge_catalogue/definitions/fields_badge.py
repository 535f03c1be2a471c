"""The fields of a badge file."""

from badge_catalogue import model as m
from badge_catalogue.definitions import fields as f
from badge_catalogue.definitions.fields import BOTH, Field, named
from badge_catalogue.definitions.fields_parts import PART_FIELDS

BADGE_FIELDS: dict[type, dict[str, Field]] = PART_FIELDS | {
    m.Badge: {
        "type": named(
            "Soort badge",
            "Type of badge",
            about=(
                "Deel van een erkende opleiding, getoetst onder kwaliteitsafspraken, of zonder studiepunten en niveau.",
                "Part of a recognised programme, assessed under quality agreements, or without credits and level.",
            ),
            example="microcredential",
            values=m.TYPES,
            also=("soort", "badge_type", "achievementtype", "typebadgeclass"),
        ),
        "name": named(
            "Naam",
            "Name",
            example="{nl: Warmtepompen installeren, en: Installing heat pumps}",
            also=("naam", "title", "titel"),
        ),
        "description": named(
            "Beschrijving",
            "Description",
            about=(
                "Wat iemand leert en waarom, in twee tot vijf zinnen (Markdown).",
                "What someone learns and why, in two to five sentences (Markdown).",
            ),
            example=BOTH,
            also=("beschrijving", "omschrijving"),
        ),
        "criteria": named(
            "Criteria",
            "Criteria",
            about=(
                "Wat iemand heeft gedaan om de badge te krijgen (Markdown).",
                "What someone did to earn the badge (Markdown).",
            ),
            example=BOTH,
            also=("eisen", "voorwaarden"),
        ),
        "issuer": named(
            "Uitgever",
            "Issuer",
            about=("De naam van de map van de instelling.", "The name of the institution's folder."),
            example="demo-mbo",
            pattern=f.SLUG,
            also=("uitgever", "instelling", "institution", "creator"),
        ),
        "sector": named("Sector", "Sector", example="[mbo]", values=m.SECTORS, also=("sectors", "institution_type")),
        "language": named(
            "Taal van de opleiding",
            "Language of the programme",
            about=("Codes van BCP 47, zoals nl, fy of dse.", "Codes of BCP 47, such as nl, fy or dse."),
            example="[nl]",
            pattern=f.LANGUAGE,
            also=("taal", "languages", "inlanguage"),
        ),
        "version": named(
            "Versie",
            "Version",
            about=(
                "Een nieuwe versie als de betekenis verandert nadat de badge is uitgereikt.",
                "A new version when the meaning changes after the badge was awarded.",
            ),
            example='"1"',
            pattern=r"^[0-9]+(\.[0-9]+){0,2}$",
            also=("versie",),
        ),
        "status": named("Status", "Status", example="active", values=m.STATUSES),
        "default_language": named(
            "Taal van de eerste tekst", "Language of the first text", example="nl", values=("nl", "en")
        ),
        "image": named(
            "Afbeelding",
            "Image",
            about=(
                "Bestandsnaam naast dit bestand (svg of png); zonder wordt er een getekend.",
                "Name of a file beside this one (svg or png); one is drawn otherwise.",
            ),
            example="warmtepompen.svg",
            pattern=r"^[a-z0-9][a-z0-9@._-]*\.(svg|png)$",
            also=("afbeelding", "plaatje"),
        ),
        "image_alt": named("Tekst bij de afbeelding", "Text for the image", example=BOTH, also=("alt",)),
        "level": named(
            "Niveau",
            "Level",
            example='{framework: nlqf, value: "4", status: indicative}',
            also=("niveau", "eqf", "nlqf"),
        ),
        "workload": named(
            "Studielast",
            "Workload",
            example="{sbu: 240}",
            also=("studielast", "ects", "sbu", "hours", "uren", "ec", "studyload"),
        ),
        "learning_outcomes": named(
            "Leeruitkomsten (wat je daarna kunt)",
            "Learning outcomes",
            example="[{id: lo1, text: {nl: Je kan warmtepompen plaatsen, en: Install heat pumps}, kind: skill}]",
            also=("leeruitkomsten", "outcomes", "learningoutcomes", "learning_outcome"),
        ),
        "isced_f": named(
            "Vakgebied (ISCED-F)",
            "Field of study (ISCED-F)",
            example='"0713"',
            pattern="^[0-9]{2,4}$",
            also=("isced", "vakgebied"),
        ),
        "programme_codes": named(
            "Codes van de opleiding",
            "Codes of the programme",
            example='{crebo: "25737"}',
            also=("crebo", "keuzedeel", "rio", "programmecodes"),
        ),
        "participation": named(
            "Vorm van deelname",
            "Form of participation",
            example="[blended]",
            values=m.PARTICIPATION,
            also=("deelname", "mode"),
        ),
        "assessment": named(
            "Toetsing",
            "Assessment",
            example="{types: [professional_product], supervised: true, id_verified: true}",
            also=("toetsing", "toets", "assessments"),
        ),
        "quality_assurance": named(
            "Kwaliteitskader",
            "Quality assurance",
            example="{framework: npuls-mbo, body: {nl: examencommissie Techniek, en: Examination Board Technology}}",
            also=("kwaliteit", "kwaliteitskader", "quality"),
        ),
        "target_group": named(
            "Doelgroep",
            "Target group",
            example="{nl: Monteurs met twee jaar ervaring., en: Technicians with two years of experience.}",
            also=("doelgroep",),
        ),
        "prerequisites": named(
            "Wat je al moet kunnen",
            "Prerequisites",
            example="{nl: Geen., en: None.}",
            also=("voorkennis", "entry_requirements"),
        ),
        "admission": named(
            "Toelating",
            "Admission",
            example="{nl: Iedereen kan zich aanmelden., en: Open to all.}",
            also=("toelating",),
        ),
        "stacking": named(
            "Stapelen (telt mee voor)",
            "Stacking (counts towards)",
            example="{role: standalone}",
            also=("stapelen", "stackable", "stapelbaar"),
        ),
        "series": named(
            "Plaats in een reeks",
            "Place in a series",
            example="{template: kompas21-samenwerken, step: beginner}",
            also=("reeks", "serie"),
        ),
        "template": named(
            "Sjabloon",
            "Template",
            example="kompas21-samenwerken@1",
            pattern=r"^[a-z0-9]+(-[a-z0-9]+)*@[0-9.]+$",
            also=("sjabloon",),
        ),
        "alignments": named(
            "Sluit aan bij", "Alignments", example="[{framework: kompas21, code: samenwerken}]", also=("alignment",)
        ),
        "occupations": named(
            "Beroepen (ESCO)",
            "Occupations (ESCO)",
            example="[http://data.europa.eu/esco/occupation/…]",
            pattern=f.ESCO_OCCUPATION,
            also=("beroepen",),
        ),
        "grade": named("Cijfer", "Grade", example="{required: false}", also=("cijfer",)),
        "expires_after": named(
            "Geldig voor",
            "Valid for",
            about=("Een duur volgens ISO 8601.", "An ISO 8601 duration."),
            example="P5Y",
            pattern=f.DURATION,
            also=("geldigheid", "expires", "validity"),
        ),
        "offering": named(
            "Aanbod",
            "Offering",
            example="[{url: 'https://demo-mbo.example.org/warmtepompen', starts: [2027-02-01]}]",
            also=("aanbod", "offerings"),
        ),
        "audience": named(
            "Voor wie", "Audience", example="[professional, jobseeker]", values=m.AUDIENCES, also=("publiek",)
        ),
        "awarded_as": named(
            "Op een uitgifteplatform",
            "On an issuing platform",
            example="[{platform: edubadges, badge_class_url: 'https://…'}]",
        ),
        "approval": named(
            "Goedkeuring",
            "Approval",
            example="{body: {nl: examencommissie Techniek, en: Examination Board Technology}, decided_on: 2026-02-10}",
            also=("goedkeuring",),
        ),
        "search_words": named(
            "Zoekwoorden",
            "Search words",
            example="{nl: [cv-monteur], en: [hvac]}",
            also=("zoekwoorden", "tags", "keywords", "tag"),
        ),
        "size_reason": named(
            "Reden voor de omvang",
            "Reason for the size",
            about=(
                "Als de studielast buiten de richtlijn van het kwaliteitskader ligt.",
                "When the workload lies outside the guideline of the quality framework.",
            ),
            example=BOTH,
        ),
        "replaced_by": named(
            "Opgevolgd door", "Replaced by", example="demo-mbo.warmtepompen-2", pattern=f.BADGE_ID, also=("opvolger",)
        ),
        "first_awarded": named(
            "Voor het eerst uitgereikt op",
            "First awarded on",
            about=(
                "Vanaf die dag ligt de betekenis van deze versie vast.",
                "From that day the meaning of this version is frozen.",
            ),
            example="2026-02-01",
        ),
        "aliases": named("Vroegere adressen", "Former addresses", example="[demo-mbo.oude-naam]", pattern=f.BADGE_ID),
        "contact": named(
            "Contact (algemeen postvak)",
            "Contact (functional mailbox)",
            example="microcredentials@demo-mbo.example.org",
            pattern=f.MAILBOX,
            required=True,
            also=("email", "e-mail", "mail"),
        ),
        "reviewed_on": named(
            "Nagekeken op", "Reviewed on", example="2026-09-01", required=True, also=("nagekeken", "reviewed")
        ),
    },
}
