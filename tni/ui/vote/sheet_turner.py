"""Buttons that turn the sheets of a question that is longer than its page, and the keys that do."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.panel import Panel, set_panel_spacing
from tni.ui.i18n import tr

_KEYS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Up: -1}


class SheetTurner(Panel):
    """Panel at the right of the question. turned: 1 for the next sheet, -1 for the one before.

    The keys that turn the lesson's pages turn the sheets first, as long as there is another one.
    """

    turned = Signal(int)

    def __init__(self, style: Style, parent: QWidget, keys_of: QWidget) -> None:
        """keys_of: widget that has the keys while the class reads."""
        super().__init__(style, tr("Suite de la question"), parent)
        self._keys_of = keys_of
        self._sheet, self._sheets = 0, 1
        self._up = IconButton(style, "chevron-up", tr("Début de la question"))
        self._up.clicked.connect(lambda: self.turned.emit(-1))
        self._track = _Track(style)
        self._down = IconButton(style, "chevron-down", tr("Suite de la question"))
        self._down.clicked.connect(lambda: self.turned.emit(1))
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style, margins=False)
        for widget in (self._up, self._track, self._down):
            rows.addWidget(widget)
        self.hide()

    def show_sheet(self, sheet: int, sheets: int, area: QRect) -> None:
        """Show which sheet is seen, at the right of an area; nothing for a single one."""
        self._sheet, self._sheets = sheet, sheets
        if sheets < 2:
            self.put_away()
            return
        self._up.setEnabled(sheet > 0)
        self._down.setEnabled(sheet + 1 < sheets)
        self._track.show_place(sheet, sheets)
        self.adjustSize()
        pad = self.kit.theme.metrics.pad_px // 2
        self.move(QPoint(area.right() + 1 - self.width() - pad, area.center().y() - self.height() // 2))
        if self.isHidden():
            self._keys_of.installEventFilter(self)
        self.show()
        self.raise_()

    @property
    def place(self) -> tuple[int, int]:
        """Sheet that is seen, from 0, and number of sheets."""
        return self._sheet, self._sheets

    def put_away(self) -> None:
        """Hide the panel, and leave the keys to the page."""
        if not self.isHidden():
            self._keys_of.removeEventFilter(self)
            self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        step = _KEYS.get(Qt.Key(event.key()), 0) if isinstance(event, QKeyEvent) and not _with_modifier(event) else 0
        if not step or not 0 <= self._sheet + step < self._sheets:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # it comes as a key then, and turns no page
        else:
            self.turned.emit(step)
        return True


def _with_modifier(event: QKeyEvent) -> bool:
    return event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class _Track(QWidget):
    """Sheet that is seen, among all: a track with a handle, and numbers."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._sheet, self._sheets = 0, 1

    def show_place(self, sheet: int, sheets: int) -> None:
        self._sheet, self._sheets = sheet, sheets
        self.setAccessibleName(tr("{} sur {}").format(sheet + 1, sheets))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(side, side * 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, side = self.kit.theme, self.kit.theme.metrics.target_px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(round(side * 0.34), bold=True))
        words = self.rect().adjusted(0, 0, 0, -round(side * 1.4))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, f"{self._sheet + 1}/{self._sheets}")
        track = QRect(self.width() // 2 - side // 10, round(side * 0.65), side // 5, round(side * 1.25))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(track, side / 10, side / 10)
        high = track.height() / self._sheets
        painter.setBrush(look.colour("accent"))
        handle = QRect(track.left(), round(track.top() + self._sheet * high), track.width(), round(high))
        painter.drawRoundedRect(handle, side / 10, side / 10)
        painter.end()
