"""A worker that works when it is told to, on the thread of its caller."""

from __future__ import annotations

from collections.abc import Callable


class LaterTasks:
    """A task runner that does one thing at a time, when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit[T](self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        def run() -> None:
            try:
                found = work()
            except Exception as error:  # noqa: BLE001  # as the real runner does
                failed(error)
            else:
                done(found)

        self.waiting.append(run)

    def run(self) -> int:
        """Do all work, also what is submitted meanwhile. Return how many pieces it was."""
        done = 0
        while self.waiting:
            self.waiting.pop(0)()
            done += 1
        return done
