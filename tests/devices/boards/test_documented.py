"""Boards that are known from documentation alone, by bytes made after it."""

from __future__ import annotations

import pytest

from plugins.interwrite_mobi import InterwriteMobi
from plugins.teamboard import TeamBoard
from tests.support.hid_boards import Finger, collection, touch_report, touch_screen
from tni.api.boards import BadReportError
from tni.api.devices import (
    BoardButton,
    ButtonPressed,
    Contact,
    ContactState,
    ContactTool,
    DeviceInfo,
    Driver,
    PenColour,
    Provenance,
    Step,
)
from tni.devices.boards.ebeam import Ebeam
from tni.devices.boards.promethean import Promethean
from tni.devices.hid import usages as u
from tni.devices.hid.synthetic import DescriptorItem, encode_item, encode_padding, encode_variable
from tni.devices.registry import make_driver, vendor_drivers

DOWN, MOVE, UP = ContactState.DOWN, ContactState.MOVE, ContactState.UP


def contacts(*steps: Step) -> list[Contact]:
    return [event for step in steps for event in step.events if isinstance(event, Contact)]


def le(value: int) -> bytes:
    return value.to_bytes(2, "little")


def ebeam(state: int, x: int = 300, y: int = 400, quality: int = 120, valid: int = 3) -> bytes:
    return bytes((valid,)) + le(x) + le(y) + bytes((quality, state, 0xFF))


# report of a touch, report of a lift, and what the touch must be
TOUCHES: dict[str, tuple[Driver, bytes, bytes, tuple[int, int, float, float, ContactTool]]] = {
    "eBeam": (Ebeam(), ebeam(0x60), ebeam(0x61), (300, 400, 300 / 65535, 400 / 65535, ContactTool.PEN)),
    "Promethean": (
        Promethean(),
        b"\1\2\3" + le(32767) + le(16000) + b"\5",
        b"\1\2\3" + le(32767) + le(16000) + b"\4",
        (32767, 16000, 1.0, 16000 / 32767, ContactTool.PEN),
    ),
    "TeamBoard": (
        TeamBoard(),
        b"\1" + le(4095) + le(1024),
        b"\0" + le(4095) + le(1024),
        (4095, 1024, 1.0, 1024 / 4095, ContactTool.FINGER),
    ),
    "Mobi": (
        InterwriteMobi(),
        b"\5" + le(4000) + le(1500) + b"\1",
        b"\5" + le(4000) + le(1500) + b"\0",
        (4000, 1500, 0.5, 0.25, ContactTool.PEN),
    ),
}


@pytest.mark.parametrize("name", TOUCHES)
def test_a_touch_is_where_and_what_the_documentation_says(name: str) -> None:
    board, touch, lift, (raw_x, raw_y, x, y, tool) = TOUCHES[name]
    down, move, up = contacts(*(board.on_report(report, 1.0) for report in (touch, touch, lift)))
    assert (down.touch.raw_x, down.touch.raw_y, down.touch.tool) == (raw_x, raw_y, tool)
    assert (down.touch.x, down.touch.y) == pytest.approx((x, y))
    assert [down.state, move.state, up.state] == [DOWN, MOVE, UP]
    assert down.id == move.id == up.id
    assert board.on_report(lift, 1.1) == Step()


@pytest.mark.parametrize("name", TOUCHES)
def test_a_touch_outlives_a_pause_of_the_hand_but_not_its_board(name: str) -> None:
    board, touch, _, _ = TOUCHES[name]
    board.on_report(touch, 10.0)
    assert contacts(board.on_timer(10.5)) == []
    assert [c.state for c in contacts(board.on_timer(12.0))] == [UP]
    board.on_report(touch, 13.0)
    assert [c.state for c in contacts(board.release(13.1))] == [UP]


@pytest.mark.parametrize("name", TOUCHES)
def test_a_report_that_is_cut_off_is_refused(name: str) -> None:
    board, touch, _, _ = TOUCHES[name]
    with pytest.raises(BadReportError):
        board.on_report(touch[:4], 0.0)


# -- eBeam


@pytest.mark.parametrize(
    ("state", "pen", "colour"),
    [
        (0x10, 1, PenColour.RED),
        (0x20, 2, PenColour.BLUE),
        (0x30, 3, PenColour.GREEN),
        (0x40, 4, PenColour.BLACK),
        (0x60, None, None),
    ],
)
def test_an_ebeam_pen_tells_its_colour(state: int, pen: int | None, colour: PenColour | None) -> None:
    (down,) = contacts(Ebeam().on_report(ebeam(state), 0.0))
    assert (down.touch.tool, down.touch.pen, down.touch.colour) == (ContactTool.PEN, pen, colour)


def test_the_fifth_ebeam_pen_erases() -> None:
    (down,) = contacts(Ebeam().on_report(ebeam(0x50), 0.0))
    assert down.touch.tool is ContactTool.ERASER


def test_another_ebeam_pen_is_another_stroke() -> None:
    board = Ebeam()
    events = contacts(board.on_report(ebeam(0x10), 0.0), board.on_report(ebeam(0x20), 0.01))
    assert [(c.state, c.touch.pen) for c in events] == [(DOWN, 1), (UP, 1), (DOWN, 2)]


