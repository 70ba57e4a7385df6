"""Model of the year's table: a row for each week, its dates first, then its hours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from tni.planning.year_grid import YearCell, YearRow
from tni.ui.year.year_texts import cell_name, row_name

MOST_GAPS = 1
"""Columns more than the fullest week has hours, at most."""
type Index = QModelIndex | QPersistentModelIndex


class YearModel(QAbstractTableModel):
    """Weeks and hours of one class."""

    def __init__(self) -> None:
        super().__init__()
        self.weeks: tuple[YearRow, ...] = ()
        self._cells: list[list[YearCell | None]] = []
        self._columns = 2

    def show_weeks(self, weeks: Sequence[YearRow]) -> None:
        self.beginResetModel()
        self.weeks = tuple(weeks)
        self._cells = _in_columns(weeks)
        self._columns = 1 + max((len(cells) for cells in self._cells), default=1)
        self.endResetModel()

    def cell(self, index: Index) -> YearCell | None:
        """Return the hour at a place; None for the dates and beyond the last hour of a week."""
        if not index.isValid() or index.column() == 0 or index.row() >= len(self.weeks):
            return None
        cells = self._cells[index.row()]
        return cells[index.column() - 1] if index.column() <= len(cells) else None

    def index_of(self, start: datetime, unit: int = 1) -> QModelIndex:
        """Return the place of an hour; an invalid one if it is not there."""
        return self._first(lambda cell: (cell.start, cell.unit) == (start, unit))

    def index_of_planned(self, id: str) -> QModelIndex:
        """Return the first hour of a planned lesson; an invalid place if none is to come."""
        return self._first(lambda cell: bool(cell.part) and cell.planned is not None and cell.planned.id == id)

    def _first(self, is_it: Callable[[YearCell], bool]) -> QModelIndex:
        for row, cells in enumerate(self._cells):
            for column, cell in enumerate(cells, 1):
                if cell is not None and is_it(cell):
                    return self.index(row, column)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.weeks)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if index.column() == 0:
            return row_name(self.weeks[index.row()])
        cell = self.cell(index)
        if cell is not None:
            return cell_name(cell)
        return self.weeks[index.row()].holiday if index.column() == 1 else ""


def _in_columns(weeks: Sequence[YearRow]) -> list[list[YearCell | None]]:
    """Put the same hour of all weeks into one column, unless the weeks differ too much; then each week's hours follow
    each other."""
    slots = sorted({_slot(cell) for row in weeks for cell in row.cells})
    most = max((len(row.cells) for row in weeks), default=0)
    share = any(len({_slot(cell) for cell in row.cells}) < len(row.cells) for row in weeks)
    if not slots or share or len(slots) > most + MOST_GAPS:
        return [list(row.cells) or [None] for row in weeks]
    columns = {slot: number for number, slot in enumerate(slots)}
    placed: list[list[YearCell | None]] = []
    for row in weeks:
        line: list[YearCell | None] = [None] * len(slots)
        for cell in row.cells:
            line[columns[_slot(cell)]] = cell
        placed.append(line)
    return placed


def _slot(cell: YearCell) -> tuple[int, int, int, int]:
    """Return the day of the week and the time of an hour."""
    return cell.start.weekday(), cell.start.hour, cell.start.minute, cell.unit
