"""One spelling of an address: what a server reads as the same is the same."""

from typing import Any

import pytest

W = "institutions/demo-mbo/badges/warmtepompen.yaml"
METAL = "institutions/demo-mbo/badges/metaal.yaml"


@pytest.mark.parametrize("spelling", ["public/1", "public/1/", "public//1", "public/./1", "PUBLIC/../public/1"])
@pytest.mark.parametrize("host", ["www.edubadges.nl", "WWW.edubadges.nl", "www.edubadges.nl:443"])
def test_a_badge_class_is_one_badges_however_it_is_spelled(found: Any, host: str, spelling: str) -> None:
    """With a closing slash, a doubled one, a detour, capitals or the default port it is still the class of another."""
    edit = "status: active\nawarded_as: [{platform: edubadges, badge_class_url: 'https://%s/%s'}]"
    wrong = found({METAL: ("status: active", edit % (host, spelling))})
    assert {rule for rule, *_ in wrong} == {"platform-serves-badge-class"}
    assert found({METAL: ("status: active", edit % (host, "public/2"))}) == []
