"""The examples to practise with: offered where a catalogue has some, and not spoken of where it has none."""

from pathlib import Path
from typing import Any

import pytest
from in_node import answered

from badge_catalogue.pages import verify

BODY = """
globalThis.fetch = async () => ({ ok: given !== null, json: async () => given });
const place = { hidden: true, querySelector: () => null, append() {} };
await m.offerSamples(place, new URL("https://b.example.org/"), "en", { desk: {} }, () => {});
return place.hidden;
"""
ELEMENT = """
globalThis.document = { createElement: () => ({ append() {}, setAttribute() {}, addEventListener() {}, style: {} }) };
"""
ONE = {"file": "genuine.png", "title": {"en": "Genuine"}, "teaches": {"en": "It is right."}}


@pytest.mark.parametrize(
    ("listed", "hidden"),
    [([], True), (None, True), ({"samples": [ONE]}, False)],
    ids=["none", "no list", "one"],
)
def test_no_examples_are_spoken_of_where_there_are_none(tmp_path: Path, listed: Any, hidden: bool) -> None:  # noqa: FBT001 -- a row of the table
    """A catalogue of real institutions may have none: then there is no heading over an empty list."""
    for name, body in verify.app_files(verify.PAGE, verify.texts()).items():
        if name.endswith(".js"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(body)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    assert answered(tmp_path / "verify" / "samples.js", ELEMENT + BODY, listed) is hidden
