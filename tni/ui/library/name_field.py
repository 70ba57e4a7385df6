"""Field over a tile in which a lesson or folder gets another name."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.search_field import SearchField
from tni.ui.i18n import tr


class NameField(SearchField):
    """Field with a name, selected. Enter and a press elsewhere take it, Escape leaves it. It is deleted then.

    ended: the field closes; True by a key, False because something else has the focus.
    """

    ended = Signal(bool)

    def __init__(self, style: Style, name: str, rename: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._before, self._rename, self._is_over = name, rename, False
        self.setAccessibleName(tr("Nom de {}").format(name))
        self.setText(name)
        self.selectAll()
        self.setFont(style.theme.font())

    def open_over(self, box: Callable[[], QRect]) -> None:
        """Open where `box` says, now and after each `follow`."""
        self._box = box
        self.follow()
        self.show()
        self.raise_()
        self.setFocus()

    def follow(self) -> None:
        """Go where the tile is now."""
        if not self._is_over:
            self.setGeometry(self._box())

    def _end(self, *, takes: bool, by_key: bool) -> None:
        if self._is_over:
            return
        self._is_over = True
        name = self.text().strip()
        self.hide()
        self.deleteLater()
        self.ended.emit(by_key)
        if takes and name and name != self._before:
            self._rename(name)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # all keys are the field's
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self._end(takes=event.key() != Qt.Key.Key_Escape, by_key=True)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._end(takes=True, by_key=False)
