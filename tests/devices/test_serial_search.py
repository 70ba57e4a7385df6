"""The search for boards on all serial lines."""

from __future__ import annotations

import pytest

from tests.api.test_serial_boards import iq
from tests.devices.test_serial_port import CP210X, Far
from tests.support.posted_calls import PostedCalls
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.serial_port import SerialLine
from tni.devices.serial_search import SerialSearch, SerialSearchResult

BOARD, BUSY, OTHER = (SerialLine(f"/dev/{name}", CP210X) for name in ("board", "busy", "other"))


class Room:
    """A board on one line, something else on another; a third cannot be opened."""

    def __init__(self) -> None:
        self.ends = {BOARD.path: Far(19200, [iq(5, 5)]), OTHER.path: Far(9600, [b"OK\r\n"] * 3)}

    def open(self, path: str, baud: int) -> DevicePort:
        if path not in self.ends:
            raise DeviceGoneError(path)
        return self.ends[path].open(path, baud)

    def monotonic(self) -> float:
        return sum(end.now_s for end in self.ends.values())


def test_every_line_is_looked_at_and_told_of_once() -> None:
    main, room, told = PostedCalls(), Room(), list[SerialSearchResult]()
    search = SerialSearch(main, room, lambda: [BUSY, OTHER, BOARD], room.open)
    search.start(told.append)
    search.start(told.append)
    assert search.searching
    assert told == []
    main.run(1)
    (searched,) = told
    assert [(board.line, board.driver.name) for board in searched.found] == [(BOARD, "IQBoard")]
    assert (searched.refused, searched.silent) == ((BUSY,), (OTHER,))
    assert not search.searching
    search.start(told.append)
    main.run(1)
    assert len(told) == 2


def test_a_search_that_is_given_up_tells_nothing() -> None:
    main, room, told = PostedCalls(), Room(), list[SerialSearchResult]()
    search = SerialSearch(main, room, lambda: [OTHER] * 5, room.open)
    search.start(told.append)
    search.cancel()
    assert not search.searching
    search.start(told.append)
    main.run(1)  # of the search that was given up
    assert told == []
    assert search.searching
    main.run(1)
    assert told == [SerialSearchResult(silent=(OTHER,) * 5)]


@pytest.mark.parametrize("lines", [[], [BUSY]])
def test_a_room_without_a_board_is_told_too(lines: list[SerialLine]) -> None:
    main, room, told = PostedCalls(), Room(), list[SerialSearchResult]()
    SerialSearch(main, room, lambda: lines, room.open).start(told.append)
    main.run(1)
    assert told == [SerialSearchResult(refused=tuple(lines))]


def test_lines_that_cannot_be_listed_are_none_and_the_next_search_looks_again() -> None:
    main, told = PostedCalls(), list[SerialSearchResult]()

    def lines() -> list[SerialLine]:
        if not told:
            raise OSError
        return [BUSY]

    search = SerialSearch(main, Room(), lines, Room().open)
    for _ in range(2):
        search.start(told.append)
        main.run(1)
    assert told == [SerialSearchResult(), SerialSearchResult(refused=(BUSY,))]
