"""Model of the year's table: a row for each week, its dates first, then its hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from tni.planning.year_grid import YearCell, YearRow
from tni.ui.year.year_texts import cell_name, row_name

type Index = QModelIndex | QPersistentModelIndex


class YearModel(QAbstractTableModel):
    """Weeks and hours of one class."""

    def __init__(self) -> None:
        super().__init__()
        self.weeks: tuple[YearRow, ...] = ()
        self._columns = 2

    def show_weeks(self, weeks: Sequence[YearRow]) -> None:
        self.beginResetModel()
        self.weeks = tuple(weeks)
        self._columns = 1 + max((len(row.cells) for row in weeks), default=1)
        self._columns = max(2, self._columns)
        self.endResetModel()

    def cell(self, index: Index) -> YearCell | None:
        """Return the hour at a place; None for the dates and beyond the last hour of a week."""
        if not index.isValid() or index.column() == 0 or index.row() >= len(self.weeks):
            return None
        cells = self.weeks[index.row()].cells
        return cells[index.column() - 1] if index.column() <= len(cells) else None

    def index_of(self, start: datetime, unit: int = 1) -> QModelIndex:
        """Return the place of an hour; an invalid one if it is not there."""
        for row, week in enumerate(self.weeks):
            for column, cell in enumerate(week.cells, 1):
                if (cell.start, cell.unit) == (start, unit):
                    return self.index(row, column)
        return QModelIndex()

    def index_of_planned(self, id: str) -> QModelIndex:
        """Return the first hour of a planned lesson; an invalid place if none is to come."""
        for row, week in enumerate(self.weeks):
            for column, cell in enumerate(week.cells, 1):
                if cell.part and cell.planned is not None and cell.planned.id == id:
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
