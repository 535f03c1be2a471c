"""Where everything published stands: pages of each language, forms of an entry; relative paths and whole addresses.

An address once published is never lost, so each is made here and nowhere else.
"""

import re

from badge_catalogue.model import Badge, Institution, Pathway
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.settings import Settings
from badge_catalogue.words.po import words
from badge_verifier.trust.lean import BADGES_FILE, LEAN_FILE, TRUST_FILE


def home(language: str) -> str:
    """Return the folder of a language's pages below the site's root: "" for the first, a folder for each other."""
    return "" if language == LANGUAGES[0] else f"{language}/"


def other_languages(language: str) -> tuple[str, ...]:
    """Return the languages the switcher leads to."""
    return tuple(known for known in LANGUAGES if known != language)


def up(site_path: str) -> str:
    """Return the relative address of the site's root as seen from a file of the site."""
    return "../" * site_path.count("/") or "./"


# The folders of the pages that list entries of a kind; each entry has a folder in it.
BADGES = "badges/"
INSTITUTIONS = "institutions/"
PLAN = "plan/"
PATHWAYS = "pathways/"
FRAMEWORKS = "frameworks/"
TEMPLATES = "templates/"
SUBJECTS = "subjects/"
GLOSSARY = "glossary/"  # a place in it for each term of art

# What programs fetch at the root of the site; a feed stands in the folder of each language and institution as well.
FEED = "feed.atom"
DCAT = "dcat.jsonld"
TRUST = TRUST_FILE
TRUST_PARTS = (LEAN_FILE, BADGES_FILE)  # the same for the verify page
API = "api/v1/"
API_INDEX = f"{API}index.json"
API_OPENAPI = f"{API}openapi.json"
API_INSTITUTIONS = f"{API}institutions.json"
_API_LINES = f"{API}badges.jsonl"
API_TABLE = f"{API}badges.csv"
_RECORDS = f"{API}badges/"

_OF_A_BADGE = re.compile(rf"/{BADGES}[a-z0-9-]+/([a-z0-9-]+)/")

# What the list of badges downloads, beside it in the folder of each language.
FACETS = f"{BADGES}facets.json"
FACETS_LATER = f"{BADGES}more.json"
FOUND = f"{BADGES}found.json"
WORDS = f"{BADGES}words.json"


# Status lists of the institutions; the page of verifying fetches all that the index names.
STATUS = "status/"
STATUS_INDEX = f"{STATUS}index.json"
_LEDGER = "ledger.jsonl"


def issuing_record(institution: str, file: str) -> str:
    """Return the path of a file that an institution published of its badges: its ledger, or a status list."""
    return f"{INSTITUTIONS if file == _LEDGER else STATUS}{institution}/{file}"


def summaries(number: int) -> str:
    """Return the path, below the home of a language, of a part of the summaries; parts are counted from 0."""
    return f"{BADGES}summaries/{number}.json"


def badge_folder(badge: Badge | str) -> str:
    """Return the folder of a badge or of its id, whichever version: `badges/<institution>/<slug>/`."""
    institution, _, slug = (badge if isinstance(badge, str) else badge.id).partition(".")
    return f"{BADGES}{institution}/{slug}/"


def badge_text(badge: Badge) -> str:
    """Return the path, below the home of a language, of a badge in Markdown."""
    return f"{badge_folder(badge)}index.md"


def starts_of(badge: Badge) -> str:
    """Return the path, below the home of a language, of the calendar of a badge's starts."""
    return f"{badge_folder(badge)}starts.ics"


def subject_folder(code: str) -> str:
    """Return the folder of a subject, a broad field of ISCED-F; a feed stands in it."""
    return f"{SUBJECTS}{code}/"


def badge_image(badge: Badge) -> str:
    """Return the path of a badge's picture in pixels, which every badge has."""
    return f"{badge_folder(badge)}image.png"


def badge_drawing(badge: Badge) -> str:
    """Return the path of a badge's picture as we drew it, for one that brings none of its own."""
    return f"{badge_folder(badge)}image.svg"


def badge_picture(badge: Badge) -> str:
    """Return the path of the picture that pages show: the drawing, else the pixels.

    Only a current version says whether there is a drawing: an earlier one shows the picture of the current one.
    """
    return badge_drawing(badge) if badge.current and badge.image is None else badge_image(badge)


def terms_of(language: str) -> str:
    """Return the path of what the terms of art mean in a language, which pages open beside a word."""
    return f"assets/site/terms/{language}.json"


def pathway_folder(pathway: Pathway) -> str:
    """Return the folder of a pathway: `pathways/<id>/`."""
    return f"{PATHWAYS}{pathway.id}/"


def template_folder(name: str) -> str:
    """Return the folder of a shared template, by its name without a version: `templates/<name>/`."""
    return f"{TEMPLATES}{name}/"


def template_drawing(name: str, step: str) -> str:
    """Return the path of the picture that a template gives to a step."""
    return f"{template_folder(name)}{step or 'badge'}.svg"


def framework_folder(framework: str) -> str:
    """Return the folder of a framework, by its id: `frameworks/<id>/`."""
    return f"{FRAMEWORKS}{framework}/"


def record(badge: Badge, settings: Settings) -> str:
    """Return the path of the full record of a badge in the API: its own, or that of a file with those beside it."""
    institution, _, slug = badge.id.partition(".")
    return records_of(institution) if settings.packed else f"{_RECORDS}{institution}/{slug}.json"


def records_of(institution: str) -> str:
    """Return the path of the packed file with the records of an institution, one a line, where bytes count."""
    return f"{_RECORDS}{institution}.jsonl.gz"


