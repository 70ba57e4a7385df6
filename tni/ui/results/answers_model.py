"""Qt's way to read a `Results`. Words are made for the cells that are asked for, and for no others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tni.quiz.results import Cell, Column, Line, Results
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.plain_text import tip
from tni.ui.results.answer_words import key_words
from tni.ui.results.words import Names, answer, answer_words, column_head, column_words, percent, score, who_words

type Index = QModelIndex | QPersistentModelIndex

Role = Qt.ItemDataRole
SPOKEN = Role.AccessibleTextRole
RIGHT, WRONG = "check", "x"
"""Icons beside an answer."""
NOWHERE = QModelIndex()
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class AnswersModel(QAbstractTableModel):
    """A row for each pupil; the score, then a column for each vote."""

    def __init__(self, style: Style, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = style
        self._results, self._lines = Results(), tuple[Line, ...]()
        self._names: Names = {}
        self._marked: int | None = None

    def show_results(self, results: Results, lines: Sequence[Line], names: Names) -> None:
        """lines: those of the results, in the order wanted. A table of the same size stays where it was scrolled."""
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
        """Let the head of a vote, from 0, stand out."""
        before, self._marked = self._marked, at
        for x in {at if before is None else before, at}:
            if 0 <= x < len(self._results.columns):
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, x + 1, x + 1)

    def shown(self, y: int, x: int) -> tuple[str, str]:
        """Text of a cell, and the icon beside it if any."""
        line = self._lines[y]
        return (score(line), "") if x == 0 else _shown(line.cells[x - 1], self._results.columns[x - 1])

    def all_shown(self, x: int) -> Iterable[tuple[str, str]]:
        """What stands in the cells of a column, each once."""
        if x == 0:
            return {(score(line), "") for line in self._lines}
        column = self._results.columns[x - 1]
        return {_shown(cell, column) for cell in {line.cells[x - 1] for line in self._lines}}

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._results.columns) + 1

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        y, x = index.row(), index.column()
        if role == Role.DisplayRole:
            return self.shown(y, x)[0]
        if role == SPOKEN:
            line = self._lines[y]
            return score(line) if x == 0 else answer_words(line.cells[x - 1], self._results.columns[x - 1])
        if role == Role.DecorationRole and (sign := self.shown(y, x)[1]):
            return self._kit.icons.icon(sign, self._kit.look)
        return _MIDDLE if role == Role.TextAlignmentRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            if role in (Role.DisplayRole, SPOKEN):
                return who_words(self._lines[section].who, self._names)
            return _LEFT if role == Role.TextAlignmentRole else None
        if role == Role.TextAlignmentRole:
            return _MIDDLE
        if section == 0:
            return tr("Score") if role in (Role.DisplayRole, SPOKEN) else None
        return self._head(section - 1, role)

    def _head(self, at: int, role: int) -> object:
        look, column = self._kit.look, self._results.columns[at]
        if role == Role.DisplayRole:
            return _head(column)
        if role == SPOKEN:
            return ", ".join(_head_words(column))
        if role == Role.ToolTipRole:
            return tip("\n".join(_head_words(column)))
        if role == Role.FontRole:
            return look.font(bold=at == self._marked)
        return look.colour("accent" if at == self._marked else "muted") if role == Role.ForegroundRole else None


def _shown(cell: Cell, column: Column) -> tuple[str, str]:
    told = cell.right is not None and cell.part is None
    return answer(cell, column), (RIGHT if cell.right else WRONG) if told else ""


def _head(column: Column) -> str:
    """The question's number over its right answer and the share of those who gave it."""
    share, right = percent(column.share), key_words(column.question, short=True)
    between = " " if len(right) <= 5 and right.isalpha() else " · "
    return "\n".join(filter(None, (column_head(column), between.join(filter(None, (right, share))))))


def _head_words(column: Column) -> list[str]:
    words, share = [column_words(column)], percent(column.share)
    if column.question.key is not None:
        words.append(tr("bonne réponse : {}").format(key_words(column.question)))
    if share:
        words.append(tr("{} de bonnes réponses").format(share))
    return words
