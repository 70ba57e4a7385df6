"""Main threads: one that runs what other threads post when it is asked to, and one that runs it at once."""

from __future__ import annotations

import threading
from collections.abc import Callable


class PostedCalls:
    """A main thread that runs what is posted when it is asked to."""

    def __init__(self) -> None:
        self._posted: list[Callable[[], None]] = []
        self._more = threading.Semaphore(0)

    def post(self, call: Callable[[], None]) -> None:
        self._posted.append(call)
        self._more.release()

    def run(self, number: int) -> None:
        for _ in range(number):
            assert self._more.acquire(timeout=60)
            self._posted.pop(0)()

    def run_until(self, is_so: Callable[[], object]) -> None:
        while not is_so():
            self.run(1)

    @property
    def idle(self) -> bool:
        return not self._posted


class PostedAtOnce:
    """A main thread on which everything is done at once, by whoever posts it."""

    def post(self, call: Callable[[], None]) -> None:
        call()
