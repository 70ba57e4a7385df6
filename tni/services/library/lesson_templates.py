"""Templates: ordinary lessons in a folder of the library, and those that come with the program, of which new lessons
and pages are made. A folder that a technician fills is used as it is."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tni.core.collation import sort_key
from tni.core.file_names import safe_stem
from tni.files.lesson_errors import LessonFileError, LessonUnreadableError
from tni.files.private import make_private_folder
from tni.library.listed_lesson import ListedLesson
from tni.services.lesson.closed_lesson import read_layer
from tni.services.lesson.lesson_service import LessonService, OpenLesson
from tni.services.library.stored_page import StoredPage, read_page
from tni.store.lesson_placing import free_lesson_name
from tni.store.lesson_share import share_without_history
from tni.store.lesson_trouble import trouble_of
from tni.store.library_folder import LESSON_SUFFIX, lesson_files

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LessonTemplate:
    """Template. lesson: with the whole path of its file. pages: how many it has. is_shipped: it came with the
    program."""

    lesson: ListedLesson
    pages: int
    is_shipped: bool

    @property
    def file(self) -> Path:
        return Path(self.lesson.path)


class LessonTemplates:
    """Use case of templates. Each method is for a worker thread.

    own: folder of the teacher's. shipped: of those that come with the program.
    """

    def __init__(self, lessons: LessonService, own: Path, shipped: Path | None) -> None:
        self._lessons, self.own, self._shipped = lessons, own, shipped

    def read(self) -> tuple[LessonTemplate, ...]:
        """Return the teacher's templates by name, then those that came with the program. What cannot be read is left
        out."""
        found = _read(self.own, is_shipped=False)
        return found if self._shipped is None else (*found, *_read(self._shipped, is_shipped=True))

    def begin(self, template: Path, folder: Path) -> Path:
        """Make a lesson of a template in a folder, and return its file. Raises: LessonFileError."""
        path = self._free(folder, template.stem)
        share_without_history(template, path, None)
        return path

    def first_page(self, template: Path) -> StoredPage:
        """Return the first page of a template, to be put into a lesson. Raises: LessonFileError, LessonStoreError."""
        return read_page(template, read_layer(template, None).pages()[0].id)

    def save_lesson(self, source: Path, name: str) -> Path:
        """Make a template of a lesson as it is prepared, which may be open, and return its file. Raises:
        LessonFileError."""
        path = self._free(self.own, safe_stem(name) or source.stem)
        share_without_history(source, path, None)
        lesson = self._lessons.open(path)
        try:
            lesson.editor.set_title(name.strip() or path.stem)
        finally:
            self._lessons.close(lesson)
        return path

    def save_page(self, page: StoredPage, name: str) -> Path:
        """Make a template of a page, and return its file. Raises: LessonFileError, OSError."""
        path = self._free(self.own, safe_stem(name) or "Page")

        def fill(lesson: OpenLesson) -> None:
            editor = lesson.editor
            blank = editor.page.id
            editor.insert_copied_page(page.page, page.items, page.media, page.credits, page.master)
            editor.delete_pages([blank])
            editor.set_info(title=name.strip() or path.stem)
            editor.finish()

        self._lessons.write_new(path, fill)
        return path

    def _free(self, folder: Path, stem: str) -> Path:
        """Return a free name in a folder, which is made if it is not there. Raises: LessonFileError."""
        path = folder / f"{stem}{LESSON_SUFFIX}"
        try:
            make_private_folder(folder)
            return free_lesson_name(path)
        except OSError as error:
            raise LessonUnreadableError(trouble_of(path, error)) from error


def _read(folder: Path, *, is_shipped: bool) -> tuple[LessonTemplate, ...]:
    found: list[LessonTemplate] = []
    for file in _files(folder):
        try:
            document, stat = read_layer(file, None), file.stat()
        except (LessonFileError, OSError) as error:
            _log.info("%s is no template: %s", file, error)
            continue
        title = document.info.title or file.stem
        lesson = ListedLesson(
            path=file.as_posix(), changed_s=stat.st_mtime, size=stat.st_size, title=title, colour=document.info.colour
        )
        if pages := len(document.pages()):
            found.append(LessonTemplate(lesson, pages, is_shipped))
    return tuple(sorted(found, key=lambda one: sort_key(one.lesson.title, one.lesson.path)))


def _files(folder: Path) -> Sequence[Path]:
    return list(lesson_files(folder.absolute()))
