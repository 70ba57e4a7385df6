"""A worker that works when it is told to, on the thread of its caller."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.errors import TniError


class LaterTasks:
    """A task runner that does one thing at a time, when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit[T](self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        def run() -> None:
            try:
                found = work()
            except (TniError, OSError) as error:
                failed(error)
            else:
                done(found)

        self.waiting.append(run)

    def run(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()
