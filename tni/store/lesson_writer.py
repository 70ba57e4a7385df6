"""The thread that writes a lesson: it commits everything queued in one transaction, in order. No other thread writes
the file.

When the disk refuses, nothing is dropped: the work stays queued in memory, is written to a rescue file elsewhere, and
is tried again until it is in the lesson's own file.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from tni.core.clock import Clock
from tni.document.lesson_port import LessonStoreError
from tni.files.lesson_errors import LessonDamagedError, LessonUnreadableError
from tni.files.lesson_health import StorageTrouble, StorageTroubleKind
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_rescue import Job, LessonRescuer
from tni.store.lesson_trouble import trouble_of
from tni.store.throttle import Throttle

log = logging.getLogger(__name__)

RETRY_S = 1.0


@dataclass(frozen=True, slots=True)
class WriterState:
    """State of the writer. trouble: the reason why writing fails, None if all is well. rescue: the file that holds the
    work meanwhile."""

    trouble: StorageTrouble | None = None
    rescue: Path | None = None


@dataclass(frozen=True, slots=True)
class _Question:
    ask: Callable[[LessonDatabase], object]
    answer: Future[object]


class LessonWriter:
    """Writer of one lesson, with its thread and queue.

    on_state: called from the writer's thread when `state` changes. written: called after each transaction.
    about_to_write: called before each transaction; may raise OSError.
    """

    def __init__(
        self,
        database: LessonDatabase,
        rescue_folder: Path,
        clock: Clock,
        on_state: Callable[[WriterState], None],
        about_to_write: Callable[[], None] = lambda: None,
        written: Callable[[], None] = lambda: None,
    ) -> None:
        self._database, self._clock, self._rescue_folder = database, clock, rescue_folder
        self._rescuer = LessonRescuer(database, rescue_folder, clock)
        self._recorded: list[Job] | None = None
        """Jobs that were written since `record`; None while none are recorded."""
        self._on_state, self._about_to_write, self._written = on_state, about_to_write, written
        self._queue: SimpleQueue[Job | _Question | None] = SimpleQueue()
        self._pending: list[Job] = []
        self._trouble: StorageTrouble | None = None
        self._fault: StorageTrouble | None = None
        self._retry_at_s = 0.0
        self._count = threading.Lock()
        self._put = self._done = self._awaited = 0
        self._ended = self._is_closing = False
        self._pauses = Throttle(self._is_awaited)
        database.pause = self._pauses
        self.state = WriterState()
        self._thread = threading.Thread(target=self._run, name=f"lesson-writer {database.path.name}", daemon=True)
        self._thread.start()

    # -- from any thread

    def put(self, job: Job) -> None:
        with self._count:
            self._put += 1
        self._queue.put(job)

    def ask[T](self, ask: Callable[[LessonDatabase], T]) -> T:
        """Call `ask` on the writer's thread after everything put so far has been tried. Return its result.

        Raises: LessonStoreError when closed, and what `ask` raises.
        """
        answer: Future[object] = Future()
        with self._hurry():
            with self._count:
                if self._ended:
                    raise LessonStoreError("the lesson is closed")
                self._queue.put(_Question(ask, answer))
            return answer.result()  # type: ignore[return-value]

    def ask_later(self, ask: Callable[[LessonDatabase], object]) -> Future[object]:
        """As `ask`, but return at once. The answer holds the result or the error."""
        answer: Future[object] = Future()
        with self._count:
            if self._ended:
                answer.set_exception(LessonStoreError("the lesson is closed"))
            else:
                self._queue.put(_Question(ask, answer))
        return answer

    # -- another database in place of the one that is written

    def record[T](self, begin: Callable[[LessonDatabase], T]) -> T:
        """Call `begin` on the writer's thread once all that was put is on the disk, and record what is written from
        then on, until `switch` or `end_recording`. Raises: LessonUnreadableError while the disk refuses; as `ask`."""

        def start(database: LessonDatabase) -> T:
            self._check_written()
            found, self._recorded = begin(database), []
            return found

        return self.ask(start)

    def switch(
        self,
        make: Callable[[Sequence[Job]], LessonDatabase],
        about_to_write: Callable[[], None] = lambda: None,
        written: Callable[[], None] = lambda: None,
    ) -> LessonDatabase:
        """Write to the database that `make` returns from now on; it has done the recorded jobs. Return the one before,
        which the caller closes. If `make` raises, all is as before. Raises: as `record`, and what `make` raises."""

        def go_on(database: LessonDatabase) -> LessonDatabase:
            self._check_written()
            new = make(self._recorded or ())
            new.pause, self._recorded = self._pauses, None
            self._database, self._rescuer = new, LessonRescuer(new, self._rescue_folder, self._clock)
            self._about_to_write, self._written = about_to_write, written
            return database

        return self.ask(go_on)

    def end_recording(self) -> Sequence[Job]:
        """Return what was recorded. For a writer that is closed, or whose `switch` is given up."""
        jobs, self._recorded = self._recorded or (), None
        return jobs

    def wait_if_closing(self) -> bool:
        """Return whether the lesson is closed, once a closing that has begun has ended."""
        if self._is_closing:
            self._thread.join()
        return not self._thread.is_alive()

    def _check_written(self) -> None:
        if self._pending and self._trouble is not None:
            raise LessonUnreadableError(self._trouble)

    @property
    def saved(self) -> bool:
        """True if everything put so far is on disk."""
        return self._done == self._put

    def begin_closing(self) -> None:
        """Begin what `close` does, without waiting for it. Nothing may be put or asked from then on."""
        with self._count:
            self._awaited += 1  # there are no pauses any more
            self._is_closing = True
        self._queue.put(None)

    def close(self) -> WriterState:
        """Write what is left, close the lesson and end the thread. The returned state tells what could not be written
        and where it is."""
        with self._hurry():
            self._queue.put(None)
            self._thread.join()
        return self.state

    @contextmanager
    def _hurry(self) -> Iterator[None]:
        """Suspend the writer's pauses while a thread waits for it."""
        with self._count:
            self._awaited += 1
        try:
            yield
        finally:
            with self._count:
                self._awaited -= 1

    # -- the thread

    def _is_awaited(self) -> bool:
        """Return whether a thread waits, or a further job is queued that a kill of the process would lose."""
        return self._awaited > 0 or self._put - self._done > 1

    def _run(self) -> None:
        try:
            self._serve()
        finally:  # in every case: a thread that asks must not wait for ever
            with self._count:
                self._ended = True
            while not self._queue.empty():
                if isinstance(late := self._queue.get(), _Question):
                    late.answer.set_exception(LessonStoreError("the lesson is closed"))

    def _serve(self) -> None:
        stop = False
        while not stop:
            for letter in self._next_messages():
                match letter:
                    case None:
                        stop = True
                    case _Question():
                        self._answer(letter)
                    case _:
                        self._pending.append(letter)
            letter = None  # it may hold a film, and the next one may come in an hour
            self._flush(now=stop)
        self._rescuer.end(remove=not self._pending)
        self._database.close()

    def _next_messages(self) -> list[Job | _Question | None]:
        """Return everything queued, waiting for the first message; an empty list when it is time to try again."""
        try:
            wait_s = max(self._retry_at_s - self._clock.monotonic(), 0.0) if self._pending else None
            letters = [self._queue.get(timeout=wait_s)]
        except Empty:
            return []
        with suppress(Empty):
            while True:
                letters.append(self._queue.get_nowait())
        return letters

    def _answer(self, question: _Question) -> None:
        """Answer a question from the lesson, with everything put before it."""
        try:
            self._flush()
            question.answer.set_result(self._rescuer.answer(question.ask))
        except Exception as error:  # noqa: BLE001  # the asking thread raises it
            question.answer.set_exception(error)

    def _flush(self, *, now: bool = False) -> None:
        if not self._pending:
            return
        trouble = self._trouble
        again = now or trouble is None or self._clock.monotonic() >= self._retry_at_s
        if again:
            trouble = self._trouble = self._write()
            self._retry_at_s = self._clock.monotonic() + RETRY_S
        if trouble is None:
            self._rescuer.end(remove=True)
            self._set_state(WriterState(self._fault))
        else:
            self._set_state(WriterState(trouble, self._rescuer.save(self._pending, start=again)))

    def _write(self) -> StorageTrouble | None:
        """Write all pending jobs in one transaction. Return the trouble if the disk refuses."""
        path = self._database.path
        if not self._database.in_place():
            return StorageTrouble(StorageTroubleKind.MOVED, path, "the file is no longer where it was")
        try:
            self._about_to_write()
            self._pauses.begin()
            with self._database.transaction():
                for job in self._pending:
                    job(self._database)
        except sqlite3.Error as error:
            trouble = trouble_of(path, error)
            if trouble.kind is not StorageTroubleKind.INTERNAL:
                return trouble
            self._write_one_by_one()
        except LessonDamagedError as error:
            return StorageTrouble(StorageTroubleKind.DAMAGED, path, str(error))
        except OSError as error:
            return trouble_of(path, error)
        except Exception:  # noqa: BLE001  # the task boundary: one bad job must not stop the others
            self._write_one_by_one()
        else:
            self._note_written(self._pending)
        self._done += len(self._pending)
        self._pending.clear()
        self._written()
        return None

    def _write_one_by_one(self) -> None:
        for job in self._pending:
            try:
                with self._database.transaction():
                    job(self._database)
                self._note_written([job])
            except Exception as error:
                log.exception("not written: %r", job)
                self._fault = StorageTrouble(StorageTroubleKind.INTERNAL, self._database.path, repr(error))

    def _note_written(self, jobs: Sequence[Job]) -> None:
        if self._recorded is not None:
            self._recorded.extend(jobs)

    def _set_state(self, state: WriterState) -> None:
        if state != self.state:
            self.state = state
            try:
                self._on_state(state)
            except Exception:
                log.exception("who is told of the writing")
