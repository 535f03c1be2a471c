"""The pictures of shared templates, one for each step: what a badge looks like at the institution that keeps it."""

from collections.abc import Iterator

from badge_catalogue import addresses
from badge_catalogue.drawings.badge_images import drawing, look
from badge_catalogue.facts.adoption import base, newest
from badge_catalogue.model import Badge, Catalogue, Node
from badge_catalogue.model.text import Text


def of_templates(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield site path and drawing of every step of every template, in the colours of who keeps it."""
    for template in newest(catalogue).values():
        keeper = catalogue.institutions.get(template.owner)
        if keeper is None:
            continue
        for place, step in enumerate(template.steps or (Node("", Text()),), 1):
            badge = Badge(
                id=f"{base(template)}.{step.id}",
                slug=step.id,
                issuer=keeper.id,
                type=str(template.locked.get("type") or "extra_curricular"),
                name=template.name,
                description=Text(),
                criteria=Text(),
                sector=keeper.sectors,
                language=(),
                version=template.version,
                status="active",
                isced_f=str(template.locked.get("isced_f") or "") or None,
            )
            seen = look(badge, keeper, (place, len(template.steps)) if template.steps else None)
            yield addresses.template_drawing(base(template), step.id), drawing(seen)
