"""Table with bars in some of its cells. The bars differ by pattern as well as by length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from tni.ui.chrome.button import Style
from tni.ui.plain_text import tool_tip
from tni.ui.results.answers_model import NO_PARENT, SPOKEN_ROLE, ModelIndex, Role
from tni.ui.results.results_text import percent_text
from tni.ui.vote.answer_marks import paint_pattern
from tni.ui.vote.histogram import PATTERN_STEP_SHARE

BAR_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_SHARE = 0.75
"""Height of a row, in touch targets."""
LONG_TEXT_LETTERS = 20
"""Length in characters above which a text is also shown in a tool tip, since it may be cut."""
MEASURED_CELLS = 12
"""Number of the longest texts of a column that are measured for its width."""
TEACH_AGAIN_SHARE, KNOWN_SHARE = 0.3, 0.7
"""Shares of right answers: below the first, the topic is to be taught again; above the second, it is known; in between,
it is to be discussed."""


@dataclass(frozen=True, slots=True)
class BarCell:
    """Cell with a bar.

    share: length of the bar, 0.0 to 1.0. label: text beside it, by default the share in percent. pattern: index for
    `paint_pattern`. strong: True for the bar that matters.
    """

    share: float
    label: str = ""
    pattern: int = 0
    strong: bool = False

    @property
    def text(self) -> str:
        return self.label or percent_text(self.share)


def share_bar(share: float) -> BarCell:
    """Return the bar for a share of right answers: full if known, squared in between, hatched if to be taught again."""
    return BarCell(
        share, pattern=1 if share < TEACH_AGAIN_SHARE else 2 if share <= KNOWN_SHARE else 0, strong=share > KNOWN_SHARE
    )


@dataclass(frozen=True, slots=True)
class AlertCell:
    """Text that asks for attention, with a warning sign and in the colour of danger."""

    label: str

    @property
    def text(self) -> str:
        return f"⚠ {self.label}"


type CellContent = str | BarCell | AlertCell


class _BarModel(QAbstractTableModel):
    """Item model of rows of cell contents."""

    def __init__(self, style: Style, heads: Sequence[str], stretched: int, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._heads, self._left = style, heads, (0, stretched)
        self.lines: Sequence[Sequence[CellContent]] = ()

    def show_lines(self, lines: Sequence[Sequence[CellContent]]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: ModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: ModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    @override
    def data(self, index: ModelIndex, role: int = Role.DisplayRole) -> object:
        content = self.lines[index.row()][index.column()]
        if role in (Role.DisplayRole, SPOKEN_ROLE):
            return _text(content)
        if role == Role.TextAlignmentRole:
            return _side(left=index.column() == 0 or isinstance(content, BarCell))
        if role == BAR_ROLE:
            return content if isinstance(content, BarCell) else None
        if (
            role == Role.ToolTipRole
            and not isinstance(content, BarCell)
            and len(text := _text(content)) > LONG_TEXT_LETTERS
        ):
            return tool_tip(text)
        if isinstance(content, AlertCell):
            if role == Role.ForegroundRole:
                return self._kit.theme.colour("danger")
            if role == Role.FontRole:
                return self._kit.theme.font(bold=True)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Role.TextAlignmentRole:
            return _side(left=section in self._left)
        return self._heads[section] if role == Role.DisplayRole else None


class BarTable(QTableView):
    """Table of texts and bars. The column `stretched` takes the remaining width.

    Signal row_chosen: another row is the current one, see `row`.
    """

    row_chosen = Signal()

    def __init__(
        self, style: Style, name: str, heads: Sequence[str], *, stretched: int, choosing: bool = False
    ) -> None:
        super().__init__()
        self.kit, self._stretched = style, stretched
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
        self.bars = _BarModel(style, heads, stretched, self)
        self.setModel(self.bars)
        self.selectionModel().currentChanged.connect(self._emit_row)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        self._restyle()
        style.theme.changed.connect(self._restyle)

    @property
    def row(self) -> int:
        """Index of the current row, from 0; -1 for none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self.bars.index(row, 0))

    def _emit_row(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row():
            self.row_chosen.emit()

    def show_lines(self, lines: Sequence[Sequence[CellContent]]) -> None:
        """Show rows, each with one content for every column. The current row keeps its index."""
        row = self.row
        self.bars.show_lines(lines)
        self._fit()
        if 0 <= row < len(lines):
            self.choose(row)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(self.kit.theme.metrics.target_px * ROW_SHARE))
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # a widget gets its style, which measures the headings, when it is shown

    def _fit(self) -> None:
        """Fit the width of each column, except the stretched one, to its longest text."""
        head, look = self.horizontalHeader(), self.kit.theme
        plain, bold = QFontMetrics(look.font()), QFontMetrics(look.font(bold=True))
        margins = 2 * (look.metrics.gap_px + self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
        for x in range(self.bars.columnCount()):
            if x == self._stretched:
                continue
            contents = nlargest(MEASURED_CELLS, (line[x] for line in self.bars.lines), key=lambda one: len(_text(one)))
            widths = [(bold if isinstance(c, AlertCell) else plain).horizontalAdvance(_text(c)) for c in contents]
            head.resizeSection(x, max(max(widths, default=0) + margins, head.sectionSizeHint(x)))


def _text(content: CellContent) -> str:
    return content if isinstance(content, str) else content.text


def _side(*, left: bool) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter) | Qt.AlignmentFlag.AlignVCenter


class _BarDelegate(QStyledItemDelegate):
    def __init__(self, style: Style, parent: BarTable) -> None:
        super().__init__(parent)
        self._kit = style

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.data(BAR_ROLE) is not None:
            option.text = ""  # painted by `paint`

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        bar = index.data(BAR_ROLE)
        if not isinstance(bar, BarCell):
            return
        look = self._kit.theme
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
            paint_pattern(painter, inside, bar.pattern, look.metrics.target_px * PATTERN_STEP_SHARE, ink)
            painter.setPen(QPen(ink, line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(inside)
        painter.setPen(look.colour("text"))
        place = QRectF(box.right() + gap, option.rect.top(), option.rect.right() - box.right(), option.rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, bar.text)
        painter.restore()
