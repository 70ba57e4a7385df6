"""Native windows for the widgets over an OpenGL window. X and Windows stack native windows only, so these widgets
become native."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget


class NativeChildren(QObject):
    """Event filter that makes native windows of a widget's children, present and future ones, except for `excluded`."""

    def __init__(self, parent: QWidget, excluded: QWidget) -> None:
        super().__init__(parent)
        self._parent, self._excluded = parent, excluded
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._all)
        parent.installEventFilter(self)
        self._all()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            child = event.child()
            if isinstance(child, QWidget):
                self._make_native(child)
        elif event.type() is QEvent.Type.ChildAdded:
            self._late.start()  # moved here from another parent; a new child is not complete yet
        return False

    def _all(self) -> None:
        for child in self._parent.children():
            if isinstance(child, QWidget):
                self._make_native(child)

    def _make_native(self, child: QWidget) -> None:
        if child is not self._excluded and not child.isWindow() and not child.testAttribute(_NATIVE):
            child.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
            child.setAttribute(_NATIVE)
            child.raise_()


_NATIVE = Qt.WidgetAttribute.WA_NativeWindow
