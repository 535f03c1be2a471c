"""Trust lists of many badges, of which no two say the same: what the verify page fetches of a catalogue of any size."""

import dataclasses
from pathlib import Path

from badge_verifier.trust.lean import BADGES_FILE, LEAN_FILE, dump_lean
from badge_verifier.trust.sealed import sealed
from badge_verifier.trust.trust_list import CatalogueBadge, TrustList, dump_trust, parse_trust


def grown(trust: TrustList, number: int) -> TrustList:
    """Return a list of so many badges: those that it has, repeated under other ids, names, addresses and outcomes."""
    added = [_other(trust.badges[place % len(trust.badges)], place) for place in range(number - len(trust.badges))]
    return dataclasses.replace(trust, badges=(*trust.badges, *added))


def _other(badge: CatalogueBadge, place: int) -> CatalogueBadge:
    slug = f"{badge.id}-{place}"
    folder = f"badges/{slug.replace('.', '/', 1)}/"
    site = badge.achievement_id.partition("badges/")[0]
    platform = sealed([slug])[:12]  # the names of platforms are as random
    return dataclasses.replace(
        badge,
        id=slug,
        name={language: f"{text} {sealed([text, slug])[:6]}" for language, text in badge.name.items()},
        achievement_id=f"{site}{folder}v{badge.version}/achievement.json",
        page=folder,
        awarded_as=(f"https://www.edubadges.nl/public/{platform}",),
        summary={
            language: {**told, "outcomes": [f"{place} {text}" for text in _texts(told.get("outcomes"))]}
            for language, told in badge.summary.items()
        },
    )


def _texts(found: object) -> list[str]:
    return [str(each) for each in found] if isinstance(found, (list, tuple)) else []


def beside(site: Path, folder: Path, number: int) -> None:
    """Lay out a site that differs from a built one in its trust list alone."""
    folder.mkdir()
    for path in site.iterdir():
        if path.name not in {"trust", "trust.json"}:
            (folder / path.name).symlink_to(path, target_is_directory=path.is_dir())
    trust = grown(parse_trust((site / "trust.json").read_bytes()), number)
    (folder / "trust.json").write_bytes(dump_trust(trust))
    for name, part in zip((LEAN_FILE, BADGES_FILE), dump_lean(trust), strict=True):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(part)
