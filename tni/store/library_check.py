"""Check of a folder of lessons with its history, and mending from what the history and backups still have. A damaged
lesson is never changed: what was found of it is placed beside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.files.lesson_errors import LessonFileError, LessonTooNewError
from tni.files.library_errors import BackupError
from tni.library.library_report import LibraryProblem, LibraryProblemKind, LibraryReport, Mending
from tni.library.revision import needs
from tni.store.backup_files import BackedUpFile, Backup
from tni.store.backup_place import BackupPlace
from tni.store.lesson_check import check_lesson
from tni.store.lesson_parts import divide_lesson
from tni.store.lesson_placing import free_lesson_name, readable_lesson
from tni.store.lesson_snapshot import read_content, restore_lesson, store_contents
from tni.store.library_history import LibraryHistory
from tni.store.library_names import is_text, lesson_names, name_of
from tni.store.revision_log import read_lines
from tni.store.revision_store import StoredRevision


class LibraryCheck:
    """Check of a folder of lessons, for a worker thread. places: of backups; one that is away is left out. progress:
    called with the name of each lesson before it is read, and "" before each content of the history and each place of
    backups; what it raises ends the check."""

    def __init__(
        self,
        library: Path,
        places: Sequence[BackupPlace] = (),
        progress: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._library, self._history, self._progress = library, LibraryHistory(library), progress
        self._places = [place for place in places if place.is_there]

    def run(self, *, mend: bool = False, mended_name: str = "{name} (mended)") -> LibraryReport:
        """Read every lesson, every content of the history and every backup.

        mend: place a sound copy beside each damaged lesson, and write damaged contents again, as far as a copy is
        found. mended_name: stem of such a copy, of the lesson's `{name}`. Raises: OSError for the folder itself,
        HistoryBusyError.
        """
        problems = list(self._check_lessons())
        contents = 0
        damaged = set[BlobId]()
        for blob in self._needed():
            contents += 1
            self._progress("")
            if not self._history.store.contents.is_sound(blob):
                damaged.add(blob)
        problems += self._check_logs()
        backups, broken = self._check_backups()
        if mend:
            problems = [self._mended(problem, mended_name) for problem in problems]
            mended = self._write_again(damaged)
        else:
            mended = set()
        how = {True: Mending.MENDED, False: Mending.NO_COPY if mend else Mending.NOT_TRIED}
        kind = LibraryProblemKind.HISTORY_CONTENT
        problems += [LibraryProblem(kind, blob, mending=how[blob in mended]) for blob in sorted(damaged)]
        names = lesson_names(self._library)
        unnamed = tuple(name for name in names if not is_text(name))
        return LibraryReport(len(names), contents, backups, (*problems, *broken), unnamed)

    # -- checking

    def _check_lessons(self) -> Iterator[LibraryProblem]:
        for name in lesson_names(self._library):
            self._progress(name)
            try:
                with readable_lesson(self._library / name) as path:
                    found = check_lesson(path)
            except LessonTooNewError as error:
                yield LibraryProblem(LibraryProblemKind.NEWER, name, str(error))
            except OSError as error:
                yield LibraryProblem(LibraryProblemKind.UNREADABLE, name, str(error))
            except LessonFileError as error:
                yield LibraryProblem(LibraryProblemKind.LESSON, name, str(error))
            else:
                if found:
                    yield LibraryProblem(LibraryProblemKind.LESSON, name, f"{found[0].where}: {found[0].detail}")

    def _needed(self) -> list[BlobId]:
        """Return the contents that the history needs, and those that are there without need."""
        needed = dict.fromkeys(self._history.store.contents.contents())
        for stored in self._kept():
            needed[stored.manifest] = None
            try:
                needed |= dict.fromkeys(needs(self._history.store.revision(stored)))
            except TniError:
                continue  # its manifest is damaged, which is found
        return list(needed)

    def _kept(self) -> Iterator[StoredRevision]:
        for history in self._history.store.histories():
            yield from (stored for stored in history if stored.is_kept)

    def _check_logs(self) -> Iterator[LibraryProblem]:
        for log in self._history.store.logs():
            if (damaged := read_lines(log)[1]) > 0:
                yield LibraryProblem(LibraryProblemKind.HISTORY_LOG, log.name, f"{damaged} lines")

    def _check_backups(self) -> tuple[int, list[LibraryProblem]]:
        number, problems = 0, list[LibraryProblem]()
        for place in self._places:
            self._progress("")
            try:
                backups = place.backups()
                damaged = place.damaged_contents(backups)
            except BackupError as error:
                problems.append(LibraryProblem(LibraryProblemKind.BACKUP, str(place.folder), str(error)))
                continue
            number += len(backups)
            for backup in backups:
                names = [file.name for file in backup.files if not damaged.isdisjoint(file.chunks)]
                if names:
                    problems.append(LibraryProblem(LibraryProblemKind.BACKUP, str(backup.path), ", ".join(names)))
        return number, problems

    # -- mending

    def _mended(self, problem: LibraryProblem, mended_name: str) -> LibraryProblem:
        if problem.kind is not LibraryProblemKind.LESSON:
            return problem
        path = self._library / problem.name
        wanted = path.with_stem(mended_name.format(name=path.stem))
        if wanted.exists() and _is_sound(wanted):  # of an earlier check
            return replace(problem, mending=Mending.MENDED, beside=name_of(wanted, self._history.library))
        target = free_lesson_name(wanted)
        for from_history, write in self._copies(problem.name, target):
            try:
                write()
                if not check_lesson(target):
                    beside = name_of(target, self._history.library)
                    return replace(problem, mending=Mending.MENDED, beside=beside, from_history=from_history)
                target.unlink()
            except (TniError, OSError):
                continue
        return replace(problem, mending=Mending.NO_COPY)

    def _copies(self, name: str, target: Path) -> Iterator[tuple[bool, Callable[[], None]]]:
        """Yield how a lesson can be written, latest state first, and whether that is of the history."""
        found: list[tuple[float, bool, Callable[[], None]]] = []
        for stored in self._kept():
            if name in stored.files:
                found.append((stored.made.timestamp(), True, lambda s=stored: self._restore(s, target)))  # type: ignore[misc]
        for place, backup, file in self._backed_up(name):
            found.append((backup.made.timestamp(), False, lambda p=place, f=file: p.restore_file(f, target)))  # type: ignore[misc]
        for _, from_history, write in sorted(found, key=lambda copy: copy[:2], reverse=True):
            yield from_history, write

    def _restore(self, stored: StoredRevision, target: Path) -> None:
        restore_lesson(self._history.store, self._history.store.revision(stored), target, origin=stored.origin)

    def _backed_up(self, name: str) -> Iterator[tuple[BackupPlace, Backup, BackedUpFile]]:
        for place in self._places:
            try:
                backups = place.backups()
            except BackupError:
                continue
            for backup in backups:
                for file in backup.files:
                    if file.name == name and file.is_sound:
                        yield place, backup, file

    def _write_again(self, damaged: set[BlobId]) -> set[BlobId]:
        """Write damaged contents of the history again from the lessons as they are now; return those that are sound
        then. What cannot be written again is left."""
        contents = self._history.store.contents
        if not damaged:
            return set()
        with self._history.store.writing():
            unused = damaged - {blob for stored in self._kept() for blob in self._needs_of(stored)}
            for blob in unused:
                contents.remove(blob)
            for name in lesson_names(self._library):
                try:
                    self._store_again(self._library / name, damaged)
                except (TniError, OSError):
                    continue
        return unused | {blob for blob in damaged if contents.is_sound(blob)}

    def _needs_of(self, stored: StoredRevision) -> Iterator[BlobId]:
        yield stored.manifest
        try:
            yield from needs(self._history.store.revision(stored))
        except TniError:
            return

    def _store_again(self, path: Path, damaged: set[BlobId]) -> None:
        contents = self._history.store.contents
        with readable_lesson(path) as readable:
            parts = divide_lesson(read_content(readable))
            ours = damaged & {*parts.contents, *parts.media()}
            for blob in ours:
                if not contents.is_sound(blob):
                    contents.remove(blob)
            if ours:
                store_contents(contents, readable, parts)


def _is_sound(path: Path) -> bool:
    try:
        return not check_lesson(path)
    except LessonFileError:
        return False
