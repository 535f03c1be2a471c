"""The kinds of pages fit a desk and a phone in each engine. ENGINE_PICTURES=FOLDER keeps pictures, to look at."""

import os
from pathlib import Path
from typing import Any

import pytest

PAGES = {
    "front": "",
    "finding": "badges/",
    "badge": "badges/demo-mbo/warmtepompen-installeren/",
    "compare": "compare/?b=demo-mbo.warmtepompen-installeren&b=demo-mbo.zonnepanelen-plaatsen",
    "pathway": "pathways/energietransitie/",
    "recognition": "recognition/",
    "verify": "verify/",
    "describe": "describe/",
    "plan": "plan/",
    "institution": "institutions/demo-hbo/",
    "levels": "levels/",
    "skills": "skills/",
}
SIZES = {1280: 1700, 390: 2400}  # width to height
DRAWN = "[...document.images].every((one) => one.complete && one.naturalWidth > 0 || one.loading === 'lazy')"


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_no_wider_than_its_window(page: str, width: int, window: Any, site: Any, home: str) -> None:
    """Nothing has to be moved sideways to be read, every picture is drawn, and the page complains of nothing."""
    window.resize(width, SIZES[width])
    window.visit(f"{site.address}{home}{PAGES[page]}")
    window.until(DRAWN)
    window.run("return new Promise((resolve) => setTimeout(resolve, 700))")  # until scripts have filled it in
    assert window.run("return document.documentElement.scrollWidth") <= width
    if folder := os.environ.get("ENGINE_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{page}-{'en' if home else 'nl'}-{width}-{window.name}.png").write_bytes(window.picture())


def test_a_page_that_is_too_wide_would_be_seen(window: Any, host: Any) -> None:
    """The wrong neighbour: something that sticks out makes the page wider than its window."""
    host.extra["wide.html"] = b"<!doctype html><title>x</title><div style='width: 2000px'>wide</div>"
    window.visit(f"{host.address}wide.html")
    assert window.run("return document.documentElement.scrollWidth") > 1280
