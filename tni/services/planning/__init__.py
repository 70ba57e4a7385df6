"""Use cases of the school year: timetable, holidays, planned lessons, and what was really taught."""
