"""What a test must not leave behind: running threads, started timers, windows."""

from __future__ import annotations

import gc
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

GRACE_S = 1.0  # a thread that was told to end may still be on its way out

# Qt makes these itself and keeps them as long as it likes.
QT_OWN_WINDOWS = frozenset({"QTipLabel", "QDesktopWidget", "QScreenWindow", "QShapedPixmapWindow"})


class LeakWatch(Protocol):
    """Made before a test, asked after it."""

    def leaks(self) -> list[str]:
        """Describe each thing that is there now and was not before."""
        ...


class ThreadWatch:
    def __init__(self) -> None:
        self._before = set(threading.enumerate())

    def leaks(self) -> list[str]:
        return [f"thread {thread.name!r} still runs" for thread in self._new() if not _ended(thread)]

    def _new(self) -> Iterator[threading.Thread]:
        return (thread for thread in threading.enumerate() if thread not in self._before)


def _ended(thread: threading.Thread) -> bool:
    if isinstance(thread, threading._DummyThread):  # a thread of Qt's pool that ran Python once: not ours to end
        return True
    give_up_s = time.monotonic() + GRACE_S
    while thread.ident is None and time.monotonic() < give_up_s:  # another thread is just starting it
        time.sleep(0.001)
    if thread.ident is not None:
        thread.join(GRACE_S)
    return not thread.is_alive() and thread.ident is not None


class ActiveWatch:
    """Objects of one Qt class made from Python that are still active: Qt itself offers no list of them."""

    def __init__(self, made: weakref.WeakSet[Any], is_active: Callable[[Any], bool]) -> None:
        self._made = made
        self._is_active = is_active
        self._before = {id(thing) for thing in self._active()}

    def leaks(self) -> list[str]:
        new = [thing for thing in self._active() if id(thing) not in self._before]
        return [f"{_described(thing)} still runs" for thing in new]

    def _active(self) -> list[QObject]:
        import shiboken6

        return [thing for thing in self._made if shiboken6.isValid(thing) and self._is_active(thing)]


@cache
def _made_by_python(kind: type) -> weakref.WeakSet[Any]:
    """From now on, all objects of a Qt class. Its `start` is left alone, since that may be connected as a slot."""
    made: weakref.WeakSet[Any] = weakref.WeakSet()
    construct = kind.__init__  # type: ignore[misc]

    def construct_and_remember(thing: Any, *args: Any, **kwargs: Any) -> None:
        construct(thing, *args, **kwargs)
        made.add(thing)

    kind.__init__ = construct_and_remember  # type: ignore[misc]
    return made


def _described(thing: QObject) -> str:
    parent = thing.parent()
    owner = type(parent).__name__ if parent is not None else "nobody"
    return f"{type(thing).__name__} {thing.objectName()!r} of {owner}"


class WindowWatch:
    """Top-level widgets and plain windows without an owner, shown or not."""

    def __init__(self) -> None:
        self._before = {_address(window) for window in _windows()}

    def leaks(self) -> list[str]:
        return [f"{type(window).__name__} {window.objectName()!r} is still there" for window in self._new()]

    def _new(self) -> list[QObject]:
        return [window for window in _windows() if _address(window) not in self._before]


def _address(window: QObject) -> int:
    """Of Qt's object: Python's, which stands for it, may be made anew at each look."""
    import shiboken6

    return int(shiboken6.getCppPointer(window)[0])


def _windows() -> list[QObject]:
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return []
    unowned = [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
    plain = [window for window in QApplication.topLevelWindows() if type(window).__name__ != "QWidgetWindow"]
    windows: list[QObject] = [*unowned, *(window for window in plain if window.parent() is None)]
    return [window for window in windows if window.metaObject().className() not in QT_OWN_WINDOWS]


def watches() -> list[LeakWatch]:
    """Qt's are among them only when something else has loaded Qt."""
    found: list[LeakWatch] = [ThreadWatch()]
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QThread, QTimer

        found += [
            ActiveWatch(_made_by_python(QTimer), QTimer.isActive),
            ActiveWatch(_made_by_python(QThread), QThread.isRunning),
            WindowWatch(),
        ]
    return found


def remaining(before: list[LeakWatch]) -> list[str]:
    """Leaks after deferred deletions were done; a collection only when there seems to be one, since it is slow."""
    _delete_deferred()
    if any(watch.leaks() for watch in before):
        gc.collect()
        _delete_deferred()
    return [leak for watch in before for leak in watch.leaks()]


def _delete_deferred() -> None:
    if "PySide6.QtCore" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
