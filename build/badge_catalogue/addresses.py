"""Where everything published stands: pages of each language, forms of an entry; relative paths and whole addresses.

An address once published is never lost, so each is made here and nowhere else.
"""

from badge_catalogue.model import Badge, Institution
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.settings import Settings


def home(language: str) -> str:
    """Return the folder of a language's pages below the site's root: "" for the first, a folder for each other."""
    return "" if language == LANGUAGES[0] else f"{language}/"


def other_languages(language: str) -> tuple[str, ...]:
    """Return the languages the switcher leads to."""
    return tuple(known for known in LANGUAGES if known != language)


def up(site_path: str) -> str:
    """Return the relative address of the site's root as seen from a file of the site."""
    return "../" * site_path.count("/") or "./"


def badge_folder(badge: Badge) -> str:
    """Return the folder of a badge, whichever version: `badges/<institution>/<slug>/`."""
    institution, _, slug = badge.id.partition(".")
    return f"badges/{institution}/{slug}/"


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
    name = "achievement.json" if language in (None, badge.default_language) else f"achievement.{language}.json"
    return f"{settings.site_url}{version_folder(badge)}{name}"


def badge_page(badge: Badge, settings: Settings, language: str = "") -> str:
    """Return the address of the page for people; an earlier version has its own."""
    folder = badge_folder(badge) if badge.current else version_folder(badge)
    return f"{settings.site_url}{home(language or LANGUAGES[0])}{folder}"


def institution_folder(institution: Institution) -> str:
    """Return the folder of an institution: `institutions/<slug>/`."""
    return f"institutions/{institution.id}/"


def logo(institution: Institution) -> str:
    """Return the path of an institution's logo, which is a PNG whatever it was drawn in."""
    return f"{institution_folder(institution)}logo.png"


def issuer_id(institution: Institution, settings: Settings) -> str:
    """Return what credentials name as `issuer.id`: the institution's first identity, else its profile's address."""
    if institution.identities:
        return institution.identities[0]
    return f"{settings.site_url}{institution_form(institution, 'profile')}"


def framework_node(framework: str, node: str, settings: Settings) -> str:
    """Return where our own page names a node of a framework, for those that have no address of their owner."""
    return f"{settings.site_url}frameworks/{framework}/#{node}"
