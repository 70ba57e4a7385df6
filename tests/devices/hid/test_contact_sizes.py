"""How large contacts are: as shares of the board, and really, where the descriptor tells what its numbers measure."""

from __future__ import annotations

import pytest

from tests.support.hid_boards import MAX, collection
from tni.api.devices import Contact
from tni.devices.hid import usages as u
from tni.devices.hid.multitouch import HidBoard
from tni.devices.hid.synthetic import DescriptorItem, encode_item, encode_variable

CENTIMETRES, INCHES, SECONDS = 0x11, 0x13, 0x1001
FLATFROG = (0x25B5, 0x0002)  # its sizes mean nothing


def measuring(physical: int, exponent: int = -1, unit: int = CENTIMETRES) -> bytes:
    told = {
        DescriptorItem.PHYSICAL_MIN: 0,
        DescriptorItem.PHYSICAL_MAX: physical,
        DescriptorItem.UNIT_EXPONENT: exponent,
        DescriptorItem.UNIT: unit,
    }
    return b"".join(encode_item(kind, value) for kind, value in told.items())


PLAIN = measuring(0, 0, 0)


def board(positions: bytes, sizes: bytes, size_max: int = MAX, product: tuple[int, int] = (0, 0)) -> HidBoard:
    """One finger of ten bytes: tip, id, x, y, width, height."""
    finger = collection(
        2,
        u.FINGER,
        encode_variable(u.TIP_SWITCH, 8, 1),
        encode_variable(u.CONTACT_ID, 8, 255),
        positions,
        encode_variable(u.X, 16, MAX),
        encode_variable(u.Y, 16, MAX),
        sizes,
        encode_variable(u.WIDTH, 16, size_max),
        encode_variable(u.HEIGHT, 16, size_max),
        PLAIN,
    )
    return HidBoard(collection(1, u.TOUCH_SCREEN, finger, encode_variable(u.CONTACT_COUNT, 8, 255)), *product)


def touched(on: HidBoard, width: int, height: int) -> tuple[float | None, float | None, float | None]:
    numbers = (500, 500, width, height)
    (contact,) = on.on_report(b"\1\0" + b"".join(n.to_bytes(2, "little") for n in numbers) + b"\1", 0.0).events
    assert isinstance(contact, Contact)
    return contact.touch.width, contact.touch.height, contact.touch.size_mm


@pytest.mark.parametrize(
    ("positions", "sizes", "size_max", "expected"),
    [
        # A board of two metres: numbers of 2 mm, sizes of 1 mm.
        (measuring(2000), measuring(100), 100, (0.01, 0.015, 30.0)),
        (measuring(2000), PLAIN, MAX, (0.02, 0.03, None)),  # of positions, whatever they measure
        (PLAIN, PLAIN, MAX, (0.02, 0.03, None)),
        (PLAIN, PLAIN, 255, (None, None, None)),  # of what, nobody knows
        (PLAIN, measuring(100), 100, (None, None, 30.0)),
        (measuring(80, 0, INCHES), measuring(10, 0, INCHES), 254, (20 / 2032, 30 / 2032, 30.0)),
        # What is declared for positions still stands for sizes of a byte, and is nonsense for them.
        (measuring(2000), measuring(2000), 255, (None, None, None)),
        (measuring(2000), measuring(100, unit=SECONDS), 100, (None, None, None)),
    ],
)
def test_sizes_are_of_the_board_and_in_millimetres_where_they_are_told(
    positions: bytes, sizes: bytes, size_max: int, expected: tuple[float | None, ...]
) -> None:
    assert touched(board(positions, sizes, size_max), 20, 30) == pytest.approx(expected)


def test_a_size_of_nought_or_that_means_nothing_is_not_told() -> None:
    on = board(measuring(2000), measuring(100), 100)
    assert touched(on, 0, 0) == (None, None, None)
    assert touched(on, 0, 12) == pytest.approx((None, 0.006, 12.0))
    frog = board(measuring(2000), measuring(100), 100, FLATFROG)
    assert touched(frog, 20, 30) == (None, None, None)


def test_a_lifted_contact_is_as_large_as_it_was() -> None:
    on = board(measuring(2000), measuring(100), 100)
    touched(on, 20, 30)
    (up,) = on.on_report(b"\0\0" + bytes(8) + b"\1", 0.1).events
    assert isinstance(up, Contact)
    assert up.touch.size_mm == pytest.approx(30.0)
