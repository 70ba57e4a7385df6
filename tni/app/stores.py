"""The databases beside the lessons: class lists, votes, sessions."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tni.core.errors import TniError
from tni.core.tasks import MainThread
from tni.store.roster import RosterStore
from tni.store.sessions import SessionStore
from tni.store.set_aside import set_aside_rubbish
from tni.store.votes import VoteStore

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Stores:
    """refused: what could not be opened, or was no database any more. For what could not be opened an empty one in a
    temporary folder stands in: the lesson must go on."""

    roster: RosterStore
    votes: VoteStore
    sessions: SessionStore
    refused: tuple[TniError, ...]
    stand_in: Path | None

    @classmethod
    def open(cls, folder: Path, main: MainThread) -> Self:
        refused: list[TniError] = []
        stand_in: list[Path] = []

        def opened[S](name: str, make: Callable[[Path], S]) -> S:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                if (damaged := set_aside_rubbish(folder / name)) is not None:
                    _log.warning("%s", damaged)
                    refused.append(damaged)
                return make(folder / name)
            except (TniError, OSError) as error:
                _log.warning("%s cannot be opened: %s", folder / name, error)
                refused.append(error if isinstance(error, TniError) else FolderRefusedError(folder, error))
                if not stand_in:
                    stand_in.append(Path(tempfile.mkdtemp(prefix="tni-")))
                return make(stand_in[0] / name)

        roster = opened("classes.db", RosterStore)
        votes = opened("votes.db", lambda path: VoteStore(path, main))
        sessions = opened("sessions.db", SessionStore)
        return cls(roster, votes, sessions, tuple(refused), stand_in[0] if stand_in else None)

    def close(self) -> None:
        self.votes.close()
        self.roster.close()
        if self.stand_in is not None:
            shutil.rmtree(self.stand_in, ignore_errors=True)


class FolderRefusedError(TniError):
    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(f"{folder}: {error.strerror or error}")
        self.folder = folder
