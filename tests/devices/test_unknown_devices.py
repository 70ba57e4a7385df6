"""Which devices are likely boards that nobody drives, and which may be recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.hid_boards import collection, mouse, touch_screen
from tests.support.sockets import OWN, a_board, a_receiver, a_stranger
from tni.devices.discovery import KEYBOARD, FoundDevice
from tni.devices.hid import usages as u
from tni.devices.registry import CLICKER_DRIVERS
from tni.devices.unknown_devices import is_unknown_board, recordable_devices

SILENT = collection(1, u.TOUCH_SCREEN)
"""It says that it is something to draw on, and tells no places."""


@pytest.mark.parametrize(
    ("device", "stranger"),
    [
        (a_stranger(), True),
        (a_stranger(pointers=None), True),
        (a_stranger(pointers=("SMART 9000",)), False),  # the system drives it
        (a_stranger(built_in=True), False),
        (a_board(descriptor=SILENT), True),
        (a_board(), False),
        (a_board(descriptor=collection(1, OWN)), False),  # a lamp, a key, a headset
        (a_board(descriptor=collection(1, OWN), vendor=0x0B8C, product=0x0160), False),  # another side of an SB885
        (a_board(descriptor=collection(1, OWN) + collection(1, KEYBOARD), vendor=0x0B8C, product=0x9999), False),
        (a_board(descriptor=mouse()), False),
        (a_receiver(), False),
        (replace(a_receiver(), infos=(replace(a_receiver().infos[0], product=0x9999),)), False),
    ],
)
def test_a_stranger_is_likely_a_board_and_of_no_use(device: FoundDevice, stranger: bool) -> None:
    assert is_unknown_board(device) is stranger


def test_what_may_be_recorded_is_a_device_each_the_likeliest_first() -> None:
    nodes = (a_stranger("one"), a_stranger("two", interface=1))
    lamp = a_board("lamp", descriptor=collection(1, OWN), name="A lamp", vendor=1)
    absolute = a_board("mouse", descriptor=mouse(), name="Board that is a mouse", vendor=2, pointers=("It",))
    none = (
        a_board("keys", descriptor=collection(1, KEYBOARD), vendor=3),
        a_board("rolls", descriptor=mouse(relative=True), vendor=4),
        a_board("pad", descriptor=collection(1, u.TOUCH_PAD, touch_screen(1)), vendor=5),
        a_board("panel", built_in=True, vendor=6),
        replace(a_board("line", vendor=7), driver=CLICKER_DRIVERS[0]),  # known by its line, and busy elsewhere
    )
    found = recordable_devices([lamp, *none, nodes[0], absolute, nodes[1]])
    assert [(whole.nodes, whole.is_board) for whole in found] == [
        (nodes, True),
        ((lamp,), False),
        ((absolute,), False),
    ]
    assert (found[0].info.vendor, found[0].info.product) == (0x0B8C, 0x9999)
