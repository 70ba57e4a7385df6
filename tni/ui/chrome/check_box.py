"""Check box for fingers: all of its row answers."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox


class CheckBox(QCheckBox):
    """Check box that answers beside its words too, where Qt's own would take a touch and do nothing."""

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)
