"""Addresses, mailboxes, persons, Markdown links and the shape of single values."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.definitions import fields
from badge_catalogue.facts.places import canonical

if TYPE_CHECKING:
    from badge_catalogue.model import Path

LONGEST_VALUE = 2000  # characters of a single value

_TAG = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9-]*(?:\s|/?>|$)|/[a-zA-Z]|!|\?)")
_LINK = re.compile(
    r"\]\(\s*<?([^)\s>]*)|^\s{0,3}\[[^\]]{1,200}\]:\s*<?(\S+)|<([a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]*)>", re.MULTILINE
)
_FUNCTIONS = re.compile(
    r"info|badge|credential|onderwijs|opleiding|secretariaat|contact|stud|exam|admin|balie|service|support|team|kwaliteit"
    r"|privacy|bureau|centr|academ|course|cursus|learn|leren|office|helpdesk|inschrijv|aanmeld|loket|school|professional"
    r"|international|register|ict|digitaal|dienst|beheer|redactie|catalog"
)
_RESERVED_HOSTS = ("example.org", "example.com", "example.net", "example", "test", "invalid")

_PERSON = re.compile(
    r"\b(?:dhr|mevr|mw|drs|dr|prof|ir|ing|mr|mrs|ms)\. ?(?:[A-Z]\. ?)*(?:(?:van|de|der|den|ten|ter) )*[A-Z]\w+"
    r"|\b(?:[A-Z]\. ?)+(?:(?:van|de|der|den|ten|ter) )*[A-Z][a-z]+",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\b(?:[A-Z]\. ?)+(?:(?:van|de|der|den|ten|ter) )*[A-Z][a-z]+")


def why_no_https(url: str) -> tuple[str, str] | None:
    """Return in nl and en what is wrong with an address, or None."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "dit is geen adres", "this is no address"
    if parts.scheme != "https":
        return "het adres begint niet met https://", "the address does not begin with https://"
    if "." not in host or re.search(r"\s", url) or re.fullmatch(r"[\d.]+|\[.*", host) or host.startswith("."):
        return "het adres heeft geen gewone hostnaam", "the address has no ordinary host name"
    if parts.username is not None or port not in {None, 443}:
        return "het adres bevat een gebruiker of poort", "the address holds a user or a port"
    return None


@check("error")
def https_only(view: View) -> Iterator[Problem]:
    """An address is an https address of an ordinary host.

    nl: Een adres is een https-adres van een gewone host.
    Bad: url: http://school.example.org/
    Good: url: https://school.example.org/
    """
    for source, path, value, field, _ in view.values:
        if field.pattern == fields.HTTPS and (wrong := why_no_https(value)):
            hint = "https://" + re.sub(r"^\w*:/*", "", value[:80]) if "." in value else "https://…"
            yield Problem(source, path, says(*wrong), says(f"schrijf bijvoorbeeld {hint}", f"write for example {hint}"))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


@check("error")
def value_has_its_shape(view: View) -> Iterator[Problem]:
    """A code, name, duration or mailbox has the shape of its kind.

    nl: Een code, naam, duur of postvak heeft de vorm die erbij hoort.
    Bad: expires_after: 5 jaar
    Good: expires_after: P5Y
    """
    for source, path, value, field, _ in view.values:
        if len(value) > LONGEST_VALUE:
            message = says(
                f"{len(value)} tekens, hoogstens {LONGEST_VALUE}", f"{len(value)} characters, at most {LONGEST_VALUE}"
            )
            yield Problem(source, path, message, says("kort het in", "shorten it"))
        elif field.pattern and field.pattern != fields.HTTPS and not _compiled(field.pattern).search(value):
            title = field.title
            yield Problem(
                source,
                path,
                says(
                    f"'{clip(value)}' heeft niet de vorm van: {title.get('nl')}",
                    f"'{clip(value)}' has not the shape of: {title.get('en')}",
                ),
                says(f"schrijf bijvoorbeeld {field.example}", f"write for example {field.example}"),
            )


@check("warning")
def mailbox_is_functional(view: View) -> Iterator[Problem]:
    """A mailbox belongs to a function, not to a person.

    nl: Een postvak is van een functie, niet van een persoon.
    Bad: contact: j.devries@school.example.org
    Good: contact: microcredentials@school.example.org
    """
    for source, path, value, field, _ in view.values:
        if field.pattern != fields.MAILBOX:
            continue
        local = value.partition("@")[0].lower()
        if re.fullmatch(r"[a-z]+[._][a-z]+(?:[._][a-z]+)*\d*", local) and not _FUNCTIONS.search(local):
            yield Problem(
                source,
                path,
                says(f"'{clip(local)}' lijkt de naam van een persoon", f"'{clip(local)}' looks like a person's name"),
                says(
                    "gebruik een algemeen postvak, zoals microcredentials@…",
                    "use a functional mailbox, such as microcredentials@…",
                ),
            )


@check("warning")
def no_personal_names(view: View) -> Iterator[Problem]:
    """A decision is a body's, not a person's: names stay in the history for ever.

    nl: Een besluit is van een commissie, niet van een persoon: namen blijven voorgoed in de geschiedenis staan.
    Bad: approval: {body: {nl: dr. J. de Vries}}
    Good: approval: {body: {nl: examencommissie Techniek}}
    """
    for source, path, text, _ in view.texts:
        if path[-1] not in {"body", "decided_by"}:
            continue
        for language, words in text.values.items():
            if match := (_INITIALS.search(words) or _PERSON.search(words)):
                yield Problem(
                    source,
                    (*path, language),
                    says(
                        f"'{clip(match[0])}' lijkt de naam van een persoon",
                        f"'{clip(match[0])}' looks like a person's name",
                    ),
                    says("noem de commissie of afdeling", "name the board or department"),
                )


