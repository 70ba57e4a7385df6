"""Crash recovery of a teacher-paced quiz: stores the remaining questions for the next start."""

from __future__ import annotations

import logging
from collections.abc import Callable

from tni.core.clock import Clock
from tni.core.ids import QuestionId
from tni.core.tasks import TaskRunner
from tni.quiz.pacing import TeacherPacedQuiz
from tni.services.results_service import VoteArchive
from tni.services.round_outcome import RESUMABLE_FOR
from tni.store.teacher_paced_file import TeacherPacedFile
from tni.ui.vote.teacher_paced_controller import TeacherPacedController

_log = logging.getLogger(__name__)


class TeacherPacedRecovery:
    """Stores and restores the remaining questions, only while this program holds the vote journal.

    Otherwise the file belongs to another running program.
    """

    def __init__(
        self,
        controller: TeacherPacedController,
        file: TeacherPacedFile,
        journal: VoteArchive,
        clock: Clock,
        tasks: TaskRunner,
    ) -> None:
        self._controller, self._file, self._journal, self._clock, self._tasks = controller, file, journal, clock, tasks
        controller.save = self._save

    def resume(self, asked: Callable[[], QuestionId | None]) -> None:
        """Restore the quiz after a crash. asked: returns the question of the resumed vote, None without one."""
        if self._journal.is_ours:
            since = self._clock.now() - RESUMABLE_FOR
            self._tasks.submit(
                lambda: self._file.read(since), lambda rest: self._controller.restore(rest, asked()), _failed
            )

    def _save(self, rest: TeacherPacedQuiz) -> None:
        if self._journal.is_ours:
            now = self._clock.now()
            self._tasks.submit(lambda: self._file.keep(rest, now), lambda _: None, _failed)


def _failed(error: Exception) -> None:
    """Log a failure only: the file matters only after a crash."""
    _log.warning("what comes next of a series: %s", error)
