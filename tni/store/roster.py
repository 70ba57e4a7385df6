"""Classes, pupils and the kit of clickers, in a database of their own: the only place that holds names.

One kit serves every class: it maps each clicker to the number on its label. Each class or group maps a pupil to a seat
number. A pupil's id is random and local. Names are sealed (`tni.store.sealed_names`): without their key pupils have
seat numbers only, which is enough to teach a class.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.collation import sort_key
from tni.core.ids import ClassId, ClickerId, PupilId, new_id
from tni.files.errors import QuarantinedError
from tni.roster.class_list import PupilRow
from tni.roster.errors import NumberTakenError, UnknownClassError
from tni.roster.school_class import Pupil, SchoolClass
from tni.store.pupil_names import PupilNames
from tni.store.roster_database import RosterDatabase
from tni.store.sealed_names import SealedNames

if TYPE_CHECKING:
    from tni.roster.import_plan import ClassOrGroup, ImportOptions, ImportPlan, ImportReport, StoredRoster


class RosterStore:
    """Store of classes, pupils, names and kit, used by one thread at a time. Every method raises RosterError when the
    disk fails; nothing is then half done. on_quarantine: called when the database was found damaged while open, and was
    quarantined and replaced. Reads are then repeated. Writes raise RosterError and may be called again.

    names: the pupils' names and their key.
    """

    def __init__(self, path: Path, on_quarantine: Callable[[QuarantinedError], None] = lambda _: None) -> None:
        self._db = RosterDatabase(path, on_quarantine)
        self._all, self._transaction = self._db.all, self._db.transaction
        self.names = SealedNames(self._db)

    def close(self) -> None:
        self._db.close()

    @property
    def folder(self) -> Path:
        """Folder of the database."""
        return self._db.path.parent

    def open_second(self) -> RosterStore:
        """Return another store over the same database, for another thread, with the key of this one if known. Raises:
        RosterError."""
        other = RosterStore(self._db.path)
        if (known := self.names.lock_and_key) is not None:
            other.names.take_over(*known)
        return other

    # Classes and pupils

    def plan(self, rows: Iterable[PupilRow], choice: ImportOptions | None = None) -> ImportPlan:
        """Return what `import_pupils` would do with the rows of a file. Nothing is stored."""
        from tni.roster.import_plan import ImportOptions, plan_import  # here and below: loaded only for an import

        return plan_import(list(rows), choice or ImportOptions(), self.stored())

    def import_pupils(
        self,
        rows: Iterable[PupilRow],
        *,
        default_class: str = "",
        wanted: frozenset[ClassOrGroup] | None = None,
        today: date | None = None,
        checkpoint: Callable[[], None] = lambda: None,
    ) -> ImportReport:
        """Import the classes of a file. Pupils already stored keep their id and seat number; new pupils get the free
        numbers. default_class, wanted: see `ImportOptions`. checkpoint: called for each pupil; if it raises, the import
        stops and nothing is changed. Raises: NoNamesKeyError if names cannot be sealed."""
        from tni.roster.import_plan import ImportOptions, ImportReport

        key = self.names.key_to_seal_with()
        added: dict[PupilId, None] = {}
        kept: dict[PupilId, None] = {}
        left: dict[PupilId, None] = {}
        with self._transaction() as db:
            plan = self.plan(rows, ImportOptions(default_class, wanted))
            for place in plan.places:
                db.execute(
                    "INSERT INTO class VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                    " SET key = excluded.key, name = excluded.name, taken_on = excluded.taken_on",
                    (place.id, place.key, place.name, today.isoformat() if today else ""),
                )
                for pupil in place.left:
                    _set_number(db, place.id, pupil.id, None)
                for entry in place.entries:
                    checkpoint()
                    (added if entry.is_new else kept)[entry.pupil_id] = None
                    row = entry.row
                    names = PupilNames(row.last_name, row.first_name, row.usage_name)  # files contain no extra time
                    self.names.put(db, key, entry.pupil_id, names)
                    db.execute("INSERT OR IGNORE INTO member VALUES (?, ?, NULL)", (place.id, entry.pupil_id))
                    _set_number(db, place.id, entry.pupil_id, entry.number)
                left |= dict.fromkeys(pupil.id for pupil in place.left)
            classes = tuple(place.id for place in plan.places)
            paired = dict.fromkeys(e.pupil_id for place in plan.places for e in place.entries if e.paired)
        return ImportReport(classes, tuple(added), tuple(kept), tuple(left), len(plan.unplaced), tuple(paired))

    def add_pupil(self, class_id: ClassId, last_name: str, first_name: str) -> PupilId:
        """Add a pupil to a class, under the lowest free number. Raises: NoNamesKeyError, UnknownClassError."""
        from tni.roster.pupil_matching import free_numbers

        key, pupil_id = self.names.key_to_seal_with(), PupilId(new_id())
        with self._transaction() as db:
            if not self._all("SELECT 1 FROM class WHERE id = ?", (class_id,)):
                raise UnknownClassError("no such class")
            rows = self._all("SELECT number FROM member WHERE class_id = ? AND number NOT NULL", (class_id,))
            self.names.put(db, key, pupil_id, PupilNames(last_name, first_name))
            number = next(free_numbers({number for (number,) in rows}))
            db.execute("INSERT INTO member VALUES (?, ?, ?)", (class_id, pupil_id, number))
        return pupil_id

    def make_group(self, name: str, pupils: Sequence[PupilId]) -> ClassId:
        """Create a group of pupils of any classes, numbered in the order given."""
        class_id = ClassId(new_id())
        with self._transaction() as db:
            db.execute("INSERT INTO class (id, key, name) VALUES (?, ?, ?)", (class_id, f"group:{class_id}", name))
            members = [(class_id, pupil, number) for number, pupil in enumerate(pupils, 1)]
            db.executemany("INSERT INTO member VALUES (?, ?, ?)", members)
        return class_id

    def classes(self) -> list[SchoolClass]:
        """Return the classes in French order of their names."""
        rows = self._all(
            "SELECT id, name, count(number), taken_on FROM class LEFT JOIN member ON class_id = id GROUP BY id"
        )
        found = (SchoolClass(id, name, count, date.fromisoformat(on) if on else None) for id, name, count, on in rows)
        return sorted(found, key=lambda c: sort_key(c.name))

    def pupils(self, class_id: ClassId, *, with_left: bool = False) -> list[Pupil]:
        """Return the pupils in French order of the names shown; by seat number if the names cannot be read."""
        rows = self._all(
            "SELECT id, names, number FROM pupil JOIN member ON pupil_id = id WHERE class_id = ? ORDER BY number, id",
            (class_id,),
        )
        names = self.names.read({id: field for id, field, _ in rows})
        pupils = [_pupil(id, names[id], number) for id, _, number in rows if with_left or number is not None]
        return sorted(pupils, key=lambda p: sort_key(p.shown_last_name, p.first_name))

    def date_lists(self, today: date) -> None:
        """Set the import day of lists from before this day was recorded to `today`."""
        if self._all("SELECT 1 FROM class WHERE taken_on = '' LIMIT 1"):
            with self._transaction() as db:
                db.execute("UPDATE class SET taken_on = ? WHERE taken_on = ''", (today.isoformat(),))

    def stored(self) -> StoredRoster:
        """Return everything that an import is compared with."""
        from tni.roster.import_plan import StoredClass, StoredRoster

        named = self.names.all()
        members: dict[ClassId, list[Pupil]] = defaultdict(list)
        for class_id, pupil_id, number in self._all("SELECT class_id, pupil_id, number FROM member"):
            members[class_id].append(_pupil(pupil_id, named[pupil_id], number))
        classes = [StoredClass(*row) for row in self._all("SELECT id, key, name FROM class")]
        return StoredRoster(classes, dict(members), [_pupil(id, names, None) for id, names in named.items()])

    def set_number(self, class_id: ClassId, pupil_id: PupilId, number: int) -> None:
        """Set a pupil's seat number in a class. Raises: NumberTakenError, UnknownClassError."""
        with self._transaction() as db, _number(number):
            if _set_number(db, class_id, pupil_id, number) == 0:
                raise UnknownClassError("no such pupil in that class")

    def extra(self, class_id: ClassId | None) -> dict[int, float]:
        """Return the extra time of the pupils of a class that have some, as a share of a time limit, by seat number."""
        pupils = [] if class_id is None else self.pupils(class_id)
        return {pupil.number: pupil.extra for pupil in pupils if pupil.number is not None and pupil.extra}

    def exchange(self, class_id: ClassId, one: PupilId, other: PupilId) -> None:
        """Exchange the seat numbers of two pupils in a class; a pupil who has left the class has none. Raises:
        UnknownClassError."""
        numbers = dict(self._all("SELECT pupil_id, number FROM member WHERE class_id = ?", (class_id,)))
        if not {one, other} <= numbers.keys():
            raise UnknownClassError("no such pupils in that class")
        with self._transaction() as db:
            _set_number(db, class_id, one, None)
            _set_number(db, class_id, other, numbers[one])
            _set_number(db, class_id, one, numbers[other])

    def delete_class(self, class_id: ClassId) -> list[PupilId]:
        """Delete a class and every pupil who is in no other class or group. Return these pupils; their names are
        overwritten on disk."""
        with self._transaction() as db:
            pupils = [row[0] for row in self._all("SELECT pupil_id FROM member WHERE class_id = ?", (class_id,))]
            db.execute("DELETE FROM class WHERE id = ?", (class_id,))
            gone = [id for id in pupils if not self._all("SELECT 1 FROM member WHERE pupil_id = ?", (id,))]
            db.executemany("DELETE FROM pupil WHERE id = ?", [(id,) for id in gone])
        self._db.delete_copies()
        return gone

    def erase_pupil(self, pupil_id: PupilId) -> None:
        """Delete a pupil from every class and group. The votes are in another store."""
        with self._transaction() as db:
            db.execute("DELETE FROM pupil WHERE id = ?", (pupil_id,))
        self._db.delete_copies()

    def memberships_of(self, pupil_id: PupilId) -> list[tuple[str, int | None]]:
        """Return the names of the classes and groups that a pupil is or was in, with the seat number there."""
        rows = self._all(
            "SELECT name, number FROM member JOIN class ON class_id = id WHERE pupil_id = ? ORDER BY name", (pupil_id,)
        )
        return [(name, number) for name, number in rows]

    # The kit

    def kit(self) -> dict[ClickerId, int]:
        return dict(self._all("SELECT clicker, number FROM kit ORDER BY number"))

    def set_clicker(self, clicker: ClickerId, number: int) -> None:
        """Give a clicker its number. The clicker that had it before (broken, lost) leaves the kit."""
        with self._transaction() as db, _number(number):
            db.execute("DELETE FROM kit WHERE number = ?", (number,))
            db.execute("INSERT OR REPLACE INTO kit VALUES (?, ?)", (clicker, number))

    def remove_clicker(self, clicker: ClickerId) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM kit WHERE clicker = ?", (clicker,))

    def seats(self, class_id: ClassId | None) -> dict[ClickerId, tuple[int, PupilId | None]] | None:
        """Return the clickers that may vote: each clicker of the kit whose number is a seat number of the class.

        Without a class: every clicker of the kit, linked to no pupil. Without a kit: None, every clicker counts.
        """
        kit = self.kit()
        if not kit:
            return None
        if class_id is None:
            return {clicker: (number, None) for clicker, number in kit.items()}
        rows = self._all("SELECT number, pupil_id FROM member WHERE class_id = ? AND number NOT NULL", (class_id,))
        holder = {number: PupilId(id) for number, id in rows}
        return {clicker: (number, holder[number]) for clicker, number in kit.items() if number in holder}

    def numbers(self, class_id: ClassId) -> dict[int, PupilId]:
        """Return the pupil of each seat number of the class."""
        return {pupil.number: pupil.id for pupil in self.pupils(class_id) if pupil.number is not None}

    def without_clicker(self, class_id: ClassId) -> list[Pupil]:
        """Return the pupils whose seat number no clicker of the kit has: they cannot vote."""
        numbers = set(self.kit().values())
        return [pupil for pupil in self.pupils(class_id) if pupil.number not in numbers]


def _set_number(db: sqlite3.Connection, class_id: ClassId, pupil_id: PupilId, number: int | None) -> int:
    """Set or clear a seat number. Return the number of rows changed."""
    return db.execute(
        "UPDATE member SET number = ? WHERE class_id = ? AND pupil_id = ?", (number, class_id, pupil_id)
    ).rowcount


def _pupil(id: PupilId, names: PupilNames, number: int | None) -> Pupil:
    return Pupil(id, names.last, names.first, names.usage, number, names.extra)


@contextmanager
def _number(number: int) -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as e:
        raise NumberTakenError(number) from e
