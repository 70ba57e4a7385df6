"""Import into the open lesson: pages of a PDF, pictures, sounds and films."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.tasks import TaskRunner
from tni.services.lesson.file_kind import file_kind
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.lesson_events import LessonEvent, LessonFailed, LessonImported
from tni.services.lesson.lesson_service import LessonService, PdfImport
from tni.services.lesson.tool_choices import take_inserted

if TYPE_CHECKING:
    from tni.services.lesson.picture_files import PictureResult


class LessonImports:
    """Import into the lesson that is open when the file was read. open_media: puts sounds and films on the page."""

    open_media: Callable[[Sequence[Path]], None] = staticmethod(lambda _paths: None)

    def __init__(
        self,
        service: LessonService,
        tasks: TaskRunner,
        editor: Callable[[], LessonEditor],
        tell: Callable[[LessonEvent], None],
    ) -> None:
        self._service, self._tasks, self._editor, self._tell = service, tasks, editor, tell

    def add_pdf(self, path: Path) -> None:
        """Insert the pages of a PDF after the page shown."""
        self.read_pdf(path, lambda found: self._tell(LessonImported(found.into(self._editor()))), self._failed)

    def add_pictures(self, paths: Sequence[Path]) -> None:
        """Put pictures on the page shown."""

        def insert(pictures: Sequence[PictureResult]) -> None:
            for path, found in zip(paths, pictures, strict=True):
                if isinstance(found, Exception):
                    self._failed(found)
                else:
                    editor = self._editor()
                    changed = editor.insert_image(found.data, found.width_px, found.height_px, path.stem)
                    self._tell(LessonImported(take_inserted(editor, changed)))

        self._tasks.submit(lambda: self._service.read_pictures(paths), insert, self._failed)

    def add_all(self, paths: Sequence[Path]) -> None:
        """Add all pictures, sounds and films to the page shown, then the pages of all PDFs after it, in order."""
        end: int | None = None

        def insert(found: PdfImport) -> None:
            nonlocal end
            editor = self._editor()
            at = editor.page_index + 1 if end is None else min(end, len(editor.pages))
            self._tell(LessonImported(found.into(editor, at)))
            end = at + len(found.sizes_mm)

        kinds = {path: file_kind(path) for path in paths}
        if pictures := [path for path in paths if kinds[path] == "picture"]:
            self.add_pictures(pictures)
        for path in (path for path in paths if kinds[path] == "media"):
            self.open_media([path])
        for path in (path for path in paths if kinds[path] == "pdf"):
            self.read_pdf(path, insert, self._failed)

    def read_pdf(self, path: Path, use: Callable[[PdfImport], None], failed: Callable[[Exception], None]) -> None:
        """Read a PDF by a worker."""
        self._tasks.submit(lambda: self._service.read_pdf(path), use, failed)

    def _failed(self, error: Exception) -> None:
        self._tell(LessonFailed(error))
