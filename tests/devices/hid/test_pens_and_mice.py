"""Pens with two ends, single touch, absolute mice, and devices that are several of these."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.hid_boards import (
    Finger,
    collection,
    mouse,
    mouse_report,
    pen,
    pen_report,
    told,
    touch_report,
    touch_screen,
)
from tni.api.devices import Contact, ContactTool, Step
from tni.devices.hid import usages as u
from tni.devices.hid.multitouch import HidBoard
from tni.devices.hid.quirks import DEFAULT, IN_RANGE, LG, SIS, SMART, TWO_FINGERS, UNSEEN_IS_UP, WINDOWS_8, quirks_for
from tni.devices.hid.synthetic import DescriptorItem, encode_item, encode_padding, encode_variable


def contacts(step: Step) -> list[Contact]:
    return [event for event in step.events if isinstance(event, Contact)]


@pytest.mark.parametrize("what", [u.DIGITIZER, u.PEN, u.WHITE_BOARD])
def test_a_pen_writes_with_pressure(what: int) -> None:
    board = HidBoard(pen(what))
    assert told(board.on_report(pen_report(5, 6), 0.0)) == []
    (down,) = contacts(board.on_report(pen_report(5, 6, tip=True, pressure=50), 0.1))
    assert (down.touch.tool, down.touch.pressure, down.touch.raw_x) == (ContactTool.PEN, 0.25, 5)
    (beyond,) = contacts(board.on_report(pen_report(5, 6, tip=True, pressure=255), 0.2))
    assert beyond.touch.pressure == 1.0
    assert told(board.on_report(pen_report(9, 9), 0.3)) == [(1, "up", 5, 6)]


def test_the_other_end_erases_by_eraser_bit_or_by_invert() -> None:
    for report in (pen_report(1, 2, eraser=True), pen_report(1, 2, invert=True, tip=True)):
        (down,) = contacts(HidBoard(pen()).on_report(report, 0.0))
        assert down.touch.tool is ContactTool.ERASER
    assert HidBoard(pen()).on_report(pen_report(1, 2, invert=True), 0.0).events == ()


def test_a_pen_turned_over_without_lifting_is_another_contact() -> None:
    board = HidBoard(pen())
    board.on_report(pen_report(1, 1, tip=True), 0.0)
    step = board.on_report(pen_report(2, 2, eraser=True), 0.1)
    assert told(step) == [(1, "up", 1, 1), (2, "down", 2, 2)]
    assert [c.touch.tool for c in contacts(step)] == [ContactTool.PEN, ContactTool.ERASER]


def test_a_single_touch_screen_needs_no_contact_id() -> None:
    descriptor = collection(
        1,
        u.TOUCH_SCREEN,
        encode_variable(u.TIP_SWITCH, 1, 1),
        encode_padding(7),
        encode_variable(u.X, 8, 100),
        encode_variable(u.Y, 8, 100),
    )
    board = HidBoard(descriptor)
    (down,) = contacts(board.on_report(bytes([1, 10, 20]), 0.0))
    assert (down.touch.tool, down.touch.x, down.touch.y) == (ContactTool.FINGER, 0.1, 0.2)
    assert told(board.on_report(bytes([0, 50, 50]), 0.1)) == [(1, "up", 10, 20)]


def test_an_absolute_mouse_touches_with_its_first_button() -> None:
    board = HidBoard(mouse())
    assert told(board.on_report(mouse_report(1, 2), 0.0)) == []
    assert told(board.on_report(mouse_report(1, 2, button=2), 0.0)) == []
    assert told(board.on_report(mouse_report(3, 4, button=1), 0.1)) == [(1, "down", 3, 4)]
    assert told(board.on_report(mouse_report(9, 9), 0.2)) == [(1, "up", 3, 4)]


def test_a_mouse_falls_silent_when_the_board_begins_to_report_touches() -> None:
    board = HidBoard(touch_screen(1) + mouse(2))
    assert told(board.on_report(b"\x02" + mouse_report(3, 4, button=1), 0.0)) == [(1, "down", 3, 4)]
    step = board.on_report(touch_report(1, [Finger(1, 5, 5)], 1), 0.1)
    assert told(step) == [(1, "up", 3, 4), (2, "down", 5, 5)]
    assert told(board.on_report(b"\x02" + mouse_report(3, 4, button=1), 0.2)) == []


def test_pens_in_reports_of_their_own_write_at_once() -> None:
    board = HidBoard(
        b"".join(
            collection(1, u.PEN, encode_item(DescriptorItem.REPORT_ID, number), encode_variable(u.TIP_SWITCH, 8, 1))[
                :-1
            ]
            + encode_variable(u.X, 8, 100)
            + encode_variable(u.Y, 8, 100)
            + encode_item(DescriptorItem.END_COLLECTION)
            for number in (7, 8)
        )
    )
    assert told(board.on_report(bytes([7, 1, 10, 10]), 0.0)) == [(1, "down", 10, 10)]
    assert told(board.on_report(bytes([8, 1, 20, 20]), 0.1)) == [(2, "down", 20, 20)]
    assert told(board.on_report(bytes([7, 1, 11, 11]), 0.2)) == [(1, "move", 11, 11)]


def test_several_pens_in_one_report_are_told_apart_by_transducer() -> None:
    stylus = collection(
        0,
        u.STYLUS,
        encode_variable(u.TIP_SWITCH, 8, 1),
        encode_variable(u.TRANSDUCER_INDEX, 8, 10),
        encode_variable(u.X, 8, 100),
        encode_variable(u.Y, 8, 100),
    )
    board = HidBoard(collection(1, u.PEN, stylus * 2))
    step = board.on_report(bytes([1, 4, 10, 10, 1, 6, 20, 20]), 0.0)
    assert told(step) == [(1, "down", 10, 10), (2, "down", 20, 20)]
    step = board.on_report(bytes([1, 6, 21, 21, 1, 4, 11, 11]), 0.1)
    assert told(step) == [(2, "move", 21, 21), (1, "move", 11, 11)]


def test_x_twice_is_the_contact_and_then_its_centre() -> None:
    def twice(what: int) -> bytes:
        one = encode_variable(what, 8, 100)
        return one[:-4] + encode_item(DescriptorItem.REPORT_COUNT, 2) + encode_item(DescriptorItem.INPUT, 2)

    finger = collection(
        2, u.FINGER, encode_variable(u.TIP_SWITCH, 8, 1), encode_variable(u.CONTACT_ID, 8, 9), twice(u.X), twice(u.Y)
    )
    board = HidBoard(collection(1, u.TOUCH_SCREEN, finger * 2))
    step = board.on_report(bytes([1, 0, 10, 99, 11, 98, 1, 1, 20, 97, 21, 96]), 0.0)
    assert told(step) == [(1, "down", 10, 11), (2, "down", 20, 21)]


def test_the_table_of_devices_is_for_those_without_a_certificate() -> None:
    assert quirks_for(0x1477, 0x1006, certified=False) is UNSEEN_IS_UP
    assert quirks_for(0x1477, 0x1006, certified=True) is WINDOWS_8
    assert quirks_for(0x0B8C, 0x0092, certified=True) is SMART
    assert quirks_for(0x1FD2, 0x6007, certified=True) is LG
    assert quirks_for(0xFFFF, 0xFFFF, certified=False) is DEFAULT
    assert quirks_for(0x0EEF, 0x72C4, certified=True) is IN_RANGE
    assert quirks_for(0x0EEF, 0xC002, certified=False) is IN_RANGE
    assert quirks_for(0x0416, 0xC168, certified=True) == replace(WINDOWS_8, sticky=False)
    assert quirks_for(0x0416, 0xC168, certified=False) is DEFAULT
    assert quirks_for(0x0457, 0x1234, certified=True) is quirks_for(0x0457, 1, certified=False) is SIS
    assert quirks_for(0x0DFC, 0x0003, certified=False) is TWO_FINGERS


def test_a_contact_id_declared_constant_counts_where_the_table_says_so() -> None:
    descriptor = collection(
        1,
        u.TOUCH_SCREEN,
        collection(
            2,
            u.FINGER,
            encode_variable(u.TIP_SWITCH, 8, 1),
            encode_variable(u.CONTACT_ID, 8, 9)[:-1] + b"\x03",
            encode_variable(u.X, 8, 100),
            encode_variable(u.Y, 8, 100),
        )
        * 2,
        encode_variable(u.CONTACT_COUNT, 8, 9),
    )
    report = bytes([1, 3, 10, 10, 1, 5, 20, 20, 2])
    swapped = bytes([1, 5, 20, 20, 1, 3, 10, 10, 2])
    board = HidBoard(descriptor, 0x1FD2, 0x6007)
    board.on_report(report, 0.0)
    assert told(board.on_report(swapped, 0.1)) == [(2, "move", 20, 20), (1, "move", 10, 10)]
    by_place = HidBoard(descriptor)
    by_place.on_report(report, 0.0)
    assert told(by_place.on_report(swapped, 0.1)) == [(1, "move", 20, 20), (2, "move", 10, 10)]
