"""Buttons that must be held down, and a panel with one. They guard private content against accidental display."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import LONG_PRESS_MS, Style, is_enter
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.hold_hint import paint_hold_mark, show_hold_hint
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr


class HoldButton(TextButton):
    """Button with a long press. held: it was held down long enough, by a finger, the mouse or the space bar;
    hold_ended: it is no longer held."""

    held = Signal()
    hold_ended = Signal()

    def __init__(self, style: Style, text: str, *, filled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(style, text, name=tr("{} (appui long)").format(text), filled=filled, parent=parent)
        self.setToolTip(tr("Maintenir appuyé"))
        self._hold = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._hold.timeout.connect(self._reached)
        self._is_held = False
        self.pressed.connect(self._hold.start)
        self.released.connect(self._tap_or_release)

    def _reached(self) -> None:
        self._is_held = True
        self.held.emit()
        self.update()

    def _release(self) -> None:
        self._hold.stop()
        if self._is_held:
            self._is_held = False
            self.hold_ended.emit()
        self.update()

    def _tap_or_release(self) -> None:
        if not self._is_held:
            self.tap()
        self._release()

    def tap(self) -> None:
        """Answer a press that was too short."""
        show_hold_hint(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._hold.start()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        is_pressed = self._is_held or self._hold.isActive()
        if is_enter(event) and not event.isAutoRepeat() and is_pressed:
            self._tap_or_release()
            self.clicked.emit()
        super().keyReleaseEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._release()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        paint_hold_mark(painter, self.kit, self.rect(), "on_accent" if self._filled else "accent")
        painter.end()


class PrivateButton(HoldButton):
    """Button that shows and hides private content: by a press on a private screen, else only while it is held.

    is_private: returns whether the button's screen is the teacher's own, called at each press. revealed: True, then
    False.
    """

    revealed = Signal(bool)

    def __init__(
        self,
        style: Style,
        show_text: str,
        hide_text: str,
        is_private: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, show_text, parent=parent)
        self._texts, self._is_private = (show_text, hide_text), is_private
        self._shows = False
        self.held.connect(lambda: None if self._is_private() else self._show(True))
        self.hold_ended.connect(lambda: None if self._is_private() else self._show(False))
        self.clicked.connect(lambda: self._show(not self._shows) if self._is_private() else None)

    @override
    def tap(self) -> None:
        if not self._is_private():
            super().tap()

    def _show(self, shows: bool) -> None:
        if shows != self._shows:
            self._shows = shows
            self.set_text(self._texts[shows])
            self.revealed.emit(shows)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._show(False)


class PrivatePanel(TitledPanel):
    """Panel in front of private content, for use with a single screen, which shows everything to the class. The content
    opens after a long press only."""

    held = Signal()

    def __init__(self, style: Style, text: str, button: str, parent: QWidget) -> None:
        super().__init__(style, tr("Un seul écran"), parent)
        label = Label(style, text)
        label.setWordWrap(True)
        label.setMinimumWidth(style.theme.metrics.target_px * 8)
        self.rows.addWidget(label)
        hold = HoldButton(style, button, filled=True)
        hold.held.connect(self._open)
        self.rows.addWidget(hold)

    def _open(self) -> None:
        self.held.emit()
        self.put_away()
