"""TUIO 2.0 as its specification has it, told by an encoder that was written from it."""

from __future__ import annotations

import pytest

from tests.support.tuio_senders import (
    IMMEDIATELY,
    NTP_2026,
    Pointer,
    Room,
    Time,
    Value,
    bounds,
    bundle,
    frame2,
    message,
)
from tni.api.devices import ContactTool, Provenance
from tni.devices.tuio.arguments import TuioError
from tni.devices.tuio.driver import SILENCE_S
from tni.devices.tuio.surface import LATE_S
from tni.devices.tuio.v2 import PROVENANCE, Tuio2


@pytest.fixture
def room() -> Room:
    return Room(Tuio2())


def test_it_is_said_to_be_from_documentation() -> None:
    assert PROVENANCE is Provenance.DOCUMENTED


def test_a_finger_comes_moves_and_goes(room: Room) -> None:
    assert room.hear(frame2(1, [7], {7: Pointer(0.25, 0.5)})) == [(1, "down", 0.25, 0.5)]
    assert room.hear(frame2(2, [7], {7: Pointer(0.5, 0.5, moving=(0.1, 0.0, 0.0, 0.0, 0.0))})) == [
        (1, "move", 0.5, 0.5)
    ]
    assert room.hear(frame2(3, [7])) == []
    assert room.hear(frame2(4, [])) == [(1, "up", 0.5, 0.5)]


@pytest.mark.parametrize(
    ("kind", "tool"),
    [
        (0, ContactTool.FINGER),
        (1, ContactTool.FINGER),
        (5, ContactTool.FINGER),
        (10, ContactTool.FINGER),
        (11, ContactTool.PEN),
        (13, ContactTool.FINGER),
        (0x16, ContactTool.PALM),
        (0xFFFF, ContactTool.FINGER),
    ],
)
@pytest.mark.parametrize("user", [0, 2, 0xFFF])
def test_the_type_says_what_touches_whoever_does(room: Room, kind: int, tool: ContactTool, user: int) -> None:
    room.hear(frame2(1, [1], {1: Pointer(0.5, 0.5, kind, user)}))
    assert room.said[0].touch.tool is tool


def test_pressure_is_told_by_a_source_that_has_a_sensor(room: Room) -> None:
    room.hear(frame2(1, [1], {1: Pointer(0.1, 0.1, 11)}), frame2(2, [1], {1: Pointer(0.1, 0.1, 11)}))
    assert [c.touch.pressure for c in room.said] == [None, None]
    for number, pressure in enumerate((0.5, 0.0, 3.0), 3):
        room.hear(frame2(number, [1], {1: Pointer(0.1, 0.1, 11, pressure=pressure)}))
    assert [c.touch.pressure for c in room.said[2:]] == [0.5, 0.0, 1.0]


def test_a_pen_that_hovers_does_not_write(room: Room) -> None:
    assert room.hear(frame2(1, [1], {1: Pointer(0.1, 0.1, 11, pressure=-0.2)})) == []
    assert room.hear(frame2(2, [1], {1: Pointer(0.2, 0.2, 11, pressure=0.4)})) == [(1, "down", 0.2, 0.2)]
    assert room.hear(frame2(3, [1], {1: Pointer(0.3, 0.3, 11, pressure=-0.1)})) == [(1, "up", 0.2, 0.2)]
    assert room.hear(frame2(4, [1], {1: Pointer(0.4, 0.4, 11, pressure=0.4)})) == [(2, "down", 0.4, 0.4)]


def test_bounds_of_the_same_session_are_its_size(room: Room) -> None:
    room.hear(frame2(1, [1, 2], {1: Pointer(0.1, 0.1), 2: Pointer(0.2, 0.2)}, bounds(2, 0.25, 0.125)))
    assert [(c.touch.width, c.touch.height) for c in room.said] == [(None, None), (0.25, 0.125)]
    room.hear(frame2(2, [1, 2], {2: Pointer(0.3, 0.3)}))
    assert (room.said[-1].touch.width, room.said[-1].touch.height) == (0.25, 0.125)
    room.hear(frame2(3, [1]), frame2(4, [1, 2], {2: Pointer(0.3, 0.3)}))
    assert room.said[-1].touch.width is None


def test_bounds_tokens_and_symbols_alone_draw_nothing(room: Room) -> None:
    token = message("/tuio2/tok", 3, 1, 82, 0.6, 0.7, 0.3)
    symbol = message("/tuio2/sym", 3, 1, 82, "ms/id", "0x50E1")
    assert room.hear(frame2(1, [3, 4], None, token, symbol, bounds(4, 0.1, 0.1))) == []


def test_the_senders_clock_counts_from_its_first_frame(room: Room) -> None:
    quarter = 1 << 30
    times: list[Value] = [Time(NTP_2026, 3 * quarter), Time(NTP_2026 + 1, 0), Time(NTP_2026 + 4, quarter)]
    for number, time in enumerate(times, 1):
        room.hear(frame2(number, [1], {1: Pointer(0.1, 0.1)}, time=time))
    assert [c.touch.device_s for c in room.said] == [0.0, 0.25, 3.5]


