"""Report of a check of a folder of lessons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class LibraryProblemKind(Enum):
    """Kind of damage in a folder of lessons."""

    LESSON = "damaged lesson"
    NEWER = "lesson of a later program"
    UNREADABLE = "unreadable lesson"
    HISTORY_CONTENT = "damaged content of the history"
    HISTORY_LOG = "damaged line of the history"
    BACKUP = "damaged backup"


class Mending(Enum):
    """Result of mending a problem."""

    NOT_TRIED = "not tried"
    MENDED = "mended"
    NO_COPY = "no copy"


@dataclass(frozen=True, slots=True)
class LibraryProblem:
    """Problem in a folder of lessons. name: of the lesson, content or file concerned. detail: for the log. beside: name
    of the sound copy that was placed beside a damaged lesson. from_history: it is of the history, not of a backup."""

    kind: LibraryProblemKind
    name: str
    detail: str = ""
    mending: Mending = Mending.NOT_TRIED
    beside: str = ""
    from_history: bool = False


@dataclass(frozen=True, slots=True)
class LibraryReport:
    """Result of a check. lessons, contents, backups: number of those that were read. unnamed: lessons that search does
    not find, because the names of their files are no text."""

    lessons: int
    contents: int
    backups: int
    problems: tuple[LibraryProblem, ...]
    unnamed: tuple[str, ...] = ()

    @property
    def left(self) -> tuple[LibraryProblem, ...]:
        """Problems that were not mended."""
        return tuple(problem for problem in self.problems if problem.mending is not Mending.MENDED)
