"""State of the teacher's questions on show, and notices about them, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from tni.quiz.bank.losses import Loss
from tni.quiz.bank.question_bank import BankQuestion
from tni.services.questions.listed_questions import ListedQuestion


class CollectionChange(Enum):
    """Change that a command made in a collection."""

    ADDED = auto()
    EDITED = auto()
    COPIED = auto()
    MOVED = auto()
    REMOVED = auto()
    KEY_CHANGED = auto()
    SKILLS_CHANGED = auto()
    UNDONE = auto()
    REDONE = auto()


@dataclass(frozen=True, slots=True)
class ShownCollection:
    """Collection as the teacher sees it, which is on the disk soon after.

    change: the last change; None since it was read. selected: the question to select after that change; None: the one
    in its place.
    """

    name: str
    entries: Sequence[ListedQuestion]
    change: CollectionChange | None = None
    selected: BankQuestion | None = None
    can_undo: bool = False


@dataclass(frozen=True, slots=True)
class FilePreview:
    """File of questions on show, of which nothing is stored yet. name: proposed for a new collection."""

    file_name: str
    name: str
    entries: Sequence[ListedQuestion]
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class QuestionsState:
    """Questions on show. Each value is a new object when it was read or changed.

    names: of all collections; None before they are read. wanted: name of the collection to choose among them; "" for
    the first. collection: the chosen one; None before it is read. preview: a file on show in place of the collection.
    is_reading: a file is being read. is_saving: questions of a file are being stored.
    """

    names: Sequence[str] | None = None
    wanted: str = ""
    collection: ShownCollection | None = None
    preview: FilePreview | None = None
    is_reading: bool = False
    is_saving: bool = False


class QuestionsNotice(Enum):
    """Notice without more to say."""

    READING_CANCELLED = auto()
    """The reading of a file was cancelled; nothing is stored."""
    RESTORING = auto()
    """The collection that was erased is being restored."""
    NOT_SAVED_YET = auto()
    """The collection can't be moved: its last change is not on the disk yet."""


@dataclass(frozen=True, slots=True)
class ReadingFile:
    """A file is being read. name: of the file."""

    name: str


@dataclass(frozen=True, slots=True)
class QuestionsFailed:
    """A file or a collection can't be read, written or moved."""

    error: Exception


@dataclass(frozen=True, slots=True)
class CollectionRenamed:
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class CollectionErased:
    """A collection is in the trash. `QuestionsService.undo` restores it."""

    name: str


@dataclass(frozen=True, slots=True)
class QuestionsAdded:
    """Questions of a file were added to a collection. known: number of those that were there, or have no place."""

    name: str
    count: int
    known: int


@dataclass(frozen=True, slots=True)
class CollectionSaved:
    """A collection on show is on the disk. losses: what its file lacks."""

    collection: ShownCollection
    losses: Sequence[Loss]


@dataclass(frozen=True, slots=True)
class CollectionNotSaved:
    """A changed collection can't be written. Nothing is lost as long as the program runs. can_undo: whether a change
    of the collection on show can be undone."""

    name: str
    error: Exception
    can_undo: bool


@dataclass(frozen=True, slots=True)
class QuestionsExported:
    """A collection was written for another program. losses: what that program's format can't hold."""

    path: Path
    losses: tuple[Loss, ...]


type AnyQuestionsNotice = (
    QuestionsNotice
    | ReadingFile
    | QuestionsFailed
    | CollectionRenamed
    | CollectionErased
    | QuestionsAdded
    | CollectionSaved
    | CollectionNotSaved
    | QuestionsExported
)


class QuestionsListener(Protocol):
    """View of the questions. Called on the main thread."""

    def questions_changed(self) -> None:
        """Draw the state again."""

    def questions_notice(self, notice: AnyQuestionsNotice) -> None:
        """Tell the teacher."""

    def question_replaced(self, old: ListedQuestion, new: ListedQuestion) -> None:
        """A question was edited: the old one may be waiting to be asked."""
