"""Worker thread for everything that waits for a network or a slow folder, so that no other work waits behind it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress

from tni.core.tasks import MainThread


class NetworkWorker:
    """Task runner with one thread, which is started by the first task; a `tni.core.tasks.TaskRunner`."""

    def __init__(self, main: MainThread, name: str = "network") -> None:
        self._main, self._name = main, name
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closed = False

    def submit[T](self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run `work` after what was submitted before, then `done` or `failed` on the main thread. After `close` nothing
        is run any more."""

        def run() -> None:
            try:
                found = work()
            except Exception as error:  # noqa: BLE001  # whatever is wrong is told where the task came from
                self._main.post(lambda error=error: failed(error))  # type: ignore[misc]
            else:
                self._main.post(lambda: done(found))

        if self._closed:
            return
        self._tasks.put(run)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def close(self, wait_s: float = 2.0) -> None:
        """Drop what is waiting, and wait for what is under way. Whoever owns a connection cancels it before."""
        self._closed = True
        with suppress(queue.Empty):
            while True:
                self._tasks.get_nowait()
        self._tasks.put(None)
        if self._thread is not None:
            self._thread.join(wait_s)

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()
