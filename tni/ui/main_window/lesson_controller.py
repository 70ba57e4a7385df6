"""Controller that opens, makes, imports and closes lessons in the main window, and reports errors as messages."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.picture import EncodedPicture
from tni.core.tasks import MainThread, TaskRunner
from tni.files.lesson_errors import LessonDamagedError, LessonInUseError
from tni.services.lesson_service import LessonService, OpenLesson, PdfImport, file_kind, untitled_name
from tni.store.lesson_lock import is_locked
from tni.store.page_picture import PagePicture
from tni.ui.i18n import tr
from tni.ui.main_window.lesson_loader import CLOSE_WAIT_S, LessonLoader, LoadOutcome
from tni.ui.messages.lazy_errors import error_message

_log = logging.getLogger(__name__)


class LessonController(QObject):
    """Owner of the open lesson; one lesson is open at a time.

    opened: another lesson is open (its OpenLesson). changed: what an import changed in it. failed: a sentence for the
    teacher. busy: long work began (its description) or ended (""). opening: a lesson that takes a while is being opened
    (its name), or no longer ("").

    picture_found: the stored picture (a PagePicture) of the page of the lesson that is being opened, as it was when
    last left. leaving: the open lesson (its OpenLesson) is about to be closed. already_open: the requested lesson is
    open already (its name and None), or an earlier copy of a shipped lesson is open now (its name and the shipped
    lesson).

    damaged: the requested lesson is damaged (the file that `salvage` can read). salvaged: a new lesson holds what could
    be read of a damaged one (its name).
    """

    opened = Signal(object)
    changed = Signal(object)
    failed = Signal(str)
    busy = Signal(str)
    picture_found = Signal(object)
    opening = Signal(str)
    leaving = Signal(object)
    already_open = Signal(str, object)
    damaged = Signal(object)
    salvaged = Signal(str)

    def __init__(
        self, service: LessonService, tasks: TaskRunner, clock: Clock, last_lesson: Path, main: MainThread
    ) -> None:
        super().__init__()
        self._service, self._tasks, self._clock, self._last_file = service, tasks, clock, last_lesson
        self._main = main
        self._opening: LessonLoader | None = None
        self._before: Path | None = None
        """The lesson that was open when the last run was cut off, as long as the blank lesson of this run is
        untouched."""
        self.lesson: OpenLesson
        self.opening_picture: PagePicture | None = None
        """Picture of the page, as it was when last left, of the lesson that is being opened."""

    # -- open lesson

    def start(self, path: Path | None) -> None:
        """Open the lesson named on the command line, or a blank one."""
        before = self.unfinished()
        self._set_lesson(self._blank(), before)
        if path is not None:
            self.open(path)

    def new(self) -> None:
        self.give_up_opening()
        self._swap(self._blank)

    def open(self, path: Path) -> None:
        """Open a lesson, a PDF or a picture. On an error the open lesson stays open."""
        try:
            kind = file_kind(path)
        except TniError as error:
            self.failed.emit(error_message(error))
            return
        self.give_up_opening()
        if kind == "lesson":
            if path.absolute() == self.lesson.path:
                self.already_open.emit(path.stem, None)
            else:
                self._open_lesson(path)
        elif kind == "pdf":
            self._read_pdf(path, self._make_of_pdf)
        else:
            self.import_picture(path)

    def copy_example(self, path: Path) -> None:
        """Open another copy of a lesson that comes with the program."""
        self.give_up_opening()
        self._open_lesson(path, anew=True)

    def _open_lesson(self, path: Path, *, anew: bool = False) -> None:
        """Open a lesson, usually at once. Otherwise the open lesson stays usable until the other is loaded."""

        def make() -> OpenLesson:
            return self._service.open(path, anew=anew)

        opening = LessonLoader(
            path.stem,
            lambda: None if anew else self._service.first_picture(path),
            make,
            self._service.close,
            self._main,
            self.picture_found.emit,
            lambda outcome: self._opened(path, outcome),
        )
        self._opening = opening
        if not opening.start():
            self.opening.emit(opening.name)

    def _opened(self, path: Path, outcome: LoadOutcome) -> None:
        self.opening_picture = None if self._opening is None else self._opening.picture
        self._opening = None
        self.opening.emit("")
        match outcome:
            case OpenLesson():
                self._swap(lambda: outcome)
                self.opening_picture = None
                if outcome.example is not None:
                    self.already_open.emit(outcome.example.stem, outcome.example)
            case LessonInUseError() if outcome.path == self.lesson.path:  # this program itself has the lesson open
                self.already_open.emit(path.stem, path if self._service.is_example(path) else None)
            case LessonDamagedError():
                # A working copy that was only fetched no longer exists; the lesson itself does.
                self.damaged.emit(outcome.path if outcome.path.exists() else path)
            case _:
                self.failed.emit(error_message(outcome))

    def salvage(self, path: Path) -> None:
        """Open a new lesson with everything that can be read of a damaged one."""

        def done(saved: Path) -> None:
            self.busy.emit("")
            self.open(saved)
            self.salvaged.emit(saved.stem)

        name = tr("{name} (récupérée)").format(name=path.stem)
        self.busy.emit(tr("Récupération de la leçon"))
        self._tasks.submit(lambda: self._service.salvage(path, name), done, self._failed)

    @property
    def is_opening(self) -> bool:
        """True while a lesson is being opened."""
        return self._opening is not None

    def give_up_opening(self, wait_s: float = 0.0) -> None:
        """Give up the lesson that is being opened, if any."""
        if self._opening is not None:
            given_up, self._opening = self._opening, None
            given_up.give_up(wait_s)
            self.opening.emit("")

    def import_pdf(self, path: Path) -> None:
        """Insert the pages of a PDF after the page shown."""
        self._read_pdf(path, lambda found: self.changed.emit(found.into(self.lesson.editor)))

    def import_picture(self, path: Path) -> None:
        def insert(picture: EncodedPicture) -> None:
            self.busy.emit("")
            board = self.lesson.editor
            self.changed.emit(board.insert_image(picture.data, picture.width_px, picture.height_px, path.stem))

        self.busy.emit(tr("Lecture de l’image"))
        self._tasks.submit(lambda: self._service.read_picture(path), insert, self._failed)

    def close(self) -> None:
        """Save everything and close the file, without a question: everything is saved anyway."""
        self.give_up_opening(CLOSE_WAIT_S)
        self.leaving.emit(self.lesson)
        health = self._service.close(self.lesson)
        self._remember(clean=health.good and self._before is None)

    @property
    def examples(self) -> Path | None:
        """Folder of the lessons that come with the program."""
        return self._service.examples

    # -- last run

    def unfinished(self) -> Path | None:
        """Return the lesson that was open when the last run was cut off, if it still exists and is not open in another
        instance."""
        try:
            found = json.loads(self._last_file.read_text(encoding="utf-8"))
            path = Path(found["path"])
            if found["clean"] is not False or (path.is_file() and is_locked(path)):
                return None
            if (before := found.get("before")) and self._service.is_empty(path):
                path = Path(before)
            return path if path.is_file() and not is_locked(path) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def touched(self) -> None:
        """Note that the open lesson may have been changed. A changed lesson is the one that the next start offers."""
        if self._before is not None and not self.lesson.editor.untouched:
            self._before = None
            self._remember(clean=False)

    def _remember(self, *, clean: bool) -> None:
        path = self.lesson.path
        try:
            self._last_file.parent.mkdir(parents=True, exist_ok=True)
            kept = {"path": str(path) if path else "", "clean": clean or path is None}
            if self._before is not None:
                kept |= {"before": str(self._before), "clean": False}
            part = self._last_file.with_suffix(".part")
            part.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            part.replace(self._last_file)
        except OSError as error:  # only the offer at the next start depends on it
            _log.warning("which lesson is open could not be noted: %s", error)

    # -- helpers

    def _blank(self) -> OpenLesson:
        return self._service.blank(untitled_name(tr("Tableau"), self._clock.now()))

    def _swap(self, make: Callable[[], OpenLesson]) -> None:
        """Open the next lesson before closing the current one, so that an error leaves the current one open."""
        try:
            following = make()
        except TniError as error:
            self.failed.emit(error_message(error))
            return
        before = self.lesson
        self.leaving.emit(before)
        self._set_lesson(following)
        self._service.close(before)

    def _set_lesson(self, lesson: OpenLesson, before: Path | None = None) -> None:
        self.lesson, self._before = lesson, before
        self._remember(clean=False)
        self.opened.emit(lesson)
        if lesson.trouble is not None:
            self.failed.emit(error_message(lesson.trouble))

    def _read_pdf(self, path: Path, use: Callable[[PdfImport], None]) -> None:
        def done(found: PdfImport) -> None:
            self.busy.emit("")
            use(found)

        self.busy.emit(tr("Lecture du PDF"))
        self._tasks.submit(lambda: self._service.read_pdf(path), done, self._failed)

    def _make_of_pdf(self, found: PdfImport) -> None:
        """Make a lesson whose only pages are those of a PDF."""

        def make() -> OpenLesson:
            lesson = self._service.blank(found.name)
            blank = lesson.editor.page.id
            lesson.editor.set_info(title=found.name)
            found.into(lesson.editor)
            lesson.editor.delete_pages([blank])
            return lesson

        self._swap(make)

    def _failed(self, error: Exception) -> None:
        self.busy.emit("")
        self.failed.emit(error_message(error))
