"""A small catalogue in memory: one institution with its published key, one badge of each type, two versions of one."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from badge_catalogue.model import (
    Accepts,
    Alignment,
    Approval,
    Assessment,
    AwardedAs,
    Badge,
    Catalogue,
    Cost,
    Framework,
    Grade,
    Institution,
    LearningOutcome,
    Level,
    Node,
    Offering,
    Platform,
    Practice,
    ProgrammeCodes,
    PublicKey,
    Qualification,
    QualityAssurance,
    Register,
    Renewal,
    Replaces,
    Series,
    Stacking,
    Term,
    Workload,
    WorkProcess,
)
from badge_catalogue.model.text import Text
from badge_catalogue.settings import Settings
from badge_issuer.keys import from_seed

SKILL = "http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000001"
OCCUPATION = "http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-000000000002"


def both(nl: str, en: str) -> Text:
    """Return a text in two languages."""
    return Text({"nl": nl, "en": en})


def _institution() -> Institution:
    seed = hashlib.sha256(b"badge-catalogue demonstration key: demo-mbo").digest()
    return Institution(
        id="demo-mbo",
        name=both("Polderveen College", "Polderveen College"),
        description=both("Een verzonnen mbo-school.", "A fictional college."),
        kind="institution",
        sectors=("mbo",),
        country="NL",
        city="Watermonde",
        url="https://demo-mbo.example.org/",
        contact="edubadges@demo-mbo.example.org",
        demonstration=True,
        ror="https://ror.org/0000demo0",
        institution_code="00XX",
        register=Register(both("Register (verzonnen)", "Register (fictional)"), "https://register.example.org/1", "1"),
        recognises=(
            Accepts(
                "demo-mbo.energie",
                "1",
                both("Je hoeft de proef niet te doen.", "You need not do the trial."),
                both("Examencommissie", "Board of examiners"),
                date(2026, 5, 1),
                "conditional",
                Replaces(both("de proef", "the trial"), sbu=40),
                both("studenten", "students"),
                both("Je haalt een 7.", "You earn a 7."),
                date(2030, 8, 31),
                "https://demo-mbo.example.org/besluit",
            ),
        ),
        identities=("https://demo-mbo.example.org/issuer", "did:web:demo-mbo.example.org"),
        keys=(PublicKey("https://demo-mbo.example.org/issuer#key-1", multibase=from_seed(seed).multibase),),
    )


def _badge() -> Badge:
    """Return a microcredential in which every field that an export writes is filled."""
    return Badge(
        id="demo-mbo.warmtepompen",
        slug="warmtepompen",
        issuer="demo-mbo",
        type="microcredential",
        name=both("Warmtepompen installeren", "Installing heat pumps"),
        description=both("Je leert *veilig* werken.", "You learn to work *safely*."),
        criteria=both("- Je hebt de toets gehaald.", "- You passed the test."),
        sector=("mbo",),
        language=("nl",),
        version="2",
        status="active",
        level=Level("nlqf", "4"),
        workload=Workload(ects=3.0, sbu=240),
        learning_outcomes=(
            LearningOutcome(
                "lo1",
                both("Je kan een warmtepomp plaatsen.", "Install a heat pump."),
                "skill",
                "apply",
                (SKILL,),
                ("kompas21:samenwerken",),
            ),
            LearningOutcome("lo2", both("Je kan een storing vinden.", "Find a fault."), "skill"),
        ),
        isced_f="0713",
        programme_codes=ProgrammeCodes(crebo="25737", mbo_certificaat="C0012"),
        participation=("blended",),
        assessment=Assessment(("oral_exam", "professional_product"), supervised=True, id_verified=False),
        quality_assurance=QualityAssurance(
            "npuls-mbo",
            both("Examencommissie Techniek", "Board of examiners"),
            "https://quality.example.org/",
            "assured",
        ),
        target_group=both("Monteurs", "Fitters"),
        prerequisites=both("Geen", "None"),
        admission=both("Een gesprek", "An interview"),
        stacking=Stacking(
            "stackable",
            into=("demo-mbo.energie",),
            accepts=(Accepts("demo-mbo.raad", "1", both("Telt mee", "Counts"), both("Wij", "We"), date(2026, 5, 1)),),
            requires=("demo-mbo.raad",),
        ),
        practice=Practice(
            "praktijkverklaring",
            Qualification("25737", both("Monteur", "Fitter"), "https://register.example.org/25737"),
            (
                WorkProcess(
                    "B1-K1-W1", both("Plaatst warmtepompen", "Installs heat pumps"), both("Plaatst", "Installs")
                ),
            ),
            "demo-mbo",
            both("praktijkopleider", "trainer"),
        ),
        series=Series("kompas21-samenwerken", "beginner"),
        alignments=(Alignment("kompas21", "samenwerken", "https://framework.example.org/samenwerken", "exact"),),
        occupations=(OCCUPATION,),
        grade=Grade(required=True, scale="1-10"),
        expires_after="P5Y",
        renewal=Renewal(
            both("Volg een dag.", "Take a day."),
            "P2Y",
            both("op school", "at the college"),
            "https://demo-mbo.example.org/herhaling",
            "https://demo-mbo.example.org/vernieuwen",
        ),
        offering=(
            Offering(
                "https://demo-mbo.example.org/warmtepompen",
                (Cost(both("werkenden", "working adults"), 450.0),),
                ("Watermonde",),
                ("evening",),
                (date(2027, 2, 1),),
                "P12W",
            ),
        ),
        audience=("professional",),
        awarded_as=(AwardedAs("edubadges", "https://api.edubadges.nl/public/badges/demo"),),
        approval=Approval(both("Examencommissie", "Board of examiners"), date(2026, 2, 10)),
        search_words={"nl": ("cv-monteur",), "en": ("hvac",)},
        first_awarded=date(2026, 2, 1),
        contact="microcredentials@demo-mbo.example.org",
        reviewed_on=date(2026, 9, 1),
    )


def full_catalogue() -> Catalogue:
    """Return the catalogue: one badge with every field that an export writes, and the entries that it refers to."""
    full = _badge()
    earlier = replace(full, version="1", current=False, status="superseded")
    regular = Badge(
        id="demo-mbo.energie",
        slug="energie",
        issuer="demo-mbo",
        type="regular",
        name=both("Energie", "Energy"),
        description=both("Over energie.", "On energy."),
        criteria=both("Gehaald.", "Passed."),
        sector=("mbo",),
        language=("en",),
        version="1",
        status="active",
        level=Level("eqf", "4"),
        workload=Workload(sbu=80),
    )
    plain = Badge(
        id="demo-mbo.raad",
        slug="raad",
        issuer="demo-mbo",
        type="extra_curricular",
        name=Text({"nl": "Studentenraad"}),
        description=Text({"nl": "Een jaar in de raad."}),
        criteria=Text({"nl": "Een jaar meegedaan."}),
        sector=("mbo",),
        language=("nl",),
        version="1",
        status="active",
        workload=Workload(hours=120),
    )
    draft = replace(plain, id="demo-mbo.later", slug="later", status="draft")
    current = {badge.id: badge for badge in (regular, draft, plain, full)}
    levels = (Node("beginner", both("beginner", "beginner")), Node("expert", both("expert", "expert")))
    return Catalogue(
        badges=dict(sorted(current.items())),
        versions={(badge.id, badge.version): badge for badge in (regular, draft, plain, earlier, full)},
        institutions={"demo-mbo": _institution()},
        frameworks={
            "npuls-mbo": Framework("npuls-mbo", both("Kwaliteitskader", "Quality framework"), "quality"),
            "kompas21": Framework(
                "kompas21",
                both("KOMPAS21", "KOMPAS21"),
                "competence",
                nodes=(Node("samenwerken", both("Samenwerken", "Working together")),),
                levels=levels,
                rubric={"samenwerken": {"beginner": both("Je helpt.", "You help."), "expert": both("A", "B")}},
            ),
        },
        platforms={
            "edubadges": Platform("edubadges", "edubadges", ("api.edubadges.nl",), "SURF", "https://edubadges.nl")
        },
        vocabularies={
            "nlqf": {"4": Term("4", "http://data.europa.eu/snb/qdr/c_ff656b33", both("NLQF 4", "NLQF 4"))},
            "eqf": {"4": Term("4", "http://data.europa.eu/snb/eqf/4", both("EQF 4", "EQF 4"))},
            "language": {
                key: Term(key, f"http://publications.europa.eu/resource/authority/language/{code}", both(nl, en))
                for key, code, nl, en in (("nl", "NLD", "Nederlands", "Dutch"), ("en", "ENG", "Engels", "English"))
            },
            "participation": {
                key: Term(key, f"http://data.europa.eu/snb/learning-assessment/{code}", both(key, key))
                for key, code in (("online", "920fbb3cbe"), ("blended", "e92d221e4d"))
            },
            "assessment": {
                key: Term(key, f"http://data.europa.eu/snb/assessment/{code}", both(key, key))
                for key, code in (
                    ("oral_exam", "d30284d7df"),
                    ("professional_product", "de4d165a6c"),
                    ("written_exam", "6e6cb2cc78"),
                )
            },
            "practice": {
                "praktijkverklaring": Term(
                    "praktijkverklaring", "https://www.s-bb.nl/", both("Praktijkverklaring", "Statement of practice")
                )
            },
            "isced_f": {"0713": Term("0713", "http://data.europa.eu/snb/isced-f/0713", both("Energie", "Energy"))},
            "esco": {
                SKILL: Term(SKILL, SKILL, both("warmtepompen installeren", "install heat pumps"), "skill"),
                OCCUPATION: Term(OCCUPATION, OCCUPATION, both("monteur", "fitter"), "occupation"),
            },
        },
    )


@pytest.fixture
def catalogue() -> Catalogue:
    """The small catalogue."""
    return full_catalogue()


@pytest.fixture
def settings() -> Settings:
    """A site under a sub-path, at a fixed moment."""
    return Settings("https://badges.example.org/demo/", 1_790_000_000)