def test_a_position_that_was_heard_badly_is_none_but_a_lift_is_a_lift() -> None:
    board = Ebeam()
    assert contacts(board.on_report(ebeam(0x60, quality=80), 0.0)) == []
    board.on_report(ebeam(0x60, quality=81), 0.0)
    assert contacts(board.on_report(ebeam(0x60, quality=3), 0.01)) == []
    assert [c.state for c in contacts(board.on_report(ebeam(0x61, quality=3), 0.02))] == [UP]


@pytest.mark.parametrize("report", [b"\xff" * 8, ebeam(0x60, valid=0), b""])
def test_what_ebeam_sends_for_nothing_is_passed_over(report: bytes) -> None:
    assert Ebeam().on_report(report, 0.0) == Step()


@pytest.mark.parametrize(
    ("bit", "button"),
    [
        (7, BoardButton.CALIBRATE),
        (3, BoardButton.PRINT),
        (1, BoardButton.FULL_SCREEN),
        (4, BoardButton.OTHER),
    ],
)
def test_a_key_of_the_membrane_is_told_once_and_draws_nothing(bit: int, button: BoardButton) -> None:
    board, key = Ebeam(), ebeam(0xFE, quality=1 << bit)
    assert board.on_report(key, 0.0).events == (ButtonPressed(button),)
    assert board.on_report(key, 0.1).events == ()
    board.on_report(ebeam(0x61), 0.2)
    assert board.on_report(key, 0.3).events == (ButtonPressed(button),)


# -- Promethean


def test_a_prometheans_pen_has_a_button() -> None:
    board, still = Promethean(), b"\0\0\0" + le(1) + le(1)
    assert board.on_report(still + b"\6", 0.0).events == (ButtonPressed(BoardButton.RIGHT_CLICK),)
    assert board.on_report(still + b"\6", 0.0).events == ()


def test_a_prometheans_pen_out_of_range_touches_nothing() -> None:
    assert contacts(Promethean().on_report(b"\0\0\0" + le(1) + le(1) + b"\1", 0.0)) == []


# -- boards that describe themselves


def pen_board(*report_ids: int) -> bytes:
    """A pen for each report: tip and pressure in the first byte, then X and Y."""
    pens = (
        collection(
            1,
            u.PEN,
            encode_item(DescriptorItem.REPORT_ID, number),
            encode_variable(u.TIP_SWITCH, 1, 1),
            encode_padding(7),
            encode_variable(u.TIP_PRESSURE, 16, 32767),
            encode_variable(u.X, 16, 1000),
            encode_variable(u.Y, 16, 1000),
        )
        for number in report_ids
    )
    return b"".join(pens)


def pen_report(number: int, x: int, *, tip: bool = True) -> bytes:
    return bytes((number, tip)) + le(32767) + le(x) + le(500)


def taken(vendor: int, product: int, descriptor: bytes) -> Driver:
    info = DeviceInfo(vendor, product, "board", page=0x0D, usage=0x02, descriptor=descriptor)
    found = make_driver(info)
    assert found is not None
    entry, driver = found
    assert entry in vendor_drivers()
    assert entry.provenance is Provenance.DOCUMENTED
    return driver


def test_an_epson_pen_is_where_its_descriptor_says_and_has_no_pressure() -> None:
    board = taken(0x04B8, 0x0327, pen_board(1, 2))
    (down,) = contacts(board.on_report(pen_report(1, 250), 0.0))
    assert (down.touch.tool, down.touch.raw_x, down.touch.x, down.touch.pressure) == (ContactTool.PEN, 250, 0.25, None)
    assert [c.state for c in contacts(board.release(0.1))] == [UP]


def test_an_epson_finger_touches_beside_its_pen() -> None:
    board = taken(0x04B8, 0x0327, touch_screen(2))
    (down,) = contacts(board.on_report(touch_report(2, [Finger(4, 10, 20)], 1), 0.0))
    assert (down.touch.tool, down.touch.raw_x) == (ContactTool.FINGER, 10)


def test_a_panaboard_is_told_to_begin() -> None:
    board = taken(0x04DA, 0x104D, touch_screen(2))
    assert board.start(0.0).features == (b"\4\1",)
    (down,) = contacts(board.on_report(touch_report(2, [Finger(4, 10, 20)], 1), 0.0))
    assert down.touch.raw_x == 10


def test_each_pen_of_a_smart_0092_has_a_report_and_so_a_number() -> None:
    board = taken(0x0B8C, 0x0092, pen_board(7, 8, 9, 10))
    reports = [pen_report(number, number) for number in (7, 10, 8, 7)]
    down = contacts(*(board.on_report(report, 0.0) for report in reports))
    assert [(c.state, c.touch.pen, c.touch.raw_x) for c in down] == [
        (DOWN, 1, 7),
        (DOWN, 4, 10),
        (DOWN, 2, 8),
        (MOVE, 1, 7),
    ]
    lifted = contacts(board.on_report(pen_report(10, 0, tip=False), 0.1), board.release(0.2))
    assert [(c.state, c.touch.pen) for c in lifted] == [(UP, 4), (UP, 1), (UP, 2)]
