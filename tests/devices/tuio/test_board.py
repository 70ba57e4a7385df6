"""Both versions on one port."""

from __future__ import annotations

from tests.support.tuio_senders import Pointer, Room, bundle, frame1, frame2
from tni.devices.tuio.board import TuioBoard
from tni.devices.tuio.driver import SILENCE_S


def test_ids_are_of_one_count_and_each_version_waits_for_its_own_senders() -> None:
    room = Room(TuioBoard())
    assert room.hear(frame1(1, [1], {1: (0.1, 0.1)})) == [(1, "down", 0.1, 0.1)]
    room.wait(1.0)
    assert room.hear(frame2(1, [1], {1: Pointer(0.2, 0.2)}), frame2(2, [])) == [
        (2, "down", 0.2, 0.2),
        (2, "up", 0.2, 0.2),
    ]
    assert room.hear(frame2(3, [4], {4: Pointer(0.3, 0.3)})) == [(3, "down", 0.3, 0.3)]
    assert room.wait(SILENCE_S - 0.5) == [(1, "up", 0.1, 0.1)]
    assert room.wait(1.0) == [(3, "up", 0.3, 0.3)]


def test_a_datagram_is_of_the_version_that_speaks_first() -> None:
    room = Room(TuioBoard())
    both = bundle(frame1(1, [1], {1: (0.1, 0.1)}), frame2(1, [1], {1: Pointer(0.2, 0.2)}))
    assert room.hear(both) == [(1, "down", 0.1, 0.1)]


def test_what_is_osc_and_no_touch_says_nothing() -> None:
    room = Room(TuioBoard())
    assert room.hear(b"/ping\0\0\0", bundle(), frame1(1, [1], {1: (0.1, 0.1)}, profile="3Dobj")) == []
    assert room.wake_at_s is None


LEFT, RIGHT = "10.0.0.1", "10.0.0.2"


def test_senders_are_told_by_name_and_host_and_without_a_name_by_their_port_too() -> None:
    sender = (LEFT, 5000)
    room = Room(TuioBoard(lambda: sender))
    assert room.hear(frame1(1, [1], {1: (0.1, 0.1)})) == [(1, "down", 0.1, 0.1)]
    sender = (LEFT, 5001)
    assert room.hear(frame1(1, [1], {1: (0.2, 0.2)})) == [(2, "down", 0.2, 0.2)]
    assert room.hear(frame1(1, [1], {1: (0.3, 0.3)}, source="frame")) == [(3, "down", 0.3, 0.3)]
    sender = (RIGHT, 5001)
    assert room.hear(frame1(1, [1], {1: (0.4, 0.4)}, source="frame")) == [(4, "down", 0.4, 0.4)]
    sender = (RIGHT, 5002)  # started again
    assert room.hear(frame1(2, [], source="frame")) == [(4, "up", 0.4, 0.4)]
    sender = (LEFT, 5000)
    assert room.hear(frame1(2, [])) == [(1, "up", 0.1, 0.1)]
    assert room.down() == {2, 3}


def test_senders_of_the_second_version_are_told_so_too() -> None:
    sender = (LEFT, 5000)
    room = Room(TuioBoard(lambda: sender))
    assert room.hear(frame2(1, [1], {1: Pointer(0.1, 0.1)})) == [(1, "down", 0.1, 0.1)]
    sender = (RIGHT, 5000)
    assert room.hear(frame2(1, [1], {1: Pointer(0.2, 0.2)})) == [(2, "down", 0.2, 0.2)]
    assert room.hear(frame2(2, [])) == [(2, "up", 0.2, 0.2)]
