"""A catalogue of a handful of badges, made by hand: each differs from the others in what a test looks at."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from badge_catalogue.model import (
    Accepts,
    Badge,
    Catalogue,
    Cost,
    Institution,
    LearningOutcome,
    Level,
    Offering,
    Stacking,
    Term,
    Workload,
)
from badge_catalogue.model.text import Text

WELDING = "http://data.europa.eu/esco/skill/11112222-aaaa-bbbb-cccc-000000000001"


def said(nl: str, en: str | None = None) -> Text:
    """Return a text in Dutch and, where given, English."""
    return Text({"nl": nl} if en is None else {"nl": nl, "en": en})


def make_badge(slug: str, **changes: Any) -> Badge:
    """Return an active microcredential of the mbo school, changed as asked."""
    institution = changes.pop("issuer", "demo-mbo")
    values: dict[str, Any] = {
        "id": f"{institution}.{slug}",
        "slug": slug,
        "issuer": institution,
        "type": "microcredential",
        "name": said(slug.capitalize()),
        "description": said("Je leert het vak.", "You learn the trade."),
        "criteria": said("Je hebt het gedaan."),
        "sector": ("mbo",),
        "language": ("nl",),
        "version": "1",
        "status": "active",
    }
    return Badge(**{**values, **changes})


@pytest.fixture
def badge() -> Callable[..., Badge]:
    """Make badges."""
    return make_badge


@pytest.fixture
def text() -> Callable[..., Text]:
    """Make texts."""
    return said


def _institution(name: str, title: str) -> Institution:
    return Institution(
        f"demo-{name}",
        said(title),
        "institution",
        (name,),
        "NL",
        "Stad",
        f"https://demo-{name}.example.org/",
        "a@b.example.org",
    )


@pytest.fixture
def sample() -> Catalogue:
    """Six badges of three schools; one of them a draft, one retired."""
    badges = (
        make_badge(
            "lassen",
            name=said("Lassen", "Welding"),
            workload=Workload(sbu=240),
            level=Level("nlqf", "4+"),
            isced_f="0715",
            audience=("professional", "jobseeker"),
            learning_outcomes=(LearningOutcome("lo1", said("Je kan staal lassen.", "Weld steel."), esco=(WELDING,)),),
            search_words={"nl": ("lasser",), "en": ("fabrication",)},
            stacking=Stacking("stackable", into=("demo-hbo.energie", "demo-wo.ethiek")),
            offering=(
                Offering(
                    costs=(Cost(said("iedereen"), 450.0), Cost(said("leden"), 250.0)),
                    locations=("Purmerend",),
                    schedule=("evening",),
                    starts=(date(2027, 2, 1), date(2026, 1, 5)),
                ),
            ),
            first_awarded=date(2026, 2, 1),
        ),
        make_badge(
            "energie",
            issuer="demo-hbo",
            name=said("Énergie in de wijk", "Energy"),
            type="regular",
            sector=("hbo",),
            workload=Workload(ects=3),
            level=Level("eqf", "6", "verified", "https://register.example.org/1"),
            isced_f="0713",
            stacking=Stacking(
                "stackable",
                accepts=(Accepts("demo-mbo.lassen", "1", said("vrijstelling"), said("commissie"), date(2026, 5, 1)),),
            ),
            offering=(Offering(schedule=("own_pace",), costs=(Cost(said("iedereen"), 0.0),)),),
        ),
        make_badge(
            "ethiek",
            issuer="demo-wo",
            sector=("wo",),
            type="extra_curricular",
            workload=Workload(hours=9),
            name=said("Ethiek"),
        ),
        make_badge("zorg", level=Level("nlqf", "entry"), image="zorg.svg", workload=Workload(hours=10)),
        make_badge("oud", status="retired", replaced_by="demo-mbo.zorg"),
        make_badge("later", status="draft"),
    )
    institutions = (
        _institution("mbo", "Polderveen College"),
        _institution("hbo", "Hogeschool"),
        _institution("wo", "Universiteit"),
    )
    fields = {
        key: Term(key, f"http://f/{key}", said(f"Veld {key}", f"Field {key}"))
        for key in ("07", "071", "0713", "0715", "09")
    }
    return Catalogue(
        badges={each.id: each for each in sorted(badges, key=lambda one: one.id)},
        institutions={each.id: each for each in institutions},
        vocabularies={
            "isced_f": fields,
            "eqf": {
                key: Term(key, f"http://e/{key}", said(f"EQF-niveau {key}", f"EQF level {key}")) for key in "12345678"
            },
            "nlqf": {
                key: Term(key, f"http://n/{key}", said(f"NLQF-niveau {key}", f"NLQF level {key}"))
                for key in ("entry", "4", "4+")
            },
            "esco": {WELDING: Term(WELDING, WELDING, said("metaal lassen", "weld metal"))},
        },
    )
