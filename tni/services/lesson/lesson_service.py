"""Use case of lesson files: create, open, salvage and close them, and read PDF files and pictures into them.

A lesson always has a file, unless none can be written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import BlobId, ClassLayerId, PageId
from tni.core.picture import EncodedPicture
from tni.document.lesson_port import LessonPort
from tni.document.page_picture import PagePicture
from tni.document.pointer import Changed
from tni.document.text_measurer import TextMeasurer
from tni.files.lesson_errors import LessonElsewhereError, LessonExistsError, LessonFileError, LessonUnreadableError
from tni.files.lesson_health import LessonHealth
from tni.files.private import make_private_folder
from tni.files.regular_file import open_regular
from tni.formats.pdf_reader import PdfReader
from tni.services.lesson.closed_lesson import is_unwritten, read_layer
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.memory_lesson import MemoryLesson
from tni.services.lesson.shared_parts import SharedParts
from tni.store.lesson_connect import check_header
from tni.store.lesson_creation import copy_lesson
from tni.store.lesson_file import LessonFile, WorkFolders, open_lesson, untitled_lesson
from tni.store.lesson_placing import free_lesson_name
from tni.store.lesson_trouble import trouble_of
from tni.store.page_picture import picture_at_open

if TYPE_CHECKING:
    from tni.library.shown_pdfs import GivenPdfs
    from tni.services.lesson.pdf_replacing import PdfReplacement
    from tni.services.lesson.picture_files import PictureResult

LESSON_SUFFIX = ".tni"


@dataclass(frozen=True, slots=True)
class OpenLesson:
    """Open lesson.

    port: storage of the lesson: `file`, or memory alone if no file could be created, for the reason in `trouble`.
    example: the shipped lesson of which the file is an existing copy. unknown_items: number of its items that this
    program does not know. is_unsaved: the history does not know the file as it was before it was opened.
    """

    editor: LessonEditor
    port: LessonPort
    file: LessonFile | None
    trouble: TniError | None = None
    untitled: bool = False
    example: Path | None = None
    unknown_items: int = 0
    is_unsaved: bool = False

    @property
    def title(self) -> str:
        """Title of the lesson; without one, that of its file."""
        return self.editor.info.title or ("" if self.path is None else self.path.stem)

    @property
    def path(self) -> Path | None:
        return None if self.file is None else self.file.path

    @property
    def lesson_id(self) -> str:
        """Id by which the lesson is known whatever becomes of its file; "" for one in memory alone."""
        return "" if self.file is None else self.file.lesson_id

    @property
    def health(self) -> LessonHealth:
        return LessonHealth() if self.file is None else self.file.health

    def store_picture(self, picture: PagePicture) -> None:
        """Store the picture of a page of the prepared lesson, for the next opening."""
        if self.file is not None:
            self.file.put_picture(picture)


@dataclass(frozen=True, slots=True)
class PdfImport:
    """PDF file, read and ready to become pages. sizes_mm: of every page in its units; units: as `user_units`."""

    name: str
    data: bytes
    sizes_mm: Sequence[tuple[float, float]]
    units: Sequence[float] = ()

    def into(self, editor: LessonEditor, at: int | None = None) -> Changed:
        return editor.insert_pdf(self.data, self.sizes_mm, at, self.units)


class LessonService:
    """Use case of lesson files.

    library: folder of the teacher's lessons. on_health: called with a lesson's health from another thread.
    examples: folder of the lessons shipped with the program. They are opened as copies in the library, and their
    questions are put among the teacher's collections, which are in `collections`.
    """

    def __init__(
        self,
        library: Path,
        folders: WorkFolders,
        clock: Clock,
        measurer: TextMeasurer,
        pdf: PdfReader,
        on_health: Callable[[LessonHealth], None],
        examples: Path | None = None,
        collections: Path | None = None,
    ) -> None:
        self.library, self._folders, self._clock, self.examples = library, folders, clock, examples
        self._collections = collections
        self._measurer, self._pdf, self._on_health = measurer, pdf, on_health

    @property
    def work(self) -> Path:
        """Folder of working copies."""
        return self._folders.work

    def blank(self, name: str, folder: Path | None = None) -> OpenLesson:
        """Create a lesson in the library, or in a folder of it. If that can't be written, the lesson is on a disk for
        temporary files, or else in memory, so that the teacher can write all the same."""
        try:
            path = untitled_lesson(folder or self.library, name)
            file = open_lesson(path, self._folders, self._clock, self._on_health)
        except LessonFileError as error:
            return self._blank_elsewhere(name, error)
        return OpenLesson(self._editor(file), file, file, untitled=True)

    def _blank_elsewhere(self, name: str, refusal: LessonFileError) -> OpenLesson:
        from tni.store.lesson_rescue import folder_elsewhere

        try:
            folder = folder_elsewhere()
            folders = WorkFolders(folder, folder, lambda _folder: True)
            file = open_lesson(untitled_lesson(folder, name), folders, self._clock, self._on_health)
        except (LessonFileError, OSError):
            memory = MemoryLesson()
            return OpenLesson(self._editor(memory), memory, None, refusal, untitled=True)
        if isinstance(refusal, LessonUnreadableError):
            refusal = LessonElsewhereError(refusal.trouble, file.path)
        return OpenLesson(self._editor(file), file, file, refusal, untitled=True)

    def open(self, path: Path, *, anew: bool = False) -> OpenLesson:
        """Open a lesson; of a shipped one, the teacher's copy, which is created if there is none.

        anew: create another copy. For a worker thread. Raises: LessonFileError and its subclasses, with the file
        unchanged.
        """
        example = None
        if self.is_example(path):
            kept = None if anew else self._existing_copy(path)
            example, path = (None, self._own_copy(path)) if kept is None else (path, kept)
        from tni.store.file_history import is_unsaved  # the start needs a blank lesson first

        unsaved = is_unsaved(path, self.library.absolute())
        file = open_lesson(path, self._folders, self._clock, self._on_health)
        try:
            editor = self._editor(file)
            editor.document.extent(editor.page.id)  # compute all boxes of its ink here, where no frame waits for it
            unknown = _unknown_items(editor)
            return OpenLesson(editor, file, file, example=example, unknown_items=unknown, is_unsaved=unsaved)
        except BaseException:
            file.close()
            raise

    def of_pdf(self, found: PdfImport) -> OpenLesson:
        """Create a lesson whose only pages are those of a PDF."""
        lesson = self.blank(found.name)
        blank = lesson.editor.page.id
        lesson.editor.set_info(title=found.name)
        found.into(lesson.editor)
        lesson.editor.delete_pages([blank])
        return lesson

    def write_pdf(self, source: Path, path: Path) -> None:
        """Write a new lesson whose only pages are those of a PDF. It appears whole or not at all.

        For a worker thread. Raises: PdfError, ValueError for a page of a size that none can have, OSError,
        LessonExistsError, LessonFileError.
        """
        found = self.read_pdf(source)

        def fill(lesson: OpenLesson) -> None:
            blank = lesson.editor.page.id
            lesson.editor.set_info(title=source.stem)
            found.into(lesson.editor)
            lesson.editor.delete_pages([blank])
            lesson.editor.finish()

        self.write_new(path, fill)

    def write_new(self, path: Path, fill: Callable[[OpenLesson], object], own_id: str = "") -> None:
        """Write a new lesson, which `fill` is given blank. It appears whole or not at all. own_id: that it gets, "" for
        a new one. For a worker thread. Raises: LessonExistsError, LessonFileError, OSError, and what `fill` raises."""
        from tni.services.lesson.new_lesson_file import write_new_lesson  # not needed at start-up

        write_new_lesson(path, lambda file: fill(OpenLesson(self._editor(file), file, file)), self._clock, own_id)

    def first_picture(self, path: Path) -> PagePicture | None:
        """Return a picture of the page that the lesson will open at, as it was left; None without one. Only pages full
        of ink have one. For a worker thread; takes a few milliseconds."""
        return None if self.is_example(path) else picture_at_open(path.resolve(), self._folders.work)

    def is_example(self, path: Path) -> bool:
        """Return whether it is one of the lessons shipped with the program."""
        return self.examples is not None and path.resolve().parent == self.examples.resolve()

    def _existing_copy(self, example: Path) -> Path | None:
        """Return the teacher's latest copy of an example; None without one. A copy shares pages with the example; a
        lesson of her own under the same name shares none."""
        pages = _page_ids(example)
        named = [path for path in self.library.glob("*.tni") if _is_copy_name(path.stem, example.stem)]
        copies = [path for path in named if not pages.isdisjoint(_page_ids(path))]
        return max(copies, key=_changed_s, default=None)

    def _own_copy(self, example: Path) -> Path:
        """Copy an example into the library and return the copy. Raises: LessonUnreadableError."""
        check_header(example)
        path = self.library / example.name
        try:
            make_private_folder(self.library)
            path = free_lesson_name(path)
        except OSError as error:
            raise LessonUnreadableError(trouble_of(path, error)) from error
        copy_lesson(example, path)
        if self._collections is not None:
            from tni.services.lesson.example_questions import copy_questions  # not needed at start-up

            copy_questions(example, self._collections)
        return path

    def salvage(self, path: Path, name: str) -> Path:
        """Write the readable part of a damaged lesson as a lesson `name` of the library, and return the new file.

        `path` is left as it is. For a worker thread. Raises: LessonFileError and its subclasses.
        """
        from tni.store.lesson_salvage import salvage  # not needed at start-up

        saved = self.library / f"{name}.tni"
        try:
            make_private_folder(self.library)
            saved = free_lesson_name(saved)
        except OSError as error:
            raise LessonUnreadableError(trouble_of(saved, error)) from error
        salvage(path, saved)
        return saved

    def rename(self, path: Path, title: str) -> Path:
        """Give a lesson that is not open a title, and its file the name that goes with it. Return its new path.

        For a worker thread. Raises: LessonFileError and its subclasses, with title and name as before.
        """
        lesson = self.open(path)
        file = lesson.file
        try:
            if file is None:  # never happens: a lesson that was opened has a file
                return path
            new = self.rename_file(file, title)
            lesson.editor.set_title(title.strip())
            return new
        finally:
            self.close(lesson)

    def describe(self, path: Path, tags: tuple[str, ...], colour: str) -> None:
        """Give a lesson that is not open tags and the colour of its card. For a worker thread. Raises: LessonFileError
        and its subclasses."""
        lesson = self.open(path)
        try:
            lesson.editor.set_info(tags=tags, colour=colour)
        finally:
            self.close(lesson)

    @staticmethod
    def rename_file(file: LessonFile, title: str) -> Path:
        """Give the file of an open lesson the name that goes with a title; a title of which no name can be made leaves
        it. Return its path. For a worker thread. Raises: LessonFileError."""
        from tni.core.file_names import safe_stem  # when a lesson is renamed

        return file.rename(safe_stem(title) or file.path.stem)

    def share(self, file: LessonFile, path: Path, seance: ClassLayerId | None, parts: SharedParts) -> GivenPdfs:
        """Write a copy of a lesson's pages as they are in the class layer of a séance, or as prepared, without erased
        ink and earlier states. parts: extracts, notes, plan and whole PDFs that go with it.

        For a worker thread. Raises: LessonExistsError for the lesson's own file, LessonInUseError, LessonFileError.
        """
        from tni.services.lesson.pdf_cutting import cut_pdf  # not needed at start-up
        from tni.store.lesson_share import share_without_history

        if path.resolve() in (file.path.resolve(), file.file.resolve()):
            raise LessonExistsError(path)  # the copy must not overwrite the open lesson
        return share_without_history(
            file.source(), path, seance, replacing=True, extracts=parts.classroom, notes=parts.notes, plan=parts.plan,
            cut_pdf=None if parts.pdf else partial(cut_pdf, self._pdf),
        )  # fmt: skip

    def _editor(self, port: LessonPort) -> LessonEditor:
        return LessonEditor(port, self._clock, self._measurer)

    def read_pdf(self, path: Path) -> PdfImport:
        """Read a PDF file. For a worker thread. Raises: PdfError, OSError."""
        with open_regular(path) as file:
            data = file.read()
        from tni.services.lesson.pdf_page_sizes import page_sizes  # with the first PDF

        return PdfImport(path.stem, data, *page_sizes(self._pdf, data))

    def pdf_sizes(self, data: bytes) -> list[tuple[float, float]]:
        """Return the sizes of a PDF's pages in mm. For a worker thread. Raises: PdfError."""
        from tni.services.lesson.pdf_page_sizes import page_sizes  # with the first PDF

        return page_sizes(self._pdf, data)[0]

    def read_replacement(self, blob: BlobId, before: bytes, path: Path) -> PdfReplacement:
        """Read a new version of a PDF. For a worker thread. Raises: as `pdf_replacing.read_replacement`."""
        from tni.services.lesson.pdf_replacing import read_replacement  # rarely needed

        return read_replacement(self._pdf, blob, before, path)

    def read_picture(self, path: Path) -> EncodedPicture:
        """Read a picture file. For a worker thread. Raises: PictureError, NotRegularFileError."""
        from tni.services.lesson.picture_files import read_picture_file  # with the first picture

        return read_picture_file(path)

    def read_pictures(self, paths: Sequence[Path]) -> list[PictureResult]:
        """Read picture files, each or the error that it ends with. For a worker thread."""
        from tni.services.lesson.picture_files import read_picture_files  # with the first picture

        return read_picture_files(paths)

    @staticmethod
    def is_empty(path: Path) -> bool:
        """Return whether the file is missing, or is a lesson without any content."""
        if not path.exists():
            return True
        try:
            return is_unwritten(path)
        except LessonFileError:
            return False

    @staticmethod
    def begin_closing(lesson: OpenLesson) -> Callable[[], LessonHealth]:
        """Begin what `close` does; the returned function waits for its end."""
        from tni.services.lesson.lesson_closing import begin_closing  # when the first lesson is left

        return begin_closing(lesson.editor, lesson.file, untitled=lesson.untitled)

    @classmethod
    def close(cls, lesson: OpenLesson) -> LessonHealth:
        """Finish what is under way and close the file. A new lesson that was not changed leaves no file."""
        return cls.begin_closing(lesson)()

    @classmethod
    def discard(cls, lesson: OpenLesson) -> None:
        """Close a new lesson that was never shown, and leave no file."""
        cls.close(lesson)
        if lesson.path is not None:
            lesson.path.unlink(missing_ok=True)


def _unknown_items(editor: LessonEditor) -> int:
    if not (items := editor.document.plugin_items):
        return 0
    from tni.document.resource_card import unknown_items  # no lesson needs it that has no card

    return unknown_items(items)


def _is_copy_name(stem: str, example: str) -> bool:
    return re.fullmatch(rf"{re.escape(example)}( \(\d+\))?", stem) is not None


def _page_ids(path: Path) -> set[PageId]:
    """Return the ids of a lesson's pages; an empty set for an unreadable file, so that it is not taken for a copy."""
    try:
        return {page.id for page in read_layer(path, None).pages()}
    except LessonFileError:
        return set()


def _changed_s(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
