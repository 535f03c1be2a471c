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
from badge_catalogue.model.text import Text
from badge_catalogue.packs import AT_HAND

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


def why_no_https(url: str) -> Text | None:
    """Return the fault in an address; None where there is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return says("addresses.no_address")
    if parts.scheme != "https":
        return says("addresses.address_not_begin_https")
    if "." not in host or re.search(r"\s", url) or re.fullmatch(r"[\d.]+|\[.*", host) or host.startswith("."):
        return says("addresses.address_no_ordinary_host")
    if parts.username is not None or port not in {None, 443}:
        return says("addresses.address_holds_user_port")
    return None


def _with_https(url: str) -> str:
    """Return an address as it may be written: with https, without a user and a port; an example where it is none."""
    plain = "https://" + re.sub(r"^\w*:/*|^[^/]*@", "", re.sub(r"^\w*:/*", "", url[:80]))
    plain = re.sub(r"^(https://[^/]*):\d+(?=/|$)", r"\1", plain)
    return plain if why_no_https(plain) is None else "https://school.example.org/"


@check("error")
def https_only(view: View) -> Iterator[Problem]:
    """An address is an https address of an ordinary host.

    Bad: url: http://school.example.org/
    Good: url: https://school.example.org/
    """
    for source, path, value, field, _ in view.values:
        if field.pattern == fields.HTTPS and (wrong := why_no_https(value)):
            yield Problem(source, path, wrong, says("addresses.write_example", hint=_with_https(value)))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


@check("error")
def value_has_its_shape(view: View) -> Iterator[Problem]:
    """A code, name, duration or mailbox has the shape of its kind.

    Bad: expires_after: 5 years
    Good: expires_after: P5Y
    """
    for source, path, value, field, _ in view.values:
        if len(value) > LONGEST_VALUE:
            message = says("addresses.characters_most", number=len(value), longest_value=LONGEST_VALUE)
            yield Problem(source, path, message, says("addresses.shorten"))
        elif field.pattern and field.pattern != fields.HTTPS and not _compiled(field.pattern).search(value):
            title, example = field.title, AT_HAND.of_anywhere(field.example)
            if isinstance(path[-1], int) and example.startswith("["):  # one of a list, whose example is a whole one
                example = example.strip("[]").partition(", ")[0]
            yield Problem(
                source,
                path,
                says("addresses.not_shape", value=clip(value), title=title),
                says("addresses.write_example_2", example=example),
            )


@check("warning")
def mailbox_is_functional(view: View) -> Iterator[Problem]:
    """A mailbox belongs to a function, not to a person.

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
                says("addresses.looks_like_person_name", local=clip(local)),
                says("addresses.use_functional_mailbox_such"),
            )


@check("warning")
def no_personal_names(view: View) -> Iterator[Problem]:
    """A decision is a body's, not a person's: names stay in the history for ever.

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
                    says("addresses.looks_like_person_name_2", match=clip(match[0])),
                    says("addresses.name_board_department"),
                )


@check("error")
def markdown_without_html(view: View) -> Iterator[Problem]:
    """A text is Markdown without HTML.

    Bad: description: {en: <b>Learn</b> to weld.}
    Good: description: {en: '**Learn** to weld.'}
    """
    for source, path, text, _ in view.texts:
        for language, words in text.values.items():
            if "<" in words and (match := _TAG.search(words)):
                yield Problem(
                    source,
                    (*path, language),
                    says("addresses.html_text", match=clip(match[0])),
                    says("addresses.use_markdown_bold_emphasis"),
                )


@check("error")
def markdown_links_are_https(view: View) -> Iterator[Problem]:
    """A link in a text leads to an https address or a mailbox; pictures stand beside the definition.

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
                            says("addresses.link", target=clip(target)),
                            says("addresses.use_https_address"),
                        )
            if "![" in words:
                yield Problem(
                    source,
                    (*path, language),
                    says("addresses.picture_text"),
                    says("addresses.use_field_image_leave"),
                )


@check("warning")
def demonstration_stays_fictional(view: View) -> Iterator[Problem]:
    """A fictional institution has addresses under example.org only.

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
                    says("addresses.may_someone", host=clip(host)),
                    says("addresses.use_address_under_example"),
                )


@check("error")
def platform_serves_badge_class(view: View) -> Iterator[Problem]:
    """A badge class stands on the platform it names, for one badge only.

    Bad: awarded_as: [{platform: edubadges, badge_class_url: https://elsewhere.example.org/1}]
    Good: awarded_as: [{platform: edubadges, badge_class_url: https://www.edubadges.nl/public/1}]
    """
    seen: dict[str, str] = {}
    platforms = view.catalogue.platforms_here
    for badge in view.everyone:
        for index, item in enumerate(badge.awarded_as):
            platform = platforms.get(item.platform)
            if item.platform and platform is None:
                message = says("addresses.no_platform", platform=clip(item.platform))
                yield Problem(
                    badge.source, ("awarded_as", index, "platform"), message, choose(item.platform, platforms)
                )
            path = ("awarded_as", index, "badge_class_url")
            if platform is not None and item.badge_class_url and _host(item.badge_class_url) not in platform.hosts:
                hosts = ", ".join(platform.hosts)
                message = says("addresses.address_not", name=platform.name)
                yield Problem(badge.source, path, message, says("addresses.addresses", hosts=hosts))
            owner = seen.setdefault(canonical(item.badge_class_url), badge.id)
            if owner != badge.id:
                message = says("addresses.badge_class_belongs_already", owner=owner)
                yield Problem(
                    badge.source,
                    path,
                    message,
                    says("addresses.find_out_two_right"),
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
