"""Edits of the year of the class that is shown, each one step of the undo history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from tni.core.collation import fold
from tni.core.ids import new_id
from tni.planning.class_year import MOST_HOURS, ClassYear, LessonSequence, NoSuchPlannedError, PlannedLesson
from tni.planning.given_lessons import GivenLesson, MissingLesson
from tni.planning.taught_class import TaughtClass
from tni.services.planning.planning_service import PlanningService
from tni.ui.i18n import tr


class YearEditor:
    """Editor of one class's year. own: returns the class. A lesson that is gone meanwhile leaves the year as it is."""

    def __init__(self, planning: PlanningService, own: Callable[[], TaughtClass]) -> None:
        self._planning, self._own = planning, own

    @property
    def year(self) -> ClassYear:
        own = self._own()
        return self._planning.year_of(own.class_name, own.subject)

    def _edit(self, change: Callable[[ClassYear], ClassYear]) -> None:
        try:
            self._planning.edit(change(self.year))
        except NoSuchPlannedError:
            return  # it was removed in the other window

    # -- hours

    def move(self, id: str, start: datetime) -> None:
        """Move a lesson to an hour. In a free hour beyond the others it is fixed to that day."""
        own = self._own()
        layout = self._planning.layout(own.class_name, own.subject)
        free = [laid.hour.start for laid in layout.hours if laid.planned is None]
        if start in free and start != free[0]:
            self.pin(id, start.date())
        else:
            self._planning.move(own.class_name, id, start, own.subject)

    def step(self, id: str, weeks: int, hours: int) -> None:
        own = self._own()
        self._planning.move_beside(own.class_name, id, weeks, hours, own.subject)

    def cancel_hour(self, start: datetime) -> None:
        own = self._own()
        self._planning.cancel_hour(own.class_name, start, own.subject)

    def restore_hour(self, start: datetime) -> None:
        own = self._own()
        self._planning.restore_hour(own.class_name, start, own.subject)

    def mark_not_given(self, lesson: GivenLesson) -> None:
        """Take a lesson out of what was taught; where it was planned, it comes again."""
        self._edit(lambda year: year.mark_not_given([lesson.mark]))

    def mark_given(self, lesson: GivenLesson) -> None:
        self._edit(lambda year: year.mark_given([lesson.mark]))

    # -- lessons

    def remove_lesson(self, id: str) -> None:
        self._edit(lambda year: year.remove_lesson(id))

    def set_hours(self, id: str, hours: int) -> None:
        self._edit(lambda year: year.change_lesson(id, lambda lesson: replace(lesson, hours=hours)))

    def pin(self, id: str, day: date | None) -> None:
        self._edit(lambda year: year.change_lesson(id, lambda lesson: replace(lesson, pinned=day)))

    def move_by(self, id: str, by: int) -> None:
        """Move a lesson one place on or back in the order of the year, into the sequence beside it at the end of its
        own. by: 1 or -1."""

        def change(year: ClassYear) -> ClassYear:
            sequence = year.sequence_of(id)
            place = [lesson.id for lesson in sequence.lessons].index(id) + by
            if 0 <= place < len(sequence.lessons):
                return year.move_lesson(id, sequence.id, place)
            beside = year.sequences.index(sequence) + by
            if not 0 <= beside < len(year.sequences):
                return year
            target = year.sequences[beside]
            return year.move_lesson(id, target.id, 0 if by > 0 else len(target.lessons))

        self._edit(change)

    def mark_done(self, id: str) -> None:
        self._edit(lambda year: year.change_lesson(id, lambda lesson: replace(lesson, done=True)))

    def add_lessons(self, sequence: str, title: str, lessons: Sequence[tuple[str, str]], hours: int) -> None:
        """Add lessons, each a title and the id of its file, to a sequence. sequence: "" for a new one named `title`."""
        planned = tuple(PlannedLesson(new_id(), name, lesson, hours) for name, lesson in lessons)

        def change(year: ClassYear) -> ClassYear:
            if not sequence:
                return year.add_sequence(LessonSequence(new_id(), title, planned))
            for one in planned:
                year = year.add_lesson(sequence, one)
            return year

        self._edit(change)

    # -- sequences

    def add_sequence(self, title: str) -> None:
        self._edit(lambda year: year.add_sequence(LessonSequence(new_id(), title)))

    def rename_sequence(self, id: str, title: str) -> None:
        self._edit(lambda year: year.rename_sequence(id, title))

    def remove_sequence(self, id: str) -> None:
        self._edit(lambda year: year.remove_sequence(id))

    def move_sequence(self, id: str, place: int) -> None:
        self._edit(lambda year: year.move_sequence(id, place))

    # -- other classes

    def missing(self, other: TaughtClass) -> Sequence[MissingLesson]:
        """Return what the class lacks that another one has had."""
        own = self._own()
        return self._planning.missing(own.class_name, other.class_name, own.subject)

    def add_missing(self, lessons: Sequence[MissingLesson]) -> None:
        """Plan lessons that another class has had, before the next lesson or in a sequence of their own. Those that
        were planned for later come forward."""
        own = self._own()
        known = list(self.year.lessons)
        planned = [_known(known, one) or _new(one) for one in lessons]
        laid = self._planning.next_lesson(own.class_name, own.subject).laid
        following = None if laid is None or laid.planned in planned else laid.planned

        def change(year: ClassYear) -> ClassYear:
            for one in planned:
                if one in known:
                    year = year.remove_lesson(one.id)
            if following is None:
                return year.add_sequence(LessonSequence(new_id(), tr("À rattraper"), tuple(planned)), 0)
            sequence = year.sequence_of(following.id)
            place = sequence.lessons.index(following)
            for one in reversed(planned):
                year = year.add_lesson(sequence.id, one, place)
            return year

        self._edit(change)

    def copy_year(self, other: TaughtClass) -> None:
        own = self._own()
        self._planning.copy_year(other.class_name, own.class_name, new_id, own.subject)


def _known(planned: Sequence[PlannedLesson], one: MissingLesson) -> PlannedLesson | None:
    """Return the lesson of a year that another class has had."""
    same = (lesson for lesson in planned if one.lesson and lesson.lesson == one.lesson)
    return next(same, next((lesson for lesson in planned if fold(lesson.title) == fold(one.title)), None))


def _new(one: MissingLesson) -> PlannedLesson:
    return PlannedLesson(new_id(), one.title, one.lesson, min(one.hours, MOST_HOURS))
