"""Looking something up: only after a click that names the host, in a frame whose network nobody can borrow."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

HOST = "badges.platform.example"
ASSERTION = f"https://{HOST}/public/assertions/abc"
CORS = {"access-control-allow-origin": "*"}


def _hosted() -> dict[str, Any]:
    """A hosted Open Badge 2.0, as platforms serve it, with everything embedded."""
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": ASSERTION,
        "recipient": {"type": "email", "hashed": False, "identity": "sam@example.org"},
        "badge": {
            "type": "BadgeClass",
            "id": f"https://{HOST}/public/badges/b",
            "name": "Lassen",
            "description": "Lassen",
            "criteria": {"narrative": "Lassen"},
            "image": f"https://{HOST}/image.png",
            "issuer": {
                "type": "Issuer",
                "id": f"https://{HOST}/public/issuers/i",
                "name": "Vakschool Voorbeeld",
                "url": "https://school.example",
                "email": "info@school.example",
            },
        },
        "issuedOn": "2026-01-01T00:00:00Z",
        "verification": {"type": "HostedBadge"},
    }


@pytest.fixture
def platform(desk: Any) -> list[str]:
    """A stand-in for a platform; notes what it is asked, with which headers."""
    asked: list[str] = []

    def answer(route: Any) -> None:
        request = route.request
        asked.append(request.url)
        headers = request.headers
        assert "cookie" not in headers
        assert "referer" not in headers
        body = json.dumps(_hosted())
        route.fulfill(
            status=200, content_type="application/json", headers={"access-control-allow-origin": "*"}, body=body
        )

    desk().page.context.route(re.compile(re.escape(HOST)), answer)
    return asked


def _look_up(page: Any) -> None:
    page.page.locator("[data-online] button").click()


def test_nothing_is_asked_before_the_click_that_names_the_host(platform: list[str], desk: Any, tmp_path: Path) -> None:
    """The host and what it learns are named; after the click it is asked, without cookie or referrer."""
    path = tmp_path / "hosted.json"
    path.write_text(json.dumps(_hosted()), encoding="utf-8")
    page = desk()
    page.give(path)
    assert page.headline(path.name) == ("undecided", "online-check-needed")
    assert platform == []
    question = page.page.locator("[data-online]").inner_text()
    assert HOST in question
    assert "your internet address" in question
    _look_up(page)
    page.page.locator('[data-report]:not([data-headline="online-check-needed"])').wait_for()
    assert platform == [ASSERTION]
    assert page.headline(path.name) in {("undecided", "issuer-unknown"), ("undecided", "platform-only")}


REFUSALS = {
    401: ("not-public", "does not show this to everyone"),
    403: ("not-public", "does not show this to everyone"),
    404: ("not-public", "does not show this to everyone"),
    410: ("revoked", "withdrawn or removed"),
    500: ("online-check-needed", "went wrong"),
}


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refusal_has_its_own_words(status: int, desk: Any) -> None:
    """Not public, gone and out of order are three answers, and the address to open by hand is given."""
    headline, words = REFUSALS[status]
    allowed = {"access-control-allow-origin": "*"}
    page = desk()
    page.page.context.route(
        re.compile(re.escape(HOST)), lambda route: route.fulfill(status=status, headers=allowed, body="{}")
    )
    page.paste(ASSERTION)
    page.headline(ASSERTION)
    _look_up(page)
    page.page.locator(f'[data-report][data-headline="{headline}"]', has_text=words).wait_for()
    assert "Not checked yet" not in page.page.locator("[data-report] h3").inner_text()
    assert page.page.locator(f'[data-report] a[href="{ASSERTION}"]').count() == 1


FAILURES: dict[str, Callable[[Any], None]] = {
    "no CORS": lambda route: route.fulfill(
        status=200, headers={"access-control-allow-origin": "https://other.example"}, body="{}"
    ),
    "no answer": lambda route: route.abort(),
    "too large": lambda route: route.fulfill(
        status=200, headers={"access-control-allow-origin": "*"}, body="x" * 2_100_000
    ),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_what_could_not_be_looked_up_stays_undecided(failure: str, desk: Any) -> None:
    """A host that does not let us look, is silent or sends too much: undecided, with the address to open by hand."""
    page = desk()
    page.page.context.route(re.compile(re.escape(HOST)), FAILURES[failure])
    page.paste(ASSERTION)
    page.headline(ASSERTION)
    _look_up(page)
    page.page.locator(f'[data-report] .online a[href="{ASSERTION}"]').wait_for()
    assert page.headline(ASSERTION)[0] == "undecided"
    title = page.page.locator("[data-report] h3").inner_text()
    assert title == "Not checked: the badge could not be had from the internet"
    assert "Nobody has looked there yet" not in page.page.locator("[data-report]").inner_text()


def test_a_slow_host_is_waited_for(desk: Any, until: Any) -> None:
    """A host that takes two seconds gives its answer; meanwhile the page says that it is looking."""
    page = desk()
    asked: list[Any] = []
    page.page.context.route(re.compile(re.escape(HOST)), lambda route: asked.append(route))  # noqa: PLW0108 -- Playwright refuses a built-in
    page.paste(ASSERTION)
    page.headline(ASSERTION)
    _look_up(page)
    until(page.page, lambda: asked)
    page.page.wait_for_timeout(2_000)
    assert page.page.locator("[data-item][aria-busy]").count() == 1
    asked[0].fulfill(status=200, headers=CORS, content_type="application/json", body=json.dumps(_hosted()))
    page.page.locator('[data-report]:not([data-headline="online-check-needed"])').wait_for()
    assert page.headline(ASSERTION) == ("undecided", "issuer-unknown")


def test_a_host_that_never_answers_is_given_up(context: Any, host: Any, visit: Any) -> None:
    """After ten seconds the page gives up, says so, and calls nothing wrong."""
    context.clock.install()
    context.route(re.compile(re.escape(HOST)), lambda _: None)
    page = visit(f"{host.address}en/verify/")
    page.paste(ASSERTION)
    page.headline(ASSERTION)
    page.hold_the_clock()
    with page.page.expect_request(ASSERTION):
        _look_up(page)
    page.page.clock.run_for(9_000)
    assert page.page.locator("[data-item][aria-busy]").count() == 1
    page.page.clock.run_for(4_000)
    page.page.locator("[data-report] .online", has_text="did not answer in time").wait_for()
    assert page.headline(ASSERTION) == ("undecided", "online-check-needed")


def test_a_consent_ends_with_the_pile_it_was_given_for(platform: list[str], desk: Any) -> None:
    """After "clear all" the same host is asked about again, and nothing is sent before that."""
    page = desk()
    page.paste(ASSERTION)
    page.headline(ASSERTION)
    _look_up(page)
    page.page.locator('[data-report]:not([data-headline="online-check-needed"])').wait_for()
    page.clear()
    page.paste(ASSERTION)
    assert page.headline(ASSERTION) == ("undecided", "online-check-needed")
    assert page.page.locator("[data-online] button").is_visible()
    assert platform == [ASSERTION]


def test_the_frame_can_not_be_borrowed(platform: list[str], desk: Any, tmp_path: Path) -> None:
    """The frame has an origin of its own: the page's code reaches neither its window nor its fetch."""
    path = tmp_path / "hosted.json"
    path.write_text(json.dumps(_hosted()), encoding="utf-8")
    page = desk()
    page.give(path)
    page.headline(path.name)
    _look_up(page)
    page.page.locator("iframe").wait_for(state="attached")
    assert page.page.locator("iframe").get_attribute("sandbox") == "allow-scripts"
    ended = page.page.evaluate(
        """() => {
            const inside = document.querySelector('iframe').contentWindow;
            try { return typeof inside.fetch; } catch (error) { return error.name; }
        }"""
    )
    assert ended == "SecurityError"
    page.page.locator('[data-report]:not([data-headline="online-check-needed"])').wait_for()
    assert platform == [ASSERTION]


