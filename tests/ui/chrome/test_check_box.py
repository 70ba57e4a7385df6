"""Check box whose whole row answers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tni.ui.chrome.check_box import CheckBox


def test_a_press_far_beside_the_words_ticks_it(qapp: QApplication) -> None:
    box = CheckBox("Pour le")
    box.resize(500, 48)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(490, 4))
    assert box.isChecked()
    box.deleteLater()
