"""Interface of importers and exporters of lessons and of questions, and the plain values that they exchange with the
program.

They run in a process of their own, without network and files: bytes come in and go out. Lengths are millimetres of the
page, origin top left, y down; colours are "#rrggbb".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from tni.api.plain_lesson import (
    PAGE_MM,
    PlainAlign,
    PlainDash,
    PlainFile,
    PlainItem,
    PlainItemBase,
    PlainLesson,
    PlainMarker,
    PlainMedia,
    PlainOption,
    PlainPage,
    PlainParagraph,
    PlainPicture,
    PlainQuestion,
    PlainReveal,
    PlainRuling,
    PlainScript,
    PlainShape,
    PlainShapeKind,
    PlainSpan,
    PlainStroke,
    PlainText,
)
from tni.core.errors import TniError
from tni.quiz.question_kinds import QuestionKind

__all__ = [
    "PAGE_MM",
    "ExportedFile",
    "FormatError",
    "FormatFault",
    "FormatLoss",
    "ImportedLesson",
    "ImportedQuestions",
    "LessonExporter",
    "LessonImporter",
    "PlainAlign",
    "PlainDash",
    "PlainFile",
    "PlainItem",
    "PlainItemBase",
    "PlainLesson",
    "PlainMarker",
    "PlainMedia",
    "PlainOption",
    "PlainPage",
    "PlainParagraph",
    "PlainPicture",
    "PlainQuestion",
    "PlainReveal",
    "PlainRuling",
    "PlainScript",
    "PlainShape",
    "PlainShapeKind",
    "PlainSpan",
    "PlainStroke",
    "PlainText",
    "QuestionExporter",
    "QuestionImporter",
    "QuestionKind",
]


class FormatFault(Enum):
    """Reason why a file is not read or written."""

    OTHER_FORMAT = "other format"
    """The file is none that this plugin reads."""
    DAMAGED = "damaged"
    LATER_VERSION = "later version"
    LOCKED = "locked"
    """It is protected by a password."""
    TOO_LARGE = "too large"
    EMPTY = "empty"
    """It has nothing of the kind."""
    NO_PLACE = "no place"
    """The format has no place for any of it."""


class FormatError(TniError):
    """A file is not read or written. detail: for who wrote the file, never its content."""

    def __init__(self, fault: FormatFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault, self.detail = fault, detail


@dataclass(frozen=True, slots=True)
class FormatLoss:
    """Part that is not as it was. what: a plain sentence in French. page: from 1, 0 for the whole. is_dropped: it is
    left out; else it is approximated. item: name of the element in the file, as `PlainItemBase.source`; "" for what
    belongs to no element."""

    what: str
    page: int = 0
    is_dropped: bool = True
    item: str = ""


@dataclass(frozen=True, slots=True)
class ImportedLesson:
    """Lesson that was read, and what was lost of it."""

    lesson: PlainLesson
    losses: tuple[FormatLoss, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedQuestions:
    """Questions that were read, and what was lost of them."""

    title: str
    questions: tuple[PlainQuestion, ...]
    losses: tuple[FormatLoss, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """File that was written, and what was lost."""

    data: bytes
    losses: tuple[FormatLoss, ...] = ()


class LessonImporter(Protocol):
    """Importer of lessons, which `importer` returns."""

    def read(self, data: bytes, name: str) -> ImportedLesson:
        """Read a file. name: its file name. Raises: FormatError."""


class LessonExporter(Protocol):
    """Exporter of lessons, which `exporter` returns."""

    def write(self, lesson: PlainLesson) -> ExportedFile:
        """Write a file, the same for the same lesson. Raises: FormatError."""


class QuestionImporter(Protocol):
    """Importer of questions, which `importer` returns."""

    def read(self, data: bytes, name: str) -> ImportedQuestions:
        """Read a file. name: its file name. Raises: FormatError."""


class QuestionExporter(Protocol):
    """Exporter of questions, which `exporter` returns."""

    def write(self, title: str, questions: tuple[PlainQuestion, ...]) -> ExportedFile:
        """Write a file, the same for the same questions. Raises: FormatError."""