def test_one_consent_holds_for_a_pile(platform: list[str], desk: Any, tmp_path: Path) -> None:
    """Once a host was agreed to, the next file that needs it asks no more."""
    page = desk()
    for name in ("one.json", "two.json"):
        (tmp_path / name).write_text(json.dumps(_hosted()), encoding="utf-8")
    page.give(tmp_path / "one.json")
    page.headline("one.json")
    _look_up(page)
    page.page.locator('[data-report][data-file="one.json"]:not([data-headline="online-check-needed"])').wait_for()
    page.give(tmp_path / "two.json")
    assert page.headline("two.json")[1] != "online-check-needed"
    assert platform == [ASSERTION, ASSERTION]


NAME = "https://api.edubadges.nl/public/assertions/identity/"


def _edubadge() -> dict[str, Any]:
    """A badge as edubadges serves it: its owner is a hashed number, called an e-mail."""
    moved: dict[str, Any] = json.loads(json.dumps(_hosted()).replace(f"https://{HOST}", "https://api.edubadges.nl"))
    identity = {"type": "email", "hashed": True, "identity": f"sha256${'a' * 64}", "salt": "zout"}
    return moved | {"recipient": identity}


def _asked_name(desk: Any, answer: dict[str, Any]) -> tuple[Any, list[str]]:
    """Open an edubadge, look it up, and return the page and what edubadges is asked from then on."""
    asked: list[str] = []

    def reply(route: Any) -> None:
        asked.append(route.request.url)
        told = answer if route.request.url.startswith(NAME) else {"status": 200, "body": json.dumps(_edubadge())}
        route.fulfill(headers=CORS, content_type="application/json", **told)

    page = desk()
    page.page.context.route(re.compile(r"https://api\.edubadges\.nl/"), reply)
    page.paste("https://www.edubadges.nl/public/assertions/abc")
    _look_up(page)
    page.page.locator("[data-name-question] button").wait_for()
    return page, asked


