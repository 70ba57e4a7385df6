"""View of groups as boxes with a chip for each pupil; a chip is dragged, or moved by keys, to another box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import override

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.i18n import tr

CHIP_SHARE = 0.54
"""Height of the letters of a chip in a target: the class reads them."""
LEAST_COLUMN_TARGETS = 4


class PupilChip(TextButton):
    """Button of one pupil. dragged: it was let go at a place of the board. stepped: an arrow key, -1 or 1."""

    dragged = Signal(QPoint)
    stepped = Signal(int)

    def __init__(self, style: Style, number: int, parent: QWidget) -> None:
        super().__init__(style, str(number), value=str(number), parent=parent)
        self.number = number
        self._held: QPoint | None = None
        self._moves = False

    @override
    def sizeHint(self) -> QSize:
        metrics, look = self.kit.theme.metrics, self.kit.theme
        font = look.font(round(metrics.target_px * CHIP_SHARE), bold=True)
        wide = QFontMetrics(font).horizontalAdvance(self.label) + metrics.pad_px
        return QSize(max(metrics.target_px, wide), metrics.target_px)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        self.paint_ground(painter, "raised")
        painter.setPen(look.colour("on_accent" if self.isChecked() else "text"))
        painter.setFont(look.font(round(look.metrics.target_px * CHIP_SHARE), bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.label)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._moves = event.position().toPoint(), False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        by = event.position().toPoint() - self._held
        if self._moves or by.manhattanLength() >= QApplication.startDragDistance():
            self._moves = True
            self.setDown(False)
            self.raise_()
            self.move(self.pos() + by)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moved, self._held, self._moves = self._moves, None, False
        if moved:
            self.setDown(False)
            self.dragged.emit(self.geometry().center())
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class GroupBoard(QWidget):
    """Boxes of all groups. moved: a pupil's number and a group's; touched: a pupil's number."""

    moved = Signal(int, int)
    touched = Signal(int)

    def __init__(self, style: Style, width: int) -> None:
        super().__init__()
        self.kit = style
        self._groups: list[list[int]] = []
        self._chips: dict[int, PupilChip] = {}
        self.boxes: list[QRect] = []
        self.setFixedWidth(width)
        self.setAccessibleName(tr("Groupes"))

    def show_groups(
        self, groups: Sequence[Sequence[int]], label: Callable[[int], str], chosen: frozenset[int] = frozenset()
    ) -> None:
        """label: of a pupil's number. chosen: those who are marked."""
        self._groups = [list(group) for group in groups]
        wanted = {number for group in groups for number in group}
        for number in set(self._chips) - wanted:
            chip = self._chips.pop(number)
            chip.hide()
            chip.deleteLater()
        for number in wanted - set(self._chips):
            chip = self._chips[number] = PupilChip(self.kit, number, self)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, number=number: self.touched.emit(number))
            chip.dragged.connect(lambda at, number=number: self._drop(number, at))
            chip.stepped.connect(lambda by, number=number: self._step(number, by))
        for group, pupils in enumerate(self._groups):
            for number in pupils:
                chip = self._chips[number]
                chip.set_text(label(number))
                chip.setAccessibleName(f"{label(number)}, {group_title(group)}")
                chip.setChecked(number in chosen)
        self._arrange()
        self.update()

    def chip(self, number: int) -> PupilChip:
        """Return the chip of a pupil who is in a group."""
        return self._chips[number]

    def _arrange(self) -> None:
        """Lay the boxes in as few rows as they need, and the chips into them."""
        metrics = self.kit.theme.metrics
        gap, count = metrics.gap_px, len(self._groups)
        least = max([metrics.target_px * LEAST_COLUMN_TARGETS, *(c.sizeHint().width() for c in self._chips.values())])
        columns = max(1, min(count, (self.width() + gap) // (least + 3 * gap)))
        if count > columns:
            columns = -(-count // -(-count // columns))  # rows of the same length
        wide = (self.width() - (columns - 1) * gap) // columns
        self.boxes, top = [], 0
        for start in range(0, count, columns):
            row = self._groups[start : start + columns]
            heights = [self._fill(group, k * (wide + gap), top, wide) for k, group in enumerate(row)]
            self.boxes += [QRect(k * (wide + gap), top, wide, max(heights)) for k in range(len(row))]
            top += max(heights) + gap
        self.setFixedHeight(max(top - gap, metrics.target_px))

    def _fill(self, pupils: Sequence[int], x: int, y: int, wide: int) -> int:
        """Lay the chips of a group into its box; return the box's height."""
        metrics = self.kit.theme.metrics
        gap = metrics.gap_px
        left, top = x + gap, y + self._title_high() + gap
        for number in pupils:
            chip = self._chips[number]
            size = chip.sizeHint()
            size.setWidth(min(size.width(), wide - 2 * gap))
            if left + size.width() > x + wide - gap and left > x + gap:
                left, top = x + gap, top + metrics.target_px + gap
            chip.setGeometry(QRect(QPoint(left, top), size))
            chip.show()
            left += size.width() + gap
        return top + metrics.target_px + gap - y

    def _title_high(self) -> int:
        return round(self.kit.theme.metrics.font_px * 1.8)

    def _drop(self, number: int, at: QPoint) -> None:
        group = next((k for k, box in enumerate(self.boxes) if box.contains(at)), None)
        if group is None or number in self._groups[group]:
            self._arrange()
        else:
            self.moved.emit(number, group)

    def _step(self, number: int, by: int) -> None:
        here = next(k for k, group in enumerate(self._groups) if number in group)
        self.moved.emit(number, (here + by) % len(self._groups))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(round(metrics.font_px * 1.25), bold=True))
        for number, box in enumerate(self.boxes):
            painter.setPen(QPen(look.colour("line"), metrics.line_px))
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), metrics.radius_px, metrics.radius_px)
            painter.setPen(look.colour("text"))
            title = QRect(box.x() + metrics.gap_px, box.y(), box.width() - 2 * metrics.gap_px, self._title_high())
            painter.drawText(title, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, group_title(number))
        painter.end()


def group_title(number: int) -> str:
    return tr("Groupe {}").format(number + 1)
