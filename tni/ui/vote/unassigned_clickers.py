"""List of the clickers that vote but belong to no pupil. Two touches give a clicker to a pupil, by the pupil's
number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tni.core.ids import ClickerId
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.messages.clickers import long_clicker_name, short_clicker_name

MAX_SHOWN = 4
COLUMNS, NAMED_COLUMNS = 8, 3
NAME_LETTERS = 18


class UnassignedClickers(QWidget):
    """List of clickers, or of seat numbers once a clicker is chosen. given: a clicker and its new seat number."""

    given = Signal(str, int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._clickers: tuple[ClickerId, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._names: Mapping[int, str] = {}
        self._chosen: ClickerId | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def show_clickers(self, clickers: Sequence[ClickerId], numbers: Sequence[int], names: Mapping[int, str]) -> None:
        """Show clickers without a pupil.

        numbers: seat numbers to choose from. names: the names that may be seen, by number. While a number is being
        chosen nothing moves under the finger, unless the names change or the clicker leaves the list.
        """
        wanted = tuple(clickers[:MAX_SHOWN]), tuple(numbers), dict(names)
        if wanted == (self._clickers, self._numbers, self._names):
            return
        is_choosing = self._chosen is not None and self._chosen in clickers
        is_same = wanted[2] == self._names
        self._clickers, self._numbers, self._names = wanted
        if not (is_choosing and is_same):
            self._choose(self._chosen if is_choosing else None)

    def _choose(self, clicker: ClickerId | None) -> None:
        """Show the numbers for this clicker; None: show the list of clickers."""
        self._chosen = clicker
        if self._inside is not None:
            self._rows.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = self._make_list() if clicker is None else self._make_numbers(clicker)
        self._rows.addWidget(self._inside)
        self.setVisible(bool(self._clickers))

    def _make_list(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        for n, clicker in enumerate(self._clickers):
            button = TextButton(self.kit, tr("Attribuer {} à…").format(short_clicker_name(clicker)), value=clicker)
            button.clicked.connect(lambda _=False, clicker=clicker: self._choose(clicker))
            grid.addWidget(button, n // 2, n % 2)
        grid.setColumnStretch(2, 1)
        return box

    def _make_numbers(self, clicker: ClickerId) -> QWidget:
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        words = tr("Attribuer {} à").format(long_clicker_name(clicker))
        head.addWidget(Label(self.kit, words), 1)
        nobody = TextButton(self.kit, tr("Annuler", "cancel"), quiet=True)
        nobody.clicked.connect(lambda: self._choose(None))
        head.addWidget(nobody)
        rows.addLayout(head)
        buttons = [TextButton(self.kit, self._label(number), value=str(number)) for number in self._numbers]
        grid = ChoiceGrid(self.kit, words, buttons, NAMED_COLUMNS if self._names else COLUMNS, even=True)
        grid.chosen.connect(lambda number: self._give(clicker, int(number)))
        rows.addWidget(grid)
        return box

    def _label(self, number: int) -> str:
        name = self._names.get(number, "")
        return f"{number} {name[:NAME_LETTERS]}".strip()

    def _give(self, clicker: ClickerId, number: int) -> None:
        self._choose(None)
        self.given.emit(clicker, number)
