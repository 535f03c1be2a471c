"""What a badge that is being described is compared with: the rest of the catalogue, as small as that can be.

The page *Beschrijf je badge* downloads it, so a badge takes one short row and other entries keep only what a check of a
badge looks at. Places are left out: what is wrong elsewhere is not for whoever describes a badge. `in_browser` asks.
"""

import dataclasses
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from badge_catalogue import model as m
from badge_catalogue.checks.growth import likeness
from badge_catalogue.definitions.load import load_files
from badge_catalogue.definitions.yaml_nodes import (
    VOCABULARY_LIMITS,
    Entry,
    ListNode,
    MapNode,
    Node,
    ScalarNode,
    compose,
)
from badge_catalogue.model import Badge, Catalogue, Source
from badge_catalogue.model.text import LANGUAGES, Text
from badge_catalogue.packs import AT_HAND

_KINDS = ("frameworks", "institutions", "pathways", "platforms", "templates", "vocabularies")
_UNSEEN = frozenset(
    {
        "description",
        "rubric",
        "keys",
        "identities",
        "hosted_under",
        "status_lists",
        "code_owners",
        "guarantees",
        "checked_by",
        "note",
    }
    | {"licence", "broader", "logo", "ror", "institution_code", "city", "email", "recognised_by", "effect"}
)  # fields that no check of a badge looks at, and no preview shows
_REFERENCES = ("into", "requires", "recommends")


class Known(NamedTuple):
    """The catalogue that a badge is compared with.

    Attributes:
        templates: The nodes of every template by path, for badges that adopt one.
        groups: Badges by what makes them alike or binds them: names, skills, former addresses, badge classes.
    """

    catalogue: Catalogue
    templates: Mapping[str, MapNode]
    groups: Mapping[object, list[Badge]]

    def company(self, badge: Badge) -> tuple[Badge, ...]:
        """Return the other badges that a relation could bind this one to: alike, at its address, or required."""
        found = {other.id: other for key in _ties(badge) for other in self.groups.get(key, ())}
        waiting = list(badge.stacking.requires) if badge.stacking else []
        while waiting:
            other = self.catalogue.badges.get(waiting.pop())
            if other is not None and other.id not in found:
                found[other.id] = other
                waiting += other.stacking.requires if other.stacking else ()
        found.pop(badge.id, None)
        return tuple(found.values())


def _ties(badge: Badge) -> Iterator[object]:
    """Yield the marks that a badge shares with every badge which a rule about relations could name beside it."""
    yield from likeness(badge)
    for address in (badge.id, *badge.aliases):
        yield "address", address
    for needed in (badge.id, *(badge.stacking.requires if badge.stacking else ())):
        yield "needed", needed
    for item in badge.awarded_as:
        yield "class", item.badge_class_url


