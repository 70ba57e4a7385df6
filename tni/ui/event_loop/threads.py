"""Calls between the main thread and other threads, through Qt's event loop."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject

_log = logging.getLogger(__name__)

CLOSE_WAIT_S = 30.0
"""Longest wait for the queued tasks at the end of the program."""


class _Call(QEvent):
    TYPE = QEvent.Type(QEvent.registerEventType())

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__(self.TYPE)
        self.call = call


class QtMainThread(QObject):
    """Main thread that other threads post calls to; implements `tni.core.tasks.MainThread`. It belongs to the thread
    that creates it, which must run an event loop."""

    def __init__(self) -> None:
        super().__init__()
        self._closed = False

    def post(self, call: Callable[[], None]) -> None:
        QCoreApplication.postEvent(self, _Call(call))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, _Call):
            if not self._closed:
                event.call()
            return True
        return super().event(event)

    def close(self) -> None:
        """Drop the calls still queued. The event loop may go on for another program."""
        self._closed = True


class ThreadTaskRunner:
    """Task runner with one worker thread, started with the first task and ended by `close`; implements
    `tni.core.tasks.TaskRunner`."""

    def __init__(self, main: QtMainThread, name: str = "tasks") -> None:
        self._main, self._name = main, name
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closed = False

    def submit[T](self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        def run() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - the task boundary: every failure goes back as a value
                _log.info("task failed", exc_info=error)
                self._main.post(partial(failed, error))  # `error` is unbound when this block ends
            else:
                self._main.post(lambda: done(result))

        if self._closed:  # a timer of a window that is being closed may still call
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._queue.put(run)

    def close(self, wait_s: float = CLOSE_WAIT_S) -> None:
        """Finish the queued tasks and end the thread. Tasks submitted later are ignored.

        wait_s: a task that takes longer, such as reading from a server that is gone, ends with the process.
        """
        self._closed = True
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(wait_s)
            if self._thread.is_alive():
                _log.warning("%s: a task has not ended", self._name)
            self._thread = None

    def _work(self) -> None:
        while (run := self._queue.get()) is not None:
            run()
