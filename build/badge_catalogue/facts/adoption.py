"""Who adopted a shared template, and in what their badge differs from it; found from the definitions alone.

What a template locks is the same in every badge that follows it: a badge differs in what the template leaves free, and
in what a newer version of the template says otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from badge_catalogue.model import Badge, Catalogue, Template


@dataclass(frozen=True)
class Adoption:
    """A badge that follows a template.

    Attributes:
        version: Of the template that it follows.
        same: Fields that stand as the template has them.
        own: Fields that the template leaves free and the badge fills in.
        behind: Fields of which the newest version says something else; empty where the badge follows that.
    """

    badge: Badge
    version: str
    same: tuple[str, ...]
    own: tuple[str, ...]
    behind: tuple[str, ...] = ()


def newest(catalogue: Catalogue) -> dict[str, Template]:
    """Return the newest version of each template, by its name without a version."""
    found: dict[str, Template] = {}
    for template in catalogue.templates.values():
        name = base(template)
        if name not in found or _order(template.version) > _order(found[name].version):
            found[name] = template
    return found


def base(template: Template) -> str:
    """Return the name that all versions of a template share."""
    return template.id.partition("@")[0]


def adoptions(template: Template, step: str, catalogue: Catalogue) -> tuple[Adoption, ...]:
    """Return the badges that follow any version of a template at a step, by their ids; drafts are nobody's yet."""
    name = base(template)
    followed = {key: each for key, each in catalogue.templates.items() if base(each) == name}
    return tuple(
        _adoption(badge, followed[badge.template], template)
        for badge in catalogue.badges.values()
        if badge.template is not None
        and badge.template in followed
        and (badge.series.step if badge.series else "") == step
        and badge.status != "draft"
    )


def adoption(badge: Badge, catalogue: Catalogue) -> Adoption | None:
    """Return what a badge has of its template and what of its own; None where it follows none that is known."""
    followed = catalogue.templates.get(badge.template or "")
    return _adoption(badge, followed, newest(catalogue)[base(followed)]) if followed else None


def _adoption(badge: Badge, followed: Template, latest: Template) -> Adoption:
    step = badge.series.step if badge.series else ""
    before, now = written(followed, step), written(latest, step)
    behind = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    own = [name for name in followed.free if getattr(badge, name, None) and name not in before]
    return Adoption(badge, followed.version, tuple(before), tuple(own), tuple(behind))


def written(template: Template, step: str) -> dict[str, object]:
    """Return the fields that a template gives a badge at a step, as a badge file writes them."""
    return {**template.locked, **_mapping(template.per_step.get(step, {}))}


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))
