"""Intake under way: its files are taken in one after another on a worker, until the last one or a cancel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from tni.core.tasks import TaskRunner
from tni.services.library.errors import DiskFullError
from tni.services.library.intake import Intake, IntakeOutcome, IntakeReport


class IntakeRun:
    """One intake. For the main thread. changed: called with the report so far; ended: once, with the last one; failed:
    with an error of the folder that is taken in."""

    def __init__(
        self,
        intake: Intake,
        tasks: TaskRunner,
        changed: Callable[[IntakeReport], None],
        ended: Callable[[IntakeReport], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._intake, self._tasks = intake, tasks
        self._changed, self._ended, self._failed = changed, ended, failed
        self._report = IntakeReport(folder=intake.folder)
        self._is_over = False

    def begin(self) -> None:
        self._changed(self._report)
        self._tasks.submit(self._intake.find, self._found, self._broken)

    def cancel(self) -> None:
        """Stop after the file that is being copied. What was added stays."""
        self._end("cancelled")

    def _found(self, files: tuple[Path, ...]) -> None:
        if not self._is_over:
            self._report = replace(self._report, total=len(files))
            self._changed(self._report)
            self._take_next(list(reversed(files)))

    def _take_next(self, left: list[Path]) -> None:
        if not left:
            self._end("")
            return
        file = left.pop()

        def done(outcome: IntakeOutcome) -> None:
            if not self._is_over:
                self._report = self._report.with_file(self._intake.name_of(file), outcome)
                self._changed(self._report)
                self._take_next(left)

        self._tasks.submit(partial(self._intake.take, file), done, self._broken)

    def _broken(self, error: Exception) -> None:
        if self._is_over:
            return
        self._end("full" if isinstance(error, DiskFullError) else "failed")
        if not isinstance(error, DiskFullError):
            self._failed(error)

    def _end(self, ended: str) -> None:
        if not self._is_over:
            self._is_over = True
            self._ended(replace(self._report, ended=ended))
