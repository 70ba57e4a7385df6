"""Intake under way: its files are taken in one after another on a worker, until the last one or a cancel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tni.core.tasks import TaskRunner
from tni.services.library.errors import DiskFullError
from tni.services.library.intake import Intake
from tni.services.library.intake_report import IntakeFiles, IntakeOutcome, IntakeReport


@dataclass(frozen=True, slots=True)
class IntakeListeners:
    """Listeners of an intake. changed: the report so far. asks: once, the files found, if there are PDFs, other
    versions or files of other programs among them; the intake then waits for `go_on`. ended: once, the last report.
    failed: an error of the folder that is taken in."""

    changed: Callable[[IntakeReport], None]
    asks: Callable[[IntakeFiles], None]
    ended: Callable[[IntakeReport], None]
    failed: Callable[[Exception], None]


class IntakeRun:
    """One intake. For the main thread."""

    def __init__(
        self, intake: Intake, tasks: TaskRunner, listeners: IntakeListeners, *, asks_for_foreign: bool = True
    ) -> None:
        """asks_for_foreign: files of other programs are asked for, too; not if they were chosen one by one."""
        self._asks_for_foreign = asks_for_foreign
        self._intake, self._tasks, self._listeners = intake, tasks, listeners
        self._report = IntakeReport(folder=intake.folder)
        self._waiting: IntakeFiles | None = None
        """Files of which the teacher has not yet said whether all are taken."""
        self._is_over = False

    def begin(self) -> None:
        self._listeners.changed(self._report)
        self._tasks.submit(self._intake.find, self._found, self._broken)

    def cancel(self) -> None:
        """Stop after the file that is being copied. What was added stays."""
        self._end("cancelled")
        self._intake.cancel()

    def _found(self, files: IntakeFiles) -> None:
        if self._is_over:
            return
        if files.pdfs or files.versions or (files.foreign and self._asks_for_foreign):
            self._waiting = files
            self._listeners.asks(files)
        else:
            self._take(files.lessons, files.foreign)

    def go_on(self, *, with_pdfs: bool, with_versions: bool, with_foreign: bool = True) -> None:
        """Take in what was found, lessons first, then PDFs if they are wanted, and files of other programs; other
        versions if they are."""
        files, self._waiting = self._waiting, None
        if files is not None and not self._is_over:
            pdfs, foreign = files.pdfs if with_pdfs else (), files.foreign if with_foreign else ()
            lessons = [file for file in files.lessons if with_versions or file not in files.versions]
            self._take((*lessons, *pdfs), foreign, len(pdfs))

    def _take(self, own: tuple[Path, ...], foreign: tuple[Path, ...], pdfs: int = 0) -> None:
        files = (*own, *foreign)
        self._report = replace(self._report, total=len(files), pdfs=pdfs, foreign=len(foreign))
        self._listeners.changed(self._report)
        self._take_next(list(reversed(files)))

    def _take_next(self, left: list[Path]) -> None:
        if not left:
            self._end("")
            return
        file = left.pop()

        def done(outcome: IntakeOutcome) -> None:
            if not self._is_over:
                name, report = self._intake.name_of(file), self._intake.reports.get(file)
                self._report = self._report.with_file(name, outcome, report)
                self._listeners.changed(self._report)
                self._take_next(left)

        self._tasks.submit(partial(self._intake.take, file), done, self._broken)

    def _broken(self, error: Exception) -> None:
        if self._is_over:
            return
        self._end("full" if isinstance(error, DiskFullError) else "failed")
        if not isinstance(error, DiskFullError):
            self._listeners.failed(error)

    def _end(self, ended: str) -> None:
        if not self._is_over:
            self._is_over = True
            self._listeners.ended(replace(self._report, ended=ended))
