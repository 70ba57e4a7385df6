"""Writes of séances that wait for the disk."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from threading import Event as Barrier

from tni.core.errors import TniError
from tni.core.tasks import TaskRunner
from tni.files.errors import SeanceStoreError, SeanceWriteLostError

_log = logging.getLogger(__name__)
type Write = Callable[[], object]
LAST_WAIT_S = 10.0


class PendingWrites:
    """Writes in their order, done by a worker. For the main thread.

    failed: called with each error; a write that the disk refuses stays, and is tried again with the next one. So does
    one that a fault of the program stops, but only once: it must not block those behind it, and is given up with a
    SeanceWriteLostError.
    """

    def __init__(self, tasks: TaskRunner, failed: Callable[[Exception], None]) -> None:
        self._tasks, self._failed = tasks, failed
        self._waiting: list[Write] = []
        self._writing = False
        self._stopped: Write | None = None
        self.refusal: Exception | None = None
        """Why the disk has not taken the first of the writes; None if it has not refused any since the last ones."""
        self.stored: Callable[[], None] = lambda: None
        """Called when the disk has taken what it was given."""
        self._answered: list[Callable[[], None]] = []

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def is_answered(self) -> bool:
        """True once the disk has taken all writes, or refused."""
        return not self._writing and (not self._waiting or self.refusal is not None)

    def when_answered(self, then: Callable[[], None]) -> None:
        """Call `then` once `is_answered`: at once, or soon."""
        self._answered.append(then)
        self._tell_answered()

    def _tell_answered(self) -> None:
        if self.is_answered:
            told, self._answered = self._answered, []
            for then in told:
                then()

    def add(self, write: Write) -> None:
        self._waiting.append(write)
        self._go_on()

    def retry(self) -> None:
        """Try the pending writes again. Where none waits, `stored` is called at once: whoever asks is answered."""
        if self._waiting:
            self._go_on()
        else:
            self.stored()

    def _go_on(self) -> None:
        if self._waiting and not self._writing:
            self._writing = True
            batch = tuple(self._waiting)
            self._tasks.submit(partial(run_writes, batch), self._written, self._not_written)

    def close(self) -> None:
        """Do the pending writes on this thread, after the earlier tasks of the task runner. Raises: SeanceStoreError if
        the disk refuses them: they are lost with the program."""
        if not self._waiting:
            return
        reached = Barrier()
        self._tasks.submit(reached.set, lambda _: None, lambda _: None)
        reached.wait(LAST_WAIT_S)
        while self._waiting:
            count, error = run_writes(tuple(self._waiting))
            del self._waiting[:count]
            if error is not None and not isinstance(error, TniError):
                del self._waiting[:1]
                error = SeanceWriteLostError(error)
            if error is not None:
                self._failed(error)
            if isinstance(error, SeanceStoreError):
                raise error
            if error is None:
                return

    def _written(self, outcome: tuple[int, Exception | None]) -> None:
        count, error = outcome
        self._writing = False
        del self._waiting[:count]
        if error is not None and not isinstance(error, TniError) and self._is_given_up():
            error = SeanceWriteLostError(error)
        goes_on = error is None or (isinstance(error, TniError) and not isinstance(error, SeanceStoreError))
        self.refusal = error if self._waiting and not goes_on else None
        if error is not None:
            self._failed(error)
        else:
            self.stored()
        if goes_on:
            self._go_on()
        self._tell_answered()

    def _is_given_up(self) -> bool:
        """Keep the first write for once, since a fault of the program has stopped it. Give it up the second time, and
        return whether it was."""
        write = self._waiting[0]
        is_again = write is self._stopped
        if is_again:
            del self._waiting[0]
        self._stopped = None if is_again else write
        return is_again

    def _not_written(self, error: Exception) -> None:
        self._writing = False
        self.refusal = error
        self._failed(error)
        self._tell_answered()


def run_writes(writes: Sequence[Write]) -> tuple[int, Exception | None]:
    """Do the writes in order, up to the first error. Return the number of finished writes, and the error.

    A write that the disk refuses is not finished: it stays pending. A write that fails for another reason (a séance
    deleted meanwhile) counts as finished, so that it does not block the others. One that a fault stops does not.
    """
    for place, write in enumerate(writes):
        try:
            write()
        except SeanceStoreError as error:
            return place, error
        except TniError as error:
            return place + 1, error
        except Exception as error:  # noqa: BLE001 - whoever waits for the writes is told
            _log.exception("a write of a séance")
            return place, error
    return len(writes), None
