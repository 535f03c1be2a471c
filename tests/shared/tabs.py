"""A browser's tab that serves one test after the other; each finds it as if nobody had been there.

A new tab costs a second of the processor, most of it for processes that start: five times what a page costs in a tab
that is there. What cannot be taken back, a clock or a script that runs before all others, is refused here.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from lending import Lender
from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Error, Page, Request

WINDOW = {"width": 1280, "height": 900}
HOUR = 3600  # seconds
HARMLESS = ("blob:", "data:", "about:")


def opened(browser: Browser, address: str | None = None) -> Page:
    """Return a new tab in a context of its own, whose addresses may be relative to `address`."""
    return browser.new_context(viewport=dict(WINDOW), base_url=address).new_page()  # type: ignore[arg-type]  # two numbers


def _failure(request: Request) -> list[str]:
    """What failed; but for what the browser gave up itself, such as pictures of a page that is being left."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url} {request.failure}"]


Listener = tuple[Page | BrowserContext, str, Callable[[Any], None]]


def attach(*listeners: Listener) -> Callable[[], None]:
    """Let each hear what it is to hear; return what ends that."""
    for where, name, heard in listeners:
        where.on(name, heard)  # type: ignore[call-overload]  # one of many names

    def end() -> None:
        for where, name, heard in listeners:
            where.remove_listener(name, heard)

    return end


def listen(page: Page, origin: str, complaints: list[str]) -> Callable[[], None]:
    """Note errors, failed requests and requests of any page to another origin as complaints; return what ends that."""

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((origin, *HARMLESS)):
            complaints.append(f"foreign: {request.url}")

    return attach(
        (page, "console", said),
        (page, "pageerror", lambda error: complaints.append(f"error: {error}")),
        (page, "requestfailed", lambda request: complaints.extend(_failure(request))),
        (page.context, "request", asked),
    )


class Tab:
    """The tab that is lent; a new one where the last could not be cleaned.

    Attributes:
        browser: In which it is opened.
        address: What addresses are relative to, where they are.
        lender: Whose windows find Python started; None where each page starts its own.
    """

    def __init__(self, browser: Browser, address: str | None = None, lender: Lender | None = None) -> None:
        self.browser, self.address, self.lender = browser, address, lender
        self._page: Page | None = None
        self._session: CDPSession | None = None

    def lend(self) -> Page:
        """Return the tab, on a blank page."""
        if self.lender is not None:
            self.lender.start()
        if self._page is None:
            self._page = self.another() if self.lender else opened(self.browser, self.address)
            self._page.add_init_script = _refuse  # type: ignore[method-assign,assignment]  # it would stay for good
            self._session = self._page.context.new_cdp_session(self._page)
        return self._page

    def another(self) -> Page:
        """Return one more page beside the tab, which is closed with what the test leaves behind."""
        return self.lender.window() if self.lender else self.lend().context.new_page()

    def take_back(self, *origins: str) -> None:
        """Clean the tab; where that fails, throw it away and say why.

        Args:
            origins: Where the test may have been; nothing that they keep stays.

        Raises:
            Error: It did not answer.
            AssertionError: A test left behind what cannot be taken away.
        """
        try:
            self._clean(origins)
        except BaseException:
            self.close()
            raise

    def _clean(self, origins: tuple[str, ...]) -> None:
        page, session = self._page, self._session
        assert page is not None
        assert session is not None
        for other in page.context.pages:
            if other is not page and (self.lender is None or other is not self.lender.keeper):
                other.close()
        page.unroute_all(behavior="ignoreErrors")
        page.context.unroute_all(behavior="ignoreErrors")
        if page.url.startswith(origins):
            try:
                page.evaluate("() => sessionStorage.clear()")
            except Error:  # it is on its way elsewhere, with what it keeps: the next tab is a new one
                self.close()
                return
        page.goto("about:blank")
        for origin in origins:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        page.context.clear_cookies()
        page.context.clear_permissions()
        page.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="null")
        page.set_viewport_size(dict(WINDOW))  # type: ignore[arg-type]  # two numbers
        assert abs(page.evaluate("() => Date.now()") / 1000 - time.time()) < HOUR, "a clock stays: ask for `lone_page`"

    def close(self) -> None:
        """Close the tab; the next that is lent is a new one."""
        if self._page is not None:
            with suppress(Error):  # it may be gone already
                (self.lender or self._page.context).close()
        self._page = self._session = None


def _refuse(*_: object, **__: object) -> None:
    message = "a script that runs before all others stays in a tab that is lent: ask for `lone_page`"
    raise AssertionError(message)
