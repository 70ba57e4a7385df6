"""Sheets straightened in a process of their own: large photographs fit into it, and no file harms the program."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress

import numpy as np
import pytest

from tests.support.photographed_sheets import jpeg, photograph
from tni.core.errors import TniError
from tni.core.straightening import Corners
from tni.services.lesson.sheets import find_sheet, straighten

CORNERS: Corners = ((1050, 450), (2950, 650), (3375, 2625), (625, 2450))
SIZE = (4000, 3000)
PARTS: Corners = ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8))


def bomb(side_px: int = 40_000) -> bytes:
    """A PNG that says it is very large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side_px, side_px, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(3 * side_px + 1) * 50)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_a_large_photograph_fits_into_the_process() -> None:
    data = jpeg(photograph(CORNERS, SIZE))
    found = find_sheet(data)
    assert found is not None
    assert np.abs(np.array(found) * SIZE - CORNERS).max() < 4
    sheet = straighten(data, found, 0.7, like_scan=True)
    assert (sheet.width_px, sheet.height_px, sheet.media_type) == (2100, 3000, "image/jpeg")


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0", jpeg(photograph(CORNERS, SIZE))[:900], bomb()])
def test_what_is_no_picture_is_said_and_nothing_else_happens(data: bytes) -> None:
    with suppress(TniError):  # the process may end at its limit
        assert find_sheet(data) is None
    with pytest.raises(TniError):
        straighten(data, PARTS, 1.0, like_scan=True)
