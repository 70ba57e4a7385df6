"""Background reading, comparing and importing of class lists, while the window stays usable. Results that are no longer
wanted are dropped."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from threading import Event

from tni.core.errors import TniError
from tni.core.tasks import TaskRunner
from tni.formats.roster_collector import MAX_UNPACKED_BYTES
from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint
from tni.roster.class_list import ClassList, ColumnMapping, PupilRow, RosterPreview
from tni.roster.import_plan import ClassOrGroup, ImportOptions, ImportPlan, ImportReport, known_classes, plan_import
from tni.store.roster import RosterStore

_log = logging.getLogger(__name__)
READ_LIMIT_S = 20.0
"""Time limit for reading a file, in seconds: a file that takes longer is made to be slow."""

type _Failed = Callable[[Exception], None]


class ImportStoppedError(TniError):
    """The import was stopped and has changed nothing."""


class ClassListReader:
    """Runner of one task at a time on a class list.

    A new task replaces the task before, except an import, which ends by itself or is stopped.
    """

    def __init__(self, tasks: TaskRunner, roster: RosterStore) -> None:
        self._tasks, self._roster = tasks, roster
        self._task_number = 0
        self._reading: SandboxedReader | None = None
        self._stop_import: Event | None = None

    def read_file(
        self, path: Path, today: date, done: Callable[[bytes, ClassList | RosterPreview], None], failed: _Failed
    ) -> None:
        """Read a file. `done` gets its bytes and the class list, or a preview if the file is a table."""
        reading = self._new_reading()

        def work() -> tuple[bytes, ClassList | RosterPreview]:
            with path.open("rb") as file:
                data = file.read(MAX_UNPACKED_BYTES + 1)
            return data, reading.read(SandboxEntryPoint.ROSTER, data, today)

        self._submit(work, lambda found: done(*found), failed)

    def read_table(
        self, data: bytes, columns: ColumnMapping, today: date, done: Callable[[ClassList], None], failed: _Failed
    ) -> None:
        """Read a table with a given mapping of its columns."""
        reading = self._new_reading()
        self._submit(lambda: reading.read(SandboxEntryPoint.ROSTER_TABLE, data, columns, today), done, failed)

    def find_known(
        self, places: Collection[ClassOrGroup], done: Callable[[frozenset[ClassOrGroup]], None], failed: _Failed
    ) -> None:
        """Find the classes of a file that are in the class lists already."""
        self._submit(lambda: self._with_store(lambda store: known_classes(places, store.stored())), done, failed)

    def plan(
        self, rows: Sequence[PupilRow], options: ImportOptions, done: Callable[[ImportPlan], None], failed: _Failed
    ) -> None:
        """Compute the changes that an import would make."""
        self._submit(lambda: self._with_store(lambda store: plan_import(rows, options, store.stored())), done, failed)

    def import_pupils(
        self,
        rows: Sequence[PupilRow],
        options: ImportOptions,
        today: date,
        done: Callable[[ImportReport], None],
        failed: _Failed,
    ) -> None:
        """Import all of it or nothing."""
        stopped = self._stop_import = Event()

        def check_stop() -> None:
            if stopped.is_set():
                raise ImportStoppedError

        def work() -> ImportReport:
            check_stop()
            return self._with_store(
                lambda store: store.import_pupils(
                    rows, default_class=options.default_class, wanted=options.wanted, today=today, checkpoint=check_stop
                )
            )

        def ended(report: ImportReport) -> None:
            self._stop_import = None
            done(report)

        def broken(error: Exception) -> None:
            self._stop_import = None
            failed(error)

        self._task_number += 1
        self._tasks.submit(work, ended, broken)

    def stop(self) -> None:
        """Stop the current task. The result of a reading is dropped, and an import changes nothing unless it has ended
        already."""
        self._task_number += 1
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if self._stop_import is not None:
            self._stop_import.set()

    def _new_reading(self) -> SandboxedReader:
        """Return a new reader, after cancelling the one before."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading = SandboxedReader(READ_LIMIT_S)
        return self._reading

    def _submit[T](self, work: Callable[[], T], done: Callable[[T], None], failed: _Failed) -> None:
        self._task_number += 1
        turn = self._task_number

        def ended(found: T) -> None:
            if turn == self._task_number:
                done(found)

        def broken(error: Exception) -> None:
            _log.info("a class list: %s", type(error).__name__)
            if turn == self._task_number:
                failed(error)

        self._tasks.submit(work, ended, broken)

    def _with_store[T](self, act: Callable[[RosterStore], T]) -> T:
        """Call `act` on the worker with a store of its own over the class lists."""
        store = self._roster.open_second()
        try:
            return act(store)
        finally:
            store.close()
