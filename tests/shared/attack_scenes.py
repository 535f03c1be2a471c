"""Attacks through the list itself, and the honest case beside each, as a verifier meets them: from YAML to a verdict.

Each scene begins in the definitions of schools, as a pull request does; what comes out is what would be published if
nobody had checked. The command line and Chromium are shown the same scenes and have to say the same.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import yaml
from school_yard import HEAD, MOMENT, SITE, Yard, badge, signed

from badge_catalogue.commands.samples import demonstration_key
from badge_issuer.keys import new
from badge_issuer.ledger import digest_of

REFUSED = "refused"  # the list of institutions as a whole
PLATFORM = "https://uitgifte.example.org/public/"
ISSUER = f"{PLATFORM}issuers/zuiderzee"
ADDRESS = f"{SITE}status/zuiderzee/1-revocation.json"
_HERS = "https://zuiderzee.example.org/issuer"
_KEY = f"{_HERS}#key-1"
_SEPTEMBER, _NOVEMBER = datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Scene:
    """What a verifier is given, and what it has to say.

    Attributes:
        data: The file, or the link.
        headline: Of the verdict, or `REFUSED`.
        site: Trust list and status lists by site path.
        known: Documents of hosts by their address; with any, the verifier may ask.
        moved: Address to where its host sends on.
        practice: Whether the card has to say that the badge is for practice.
    """

    data: bytes
    headline: str
    site: Mapping[str, bytes]
    known: Mapping[str, Any] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    practice: bool = False

    @property
    def verdict(self) -> str:
        """The verdict that goes with the headline."""
        return {"verified": "valid", "revoked": "invalid", "key-compromised": "invalid"}.get(self.headline, "undecided")


def _scene(yard: Yard, document: object, headline: str, **more: Any) -> Scene:
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    return Scene(data, headline, more.pop("site", None) or yard.site(), **more)


# 1. Another's name


def a_copied_name(yard: Yard) -> Scene:
    """The name of another, under a parent that was never asked."""
    yard.school("polderveen", "Hogeschool Zuiderzee", parent="zuiderzee")
    return _scene(yard, yard.badge_of("polderveen", "Hogeschool Zuiderzee"), REFUSED)


def a_name_in_a_badge(yard: Yard) -> Scene:
    """Its own name in the list, and the other's in its badge."""
    return _scene(yard, yard.badge_of("polderveen", "Hogeschool Zuiderzee"), "impersonation-suspected")


def the_victims_own_badge(yard: Yard) -> Scene:
    """The other's name among its own short ones does nothing to the badges of the true bearer."""
    yard.school("polderveen", "Polderveen College", other_names=["Zuiderzee Zorg"], parent="zuiderzee")
    return _scene(yard, yard.badge_of("zuiderzee", "Hogeschool Zuiderzee"), "verified")


def a_claimed_short_name(yard: Yard) -> Scene:
    """The name of an institute of another among its own short ones does nothing to the badges of that institute."""
    yard.school("polderveen", "Polderveen College", other_names=["Instituut Archimedes"])
    return _scene(yard, yard.badge_of("zuiderzee", "Instituut Archimedes"), "verified")


def a_faculty(yard: Yard) -> Scene:
    """Under its university, where both say so."""
    yard.school("zuiderzee-zorg", "Hogeschool Zuiderzee, faculteit Zorg", kind="issuer", parent="zuiderzee")
    yard.school("zuiderzee", "Hogeschool Zuiderzee", units=["zuiderzee-zorg"])
    return _scene(yard, yard.badge_of("zuiderzee-zorg", "Hogeschool Zuiderzee"), "verified")


def a_merger(yard: Yard) -> Scene:
    """A badge of a school that merged, after it; all three say that they belong together."""
    yard.school("nieuw", "Polderveen Zuiderzee", other_names=["Zuiderzee"], shares_with=["polderveen", "zuiderzee"])
    yard.school("polderveen", "Polderveen College", shares_with=["nieuw"])
    yard.school("zuiderzee", "Hogeschool Zuiderzee", shares_with=["nieuw"])
    return _scene(yard, yard.badge_of("polderveen", "Polderveen College"), "verified")


