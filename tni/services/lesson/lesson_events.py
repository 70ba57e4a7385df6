"""Events of opening, changing and closing lessons, from the lesson service to its views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tni.document.page_picture import PagePicture
from tni.document.pointer import Changed
from tni.services.lesson.lesson_service import OpenLesson
from tni.services.lesson.shared_parts import SharedParts

if TYPE_CHECKING:
    from tni.services.lesson.lesson_finder import FoundLesson


@dataclass(frozen=True, slots=True)
class CurrentLessonChanged:
    """Another lesson is open. picture: of the page that it shows, as it was when last left, if there is one. moved:
    where it was found, if that is not its noted place or not the noted lesson itself."""

    lesson: OpenLesson
    picture: PagePicture | None = None
    moved: FoundLesson | None = None


@dataclass(frozen=True, slots=True)
class LessonImported:
    """A PDF or a picture was inserted into the lesson. changed: what that changed."""

    changed: Changed


@dataclass(frozen=True, slots=True)
class LessonLeaving:
    """The lesson is about to be closed."""

    lesson: OpenLesson


@dataclass(frozen=True, slots=True)
class LessonClosed:
    """A lesson was closed. path: its file, None for one in memory alone. at_end: the program is about to end."""

    path: Path | None
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class LessonOpening:
    """A lesson that takes a while is being opened; the lesson open before stays in use meanwhile."""

    name: str


@dataclass(frozen=True, slots=True)
class PagePictureFound:
    """The lesson that is being opened has a picture of its page, as it was when last left."""

    picture: PagePicture


@dataclass(frozen=True, slots=True)
class LessonOpeningEnded:
    """No lesson is being opened any more: it is open, it could not be opened or was given up, as `given_up` says."""

    given_up: bool = False


@dataclass(frozen=True, slots=True)
class LessonAlreadyOpen:
    """The requested lesson is open already. example: the shipped lesson of which it is an earlier copy."""

    name: str
    example: Path | None = None


@dataclass(frozen=True, slots=True)
class LessonDamaged:
    """The requested lesson is damaged. path: the file that `CurrentLesson.salvage` can read. is_lost: it was tried, and
    nothing can be read."""

    path: Path
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class LessonSalvaged:
    """A new lesson holds what could be read of a damaged one. name: of the new lesson."""

    name: str


@dataclass(frozen=True, slots=True)
class LessonShared:
    """A copy to give away was written. withheld: parts that the lesson has and the copy has not. pdf_pages: number of
    pages of its PDFs that are not in it. whole_pdfs: number of PDFs that are whole in it because they cannot be cut."""

    path: Path
    withheld: SharedParts = field(default_factory=SharedParts)
    pdf_pages: int = 0
    whole_pdfs: int = 0


@dataclass(frozen=True, slots=True)
class LessonRenamed:
    """The open lesson has another title, then its file another name. changed: what the new title changed. named:
    title that the file was given its name for, and that name without suffix; None where only the title is another."""

    lesson: OpenLesson
    changed: Changed
    named: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class LessonFailed:
    """A command failed; the lesson is as before. opening: another lesson was to be opened. lesson_id: its id, ""
    where that is unknown."""

    error: Exception
    opening: bool = False
    lesson_id: str = ""


type LessonEvent = (
    CurrentLessonChanged
    | LessonImported
    | LessonLeaving
    | LessonClosed
    | LessonOpening
    | PagePictureFound
    | LessonOpeningEnded
    | LessonAlreadyOpen
    | LessonDamaged
    | LessonSalvaged
    | LessonShared
    | LessonRenamed
    | LessonFailed
)
type LessonListener = Callable[[LessonEvent], None]


def is_opening_in_vain(event: LessonEvent) -> bool:
    """Return whether the lesson that was to be opened will not be open: what waits for it is to be given up."""
    match event:
        case LessonFailed():
            return event.opening
        case LessonOpeningEnded():
            return event.given_up
        case _:
            return isinstance(event, LessonDamaged)
