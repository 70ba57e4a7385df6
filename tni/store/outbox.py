"""Outbox: entries on their way to ENTs, what connectors noted about them, and what became of them.

It is one SQLite database, which each call opens (`call_database`).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from tni.cahier.delivery import Delivery, DeliveryId, DeliveryState, delivery_id, handed_over, new_delivery
from tni.cahier.delivery_codec import DeliveryDecodeError, delivery_from_json, delivery_to_json
from tni.cahier.delivery_history import HistoryEvent, event_of, history_from_json, history_to_json
from tni.cahier.delivery_merge import DeliverySnapshot, adopted, merged, stamped
from tni.cahier.delivery_rebuilding import is_rebuilt, rebuilt
from tni.cahier.memory_note import MemoryNote, newest
from tni.cahier.outgoing_entry import OutgoingDecodeError, OutgoingEntry, outgoing_from_json, outgoing_to_json
from tni.cahier.outgoing_erasure import without_text
from tni.files.errors import QuarantinedError, SeanceStoreFault
from tni.files.outbox_errors import NoOutboxLockError, NoSuchDeliveryError, OutboxError
from tni.store.call_database import CallDatabase, DatabaseForm
from tni.store.outbox_files import OutboxFiles
from tni.store.outbox_lock import can_lock
from tni.store.outbox_notes import add_note, check_note, notes_of, put_note
from tni.store.outbox_schema import APPLICATION_ID, OUTBOX_SCHEMA, SCHEMA, SCHEMA_VERSION

MOST_EVENTS = 200
"""Events that are kept of a delivery."""

_FORM = DatabaseForm(SCHEMA, APPLICATION_ID, SCHEMA_VERSION, OUTBOX_SCHEMA, "BEGIN IMMEDIATE", makes_folder=True)

type Step = Callable[[Delivery], Delivery]


class Outbox:
    """Store of deliveries. Every method raises OutboxError, of which NoOutboxLockError where no lock can be had. What
    was written is on the disk when a method returns. files: those of the entries."""

    def __init__(
        self, path: Path, busy_timeout_s: float = 5.0, connect: Callable[..., sqlite3.Connection] = sqlite3.connect
    ) -> None:
        """connect: opens the database, as `sqlite3.connect`."""
        self._db = CallDatabase(path, _FORM, _error, busy_timeout_s, connect)
        self._transaction = self._db.transaction
        self.files = OutboxFiles(path.with_name("outbox-files"))

    # -- deliveries

    def put(self, entry: OutgoingEntry, accounts: Iterable[str], now: datetime) -> tuple[Delivery, ...]:
        """Hand an entry over to accounts, all or none: a new one waits, an edited one is sent anew, an unchanged one
        stays as it is. Its files are in `files` before."""
        text = outgoing_to_json(entry)
        with self._transaction() as db:
            return tuple(self._put(db, entry, text, account, now) for account in accounts)

    def _put(self, db: sqlite3.Connection, entry: OutgoingEntry, text: str, account: str, now: datetime) -> Delivery:
        (last,) = db.execute("SELECT max(place) FROM delivery").fetchone()
        place = (last or 0) + 1
        found = _found(db, delivery_id(account, entry.uid))
        if found is None:
            made = new_delivery(entry, account, place, now)
        else:  # the account of one whose record is damaged may be unknown
            made = handed_over(replace(found, account=account), entry, place, now)
        made = _save(db, made, found, now)
        db.execute("UPDATE delivery SET entry = ?, is_erased = 0 WHERE id = ?", (text, made.id))
        return made

    def deliveries(self, closed: int = -1) -> tuple[Delivery, ...]:
        """Return the deliveries in their order. One whose record cannot be read waits for the teacher; of those that
        are done it is left out. closed: most of those of which nothing is to be sent any more, the latest; -1 for all,
        0 for none."""
        with self._transaction() as db:
            rows = db.execute("SELECT place, id, record, 1 FROM delivery WHERE is_open = 1").fetchall()
            if closed:
                rows += db.execute(
                    "SELECT place, id, record, 0 FROM delivery WHERE is_open = 0 ORDER BY place DESC LIMIT ?", (closed,)
                ).fetchall()
            return _decoded(db, (row[1:] for row in sorted(rows)))

    def of_id(self, id: DeliveryId) -> Delivery | None:
        """Return a delivery; None if there is none."""
        with self._transaction() as db:
            return _found(db, id)

    def of_entry(self, uid: UUID) -> tuple[Delivery, ...]:
        """Return the deliveries of an entry; for those that cannot be read see `deliveries`."""
        with self._transaction() as db:
            rows = db.execute(
                "SELECT id, record, is_open FROM delivery WHERE uid = ? ORDER BY place, id", (str(uid),)
            ).fetchall()
            return _decoded(db, rows)

    def first_handed_over(self) -> dict[str, datetime]:
        """Return when the first entry was handed over to each account, by the account's id."""
        found = dict[str, datetime]()
        for one in self.deliveries():
            found[one.account] = min(one.handed_at, found.get(one.account, one.handed_at))
        return found

    def change(self, id: DeliveryId, step: Step, now: datetime) -> Delivery:
        """Change a delivery by a function of what is stored, and note the change in its history. Raises also:
        NoSuchDeliveryError."""
        with self._transaction() as db:
            before = _known(db, id)
            after = step(before)
            return _save(db, after, before, now) if after != before else after

    def change_open(self, step: Step, now: datetime) -> None:
        """Change the deliveries of which something is to be sent, by a function of each."""
        with self._transaction() as db:
            rows = db.execute("SELECT id FROM delivery WHERE is_open = 1 ORDER BY place, id").fetchall()
            for (id,) in rows:
                before = _found(db, id)
                if before is not None and (after := step(before)) != before:
                    _save(db, after, before, now)

    def begin(self, id: DeliveryId, step: Step, now: datetime) -> tuple[Delivery, OutgoingEntry, bool] | None:
        """Change a delivery that is sent now. Returns it, its entry, and whether the entry's text is erased; None for
        one that does not wait any more. Raises also: NoSuchDeliveryError; OutgoingDecodeError, with nothing changed."""
        with self._transaction() as db:
            before = _known(db, id)
            if before.state is not DeliveryState.WAITING:
                return None
            text, is_erased = db.execute("SELECT entry, is_erased FROM delivery WHERE id = ?", (id,)).fetchone()
            entry = outgoing_from_json(text)
            return _save(db, step(before), before, now), entry, bool(is_erased)

    def entry(self, id: DeliveryId) -> OutgoingEntry | None:
        """Return the entry of a delivery; None when its text is erased. Raises also: NoSuchDeliveryError,
        OutgoingDecodeError."""
        with self._transaction() as db:
            row = db.execute("SELECT entry, is_erased FROM delivery WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise NoSuchDeliveryError(id)
        return None if row[1] else outgoing_from_json(row[0])

    def history(self, id: DeliveryId) -> tuple[HistoryEvent, ...]:
        """Return what happened to a delivery, the earliest first."""
        with self._transaction() as db:
            rows = db.execute("SELECT event FROM history WHERE delivery = ? ORDER BY number", (id,)).fetchall()
        return tuple(event for (text,) in rows if (event := history_from_json(text)) is not None)

    def erase_texts(self, before: datetime) -> int:
        """Erase the texts of entries that were sent or withdrawn before a time; their places on the disk are
        overwritten. What finds them at the ENT stays: uid, class, times and what the connector noted. Return their
        number."""
        erased = 0
        with self._transaction() as db:
            rows = db.execute(
                "SELECT id, record, entry FROM delivery WHERE is_erased = 0 AND changed_s < ?", (before.timestamp(),)
            ).fetchall()
            for id, record, text in rows:
                with suppress(DeliveryDecodeError, OutgoingDecodeError):
                    found = delivery_from_json(record)
                    if found.state not in (DeliveryState.SENT, DeliveryState.WITHDRAWN):
                        continue
                    delivery, entry = without_text(found, outgoing_from_json(text))
                    db.execute(
                        "UPDATE delivery SET record = ?, entry = ?, is_erased = 1 WHERE id = ?",
                        (delivery_to_json(delivery), outgoing_to_json(entry), id),
                    )
                    erased += 1
        return erased

    def needed_files(self) -> frozenset[str] | None:
        """Return the SHA-256 of the files of entries that may be sent once more; None while one cannot be read."""
        with self._transaction() as db:
            rows = db.execute("SELECT entry FROM delivery WHERE is_erased = 0").fetchall()
        needed = set[str]()
        for (text,) in rows:
            try:
                needed |= {file.sha256 for file in outgoing_from_json(text).all_files}
            except OutgoingDecodeError:
                return None
        return frozenset(needed)

    # -- the teacher's other computers

    def snapshot(self, id: DeliveryId) -> DeliverySnapshot | None:
        """Return all that another computer has to know of a delivery; None once its text is erased. Raises also:
        NoSuchDeliveryError, OutgoingDecodeError."""
        with self._transaction() as db:
            found = _known(db, id)
            if is_rebuilt(found):  # nobody else needs to know what is not known here
                raise NoSuchDeliveryError(id)
            text, is_erased = db.execute("SELECT entry, is_erased FROM delivery WHERE id = ?", (id,)).fetchone()
            notes = notes_of(db, id)
        return None if is_erased else DeliverySnapshot(found, outgoing_from_json(text), notes)

    def merge(self, other: DeliverySnapshot, now: datetime) -> Delivery:
        """Take over what another computer knows of a delivery, as far as it is newer."""
        theirs = other.delivery
        with self._transaction() as db:
            found = _found(db, theirs.id)
            (last,) = db.execute("SELECT max(place) FROM delivery").fetchone()
            if found is None or is_rebuilt(found):
                made = replace(adopted(theirs, (last or 0) + 1), started=theirs.started or found is not None)
            else:
                made = merged(found, theirs)
            if made != found:
                _write(db, made, found, now)
            if found is None or found.fingerprint != made.fingerprint:
                text = outgoing_to_json(other.entry)
                db.execute("UPDATE delivery SET entry = ?, is_erased = 0 WHERE id = ?", (text, made.id))
            for key, one in newest(notes_of(db, theirs.id), other.notes).items():
                put_note(db, theirs.id, key, one)
        return made

    # -- what connectors note

    def notes(self, id: DeliveryId) -> dict[str, MemoryNote]:
        """Return what a connector noted about a delivery, removed notes with it."""
        with self._transaction() as db:
            return notes_of(db, id)

    def note(self, id: DeliveryId, key: str, value: str) -> None:
        """Note a value; "" removes it, and what was removed longest ago gives way to new notes. Raises also: ValueError
        for one that is too long, one too many, or no valid text."""
        check_note(key, value)
        with self._transaction() as db:
            add_note(db, id, key, value, _computer(db))

    # -- the outbox itself

    @property
    def computer(self) -> str:
        """Eight hexadecimal digits of this outbox."""
        with self._transaction() as db:
            return _computer(db)

    @property
    def is_paused(self) -> bool:
        """True while the teacher has stopped all sending."""
        with self._transaction() as db:
            return db.execute("SELECT 1 FROM note WHERE name = 'paused' AND value != ''").fetchone() is not None

    def set_paused(self, *, paused: bool) -> None:
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO note VALUES ('paused', ?)", ("1" if paused else "",))

    def repair(self) -> QuarantinedError | None:
        """Repair a damaged database: quarantine it and create a new one with all that can be read. Return None if it is
        sound."""
        return self._db.repair()


def _error(fault: SeanceStoreFault, path: Path, detail: str, *, repairable: bool = False) -> OutboxError:
    """Return an error of the database. That no lock can be had, SQLite calls busy, or a failure of the disk."""
    if fault in (SeanceStoreFault.BUSY, SeanceStoreFault.FAILED) and not can_lock(path):
        return NoOutboxLockError(path)
    return OutboxError(fault, path, detail, repairable=repairable)


class OutboxMemory:
    """Notes of a connector on one delivery; a `tni.api.ent.Memory`."""

    def __init__(self, outbox: Outbox, id: DeliveryId) -> None:
        self._outbox, self._id = outbox, id

    def get(self, key: str) -> str | None:
        found = self._outbox.notes(self._id).get(key)
        return found.value if found is not None and found.value else None

    def put(self, key: str, value: str) -> None:
        self._outbox.note(self._id, key, value)


def _decoded(db: sqlite3.Connection, rows: Iterable[tuple[str, str, int]]) -> tuple[Delivery, ...]:
    """Decode deliveries: id, record, whether something is to be sent. One that cannot be read is left out if not."""
    found = []
    for id, record, is_open in rows:
        try:
            found.append(delivery_from_json(record))
        except DeliveryDecodeError:
            if is_open:
                found.append(_rebuilt(db, DeliveryId(id)))
    return tuple(found)


def _rebuilt(db: sqlite3.Connection, id: DeliveryId) -> Delivery:
    """Return a delivery whose record cannot be read, made of what is left of it."""
    uid, place, changed_s, record, text = db.execute(
        "SELECT uid, place, changed_s, record, entry FROM delivery WHERE id = ?", (id,)
    ).fetchone()
    entry = None
    with suppress(OutgoingDecodeError):
        entry = outgoing_from_json(text)
    return rebuilt(id, _uid(uid, id), place, _time(changed_s), record, entry)


def _uid(found: str, id: DeliveryId) -> UUID:
    """Return the uid in a row; one that is damaged is made of the delivery's name, so that it stays the same."""
    try:
        return UUID(found)
    except ValueError:
        return uuid5(NAMESPACE_URL, f"tni:damaged:{id}")


def _time(found: float) -> datetime:
    try:
        return datetime.fromtimestamp(found, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _found(db: sqlite3.Connection, id: DeliveryId) -> Delivery | None:
    """Return a delivery; None if there is none."""
    row = db.execute("SELECT record FROM delivery WHERE id = ?", (id,)).fetchone()
    if row is None:
        return None
    try:
        return delivery_from_json(row[0])
    except DeliveryDecodeError:
        return _rebuilt(db, id)


def _known(db: sqlite3.Connection, id: DeliveryId) -> Delivery:
    found = _found(db, id)
    if found is None:
        raise NoSuchDeliveryError(id)
    return found


def _save(db: sqlite3.Connection, made: Delivery, before: Delivery | None, now: datetime) -> Delivery:
    """Store what a program of this computer made of a delivery, and return it with the ages of its parts."""
    made = stamped(before, made, _computer(db))
    _write(db, made, before, now)
    return made


def _write(db: sqlite3.Connection, made: Delivery, before: Delivery | None, now: datetime) -> None:
    row = (made.place, now.timestamp(), int(made.is_open), delivery_to_json(made))
    db.execute(
        "INSERT INTO delivery VALUES (?, ?, ?, ?, ?, ?, '', 1)"
        " ON CONFLICT (id) DO UPDATE SET place = ?, changed_s = ?, is_open = ?, record = ?",
        (made.id, str(made.uid), *row, *row),
    )
    event = event_of(before, made, now)
    if event is not None:
        (last,) = db.execute("SELECT max(number) FROM history WHERE delivery = ?", (made.id,)).fetchone()
        number = (last or 0) + 1
        db.execute("INSERT INTO history VALUES (?, ?, ?)", (made.id, number, history_to_json(event)))
        db.execute("DELETE FROM history WHERE delivery = ? AND number <= ?", (made.id, number - MOST_EVENTS))


def _computer(db: sqlite3.Connection) -> str:
    row = db.execute("SELECT value FROM note WHERE name = 'computer'").fetchone()
    if row is not None:
        return str(row[0])
    made = os.urandom(4).hex()
    db.execute("INSERT INTO note VALUES ('computer', ?)", (made,))
    return made