NAMES = {
    "validated": ({"name": "Sam de Vries", "validated": True}, "Sam de Vries. Validated:"),
    "not validated": ({"name": "Sam de Vries", "validated": False}, "Sam de Vries. Not validated:"),
    "not said": ({"name": "Sam de Vries"}, "Sam de Vries. Edubadges does not say"),
    "no boolean": ({"name": "<b>Sam</b>", "validated": "true"}, "<b>Sam</b>. Edubadges does not say"),
    "no name": ({"name": ""}, "gives no name"),
}


@pytest.mark.parametrize("told", NAMES)
def test_edubadges_tells_the_name_after_a_click_and_whether_it_was_validated(told: str, desk: Any) -> None:
    """The click names the host; the answer is text, validated only where edubadges says so; no e-mail is asked for."""
    body, words = NAMES[told]
    page, asked = _asked_name(desk, {"status": 200, "body": json.dumps(body)})
    question = page.page.locator("[data-name-question]")
    assert "api.edubadges.nl then sees" in question.inner_text()
    assert question.locator("input").count() == 0
    assert [address for address in asked if address.startswith(NAME)] == []
    verdict = page.page.locator("[data-report]").get_attribute("data-verdict")
    question.locator("button").click()
    found = page.page.locator("[data-name]")
    found.wait_for()
    assert words in found.inner_text()
    assert found.locator("b").count() == 0
    assert [address for address in asked if address.startswith(NAME)] == [f"{NAME}sha256%24{'a' * 64}/zout"]
    assert page.page.locator("[data-report]").get_attribute("data-verdict") == verdict


def test_a_name_that_is_not_public_has_its_own_words(desk: Any) -> None:
    """Edubadges answers 404 for a badge that is not public: no name, and nothing is called wrong."""
    page, _ = _asked_name(desk, {"status": 404, "body": "{}"})
    page.page.locator("[data-name-question] button").click()
    found = page.page.locator("[data-name]")
    found.wait_for()
    assert "does not show this to everyone" in found.inner_text()
    assert page.page.locator("[data-report]").get_attribute("data-verdict") != "invalid"
