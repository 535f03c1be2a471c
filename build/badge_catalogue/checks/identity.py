"""Who issues a badge, and its life from draft to successor."""

from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, choose, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.facts.families import related


@check("error")
def issuer_exists(view: View) -> Iterator[Problem]:
    """A badge names an issuer of this catalogue.

    Bad: issuer: demo-mobo
    Good: issuer: demo-mbo
    """
    known = view.catalogue.institutions
    for badge in view.badges:
        if badge.issuer and badge.issuer not in known:
            begun = (
                badge.issuer == badge.id.partition(".")[0]
            )  # its folder holds badges, and does not say whose they are
            yield Problem(
                badge.source,
                ("issuer",),
                says("identity.no_issuer", issuer=badge.issuer),
                says("identity.begin_institution", folder=badge.issuer) if begun else choose(badge.issuer, known),
            )


@check("error")
def issuer_owns_folder(view: View) -> Iterator[Problem]:
    """A badge stands in the folder of its issuer, or of the institution its issuer belongs to.

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
                says("identity.folder_issuer", folder=folder, id=issuer.id),
                says("identity.write_issuer_move_file", folder=folder),
            )


@check("error")
def institution_file_exists(view: View) -> Iterator[Problem]:
    """A folder with badges holds an institution.yaml.

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
                says("identity.institutions_institution_yaml_missing", folder=folder),
                says("identity.make_catalogue_new_institution"),
            )


@check("error")
def superseded_names_successor(view: View) -> Iterator[Problem]:
    """A superseded badge names its successor.

    Bad: status: superseded
    Good: {status: superseded, replaced_by: demo-mbo.ehbo-2}
    """
    for badge in view.current:
        if badge.status == "superseded" and not badge.source.written("replaced_by"):
            yield Problem(
                badge.source,
                ("status",),
                says("identity.superseded_but_badge"),
                says("identity.add_replaced_write_status"),
            )


@check("hint")
def retired_names_successor(view: View) -> Iterator[Problem]:
    """A retired badge names a successor where there is one.

    Bad: status: retired
    Good: {status: retired, replaced_by: demo-mbo.ehbo-2}
    """
    for badge in view.current:
        if badge.status == "retired" and not badge.source.written("replaced_by"):
            yield Problem(
                badge.source,
                ("status",),
                says("identity.retired_without_successor"),
                says("identity.add_replaced_if_successor"),
            )


@check("error")
def successor_exists(view: View) -> Iterator[Problem]:
    """A successor is another badge of this catalogue, and the chain of successors ends.

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
            message = says("identity.successors_form_circle")
            hint = says("identity.let_replaced_point_later")
        elif badge.replaced_by in known:
            continue  # reported at the badge whose successor is missing
        else:
            message = says("identity.no_badge", replaced_by=badge.replaced_by)
            hint = choose(badge.replaced_by, known.keys() - {badge.id})
        yield Problem(badge.source, ("replaced_by",), message, hint)


@check("warning")
def successor_means_closed(view: View) -> Iterator[Problem]:
    """Only a superseded or retired badge has a successor.

    Bad: {status: active, replaced_by: demo-mbo.ehbo-2}
    Good: {status: superseded, replaced_by: demo-mbo.ehbo-2}
    """
    for badge in view.current:
        if badge.replaced_by and badge.status in {"active", "draft"}:
            yield Problem(
                badge.source,
                ("status",),
                says("identity.successor", status=badge.status),
                says("identity.write_status_superseded_remove"),
            )


@check("error")
def alias_is_free(view: View) -> Iterator[Problem]:
    """A former address belongs to one badge and is no current one.

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
                    says("identity.belongs_already", alias=alias, taken=taken),
                    says("identity.remove_address_here"),
                )
            owner.setdefault(alias, badge.id)


@check("error")
def alias_is_ones_own(view: View) -> Iterator[Problem]:
    """A former address lies in the institution's own space, or in that of one that says it belongs together.

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
                    says("identity.address", space=clip(space)),
                    says("identity.write_remove", id=home.id),
                )


@check("error")
def draft_was_never_awarded(view: View) -> Iterator[Problem]:
    """A draft has not been awarded.

    Bad: {status: draft, first_awarded: 2026-02-01}
    Good: {status: active, first_awarded: 2026-02-01}
    """
    for badge in view.badges:
        if badge.status == "draft" and badge.first_awarded:
            yield Problem(
                badge.source,
                ("first_awarded",),
                says("identity.draft_cannot_been_awarded"),
                says("identity.write_status_active_remove"),
            )


@check("warning")
def dates_in_order(view: View) -> Iterator[Problem]:
    """A badge is approved before it is awarded, and an earlier version is awarded before a later one.

    Bad: {first_awarded: 2026-01-01, approval: {decided_on: 2026-02-01}}
    Good: {first_awarded: 2026-03-01, approval: {decided_on: 2026-02-01}}
    """
    hint = says("identity.look_both_dates")
    for badge in view.badges:
        decided = badge.approval.decided_on if badge.approval else None
        if badge.first_awarded and decided and decided > badge.first_awarded:
            message = says("identity.approved_after_first_awarded")
            yield Problem(badge.source, ("approval", "decided_on"), message, hint)
        current = view.catalogue.badges.get(badge.id)
        if (
            current is not None
            and not badge.current
            and badge.first_awarded
            and current.first_awarded
            and current.first_awarded < badge.first_awarded
        ):
            message = says("identity.awarded_later_than_current")
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
