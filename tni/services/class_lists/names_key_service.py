"""Use case of the key that seals the pupils' names: create it, fetch it, ask for a passphrase, or forget
it in memory.

It uses the system's keyring off the main thread, since the keyring may hang.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from tni.core.errors import TniError
from tni.core.listeners import Listeners
from tni.core.tasks import MainThread
from tni.roster.errors import RosterError
from tni.roster.names_key import KeyStorage, NamesState, NoKeyringError, WrongKeyError
from tni.store.names_lock import NamesLock
from tni.store.pupil_names import NamesKey
from tni.store.roster import RosterStore
from tni.store.system_keyring import Keyring

_log = logging.getLogger(__name__)

type _Done = Callable[[bool], None]


@dataclass(frozen=True, slots=True)
class NamesAccess:
    """State of the names and of their key. names: LOST if the class lists cannot be read at all. key_storage: None
    while there is no key."""

    names: NamesState
    key_storage: KeyStorage | None


class PassphrasePrompt(Enum):
    """Question to the teacher without whose answer names stay closed."""

    NEW = "new"  # no keyring: choose a passphrase
    KNOWN = "known"  # enter the passphrase that was chosen
    KEYRING = "keyring"  # the keyring does not give the key
    FORGOTTEN = "forgotten"  # confirm that the names are given up


class NamesKeyService:
    """Use case of the names' key. For the main thread."""

    def __init__(self, roster: RosterStore, keyring: Keyring, main: MainThread) -> None:
        self._names, self._keyring, self._main = roster.names, keyring, main
        self._listeners = Listeners[()]()
        self._asked = False
        self._thread: threading.Thread | None = None

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` on the main thread each time that names become readable."""
        self._listeners.add(listener)

    @property
    def state(self) -> NamesAccess:
        """State as the database says now, which another instance of the program may have changed."""
        try:
            lock = self._names.lock
            return NamesAccess(self._names.state, None if lock is None else lock.storage)
        except RosterError:
            return NamesAccess(NamesState.LOST, None)

    def unlock_silently(self) -> None:
        """Unlock the names if that takes no question to the teacher. The keyring is asked once only."""
        if not self._asked and self.state == NamesAccess(NamesState.LOCKED, KeyStorage.KEYRING):
            self.fetch(lambda _: None)

    def open(self, done: Callable[[PassphrasePrompt | None], None]) -> None:
        """Make names readable and storable. `done` gets None once they are, else the question to ask the teacher."""
        state = self.state
        match state.names:
            case NamesState.OPEN:
                done(None)
            case NamesState.LOCKED if state.key_storage is KeyStorage.PASSPHRASE:
                done(PassphrasePrompt.KNOWN)
            case NamesState.LOCKED:
                self.fetch(lambda opened: done(None if opened else PassphrasePrompt.KEYRING))
            case _:
                self.make(lambda made: done(None if made else PassphrasePrompt.NEW))

    def fetch(self, done: _Done) -> None:
        """Read the key from the keyring. `done` gets whether names can be read now."""
        self._asked = True
        try:
            lock = self._names.lock
        except RosterError:
            lock = None
        if lock is None or lock.storage is not KeyStorage.KEYRING:
            done(False)
            return

        def work() -> Callable[[], None]:
            found = self._keyring.get(lock.name)
            return lambda: self._unlock(found, done)

        self._start(work, done)

    def make(self, done: _Done) -> None:
        """Create a key and store it in the keyring. `done` gets whether the keyring has stored it and names can be
        stored now."""
        key = NamesKey.random()
        lock = NamesLock.around(key, KeyStorage.KEYRING)

        def work() -> Callable[[], None]:
            self._keyring.put(lock.name, key)
            return lambda: done(self._lock(lock, key))

        self._start(work, done)

    def make_passphrase(self, passphrase: str) -> bool:
        """Create a key that is protected by a passphrase. Returns whether names can be stored now. Raises:
        ShortPassphraseError."""
        key = NamesKey.random()
        return self._lock(NamesLock.around(key, KeyStorage.PASSPHRASE, passphrase), key)

    def make_for_today(self) -> bool:
        """Create a key that is lost when the program ends. Returns whether names can be stored now."""
        key = NamesKey.random()
        return self._lock(NamesLock.around(key, KeyStorage.MEMORY), key)

    def try_passphrase(self, passphrase: str) -> bool:
        try:
            self._names.unlock_by(passphrase)
        except (WrongKeyError, RosterError):
            return False
        self._listeners.tell()
        return True

    def take_over(self, lock: NamesLock, key: NamesKey) -> None:
        """Use a key from earlier in this run, from before the program's parts were created again."""
        try:
            self._names.take_over(lock, key)
        except RosterError as error:
            _log.warning("names: %s", error)
            return
        self._listeners.tell()

    def forget(self) -> bool:
        """Drop the names, and the key in the keyring if there is one. Returns False if the class lists could not be
        changed."""
        try:
            lock = self._names.lock
            self._names.drop()
        except RosterError as error:
            _log.warning("names: %s", error)
            return False
        if lock is not None and lock.storage is KeyStorage.KEYRING:
            self._start(lambda: self._dropped(lock.name), lambda _: None)
        return True

    def close(self, wait_s: float = 0.5) -> None:
        """Finish before the program ends. A keyring that hangs is not waited for longer than wait_s."""
        if self._thread is not None:
            self._thread.join(wait_s)

    # -- internals

    def _dropped(self, name: str) -> Callable[[], None]:
        self._keyring.drop(name)
        return lambda: None

    def _start(self, work: Callable[[], Callable[[], None]], done: _Done) -> None:
        def run() -> None:
            try:
                then = work()
            except NoKeyringError as error:
                _log.info("keyring: %s", error)
                then = lambda: done(False)  # noqa: E731
            self._main.post(then)

        self._thread = threading.Thread(target=run, name="keyring", daemon=True)
        self._thread.start()

    def _unlock(self, key: NamesKey | None, done: _Done) -> None:
        try:
            if key is None:
                raise WrongKeyError("not in the keyring")
            self._names.unlock(key)
        except TniError as error:
            _log.warning("names: %s", error)
            done(False)
            return
        self._listeners.tell()
        done(True)

    def _lock(self, lock: NamesLock, key: NamesKey) -> bool:
        try:
            self._names.seal_by(lock, key)
        except RosterError as error:
            _log.warning("names: %s", error)
            return False
        self._listeners.tell()
        return True
