"""Panel that asks for a name: of a lesson, or of a folder into which lessons are moved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.search_field import SearchField
from tni.ui.panels.field_panel import FieldPanel

WIDTH_TARGETS = 8


class NamePanel(FieldPanel):
    """Panel with a name, which Enter or its button takes. It deletes itself when it is put away.

    named: the name, without spaces around it.
    """

    named = Signal(str)

    def __init__(self, style: Style, title: str, label: str, act: str, name: str, parent: QWidget) -> None:
        """label: of the field; act: text of the button; name: the one before."""
        super().__init__(style, title, parent)
        self.field = SearchField(name, self)
        self.field.setPlaceholderText(label)
        self.field.setAccessibleName(label)
        self.field.setMinimumWidth(style.theme.metrics.target_px * WIDTH_TARGETS)
        self.field.selectAll()
        self.field.returnPressed.connect(self._take)
        self._button = TextButton(style, act, filled=True)
        self._button.setEnabled(bool(name.strip()))
        self._button.clicked.connect(self._take)
        self.field.textChanged.connect(lambda text: self._button.setEnabled(bool(text.strip())))
        self.rows.addWidget(self.field)
        line = self._line = QHBoxLayout()
        line.addWidget(self._button)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.closed.connect(self.deleteLater)

    def add_act(self, text: str, act: Callable[[], None]) -> None:
        """Add a button for something else, which puts the panel away first."""
        button = TextButton(self.kit, text)
        button.clicked.connect(self.put_away)
        button.clicked.connect(lambda _checked=False: act())
        self._line.insertWidget(1, button)

    def _take(self) -> None:
        if name := self.field.text().strip():
            self.put_away()
            self.named.emit(name)
