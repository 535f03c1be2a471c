"""What is asked beyond taking part: the test, what a badge counts towards, what comes next, its term, whom to ask."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from badge_catalogue import addresses
from badge_catalogue.facts import formats
from badge_catalogue.facts.asking import SOME, About, Said, clipped, listed
from badge_catalogue.facts.markdown import plain
from badge_catalogue.model import Badge, Pathway, Step
from badge_catalogue.words import WORDS
from badge_catalogue.words.po import said


def assessed(about: About) -> Iterable[Said]:
    """Yield the ways in which someone is assessed, with what is said of the supervision."""
    how = about.badge.assessment
    if how is None:
        return
    forms = [about.term("assessment", name) for name in how.types]
    names = listed([*forms[:1], *(each[:1].lower() + each[1:] for each in forms[1:])], about.language)
    words = WORDS[about.language]
    told = [
        words[f"{kind}_{'yes' if holds else 'no'}"]
        for kind, holds in (("supervised", how.supervised), ("id", how.id_verified))
        if holds is not None
    ]
    if names:
        yield Said(names, " ".join(told), "assessed")
    elif told:
        yield Said(" ".join(told), "", "assessed")


def _decided(about: About) -> Iterable[Said]:
    """Yield the decisions in force that count a badge, by institution; equal sentences once."""
    institutions, language = about.catalogue.institutions, about.language
    found: dict[Said, None] = {}
    for line in about.relations.counting.get(about.badge.id, ()):
        known = institutions.get(line.institution)
        where = known.name.get(language) if known else line.institution
        other = line.version is not None and line.version != about.badge.version
        version = said("answer", "decided_version", language, version=line.version) if other else ""
        value = said("answer", f"decided.{line.decision.decision}", language, where=where)
        part = plain(line.decision.replaces.part.get(language)) if line.decision.replaces else ""
        found[Said(value, " · ".join(each for each in (part, version) if each), "decisions")] = None
    yield from found


def _codes(about: About) -> str:
    """Return the codes of the programme in the registers, as the page names them: "keuzedeel K0023"."""
    codes, words = about.badge.programme_codes, WORDS[about.language]
    named = ((name, getattr(codes, name)) for name in ("crebo", "keuzedeel", "mbo_certificaat", "rio"))
    return ", ".join(f"{words[f'programme_{name}']} {code}" for name, code in named if code) if codes else ""


def towards(about: About) -> Iterable[Said]:
    """Yield what a badge counts towards: its own programme first, then what an institution said or decided."""
    badge, relations = about.badge, about.relations
    own = [Said(said("answer", "own_programme", about.language), _codes(about))] if badge.type == "regular" else []
    counts = [
        Said(
            count.name.get(about.language),
            said("answer", "confirmed" if count.confirmed else "claimed", about.language),
        )
        for count in relations.towards.get(badge.id, ())
    ]
    counts += _decided(about)
    yield from (*own, *counts[:SOME])
    if len(counts) > SOME:
        yield Said(said("answer", "and_more", about.language, number=len(counts) - SOME), "", "towards")
    needed = relations.needed_by.get(badge.id, ())
    if needed and not counts:
        yield Said(
            said(
                "answer",
                "needed_for",
                about.language,
                names=listed([each.name.get(about.language) for each in needed[:SOME]], about.language),
            )
        )
    elif badge.stacking and not counts and not own:
        yield Said(said("answer", "stands_alone", about.language))


def comes_next(about: About) -> Iterable[Said]:
    """Yield what someone can begin at with the badge: the next of its series, what asks for it, the step after it."""
    found = list(dict.fromkeys([*_badges(about), *_steps(about)]))
    yield from found[:SOME]
    if len(found) > SOME:
        yield Said(said("answer", "and_more", about.language, number=len(found) - SOME), "", "towards")
    if not found:
        yield Said(said("answer", "no_next", about.language))


def _badges(about: About) -> Iterator[Said]:
    """Yield the badges that follow, the surest first, each once."""
    relations, badge = about.relations, about.badge.id
    named: set[str] = set()
    successor = about.catalogue.badges.get(about.badge.replaced_by or "")
    for key, following in (
        ("next_successor", (successor,) if successor else ()),
        ("next_needs", relations.needed_by.get(badge, ())),
        ("next_step", relations.next_step.get(badge, ())),
        ("next_counts", [count.target for count in relations.towards.get(badge, ()) if count.target]),
        ("next_recommends", relations.advised_by.get(badge, ())),
    ):
        for each in following:
            if each.status == "active" and each.id not in named:
                named.add(each.id)
                told = said("answer", key, about.language)
                yield Said(each.name.get(about.language), told, to=addresses.badge_folder(each))


def _steps(about: About) -> Iterator[Said]:
    """Yield the pathways in which the badge stands or counts, each with the step that comes after it."""
    relations, badge, language = about.relations, about.badge.id, about.language
    counted = [count.pathway for count in relations.towards.get(badge, ()) if count.pathway]
    for pathway in [*relations.standing_in.get(badge, ()), *counted]:
        after = _after(pathway, badge)
        told = (
            said("answer", "next_in_pathway", language, step=after.name.get(language))
            if after
            else said("answer", "next_pathway", language)
        )
        if pathway.status == "active":
            yield Said(pathway.name.get(language), told, to=addresses.pathway_folder(pathway))


def _after(pathway: Pathway, badge: str) -> Step | None:
    places = [place for place, step in enumerate(pathway.steps) if badge in step.badges]
    return pathway.steps[places[0] + 1] if places and places[0] + 1 < len(pathway.steps) else None


def valid(about: About) -> Iterable[Said]:
    """Yield how long an earned badge is valid, and how it is renewed."""
    badge, language = about.badge, about.language
    if not badge.expires_after:
        yield Said(said("answer", "no_end", language))
        return
    renewed = clipped(plain(badge.renewal.what.get(language))) if badge.renewal else ""
    yield Said(formats.duration(badge.expires_after, language), renewed, "renewal" if badge.renewal else "more")


def contact(badge: Badge, asked: tuple[str, ...], language: str) -> Said:
    """Return the address of the school with a mail that is ready to be sent.

    Args:
        badge: With an address.
        asked: What the school left open; the mail asks it.
        language: Of the reader.
    """
    return Said(badge.contact, said("answer", "ask_ready", language), to=mail(badge, asked, language))


def mail(badge: Badge, asked: tuple[str, ...], language: str) -> str:
    """Return a `mailto:` address with subject and body; without questions the body leaves room for one."""
    name = badge.name.get(language)
    lines = (said("answer", "ask_intro", language, name=name), "", *asked)
    subject = said("answer", "ask_subject", language, name=name)
    return f"mailto:{badge.contact}?subject={quote(subject)}&body={quote(chr(10).join(lines))}"
