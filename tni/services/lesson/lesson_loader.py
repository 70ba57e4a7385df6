"""Loader that opens a lesson on a thread of its own. A long lesson or a slow disk then delays neither pens nor other
lessons."""

from __future__ import annotations

import threading
from collections.abc import Callable

from tni.core.tasks import MainThread
from tni.document.page_picture import PagePicture
from tni.services.lesson.lesson_service import OpenLesson

QUICK_LOAD_S = 0.15
"""The window waits this long for the lesson. An ordinary lesson is loaded by then, so that no notice flickers."""
CLOSE_WAIT_S = 2.0

type LoadOutcome = OpenLesson | Exception


class LessonLoader:
    """Loader of one lesson. If the lesson is given up, it is closed by the worker that opened it or by the main thread,
    whichever comes last. So no lesson stays locked.

    find_picture: returns the stored picture of the page as it was when last left, if there is one. make: opens the
    lesson. picture_found: called on the main thread with that picture while the lesson is not yet loaded. done: called
    once on the main thread with the lesson or the error. Neither is called after `give_up`.
    """

    def __init__(
        self,
        find_picture: Callable[[], PagePicture | None],
        make: Callable[[], OpenLesson],
        close: Callable[[OpenLesson], object],
        main: MainThread,
        picture_found: Callable[[PagePicture], None],
        done: Callable[[LoadOutcome], None],
    ) -> None:
        self._find_picture, self._make, self._close = find_picture, make, close
        self._main, self._picture_found, self._done = main, picture_found, done
        self.picture: PagePicture | None = None
        self._picture_shown = False
        self._guard, self._ready = threading.Lock(), threading.Event()
        self._outcome: LoadOutcome | None = None
        self._over = False
        self._thread = threading.Thread(target=self._run, name="opening", daemon=True)

    def start(self) -> bool:
        """Start loading. Returns whether the lesson was loaded at once; `done` has then been called."""
        self._thread.start()
        if not self._ready.wait(QUICK_LOAD_S):
            return False
        if self._outcome is None:
            self._show_picture()
            return False
        self._deliver()
        return True

    def give_up(self, wait_s: float = 0.0) -> None:
        """Give up the lesson, and close it now or as soon as it is open. Main thread only.

        wait_s: maximum time to wait for that.
        """
        with self._guard:
            unwanted, self._over = None if self._over else self._outcome, True
        if isinstance(unwanted, OpenLesson):
            self._close(unwanted)
        if wait_s:
            self._thread.join(wait_s)

    def _run(self) -> None:
        outcome: LoadOutcome
        try:
            self.picture = self._find_picture()
            if self.picture is not None:
                self._ready.set()
                self._main.post(self._show_picture)
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

    def _show_picture(self) -> None:
        with self._guard:
            if self._over or self._picture_shown or self.picture is None:
                return
            self._picture_shown = True
        self._picture_found(self.picture)

    def _deliver(self) -> None:
        with self._guard:
            over, self._over = self._over, True
        if not over and self._outcome is not None:
            self._done(self._outcome)
