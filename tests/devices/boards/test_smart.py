"""SMART Boards, by bytes made for it: those that no recording has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.api.boards import BadReportError
from tni.api.devices import (
    BoardButton,
    ButtonPressed,
    Contact,
    ContactState,
    ContactTool,
    PenColour,
    Step,
    ToolTaken,
)
from tni.devices.boards.smart_sb680 import SmartSb680, packet
from tni.devices.boards.smart_sb885 import SmartSb885
from tni.devices.boards.smart_ws200 import SmartWs200

DOWN, MOVE, UP = ContactState.DOWN, ContactState.MOVE, ContactState.UP


def contacts(step: Step) -> list[Contact]:
    return [event for event in step.events if isinstance(event, Contact)]


def states(*steps: Step) -> list[ContactState]:
    return [contact.state for step in steps for contact in contacts(step)]


def touch(x: int, y: int, *, down: bool = True) -> bytes:
    return bytes((1, down, x & 0xFF, x >> 8 | (y & 0xF) << 4, y >> 4))


def taken(bits: int) -> bytes:
    return packet(0xD2, 0x05, bits, 0x00)


# -- SB680


def test_a_position_has_eleven_bits_of_two_and_a_half_bytes() -> None:
    board = SmartSb680()
    (corner,) = contacts(board.on_report(touch(2047, 2047), 0.0))
    (middle,) = contacts(board.on_report(touch(0x2A5, 0x51C), 0.1))
    assert (corner.touch.x, corner.touch.y) == (1.0, 1.0)
    assert (middle.touch.raw_x, middle.touch.raw_y) == (0x2A5, 0x51C)


def test_what_touches_is_the_pen_that_was_taken_last() -> None:
    board = SmartSb680()
    tools = []
    for bits in (0x08, 0x0C, 0x08, 0x00):
        board.on_report(taken(bits), 0.0)
        (contact, *_) = contacts(board.on_report(touch(5, 5), 0.0))
        board.on_report(touch(5, 5, down=False), 0.0)
        tools.append((contact.touch.tool, contact.touch.colour))
    assert tools == [
        (ContactTool.PEN, PenColour.RED),
        (ContactTool.ERASER, None),
        (ContactTool.PEN, PenColour.RED),
        (ContactTool.FINGER, None),
    ]


def test_a_pen_that_is_put_back_while_another_is_out_changes_nothing() -> None:
    board = SmartSb680()
    board.on_report(taken(0x01), 0.0)
    assert board.on_report(taken(0x03), 0.0).events == (ToolTaken(ContactTool.PEN, PenColour.GREEN),)
    assert board.on_report(taken(0x02), 0.0).events == ()
    assert board.on_report(taken(0x00), 0.0).events == (ToolTaken(None),)


def test_a_stroke_goes_on_as_it_began_when_a_pen_is_taken_meanwhile() -> None:
    board = SmartSb680()
    board.on_report(taken(0x01), 0.0)
    board.on_report(touch(5, 5), 0.0)
    board.on_report(taken(0x05), 0.0)
    (contact,) = contacts(board.on_report(touch(6, 6), 0.0))
    assert (contact.state, contact.touch.tool, contact.touch.colour) == (MOVE, ContactTool.PEN, PenColour.BLUE)


def test_a_touch_whose_lift_was_lost_ends_in_silence() -> None:
    board = SmartSb680()
    wake_at_s = board.on_report(touch(5, 5), 1.0).wake_at_s
    assert wake_at_s is not None
    assert 1.0 < wake_at_s <= 1.2
    assert states(board.on_timer(wake_at_s)) == [UP]
    assert board.on_timer(wake_at_s + 1).wake_at_s is None


@given(st.floats(0, 1e6))
def test_silence_is_over_when_the_board_said_it_would_be(touched_at_s: float) -> None:
    """Whatever seconds are rounded to: who is woken in time and still waits would be woken for ever."""
    board = SmartSb680()
    wake_at_s = board.on_report(touch(5, 5), touched_at_s).wake_at_s
    assert wake_at_s is not None
    assert states(board.on_timer(wake_at_s)) == [UP]


def test_other_reports_do_not_keep_a_lost_touch_alive() -> None:
    board = SmartSb680()
    board.on_report(touch(5, 5), 1.0)
    assert states(board.on_report(packet(0xC3, 0x00, 0x61, 0x80, 0x00), 1.5)) == [UP]


def test_a_board_that_is_unplugged_lifts_what_touches() -> None:
    board = SmartSb680()
    board.on_report(touch(5, 5), 1.0)
    assert states(board.release(1.01)) == [UP]
    assert board.release(1.02).events == ()


@pytest.mark.parametrize("place", [2, 3, 4])
def test_a_packet_whose_check_sum_is_wrong_is_refused(place: int) -> None:
    board, report = SmartSb680(), bytearray(taken(0x08))
    report[place] ^= 0x01
    with pytest.raises(BadReportError):
        board.on_report(bytes(report), 0.0)
    assert board.on_report(taken(0x00), 0.0).events == ()


@pytest.mark.parametrize("report", [b"\1", b"\1\1\0\0", b"\2\xd2\5\1"])
def test_a_report_that_is_cut_off_is_refused(report: bytes) -> None:
    with pytest.raises(BadReportError):
        SmartSb680().on_report(report, 0.0)


@pytest.mark.parametrize("report", [b"", b"\0", b"\7\1\2\3", packet(0xE1, 0x14, 0x00), packet(0x77, 1, 2)])
def test_what_says_nothing_of_pens_is_passed_over(report: bytes) -> None:
    assert SmartSb680().on_report(report, 0.0) == Step()


# -- 0b8c:0001 with its maker's software, from documentation

ASKS = packet(0xD2, 0x00, 0x00)
ANSWER = bytes.fromhex("02e10001e0").ljust(17, b"\0")


def test_the_watchdog_is_answered_each_time() -> None:
    board = SmartSb680()
    assert board.start(0.0).writes == ()
    assert [board.on_report(ASKS, at_s).writes for at_s in (0.0, 0.5)] == [(ANSWER,)] * 2


def test_packets_carry_positions_of_twelve_bits() -> None:
    board = SmartSb680()
    (down,) = contacts(board.on_report(bytes((2, 0xB4, 4, 0x80, 0x34, 0xA7, 0x56)), 0.0))
    assert (down.touch.raw_x, down.touch.raw_y) == (0xA34, 0x756)
    assert down.touch.x == pytest.approx(0xA34 / 4095)
    assert states(board.on_report(bytes((2, 0xB4, 4, 0x00, 0, 0, 0)), 0.01)) == [UP]


@pytest.mark.parametrize(
    ("bits", "check"), [(0x00, 0x2A), (0x01, 0x2B), (0x02, 0x28), (0x04, 0x2E), (0x08, 0x22), (0x10, 0x3A)]
)
def test_the_light_of_the_pen_that_is_out_is_lit(bits: int, check: int) -> None:
    board = SmartSb680()
    board.on_report(ASKS, 0.0)
    (light,) = board.on_report(packet(0xE1, 0x05, bits), 0.0).writes
    assert light.rstrip(b"\0") == bytes((2, 0xD2, 7, 0xFF, bits, check))


def test_nothing_is_written_to_a_board_that_has_not_asked() -> None:
    board = SmartSb680()
    assert board.on_report(taken(0x08), 0.0).writes == ()
    assert board.on_report(touch(1, 1), 0.0).writes == ()


def test_of_two_pens_none_is_lit() -> None:
    board = SmartSb680()
    board.on_report(ASKS, 0.0)
    (light,) = board.on_report(packet(0xE1, 0x05, 0x18), 0.0).writes
    assert light[4] == 0


# -- SB885


def slot(key: int, x: int, y: int, flags: int = 0x07) -> bytes:
    return bytes((flags, key, 1, 0)) + x.to_bytes(2, "little") + y.to_bytes(2, "little")


def fingers(count: int, *slots: bytes) -> bytes:
    return b"\3" + b"".join(slots).ljust(32, b"\0") + bytes((count,))


def pen(flags: int, x: int = 100, y: int = 200) -> bytes:
    return bytes((5, flags, 0xFF, 0x03)) + x.to_bytes(2, "little") + y.to_bytes(2, "little")


def test_fingers_of_one_report_come_and_go_each_by_itself() -> None:
    board = SmartSb885()
    both = board.on_report(fingers(2, slot(0, 10, 20), slot(1, 4095, 0)), 0.0)
    one = board.on_report(fingers(2, slot(0, 11, 21), slot(1, 4095, 0, flags=0x06)), 0.01)
    assert [(c.state, c.touch.raw_x, c.touch.tool) for c in contacts(both)] == [
        (DOWN, 10, ContactTool.FINGER),
        (DOWN, 4095, ContactTool.FINGER),
    ]
    assert [(c.state, c.touch.raw_x) for c in contacts(one)] == [(MOVE, 11), (UP, 4095)]


def test_a_frame_of_six_fingers_is_two_reports() -> None:
    board = SmartSb885()
    first = fingers(6, *(slot(key, key, key) for key in range(4)))
    second = fingers(0, slot(4, 4, 4), slot(5, 5, 5))
    assert states(board.on_report(first, 0.0), board.on_report(second, 0.001)) == [DOWN] * 6
    assert states(board.on_report(first, 0.01), board.on_report(second, 0.011)) == [MOVE] * 6


def test_what_no_frame_has_any_more_is_lifted() -> None:
    board = SmartSb885()
    board.on_report(fingers(2, slot(0, 1, 1), slot(1, 2, 2)), 0.0)
    assert states(board.on_report(fingers(1, slot(1, 3, 3)), 0.01)) == [MOVE, UP]


def test_a_pen_has_the_colour_of_the_button_and_the_number_of_its_place() -> None:
    board = SmartSb885()
    assert board.on_report(b"\6\x08", 0.0).events == (ButtonPressed(BoardButton.RED),)
    assert board.on_report(b"\6\x08", 0.0).events == ()
    assert board.on_report(b"\2\xc3\xd5\x16\0\4\4", 0.0).events == (ToolTaken(ContactTool.PEN, PenColour.RED),)
    (written,) = contacts(board.on_report(pen(0x03), 0.0))
    assert (written.touch.tool, written.touch.pen, written.touch.colour) == (ContactTool.PEN, 1, PenColour.RED)
    board.on_report(b"\6\0", 0.0)
    board.on_report(b"\6\x02", 0.0)
    (same,) = contacts(board.on_report(pen(0x03), 0.0))
    assert (same.state, same.touch.colour) == (MOVE, PenColour.RED), "a stroke has one colour"
    board.on_report(pen(0x00), 0.0)
    (next_one,) = contacts(board.on_report(pen(0x03), 0.0))
    assert next_one.touch.colour is PenColour.BLUE


def test_the_trays_eraser_erases_and_so_does_what_the_board_calls_one() -> None:
    board = SmartSb885()
    (palm,) = contacts(board.on_report(pen(0x10), 0.0))
    board.on_report(pen(0x00), 0.0)
    board.on_report(b"\2\xc3\xd5\x16\0\2\2", 0.0)
    (wiped,) = contacts(board.on_report(pen(0x03), 0.0))
    assert (palm.touch.tool, wiped.touch.tool) == (ContactTool.ERASER, ContactTool.ERASER)


def test_pen_and_finger_touch_at_once() -> None:
    board = SmartSb885()
    written, touched = board.on_report(pen(0x03), 0.0), board.on_report(fingers(1, slot(0, 1, 1)), 0.001)
    lifted = board.on_report(pen(0x00), 0.01)
    assert [c.touch.tool for c in contacts(written) + contacts(touched)] == [ContactTool.PEN, ContactTool.FINGER]
    assert [(c.state, c.touch.tool) for c in contacts(lifted)] == [(UP, ContactTool.PEN)]


# -- slate


def test_the_slates_pen_touches_while_it_is_pressed() -> None:
    board = SmartWs200()

    def report(flags: int, pressure: int) -> bytes:
        return bytes((2, flags)) + b"\x54\x3f\x11\x2a" + pressure.to_bytes(2, "little")

    steps = [board.on_report(report(*said), 0.0) for said in ((0x90, 0), (0x91, 128), (0x91, 600), (0x10, 600))]
    assert states(*steps) == [DOWN, MOVE, UP]
    down, move, _ = (contact for step in steps for contact in contacts(step))
    assert (down.touch.raw_x, down.touch.raw_y) == (0x3F54, 0x2A11)
    assert (down.touch.pressure, move.touch.pressure) == (0.25, 1.0)
