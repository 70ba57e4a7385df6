"""Names that lessons of a backup have now in the folder of lessons, where they were moved or renamed since."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from tni.files.lesson_errors import LessonFileError
from tni.store.backup_files import BackedUpFile
from tni.store.lesson_identity import read_lesson_id
from tni.store.library_names import LESSON
from tni.store.revision_store import RevisionStore, StoredRevision

type FileStates = Mapping[str, tuple[int, int]]
"""Size and time of the files in the folder of lessons, by name."""
SECOND_NS = 1_000_000_000


class LessonNames:
    """Finder of what lessons are called now. Nothing is read before the first question. there: files of the folder."""

    def __init__(self, library: Path, there: FileStates) -> None:
        self._library, self._there = library.absolute(), there
        self._ids: dict[str, str] = {}

    def now(self, file: BackedUpFile, backed_up: Collection[str]) -> str:
        """Return the name that a lesson has now whose own is gone, "" for one that is not found. It is known by its
        history, or by the very file. backed_up: names of the files in its backup."""
        state = (file.size, file.mtime_ns)
        if file.mtime_ns % SECOND_NS:  # many a file that was copied to a key has the same whole second
            same = [name for name in self._by_state.get(state, ()) if name not in backed_up]
            if len(same) == 1:
                return same[0]
        before = self._histories.get(file.name, [])
        for history in [one for one in before if _has_state(one, file.name, state)] or before:
            names = {name for stored in history for name in stored.files} & self._there.keys()
            for name in sorted(names - {file.name}):
                if self._id(name) == history[0].lesson_id != "":
                    return name
        return ""

    @cached_property
    def _by_state(self) -> dict[tuple[int, int], list[str]]:
        found: dict[tuple[int, int], list[str]] = {}
        for name, state in self._there.items():
            if name.lower().endswith(LESSON):
                found.setdefault(state, []).append(name)
        return found

    @cached_property
    def _histories(self) -> dict[str, list[list[StoredRevision]]]:
        """The histories of the lessons that have had a name, by name."""
        found: dict[str, list[list[StoredRevision]]] = {}
        with suppress(OSError):  # the backups are listed all the same
            for history in RevisionStore(self._library).histories():
                for name in {name for stored in history for name in stored.files}:
                    found.setdefault(name, []).append(history)
        return found

    def _id(self, name: str) -> str:
        if name not in self._ids:
            self._ids[name] = lesson_id_at(self._library / name)
        return self._ids[name]


def _has_state(history: Collection[StoredRevision], name: str, state: tuple[int, int]) -> bool:
    files = [stored.files[name] for stored in history if name in stored.files]
    return any((file.size, file.mtime_ns) == state for file in files)


def lesson_id_at(path: Path) -> str:
    """Return a lesson's id, "" for a file that cannot be read."""
    try:
        return read_lesson_id(path)
    except (LessonFileError, OSError):
        return ""
