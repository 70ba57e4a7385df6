"""Use case of the library: the teacher's lessons and folders, listed, found again, renamed, moved, copied, thrown away
and taken in, each with its undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tni.core.clock import Clock
from tni.core.tasks import TaskRunner
from tni.library.file_names import file_stem
from tni.services.cahier.past_seances import last_taught
from tni.services.library.errors import DiskFullError, FolderNameError, LessonTaughtError
from tni.services.library.library_files import LibraryFiles
from tni.services.library.library_state import (
    IntakeEnded,
    LessonLister,
    LessonPlaced,
    LessonsThrown,
    LibraryChanged,
    LibraryEvent,
    LibraryFailed,
    LibraryState,
    Listing,
)
from tni.store.lesson_bin import BinnedLesson
from tni.store.library_folder import LESSON_SUFFIX, LibraryFolder
from tni.store.library_marks_file import LibraryMarks, LibraryMarksFile, Opening
from tni.store.seances import SeanceStore

if TYPE_CHECKING:
    from tni.services.library.intake import Intake, IntakeOutcome

MOST_UNDO = 50
MOST_ELSEWHERE = 200


class OpenLessonAccess(Protocol):
    """The lesson on the screen, which must not be open while its file is moved."""

    @property
    def path(self) -> Path | None: ...
    @property
    def is_taught(self) -> bool:
        """True while a séance goes on in it."""

    @property
    def is_blank(self) -> bool:
        """True while nothing was changed in a lesson that was begun by itself; its file goes with it."""

    def leave(self) -> None:
        """Close it; a blank one comes in its place."""

    def open(self, path: Path) -> None:
        """Begin to open a lesson."""

    def copier(self) -> Callable[[Path], None] | None:
        """Return what writes a copy of it, as it is now, to a new file, on a worker; None for one in memory alone. It
        raises LessonFileError."""


@dataclass(frozen=True, slots=True)
class _Step:
    """Step that `undo` takes back. back: does it, on a worker, and returns what has a new path, (old, new), or None."""

    back: Callable[[], tuple[str, str] | None]


class LibraryService:
    """Use case of the library. For the main thread; all that touches a disk runs on `tasks`, a worker of its own.

    seances: returns the store of séances, of which the library knows where each class was left; None while the program
    starts.
    """

    def __init__(
        self,
        files: LibraryFiles,
        marks: LibraryMarksFile,
        lister: LessonLister,
        current: OpenLessonAccess,
        seances: Callable[[], SeanceStore | None],
        tasks: TaskRunner,
        clock: Clock,
    ) -> None:
        self._files, self._marks_file, self._lister, self._current = files, marks, lister, current
        self._seances, self._tasks, self._clock = seances, tasks, clock
        self.state = LibraryState(files.library, marks=marks.read())
        self._listeners: list[Callable[[LibraryEvent], None]] = []
        self._undo: list[_Step] = []
        self._intake: Intake | None = None
        self._is_cleared = False
        self.is_rearranging = False
        """True while the open lesson is closed or opened again only because its file gets another path."""

    def subscribe(self, listener: Callable[[LibraryEvent], None]) -> None:
        self._listeners.append(listener)

    def _tell(self, event: LibraryEvent) -> None:
        for listener in self._listeners:
            listener(event)

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

        def read() -> tuple[Listing, tuple[BinnedLesson, ...]]:
            if is_first:
                self._files.bin.empty(now)
            found = self._lister.lessons()
            lessons = tuple(one for one in found.lessons if one.path != blank)
            return Listing.of(LibraryFolder(lessons, found.folders)), self._files.bin.lessons()

        def done(found: tuple[Listing, tuple[BinnedLesson, ...]]) -> None:
            self._change(listing=found[0], binned=found[1], is_read=True)

        self._tasks.submit(read, done, self._failed)
        if (seances := self._seances()) is not None:
            self._tasks.submit(
                lambda: last_taught(seances, now), lambda taught: self._change(taught=taught), lambda _error: None
            )

    def path_of(self, path: str) -> Path:
        return self.state.library / path

    def relative(self, path: Path) -> str | None:
        """Return a path from the library's folder; None for a file elsewhere."""
        absolute = path.absolute()
        return absolute.relative_to(self.state.library).as_posix() if self._files.holds(absolute) else None

    # -- marks

    def set_favourite(self, path: str, *, is_favourite: bool) -> None:
        self._mark(self.state.marks.with_favourite(path, is_favourite=is_favourite))

    def note_opening(self, path: Path, page: int) -> None:
        """Remember that a lesson was open at a page."""
        if (relative := self.relative(path)) is not None:
            self._mark(self.state.marks.with_opening(relative, Opening(self._clock.now(), page)))

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

    # -- commands

    def rename(self, path: str, title: str) -> None:
        """Give a lesson another name, by which its file is called too."""
        stem, (folder, _, name) = file_stem(title), path.rpartition("/")
        if stem and f"{stem}{LESSON_SUFFIX}" != name:
            self._place(path, _joined(folder, stem + LESSON_SUFFIX), exactly=True)

    def move(self, paths: Sequence[str], folder: str) -> None:
        """Move lessons into a folder; "" for the library's own. A name that is taken there gets a number."""
        for path in paths:
            target = _joined(folder, path.rpartition("/")[2])
            if target != path:
                self._place(path, target)

    def _place(self, path: str, target: str, *, exactly: bool = False) -> None:
        work = partial(self._files.move, path, target, exactly=exactly)

        def back(placed: str) -> _Step:
            return _Step(lambda: (placed, self._files.move(placed, path)))

        self._while_closed(path, work, lambda placed: self._placed(path, placed, back(placed)))

    def copy(self, path: str) -> None:
        """Copy a lesson beside itself."""

        def done(placed: str) -> None:
            self._placed("", placed, _Step(partial(self._throw_copy, placed)))

        self._tasks.submit(partial(self._files.copy, path), done, self._failed)

    def _throw_copy(self, path: str) -> None:
        self._files.throw(path, self._clock.now())

    def adopt_open(self) -> None:
        """Add a copy of the open lesson, which is from elsewhere, to the library, and open the copy in its place."""
        path, copier = self._current.path, self._current.copier()

        def done(placed: str) -> None:
            self._placed("", placed, None)
            if self._current.path == path:
                self._current.open(self.path_of(placed))

        if path is not None and copier is not None:
            self._tasks.submit(partial(self._files.adopt, path.name, copier), done, self._failed)

    def throw(self, paths: Sequence[str]) -> None:
        """Throw lessons into the bin."""
        thrown: list[BinnedLesson] = []
        known = self.state.listing.by_path
        titles = tuple(known[path].title if path in known else Path(path).stem for path in paths)

        def work() -> list[BinnedLesson]:
            thrown.extend(self._files.throw(path, self._clock.now()) for path in paths)
            return thrown

        def back() -> None:
            for binned in thrown:
                self._files.bin.restore(binned.id)

        def ended() -> None:
            if thrown:
                self._remember(_Step(back))
            self.refresh()

        def done(_thrown: list[BinnedLesson]) -> None:
            ended()
            self._tell(LessonsThrown(titles))

        def failed(error: Exception) -> None:  # those before it are in the bin
            ended()
            self._failed(error)

        if self._leave_for(paths):
            self._tasks.submit(work, done, failed)

    def restore(self, binned: BinnedLesson) -> None:
        """Take a lesson out of the bin."""
        self._tasks.submit(
            lambda: self._files.bin.restore(binned.id), lambda path: self._placed("", path, None), self._failed
        )

    def empty_bin(self) -> None:
        """Delete what is in the bin for good."""
        self._tasks.submit(self._files.bin.empty, lambda _none: self.refresh(), self._failed)

    def create_folder(self, parent: str, name: str) -> None:
        if not (stem := file_stem(name)):
            self._failed(FolderNameError(name))
            return
        path = _joined(parent, stem)

        def back() -> None:
            self._files.remove_folder(path)

        self._tasks.submit(
            partial(self._files.make_folder, path), lambda _none: self._placed("", path, _Step(back)), self._failed
        )

    def rename_folder(self, path: str, name: str) -> None:
        """Give a folder another name. A lesson of it that is open keeps it from that."""
        if not (stem := file_stem(name)):
            self._failed(FolderNameError(name))
            return
        target = _joined(path.rpartition("/")[0], stem)
        if target == path:
            return

        def back() -> tuple[str, str]:
            self._files.move_folder(target, path)
            return target, path

        open_path = self._current.path
        inside = None if open_path is None else self.relative(open_path)
        if inside is None or not inside.startswith(f"{path}/") or self._leave_for([inside]):
            self._tasks.submit(
                lambda: self._files.move_folder(path, target),
                lambda _none: self._placed(path, target, _Step(back)),
                self._failed,
            )

    def undo(self) -> None:
        """Take back the last renaming, moving, copying or throwing away."""
        if not self._undo:
            return
        step = self._undo.pop()

        def done(placed: tuple[str, str] | None) -> None:
            if placed is not None:
                self._mark(self.state.marks.moved(*placed))
            self._change(can_undo=bool(self._undo))
            self.refresh()

        self._tasks.submit(step.back, done, self._failed)

    # -- helpers of commands

    def _leave_for(self, paths: Sequence[str]) -> bool:
        """Close the lesson that is open if it is one of these. Return False, and tell it, if it is being taught."""
        open_path = self._current.path
        if open_path is None or self.relative(open_path) not in paths:
            return True
        if self._current.is_taught:
            self._failed(LessonTaughtError())
            return False
        self.is_rearranging = True
        self._current.leave()
        self.is_rearranging = False
        return True

    def _while_closed(self, path: str, work: Callable[[], str], done: Callable[[str], None]) -> None:
        """Run work on a lesson's file; one that is open is opened again at its new path, or at the old one if the work
        failed."""
        was_open = self._current.path is not None and self.relative(self._current.path) == path
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

    def _placed(self, old: str, path: str, step: _Step | None) -> None:
        if step is not None:
            self._remember(step)
        if old:
            self._mark(self.state.marks.moved(old, path))
        self._tell(LessonPlaced(old, path))
        self.refresh()

    def _remember(self, step: _Step) -> None:
        self._undo = [*self._undo, step][-MOST_UNDO:]
        self._change(can_undo=True)

    # -- intake

    def take_in(self, source: Path) -> None:
        """Add all lessons of a folder or key, in a folder named after it."""
        from tni.services.library.intake import Intake, IntakeReport  # it is seldom needed

        if self._intake is not None:
            return
        folder = self._files.intake_folder(source)
        intake = self._intake = Intake(self.state.library, source, folder)
        self._change(intake=IntakeReport(folder=folder))

        def found(files: tuple[Path, ...]) -> None:
            if self._intake is intake:
                self._change(intake=IntakeReport(len(files), folder=folder))
                self._take_next(intake, list(reversed(files)))

        self._tasks.submit(intake.find, found, self._intake_failed)

    def cancel_intake(self) -> None:
        """Stop after the file that is being copied. What was added stays."""
        if self._intake is not None:
            self._end_intake("cancelled")

    def _take_next(self, intake: Intake, left: list[Path]) -> None:
        if not left:
            self._end_intake("")
            return
        file = left.pop()

        def done(outcome: IntakeOutcome) -> None:
            if self._intake is intake and self.state.intake is not None:
                self._change(intake=self.state.intake.with_file(intake.name_of(file), outcome))
                self._take_next(intake, left)

        def failed(error: Exception) -> None:
            if self._intake is intake:
                if isinstance(error, DiskFullError):
                    self._end_intake("full")
                else:
                    self._intake_failed(error)

        self._tasks.submit(partial(intake.take, file), done, failed)

    def _intake_failed(self, error: Exception) -> None:
        self._end_intake("failed")
        self._failed(error)

    def _end_intake(self, ended: str) -> None:
        report, self._intake = self.state.intake, None
        self._change(intake=None)
        if report is not None:
            self._tell(IntakeEnded(replace(report, ended=ended)))
        self.refresh()


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
