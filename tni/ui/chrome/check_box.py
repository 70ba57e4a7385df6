"""Check box for fingers: all of its row answers."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QCheckBox

from tni.ui.chrome.second_press import PRESSES, is_second_press


class CheckBox(QCheckBox):
    """Check box that answers beside its words too, where Qt's own would take a touch and do nothing."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in PRESSES and is_second_press(self, event, stays_itself=False):
            event.accept()
            return True
        return super().event(event)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)
