"""Actions on the selected question, as buttons and as keyboard shortcuts."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.i18n import tr


class QuestionAction(Enum):
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
ACTION_KEYS = {
    QKeyCombination(Qt.Key.Key_F2).toCombined(): QuestionAction.EDIT,
    QKeyCombination(_CTRL, Qt.Key.Key_D).toCombined(): QuestionAction.COPY,
    QKeyCombination(_ALT, Qt.Key.Key_Up).toCombined(): QuestionAction.UP,
    QKeyCombination(_ALT, Qt.Key.Key_Down).toCombined(): QuestionAction.DOWN,
    QKeyCombination(Qt.Key.Key_Delete).toCombined(): QuestionAction.REMOVE,
    QKeyCombination(_CTRL, Qt.Key.Key_N).toCombined(): QuestionAction.NEW,
    QKeyCombination(_CTRL, Qt.Key.Key_Z).toCombined(): QuestionAction.UNDO,
    QKeyCombination(_CTRL, Qt.Key.Key_Y).toCombined(): QuestionAction.REDO,
    QKeyCombination(_CTRL | _SHIFT, Qt.Key.Key_Z).toCombined(): QuestionAction.REDO,
}


def action_of_key(event: QKeyEvent) -> QuestionAction | None:
    """Return the action of a key press; None for other keys."""
    return ACTION_KEYS.get(event.keyCombination().toCombined())


class QuestionActionBar(QWidget):
    """Row of buttons for the actions on the selected question.

    Signal wanted: the `QuestionAction` to perform.
    """

    wanted = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setAccessibleName(tr("Modifier, dupliquer, déplacer, retirer"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.edit = TextButton(style, tr("Modifier", "a question"))
        self.edit.setToolTip("F2")
        self.copy = TextButton(style, tr("Dupliquer"))
        self.copy.setToolTip("Ctrl + D")
        self.up = IconButton(style, "arrow-up", tr("Monter (Alt + ↑)"))
        self.down = IconButton(style, "arrow-down", tr("Descendre (Alt + ↓)"))
        self.remove = TextButton(style, tr("Retirer", "a question of its collection"))
        self.remove.setToolTip(tr("Retirer de la collection"))
        for button, deed in (
            (self.edit, QuestionAction.EDIT),
            (self.copy, QuestionAction.COPY),
            (self.up, QuestionAction.UP),
            (self.down, QuestionAction.DOWN),
            (self.remove, QuestionAction.REMOVE),
        ):
            button.clicked.connect(lambda _=False, deed=deed: self.wanted.emit(deed))
            line.addWidget(button)
