"""Report of an intake, for what shows it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from tni.services.lesson.conversion_report import ConversionReport


class IntakeOutcome(Enum):
    """Outcome for one file."""

    ADDED = "added"
    LOSSY = "lossy"  # of another program: added, and not all of it could be kept as it was
    VERSION = "version"  # another version of a lesson that the library has: added as a lesson of its own
    OLDER = "older"  # as VERSION, of a file that is older than the library's
    KNOWN = "known"  # the library has a lesson with the same content
    DAMAGED = "damaged"
    NEWER = "newer"  # written by a later version of the program
    OTHER = "other"  # no lesson in spite of its name
    UNREADABLE = "unreadable"
    LOCKED = "locked"  # a PDF or another program's file that needs a password
    BROKEN = "broken"  # a PDF or another program's file that is damaged, or has no page


ADDED_OUTCOMES = (IntakeOutcome.ADDED, IntakeOutcome.LOSSY, IntakeOutcome.VERSION, IntakeOutcome.OLDER)
"""Outcomes of files that are in the library afterwards, and were not before."""


@dataclass(frozen=True, slots=True)
class IntakeFiles:
    """Files that can be taken in. versions: those of the lessons that are other versions of lessons of the library.
    foreign: of other programs."""

    lessons: tuple[Path, ...]
    pdfs: tuple[Path, ...]
    versions: tuple[Path, ...] = ()
    foreign: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """Outcome for all files. files: by outcome, from the folder that was taken in. total: files found. folder: where
    in the library the lessons are. pdfs: how many of the files are PDFs. foreign: how many are of other programs.
    ended: "" when all was done, else "cancelled" or "full" for a full disk. reports: on files of other programs."""

    total: int = 0
    files: dict[IntakeOutcome, tuple[str, ...]] = field(default_factory=dict)
    folder: str = ""
    pdfs: int = 0
    foreign: int = 0
    ended: str = ""
    reports: dict[str, ConversionReport] = field(default_factory=dict)

    @property
    def done(self) -> int:
        return sum(map(len, self.files.values()))

    @property
    def added(self) -> int:
        return sum(map(self.count, ADDED_OUTCOMES))

    def count(self, outcome: IntakeOutcome) -> int:
        return len(self.files.get(outcome, ()))

    def with_file(self, file: str, outcome: IntakeOutcome, report: ConversionReport | None = None) -> IntakeReport:
        files = {**self.files, outcome: (*self.files.get(outcome, ()), file)}
        return replace(self, files=files, reports=self.reports if report is None else {**self.reports, file: report})
