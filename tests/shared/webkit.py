"""WebKitGTK, the engine of Safari, over WebDriver. It has no mode without a window, so a display is made for it."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from engine import COMMANDS, PATIENCE, Engine, Refused, free, unused_port

BROWSERS = "*/webkit2gtk-4.*/MiniBrowser"  # below /usr/lib
# Else the row of buttons above the page makes no window narrower than 447 pixels.
NARROW = "* { min-width: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; } toolbar image { opacity: 0; }"
START, TRIES = 30, 3  # seconds; on a busy machine now and then a browser starts and its driver never hears of it
FIRST = (1000, 1300)  # pixels of the first window, by which is measured what stands around a page


class WebKit(Engine):
    """WebKitGTK's own small browser.

    Args:
        proxy: Host and port through which everything goes that is not this machine.
    """

    name = "webkit"

    def __init__(self, proxy: str) -> None:
        driver, display = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
        browsers = sorted(Path("/usr/lib").glob(BROWSERS))
        assert driver, "no WebKitWebDriver: run `make engines`"
        assert display, "no Xvfb: run `make engines`"
        assert browsers, "no MiniBrowser of WebKitGTK: run `make engines`"
        command = [display, "-displayfd", "1", "-screen", "0", "1600x3000x24", "-nolisten", "tcp"]
        screen = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self._display = screen
        assert screen.stdout is not None
        number = screen.stdout.readline().strip()
        screen.stdout.close()
        environment = {**os.environ, "DISPLAY": f":{number}", "GDK_BACKEND": "x11"}
        environment.pop("WAYLAND_DISPLAY", None)
        self._settings = tempfile.TemporaryDirectory(prefix="webkit-")
        style = Path(self._settings.name) / "gtk-3.0" / "gtk.css"
        style.parent.mkdir()
        style.write_text(NARROW, encoding="utf-8")
        environment["XDG_CONFIG_HOME"] = self._settings.name
        environment |= {"NO_AT_BRIDGE": "1", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}  # no desktop is there to talk to
        if os.geteuid() == 0:  # its sandbox does not start as root
            environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        try:
            self._begin(driver, str(browsers[-1]), proxy, environment)
        except BaseException:
            self.quit()
            raise

    def _begin(self, driver: str, browser: str, proxy: str, environment: dict[str, str]) -> None:
        options = {"binary": browser, "args": ["--automation"]}
        manual = {"proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": ["127.0.0.1", "localhost"]}
        asked = {"alwaysMatch": {"webkitgtk:browserOptions": options, "proxy": manual}}
        for _ in range(TRIES):
            with contextlib.suppress(TimeoutError):
                session = self._started(driver, environment, asked)
                break
        else:
            raise Refused(f"the browser was started {TRIES} times, and its driver heard nothing of it")
        self._session += f"/{session['sessionId']}"
        self.version = str(session["capabilities"]["browserVersion"])
        self.ask("SetTimeouts", script=int(1000 * PATIENCE), pageLoad=int(1000 * PATIENCE))
        self.ask("SetWindowRect", width=FIRST[0], height=FIRST[1])
        self.until("Math.abs(innerWidth - arguments[0]) < 150 && Math.abs(innerHeight - arguments[1]) < 150", *FIRST)
        inner = self.run("return [innerWidth, innerHeight]")
        self._around = (FIRST[0] - inner[0], FIRST[1] - inner[1])

    def _started(self, driver: str, environment: dict[str, str], asked: Any) -> Any:
        port = unused_port()
        command = [driver, f"--port={port}"]
        nothing = subprocess.DEVNULL
        self._driver = subprocess.Popen(
            command, env=environment, stdout=nothing, stderr=nothing, start_new_session=True
        )
        self._session = f"http://127.0.0.1:{port}/session"
        free(lambda: socket.create_connection(("127.0.0.1", port)).close())
        try:
            return self._send("POST", "", {"capabilities": asked}, seconds=START)
        except TimeoutError:
            self._end_driver()
            raise

    def _end_driver(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._driver.pid, signal.SIGKILL)  # the browser is of its group
        self._driver.wait()

    def ask(self, command: str, **given: Any) -> Any:
        """Have a command done."""
        method, address = COMMANDS[command]
        if "{id}" in address:
            address = address.format(id=given.pop("id"))
        return self._send(method, f"/{address}", given)

    def resize(self, width: int, height: int) -> None:
        """Make the window so large that the page has what was asked, beside what stands around the page."""
        self.ask("SetWindowRect", width=width + self._around[0], height=height + self._around[1])
        self.until("innerWidth === arguments[0] && innerHeight === arguments[1]", width, height)

    def quit(self) -> None:
        """End the browser, its driver and its display."""
        with contextlib.suppress(OSError, Refused):
            self._send("DELETE", "", None)
        self._end_driver()
        self._display.terminate()
        self._display.wait(timeout=20)
        self._settings.cleanup()

    def _send(self, method: str, address: str, given: Any, seconds: float = 2 * PATIENCE) -> Any:
        body = None if method != "POST" else json.dumps(given).encode()
        kind = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._session + address, body, kind, method=method)  # noqa: S310 -- the driver
        try:
            with urllib.request.urlopen(request, timeout=seconds) as answer:  # noqa: S310 -- as above
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                said = json.load(error)["value"]
            raise Refused(f"{said['error']}: {said['message']}") from None
