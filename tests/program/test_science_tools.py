"""Test of the picture of the science tools: each of them is there, handled as it says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.program.science_tools import KINDS, drawn
from tests.program.tool_gallery import CELL_HIGH, CELL_WIDE, COLUMNS


def test_all_of_them_are_in_the_picture(qapp: QApplication, tmp_path: Path) -> None:
    del qapp
    sheet = drawn(tmp_path)
    assert sheet.width() == COLUMNS * CELL_WIDE
    assert sheet.height() == CELL_HIGH * (len(KINDS) // COLUMNS)
    for number in range(len(KINDS)):
        left, top = number % COLUMNS * CELL_WIDE, number // COLUMNS * CELL_HIGH
        pixels = {sheet.pixel(left + x, top + y) for x in range(0, CELL_WIDE, 5) for y in range(0, CELL_HIGH - 60, 5)}
        assert len(pixels) > 3