@pytest.mark.parametrize("time", [IMMEDIATELY, 1_234, "now"])
def test_a_sender_may_have_no_clock(room: Room, time: Value) -> None:
    room.hear(frame2(1, [1], {1: Pointer(0.1, 0.1)}, time=time))
    assert room.said[0].touch.device_s is None


def test_a_clock_that_is_set_back_begins_anew(room: Room) -> None:
    for number, second in enumerate((NTP_2026 + 60, NTP_2026, NTP_2026 + 1), 1):
        room.hear(frame2(number, [1], {1: Pointer(0.1, 0.1)}, time=Time(second)))
    assert [c.touch.device_s for c in room.said] == [0.0, 0.0, 1.0]


def test_a_frame_in_several_datagrams_ends_with_the_last(room: Room) -> None:
    assert room.hear(frame2(5, None, {1: Pointer(0.1, 0.1)})) == []
    assert room.hear(frame2(5, [1, 2], {2: Pointer(0.2, 0.2)})) == [(1, "down", 0.1, 0.1), (2, "down", 0.2, 0.2)]


def test_no_more_is_kept_of_a_frame_without_end_than_can_touch(room: Room) -> None:
    for begin in range(0, 1000, 100):
        room.hear(frame2(5, None, {key: Pointer(0.1, 0.1) for key in range(begin, begin + 100)}))
    assert room.hear(frame2(5, [0, 249, 250, 999])) == [(1, "down", 0.1, 0.1), (2, "down", 0.1, 0.1)]


def test_a_frame_that_was_overtaken_is_passed_over(room: Room) -> None:
    room.hear(frame2(5, [1], {1: Pointer(0.1, 0.1)}), frame2(7, [1], {1: Pointer(0.3, 0.3)}))
    assert room.hear(frame2(6, [], {1: Pointer(0.2, 0.2)})) == []
    assert room.hear(frame2(8, [1])) == []


def test_a_sender_that_starts_again_counts_anew(room: Room) -> None:
    room.hear(frame2(500, [0], {0: Pointer(0.1, 0.1)}, time=Time(NTP_2026)))
    heard = room.hear(frame2(1, [0], {0: Pointer(0.9, 0.9)}, time=Time(NTP_2026 + 9)), after_s=LATE_S + 0.1)
    assert heard == [(1, "up", 0.1, 0.1), (2, "down", 0.9, 0.9)]
    assert room.said[-1].touch.device_s == 0.0


def test_numbers_beyond_the_half_of_32_bits_go_on_upwards(room: Room) -> None:
    room.hear(frame2(2**31 - 1, [1], {1: Pointer(0.1, 0.1)}))
    assert room.hear(frame2(-(2**31), [1], {1: Pointer(0.2, 0.2)})) == [(1, "move", 0.2, 0.2)]
    assert room.hear(frame2(2**31 - 1, [])) == []


def test_sources_are_told_apart_and_silence_lifts(room: Room) -> None:
    room.hear(frame2(9, [1], {1: Pointer(0.1, 0.1)}, source="a"), frame2(1, [1], {1: Pointer(0.2, 0.2)}, source="b"))
    assert room.hear(frame2(2, [], source="b")) == [(2, "up", 0.2, 0.2)]
    assert room.wait(SILENCE_S) == [(1, "up", 0.1, 0.1)]


def test_nothing_counts_before_its_frame(room: Room) -> None:
    assert room.hear(bundle(Pointer(0.1, 0.1).said(1), message("/tuio2/alv", 1))) == []


@pytest.mark.parametrize("values", [(1, IMMEDIATELY), (1, IMMEDIATELY, 0)])
def test_a_frame_may_lack_what_drafts_did_not_have(room: Room, values: tuple[Value, ...]) -> None:
    said = (message("/tuio2/frm", *values), Pointer(0.1, 0.1).said(1), message("/tuio2/alv", 1))
    assert room.hear(bundle(*said)) == [(1, "down", 0.1, 0.1)]


@pytest.mark.parametrize(
    "wrong",
    [
        message("/tuio2/frm"),
        message("/tuio2/frm", "one", IMMEDIATELY, 0, "a"),
        message("/tuio2/frm", 1, IMMEDIATELY, 0, 4),
        message("/tuio2/ptr", 1, 1, 0, 0.5, 0.5),
        message("/tuio2/ptr", 1, 1, 0, float("nan"), 0.5, 0.0, 0.0, 0.0, 0.0),
        message("/tuio2/bnd", 1, 0.5, 0.5),
        message("/tuio2/alv", 0.5),
    ],
)
def test_a_message_that_is_wrong_spoils_its_datagram_alone(room: Room, wrong: bytes) -> None:
    room.hear(frame2(1, [1], {1: Pointer(0.1, 0.1)}))
    with pytest.raises(TuioError):
        room.hear(bundle(frame2(2, []), wrong))
    assert room.hear(frame2(2, [1], {1: Pointer(0.2, 0.2)})) == [(1, "move", 0.2, 0.2)]
