"""Import of a class list from a file: planned and shown first, then carried out.

A file contains classes and groups. The wanted ones are imported; the others only tell where a pupil comes from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from tni.core.collation import fold, sort_key
from tni.core.ids import ClassId, PupilId, new_id
from tni.roster.class_list import PupilRow
from tni.roster.pupil_matching import by_number, free_numbers, match_pupils, name_sort_key
from tni.roster.school_class import Pupil

type ClassOrGroup = tuple[str, str]
"""(identifier, name) of a class in a file; (`GROUP`, name) of a group."""
GROUP = "\0group"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Choices for an import. default_class: class of rows that name none, "" to leave these rows out. wanted: classes
    and groups to import; None: every class, no group."""

    default_class: str = ""
    wanted: frozenset[ClassOrGroup] | None = None


@dataclass(frozen=True, slots=True)
class PlannedPupil:
    """A pupil in a class after the import. number: the new seat number. was: the stored pupil; None for a newcomer to
    the class."""

    pupil_id: PupilId
    row: PupilRow
    number: int
    was: Pupil | None
    is_new: bool
    moved: bool
    paired: bool

    @property
    def renamed(self) -> bool:
        """True if the file gives other names, or another spelling of them."""
        was = self.was
        if was is None or not was.is_named:
            return False
        row = self.row
        return (was.last_name, was.first_name, was.usage_name) != (row.last_name, row.first_name, row.usage_name)


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """A class or group after the import.

    key: identifies the class at the next import. left: pupils no longer in the file. doubtful: pupils with the same
    names, of whom the file has fewer or more than before.
    """

    id: ClassId
    key: str
    name: str
    is_new: bool
    entries: tuple[PlannedPupil, ...]
    left: tuple[Pupil, ...]
    doubtful: tuple[Pupil, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Plan of an import. unplaced: pupils who are in no wanted class and in no class at all; they are not imported."""

    places: tuple[ClassPlan, ...]
    unplaced: tuple[PupilRow, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Result of an import.

    classes: the classes of the file. left: pupils of these classes who are no longer in the file. unplaced: number of
    pupils without a class in the file, who were not imported. paired: pupils who got their names back by the order of
    seat numbers alone.
    """

    classes: tuple[ClassId, ...]
    added: tuple[PupilId, ...]
    kept: tuple[PupilId, ...]
    left: tuple[PupilId, ...]
    unplaced: int
    paired: tuple[PupilId, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredClass:
    """A stored class or group. key: identifies the class at the next import."""

    id: ClassId
    key: str
    name: str


@dataclass(slots=True)
class StoredRoster:
    """The stored classes and pupils. members: all pupils who are or were in a class, with their seat numbers in it."""

    classes: list[StoredClass]
    members: dict[ClassId, list[Pupil]]
    pupils: list[Pupil]


def classes_in_file(rows: Iterable[PupilRow]) -> dict[ClassOrGroup, int]:
    """Return the classes, then the groups, each with its number of pupils in the file."""
    classes: dict[ClassOrGroup, int] = {}
    groups: dict[ClassOrGroup, int] = {}
    for row in rows:
        if name := row.class_name or row.class_key:
            classes[row.class_key, name] = classes.get((row.class_key, name), 0) + 1
        for group in row.groups:
            groups[GROUP, group] = groups.get((GROUP, group), 0) + 1
    return {**classes, **groups}


def known_classes(places: Iterable[ClassOrGroup], stored: StoredRoster) -> frozenset[ClassOrGroup]:
    """Return those classes and groups of a file that are already stored."""
    there = {one.id for one in stored.classes}
    classes = _Classes(list(stored.classes))
    return frozenset(place for place in places if classes.find(*place).id in there)


def plan_import(rows: Sequence[PupilRow], choice: ImportOptions, stored: StoredRoster) -> ImportPlan:
    """Return what an import would change. Nothing is stored."""
    classes = _Classes(list(stored.classes))
    homes: list[ClassId | None] = []
    wanted: dict[ClassId, list[int]] = {}
    unplaced: list[PupilRow] = []
    placed: set[int] = set()
    for at, row in enumerate(rows):
        name = row.class_name or row.class_key or choice.default_class
        home = classes.find(row.class_key, name).id if name else None
        homes.append(home)
        takes_class = (
            choice.wanted is None or (row.class_key, name) in choice.wanted or not (row.class_name or row.class_key)
        )
        if home is not None and takes_class:
            wanted.setdefault(home, []).append(at)
            placed.add(at)
        for group in row.groups:
            if choice.wanted is not None and (GROUP, group) in choice.wanted:
                wanted.setdefault(classes.find(GROUP, group).id, []).append(at)
                placed.add(at)
        if home is None and at not in placed:
            unplaced.append(row)
    return _plan(rows, homes, wanted, classes, stored, tuple(unplaced))


def _plan(
    rows: Sequence[PupilRow],
    homes: Sequence[ClassId | None],
    wanted: dict[ClassId, list[int]],
    classes: _Classes,
    stored: StoredRoster,
    unplaced: tuple[PupilRow, ...],
) -> ImportPlan:
    taken = sorted({at for inside in wanted.values() for at in inside})
    by_home: dict[ClassId, list[int]] = {}
    for i, at in enumerate(taken):
        if (home := homes[at]) is not None:
            by_home.setdefault(home, []).append(i)
    index = {at: i for i, at in enumerate(taken)}
    by_place = {place: [index[at] for at in inside] for place, inside in wanted.items()}
    pools = [(inside, stored.members.get(place, [])) for place, inside in (*by_home.items(), *by_place.items())]
    found = match_pupils([rows[at] for at in taken], pools, _gone(stored, wanted.keys()))
    ids = {at: pupil.id if pupil is not None else PupilId(new_id()) for at, pupil in zip(taken, found.of, strict=True)}
    marks = {
        at: (pupil is None, i in found.moved, i in found.paired)
        for i, (at, pupil) in enumerate(zip(taken, found.of, strict=True))
    }
    made = []
    for class_id, inside in wanted.items():
        one = classes.of(class_id)
        members = stored.members.get(class_id, [])
        entries = _entries(rows, inside, ids, marks, members)
        here = {entry.pupil_id for entry in entries}
        left = tuple(pupil for pupil in by_number(members) if pupil.number is not None and pupil.id not in here)
        is_new = all(other.id != class_id for other in stored.classes)
        made.append(ClassPlan(class_id, one.key, one.name, is_new, entries, left, _doubtful(entries, members)))
    return ImportPlan(tuple(made), unplaced)


def _gone(stored: StoredRoster, wanted: Collection[ClassId]) -> list[Pupil]:
    """Return the pupils who are in no class outside the file: those without a row have left or moved."""
    elsewhere = {
        pupil.id
        for class_id, members in stored.members.items()
        if class_id not in wanted
        for pupil in members
        if pupil.number is not None
    }
    return [pupil for pupil in stored.pupils if pupil.id not in elsewhere]


def _entries(
    rows: Sequence[PupilRow],
    inside: Sequence[int],
    ids: dict[int, PupilId],
    marks: dict[int, tuple[bool, bool, bool]],
    members: Sequence[Pupil],
) -> tuple[PlannedPupil, ...]:
    """Return the pupils of a class. Those already there keep their seat number; newcomers get the free numbers in the
    order of their names."""
    there = {pupil.id: pupil for pupil in members}
    ordered = sorted(dict.fromkeys(inside), key=lambda at: name_sort_key(rows[at]))
    kept = {ids[at]: n for at in ordered if ids[at] in there and (n := there[ids[at]].number) is not None}
    free = free_numbers(set(kept.values()))
    return tuple(
        PlannedPupil(ids[at], rows[at], kept.get(ids[at]) or next(free), there.get(ids[at]), *marks[at])
        for at in ordered
    )


def _doubtful(entries: Sequence[PlannedPupil], members: Sequence[Pupil]) -> tuple[Pupil, ...]:
    """Return the pupils with the same names whose count has changed: only the teacher can tell them apart."""

    def name(one: PupilRow | Pupil) -> tuple[str, str]:
        return fold(one.last_name), fold(one.first_name)

    before = [pupil for pupil in members if pupil.number is not None and pupil.is_named]
    had, has = [name(pupil) for pupil in before], [name(entry.row) for entry in entries]
    return tuple(p for p in before if 0 < has.count(name(p)) != had.count(name(p)) > 1)


@dataclass(slots=True)
class _Classes:
    """The stored classes, and those that a file adds."""

    _known: list[StoredClass]
    _found: dict[ClassOrGroup, ClassId] = field(default_factory=dict)

    def of(self, class_id: ClassId) -> StoredClass:
        return next(one for one in self._known if one.id == class_id)

    def find(self, identifier: str, name: str) -> StoredClass:
        """Return the class with this identifier; else the one with this name, if only one of the two lists has
        identifiers.

        Two identifiers are two classes, even with the same name.
        """
        if (seen := self._found.get((identifier, name))) is not None:
            return self.of(seen)
        by_name = f"name:{fold(name)}"
        key = f"group-name:{fold(name)}" if identifier == GROUP else f"id:{identifier}" if identifier else by_name
        same = [one for one in self._known if one.key == key]
        if not same and identifier not in ("", GROUP):
            same = [one for one in self._known if one.key == by_name]
        elif not same and not identifier:
            same = [one for one in self._known if one.key.startswith("id:") and fold(one.name) == fold(name)]
        old = same[0] if len(same) == 1 else None
        one = StoredClass(
            old.id if old is not None else ClassId(new_id()),
            key if old is None or old.key == by_name else old.key,
            name,
        )
        self._known = [other for other in self._known if other.id != one.id] + [one]
        self._found[identifier, name] = one.id
        return one


def plans_by_name(plan: ImportPlan) -> list[ClassPlan]:
    """Return the classes of a plan in French order of their names."""
    return sorted(plan.places, key=lambda place: sort_key(place.name))
