"""The two doors between the main thread and the others, by Qt's event loop."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject

_log = logging.getLogger(__name__)


class _Call(QEvent):
    TYPE = QEvent.Type(QEvent.registerEventType())

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__(self.TYPE)
        self.call = call


class QtMainThread(QObject):
    """Implements `tni.core.tasks.MainThread`. Lives on the thread that makes it, which runs an event loop."""

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
        """What is still on its way has nobody to go to any more: the event loop may go on for another program."""
        self._closed = True


class ThreadTaskRunner:
    """Implements `tni.core.tasks.TaskRunner` with one worker thread, started with the first task, ended by `close`."""

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

        if self._closed:  # a timer of a window that is going may still ask
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._queue.put(run)

    def close(self) -> None:
        """Finish what is queued and end the thread; what is submitted from now on is not done."""
        self._closed = True
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while (run := self._queue.get()) is not None:
            run()
