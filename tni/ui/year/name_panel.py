"""Panel that asks for the name of a sequence or a class."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.sheet import labelled_field
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr


class YearNamePanel(TitledPanel):
    """Panel with one field. named: the name that was typed, never empty."""

    named = Signal(str)

    def __init__(self, style: Style, title: str, label: str, name: str, parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self.field = QLineEdit(name)
        self.field.setMinimumWidth(style.theme.metrics.target_px * 8)
        self.field.returnPressed.connect(self._take)
        self.rows.addLayout(labelled_field(style, label, self.field))
        line = QHBoxLayout()
        line.addStretch(1)
        self.button = TextButton(style, tr("Enregistrer"), filled=True)
        self.button.clicked.connect(lambda _checked=False: self._take())
        line.addWidget(self.button)
        self.rows.addLayout(line)
        self.closed.connect(self.deleteLater)

    def open_low(self) -> None:
        super().open_low()
        self.field.setFocus()
        self.field.selectAll()

    def _take(self) -> None:
        if name := self.field.text().strip():
            self.named.emit(name)
            self.put_away()
