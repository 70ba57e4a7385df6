"""A lesson being opened by a thread of its own: a long one, or a slow disk, holds up neither pen nor other lessons."""

from __future__ import annotations

import threading
from collections.abc import Callable

from tni.core.tasks import MainThread
from tni.services.lesson_service import OpenLesson
from tni.store.page_picture import PagePicture

QUICK_LOAD_S = 0.15
"""An ordinary lesson is there within this; the window waits for it, and no notice flickers."""
CLOSE_WAIT_S = 2.0

type LoadOutcome = OpenLesson | Exception


class LessonLoader:
    """Of the worker that has opened the lesson and the main thread that does not want it any more, the one who comes
    last closes it: nothing stays locked.

    look: what the page looked like when it was left, if that is kept. make: opens the lesson. seen: called on the main
    thread with that look, while the lesson is not there yet; done: called once there with the lesson or the error; both
    unless it was given up.
    """

    def __init__(
        self,
        name: str,
        look: Callable[[], PagePicture | None],
        make: Callable[[], OpenLesson],
        close: Callable[[OpenLesson], object],
        main: MainThread,
        seen: Callable[[PagePicture], None],
        done: Callable[[LoadOutcome], None],
    ) -> None:
        self.name, self._find_look, self._make, self._close = name, look, make, close
        self._main, self._seen, self._done = main, seen, done
        self.look: PagePicture | None = None
        self._looked = False
        self._guard, self._ready = threading.Lock(), threading.Event()
        self._outcome: LoadOutcome | None = None
        self._over = False
        self._thread = threading.Thread(target=self._run, name="opening", daemon=True)

    def start(self) -> bool:
        """Whether it was there at once: `done` has been called then."""
        self._thread.start()
        if not self._ready.wait(QUICK_LOAD_S):
            return False
        if self._outcome is None:
            self._show_look()
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
        outcome: LoadOutcome
        try:
            self.look = self._find_look()
            if self.look is not None:
                self._ready.set()
                self._main.post(self._show_look)
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

    def _show_look(self) -> None:
        with self._guard:
            if self._over or self._looked or self.look is None:
                return
            self._looked = True
        self._seen(self.look)

    def _deliver(self) -> None:
        with self._guard:
            over, self._over = self._over, True
        if not over and self._outcome is not None:
            self._done(self._outcome)
