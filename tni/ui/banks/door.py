"""The way to the teacher's questions: there from the start, with all that is behind it loaded when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.ids import QuestionId
from tni.core.tasks import TaskRunner
from tni.formats.banks.ends import READABLE
from tni.ui.board.board import Board
from tni.ui.chrome.commands import Id
from tni.ui.teacher.windows import TeachingWindows
from tni.ui.vote.desk import VoteDesk

if TYPE_CHECKING:
    from tni.formats.banks.written import Written
    from tni.ui.banks.desk import QuestionsDesk


class QuestionsDoor(QObject):
    """series_wanted: questions (a tuple of `Question`) that each pupil answers alone, one after the other.
    folder: of the collections."""

    series_wanted = Signal(object)

    def __init__(
        self, board: Board, folder: Path, tasks: TaskRunner, windows: TeachingWindows, vote: VoteDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._board, self._folder, self._tasks, self._windows, self._vote = board, folder, tasks, windows, vote
        self._desk: QuestionsDesk | None = None
        board.commands[Id.QUESTIONS].triggered.connect(lambda: self.desk.ask_open())
        for command in (Id.NEXT_QUESTION, Id.PREVIOUS_QUESTION):
            board.commands[command].setEnabled(False)
        board.takes = self._take
        self._sought: set[str] = set()
        vote.unwritten.connect(self._find)

    @property
    def desk(self) -> QuestionsDesk:
        if self._desk is None:
            from tni.ui.banks.desk import QuestionsDesk

            self._desk = QuestionsDesk(self, self._board, self._folder, self._tasks, self._windows, self._vote)
        return self._desk

    def _find(self, question: str) -> None:
        """Once for each: what is in no collection is shown by its words."""
        if question not in self._sought:
            self._sought.add(question)
            self.find([QuestionId(question)], self._found)

    def _found(self, written: Mapping[QuestionId, Written]) -> None:
        for question, how in written.items():
            self._vote.set_written(question, how)

    def find(self, wanted: Collection[QuestionId], found: Callable[[Mapping[QuestionId, Written]], None]) -> None:
        """How questions are written that were not asked from here: looked for in the collections."""
        self.desk.find(wanted, found)

    def close(self) -> None:
        """Before the program ends."""
        if self._desk is not None:
            self._desk.close()

    def _take(self, path: Path) -> bool:
        """A file that was let go over the board, if it can be one of questions."""
        if path.suffix.lower() not in READABLE:
            return False
        self.desk.ask_file(path)
        return True
