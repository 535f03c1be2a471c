"""Who issues a badge, and its life from draft to successor."""

from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.facts.families import related


@check("error")
def issuer_exists(view: View) -> Iterator[Problem]:
    """A badge names an issuer of this catalogue.

    nl: Een badge noemt een uitgever van deze catalogus.
    Bad: issuer: demo-mobo
    Good: issuer: demo-mbo
    """
    known = view.catalogue.institutions
    for badge in view.badges:
        if badge.issuer and badge.issuer not in known:
            yield Problem(
                badge.source,
                ("issuer",),
                says(f"geen uitgever '{badge.issuer}'", f"no issuer '{badge.issuer}'"),
                choose(badge.issuer, known),
            )


@check("error")
def issuer_owns_folder(view: View) -> Iterator[Problem]:
    """A badge stands in the folder of its issuer, or of the institution its issuer belongs to.

    nl: Een badge staat in de map van zijn uitgever, of van de instelling waar die bij hoort.
    Bad: institutions/demo-mbo/badges/x.yaml with issuer: demo-hbo
    Good: institutions/demo-mbo/badges/x.yaml with issuer: demo-mbo
    """
    for badge in view.badges:
        folder = badge.id.partition(".")[0]
        issuer = view.catalogue.institutions.get(badge.issuer)
        if issuer is not None and folder not in {issuer.id, issuer.parent}:
            yield Problem(
                badge.source,
                ("issuer",),
                says(
                    f"de map is van '{folder}', de uitgever is '{issuer.id}'",
                    f"the folder is '{folder}', the issuer '{issuer.id}'",
                ),
                says(
                    f"schrijf issuer: {folder}, of verplaats het bestand", f"write issuer: {folder}, or move the file"
                ),
            )


@check("error")
def institution_file_exists(view: View) -> Iterator[Problem]:
    """A folder with badges holds an institution.yaml.

    nl: Een map met badges bevat een institution.yaml.
    Bad: institutions/demo-mbo/badges/x.yaml alone
    Good: institutions/demo-mbo/institution.yaml beside the folder badges
    """
    seen = set()
    for badge in view.badges:
        folder = badge.id.partition(".")[0]
        if (
            folder not in view.catalogue.institutions
            and folder not in seen
            and badge.issuer in view.catalogue.institutions
        ):
            seen.add(folder)
            yield Problem(
                badge.source,
                (),
                says(
                    f"institutions/{folder}/institution.yaml ontbreekt",
                    f"institutions/{folder}/institution.yaml is missing",
                ),
                says("maak het met `catalogue new institution`", "make it with `catalogue new institution`"),
            )


@check("error")
def superseded_names_successor(view: View) -> Iterator[Problem]:
    """A superseded badge names its successor.

    nl: Een opgevolgde badge noemt zijn opvolger.
    Bad: status: superseded
    Good: {status: superseded, replaced_by: demo-mbo.ehbo-2}
    """
    for badge in view.current:
        if badge.status == "superseded" and not badge.source.written("replaced_by"):
            yield Problem(
                badge.source,
                ("status",),
                says("opgevolgd, maar door welke badge?", "superseded, but by which badge?"),
                says("voeg replaced_by toe, of schrijf status: retired", "add replaced_by, or write status: retired"),
            )


@check("hint")
def retired_names_successor(view: View) -> Iterator[Problem]:
    """A retired badge names a successor where there is one.

    nl: Een gestopte badge noemt een opvolger als die er is.
    Bad: status: retired
    Good: {status: retired, replaced_by: demo-mbo.ehbo-2}
    """
    for badge in view.current:
        if badge.status == "retired" and not badge.source.written("replaced_by"):
            yield Problem(
                badge.source,
                ("status",),
                says("gestopt zonder opvolger", "retired without a successor"),
                says("voeg replaced_by toe als er een opvolger is", "add replaced_by if there is a successor"),
            )


@check("error")
def successor_exists(view: View) -> Iterator[Problem]:
    """A successor is another badge of this catalogue, and the chain of successors ends.

    nl: Een opvolger is een andere badge van deze catalogus, en de keten van opvolgers eindigt.
    Bad: replaced_by: demo-mbo.bestaat-niet
    Good: replaced_by: demo-mbo.ehbo-2
    """
    known = view.catalogue.badges
    for badge in view.badges:
        if not badge.replaced_by:
            continue
        seen = set()
        after: str | None = badge.replaced_by
        while after is not None and after in known and after not in seen:
            seen.add(after)
            after = known[after].replaced_by
        if after is None and (badge.id not in seen or not badge.current):
            continue
        if after in known or badge.id in seen:
            message = says("de opvolgers vormen een kring", "the successors form a circle")
            hint = says("laat replaced_by naar een latere badge wijzen", "let replaced_by point to a later badge")
        elif badge.replaced_by in known:
            continue  # reported at the badge whose successor is missing
        else:
            message = says(f"geen badge '{badge.replaced_by}'", f"no badge '{badge.replaced_by}'")
            hint = choose(badge.replaced_by, known)
        yield Problem(badge.source, ("replaced_by",), message, hint)


