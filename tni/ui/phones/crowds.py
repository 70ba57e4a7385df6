"""Question to the teacher about addresses with many devices: the school's router, or one device that poses as many."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choices import WordButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.phones.words import crowd_sentence
from tni.voting.phones.state import Crowd


class CrowdRows(QWidget):
    """A row for each address that is asked about. answered: the address, and whether it is a router."""

    answered = Signal(str, bool)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._labels: dict[str, Label] = {}
        self._rows: list[QWidget] = []
        self.setVisible(False)

    def show_crowds(self, crowds: tuple[Crowd, ...]) -> None:
        """Rows stay as long as their addresses do: a button never moves away under a finger that presses it."""
        if [crowd.address for crowd in crowds] != list(self._labels):
            self._make_rows(crowds)
        for crowd in crowds:
            self._labels[crowd.address].setText(crowd_sentence(crowd))
        self.setVisible(bool(crowds))

    def _make_rows(self, crowds: tuple[Crowd, ...]) -> None:
        for row in self._rows:
            row.hide()
            self._lines.removeWidget(row)
            row.deleteLater()
        self._labels = {crowd.address: Label(self.kit) for crowd in crowds}
        self._rows = [self._make_row(address, label) for address, label in self._labels.items()]
        for row in self._rows:
            self._lines.addWidget(row)

    def _make_row(self, address: str, label: Label) -> QWidget:
        row = QWidget()
        lines, buttons = QVBoxLayout(row), QHBoxLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        label.setWordWrap(True)
        lines.addWidget(label)
        for words, is_router in ((tr("Oui, les laisser entrer"), True), (tr("Non"), False)):
            button = WordButton(self.kit, words)
            button.clicked.connect(lambda _=False, is_router=is_router: self.answered.emit(address, is_router))
            buttons.addWidget(button)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        return row
