"""History of the lessons in a folder: saves states of their files, finds those of a time. For a worker thread."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tni.core.errors import TniError
from tni.files.atomic import WriteError
from tni.files.lesson_errors import LessonFileError
from tni.library.revision_graph import heads
from tni.library.thinning import DatedState, ThinningRules, kept_states
from tni.store.file_history import history_of_file, is_saved
from tni.store.lesson_identity import read_lesson_id
from tni.store.lesson_lock import is_locked
from tni.store.lesson_snapshot import SavedRevision, restore_lesson, save_revision
from tni.store.library_names import free_place, lesson_names, name_of
from tni.store.revision_store import RevisionStore, StoredRevision, graph_of

RESERVED_BYTES = 500 << 20
"""Room on the disk that the history never takes: the lessons themselves need it more."""
UNFINISHED_S = 24 * 3600.0
"""Age up to which contents stay that nothing needs: a save that is under way may need them."""


@dataclass(frozen=True, slots=True)
class RestoredFile:
    """Result of restoring one file. name: in its folder of lessons. path: of the restored file, None on an error."""

    name: str
    path: Path | None
    error: TniError | OSError | None = None


class LibraryHistory:
    """History of the lessons in a folder, and of others by their whole path."""

    def __init__(self, library: Path) -> None:
        self.library = library.absolute()
        self.store = RevisionStore(self.library)

    def save(self, path: Path, now: datetime, author: str = "", name: str | None = None) -> SavedRevision | None:
        """Save the state of a lesson, if it is another than last time; None for a blank one. name: of the lesson whose
        content `path` holds, where it is a file of the program's own. Raises: as `save_revision`, HistoryBusyError;
        WriteError where the disk is nearly full."""
        if shutil.disk_usage(self.library).free < RESERVED_BYTES + path.stat().st_size:
            raise WriteError(self.store.folder, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        with self.store.writing():
            return save_revision(self.store, path, name or name_of(path, self.library), now, author)

    def unsaved(self) -> list[Path]:
        """Return the lessons of the folder whose files changed since they were saved. One that is open is saved when it
        is closed. Raises: OSError."""
        by_name: dict[str, list[StoredRevision]] = {}
        for history in self.store.histories():
            for name, stored in _last_of_files(history).items():
                by_name.setdefault(name, []).append(stored)
        paths = [(name, self.library / name) for name in lesson_names(self.library)]
        changed = [
            path for name, path in paths if not any(is_saved([stored], path, name) for stored in by_name.get(name, []))
        ]
        return [path for path in changed if not is_locked(path)]

    def note_left(self, now: datetime) -> None:
        """Note which files are no longer there. A folder that is not there as a whole says nothing. Raises: OSError,
        HistoryBusyError."""
        there = set(lesson_names(self.library))
        with self.store.writing():
            for history in self.store.histories():
                for name, stored in _last_of_files(history).items():
                    state = stored.files[name]
                    if name not in there and state.left is None and not Path(name).is_absolute():
                        self.store.note_file(stored, name, replace(state, left=now))

    def of(self, path: Path) -> list[StoredRevision]:
        """Return the history of a lesson's file, oldest first; that of its name for one that is gone or cannot be read.
        Of two files of one lesson, each has what it was made from. Raises: OSError."""
        name = name_of(path, self.library)
        try:
            found = self.store.history(read_lesson_id(path), name)
            changed_s = path.stat().st_mtime
        except (LessonFileError, FileNotFoundError):
            of_name = [one for one in self.store.histories() if any(name in stored.files for stored in one)]
            found = max(of_name, key=lambda one: max(s.made for s in one if name in s.files), default=[])
            changed_s = 0.0
        return history_of_file(found, name, self.library, changed_s)

    def at(self, moment: datetime) -> dict[str, StoredRevision]:
        """Return the revision that each file of the folder held at a time, as far as it was saved. Raises: OSError."""
        found: dict[str, StoredRevision] = {}
        for history in self.store.histories():
            for stored in history:
                for name, state in stored.files.items():
                    before = found.get(name)
                    if state.since <= moment and (before is None or before.files[name].since <= state.since):
                        found[name] = stored
        there = ((name, stored, stored.files[name].left) for name, stored in found.items())
        return {name: stored for name, stored, left in sorted(there) if left is None or left > moment}

    def restore_at(self, moment: datetime, out: Path) -> list[RestoredFile]:
        """Write all lessons to a folder as they were at a time. Of one whose state then was thinned out, the state
        before is written. Raises: OSError."""
        restored = []
        for name, stored in self.at(moment).items():
            try:
                kept = stored if stored.is_kept else self._kept_before(stored, name)
                path = free_place(out, name)
                restore_lesson(self.store, self.store.revision(kept), path, origin=kept.origin)
            except (TniError, OSError) as error:
                restored.append(RestoredFile(name, None, error))
            else:
                restored.append(RestoredFile(name, path))
        return restored

    def _kept_before(self, stored: StoredRevision, name: str) -> StoredRevision:
        history = self.store.history(stored.lesson_id, name)
        earlier = [one for one in history if one.is_kept and name in one.files and one.made <= stored.made]
        return max(earlier, key=lambda one: one.made, default=stored)

    def thin_out(self, rules: ThinningRules, now: datetime) -> int:
        """Delete what the rules do not keep, and what a save that was cut off has left. The last revision of each file
        and branch stays, and each that has a name. Return the number of revisions.

        Raises: OSError, HistoryBusyError.
        """
        number = 0
        with self.store.writing():
            for history in self.store.histories():
                gone = revisions_to_thin_out(history, rules, now)
                self.store.thin_out(gone)
                number += len(gone)
            self.store.remove_unused(now.timestamp() - UNFINISHED_S)
        return number


def revisions_to_thin_out(
    history: Collection[StoredRevision], rules: ThinningRules, now: datetime
) -> list[StoredRevision]:
    """Return the revisions of a lesson that the rules do not keep."""
    lasting = heads(graph_of(history)) | {stored.id for stored in _last_of_files(history).values()}
    there = [stored for stored in history if stored.is_kept]
    states = [DatedState(stored.id, stored.made, bool(stored.name) or stored.id in lasting) for stored in there]
    kept = kept_states(states, rules, now)
    return [stored for stored in there if stored.id not in kept]


def _last_of_files(history: Collection[StoredRevision]) -> dict[str, StoredRevision]:
    return {name: stored for stored in history for name in stored.files}
