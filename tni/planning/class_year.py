"""Year of a class as its teacher plans it: sequences of lessons in order, and changes to its hours.

Values that never change: each edit gives another year, so that undo is to take the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from tni.core.errors import TniError
from tni.planning.timetable import Hour

MOST_HOURS = 40


class NoSuchPlannedError(TniError):
    """The year has no sequence or lesson with this id: it was removed meanwhile."""

    def __init__(self, id: str) -> None:
        super().__init__(f"no planned lesson or sequence {id}")
        self.id = id


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """Lesson in its place of the year.

    id: of the form of `new_id`. lesson: id of the lesson's file, "" for one that is not prepared yet. hours: lessons
    of one hour that it takes, at least 1. pinned: day that it is fixed to, as an assessment is. done: the teacher says
    that it was taught, on paper or elsewhere.
    """

    id: str
    title: str
    lesson: str = ""
    hours: int = 1
    pinned: date | None = None
    done: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.hours <= MOST_HOURS:
            raise ValueError(f"a lesson takes 1 to {MOST_HOURS} hours, got {self.hours}")


@dataclass(frozen=True, slots=True)
class LessonSequence:
    """Sequence of lessons on one subject matter."""

    id: str
    title: str
    lessons: tuple[PlannedLesson, ...] = ()


@dataclass(frozen=True, slots=True)
class NotGiven:
    """Lesson of a séance that the teacher says was not given. start: of the séance. lesson: title as it is compared, or
    the id of a lesson without one."""

    start: datetime
    lesson: str


@dataclass(frozen=True, slots=True)
class ClassYear:
    """Planned year of a class in a subject.

    subject: "" when the teacher has one subject with the class. cancelled: starts of hours that she cancelled herself.
    extra: hours that are not in the timetable. not_given: lessons in the record of what was taught that were not.
    """

    class_name: str
    subject: str = ""
    sequences: tuple[LessonSequence, ...] = ()
    cancelled: frozenset[datetime] = frozenset()
    extra: tuple[Hour, ...] = ()
    not_given: frozenset[NotGiven] = frozenset()

    @property
    def lessons(self) -> Iterator[PlannedLesson]:
        return (lesson for sequence in self.sequences for lesson in sequence.lessons)

    def lesson(self, id: str) -> PlannedLesson:
        """Raises: NoSuchPlannedError."""
        for lesson in self.lessons:
            if lesson.id == id:
                return lesson
        raise NoSuchPlannedError(id)

    def sequence_of(self, id: str) -> LessonSequence:
        """Return the sequence with a lesson. Raises: NoSuchPlannedError."""
        for sequence in self.sequences:
            if any(lesson.id == id for lesson in sequence.lessons):
                return sequence
        raise NoSuchPlannedError(id)

    def add_sequence(self, sequence: LessonSequence, place: int | None = None) -> ClassYear:
        """Add a sequence. place: from 0; None for the end."""
        return replace(self, sequences=_inserted(self.sequences, sequence, place))

    def remove_sequence(self, id: str) -> ClassYear:
        """Remove a sequence with its lessons. Raises: NoSuchPlannedError."""
        return replace(self, sequences=_without(self.sequences, id))

    def move_sequence(self, id: str, place: int) -> ClassYear:
        """Move a sequence to a place among the others. Raises: NoSuchPlannedError."""
        moved = next((one for one in self.sequences if one.id == id), None)
        return self.remove_sequence(id).add_sequence(moved, place) if moved else self.remove_sequence(id)

    def rename_sequence(self, id: str, title: str) -> ClassYear:
        """Raises: NoSuchPlannedError."""
        return self._with_sequence(id, lambda found: replace(found, title=title))

    def add_lesson(self, sequence: str, lesson: PlannedLesson, place: int | None = None) -> ClassYear:
        """Add a lesson to a sequence. place: from 0; None for the end. Raises: NoSuchPlannedError."""
        return self._with_sequence(
            sequence, lambda found: replace(found, lessons=_inserted(found.lessons, lesson, place))
        )

    def remove_lesson(self, id: str) -> ClassYear:
        """Raises: NoSuchPlannedError."""
        return self._with_sequence(
            self.sequence_of(id).id, lambda found: replace(found, lessons=_without(found.lessons, id))
        )

    def move_lesson(self, id: str, sequence: str, place: int) -> ClassYear:
        """Move a lesson to a place in a sequence, counted without it. Raises: NoSuchPlannedError."""
        return self.remove_lesson(id).add_lesson(sequence, self.lesson(id), place)

    def change_lesson(self, id: str, change: Callable[[PlannedLesson], PlannedLesson]) -> ClassYear:
        """Change a lesson: its title, hours, pin, file, whether it is done. Raises: NoSuchPlannedError, ValueError."""
        changed = change(self.lesson(id))
        return self._with_sequence(
            self.sequence_of(id).id,
            lambda found: replace(
                found, lessons=tuple(changed if lesson.id == id else lesson for lesson in found.lessons)
            ),
        )

    def with_lessons(self, change: Callable[[PlannedLesson], PlannedLesson]) -> ClassYear:
        """Change all lessons. Return this year itself if none differs then."""
        changed = tuple(replace(one, lessons=tuple(map(change, one.lessons))) for one in self.sequences)
        return self if changed == self.sequences else replace(self, sequences=changed)

    def cancel_hour(self, start: datetime) -> ClassYear:
        """Cancel an hour: what was planned for it moves to the next one, with all the rest."""
        return replace(self, cancelled=self.cancelled | {start})

    def restore_hour(self, start: datetime) -> ClassYear:
        return replace(self, cancelled=self.cancelled - {start})

    def mark_not_given(self, marks: Iterable[NotGiven]) -> ClassYear:
        """Take lessons out of what was taught: they stand to come again."""
        return replace(self, not_given=self.not_given | frozenset(marks))

    def mark_given(self, marks: Iterable[NotGiven]) -> ClassYear:
        """Take back `mark_not_given`."""
        return replace(self, not_given=self.not_given - frozenset(marks))

    def add_hour(self, hour: Hour) -> ClassYear:
        """Add an hour that the timetable lacks, in place of one that was added for the same start."""
        return replace(self, extra=(*(one for one in self.extra if one.start != hour.start), hour))

    def remove_hour(self, start: datetime) -> ClassYear:
        """Remove an hour that was added."""
        return replace(self, extra=tuple(one for one in self.extra if one.start != start))

    def _with_sequence(self, id: str, change: Callable[[LessonSequence], LessonSequence]) -> ClassYear:
        if all(one.id != id for one in self.sequences):
            raise NoSuchPlannedError(id)
        return replace(self, sequences=tuple(change(one) if one.id == id else one for one in self.sequences))


def _inserted[T](items: tuple[T, ...], item: T, place: int | None) -> tuple[T, ...]:
    place = len(items) if place is None else max(0, place)
    return (*items[:place], item, *items[place:])


def _without[T: (LessonSequence, PlannedLesson)](items: tuple[T, ...], id: str) -> tuple[T, ...]:
    kept = tuple(one for one in items if one.id != id)
    if len(kept) == len(items):
        raise NoSuchPlannedError(id)
    return kept
