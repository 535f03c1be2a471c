"""What stands under `published/`: ledgers and status lists of the institutions, each its own, none put back."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from badge_catalogue import addresses
from badge_catalogue.checks.base import Check, Problem, check, clip, says
from badge_catalogue.checks.view import View
from badge_catalogue.facts import issued
from badge_catalogue.facts.issued import LEDGER, LIFETIME, PURPOSES, RENEWAL, DamagedLedgerError, StatusList
from badge_catalogue.model import Institution, Source
from badge_catalogue.model.text import Text
from badge_verifier.encodings.moments import instant

_AGAIN = says("issuing.restore_file_run_catalogue")
_NEW = says("issuing.run_catalogue_status_publish")


def _at(name: str) -> Source:
    return Source(f"published/{name}")


def _lists(view: View) -> Iterator[tuple[str, str, StatusList]]:
    """Yield name, file and content of every status list that can be read."""
    for name, data in view.records.contents.items():
        file = name.partition("/")[2]
        if file.endswith(".json") and (found := issued.status_list(data)) is not None:
            yield name, file, found


@check("error")
def published_file_is_known(view: View) -> Iterator[Problem]:
    """Under published/ stand ledgers and status lists of institutions, and no links.

    Bad: published/demo-mbo/x.json, a symbolic link to another file
    Good: published/demo-mbo/1-revocation.json, as `catalogue status publish` wrote it
    """
    for name in view.records.refused:
        yield Problem(_at(name), (), says("issuing.no_plain_file"), _REMOVE)
    for name, data in view.records.contents.items():
        institution, _, file = name.partition("/")
        if institution not in view.catalogue.institutions:
            message = says("issuing.no_institution", institution=clip(institution))
            yield Problem(_at(name), (), message, _REMOVE)
        elif file != LEDGER and (not file.endswith(".json") or issued.status_list(data) is None):
            message = says("issuing.no_ledger_status_list")
            yield Problem(_at(name), (), message, _REMOVE)


_REMOVE = says("issuing.remove")


@check("error")
def status_list_is_its_own(view: View) -> Iterator[Problem]:
    """A status list is of the institution in whose folder it stands, for its own address, signed by a listed key.

    Bad: published/demo-mbo/1-revocation.json with the issuer of demo-hbo
    Good: published/demo-mbo/1-revocation.json with an identity and a key of demo-mbo
    """
    for name, file, found in _lists(view):
        institution = view.catalogue.institutions.get(name.partition("/")[0])
        if institution is not None and (wrong := _foreign(found, file, institution)) is not None:
            yield Problem(_at(name), (), wrong, _AGAIN)
        elif name in view.records.unproven:
            yield Problem(_at(name), (), says("issuing.signature_does_not_hold"), _AGAIN)
        elif institution is not None and found.method not in {k.id for k in institution.keys if k.status == "active"}:
            message = says("issuing.list_key_no_longer")
            yield Problem(_at(name), (), message, _NEW, "warning")


def _foreign(found: StatusList, file: str, institution: Institution) -> Text | None:
    """Return the fault of a list that is not its institution's; None where it is."""
    here = addresses.institution_form(institution, "profile")
    if found.issuer not in institution.identities and not (not institution.identities and found.issuer.endswith(here)):
        return says("issuing.list", issuer=clip(found.issuer))
    if not found.address.endswith(f"/{addresses.issuing_record(institution.id, file)}"):
        return says("issuing.list_belongs", address=clip(found.address))
    if found.purpose not in PURPOSES or not file.endswith(f"-{found.purpose}.json"):
        return says("issuing.list_2", purpose=clip(found.purpose))
    if found.method not in {key.id for key in institution.keys}:
        return says("issuing.signed", method=clip(found.method))
    return None


@check("warning")
def status_list_ends(view: View) -> Iterator[Problem]:
    """A status list ends within two years, and is renewed within 90 days and before half of its time is over.

    Bad: a list without validUntil, or one of half a year ago
    Good: a list of this week, which ends in two years
    """
    for name, _, found in _lists(view):
        start, end = instant(found.valid_from), instant(found.valid_until) if found.valid_until else None
        if end is None or end - start > LIFETIME:
            message = says("issuing.list_holds_longer_than")
        elif view.moment is not None and end <= view.moment:
            message = says("issuing.list_held_until", end=end)
        elif view.moment is not None and view.moment - start > min(RENEWAL, (end - start) / 2):
            message = says("issuing.list_is_of_and_holds", start=start, end=end)
        else:
            continue
        yield Problem(_at(name), (), message, _NEW)


@check("error")
def status_list_goes_on(view: View) -> Iterator[Problem]:
    """A status list is never older than the one that was published, and never gone.

    Bad: the list of March, put back in June
    Good: the list of June, made with `catalogue status publish`
    """
    if view.published is None:
        return
    for name, before in view.published.issued.lists.items():
        data = view.records.contents.get(name)
        found = issued.status_list(data) if data is not None else None
        if data is None or found is None:
            message = says("issuing.list_published_gone")
        elif instant(found.valid_from) < instant(before.valid_from):
            message = says("issuing.list_older_than", valid_from=before.valid_from)
        elif instant(found.valid_from) == instant(before.valid_from) and issued.digest(data) != before.sha256:
            message = says("issuing.another_list_same_moment")
        else:
            continue
        yield Problem(_at(name), (), message, _AGAIN)


@check("error")
def list_is_not_of_tomorrow(view: View) -> Iterator[Problem]:
    """What was published is not dated in the future: it could never be followed by anything.

    Bad: a list of next year
    Good: a list of today
    """
    if view.moment is None:
        return
    latest = view.moment + timedelta(days=1)  # a build's moment is the start of its day
    for name, _, found in _lists(view):
        if instant(found.valid_from) > latest:
            yield Problem(_at(name), (), says("issuing.of", valid_from=found.valid_from), _AGAIN)


@check("error")
def ledger_only_grows(view: View) -> Iterator[Problem]:
    """A ledger keeps every line that was published, and what is added is of after the last publication.

    Bad: a line of March, added in June
    Good: a line of today
    """
    for name, data in view.records.contents.items():
        institution, _, file = name.partition("/")
        if file != LEDGER:
            continue
        try:
            lines = issued.lines(institution, data)
        except DamagedLedgerError as error:
            yield Problem(_at(name), (), says("issuing.unreadable", error=error), _AGAIN)
            continue
        if view.published is None:
            continue
        seen = view.published.issued.ledgers.get(institution, ())
        since = view.published.issued.moment
        early = [line for line in lines[seen[-1].lines if seen else 0 :] if since and _before(line.published, since)]
        if not issued.grew(data, seen):
            message = says("issuing.lines_were_published_gone")
        elif early:
            message = says("issuing.new_lines_dated_before", number=len(early), since=since)
        else:
            continue
        yield Problem(_at(name), (), message, _AGAIN)
    yield from _lost_ledgers(view)


def _lost_ledgers(view: View) -> Iterator[Problem]:
    for institution in view.published.issued.ledgers if view.published else ():
        name = f"{institution}/{LEDGER}"
        if name not in view.records.contents:
            message = says("issuing.lines_were_published_gone")
            yield Problem(_at(name), (), message, _AGAIN)


def _before(moment: str, other: str) -> bool:
    earlier: datetime = instant(moment)
    return earlier < instant(other)


CHECKS: tuple[Check, ...] = (
    published_file_is_known,
    status_list_is_its_own,
    status_list_ends,
    status_list_goes_on,
    list_is_not_of_tomorrow,
    ledger_only_grows,
)
