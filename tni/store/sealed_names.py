"""Names and extra time of all pupils in the roster's database, with the lock and the key that seal them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from tni.core.ids import PupilId
from tni.roster.errors import NoNamesKeyError, UnknownPupilError
from tni.roster.names_key import KeyStorage, NamesState, WrongKeyError
from tni.roster.school_class import EXTRA_DIGITS, MOST_EXTRA
from tni.store.names_lock import NamesLock
from tni.store.pupil_names import SEALED, UNREADABLE, NamesKey, PupilNames, read_names, seal_names
from tni.store.roster_database import RosterDatabase


class SealedNames:
    """Names of the pupils, part of `tni.store.roster.RosterStore`. Every method raises RosterError when the disk
    fails."""

    def __init__(self, db: RosterDatabase) -> None:
        self._db = db
        self._key: NamesKey | None = None
        self._opened: NamesLock | None = None  # the lock that `_key` belongs to

    # The key

    @property
    def lock(self) -> NamesLock | None:
        """The lock of the names; None without a key."""
        rows = self._db.all("SELECT way, name, salt, proof FROM lock")
        return None if not rows else NamesLock(KeyStorage(rows[0][0]), *rows[0][1:])

    @property
    def state(self) -> NamesState:
        lock = self.lock
        if lock is None:
            mark = bytes((SEALED,))
            sealed = self._db.all("SELECT 1 FROM pupil WHERE substr(names, 1, 1) = ? LIMIT 1", (mark,))
            return NamesState.LOST if sealed else NamesState.UNSET
        if self._key is not None and self._opened == lock:
            return NamesState.OPEN
        return NamesState.LOST if lock.storage is KeyStorage.MEMORY else NamesState.LOCKED

    def seal_by(self, lock: NamesLock, key: NamesKey) -> None:
        """Seal the names with this key from now on. Unsealed names are sealed now, and no copy of them stays: not in
        the file, in its journal, or in quarantined files. Names sealed with a lost key are dropped. Raises:
        NoNamesKeyError if the present key must be fetched first."""
        if self.state is NamesState.LOCKED:
            raise NoNamesKeyError("the names are locked")
        sealed = [(seal_names(key, id, names), id) for id, names in self.all().items()]
        with self._db.transaction() as db:
            _put_lock(db, lock)
            db.executemany("UPDATE pupil SET names = ? WHERE id = ?", sealed)
        self._key, self._opened = key, lock
        self._remove_traces()

    def unlock(self, key: NamesKey) -> None:
        """Unlock the names with a key from the keyring. Raises: WrongKeyError."""
        lock = self.lock
        if lock is None or not lock.fits(key):
            raise WrongKeyError("the key is of another lock")
        self._key, self._opened = key, lock

    def unlock_by(self, passphrase: str) -> None:
        """Unlock the names with a passphrase. Takes a tenth of a second or more. Raises: WrongKeyError."""
        lock = self.lock
        if lock is None or lock.storage is not KeyStorage.PASSPHRASE:
            raise WrongKeyError("there is no passphrase")
        self._key, self._opened = lock.opened_by(passphrase), lock

    @property
    def lock_and_key(self) -> tuple[NamesLock, NamesKey] | None:
        """Lock and key, for another store over the same database in this run; None without a key."""
        return None if self._key is None or self._opened is None else (self._opened, self._key)

    def take_over(self, lock: NamesLock, key: NamesKey) -> None:
        """Take the lock and key of another store. Does nothing if the database has another lock."""
        if self.lock == lock:
            self._key, self._opened = key, lock

    def drop(self) -> None:
        """Drop all names because their key is lost for good; new names may be sealed with another key. Pupils keep
        their ids, seat numbers and results."""
        with self._db.transaction() as db:
            db.execute("DELETE FROM lock")
            db.execute("UPDATE pupil SET names = x''")
        self._key = self._opened = None
        self._remove_traces()

    def key_to_seal_with(self) -> NamesKey:
        """Return the key for sealing. If the file was deleted meanwhile, the new one gets the same lock. Raises:
        NoNamesKeyError."""
        if self.state is NamesState.UNSET and self._opened is not None:
            with self._db.transaction() as db:
                _put_lock(db, self._opened)
        if (key := self._current_key()) is None:
            raise NoNamesKeyError("no key for the names")
        return key

    # The names

    def read(self, fields: dict[PupilId, bytes]) -> dict[PupilId, PupilNames]:
        """Return the names in the given fields of the table of pupils."""
        key = self._current_key()
        return {id: read_names(key, id, field) for id, field in fields.items()}

    def all(self) -> dict[PupilId, PupilNames]:
        return self.read({PupilId(id): field for id, field in self._db.all("SELECT id, names FROM pupil")})

    def put(self, db: sqlite3.Connection, key: NamesKey, pupil_id: PupilId, names: PupilNames) -> None:
        """Store a pupil in a transaction. The extra time of a stored one stays."""
        kept = replace(names, extra=self._of(key, pupil_id).extra)
        db.execute(
            "INSERT INTO pupil VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET names = excluded.names",
            (pupil_id, seal_names(key, pupil_id, kept)),
        )

    def set_extra(self, pupil_id: PupilId, extra: float) -> None:
        """Set a pupil's extra time, as a share of a time limit; 0 for none. It is sealed with the names: the previous
        value leaves no trace in the file. Raises: NoNamesKeyError if the names are not open."""
        if not 0 <= extra <= MOST_EXTRA:
            raise ValueError(f"more time is a share of up to {MOST_EXTRA}, got {extra}")
        key = self.key_to_seal_with()
        with self._db.transaction() as db:
            names = replace(self._of(key, pupil_id), extra=round(extra, EXTRA_DIGITS))
            db.execute("UPDATE pupil SET names = ? WHERE id = ?", (seal_names(key, pupil_id, names), pupil_id))

    def rename(self, pupil_id: PupilId, last: str, first: str) -> None:
        """Give a pupil other names: `last` is the name that lists show. Id, seat numbers, results and extra time stay.
        Raises: NoNamesKeyError if the names are not open, UnknownPupilError."""
        key = self.key_to_seal_with()
        with self._db.transaction() as db:
            if not self._db.all("SELECT 1 FROM pupil WHERE id = ?", (pupil_id,)):
                raise UnknownPupilError("no such pupil")
            was = self._of(key, pupil_id)
            names = replace(was, usage=last, first=first) if was.usage else replace(was, last=last, first=first)
            db.execute("UPDATE pupil SET names = ? WHERE id = ?", (seal_names(key, pupil_id, names), pupil_id))

    def exchange(self, one: PupilId, other: PupilId) -> None:
        """Exchange the names and extra time of two pupils: ids, seat numbers and results stay. Raises: NoNamesKeyError
        if the names are not open."""
        key = self.key_to_seal_with()
        with self._db.transaction() as db:
            names = {one: self._of(key, other), other: self._of(key, one)}
            sealed = [(seal_names(key, id, own), id) for id, own in names.items()]
            db.executemany("UPDATE pupil SET names = ? WHERE id = ?", sealed)

    def _of(self, key: NamesKey, pupil_id: PupilId) -> PupilNames:
        rows = self._db.all("SELECT names FROM pupil WHERE id = ?", (pupil_id,))
        return read_names(key, pupil_id, rows[0][0]) if rows else UNREADABLE

    def _current_key(self) -> NamesKey | None:
        return self._key if self.state is NamesState.OPEN else None

    def _remove_traces(self) -> None:
        """Remove every trace of rewritten names from the file and from beside it."""
        self._db.vacuum()
        self._db.delete_copies()


def _put_lock(db: sqlite3.Connection, lock: NamesLock) -> None:
    db.execute("INSERT OR REPLACE INTO lock VALUES (1, ?, ?, ?, ?)", (lock.storage, lock.name, lock.salt, lock.proof))
