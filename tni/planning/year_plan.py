"""Everything that a teacher has planned for a school year, and its undo history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tni.core.collation import fold
from tni.planning.class_year import ClassYear
from tni.planning.timetable import class_key

type ClassYearKey = tuple[str, str]
"""A class and a subject, in the form by which they are compared."""

MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class YearPlan:
    """Planned years of a teacher's classes. first_year: calendar year in which the school year began."""

    first_year: int
    classes: tuple[ClassYear, ...] = ()

    def year_of(self, class_name: str, subject: str = "") -> ClassYear:
        """Return the year of a class, an empty one for a class without a plan."""
        wanted = year_key(class_name, subject)
        found = next((one for one in self.classes if year_key(one.class_name, one.subject) == wanted), None)
        return found or ClassYear(class_name, subject)

    def with_year(self, year: ClassYear) -> YearPlan:
        """Replace the year of a class."""
        key = year_key(year.class_name, year.subject)
        keys = [year_key(one.class_name, one.subject) for one in self.classes]
        if key not in keys:
            return replace(self, classes=(*self.classes, year))
        return replace(self, classes=tuple(year if k == key else c for k, c in zip(keys, self.classes, strict=True)))

    def changed(self, change: Callable[[ClassYear], ClassYear]) -> YearPlan:
        """Change the years of all classes."""
        return replace(self, classes=tuple(map(change, self.classes)))


def year_key(class_name: str, subject: str) -> ClassYearKey:
    return class_key(class_name), fold(subject)


class YearHistory:
    """Undo history of the classes' years."""

    def __init__(self, plan: YearPlan) -> None:
        self.plan = plan
        self._undone: list[YearPlan] = []
        self._done: list[YearPlan] = []

    def do(self, year: ClassYear) -> bool:
        """Put a class's changed year in the plan. Return whether anything changed."""
        changed = self.plan.with_year(year)
        if changed == self.plan:
            return False
        self._done = [*self._done, self.plan][-MOST_STEPS:]
        self._undone.clear()
        self.plan = changed
        return True

    def amend(self, change: Callable[[ClassYear], ClassYear]) -> bool:
        """Change the years of all classes in every step, so that undo does not take it back. Return whether the plan
        is another now."""
        before = self.plan
        self.plan = self.plan.changed(change)
        self._done = [plan.changed(change) for plan in self._done]
        self._undone = [plan.changed(change) for plan in self._undone]
        return self.plan != before

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def undo(self) -> bool:
        return self._step(self._done, self._undone)

    def redo(self) -> bool:
        return self._step(self._undone, self._done)

    def _step(self, taken: list[YearPlan], given: list[YearPlan]) -> bool:
        if not taken:
            return False
        given.append(self.plan)
        self.plan = taken.pop()
        return True
