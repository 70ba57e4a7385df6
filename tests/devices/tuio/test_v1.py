"""Frames of TUIO 1.1 in whatever way they are told, lost or overtaken."""

from __future__ import annotations

import pytest

from tests.support.tuio_senders import Room, bundle, frame1, message
from tni.api.contact_tracker import MAX_CONTACTS
from tni.api.devices import ContactTool
from tni.devices.tuio.arguments import TuioError
from tni.devices.tuio.driver import MAX_SOURCES, SILENCE_S
from tni.devices.tuio.surface import LATE_S, RAW_SIDE
from tni.devices.tuio.v1 import Tuio1


@pytest.fixture
def room() -> Room:
    return Room(Tuio1())


def test_a_finger_comes_moves_and_goes(room: Room) -> None:
    assert room.hear(frame1(1, [7], {7: (0.25, 0.5)})) == [(1, "down", 0.25, 0.5)]
    assert room.hear(frame1(2, [7], {7: (0.5, 0.5)})) == [(1, "move", 0.5, 0.5)]
    assert room.hear(frame1(3, [])) == [(1, "up", 0.5, 0.5)]
    touch = room.said[0].touch
    assert (touch.tool, touch.raw_x, touch.pressure, touch.width) == (ContactTool.FINGER, RAW_SIDE // 4 + 1, None, None)
    assert room.wake_at_s is None


def test_one_that_is_alive_and_not_set_has_not_moved(room: Room) -> None:
    room.hear(frame1(1, [1, 2], {1: (0.1, 0.1), 2: (0.2, 0.2)}))
    assert room.hear(frame1(2, [1, 2], {2: (0.3, 0.3)})) == [(2, "move", 0.3, 0.3)]
    assert room.hear(frame1(3, [2])) == [(1, "up", 0.1, 0.1)]
    assert room.hear(frame1(4, [2])) == []


def test_an_id_is_never_given_twice(room: Room) -> None:
    for number in (1, 3, 5):
        room.hear(frame1(number, [0], {0: (0.5, 0.5)}), frame1(number + 1, []))
    assert [c.id for c in room.said] == [1, 1, 2, 2, 3, 3]


def test_alive_alone_decides_who_is_there(room: Room) -> None:
    assert room.hear(frame1(1, [1], {1: (0.1, 0.1), 2: (0.2, 0.2)})) == [(1, "down", 0.1, 0.1)]
    assert room.hear(frame1(2, [1, 3])) == []  # the frame in which 3 was set is lost: where it is nobody knows
    assert room.hear(frame1(3, [1, 3], {3: (0.3, 0.3)})) == [(2, "down", 0.3, 0.3)]


def test_a_lost_frame_costs_nothing_but_its_places(room: Room) -> None:
    room.hear(frame1(1, [1], {1: (0.1, 0.1)}))
    assert room.hear(frame1(9, [1], {1: (0.2, 0.2)})) == [(1, "move", 0.2, 0.2)]
    room.hear(frame1(20, [2], {2: (0.4, 0.4)}))
    assert room.brief()[-2:] == [(1, "up", 0.2, 0.2), (2, "down", 0.4, 0.4)]


def test_a_frame_that_was_overtaken_is_passed_over(room: Room) -> None:
    room.hear(frame1(5, [1], {1: (0.1, 0.1)}), frame1(7, [1], {1: (0.3, 0.3)}))
    assert room.hear(frame1(6, [1, 2], {1: (0.2, 0.2), 2: (0.9, 0.9)})) == []
    assert room.hear(frame1(8, None, {1: (0.4, 0.4), 2: (0.8, 0.8)})) == [(1, "move", 0.4, 0.4)]


def test_a_frame_that_comes_twice_is_harmless(room: Room) -> None:
    first = frame1(5, [1], {1: (0.1, 0.1)})
    assert room.hear(first, first) == [(1, "down", 0.1, 0.1), (1, "move", 0.1, 0.1)]


def test_a_frame_in_several_datagrams_has_one_number(room: Room) -> None:
    heard = room.hear(
        frame1(5, [1, 2], {1: (0.1, 0.1)}),
        frame1(5, [1, 2], {2: (0.2, 0.2)}),
    )
    assert heard == [(1, "down", 0.1, 0.1), (2, "down", 0.2, 0.2)]


def test_a_sender_that_starts_again_counts_anew(room: Room) -> None:
    room.hear(frame1(500, [0], {0: (0.1, 0.1)}))
    heard = room.hear(frame1(1, [0], {0: (0.9, 0.9)}), after_s=LATE_S + 0.1)
    assert heard == [(1, "up", 0.1, 0.1), (2, "down", 0.9, 0.9)]
    assert room.hear(frame1(2, [0], {0: (0.8, 0.8)})) == [(2, "move", 0.8, 0.8)]


def test_what_is_said_again_has_no_number(room: Room) -> None:
    room.hear(frame1(500, [0], {0: (0.1, 0.1)}))
    assert room.hear(frame1(-1, [0], {0: (0.2, 0.1)})) == [(1, "move", 0.2, 0.1)]
    assert room.hear(frame1(501, [0], {0: (0.3, 0.1)})) == [(1, "move", 0.3, 0.1)]
    assert room.hear(frame1(-1, [])) == [(1, "up", 0.3, 0.1)]


def test_a_frame_without_a_list_has_the_last_one(room: Room) -> None:
    room.hear(frame1(1, [1], {1: (0.1, 0.1)}))
    assert room.hear(frame1(2, None, {1: (0.2, 0.2)})) == [(1, "move", 0.2, 0.2)]


def test_messages_may_come_each_in_its_own_datagram(room: Room) -> None:
    cursor = "/tuio/2Dcur"
    assert room.hear(message(cursor, "alive", 4), message(cursor, "set", 4, 0.5, 0.25, 0.0, 0.0, 0.0)) == []
    assert room.hear(bundle(message(cursor, "fseq", 1))) == [(1, "down", 0.5, 0.25)]


def test_a_bundle_may_number_one_of_its_profiles(room: Room) -> None:
    """As python-tuio does."""
    cursor, blob = "/tuio/2Dcur", "/tuio/2Dblb"
    said = (
        message(cursor, "alive"),
        message(blob, "alive", 9),
        message(blob, "set", 9, 0.5, 0.5, 0.0, 0.1, 0.2, 0.02, 0.0, 0.0, 0.0, 0.0, 0.0),
        message(cursor, "fseq", -1),
    )
    assert room.hear(bundle(*said)) == [(1, "down", 0.5, 0.5)]


def test_blobs_are_touches_of_a_source_without_cursors(room: Room) -> None:
    room.hear(frame1(-1, []))
    assert room.hear(frame1(1, [5], {5: (0.5, 0.5, 0.125, 0.25)}, profile="2Dblb")) == [(1, "down", 0.5, 0.5)]
    assert (room.said[0].touch.width, room.said[0].touch.height, room.said[0].touch.size_mm) == (0.125, 0.25, None)


def test_a_finger_that_is_told_as_a_blob_too_writes_once(room: Room) -> None:
    blob = frame1(2, [6], {6: (0.5, 0.5, 0.1, 0.1)}, profile="2Dblb")
    assert room.hear(frame1(1, [5], {5: (0.5, 0.5)})) == [(1, "down", 0.5, 0.5)]
    assert room.hear(blob) == []
    together = Room(Tuio1())
    assert together.hear(bundle(blob, frame1(1, [5], {5: (0.5, 0.5)}))) == [(1, "down", 0.5, 0.5)]
    other = Room(Tuio1())
    assert other.hear(blob, frame1(1, [5], {5: (0.5, 0.5)})) == [
        (1, "down", 0.5, 0.5),
        (1, "up", 0.5, 0.5),
        (2, "down", 0.5, 0.5),
    ]
    assert other.hear(blob) == []


@pytest.mark.parametrize("profile", ["2Dobj", "25Dcur", "3Dcur", "3Dobj", "_sP"])
def test_things_and_what_is_before_the_surface_draw_nothing(room: Room, profile: str) -> None:
    assert room.hear(frame1(1, [1], {1: (0.5, 0.5)}, profile=profile)) == []


def test_sources_do_not_lift_each_others_fingers(room: Room) -> None:
    room.hear(frame1(90, [1], {1: (0.1, 0.1)}, source="left@10.0.0.1"))
    room.hear(frame1(3, [1], {1: (0.9, 0.9)}, source="right@10.0.0.2"), frame1(1, [1], {1: (0.5, 0.5)}))
    assert room.brief() == [(1, "down", 0.1, 0.1), (2, "down", 0.9, 0.9), (3, "down", 0.5, 0.5)]
    assert room.hear(frame1(4, [], source="right@10.0.0.2")) == [(2, "up", 0.9, 0.9)]
    assert room.leave() == [(1, "up", 0.1, 0.1), (3, "up", 0.5, 0.5)]


def test_the_fingers_of_a_sender_that_stops_are_lifted(room: Room) -> None:
    room.hear(frame1(1, [1], {1: (0.1, 0.1)}, source="a"), frame1(1, [1], {1: (0.2, 0.2)}, source="b"))
    room.wait(SILENCE_S - 1)
    assert room.hear(frame1(2, [1], source="b")) == []
    assert room.wait(1.5) == [(1, "up", 0.1, 0.1)]
    assert room.down() == {2}
    assert room.wait(SILENCE_S) == [(2, "up", 0.2, 0.2)]
    assert room.wake_at_s is None
    assert room.hear(frame1(3, [1], {1: (0.3, 0.3)}, source="b")) == [(3, "down", 0.3, 0.3)]


def test_places_beyond_the_edge_are_on_it(room: Room) -> None:
    room.hear(frame1(1, [1], {1: (-0.25, 1.5)}))
    assert (room.said[0].touch.x, room.said[0].touch.y, room.said[0].touch.raw_y) == (0.0, 1.0, RAW_SIDE)


CURSOR = "/tuio/2Dcur"
BAD = [
    message(CURSOR),
    message(CURSOR, 1),
    message(CURSOR, "alive", 1.0),
    message(CURSOR, "alive", "one"),
    message(CURSOR, "set", 1, 0.5),
    message(CURSOR, "set", 1, 0.5, "y", 0.0, 0.0, 0.0),
    message(CURSOR, "set", 1, float("nan"), 0.5, 0.0, 0.0, 0.0),
    message(CURSOR, "set", 1, 0.5, float("inf"), 0.0, 0.0, 0.0),
    message(CURSOR, "fseq"),
    message(CURSOR, "source", 4),
    message("/tuio/2Dblb", "set", 1, 0.5, 0.5, 0.0),
]


@pytest.mark.parametrize("wrong", BAD)
def test_a_message_that_is_wrong_spoils_its_datagram_alone(room: Room, wrong: bytes) -> None:
    room.hear(frame1(1, [1], {1: (0.1, 0.1)}))
    with pytest.raises(TuioError):
        room.hear(bundle(message(CURSOR, "alive"), message(CURSOR, "fseq", 2), wrong))
    assert room.hear(frame1(2, [1], {1: (0.2, 0.2)})) == [(1, "move", 0.2, 0.2)]


def test_verbs_of_later_versions_are_passed_over(room: Room) -> None:
    said = (
        message(CURSOR, "alive", 1),
        message(CURSOR, "colour", 3),
        message(CURSOR, "set", 1, 0.1, 0.1, 0.0, 0.0, 0.0),
    )
    assert room.hear(bundle(*said, message(CURSOR, "fseq", 1))) == [(1, "down", 0.1, 0.1)]


def test_ever_new_ids_and_sources_are_too_many_at_last(room: Room) -> None:
    for source in range(MAX_SOURCES + 4):
        for begin in range(0, 1000, 250):
            keys = range(begin, begin + 200)
            room.hear(frame1(-1, range(1000), dict.fromkeys(keys, (0.5, 0.5)), source=f"flood {source}"), after_s=0.0)
    assert len(room.down()) == MAX_SOURCES * MAX_CONTACTS
    assert room.wait(SILENCE_S)
    assert room.down() == set()
    assert room.hear(frame1(1, [1], {1: (0.1, 0.1)}, source="a board"))[0][1] == "down"


def test_a_source_that_has_nothing_down_makes_room(room: Room) -> None:
    for source in range(3 * MAX_SOURCES):
        assert (
            len(room.hear(frame1(1, [1], {1: (0.1, 0.1)}, source=f"{source}"), frame1(2, [], source=f"{source}"))) == 2
        )


def test_of_those_with_nothing_down_the_one_that_was_silent_longest_is_forgotten(room: Room) -> None:
    for source in range(MAX_SOURCES):
        room.hear(frame1(9, [], source=f"{source}"), after_s=0.001)
    room.hear(frame1(9, [], source="0"), frame1(9, [], source="another"), after_s=0.001)
    late = {1: (0.1, 0.1)}
    assert room.hear(frame1(8, [1], late, source="0")) == []
    assert room.hear(frame1(8, [1], late, source="1")) == [(1, "down", 0.1, 0.1)]
