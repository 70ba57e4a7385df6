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
        self._rows: dict[str, QWidget] = {}
        """By address, as the labels in them."""
        self.setVisible(False)

    def show_crowds(self, crowds: tuple[Crowd, ...]) -> None:
        """A row stays as long as its address does, and a new one comes below: a button never moves away under a finger
        that presses it."""
        for address in self._rows.keys() - {crowd.address for crowd in crowds}:
            del self._labels[address]
            drop(self._rows.pop(address), self._lines)
        for crowd in crowds:
            if crowd.address not in self._rows:
                label = self._labels[crowd.address] = Label(self.kit)
                row = self._rows[crowd.address] = self._make_row(crowd.address, label)
                self._lines.addWidget(row)
            self._labels[crowd.address].setText(crowd_sentence(crowd))
        self.setVisible(bool(crowds))

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


def drop(row: QWidget, rows: QVBoxLayout) -> None:
    """Take a row off a layout for good."""
    row.hide()
    rows.removeWidget(row)
    row.deleteLater()
