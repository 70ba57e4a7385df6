"""Classes, pupils and the kit of clickers, in a database of their own: the only place where names are.

One kit serves every class: it maps a clicker to the number on its label, once. Each class or group maps a pupil to a
number. A pupil's id is random and local.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from tni.core.collation import fold, sort_key
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId, new_id
from tni.store.set_aside import SetAsideError, Shape, is_damage, mend

SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE class (id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
CREATE TABLE pupil (
  id TEXT PRIMARY KEY, last_name TEXT NOT NULL, first_name TEXT NOT NULL, usage_name TEXT NOT NULL) STRICT;
CREATE TABLE member (
  class_id TEXT NOT NULL REFERENCES class ON DELETE CASCADE,
  pupil_id TEXT NOT NULL REFERENCES pupil ON DELETE CASCADE,
  number INTEGER CHECK (number > 0),  -- NULL: left the class; results keep the id, the number is free
  PRIMARY KEY (class_id, pupil_id), UNIQUE (class_id, number)) STRICT;
CREATE TABLE kit (clicker TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE CHECK (number > 0)) STRICT;
"""


def _create(db: sqlite3.Connection) -> None:
    db.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version={SCHEMA_VERSION}; COMMIT")


def _finish(db: sqlite3.Connection) -> None:
    """A class whose name is lost keeps its pupils; a pupil whose name is lost is in no class."""
    db.execute(
        "INSERT INTO class SELECT DISTINCT class_id, 'lost:' || class_id, '?' FROM member"
        " WHERE class_id NOT IN (SELECT id FROM class)"
    )
    db.execute("DELETE FROM member WHERE pupil_id NOT IN (SELECT id FROM pupil)")


SHAPE = Shape(SCHEMA_VERSION, _create, dict.fromkeys(("class", "pupil", "member", "kit"), ("rowid",)), finish=_finish)


class RosterError(TniError):
    """The class lists cannot be read or written. The cause is a sqlite3.Error."""


class RosterTooNewError(RosterError):
    def __init__(self, *, found: int) -> None:
        super().__init__(f"roster version {found}, this program reads up to {SCHEMA_VERSION}")
        self.found, self.supported = found, SCHEMA_VERSION


class NumberTakenError(RosterError):
    """Two pupils of a class, or two clickers, cannot have one number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"number {number} is taken")
        self.number = number


class UnknownClassError(RosterError):
    """No such class, or no such pupil in it."""


class ImportedPupil(Protocol):
    """What an importer gives: see `tni.formats.roster.PupilRow`."""

    @property
    def last_name(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def usage_name(self) -> str: ...
    @property
    def class_name(self) -> str: ...
    @property
    def class_key(self) -> str: ...


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class or a group."""

    id: ClassId
    name: str
    pupils: int


@dataclass(frozen=True, slots=True)
class Pupil:
    """number: None for a pupil who has left. usage_name: "" for most."""

    id: PupilId
    last_name: str
    first_name: str
    usage_name: str
    number: int | None

    @property
    def shown_last_name(self) -> str:
        return self.usage_name or self.last_name


@dataclass(frozen=True, slots=True)
class ImportReport:
    """classes: those of the file. left: pupils of these classes that the file has no more.

    unplaced: how many pupils have no class in the file, and were not taken.
    """

    classes: tuple[ClassId, ...]
    added: tuple[PupilId, ...]
    kept: tuple[PupilId, ...]
    left: tuple[PupilId, ...]
    unplaced: int


