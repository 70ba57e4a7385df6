"""Search while typing: results come on the main thread, for the newest query, and follow the index."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.libraries import write_lesson
from tests.support.posted_calls import PostedCalls
from tni.core.ids import PageId
from tni.library.lesson_filter import LessonFilter
from tni.library.listed_lesson import ListedLesson
from tni.services.library.index_process import IndexProcess
from tni.services.library.library_pages import FoundVersion, LibraryInk, text_words
from tni.services.library.library_search import LibrarySearch, LibrarySearchState
from tni.services.library.page_versions import BLANK_PAGE, LibraryPage

WAIT_S = 60.0


@pytest.fixture
def loop() -> PostedCalls:
    return PostedCalls()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_lesson(tmp_path / "library/fractions.tni", "Les fractions", [["Une moitié"]])
    write_lesson(tmp_path / "library/volcan.tni", "Le volcan", [["La lave"]])
    return tmp_path / "library"


@pytest.fixture
def search(library: Path, tmp_path: Path, loop: PostedCalls) -> Iterator[LibrarySearch]:
    found = LibrarySearch(library, tmp_path / "cache/index", loop)
    yield found
    found.close()


def paths(search: LibrarySearch) -> list[str]:
    return [page.path for page in search.state.pages]


def test_results_appear_once_the_index_is_made(search: LibrarySearch, loop: PostedCalls) -> None:
    states: list[LibrarySearchState] = []
    search.subscribe(states.append)
    search.search("frac")
    search.update()
    loop.run_until(lambda: search.state.report is not None and bool(search.state.pages))
    assert paths(search) == ["fractions.tni"]
    assert any(state.progress is not None and state.progress.all == 2 for state in states)
    assert search.state.progress is None


def test_the_newest_query_alone_is_answered(search: LibrarySearch, loop: PostedCalls) -> None:
    search.update()
    loop.run_until(lambda: search.state.report is not None)
    shown: list[list[str]] = []
    search.subscribe(lambda state: None if state.is_searching else shown.append(paths(search)))
    for text in ("v", "vo", "volcan"):
        search.search(text)
    loop.run_until(lambda: not search.state.is_searching)
    assert shown == [["volcan.tni"]]
    search.search("")
    assert search.state.pages == ()


def test_lessons_are_listed_and_an_update_follows_the_files(
    search: LibrarySearch, loop: PostedCalls, library: Path
) -> None:
    lists: list[list[ListedLesson]] = []
    search.update()
    search.update()  # asked during the first: follows it
    loop.run_until(lambda: search.state.report is not None)
    (library / "volcan.tni").unlink()
    search.search("volcan")
    search.update()
    loop.run_until(lambda: search.state.report is not None and search.state.report.removed == 1)
    loop.run_until(lambda: not search.state.is_searching and not search.state.pages)
    search.list_lessons(lists.append, LessonFilter(has_quiz=False))
    loop.run_until(lambda: bool(lists))
    assert [lesson.title for lesson in lists[0]] == ["Les fractions"]


def test_an_update_that_fails_or_is_cancelled_is_told(library: Path, tmp_path: Path, loop: PostedCalls) -> None:
    index = tmp_path / "cache/index"
    (tmp_path / "cache").write_text("a file where the folder should be")
    search = LibrarySearch(library, index, loop)
    search.update()
    loop.run_until(lambda: search.state.has_failed)
    search.close()

    hanging = [sys.executable, "-c", "import time; time.sleep(600)"]
    search = LibrarySearch(library, index, loop, lambda told: IndexProcess(library, index, loop, told, hanging))
    search.update()
    search.cancel_update()
    loop.run_until(lambda: search.state.progress is None)
    assert not search.state.has_failed
    search.close()


DESCRIBING = """
import os, sys, time
sys.path.insert(0, {root!r})
from tni.processes.pipe_frames import write_frame
from tni.services.library.index_report import IndexReport
from dataclasses import asdict
starts = os.path.join({folder!r}, "starts")
with open(starts, "a") as file:
    file.write("x")
report = IndexReport(os.path.getsize(starts), 0, 0, (), 0, False)
write_frame(sys.stdout.buffer, {{"event": "report", **asdict(report)}})
sys.stdout.buffer.flush()
time.sleep(600)
"""


def test_words_do_not_wait_until_handwriting_is_described(library: Path, tmp_path: Path, loop: PostedCalls) -> None:
    program = DESCRIBING.format(root=str(Path(__file__).parents[3]), folder=str(tmp_path))
    index, command = tmp_path / "index", [sys.executable, "-c", program]
    search = LibrarySearch(library, index, loop, lambda told: IndexProcess(library, index, loop, told, command))
    search.update()
    loop.run_until(lambda: search.state.is_describing)
    search.update()
    loop.run_until(lambda: search.state.report is not None and search.state.report.lessons == 2)
    assert not search.state.has_failed
    search.close()


def test_ink_and_versions_are_handed_over(search: LibrarySearch, loop: PostedCalls) -> None:
    ink: list[list[LibraryInk]] = []
    versions: list[list[FoundVersion]] = []
    search.find_ink(bytes(162), ink.append)  # there is no index yet
    loop.run_until(lambda: bool(ink))
    search.update()
    loop.run_until(lambda: search.state.report is not None and not search.state.is_describing)
    asked = LibraryPage("fractions.tni", PageId("other"), BLANK_PAGE, text_words("Une moitié"))
    search.find_versions(asked, versions.append)
    search.find_ink(bytes(162), ink.append)
    loop.run_until(lambda: bool(versions) and len(ink) == 2)
    assert ink == [[], []]
    assert [(one.path, one.number) for one in versions[0]] == [("fractions.tni", 1)]
