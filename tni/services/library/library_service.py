"""Use case of the library: the teacher's lessons and folders, listed, found again, renamed, moved, copied, thrown away
and taken in, each with its undo."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.file_names import safe_stem
from tni.files.lesson_errors import LessonDamagedError, LessonTooNewError
from tni.services.library.errors import FolderNameError, LessonInSeanceError
from tni.services.library.library_core import BUSY, LibraryCore, UndoStep
from tni.services.library.library_state import (
    IntakeAsks,
    IntakeEnded,
    LessonPlaced,
    LessonsMoved,
    LessonsThrown,
    MoveUndone,
    ThrowUndone,
)
from tni.store.lesson_bin import BinnedLesson
from tni.store.library_folder import LESSON_SUFFIX

if TYPE_CHECKING:
    from tni.services.library.intake_report import IntakeReport

type _Moved = Callable[[Sequence[tuple[str, str]], Exception | None], None]
"""Is called with the lessons that were moved, (old, new) each, and the error that kept others from it."""


class LibraryService(LibraryCore):
    """Use case of the library. For the main thread; all that touches a disk runs on a worker of its own."""

    # -- commands

    def rename(self, path: str, title: str, *, is_undo: bool = False) -> None:
        """Give a lesson another title, by which its file is called too; a name that is taken gets a number."""
        known, title = self.state.listing.by_path.get(path), title.strip()
        before = Path(path).stem if known is None else known.title
        if not title or title == before:
            return
        if self._is_open(path):
            self._renaming = None if is_undo else (path, before)
            self._current.rename(title)
            return

        def done(placed: str) -> None:
            back = UndoStep(begin=lambda: self.rename(placed, before, is_undo=True))
            self._placed(path, placed, None if is_undo else back)

        again = UndoStep(begin=lambda: self.rename(path, title, is_undo=True))
        failed = partial(self._not_undone, again) if is_undo else self._failed
        self._tasks.submit(partial(self._renamed, path, title), done, failed)

    def _renamed(self, path: str, title: str) -> str:
        """Rename a lesson, on a worker. One that cannot be read gets its name alone."""
        try:
            return self._lessons.rename(self.path_of(path), title).relative_to(self.state.library).as_posix()
        except (LessonDamagedError, LessonTooNewError):
            stem = safe_stem(title) or Path(path).stem
            return self._files.move(path, _joined(path.rpartition("/")[0], stem + LESSON_SUFFIX))

    def open_renamed(self, old: Path, new: Path) -> None:
        """Follow the open lesson, whose file has another name."""
        before, after = self.relative(old), self.relative(new)
        asked, self._renaming = self._renaming, None
        if before is None or after is None:
            return
        step = None
        if asked is not None and asked[0] == before:
            step = UndoStep(begin=lambda: self.rename(after, asked[1], is_undo=True))
        self._placed(before, after, step)

    def describe(self, path: str, tags: tuple[str, ...], colour: str, *, is_undo: bool = False) -> None:
        """Give a lesson tags and the colour of its card."""
        known = self.state.listing.by_path.get(path)
        before = ((), "") if known is None else (known.tags, known.colour)
        if (tags, colour) == before and not is_undo:
            return

        def work() -> str:
            self._lessons.describe(self.path_of(path), tags, colour)
            return path

        step = None if is_undo else UndoStep(begin=lambda: self.describe(path, *before, is_undo=True))
        self._while_closed(path, work, lambda _path: self._placed(path, path, step))

    def move(self, paths: Sequence[str], folder: str) -> None:
        """Move lessons into a folder, which is made if there is none; "" for the library's own. A name that is taken
        there gets a number. One undo brings all of them back."""
        wanted = [(path, _joined(folder, path.rpartition("/")[2])) for path in paths]
        titles = self._titles([path for path, target in wanted if path != target])
        is_new = bool(folder) and folder not in self.state.listing.folders

        def moved(placed: Sequence[tuple[str, str]], _error: Exception | None) -> None:
            back = [(new, old) for old, new in placed]
            if not back:
                return
            self._remember(UndoStep(begin=partial(self._move_back, back, MoveUndone(titles, folder), is_new)))
            if len(placed) == len(titles):
                self._tell(LessonsMoved(titles, folder))

        self._place([(path, target) for path, target in wanted if path != target], moved)

    def move_to_new(self, paths: Sequence[str], parent: str, name: str) -> None:
        """Move lessons into a folder of a name, which is made if there is none."""
        if stem := safe_stem(name):
            self.move(paths, _joined(parent, stem))
        else:
            self._failed(FolderNameError(name))

    def _move_back(self, wanted: Sequence[tuple[str, str]], event: MoveUndone, is_new: bool) -> None:
        """Move lessons back. Those that are in use, or taught, are left for the next undo."""

        def remember(left: Sequence[tuple[str, str]]) -> None:
            self._remember(UndoStep(begin=partial(self._move_back, left, event, is_new)))

        def back(placed: Sequence[tuple[str, str]], error: Exception | None) -> None:
            there = dict(placed)
            left = [(path, target) for path, target in wanted if path not in there]
            if not left:
                self._tell(event)
            elif isinstance(error, BUSY):
                remember(left)
            if is_new and not left:
                remove = partial(self._files.remove_folder, event.folder)
                self._tasks.submit(remove, lambda _none: self.refresh(), self._failed)

        if not self._place(wanted, back):
            remember(wanted)

    def _place(self, wanted: Sequence[tuple[str, str]], done: _Moved) -> bool:
        """Move lessons to other paths, (old, new) each, and call `done` with those that were moved, and with what kept
        others from it. One that is open is opened again. Return False, with nothing moved, if it is being taught."""
        placed: list[tuple[str, str]] = []
        open_path = next((path for path, _ in wanted if self._is_open(path)), None)

        def work() -> None:
            placed.extend((path, self._files.move(path, target)) for path, target in wanted)

        def ended(error: Exception | None = None) -> None:  # those before an error are moved
            for old, new in placed:
                self._mark(self.state.marks.moved(old, new))
                self._tell(LessonPlaced(old, new))
            done(placed, error)
            if error is not None:
                self._failed(error)
            self.refresh()
            if open_path is not None:
                self._reopen(dict(placed).get(open_path, open_path))

        if not self._leave_for([path for path, _ in wanted]):
            return False
        if wanted:
            self._tasks.submit(work, lambda _none: ended(), ended)
        return True

    def copy(self, path: str) -> None:
        """Copy a lesson beside itself."""

        def done(placed: str) -> None:
            self._placed("", placed, UndoStep(partial(self._throw_copy, placed)))

        self._tasks.submit(partial(self._files.copy, path), done, self._failed)

    def _throw_copy(self, path: str) -> None:
        self._files.throw(path, self._clock.now())

    def adopt_open(self) -> None:
        """Take the open lesson, which is from elsewhere, into the library: it goes on there, and the file elsewhere
        stays as it is. It is the same lesson, unless the library has that one already."""
        path, lesson_id = self._current.path, self._current.lesson_id
        as_same, as_copy = (self._current.mover(as_copy=copy) for copy in (False, True))
        if path is None or as_same is None or as_copy is None or self.relative(path) is not None:
            return
        if self._current.has_seance:
            self._failed(LessonInSeanceError())
            return

        def work() -> str:
            is_known = self._files.has(lesson_id, self._lister.lessons().lessons)
            return self._files.adopt(path.name, as_copy if is_known else as_same)

        def done(placed: str) -> None:
            if self._current.path == self.path_of(placed):
                self._current.moved()
            self._placed("", placed, None)

        self._tasks.submit(work, done, self._failed)

    def throw_folder(self, path: str) -> None:
        """Throw the lessons in a folder, and below it, into the bin, and remove it unless something else is in it."""
        self.throw([one.path for one in self.state.listing.lessons if one.path.startswith(f"{path}/")], path)

    def throw(self, paths: Sequence[str], folder: str = "") -> None:
        """Throw lessons into the bin. folder: one that is removed with them if nothing is left in it."""
        thrown: list[BinnedLesson] = []
        gone: list[str] = []
        titles = self._titles(paths)

        def work() -> None:
            thrown.extend(self._files.throw(path, self._clock.now()) for path in paths)
            gone.extend(self._files.remove_folders(folder) if folder else ())

        def back() -> None:
            self._files.restore_folders(gone)
            left = {binned.id for binned in self._files.bin.lessons()}  # the teacher may have restored some
            for binned in thrown:
                if binned.id in left:
                    self._files.bin.restore(binned.id)

        def name() -> str:  # of the folder, unless something else in it keeps it
            return folder.rpartition("/")[2] if folder in gone else ""

        def ended() -> None:
            if thrown or gone:
                self._remember(UndoStep(back, event=ThrowUndone(titles, name())))
            self.refresh()

        def done(_none: None) -> None:
            ended()
            if thrown or gone:
                self._tell(LessonsThrown(titles, name()))

        def failed(error: Exception) -> None:  # those before it are in the bin
            ended()
            self._failed(error)

        if self._leave_for(paths):
            self._tasks.submit(work, done, failed)

    def restore(self, binned: BinnedLesson) -> None:
        """Take a lesson out of the bin."""

        def restored(path: str) -> None:
            self._placed("", path, None, binned.path)

        self._tasks.submit(lambda: self._files.bin.restore(binned.id), restored, self._failed)

    def empty_bin(self) -> None:
        """Delete what is in the bin for good."""
        self._tasks.submit(self._files.bin.empty, lambda _none: self.refresh(), self._failed)

    def delete_binned(self, binned: BinnedLesson) -> None:
        """Delete a lesson of the bin for good."""
        self._tasks.submit(lambda: self._files.bin.delete(binned), lambda _none: self.refresh(), self._failed)

    def create_folder(self, parent: str, name: str) -> None:
        if not (stem := safe_stem(name)):
            self._failed(FolderNameError(name))
            return
        path = _joined(parent, stem)

        def back() -> None:
            self._files.remove_folder(path)

        self._tasks.submit(
            partial(self._files.make_folder, path), lambda _none: self._placed("", path, UndoStep(back)), self._failed
        )

    def rename_folder(self, path: str, name: str) -> None:
        """Give a folder another name. A lesson of it that is open keeps it from that while it is taught."""
        if not (stem := safe_stem(name)):
            self._failed(FolderNameError(name))
            return
        self._place_folder(path, _joined(path.rpartition("/")[0], stem))

    def move_folder(self, path: str, parent: str) -> None:
        """Move a folder into another one; "" for the library's own. One that is taught from stays."""
        name = path.rpartition("/")[2]
        self._place_folder(path, _joined(parent, name), LessonsMoved((name,), parent))

    def _place_folder(self, path: str, target: str, event: LessonsMoved | None = None) -> None:
        """Give a folder another path, and tell an event then."""
        if target == path:
            return
        undone = None if event is None else MoveUndone(event.titles, event.folder)

        def back() -> tuple[str, str]:
            self._files.move_folder(target, path)
            return target, path

        def done(_none: None) -> None:
            self._placed(path, target, UndoStep(back, event=undone))
            if event is not None:
                self._tell(event)

        open_path = self._current.path
        inside = None if open_path is None else self.relative(open_path)
        if inside is None or not inside.startswith(f"{path}/") or self._leave_for([inside]):
            self._tasks.submit(lambda: self._files.move_folder(path, target), done, self._failed)

    def _titles(self, paths: Sequence[str]) -> tuple[str, ...]:
        known = self.state.listing.by_path
        return tuple(known[path].title if path in known else Path(path).stem for path in paths)

    # -- intake

    def take_in(self, source: Path) -> None:
        """Add all lessons of a folder or key, in a folder named after it. If there are PDFs, other versions of lessons
        of the library or files of other programs among them, tell `IntakeAsks`."""
        self._begin_intake(source, self._files.intake_folder(source))

    def take_in_files(self, files: Sequence[Path]) -> None:
        """Add the lessons that files of other programs become. files: below one folder."""
        self._begin_intake(Path(os.path.commonpath([file.parent for file in files])), "", files)

    def _begin_intake(self, source: Path, folder: str, only: Sequence[Path] = ()) -> None:
        from tni.services.library.intake import Intake  # it is seldom needed
        from tni.services.library.intake_run import IntakeListeners, IntakeRun

        if self._intake is not None:
            return
        known = {lesson.lesson_id: lesson.path for lesson in self.state.listing.lessons if lesson.lesson_id}
        intake = Intake(self.state.library, source, folder, known, self._lessons.write_pdf, self.foreign_intake(), only)
        listeners = IntakeListeners(
            lambda report: self._change(intake=report),
            lambda files: self._tell(
                IntakeAsks(
                    len(files.lessons), len(files.pdfs), tuple(file.stem for file in files.versions), len(files.foreign)
                )
            ),
            self._intake_ended,
            self._failed,
        )
        self._intake = IntakeRun(intake, self._tasks, listeners, asks_for_foreign=not only)
        self._intake.begin()

    def go_on_intake(self, *, with_pdfs: bool, with_versions: bool = True, with_foreign: bool = True) -> None:
        """Answer `IntakeAsks`: whether PDFs are taken in too, other versions, as lessons of their own, and files of
        other programs."""
        if self._intake is not None:
            self._intake.go_on(with_pdfs=with_pdfs, with_versions=with_versions, with_foreign=with_foreign)

    def cancel_intake(self) -> None:
        """Stop after the file that is being copied. What was added stays."""
        if self._intake is not None:
            self._intake.cancel()

    def _intake_ended(self, report: IntakeReport) -> None:
        self._intake = None
        self._change(intake=None)
        self._tell(IntakeEnded(report))
        self.refresh()


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