class RosterStore:
    """Used by one thread at a time. Every method raises RosterError when the disk fails; nothing is then half done.

    told: called when the database was found damaged while open, and set aside for a new one. What reads then reads
    again; what writes raises RosterError, and may be asked for again.
    """

    def __init__(self, path: Path, told: Callable[[SetAsideError], None] = lambda _: None) -> None:
        self._path, self._told = path, told
        with _translated():
            self._db, self._file = self._open()

    def _open(self) -> tuple[sqlite3.Connection, os.stat_result]:
        db = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        try:
            db.execute("PRAGMA foreign_keys=ON")
            db.execute("PRAGMA secure_delete=ON")  # an erased name is overwritten, not just unlinked
            (found,) = db.execute("PRAGMA user_version").fetchone()
            if found > SCHEMA_VERSION:
                raise RosterTooNewError(found=found)
            if found == 0:
                self._path.chmod(0o600)  # names are for the teacher's account alone
                _create(db)
            return db, self._path.stat()
        except BaseException:
            db.close()
            raise

    def _mended(self, error: BaseException) -> bool:
        """Whether the file was damaged, and a new one is in its place now."""
        if not is_damage(error) and not is_damage(error.__cause__):
            return False
        self._db.close()
        found = mend(self._path, SHAPE)
        self._db, self._file = self._open()
        self._told(found)
        return True

    def _stay_with_the_file(self) -> None:
        """Another program may have put another file there, or set a damaged one aside."""
        if not self._path.exists() or not os.path.samestat(self._file, self._path.stat()):
            old = self._db
            self._db, self._file = self._open()
            old.close()

    def close(self) -> None:
        self._db.close()

    # Classes and pupils

    def import_pupils(self, rows: Iterable[ImportedPupil], *, default_class: str = "") -> ImportReport:
        """Take the classes of a file. Pupils already there keep their id and number, newcomers get the free numbers.

        The same pupil is the same name in the same class, whatever accents and case; of homonyms, the first is the
        first. default_class: the class of rows that name none.
        """
        by_class: dict[tuple[str, str], list[ImportedPupil]] = defaultdict(list)  # by identifier and name
        unplaced = 0
        for row in rows:
            name = row.class_name or row.class_key or default_class
            if name:
                by_class[row.class_key, name].append(row)
            else:
                unplaced += 1
        added, kept, left = [], [], []
        with self._transaction():
            classes: dict[ClassId, list[ImportedPupil]] = defaultdict(list)  # two names may be those of one class
            for (identifier, name), pupils in by_class.items():
                classes[self._class_of(identifier, name)] += pupils
            for class_id, pupils in classes.items():
                report = self._merge(class_id, pupils)
                added += report[0]
                kept += report[1]
                left += report[2]
        return ImportReport(tuple(classes), tuple(added), tuple(kept), tuple(left), unplaced)

    def make_group(self, name: str, pupils: Sequence[PupilId]) -> ClassId:
        """A group of pupils of any classes, numbered in the order given."""
        class_id = ClassId(new_id())
        with self._transaction():
            self._db.execute("INSERT INTO class VALUES (?, ?, ?)", (class_id, f"group:{class_id}", name))
            members = [(class_id, pupil, number) for number, pupil in enumerate(pupils, 1)]
            self._db.executemany("INSERT INTO member VALUES (?, ?, ?)", members)
        return class_id

    def classes(self) -> list[SchoolClass]:
        """In French order of their names."""
        rows = self._all("SELECT id, name, count(number) FROM class LEFT JOIN member ON class_id = id GROUP BY id")
        return sorted((SchoolClass(*row) for row in rows), key=lambda c: sort_key(c.name))

    def pupils(self, class_id: ClassId, *, with_left: bool = False) -> list[Pupil]:
        """In French order of the names shown."""
        rows = self._all(
            "SELECT id, last_name, first_name, usage_name, number FROM pupil JOIN member ON pupil_id = id"
            " WHERE class_id = ? ORDER BY number, id",
            (class_id,),
        )
        pupils = [pupil for pupil in (Pupil(*row) for row in rows) if with_left or pupil.number is not None]
        return sorted(pupils, key=lambda p: sort_key(p.shown_last_name, p.first_name))

    def set_number(self, class_id: ClassId, pupil_id: PupilId, number: int) -> None:
        """Raises NumberTakenError, UnknownClassError."""
        with self._transaction(), _number(number):
            changed = self._db.execute(
                "UPDATE member SET number = ? WHERE class_id = ? AND pupil_id = ?", (number, class_id, pupil_id)
            )
            if changed.rowcount == 0:
                raise UnknownClassError("no such pupil in that class")

    def delete_class(self, class_id: ClassId) -> None:
        """And every pupil who is in no other class or group; the names are overwritten on disk."""
        with self._transaction():
            pupils = self._all("SELECT pupil_id FROM member WHERE class_id = ?", (class_id,))
            self._db.execute("DELETE FROM class WHERE id = ?", (class_id,))
            self._db.executemany(
                "DELETE FROM pupil WHERE id = ? AND id NOT IN (SELECT pupil_id FROM member)", [tuple(p) for p in pupils]
            )

    # The kit

    def kit(self) -> dict[ClickerId, int]:
        return dict(self._all("SELECT clicker, number FROM kit ORDER BY number"))

    def set_clicker(self, clicker: ClickerId, number: int) -> None:
        """Give a clicker its number; the clicker that had it (dead, lost) leaves the kit."""
        with self._transaction(), _number(number):
            self._db.execute("DELETE FROM kit WHERE number = ?", (number,))
            self._db.execute("INSERT OR REPLACE INTO kit VALUES (?, ?)", (clicker, number))

    def remove_clicker(self, clicker: ClickerId) -> None:
        with self._transaction():
            self._db.execute("DELETE FROM kit WHERE clicker = ?", (clicker,))

    def seats(self, class_id: ClassId | None) -> dict[ClickerId, tuple[int, PupilId | None]] | None:
        """Who may vote: each clicker of the kit whose number a pupil of the class holds.

        Without a class, every clicker of the kit, for nobody; without a kit, None: everybody counts.
        """
        kit = self.kit()
        if not kit:
            return None
        if class_id is None:
            return {clicker: (number, None) for clicker, number in kit.items()}
        holder = {pupil.number: pupil.id for pupil in self.pupils(class_id)}
        return {clicker: (number, holder[number]) for clicker, number in kit.items() if number in holder}

    def without_clicker(self, class_id: ClassId) -> list[Pupil]:
        """Pupils whose number no clicker of the kit has: they can't vote."""
        numbers = set(self.kit().values())
        return [pupil for pupil in self.pupils(class_id) if pupil.number not in numbers]

    # Inside

    def _class_of(self, identifier: str, name: str) -> ClassId:
        """The class of that identifier; else the one of that name, when only one of the two files has identifiers.

        Two identifiers are two classes, even of one name.
        """
        by_name = f"name:{fold(name)}"
        key = f"id:{identifier}" if identifier else by_name
        rows = self._all("SELECT id, key FROM class WHERE key = ?", (key,))
        if not rows and identifier:
            rows = self._all("SELECT id, key FROM class WHERE key = ?", (by_name,))
        elif not rows:
            known = self._all("SELECT id, key, name FROM class WHERE key LIKE 'id:%'")
            rows = [(id, stored) for id, stored, other in known if fold(other) == fold(name)]
        class_id, stored = rows[0] if len(rows) == 1 else (ClassId(new_id()), key)
        self._db.execute(
            "INSERT INTO class VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name",
            (class_id, key if stored == by_name else stored, name),
        )
        return ClassId(class_id)

    def _merge(
        self, class_id: ClassId, rows: Sequence[ImportedPupil]
    ) -> tuple[list[PupilId], list[PupilId], list[PupilId]]:
        there: dict[tuple[str, str], list[Pupil]] = defaultdict(list)
        known = self.pupils(class_id, with_left=True)
        for pupil in sorted(known, key=lambda p: (p.number is None, p.number, p.id)):
            there[fold(pupil.last_name), fold(pupil.first_name)].append(pupil)
        kept: list[Pupil] = []
        added: list[PupilId] = []
        newcomers: list[PupilId] = []
        for row in sorted(rows, key=lambda r: sort_key(r.usage_name or r.last_name, r.first_name)):
            same = there[fold(row.last_name), fold(row.first_name)]
            if same:
                pupil = same.pop(0)
                kept.append(pupil)
                pupil_id = pupil.id
                if pupil.number is None:
                    newcomers.append(pupil_id)
            else:
                pupil_id = PupilId(new_id())
                added.append(pupil_id)
                newcomers.append(pupil_id)
            self._put_pupil(class_id, pupil_id, row)
        left = [pupil for pupils in there.values() for pupil in pupils if pupil.number is not None]
        self._renumber(class_id, left, newcomers, taken={p.number for p in kept})
        return added, [p.id for p in kept], [p.id for p in left]

    def _put_pupil(self, class_id: ClassId, pupil_id: PupilId, row: ImportedPupil) -> None:
        self._db.execute(
            "INSERT INTO pupil VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET last_name = excluded.last_name,"
            " first_name = excluded.first_name, usage_name = excluded.usage_name",
            (pupil_id, row.last_name, row.first_name, row.usage_name),
        )
        self._db.execute("INSERT OR IGNORE INTO member VALUES (?, ?, NULL)", (class_id, pupil_id))

    def _renumber(
        self, class_id: ClassId, left: Iterable[Pupil], newcomers: Iterable[PupilId], taken: set[int | None]
    ) -> None:
        for pupil in left:
            self._number(class_id, pupil.id, None)
        number = 0
        for pupil_id in newcomers:
            number += 1
            while number in taken:
                number += 1
            self._number(class_id, pupil_id, number)

    def _number(self, class_id: ClassId, pupil_id: PupilId, number: int | None) -> None:
        self._db.execute(
            "UPDATE member SET number = ? WHERE class_id = ? AND pupil_id = ?", (number, class_id, pupil_id)
        )

    def _all(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with _translated():
            if self._db.in_transaction:
                return self._db.execute(sql, values).fetchall()
            self._stay_with_the_file()
            try:
                return self._db.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                if not self._mended(error):
                    raise
            return self._db.execute(sql, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _translated():
            self._stay_with_the_file()
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield
                self._db.execute("COMMIT")
            except BaseException as error:
                if self._db.in_transaction:  # a full disk has rolled back already
                    self._db.execute("ROLLBACK")
                self._mended(error)
                raise


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeError, OSError) as e:
        raise RosterError(f"roster: {type(e).__name__}") from e


@contextmanager
def _number(number: int) -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as e:
        raise NumberTakenError(number) from e
