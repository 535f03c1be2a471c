"""The versions of a badge: one current, earlier ones readable and closed."""

import re
from collections import defaultdict
from collections.abc import Iterator

from badge_catalogue.checks.base import Check, Problem, check, says
from badge_catalogue.checks.view import View
from badge_catalogue.model import Badge


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


@check("error")
def version_matches_file(view: View) -> Iterator[Problem]:
    """An earlier version stands in the file that names it.

    Bad: ehbo@1.yaml with version: "2"
    Good: ehbo@1.yaml with version: "1"
    """
    for badge in view.badges:
        stem = badge.source.file.rpartition("/")[2].removesuffix(".yaml")
        named = stem.partition("@")[2]
        if named and badge.version and named != badge.version:
            yield Problem(
                badge.source,
                ("version",),
                says("versions.file_version", stem=stem, version=badge.version),
                says("versions.write_version_rename_file", named=named),
            )


def _by_id(view: View) -> dict[str, list[Badge]]:
    examined = {badge.id for badge in view.badges}
    grouped = defaultdict(list)
    for badge in view.catalogue.versions.values():
        if badge.id in examined:
            grouped[badge.id].append(badge)
    return grouped


@check("error")
def current_version_exists(view: View) -> Iterator[Problem]:
    """Earlier versions stand beside a current one, retired or not.

    Bad: ehbo@1.yaml alone
    Good: ehbo@1.yaml and ehbo.yaml
    """
    for badge_id, versions in _by_id(view).items():
        if badge_id not in view.catalogue.badges:
            slug = versions[-1].slug
            yield Problem(
                versions[-1].source,
                (),
                says("versions.yaml_missing", slug=slug),
                says("versions.name_newest_version_yaml", slug=slug),
            )


@check("error")
def current_version_is_highest(view: View) -> Iterator[Problem]:
    """The current version has a higher number than every earlier one.

    Bad: ehbo.yaml with version: "1" beside ehbo@2.yaml
    Good: ehbo.yaml with version: "3" beside ehbo@2.yaml
    """
    for badge_id, versions in _by_id(view).items():
        current = view.catalogue.badges.get(badge_id)
        for badge in versions:
            if current is not None and badge is not current and _number(badge.version) >= _number(current.version):
                yield Problem(
                    current.source,
                    ("version",),
                    says("versions.version_not_lower_than", version=badge.version, version_2=current.version),
                    says("versions.give_current_version_higher"),
                )


@check("warning")
def earlier_version_is_closed(view: View) -> Iterator[Problem]:
    """An earlier version is superseded or retired.

    Bad: ehbo@1.yaml with status: active
    Good: ehbo@1.yaml with status: superseded
    """
    for badge in view.badges:
        if not badge.current and badge.status in {"active", "draft"}:
            yield Problem(
                badge.source,
                ("status",),
                says("versions.earlier_version", status=badge.status),
                says("versions.write_status_superseded"),
            )


CHECKS: tuple[Check, ...] = (
    version_matches_file,
    current_version_exists,
    current_version_is_highest,
    earlier_version_is_closed,
)