# 2. Another's key


def anothers_key_called_stolen(yard: Yard) -> Scene:
    """As a JWK, under a name of one's own."""
    stolen = {"status": "compromised", "compromised_at": "2026-01-01T00:00:00Z"}
    key = {"id": "https://polderveen.example.org/issuer#x", "jwk": dict(yard.keys["zuiderzee"].jwk), **stolen}
    yard.school("polderveen", "Polderveen College", keys=[key])
    return _scene(yard, yard.badge_of("zuiderzee", "Hogeschool Zuiderzee"), REFUSED)


def a_rotated_key(yard: Yard) -> Scene:
    """A badge of a key that retired since."""
    document = yard.badge_of("zuiderzee", "Hogeschool Zuiderzee")
    retired = {"jwk": dict(yard.keys["zuiderzee"].jwk), "status": "retired", "not_after": "2026-06-01T00:00:00Z"}
    yard.school("zuiderzee", "Hogeschool Zuiderzee", keys=[{"id": _KEY, **retired}])
    return _scene(yard, document, "verified")


def a_school_with_two_hosts(yard: Yard) -> Scene:
    """A badge under the second, with a key of its own there."""
    key, second = new("ed25519"), "https://badges.polderveen-online.example.org/issuer"
    entries = [
        {"id": "https://polderveen.example.org/issuer#key-1", "multibase": yard.keys["polderveen"].multibase},
        {"id": f"{second}#key-1", "multibase": key.multibase},
    ]
    identities = ["https://polderveen.example.org/issuer", second]
    yard.school("polderveen", "Polderveen College", identities=identities, keys=entries)
    return _scene(yard, signed(badge(second, "Polderveen College"), key, f"{second}#key-1"), "verified")


# 3. A back-dated ledger


def _stolen(yard: Yard, document: Mapping[str, Any], published: datetime | None) -> None:
    """Call the key stolen, with a line of a ledger that bears an early date; published then, or slipped in now."""
    line = {"sha256": digest_of(document), "published": "2026-03-01T00:00:00Z", "key": _KEY}
    if published is None:
        yard.publishes(_SEPTEMBER)
    yard.issues("zuiderzee", "ledger.jsonl", (json.dumps(line) + "\n").encode())
    if published is not None:
        yard.publishes(published)
    key = {"multibase": yard.keys["zuiderzee"].multibase, "status": "compromised"}
    key["compromised_at"] = "2026-10-01T00:00:00Z"
    yard.school("zuiderzee", "Hogeschool Zuiderzee", keys=[{"id": _KEY, **key}])


def a_line_slipped_in(yard: Yard) -> Scene:
    """A forgery with a stolen key, in a ledger that says it was published long before."""
    document = yard.badge_of("zuiderzee", "Hogeschool Zuiderzee")
    _stolen(yard, document, None)
    return _scene(yard, document, "key-compromised")


def a_line_that_was_shown(yard: Yard) -> Scene:
    """A badge of a stolen key that the site showed before the theft."""
    document = yard.badge_of("zuiderzee", "Hogeschool Zuiderzee")
    _stolen(yard, document, _SEPTEMBER)
    return _scene(yard, document, "verified")


# 4. A rolled-back revocation


def _listed(yard: Yard, index: int) -> dict[str, Any]:
    place = {"id": f"{ADDRESS}#{index}", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
             "statusListIndex": str(index), "statusListCredential": ADDRESS}  # fmt: skip
    return yard.badge_of("zuiderzee", "Hogeschool Zuiderzee", credentialStatus=place)


def _lists(yard: Yard) -> tuple[bytes, bytes]:
    """Publish the newer of two lists; the older one has revoked nothing."""
    old = yard.status_list("zuiderzee", _SEPTEMBER)
    new = yard.status_list("zuiderzee", _NOVEMBER, frozenset({7}))
    yard.issues("zuiderzee", "1-revocation.json", new)
    yard.publishes(_NOVEMBER)
    return old, new


