"""The page that finds badges: what stands in it before a script runs, and all there is without one.

The script fills in facets and results from `facets`; without it the page is a list by institution. Its scripts and
styles stand in site_src/overrides/assets/catalogue.
"""

import json
from collections.abc import Iterator
from html import escape

from badge_catalogue.addresses import home, up
from badge_catalogue.facts import formats
from badge_catalogue.finding.facets import plain_order, rows
from badge_catalogue.model import Badge, Catalogue, Institution
from badge_catalogue.model.text import Text
from badge_catalogue.settings import Settings
from badge_catalogue.words.catalogue import ALSO, FACETS, OPTIONS, PAGE

_IN_FULL = 300  # badges; a longer list leads to the pages of the institutions
_ASSETS = "assets/catalogue/"
_STYLES = ("catalogue", "filters", "toolbar", "results", "screens")  # in this order: the last decides


def catalogue_page(catalogue: Catalogue, settings: Settings, language: str) -> str:
    """Return the body of `badges/` in one language."""
    del settings  # what is past on the day of the visit the script decides
    words = PAGE[language]
    root = up(f"{home(language)}badges/index.html")
    said = json.dumps({**words, **_of_badges(language)}, ensure_ascii=False).replace("<", "\\u003c")
    styles = "".join(f'<link rel="stylesheet" href="{root}{_ASSETS}{name}.css">\n' for name in _STYLES)
    return f"""{styles}<div class="wide catalogue" id="catalogue" data-root="{root}" data-language="{language}">
  <header class="finder">
    <h1>{escape(words["title"])}</h1>
    <p class="lead">{escape(words["lead"])}</p>
    <form class="search needs-script" role="search" id="search">
      <label class="visually-hidden" for="q">{escape(words["search_label"])}</label>
      <input class="field" type="search" id="q" name="q" maxlength="200" autocomplete="off" spellcheck="false"
        enterkeyhint="search" placeholder="{escape(words["search_placeholder"])}">
      <button class="button" type="submit">{escape(words["search"])}</button>
    </form>
  </header>
  <div class="found needs-script">
    <aside class="filters" id="filters" aria-label="{escape(words["filters"])}">
      <div id="facets">{_skeleton("facet-skeleton", 4)}</div>
    </aside>
    <section class="results-part" aria-labelledby="count">
      <div class="toolbar">
        <h2 class="found-count" id="count" tabindex="-1"><span class="skeleton" aria-hidden="true"></span></h2>
        <button class="button quiet-button open-filters" type="button" id="open-filters" aria-haspopup="dialog">{
        escape(words["filters"])
    }</button>
        <label class="sort"><span>{escape(words["sort"])}</span> <select class="field" id="sort">{
        "".join(
            f'<option value="{value}">{escape(words[name])}</option>'
            for value, name in (
                ("relevance", "relevance"),
                ("name", "name"),
                ("hours", "hours"),
                ("level", "level_sort"),
                ("newest", "newest"),
            )
        )
    }</select></label>
        <div class="views" role="group" aria-label="{escape(words["view"])}">
          <button type="button" data-view="list" aria-pressed="true">{escape(words["list"])}</button>
          <button type="button" data-view="cards" aria-pressed="false">{escape(words["cards"])}</button>
        </div>
      </div>
      <p class="visually-hidden" role="status" id="status">{escape(words["loading"])}</p>
      <ul class="chips" id="chips" aria-label="{escape(words["chosen"])}" hidden></ul>
      <div class="note notice" id="notice" hidden></div>
      <ol class="results list" id="results" aria-label="{escape(words["results"])}">{_skeleton_results()}</ol>
      <div class="empty" id="empty" hidden></div>
      <div class="tray" id="tray" role="group" aria-label="{escape(words["compare"])}" hidden></div>
      <p class="more-results"><button class="button quiet-button" type="button" id="more" hidden></button></p>
    </section>
  </div>
  <dialog class="drawer" id="drawer" aria-label="{escape(words["filters"])}">
    <div class="drawer-head"><p class="h3">{
        escape(words["filters"])
    }</p><button class="link" type="button" id="drawer-reset">{
        escape(words["reset"])
    }</button><button class="close" type="button" id="drawer-close" aria-label="{
        escape(words["close"])
    }">&times;</button></div>
    <div class="drawer-body" id="drawer-body"></div>
    <div class="drawer-foot"><button class="button" type="button" id="drawer-show"></button></div>
  </dialog>
  <section class="by-institution" aria-labelledby="by-institution">
    <h2 id="by-institution">{escape(words["by_institution"])}</h2>
{"".join(_by_institution(catalogue, language))}  </section>
</div>
<script type="application/json" id="catalogue-words">{said}</script>
<script type="application/json" id="catalogue-also">{json.dumps(ALSO[language])}</script>
<script type="module" src="{root}{_ASSETS}catalogue.js"></script>
"""


def _of_badges(language: str) -> dict[str, str]:
    """The words that the script needs beside those of the page."""
    return {
        "status_name": FACETS[language]["status"],
        **{f"status_{key}": text for key, text in OPTIONS[language]["status"].items()},
    }


def _by_institution(catalogue: Catalogue, language: str) -> Iterator[str]:
    badges = rows(catalogue, language)
    institutions = sorted(
        catalogue.institutions.values(), key=lambda entry: (plain_order(entry.name.get(language)), entry.id)
    )
    for institution in institutions:
        issued = [badge for badge in badges if badge.issuer == institution.id]
        if issued:
            yield from _institution(institution, issued, language, in_full=len(badges) <= _IN_FULL)


def _institution(institution: Institution, badges: list[Badge], language: str, *, in_full: bool) -> Iterator[str]:
    address = f"../institutions/{institution.id}/"
    yield f'    <h3><a href="{address}">{_say(institution.name, language)}</a></h3>\n'
    if not in_full:
        said = PAGE[language]["all_of" if len(badges) > 1 else "all_of_one"]
        text = said.format(n=len(badges), name=institution.name.get(language))
        yield f'    <p><a href="{address}">{escape(text)}</a></p>\n'
        return
    yield "    <ul>\n"
    for badge in badges:
        facts = [OPTIONS[language]["type"][badge.type], formats.hours(badge.workload, language)]
        yield (
            f'      <li><a href="{badge.issuer}/{badge.slug}/">{_say(badge.name, language)}</a> '
            f'<span class="quiet">{escape(" · ".join(fact for fact in facts if fact))}</span></li>\n'
        )
    yield "    </ul>\n"


def _say(text: Text, language: str) -> str:
    """A text, marked where it is not in the page's language."""
    own = text.language_for(language)
    said = escape(text.get(language))
    return said if own == language else f'<span lang="{own}">{said}</span>'


def _skeleton(name: str, lines: int) -> str:
    return f'<div class="{name}" aria-hidden="true">{"<span class='skeleton'></span>" * lines}</div>' * 3


def _skeleton_results() -> str:
    lines = '<span class="skeleton"></span>' * 3
    picture = '<span class="skeleton picture"></span>'
    return f'<li class="result" aria-hidden="true">{picture}<div class="about">{lines}</div></li>' * 5
