"""Limits of hosts are told before publishing, from the first file or byte that comes near."""

import pytest

from badge_catalogue.limits import MIB
from badge_catalogue.site.host_limits import warnings

CASES = [
    (("github-pages", 1_000, 800_000_000, 10), []),
    (("github-pages", 1_000, 800_000_001, 10), ["near"]),
    (("github-pages", 1_000, 1_000_000_001, 10), ["more"]),
    (("github-pages", 10**7, 10, 101 * MIB), ["more"]),
    (("cloudflare-pages", 20_000, 10**12, 10), ["near"]),
    (("cloudflare-pages", 20_001, 10**12, 26 * MIB), ["more", "more"]),
]


@pytest.mark.parametrize(("site", "told"), CASES, ids=["small", "near", "too-large", "a-large-file", "many", "both"])
def test_a_limit_is_told_once(site: tuple[str, int, int, int], told: list[str]) -> None:
    """Each limit that is passed or near gives one sentence with both numbers."""
    said = list(warnings(*site))
    assert len(said) == len(told)
    assert all(word in line for word, line in zip(told, said, strict=True))
