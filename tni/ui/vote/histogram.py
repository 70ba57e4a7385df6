"""Histogram of a vote: bars with letter, pattern and count, a tick at the right answer, the vote before beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tni.services.voting.vote_result import VoteResult
from tni.ui.chrome.button import LONG_PRESS_MS, Style, TouchButton
from tni.ui.i18n import tr
from tni.ui.vote.answer_marks import PATTERN_COUNT, answer_colour, paint_mark, paint_pattern
from tni.ui.vote.vote_text import bar_count_text, bar_message, bar_name

COMPARED_ROW_TARGETS = 1.25
"""Height of a row that also shows the vote before, in touch targets."""
SHORT_NAME_LETTERS = 4
NAME_SHARE, LONG_NAME_SCALE = 0.42, 0.5
"""Maximum share of a row's width for names, and font size of long names relative to single letters."""
PATTERN_STEP_SHARE = 0.26
"""Distance between two lines of a pattern, in touch targets: Qt's own patterns are too fine for a projected picture."""
COUNT_SHARE = 0.6
"""Font size of counts, in row heights."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """Content of a row.

    place: index of the answer, for its colour and pattern. number: votes for this choice. answered: pupils who
    answered. before: votes for it in the vote before. most: the largest count in the histogram. names: names of all
    choices, so that all bars start at the same x. active: pressing the row sets or clears the right answer.
    """

    name: str
    place: int
    number: int
    answered: int
    before: int | None
    most: int
    right: bool
    names: tuple[str, ...]
    active: bool = True

    @property
    def letter(self) -> str:
        """Letter at the beginning of the name, which is shown on the answer's colour; empty for other names."""
        return self.name.removesuffix(_without_letter(self.name)).strip()

    @property
    def texts(self) -> list[str]:
        """Names without the letters."""
        return [_without_letter(name) for name in self.names]

    @property
    def has_long_names(self) -> bool:
        return any(len(text) > SHORT_NAME_LETTERS for text in self.texts)


def _without_letter(name: str) -> str:
    """Return the text of an answer whose name begins with a letter; "" for a letter alone, other names whole."""
    return name[1:].strip() if len(name) == 1 or name[1:3] == "  " else name


class HistogramRow(TouchButton):
    """Row of one choice: letter, bar, count and share. A press marks it as the right answer.

    unit_px: minimum height of the row if larger than a touch target. guarded: only a long press marks the answer, since
    the class sees the row. marked: the answer is marked, or its mark is taken away. tapped: a guarded row was pressed
    too shortly.
    """

    marked = Signal()
    tapped = Signal()

    def __init__(self, style: Style, letter: str, parent: QWidget, *, guarded: bool = False) -> None:
        super().__init__(style, parent)
        self.letter, self._guarded = letter, guarded
        self.unit_px = 0
        self._bar = _Bar(letter, 0, 0, 0, None, 1, False, (letter,))
        self._hold = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._hold.timeout.connect(self.marked)
        if guarded:
            self.pressed.connect(self._hold.start)
            self.released.connect(self._release)
        else:
            self.clicked.connect(lambda _checked: self.marked.emit())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _release(self) -> None:
        if self._hold.isActive():
            self._hold.stop()
            if self._bar.active:
                self.tapped.emit()

    def show_bar(self, bar: _Bar, words: str) -> None:
        """Show a bar. words: the same for screen readers."""
        if (self._bar.before is None) != (bar.before is None):
            self.updateGeometry()
        self._bar = bar
        self.setAccessibleName(words)
        tip = (
            tr("Appui long pour en faire la bonne réponse")
            if self._guarded
            else tr("Toucher pour en faire la bonne réponse")
        )
        self.setToolTip(tip if bar.active else "")
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
        widest = min(max(map(words.horizontalAdvance, bar.texts)), round(self.width() * NAME_SHARE))
        if bar.right:
            tick = QRect(QPoint(0, (self.height() - side) // 2), QSize(side, side))
            self.kit.icons.paint(painter, "check", tick, look.colour("accent"))
        name = QRect(side + 4, 0, widest + side // 4, self.height())
        if bar.letter:
            box = QRectF(side + 4, (self.height() - side) / 2, side, side).adjusted(2, 2, -2, -2)
            paint_mark(painter, box, bar.letter, self._paint_of_answer, look.font(round(side * 0.6), bold=True))
            name = QRect(name.left() + side + side // 4, 0, widest and widest + side // 4, self.height())
        painter.setPen(look.colour("accent" if bar.right else "text"))
        shown = words.elidedText(_without_letter(bar.name), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        left = name.right() + look.metrics.gap_px
        number = look.metrics.gap_px + QFontMetrics(self._count_font(now=True)).horizontalAdvance(self._longest) + 2
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
        ink = self._paint_of_answer if now else look.colour("muted")
        line = max(2.0, look.metrics.target_px / 24)
        if number:
            half = line / 2
            box = QRectF(area.left(), area.top(), long, area.height()).adjusted(half, half, -half, -half)
            if now:
                pattern = bar.place if len(bar.names) <= PATTERN_COUNT else 0
                paint_pattern(painter, box, pattern, look.metrics.target_px * PATTERN_STEP_SHARE, ink)
            painter.setPen(QPen(ink, line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
        painter.setFont(self._count_font(now=now))
        painter.setPen(look.colour(("accent" if bar.right else "text") if now else "muted"))
        beside = QRectF(area.left() + long + look.metrics.gap_px, area.top() - 20, self.width(), area.height() + 40)
        count = bar_count_text(number, bar.answered) if now else str(number)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, count)

    @property
    def _paint_of_answer(self) -> QColor:
        return answer_colour(self._bar.place, self.kit.theme.colours.surface)

    @property
    def _longest(self) -> str:
        """Longest count that a row of the histogram may show."""
        return bar_count_text(self._bar.most, self._bar.most) if self._bar.answered else str(self._bar.most)

    def _count_font(self, *, now: bool) -> QFont:
        least = round(self._unit_px * (COUNT_SHARE if now else 0.48))
        return self.kit.theme.font(max(min(least, round(self.height() * 0.8)), 8), bold=now)


class VoteHistogram(QWidget):
    """Histogram with one row per answer. key_chosen: a press set the right answer; None: a press cleared it. tapped: a
    guarded row was pressed too shortly."""

    key_chosen = Signal(object)
    tapped = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None, *, guarded: bool = False) -> None:
        """guarded: see `HistogramRow`."""
        super().__init__(parent)
        self.kit, self._guarded = style, guarded
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
            bar = _Bar(names[place], place, counts[place], result.voters, earlier[place], most, right, names, active)
            row.show_bar(bar, bar_message(result, row.letter))

    def _make_rows(self, bars: tuple[str, ...]) -> None:
        if [row.letter for row in self._rows] == list(bars):
            return
        for row in self._rows:
            row.hide()
            self._layout.removeWidget(row)
            row.deleteLater()
        self._rows = [HistogramRow(self.kit, bar, self, guarded=self._guarded) for bar in bars]
        for row in self._rows:
            row.unit_px = self._unit_px
            row.marked.connect(lambda c=row: self._choose(c.letter))
            row.tapped.connect(self.tapped)
            self._layout.addWidget(row, 1)
            row.show()

    def _choose(self, bar: str) -> None:
        if self._result is not None and self._result.can_be_right(bar):
            self.key_chosen.emit(self._result.key_after(bar))
