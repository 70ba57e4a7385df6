"""Fields of several lines under a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tni.ui.chrome.button import Style
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.text_area import GrowingTextArea, TextArea
from tni.ui.chrome.theme import Theme


@pytest.fixture
def area(qtbot: QtBot) -> TextArea:
    made = TextArea("\n".join(f"line {number}" for number in range(200)))
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_press_with_the_end_of_the_selection_out_of_sight_is_where_it_is(area: TextArea) -> None:
    area.selectAll()
    area.verticalScrollBar().setValue(0)
    QTest.mouseClick(area.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    assert area.verticalScrollBar().value() == 0
    assert area.textCursor().blockNumber() == 0
    assert not area.textCursor().hasSelection()


def test_two_clicks_select_a_word_and_three_its_line(area: TextArea) -> None:
    at = QPoint(12, 10)
    QTest.mouseDClick(area.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert area.textCursor().selectedText() == "line"
    QTest.mouseClick(area.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert area.textCursor().selectedText().startswith("line 0")


def test_a_growing_area_shows_all_of_its_text_whatever_its_width(qtbot: QtBot) -> None:
    made = GrowingTextArea(Style(Theme(Metrics(48)), Icons()), "", 2)
    qtbot.addWidget(made)
    heights = []
    for text, width in (("", 300), ("trois mots courts " * 20, 300), ("trois mots courts " * 20, 600), ("", 300)):
        made.setPlainText(text)
        made.resize(width, made.height())
        made.show()
        qtbot.waitUntil(lambda width=width: made.width() == width)
        assert made.verticalScrollBar().maximum() == 0
        heights.append(made.height())
    assert heights[0] == heights[3] < heights[2] < heights[1]
