"""Button that empties a search field: as large as a finger, there while there is something to empty."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.widgets import button
from tni.ui.chrome.button import Style
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.theme import Theme


def test_a_press_anywhere_at_the_end_of_a_field_empties_it(qapp: QApplication) -> None:
    field = SearchField()
    field.make_clearable(Style(Theme(Metrics(48)), Icons()))
    field.resize(300, 48)
    field.show()
    clear = button(field, "Effacer")
    assert not clear.isVisible()
    for x, y in ((258, 6), (292, 40)):
        field.setText("tab")
        at = QPoint(x, y)
        assert field.childAt(at) is clear
        QTest.mouseClick(clear, Qt.MouseButton.LeftButton, pos=clear.mapFrom(field, at))
        assert (field.text(), clear.isVisible()) == ("", False)
    field.deleteLater()
