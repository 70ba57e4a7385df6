"""Chips of the home screen's filters: values to choose, and chosen ones to remove."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.library.chosen_filters import FilterValue
from tni.ui.chrome.button import Style, TouchButton
from tni.ui.i18n import tr
from tni.ui.library.tile_text import lesson_count
from tni.ui.plain_text import tool_tip


class _Chip(TouchButton):
    """Base of the chips. label: as it is shown; name: whole."""

    def __init__(self, style: Style, value: FilterValue, label: str, name: str, parent: QWidget) -> None:
        super().__init__(style, parent)
        self.value, self.label, self.name = value, label, name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tool_tip(name) if name != label else "")

    def _label_width(self) -> int:
        return QFontMetrics(self.kit.theme.font(bold=True)).horizontalAdvance(self.label)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ValueChip(_Chip):
    """Value that is chosen or not, with the number of lessons that it leaves."""

    def __init__(self, style: Style, value: FilterValue, label: str, name: str, parent: QWidget) -> None:
        super().__init__(style, value, label, name, parent)
        self.setCheckable(True)
        self._count, self._widest = "", ""
        self.setAccessibleName(name)

    def show_count(self, number: int | None, *, is_chosen: bool) -> None:
        """Show the number of lessons, None without one. The chip never gets narrower: none moves under a finger."""
        self.setChecked(is_chosen)
        self.setEnabled(is_chosen or number != 0)
        self._count = "" if number is None else str(number)
        self._widest = max(self._widest, self._count, key=len)
        self.setAccessibleName(self.name if number is None else f"{self.name}, {lesson_count(number)}")
        self.update()

    def _count_width(self) -> int:
        if not self._widest:
            return 0
        metrics = self.kit.theme.metrics
        digits = "0" * len(self._widest)
        return metrics.pad_px // 2 + QFontMetrics(self.kit.theme.font(metrics.small_px)).horizontalAdvance(digits)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        return QSize(
            max(metrics.target_px, self._label_width() + self._count_width() + metrics.pad_px * 2), metrics.target_px
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        self.paint_ground(painter, "hover")
        is_on = self.isChecked()
        painter.setFont(look.font(bold=is_on))
        painter.setPen(look.colour("on_accent" if is_on else "text" if self.isEnabled() else "line"))
        count = self._count_width()
        middle = Qt.AlignmentFlag.AlignCenter
        inner = self.rect().adjusted(metrics.pad_px // 2, 0, -metrics.pad_px // 2, 0)
        painter.drawText(inner.adjusted(0, 0, -count, 0), middle, self.label)
        if self._count:
            painter.setFont(look.font(metrics.small_px))
            painter.setPen(look.colour("on_accent" if is_on else "muted" if self.isEnabled() else "line"))
            right = inner.adjusted(0, 0, -metrics.pad_px // 2, 0)
            painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count)
        painter.end()


class ChosenChip(_Chip):
    """Chosen value, with a cross: a press removes it."""

    def __init__(self, style: Style, value: FilterValue, label: str, name: str, parent: QWidget) -> None:
        super().__init__(style, value, label, name, parent)
        self.setAccessibleName(tr("Retirer le filtre {}").format(name))

    @override
    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        cross = metrics.icon_px * 3 // 4 + metrics.pad_px // 2
        return QSize(max(metrics.target_px, self._label_width() + cross + metrics.pad_px * 2), metrics.target_px)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        self.paint_ground(painter, "tint")
        side = metrics.icon_px * 3 // 4
        cross = QRect(self.width() - metrics.pad_px - side, (self.height() - side) // 2, side, side)
        self.kit.icons.paint(painter, "x", cross, look.colour("text"))
        painter.setFont(look.font())
        painter.setPen(look.colour("text"))
        room = QRect(0, 0, cross.left(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.label)
        painter.end()
