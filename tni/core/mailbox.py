"""Queue for bursts between threads, with one wake-up per burst instead of one per sample."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable


class Mailbox[T]:
    """Queue into which any thread puts messages and one thread drains them. `wake` is called once per burst, on the
    thread that puts the burst's first message.

    Appending to and popping from a deque are atomic in CPython, so the fast path takes no lock.
    """

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._messages: deque[T] = deque()
        self._woken = False

    def put(self, message: T) -> None:
        self._messages.append(message)
        if not self._woken:
            self._woken = True
            self._wake()

    def drain(self) -> list[T]:
        # Cleared first: a message that arrives from here on wakes the reader again, at worst needlessly.
        self._woken = False
        out: list[T] = []
        while self._messages:
            out.append(self._messages.popleft())
        return out
