"""Line of the teacher's window that says what covers or changes the pupils' screen, and takes it away."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr

COVERS = (
    CommandId.CURTAIN, CommandId.SPOTLIGHT, CommandId.READING_BAND, CommandId.MAGNIFIER, CommandId.ZOOM_AREA,
    CommandId.HIDE_BOARD, CommandId.WHITE_SCREEN, CommandId.FREEZE,
)  # fmt: skip
"""Commands that are on while pupils see something else than the page in the teacher's window."""


class CoversLine(QWidget):
    """Names of what is on, and a button that takes all of it away; hidden while pupils see the page as it is."""

    def __init__(self, style: Style, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self.label = Label(style, token="accent")
        self.label.setWordWrap(True)
        self.button = TextButton(style, tr("Tout montrer aux élèves"))
        self.button.clicked.connect(self._show_everything)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.label, 1)
        line.addWidget(self.button)
        for command in COVERS:
            commands[command].toggled.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        names = [self._commands[command].iconText() for command in COVERS if self._commands[command].isChecked()]
        self.label.setText(tr("Sur l’écran des élèves : {}.").format(", ".join(names)))
        self.setVisible(bool(names))

    def _show_everything(self) -> None:
        for command in COVERS:
            if self._commands[command].isChecked():
                self._commands[command].trigger()  # as the teacher would: a frozen projector is asked
