"""One door off the main thread, one door back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class MainThread(Protocol):
    """The door back: may be called from any thread."""

    def post(self, call: Callable[[], None]) -> None:
        """Run `call` on the main thread, soon, in the order posted."""


class TaskRunner(Protocol):
    """The door out. `work` must touch no widget and no document: give it values."""

    def submit[T](self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run `work` on a worker thread, then `done` or `failed` on the main thread."""
