"""Lessons of a list by what filters choose among, so that each choice is counted at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress

from tni.core.collation import fold
from tni.library.chosen_filters import ChosenFilters, FilterKind, FilterValue, Period
from tni.library.lesson_filter import FacetKind, LessonFilter, concept_named, facet_of, values_of
from tni.library.listed_lesson import ListedLesson

_FACET_KINDS = {
    FilterKind.LEVEL: FacetKind.LEVEL,
    FilterKind.SUBJECT: FacetKind.SUBJECT,
    FilterKind.CLASS: FacetKind.CLASS,
    FilterKind.NEED: FacetKind.NEED,
    FilterKind.TAG: FacetKind.TAG,
}


@dataclass(frozen=True, slots=True)
class OfferedValue:
    """Value that may be filtered by. lessons: number of those that have it, among the lessons that the filters of other
    kinds leave; for a tag, that all filters leave."""

    value: FilterValue
    lessons: int


class LessonFacets:
    """Index of a list of lessons. Sets of lessons are whole numbers: bit n stands for the lesson at n. To intersect and
    count two sets of 20,000 takes a microsecond.

    values: of each kind that the lessons have, those of most lessons first.
    """

    def __init__(self, lessons: Sequence[ListedLesson]) -> None:
        self._lessons = tuple(lessons)
        self._everything = (1 << len(self._lessons)) - 1
        self._cached: dict[object, int] = {}
        """Sets by folder, by bounds of time, and of those with questions."""
        self._sets: dict[str, int] = {}
        """Sets by facet."""
        self.values = {kind: self._enter(kind, facet_kind) for kind, facet_kind in _FACET_KINDS.items()}
        self.values[FilterKind.PERIOD] = tuple(FilterValue(FilterKind.PERIOD, period.value) for period in Period)
        has_quiz = any(lesson.has_quiz for lesson in self._lessons)
        self.values[FilterKind.QUIZ] = (FilterValue(FilterKind.QUIZ),) if has_quiz else ()

    def _enter(self, kind: FilterKind, facet_kind: FacetKind) -> tuple[FilterValue, ...]:
        """Enter the lessons of each value of a kind, and return the values. Of several spellings of one the most
        frequent stands for it."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, lesson in enumerate(self._lessons):
            for value in values_of(lesson, facet_kind):
                places[value].append(at)
        names: dict[str, str] = {}
        for spelled in sorted(places, key=lambda spelled: -len(places[spelled])):
            facet = facet_of(facet_kind, spelled)
            names.setdefault(facet, spelled)
            self._sets[facet] = self._sets.get(facet, 0) | self._set_of(places[spelled])
        ordered = sorted(names, key=lambda facet: (-self._sets[facet].bit_count(), fold(facet)))
        return tuple(FilterValue(kind, _name(kind, names[facet])) for facet in ordered)

    def _set_of(self, places: Iterable[int]) -> int:
        bits = bytearray(len(self._lessons) // 8 + 1)
        for at in places:
            bits[at >> 3] |= 1 << (at & 7)
        return int.from_bytes(bits, "little")

    def _set_where(self, key: object, condition: Callable[[ListedLesson], bool]) -> int:
        if key not in self._cached:
            self._cached[key] = self._set_of(at for at, lesson in enumerate(self._lessons) if condition(lesson))
        return self._cached[key]

    # -- filters

    def accepted(self, only: LessonFilter) -> tuple[ListedLesson, ...]:
        """Return the lessons that a filter accepts, in the order of the list."""
        chosen = self._accepted(only)
        if chosen == self._everything:
            return self._lessons
        bits = f"{chosen:0{len(self._lessons)}b}"[::-1]
        return tuple(compress(self._lessons, map(int, bits)))

    def count(self, only: LessonFilter) -> int:
        """Return the number of lessons that a filter accepts."""
        return self._accepted(only).bit_count()

    def _accepted(self, only: LessonFilter) -> int:
        found = self._everything
        for wanted in only.facets():
            either = 0
            for facet in wanted:
                either |= self._sets.get(facet, 0)
            found &= either
        if only.has_quiz is not None:
            with_quiz = self._set_where("quiz", lambda lesson: lesson.has_quiz)
            found &= with_quiz if only.has_quiz else self._everything & ~with_quiz
        if folder := only.folder.rstrip("/"):
            found &= self._set_where(("folder", folder), lambda lesson: lesson.path.startswith(f"{folder}/"))
        since_s, until_s = only.since_s, only.until_s
        if since_s is not None or until_s is not None:
            found &= self._set_where(
                (since_s, until_s),
                lambda lesson: (
                    (since_s is None or lesson.changed_s >= since_s) and (until_s is None or lesson.changed_s < until_s)
                ),
            )
        return found

    def offers(
        self, chosen: ChosenFilters, today: date, folder: str = ""
    ) -> Mapping[FilterKind, tuple[OfferedValue, ...]]:
        """Return the values of each kind with the number of lessons that each leaves, the order always the same.
        folder: only lessons in it or below it are counted."""
        found: dict[FilterKind, tuple[OfferedValue, ...]] = {}
        for kind, values in self.values.items():
            others = chosen if kind is FilterKind.TAG else chosen.without_kind(kind)
            left = self._accepted(others.as_filter(today, folder))
            found[kind] = tuple(
                OfferedValue(value, (left & self._accepted(ChosenFilters((value,)).as_filter(today))).bit_count())
                for value in values
            )
        return found


def _name(kind: FilterKind, spelled: str) -> str:
    """Return the name of a value: its key in the vocabularies, or as it is spelled."""
    is_concept = kind in (FilterKind.LEVEL, FilterKind.SUBJECT)
    return concept.key if is_concept and (concept := concept_named(spelled)) is not None else spelled
