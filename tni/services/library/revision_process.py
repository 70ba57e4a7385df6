"""Saving of revisions of large lessons in a process of its own: what it computes never delays a pen."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tni.library.revision import RevisionId
from tni.processes.child import ChildProcess, worker_command
from tni.processes.pipe_frames import read_frame
from tni.store.lesson_snapshot import SavedRevision
from tni.store.library_history import LibraryHistory

WORKER = "tni.services.library.revision_worker"
LARGE_BYTES = 200_000
"""Size from which a lesson is worth a process, which takes 0.2 s to start: some thousand strokes, or a picture."""


class _Answer(NamedTuple):
    """Answer of a process: the revision that it saved, None for a blank lesson."""

    saved: SavedRevision | None


class RevisionProcess:
    """Saves states of lessons, those of large ones in a process that ends with it. For a worker thread.

    What a process cannot save is saved here, so that the error is that of `LibraryHistory.save`.

    command: starts the worker; its arguments are appended.
    """

    def __init__(self, history: LibraryHistory, command: Sequence[str] | None = None) -> None:
        self._history, self._command = history, tuple(command or worker_command(WORKER))

    def save(self, path: Path, now: datetime, author: str, name: str) -> SavedRevision | None:
        """Save the state of a lesson, as `LibraryHistory.save`."""
        if path.stat().st_size >= LARGE_BYTES and (answer := self._ask(path, now, author, name)) is not None:
            return answer.saved
        return self._history.save(path, now, author, name)

    def _ask(self, path: Path, now: datetime, author: str, name: str) -> _Answer | None:
        """Save it in a process, and wait. Return None if that failed."""
        child = ChildProcess((*self._command, str(self._history.library), str(path), now.isoformat(), author, name))
        try:
            with suppress(EOFError, OSError, ValueError, KeyError):
                process = child.start()
                if process is not None and process.stdout is not None:
                    head, _ = read_frame(process.stdout)
                    id_ = head["id"]
                    return _Answer(None if id_ is None else SavedRevision(RevisionId(id_), bool(head["is_new"])))
        finally:
            child.stop()
        return None
