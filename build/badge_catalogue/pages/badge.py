"""The page of one badge: what someone asks first, then everything that is known."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from badge_catalogue import addresses
from badge_catalogue.addresses import BADGE_FORMS, badge_form, home, up
from badge_catalogue.drawings.qr_code import qr_code
from badge_catalogue.drawings.stacking import diagram
from badge_catalogue.exports import schema_org
from badge_catalogue.exports.summary import step_name
from badge_catalogue.facts import formats
from badge_catalogue.facts.element_values import elements
from badge_catalogue.facts.markdown import plain
from badge_catalogue.facts.worth import CHECKED_ON, sentences
from badge_catalogue.model import SCHEDULES, Badge
from badge_catalogue.pages.shell import Page
from badge_catalogue.pages.view import View
from badge_catalogue.words import WORDS
from badge_catalogue.words.po import said

_GONE = frozenset({"retired", "superseded"})  # nobody can earn it any more: what it costs and when is no question
_DESCRIPTION_LENGTH = 155  # what lists of links show of a description


@dataclass(frozen=True)
class Fact:
    """One answer at the top of the page."""

    key: str
    label: str
    value: str
    more: str = ""
    days: tuple[date, ...] = ()  # shown instead of the value while they lie ahead, the next one alone


def badge_page(view: View, badge: Badge, language: str) -> Page:
    """Return the page of one version of a badge; the current one stands at the badge's own address."""
    words = WORDS[language]
    path = addresses.badge_folder(badge) if badge.current else addresses.version_folder(badge)
    rows = elements(badge, view.catalogue, language)
    name = badge.name.get(language)
    frameworks = view.catalogue.frameworks
    drawing = diagram(badge, view.relations, language, f"{up(home(language) + path)}{home(language)}")
    return view.page(
        "badge.html",
        language,
        path,
        title=name,
        description=shortened(plain(badge.description.get(language))),
        section="badges",
        kind="badge",
        image=addresses.badge_image(badge),
        real=not view.catalogue.institutions[badge.issuer].demonstration,
        head=_head(view, badge, language, path, drawn=bool(drawing)),
        badge=badge,
        alt=words["image_of"].format(name),
        facts=list(_facts(view, badge, language)),
        gone=badge.status in _GONE,
        to_plan=badge.current and badge.status == "active",  # what the planning page can aim at
        provider=next((offering.url for offering in badge.offering if offering.url), None),
        worth=sentences(badge, view.catalogue, language),
        worth_checked=CHECKED_ON,
        elements=rows,
        elements_known=sum(row.value is not None for row in rows),
        others=view.relations.elsewhere.get(badge.id, ()),
        endorsements=[each for each in view.relations.endorsed.get(badge.id, ()) if each.version == badge.version],
        versions=view.relations.versions.get(badge.id, ()),
        step=step_name(badge, view.catalogue, language),
        names_of_nodes={
            (line.framework, node.id): node.name.get(language)
            for line in badge.alignments
            if line.framework in frameworks
            for node in frameworks[line.framework].nodes
        },
        diagram=drawing,
        forms=list(_forms(badge, language, path)),
        citation=_citation(view, badge, language, path),
        address=_address(view, language, path),
        qr_code=qr_code(_address(view, language, path)),
    )


