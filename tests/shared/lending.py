"""A Python that has started in a browser, lent to one page after another: see `lending.js`."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

SCRIPT = (Path(__file__).parent / "lending.js").read_text(encoding="utf-8")


class Lender:
    """Starts Python once in a context, and gives pages of the same release windows in which it has started.

    Attributes:
        keeper: The page that started it; None before the first window.
    """

    def __init__(self, context: Callable[[], BrowserContext], address: str) -> None:
        """Open nothing yet.

        Args:
            context: Makes the context in which the windows are.
            address: Of a page that starts Python.
        """
        self._make, self._address = context, address
        self.keeper: Page | None = None

    def window(self) -> Page:
        """Return a new window, on a blank page."""
        keeper = self.start()
        with keeper.expect_popup() as opened:
            keeper.evaluate("() => { open('about:blank'); }")
        return opened.value

    def start(self) -> Page:
        """Start Python where it has not been started, or was ended by a page; return the page that did.

        A page that is closing may end it right after it was seen to be there: a window then starts one of its own.
        """
        if self.keeper is None:
            context = self._make()
            context.add_init_script(SCRIPT)
            self.keeper = context.new_page()
            self.keeper.goto(self._address)
        elif self.keeper.evaluate("() => lender.isThere()"):
            return self.keeper
        else:
            self.keeper.reload()
        self.keeper.wait_for_function("() => lender.isThere()", polling=100)
        return self.keeper

    def close(self) -> None:
        """Close all of it; the next window is of a new context."""
        if self.keeper is not None:
            self.keeper.context.close()
        self.keeper = None
