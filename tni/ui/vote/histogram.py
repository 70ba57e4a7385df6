"""Histogram of a vote: bars with letter, pattern and count, a tick at the right answer, the vote before beside it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import override

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tni.services.voting.vote_result import VoteResult
from tni.ui.chrome.button import Style, TouchButton
from tni.ui.i18n import is_singular, tr
from tni.ui.vote.vote_text import bar_name

COMPARED_ROW_TARGETS = 1.25
"""Height of a row that also shows the vote before, in touch targets."""
SHORT_NAME_LETTERS = 4
NAME_SHARE, LONG_NAME_SCALE = 0.42, 0.5
"""Maximum share of a row's width for names, and font size of long names relative to single letters."""
PATTERN_COUNT = 5
PATTERN_STEP_SHARE = 0.26
"""Distance between two lines of a pattern, in touch targets: Qt's own patterns are too fine for a projected picture."""
MIN_COUNT_SHARE = 0.6
"""Minimum font size of counts, in row heights, where rows are squeezed."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """Content of a row.

    pattern: index of the pattern. number: votes for this choice. before: votes for it in the vote before. most: the
    largest count in the histogram. names: names of all choices, so that all bars start at the same x. active: pressing
    the row sets or clears the right answer.
    """

    name: str
    pattern: int
    number: int
    before: int | None
    most: int
    right: bool
    names: tuple[str, ...]
    active: bool = True

    @property
    def has_long_names(self) -> bool:
        return any(len(name) > SHORT_NAME_LETTERS for name in self.names)


class HistogramRow(TouchButton):
    """Row of one choice: letter, bar, count. A press marks it as the right answer.

    unit_px: minimum height of the row if larger than a touch target.
    """

    def __init__(self, style: Style, letter: str, parent: QWidget) -> None:
        super().__init__(style, parent)
        self.letter = letter
        self.unit_px = 0
        self._bar = _Bar(letter, 0, 0, None, 1, False, (letter,))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bar(self, bar: _Bar) -> None:
        if (self._bar.before is None) != (bar.before is None):
            self.updateGeometry()
        self._bar = bar
        votes = tr("{} vote").format(bar.number) if is_singular(bar.number) else tr("{} votes").format(bar.number)
        words = [f"{bar.name} : {votes}"]
        if bar.before is not None:
            words.append(tr("{} au vote d’avant").format(bar.before))
        if bar.right:
            words.append(tr("bonne réponse"))
        self.setAccessibleName(", ".join(words))
        self.setToolTip(tr("Toucher pour en faire la bonne réponse") if bar.active else "")
        self.update()

    @property
    def _unit_px(self) -> int:
        return max(self.kit.theme.metrics.target_px, self.unit_px)

    @override
    def sizeHint(self) -> QSize:
        side = self._unit_px
        return QSize(side * 5, side if self._bar.before is None else round(side * COMPARED_ROW_TARGETS))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.kit.theme.metrics.target_px * 4, self.kit.theme.metrics.target_px * 2 // 3)

    def large_font(self) -> QFont:
        """Return a font as large as the row, up to a size that the class reads with ease."""
        return self.kit.theme.font(round(min(self._unit_px * 0.8, self.height() * 0.72)), bold=True)

    def _name_font(self) -> QFont:
        font = self.large_font()
        if self._bar.has_long_names:
            font.setPixelSize(round(font.pixelSize() * LONG_NAME_SCALE))
        return font

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, bar = self.kit.theme, self._bar
        painter = QPainter(self)
        self.paint_ground(painter)
        side = QFontMetrics(self.large_font()).height()
        painter.setFont(self._name_font())
        words = painter.fontMetrics()
        widest = min(max(map(words.horizontalAdvance, bar.names)), round(self.width() * NAME_SHARE))
        painter.setPen(look.colour("accent" if bar.right else "text"))
        if bar.right:
            tick = QRect(QPoint(0, (self.height() - side) // 2), QSize(side, side))
            self.kit.icons.paint(painter, "check", tick, look.colour("accent"))
        name = QRect(side + 4, 0, widest + side // 4, self.height())
        shown = words.elidedText(bar.name, Qt.TextElideMode.ElideRight, widest + side // 4)
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        left = name.right() + look.metrics.gap_px
        largest = look.font(max(self.large_font().pixelSize(), round(self._unit_px * MIN_COUNT_SHARE)), bold=True)
        number = look.metrics.gap_px + QFontMetrics(largest).horizontalAdvance(f"{bar.most}") + 2
        area = QRectF(left, 0, self.width() - left - number, self.height())
        self._paint_bars(painter, area.adjusted(0, self.height() * 0.1, 0, -self.height() * 0.1))
        painter.end()

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        look, bar = self.kit.theme, self._bar
        if bar.before is None:
            self._paint_bar(painter, area, bar.number, now=True)
        else:
            high = area.height()
            self._paint_bar(painter, area.adjusted(0, 0, 0, -high * 0.62), bar.before, now=False)
            self._paint_bar(painter, area.adjusted(0, high * 0.42, 0, 0), bar.number, now=True)
        painter.fillRect(QRectF(area.left(), area.top(), look.metrics.line_px * 2, area.height()), look.colour("line"))

    def _paint_bar(self, painter: QPainter, area: QRectF, number: int, *, now: bool) -> None:
        """Draw a bar from the left of `area` with its count at the end. The vote before is drawn as an outline."""
        look, bar = self.kit.theme, self._bar
        long = area.width() * number / bar.most
        ink = look.colour("accent" if bar.right and now else "text" if now else "muted")
        line = max(2.0, look.metrics.target_px / 24)
        if number:
            half = line / 2
            box = QRectF(area.left(), area.top(), long, area.height()).adjusted(half, half, -half, -half)
            if now:
                paint_bar_pattern(painter, box, bar.pattern, look.metrics.target_px * PATTERN_STEP_SHARE, ink)
            painter.setPen(QPen(ink, line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
        least = round(self._unit_px * (MIN_COUNT_SHARE if now else 0.48))
        painter.setFont(look.font(max(least, min(self.large_font().pixelSize(), round(area.height() * 0.9))), bold=now))
        painter.setPen(ink)
        beside = QRectF(area.left() + long + look.metrics.gap_px, area.top() - 20, self.width(), area.height() + 40)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(number))


def paint_bar_pattern(painter: QPainter, box: QRectF, pattern: int, step: float, ink: QColor) -> None:
    """Fill a bar so that it can be told from others without colour. step: distance of the pattern's lines, px.

    The patterns by `pattern` are solid, hatched, squared, hatched the other way, dotted.
    """
    if pattern == 0:
        painter.fillRect(box, ink)
        return
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(ink, step * 0.22))
    across, high = ceil((box.width() + box.height()) / step), box.height()
    if pattern == 2:
        lines = [(QPointF(x, box.top()), QPointF(x, box.bottom())) for x in _steps(box.left(), box.right(), step)]
        lines += [(QPointF(box.left(), y), QPointF(box.right(), y)) for y in _steps(box.top(), box.bottom(), step)]
        painter.drawLines([QLineF(*ends) for ends in lines])
    elif pattern in (1, 3):
        lean = -high if pattern == 3 else high
        first = box.left() - (high if pattern == 1 else 0)
        starts = [first + i * step * 1.4 for i in range(across + 1)]
        painter.drawLines([QLineF(x, box.bottom(), x + lean, box.top()) for x in starts])
    else:
        painter.setPen(QPen(ink, step * 0.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        dots = [
            QPointF(x, y) for x in _steps(box.left(), box.right(), step) for y in _steps(box.top(), box.bottom(), step)
        ]
        painter.drawPoints(dots)
    painter.restore()


def _steps(first: float, last: float, step: float) -> list[float]:
    return [first + (i + 0.5) * step for i in range(ceil((last - first) / step))]


class VoteHistogram(QWidget):
    """Histogram with one row per answer. key_chosen: a press set the right answer; None: a press cleared it."""

    key_chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = style
        self.setAccessibleName(tr("Résultats du vote"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._rows: list[HistogramRow] = []
        self._unit_px = 0
        self._result: VoteResult | None = None

    def set_unit(self, unit_px: int) -> None:
        """Set the height of rows, px, if larger than a touch target."""
        if unit_px != self._unit_px:
            self._unit_px = unit_px
            for row in self._rows:
                row.unit_px = unit_px
                row.updateGeometry()

    def show_result(self, result: VoteResult) -> None:
        before, self._result = result.before, result
        self._make_rows(result.bars)
        counts = [result.count(bar, result.counts) for bar in result.bars]
        earlier = [None if before is None else result.count(bar, before) for bar in result.bars]
        most = max((1, *counts, *(n or 0 for n in earlier)))
        names = tuple(bar_name(result.question, bar) for bar in result.bars)
        for place, row in enumerate(self._rows):
            right, active = result.is_right(row.letter), result.can_be_right(row.letter)
            pattern = place if len(names) <= PATTERN_COUNT else 0
            row.show_bar(_Bar(names[place], pattern, counts[place], earlier[place], most, right, names, active))

    def _make_rows(self, bars: tuple[str, ...]) -> None:
        if [row.letter for row in self._rows] == list(bars):
            return
        for row in self._rows:
            row.hide()
            self._layout.removeWidget(row)
            row.deleteLater()
        self._rows = [HistogramRow(self.kit, bar, self) for bar in bars]
        for row in self._rows:
            row.unit_px = self._unit_px
            row.clicked.connect(lambda _=False, c=row: self._choose(c.letter))
            self._layout.addWidget(row, 1)
            row.show()

    def _choose(self, bar: str) -> None:
        if self._result is not None and self._result.can_be_right(bar):
            self.key_chosen.emit(self._result.key_after(bar))
