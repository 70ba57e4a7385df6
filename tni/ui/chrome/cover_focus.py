"""Keyboard focus of what covers a window: keys never reach what is behind, unseen."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tni.ui.chrome.commands import CHANGES_PAGE

_COVERS = "covers_window"


class CoverFocus(QObject):
    """Keeper of the focus of a widget that covers its parent: while it is in sight, focus that lands on what it covers,
    as when a panel that had it closes, comes back.

    take: gives the focus to a widget of the cover, where the one that had it last is gone.
    """

    def __init__(self, cover: QWidget, take: Callable[[], None]) -> None:
        super().__init__(cover)
        self._cover, self._take = cover, take
        self._last: QWidget | None = None
        self._follows = False
        cover.setProperty(_COVERS, True)
        cover.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show
        if shown != self._follows and (shown or event.type() is QEvent.Type.Hide):
            self._follows, moved = shown, QApplication.instance().focusChanged  # type: ignore[union-attr]
            moved.connect(self._moved) if shown else moved.disconnect(self._moved)
        return False

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._cover.isVisible():
            return
        if now is self._cover or self._cover.isAncestorOf(now):
            self._last = now
        elif _is_behind(now, self._cover):
            last = self._last
            if last is not None and isValid(last) and last.isVisible() and self._cover.isAncestorOf(last):
                last.setFocus()
            else:
                self._take()


def _is_behind(widget: QWidget, cover: QWidget) -> bool:
    """Return whether a cover hides a widget: it is the cover's parent or above it, or stands lower among its
    siblings."""
    parent, at = cover.parentWidget(), widget
    if parent is None or widget is parent or widget.isAncestorOf(parent):
        return parent is not None
    while (above := at.parentWidget()) is not None and above is not parent:
        at = above
    siblings = parent.children()
    return above is parent and siblings.index(at) < siblings.index(cover)


def keeps_from_page(event: QEvent, cover: QWidget) -> bool:
    """Accept a key that would change the page behind a cover, unseen, so that the cover gets it instead. Return whether
    it was one. event: of the cover, or of a widget in it that has no use for the key."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    keys = QKeySequence(event.keyCombination())
    actions = (action for action in cover.window().actions() if action.property(CHANGES_PAGE))
    if not any(keys in action.shortcuts() for action in actions):
        return False
    event.accept()
    return True


def is_covered(window: QWidget) -> bool:
    """Return whether a sheet or the home screen hides what is in a window."""
    return any(isinstance(one, QWidget) and one.isVisible() and one.property(_COVERS) for one in window.children())
