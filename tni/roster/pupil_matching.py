"""Matching of a file's pupils with the stored ones, so that a second import keeps ids, seat numbers and results. Pure:
nothing is stored.

Names are compared without accents, case and punctuation. Within a class the rules are, in this order:

1. Equal names are the same pupil. Among pupils with the same names, a pupil matches the row with the same classes and
   groups; otherwise they are matched in order.
2. Equal first names, and a family or usage name in common.
3. One first name begins the other (`Jean` and `Jean-Baptiste`), and a family or usage name in common.

Rules 2 and 3 apply only if the row fits no other pupil and the pupil fits no other row.

A pupil who is in none of the file's classes any more and appears in another of them has moved. A birth date would tell
more, but is not stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tni.core.collation import fold, sort_key
from tni.core.ids import PupilId
from tni.roster.class_list import PupilRow
from tni.roster.school_class import Pupil


@dataclass(frozen=True, slots=True)
class PupilMatches:
    """Result of a match. of: for each row of the file, its pupil or None. moved: rows whose pupil comes from another
    class. paired: rows matched by order alone with a pupil whose names are unreadable."""

    of: tuple[Pupil | None, ...]
    moved: frozenset[int]
    paired: frozenset[int]


type _Pool = tuple[Sequence[int], Sequence[Pupil]]
"""Rows of a class, by index, and all pupils who are or were in it."""


def match_pupils(rows: Sequence[PupilRow], pools: Sequence[_Pool], gone: Sequence[Pupil]) -> PupilMatches:
    """Match rows with stored pupils.

    pools: searched in order for the rows that have no pupil yet. gone: pupils who are in no class any more, or will be
    in none.
    """
    of: list[Pupil | None] = [None] * len(rows)
    taken: set[PupilId] = set()

    def settle(pairs: Iterable[tuple[int, Pupil]]) -> list[int]:
        settled = []
        for at, pupil in pairs:
            of[at] = pupil
            taken.add(pupil.id)
            settled.append(at)
        return settled

    def rest(pool: _Pool) -> tuple[list[int], list[Pupil]]:
        inside, known = pool
        return [at for at in inside if of[at] is None], [pupil for pupil in known if pupil.id not in taken]

    for pool in _same_places(pools):  # a group tells apart pupils with the same names
        settle(_by_name(rows, *rest(pool)))
    for pool in pools:
        settle(_by_name(rows, *rest(pool)))
        for alike in (_crossed, _compound):
            settle(list(_only(rows, *rest(pool), alike)))
    moved = settle(list(_only(rows, *rest((range(len(rows)), gone)), _same)))
    paired = [at for pool in pools for at in settle(_by_order(rows, *rest(pool)))]
    return PupilMatches(tuple(of), frozenset(moved), frozenset(paired))


def name_sort_key(row: PupilRow) -> tuple[tuple[str, ...], ...]:
    """Return the key for the French order of the names shown."""
    return sort_key(row.usage_name or row.last_name, row.first_name)


def by_number(pupils: Iterable[Pupil]) -> list[Pupil]:
    """Return the pupils by seat number, those who have left last."""
    return sorted(pupils, key=lambda p: (p.number is None, p.number or 0, p.id))


def are_namesakes(one: Pupil, other: Pupil) -> bool:
    """Return whether both pupils have the same names, so that a list cannot tell them apart."""
    return one.is_named and _name(one) == _name(other)


def free_numbers(taken: set[int]) -> Iterator[int]:
    """Yield the numbers from 1 on that are not taken."""
    number = 0
    while True:
        number += 1
        if number not in taken:
            yield number


def _same_places(pools: Sequence[_Pool]) -> list[_Pool]:
    """Group the rows and pupils that are in exactly the same pools."""
    of_row: dict[int, set[int]] = defaultdict(set)
    of_pupil: dict[PupilId, set[int]] = defaultdict(set)
    pupils: dict[PupilId, Pupil] = {}
    for n, (inside, known) in enumerate(pools):
        for at in inside:
            of_row[at].add(n)
        for pupil in known:
            if pupil.number is not None:
                of_pupil[pupil.id].add(n)
                pupils.setdefault(pupil.id, pupil)
    found: dict[frozenset[int], tuple[list[int], list[Pupil]]] = defaultdict(lambda: ([], []))
    for at, places in of_row.items():
        found[frozenset(places)][0].append(at)
    for id_, places in of_pupil.items():
        found[frozenset(places)][1].append(pupils[id_])
    return list(found.values())


def _by_name(rows: Sequence[PupilRow], there: list[int], known: Sequence[Pupil]) -> Iterator[tuple[int, Pupil]]:
    waiting: dict[tuple[str, str], list[Pupil]] = defaultdict(list)
    for pupil in by_number(known):
        if pupil.is_named:
            waiting[_name(pupil)].append(pupil)
    for at in sorted(there, key=lambda at: name_sort_key(rows[at])):
        if same := waiting[_name(rows[at])]:
            yield at, same.pop(0)


def _only(
    rows: Sequence[PupilRow],
    rest: list[int],
    free: Sequence[Pupil],
    alike: Callable[[PupilRow, Pupil], bool],
) -> Iterator[tuple[int, Pupil]]:
    """Yield the pairs where the row fits no other pupil and the pupil fits no other row."""
    fits = {at: [pupil for pupil in free if pupil.is_named and alike(rows[at], pupil)] for at in rest}
    wanted: dict[PupilId, int] = defaultdict(int)
    for pupils in fits.values():
        for pupil in pupils:
            wanted[pupil.id] += 1
    for at, pupils in fits.items():
        if len(pupils) == 1 and wanted[pupils[0].id] == 1:
            yield at, pupils[0]


def _by_order(rows: Sequence[PupilRow], rest: list[int], free: Sequence[Pupil]) -> Iterator[tuple[int, Pupil]]:
    """Match pupils whose names cannot be read any more, by order.

    Seat numbers were given in the order of names, so the order identifies the pupils as long as nobody has come or
    gone. It is used only when both sides have the same count.
    """
    unnamed = by_number(pupil for pupil in free if not pupil.is_named and pupil.number is not None)
    if len(unnamed) == len(rest):
        yield from zip(sorted(rest, key=lambda at: name_sort_key(rows[at])), unnamed, strict=True)


def _name(one: PupilRow | Pupil) -> tuple[str, str]:
    return fold(one.last_name), fold(one.first_name)


def _last_names(one: PupilRow | Pupil) -> set[str]:
    return {fold(one.last_name), fold(one.usage_name)} - {""}


def _same(row: PupilRow, pupil: Pupil) -> bool:
    return _name(row) == _name(pupil)


def _crossed(row: PupilRow, pupil: Pupil) -> bool:
    return fold(row.first_name) == fold(pupil.first_name) and bool(_last_names(row) & _last_names(pupil))


def _compound(row: PupilRow, pupil: Pupil) -> bool:
    one, other = fold(row.first_name).split(), fold(pupil.first_name).split()
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter] and bool(_last_names(row) & _last_names(pupil))