def a_list_put_back_by_its_host(yard: Yard) -> Scene:
    """The older list lies beside a list of institutions that has seen the newer one."""
    old, _ = _lists(yard)
    site = {**yard.site(), "status/zuiderzee/1-revocation.json": old}
    return _scene(yard, _listed(yard, 7), "online-check-needed", site=site)


def a_list_put_back_by_pull_request(yard: Yard) -> Scene:
    """The site is built from the older list, and nobody checked."""
    old, _ = _lists(yard)
    yard.issues("zuiderzee", "1-revocation.json", old)
    return _scene(yard, _listed(yard, 7), "online-check-needed")


def a_revoked_badge(yard: Yard) -> Scene:
    """By the newer list."""
    _lists(yard)
    return _scene(yard, _listed(yard, 7), "revoked")


def a_badge_that_is_not_revoked(yard: Yard) -> Scene:
    """By none of the lists that were renewed and published weekly for a year."""
    for week in range(52):
        moment = MOMENT - timedelta(weeks=51 - week)
        yard.issues("zuiderzee", "1-revocation.json", yard.status_list("zuiderzee", moment, frozenset(range(week))))
        yard.publishes(moment)
    return _scene(yard, _listed(yard, 51), "verified")


# 8. Losing the demonstration mark


def a_published_seed(yard: Yard) -> Scene:
    """Its school took off the mark, and so did the list."""
    yard.keys["polderveen"] = demonstration_key("demo-mbo")
    yard.school("polderveen", "Polderveen College")
    document = yard.badge_of("polderveen", "Polderveen College")
    bare = {"trust.json": yard.trust().replace(b'"demonstration": true', b'"demonstration": false')}
    return _scene(yard, document, "verified", site={**yard.site(), **bare}, practice=True)


def a_key_of_ones_own(yard: Yard) -> Scene:
    """Of a school that says nothing of practice either."""
    return _scene(yard, yard.badge_of("polderveen", "Polderveen College"), "verified")


# 9. Hosted scope


def _on_platform(yard: Yard) -> None:
    write(yard, "platforms/uitgifte.yaml", "../schema/platform.json", {
        "name": "Uitgifte", "hosts": ["uitgifte.example.org"], "operator": "Stichting Uitgifte",
        "url": "https://uitgifte.example.org/", "who_may_issue": {"nl": "Scholen.", "en": "Schools."}})  # fmt: skip
    yard.school("zuiderzee", "Hogeschool Zuiderzee", identities=[ISSUER], keys=None)


def _hosted(yard: Yard, path: str, final: str | None, headline: str) -> Scene:
    """Return a badge at an address below the issuer's own, that its host may send on."""
    _on_platform(yard)
    address = f"{ISSUER}/{path}"
    known = hosted(ISSUER, address, f"{PLATFORM}badges/1", "Hogeschool Zuiderzee", [f"{ISSUER}/"])
    moved = {address: final} if final else {}
    return _scene(yard, known[address], headline, known=known, moved=moved)


def an_address_that_climbs(yard: Yard) -> Scene:
    """By a semicolon that hosts leave out, to another issuer's files."""
    return _hosted(yard, "..;/polderveen/1", None, "issuer-unproven")


def a_redirect_out_of_the_prefix(yard: Yard) -> Scene:
    """The host sends everyone on to another issuer's files."""
    return _hosted(yard, "assertions/1", f"{PLATFORM}issuers/polderveen/1", "issuer-unproven")


def a_redirect_to_another_port(yard: Yard) -> Scene:
    """What answers there may be somebody else's."""
    elsewhere = f"{ISSUER}/assertions/1".replace(".org/", ".org:8443/")
    return _hosted(yard, "assertions/1", elsewhere, "online-check-needed")


def a_redirect_within_the_prefix(yard: Yard) -> Scene:
    """The issuer's own."""
    return _hosted(yard, "assertions/1", f"{ISSUER}/assertions/1/", "verified")


def a_hosted_badge(yard: Yard) -> Scene:
    """Where its issuer says that hers stand."""
    return _hosted(yard, "assertions/1", None, "verified")


