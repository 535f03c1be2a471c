"""A browser engine that is asked over WebDriver: what every engine does alike. How a command gets there is its own.

Nothing but the standard library: the two engines besides Chromium are Debian's packages, and speak for themselves.
"""

import base64
import json
import socket
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

PATIENCE = 60.0  # seconds that any wait may take
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # https://www.w3.org/TR/webdriver2/#elements
ASYNC = """
const done = arguments[arguments.length - 1];
const given = [...arguments].slice(0, -1);
Promise.resolve().then(() => (function () { %s }).apply(null, given))
  .then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));
"""

# Name of a command in Marionette, to method and address of the same in WebDriver.
COMMANDS = {
    "Back": ("POST", "back"),
    "ElementClick": ("POST", "element/{id}/click"),
    "ElementSendKeys": ("POST", "element/{id}/value"),
    "ExecuteAsyncScript": ("POST", "execute/async"),
    "FindElement": ("POST", "element"),
    "Navigate": ("POST", "url"),
    "SetTimeouts": ("POST", "timeouts"),
    "SetWindowRect": ("POST", "window/rect"),
    "TakeScreenshot": ("GET", "screenshot"),
}


class Refused(Exception):
    """The browser could not do what it was asked, or a script threw."""


def unused_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def free(port_of: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Return what `port_of` gives as soon as it gives it without an OSError: a browser takes a while to listen."""
    end = time.monotonic() + seconds
    while True:
        try:
            return port_of()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


class Engine(ABC):
    """One window of one browser.

    Attributes:
        name: What it is called in reports.
        version: What it says it is.
    """

    name: str
    version: str

    @abstractmethod
    def ask(self, command: str, **given: Any) -> Any:
        """Have a command of `COMMANDS` done and return its value.

        Raises:
            Refused: The browser says that it cannot.
        """

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the page this many pixels."""

    @abstractmethod
    def quit(self) -> None:
        """End every process that was started."""

    def visit(self, address: str) -> None:
        """Open an address and wait until it is loaded."""
        self.ask("Navigate", url="about:blank")  # else an address that differs behind its # alone loads nothing
        self.ask("Navigate", url=address)

    def back(self) -> None:
        """Go back one step."""
        self.ask("Back")

    def run(self, script: str, *given: Any) -> Any:
        """Run the body of a function in the page and return what it returns, or what its promise becomes.

        Raises:
            Refused: It threw.
        """
        found = self.ask("ExecuteAsyncScript", script=ASYNC % script, args=list(given))
        if "error" in found:
            raise Refused(found["error"])
        return found["value"]

    def until(self, expression: str, *given: Any, seconds: float = PATIENCE) -> Any:
        """Wait until an expression of the page is true, and return its value.

        Raises:
            AssertionError: It did not become true; says what the page complained about.
        """
        end = time.monotonic() + seconds
        while True:
            try:
                if value := self.run(f"return {expression}", *given):
                    return value
            except Refused:  # the page is just being replaced by another
                if time.monotonic() > end:
                    raise
            told = f"{self.name}: not true within {seconds:.0f} s: {expression} {given}; heard: {self.heard()}"
            assert time.monotonic() < end, told
            time.sleep(0.05)

    def text(self, selector: str) -> str:
        """Return the text of the first element, once it is there."""
        return str(self.until("document.querySelector(arguments[0])?.innerText", selector))

    def press(self, selector: str) -> None:
        """Click on an element as a visitor does: where something lies over it, that is refused."""
        self.ask("ElementClick", id=self._element(selector))

    def type(self, selector: str, text: str) -> None:
        """Type into a field, key by key."""
        self.ask("ElementSendKeys", id=self._element(selector), text=text)

    def give(self, selector: str, *paths: Path) -> None:
        """Choose files in a file field."""
        self.type(selector, "\n".join(str(path.resolve()) for path in paths))

    def picture(self) -> bytes:
        """Return what the window shows, as a PNG."""
        return base64.b64decode(self.ask("TakeScreenshot", full=False))

    def heard(self) -> list[str]:
        """Return what the page complained about since it was opened; the tests' server has it written down."""
        return list(json.loads(self.run("return document.documentElement.dataset.heard ?? '[]'")))

    def _element(self, selector: str) -> str:
        self.until("document.querySelector(arguments[0]) !== null", selector)
        found = self.ask("FindElement", using="css selector", value=selector)
        return str(found[ELEMENT])
