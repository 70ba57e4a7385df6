"""Panel in which rows and columns are added to a table and removed from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.document.table_changes import Line, TableGrid
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

COLUMNS = 8
"""Numbers side by side."""


class TablePanel(TitledPanel):
    """Panel of a table's rows and columns, of which one of each is chosen.

    Signals:
        add_wanted: Line, and the number of the edge at which a row or column is to come.
        remove_wanted: Line, and the number of the row or column that is to go, from 0.
    """

    add_wanted = Signal(object, int)
    remove_wanted = Signal(object, int)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Lignes et colonnes"), parent)
        self._chosen = {Line.ROW: 0, Line.COLUMN: 0}
        self._counts = {Line.ROW: 0, Line.COLUMN: 0}
        self._numbers = {line: QVBoxLayout() for line in Line}
        self._grids: dict[Line, ChoiceGrid] = {}
        self._add_part(
            Line.ROW, tr("Ligne"), tr("Ajouter au-dessus"), tr("Ajouter au-dessous"), tr("Supprimer la ligne")
        )
        self._add_part(
            Line.COLUMN, tr("Colonne"), tr("Ajouter à gauche"), tr("Ajouter à droite"), tr("Supprimer la colonne")
        )

    def _add_part(self, line: Line, title: str, before: str, after: str, remove: str) -> None:
        self.rows.addWidget(Label(self.kit, title, size="small", token="muted"))
        self.rows.addLayout(self._numbers[line])
        buttons = QHBoxLayout()
        buttons.setSpacing(self.kit.theme.metrics.gap_px)
        for text, name, act in (
            (before, before, lambda: self.add_wanted.emit(line, self._chosen[line])),
            (after, after, lambda: self.add_wanted.emit(line, self._chosen[line] + 1)),
            (tr("Supprimer"), remove, lambda: self.remove_wanted.emit(line, self._chosen[line])),
        ):
            made = TextButton(self.kit, text, name=name, parent=self)
            made.setMinimumHeight(self.kit.theme.metrics.target_px)
            made.clicked.connect(lambda _checked=False, act=act: act())
            buttons.addWidget(made)
        buttons.addStretch(1)
        self.rows.addLayout(buttons)

    def show_grid(self, grid: TableGrid, cell: tuple[int, int] | None) -> None:
        """Show the rows and columns of a table. cell: row and column in which is typed, which are then chosen."""
        for line, at in zip((Line.ROW, Line.COLUMN), cell or (None, None), strict=True):
            count = grid.count(line)
            is_new = count != self._counts[line]
            if is_new:
                self._counts[line] = count
                self._make_numbers(line, count)
            self.choose(line, min(self._chosen[line] if at is None else at, count - 1))

    def choose(self, line: Line, number: int) -> None:
        """Choose a row or column, from 0."""
        self._chosen[line] = number
        self._grids[line].choose(str(number + 1))

    def _make_numbers(self, line: Line, count: int) -> None:
        clear_layout(self._numbers[line])
        title = tr("Ligne") if line is Line.ROW else tr("Colonne")
        buttons = [TextButton(self.kit, str(n), value=str(n), name=f"{title} {n}") for n in range(1, count + 1)]
        for button in buttons:
            button.setMinimumHeight(self.kit.theme.metrics.target_px)
        made = self._grids[line] = ChoiceGrid(self.kit, title, buttons, COLUMNS)
        made.chosen.connect(lambda value: self.choose(line, int(value) - 1))
        self._numbers[line].addWidget(made)
        if self.isVisible():
            made.show()
            self.rows.activate()
            self.adjustSize()
            self.keep_inside(self.pos())
