"""What `settings.yaml` says of a catalogue as a whole, and what of it makes no sense.

Reading it comes first: the languages, the country packs and the own words of a catalogue decide how all else is read
and said. Whoever loads a catalogue calls `chosen`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from badge_catalogue import model as m
from badge_catalogue.definitions.loading_rules import problem
from badge_catalogue.definitions.places import is_settings
from badge_catalogue.definitions.positions import Marks
from badge_catalogue.definitions.read import read_fields, slots
from badge_catalogue.definitions.scalars import Report
from badge_catalogue.definitions.yaml_nodes import ListNode, MapNode, Node, ScalarNode, YamlLimits, compose
from badge_catalogue.model import Mark, Source, colours
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import LANGUAGES, USUAL
from badge_catalogue.packs import AT_HAND, Words, known, pack
from badge_catalogue.packs import USUAL as USUAL_PACKS
from badge_catalogue.words.po import has, spoken, words

FORMAT = 2  # of the folders that this program writes


def chosen(files: Mapping[str, bytes]) -> tuple[m.Site, list[Finding]]:
    """Return the settings of a catalogue and what is wrong with them; they hold for this process from now on.

    Arguments:
        files: The files of the catalogue by path, its own folder first.
    """
    site, findings = settings(files)
    LANGUAGES.choose(site.languages or USUAL)
    AT_HAND.choose(packs_of(site), [sector.id for sector in site.sectors], own_words(site))
    return site, findings


def packs_of(site: m.Site) -> tuple[str, ...]:
    """Return the country packs of a catalogue: those it names, else those of its countries, else the usual one."""
    if site.packs is not None:
        return site.packs
    if not site.countries:
        return USUAL_PACKS
    return tuple(name for name in known() if set(pack(name).countries) & set(site.countries))


def languages(files: Mapping[str, bytes]) -> tuple[tuple[str, ...], list[Finding]]:
    """Return the languages that a catalogue chooses, none where it says nothing, and what is wrong in its settings."""
    site, findings = settings(files)
    return site.languages, findings


def settings(files: Mapping[str, bytes]) -> tuple[m.Site, list[Finding]]:
    """Return the settings of a catalogue, and the findings on them."""
    path = next((path for path in files if is_settings(path)), None)
    if path is None:
        return m.Site(), []
    root, findings = compose(path, files[path], YamlLimits())
    if root is None:
        return m.Site(), findings
    spoken_here = _languages(root)
    written = root.entries.pop("languages", None)  # judged here: which there are words in, only this room knows
    before = tuple(LANGUAGES)
    LANGUAGES.choose(spoken_here or USUAL)  # its own texts are in its own languages
    report = Report(path, [])
    site = m.Site(**read_fields(m.Site, root, report), source=Source(path, Marks(root)))
    findings += report.findings
    if spoken_here is None:
        mark = Mark(written.node.line, written.node.column) if written else Mark()
        findings.append(problem("settings-languages", path, mark, known=", ".join(spoken())))
    findings += _wrong(path, root, site)
    LANGUAGES.choose(before)
    return replace(site, languages=spoken_here or ()), findings


def _languages(root: MapNode) -> tuple[str, ...] | None:
    """Return the languages as they are listed; None where that is no list of languages with words, each once."""
    entry = root.entries.get("languages")
    if entry is None or not isinstance(entry.node, ListNode) or not entry.node.items:
        return None
    listed = tuple(_word(node) for node in entry.node.items)
    sound = set(listed) <= set(spoken()) and len(set(listed)) == len(listed)
    return listed if sound else None


def _word(node: Node) -> str:
    return node.text if isinstance(node, ScalarNode) else ""


def _mark(root: MapNode, key: str) -> Mark:
    node = root.entries[key].node
    return Mark(node.line, node.column)


def _misshapen(path: str, root: MapNode, site: m.Site) -> Iterator[Finding]:
    """Yield the values that have not the form of their field."""
    for key, slot in slots(m.Site).items():
        if slot.field.pattern is None or key not in root.entries:
            continue
        given = getattr(site, slot.name)
        for value in given if isinstance(given, tuple) else (given,):
            if value and not re.fullmatch(slot.field.pattern, value):
                example = f"{key}: {slot.field.example}"
                yield problem("settings-value", path, _mark(root, key), name=key, got=value[:60], example=example)


def _wrong(path: str, root: MapNode, site: m.Site) -> Iterator[Finding]:
    """Yield the findings on values that could be read."""
    yield from _misshapen(path, root, site)
    if site.format > FORMAT:
        yield problem("settings-format", path, _mark(root, "format"), got=site.format, known=FORMAT)
    if site.accent and re.fullmatch("#[0-9a-fA-F]{6}", site.accent) and not colours.readable(site.accent):
        found = f"{colours.contrast(site.accent, colours.PAPER):.1f}"
        yield problem("settings-contrast", path, _mark(root, "accent"), got=site.accent, found=found)
    elsewhere = sorted({*site.worth, *(register.country for register in site.registers)} - set(site.countries))
    if site.countries and elsewhere:
        example = f"countries: [{', '.join((*site.countries, *elsewhere))}]"
        yield problem("settings-country", path, _mark(root, "countries"), got=elsewhere[0][:60], example=example)
    for country, sentences in site.worth.items():
        for name in sentences:
            if not has("worth", name):
                listed = ", ".join(key for key in words("worth", LANGUAGES[0]) if not key.endswith(f".{country}"))
                yield problem("settings-worth", path, _mark(root, "worth"), name=f"{country}.{name}"[:60], known=listed)


def own_words(site: m.Site) -> Iterator[Words]:
    """Yield the words of a catalogue in the place of the program's own words."""
    if site.accent:
        yield Words("style", "", "accent", site.accent)
    if site.logo:
        yield Words("style", "", "logo", site.logo)
    said = {"site_name": site.name, "footer_statement": site.footer, "footer_statement_real": site.footer}
    said |= {f"sector_{sector.id}": sector.name for sector in site.sectors}
    for language in site.languages:
        if site.owner:
            yield Words("keeper", language, "owner", site.owner.get(language))
        if site.contact:
            yield Words("keeper", language, "contact", site.contact)
        for key, text in said.items():
            if text:
                yield Words("site", language, key, text.get(language))
        if site.called:
            yield Words("called", language, "one", site.called.one.get(language))
            yield Words("called", language, "many", site.called.many.get(language))
        yield from _worth(site, language)


def _worth(site: m.Site, language: str) -> Iterator[Words]:
    """Yield the sentences of worth and the registers of each country."""
    for country, sentences in site.worth.items():
        for name, text in sentences.items():
            yield Words("worth", language, f"{name}.{country}", text.get(language))
    for register in site.registers:
        yield Words("worth", language, f"register.{register.country}", register.name.get(language))
