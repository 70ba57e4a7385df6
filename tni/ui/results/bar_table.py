"""A table some of whose cells are bars, told apart by pattern as well as by length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from tni.ui.chrome.button import Style
from tni.ui.plain_text import tip
from tni.ui.results.table import SPOKEN
from tni.ui.results.words import percent
from tni.ui.vote.bars import STEP_SHARE, paint_pattern

BAR = Qt.ItemDataRole.UserRole + 1
ROW_SHARE, BAR_TARGETS = 0.75, 5
"""Height of a row and width of a bar's column, in targets."""
LOW, HIGH = 0.3, 0.7
"""Under the one to be taught again, above the other known; between them to be talked about."""


@dataclass(frozen=True, slots=True)
class Bar:
    """share: 0.0 to 1.0. words: beside it, else its percents. pattern: of `paint_pattern`; strong: the one that
    matters."""

    share: float
    words: str = ""
    pattern: int = 0
    strong: bool = False

    @property
    def text(self) -> str:
        return self.words or percent(self.share)


def share_bar(share: float) -> Bar:
    """Of right answers: full when known, squared between, hatched when to be taught again."""
    return Bar(share, pattern=1 if share < LOW else 2 if share <= HIGH else 0, strong=share > HIGH)


@dataclass(frozen=True, slots=True)
class Alert:
    """Words that ask for something to be looked at: with a sign, and in the colour of danger."""

    words: str

    @property
    def text(self) -> str:
        return f"⚠ {self.words}"


type Content = str | Bar | Alert


class BarTable(QTableWidget):
    """Lines of words and bars; the column `stretched` takes what room is left."""

    def __init__(
        self, style: Style, name: str, heads: Sequence[str], *, stretched: int, choosing: bool = False
    ) -> None:
        super().__init__(0, len(heads))
        self.kit = style
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.SingleSelection if choosing else mode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(_BarDelegate(style, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        for x, text in enumerate(heads):
            item = QTableWidgetItem(text)
            left = x in (0, stretched)
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(x, item)

    def show_lines(self, lines: Sequence[Sequence[Content]]) -> None:
        """Each with a content for every column."""
        self.verticalHeader().setDefaultSectionSize(round(self.kit.look.metrics.target_px * ROW_SHARE))
        chosen = self.currentRow()
        self.clearContents()
        self.setRowCount(len(lines))
        for y, line in enumerate(lines):
            for x, content in enumerate(line):
                item = _item(content, first=x == 0)
                if isinstance(content, Alert):
                    item.setForeground(self.kit.look.colour("danger"))
                    item.setFont(self.kit.look.font(bold=True))
                self.setItem(y, x, item)
        if 0 <= chosen < len(lines):
            self.setCurrentCell(chosen, 0)


def _item(content: Content, *, first: bool) -> QTableWidgetItem:
    text = content if isinstance(content, str) else content.text
    item = QTableWidgetItem(text)
    side = Qt.AlignmentFlag.AlignLeft if first or isinstance(content, Bar) else Qt.AlignmentFlag.AlignCenter
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    item.setData(SPOKEN, text)
    if isinstance(content, Bar):
        item.setData(BAR, content)
    elif len(text) > 20:
        item.setToolTip(tip(text))
    return item


class _BarDelegate(QStyledItemDelegate):
    def __init__(self, style: Style, parent: BarTable) -> None:
        super().__init__(parent)
        self._kit = style

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.data(BAR) is not None:
            option.text = ""  # drawn below

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        bar = index.data(BAR)
        if not isinstance(bar, Bar):
            return
        look = self._kit.look
        painter.save()
        painter.setFont(look.font())
        words, gap = painter.fontMetrics(), look.metrics.gap_px
        beside = words.horizontalAdvance(bar.text) + 2 * gap
        high = option.rect.height() * 0.56
        room = QRectF(option.rect).adjusted(gap, 0, -max(beside, words.horizontalAdvance("100 % ") + 2 * gap), 0)
        box = QRectF(room.left(), room.center().y() - high / 2, room.width() * bar.share, high)
        ink, line = look.colour("accent" if bar.strong else "text"), max(1.0, look.metrics.target_px / 32)
        painter.fillRect(QRectF(room.left(), box.top() - 2, line, high + 4), look.colour("line"))
        if box.width() > line:
            inside = box.adjusted(line / 2, line / 2, -line / 2, -line / 2)
            paint_pattern(painter, inside, bar.pattern, look.metrics.target_px * STEP_SHARE, ink)
            painter.setPen(QPen(ink, line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(inside)
        painter.setPen(look.colour("text"))
        place = QRectF(box.right() + gap, option.rect.top(), option.rect.right() - box.right(), option.rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, bar.text)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        found, metrics = super().sizeHint(option, index), self._kit.look.metrics
        if index.data(BAR) is not None:
            return QSize(max(metrics.target_px * BAR_TARGETS, found.width()), found.height())
        return found + QSize(metrics.gap_px * 2, 0)
