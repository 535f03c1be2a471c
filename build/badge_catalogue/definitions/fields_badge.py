"""The fields of a badge file."""

from badge_catalogue import model as m
from badge_catalogue.definitions import fields as f
from badge_catalogue.definitions.fields import BOTH, Field, named
from badge_catalogue.definitions.fields_parts import PART_FIELDS
from badge_catalogue.words.po import spoken

BADGE_FIELDS: dict[type, dict[str, Field]] = PART_FIELDS | {
    m.Badge: {
        "type": named(
            "Badge.type",
            example="microcredential",
            values=m.TYPES,
            also=("soort", "badge_type", "achievementtype", "typebadgeclass"),
        ),
        "name": named(
            "Badge.name",
            example="{nl: Warmtepompen installeren, en: Installing heat pumps}",
            also=("naam", "title", "titel"),
        ),
        "description": named("Badge.description", example=BOTH, also=("beschrijving", "omschrijving")),
        "criteria": named("Badge.criteria", example=BOTH, also=("eisen", "voorwaarden")),
        "issuer": named(
            "Badge.issuer",
            example="demo-mbo",
            pattern=f.SLUG,
            also=("uitgever", "instelling", "institution", "creator"),
        ),
        "sector": named("Badge.sector", example="[mbo]", values=m.SECTORS, also=("sectors", "institution_type")),
        "language": named(
            "Badge.language", example="[nl]", pattern=f.LANGUAGE, also=("taal", "languages", "inlanguage")
        ),
        "version": named("Badge.version", example='"1"', pattern=r"^[0-9]+(\.[0-9]+){0,2}$", also=("versie",)),
        "status": named("Badge.status", example="active", values=m.STATUSES),
        "default_language": named("Badge.default_language", example="nl", values=spoken()),
        "image": named(
            "Badge.image",
            example="warmtepompen.svg",
            pattern=r"^[a-z0-9][a-z0-9@._-]*\.(svg|png)$",
            also=("afbeelding", "plaatje"),
        ),
        "image_alt": named("Badge.image_alt", example=BOTH, also=("alt",)),
        "level": named(
            "Badge.level", example='{framework: nlqf, value: "4", status: indicative}', also=("niveau", "eqf", "nlqf")
        ),
        "workload": named(
            "Badge.workload",
            example="{sbu: 240}",
            also=("studielast", "ects", "sbu", "hours", "uren", "ec", "studyload"),
        ),
        "learning_outcomes": named(
            "Badge.learning_outcomes",
            example="[{id: lo1, text: {nl: Je kunt warmtepompen plaatsen, en: Install heat pumps}, kind: skill}]",
            also=("leeruitkomsten", "outcomes", "learningoutcomes", "learning_outcome"),
        ),
        "isced_f": named("Badge.isced_f", example='"0713"', pattern="^[0-9]{2,4}$", also=("isced", "vakgebied")),
        "programme_codes": named(
            "Badge.programme_codes", example='{crebo: "25737"}', also=("crebo", "keuzedeel", "rio", "programmecodes")
        ),
        "participation": named(
            "Badge.participation", example="[blended]", values=m.PARTICIPATION, also=("deelname", "mode")
        ),
        "assessment": named(
            "Badge.assessment",
            example="{types: [professional_product], supervised: true, id_verified: true}",
            also=("toetsing", "toets", "assessments"),
        ),
        "quality_assurance": named(
            "Badge.quality_assurance",
            example="{framework: npuls-mbo, body: {nl: examencommissie Techniek, en: Examination Board Technology}}",
            also=("kwaliteit", "kwaliteitskader", "quality"),
        ),
        "target_group": named(
            "Badge.target_group",
            example="{nl: Monteurs met twee jaar ervaring., en: Technicians with two years of experience.}",
            also=("doelgroep",),
        ),
        "prerequisites": named(
            "Badge.prerequisites", example="{nl: Geen., en: None.}", also=("voorkennis", "entry_requirements")
        ),
        "admission": named(
            "Badge.admission", example="{nl: Iedereen kan zich aanmelden., en: Open to all.}", also=("toelating",)
        ),
        "stacking": named("Badge.stacking", example="{role: standalone}", also=("stapelen", "stackable", "stapelbaar")),
        "practice": named(
            "Badge.practice",
            example="{kind: praktijkverklaring, qualification: {…}, processes: [{code: B1-K1-W1, name: {nl: …}}]}",
            also=("praktijkverklaring", "werkprocessen"),
        ),
        "series": named(
            "Badge.series", example="{template: kompas21-samenwerken, step: beginner}", also=("reeks", "serie")
        ),
        "template": named(
            "Badge.template",
            example="kompas21-samenwerken@1",
            pattern=r"^[a-z0-9]+(-[a-z0-9]+)*@[0-9.]+$",
            also=("sjabloon",),
        ),
        "alignments": named(
            "Badge.alignments", example="[{framework: kompas21, code: samenwerken}]", also=("alignment",)
        ),
        "occupations": named(
            "Badge.occupations",
            example="[http://data.europa.eu/esco/occupation/…]",
            pattern=f.ESCO_OCCUPATION,
            also=("beroepen",),
        ),
        "grade": named("Badge.grade", example="{required: false}", also=("cijfer",)),
        "expires_after": named(
            "Badge.expires_after", example="P5Y", pattern=f.DURATION, also=("geldigheid", "expires", "validity")
        ),
        "renewal": named(
            "Badge.renewal",
            example="{what: {nl: …, en: …}, every: P1Y, url: 'https://…'}",
            also=("vernieuwen", "verlengen", "onderhoud"),
        ),
        "offering": named(
            "Badge.offering",
            example="[{url: 'https://demo-mbo.example.org/warmtepompen', starts: [2027-02-01]}]",
            also=("aanbod", "offerings"),
        ),
        "audience": named("Badge.audience", example="[professional, jobseeker]", values=m.AUDIENCES, also=("publiek",)),
        "awarded_as": named("Badge.awarded_as", example="[{platform: edubadges, badge_class_url: 'https://…'}]"),
        "approval": named(
            "Badge.approval",
            example="{body: {nl: examencommissie Techniek, en: Examination Board Technology}, decided_on: 2026-02-10}",
            also=("goedkeuring",),
        ),
        "search_words": named(
            "Badge.search_words",
            example="{nl: [cv-monteur], en: [hvac]}",
            also=("zoekwoorden", "tags", "keywords", "tag"),
        ),
        "size_reason": named("Badge.size_reason", example=BOTH),
        "replaced_by": named(
            "Badge.replaced_by", example="demo-mbo.warmtepompen-2", pattern=f.BADGE_ID, also=("opvolger",)
        ),
        "first_awarded": named("Badge.first_awarded", example="2026-02-01"),
        "aliases": named("Badge.aliases", example="[demo-mbo.oude-naam]", pattern=f.BADGE_ID),
        "contact": named(
            "Badge.contact",
            example="microcredentials@demo-mbo.example.org",
            pattern=f.MAILBOX,
            required=True,
            also=("email", "e-mail", "mail"),
        ),
        "reviewed_on": named("Badge.reviewed_on", example="2026-09-01", required=True, also=("nagekeken", "reviewed")),
    },
}
