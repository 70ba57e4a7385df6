"""Painting of the year's weeks and hours."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tni.planning.year_grid import CellKind, YearCell, YearRow
from tni.ui.chrome.button import Style
from tni.ui.year.sequence_colours import sequence_colour
from tni.ui.year.year_model import YearModel
from tni.ui.year.year_texts import cell_part, cell_time, cell_title, week_number_text, week_text

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight


class HourPainter(QStyledItemDelegate):
    """Painter of the table's cells. current_row: of the week that is under way, -1 without one. target: hour over which
    a lesson is dragged. chosen: number of the sequence that stands out, None for none."""

    def __init__(self, style: Style, model: YearModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._model = style, model
        self.current_row, self.chosen = -1, None
        self.target: QPersistentModelIndex | None = None

    chosen: int | None

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, box = self._model.weeks[index.row()], option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == 0:
            self._paint_week(painter, box, row, is_current=index.row() == self.current_row)
        elif (cell := self._model.cell(index)) is not None:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            is_target = self.target is not None and self.target == index
            self.paint_hour(painter, box, cell, is_focused=focused, is_target=is_target)
        elif index.column() == 1 and not row.cells:
            self._paint_holiday(painter, box, row)
        painter.restore()

    def _paint_week(self, painter: QPainter, box: QRect, row: YearRow, *, is_current: bool) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        room = box.adjusted(metrics.pad_px, 0, -metrics.gap_px // 2, 0)
        first, second = look.font(bold=True), look.font(metrics.small_px)
        if row.is_holiday:
            painter.fillRect(box, look.colour("hover"))
            first = look.font()
        if is_current:
            painter.fillRect(QRect(box.left(), box.top(), metrics.focus_px * 2, box.height()), look.colour("accent"))
        high = QFontMetrics(first).lineSpacing()
        lines = [(first, "muted" if row.is_holiday else "text", week_text(row.week))]
        if box.height() >= high + QFontMetrics(second).lineSpacing():
            below = week_number_text(row.week)
            lines.append((second, "muted", f"{row.holiday}, {below}" if row.holiday and not row.is_holiday else below))
        top = room.center().y() - sum(QFontMetrics(font).lineSpacing() for font, _, _ in lines) // 2
        for font, token, text in lines:
            sizes = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(look.colour(token))
            line = QRect(room.left(), top, room.width(), sizes.lineSpacing())
            painter.drawText(line, _LEFT, sizes.elidedText(text, _ELIDE, room.width()))
            top += sizes.lineSpacing()

    def _paint_holiday(self, painter: QPainter, box: QRect, row: YearRow) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        if row.is_holiday:
            painter.fillRect(box, look.colour("hover"))
        painter.setFont(look.font())
        painter.setPen(look.colour("muted"))
        painter.drawText(box.adjusted(metrics.pad_px, 0, 0, 0), _LEFT, row.holiday)

    def paint_hour(
        self, painter: QPainter, box: QRect, cell: YearCell, *, is_focused: bool = False, is_target: bool = False
    ) -> None:
        """Paint an hour in its box."""
        look, metrics = self.kit.theme, self.kit.theme.metrics
        gap = max(2, metrics.gap_px // 3)
        tile = QRectF(box).adjusted(gap, gap, -gap, -gap)
        self._paint_ground(painter, tile, cell, is_focused=is_focused, is_target=is_target)
        stripe = metrics.focus_px * 2
        if cell.sequence is not None:
            colour = sequence_colour(look, cell.sequence)
            if cell.kind is CellKind.GIVEN:
                colour.setAlphaF(0.55)
            bar = tile.adjusted(gap, gap, 0, -gap)
            bar.setWidth(stripe)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(bar, stripe / 2, stripe / 2)
        room = tile.toRect().adjusted(stripe + metrics.pad_px, 0, -metrics.pad_px // 2, 0)
        self._paint_lines(painter, room, cell)

    def _paint_ground(
        self, painter: QPainter, tile: QRectF, cell: YearCell, *, is_focused: bool, is_target: bool
    ) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        grounds = {CellKind.PLANNED: "raised", CellKind.GIVEN: "hover"}
        ground = QColor(Qt.GlobalColor.transparent)
        if is_target or cell.is_next:
            ground = look.colour("tint")
        elif cell.kind in grounds:
            ground = look.colour(grounds[cell.kind])
        strong = is_focused or is_target or cell.is_next
        chosen = self.chosen is not None and cell.sequence == self.chosen
        pen = QPen(look.colour("accent" if strong else "line" if chosen else "hairline"), metrics.line_px)
        if strong:
            pen.setWidthF(metrics.focus_px if is_focused or is_target else metrics.line_px * 2)
        elif cell.kind in (CellKind.FREE, CellKind.CANCELLED):
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setColor(look.colour("line"))
        elif cell.kind is CellKind.PAST:
            pen = QPen(Qt.PenStyle.NoPen)
        half = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(tile.adjusted(half, half, -half, -half), metrics.radius_px / 2, metrics.radius_px / 2)

    def _paint_lines(self, painter: QPainter, room: QRect, cell: YearCell) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        has_lesson = cell.kind in (CellKind.PLANNED, CellKind.GIVEN)
        small, large = look.font(metrics.small_px), look.font(bold=cell.kind is CellKind.PLANNED)
        large.setStrikeOut(cell.kind is CellKind.CANCELLED)
        high = QFontMetrics(small).lineSpacing(), QFontMetrics(large).lineSpacing()
        top = room.center().y() - sum(high) // 2
        painter.setFont(small)
        painter.setPen(look.colour("accent" if cell.is_next else "muted"))
        time = QRect(room.left(), top, room.width(), high[0])
        icon = {CellKind.GIVEN: "check"}.get(cell.kind, "")
        if cell.kind is CellKind.PLANNED and cell.planned is not None and cell.planned.pinned:
            icon = "lock"
        if icon:
            side = round(metrics.small_px * 1.1)
            place = QRect(room.right() - side, top + (high[0] - side) // 2, side, side)
            self.kit.icons.paint(painter, icon, place, look.colour("muted"))
            time.setRight(place.left())
        painter.drawText(time, _LEFT, QFontMetrics(small).elidedText(cell_time(cell), _ELIDE, time.width()))
        painter.setFont(large)
        painter.setPen(look.colour("text" if has_lesson else "muted"))
        line = QRect(room.left(), top + high[0], room.width(), high[1])
        sizes, part = QFontMetrics(large), cell_part(cell)
        title = sizes.elidedText(cell_title(cell), _ELIDE, line.width() - sizes.horizontalAdvance(part))
        painter.drawText(line, _LEFT, title + part)