def _on_its_own_host(yard: Yard, path: str, headline: str, *, listed: bool = True) -> Scene:
    """Return a badge somewhere on the site of a school that signs nothing; what she lists says where hers stand."""
    folders = {"hosted_under": ["https://zuiderzee.example.org/badges/"]} if listed else {}
    yard.school("zuiderzee", "Hogeschool Zuiderzee", keys=None, **folders)
    address = f"https://zuiderzee.example.org/{path}1"
    known = hosted(_HERS, address, f"https://zuiderzee.example.org/{path}class", "Hogeschool Zuiderzee", [])
    known[_HERS].pop("verification")
    return _scene(yard, known[address], headline, known=known)


def an_upload_on_its_host(yard: Yard) -> Scene:
    """Outside of the folder that the school named."""
    return _on_its_own_host(yard, "~student/", "issuer-unproven")


def an_upload_where_nobody_named_a_folder(yard: Yard) -> Scene:
    """Neither the list nor the school's profile says where her badges stand."""
    return _on_its_own_host(yard, "~student/", "issuer-unproven", listed=False)


def a_hosted_badge_in_its_folder(yard: Yard) -> Scene:
    """Where the school said that hers stand."""
    return _on_its_own_host(yard, "badges/", "verified")


# From empty to listed

EDUBADGES = "https://api.edubadges.nl/public/"


def edubadge(yard: Yard, issuer: str, headline: str = "verified") -> Scene:
    """Return the link that edubadges shows to people, of a badge of an issuer there."""
    address = f"{EDUBADGES}assertions/w1"
    known = hosted(f"{EDUBADGES}issuers/{issuer}", address, f"{EDUBADGES}badges/w1", "Hogeschool Maasdal",
                   [f"{EDUBADGES}assertions/"])  # fmt: skip
    link = b"https://www.edubadges.nl/public/assertions/w1"
    return _scene(yard, link, headline, known=known)


def hosted(issuer: str, address: str, badge: str, called: str, scope: list[str]) -> dict[str, Any]:
    """Return a hosted badge with its class and its issuer, each by its address."""
    context, host = "https://w3id.org/openbadges/v2", issuer.partition("/public/")[0]
    return {
        address: {"@context": context, "type": "Assertion", "id": address, "badge": badge,
                  "issuedOn": "2026-02-01T00:00:00Z",
                  "recipient": {"type": "email", "hashed": True, "salt": "s", "identity": f"sha256${'0' * 64}"},
                  "verification": {"type": "HostedBadge"}},
        badge: {"@context": context, "type": "BadgeClass", "id": badge, "name": "Wondzorg", "description": "Zorg.",
                "image": f"{host}/w1.png", "criteria": {"narrative": "Een toets."}, "issuer": issuer},
        issuer: {"@context": context, "type": "Issuer", "id": issuer, "name": called,
                 "url": "https://maasdal.example.org/", "email": "x@maasdal.example.org",
                 "verification": {"startsWith": scope}},
    }  # fmt: skip


def write(yard: Yard, path: str, schema: str, data: Mapping[str, Any]) -> None:
    """Write a definition beside those of the schools."""
    file = yard.source / path
    file.parent.mkdir(parents=True, exist_ok=True)
    head = HEAD.replace("../../schema/institution.json", schema)
    file.write_text(head + yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True), encoding="utf-8")


SCENES: dict[str, Callable[[Yard], Scene]] = {
    made.__name__.replace("_", "-"): made
    for made in (
        a_copied_name,
        a_name_in_a_badge,
        the_victims_own_badge,
        a_claimed_short_name,
        a_faculty,
        a_merger,
        anothers_key_called_stolen,
        a_rotated_key,
        a_school_with_two_hosts,
        a_line_slipped_in,
        a_line_that_was_shown,
        a_list_put_back_by_its_host,
        a_list_put_back_by_pull_request,
        a_revoked_badge,
        a_badge_that_is_not_revoked,
        a_published_seed,
        a_key_of_ones_own,
        an_address_that_climbs,
        a_redirect_out_of_the_prefix,
        a_redirect_to_another_port,
        a_redirect_within_the_prefix,
        a_hosted_badge,
        an_upload_on_its_host,
        an_upload_where_nobody_named_a_folder,
        a_hosted_badge_in_its_folder,
    )
}
