"""Day for which homework is given when the teacher says nothing: that of the next lesson with the class."""

from __future__ import annotations

from datetime import date, datetime

from tni.planning.timetable import EARLY
from tni.services.planning.planning_service import PlanningService


def default_due_day(planning: PlanningService, class_name: str, subject: str, now: datetime) -> date | None:
    """Return the day of the next lesson with a class after that of `now`, neither cancelled nor in the holidays; with
    the group that is there at `now`, if there is one. None when the timetable has no such lesson."""
    hours = planning.coming_hours(class_name, subject, now)
    under_way = next((hour for hour in hours if hour.start - EARLY <= now <= hour.end), None)
    group = under_way.group if under_way is not None else ""
    later = [hour for hour in hours if hour.day > now.date()]
    same = (hour.day for hour in later if hour.group in ("", group))
    return next(same, None) if group else later[0].day if later else None