def packed(catalogue: Catalogue, files: Mapping[str, bytes]) -> bytes:
    """Return a catalogue as the page reads it; what images, endorsements and drafts hold stays out.

    Arguments:
        files: The definitions it was loaded from, by path; those of badges are not looked at.
    """
    roots = {}
    for path, data in sorted(files.items()):
        kind = path.split("/")[1]
        if kind in _KINDS and path.endswith(".yaml") and "/badges/" not in path:
            root, _ = compose(path, data, VOCABULARY_LIMITS)
            if root is not None:
                roots[path] = _plain(root, frozenset() if kind == "templates" else _UNSEEN)
    skills = sorted({uri for badge in catalogue.badges.values() for uri in _skills(badge)})
    place = {uri: index for index, uri in enumerate(skills)}
    told = {
        "languages": list(LANGUAGES),
        "setting": AT_HAND.told(),
        "files": roots,
        "skills": skills,
        "badges": [_row(badge, place) for badge in catalogue.badges.values()],
        "images": [path for path in catalogue.images if "/badges/" in path],
        "earlier": [[*key, badge.status] for key, badge in catalogue.versions.items() if not badge.current],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def opened(text: str) -> Known:
    """Return the catalogue that `packed` wrote."""
    told = json.loads(text)
    LANGUAGES.choose(told["languages"])
    AT_HAND.take(told["setting"])
    roots = {path: root for path, plain in told["files"].items() if isinstance(root := _node(plain), MapNode)}
    catalogue, _ = load_files(roots)
    badges = {badge.id: badge for row in told["badges"] for badge in [_badge(row, told["skills"])]}
    versions = {(badge.id, badge.version): badge for badge in badges.values()}
    for badge_id, version, status in told["earlier"]:
        versions[badge_id, version] = _slim(badge_id, version, status, current=False)
    groups: dict[object, list[Badge]] = defaultdict(list)
    for badge in badges.values():
        for tie in _ties(badge):
            groups[tie].append(badge)
    templates = {path: root for path, root in roots.items() if path.split("/")[1] == "templates"}
    catalogue = dataclasses.replace(catalogue, images=dict.fromkeys(told["images"], b""))
    return Known(with_badges(catalogue, badges, versions), templates, groups)


def with_badges(
    catalogue: Catalogue,
    badges: Mapping[str, Badge],
    versions: Mapping[tuple[str, str], Badge],
    images: Mapping[str, bytes] = MappingProxyType({}),
) -> Catalogue:
    """Return a catalogue with these badges instead of its own, and with these images as well."""
    return dataclasses.replace(catalogue, badges=badges, versions=versions, images={**catalogue.images, **images})


def _row(badge: Badge, place: Mapping[str, int]) -> list[Any]:
    """Return a badge as its id, version, type, status and names, and a group of what only some have."""
    draft = badge.status == "draft"  # its address is taken, and that is all that others may know
    names = ["" if draft else badge.name.values.get(language, "") for language in LANGUAGES]
    more: dict[str, Any] = {}
    if badge.issuer != badge.id.partition(".")[0]:
        more["issuer"] = badge.issuer
    if skills := [place[uri] for uri in _skills(badge)]:
        more["skills"] = skills
    for name in ("aliases", "template", "replaced_by"):
        if getattr(badge, name):
            more[name] = getattr(badge, name)
    if badge.stacking is not None:
        listed = {name: getattr(badge.stacking, name) for name in _REFERENCES}
        more |= {name: value for name, value in listed.items() if value}
        if accepts := [item.badge for item in badge.stacking.accepts]:
            more["accepts"] = accepts
    if badge.awarded_as:
        more["awarded_as"] = [[item.platform, item.badge_class_url] for item in badge.awarded_as]
    return [badge.id, badge.version, badge.type, badge.status, *names, more]


def _skills(badge: Badge) -> list[str]:
    if badge.status == "draft":
        return []
    return sorted({uri for outcome in badge.learning_outcomes for uri in outcome.esco})


def _badge(row: list[Any], skills: list[str]) -> Badge:
    badge_id, version, kind, status, *names, more = row
    outcome = m.LearningOutcome("", Text(), esco=tuple(skills[index] for index in more.get("skills", ())))
    into, requires, recommends = (tuple(more.get(name, ())) for name in _REFERENCES)
    accepts = tuple(m.Accepts(badge, None, Text(), Text(), None) for badge in more.get("accepts", ()))
    return _slim(
        badge_id,
        version,
        status,
        issuer=more.get("issuer") or badge_id.partition(".")[0],
        type=kind,
        name=Text({key: name for key, name in zip(LANGUAGES, names, strict=True) if name}),
        learning_outcomes=(outcome,) if outcome.esco else (),
        aliases=tuple(more.get("aliases", ())),
        template=more.get("template"),
        replaced_by=more.get("replaced_by"),
        stacking=m.Stacking("", into, accepts, requires, recommends)
        if into or accepts or requires or recommends
        else None,
        awarded_as=tuple(m.AwardedAs(*pair) for pair in more.get("awarded_as", ())),
    )


def _slim(badge_id: str, version: str, status: str, **more: Any) -> Badge:  # noqa: ANN401 -- fields of a badge
    """Return a badge of which little is known."""
    folder, _, slug = badge_id.partition(".")
    mark = "" if more.get("current", True) else f"@{version}"
    absent: dict[str, Any] = {"issuer": folder, "type": "", "name": Text()} | more
    source = Source(f"catalogue/institutions/{folder}/badges/{slug}{mark}.yaml")
    return Badge(
        id=badge_id,
        slug=slug,
        version=version,
        status=status,
        description=Text(),
        criteria=Text(),
        sector=(),
        language=(),
        source=source,
        **absent,
    )


def _plain(node: Node, unseen: Collection[str]) -> Any:  # noqa: ANN401 -- what JSON holds
    """Return nodes as JSON: what stood between quotes begins with one."""
    if isinstance(node, ScalarNode):
        return f'"{node.text}' if node.style else node.text
    if isinstance(node, ListNode):
        return [_plain(item, unseen) for item in node.items]
    return {key: _plain(entry.node, unseen) for key, entry in node.entries.items() if key not in unseen}


def _node(plain: Any) -> Node:  # noqa: ANN401 -- what JSON holds
    if isinstance(plain, str):
        return ScalarNode(plain[1:], '"', 1, 1) if plain.startswith('"') else ScalarNode(plain, "", 1, 1)
    if isinstance(plain, list):
        return ListNode([_node(item) for item in plain], 1, 1)
    return MapNode({key: Entry(_node(inner), 1, 1, plain=False) for key, inner in plain.items()}, 1, 1)
