"""Table of answers: each with an icon for right or wrong; the pupils' names stay visible while the questions scroll."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from tni.quiz.results_table import ResultRow, ResultsTable
from tni.services.results.results_state import NamesByPupil
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.results.answers_model import RIGHT_ICON, AnswersModel, ModelIndex

MIN_TARGETS, HEIGHT_SHARE = 2, 0.75
"""Least width of a column and height of a row, in touch targets."""
ICON_SHARE = 0.8
"""Side of the icon beside an answer, relative to the usual icon size."""
_STANDS_OUT = (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus).value


class AnswersTable(QTableView):
    """Table view of the answers.

    Signal column_chosen: index of the question that was clicked or reached with the arrow keys, from 0.
    """

    column_chosen = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.answers = AnswersModel(style, self)
        self._fitted: set[int] = set()
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
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.answers)
        self.horizontalHeader().sectionClicked.connect(self._choose)
        self.selectionModel().currentChanged.connect(self._choose_cell)
        self.horizontalScrollBar().valueChanged.connect(self._fit_seen)
        self._restyle()
        style.theme.changed.connect(self._restyle)

    def _choose(self, x: int) -> None:
        if 1 <= x < self.answers.columnCount():
            self.column_chosen.emit(x - 1)

    def _choose_cell(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._choose(now.column())

    def show_results(self, results: ResultsTable, lines: Sequence[ResultRow], names: NamesByPupil) -> None:
        """Show results. `lines` are the rows of the results in the wanted order."""
        self.answers.show_results(results, lines, names)
        self._fit_anew()

    def mark_column(self, at: int) -> None:
        """Highlight the heading of the question that is shown below the table."""
        self.answers.mark(at)
        self._fitted.discard(at + 1)  # its heading is bold now, and wider
        self._fit_seen()

    # -- widths: only of the visible columns, since each width depends on the texts of all pupils

    def _restyle(self) -> None:
        target = self.kit.theme.metrics.target_px
        self.verticalHeader().setDefaultSectionSize(round(target * HEIGHT_SHARE))
        self.horizontalHeader().setMinimumSectionSize(target * MIN_TARGETS)
        self.horizontalHeader().setDefaultSectionSize(target * MIN_TARGETS)
        self._fit_anew()

    def _fit_anew(self) -> None:
        self._fitted.clear()
        self._fit_seen()

    def _fit_seen(self) -> None:
        """Fit the visible columns to their texts. A table that was scrolled to its end stays there."""
        bar, before = self.horizontalScrollBar(), len(self._fitted)
        at_end = 0 < bar.value() == bar.maximum()
        x = max(0, self.columnAt(0))
        while x < self.answers.columnCount() and self.columnViewportPosition(x) < self.viewport().width():
            self._fit(x)
            x += 1
        if len(self._fitted) > before and at_end:
            self.updateGeometries()  # so that the scroll bar knows the new widths
            bar.setValue(bar.maximum())

    def _fit(self, x: int) -> None:
        if x in self._fitted:
            return
        self._fitted.add(x)
        look, head = self.kit.theme, self.horizontalHeader()
        metrics, plain, bold = look.metrics, QFontMetrics(look.font()), QFontMetrics(look.font(bold=True))
        sign_px = round(metrics.icon_px * ICON_SHARE) + metrics.gap_px // 2
        wide = (
            (bold if sign == RIGHT_ICON else plain).horizontalAdvance(text) + (sign_px if sign else 0)
            for text, sign in self.answers.all_shown(x)
        )
        words = max(wide, default=0) + 2 * metrics.gap_px
        head.resizeSection(x, max(words, head.sectionSizeHint(x), head.minimumSectionSize()))

    @override
    def scrollTo(
        self, index: ModelIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        x, room = index.column(), self.viewport().width()
        while x >= 0 and room > 0:  # the columns that are visible when this one is the last
            self._fit(x)
            room -= self.columnWidth(x)
            x -= 1
        super().scrollTo(index, hint)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_seen()


class _AnswerDelegate(QStyledItemDelegate):
    """Delegate that paints an answer centred, with its icon right beside it."""

    def __init__(self, style: Style, parent: AnswersTable) -> None:
        super().__init__(parent)
        self._kit, self._answers = style, parent.answers
        self._restyle()
        style.theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        """Cache fonts and colours: there are hundreds of cells on a screen."""
        look = self._kit.theme
        self._plain, self._bold = look.font(), look.font(bold=True)
        self._plain_metrics, self._bold_metrics = QFontMetrics(self._plain), QFontMetrics(self._bold)
        self._text, self._right, self._wrong = map(look.colour, ("text", "accent", "danger"))

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.icon = QIcon()  # painted by `paint`
        option.text = ""
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration  # it would shift the focus frame

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if option.state.value & _STANDS_OUT:  # a background for every other cell would take three times as long
            super().paint(painter, option, index)
        text, sign = self._answers.shown(index.row(), index.column())
        box, right = option.rect, sign == RIGHT_ICON
        painter.save()
        painter.setFont(self._bold if right else self._plain)
        painter.setPen(self._text)
        if sign:
            metrics = self._kit.theme.metrics
            letter = (self._bold_metrics if right else self._plain_metrics).horizontalAdvance(text)
            side, gap = round(metrics.icon_px * ICON_SHARE), metrics.gap_px // 2
            left = box.center().x() - (letter + gap + side) // 2
            place = QRect(left + letter + gap, box.top() + (box.height() - side) // 2, side, side)
            self._kit.icons.paint(painter, sign, place, self._right if right else self._wrong)
            box = QRect(left, box.top(), letter + 1, box.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        else:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()
