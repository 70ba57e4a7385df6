"""Week of a teacher's own hours: they are drawn into their day by mouse, finger or pen, and chosen by a press."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import override

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from tni.planning.own_hours import SCHOOL_DAYS, OwnHour, Weeks
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.messages.dates import format_time
from tni.ui.year.sequence_colours import sequence_colour
from tni.ui.year.year_texts import day_name, own_hour_text

FIRST, LAST = 8 * 60, 18 * 60
"""Minutes of the day that are shown at least."""
STEP, WHOLE = 15, 60
"""Minutes to which what is drawn is rounded, and length of an hour that is only touched."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_NEXT = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


def minutes_of(at: time) -> int:
    return at.hour * 60 + at.minute


def time_of(minutes: int) -> time:
    return time(min(minutes // 60, 23), minutes % 60 if minutes < 24 * 60 else 59)


class WeekView(QWidget):
    """View of a week, Monday to Saturday.

    Signals:
        drawn: a new hour: its day from 0, its start and end.
        chosen: an hour that is there was pressed or reached by an arrow key.
        remove_wanted: the hour that is chosen is to be removed, by its key.
    """

    drawn = Signal(int, object, object)
    chosen = Signal(object)
    remove_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._hours: tuple[OwnHour, ...] = ()
        self._drafts: tuple[OwnHour, ...] = ()
        self._edited: OwnHour | None = None
        self._from: QPoint | None = None
        self._line: tuple[int, int, int] | None = None
        """Day, first and last minute of what is being drawn."""
        self.setAccessibleName(tr("Ma semaine"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        style.theme.changed.connect(self.update)

    @override
    def minimumSizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(side * 8, side * 5)

    def show_hours(self, hours: Sequence[OwnHour], drafts: Sequence[OwnHour], edited: OwnHour | None) -> None:
        """Show the week. drafts: what is being entered, in place of `edited` if that is an hour that was there."""
        self._hours, self._drafts, self._edited = tuple(hours), tuple(drafts), edited
        self.setAccessibleDescription("" if edited is None else own_hour_text(edited))
        self.update()

    # -- places

    @property
    def _span(self) -> tuple[int, int]:
        shown = (*self._hours, *self._drafts)
        first = min((minutes_of(one.start) for one in shown), default=FIRST) // 60 * 60
        last = -(-max((minutes_of(one.end) for one in shown), default=LAST) // 60) * 60
        return min(FIRST, first), max(LAST, last)

    @property
    def _grid(self) -> QRect:
        """Place of the hours, right of the times and below the days."""
        metrics = self.kit.theme.metrics
        times = QFontMetrics(self.kit.theme.font(metrics.small_px)).horizontalAdvance(format_time(time(22))) + 2
        return self.rect().adjusted(times + metrics.gap_px, round(metrics.font_px * 1.8), -1, -metrics.gap_px)

    def _y(self, minutes: int) -> int:
        grid, (first, last) = self._grid, self._span
        return grid.top() + round(grid.height() * (minutes - first) / (last - first))

    def _x(self, day: int) -> int:
        return self._grid.left() + self._grid.width() * day // SCHOOL_DAYS

    def minute_at(self, y: int) -> int:
        """Return the minute of the day at a height."""
        grid, (first, last) = self._grid, self._span
        part = min(1.0, max(0.0, (y - grid.top()) / max(1, grid.height())))
        return first + round(part * (last - first))

    def box_of(self, hour: OwnHour) -> QRect:
        """Return the place of an hour; one of every second week has half of its day's width."""
        left, right = self._x(hour.weekday), self._x(hour.weekday + 1)
        half = (right - left) // 2
        if hour.weeks is Weeks.ODD:
            left += half
        elif hour.weeks is Weeks.EVEN:
            right -= half
        top, gap = self._y(minutes_of(hour.start)), max(2, self.kit.theme.metrics.gap_px // 3)
        return QRect(left, top, right - left, self._y(minutes_of(hour.end)) - top).adjusted(gap, 1, -gap, -1)

    def place_of(self, day: int, at: time) -> QPoint:
        """Return the middle of a day at a time."""
        return QPoint((self._x(day) + self._x(day + 1)) // 2, self._y(minutes_of(at)))

    def _hour_at(self, at: QPoint) -> OwnHour | None:
        return next((one for one in reversed(self._hours) if self.box_of(one).contains(at)), None)

    def _free(self, day: int, minute: int) -> tuple[int, int]:
        """Return the free minutes of a day around one of them."""
        first, last = self._span
        taken = [one for one in self._hours if one.weekday == day and one != self._edited]
        before = [minutes_of(one.end) for one in taken if minutes_of(one.end) <= minute]
        after = [minutes_of(one.start) for one in taken if minutes_of(one.start) > minute]
        return max([first, *before]), min([last, *after])

    # -- mouse, finger and keys

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus()
        if (hour := self._hour_at(at)) is not None:
            self.chosen.emit(hour)
        elif self._grid.contains(at):
            self._from = at
            self._draw_to(at)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._draw_to(event.position().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line, self._line, self._from = self._line, None, None
        if line is not None:
            self.drawn.emit(line[0], time_of(line[1]), time_of(line[2]))
        self.update()

    def _draw_to(self, at: QPoint) -> None:
        """Draw an hour from the place of the press; a press that does not move makes one of an hour."""
        assert self._from is not None
        day = min(SCHOOL_DAYS - 1, (self._from.x() - self._grid.left()) * SCHOOL_DAYS // self._grid.width())
        pressed, now = self.minute_at(self._from.y()), self.minute_at(at.y())
        first, last = self._free(day, pressed)
        if abs(at.y() - self._from.y()) < QApplication.startDragDistance():
            start = max(first, min(pressed // STEP * STEP, last - WHOLE))
            end = min(last, start + WHOLE)
        else:
            low, high = sorted((pressed, now))
            start = max(first, min(round(low / STEP) * STEP, last - STEP))
            end = min(last, max(round(high / STEP) * STEP, start + STEP))
        self._line = (day, start, end) if end > start else None
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _NEXT and self._hours:
            at = self._hours.index(self._edited) if self._edited in self._hours else -1
            step = _NEXT[Qt.Key(event.key())]
            self.chosen.emit(self._hours[(at + step) % len(self._hours) if at >= 0 else 0 if step > 0 else -1])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    # -- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        for hour in self._hours:
            if hour != self._edited or not self._drafts:
                self._paint_hour(painter, hour)
        for hour in self._drafts:
            self._paint_hour(painter, hour, is_draft=True)
        if self._line is not None:
            day, start, end = self._line
            self._paint_hour(painter, OwnHour(day, time_of(start), time_of(end), ""), is_draft=True)
        painter.end()

    def _paint_grid(self, painter: QPainter) -> None:
        look, metrics, grid, (first, last) = self.kit.theme, self.kit.theme.metrics, self._grid, self._span
        ring = QRectF(grid).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.colour("accent" if self.hasFocus() else "line"), metrics.line_px))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(ring, metrics.radius_px / 2, metrics.radius_px / 2)
        painter.setFont(look.font(metrics.small_px))
        for minute in range(first, last, 60):
            y = self._y(minute)
            if minute > first:
                painter.setPen(QPen(look.colour("hairline"), metrics.line_px))
                painter.drawLine(grid.left() + 1, y, grid.right() - 1, y)
            painter.setPen(look.colour("muted"))
            high = QFontMetrics(painter.font()).lineSpacing()
            painter.drawText(
                QRect(0, y - high // 2, grid.left() - metrics.gap_px, high),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                format_time(time_of(minute)),
            )
        painter.setFont(look.font(bold=True))
        for day in range(SCHOOL_DAYS):
            left, right = self._x(day), self._x(day + 1)
            if day:
                painter.setPen(QPen(look.colour("hairline"), metrics.line_px))
                painter.drawLine(left, grid.top() + 1, left, grid.bottom() - 1)
            painter.setPen(look.colour("text"))
            painter.drawText(QRect(left, 0, right - left, grid.top()), Qt.AlignmentFlag.AlignCenter, day_name(day))

    def _paint_hour(self, painter: QPainter, hour: OwnHour, *, is_draft: bool = False) -> None:
        look, metrics, box = self.kit.theme, self.kit.theme.metrics, self.box_of(hour)
        colour = self._colour(hour)
        painter.setPen(QPen(look.colour("accent" if is_draft else "line"), metrics.focus_px if is_draft else 1))
        painter.setBrush(look.colour("tint" if is_draft else "hover"))
        painter.drawRoundedRect(QRectF(box), metrics.radius_px / 2, metrics.radius_px / 2)
        stripe = metrics.focus_px * 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        inner = QRectF(box).adjusted(stripe, stripe, 0, -stripe)
        inner.setWidth(stripe)
        if inner.height() > 0:
            painter.drawRoundedRect(inner, stripe / 2, stripe / 2)
        room = box.adjusted(stripe * 3, 1, -stripe, -1)
        times = f"{format_time(hour.start)} – {format_time(hour.end)}"
        small, bold = look.font(metrics.small_px), look.font(bold=True)
        lines = [(bold, "text", hour.subject or hour.class_name), (small, "muted", times)]
        if hour.subject:
            lines.append((small, "muted", hour.class_name))
        shown: list[tuple[QFont, str, str]] = []
        high = 0
        for font, token, text in lines:
            high += QFontMetrics(font).lineSpacing()
            if text and (high <= room.height() or not shown):
                shown.append((font, token, text))
        top = room.top() + max(0, (room.height() - sum(QFontMetrics(font).lineSpacing() for font, _, _ in shown)) // 2)
        for font, token, text in shown:
            sizes = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(look.colour(token))
            line = QRect(room.left(), top, room.width(), sizes.lineSpacing())
            painter.drawText(line, _LEFT, sizes.elidedText(text, Qt.TextElideMode.ElideRight, room.width()))
            top += sizes.lineSpacing()

    def _colour(self, hour: OwnHour) -> QColor:
        """Return the colour of a class with its subject, the same wherever it stands."""
        named = list(dict.fromkeys((one.class_name, one.subject) for one in (*self._hours, *self._drafts)))
        key = (hour.class_name, hour.subject)
        return sequence_colour(self.kit.theme, named.index(key) if key in named else 0)
