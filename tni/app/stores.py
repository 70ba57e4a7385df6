"""Databases beside the lessons: class lists, votes, séances."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tni.core.closing import close_all
from tni.core.errors import TniError
from tni.core.tasks import MainThread
from tni.files.errors import FolderUnusableError, QuarantinedError
from tni.files.private import make_private_folder
from tni.store.quarantine import DatabaseSchema, quarantine_if_damaged
from tni.store.roster import RosterStore
from tni.store.roster_schema import ROSTER_SCHEMA
from tni.store.seances import SEANCES_SCHEMA, SeanceStore
from tni.store.vote_rows import VOTES_SCHEMA
from tni.store.votes import VoteStore

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Stores:
    """Open databases. refused: errors of databases that could not be opened or were damaged.

    A database that could not be opened is replaced by an empty one in a temporary folder, so that the lesson can go on.
    """

    roster: RosterStore
    votes: VoteStore
    seances: SeanceStore
    refused: tuple[TniError, ...]
    temporary_folder: Path | None

    @classmethod
    def open(cls, folder: Path, main: MainThread, on_quarantine: Callable[[QuarantinedError], None]) -> Self:
        """Open the databases. on_quarantine: called on the main thread when one is found damaged later and
        quarantined.
        """
        refused: list[TniError] = []
        stand_in: list[Path] = []

        def opened[S](name: str, schema: DatabaseSchema, make: Callable[[Path], S]) -> S:
            try:
                make_private_folder(folder)
                if (damaged := quarantine_if_damaged(folder / name, schema)) is not None:
                    _log.warning("%s", damaged)
                    refused.append(damaged)
                return make(folder / name)
            except (TniError, OSError, sqlite3.Error) as error:
                _log.warning("%s cannot be opened: %s", folder / name, error)
                refused.append(error if isinstance(error, TniError) else FolderUnusableError(folder, error))
                if not stand_in:
                    stand_in.append(Path(tempfile.mkdtemp(prefix="tni-")))
                return make(stand_in[0] / name)

        roster = opened("classes.db", ROSTER_SCHEMA, lambda path: RosterStore(path, on_quarantine))
        votes = opened("votes.db", VOTES_SCHEMA, lambda path: VoteStore(path, main, on_quarantine))
        sessions = opened("sessions.db", SEANCES_SCHEMA, SeanceStore)
        return cls(roster, votes, sessions, tuple(refused), stand_in[0] if stand_in else None)

    def close(self) -> None:
        close_all(self.votes.close, self.roster.close, self._remove_temporary_folder)

    def _remove_temporary_folder(self) -> None:
        if self.temporary_folder is not None:
            shutil.rmtree(self.temporary_folder, ignore_errors=True)
