"""Choice at the end of a séance: whether the phase of the plan that was under way is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr

DONE, GOES_ON = "done", "goes on"


class PhaseChoice(QWidget):
    """Line with the phase and two buttons. chosen: whether it goes on in the next séance. goes_on: the first choice."""

    chosen = Signal(bool)

    def __init__(self, style: Style, title: str, *, goes_on: bool) -> None:
        super().__init__()
        name = tr("Phase en cours : {}").format(title or tr("Phase sans titre"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.theme.metrics.pad_px)
        label = Label(style, name)
        label.setWordWrap(True)
        done = TextButton(style, tr("Finie", "phase"), value=DONE)
        later = TextButton(style, tr("À reprendre"), value=GOES_ON)
        self.grid = ChoiceGrid(style, name, (done, later), 2)
        self.grid.choose(GOES_ON if goes_on else DONE)
        self.grid.chosen.connect(lambda value: self.chosen.emit(value == GOES_ON))
        line.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.grid)
