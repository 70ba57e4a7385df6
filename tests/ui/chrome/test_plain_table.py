"""A table's text lies under its headings, and headings stay as they are when a row is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tni.ui.chrome.plain_table import plain_table

TEXT = "HHHH"


@pytest.fixture
def table(qtbot: QtBot) -> QTableWidget:
    board = Board(QSize(1280, 720), "light")
    qtbot.addWidget(board)
    made = plain_table(board.kit, "Élèves", (TEXT, TEXT, TEXT), stretched=(2,))
    made.setParent(board)
    made.setGeometry(20, 20, 800, 300)
    made.setRowCount(1)
    for column in range(3):
        made.setItem(0, column, QTableWidgetItem(TEXT))
    made.verticalHeader().hide()
    with qtbot.waitExposed(board):
        board.show()
    return made


def first_ink(picture: QImage) -> int:
    """The first column of pixels that has something dark."""
    return next(
        x for x in range(picture.width()) for y in range(picture.height()) if picture.pixelColor(x, y).lightness() < 140
    )


def test_text_lies_under_its_heading(table: QTableWidget) -> None:
    head = table.horizontalHeader()
    for column in range(3):
        width = head.sectionSize(column)
        above = head.viewport().grab().toImage().copy(head.sectionViewportPosition(column), 0, width, head.height())
        index = table.model().index(0, column)
        below = table.viewport().grab().toImage().copy(table.visualRect(index))
        assert abs(first_ink(above) - first_ink(below)) <= 2


def test_neighbours_keep_apart(table: QTableWidget) -> None:
    words = table.fontMetrics().horizontalAdvance(TEXT)
    assert table.horizontalHeader().sectionSize(0) >= words + 10


def test_a_chosen_row_leaves_the_headings(table: QTableWidget) -> None:
    assert not table.horizontalHeader().highlightSections()
