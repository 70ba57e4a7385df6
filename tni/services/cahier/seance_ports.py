"""Interfaces of the lesson on the screen and of the votes, as a séance uses them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tni.document.pointer import Changed
from tni.services.lesson.lesson_editor import LessonEditor

if TYPE_CHECKING:
    from tni.services.lesson.lesson_finder import FoundLesson


class OpenLessonPort(Protocol):
    """The lesson on the screen, whose class layer a séance opens and closes.

    name: title or file name, "" for one without either. file, lesson_id: its path and id, "" for a lesson in memory.
    """

    @property
    def editor(self) -> LessonEditor: ...
    @property
    def name(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def lesson_id(self) -> str: ...

    def change_layer(self, command: Callable[[LessonEditor], Changed]) -> None:
        """Run a command that opens or closes a class layer, and show the document that results. An error of it is
        reported by the view, and the layer stays as it was."""

    def look_for(
        self,
        file: str,
        lesson_id: str,
        done: Callable[[FoundLesson | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Look for a lesson by its noted path and its id, "" when unknown, on a worker that writes no séance."""

    def open(self, file: Path) -> None:
        """Begin to open another lesson; `SeanceService.lesson_changed` is called once it is open."""


class SeanceVotingPort(Protocol):
    """The votes of a séance. Implemented by `tni.services.voting.seance_voting.SeanceVoting`."""

    @property
    def is_open(self) -> bool: ...

    def conclude(self) -> None:
        """Close the open vote and count answers on their way; its result stays."""

    def interrupt(self) -> None:
        """End the vote because another lesson or class comes; the teacher is told of an open one."""

    def end_seance(self) -> None:
        """Remove the vote, and unlink anonymous answers from pupils for good."""