@check("warning")
def successor_means_closed(view: View) -> Iterator[Problem]:
    """Only a superseded or retired badge has a successor.

    nl: Alleen een opgevolgde of gestopte badge heeft een opvolger.
    Bad: {status: active, replaced_by: demo-mbo.ehbo-2}
    Good: {status: superseded, replaced_by: demo-mbo.ehbo-2}
    """
    for badge in view.current:
        if badge.replaced_by and badge.status in {"active", "draft"}:
            yield Problem(
                badge.source,
                ("status",),
                says(f"'{badge.status}' met een opvolger", f"'{badge.status}' with a successor"),
                says(
                    "schrijf status: superseded, of haal replaced_by weg",
                    "write status: superseded, or remove replaced_by",
                ),
            )


@check("error")
def alias_is_free(view: View) -> Iterator[Problem]:
    """A former address belongs to one badge and is no current one.

    nl: Een vroeger adres hoort bij een badge en is niet ook een huidig adres.
    Bad: aliases: [demo-mbo.ehbo] while demo-mbo.ehbo exists
    Good: aliases: [demo-mbo.ehbo-oud]
    """
    owner: dict[str, str] = {}
    for badge in view.everyone:
        for index, alias in enumerate(badge.aliases):
            taken = alias if alias in view.catalogue.badges else owner.get(alias)
            if taken is not None:
                yield Problem(
                    badge.source,
                    ("aliases", index),
                    says(f"'{alias}' is al van {taken}", f"'{alias}' belongs to {taken} already"),
                    says("verwijder dit adres hier", "remove this address here"),
                )
            owner.setdefault(alias, badge.id)


@check("error")
def alias_is_ones_own(view: View) -> Iterator[Problem]:
    """A former address lies in the institution's own space, or in that of one that says it belongs together.

    nl: Een vroeger adres ligt in de ruimte van de instelling zelf, of van een die zegt dat ze bij elkaar horen.
    Bad: aliases: [demo-wo.ethiek] in a badge of demo-mbo
    Good: aliases: [demo-mbo.ethiek-oud] in a badge of demo-mbo
    """
    known = view.catalogue
    for badge in view.badges:
        home = known.institutions.get(badge.id.partition(".")[0])
        for index, alias in enumerate(badge.aliases):
            space = alias.partition(".")[0]
            other = known.institutions.get(space)
            kin = home is not None and other is not None and related(home, other, known)
            if home is not None and space != home.id and not kin:
                yield Problem(
                    badge.source,
                    ("aliases", index),
                    says(f"dit adres is van {clip(space)}", f"this address is {clip(space)}'s"),
                    says(f"schrijf {home.id}.…, of verwijder het", f"write {home.id}.…, or remove it"),
                )


@check("error")
def draft_was_never_awarded(view: View) -> Iterator[Problem]:
    """A draft has not been awarded.

    nl: Een concept is nog niet uitgereikt.
    Bad: {status: draft, first_awarded: 2026-02-01}
    Good: {status: active, first_awarded: 2026-02-01}
    """
    for badge in view.badges:
        if badge.status == "draft" and badge.first_awarded:
            yield Problem(
                badge.source,
                ("first_awarded",),
                says("een concept kan niet zijn uitgereikt", "a draft cannot have been awarded"),
                says(
                    "schrijf status: active, of verwijder first_awarded",
                    "write status: active, or remove first_awarded",
                ),
            )


@check("warning")
def dates_in_order(view: View) -> Iterator[Problem]:
    """A badge is approved before it is awarded, and an earlier version is awarded before a later one.

    nl: Een badge is goedgekeurd voordat hij wordt uitgereikt, en een eerdere versie is eerder uitgereikt.
    Bad: {first_awarded: 2026-01-01, approval: {decided_on: 2026-02-01}}
    Good: {first_awarded: 2026-03-01, approval: {decided_on: 2026-02-01}}
    """
    hint = says("kijk beide datums na", "look at both dates")
    for badge in view.badges:
        decided = badge.approval.decided_on if badge.approval else None
        if badge.first_awarded and decided and decided > badge.first_awarded:
            message = says("goedgekeurd na de eerste uitreiking", "approved after it was first awarded")
            yield Problem(badge.source, ("approval", "decided_on"), message, hint)
        current = view.catalogue.badges.get(badge.id)
        if (
            current is not None
            and not badge.current
            and badge.first_awarded
            and current.first_awarded
            and current.first_awarded < badge.first_awarded
        ):
            message = says("deze versie is later uitgereikt dan de huidige", "awarded later than the current version")
            yield Problem(badge.source, ("first_awarded",), message, hint)


CHECKS: tuple[Check, ...] = (
    issuer_exists,
    issuer_owns_folder,
    institution_file_exists,
    superseded_names_successor,
    retired_names_successor,
    successor_exists,
    successor_means_closed,
    alias_is_free,
    alias_is_ones_own,
    draft_was_never_awarded,
    dates_in_order,
)
