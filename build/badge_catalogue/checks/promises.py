"""What was published before: addresses stay, and what an awarded badge means stays.

Judged against the record of an earlier build; without one these checks have nothing to say.
"""

from collections.abc import Iterator, Mapping

from badge_catalogue.checks.base import Check, Problem, check, says
from badge_catalogue.checks.view import View
from badge_catalogue.facts import published
from badge_catalogue.model import Badge, Source


def _badge_file(badge_id: str, version: str | None = None) -> str:
    institution, _, slug = badge_id.partition(".")
    name = f"{slug}@{version}" if version else slug
    return f"catalogue/institutions/{institution}/badges/{name}.yaml"


def _successor(view: View, versions: Mapping[str, published.Version]) -> Badge | None:
    """Return the new badge that says word for word what one that is gone asked for: its file was renamed."""
    known = view.published.badges if view.published else {}
    asked = [digests for version in versions.values() if (digests := version.meaning.get("criteria"))]
    new = [badge for badge in view.current if badge.id not in known] if asked else []
    return next((badge for badge in new if published.meaning(badge).get("criteria") in asked), None)


@check("error")
def address_stays(view: View) -> Iterator[Problem]:
    """A published badge, institution, framework, template or pathway never disappears.

    Bad: the file ehbo.yaml is removed
    Good: ehbo.yaml stays, with status: retired
    """
    before = view.published
    if before is None:
        return
    aliases = {alias for badge in view.current for alias in badge.aliases}
    for badge_id in before.badges:
        if badge_id not in view.catalogue.badges and badge_id not in aliases:
            after = _successor(view, before.badges[badge_id])
            yield Problem(
                Source(_badge_file(badge_id)),
                (),
                says("promises.published_gone", badge_id=badge_id),
                says("promises.write_aliases", badge_id=badge_id, file=after.source.file.rpartition("/")[2])
                if after
                else says("promises.put_file_back_status"),
            )
    for kind, names in before.entries.items():
        now = getattr(view.catalogue, kind, {}) if kind in published.KINDS else {}
        for name in names:
            if name not in now:
                file = f"catalogue/{kind}/{name}" + ("/institution.yaml" if kind == "institutions" else ".yaml")
                yield Problem(
                    Source(file),
                    (),
                    says("promises.published_gone_2", name=name),
                    says("promises.put_file_back"),
                )


@check("error")
def version_stays(view: View) -> Iterator[Problem]:
    """A published version stays readable at its own address.

    Bad: ehbo.yaml goes from version "1" to "2"
    Good: ehbo.yaml goes to version "2", and ehbo@1.yaml keeps version "1"
    """
    if view.published is None:
        return
    for badge_id, versions in view.published.badges.items():
        badge = view.catalogue.badges.get(badge_id)
        for version, was in versions.items():
            # A version that was never awarded means nothing to anyone yet, so it may still be renumbered.
            if badge is not None and was.first_awarded and (badge_id, version) not in view.catalogue.versions:
                slug = badge.slug
                yield Problem(
                    badge.source,
                    ("version",),
                    says("promises.version_published_gone", version=version),
                    says("promises.keep_yaml", slug=slug, version=version),
                )


@check("error")
def meaning_stays(view: View) -> Iterator[Problem]:
    """What a badge means does not change once it was awarded; a new meaning is a new version.

    Bad: level 4 becomes level 5 in version "1", first awarded last year
    Good: version "2" has level 5, and ehbo@1.yaml keeps level 4
    """
    if view.published is None:
        return
    for badge_id, versions in view.published.badges.items():
        for version, was in versions.items():
            badge = view.catalogue.versions.get((badge_id, version))
            if badge is None or was.first_awarded is None:
                continue
            now = published.meaning(badge)
            for name in published.MEANING:
                before, after = was.meaning.get(name, {}), now.get(name, {})
                if all(after.get(language) == digest for language, digest in before.items()) and (before or not after):
                    continue
                yield Problem(
                    badge.source,
                    (name,),
                    says("promises.frozen_since_first_awarded", name=name, first_awarded=was.first_awarded),
                    says("promises.restore_keep_yaml_make", name=name, slug=badge.slug, version=version),
                )


@check("error")
def first_award_stays(view: View) -> Iterator[Problem]:
    """The day of the first award is not moved or removed.

    Bad: first_awarded goes from 2026-02-01 to 2027-02-01
    Good: first_awarded stays 2026-02-01
    """
    if view.published is None:
        return
    for badge_id, versions in view.published.badges.items():
        for version, was in versions.items():
            badge = view.catalogue.versions.get((badge_id, version))
            if badge is not None and was.first_awarded and badge.first_awarded != was.first_awarded:
                yield Problem(
                    badge.source,
                    ("first_awarded",),
                    says("promises.first_awarded", first_awarded=was.first_awarded),
                    says("promises.write_first_awarded", first_awarded=was.first_awarded),
                )


CHECKS: tuple[Check, ...] = (address_stays, version_stays, meaning_stays, first_award_stays)
