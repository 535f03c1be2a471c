"""What programs read first about the site: whom to tell of a hole (RFC 9116), and where text without layout is."""

from collections.abc import Iterator
from datetime import timedelta

from badge_catalogue import addresses
from badge_catalogue.model import Badge, Catalogue
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.settings import Settings
from badge_catalogue.words import WORDS

SECURITY = ("security.txt", ".well-known/security.txt")  # some hosts leave out folders that begin with a dot
_YEAR = timedelta(days=365)  # longer than a year may be out of date, the standard says


def files(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield `llms.txt` and, where somebody can be reached, `security.txt` at both of its places."""
    yield "llms.txt", _llms(catalogue, settings).encode()
    for name in SECURITY:
        yield name, _security(settings).encode()


def _security(settings: Settings) -> str:
    site = settings.site_url
    contact = f"mailto:{settings.curator}" if settings.curator else f"{site}about/"
    return (
        f"Contact: {contact}\n"
        f"Expires: {settings.moment + _YEAR:%Y-%m-%dT%H:%M:%SZ}\n"
        f"Preferred-Languages: {', '.join(LANGUAGES)}\n"
        f"Canonical: {site}{SECURITY[1]}\n"
        f"Policy: {site}{addresses.home(LANGUAGES.international)}how-verification-works/\n"
    )


def _elsewhere(language: str) -> str:
    """Return the sentence on the addresses of the same texts in the catalogue's own language; "" on its own home."""
    if not addresses.home(language):
        return ""
    return f" The same texts in {WORDS[LANGUAGES[0]]['language_name']} stand without `{language}/` in the address."


def _llms(catalogue: Catalogue, settings: Settings) -> str:
    """Return the list of texts without layout, in the form of https://llmstxt.org/."""
    site, words, language = settings.site_url, WORDS[LANGUAGES.international], LANGUAGES.international
    home = f"{site}{addresses.home(language)}"
    badges = [badge for _, badge in sorted(catalogue.badges.items()) if badge.status != "draft"]
    listed = "\n".join(
        f"- [{badge.name.get(language)}]({home}{_text(badge, settings)}): "
        f"{catalogue.institutions[badge.issuer].name.get(language)}"
        for badge in badges
    )
    return (
        f"# {words['site_name']}\n\n"
        f"> {words['front_description']}{_elsewhere(language)}\n\n"
        "## Data\n\n"
        f"- [API]({site}{addresses.API_OPENAPI}): "
        "every badge, institution and framework as JSON, with its description\n"
        f"- [Feed]({home}{addresses.FEED}): what is new\n"
        f"- [Forms]({home}exports/): Open Badges 3.0 and 2.0, the European Learning Model, OOAPI and more\n\n"
        f"## Badges\n\n{listed}\n\n"
        "## Optional\n\n"
        f"- [How verification works]({home}how-verification-works/)\n"
        f"- [What is what]({home}what-is-what/)\n"
    )


def _text(badge: Badge, settings: Settings) -> str:
    """Return the address of a badge in Markdown, or of its page where it has none."""
    return addresses.badge_folder(badge) if settings.packed else addresses.badge_text(badge)
