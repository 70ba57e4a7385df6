"""A class's year: timetable, holidays, and lessons laid on its hours."""
