"""State of an open lesson at one moment, held until a worker has copied it, whatever is written meanwhile."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import closing
from pathlib import Path

from tni.core.errors import TniError
from tni.files.private import create_private
from tni.store.lesson_adoption import pinned_connection
from tni.store.lesson_database import LessonDatabase

STEP_PAGES = 512
"""Pages that are copied in one go: who gives the state up waits for no more, some 2 MB."""
_log = logging.getLogger(__name__)


class HeldState:
    """State that a lesson has when this is made. While it is held, nobody can leave the lesson as one file without side
    files: it is given up before the lesson is closed or gets another file. For any thread.

    ask_later: `LessonWriter.ask_later`.
    """

    def __init__(self, ask_later: Callable[[Callable[[LessonDatabase], object]], Future[object]]) -> None:
        self._connection: sqlite3.Connection | None = None
        self._guard = threading.Lock()
        self._is_given_up = threading.Event()
        self._begun = ask_later(self._begin)

    def _begin(self, database: LessonDatabase) -> None:
        with self._guard:
            if not self._is_given_up.is_set():
                self._connection = pinned_connection(database.path)

    def copy_to(self, path: Path) -> bool:
        """Write the state to a new file and hold it no longer. Return whether it is all there: not when it was given up
        or cannot be written. For a worker thread."""
        wait([self._begun])
        with self._guard:
            source, self._connection = self._connection, None
            if source is None:
                return False
            try:
                with closing(source):
                    self._copy(source, path)
            except _GivenUpError:
                return False
            except (sqlite3.Error, OSError, TniError) as error:
                _log.info("the state in which a lesson was found isn't kept: %s", error)
                return False
            return True

    def _copy(self, source: sqlite3.Connection, path: Path) -> None:
        def copied(_status: int, _left: int, _all: int) -> None:
            if self._is_given_up.is_set():
                raise _GivenUpError

        create_private(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            source.backup(copy, pages=STEP_PAGES, progress=copied)
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()

    def give_up(self) -> None:
        """Hold the state no longer."""
        self._is_given_up.set()
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


class _GivenUpError(Exception):
    """The lesson is needed without its readers."""
