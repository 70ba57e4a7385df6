"""What a test must not leave behind: running threads, started timers, windows."""

from __future__ import annotations

import gc
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QTimer

GRACE_S = 1.0  # a thread that was told to end may still be on its way out

# Qt makes these itself and keeps them as long as it likes.
QT_OWN_WINDOWS = frozenset({"QTipLabel", "QDesktopWidget", "QScreenWindow"})


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


class TimerWatch:
    """Timers started from Python, by wrapping `QTimer.start`: Qt itself offers no list of them."""

    _started: weakref.WeakSet[QTimer] | None = None

    def __init__(self) -> None:
        self._before = {id(timer) for timer in self._active()}

    def leaks(self) -> list[str]:
        new = [timer for timer in self._active() if id(timer) not in self._before]
        return [f"timer {timer.objectName() or '(no name)'} of {_owner(timer)} still runs" for timer in new]

    @classmethod
    def _active(cls) -> list[QTimer]:
        import shiboken6

        if cls._started is None:
            cls._started = cls._wrap_start()
        return [timer for timer in cls._started if shiboken6.isValid(timer) and timer.isActive()]

    @staticmethod
    def _wrap_start() -> weakref.WeakSet[QTimer]:
        from PySide6.QtCore import QTimer

        started: weakref.WeakSet[QTimer] = weakref.WeakSet()
        start: Callable[..., None] = QTimer.start

        def start_and_remember(timer: QTimer, *args: Any) -> None:
            started.add(timer)
            start(timer, *args)

        QTimer.start = start_and_remember  # type: ignore[method-assign]
        return started


def _owner(timer: QTimer) -> str:
    parent = timer.parent()
    return type(parent).__name__ if parent is not None else "nobody"


class WindowWatch:
    """Top-level widgets and plain windows without an owner, shown or not."""

    def __init__(self) -> None:
        self._before = {id(window) for window in _windows()}

    def leaks(self) -> list[str]:
        return [f"{type(window).__name__} {window.objectName()!r} is still there" for window in self._new()]

    def _new(self) -> list[QObject]:
        return [window for window in _windows() if id(window) not in self._before]


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
        found += [TimerWatch(), WindowWatch()]
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
