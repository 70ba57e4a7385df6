"""School year: the weeks of each class, its sequences and lessons, the timetable and holidays."""