@check("error")
def markdown_without_html(view: View) -> Iterator[Problem]:
    """A text is Markdown without HTML.

    nl: Een tekst is Markdown zonder HTML.
    Bad: description: {en: <b>Learn</b> to weld.}
    Good: description: {en: '**Learn** to weld.'}
    """
    for source, path, text, _ in view.texts:
        for language, words in text.values.items():
            if "<" in words and (match := _TAG.search(words)):
                yield Problem(
                    source,
                    (*path, language),
                    says(f"HTML in de tekst: '{clip(match[0])}'", f"HTML in the text: '{clip(match[0])}'"),
                    says(
                        "gebruik Markdown: **vet**, *nadruk*, - opsomming", "use Markdown: **bold**, *emphasis*, - list"
                    ),
                )


@check("error")
def markdown_links_are_https(view: View) -> Iterator[Problem]:
    """A link in a text leads to an https address or a mailbox; pictures stand beside the definition.

    nl: Een koppeling in een tekst leidt naar een https-adres of postvak; plaatjes staan naast de definitie.
    Bad: '[open](javascript:alert(1))'
    Good: '[open](https://school.example.org/)'
    """
    for source, path, text, _ in view.texts:
        for language, words in text.values.items():
            if "](" in words or "]:" in words or "<" in words:
                for match in _LINK.finditer(words):
                    target = match[1] or match[2] or match[3] or ""
                    if why_no_https(target) and not re.fullmatch(r"mailto:[^@\s]+@[^@\s]+", target):
                        yield Problem(
                            source,
                            (*path, language),
                            says(f"een koppeling naar '{clip(target)}'", f"a link to '{clip(target)}'"),
                            says("gebruik een https-adres", "use an https address"),
                        )
            if "![" in words:
                yield Problem(
                    source,
                    (*path, language),
                    says("een plaatje in de tekst", "a picture in the text"),
                    says("gebruik het veld image, of laat het weg", "use the field image, or leave it out"),
                )


@check("warning")
def demonstration_stays_fictional(view: View) -> Iterator[Problem]:
    """A fictional institution has addresses under example.org only.

    nl: Een verzonnen instelling heeft alleen adressen onder example.org.
    Bad: {demonstration: true, url: https://school.nl/}
    Good: {demonstration: true, url: https://school.example.org/}
    """
    for institution in view.catalogue.institutions.values():
        if not institution.demonstration:
            continue
        named: list[tuple[Path, str]] = [(("url",), institution.url), (("contact",), institution.contact)]
        named += [(("identities", index), value) for index, value in enumerate(institution.identities)]
        for path, value in named:
            host = re.sub(r"^did:web:|^[a-z]+://|^[^@]*@|^did:.*", "", value).split("/")[0].split(":")[0].split("%")[0]
            if host and not any(host == known or host.endswith("." + known) for known in _RESERVED_HOSTS):
                yield Problem(
                    institution.source,
                    path,
                    says(f"'{clip(host)}' kan van iemand zijn", f"'{clip(host)}' may be someone's"),
                    says("gebruik een adres onder example.org", "use an address under example.org"),
                )


@check("error")
def platform_serves_badge_class(view: View) -> Iterator[Problem]:
    """A badge class stands on the platform it names, for one badge only.

    nl: Een badgeclass staat op het platform dat erbij staat, voor een badge.
    Bad: awarded_as: [{platform: edubadges, badge_class_url: https://elsewhere.example.org/1}]
    Good: awarded_as: [{platform: edubadges, badge_class_url: https://www.edubadges.nl/public/1}]
    """
    seen: dict[str, str] = {}
    platforms = view.catalogue.platforms
    for badge in view.everyone:
        for index, item in enumerate(badge.awarded_as):
            platform = platforms.get(item.platform)
            if item.platform and platform is None:
                message = says(f"geen platform '{clip(item.platform)}'", f"no platform '{clip(item.platform)}'")
                yield Problem(
                    badge.source, ("awarded_as", index, "platform"), message, choose(item.platform, platforms)
                )
            path = ("awarded_as", index, "badge_class_url")
            if platform is not None and item.badge_class_url and _host(item.badge_class_url) not in platform.hosts:
                hosts = ", ".join(platform.hosts)
                message = says(f"dit adres is niet van {platform.name}", f"this address is not of {platform.name}")
                yield Problem(badge.source, path, message, says(f"adressen daar: {hosts}", f"addresses there: {hosts}"))
            owner = seen.setdefault(canonical(item.badge_class_url), badge.id)
            if owner != badge.id:
                message = says(f"deze badgeclass hoort al bij {owner}", f"this badge class belongs to {owner} already")
                yield Problem(
                    badge.source,
                    path,
                    message,
                    says("kijk welke van de twee klopt", "find out which of the two is right"),
                )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


CHECKS: tuple[Check, ...] = (
    https_only,
    value_has_its_shape,
    mailbox_is_functional,
    no_personal_names,
    markdown_without_html,
    markdown_links_are_https,
    demonstration_stays_fictional,
    platform_serves_badge_class,
)
