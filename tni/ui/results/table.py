"""The table of answers: a letter with its sign, the names staying in sight while questions are scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from tni.quiz.results import Cell, Column, Line, Results
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.plain_text import tip
from tni.ui.results.answer_words import key_words
from tni.ui.results.words import Names, answer, answer_words, column_head, column_words, percent, score, who_words

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
SIGN = Qt.ItemDataRole.UserRole
LEAST_TARGETS, HEIGHT_SHARE = 2, 0.75
"""Of a column's width and of a row's height, in targets."""


class AnswersTable(QTableWidget):
    """column_chosen: the question that the hand or the arrows are on, from 0."""

    column_chosen = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.setAccessibleName(tr("Réponses des élèves"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(_AnswerDelegate(style, self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().sectionClicked.connect(lambda x: self._choose(x - 1))
        self.currentCellChanged.connect(lambda _y, x, *_: self._choose(x - 1))

    def _choose(self, at: int) -> None:
        if 0 <= at < self.columnCount() - 1:
            self.column_chosen.emit(at)

    def show_results(self, results: Results, lines: Sequence[Line], names: Names) -> None:
        """lines: those of the results, in the order wanted."""
        target = self.kit.look.metrics.target_px
        with QSignalBlocker(self):
            self.clear()
            self.verticalHeader().setDefaultSectionSize(round(target * HEIGHT_SHARE))
            self.horizontalHeader().setMinimumSectionSize(target * LEAST_TARGETS)
            self.setColumnCount(len(results.columns) + 1)
            self.setRowCount(len(lines))
            self.setHorizontalHeaderItem(0, _item(tr("Score")))
            for x, column in enumerate(results.columns, 1):
                self.setHorizontalHeaderItem(x, _head(column))
            for y, line in enumerate(lines):
                who = _item(who_words(line.who, names))
                who.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self.setVerticalHeaderItem(y, who)
                self.setItem(y, 0, _item(score(line)))
                for x, (cell, column) in enumerate(zip(line.cells, results.columns, strict=True), 1):
                    self.setItem(y, x, self._cell(cell, column))

    def _cell(self, cell: Cell, column: Column) -> QTableWidgetItem:
        item = _item(answer(cell, column), answer_words(cell, column))
        if cell.right is not None and cell.part is None:
            item.setIcon(self.kit.icons.icon("check" if cell.right else "x", self.kit.look))
            item.setData(SIGN, "check" if cell.right else "x")
            item.setFont(self.kit.look.font(bold=cell.right))
        return item

    def mark_column(self, at: int) -> None:
        """The question that is told below stands out."""
        for x in range(1, self.columnCount()):
            if (head := self.horizontalHeaderItem(x)) is not None:
                head.setFont(self.kit.look.font(bold=x - 1 == at))
                head.setForeground(self.kit.look.colour("accent" if x - 1 == at else "muted"))


class _AnswerDelegate(QStyledItemDelegate):
    """The letter in the middle and its sign right beside it."""

    def __init__(self, style: Style, parent: AnswersTable) -> None:
        super().__init__(parent)
        self._kit = style

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.data(SIGN):
            option.icon = QIcon()  # drawn below
            option.text = ""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        sign = index.data(SIGN)
        if not sign:
            return
        look, text, box = self._kit.look, str(index.data()), QRect(option.rect)
        colour: QColor = look.colour("accent" if sign == "check" else "danger")
        font = look.font(bold=sign == "check")
        letter = QFontMetrics(font).horizontalAdvance(text)
        side, gap = round(look.metrics.icon_px * 0.8), look.metrics.gap_px // 2
        left = box.center().x() - (letter + gap + side) // 2
        painter.save()
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        painter.drawText(QRect(left, box.top(), letter + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, text)
        place = QRect(left + letter + gap, box.top() + (box.height() - side) // 2, side, side)
        self._kit.icons.paint(painter, sign, place, colour)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        found = super().sizeHint(option, index)
        return found + QSize(self._kit.look.metrics.icon_px, 0) if index.data(SIGN) else found


def _item(text: str, spoken: str = "") -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    item.setData(SPOKEN, spoken or text)
    return item


def _head(column: Column) -> QTableWidgetItem:
    """The question's number over its right answer and the share of those who gave it."""
    share = percent(column.share)
    right = key_words(column.question, short=True)
    item = _item(
        "\n".join(
            filter(
                None,
                (
                    column_head(column),
                    (" " if len(right) <= 5 and right.isalpha() else " · ").join(filter(None, (right, share))),
                ),
            )
        )
    )
    words = [column_words(column)]
    if right:
        words.append(tr("bonne réponse : {}").format(key_words(column.question)))
    if share:
        words.append(tr("{} de bonnes réponses").format(share))
    item.setToolTip(tip("\n".join(words)))
    item.setData(SPOKEN, ", ".join(words))
    return item
