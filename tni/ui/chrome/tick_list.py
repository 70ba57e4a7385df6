"""List of which lines are ticked by a press anywhere on them, or by the space bar."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from tni.ui.chrome.finger_scroll import FingerScroll

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TickList(QListWidget):
    """List with a box before each line. toggled: number of a line, and whether it is ticked now."""

    toggled = Signal(int, bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self)
        self.itemClicked.connect(self._toggle)

    def add_line(self, text: str, *, ticked: bool = False) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)  # not checkable by Qt, which takes presses on the small box alone
        item.setCheckState(_CHECKED if ticked else _UNCHECKED)
        self.addItem(item)

    def is_ticked(self, line: int) -> bool:
        return self.item(line).checkState() == _CHECKED

    def _toggle(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() != _CHECKED
        item.setCheckState(_CHECKED if ticked else _UNCHECKED)
        self.toggled.emit(self.row(item), ticked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and (item := self.currentItem()) is not None:
            self._toggle(item)
        else:
            super().keyPressEvent(event)
