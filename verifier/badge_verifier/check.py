"""One call for a program that takes badges in: the bytes of a file in, the reports of `badge-verify --json` out.

The edge, as `cli` is: CPython's cryptography and network, and the present moment where none is given.

>>> from datetime import UTC, datetime
>>> from badge_verifier.check import check, known
>>> sent = b"https://platform.example.org/public/assertions/1"
>>> (report,) = check(sent, known("none"), now=datetime(2026, 11, 22, 12, tzinfo=UTC))
>>> report["schema"], report["verdict"], report["headline"]
('badge-report/2', 'undecided', 'online-check-needed')
"""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import cast

from badge_verifier.batch import Question, written
from badge_verifier.encodings import strictjson
from badge_verifier.errors import StepError
from badge_verifier.limits import Limits
from badge_verifier.report_types import WrittenReport
from badge_verifier.trust.lean import BADGES_FILE, LEAN_FILE, TRUST_FILE, parse_lean
from badge_verifier.trust.trust_list import TrustList, parse_trust
from badge_verifier.words.po import INTERNATIONAL


@dataclass(frozen=True)
class Known:
    """The published data that badges are judged with.

    Attributes:
        trust: The list of institutions; None: nobody is vouched for, and nothing can become valid.
        snapshots: Status lists that were saved beside it, by their address.
    """

    trust: TrustList | None
    snapshots: Mapping[str, bytes] = field(default_factory=dict)


def known(place: str) -> Known:
    """Return the trust list saved from a catalogue, and the status lists that stand beside it in `status/`.

    Args:
        place: `trust.json`, the folder it is in, or "none".

    Raises:
        OSError: It cannot be read.
        ValueError: It is no trust list.
    """
    if place == "none":
        return Known(None)
    path = Path(place)
    if not path.is_dir():
        return Known(_list(path))
    snapshots = {}
    for saved in sorted((path / "status").glob("**/*.json")):
        body = saved.read_bytes()
        try:
            document = strictjson.parse(body, Limits())
        except StepError:
            continue  # not a status list; the site may keep other files there
        if isinstance(document, dict) and isinstance(document.get("id"), str):
            snapshots[document["id"]] = body
    return Known(_list(path / TRUST_FILE), snapshots)


def _list(path: Path) -> TrustList:
    """Return a trust list: `trust.json`, or the first of its two parts with the second beside it."""
    data = path.read_bytes()
    beside = path.with_name(PurePosixPath(BADGES_FILE).name)
    if path.name == PurePosixPath(LEAN_FILE).name and beside.is_file():
        return parse_lean(data, beside.read_bytes())
    return parse_trust(data)


def check(  # noqa: PLR0913 -- as `verify`: what decides an answer is an argument
    data: bytes,
    by: Known,
    *,
    file: str = "-",
    recipient: str | None = None,
    online: bool = False,
    now: datetime | None = None,
    lang: str = INTERNATIONAL,
) -> list[WrittenReport]:
    """Return the reports on a file, one for each credential in it, as `badge-verify --json` writes them.

    Not from within a running event loop: await `verify.verify` there.

    Args:
        data: The file, or a text with links; what is larger than `Limits.file_bytes` is said to be so.
        by: From `known`.
        file: Its name, which the reports repeat.
        recipient: Whose it should be: an e-mail address or a name; compared here, and sent to nobody.
        online: Whether hosts may be asked that the badge names; else nothing is asked of anyone.
        now: The moment to judge by, aware; else the present.
        lang: Of the messages, one of `words.po.LANGUAGES`.

    Raises:
        ValueError: `now` is naive, or `lang` is none of ours.
    """
    question = Question(
        now=now or datetime.now(UTC),
        trust=by.trust,
        contexts=(),
        recipient=recipient,
        language=lang,
        online=online,
        snapshots=by.snapshots,
        limits=Limits(),
    )
    reports = asyncio.run(written(data, hashlib.sha256(data).hexdigest(), file, question))
    return cast("list[WrittenReport]", reports)