def shortened(text: str) -> str:
    """Return the text cut at a word, with a mark where something was left out."""
    if len(text) <= _DESCRIPTION_LENGTH:
        return text
    return text[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"


def _facts(view: View, badge: Badge, language: str) -> Iterator[Fact]:
    words = WORDS[language]
    offering = badge.offering[0] if badge.offering else None
    weekly = formats.hours_a_week(badge, offering) if offering else None
    exact = formats.credits_and_sbu(badge.workload, language)
    more = [exact, said("site", "fact_hours_week", language, number=weekly) if weekly else ""]
    hours = formats.hours(badge.workload, language) or words["fact_not_said"]
    yield Fact("hours", words["fact_hours"], hours, " · ".join(part for part in more if part))
    if badge.status not in _GONE:
        yield _cost(badge, language)
        yield _start(view, badge, language)
    places = sorted({place for each in badge.offering for place in each.locations})
    labels = [_label(view, "participation", way, language) for way in badge.participation]
    ways = [*labels[:1], *(label[:1].lower() + label[1:] for label in labels[1:])]
    if places or ways:
        yield Fact("where", words["fact_where"], ", ".join(places or ways), ", ".join(ways) if places else "")
    spoken = ", ".join(_label(view, "language", code, language) for code in badge.language)
    yield Fact("language", words["fact_language"], spoken)
    if badge.level:
        official = words["level_verified" if badge.level.status == "verified" else "level_self"]
        yield Fact("level", words["fact_level"], formats.level_name(badge.level, language), official)
    elif badge.type == "extra_curricular":
        yield Fact("level", words["fact_level"], words["fact_no_level"])


def _start(view: View, badge: Badge, language: str) -> Fact:
    words = WORDS[language]
    starts = tuple(sorted({start for each in badge.offering for start in each.starts if start >= view.today}))
    given = {name for each in badge.offering for name in each.schedule}
    spoken = ", ".join(words[f"schedule_{name}"] for name in SCHEDULES if name in given)
    unknown = words["fact_start_unknown"]
    value = (unknown if starts else spoken) or unknown
    return Fact("start", words["fact_start"], value, spoken if starts else "", starts)


def _cost(badge: Badge, language: str) -> Fact:
    words = WORDS[language]
    costs = [cost for offering in badge.offering for cost in offering.costs if cost.eur is not None]
    if not costs:
        notes = {cost.note.get(language): None for offering in badge.offering for cost in offering.costs if cost.note}
        return Fact("cost", words["fact_cost"], words["fact_cost_unknown"], " ".join(notes))

    def spoken(euros: float) -> str:
        return formats.euros(euros, language) if euros else words["fact_free"]

    prices: dict[str, list[float]] = {}  # who pays, and what in each way of taking part
    for cost in costs:
        prices.setdefault(cost.for_whom.get(language), []).append(cost.eur or 0)
    ranges = {whom: (min(paid), max(paid)) for whom, paid in prices.items()}
    said = {
        whom: spoken(low) if low == high else words["fact_cost_between"].format(spoken(low), spoken(high))
        for whom, (low, high) in ranges.items()
    }
    most = max(ranges, key=lambda whom: ranges[whom][1])
    others = [words["fact_cost_for"].format(said[whom], whom) for whom in ranges if whom != most]
    whom = words["fact_for"].format(most) if others or len(prices[most]) > 1 else ""
    return Fact("cost", words["fact_cost"], said[most], "; ".join(part for part in (whom, *others) if part))


def _label(view: View, vocabulary: str, key: str, language: str) -> str:
    term = view.catalogue.vocabularies.get(vocabulary, {}).get(key)
    return term.label.get(language) if term else key


def _forms(badge: Badge, language: str, path: str) -> Iterator[tuple[str, str]]:
    """Yield name and address of every machine-readable form."""
    words = WORDS[language]
    root = up(home(language) + path)
    yield words["machine_ob3"], f"{root}{addresses.achievement_file(badge)}"
    if badge.current:
        for form in BADGE_FORMS:
            yield words[f"machine_{form}"], f"{root}{badge_form(badge, form)}"
        yield "Markdown", f"{root}{home(language)}{addresses.badge_text(badge)}"
    yield f"{words['machine_image']} (PNG)", f"{root}{addresses.badge_image(badge)}"


def _citation(view: View, badge: Badge, language: str, path: str) -> str:
    issuer = view.catalogue.institutions[badge.issuer].name.get(language)
    version = f"{WORDS[language]['version'].lower()} {badge.version}"
    return f"{issuer}, “{badge.name.get(language)}”, {version}. {_address(view, language, path)}"


def _address(view: View, language: str, path: str) -> str:
    return f"{view.settings.site_url}{home(language)}{path}"


def _head(view: View, badge: Badge, language: str, path: str, *, drawn: bool) -> str:
    """Return the page's own script, the styles of a drawing, and for a real badge what search engines read."""
    root = up(home(language) + path)
    parts = [f'<script type="module" src="{root}assets/site/page.js"></script>']
    if drawn:
        parts.append(f'<link rel="stylesheet" href="{root}assets/site/stacking.css">')
    told = schema_org.markup(badge, view.catalogue, view.settings, language)
    if told is not None:
        data = json.dumps(told, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
        parts.append(f'<script type="application/ld+json">{data}</script>')  # no "<" left in it
    return "".join(parts)
