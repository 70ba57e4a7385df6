"""Classes that have a year, and the next planned lesson of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tni.core.collation import sort_key
from tni.planning.taught_class import ComingLesson, TaughtClass
from tni.planning.timetable import Timetable, class_key
from tni.planning.year_plan import YearPlan, year_key
from tni.services.planning.planning_service import PlanningService


def taught_classes(timetable: Timetable, plan: YearPlan, names: Iterable[str]) -> tuple[TaughtClass, ...]:
    """Return the classes of the timetable, of the plan and of the class lists, each once, in the order of lists."""
    found: dict[tuple[str, str], TaughtClass] = {}
    for name in timetable.class_names:
        subjects = timetable.subjects_of(name)
        for subject in subjects if len(subjects) > 1 else ("",):
            found.setdefault(year_key(name, subject), TaughtClass(name, subject))
    for year in plan.classes:
        if year.sequences:
            found.setdefault(year_key(year.class_name, year.subject), TaughtClass(year.class_name, year.subject))
    known = {key for key, _ in found}
    for name in names:
        if class_key(name) not in known:
            found.setdefault(year_key(name, ""), TaughtClass(name))
    return tuple(sorted(found.values(), key=lambda one: sort_key(one.class_name, one.subject)))


def coming_lesson(planning: PlanningService, own: TaughtClass, now: datetime) -> ComingLesson | None:
    """Return the next planned lesson of a class, the one under way included; None when nothing is planned."""
    laid = planning.next_lesson(own.class_name, own.subject).laid
    if laid is None or laid.planned is None or laid.hour.end <= now:
        return None
    planned, hour = laid.planned, laid.hour
    return ComingLesson(own.class_name, own.subject, planned.title, planned.lesson, hour.start, hour.end)


def coming_lessons(planning: PlanningService, now: datetime) -> tuple[ComingLesson, ...]:
    """Return the next planned lesson of each class, the soonest first."""
    years = (year for year in planning.plan.classes if year.sequences)
    found = (coming_lesson(planning, TaughtClass(year.class_name, year.subject), now) for year in years)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.start))
