"""State of the library, its listing and marks, and what its commands share: undo, and the lesson that is open."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tni.core.clock import Clock
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.files.errors import SeanceStoreError
from tni.files.lesson_errors import LessonInUseError, LessonUnpublishedError
from tni.processes.freed_memory import return_freed_memory
from tni.services.cahier.past_seances import ResumePoint, resume_points
from tni.services.library.errors import LessonInSeanceError
from tni.services.library.library_files import LibraryFiles
from tni.services.library.library_state import (
    LessonLister,
    LessonListing,
    LessonPlaced,
    LibraryChanged,
    LibraryEvent,
    LibraryFailed,
    LibraryState,
)
from tni.store.library_folder import LibraryFolder
from tni.store.library_marks_file import LibraryMarks, LibraryMarksFile, Opening
from tni.store.seances import SeanceStore

if TYPE_CHECKING:
    from tni.services.library.foreign_intake import ForeignIntake
    from tni.services.library.intake_run import IntakeRun

_log = logging.getLogger(__name__)
BUSY = LessonInUseError, LessonUnpublishedError
"""Errors after which a step of undo can be tried again."""
MOST_UNDO = 50
MOST_ELSEWHERE = 200


class OpenLessonAccess(Protocol):
    """The lesson on the screen, which must not be open while its file is moved."""

    @property
    def path(self) -> Path | None: ...
    @property
    def has_seance(self) -> bool:
        """True while a séance goes on in it."""

    @property
    def is_blank(self) -> bool:
        """True while nothing was changed in a lesson that was begun by itself; its file goes with it."""

    def leave(self) -> None:
        """Close it; a blank one comes in its place."""

    def open(self, path: Path) -> None:
        """Begin to open a lesson."""

    def rename(self, title: str) -> None:
        """Give it a title, and its file the name that goes with it; `LibraryService.open_renamed` is told."""

    @property
    def lesson_id(self) -> str: ...

    def mover(self, *, as_copy: bool) -> Callable[[Path], object] | None:
        """Return what writes it to a new file and goes on in that, on a worker, while a pen writes; None for one in
        memory alone. It raises LessonFileError. as_copy: the new file is a lesson of its own."""

    def moved(self) -> None:
        """Show the lesson in the file in which it goes on."""


class LessonProperties(Protocol):
    """Lessons that are not open: their titles, tags and colours, and new ones of PDFs. For worker threads; each method
    raises LessonFileError."""

    def rename(self, path: Path, title: str) -> Path:
        """Give a lesson a title, and its file the name that goes with it. Return its path."""

    def describe(self, path: Path, tags: tuple[str, ...], colour: str) -> None:
        """Give a lesson tags and the colour of its card."""

    def write_pdf(self, source: Path, path: Path) -> None:
        """Write a new lesson with the pages of a PDF. Raises: PdfError, ValueError, OSError too."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """Step that `undo` takes back. back: does it, on a worker, and returns what has a new path, (old, new), or None.
    begin: does it on the main thread instead. event: told when `back` has done it."""

    back: Callable[[], tuple[str, str] | None] = lambda: None
    begin: Callable[[], None] | None = None
    event: LibraryEvent | None = None


class LibraryCore:
    """Base class of `LibraryService`. For the main thread; all that touches a disk runs on `tasks`, its own worker.

    seances: returns the store of séances, of which the library knows where each class was left; None while the program
    starts.
    """

    def __init__(
        self,
        files: LibraryFiles,
        marks: LibraryMarksFile,
        lister: LessonLister,
        lessons: LessonProperties,
        current: OpenLessonAccess,
        seances: Callable[[], SeanceStore | None],
        tasks: TaskRunner,
        clock: Clock,
    ) -> None:
        self._files, self._marks_file, self._lister, self._current = files, marks, lister, current
        self._lessons = lessons
        self._renaming: tuple[str, str] | None = None
        """Path and title of the open lesson that is being renamed, before."""
        self._seances, self._tasks, self._clock = seances, tasks, clock
        self.state = LibraryState(files.library, marks=marks.read())
        self._listeners = Listeners[LibraryEvent]()
        self._undo: list[UndoStep] = []
        self._intake: IntakeRun | None = None
        self.foreign_intake: Callable[[], ForeignIntake | None] = lambda: None
        """Returns what makes lessons of other programs' files."""
        self._is_cleared = False
        self.is_rearranging = False
        """True while the open lesson is closed or opened again only because its file gets another path."""

    def subscribe(self, listener: Callable[[LibraryEvent], None]) -> None:
        self._listeners.add(listener)

    def _tell(self, event: LibraryEvent) -> None:
        self._listeners.tell(event)

    def _change(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self._tell(LibraryChanged(self.state))

    def _failed(self, error: Exception) -> None:
        self._tell(LibraryFailed(error))

    # -- listing

    def refresh(self) -> None:
        """List the library again. What was in the bin for long enough leaves it at the first time."""
        now, is_first = self._clock.now(), not self._is_cleared
        self._is_cleared = True
        shown = self._current.path if self._current.is_blank else None
        blank = None if shown is None else self.relative(shown)

        seances, points, before = self._seances(), self.state.resume_points, self.state.listing

        def read() -> dict[str, object]:
            """Read all of it before any is shown, so that no tile moves under a finger that comes down."""
            if is_first:
                self._files.bin.empty(now)
            found = self._lister.lessons()
            lessons = tuple(one for one in found.lessons if one.path != blank)
            listed = {
                "listing": LessonListing.of(LibraryFolder(lessons, found.folders), before),
                "binned": self._files.bin.lessons(),
                "resume_points": points if seances is None else _resume_points(seances, now, points),
            }
            return_freed_memory()
            return listed

        self._tasks.submit(read, self._listed, self._failed)

    def _listed(self, found: dict[str, object]) -> None:
        """Show the library as it was read, with the marks on lessons that were renamed or moved meanwhile."""
        listing = found["listing"]
        marks = self.state.marks
        if isinstance(listing, LessonListing):
            marks = marks.followed(listing.by_path, listing.by_id)
        if marks is not self.state.marks:
            self._marks_file.write(marks)
        self._change(**found, marks=marks, is_read=True)

    def path_of(self, path: str) -> Path:
        return self.state.library / path

    def relative(self, path: Path) -> str | None:
        """Return a path from the library's folder; None for a file elsewhere."""
        absolute = path.absolute()
        return absolute.relative_to(self.state.library).as_posix() if self._files.holds(absolute) else None

    def identify(self, paths: Sequence[str], done: Callable[[dict[str, str]], None]) -> None:
        """Hand the ids of lessons, by path, to `done`; "" for a file that cannot be read. Ids that the index does not
        know yet are read."""
        known = self.state.listing.by_path
        ids = {path: known[path].lesson_id if path in known else "" for path in paths}
        if all(ids.values()):
            done(ids)
            return
        self._tasks.submit(
            lambda: {path: id or self._files.lesson_id(path) for path, id in ids.items()}, done, self._failed
        )

    # -- marks

    def set_favourite(self, path: str, *, is_favourite: bool) -> None:
        known = self.state.listing.by_path.get(path)
        marks = self.state.marks.with_favourite(path, is_favourite=is_favourite)
        self._mark(marks.with_id(path, "" if known is None else known.lesson_id))

    def set_order(self, *, by_date: bool) -> None:
        """List lessons by the day on which they were changed or opened last, or else by title."""
        self._mark(replace(self.state.marks, by_date=by_date))

    def note_opening(self, path: Path, page: int, lesson_id: str = "") -> None:
        """Remember that a lesson was open at a page."""
        if (relative := self.relative(path)) is not None:
            marks = self.state.marks.with_opening(relative, Opening(self._clock.now(), page))
            self._mark(marks.with_id(relative, lesson_id))

    def is_new_elsewhere(self, path: Path) -> bool:
        """Return whether a lesson lies outside the library and was not offered to be added yet; it is from now on."""
        known, name = self.state.marks.known_elsewhere, str(path.absolute())
        if self.relative(path) is not None or name in known:
            return False
        self._mark(replace(self.state.marks, known_elsewhere=(*known, name)[-MOST_ELSEWHERE:]))
        return True

    def _mark(self, marks: LibraryMarks) -> None:
        self._marks_file.write(marks)
        self._change(marks=marks)

    # -- undo, and the open lesson

    def _is_open(self, path: str) -> bool:
        return self._current.path is not None and self.relative(self._current.path) == path

    def _leave_for(self, paths: Sequence[str]) -> bool:
        """Close the lesson that is open if it is one of these. Return False, and tell it, if it is being taught."""
        open_path = self._current.path
        if open_path is None or self.relative(open_path) not in paths:
            return True
        if self._current.has_seance:
            self._failed(LessonInSeanceError())
            return False
        self.is_rearranging = True
        self._current.leave()
        self.is_rearranging = False
        return True

    def _while_closed(self, path: str, work: Callable[[], str], done: Callable[[str], None]) -> None:
        """Run work on a lesson's file; one that is open is opened again at its new path, or at the old one if the work
        failed."""
        was_open = self._is_open(path)
        if not self._leave_for([path]):
            return

        def placed(new: str) -> None:
            done(new)
            if was_open:
                self._reopen(new)

        def failed(error: Exception) -> None:
            self._failed(error)
            if was_open:
                self._reopen(path)

        self._tasks.submit(work, placed, failed)

    def _reopen(self, path: str) -> None:
        self.is_rearranging = True
        self._current.open(self.path_of(path))
        self.is_rearranging = False

    def _placed(self, old: str, path: str, step: UndoStep | None, thrown: str = "") -> None:
        if step is not None:
            self._remember(step)
        if old != path and old:
            self._mark(self.state.marks.moved(old, path))
        self._tell(LessonPlaced(old, path, thrown))
        self.refresh()

    def _remember(self, step: UndoStep) -> None:
        self._undo = [*self._undo, step][-MOST_UNDO:]
        self._change(can_undo=True)

    def undo(self) -> None:
        """Take back the last renaming, moving, copying or throwing away."""
        if not self._undo:
            return
        step = self._undo.pop()
        if step.begin is not None:
            self._change(can_undo=bool(self._undo))
            step.begin()
            return

        def done(placed: tuple[str, str] | None) -> None:
            if placed is not None:
                self._mark(self.state.marks.moved(*placed))
                self._tell(LessonPlaced(*placed))
            if step.event is not None:
                self._tell(step.event)
            self._change(can_undo=bool(self._undo))
            self.refresh()

        self._tasks.submit(step.back, done, partial(self._not_undone, step))

    def _not_undone(self, step: UndoStep, error: Exception) -> None:
        if isinstance(error, BUSY):
            self._remember(step)
        self._failed(error)


def _resume_points(seances: SeanceStore, now: datetime, before: tuple[ResumePoint, ...]) -> tuple[ResumePoint, ...]:
    """Return where classes go on; what was known before when the séances cannot be read, of which others tell."""
    try:
        return resume_points(seances, now)
    except SeanceStoreError as error:
        _log.warning("séances cannot be read: %s", error)
        return before
