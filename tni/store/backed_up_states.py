"""States of one lesson in the backups of a place that its history does not have. For a worker thread."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.files.lesson_errors import LessonFileError
from tni.files.library_errors import BackupError, BackupTroubleKind
from tni.library.revision import Revision, has_same_content
from tni.store.backup_files import BackedUpFile, Backup
from tni.store.backup_place import BackupPlace
from tni.store.lesson_identity import read_lesson_id
from tni.store.lesson_parts import LessonContent, divide_lesson
from tni.store.lesson_snapshot import read_content
from tni.store.library_history import LibraryHistory
from tni.store.library_names import name_of
from tni.store.revision_store import StoredRevision

READ_BYTES = 64 << 20
"""Most bytes that are read of a place to compare states with the history. Of more, a state that the history may have is
listed."""


@dataclass(frozen=True, slots=True)
class BackedUpState:
    """State of a lesson's file in a place of backups. made: when the file was written last; where that is not known,
    time of the first backup that has it. backed_up: time of this backup. page_count: 0 where it was not read."""

    made: datetime
    backed_up: datetime
    source: str
    file: BackedUpFile
    page_count: int = 0

    @property
    def key(self) -> str:
        return sha256(json.dumps(self.file.chunks).encode()).hex()


class BackedUpStates:
    """States of the lessons in a folder. folder: for copies of those that were read; nobody else uses it."""

    def __init__(self, library: Path, place: BackupPlace, folder: Path) -> None:
        self._history, self._place, self._folder = LibraryHistory(library), place, folder

    def of(self, path: Path) -> list[BackedUpState]:
        """Return the states of a lesson that its history does not have, latest first. Raises: BackupError, OSError."""
        history = self._history.of(path)
        names = {name_of(path, self._history.library), *(name for stored in history for name in stored.files)}
        lesson = _lesson_of(path, history)
        known = list(self._revisions(history))
        found, budget = list[BackedUpState](), READ_BYTES
        for state in reversed(states_of(self._place.backups(), names)):
            if _is_noted(history, state.file):
                continue
            if state.file.size > budget:
                found += [state] if state.file.is_sound else []
                continue
            budget -= state.file.size
            if (content := self._content(state)) is None or lesson not in ("", content.lesson_id):
                continue
            revision = divide_lesson(content).revision(state.made)
            if not any(has_same_content(one, revision) for one in known):
                known.append(revision)
                found.append(replace(state, page_count=len(revision.pages)))
        return sorted(found, key=lambda state: state.made, reverse=True)

    def copy(self, state: BackedUpState) -> Path:
        """Return a copy of a state's file, which is written at the first call. Raises: BackupError when the place is
        away, ContentMissingError, ContentDamagedError, WriteError, OSError."""
        path = self._folder / f"{state.key}.tni"
        if not path.exists():
            try:
                self._place.restore_file(state.file, path)
            except (TniError, OSError):
                if not self._place.is_there:
                    raise BackupError(BackupTroubleKind.AWAY, self._place.folder) from None
                raise
        return path

    def _content(self, state: BackedUpState) -> LessonContent | None:
        """Read a state; None for one that cannot be read, which is none to go back to."""
        try:
            return read_content(self.copy(state))
        except BackupError:
            raise
        except (TniError, OSError):
            return None

    def _revisions(self, history: Iterable[StoredRevision]) -> Iterator[Revision]:
        for stored in history:
            if stored.is_kept:
                with suppress(TniError, OSError):
                    yield self._history.store.revision(stored)


def states_of(backups: Iterable[Backup], names: Collection[str]) -> list[BackedUpState]:
    """Return the different states of files with some names in backups, the one that was backed up first first."""
    found: dict[tuple[str, ...], BackedUpState] = {}
    for backup in sorted(backups, key=lambda backup: backup.made):
        for file in backup.files:
            if file.name in names and file.chunks not in found:
                written = datetime.fromtimestamp(file.mtime_ns / 1e9, UTC) if file.mtime_ns >= 0 else backup.made
                found[file.chunks] = BackedUpState(min(written, backup.made), backup.made, backup.source, file)
    return list(found.values())


def _lesson_of(path: Path, history: Sequence[StoredRevision]) -> str:
    try:
        return read_lesson_id(path)
    except (LessonFileError, OSError):
        return history[-1].lesson_id if history else ""


def _is_noted(history: Iterable[StoredRevision], file: BackedUpFile) -> bool:
    """Return whether the history has the state of a file, judged by size and time."""
    return any(
        stored.is_kept and (state.size, state.mtime_ns) == (file.size, file.mtime_ns)
        for stored in history
        for name, state in stored.files.items()
        if name == file.name
    )
