"""The questions that somebody asks first of a badge, and what the school answers: one order and one set of words.

A page of a badge shows all of them on top; lists, the comparison and the planner show some, in this order. What a
school did not say is said not to be said, with a question that can be sent. Nothing is answered for the school.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from badge_catalogue.definitions import languages
from badge_catalogue.facts import costs, formats, levels
from badge_catalogue.facts.afterwards import assessed, comes_next, contact, towards, valid
from badge_catalogue.facts.asking import About, Said, clipped, listed
from badge_catalogue.facts.markdown import plain
from badge_catalogue.facts.relations import Relations
from badge_catalogue.model import SCHEDULES, Badge, Catalogue
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.words import WORDS
from badge_catalogue.words.po import said

GONE = frozenset(
    {"retired", "superseded"}
)  # nobody can earn it any more: who may, what it costs and when is no question


@dataclass(frozen=True)
class Answer:
    """One question, and all that is said of it.

    Attributes:
        label: The question in a few words.
        lines: What is said; none where the school said nothing.
        days: Starts that lie ahead, the first one shown alone; the first line says what holds when they have passed.
        later: Beside each of the days but the last, how many come after it.
        ask: The question to the school; "" where it was answered, or where there is nothing to ask.
    """

    key: str
    label: str
    lines: tuple[Said, ...]
    days: tuple[date, ...] = ()
    ask: str = ""
    later: tuple[str, ...] = ()


def answers(badge: Badge, catalogue: Catalogue, relations: Relations, today: date, language: str) -> tuple[Answer, ...]:
    """Return every question that a badge can be asked, in order, with its answer or with what to ask the school.

    Args:
        badge: What is asked about.
        catalogue: Names what the badge names.
        relations: Of the catalogue: what a badge counts towards and is needed for.
        today: Starts before this day have passed.
        language: Of the reader.
    """
    about = About(badge, catalogue, relations, today, language)
    gone = badge.status in GONE
    found = tuple(_asked(about, row) for row in ROWS if not (gone and row.ends))
    if not badge.contact:
        return found
    line = contact(badge, questions(found), language)
    return (*found, Answer("contact", said("answer", "label.contact", language), (line,)))


def questions(found: Iterable[Answer]) -> tuple[str, ...]:
    """Return the questions that a badge leaves open, for its school."""
    return tuple(answer.ask for answer in found if answer.ask)


@dataclass(frozen=True)
class Row:
    """One question.

    Attributes:
        ends: Nobody asks it once a badge cannot be earned any more.
    """

    key: str
    lines: Callable[[About], Iterable[Said]]
    ends: bool = False
    days: Callable[[About], tuple[date, ...]] = lambda _: ()


def _asked(about: About, row: Row) -> Answer:
    lines, days = tuple(row.lines(about)), row.days(about)
    open_ = not lines and not days and about.badge.status not in GONE
    return Answer(
        row.key,
        said("answer", f"label.{row.key}", about.language),
        lines,
        days,
        said("answer", f"ask.{row.key}", about.language, name=about.badge.name.get(about.language)) if open_ else "",
        tuple(said("answer", "later_starts", about.language, number=left) for left in range(len(days) - 1, 0, -1)),
    )


def whom(badge: Badge, language: str) -> str:
    """Return in a few words whom a badge is for: "studenten en werkenden"; "" where nobody says."""
    return listed([WORDS[language][f"audience_{name}"] for name in badge.audience], language)


def _join(about: About) -> Iterable[Said]:
    if about.badge.status in GONE:
        yield Said(said("answer", f"join.{about.badge.status}", about.language))
        return
    group = plain(about.badge.target_group.get(about.language)) or whom(about.badge, about.language)
    if group:
        others = "" if _is_open(about.badge) else said("answer", "not_others", about.language)
        yield Said(clipped(group[:1].upper() + group[1:]), others)


def _is_open(badge: Badge) -> bool:
    """Say whether a badge is for people of no school and no employer too, or nobody says that it is not."""
    return not badge.audience or "jobseeker" in badge.audience


def _need(about: About) -> Iterable[Said]:
    badge, stacking = about.badge, about.badge.stacking
    before = plain(badge.prerequisites.get(about.language))
    required = [
        about.catalogue.badges[name]
        for name in (stacking.requires if stacking else ())
        if name in about.catalogue.badges
    ]
    names = [needed.name.get(about.language) for needed in required]
    unsaid = [name for name in names if name.casefold() not in before.casefold()]
    first = said("answer", "needs_badge", about.language, names=listed(unsaid, about.language)) if unsaid else ""
    admission = clipped(plain(badge.admission.get(about.language)))
    texts = [text for text in (first, clipped(before)) if text]
    if texts:
        yield Said(" ".join(texts), admission)
    elif admission:
        yield Said(admission)


def _cost(about: About) -> Iterable[Said]:
    """Yield what each group pays; beside the last one, that nothing is said of other groups where nothing is."""
    found = [line for price in costs.prices(about.badge) if (line := _price(price, about)) is not None]
    yield from found[:-1]
    for last in found[-1:]:
        everybody = not all(price.whom for price in costs.prices(about.badge))
        others = "" if everybody else said("answer", "no_price_for_others", about.language)
        yield last._replace(more=" ".join(part for part in (last.more, others) if part))


def _price(price: costs.Price, about: About) -> Said | None:
    language = about.language
    told = (note for note in price.notes if not (price.low == 0 and costs.covered(note)))  # the sum says it already
    notes = " ".join(plain(note.get(language)) for note in told)
    who, sum_ = price.whom.get(language), costs.spoken(price, about.badge, language)
    if sum_:
        return Said(said("answer", "price_for", language, price=sum_, whom=who) if who else sum_, notes)
    if notes:
        return Said(said("answer", "unnamed_for", language, whom=who) if who else notes, notes if who else "")
    return None


def _starts(about: About) -> tuple[date, ...]:
    return tuple(sorted({day for each in about.badge.offering for day in each.starts if day >= about.today}))


def _when(about: About) -> Iterable[Said]:
    offering = about.badge.offering
    given = {name for each in offering for name in each.schedule}
    spoken = ", ".join(WORDS[about.language][f"schedule_{name}"] for name in SCHEDULES if name in given)
    lasting = list(dict.fromkeys(formats.duration(each.duration, about.language) for each in offering if each.duration))
    between = f" {said('answer', 'or', about.language)} "
    lasts = said("answer", "lasts", about.language, time=between.join(lasting)) if lasting else ""
    more = ", ".join(part for part in (spoken, lasts) if part)
    if _starts(about):
        yield Said(said("answer", "no_start_left", about.language), more)
    elif more:
        yield Said(more[:1].upper() + more[1:], said("answer", "no_start", about.language))


def _where(about: About) -> Iterable[Said]:
    badge = about.badge
    places = sorted({place for each in badge.offering for place in each.locations})
    ways = [about.term("participation", way) for way in badge.participation]
    way = ", ".join([*ways[:1], *(each[:1].lower() + each[1:] for each in ways[1:])])
    if places or way:
        yield Said(", ".join(places) or way, way if places else "")


def _week(about: About) -> Iterable[Said]:
    found = [(each, formats.hours_a_week(about.badge, each)) for each in about.badge.offering]
    hours = sorted({number for _, number in found if number})
    if hours and hours[0] == hours[-1]:
        yield Said(said("answer", "hours_a_week", about.language, number=hours[0]))
    elif hours:
        yield Said(said("answer", "hours_a_week_between", about.language, low=hours[0], high=hours[-1]))
    elif lasting := [each.duration for each, _ in found if each.duration]:
        yield Said(said("answer", "all_in", about.language, time=formats.duration(lasting[0], about.language)))


def size(badge: Badge, language: str) -> str:
    """Return hours, SBU and credits of a badge: "84 uur · 3 EC (ECTS)"; "" where nothing is said."""
    load = badge.workload
    if load is None:
        return ""
    parts = [formats.hours(load, language)]
    parts += [f"{formats.number(load.sbu, language)} SBU"] if load.sbu is not None else []
    parts += [formats.credits_of(load.ects, language, named=True)] if load.ects is not None else []
    return " · ".join(part for part in parts if part)


def _size(about: About) -> Iterable[Said]:
    told = size(about.badge, about.language)
    if told:
        load = about.badge.workload
        yield Said(told, said("answer", "no_ects", about.language) if load and load.ects is None else "")


def _tongue(code: str, language: str) -> str:
    term = languages.term(code)
    return term.label.get(language) if term else code


def _language(about: About) -> Iterable[Said]:
    if about.badge.language:
        yield Said(listed([_tongue(code, about.language) for code in about.badge.language], about.language))


def _level(about: About) -> Iterable[Said]:
    level = about.badge.level
    if level:
        how = said("answer", "in_register" if level.status == "verified" else "by_school", about.language)
        stated, other = formats.level_name(level, about.language), levels.other(level, about.language)
        more = said("answer", "level_other", about.language, stated=stated, how=how, other=other) if other else how
        yield Said(levels.on_both(level, about.language), more)
    elif about.badge.type == "extra_curricular":
        yield Said(said("answer", "no_level", about.language))


def in_short(badge: Badge, language: str) -> dict[str, str]:
    """Return price, size, language and level of a badge as lists show them, by question; unstated ones are left out.

    The price is said to be missing, and the language of the course only where it is not the catalogue's own.
    """
    own = any(name in LANGUAGES[:1] for name in badge.language)
    tongues = [_tongue(name, language) for name in badge.language if not own]
    level = levels.on_both(badge.level, language) if badge.level else ""
    found = {
        "cost": "" if badge.status in GONE else costs.in_short(badge, language) or said("answer", "no_price", language),
        "size": size(badge, language),
        "language": listed(tongues, language),
        "level": level,
    }
    return {key: text for key, text in found.items() if text}


ROWS: tuple[Row, ...] = (
    Row("join", _join),
    Row("need", _need, ends=True),
    Row("cost", _cost, ends=True),
    Row("when", _when, ends=True, days=_starts),
    Row("where", _where, ends=True),
    Row("week", _week, ends=True),
    Row("size", _size),
    Row("language", _language),
    Row("level", _level),
    Row("assessed", assessed),
    Row("towards", towards),
    Row("next", comes_next),
    Row("valid", valid),
)
"""The questions, in the order in which they are answered everywhere."""
