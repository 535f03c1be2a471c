"""A fetcher that a badge cannot make expensive: bounded, asked once per address, and remembering what it could not ask.

Decides which addresses are asked at all; how is left to the `Fetcher` it wraps.
"""

import re
from urllib.parse import urldefrag

from badge_verifier.errors import Unchecked
from badge_verifier.limits import ADDRESS, REPEATED_FETCHES, Limits
from badge_verifier.network.platforms import host, split
from badge_verifier.network.private_hosts import is_private
from badge_verifier.ports import Answer, Fetcher

_PLAIN_PORT = re.compile(r"\A(//[^/?#]*):80(?=[/?#]|\Z)")


class Offline:
    """A `Fetcher` that asks nobody."""

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:  # noqa: ARG002 -- the port's shape
        """Never return.

        Raises:
            Unchecked: "fetch.offline", always.
        """
        raise Unchecked("fetch.offline", host(url))


class Frugal:
    """Wraps the fetcher of one run over one file."""

    def __init__(self, inner: Fetcher, limits: Limits) -> None:
        self._inner = inner
        self._limits = limits
        self._answers: dict[str, Answer | Unchecked] = {}
        self.wanted: list[str] = []
        """Addresses that would have been asked, had the run been online."""

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Return the answer, from memory if the address was asked before.

        Args:
            url: "http:" is asked as "https:": old badges bear such ids, and an answer that anybody on the way could
                have changed proves nothing.
            max_bytes: As in the port.
            seconds: As in the port.

        Raises:
            Unchecked: "fetch.too-many", "fetch.private", or what the wrapped fetcher raises.
        """
        if len(url) > ADDRESS:
            raise Unchecked("fetch.failed", f"an address of {len(url)} characters")
        try:
            split(url)
            address = secure(urldefrag(url).url)
        except ValueError as error:  # e.g. half an IPv6 address
            raise Unchecked("fetch.failed", f"{url[:80]!r}: {error}") from error
        if is_private(host(address)):  # not offered for a look-up either
            raise Unchecked("fetch.private", host(address))
        known = self._answers.get(address)
        if known is None:
            if len(self._answers) >= self._limits.fetches:
                raise Unchecked("fetch.too-many", f"more than {self._limits.fetches} addresses for one file")
            try:
                known = await self._inner.get(address, max_bytes=max_bytes, seconds=seconds)
            except Unchecked as error:
                known = error
            self._answers[address] = known
        if isinstance(known, Unchecked):
            if known.code == "fetch.offline" and address not in self.wanted[-REPEATED_FETCHES:]:
                self.wanted.append(address)
            raise known
        return known


def secure(address: str) -> str:
    """Return the address with https instead of http, and without http's own port."""
    return "https:" + _PLAIN_PORT.sub(r"\1", address[len("http:") :]) if address.startswith("http:") else address
