"""Lessons on the desk: new, from the library, made of a PDF or of pictures; none is ever without a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import PageId
from tni.document.lesson_port import LessonPort
from tni.document.pointer import Changed
from tni.document.text_measurer import TextMeasurer
from tni.files import atomic
from tni.formats.pdf_reader import PdfReader
from tni.formats.picture import EncodedPicture
from tni.services.closed_lesson import is_unwritten, read_layer
from tni.services.lesson_editor import LessonEditor
from tni.services.memory_lesson import MemoryLesson
from tni.store.lesson_connect import check_header
from tni.store.lesson_errors import LessonFileError, LessonUnreadableError
from tni.store.lesson_file import LessonFile, LessonHealth, WorkFolders, open_lesson, untitled_lesson
from tni.store.lesson_trouble import trouble_of
from tni.store.page_picture import PagePicture, picture_at_open

LESSON_SUFFIX = ".tni"
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")


class UnknownFileKindError(TniError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: neither a lesson, nor a PDF, nor a picture")
        self.path = path


@dataclass(frozen=True, slots=True)
class OpenLesson:
    """port: what keeps the lesson: `file`, or memory alone when no file could be made, for `trouble`. example: the
    shipped lesson of which this is a copy made earlier."""

    board: LessonEditor
    port: LessonPort
    file: LessonFile | None
    trouble: TniError | None = None
    untitled: bool = False
    example: Path | None = None

    @property
    def path(self) -> Path | None:
        return None if self.file is None else self.file.path


@dataclass(frozen=True, slots=True)
class PdfImport:
    """A PDF read and ready to become pages. sizes_mm: of every page."""

    name: str
    data: bytes
    sizes_mm: Sequence[tuple[float, float]]

    def into(self, board: LessonEditor, at: int | None = None) -> Changed:
        return board.insert_pdf(self.data, self.sizes_mm, at)


class LessonService:
    """library: folder of the teacher's lessons. told: called with a lesson's health from another thread. examples:
    folder of the lessons that come with the program, which are opened as copies in the library."""

    def __init__(
        self,
        library: Path,
        places: WorkFolders,
        clock: Clock,
        measurer: TextMeasurer,
        pdf: PdfReader,
        told: Callable[[LessonHealth], None],
        examples: Path | None = None,
    ) -> None:
        self.library, self._places, self._clock, self.examples = library, places, clock, examples
        self._measurer, self._pdf, self._told = measurer, pdf, told

    def blank(self, name: str) -> OpenLesson:
        """A new lesson in the library, or in memory when the library cannot be written: the teacher writes all the
        same."""
        try:
            file = open_lesson(untitled_lesson(self.library, name), self._places, self._clock, self._told)
        except LessonFileError as error:
            memory = MemoryLesson()
            return OpenLesson(self._board(memory), memory, None, error, untitled=True)
        return OpenLesson(self._board(file), file, file, untitled=True)

    def open(self, path: Path, *, anew: bool = False) -> OpenLesson:
        """A shipped lesson is opened as the copy that the teacher has of it; a copy is made when there is none.
        anew: make another one. For a worker. Raises: LessonFileError and its kinds; the file is then as it was."""
        example = None
        if self.is_example(path):
            kept = None if anew else self._kept_copy(path)
            example, path = (None, self._own_copy(path)) if kept is None else (path, kept)
        file = open_lesson(path, self._places, self._clock, self._told)
        try:
            board = self._board(file)
            board.document.extent(board.page.id)  # all boxes of its ink: here, where nobody waits for a frame
            return OpenLesson(board, file, file, example=example)
        except BaseException:
            file.close()
            raise

    def first_look(self, path: Path) -> PagePicture | None:
        """What the page that a lesson will open at looked like when it was left, where that is kept: pages full of ink
        have one. For a worker; a few milliseconds."""
        return None if self.is_example(path) else picture_at_open(path.absolute(), self._places.work)

    def is_example(self, path: Path) -> bool:
        """Whether it is one of the lessons that come with the program."""
        return self.examples is not None and path.resolve().parent == self.examples.resolve()

    def _kept_copy(self, example: Path) -> Path | None:
        """The teacher's copy that was changed last; None without one. A copy has pages of the example: a lesson of her
        own under the same name has not."""
        pages = _page_ids(example)
        named = [path for path in self.library.glob("*.tni") if _is_copy_name(path.stem, example.stem)]
        copies = [path for path in named if not pages.isdisjoint(_page_ids(path))]
        return max(copies, key=_changed_s, default=None)

    def _own_copy(self, example: Path) -> Path:
        """Raises: LessonUnreadableError."""
        check_header(example)
        path = self.library / example.name
        try:
            self.library.mkdir(parents=True, exist_ok=True)
            path = atomic.free_name(path)
            atomic.copy_atomically(example, path, replacing=False)
        except OSError as error:
            raise LessonUnreadableError(trouble_of(path, error)) from error
        return path

    def salvage(self, path: Path, name: str) -> Path:
        """Write what can be read of a damaged lesson as a lesson `name` of the library; `path` is left as it is. For a
        worker. Returns: the new file. Raises: LessonFileError and its kinds."""
        from tni.store.lesson_salvage import salvage  # no start needs it

        saved = self.library / f"{name}.tni"
        try:
            self.library.mkdir(parents=True, exist_ok=True)
            saved = atomic.free_name(saved)
        except OSError as error:
            raise LessonUnreadableError(trouble_of(saved, error)) from error
        salvage(path, saved)
        return saved

    def _board(self, port: LessonPort) -> LessonEditor:
        return LessonEditor(port, self._clock, self._measurer)

    def read_pdf(self, path: Path) -> PdfImport:
        """For a worker. Raises: PdfError, OSError."""
        data = path.read_bytes()
        document = self._pdf.open(data)
        try:
            sizes = [document.page_size_mm(page) for page in range(document.page_count)]
        finally:
            document.close()
        return PdfImport(path.stem, data, sizes)

    def read_picture(self, path: Path) -> EncodedPicture:
        """For a worker. Raises: PictureError."""
        from tni.formats.picture_reader import (
            read_picture,  # here: its library is 70 ms of a start, and few pictures are read
        )

        return read_picture(path)

    @staticmethod
    def is_empty(path: Path) -> bool:
        """Whether the file is gone, or a lesson that nobody has begun to write in."""
        if not path.exists():
            return True
        try:
            return is_unwritten(path)
        except LessonFileError:
            return False

    @staticmethod
    def close(lesson: OpenLesson) -> LessonHealth:
        """Keep what is under way and close the file. A new lesson that nothing was done to leaves no file behind."""
        lesson.board.finish()
        if lesson.file is None:
            return LessonHealth()
        untouched = lesson.untitled and _is_untouched(lesson.board)
        health = lesson.file.close()
        if untouched and health.good:
            lesson.file.path.unlink(missing_ok=True)
        return health


def file_kind(path: Path) -> str:
    """ "lesson", "pdf" or "picture", by the file's name. Raises: UnknownFileKindError."""
    match path.suffix.lower():
        case ".tni":
            return "lesson"
        case ".pdf":
            return "pdf"
        case suffix if suffix in PICTURE_SUFFIXES:
            return "picture"
        case _:
            raise UnknownFileKindError(path)


def untitled_name(prefix: str, now: datetime) -> str:
    """A file's stem for a lesson without a name; sorts by time."""
    return f"{prefix} {now:%Y-%m-%d %Hh%M}"


def _is_untouched(board: LessonEditor) -> bool:
    if not board.untouched or any(seance.id != board.seance for seance in board.seances()):
        return False
    pages = board.pages
    return len(pages) == 1 and board.document.count(pages[0].id) == 0


def _is_copy_name(stem: str, example: str) -> bool:
    return re.fullmatch(rf"{re.escape(example)}( \(\d+\))?", stem) is not None


def _page_ids(path: Path) -> set[PageId]:
    """None for a file that cannot be read: it is no copy to be taken up."""
    try:
        return {page.id for page in read_layer(path, None).pages()}
    except LessonFileError:
        return set()


def _changed_s(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
