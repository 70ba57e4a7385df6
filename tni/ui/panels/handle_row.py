"""Row of a panel with a handle of an interactive item: its name, and a button for each direction."""

from __future__ import annotations

from PySide6.QtCore import Signal
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


class HandleRow(QWidget):
    """Row of one handle. stepped: the handle is to be moved; its id, and the direction."""

    stepped = Signal(str, object)

    def __init__(self, style: Style, handle: ItemHandle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(style, handle.label, size="small", token="muted"))
        line.addStretch(1)
        for step in steps_of(handle):
            button = IconButton(style, _ICONS[step], _name(step).format(handle.label), self)
            button.stays_itself = True  # though made anew when the handle has another label
            button.clicked.connect(lambda _checked=False, step=step: self.stepped.emit(handle.id, step))
            line.addWidget(button)


def _name(step: HandleStep) -> str:
    return {
        HandleStep.BACK: tr("{} : reculer"),
        HandleStep.ON: tr("{} : avancer"),
        HandleStep.LEFT: tr("{} : vers la gauche"),
        HandleStep.RIGHT: tr("{} : vers la droite"),
        HandleStep.UP: tr("{} : vers le haut"),
        HandleStep.DOWN: tr("{} : vers le bas"),
    }[step]
