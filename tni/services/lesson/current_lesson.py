"""Use case of the lesson that is open: opens another in its place, names, shares and closes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.clock import Clock
from tni.core.closing import close_all
from tni.core.errors import TniError
from tni.core.listeners import Listeners
from tni.core.tasks import MainThread, TaskRunner
from tni.document.page_picture import PagePicture
from tni.document.pointer import NOTHING_CHANGED
from tni.files.lesson_errors import LessonDamagedError, LessonInUseError, LessonMissingError, NotALessonError
from tni.services.lesson.file_kind import file_kind
from tni.services.lesson.last_run import LastRun
from tni.services.lesson.lesson_events import (
    CurrentLessonChanged,
    LessonAlreadyOpen,
    LessonClosed,
    LessonDamaged,
    LessonEvent,
    LessonFailed,
    LessonLeaving,
    LessonListener,
    LessonOpening,
    LessonOpeningEnded,
    LessonRenamed,
    LessonSalvaged,
    LessonShared,
    PagePictureFound,
)
from tni.services.lesson.lesson_imports import LessonImports
from tni.services.lesson.lesson_loader import CLOSE_WAIT_S, LessonLoader, LoadOutcome
from tni.services.lesson.lesson_service import LessonService, OpenLesson
from tni.services.lesson.noted_lessons import NotedLessons
from tni.services.lesson.shared_parts import SharedParts, withheld_from_copy
from tni.store.last_lesson_file import LastLessonFile

if TYPE_CHECKING:
    from tni.services.lesson.left_work import TellLeft
    from tni.services.lesson.lesson_finder import FoundLesson


@dataclass(frozen=True, slots=True)
class LessonFileNames:
    """Names that the program gives to files, in the teacher's language.

    untitled: of a lesson without a name; its date follows. salvaged: of what was read of a damaged lesson `{name}`.
    """

    untitled: str
    salvaged: str


class CurrentLesson:
    """Use case of the lesson that is open. For the main thread. On an error it stays open, and the views hear of it.
    lesson: exists from `start` on. open_foreign: opens a file of another program, or returns False. imports: what is
    added to it."""

    lesson: OpenLesson
    open_foreign: Callable[[Path], bool] = staticmethod(lambda _path: False)

    def __init__(
        self, service: LessonService, tasks: TaskRunner, clock: Clock, last_lesson: LastLessonFile, main: MainThread,
        names: LessonFileNames, noted: NotedLessons | None = None, part: Callable[[Path], object] | None = None,
    ) -> None:  # fmt: skip
        """noted: without it, a lesson is where it was noted. part: as `part_from_twin`."""
        self._service, self._tasks, self._clock, self._main = service, tasks, clock, main
        self.noted, self._part = noted or NotedLessons(tasks), part
        self._tell_left: TellLeft | None = None
        self._last_run, self._names = LastRun(last_lesson, service.is_empty), names
        self._listeners = Listeners[LessonEvent]()
        self.imports = LessonImports(service, tasks, lambda: self.lesson.editor, self._listeners.tell)
        self._loader: LessonLoader | None = None

    def subscribe(self, listener: LessonListener) -> None:
        """Tell the listener all events from now on, after those that subscribed before it."""
        self._listeners.add(listener)

    @property
    def library(self) -> Path:
        """Folder of the teacher's lessons."""
        return self._service.library

    @property
    def examples(self) -> Path | None:
        """Folder of the lessons that come with the program."""
        return self._service.examples

    # -- opening

    def start(self, path: Path | None) -> Path | None:
        """Open the lesson of the command line, or a blank one. Return what was open when the last run was cut off."""
        unfinished = self._last_run.begin()
        self._set_lesson(self._blank())
        if path is not None:
            self.open(path)
        return unfinished

    def new(self, folder: Path | None = None) -> None:
        """Open a blank lesson. folder: for its file; the library if None."""
        self.give_up_opening()
        self.open_made(lambda: self._blank(folder))

    def open(self, path: Path, lesson_id: str = "", *, moved_id: str = "") -> None:
        """Open a lesson or a PDF; put a picture, sound or film on the page. lesson_id: finds the lesson if it is no
        longer at its path. moved_id: only if nothing is there."""
        try:
            kind = file_kind(path, opens=True)
        except TniError as error:
            if not self.open_foreign(path):
                self._failed_to_open(error)
            return
        self.give_up_opening()
        if kind == "lesson":
            if path.absolute() == self.lesson.path and lesson_id in ("", self.lesson.lesson_id):
                self._listeners.tell(LessonAlreadyOpen(path.stem))
            else:
                self._load(path, lesson_id, moved_id)
        elif kind == "pdf":
            self.imports.read_pdf(
                path, lambda found: self.open_made(lambda: self._service.of_pdf(found)), self._failed_to_open
            )
        else:
            self.imports.add_all([path])

    def copy_example(self, path: Path) -> None:
        """Open another copy of a lesson that comes with the program."""
        self.give_up_opening()
        self._load(path, anew=True)

    def salvage(self, path: Path) -> None:
        """Open a new lesson with everything that can be read of a damaged one."""

        def done(saved: Path) -> None:
            self.open(saved)
            self._listeners.tell(LessonSalvaged(saved.stem))

        def failed(error: Exception) -> None:
            is_lost = isinstance(error, (LessonDamagedError, NotALessonError))
            self._listeners.tell(LessonDamaged(path, is_lost=True) if is_lost else LessonFailed(error))

        name = self._names.salvaged.format(name=path.stem)
        self._tasks.submit(lambda: self._service.salvage(path, name), done, failed)

    def look_for_left_work(self, tell: TellLeft | None = None) -> None:
        """Tell what earlier runs left on this computer, if anything, now and when a working copy is made. tell: as
        before if None."""
        self._tell_left = tell or self._tell_left
        if self._tell_left is not None and any(self._service.work.glob("*/")):
            from tni.services.lesson.left_work import tell_left_work  # seldom needed

            tell_left_work(self._service.work, self._tasks, self._tell_left, self._failed)

    def take_aside(self, copies: Sequence[Path], done: Callable[[Sequence[Path]], None]) -> None:
        """Make new lessons of working copies that were put aside."""
        from tni.services.lesson.left_work import take_aside

        names, library = self._names, self.library
        self._tasks.submit(
            lambda: take_aside(copies, library, lambda title: names.salvaged.format(name=title or names.untitled)),
            done,
            self._failed,
        )

    @property
    def is_opening(self) -> bool:
        """True while a lesson is being opened."""
        return self._loader is not None

    def give_up_opening(self, wait_s: float = 0.0) -> None:
        """Give up the lesson that is being opened, if any."""
        if self._loader is not None:
            given_up, self._loader = self._loader, None
            given_up.give_up(wait_s)
            self._listeners.tell(LessonOpeningEnded(given_up=True))

    def _load(self, path: Path, lesson_id: str = "", moved_id: str = "", *, anew: bool = False) -> None:
        """Open a lesson, usually at once. Otherwise the open lesson stays usable until the other is loaded."""
        places: list[FoundLesson] = []

        def where() -> Path:
            id = lesson_id or ("" if path.is_file() else moved_id)
            if id and not places and (found := self.noted.find(str(path), id)) is not None:
                places.append(found)
            if lesson_id and not places and path.is_file():  # it is another lesson
                raise LessonMissingError(path)
            return places[0].path if places else path

        def make() -> OpenLesson:
            if self._part is not None and not lesson_id:  # nobody asks for the file as the lesson that it was
                self._part(path)
            return self._service.open(where(), anew=anew)

        loader = LessonLoader(
            lambda: None if anew else self._service.first_picture(where()),
            make,
            self._service.close,
            self._main,
            lambda picture: self._listeners.tell(PagePictureFound(picture)),
            lambda outcome: self._loaded(places[0].path if places else path, outcome, places, lesson_id or moved_id),
        )
        self._loader = loader
        if not loader.start():
            self._listeners.tell(LessonOpening(path.stem))

    def _loaded(self, path: Path, outcome: LoadOutcome, places: Sequence[FoundLesson], lesson_id: str) -> None:
        picture = None if self._loader is None else self._loader.picture
        self._loader = None
        self._listeners.tell(LessonOpeningEnded())
        match outcome:
            case OpenLesson():
                self._replace(outcome, picture, next((one for one in places if one.is_moved or one.is_copy), None))
                if outcome.example is not None:
                    self._listeners.tell(LessonAlreadyOpen(outcome.example.stem, outcome.example))
                if outcome.file is not None and outcome.file.file != outcome.file.path:
                    self.look_for_left_work()  # a copy that was put aside is told at once
            case LessonInUseError() if self._is_open(outcome.path):  # this program itself has the lesson open
                self._listeners.tell(LessonAlreadyOpen(path.stem, path if self._service.is_example(path) else None))
            case LessonDamagedError():
                # A working copy that was only fetched no longer exists; the lesson itself does.
                self._listeners.tell(LessonDamaged(outcome.path if outcome.path.exists() else path))
            case _:
                self._listeners.tell(LessonFailed(outcome, opening=True, lesson_id=lesson_id))

    def _is_open(self, path: Path) -> bool:
        """Return whether this program has a lesson open, by whatever link."""
        return self.lesson.path is not None and path.resolve() == self.lesson.path.resolve()

    # -- sharing and naming

    def share(self, path: Path, parts: SharedParts) -> bool:
        """Write a copy of the prepared pages, without erased ink and earlier states. Returns False for a lesson in
        memory alone, of which no copy can be made. parts: those that go with it too."""
        editor, file = self.lesson.editor, self.lesson.file
        if file is None:
            return False
        withheld = withheld_from_copy(editor.document, parts, has_layer=editor.stored_seance is not None)
        shown = editor.stored_seance if parts.layer else None
        self._tasks.submit(
            lambda: self._service.share(file, path, shown, parts),
            lambda pdfs: self._listeners.tell(LessonShared(path, withheld, pdfs.left_out, pdfs.whole)),
            self._failed,
        )
        return True

    def rename(self, title: str, *, at_once: bool = False, before: str | None = None) -> None:
        """Give the open lesson a title, and its file the name that goes with it. If the file cannot be renamed, both
        stay as they were. at_once: the lesson is about to be closed, so that no worker renames it. before: title to
        go back to, None for the present one."""
        lesson, title = self.lesson, title.strip()
        file, before = lesson.file, lesson.editor.prepared_title if before is None else before

        def show(title: str) -> None:
            self._listeners.tell(LessonRenamed(lesson, lesson.editor.set_title(title)))

        def done(path: Path) -> None:
            if lesson is self.lesson:
                self.moved(title, path)

        def failed(error: Exception) -> None:
            if lesson is self.lesson and lesson.editor.prepared_title == title:
                show(before)
            self._failed(error)

        show(title)
        if file is not None and not at_once:
            self._tasks.submit(lambda: self._service.rename_file(file, title), done, failed)
        elif file is not None:
            try:
                path = self._service.rename_file(file, title)
            except TniError as error:
                failed(error)
            else:
                done(path)

    def moved(self, title: str | None = None, path: Path | None = None) -> None:
        """Show the lesson in the file in which it goes on. title: the file has its name for it, None for the present
        one. path: of the file then; it may have another name again."""
        title, path = self.lesson.editor.prepared_title if title is None else title, path or self.lesson.path
        self._remember(clean=False)
        self._listeners.tell(LessonRenamed(self.lesson, NOTHING_CHANGED, None if path is None else (title, path.stem)))

    def _failed(self, error: Exception) -> None:
        self._listeners.tell(LessonFailed(error))

    def _failed_to_open(self, error: Exception) -> None:
        self._listeners.tell(LessonFailed(error, opening=True))

    # -- closing

    def close(self) -> None:
        """Save everything and close the file, without a question: everything is saved anyway. Raises: CloseError."""
        close_all(
            lambda: self.give_up_opening(CLOSE_WAIT_S),
            lambda: self._listeners.tell(LessonLeaving(self.lesson)),
            lambda: self._remember(clean=self._service.close(self.lesson).good),
            lambda: self._listeners.tell(LessonClosed(self.lesson.path, at_end=True)),
        )

    def _blank(self, folder: Path | None = None) -> OpenLesson:
        return self._service.blank(f"{self._names.untitled} {self._clock.now():%Y-%m-%d %Hh%M}", folder)

    def open_made(self, make: Callable[[], OpenLesson]) -> None:
        """Open the next lesson before closing the current one, so that an error leaves the current one open."""
        try:
            following = make()
        except TniError as error:
            self._failed_to_open(error)
        else:
            self._replace(following)

    def _replace(
        self, following: OpenLesson, picture: PagePicture | None = None, moved: FoundLesson | None = None
    ) -> None:
        before = self.lesson
        self._last_run.forget()
        self._listeners.tell(LessonLeaving(before))
        end_closing = self._service.begin_closing(before)  # the disk works while the next one is shown
        self._set_lesson(following, picture, moved)
        end_closing()
        self._listeners.tell(LessonClosed(before.path))

    def _set_lesson(
        self, lesson: OpenLesson, picture: PagePicture | None = None, moved: FoundLesson | None = None
    ) -> None:
        self.lesson = lesson
        self._remember(clean=False)
        self._listeners.tell(CurrentLessonChanged(lesson, picture, moved))
        if lesson.trouble is not None:
            self._failed(lesson.trouble)

    # -- last run

    def unfinished(self) -> Path | None:
        """Return the lesson that was open when the last run was cut off, if it is there and nobody has it open."""
        return self._last_run.unfinished()

    def touched(self) -> None:
        """Note that the open lesson may have been changed: a changed one is what the next start offers."""
        if self._last_run.before is not None and not self.lesson.editor.untouched:
            self._last_run.forget()
            self._remember(clean=False)

    def _remember(self, *, clean: bool) -> None:
        self._last_run.remember(self.lesson.path, clean=clean)
