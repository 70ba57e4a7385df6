"""Qt item model of a `ResultsTable`: a row for each pupil, a column for the score and for each vote. It makes text
only for the cells that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tni.quiz.results_table import ResultCell, ResultColumn, ResultRow, ResultsTable
from tni.services.results.results_state import NamesByPupil
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.plain_text import tool_tip
from tni.ui.results.answer_text import answer_key_text
from tni.ui.results.results_text import (
    answer_cell_text,
    column_heading,
    column_text,
    percent_text,
    row_owner_label,
    score_text,
    spoken_answer_text,
)

type ModelIndex = QModelIndex | QPersistentModelIndex

Role = Qt.ItemDataRole
SPOKEN_ROLE = Role.AccessibleTextRole
RIGHT_ICON, WRONG_ICON = "check", "x"
"""Names of the icons beside an answer."""
NO_PARENT = QModelIndex()
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class AnswersModel(QAbstractTableModel):
    """Item model with a row for each pupil, a column for the score and a column for each vote."""

    def __init__(self, style: Style, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = style
        self._results, self._lines = ResultsTable(), tuple[ResultRow, ...]()
        self._names: NamesByPupil = {}
        self._marked: int | None = None

    def show_results(self, results: ResultsTable, lines: Sequence[ResultRow], names: NamesByPupil) -> None:
        """Show results. `lines` are the rows of the results in the wanted order. A table of the same size keeps its
        scroll position."""
        shape, made = (self.rowCount(), self.columnCount()), (len(lines), len(results.columns) + 1)
        if shape != made:
            self.beginResetModel()
        self._results, self._lines, self._names = results, tuple(lines), names
        if shape != made:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(made[0] - 1, made[1] - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, made[0] - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, made[1] - 1)

    def mark(self, at: int) -> None:
        """Highlight the heading of a vote, counted from 0."""
        before, self._marked = self._marked, at
        for x in {at if before is None else before, at}:
            if 0 <= x < len(self._results.columns):
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, x + 1, x + 1)

    def shown(self, y: int, x: int) -> tuple[str, str]:
        """Return the text of a cell and the name of the icon beside it, empty for none."""
        line = self._lines[y]
        return (score_text(line), "") if x == 0 else _shown(line.cells[x - 1], self._results.columns[x - 1])

    def all_shown(self, x: int) -> Iterable[tuple[str, str]]:
        """Return the contents of the cells of a column, each once, as `shown` does."""
        if x == 0:
            return {(score_text(line), "") for line in self._lines}
        column = self._results.columns[x - 1]
        return {_shown(cell, column) for cell in {line.cells[x - 1] for line in self._lines}}

    @override
    def rowCount(self, parent: ModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: ModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._results.columns) + 1

    @override
    def data(self, index: ModelIndex, role: int = Role.DisplayRole) -> object:
        y, x = index.row(), index.column()
        if role == Role.DisplayRole:
            return self.shown(y, x)[0]
        if role == SPOKEN_ROLE:
            line = self._lines[y]
            return score_text(line) if x == 0 else spoken_answer_text(line.cells[x - 1], self._results.columns[x - 1])
        if role == Role.DecorationRole and (sign := self.shown(y, x)[1]):
            return self._kit.icons.icon(sign, self._kit.theme)
        return _MIDDLE if role == Role.TextAlignmentRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            if role in (Role.DisplayRole, SPOKEN_ROLE):
                return row_owner_label(self._lines[section].who, self._names)
            return _LEFT if role == Role.TextAlignmentRole else None
        if role == Role.TextAlignmentRole:
            return _MIDDLE
        if section == 0:
            return tr("Score") if role in (Role.DisplayRole, SPOKEN_ROLE) else None
        return self._head(section - 1, role)

    def _head(self, at: int, role: int) -> object:
        look, column = self._kit.theme, self._results.columns[at]
        if role == Role.DisplayRole:
            return _head(column)
        if role == SPOKEN_ROLE:
            return ", ".join(_heading_parts(column))
        if role == Role.ToolTipRole:
            return tool_tip("\n".join(_heading_parts(column)))
        if role == Role.FontRole:
            return look.font(bold=at == self._marked)
        return look.colour("accent" if at == self._marked else "muted") if role == Role.ForegroundRole else None


def _shown(cell: ResultCell, column: ResultColumn) -> tuple[str, str]:
    has_icon = cell.right is not None and cell.part is None
    return answer_cell_text(cell, column), (RIGHT_ICON if cell.right else WRONG_ICON) if has_icon else ""


def _head(column: ResultColumn) -> str:
    """Return the number of a question above its right answer and the share of right answers."""
    share, right = percent_text(column.share), answer_key_text(column.question, short=True)
    between = " " if len(right) <= 5 and right.isalpha() else " · "
    return "\n".join(filter(None, (column_heading(column), between.join(filter(None, (right, share))))))


def _heading_parts(column: ResultColumn) -> list[str]:
    words, share = [column_text(column)], percent_text(column.share)
    if column.question.key is not None:
        words.append(tr("bonne réponse : {}").format(answer_key_text(column.question)))
    if share:
        words.append(tr("{} de bonnes réponses").format(share))
    return words
