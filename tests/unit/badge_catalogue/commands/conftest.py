"""What the tests of commands share: a passphrase is stretched once for each key."""

from collections.abc import Iterator
from functools import cache

import pytest

from badge_issuer import keys


@pytest.fixture(scope="module", autouse=True)
def stretched_once() -> Iterator[None]:
    """Remember what passphrase and salt give: stretching is slow on purpose, and tried in the tests of keys."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_cipher", cache(keys._cipher))
        yield
