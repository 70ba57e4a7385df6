"""Question to the teacher about addresses with many devices: the school's router, or one device that poses as many."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.quiz.phones import SharedAddress
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.phones.phones_text import shared_address_message

YES, NO = "yes", "no"


class SharedAddressRows(QWidget):
    """A row for each address that the teacher is or was asked about.

    answered: the address, and whether it is a router; emitted each time the teacher changes the answer.
    """

    answered = Signal(str, bool)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._labels: dict[str, Label] = {}
        self._choices: dict[str, ChoiceGrid] = {}
        self._rows: dict[str, QWidget] = {}
        """Row of each address; `_labels` and `_choices` hold its widgets."""
        self.setVisible(False)

    def show_addresses(self, addresses: tuple[SharedAddress, ...]) -> None:
        """Show the addresses. A row stays as long as its address, and new rows are added below, so that a button never
        moves away from under the finger that presses it."""
        for address in self._rows.keys() - {crowd.address for crowd in addresses}:
            del self._labels[address], self._choices[address]
            remove_row(self._rows.pop(address), self._lines)
        for shared in addresses:
            if shared.address not in self._rows:
                row = self._rows[shared.address] = self._make_row(shared.address)
                self._lines.addWidget(row)
            self._labels[shared.address].setText(shared_address_message(shared))
            self._choices[shared.address].choose({True: YES, False: NO, None: None}[shared.is_router])
        self.setVisible(bool(addresses))

    def _make_row(self, address: str) -> QWidget:
        row = QWidget()
        lines = QVBoxLayout(row)
        lines.setContentsMargins(0, 0, 0, 0)
        label = self._labels[address] = Label(self.kit)
        label.setWordWrap(True)
        lines.addWidget(label)
        words = ((tr("Oui, les laisser entrer"), YES), (tr("Non"), NO))
        buttons = [TextButton(self.kit, text, value=value) for text, value in words]
        choice = self._choices[address] = ChoiceGrid(self.kit, address, buttons, len(buttons))
        choice.chosen.connect(lambda value: self.answered.emit(address, value == YES))
        lines.addWidget(choice)
        return row


def remove_row(row: QWidget, rows: QVBoxLayout) -> None:
    """Remove a row from a layout and delete it."""
    row.hide()
    rows.removeWidget(row)
    row.deleteLater()
