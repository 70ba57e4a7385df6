"""Search for pictures in its process: walked, asked, closed, killed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from tni.library.picture_search import PicturesFound
from tni.processes.child import worker_command
from tni.services.pictures.picture_finder import FinderState, PictureFinder

WAIT_S = 60.0


class Desk:
    """A search whose calls to the main thread are made when the test waits."""

    def __init__(self) -> None:
        self.calls: Queue[Callable[[], None]] = Queue()
        self.states: list[FinderState] = []
        self.found: list[PicturesFound] = []
        self.finder = PictureFinder(self, self.states.append, self.found.append)

    def post(self, call: Callable[[], None]) -> None:
        self.calls.put(call)

    def wait(self, until: Callable[[], object]) -> None:
        while not until():
            self.calls.get(timeout=WAIT_S)()

    def names(self, text: str) -> list[str]:
        self.found.clear()
        self.finder.find(text)
        self.wait(lambda: self.found)
        return [Path(file.path).name for file in self.found[-1].files]


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.finder.close()


def is_walked(desk: Desk) -> bool:
    return bool(desk.states) and not desk.states[-1].is_walking


def test_pictures_are_found_by_words_once_the_folders_are_walked(desk: Desk, tmp_path: Path) -> None:
    for name in ("photos/volcan.jpg", "photos/chat.png", "notes.txt", "Téléchargements/volcan (1).jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    desk.finder.open([str(tmp_path / "photos"), str(tmp_path / "Téléchargements"), str(tmp_path / "gone")])
    desk.wait(lambda: is_walked(desk))
    assert desk.states[-1] == FinderState(count=3, unread=(str(tmp_path / "gone"),))
    assert sorted(desk.names("")) == ["chat.png", "volcan (1).jpg", "volcan.jpg"]
    assert sorted(desk.names("volcans")) == ["volcan (1).jpg", "volcan.jpg"]
    assert desk.names("girafe") == []


@pytest.mark.skipif(sys.platform == "win32", reason="names of POSIX are bytes")
def test_a_name_that_is_no_text_is_found_too(desk: Desk, tmp_path: Path) -> None:
    import os

    path = os.fsdecode(os.fsencode(tmp_path) + b"/volcan \xe9.jpg")
    Path(path).write_bytes(b"x")
    desk.finder.open([str(tmp_path)])
    desk.wait(lambda: is_walked(desk))
    assert desk.names("volcan") == [Path(path).name]


def test_only_the_last_query_is_answered(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "chat.jpg").write_bytes(b"x")
    desk.finder.open([str(tmp_path)])
    desk.wait(lambda: is_walked(desk))
    for text in ("c", "ch", "cha"):
        desk.finder.find(text)
    desk.wait(lambda: desk.found)
    assert [found.count for found in desk.found] == [1]


def test_a_closed_search_tells_nothing_and_can_be_opened_again(desk: Desk, tmp_path: Path) -> None:
    desk.finder.open([str(tmp_path)])
    desk.finder.close()
    told = len(desk.states)
    desk.finder.find("chat")
    desk.finder.open([str(tmp_path)])
    desk.wait(lambda: is_walked(desk))
    assert [state.failed for state in desk.states[told:]] == [False] * (len(desk.states) - told)


def test_a_process_that_ends_by_itself_is_told(tmp_path: Path) -> None:
    desk = Desk()
    desk.finder = PictureFinder(desk, desk.states.append, desk.found.append, worker_command("tni.no_such_module"))
    desk.finder.open([str(tmp_path)])
    desk.wait(lambda: desk.states[-1].failed)
    assert not desk.finder.is_open