def lines(settings: Settings) -> str:
    """Return the path of all records in one file; packed where bytes count."""
    return f"{_API_LINES}.gz" if settings.packed else _API_LINES


def lines_type(settings: Settings) -> str:
    """Return the media type of the file with all records."""
    return "application/gzip" if settings.packed else "application/jsonl"


def records_page(number: int | str) -> str:
    """Return the path of a page of the API's list of badges; pages are counted from 1."""
    return f"{_RECORDS}page-{number}.json"


def is_record(path: str) -> bool:
    """Say whether a site path is that of the record of a badge; a page of the list stands a folder higher."""
    return path.startswith(_RECORDS) and path.count("/") == _RECORDS.count("/") + 1 and path.endswith(".json")


def is_records_of(path: str) -> bool:
    """Say whether a site path is that of the packed records of an institution."""
    return path.startswith(_RECORDS) and path.endswith(".jsonl.gz")


def is_records_page(path: str) -> bool:
    """Say whether a site path is that of a page of the API's list."""
    return path.startswith(f"{_RECORDS}page-")


def below_home(path: str) -> tuple[str, str]:
    """Return the language of a page, by its site path, and its path below the home of that language."""
    language = next((each for each in LANGUAGES[1:] if path.startswith(home(each))), LANGUAGES[0])
    return language, path.removeprefix(home(language))


def is_of_a_badge(address: str) -> bool:
    """Say whether an address holds the folder of a badge, as every address on a site of ours does.

    >>> is_of_a_badge("https://badges.example.org/badges/demo-mbo/lassen/v1/achievement.json")
    True
    >>> is_of_a_badge("https://school.example.org/badges/lassen")
    False
    """
    return _OF_A_BADGE.search(address) is not None


def slug_in(address: str) -> str:
    """Return the slug of the badge in one of our addresses; "" in any other.

    >>> slug_in("https://badges.example.org/badges/demo-mbo/lassen/")
    'lassen'
    """
    found = _OF_A_BADGE.search(address)
    return found[1] if found else ""


# What a form of a badge or an institution is called, and its file beside the page; an export is added here.
BADGE_FORMS = {
    "badgeclass": "badgeclass.json",
    "elm": "elm.json",
    "ooapi": "ooapi.json",
    "ooapi6": "ooapi6.json",
    "ctdl": "ctdl.json",
}
INSTITUTION_FORMS = {
    "profile": "profile.json",
    "issuer": "issuer.json",
    "jwks": "jwks.json",
    "ooapi": "ooapi.json",
    "did": "did.json",
}


def badge_form(badge: Badge, form: str) -> str:
    """Return the path of a form of a badge's current version, such as "elm"."""
    return f"{badge_folder(badge)}{BADGE_FORMS[form]}"


def institution_form(institution: Institution, form: str) -> str:
    """Return the path of a form of an institution, such as "profile"."""
    return f"{institution_folder(institution)}{INSTITUTION_FORMS[form]}"


def packed_forms(institution: Institution | str) -> str:
    """Return the path of the archive with every form of every badge of an institution, where they are published so."""
    return f"{institution_folder(institution)}exports.tar.xz"


def version_folder(badge: Badge) -> str:
    """Return the folder of this version: `badges/<institution>/<slug>/v<version>/`."""
    return f"{badge_folder(badge)}v{badge.version}/"


def achievement(badge: Badge, settings: Settings, language: str | None = None) -> str:
    """Return the address of the OB 3.0 Achievement, which is its id for ever.

    Args:
        badge: The version meant.
        settings: Names the site.
        language: Of an edition beside the default one; None or the default language: the achievement itself.
    """
    return f"{settings.site_url}{achievement_file(badge, language)}"


def achievement_file(badge: Badge, language: str | None = None) -> str:
    """Return the path of the OB 3.0 Achievement; the arguments as in `achievement`."""
    edition = "" if language in (None, badge.default_language) else f".{language}"
    return f"{version_folder(badge)}achievement{edition}.json"


def badge_page(badge: Badge, settings: Settings, language: str = "") -> str:
    """Return the address of the page for people; an earlier version has its own."""
    folder = badge_folder(badge) if badge.current else version_folder(badge)
    return f"{settings.site_url}{home(language or LANGUAGES[0])}{folder}"


def institution_folder(institution: Institution | str) -> str:
    """Return the folder of an institution or of its id: `institutions/<id>/`."""
    return f"{INSTITUTIONS}{institution if isinstance(institution, str) else institution.id}/"


def badges_of(institution: Institution | str) -> str:
    """Return the folder below which all badges of an institution stand."""
    return f"{BADGES}{institution if isinstance(institution, str) else institution.id}/"


SITE_LOGO = "assets/site/logo.png"  # of a catalogue that has one of its own, whatever it was drawn in


def logo(institution: Institution) -> str:
    """Return the path of an institution's logo, which is a PNG whatever it was drawn in."""
    return f"{institution_folder(institution)}logo.png"


def issuer_id(institution: Institution, settings: Settings) -> str:
    """Return the `issuer.id` of an institution's credentials: its first identity, else the address of its profile."""
    if institution.identities:
        return institution.identities[0]
    return f"{settings.site_url}{institution_form(institution, 'profile')}"


def framework_node(framework: str, node: str, settings: Settings) -> str:
    """Return the address of a node on our own page, for a framework that has no addresses of its owner."""
    return f"{settings.site_url}{framework_folder(framework)}#{node}"


def earned(language: str) -> str:
    """Return the path, below the home of a language, of the page for who earned a badge: each has its own name."""
    return words("earned", language)["path"]


def earned_badge(badge: Badge, language: str) -> str:
    """Return the path of the page for who earned a badge, with that badge named as links and QR codes name it."""
    return f"{earned(language)}?badge={badge.id}"
