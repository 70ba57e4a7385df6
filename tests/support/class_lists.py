"""Everything around class lists but their database: keyrings, votes, a clock that stands still, a main thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from pathlib import Path

from tests.support.rosters import AtOnce
from tni.core.clock import SystemClock
from tni.core.errors import TniError
from tni.core.ids import PupilId
from tni.core.settings import Settings
from tni.roster.names_key import NoKeyringError
from tni.services.class_lists.class_list_service import ClassListService
from tni.services.class_lists.names_key_service import NamesKeyService
from tni.services.results.pupil_votes import PupilVote
from tni.services.results.results_service import OnFailed
from tni.store.pupil_names import NamesKey
from tni.store.roster import RosterStore
from tni.store.settings_file import SettingsFile
from tni.store.system_keyring import Keyring


class Clock(SystemClock):
    """Nine o'clock of one day. today: the day, which a test may set."""

    def __init__(self) -> None:
        self.today = date(2026, 11, 26)

    def now(self) -> datetime:
        return datetime.combine(self.today, time(9)).astimezone()


class NoKeyring:
    """A system without a keyring."""

    def get(self, name: str) -> NamesKey | None:
        raise NoKeyringError("none")

    def put(self, name: str, key: NamesKey) -> None:
        raise NoKeyringError("none")

    def drop(self, name: str) -> None:
        raise NoKeyringError("none")


class MemoryKeyring:
    """A keyring that keeps what it is given. kept: its keys by name."""

    def __init__(self) -> None:
        self.kept: dict[str, NamesKey] = {}

    def get(self, name: str) -> NamesKey | None:
        return self.kept.get(name)

    def put(self, name: str, key: NamesKey) -> None:
        self.kept[name] = key

    def drop(self, name: str) -> None:
        self.kept.pop(name)


class Votes:
    """The votes of pupils. erased: pupils whose votes were erased. answers: votes of every pupil."""

    def __init__(self) -> None:
        self.erased: list[PupilId] = []
        self.answers: list[PupilVote] = []

    def erase(self, pupils: Iterable[PupilId], done: Callable[[TniError | None], None]) -> None:
        self.erased += pupils
        done(None)

    def of_pupil(self, pupil: PupilId, found: Callable[[list[PupilVote]], None], failed: OnFailed) -> None:
        found(self.answers)

    def write(self, path: Path, data: bytes, done: Callable[[], None], failed: OnFailed) -> None:
        path.write_bytes(data)
        done()


class ClassLists:
    """The use case of class lists over lists of its own; its tasks run at once.

    Calls that are posted to the main thread wait until `settle`.
    """

    def __init__(self, folder: Path, keyring: Keyring | None = None) -> None:
        self._posted: list[Callable[[], None]] = []
        self.store = RosterStore(folder / "roster.db")
        self.votes, self.clock = Votes(), Clock()
        self.settings: Settings = SettingsFile(folder / "settings.json")
        self.names = NamesKeyService(self.store, keyring or NoKeyring(), self)
        self.service = ClassListService(self.store, self.names, self.votes, self.settings, self.clock, AtOnce())

    def post(self, call: Callable[[], None]) -> None:
        self._posted.append(call)

    def settle(self) -> None:
        """Wait until the keyring has answered, and hand on its answer."""
        self.names.close(60)
        while self._posted:
            self._posted.pop(0)()

    def close(self) -> None:
        self.settle()
        self.store.close()
