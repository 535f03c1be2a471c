"""Firefox without a window, over Marionette: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from engine import PATIENCE, Engine, Refused, free, unused_port

# What Firefox itself would ask of its makers; whatever is still asked is the page's doing.
PREFERENCES: dict[str, bool | int | str] = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.region.network.url": "",
    "browser.safebrowsing.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#nobody",
    "toolkit.telemetry.enabled": False,
}
FIT = """
const { style } = gBrowser.selectedBrowser;
for (const [name, value] of Object.entries({ width: arguments[0], height: arguments[1] }))
  for (const bound of ["min-", "max-", ""]) style.setProperty(bound + name, value + "px");
"""


class Firefox(Engine):
    """Firefox with a profile of its own.

    Args:
        proxy: Host and port through which everything goes that is not this machine.
    """

    name = "firefox"

    def __init__(self, proxy: str) -> None:
        program = shutil.which("firefox-esr") or shutil.which("firefox")
        assert program, "no Firefox: run `make engines`"
        self._profile = tempfile.TemporaryDirectory(prefix="firefox-")
        port, said = unused_port(), {**PREFERENCES}
        host, _, number = proxy.partition(":")
        said |= {"marionette.port": port, "network.proxy.type": 1}  # 1: laid down by hand
        for scheme in ("http", "ssl"):
            said |= {f"network.proxy.{scheme}": host, f"network.proxy.{scheme}_port": int(number)}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in said.items()]
        (Path(self._profile.name) / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [program, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote"]
        self._process = subprocess.Popen(
            [*command, "--profile", self._profile.name],
            env={**os.environ, "MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"},  # else `services.settings.server` does not count
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._asked = 0
        try:
            self._begin(port)
        except BaseException:
            self._process.kill()
            self._process.wait()
            self._profile.cleanup()
            raise

    def _begin(self, port: int) -> None:
        self._socket = free(lambda: socket.create_connection(("127.0.0.1", port), timeout=2 * PATIENCE))
        self._stream = self._socket.makefile("rb")
        self._message()  # its greeting
        session = self._send("WebDriver:NewSession")
        self.version = str(session["capabilities"]["browserVersion"])
        self.ask("SetTimeouts", script=int(1000 * PATIENCE), pageLoad=int(1000 * PATIENCE))

    def ask(self, command: str, **given: Any) -> Any:
        """Have a command done."""
        found = self._send(f"WebDriver:{command}", **given)
        return found["value"] if isinstance(found, dict) and set(found) == {"value"} else found

    def resize(self, width: int, height: int) -> None:
        """Make the window large and the page in it as asked: no window of Firefox is as narrow as a phone."""
        self.ask("SetWindowRect", width=max(width, 600) + 40, height=height + 200)
        self._send("Marionette:SetContext", value="chrome")
        self._send("WebDriver:ExecuteScript", script=FIT, args=[width, height])
        self._send("Marionette:SetContext", value="content")
        self.until("innerWidth === arguments[0] && innerHeight === arguments[1]", width, height)

    def quit(self) -> None:
        """End Firefox and remove its profile."""
        try:
            self._send("Marionette:Quit", flags=["eForceQuit"])
            self._process.wait(timeout=20)
        except (OSError, Refused, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        self._stream.close()
        self._socket.close()
        self._profile.cleanup()

    def _send(self, command: str, **given: Any) -> Any:
        self._asked += 1
        message = json.dumps([0, self._asked, command, given]).encode()
        self._socket.sendall(f"{len(message)}:".encode() + message)
        _, number, error, value = self._message()
        assert number == self._asked, "answers came out of order"
        if error is not None:
            raise Refused(f"{error['error']}: {error['message']}")
        return value

    def _message(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            found = self._stream.read(1)
            if not found:
                raise ConnectionError("Firefox closed the connection")
            length += found
        return json.loads(self._stream.read(int(length[:-1])))
