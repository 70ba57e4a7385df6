"""Tiles: large buttons of commands, in the drawer and in the menus of the toolbar, and what tiles share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import override

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from tni.ui.chrome.button import LONG_PRESS_MS, Style, TouchButton
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.hold_hint import paint_hold_mark, show_hold_hint


def tile_size(style: Style) -> QSize:
    """Return the minimum size of a tile with its icon and a label in two lines."""
    metrics = style.theme.metrics
    high = 2 * QFontMetrics(style.theme.font()).height()
    return QSize(round(metrics.target_px * 2.4), round(metrics.icon_px * 1.25) + high + 2 * metrics.pad_px)


def widest_word_px(style: Style, text: str) -> int:
    """Return the width of the longest word of a label, which is not broken."""
    metrics = QFontMetrics(style.theme.font())
    return max(metrics.horizontalAdvance(word) for word in text.split())


class DraggedTile(TouchButton):
    """Base of tiles that can be dragged onto the page. dropped: the tile was let go outside its panel, at global
    pixels."""

    dropped = Signal(QPoint)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._from: QPoint | None = None
        self._dragged = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from, self._dragged = event.position().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._from is not None and (here - self._from).manhattanLength() > QApplication.startDragDistance():
            self._dragged = True
            self.setCursor(Qt.CursorShape.DragCopyCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        panel, window = self._panel(), self.window()
        here = event.globalPosition().toPoint()
        # When the system cancels a touch, its release is outside the window.
        inside = window.rect().contains(window.mapFromGlobal(here))
        if self._dragged and inside and panel is not None and not panel.rect().contains(panel.mapFromGlobal(here)):
            self.setDown(False)
            self.dropped.emit(here)
        super().mouseReleaseEvent(event)

    def _panel(self) -> QWidget | None:
        """Return the panel over the window in which the tile lies."""
        panel, window = self.parentWidget(), self.window()
        while panel is not None and (above := panel.parentWidget()) is not None and above is not window:
            panel = above
        return panel


class CommandTile(DraggedTile):
    """Tile of a command with its icon and label. It can be dragged onto the page.

    Signals:
        done: the command was run, by a tap, or by a long press where pupils would see what is for the teacher.
    """

    done = Signal()

    def __init__(
        self,
        style: Style,
        commands: Commands,
        command: CommandId,
        parent: QWidget | None = None,
        *,
        action: QAction | None = None,
    ) -> None:
        """action: does the command in a way of its own, under another name; None for the command as it is."""
        super().__init__(style, parent)
        self._commands, self._command = commands, command
        self.setDefaultAction(action or commands[command])
        self._hold = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._hold.timeout.connect(self._held)
        self.pressed.connect(self._begin)
        self.released.connect(self._hold.stop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.leads = False
        """It stands out in the accent colour, as what is most likely wanted."""

    @property
    def is_guarded(self) -> bool:
        return self._commands.is_guarded(self._command)

    def _begin(self) -> None:
        if self.is_guarded:
            self._hold.start()

    def _held(self) -> None:
        self.setDown(False)
        self._commands.trigger_held(self._command)
        self.done.emit()

    @override
    def nextCheckState(self) -> None:
        """Run the command at the end of a tap. Qt calls this when the button is clicked."""
        if self.is_guarded:
            show_hold_hint(self)
        else:
            super().nextCheckState()
            self.done.emit()

    def sizeHint(self) -> QSize:
        longest = widest_word_px(self.kit, self.defaultAction().iconText()) + self.kit.theme.metrics.pad_px
        return tile_size(self.kit).expandedTo(QSize(longest, 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._dragged:
            self._hold.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        stands_out = self.isChecked() or (self.leads and self.isEnabled() and not self.isDown())
        self.paint_ground(painter, "accent" if stands_out else "raised", chosen="accent")
        if not stands_out and not self.hasFocus():
            painter.setPen(look.colour("hairline"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, metrics.radius_px, metrics.radius_px)
        colour = look.colour("on_accent" if stands_out else "text" if self.isEnabled() else "line")
        side = round(metrics.icon_px * 1.25)
        icon = QRect((self.width() - side) // 2, metrics.pad_px, side, side)
        self.kit.icons.paint(painter, str(self.defaultAction().property("icon_name")), icon, colour)
        painter.setPen(colour)
        painter.setFont(look.font())
        below = QRect(2, icon.bottom(), self.width() - 4, self.height() - icon.bottom() - 2)
        if self.is_guarded:
            below.setBottom(below.bottom() - metrics.pad_px // 2)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(below, flags, self.defaultAction().iconText())
        if self.is_guarded:
            paint_hold_mark(painter, self.kit, self.rect(), "text")
        painter.end()


def tile_width(style: Style, texts: Iterable[str]) -> int:
    """Return the width of tiles of one panel: the longest word of all their texts fits."""
    longest = max((widest_word_px(style, text) for text in texts), default=0)
    return max(tile_size(style).width(), longest + style.theme.metrics.pad_px)


def two_lines(text: str, sizes: QFontMetrics, width: int) -> list[str]:
    """Return a text in two lines at most, broken between words, and elided where it is longer."""
    words = text.split()
    count = next((n for n in range(len(words), 0, -1) if sizes.horizontalAdvance(" ".join(words[:n])) <= width), 1)
    lines = (" ".join(words[:count]), " ".join(words[count:]))
    return [sizes.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines if line]
