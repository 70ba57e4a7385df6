"""Problem found in a lesson file by a check of the whole file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class LessonProblemKind(Enum):
    """Part of a lesson file that a problem concerns."""

    FILE = "file"
    """SQLite cannot read a part of the file."""
    RECORD = "record"
    HISTORY = "history"
    BLOB = "blob"
    PAGE = "page"
    """An item is on a page that does not exist."""


@dataclass(frozen=True, slots=True)
class LessonProblem:
    """One problem found in a lesson file. where: table and row, or id. detail: for the log."""

    kind: LessonProblemKind
    where: str
    detail: str
