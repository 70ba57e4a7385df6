"""Interfaces for work off the main thread: one to hand work to a worker, one to return to the main thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class MainThread(Protocol):
    """Port to run calls on the main thread. May be used from any thread."""

    def post(self, call: Callable[[], None]) -> None:
        """Run `call` on the main thread, soon, in the order of posting."""


class TaskRunner(Protocol):
    """Port to run work on a worker thread. `work` must touch no widget and no document: pass it values."""

    def submit[T](self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run `work` on a worker thread, then `done` or `failed` on the main thread."""
