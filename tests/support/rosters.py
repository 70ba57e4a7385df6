"""Class lists for tests: opened with a key that is theirs, and read again with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tni.core.errors import TniError
from tni.files.errors import QuarantinedError
from tni.roster.names_key import KeyStorage, NamesState
from tni.store.names_lock import NamesLock
from tni.store.pupil_names import NamesKey
from tni.store.roster import RosterStore

KEY = NamesKey(bytes(range(32)))


def open_roster(path: Path, told: Callable[[QuarantinedError], None] = lambda _: None) -> RosterStore:
    store = RosterStore(path, told)
    give_key(store)
    return store


def give_key(store: RosterStore) -> None:
    """As a keyring would."""
    if store.names.state is NamesState.UNSET:
        store.names.seal_by(NamesLock.around(KEY, KeyStorage.KEYRING), KEY)
    elif store.names.state is NamesState.LOCKED:
        store.names.unlock(KEY)


class AtOnce:
    """What would run on the worker runs here: `tni.core.tasks.TaskRunner` for tests that look right after."""

    def submit[T](self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        try:
            found = work()
        except (TniError, OSError) as error:
            failed(error)
        else:
            done(found)
