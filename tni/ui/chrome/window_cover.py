"""Cover of a whole window, which follows the window's size and stays above widgets that appear later."""

from __future__ import annotations

from typing import TypeGuard, override

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tni.ui.chrome.button import Style


class WindowCover(QWidget):
    """Cover of its parent, hidden until it is needed. Of two covers the later one is on top."""

    def __init__(self, style: Style, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self._focus_before: QWidget | None = None
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def set_covering(self, covers: bool) -> None:
        parent = self._parent()
        if covers:
            if not self.isVisible():
                self._focus_before = parent.window().focusWidget()
            for widget in (parent, *self._siblings()):
                widget.installEventFilter(self)
            self.setGeometry(parent.rect())
            self.show()
            self.raise_()
            self.setFocus()
        else:
            for widget in (parent, *self._siblings()):
                widget.removeEventFilter(self)
            had_focus, before = self.isVisible() and parent.window().focusWidget() is self, self._focus_before
            self.hide()
            if had_focus and before is not None and isValid(before):
                before.setFocus()

    def _parent(self) -> QWidget:
        parent = self.parentWidget()
        assert parent is not None
        return parent

    def _siblings(self) -> list[QWidget]:
        return [w for w in self._parent().children() if _may_be_covered(w)]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the cover above all siblings, and follow the parent's size."""
        kind = event.type()
        if isinstance(event, QChildEvent):
            child = event.child()
            if kind is QEvent.Type.ChildPolished and _may_be_covered(child):
                child.installEventFilter(self)
                self.raise_()
        elif watched is self.parent() and kind is QEvent.Type.Resize:
            self.setGeometry(self._parent().rect())
        elif watched is not self.parent() and kind in (QEvent.Type.ZOrderChange, QEvent.Type.Show):
            self.raise_()
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # to receive its release


def _may_be_covered(child: QObject) -> TypeGuard[QWidget]:
    """Return whether a child stays below a cover. Two covers that each want to be on top would raise each other for
    ever."""
    return isinstance(child, QWidget) and not isinstance(child, WindowCover) and not child.isWindow()
