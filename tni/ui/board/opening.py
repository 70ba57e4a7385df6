"""A lesson being opened by a thread of its own: a long one, or a slow disk, holds up neither pen nor other lessons."""

from __future__ import annotations

import threading
from collections.abc import Callable

from tni.core.tasks import MainThread
from tni.session.lesson_desk import OpenLesson

AT_ONCE_S = 0.15
"""An ordinary lesson is there within this; the window waits for it, and no notice flickers."""
LAST_WAIT_S = 2.0

type Outcome = OpenLesson | Exception


class Opening:
    """Of the worker that has opened the lesson and the main thread that does not want it any more, the one who comes
    last closes it: nothing stays locked.

    make: opens it; done: called once on the main thread with the lesson or the error, unless it was given up.
    """

    def __init__(
        self,
        name: str,
        make: Callable[[], OpenLesson],
        close: Callable[[OpenLesson], object],
        main: MainThread,
        done: Callable[[Outcome], None],
    ) -> None:
        self.name, self._make, self._close, self._main, self._done = name, make, close, main, done
        self._guard, self._ready = threading.Lock(), threading.Event()
        self._outcome: Outcome | None = None
        self._over = False
        self._thread = threading.Thread(target=self._run, name="opening", daemon=True)

    def start(self) -> bool:
        """Whether it was there at once: `done` has been called then."""
        self._thread.start()
        if not self._ready.wait(AT_ONCE_S):
            return False
        self._deliver()
        return True

    def give_up(self, wait_s: float = 0.0) -> None:
        """Main thread only. What is opened, or will be, is closed again. wait_s: how long to wait for that."""
        with self._guard:
            unwanted, self._over = None if self._over else self._outcome, True
        if isinstance(unwanted, OpenLesson):
            self._close(unwanted)
        if wait_s:
            self._thread.join(wait_s)

    def _run(self) -> None:
        outcome: Outcome
        try:
            outcome = self._make()
        except Exception as error:  # noqa: BLE001 - the task boundary: every failure goes back as a value
            outcome = error
        with self._guard:
            self._outcome, given_up = outcome, self._over
        self._ready.set()
        if not given_up:
            self._main.post(self._deliver)
        elif isinstance(outcome, OpenLesson):
            self._close(outcome)

    def _deliver(self) -> None:
        with self._guard:
            over, self._over = self._over, True
        if not over and self._outcome is not None:
            self._done(self._outcome)
