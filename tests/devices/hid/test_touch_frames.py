"""Frames of contacts: serial, parallel, hybrid; counts that lie; ids that come again; silence."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.support.hid_boards import MAX, Finger, collection, mouse, told, touch_report, touch_screen
from tni.api.devices import Contact, ContactTool, Step
from tni.core.device_errors import NotABoardError, ShortReportError
from tni.devices.hid import usages as u
from tni.devices.hid.multitouch import HidBoard
from tni.devices.hid.scan_clock import TICK_S, ScanClock
from tni.devices.hid.surface import SILENCE_S
from tni.devices.hid.synthetic import DescriptorItem, encode_item, encode_padding, encode_variable

XIROKU = (0x1477, 0x1006)  # not seen means up
CANDO = (0x2087, 0x0A01)  # valid is in range, by order
QUANTA = (0x0408, 0x3001)  # valid is confidence


def tools(step: Step) -> list[ContactTool]:
    return [event.touch.tool for event in step.events if isinstance(event, Contact)]


def test_a_contact_goes_down_moves_and_goes_up_where_it_was() -> None:
    board = HidBoard(touch_screen(2))
    assert told(board.on_report(touch_report(2, [Finger(7, 10, 20)], 1), 0.0)) == [(1, "down", 10, 20)]
    assert told(board.on_report(touch_report(2, [Finger(7, 11, 21)], 1), 0.1)) == [(1, "move", 11, 21)]
    assert told(board.on_report(touch_report(2, [Finger(7, 11, 21)], 1), 0.2)) == [(1, "move", 11, 21)]
    assert told(board.on_report(touch_report(2, [Finger(7, 500, 600, tip=False)], 1), 0.3)) == [(1, "up", 11, 21)]
    assert told(board.on_report(touch_report(2, [Finger(7, 12, 22)], 1), 0.4)) == [(2, "down", 12, 22)]


def test_positions_are_shares_of_the_logical_range_at_the_time_of_the_report() -> None:
    step = HidBoard(touch_screen(1)).on_report(touch_report(1, [Finger(0, 250, MAX)], 1), 3.5)
    (contact,) = step.events
    assert isinstance(contact, Contact)
    assert (contact.touch.x, contact.touch.y, contact.at_s) == (0.25, 1.0, 3.5)
    touch = contact.touch
    assert (touch.tool, touch.pressure, touch.width, touch.height) == (ContactTool.FINGER, None, None, None)


def test_parallel_slots_are_one_frame_and_those_beyond_the_count_are_not_looked_at() -> None:
    board = HidBoard(touch_screen(3))
    report = touch_report(3, [Finger(1, 1, 1), Finger(2, 2, 2), Finger(3, 3, 3)], 2)
    assert told(board.on_report(report, 0.0)) == [(1, "down", 1, 1), (2, "down", 2, 2)]


def test_a_hybrid_frame_is_told_when_its_last_report_has_come() -> None:
    board = HidBoard(touch_screen(2))
    assert told(board.on_report(touch_report(2, [Finger(1, 1, 1), Finger(2, 2, 2)], 3), 0.0)) == []
    step = board.on_report(touch_report(2, [Finger(3, 3, 3), Finger(0, 9, 9)], 0), 0.01)
    assert told(step) == [(1, "down", 1, 1), (2, "down", 2, 2), (3, "down", 3, 3)]
    assert {event.at_s for event in step.events if isinstance(event, Contact)} == {0.01}


def test_a_hybrid_frame_may_repeat_its_count_in_every_report() -> None:
    board = HidBoard(touch_screen(1, timed=True), *XIROKU)
    assert told(board.on_report(touch_report(1, [Finger(1, 1, 1)], 2, 50), 0.0)) == []
    step = board.on_report(touch_report(1, [Finger(2, 2, 2)], 2, 50), 0.01)
    assert told(step) == [(1, "down", 1, 1), (2, "down", 2, 2)]


def test_serial_contacts_without_a_count_are_told_one_by_one() -> None:
    board = HidBoard(touch_screen(1, counted=False))
    assert told(board.on_report(touch_report(1, [Finger(1, 1, 1)]), 0.0)) == [(1, "down", 1, 1)]
    assert told(board.on_report(touch_report(1, [Finger(2, 2, 2)]), 0.01)) == [(2, "down", 2, 2)]
    assert told(board.on_report(touch_report(1, [Finger(1, 3, 3)]), 0.02)) == [(1, "move", 3, 3)]
    assert told(board.on_report(touch_report(1, [Finger(1, 3, 3, tip=False)]), 0.03)) == [(1, "up", 3, 3)]


def test_a_count_that_is_too_high_delays_a_frame_until_the_contact_comes_again() -> None:
    board = HidBoard(touch_screen(1))
    assert told(board.on_report(touch_report(1, [Finger(1, 1, 1)], 2), 0.00)) == []
    assert told(board.on_report(touch_report(1, [Finger(1, 2, 2)], 2), 0.01)) == [(1, "down", 1, 1)]
    assert told(board.on_report(touch_report(1, [Finger(1, 3, 3)], 2), 0.02)) == [(1, "move", 2, 2)]
    assert told(board.on_report(touch_report(1, [Finger(1, tip=False)], 2), 0.03)) == [(1, "move", 3, 3)]
    assert told(board.on_timer(0.03 + SILENCE_S)) == [(1, "up", 3, 3)]


def test_a_new_scan_time_ends_a_frame_that_lacks_a_contact_without_lifting_any() -> None:
    board = HidBoard(touch_screen(1, timed=True), *XIROKU)
    for scan_time, at_s in ((65535, 0.0), (0, 0.01)):  # the scan time wraps
        board.on_report(touch_report(1, [Finger(1, 1, 1)], 2, scan_time), at_s)
        board.on_report(touch_report(1, [Finger(2, 2, 2)], 0, scan_time), at_s)
    assert told(board.on_report(touch_report(1, [Finger(1, 3, 3)], 2, 100), 0.02)) == []
    step = board.on_report(touch_report(1, [Finger(2, 4, 4)], 2, 200), 0.03)
    assert told(step) == [(1, "move", 3, 3)]


def test_silence_ends_a_frame_whose_rest_never_comes() -> None:
    board = HidBoard(touch_screen(1))
    step = board.on_report(touch_report(1, [Finger(1, 1, 1)], 2), 5.0)
    assert step.wake_at_s == 5.0 + SILENCE_S
    assert told(board.on_timer(5.05)) == []
    step = board.on_timer(5.0 + SILENCE_S)
    assert told(step) == [(1, "down", 1, 1)]
    assert step.wake_at_s is None


def test_a_count_of_zero_lifts_what_it_says_is_lifted() -> None:
    board = HidBoard(touch_screen(2))
    board.on_report(touch_report(2, [Finger(1, 1, 1), Finger(2, 2, 2)], 2), 0.0)
    step = board.on_report(touch_report(2, [Finger(1, tip=False), Finger(2, tip=False)], 0), 0.1)
    assert told(step) == [(1, "up", 1, 1), (2, "up", 2, 2)]


def test_a_device_whose_count_is_always_zero_is_heard() -> None:
    board = HidBoard(touch_screen(2))
    assert told(board.on_report(touch_report(2, [Finger(5, 1, 1)], 0), 0.0)) == [(1, "down", 1, 1)]


def test_not_seen_means_up_for_the_devices_of_that_class_only() -> None:
    for ids, expected in ((XIROKU, [(1, "move", 1, 1), (2, "up", 2, 2)]), ((0, 0), [(1, "move", 1, 1)])):
        board = HidBoard(touch_screen(2), *ids)
        board.on_report(touch_report(2, [Finger(1, 1, 1), Finger(2, 2, 2)], 2), 0.0)
        assert told(board.on_report(touch_report(2, [Finger(1, 1, 1)], 1), 0.1)) == expected


def test_not_seen_means_up_counts_a_lifted_slot_as_read() -> None:
    board = HidBoard(touch_screen(2), *XIROKU)
    board.on_report(touch_report(2, [Finger(0, 5, 5)], 1), 0.0)
    assert told(board.on_report(touch_report(2, [Finger(0, 5, 5, tip=False)], 1), 0.1)) == [(1, "up", 5, 5)]


def test_not_seen_in_part_of_a_frame_is_not_up() -> None:
    board = HidBoard(touch_screen(1), *XIROKU)
    board.on_report(touch_report(1, [Finger(1, 1, 1)], 2), 0.0)
    board.on_report(touch_report(1, [Finger(2, 2, 2)], 0), 0.0)
    assert told(board.on_report(touch_report(1, [Finger(1, 3, 3)], 2), 0.1)) == []
    assert told(board.on_report(touch_report(1, [Finger(2, 4, 4)], 0), 0.1)) == [(1, "move", 3, 3), (2, "move", 4, 4)]


def test_hovering_is_not_sent() -> None:
    board = HidBoard(touch_screen(1, certified=True))
    assert told(board.on_report(touch_report(1, [Finger(1, 1, 1, tip=False)], 1), 0.0)) == []
    board.on_report(touch_report(1, [Finger(1, 1, 1)], 1), 0.01)
    assert told(board.on_report(touch_report(1, [Finger(1, 2, 2, tip=False)], 1), 0.02)) == [(1, "up", 1, 1)]
    assert told(board.on_report(touch_report(1, [Finger(1, 3, 3, tip=False)], 1), 0.03)) == []


def test_an_empty_slot_with_an_id_in_use_lifts_nobody() -> None:
    board = HidBoard(touch_screen(2))
    report = touch_report(2, [Finger(0, 1, 1), Finger(0, tip=False)], 2)
    assert told(board.on_report(report, 0.0)) == [(1, "down", 1, 1)]
    assert told(board.on_report(report, 0.1)) == [(1, "move", 1, 1)]


def test_of_duplicates_in_a_frame_certified_devices_mean_the_first() -> None:
    board = HidBoard(touch_screen(2, certified=True))
    report = touch_report(2, [Finger(1, 1, 1), Finger(1, 2, 2)], 2)
    assert told(board.on_report(report, 0.0)) == [(1, "down", 1, 1)]


def test_sticky_fingers_are_lifted_by_silence_on_certified_devices_only() -> None:
    board = HidBoard(touch_screen(2, certified=True))
    step = board.on_report(touch_report(2, [Finger(1, 1, 1), Finger(2, 2, 2)], 2), 1.0)
    assert step.wake_at_s == 1.0 + SILENCE_S
    step = board.on_timer(1.0 + SILENCE_S)
    assert told(step) == [(1, "up", 1, 1), (2, "up", 2, 2)]
    assert step.wake_at_s is None
    assert HidBoard(touch_screen(1)).on_report(touch_report(1, [Finger(1, 1, 1)], 1), 1.0).wake_at_s is None


def test_contact_ids_that_wrap_are_new_contacts() -> None:
    board = HidBoard(touch_screen(1))
    seen = []
    for lifetime in range(600):
        finger = lifetime % 256
        seen += told(board.on_report(touch_report(1, [Finger(finger)], 1), lifetime))
        board.on_report(touch_report(1, [Finger(finger, tip=False)], 1), lifetime + 0.5)
    assert [contact for contact, *_ in seen] == list(range(1, 601))


def test_in_range_decides_for_the_devices_of_that_class() -> None:
    board = HidBoard(touch_screen(2), *CANDO)
    report = touch_report(2, [Finger(9, 1, 1, in_range=False), Finger(9, 2, 2)], 2)
    assert told(board.on_report(report, 0.0)) == [(1, "down", 2, 2)]


def test_confidence_decides_for_the_devices_of_that_class() -> None:
    board = HidBoard(touch_screen(2), *QUANTA)
    report = touch_report(2, [Finger(1, 1, 1, confidence=False), Finger(2, 2, 2)], 2)
    assert told(board.on_report(report, 0.0)) == [(1, "down", 2, 2)]
    step = board.on_report(touch_report(2, [Finger(2, 2, 2, tip=False)], 1), 0.1)
    assert told(step) == [(1, "up", 2, 2)]


def test_no_confidence_is_a_palm() -> None:
    board = HidBoard(touch_screen(1, certified=True))
    assert tools(board.on_report(touch_report(1, [Finger(1, confidence=False)], 1), 0.0)) == [ContactTool.PALM]
    assert tools(board.on_report(touch_report(1, [Finger(1)], 1), 0.1)) == [ContactTool.FINGER]


def test_a_confidence_bit_that_was_never_set_says_nothing() -> None:
    board = HidBoard(touch_screen(1))
    assert tools(board.on_report(touch_report(1, [Finger(1, confidence=False)], 1), 0.0)) == [ContactTool.FINGER]
    board.on_report(touch_report(1, [Finger(1)], 1), 0.1)
    assert tools(board.on_report(touch_report(1, [Finger(1, confidence=False)], 1), 0.2)) == [ContactTool.PALM]


def test_a_position_out_of_range_with_null_state_is_no_touch() -> None:
    axes = b"".join(encode_variable(what, 8, 100)[:-2] + encode_item(DescriptorItem.INPUT, 0x42) for what in (u.X, u.Y))
    descriptor = collection(1, u.TOUCH_SCREEN, encode_variable(u.TIP_SWITCH, 1, 1), encode_padding(7), axes)
    board = HidBoard(descriptor)
    assert told(board.on_report(bytes([1, 200, 5]), 0.0)) == []
    assert told(board.on_report(bytes([1, 100, 5]), 0.1)) == [(1, "down", 100, 5)]
    assert told(board.on_report(bytes([1, 101, 5]), 0.2)) == [(1, "up", 100, 5)]


def test_signed_axes_start_at_their_minimum() -> None:
    axis = encode_item(DescriptorItem.LOGICAL_MIN, -100) + encode_item(DescriptorItem.LOGICAL_MAX, 100)
    axes = b"".join(encode_variable(what, 8, 1)[:4] + axis + encode_variable(what, 8, 1)[8:] for what in (u.X, u.Y))
    (contact,) = HidBoard(collection(1, u.TOUCH_SCREEN, axes)).on_report(bytes([0x9C, 50]), 0.0).events
    assert isinstance(contact, Contact)
    assert (contact.touch.raw_x, contact.touch.raw_y, contact.touch.x, contact.touch.y) == (-100, 50, 0.0, 0.75)


def test_a_short_report_is_refused_and_a_longer_one_read() -> None:
    board = HidBoard(touch_screen(1))
    report = touch_report(1, [Finger(1, 4, 5)], 1)
    with pytest.raises(ShortReportError) as caught:
        board.on_report(report[:-1], 0.0)
    assert (caught.value.report_id, caught.value.got, caught.value.need) == (1, 7, 8)
    assert told(board.on_report(report + b"\xff", 0.0)) == [(1, "down", 4, 5)]


@pytest.mark.parametrize("report", [b"", b"\x07\x01\x02", b"\x00"])
def test_reports_of_other_ids_are_passed_over(report: bytes) -> None:
    assert HidBoard(touch_screen(1)).on_report(report, 0.0) == Step()


def test_what_carries_no_position_is_no_board() -> None:
    keyboard = collection(1, 0x10006, encode_variable(0x70004, 8, 1))
    for descriptor in (keyboard, mouse(relative=True), b"", touch_screen(0)):
        with pytest.raises(NotABoardError):
            HidBoard(descriptor)


def test_release_lifts_all() -> None:
    board = HidBoard(touch_screen(2))
    board.on_report(touch_report(2, [Finger(1, 1, 1), Finger(2, 2, 2)], 2), 0.0)
    assert told(board.release(0.5)) == [(1, "up", 1, 1), (2, "up", 2, 2)]
    assert board.release(0.6) == Step()


def test_ever_new_ids_without_any_lift_do_not_fill_the_memory() -> None:
    board = HidBoard(touch_screen(10))
    for start in range(0, 256, 8):
        board.on_report(touch_report(10, [Finger(start + i) for i in range(8)], 8), start)
    assert len(told(board.release(300))) == 250


def test_a_boards_clock_goes_on_when_its_count_begins_anew() -> None:
    clock, count = ScanClock(), SimpleNamespace(low=0, high=65_535)
    assert clock.now_s is None
    for scan_time, ticks in ((65_530, 0), (65_535, 5), (4, 10), (1_004, 1_010)):
        clock.update(scan_time, count)  # type: ignore[arg-type]
        assert clock.now_s == pytest.approx(ticks * TICK_S)
