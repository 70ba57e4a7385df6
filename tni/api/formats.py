"""Interface of importers and exporters of lessons and of questions, and the plain values that they exchange with the
program.

They run in a process of their own, without network and files: bytes come in and go out. Lengths are millimetres of the
page, origin top left, y down; colours are "#rrggbb".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from tni.core.errors import TniError
from tni.quiz.question_kinds import QuestionKind

__all__ = [
    "ExportedFile",
    "FormatError",
    "FormatFault",
    "FormatLoss",
    "ImportedLesson",
    "ImportedQuestions",
    "LessonExporter",
    "LessonImporter",
    "PlainAlign",
    "PlainFile",
    "PlainItem",
    "PlainLesson",
    "PlainOption",
    "PlainPage",
    "PlainPicture",
    "PlainQuestion",
    "PlainShape",
    "PlainShapeKind",
    "PlainStroke",
    "PlainText",
    "QuestionExporter",
    "QuestionImporter",
    "QuestionKind",
]

PAGE_MM = (280.0, 210.0)


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
    left out; else it is approximated."""

    what: str
    page: int = 0
    is_dropped: bool = True


class PlainAlign(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class PlainText:
    """Text box. width: at which lines break, 0 for a box as wide as its text. size: height of the font's em."""

    x: float
    y: float
    text: str
    size: float = 6.0
    width: float = 0.0
    colour: str = "#000000"
    bold: bool = False
    align: PlainAlign = PlainAlign.LEFT
    turn: float = 0.0
    """Degrees clockwise about the top left corner."""


@dataclass(frozen=True, slots=True)
class PlainStroke:
    """Stroke of a pen. points: at least one. highlights: it is a highlighter's, seen through."""

    points: tuple[tuple[float, float], ...]
    colour: str = "#000000"
    width: float = 0.7
    highlights: bool = False


class PlainShapeKind(Enum):
    LINE = "line"
    ARROW = "arrow"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"


@dataclass(frozen=True, slots=True)
class PlainShape:
    """Shape. points: two ends of a line or arrow, two opposite corners of a rectangle or of an ellipse's box, or all
    corners of a polygon. fill: "" for none."""

    kind: PlainShapeKind
    points: tuple[tuple[float, float], ...]
    colour: str = "#000000"
    width: float = 0.7
    fill: str = ""


@dataclass(frozen=True, slots=True)
class PlainPicture:
    """Picture. file: name of a file of the lesson. alt: description for readers who cannot see it."""

    file: str
    x: float
    y: float
    width: float
    height: float
    alt: str = ""
    turn: float = 0.0


type PlainItem = PlainText | PlainStroke | PlainShape | PlainPicture


@dataclass(frozen=True, slots=True)
class PlainPage:
    """Page. items: in the order in which they are painted. notes: for the teacher alone."""

    items: tuple[PlainText | PlainStroke | PlainShape | PlainPicture, ...] = ()
    title: str = ""
    width: float = PAGE_MM[0]
    height: float = PAGE_MM[1]
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PlainFile:
    """File within a lesson: a PNG or JPEG."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PlainLesson:
    """Lesson. pages: at least one."""

    title: str
    pages: tuple[PlainPage, ...]
    files: tuple[PlainFile, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainOption:
    """Option of a question. match: text that it belongs to, for QuestionKind.MATCH."""

    text: str
    is_right: bool = False
    match: str = ""


@dataclass(frozen=True, slots=True)
class PlainQuestion:
    """Question. text: plain. options: of the kinds with letters; for ORDER in the right order. answers: accepted ones
    of TEXT and NUMBER. tolerance: of NUMBER. comment: shown after the answer."""

    kind: QuestionKind
    text: str
    options: tuple[PlainOption, ...] = ()
    answers: tuple[str, ...] = ()
    tolerance: float = 0.0
    comment: str = ""


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
