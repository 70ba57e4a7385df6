"""What comes next of a series that is led, kept for the next start: a crash forgets none of it."""

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
    """Only while the votes are this program's own: else what stands in the file is another's."""

    def __init__(
        self, led: TeacherPacedController, file: TeacherPacedFile, journal: VoteArchive, clock: Clock, tasks: TaskRunner
    ) -> None:
        self._led, self._file, self._journal, self._clock, self._tasks = led, file, journal, clock, tasks
        led.keep = self._keep

    def go_on(self, asked: Callable[[], QuestionId | None]) -> None:
        """Take up what a crash has left. asked: the question of the vote that goes on, None without one."""
        if self._journal.is_ours:
            since = self._clock.now() - RESUMABLE_FOR
            self._tasks.submit(lambda: self._file.read(since), lambda rest: self._led.restore(rest, asked()), _failed)

    def _keep(self, rest: TeacherPacedQuiz) -> None:
        if self._journal.is_ours:
            now = self._clock.now()
            self._tasks.submit(lambda: self._file.keep(rest, now), lambda _: None, _failed)


def _failed(error: Exception) -> None:
    """Only a crash would need it."""
    _log.warning("what comes next of a series: %s", error)
