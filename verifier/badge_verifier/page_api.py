"""The one entry that the page's worker calls: bytes and JSON text in, JSON text out.

The edge of the Pyodide half, as `cli` is that of CPython: the same file and the same options give the same report.
"""

import contextlib
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from badge_verifier.claims.credential import Credential, Payload
from badge_verifier.containers.unbake import unbake
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import StepError, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.network.fetches import Offline
from badge_verifier.network.platforms import host
from badge_verifier.ports import Answer, Crypto, Fetcher
from badge_verifier.proofs.contexts import Context, from_index
from badge_verifier.report import Outcome, to_json
from badge_verifier.steps.recipient import compare
from badge_verifier.trust.lean import parse_lean
from badge_verifier.trust.trust_list import TrustList, parse_trust
from badge_verifier.verify import verify
from badge_verifier.versions.parse import parse
from badge_verifier.words.po import INTERNATIONAL

Fetch = Callable[[str, int, float], Awaitable[Any]]
"""(address, most bytes, seconds) to {"status": int, "final_url": str, "body": bytes}, or to {"refused": why}, where
"offline" is a host that nobody agreed to ask; or to None without an answer."""

_REFUSALS = frozenset({"fetch.offline", "fetch.failed", "fetch.timeout", "fetch.too-large", "fetch.not-https"})

_lists: dict[str, TrustList] = {}  # the last trust list read: a pile of forty badges brings the same one forty times


@dataclass
class _Known:
    """What the page said that every badge is judged by, until it says otherwise."""

    trust: TrustList | None = None
    snapshots: Mapping[str, bytes] = field(default_factory=dict)
    mistake: ValueError | None = None


_known = _Known()


def know(first: str, badges: bytes | None, snapshots: str) -> None:
    """Keep the trust list and the status lists for the files that follow, which then name them with "known".

    Args:
        first: The text of the first part of the trust list (`trust.lean`).
        badges: The second part; None as long as it is not here.
        snapshots: JSON: address to the text of a status list.

    A first part that is no list is told with every file that should be judged by it.

    Raises:
        ValueError: The two are not parts of one list.
    """
    _known.trust, _known.mistake = None, None
    try:
        _known.trust = parse_lean(first.encode(), None)
    except ValueError as mistake:
        _known.mistake = mistake
        return
    if badges is not None:
        _known.trust = parse_lean(first.encode(), bytes(badges))
    _known.snapshots = {address: text.encode() for address, text in json.loads(snapshots).items()}


async def verify_json(data: bytes, options: str, fetch: Fetch | None = None, crypto: Crypto | None = None) -> str:
    """Verify one file and return the array of its reports, as `badge-verify --json` writes them.

    Args:
        data: The file.
        options: JSON: "now" (RFC 3339, required), "known" (bool: by what `know` was told) or "trust" (the text of
            trust.json, or null) and "snapshots" (address to text of a status list), "recipient", "lang" (one of
            `words.po.LANGUAGES`), "file" (its name), "online" (bool), "contexts" (beside the bundled ones: {"index":
            text, "files": {name: text}}, as `badge-verify --contexts` reads them).
        fetch: Asks an address, in the sandboxed frame; used only if `online` is true.
        crypto: For tests; else the browser's own.

    Raises:
        ValueError: The options are wrong.
    """
    wanted = json.loads(options)
    fetcher: Fetcher = _Bridge(fetch) if wanted.get("online") is True and fetch is not None else Offline()
    if crypto is None:
        from badge_verifier.runtimes.in_pyodide import WebCrypto  # noqa: PLC0415 -- exists in the browser only

        crypto = WebCrypto()
    try:
        now = instant(wanted["now"])
    except (KeyError, StepError) as error:
        raise ValueError('options need "now", a date such as 2026-01-31T09:00:00Z') from error
    known = _known if wanted.get("known") is True else _brought(wanted)
    if known.mistake is not None:
        raise known.mistake
    reports = await verify(
        bytes(data),
        crypto=crypto,
        fetcher=fetcher,
        now=now,
        trust=known.trust,
        contexts=_contexts(wanted.get("contexts")),
        recipient=wanted.get("recipient"),
        lang=wanted.get("lang", INTERNATIONAL),
        snapshots=known.snapshots,
    )
    return json.dumps([to_json(report, wanted.get("file", "-")) for report in reports], ensure_ascii=False)


def matches_json(data: bytes, identities: str) -> str:
    """Return the identity that each badge in a file names as its owner's, as a JSON array of places or null.

    Says nothing of what the badge is worth: whoever uses the answer verifies the badge with that identity.

    Args:
        data: The file.
        identities: A JSON array of e-mail addresses and names.
    """
    given = [str(each) for each in json.loads(identities)]
    return json.dumps([_first(credential, given) for credential in _credentials(bytes(data))])


def _first(credential: Credential, given: list[str]) -> int | None:
    fits = (place for place, each in enumerate(given) if compare(credential, each).outcome is Outcome.PASSED)
    return next(fits, None)


def _credentials(data: bytes) -> Iterator[Credential]:
    """Yield the credentials that can be read in a file, unverified; nothing where it cannot."""
    limits = Limits()
    with contextlib.suppress(StepError):
        for found in unbake(data, limits):
            if isinstance(found, Payload) and found.kind != "url":
                with contextlib.suppress(StepError):
                    yield from (each for each in parse(found, limits) if isinstance(each, Credential))


def _brought(wanted: Mapping[str, Any]) -> _Known:
    lists = wanted.get("snapshots") or {}
    return _Known(_trust(wanted.get("trust")), {address: text.encode() for address, text in lists.items()})


def _trust(text: str | None) -> TrustList | None:
    if text is None:
        return None
    if text not in _lists:
        found = parse_trust(text.encode())
        _lists.clear()
        _lists[text] = found
    return _lists[text]


def _contexts(given: dict[str, Any] | None) -> tuple[Context, ...]:
    if given is None:
        return ()
    files: dict[str, str] = given["files"]
    return _read_contexts(given["index"], tuple(sorted(files.items())))


@lru_cache(1)
def _read_contexts(index: str, files: tuple[tuple[str, str], ...]) -> tuple[Context, ...]:
    texts = dict(files)
    try:
        return from_index(index.encode(), lambda name: texts[name].encode())
    except KeyError as error:
        raise ValueError(f'"contexts" lists {error} and does not bring it') from error


class _Bridge:
    """A `Fetcher` over the page's function; what comes back is copied into plain values."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Return the answer.

        Raises:
            Unchecked: "fetch.offline", "fetch.not-https", "fetch.failed", "fetch.timeout" or "fetch.too-large".
        """
        if not url.startswith("https://"):
            raise Unchecked("fetch.not-https", url[:80])
        found = await self._fetch(url, max_bytes, seconds)
        if hasattr(found, "to_py"):
            found = found.to_py()
        if not isinstance(found, dict):
            raise Unchecked("fetch.failed", host(url))
        if "refused" in found:
            reason = f"fetch.{found['refused']}"
            raise Unchecked(reason if reason in _REFUSALS else "fetch.failed", host(url))
        answer = Answer(int(found["status"]), str(found["final_url"]), bytes(found["body"]))
        if not answer.final_url.startswith("https://"):
            raise Unchecked("fetch.not-https", answer.final_url[:80])
        if len(answer.body) > max_bytes:
            raise Unchecked("fetch.too-large", host(url))
        return answer
