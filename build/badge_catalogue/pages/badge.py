"""The page of one badge: what someone asks first, then everything that is known."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from badge_catalogue import addresses
from badge_catalogue.addresses import BADGE_FORMS, badge_form, home, up
from badge_catalogue.drawings.qr_code import qr_code
from badge_catalogue.drawings.stacking import diagram
from badge_catalogue.exports import feeds, schema_org
from badge_catalogue.exports.summary import step_name
from badge_catalogue.facts import afterwards, levels
from badge_catalogue.facts.answer import GONE, Answer, answers, questions
from badge_catalogue.facts.element_values import elements
from badge_catalogue.facts.markdown import plain
from badge_catalogue.facts.worth import CHECKED_ON, sentences
from badge_catalogue.model import Badge, Privacy
from badge_catalogue.pages.shell import HEAD, Page
from badge_catalogue.pages.view import View
from badge_catalogue.pieces import piece
from badge_catalogue.words import WORDS
from badge_catalogue.words.earned import EARNED
from badge_catalogue.words.po import said

_DESCRIPTION_LENGTH = 155  # what lists of links show of a description


@dataclass(frozen=True)
class ToAsk:
    """What a school left open, as questions that can be sent."""

    title: str
    questions: tuple[str, ...]
    mail: str


def badge_page(view: View, badge: Badge, language: str) -> Page:
    """Return the page of one version of a badge; the current one stands at the badge's own address."""
    words = WORDS[language]
    path = addresses.badge_folder(badge) if badge.current else addresses.version_folder(badge)
    rows = elements(badge, view.catalogue, language)
    answered = answers(badge, view.catalogue, view.relations, view.today, language)
    name = badge.name.get(language)
    frameworks = view.catalogue.frameworks
    earned = f"{view.settings.site_url}{home(language)}{addresses.earned_badge(badge, language)}"
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
        answers=answered,
        rung=levels.eqf(badge.level) if badge.level else None,
        starts=badge.current and bool(feeds.starts(badge)),
        not_said=said("answer", "not_said", language),
        ask_send=said("answer", "ask_send", language),
        to_ask=_to_ask(answered, badge, language),
        gone=badge.status in GONE,
        privacy=_privacy(view, badge),
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
        forms=list(_forms(badge, language, path, packed=view.settings.packed)),
        citation=_citation(view, badge, language, path),
        address=_address(view, language, path),
        earned=EARNED[language],
        earned_address=earned,
        earned_qr_code=qr_code(earned),
        qr_code=qr_code(_address(view, language, path)),
    )


def _to_ask(answered: tuple[Answer, ...], badge: Badge, language: str) -> ToAsk | None:
    """Return the open questions to a school as a mail that is ready to be sent; None where it answered everything."""
    asked = questions(answered)
    if not asked or badge.status in GONE or not badge.contact:
        return None
    mail = afterwards.mail(badge, asked, language)
    return ToAsk(said("answer", "ask_open", language, number=len(asked)), asked, mail)


def _privacy(view: View, badge: Badge) -> Privacy | None:
    """Return the ground on which the school keeps who holds such a badge; None where it names none."""
    stated = view.catalogue.institutions[badge.issuer].privacy
    return next((each for each in stated if each.badge_type == badge.type), None)


def shortened(text: str) -> str:
    """Return the text cut at a word, with a mark where something was left out."""
    if len(text) <= _DESCRIPTION_LENGTH:
        return text
    return text[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"


def _forms(badge: Badge, language: str, path: str, *, packed: bool) -> Iterator[tuple[str, str]]:
    """Yield name and address of every machine-readable form."""
    words = WORDS[language]
    root = up(home(language) + path)
    yield words["machine_ob3"], f"{root}{addresses.achievement_file(badge)}"
    if badge.current:
        yield from _others(badge, language, root, packed=packed)
    yield f"{words['machine_image']} (PNG)", f"{root}{addresses.badge_image(badge)}"


def _others(badge: Badge, language: str, root: str, *, packed: bool) -> Iterator[tuple[str, str]]:
    """Yield name and address of the forms of other systems: one by one, or the ZIP of the institution."""
    words = WORDS[language]
    if packed:
        yield words["machine_packed"], f"{root}{addresses.packed_forms(badge.issuer)}"
        return
    for form, file in BADGE_FORMS.items():
        yield words.get(f"machine_{form}", file), f"{root}{badge_form(badge, form)}"
    yield "Markdown", f"{root}{home(language)}{addresses.badge_text(badge)}"


def _citation(view: View, badge: Badge, language: str, path: str) -> str:
    issuer = view.catalogue.institutions[badge.issuer].name.get(language)
    version = f"{WORDS[language]['version'].lower()} {badge.version}"
    return f"{issuer}, “{badge.name.get(language)}”, {version}. {_address(view, language, path)}"


def _address(view: View, language: str, path: str) -> str:
    return f"{view.settings.site_url}{home(language)}{path}"


def _head(view: View, badge: Badge, language: str, path: str, *, drawn: bool) -> str:
    """Return the page's own script, the styles of a drawing, and for a real badge what search engines read."""
    root = up(home(language) + path)
    parts = [piece(HEAD, "module", f"{root}assets/site/page.js")]
    if drawn:
        parts.append(piece(HEAD, "styles", f"{root}assets/site/stacking.css"))
    told = schema_org.markup(badge, view.catalogue, view.settings, language)
    if told is not None:
        data = json.dumps(told, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
        parts.append(piece(HEAD, "data", Markup(data)))  # noqa: S704 -- no "<" left in it
    return "".join(parts)
