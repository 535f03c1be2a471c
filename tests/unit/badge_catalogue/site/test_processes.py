"""Work beside: its result and its mistakes come back; where there is no second process the caller is told."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from badge_catalogue.site import parts as site_parts
from badge_catalogue.site.output import Output
from badge_catalogue.site.parts import written
from badge_catalogue.site.processes import SecondProcessError, Turns, beside
from badge_catalogue.site.render import Part


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processors, as most machines have; builds of other tests take one process."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def started[Result](work: Callable[[], Result]) -> Callable[[], Result]:
    """Start work beside, which this machine can."""
    result = beside(work)
    if result is None:
        pytest.skip("this system has no second process to work in")
    return result


def test_what_is_in_memory_is_there_and_the_result_comes_back() -> None:
    """The work sees this process's objects, is done in another process, and its result arrives."""
    known = {"nl": "Instelling"}
    process, word = started(lambda: (os.getpid(), known["nl"]))()
    assert word == "Instelling"
    assert process != os.getpid()


def test_what_was_raised_is_raised_here() -> None:
    """A mistake keeps its kind and its words."""

    def refuse() -> None:
        raise ValueError("two stages write a.html")

    with pytest.raises(ValueError, match=r"two stages write a\.html"):
        started(refuse)()


def test_a_mistake_that_cannot_travel_keeps_its_words() -> None:
    """A mistake that can't be pickled arrives as text."""

    class OddError(Exception):
        """Local classes can't be pickled."""

    def refuse() -> None:
        raise OddError("no room for b.html")

    with pytest.raises(SecondProcessError, match=r"no room for b\.html"):
        started(refuse)()


def test_a_result_that_cannot_travel_is_refused() -> None:
    """A result that can't be pickled is an error, not silence."""
    with pytest.raises(SecondProcessError, match="cannot travel"):
        started(lambda: lambda: 1)()


def test_an_end_without_an_answer_is_said() -> None:
    """A process that was killed gives its exit code and a remedy."""

    def vanish() -> None:
        os._exit(9)

    with pytest.raises(SecondProcessError, match="ended with 9 and no answer"):
        started(vanish)()


def test_beside_another_thread_nothing_is_forked() -> None:
    """A process with two threads does the work itself."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert beside(os.getpid) is None
    finally:
        stop.set()
        thread.join()


def test_turns_are_taken_once() -> None:
    """Two processes that take turns have every place once between them, and each stops where there is none left."""
    turns = Turns(500)
    pending = started(lambda: list(turns))
    here = list(turns)
    assert sorted(here + pending()) == list(range(500))
    assert list(turns) == []


def test_no_turn_follows_the_end() -> None:
    """After the end nobody gets a place, in either process."""
    turns = Turns(3)
    assert next(iter(turns)) == 0
    turns.end()
    assert started(lambda: list(turns))() == list(turns) == []


def parts(count: int, mistake: int | None = None) -> list[Part]:
    """Return parts of two files each; one of them may raise what leads out of the site."""

    def files(number: int) -> Iterator[tuple[str, bytes]]:
        yield f"{number}/index.html", str(number).encode()
        yield "../out.html" if number == mistake else f"{number}/more.html", b""

    return [Part("even" if number % 2 == 0 else "odd", files(number)) for number in range(count)]


def test_parts_are_all_written(tmp_path: Path) -> None:
    """Whoever writes a part, every file is there, counted once, and named as written."""
    output = Output(tmp_path)
    told = written(output, parts(30))
    assert [(stage, count) for stage, (_, count) in told.items()] == [("even", 30), ("odd", 30)]
    assert output.written == {f"{number}/{name}.html" for number in range(30) for name in ("index", "more")}
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")} == output.written
    assert (tmp_path / "7/index.html").read_bytes() == b"7"


def test_parts_are_all_written_by_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no second process the first writes everything."""
    monkeypatch.setattr(site_parts, "beside", lambda _: None)
    output = Output(tmp_path)
    assert written(output, parts(3))["odd"][1] == 2
    assert len(output.written) == 6


@pytest.mark.parametrize("mistake", range(6))
def test_a_mistake_in_any_part_is_raised(mistake: int, tmp_path: Path) -> None:
    """A part that is refused refuses the site, whichever process had it."""
    with pytest.raises(ValueError, match="does not lie in the site"):
        written(Output(tmp_path), parts(6, mistake))


def test_an_output_takes_over_what_another_wrote(tmp_path: Path) -> None:
    """Names and counts are added; a name that both wrote is refused."""
    first, second = Output(tmp_path), Output(tmp_path)
    first.write("a.html", b"a")
    second.write("en/a.html", b"an a")
    assert first.absorb(second) == 1
    assert (first.written, first.changed, first.size) == ({"a.html", "en/a.html"}, 2, 5)
    with pytest.raises(ValueError, match=r"two stages write en/a\.html"):
        first.absorb(second)
