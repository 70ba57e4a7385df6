"""Line with a progress bar, what is being done, and a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr


class ProgressRow(QWidget):
    """Progress of work in the background; hidden without. stopped: the teacher stops it."""

    stopped = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        self.text = Label(style, size="small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(style.theme.metrics.gap_px * 2)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        line.addLayout(column, 1)
        self.stop_button = TextButton(style, tr("Arrêter"))
        self.stop_button.clicked.connect(lambda _checked=False: self.stopped.emit())
        line.addWidget(self.stop_button)
        self.hide()

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Show the text and the part that is done; without a total a bar that only moves."""
        self.text.setText(text)
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.show()
