"""Row of a panel with a handle of an interactive item: its name, and a button for each direction."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.document.item_handles import ItemHandle
from tni.document.tools.handle_steps import HandleStep, steps_of
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr

_ICONS = {
    HandleStep.BACK: "tni-turn-back", HandleStep.ON: "tni-turn-on", HandleStep.LEFT: "arrow-left",
    HandleStep.RIGHT: "arrow-right", HandleStep.UP: "arrow-up", HandleStep.DOWN: "arrow-down",
}  # fmt: skip
_KEYS = {
    Qt.Key.Key_Left: (HandleStep.LEFT, HandleStep.BACK), Qt.Key.Key_Right: (HandleStep.RIGHT, HandleStep.ON),
    Qt.Key.Key_Up: (HandleStep.UP, HandleStep.ON), Qt.Key.Key_Down: (HandleStep.DOWN, HandleStep.BACK),
}  # fmt: skip
"""Directions that an arrow key means, the first of them that the handle has."""
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class HandleRow(QWidget):
    """Row of one handle. On its buttons the arrow keys move it. stepped: the handle is to be moved; its id, and the
    direction."""

    stepped = Signal(str, object)

    def __init__(self, style: Style, handle: ItemHandle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handle = handle.id
        self._steps = steps_of(handle)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(style, handle.label, size="small", token="muted"))
        line.addStretch(1)
        for step in self._steps:
            button = IconButton(style, _ICONS[step], _name(step).format(handle.label), self)
            button.stays_itself = True  # though made anew when the handle has another label
            button.clicked.connect(lambda _checked=False, step=step: self.stepped.emit(handle.id, step))
            button.installEventFilter(self)
            line.addWidget(button)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the handle by the arrow keys, which would go to the next button or turn the page."""
        if not isinstance(event, QKeyEvent) or event.modifiers() not in _BARE:
            return super().eventFilter(watched, event)
        step = next((one for one in _KEYS.get(Qt.Key(event.key()), ()) if one in self._steps), None)
        if step is None:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self.stepped.emit(self._handle, step)
        return True


def _name(step: HandleStep) -> str:
    return {
        HandleStep.BACK: tr("{} : reculer"),
        HandleStep.ON: tr("{} : avancer"),
        HandleStep.LEFT: tr("{} : vers la gauche"),
        HandleStep.RIGHT: tr("{} : vers la droite"),
        HandleStep.UP: tr("{} : vers le haut"),
        HandleStep.DOWN: tr("{} : vers le bas"),
    }[step]
