"""What can be done with the question that is looked at, by press and by key."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choices import WordButton
from tni.ui.i18n import tr


class Deed(Enum):
    EDIT = "edit"
    COPY = "copy"
    UP = "up"
    DOWN = "down"
    REMOVE = "remove"
    NEW = "new"
    UNDO = "undo"
    REDO = "redo"


_CTRL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEYS = {
    QKeyCombination(Qt.Key.Key_F2).toCombined(): Deed.EDIT,
    QKeyCombination(_CTRL, Qt.Key.Key_D).toCombined(): Deed.COPY,
    QKeyCombination(_ALT, Qt.Key.Key_Up).toCombined(): Deed.UP,
    QKeyCombination(_ALT, Qt.Key.Key_Down).toCombined(): Deed.DOWN,
    QKeyCombination(Qt.Key.Key_Delete).toCombined(): Deed.REMOVE,
    QKeyCombination(_CTRL, Qt.Key.Key_N).toCombined(): Deed.NEW,
    QKeyCombination(_CTRL, Qt.Key.Key_Z).toCombined(): Deed.UNDO,
    QKeyCombination(_CTRL, Qt.Key.Key_Y).toCombined(): Deed.REDO,
    QKeyCombination(_CTRL | _SHIFT, Qt.Key.Key_Z).toCombined(): Deed.REDO,
}


def deed_of(event: QKeyEvent) -> Deed | None:
    """What its key stands for."""
    return KEYS.get(event.keyCombination().toCombined())


class DeedsRow(QWidget):
    """wanted: one of them."""

    wanted = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setAccessibleName(tr("Modifier, dupliquer, déplacer, retirer"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.edit = WordButton(style, tr("Modifier", "a question"))
        self.edit.setToolTip("F2")
        self.copy = WordButton(style, tr("Dupliquer"))
        self.copy.setToolTip("Ctrl + D")
        self.up = IconButton(style, "arrow-up", tr("Monter (Alt + ↑)"))
        self.down = IconButton(style, "arrow-down", tr("Descendre (Alt + ↓)"))
        self.remove = WordButton(style, tr("Retirer", "a question of its collection"))
        self.remove.setToolTip(tr("Retirer de la collection"))
        for button, deed in (
            (self.edit, Deed.EDIT), (self.copy, Deed.COPY), (self.up, Deed.UP), (self.down, Deed.DOWN),
            (self.remove, Deed.REMOVE),
        ):  # fmt: skip
            button.clicked.connect(lambda _=False, deed=deed: self.wanted.emit(deed))
            line.addWidget(button)
