"""Painter of a question's sheet: its text, its answers in their colours, and their bars once the result is shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from tni.services.voting.vote_result import VoteResult
from tni.ui.chrome.button import Style
from tni.ui.chrome.theme import DARK, LIGHT, Colours
from tni.ui.chrome.typography import with_no_break_spaces
from tni.ui.i18n import tr
from tni.ui.vote.answer_marks import PATTERN_COUNT, answer_colour, paint_mark, paint_pattern
from tni.ui.vote.sheet_layout import PlacedAnswer, SheetLayout, SheetText
from tni.ui.vote.vote_text import bar_count_text

BEFORE_SHARE = 0.34
"""Part of a bar's height for the vote before."""
TICK, GAP = 1.2, 0.35
"""Side of a tick, and distance of the parts of a bar, in font sizes of its count."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class SheetPainter:
    """Painter with the colours of a paper. paper: "#rrggbb"."""

    kit: Style
    paper: str
    dark: bool

    @property
    def colours(self) -> Colours:
        return DARK if self.dark else LIGHT

    def paint(self, painter: QPainter, layout: SheetLayout, result: VoteResult | None, sheet: int = 0) -> None:
        """Paint a sheet, with the bars of a result."""
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.save()
        if layout.parts:
            part = layout.parts[sheet]
            painter.setClipRect(layout.window.adjusted(0, 0, 0, part.bottom - part.top - layout.window.height()))
            painter.translate(0.0, -layout.lift(sheet))
        _paint_text(painter, layout.stem)
        if not layout.cuts_answers:
            painter.restore()
            painter.save()
        self._paint_answers(painter, layout, result)
        painter.restore()

    def paint_message(self, painter: QPainter, layout: SheetLayout, message: str) -> None:
        """Paint a message in place of a result without bars."""
        painter.setFont(self.kit.theme.font(round(layout.count_px * 0.8)))
        painter.setPen(QColor(self.colours.muted))
        painter.drawText(
            layout.result, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, with_no_break_spaces(message)
        )

    def _paint_answers(self, painter: QPainter, layout: SheetLayout, result: VoteResult | None) -> None:
        for place, answer in enumerate(layout.answers):
            self._paint_answer(painter, layout, answer, place)
        for target in layout.targets:
            self._paint_answer(painter, layout, target, None)
        if result is not None:
            self._paint_bars(painter, layout, result)

    def _paint_answer(self, painter: QPainter, layout: SheetLayout, answer: PlacedAnswer, place: int | None) -> None:
        coloured = place is not None and not answer.bar.isEmpty()
        paint = answer_colour(place or 0, self.paper) if coloured else QColor(self.colours.muted)
        font = self.kit.theme.font(round(layout.font_px * 0.95), bold=True)
        paint_mark(painter, answer.letter, answer.mark, paint, font)
        if coloured:
            paint_pattern(painter, answer.pattern, (place or 0) % PATTERN_COUNT, layout.font_px * 0.26, paint)
            painter.setPen(QPen(paint, max(1.0, layout.font_px / 24)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(answer.pattern)
        if answer.text is not None:
            _paint_text(painter, answer.text)

    def _paint_bars(self, painter: QPainter, layout: SheetLayout, result: VoteResult) -> None:
        shown = list(zip(layout.answers, result.bars, strict=False))
        counts = [result.count(bar, result.counts) for _, bar in shown]
        earlier = [0 if result.before is None else result.count(bar, result.before) for _, bar in shown]
        most = max((1, *counts, *earlier))
        for place, (answer, bar) in enumerate(shown):
            self._paint_bar(painter, layout, answer, place, _Bar(counts[place], earlier[place], most, bar, result))

    def _paint_bar(self, painter: QPainter, layout: SheetLayout, answer: PlacedAnswer, place: int, bar: _Bar) -> None:
        box, metrics = answer.bar, QFontMetricsF(self._count_font(layout))
        longest = bar_count_text(bar.most, bar.most) if bar.result.voters else str(bar.most)
        taken = metrics.horizontalAdvance(longest) + (TICK + 3 * GAP) * layout.count_px
        if bar.result.before is not None:
            taken += metrics.horizontalAdvance(_before_text(bar.most)) + GAP * layout.count_px
        high = box.height()
        whole = QRectF(box.left(), box.top() + high * 0.08, max(box.width() - taken, 2.0), high * 0.84)
        end = self._paint_shapes(painter, layout, whole, place, bar)
        self._paint_words(painter, layout, QRectF(QPointF(end, box.top()), box.bottomRight()), bar)
        if bar.is_right:
            self._frame(painter, layout, answer)

    def _paint_shapes(self, painter: QPainter, layout: SheetLayout, whole: QRectF, place: int, bar: _Bar) -> float:
        """Paint the bar, and above it the outline of that of the vote before. Return where the longer one ends."""
        now, reach, line = QRectF(whole), 0.0, max(1.5, layout.font_px / 20)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if bar.result.before is not None:
            reach, high = whole.width() * bar.before / bar.most, whole.height() * BEFORE_SHARE
            painter.setPen(QPen(QColor(self.colours.muted), line))
            painter.drawRect(QRectF(whole.left(), whole.top(), reach, high))
            now.setTop(whole.top() + high + whole.height() * 0.08)
        now.setWidth(whole.width() * bar.number / bar.most)
        paint = answer_colour(place, self.paper)
        paint_pattern(painter, now, place % PATTERN_COUNT, layout.font_px * 0.26, paint)
        painter.setPen(QPen(paint, line))
        painter.drawRect(now)
        return whole.left() + max(now.width(), reach)

    def _paint_words(self, painter: QPainter, layout: SheetLayout, box: QRectF, bar: _Bar) -> None:
        """Paint count and share, a tick at the right answer, and the count of the vote before where there is room."""
        font, gap, tick = self._count_font(layout), GAP * layout.count_px, TICK * layout.count_px
        metrics, words = QFontMetricsF(font), bar_count_text(bar.number, bar.result.voters)
        box = box.adjusted(gap, 0, 0, 0)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.accent if bar.is_right else self.colours.text))
        painter.drawText(box, _MIDDLE, words)
        box.setLeft(box.left() + metrics.horizontalAdvance(words) + gap)
        if bar.is_right:
            at = QRectF(box.left(), box.center().y() - tick / 2, tick, tick)
            self.kit.icons.paint(painter, "check", at.toRect(), QColor(self.colours.accent))
            box.setLeft(box.left() + tick + gap)
        before = _before_text(bar.before)
        if bar.result.before is not None and box.width() >= metrics.horizontalAdvance(before):
            painter.setPen(QColor(self.colours.muted))
            painter.drawText(box, _MIDDLE, before)

    def _count_font(self, layout: SheetLayout) -> QFont:
        return self.kit.theme.font(layout.count_px, bold=True)

    def _frame(self, painter: QPainter, layout: SheetLayout, answer: PlacedAnswer) -> None:
        """Frame the right answer."""
        edge = layout.font_px * 0.18
        painter.setPen(QPen(QColor(self.colours.accent), max(2.0, layout.font_px / 12)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        low = max(answer.bar.bottom(), answer.letter.bottom(), _bottom(answer.text))
        box = QRectF(answer.box.topLeft(), QPointF(answer.box.right(), low)).adjusted(-edge, -edge, edge, edge)
        painter.drawRoundedRect(box, edge * 2, edge * 2)


@dataclass(frozen=True, slots=True)
class _Bar:
    """Bar of an answer. before: votes in the vote before. most: the largest count."""

    number: int
    before: int
    most: int
    name: str
    result: VoteResult

    @property
    def is_right(self) -> bool:
        return self.result.is_right(self.name)


def _before_text(number: int) -> str:
    return tr("avant : {}").format(number)


def _bottom(text: SheetText | None) -> float:
    return 0.0 if text is None else text.at.y() + text.document.size().height()


def _paint_text(painter: QPainter, text: SheetText) -> None:
    painter.save()
    painter.translate(text.at)
    text.document.drawContents(painter)
    painter.restore()
