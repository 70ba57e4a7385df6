"""Dark or white cover over the main window, by which the teacher hides the board until a touch or a key."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.window_cover import WindowCover
from tni.ui.i18n import tr

BACKGROUND, HINT_COLOUR = "#0f1314", "#98a5a9"
HINT_SHARE = 1.4
"""Size of the hint, in the least that the class can read."""
WHITE_BACKGROUND, WHITE_HINT_COLOUR = "#ffffff", "#5b686c"


_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class _AnyKey(QObject):
    """Event filter of the application that turns any key into a signal, before it is a shortcut. A key that is held
    since before does nothing.

    is_remote: returns whether keys are a remote's. They then count in all windows, but for fields of text.
    """

    pressed = Signal()

    def __init__(self, window: QWidget, is_remote: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._is_remote = window, is_remote

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or event.key() in _MODIFIERS or not self._counts(watched):
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.pressed.emit()
        return True

    def _counts(self, focus: QWidget) -> bool:
        if focus.window() is self._window:
            return True
        return self._is_remote() and not focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


class BlankScreen(WindowCover):
    """Dark or white cover over the whole of its parent, at any size. remove_wanted: a touch or a key asks to remove it.

    While it covers, no key is a command: the first one shows the board again, the blank key of a remote too.
    """

    remove_wanted = Signal()

    def __init__(
        self, style: Style, parent: QWidget, is_remote: Callable[[], bool] = lambda: False, *, is_white: bool = False
    ) -> None:
        """is_remote: see `_AnyKey`."""
        super().__init__(style, tr("Écran blanc") if is_white else tr("Tableau masqué"), parent)
        self._colours = (WHITE_BACKGROUND, WHITE_HINT_COLOUR) if is_white else (BACKGROUND, HINT_COLOUR)
        self._keys = _AnyKey(parent, is_remote, self)
        self._keys.pressed.connect(self.remove_wanted)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.remove_wanted.emit()

    @override
    def set_covering(self, covers: bool) -> None:
        """Cover, or show the parent again. Keys go to whatever widget of the window has the focus."""
        app = QCoreApplication.instance()
        assert app is not None
        app.installEventFilter(self._keys) if covers else app.removeEventFilter(self._keys)
        super().set_covering(covers)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        background, hint = self._colours
        painter.fillRect(self.rect(), QColor(background))
        painter.setPen(QColor(hint))
        painter.setFont(look.font(round(metrics.class_px * HINT_SHARE)))
        low = self.rect().adjusted(0, self.height() - 4 * metrics.target_px, 0, -metrics.pad_px)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(low, flags, tr("Toucher pour montrer le tableau"))
        painter.end()
